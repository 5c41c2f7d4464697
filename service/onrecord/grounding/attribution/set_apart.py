"""Subjects set apart from their verb by what stands between commas: a place, a description of a letter's author.

`Orr, at a dinner in the old hangar, where telephones had been taken away, told the guests …` is Orr's; `A letter from
Orr, the minister, carried by hand to Lima, urged …` is the letter's. For English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.grounding.attribution.frame import Offsets

_WHERE = re.compile(
    r"(?:at|in|on|over|during|after|before|from|inside|speaking|addressing|meeting|flanked|standing|sitting)\s"
)
_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]*\s(?:(?:of|for|de|von|van|bin)\s)?)+[A-ZÀ-Þ][\w’'-]+(?=,\s?$)|(?:^|\s)(?P<surname>[A-ZÀ-Þ][\w’'-]+)(?=,\s?$)"
)
_APPOSED = re.compile(r"(?:the|an?|his|her|its|their|[A-ZÀ-Þ][\w-]+['’]s)\s")
_PAPER = re.compile(
    r"(?:^|,\s|(?:But|And|Yet|Now|Still)\s)(?P<paper>(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s(?:[\w-]+\s){0,4}"
    r"(?:letter|memo|memorandum|cable|e-?mail|note|message|telegram|dispatch)\s(?:from|by|signed\sby|sent\sby|written\sby)\s"
    r"[^,;:“”\"]{2,60}),\s$"
)


def named_before(text: str, start: int, subject: Offsets) -> Offsets | None:
    """Whom or what a verb has for its subject where the words found only stand between commas behind it."""
    words, before = text[slice(*subject)], text[start : subject[0]]
    if _APPOSED.match(words):
        paper = _PAPER.search(before)
        return (start + paper.start("paper"), start + paper.end("paper")) if paper else None
    if not _WHERE.match(words):
        return None
    name = _NAME.search(before)
    if name is None:
        return None
    group = "surname" if name["surname"] else 0
    return start + name.start(group), start + name.end(group)
