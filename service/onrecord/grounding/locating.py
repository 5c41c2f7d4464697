"""Where words stand in an article: exact, or equal but for harmless differences; nothing else is found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.brief import Span
from onrecord.grounding.folding import Folded, fold, without_accents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.article import Article

_EDGES = " \t\n'.,;:!?()[]-…"
_GAP = re.compile(r"\s*(?:\[\s*\.\.\.\s*\]|\(\s*\.\.\.\s*\)|\.\.\.|\[[^\]\[]{1,60}\])\s*")
_WORDS = re.compile(r"\w+")
# Words that mean another thing with a small letter: refused unless the case is the article's.
_TOLD_APART = frozenset(
    "us it who may march turkey china polish august will mark bill china jordan chad mali".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the article. `exact` is False where only harmless differences separate the words."""

    start: int
    end: int
    exact: bool


class Locator:
    """Finds words in one article. Folding is done once; a look-up is a compiled substring search."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def _folded(self) -> Folded:
        return fold(self.article.text)

    @cached_property
    def _loose(self) -> str:
        text = without_accents(self._folded.text)
        return "".join(low if len(low := char.lower()) == 1 else char for char in text)

    @cached_property
    def _origin_starts(self) -> tuple[int, ...]:
        return self._folded.starts

    def window(self, first: int, last: int) -> tuple[int, int]:
        """Offsets from the start of sentence `first` to the end of `last`, kept inside the article."""
        sentences = self.article.sentences
        first, last = max(1, first), min(len(sentences), last)
        return sentences[first - 1].start, sentences[last - 1].end

    def places(self, words: str, start: int = 0, end: int | None = None) -> list[Place]:
        """Every place of `words` within the offsets, in order; empty when they do not stand there."""
        end = len(self.article.text) if end is None else end
        needle = fold(words).text.strip(_EDGES)
        if not needle or not _WORDS.search(needle):
            return []
        pieces = [piece.strip(_EDGES) for piece in _GAP.split(needle)]
        if len(pieces) > 1:
            return list(self._pieced([piece for piece in pieces if piece], start, end))
        return list(self._whole(needle, words, start, end))

    def _bounds(self, start: int, end: int) -> tuple[int, int]:
        import bisect

        starts = self._origin_starts
        return bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)

    def _whole(self, needle: str, words: str, start: int, end: int) -> Iterator[Place]:
        low, high = self._bounds(start, end)
        loose = "".join(c if len(c) == 1 else o for o, c in ((o, o.lower()) for o in without_accents(needle)))
        at = self._loose.find(loose, low, high)
        while at >= 0:
            stop = at + len(loose)
            if self._on_edges(at, stop) and self._same(at, needle):
                begin, finish = self._folded.origin(at, stop)
                if (
                    words.rstrip().endswith(".")
                    and "." in needle
                    and self.article.text[finish : finish + 1] == "."
                ):
                    finish += 1  # the last full stop of an abbreviation: U.S.
                yield Place(begin, finish, self.article.text[begin:finish] == words)
            at = self._loose.find(loose, at + 1, high)

    def _pieced(self, pieces: list[str], start: int, end: int) -> Iterator[Place]:
        """An ellipsis or an inserted bracket: both ends present, all pieces in order, close together."""
        if len(pieces) < 2 or any(len(_WORDS.findall(piece)) < 2 for piece in (pieces[0], pieces[-1])):
            return
        for first in self._whole(pieces[0], pieces[0], start, end):
            finish = first.end
            for piece in pieces[1:]:
                following = next(self._whole(piece, piece, finish, min(end, finish + 600)), None)
                if following is None:
                    break
                finish = following.end
            else:
                yield Place(first.start, finish, False)

    def _on_edges(self, at: int, stop: int) -> bool:
        text = self._folded.text
        before, after = text[at - 1 : at], text[stop : stop + 1]
        if text[at].isalnum() and before.isalnum():
            return False
        if text[stop - 1].isalnum() and after.isalnum():
            return False
        # "8" does not stand in "18", "8,000", "7.8" or "$8.5".
        if text[at].isdigit() and before and before in ".,:/-" and text[at - 2 : at - 1].isdigit():
            return False
        return not (
            text[stop - 1].isdigit() and after and after in ".,:/-" and text[stop + 1 : stop + 2].isdigit()
        )

    def _same(self, at: int, needle: str) -> bool:
        """Case and accents: equal, or different only where that tells no words apart."""
        there = self._folded.text[at : at + len(needle)]
        if there == needle:
            return True
        shouted = needle.isupper() or there.isupper()
        for match in _WORDS.finditer(needle):
            mine, its = match.group(), there[match.start() : match.end()]
            if mine == its:
                continue
            accents_differ = (
                without_accents(mine).lower() == without_accents(its).lower() and mine.lower() != its.lower()
            )
            if accents_differ and not its[:1].isupper():
                return False
            if mine.lower() in _TOLD_APART and mine[:1].isupper() != its[:1].isupper():
                return False
            acronym = len(its) > 1 and (its.isupper() != mine.isupper())
            if acronym and not (shouted and len(needle.split()) > 1):
                return False
        return True

    def span(self, start: int, end: int) -> Span:
        """The span of two offsets; it quotes the article."""
        return Span(
            start=start, end=end, text=self.article.text[start:end], sentence=self.article.sentence_at(start)
        )

    def sentence_span(self, number: int) -> Span:
        """A whole sentence as a span."""
        sentence = self.article.sentences[number - 1]
        return self.span(sentence.start, sentence.end)


def nearest(places: Iterable[Place], anchors: Iterable[tuple[int, int]]) -> tuple[Place | None, list[Place]]:
    """The place inside or nearest to the item's other evidence, and its equals when that is ambiguous."""
    anchors = list(anchors)

    def away(place: Place) -> int:
        if not anchors:
            return 0
        return min(max(0, begin - place.end, place.start - finish) for begin, finish in anchors)

    ranked = sorted(places, key=lambda place: (away(place), place.start))
    if not ranked:
        return None, []
    best = ranked[0]
    return best, [place for place in ranked[1:] if away(place) == away(best)]
