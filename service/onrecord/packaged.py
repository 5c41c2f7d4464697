"""Where files that lie beside the package are found: inside the wheel, else in the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def packaged(folder: str) -> Path:
    """The folder `prompts`, `schemas` or `component`. Raises FileNotFoundError where neither place has it."""
    for place in (_PACKAGE / "_packaged" / folder, _PACKAGE.parent.parent / folder):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{folder} is neither in the package nor beside it")
