"""What happens to an asset: the verb that governs its phrase, with the modal before it, by English word order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from onrecord.brief import AssetStatus
    from onrecord.cues.lexicon import Cue, Lexicon
    from onrecord.grounding.asset_phrases import AssetPhrases, Candidate

_CLAUSE_END = re.compile(
    r"[;:]|,\s+(?:and|but|while|as|which|who|when|after)\s|\s(?:but|while|when|after|before|because)\s|"
    r"\sand\s(?=(?:the|a|it|they|he|she|[A-Z])\S*\s\w+(?:ed|s)\b)"
)
_OBJECT_LINK = re.compile(r"[;:]|\s(?:but|while|when|after|before|because|that|which|who|said)\s")
_COMING = re.compile(
    r"\b(?:will|would|is to|are to|to be|agreed to|plans? to|planned to|ready to|prepared to|due to|pledged to|"
    r"promised to|offered to|going to|set to|expected to|about to|intends? to|intended to"
    r"|vowed to)\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:could|might|may|threaten\w* to|threatening to)\s+(?:\w+\s+){0,2}?$", re.IGNORECASE
)
_STANDS = re.compile(
    r"\s+(?:(?:is|are|was|were|now|still|already|currently|have been|has been)\s+){0,3}(?:in|at|near|off"
    r"|outside|around|along|on|inside|within|aboard|south of|north of|"
    r"east of|west of|close to)\s+(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|condition|the (?:move"
    r"|road to peace)|fire|return|exchange|order)\b)"
)
_LISTING = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|compris(?:e|es|ed|ing)|consist(?:s|ed|ing) of|made up of)\b", re.IGNORECASE
)
_WHOLES = {
    "deployed": re.compile(
        r"\b(?:deployments?|reinforcements?|build-?up|mission|contingent|rotation)\b", re.IGNORECASE
    ),
    "promised": re.compile(
        r"\b(?:packages?|aid|donations?|pledges?|offer|support|assistance|shipment)\b", re.IGNORECASE
    ),
    "ordered": re.compile(r"\b(?:orders?|contracts?|purchases?|deal|sale)\b", re.IGNORECASE),
}
_OWN_LOSS = re.compile(
    r"\b(?:loss|losses|deaths?|death toll|wreckage|killing|sinking|downing|capture"
    r"|destruction) of\s+(?:(?:what \w+ \w+ as|some|about|at least|an?|the|two|three)\s+)*$",
    re.IGNORECASE,
)
_FLIES = frozenset({"fly", "flies", "flew", "flown", "flying"})
_HAVE = frozenset({"has", "have", "had"})
_DETERMINED = re.compile(
    r"\s+(?:(?:the|its|their|his|her|our|no|only|about|some|still|now|also)\s+)*", re.IGNORECASE
)
_STRUCK = re.compile(r"hit|struck|shelled|bombed|attacked|targeted", re.IGNORECASE)
_FAR = 90


@dataclass(frozen=True, slots=True)
class Governing:
    """The cue that governs an asset phrase. `before`: the phrase is its object, else its subject."""

    cue: Cue
    before: bool
    status: AssetStatus


class AssetStatuses:
    """Reads what happens to the assets of one article."""

    def __init__(self, text: str, lexicon: Lexicon, phrases: AssetPhrases) -> None:
        self._text = text
        self._lexicon = lexicon
        self._phrases = phrases

    def governing(self, candidate: Candidate, start: int, end: int) -> Governing | None:
        """The verb that governs an asset's phrase in the sentence from `start` to `end`."""
        begin = candidate.anchor
        before = after = None
        for cue in self._cues(candidate, start, end):
            if cue.end <= begin:
                between = self._text[cue.end : begin]
                if _OBJECT_LINK.search(between) or len(between) > _FAR or self._is_passive(cue, start):
                    continue
                before = cue
            elif cue.start >= candidate.end and after is None:
                between = self._text[candidate.end : cue.start]
                if len(between) <= _FAR and not _CLAUSE_END.search(between):
                    after = cue
        chosen = self._nearer(candidate, before, after)
        if chosen is None:
            return None
        return Governing(chosen, chosen is before, self._with_modal(chosen, candidate, start))

    def status_of(self, candidate: Candidate, start: int, end: int) -> AssetStatus:
        """What happens to an asset, `unknown` where no verb governs it."""
        listing = self._listed(candidate, start)
        if listing is not None:
            return listing
        if _OWN_LOSS.search(self._text, start, candidate.anchor):
            return "lost"
        governing = self.governing(candidate, start, end)
        if governing is not None and governing.before and _STRUCK.fullmatch(governing.cue.text):
            # What is struck is not used; whether it is lost the article has to say.
            return "unknown" if candidate.kind == "facility" else "lost"
        if governing is not None:
            moved = candidate.kind == "facility" and governing.status in ("deployed", "used")
            return "present" if moved else governing.status  # ships sail from a base; the base stays
        return "present" if _STANDS.match(self._text, candidate.end, end) else "unknown"

    def listing(self, candidate: Candidate, start: int) -> int | None:
        """Where the verb stands that lists it as part of a deployment, a package or an order."""
        if self._listed(candidate, start) is None:
            return None
        return [*_LISTING.finditer(self._text, start, candidate.anchor)][-1].start()

    def _listed(self, candidate: Candidate, start: int) -> AssetStatus | None:
        """`the deployment includes eight warships`: they are part of what is deployed."""
        listing = list(_LISTING.finditer(self._text, start, candidate.anchor))
        if not listing or re.search(r"[;:]|\ssaid\s", self._text[listing[-1].end() : candidate.anchor]):
            return None
        subject = self._text[start : listing[-1].start()]
        for status, nouns in _WHOLES.items():
            if nouns.search(subject):
                return cast("AssetStatus", status)
        return None

    def _cues(self, candidate: Candidate, start: int, end: int) -> list[Cue]:
        assets = self._phrases.cues(start, end)
        return [
            cue
            for cue in self._lexicon.find("asset_status", self._text, start, end)
            if "-" not in (self._text[cue.start - 1 : cue.start], self._text[cue.end : cue.end + 1])
            and not any(a.start <= cue.start < a.end for a in assets)
            and not candidate.start <= cue.start < candidate.end
            and (cue.text.lower() not in _HAVE or self._has(cue, candidate))
            and (candidate.kind == "aircraft" or cue.text.lower() not in _FLIES)
        ]

    def _has(self, cue: Cue, candidate: Candidate) -> bool:
        """`have` tells of having only right before the noun phrase; elsewhere it is an auxiliary."""
        return _DETERMINED.fullmatch(self._text, cue.end, candidate.anchor) is not None

    def _is_passive(self, cue: Cue, start: int) -> bool:
        """A passive verb before the phrase has its own subject; what follows `by` is its agent."""
        return (
            re.search(r"\b(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?$", self._text[start : cue.start])
            is not None
            and cue.name in ("lost", "used", "deployed", "ordered", "promised")
            and len(cue.text.split()) == 1
            and not cue.text.lower().endswith("ing")
        )

    def _nearer(self, candidate: Candidate, before: Cue | None, after: Cue | None) -> Cue | None:
        if before is None or after is None:
            return before or after
        gap = candidate.anchor - before.end
        following = after.start - candidate.end
        passive = re.search(
            r"\b(?:was|were|been|being|is|are|be|had|have|has|will|would)\s+(?:\w+\s+)?$",
            self._text[candidate.end : after.start],
        )
        if passive and following < 40 and gap > 8:
            return after
        return before if gap <= following + 15 else after

    def _with_modal(self, cue: Cue, candidate: Candidate, start: int) -> AssetStatus:
        lead = self._text[max(start, cue.start - 45) : cue.start]
        lead = re.split(r"[,;:]", lead)[-1]
        name = cue.name
        if name in ("present", "unknown"):
            return cast("AssetStatus", name)
        if _POSSIBLE.search(lead):
            return "threatened"
        if _COMING.search(lead) and name in ("deployed", "promised"):
            return "promised"
        if _COMING.search(lead) and name in ("used", "lost"):
            return "threatened"
        return cast("AssetStatus", name)
