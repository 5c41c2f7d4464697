"""The published JSON Schemas, generated from the models. `python -m onrecord.schemas` writes them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.brief import Brief
from onrecord.corrections import Correction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PUBLISHED: Mapping[str, tuple[type[BaseModel], str]] = {
    "brief.v1": (Brief, "OnRecord brief, version 1"),
    "correction.v1": (Correction, "OnRecord correction of a brief, version 1"),
}


def schema_texts() -> dict[str, str]:
    """Each schema as JSON, by its file's name."""
    return {f"{name}.json": _text(name, *published) for name, published in PUBLISHED.items()}


def _text(name: str, model: type[BaseModel], title: str) -> str:
    made = model.model_json_schema(mode="serialization")
    head = {"$schema": DIALECT, "$id": f"urn:onrecord:schema:{name}", "title": title}
    return json.dumps(head | {key: value for key, value in made.items() if key != "title"}, indent=2) + "\n"


def write_schemas(folder: Path) -> None:
    """Write every schema into this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_texts().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
