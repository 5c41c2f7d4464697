"""Counting: the number that governs one noun phrase, wherever English puts it.

`two frigates`, `three more warships`, `two of the three brigades`, `nine of them tanks`, `of which 22 are
carriers`, `put Kyrgyz troops killed at "no fewer than nine"`, `bring to seven the number of vessels`, `a second
carrier`, `both frigates`, `tanks lost: 14`, `the number of troops rose to 3,000`. A calibre (`155 mm`), a date and
the number of an article count nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.grounding.assets.uncounted import counts_nothing, is_of_whole, is_ratio
from onrecord.grounding.numbers.quantities import Reading, quantities

_FURTHER = r"(?:more|further|additional|other|remaining|surviving|such|new|separate|extra)"
_LINK = re.compile(
    rf"[\s\-]*[\"”’']?\s*(?:{_FURTHER}\s+)?(?:of\s+(?:(?:the|its|his|her|their|our|your|these|those|them"
    rf"|a total of|(?:(?:the|its|his|their)\s)?(?:[\w.-]+\s){{0,2}}[\w.-]+['’]s)\s*(?:own\s+)?)"
    rf"?)?(?:{_FURTHER}\s+)?[\"“‘']?\s*",
    re.IGNORECASE,
)
_COPULA = re.compile(r"\s+(?:(?:are|were|is|was|will be|being)\s+)(?:an?\s+|the\s+)?$", re.IGNORECASE)
_PARTED = re.compile(r"\b(?:of which|of whom|of them)\b", re.IGNORECASE)
_PART_LINK = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|his|her|their|our|these|those)\s+)?(?:[\w.-]+['’]s?\s+)?(?:(?:total|remaining|original)\s+)?",
    re.IGNORECASE,
)
_VAGUE_PART_LINK = re.compile(r"\s+(?:the|its|his|her|their|our|these|those)\s+", re.IGNORECASE)
_ALL_BUT = re.compile(r"\b(?:all but|every)\s(?:\w+\s)?$", re.IGNORECASE)
_BOTH = re.compile(
    r"(?<![\w'’])(?P<both>both)\s+(?:of\s+)?(?:(?:the|its|his|her|their|our|these|those)\s+)?$", re.IGNORECASE
)
_JOINED = re.compile(r"\s+and\b")
_LISTED_TOLL = re.compile(
    r"(?:\s(?:destroyed|lost|killed|captured|downed|damaged|sunk|shot down|wounded|in [A-Z]\w+)){0,2}\s?:\s"
)
_TOTALLED = re.compile(
    r"\s[^.;:]{0,60}?\b(?:(?:rose|risen|rises|fell|fallen|falls|grew|grown|climbed|dropped|increased|decreased|shrank|doubled"
    r"|tripled|swelled|raised|brought|reduced|cut|boosted|expanded)(?:\s(?:again|further|there"
    r"|from\s[\w,. ]{1,30}?))?\sto"
    r"|(?:stands|stood)\sat|reached|reaches|(?:comes|came)\sto|is now|was then|to)\s$"
)
_NUMBERS = re.compile(r"\s(?:numbers|levels|strength)\b")
_GROUPED = re.compile(r"\D*\d{1,3}(?:\.\d{3})+")
_END = re.compile(
    r"[.,;:)\"”]|$|\s(?:from|in|by|at|on|since|within|this|last|next|over|after|before|and|as|until|when)\b"
)
_INDEFINITE = re.compile(
    r"(?<![\w'’])(?:an?(?:\s+(?:second|third|fourth|fifth|sixth|further|single|new|lone))?|another"
    r"|a single)\s+[\"“‘']?$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r"\s+(?:(?:killed|wounded|injured|lost|captured|dead|destroyed|deployed|there|involved)\s+)?at\s+[\"“‘']?$"
)
_PUTS = re.compile(r"\b(?:put|puts|putting|estimate|estimates|estimated)\s+[^,;]{0,50}$", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\b(?:to|at)\s+[\"“‘']?$", re.IGNORECASE)
_THE_NUMBER_OF = re.compile(
    r"[\"”’']?(?:\s+|\b)(?:the|its|their)\s+(?:total\s+)?number\s+of\s+(?:its\s+|the\s+)?$", re.IGNORECASE
)
_REACH = 70
_FAR_BEHIND = 110
_SHORT = 24


@dataclass(frozen=True, slots=True)
class Count:
    """The number of a noun phrase. `whole` is the total that it is a part of: three of `two of the three`."""

    reading: Reading
    whole: Reading | None = None


def count_of(text: str, first: int, last: int, floor: int, end: int) -> Count | None:
    """The number that governs the noun phrase from `first` to `last` in the sentence from `floor` to `end`."""
    found = (
        _before(text, first, floor)
        or _after(text, first, last, floor, end)
        or _indefinite(text, first, last, floor)
    )
    if found is not None and _GROUPED.fullmatch(text, found.reading.start, found.reading.end):
        return None  # `1.200`: 1,200 or 1.2, the article does not say; things are counted in whole numbers
    return found


def _before(text: str, first: int, floor: int) -> Count | None:
    readings = [
        r
        for r in quantities(text, max(floor, first - _REACH), first)
        if not counts_nothing(text, r.start, r.end)
    ]
    if not readings:
        return None
    reading = readings[-1]
    between = text[reading.end : first]
    if _LINK.fullmatch(between):
        return _part(text, readings, reading, floor)
    copula = _COPULA.fullmatch(between)
    if copula and _PARTED.search(text, floor, reading.start):
        return Count(reading)
    if _THE_NUMBER_OF.fullmatch(between) and _NUMBER_OF.search(text, floor, reading.start):
        return Count(reading)
    return None


def _part(text: str, readings: list[Reading], reading: Reading, floor: int) -> Count | None:
    """A number right before a noun: its own, or that of the whole it is a part of."""
    if len(readings) > 1:
        earlier = readings[-2]
        between = text[earlier.end : reading.start]
        if is_ratio(between) or _ALL_BUT.search(text, floor, earlier.start):
            return None
        if len(readings) > len((earlier, reading)) and is_ratio(text[readings[-3].end : earlier.start]):
            return None
        vague = text[earlier.start : earlier.end].lower().endswith(" of") and _VAGUE_PART_LINK.fullmatch(
            between
        )
        if vague or _PART_LINK.fullmatch(between):
            return Count(earlier, whole=reading)
    return (
        None
        if is_of_whole(text, reading.start) or _ALL_BUT.search(text, floor, reading.start)
        else Count(reading)
    )


def _after(text: str, first: int, last: int, floor: int, end: int) -> Count | None:
    """The number behind the noun: `put Kyrgyz troops killed at "no fewer than nine"`, `tanks lost: 14`."""
    put = _PUTS.search(text, floor, first) is not None
    totalled = (
        _THE_NUMBER_OF.search(text, floor, first) is not None or _NUMBERS.match(text, last, end) is not None
    )
    for reading in quantities(text, last, min(end, last + _FAR_BEHIND)):
        between = text[last : reading.start]
        if counts_nothing(text, reading.start, reading.end):
            continue
        if put and len(between) < _REACH and _COUNTED_AFTER.fullmatch(between):
            return Count(reading)
        ended = _END.match(text, reading.end, end) is not None
        if ended and _LISTED_TOLL.fullmatch(between):
            return Count(reading)
        if ended and totalled and _TOTALLED.fullmatch(between):
            return Count(reading)
    return None


def _indefinite(text: str, first: int, last: int, floor: int) -> Count | None:
    both = _BOTH.search(text, max(floor, first - _SHORT), first)
    if both is not None and _JOINED.match(text, last) is None:
        return Count(Reading(both.start("both"), both.end("both"), 2, 2, 2))
    match = _INDEFINITE.search(text, max(floor, first - _SHORT), first)
    if match is None:
        return None
    words = match.group().rstrip(" \"“‘'")
    return Count(Reading(match.start(), match.start() + len(words), 1, 1, 1))
