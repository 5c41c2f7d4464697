"""Figures in a claim: every number as one value with its bound and unit, in digits or words.

`quantities` reads how many of a noun; here also money, shares, years, ordinals and hours count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.grounding.numbers.quantities import (
    ABOUT,
    DIGITS,
    FIRST_WORD,
    HIGH,
    LOW,
    NEARLY,
    OVER,
    SMALL,
    UNDER,
    VAGUE_WORDS,
    number_of,
)
from onrecord.grounding.text.folding import is_han, plain, without_accents

if TYPE_CHECKING:
    from collections.abc import Mapping

# `a hundred and twenty` is one number; `six and nine million` and `four two-seat jets` are two.
_TENS = "|".join(word for word in FIRST_WORD.split("|") if word.endswith("ty"))
_BELOW = rf"(?:(?:{_TENS})(?:[\s-](?:{FIRST_WORD}))?|(?:{FIRST_WORD}))"
_SCALED = r"(?:hundred|thousand|million|billion)"
_IN_WORDS = rf"{_BELOW}(?:[\s-]{_SCALED}(?:\s(?:and\s)?{_BELOW})?)*"
_NUMBER = (
    rf"(?:(?:{DIGITS})(?:\s+(?:hundred|thousand|million|billion|dozen))?|(?:{_IN_WORDS})(?:\s+dozen)?|half a dozen|"
    r"a half[- ]dozen|a dozen|a (?:pair|couple|trio)(?: of)?|a hundred|a thousand|a million)"
)
_EXACT = "exactly|precisely"
_BOUND = re.compile(
    rf"(?<!\w)(?:(?P<low>{LOW})|(?P<high>{HIGH})|(?P<about>{ABOUT})|(?P<exact>{_EXACT}))\s+"
    r"(?:(?:an?\s)?(?:total of|another|additional)\s+)?$",
    re.IGNORECASE,
)
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split(),
        1,
    )
}
_SCALE = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
    "trillion": 10**12,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
_TIMES = {"twice": 2, "thrice": 3}
_ENGLISH = re.compile(
    rf"(?<![\w.,/-])(?<![Nn]o[\s-])(?:"
    rf"(?P<clock>\d{{1,2}}:\d\d(?!\d))"
    rf"|(?P<nth>\d+(?:st|nd|rd|th)(?!\w)|(?:{'|'.join(_ORDINALS)})(?![\w]))"
    rf"|(?P<half>half an? (?P<halved>hundred|thousand|million|billion|trillion))(?!\w)"
    rf"|(?P<times>twice|thrice)(?!\w)"
    rf"|(?P<share>half)(?![\w-])"
    rf"|(?P<vague>{VAGUE_WORDS})(?!\w)"
    rf"|(?P<currency>[A-Z]{{0,2}}[$€£¥])?\s?(?P<number>{_NUMBER})"
    rf"(?:\s?-?\s?(?P<scale>trillion|(?<=\d)(?:k|m|mn|bn|tn))(?!\w))?(?P<percent>\s?(?:%|per\s?cent\b|percentage\b))?"
    rf"(?P<unit>(?<=\d)[a-z]{{1,3}}(?!\w))?(?P<over>(?:-|\s?/\s?)\d+(?!\w))?(?![\w/]))",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"(?:\s+(?:and|to|or)\s+|\s?[-–]\s?)(?:[$€£])?(?:\d+(?:\.\d+)?|(?:two|three|four|five|six|seven|eight|nine|ten))\s?"
    r"(?P<scale>thousand|million|billion|trillion)\b",
    re.IGNORECASE,
)
_SMALLEST_SCALE = 1_000
_DIGITS = re.compile(r"(?<![A-Za-z\d.,/-])\d+(?:[.,\u00a0\u202f '’]\d{3}(?!\d))*(?:[.,]\d+)?(?![\d])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HAN_NUMBER = re.compile(r"[〇零一二三四五六七八九十百千万亿两兩双萬億]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number where it stands: its value as a key that compares, and its bound if it has one."""

    start: int
    end: int
    key: str
    bound: str = ""
    unit: str = ""


def figures(text: str, language: str, words: Mapping[str, float]) -> list[Figure]:
    """Every figure in a text, in order. `words`: the language's number words, folded; English has its own."""
    if language == "en":
        return [figure for match in _ENGLISH.finditer(text) if (figure := _english(text, match)) is not None]
    return _abroad(text, words)


