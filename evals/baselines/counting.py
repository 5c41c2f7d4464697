"""How many a system's words say: a number and its bounds, from digits and the commonest number words."""

from __future__ import annotations

import re
from typing import NamedTuple

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_ABROAD = (
    "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze",
    "صفر واحد اثنان ثلاث أربع خمس ست سبع ثماني تسع عشر",
    "صفر واحدة اثنتان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {
    **{word: value for words in (_SMALL, *_ABROAD) for value, word in enumerate(words.split())},
    **{word: value for value, word in zip(range(30, 100, 10), _TENS.split(), strict=True)},
    **dict.fromkeys(("a", "an", "une", "una", "uno"), 1),
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "mille": 1_000, "mil": 1_000, "million": 1_000_000}
_SCALES |= {"millones": 1_000_000, "millions": 1_000_000, "pair": 2, "couple": 2}
_LOW = re.compile(
    r"\b(?:at least|no fewer than|more than|over|au moins|plus de|al menos|más de)\b", re.IGNORECASE
)
_HIGH = re.compile(r"\b(?:up to|at most|as many as|no more than|fewer than|hasta|jusqu)", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:between|from|entre)\b|\d\s*[-–]\s*\d", re.IGNORECASE)
_PART = re.compile(r"\d+(?:[.,  ]\d{3})*(?:\.\d+)?|[^\W\d_]+")


class Count(NamedTuple):
    """The number and its bounds, as the brief's schema has them."""

    value: int | float | None
    minimum: int | float | None
    maximum: int | float | None


def is_number(word: str) -> bool:
    """Whether a word is a number in digits or letters."""
    return word[:1].isdigit() or (word.lower() in _NUMBERS and word.lower() not in ("un", "a"))


def count_of(words: str, value: int | float | None = None) -> Count:
    """The count that the words give; `value` is what a system itself made of them and counts before them."""
    numbers = _numbers(words)
    if len(numbers) >= 2 and _RANGE.search(words):
        return Count(None, min(numbers[:2]), max(numbers[:2]))
    if value is None:
        value = numbers[0] if numbers else None
    if value is None:
        return Count(None, None, None)
    return Count(value, value if _LOW.search(words) else None, value if _HIGH.search(words) else None)


def _numbers(words: str) -> list[int | float]:
    found: list[int | float] = []
    grown = False
    for part in _PART.findall(words.lower()):
        if part[0].isdigit():
            plain = re.sub(r"[,  ](?=\d{3})|\.(?=\d{3}(?!\d))", "", part)
            found.append(float(plain) if "." in plain else int(plain))
            grown = True
        elif part in _NUMBERS:
            if grown and found and 20 <= found[-1] < 100 and 0 < _NUMBERS[part] < 10:
                found[-1] += _NUMBERS[part]  # "twenty-two"
            else:
                found.append(_NUMBERS[part])
            grown = True
        elif part in _SCALES and grown:
            found[-1] *= _SCALES[part]
        else:
            grown = False
    return found
