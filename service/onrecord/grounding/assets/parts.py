"""Numbers that stand apart from their noun.

`12 drones, four of them armed`, `18 jets and six more`, `of the 40 tanks, 12 were lost`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.grounding.assets.uncounted import counts_nothing
from onrecord.grounding.numbers.quantities import quantities

if TYPE_CHECKING:
    from onrecord.grounding.assets.candidate import Candidate
    from onrecord.grounding.numbers.quantities import Reading

_PART_REACH = 90
_NOUN_NEAR = 30
_OF_THEM = re.compile(r"\sof\s(?:them|which|whom)\b")
_OF_WHICH = re.compile(r"\bof\s(?:which|whom)\s$")
_OF_WHOLE = re.compile(
    r"(?:^|[.;,“\"]\s|\n)Of\s(?:(?:the|its|his|her|their|our|those|these|[\w.-]+['’]s?)\s)?$"
)
_FURTHER_BEFORE = re.compile(r"\b(?:a further|another|an additional)\s$")
_MORE_BEHIND = re.compile(r"\s(?:more|others)\b")
_NO_NOUN = re.compile(
    r"[.,;:)”\"]|\s(?:are|were|was|is|will|would|have|had|has|could|may|might|on|in|at|from|to|by|for|since|after|before|if|this|last"
    r"|next|later|remain|remained|followed|arrived|came|and|but)\b"
)
_AND_THAT = re.compile(r"(?:\band|,|\bbut)\s(?:that\s)?$")
_NOT_ALL = re.compile(
    r"\s(?:were|was|had been|have been|has been)\s(?:later\s|then\s)?(?:shot|destroyed|intercepted|downed"
    r"|lost|sunk|damaged|killed"
    r"|wounded|captured|brought|returned|withdrawn|repaired|hit|delivered)\b"
)
_IS_DONE = re.compile(r"\s(?:were|was|are|is|have|has|had|will|would)\b")
_ACTS = re.compile(
    r"\s(?:were|was|had|have|has|said|claimed|could|managed|shot|downed|intercepted|destroyed)\b"
)
"""`26 of which Armenian forces were able to shoot down`: who acts on the part, not what it is."""
_SHORT = 40


def with_parts(text: str, found: list[Candidate], end: int) -> list[Candidate]:
    """The phrases of a sentence that ends at `end`, each with the asset of a number that goes on with its noun."""
    parted: list[Candidate] = []
    for at, whole in enumerate(found):
        parted.append(whole)
        if whole.quantity is None or whole.quantity.start >= whole.start:
            continue
        until = next((other.anchor for other in found[at + 1 :] if other.kind != "facility"), end)
        nouns = [other.start for other in found[at + 1 :] if not _ACTS.match(text, other.end)]
        for reading in quantities(text, whole.end, min(end, until, whole.end + _PART_REACH)):
            if counts_nothing(text, reading.start, reading.end):
                continue
            further = _is_further(text, reading, end)
            if further or _is_part(text, whole, reading, nouns, end):
                parted.append(replace(whole, quantity=reading, whole=None if further else whole.quantity))
                break
    return parted


def _is_part(text: str, whole: Candidate, reading: Reading, nouns: list[int], end: int) -> bool:
    """`four of them armed`, `two of which are armed`, `of the 40 tanks, 12 were lost`: some of the whole."""
    of_them = _OF_THEM.match(text, reading.end, end)
    if of_them and _IS_DONE.match(text, of_them.end()) is None:
        return not any(0 <= noun - of_them.end() < _NOUN_NEAR for noun in nouns)
    if whole.quantity is None or (of_them is None and _IS_DONE.match(text, reading.end) is None):
        return False
    first = whole.quantity.start
    if of_them is not None:
        return True
    if _AND_THAT.search(text, whole.end, reading.start) and _NOT_ALL.match(text, reading.end):
        return True
    return (
        _OF_WHICH.search(text, whole.end, reading.start) is not None
        or _OF_WHOLE.search(text, max(0, first - _SHORT), first) is not None
    )


def _is_further(text: str, reading: Reading, end: int) -> bool:
    """`four batteries have arrived and a further six are being built`: as many again of the noun before."""
    before = _FURTHER_BEFORE.search(text, max(0, reading.start - _SHORT), reading.start)
    words = text[reading.start : reading.end].lower()
    behind = _MORE_BEHIND.match(text, reading.end, end)
    if not (before or behind or words.startswith(("another", "additional"))):
        return False
    return _NO_NOUN.match(text, behind.end() if behind else reading.end) is not None
