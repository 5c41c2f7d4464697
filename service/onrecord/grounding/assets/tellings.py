"""What is told of an asset: enough to list it, or a mere mention."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.assets.operator_words import ATTACHED, OF_UNIT

if TYPE_CHECKING:
    from onrecord.grounding.assets.candidate import Candidate
    from onrecord.grounding.assets.phrases import AssetPhrases
    from onrecord.grounding.attribution.frames import FrameReader
    from onrecord.grounding.text.items import AssetItem

_STUFF = frozenset("weapon weapons ammunition munitions explosives arms armour armor".split())
_SIDES = frozenset("forces force troops fighters militants rebels militia militias army units".split())
# Those who work a ship or an aeroplane: the asset is what they work, unless they are counted or lost.
_HANDS = frozenset("pilots sailors airmen crews aircrews crewmen aviators submariners seamen gunners".split())
_NUMBERED = re.compile(r"\b\d+(?:st|nd|rd|th)\s[A-Z]")
_WHOLE_SERVICES = re.compile(
    r"\b(?:air forces|armies|navies|militias|coast guards|armed forces)$", re.IGNORECASE
)
_FEW = 10
_NEAR = 10


class AssetTellings:
    """Judges whether an article written in English tells anything of an asset."""

    def __init__(self, text: str, frames: FrameReader, phrases: AssetPhrases) -> None:
        self._text = text
        self._frames = frames
        self._phrases = phrases

    def is_told_of(self, item: AssetItem, candidate: Candidate, head: str) -> bool:
        """Whether there is something to know: a number, a name, a place, or what happens to it."""
        if self._is_body(item, candidate):
            return False
        if item.quantity is not None and item.quantity.value != 1:
            return True
        known = item.status not in ("unknown", "present")
        if _NUMBERED.search(item.designation.text):
            return True  # `321st Field Artillery Regiment` is one unit and no other
        if head in _STUFF and self._phrases.is_bare(candidate):
            return False  # `weapons`, `ammunition`: a matter, not an asset
        if head.split()[-1] in _HANDS and item.status != "lost":
            return False
        if candidate.kind == "facility" and not self._phrases.is_general(candidate) and self._is_placed(item):
            return True  # `the air base at Lossiemouth` is named by its place
        if candidate.kind == "force" and item.quantity is None and head.split()[-1] in _SIDES:
            # `rebel forces` is mostly a word for the side; `Eritrean troops are still in Tigray` says where they are.
            there = head == "troops" and item.status == "present" and item.operator is not None
            return (known or there) and item.location is not None
        if self._phrases.is_general(candidate):
            return item.status != "unknown" and item.location is not None
        if self._phrases.is_bare(candidate) and item.quantity is None:
            return known and (item.location is not None or item.operator is not None)
        if item.status != "unknown" and item.operator is not None:
            return True
        named = re.search(r"[A-ZÀ-Þ]", item.designation.text) is not None
        if item.status == "unknown":
            return item.location is not None or (named and item.quantity is not None)
        return known or named or item.location is not None or item.quantity is not None

    def _is_owner(self, candidate: Candidate) -> bool:
        """`a drone of the Armenian armed forces`, `jets assigned to the 134th Squadron`: whose another asset is."""
        return any(
            owner is not None
            and owner.start("owner") <= candidate.start
            and candidate.end <= owner.end("owner")
            for other in self._phrases.in_sentence(candidate.sentence)
            if other.end < candidate.start
            for owner in (ATTACHED.match(self._text, other.end), OF_UNIT.match(self._text, other.end))
        )

    @staticmethod
    def _is_placed(item: AssetItem) -> bool:
        place = item.location
        return place is not None and 0 < place.start - item.designation.end < _NEAR

    def _is_body(self, item: AssetItem, candidate: Candidate) -> bool:
        """`the M23 rebels said`, `Defence Headquarters refused`, `the two air forces`: a side, not its strength."""
        quantity = item.quantity
        if quantity is not None:
            few = quantity.value is not None and quantity.value <= _FEW
            return few and _WHOLE_SERVICES.search(item.designation.text) is not None
        if candidate.kind not in ("force", "facility"):
            return False
        if item.designation.text.endswith(" Headquarters") and item.location is None:
            return True
        if candidate.kind == "force" and self._is_owner(candidate):
            return True
        return any(
            frame.subject is not None
            and frame.subject[0] <= candidate.start
            and candidate.end == frame.subject[1]
            for frame in self._frames.frames(candidate.sentence)
        )
