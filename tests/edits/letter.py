"""Harmless changes of letters: their case, their forms, and signs within words that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from tests.edits.article import own_articles
from tests.edits.words import WITHOUT_SPACES, words

if TYPE_CHECKING:
    import random

LIGATURES = {
    "ffi": "ﬃ",
    "ffl": "ﬄ",
    "ff": "ﬀ",
    "fi": "ﬁ",
    "fl": "ﬂ",
    "لا": "ﻻ",
    "لأ": "ﻷ",
    "لإ": "ﻹ",
    "لآ": "ﻵ",
}
LIGATURE = re.compile("|".join(LIGATURES))
PLAIN_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")
LONG_WORD = re.compile(r"(?<!\w)[^\W\d_]{6,}(?!\w)")
ASCII_WORD = re.compile(r"(?<!\w)[A-Za-z]{4,}(?!\w)|(?<![\w.,])\d+(?![\w.,]\d)")
ASCII_BESIDE_SIGNS = re.compile(r"[A-Za-z0-9-]+")
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
NARROW = str.maketrans("，；：。", ",;:.")
SOFT_HYPHEN = "\u00ad"
WITHOUT_HYPHENS = WITHOUT_SPACES | {"ar"}


def first_letter(text: str, language: str, chance: random.Random) -> str:
    """A capital at the beginning, or none where the word is no name."""
    found = PLAIN_WORD.match(text)
    if not found or not _is_ordinary(found[0].lower(), language):
        return text
    if text[0].islower():
        return text[0].upper() + text[1:]
    follows_small = text[found.end() :].lstrip()[:1].islower()
    return text[0].lower() + text[1:] if follows_small or language == "de" else text


def word_case(text: str, language: str, chance: random.Random) -> str:
    """An ordinary word in capitals, or with one; in German only in capitals, for one would make a noun of it."""
    found = [word for word in PLAIN_WORD.finditer(text) if word[0].islower() and len(word[0]) > 3]
    found = [word for word in found if _is_ordinary(word[0], language) and "ß" not in word[0]]
    if not found:
        return text
    word = chance.choice(found)
    new = word[0].upper() if language == "de" or chance.random() < 0.6 else word[0].capitalize()
    return text[: word.start()] + new + text[word.end() :]


def ligatures(text: str, language: str, chance: random.Random) -> str:
    """Two letters as one sign."""
    return LIGATURE.sub(lambda found: LIGATURES[found[0]], text)


def soft_hyphens(text: str, language: str, chance: random.Random) -> str:
    """Where a line might break within a word."""
    if language in WITHOUT_HYPHENS:
        return text
    found = list(LONG_WORD.finditer(text))
    for word in reversed(found[: chance.randint(1, 3)]):
        middle = (word.start() + word.end()) // 2
        text = text[:middle] + SOFT_HYPHEN + text[middle:]
    return text


def decomposed(text: str, language: str, chance: random.Random) -> str:
    """Accents as signs of their own."""
    return unicodedata.normalize("NFD", text)


def full_width(text: str, language: str, chance: random.Random) -> str:
    """A word or a number in wide letters; in Chinese, figures wide or marks narrow."""
    if language in WITHOUT_SPACES and chance.random() < 0.5:
        return text.translate(NARROW)
    found = list((ASCII_BESIDE_SIGNS if language in WITHOUT_SPACES else ASCII_WORD).finditer(text))
    if not found:
        return text
    word = chance.choice(found)
    return text[: word.start()] + word[0].translate(WIDE) + text[word.end() :]


def _is_ordinary(word: str, language: str) -> bool:
    """Whether it is a word like any other, whatever its case."""
    return word in _small_words(language) and word not in words(language).case_matters


@cache
def _small_words(language: str) -> frozenset[str]:
    """The words that the language's articles write small somewhere."""
    text = "\n".join(article.text for article in own_articles(language))
    return frozenset(found for found in PLAIN_WORD.findall(text) if found.islower())
