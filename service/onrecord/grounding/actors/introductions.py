"""Where an English article introduces a person by what the person is: `the head of the agency, Vesela Tsoneva,`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.text.naming import FULL_NAME, NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.grounding.actors.words import ActorWords

Offsets = tuple[int, int]

_DETERMINER = (
    r"(?:(?<!\w)(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne)|"
    r"[A-ZÀ-Þ](?:[\w-]|\.(?=\w))+(?:\s[A-ZÀ-Þ][\w-]+){0,3}['’]s?)"
)
_ATTRIBUTES = (
    r"(?:(?!(?:the|an?|his|her|its|their|of|in|at|by|with|to|that|who|and|as|for|on|said|told)\s)"
    r"(?:[\w’'-]|\.(?=\w))+,?\s){0,6}?"
)
_BEHIND = r"(?:\s(?:of|for|to|in|at|on|from|with)\s(?:(?!\b(?:said|told|says|that|who|which)\b)[^,.;:“”\"\n]){2,70})?"
_WHO = re.compile(
    rf"(?<![\w’'-])(?P<name>{NAME}(?:\s{NAME}){{1,4}}),\s(?:\d{{2}},\s)?"
    r"(?P<role>who\s(?:also\s|now\s|once\s)?(?:leads|heads|chairs|commands|runs|directs|speaks|negotiates|represents)\s"
    r"[^,.;“”\"\n]{3,80})"
)
_HONORIFIC = re.compile(
    r"(?:(?:retired|acting)\s)?(?:mr|mrs|ms|rep|sen|miss|dr|sir|dame|lord|lady|professor|prof|rev|sheikh|sheikha|mullah|maulana|mawlawi|hojatoleslam|"
    r"(?:\w+[ -])?(?:gen|col|maj|lt|capt|cdr|cmdr|adm|"
    r"brig|sgt)|(?:\w+[ -])?(?:general|colonel|major|lieutenant|captain|commander|admiral|brigadier|commodore|marshal|"
    r"sergeant|corporal))\.?"
    r"(?:\s(?:gen|col|maj|lt|adm|cmdr|sgt|general|colonel|major|admiral|commander)\.?)*",
    re.IGNORECASE,
)


def is_honorific(role: str) -> bool:
    """Whether a role is a form of address or a rank and says nothing of an office: `Ms.`, `Lt. Gen.`."""
    return _HONORIFIC.fullmatch(role.strip()) is not None


def describes_person(role: str, words: ActorWords) -> bool:
    """Whether words set behind a name say what a person is: `the IDF's point man on captives`."""
    return (
        re.fullmatch(rf"(?:{_DETERMINER}\s)?{_ATTRIBUTES}(?i:{words.holder.pattern}){_BEHIND}", role.strip())
        is not None
    )


def introductions(text: str, words: ActorWords) -> Iterator[tuple[Offsets, Offsets]]:
    """The places of persons' names, each with that of the description before it or of the clause behind it.

    `the head of the state agency, Vesela Tsoneva,`; `Its consul general in Erbil, Behnam Shokri,`; `his Romanian
    counterpart, Mihnea Dobrescu,`; `Lekishvili, 51, who leads the New Bridge party,`.
    """
    holder = rf"(?i:{words.holder.pattern})"
    described = re.compile(
        rf"(?P<role>{_DETERMINER}\s{_ATTRIBUTES}{holder}{_BEHIND}),\s"
        rf"(?P<name>{FULL_NAME})(?=,\s|[.;]\s|\.$|\swho\b|\s?[–—(]|\sof\s{NAME}(?:\s{NAME})?,\s)"
    )
    counterpart = re.compile(
        rf"(?P<role>(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he)\s(?:then\s|new\s)?{NAME}(?:\s{NAME})?\s"
        rf"(?:counterparts?|opposite number)),?\s(?P<name>{FULL_NAME})"
    )
    for pattern in (described, counterpart, _WHO):
        for match in pattern.finditer(text):
            yield match.span("name"), match.span("role")