def _english(text: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    start += len(match.group()) - len(match.group().lstrip())
    key = _key(match)
    if key is None:
        return None
    bound, opened = _bound(text, start, match)
    unit = ""
    if match.group("currency"):
        unit = match.group("currency")[-1]
    elif match.group("percent"):
        unit = "percent"
    elif match.group("unit"):
        unit = match.group("unit").lower()
    return Figure(opened, end, key, bound, unit)


def _key(match: re.Match[str]) -> str | None:
    if clock := match.group("clock"):
        return f"#{clock}"
    if nth := match.group("nth"):
        return f"@{_ORDINALS.get(nth.lower()) or int(re.sub(r'[^0-9]', '', nth))}"
    if match.group("half"):
        value = number_of(f"1 {match.group('halved')}") if match.group("halved") != "trillion" else 10**12
        return f"#{_shown((value or 0) / 2)}"
    if times := match.group("times"):
        return f"×{_TIMES[times.lower()]}"
    if match.group("share"):
        return "½"
    if vague := match.group("vague"):
        return f"~{vague.lower()}"
    value = number_of(match.group("number"))
    if value is None:
        return None
    if match.group("scale"):
        value *= _SCALE[match.group("scale").lower()]
    elif value < _SMALLEST_SCALE and (shared := _SHARED.match(match.string, match.end())):
        value *= _SCALE[shared.group("scale").lower()]  # `between 14 and 17 million`
    return f"#{_shown(value)}{(match.group('over') or '').replace(' ', '')}"


def _shown(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"


def _bound(text: str, start: int, match: re.Match[str]) -> tuple[str, int]:
    """What the words before a number make of it, and where they begin."""
    found = _BOUND.search(text, max(0, start - 40), start)
    if found is None:
        return "", start
    kind = next(name for name in ("low", "high", "about", "exact") if found.group(name))
    word = found.group(kind).lower()
    value = number_of(match.group("number") or "") or 0
    if (word in ("over", "under") and value < SMALL and not match.group("currency")) or match.group("nth"):
        return "", start  # a word of place
    for closer, words in (("over", OVER), ("under", UNDER), ("nearly", NEARLY)):
        if re.fullmatch(words, word):
            kind = closer
    return kind, found.start()


def _abroad(text: str, words: Mapping[str, float]) -> list[Figure]:
    found = [
        Figure(match.start(), match.end(), f"#{_value(match.group())}") for match in _DIGITS.finditer(text)
    ]
    if not words:
        return found
    found += [
        Figure(match.start(), match.end(), f"#{_han(match.group(), words)}")
        for match in _HAN_NUMBER.finditer(text)
    ]
    for match in _WORD.finditer(text):
        if is_han(match.group()[0]):
            continue
        value = _worded(without_accents(plain(match.group())).lower(), words)
        if value is not None:
            found.append(Figure(match.start(), match.end(), f"#{_shown(value)}"))
    return sorted(found, key=lambda figure: figure.start)


def _value(digits: str) -> str:
    """Digits of any grouping as one value: `3.200` and `3 200` are 3200, `1,5` is 1.5."""
    folded = plain(digits)
    whole = re.sub(r"[.,  '](?=\d{3}(?:\D|$))", "", folded)
    return _shown(float(whole.replace(",", "."))) if whole.count(",") + whole.count(".") <= 1 else whole


def _worded(word: str, words: Mapping[str, float]) -> float | None:
    """The value of a number word, also of one written together or with a prefix (`einundzwanzig`, `وثلاثة`)."""
    if word in words:
        return words[word]
    if word[:1] in "وبل" and word[1:] in words:
        return words[word[1:]]
    return _together(word, tuple(words.items())) if len(word) > 7 else None


@lru_cache(maxsize=4_096)
def _together(word: str, words: tuple[tuple[str, float], ...]) -> float | None:
    known = dict(words)
    for size in range(3, len(word) - 2):
        first, rest = word[:size], word[size:].removeprefix("-").removeprefix("et-")
        if first not in known:
            continue
        joined = rest.removeprefix("und")
        value = known.get(joined, _together(joined, words) if len(joined) > 7 else None)
        if value is None:
            continue
        return known[first] * value if value >= 100 and joined == rest else known[first] + value
    return None


def _han(run: str, words: Mapping[str, float]) -> str:
    total, section, digit = 0.0, 0.0, 0.0
    for char in run:
        value = words.get(char, 0.0)
        if value >= 10_000:
            total, section, digit = total + (section + digit or 1) * value, 0.0, 0.0
        elif value >= 10:
            section, digit = section + (digit or 1) * value, 0.0
        else:
            digit = digit * 10 + value
    return _shown(total + section + digit)
