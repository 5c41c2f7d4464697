"""Whether words cut out of a sentence can stand as a sentence of their own.

Where they cannot, the claim is the article's whole sentence: longer, and nobody has to guess what was cut.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set

FEWEST_WORDS = 3
_OPENING = tuple('“„«"‘')
_CLOSED_BY = {"“": "”", "«": "»", "‘": "’"}
_PAIRS = (("(", ")"), ("“", "”"), ("«", "»"), ("[", "]"))
_STARTS_A_CLAUSE = re.compile(r"(?:^|[.!?;:…—–“”\"«»\n(]\s*|\bthat\s+|\s-\s)$")
_LEADS_IN = re.compile(
    r"^(?:If|When|While|Unless|Although|Though|Because|Since|Once|After|Before|As|Until|"
    r"On|In|At|By|For|With|From|Under|Over|Of|To|Without|Despite|During)\b",
    re.IGNORECASE,
)
_HALF_A_RANGE = re.compile(
    r"\b[Bb]etween\s(?:[€$£]?\d\S*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)(?:\s\w+)?$"
)
_CLOSES_FIRST = re.compile(r'[^"“]*\S"(?:\s|$)')
_OBJECT_BEFORE = re.compile(r"^\sas\s")
_NAME_ALONE = re.compile(r"^\s[“\"‘«]")
_PREDICATE = re.compile(
    r"^,?\s?(?:was|were|is|are|has|have|had|will|would|could|can|may|might|must|should|did|does)\s"
)
_APPOSITION = re.compile(
    r"^(?:the|its|his|her|their|an?|[A-Z][\w’'-]*[’']s?)\s[\w’'.-]+(?:\s[\w’'.-]+){0,8}$"
)
_NAME_NEXT = re.compile(r"^,?[”\"’»]?,?\s+[A-Z]")
_RELATIVE = re.compile(r"\b(?:which|whom|that)\s+$")


def stands_alone(words: str, *, before: str, after: str, pieces: int, verbs: Set[str]) -> bool:
    """Whether these words, taken out from between `before` and `after`, are a sentence.

    Args:
        words: what would be printed behind `X said:`, not all of it a quotation.
        before: the article before them, as far as their sentence goes.
        after: the article behind them.
        pieces: how many stretches of the article they were joined from.
        verbs: forms that announce what somebody says or does.
    """
    if len(re.findall(r"\w+", words)) < FEWEST_WORDS or not is_balanced(words):
        return False
    if words[:1].islower() and not _STARTS_A_CLAUSE.search(before):
        return False
    if pieces > 1 and _LEADS_IN.match(words):
        return False
    return not _ends_in_apposition(words, after, verbs)


def is_in_marks(before: str) -> bool:
    """Whether words behind these stand in a quotation that is open."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def is_balanced(words: str) -> bool:
    """Whether every bracket and mark that opens is closed."""
    return words.count('"') % 2 == 0 and all(words.count(a) == words.count(b) for a, b in _PAIRS)


def closed(words: str) -> str:
    """The words with the closing mark that a cut took off their end."""
    for opening, closing in _CLOSED_BY.items():
        at = words.rfind(opening)
        if at >= 0 and closing not in words[at:]:
            end = len(words.rstrip('.”»"' if opening == "‘" else "."))
            words = f"{words[:end]}{closing}{words[end:]}"
    return words


def opened(words: str) -> str:
    """The words with the opening mark that stands in the sentence before: `By midnight," she said, "we …"`."""
    if words.count('"') % 2 and _CLOSES_FIRST.match(words):
        return f'"{words}'
    if words.count("”") > words.count("“") and _CLOSES_FIRST.match(words.replace("”", '"')):
        return f"“{words}"
    return words


def is_relative(before: str) -> bool:
    """Whether the speaker stands in a relative clause: `…, which Dushanbe denied`."""
    return _RELATIVE.search(before) is not None


def is_whole(claim: str, words: str, behind_cue: str, *, takes: str = "") -> bool:
    """Whether a clause kept its subject, its object and both ends of its range.

    Args:
        claim: what would be printed.
        words: the part of it that follows the verb.
        behind_cue: the article behind the verb.
        takes: `as` for a verb with an object before `as`, `name` for one with an object before what it is called.

    Not `a claim it dismissed as`, not `the list he had called “unspeakable”`, not `between 14`, and not
    `agreed: was the flood` of `What changed, they agreed, was the flood`.
    """
    lost = {"as": _OBJECT_BEFORE, "name": _NAME_ALONE}.get(takes)
    if lost is not None and lost.match(behind_cue):
        return False
    return not _HALF_A_RANGE.search(claim.rstrip(" .")) and not _PREDICATE.match(words)


def opens_in_marks(text: str) -> bool:
    """Whether the first of these words stands behind a quotation mark."""
    return text.lstrip(" ,").startswith(_OPENING)


def _ends_in_apposition(words: str, after: str, verbs: Set[str]) -> bool:
    """`…, the defence minister` before the name that it describes."""
    _, comma, last = words.rstrip(" ,.").rpartition(", ")
    if not comma or not _NAME_NEXT.match(after) or not _APPOSITION.match(last):
        return False
    return not any(word in verbs for word in last.lower().split())
