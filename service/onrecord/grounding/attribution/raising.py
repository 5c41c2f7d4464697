"""Raised subjects: who spoke where others are said to know of it.

`Varga is understood to have told her cabinet that …`, `Odera was overheard telling an aide that …`, `Haddad was
quoted by the agency as saying that …`: the act's verb stands behind a passive verb of report, whose subject is the
act's as well. For English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.grounding.attribution.frame import Offsets

_REPORTED = (
    r"(?:said|reported|understood|believed|thought|alleged|rumou?red|known|described|quoted|cited|recorded|remembered|"
    r"overheard|heard|caught|seen|portrayed|depicted)"
)
_PASSIVE = (
    r"(?:is|are|was|were|has\sbeen|have\sbeen|had\sbeen)\s"
    r"(?:(?:also|now|again|since|later|once|even|both|\w+ly)\s){0,2}"
)
_RAISED = re.compile(
    rf"(?P<passive>\s{_PASSIVE}{_REPORTED})(?:\sby\s(?P<by>[^,;:“”\"]{{2,70}}?))?"
    r"(?:\s(?:in|on|at|during|from|after|before)\s[^,;:“”\"]{2,40}?)?(?:,\s[^,;:“”\"]{3,40},)?\s"
    r"(?:(?:not\s)?to\s(?:have\s)?|as\s(?:having\s)?|(?=\w+ing\b))?(?:(?:again|also|later|\w+ly)\s)?$"
)
_SO_FAR = re.compile(
    r"\s(?:(?:has|have|had|would)\s)?(?:gone|go|goes|went)\s(?:no\sfurther\sthan|(?:as|so)\sfar\sas)\s(?:to\s)?$"
)
"""`Haddad went so far as to say that …`."""
_HEARD = re.compile(r"\b(?:overheard|heard|caught|seen|recorded)\b")
_IT_IS_SAID = re.compile(
    r"[Ii]t\s(?:is|was|has\sbeen|had\sbeen)\s(?:\w+ly\s|also\s)?"
    r"(?:understood|reported|said|believed|thought|alleged|claimed|gathered|learned|learnt|rumou?red|known)"
    r"(?:,\s\w+,)?\sthat\s"
)


@dataclass(frozen=True, slots=True)
class Raised:
    """Where a verb of report begins behind the subject it shares with the act, and by whom it was heard."""

    start: int
    by: Offsets | None


def raised(text: str, start: int, cue: Offsets) -> Raised | None:
    """The passive verb of report right before an act's verb, if there is one."""
    so_far = _SO_FAR.search(text, start, cue[0])
    if so_far:
        return Raised(so_far.start(), None)
    found = _RAISED.search(text, start, cue[0])
    if found is None:
        return None
    link = text[found.end("passive") : cue[0]]
    if text[slice(*cue)].split()[0].endswith("ing"):
        if not re.search(r"\bas\s", link) and not _HEARD.search(found["passive"]):
            return None
    elif not re.search(r"\bto\s(?:have\s)?(?:\w+\s)?$", link):
        return None
    return Raised(found.start("passive"), found.span("by") if found["by"] else None)


def past_hearsay(text: str, start: int, end: int) -> int:
    """Where the clause begins behind `It is understood that …`."""
    hearsay = _IT_IS_SAID.match(text, start, end)
    return hearsay.end() if hearsay else start
