"""Attribution in relative clauses: `X, who has denied it, …`, `…, which Y rejected`, `…, a claim Z dismissed as "…"`.

For English. The main clause goes on around such a clause, so its words end with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.grounding.attribution.subjects import subject_before
from onrecord.grounding.text.quotations import Quotation, inside

Offsets = tuple[int, int]

_ADVERBS = (
    r"(?:(?:has|have|had|both|all|also|later|then|earlier|since|always|never|not|repeatedly|previously|still|already|"
    r"once|now|did|does|\w+ly)\s+)*"
)
_OF_SUBJECT = re.compile(rf",\s+(?:who|which)\s+{_ADVERBS}$")
_NOT_A_VERB = r"(?!(?:has|have|had|is|are|was|were|did|does|will|would|could|can|may|might)\b)"
_OF_OBJECT = re.compile(
    rf",?\s+which(?:,\s+according to [^,]{{2,40}},)?\s+{_NOT_A_VERB}(?P<who>[^,;“”\"]{{2,70}}?)\s+{_ADVERBS}$"
)
_OF_CLAIM = re.compile(
    r",\s+(?:an?|the|that)\s+(?:\w+\s)?(?:claims?|charges?|allegations?|accusations?|figures?|accounts?|reports?|"
    rf"versions?|tolls?|conditions?|moves?|deals?|plans?|steps?|ideas?|requests?|bids?|suggestions?|assertions?|description|demand|offer|proposal)\s+(?:that\s+|which\s+)?"
    rf"{_NOT_A_VERB}(?P<who>[^,;“”\"]{{2,70}}?)\s+{_ADVERBS}$"
)
_ENDS_IN_DETERMINER = re.compile(r"\b(?:the|an?|his|her|its|their|no|any|some|of|to|for|in|on)$")
_DESCRIBED_NAME = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.’'-]+(?:\s(?:of\s|de\s|al-)?[A-ZÀ-Þ][\w.’'-]+){1,5}),\s(?:an?|the|its|his|her|their)\s[^,;:“”\"]{3,70}$"
)
"""`Neal Forsberg, a Pentagon spokesman`, who called …"""
_AS = re.compile(r"\s+as\s+(?=[“\"a-z])")
_END = re.compile(r"[,;]|\s[—–]\s")
_NAME_RUN = re.compile(
    r"(?:[Tt]he\s+)?[A-ZÀ-Þ][\w.’'-]+(?:\s(?:of\s|de\s|al-)?[A-ZÀ-Þ][\w.’'-]+){0,5}"
    r"(?:\s(?:navy|army|military|government|ministry|parliament|police|air force|authorities|presidency))?"
)


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative clause that attributes: where it begins, whose the verb is, and what the verb is about."""

    begins: int
    subject: Offsets
    content: Offsets | None


def relative_clause(
    text: str, start: int, end: int, cue: Offsets, quoted: tuple[Quotation, ...]
) -> Relative | None:
    """The relative clause whose verb the cue is, in the sentence from `start` to `end`."""
    before = text[start : cue[0]]
    if match := _OF_SUBJECT.search(before):
        comma = start + match.start()
        subject = _antecedent(text, start, comma)
        return Relative(comma, subject, (cue[1], _clause_end(text, cue[1], end, quoted))) if subject else None
    match = _OF_CLAIM.search(before) or _OF_OBJECT.search(before)
    if match is not None and _ENDS_IN_DETERMINER.search(match["who"]):
        return None  # `a step that requires the assent of all`
    if match is not None and not match.group().startswith(",") and "according to" not in match.group():
        return None  # a relative clause without its comma only describes
    if match is None or inside(quoted, start + match.start(), cue[0]):
        return None
    comma, who = start + match.start(), (start + match.start("who"), start + match.end("who"))
    described = _AS.match(text, cue[1], end)
    if described:
        return Relative(comma, who, (described.end(), _clause_end(text, described.end(), end, quoted)))
    return Relative(comma, who, (_clause_start(text, start, comma, quoted), comma))


def _antecedent(text: str, start: int, comma: int) -> Offsets | None:
    """The noun phrase that `who` takes up: a subject, else the last name before the comma."""
    described = _DESCRIBED_NAME.search(text, start, comma)
    if described:
        return described.span("name")
    names = [match for match in _NAME_RUN.finditer(text, start, comma) if match.end() > comma - 120]
    if names and names[-1].end() == comma:
        return names[-1].span()
    subject = subject_before(text, start, comma)
    if subject and re.match(r"(?:[A-ZÀ-Þ]|the |an? |two |three |one )", text[subject[0] : subject[1]]):
        return subject
    return names[-1].span() if names else None


def _clause_end(text: str, start: int, end: int, quoted: tuple[Quotation, ...]) -> int:
    """The first comma after a clause's verb that stands in no quotation, else the sentence's end."""
    for match in _END.finditer(text, start, end):
        if inside(quoted, match.start(), match.end()) is None and match.start() > start + 2:
            return match.start()
    return end


def _clause_start(text: str, start: int, comma: int, quoted: tuple[Quotation, ...]) -> int:
    """Where the clause before the comma begins: after the last mark, `that`, `of` or coordinating word."""
    marks = re.compile(r"[,;:]\s+|\s(?:that|of having)\s+|\s(?:and|but)\s+(?=\w+ed\b)")
    found = [
        match.end()
        for match in marks.finditer(text, start, comma)
        if inside(quoted, match.start(), match.end()) is None
    ]
    for place in reversed(found):
        if comma - place >= 20:
            return place
    return start
