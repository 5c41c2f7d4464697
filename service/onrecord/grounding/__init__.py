"""Grounding: whether words stand in an article, where, and whether a claim says what its evidence says.

The package stands alone: no model, no network, no disk, no clock. What others may use is named here and keeps its
name; `docs/GROUNDING.md` shows it at work.
"""

from onrecord.grounding.carrying.carried import Carried
from onrecord.grounding.carrying.carrying import carry
from onrecord.grounding.claims.claims import Verdict, check_claim
from onrecord.grounding.grounding import Grounding
from onrecord.grounding.numbers.quantities import Reading, quantities
from onrecord.grounding.text.folding import fold
from onrecord.grounding.text.locating import Locator, Place
from onrecord.grounding.text.offsets import code_point_offsets, utf16_offsets
from onrecord.grounding.text.selectors import QuoteSelector, find, selector_of, selectors_of

__all__ = [
    "Carried",
    "Grounding",
    "Locator",
    "Place",
    "QuoteSelector",
    "Reading",
    "Verdict",
    "carry",
    "check_claim",
    "code_point_offsets",
    "find",
    "fold",
    "quantities",
    "selector_of",
    "selectors_of",
    "utf16_offsets",
]
