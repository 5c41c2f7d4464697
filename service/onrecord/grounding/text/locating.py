"""Where words stand in an article: exact, or equal but for harmless differences; nothing else is found."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.brief import Span
from onrecord.grounding.text.folding import fold, is_han, loose, without_accents
from onrecord.grounding.text.turning import turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.article import Article
    from onrecord.grounding.text.folded import Folded

_EDGES = " \t\n'.,;:!?()[]-…،؛؟"
_EDGES_BUT_STOPS = _EDGES.replace(".", "")
_GAP = re.compile(r"\s*(?:\[\s*\.\.\.\s*\]|\(\s*\.\.\.\s*\)|\.\.\.)\s*")
_INSERTED = re.compile(r"\s*\[(?=[^\]]*\w)(?P<words>[^\]\[\d]{1,60})\]")
_SPLIT_INSERTED = re.compile(r"\s*\[(?=[^\]]*\w)[^\]\[\d]{1,60}\]")
_JOINT = 8
"""Characters of punctuation that may stand where brackets were put in."""

_WORDS = re.compile(r"\w+")
# Words that mean another thing with a small letter: refused unless the case is the article's.
_TOLD_APART = frozenset(
    "us it who may march turkey china polish august will mark bill jordan chad mali sie ihr ihnen".split()
)
LEFT_OUT = 600
"""Characters that an ellipsis may stand for."""


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
        return loose(self._folded.text)

    def window(self, first: int, last: int) -> tuple[int, int]:
        """Offsets from the start of sentence `first` to the end of `last`, kept inside the article."""
        sentences = self.article.sentences
        first, last = max(1, first), min(len(sentences), last)
        return sentences[first - 1].start, sentences[last - 1].end

    def places(self, words: str, start: int = 0, end: int | None = None) -> list[Place]:
        """Every place of `words` within the offsets, in order; empty when they do not stand there."""
        end = len(self.article.text) if end is None else end
        folded = fold(words).text
        needle = folded.strip(_EDGES)
        if not needle or not _WORDS.search(needle):
            return []
        shortened = "..." in folded
        if shortened:  # by whoever quotes, or in the article itself
            needle = folded.strip(_EDGES_BUT_STOPS)
        found = list(self._whole(needle, words, start, end))
        if found or not (shortened or "[" in folded):
            return found
        if any(turns(match["words"]) for match in _INSERTED.finditer(folded)):
            return []  # `will [not] send`
        if shortened:
            return list(self._pieced(_stripped(_GAP.split(_INSERTED.sub("", folded))), start, end))
        return list(self._joined(_stripped(_SPLIT_INSERTED.split(folded)), start, end))

    def _whole(self, needle: str, words: str, start: int, end: int) -> Iterator[Place]:
        low, high = self._folded.before(start), self._folded.before(end)
        wanted = loose(needle)
        at = self._loose.find(wanted, low, high)
        while at >= 0:
            stop = at + len(wanted)
            if self._on_edges(at, stop) and self._same(at, needle):
                begin, finish = self._folded.origin(at, stop)
                if (
                    self.article.text[finish : finish + 1] == "."
                    and "." in needle
                    and words.rstrip().endswith(".")
                ):
                    finish += 1  # the last full stop of an abbreviation: U.S.
                yield Place(begin, finish, self.article.text[begin:finish] == words)
            at = self._loose.find(wanted, at + 1, high)

    def _pieced(self, pieces: list[str], start: int, end: int) -> Iterator[Place]:
        """An ellipsis: both ends present, all pieces in order, close together, and nothing left out that turns them."""
        if len(pieces) < 2 or not _enough(pieces[0]) or not _enough(pieces[-1]):
            return
        for first in self._whole(pieces[0], pieces[0], start, end):
            finish = first.end
            for piece in pieces[1:]:
                following = next(self._whole(piece, piece, finish, min(end, finish + LEFT_OUT)), None)
                if following is None or turns(self.article.text[finish : following.start]):
                    break
                finish = following.end
            else:
                yield Place(first.start, finish, False)

    def _joined(self, pieces: list[str], start: int, end: int) -> Iterator[Place]:
        """Words put in by brackets: what stands round them follows without a word between."""
        for first in self._whole(pieces[0], pieces[0], start, end) if pieces else ():
            finish = first.end
            for piece in pieces[1:]:
                following = next(
                    self._whole(piece, piece, finish, min(end, finish + len(piece) + _JOINT)), None
                )
                if following is None or _WORDS.search(self.article.text[finish : following.start]):
                    break
                finish = following.end
            else:
                yield Place(first.start, finish, False)

    def _on_edges(self, at: int, stop: int) -> bool:
        text = self._folded.text
        before, after = text[at - 1 : at], text[stop : stop + 1]
        if _of_a_word(text[at]) and _of_a_word(before) and not (is_han(text[at]) or is_han(before)):
            return False
        if _of_a_word(text[stop - 1]) and _of_a_word(after) and not (is_han(text[stop - 1]) or is_han(after)):
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
            acronym = len(its) > 1 and its.isupper() != mine.isupper()
            stressed = mine.isupper() and its.islower() and mine.lower() not in _TOLD_APART
            if acronym and not stressed and not (shouted and len(needle.split()) > 1):
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


def _of_a_word(char: str) -> bool:
    """Whether it is a letter or digit, or a mark on one: the vowel signs of Hindi are no letters."""
    return char.isalnum() or (not char.isascii() and unicodedata.category(char).startswith("M"))


def _stripped(pieces: Iterable[str]) -> list[str]:
    return [bare for piece in pieces if (bare := piece.strip(_EDGES))]


def _enough(piece: str) -> bool:
    """Whether a piece beside an ellipsis is long enough to be known again: two words, or four characters of Chinese."""
    return len(_WORDS.findall(piece)) >= 2 or sum(map(is_han, piece)) >= 4


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
