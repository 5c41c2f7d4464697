"""Sections: as many whole sentences as one model call takes, with the sentences before as context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.article import Article

CHARACTERS = 9_000
CONTEXT = 3


@dataclass(frozen=True, slots=True)
class Section:
    """Sentence numbers `first` to `last` (inclusive); `before` is where its context starts."""

    first: int
    last: int
    before: int


def sections(article: Article, characters: int = CHARACTERS) -> list[Section]:
    """The article cut into sections of at most `characters`, at paragraph ends where one is near."""
    found: list[Section] = []
    first = 1
    total = len(article.sentences)
    while first <= total:
        last = first
        while last < total and article.sentences[last].end - article.sentences[first - 1].start <= characters:
            last += 1
        if last < total:
            last = _paragraph_end(article, first, last)
        found.append(Section(first, last, max(1, first - CONTEXT)))
        first = last + 1
    return found


def _paragraph_end(article: Article, first: int, last: int) -> int:
    """The last paragraph end in the second half of the section, or where it stands."""
    for number in range(last, first + (last - first) // 2, -1):
        if article.sentences[number - 1].paragraph != article.sentences[number].paragraph:
            return number
    return last
