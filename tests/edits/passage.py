"""A stretch of an article: its sentences, and windows of a few words within them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tests.edits.words import WITHOUT_SPACES, words

if TYPE_CHECKING:
    import random

    from tests.edits.article import Article

SENTENCE_END = re.compile(r"[.!?…]+[\"“”’»)]*\s+(?=[\"“„«‘'(]?\s?\w)|[。！？]+[”」]?|\n+")
ARABIC_OR_CAPITAL = re.compile(r"[\"“„«‘'(]?\s?[^\Wa-zà-ÿа-яё]")
CLOSERS = "”」"
LEAST_WORDS = 5
LEAST_SIGNS = 10


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of an article, by its offsets."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.article.text[self.start : self.end]

    def part(self, start: int, end: int) -> Passage:
        """A part of this passage, by offsets within it."""
        return Passage(self.article, self.start + start, self.start + end)

    def units(self) -> list[tuple[int, int]]:
        """Where its words are; in Chinese, where its signs are."""
        pattern = r"[A-Za-z0-9-]+|\S" if self.article.language in WITHOUT_SPACES else r"\S+"
        return [found.span() for found in re.finditer(pattern, self.text)]

    def is_long_enough(self) -> bool:
        """Whether it says anything."""
        return len(self.units()) >= (LEAST_SIGNS if self.article.language in WITHOUT_SPACES else LEAST_WORDS)


@cache
def sentences(article: Article) -> tuple[Passage, ...]:
    """The sentences that say anything, headlines with them."""
    found, start = [], 0
    for end in [*_ends(article), len(article.text)]:
        part = article.text[start:end]
        begin = start + len(part) - len(part.lstrip())
        found.append(Passage(article, begin, begin + len(part.strip())))
        start = end
    return tuple(sentence for sentence in found if sentence.is_long_enough())


def _ends(article: Article) -> list[int]:
    """Where one sentence ends and the next begins."""
    return [found.end() for found in SENTENCE_END.finditer(article.text) if _is_end(article, found)]


def _is_end(article: Article, found: re.Match[str]) -> bool:
    """Not after an abbreviation, and not before a small letter."""
    if not found[0].startswith("."):
        return True
    before = article.text[: found.start()].rsplit(maxsplit=1)
    if before and before[-1].lstrip('("“«') in words(article.language).abbreviations:
        return False
    return ARABIC_OR_CAPITAL.match(article.text, found.end()) is not None


def window(sentence: Passage, start: int, end: int, chance: random.Random) -> Passage:
    """The part of the sentence that holds these offsets, and a few words on either side."""
    units = sentence.units()
    least, most = (6, 14) if sentence.article.language in WITHOUT_SPACES else (3, 8)
    first = max(0, _unit_at(units, start) - chance.randint(least, most))
    last = min(len(units) - 1, _unit_at(units, end - 1) + chance.randint(least, most))
    return sentence.part(units[first][0], units[last][1])


def core(passage: Passage) -> Passage:
    """The passage without quotation marks and full stops at its ends."""
    text, start, end = passage.text, 0, passage.end - passage.start
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not _is_letter(text[end - 1]):
        end -= 1
    return passage.part(start, end)


def _is_letter(sign: str) -> bool:
    """A letter, a digit, or a mark on a letter."""
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def _unit_at(units: list[tuple[int, int]], offset: int) -> int:
    """The number of the word that holds the offset, or of the next one."""
    return next((number for number, (_, end) in enumerate(units) if offset < end), len(units) - 1)
