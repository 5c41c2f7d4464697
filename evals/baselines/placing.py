"""Finds the place in an article that a system's words come from, generously.

First the words as they are, then without regard to letter case, quotation marks and punctuation, then the
passage of one sentence that shares most words with them. A system that paraphrases is given the benefit of
the doubt; what stands nowhere gets the headline's place, where it counts as made up instead of vanishing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.brief import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.article import Article

ENOUGH = 0.5
"""Share of the words that a sentence must have to be the place they come from."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the article; `found` is False where the words stand nowhere in it."""

    span: Span
    found: bool


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


class Placing:
    """The places of words in one article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._tokens = list(_tokens(article.text))
        self._sentences = [
            [token for token in self._tokens if sentence.start <= token.start < sentence.end]
            for sentence in article.sentences
        ]

    def place(self, words: str, near: int | None = None) -> Place:
        """Where the words stand; of several places the one nearest to `near`, else the first in the text."""
        wanted = [token.word for token in _tokens(words)]
        if wanted:
            found = self._exact(words.strip()) or self._folded(wanted)
            if found:
                return Place(self.span(*self._chosen(found, near)), found=True)
            passage = self._overlapping(wanted)
            if passage:
                return Place(self.span(*passage), found=True)
        first = self._article.sentences[0]
        return Place(self.span(first.start, first.end), found=False)

    def everywhere(self, name: str) -> list[Span]:
        """Every place of a name as whole words, whatever its letter case."""
        wanted = [token.word for token in _tokens(name)]
        return [self.span(*place) for place in self._folded(wanted)] if wanted else []

    def span(self, start: int, end: int) -> Span:
        """The article's words from `start` to `end`."""
        text, number = self._article.text[start:end], self._article.sentence_at(start)
        return Span(start=start, end=end, text=text, sentence=number)

    def sentences(self, spans: Sequence[Span]) -> list[Span]:
        """The sentences that the spans lie in, in order."""
        numbers = {
            number
            for span in spans
            for number in range(
                self._article.sentence_at(span.start), self._article.sentence_at(span.end - 1) + 1
            )
        }
        chosen = [self._article.sentences[number - 1] for number in sorted(numbers)]
        return [self.span(sentence.start, sentence.end) for sentence in chosen]

    def _exact(self, words: str) -> list[tuple[int, int]]:
        whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        return [match.span() for match in whole.finditer(self._article.text)]

    def _folded(self, wanted: list[str]) -> list[tuple[int, int]]:
        size = len(wanted)
        return [
            (self._tokens[at].start, self._tokens[at + size - 1].end)
            for at in range(len(self._tokens) - size + 1)
            if self._tokens[at].word == wanted[0]
            and [token.word for token in self._tokens[at : at + size]] == wanted
        ]

    def _overlapping(self, wanted: list[str]) -> tuple[int, int] | None:
        """The stretch of a sentence with the greatest Dice overlap of words, among sentences that have enough."""
        counts, best, found = Counter(wanted), 0.0, None
        for tokens in self._sentences:
            if sum((Counter(token.word for token in tokens) & counts).values()) < ENOUGH * len(wanted):
                continue
            ends = [at for at, token in enumerate(tokens) if token.word in counts]
            for first in ends:
                for last in (at for at in ends if at >= first):
                    shared = Counter(token.word for token in tokens[first : last + 1]) & counts
                    likeness = 2 * sum(shared.values()) / (last - first + 1 + len(wanted))
                    if likeness > best:
                        best, found = likeness, (tokens[first].start, tokens[last].end)
        return found

    def _chosen(self, places: list[tuple[int, int]], near: int | None) -> tuple[int, int]:
        """The nearest place; the headline only where the words stand nowhere else."""
        told = [place for place in places if not self._in_headline(place[0])] or places
        return min(told, key=lambda place: abs(place[0] - near)) if near is not None else told[0]

    def _in_headline(self, offset: int) -> bool:
        return self._article.sentences[self._article.sentence_at(offset) - 1].kind == "title"


def _tokens(text: str) -> Iterator[_Token]:
    for match in _WORD.finditer(text):
        yield _Token(match.group().casefold(), match.start(), match.end())
