"""One edit: a quote, what the article really says, and where it says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Edit:
    """A changed quote beside the words that it was made from."""

    language: str
    kind: str
    original: str  # the exact words of the article
    edited: str  # the same words, changed
    article: str  # the whole text
    start: int  # where the original begins in the article
    end: int  # and where it ends


def without_repeats(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in their order, but each change of the same words only once, under the kind that comes first."""
    kept: dict[tuple[str, str], Edit] = {}
    for edit in edits:
        kept.setdefault((edit.original, edit.edited), edit)
    return list(kept.values())
