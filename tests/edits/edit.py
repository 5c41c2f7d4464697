"""One edit: a quote, what the article really says, and where it says it."""

from __future__ import annotations

from dataclasses import dataclass


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
