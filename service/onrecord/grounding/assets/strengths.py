"""Strengths: how many men a collective has, where the number stands behind it (`a battalion of 700`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.numbers.quantities import quantities

if TYPE_CHECKING:
    from onrecord.grounding.numbers.quantities import Reading

_OPENED = re.compile(r"\s+of\s+(?=\S)")
_NO_NOUN = re.compile(
    r"[.,;:)”\"]|\s(?:and|but|or|that|which|who|whose|is|are|was|were|will|would|has|had|have|to|in|at|on|for|from|by"
    r"|with|into|near|after|before|until|when|while)\b"
)
_REACH = 60


def strength_of(text: str, last: int, end: int) -> Reading | None:
    """The number of a collective that ends at `last`: `a battalion of between 700 and 800`, `a force of 600`."""
    number = _opened_by(text, last, end)
    return number if number is not None and _NO_NOUN.match(text, number.end) else None


def is_opened(text: str, last: int, end: int) -> bool:
    """Whether a number opens up the collective: `a garrison of some 3,000 soldiers` is 3,000 soldiers."""
    number = _opened_by(text, last, end)
    return number is not None and _NO_NOUN.match(text, number.end) is None


def _opened_by(text: str, last: int, end: int) -> Reading | None:
    opened = _OPENED.match(text, last, end)
    if opened is None:
        return None
    return next((r for r in quantities(text, last, min(end, last + _REACH)) if r.start == opened.end()), None)
