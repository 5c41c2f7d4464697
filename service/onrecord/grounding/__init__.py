"""Grounding: whether words stand in an article, where, and whether a claim says what its evidence says.

The package stands alone: no model, no network, no disk, no clock. What others may use is named here and keeps its
name; `docs/GROUNDING.md` shows it at work.
"""

from onrecord.grounding.carried import Carried
from onrecord.grounding.carrying import carry
from onrecord.grounding.claims import Verdict, check_claim
from onrecord.grounding.folding import fold
from onrecord.grounding.grounding import Grounding
from onrecord.grounding.locating import Locator, Place
from onrecord.grounding.offsets import code_point_offsets, utf16_offsets
from onrecord.grounding.quantities import Reading, quantities
from onrecord.grounding.selectors import QuoteSelector, find, selector_of, selectors_of

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
