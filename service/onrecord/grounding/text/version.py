"""A version of an article: its sentences, folded, so that two versions can be compared in their words."""

from __future__ import annotations

import bisect
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.grounding.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.grounding.text.folded import Folded


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of sentences: its `text`, its offset `at` in the version, and its `words`, folded and trimmed."""

    at: int
    text: str
    folded: Folded
    first: int
    words: str

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the version as places in `words`."""
        low = self.folded.before(start - self.at) - self.first
        high = self.folded.before(end - self.at) - self.first
        return max(0, low), min(len(self.words), high)

    def outside(self, low: int, high: int) -> tuple[int, int]:
        """Places in `words`, `low` before `high`, as offsets of the version."""
        start, end = self.folded.origin(self.first + low, self.first + high)
        while end < len(self.text) and unicodedata.combining(self.text[end]):
            end += 1  # a vowel sign of Arabic, which folds away
        return self.at + start, self.at + end


@dataclass(frozen=True)
class Version:
    """One text and where its sentences lie, `[start, end)` in code points. Sentences are numbered from 1."""

    text: str
    sentences: Sequence[tuple[int, int]]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Each sentence by itself; the first is number 1."""
        return tuple(self.stretch(number, number) for number in range(1, len(self.sentences) + 1))

    def stretch(self, first: int, last: int) -> Stretch:
        """The sentences from `first` to `last` in one piece."""
        start, end = self.sentences[first - 1][0], self.sentences[last - 1][1]
        text = self.text[start:end]
        folded = fold(text)
        bare = folded.text.lstrip(" ")
        return Stretch(start, text, folded, len(folded.text) - len(bare), bare.rstrip(" "))

    def words_of(self, number: int) -> str:
        """The folded words of a sentence."""
        return self.stretches[number - 1].words

    def numbers(self, start: int, end: int) -> list[int]:
        """The sentences that a stretch of text touches."""
        first = max(1, bisect.bisect_right(self._starts, start))
        last = bisect.bisect_left(self._starts, end)
        return [n for n in range(first, last + 1) if self.sentences[n - 1][1] > start]
