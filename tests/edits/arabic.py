"""Harmless changes of Arabic script: other forms of its letters and digits, and vowel signs left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

VOWEL_SIGN = re.compile(r"[\u064b-\u0652]")
HAMZA_ON_ALEF = re.compile("[أإآ]")
ARTICLE = re.compile(r"(?<!\w)ا(?=ل)")
LAST_YA = re.compile(r"(?<=\w)ي(?!\w)")
JOINED = re.compile(r"(?<=[بتثجحخسشصضطظعغفقكلمنهي])(?=[ء-ي])")
FIGURES = re.compile(r"(?<![\w-])\d+(?!\w)")
NAMES_IN_YA = frozenset({"علي"})  # with the other letter they are other words
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def letter_forms(text: str, language: str, chance: random.Random) -> str:
    """Alef without its hamza or with a wasla, ya without its dots, or ya and kaf as Persian writes them."""
    if language != "ar":
        return text
    persian = text.replace("ي", "ی").replace("ك", "ک")
    forms = [HAMZA_ON_ALEF.sub("ا", text), ARTICLE.sub("ٱ", text), _undotted(text), persian]
    return chance.choice([form for form in forms if form != text] or [text])


def _undotted(text: str) -> str:
    """A ya that ends a word without its dots, as in Egypt."""
    return " ".join(word if word in NAMES_IN_YA else LAST_YA.sub("ى", word) for word in text.split(" "))


def tatweel(text: str, language: str, chance: random.Random) -> str:
    """A word or two drawn out."""
    if language != "ar":
        return text
    places = [found.start() for found in JOINED.finditer(text)]
    for place in sorted(chance.sample(places, min(chance.randint(1, 3), len(places))), reverse=True):
        text = text[:place] + "ـ" * chance.randint(1, 2) + text[place:]
    return text


def figures(text: str, language: str, chance: random.Random) -> str:
    """The digits that Arabic writes itself."""
    if language != "ar":
        return text
    table = chance.choice([EASTERN, PERSIAN])
    return FIGURES.sub(lambda found: found[0].translate(table), text)


def vowel_signs_dropped(text: str, language: str, chance: random.Random) -> str:
    """As most texts are written."""
    return VOWEL_SIGN.sub("", text) if language == "ar" else text
