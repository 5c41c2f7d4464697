"""Counting: the number that governs one noun phrase, wherever English puts it.

`two frigates`, `three more warships`, `two of the three brigades`, `nine of them tanks`, `of which 22 are
carriers`, `put Kyrgyz troops killed at "no fewer than nine"`, `bring to seven the number of vessels`, `a second
carrier`. A calibre (`155 mm`) counts nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.grounding.quantities import Reading, quantities

_FURTHER = r"(?:more|further|additional|other|remaining|surviving|such|new|separate|extra)"
_LINK = re.compile(
    rf"[\s\-]*[\"”’']?\s*(?:{_FURTHER}\s+)?(?:of\s+(?:(?:the|its|his|her|their|our|your|these|those|them"
    rf"|a total of)\s*)"
    rf"?)?(?:{_FURTHER}\s+)?[\"“‘']?\s*",
    re.IGNORECASE,
)
_COPULA = re.compile(r"\s+(?:(?:are|were|is|was|will be|being)\s+)(?:an?\s+|the\s+)?$", re.IGNORECASE)
_PARTED = re.compile(r"\b(?:of which|of whom|of them)\b", re.IGNORECASE)
_PART_LINK = re.compile(r"\s+of\s+(?:the|its|his|her|their|our|these|those)\s+", re.IGNORECASE)
_INDEFINITE = re.compile(
    r"(?<![\w'’])(?:an?(?:\s+(?:second|third|fourth|fifth|sixth|further|single|new|lone))?|another"
    r"|a single)\s+[\"“‘']?$",
    re.IGNORECASE,
)
_CALIBRE = re.compile(r"\s?-?(?:mm|cm|millimetres?|millimeters?|calib(?:re|er)s?|km|kg|%|per cent|percent)\b")
_COUNTED_AFTER = re.compile(
    r"\s+(?:(?:killed|wounded|injured|lost|captured|dead|destroyed|deployed|there|involved)\s+)?at\s+[\"“‘']?$"
)
_PUTS = re.compile(r"\b(?:put|puts|putting|estimate|estimates|estimated)\s+[^,;]{0,50}$", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\b(?:to|at)\s+[\"“‘']?$", re.IGNORECASE)
_THE_NUMBER_OF = re.compile(r"[\"”’']?\s+the\s+(?:total\s+)?number\s+of\s+(?:its\s+|the\s+)?$", re.IGNORECASE)
_REACH = 70


@dataclass(frozen=True, slots=True)
class Count:
    """The number of a noun phrase. `whole` is the total that it is a part of: three of `two of the three`."""

    reading: Reading
    whole: Reading | None = None


def count_of(text: str, first: int, last: int, floor: int, end: int) -> Count | None:
    """The number that governs the noun phrase from `first` to `last` in the sentence from `floor` to `end`."""
    return (
        _before(text, first, floor)
        or _after(text, first, last, floor, end)
        or _indefinite(text, first, floor)
    )


def is_calibre(text: str, end: int) -> bool:
    """Whether a number that ends here measures a barrel, a distance or a share and counts nothing."""
    return _CALIBRE.match(text, end) is not None


def _before(text: str, first: int, floor: int) -> Count | None:
    readings = [r for r in quantities(text, max(floor, first - _REACH), first) if not is_calibre(text, r.end)]
    if not readings:
        return None
    reading = readings[-1]
    between = text[reading.end : first]
    if _LINK.fullmatch(between):
        if len(readings) > 1 and _PART_LINK.fullmatch(text[readings[-2].end : reading.start]):
            return Count(readings[-2], whole=reading)
        return Count(reading)
    copula = _COPULA.fullmatch(between)
    if copula and _PARTED.search(text, floor, reading.start):
        return Count(reading)
    if _THE_NUMBER_OF.fullmatch(between) and _NUMBER_OF.search(text, floor, reading.start):
        return Count(reading)
    return None


def _after(text: str, first: int, last: int, floor: int, end: int) -> Count | None:
    """`put Kyrgyz troops killed at "no fewer than nine"`: the number stands after the noun."""
    if not _PUTS.search(text, floor, first):
        return None
    for reading in quantities(text, last, min(end, last + _REACH)):
        if _COUNTED_AFTER.fullmatch(text[last : reading.start]):
            return Count(reading)
    return None


def _indefinite(text: str, first: int, floor: int) -> Count | None:
    match = _INDEFINITE.search(text, max(floor, first - 24), first)
    if match is None:
        return None
    words = match.group().rstrip(" \"“‘'")
    return Count(Reading(match.start(), match.start() + len(words), 1, 1, 1))
