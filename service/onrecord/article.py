"""The article: one normalised text that every offset refers to, cut into numbered sentences."""

from __future__ import annotations

import bisect
import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

SentenceKind = Literal["text", "title", "caption"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A numbered stretch of the article. `number` counts from 1; offsets are code points."""

    number: int
    start: int
    end: int
    paragraph: int
    kind: SentenceKind = "text"


@dataclass(frozen=True)
class Article:
    r"""One news article. `text` is NFC with `\\n` as its only line break; `sentences` never overlap."""

    text: str
    sentences: tuple[Sentence, ...]
    id: str
    language: str
    title: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.text.encode("utf-8")).hexdigest())

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def words_of(self, number: int) -> str:
        """The text of one sentence by its number (1-based)."""
        sentence = self.sentences[number - 1]
        return self.text[sentence.start : sentence.end]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds `offset`, or of the last one that starts before it."""
        return max(1, bisect.bisect_right(self._starts, offset))
