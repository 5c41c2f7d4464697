"""What happens to an asset: the verb that governs its phrase, with the modal before it, by English word order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from onrecord.grounding.assets.harms_abroad import FALLS, harms_another, strikes_first

if TYPE_CHECKING:
    from onrecord.brief import AssetStatus
    from onrecord.cues.lexicon import Cue, Lexicon
    from onrecord.grounding.assets.candidate import Candidate
    from onrecord.grounding.assets.phrases import AssetPhrases

_CLAUSE_END = re.compile(
    r"[;:]|,\s+(?:and|but|while|as|which|who|when|after)\s|\s(?:but|while|when|after|before|because|although|though|unless)\s|"
    r"\sand\s(?=that\s|(?:the|an?|it|they|he|she|[A-Z]\S*)\s\w+(?:ed|s)\b)"
)
_OBJECT_LINK = re.compile(
    r"[;:]|\s(?:but|while|when|after|before|because|that|which|who|said)\s"
    r"|\sto\s(?:help|assist|clear|protect|defend|support|guard|escort|monitor|track|counter|intercept|hunt|fight)\s"
)
_COMING = re.compile(
    r"\b(?:will|would|is to|are to|to be|agreed to|plans? to|planned to|ready to|prepared to|due to|pledged to|"
    r"promised to|offered to|going to|set to|expected to|about to|intends? to|intended to"
    r"|vowed to|wants? to|wanted to|hopes? to|hoped to|undertook to|undertakes to|committed to|decided to"
    r"|proposed to|proposes to|(?:readiness|willingness|intention|decision|promise|pledge|offer|vow) to|"
    r"preparing to|readying to|scheduled to|poised to|willing to|asked to|planning to|aims? to|vows to|pledges to|"
    r"promises to|offers to|agrees to|offering to|promising to|pledging to|consider(?:s|ed|ing)?|options for|plans? for"
    r"|(?:pledged|promised|agreed|offered|vowed|undertook|planned|decided|committed)\b[^,;:]{1,30}\bto"
    r"|(?:is|are|was|were) to(?: \w+)? be)\s+(?:\w+\s+){0,2}?$",
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
_IS_AT = re.compile(
    r"\s(?:already\s(?:there|in|at|on|off|near)\b|(?:is|are|was|were)\s(?:(?:now|still|already|currently|also)\s)?(?:in|near|off|outside|inside|aboard)\s(?:the\s)?"
    r"(?:[a-z]+\s){0,2}(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-ZÀ-Þ])"
)
"""`are still inside Tigray`: said outright, before what the sentence goes on to."""
_INTRANSITIVE = re.compile(r"(?:c[ao]m\w+|went|gone) down|r[au]n\w* aground|crash-land\w+", re.IGNORECASE)
_COMMITS = re.compile(
    r"\b(?:has|have|had|would|will|to|and|also)\scommit(?:s|ted)?\s"
    r"(?:(?:a further|an additional|another|its|their|the)\s)?$"
)
_SHOT_AT = re.compile(
    r"\b(?:missiles?|drones?|rockets?|shells?|shots?|rounds|torpedo(?:es)?|projectiles?|bombs)\s(?:\w+ly\s)?(?:at|against|towards?)\s"
    r"(?:the\s|an?\s|two\s|three\s|several\s|its\s)?$"
)
_RUN_INTO = re.compile(
    r"\b(?:rammed|drove|crashed|ploughed|plowed|slammed|steered)\s(?!into)[^,;.]{2,50}?\sinto\s(?:the\s|an?\s)?$"
)
"""`rammed a car into a convoy`: the convoy rams nothing."""
_PRISONER = re.compile(r"\s(?:prisoners?|captive|hostage)\b")
_SHOT_OFF = re.compile(
    r"\s(?:(?:that|which)\s(?:[\w’'-]+\s){1,3}?)?(?:were\s|was\s|had\sbeen\s)?(?:fired|launched|dropped|lobbed)\b"
)
_INTERCEPTED = re.compile(
    r"sh(?:oo|o)t\w*\sdown|intercept\w*|down(?:s|ed|ing)?|br(?:ought|ings?|inging)\sdown", re.IGNORECASE
)
_WATCHED = re.compile(r"detected|tracked|spotted|seen|counted|sighted|observed|monitoring", re.IGNORECASE)
_DRONE = re.compile(r"drone|UAV|unmanned", re.IGNORECASE)
_GUN = re.compile(r"gun|howitzer|mortar|launcher|batter|system|rifle|cannon|artillery", re.IGNORECASE)
_TAKEN = re.compile(r"\s(?:(?:it|they)\s)?(?:captured|seized|abducted|taken)\b")
"""`holds 40 soldiers captured in May`: they are lost to those they serve."""
_GUARDS = re.compile(
    r"\b(?:coast|national|border|presidential|home|honou?r|republican|palace)\s$", re.IGNORECASE
)
_HAS = re.compile(r"\b(?:has|have|had)\s(?:also\s|already\s|now\s)?$")
_SETS_OUT = re.compile(r"(?:sail|return|put(?:s|ting)? (?:out|to sea)|set sail|head)s?\b", re.IGNORECASE)
_POSTED = re.compile(r"stationed|based|posted", re.IGNORECASE)
_AND_SANK = re.compile(
    r"[^.;]{0,60}?\band\s(?:later\s|then\s)?(?:sank|exploded|capsized|crashed|burned|burnt|broke|went down)\b"
)
_RELATIVE_AGENT = re.compile(
    r"\s(?:that\s|which\s)?(?:it|they|he|its\s\w+|their\s\w+|the\s\w+|[A-ZÀ-Þ][\w’'-]+)\s(?:(?:had|has|have)\s)?"
)
_LISTING = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|involv(?:e|es|ed|ing)|compris(?:e|es|ed|ing)"
    r"|cover(?:s|ed|ing)?|consist(?:s|ed|ing) of|made up of)\b",
    re.IGNORECASE,
)
_WHOLES = {
    "deployed": re.compile(
        r"\b(?:deployments?|reinforcements?|build-?up|mission|contingent|rotation)\b", re.IGNORECASE
    ),
    "promised": re.compile(
        r"\b(?:packages?|aid|donations?|pledges?|offer|support|assistance|shipment)\b", re.IGNORECASE
    ),
    "ordered": re.compile(r"\b(?:orders?|contracts?|purchases?|deal|sale)\b", re.IGNORECASE),
    "present": re.compile(
        r"\b(?:exercises?|drills?|man(?:oeuv|euv)(?:re|er)s?|war ?games?)\b", re.IGNORECASE
    ),
}
_OWN_LOSS = re.compile(
    r"\b(?:loss|losses|deaths?|death toll|wreckage|killing|sinking|downing|capture"
    r"|destruction) of\s+(?:(?:what \w+ \w+ as|some|about|at least|an?|the|two|three)\s+)*$",
    re.IGNORECASE,
)
_FLIES = frozenset({"fly", "flies", "flew", "flown", "flying"})
_NOT_TO = re.compile(
    r"\b(?:(?:refus|declin)(?:e|es|ed|ing)|(?:un)?able|fail(?:s|ed|ing)?"
    r"|(?:ask|urg|press|call|implor|beg|want|request|demand|persuad)(?:e|es|ed|s|ing)?\s(?:[\w’'-]+\s){1,4}?"
    r"|(?:ask|urg|press|request)ed)\s?$"
)
"""`refused to give`, `asked Kenya to give`: nobody has promised."""
_HAVE = frozenset({"has", "have", "had"})
_DETERMINED = re.compile(
    r"\s+(?:(?:the|its|their|his|her|our|no|only|about|some|still|now|also)\s+)*", re.IGNORECASE
)
_SENT_TO = re.compile(
    r"\s(?:to\s(?:the\s)?(?:[a-z]+\s){0,2}[A-ZÀ-Þ]|out\sof\s|into\s|home\b|back\b|from\s[^,;.]{2,40}?\sto\s)"
)
_FINITE = re.compile(r"\b(?:was|were|has been|have been|had been|is|are)\s$")
_PERFECT = re.compile(r"\b(?:has|have|had)\s(?:now\s|already\s|since\s)?$")
_LED_TO = re.compile(r"\s(?:(?:a further|an additional|at least|up to|about|some)\s)?")
_PART_DONE = re.compile(
    r"(?:\s+of\s+(?:them|which|whom)(?:\s[\w’'-]+){1,4}?\s(?:was|were|had|has|have|claimed|said|managed)\s(?:able\s|to\s|it\s|had\s)*)"
    r"|(?:\s+of\s+(?:them|which|whom))?\s+(?:(?:had|has|have|was|were|is|are|been|be|being|will|would|to|now|already|later)\s+)*"
)
_POSTS = re.compile(r"station|base|post|deployed at|stor(?:e|ing)", re.IGNORECASE)
_THERE = re.compile(
    r"\b[Tt]here\s(?:is|are|was|were|remains?|remained)\s(?:(?:now|still|also|already|currently"
    r"|at (?:present|least|most))\s)*$"
)
_BY = re.compile(
    r"\b(?P<done>destroyed|hit|struck|killed|shelled|bombed|attacked|shot|shot down|sunk|downed|damaged"
    r"|wounded|targeted|wrecked|"
    r"strafed|rammed|blown up|torpedoed|strikes?|attacks?|raids?|bombardments?|bombings?|fire|shelling"
    r"|flown)\s(?:\w+\s){0,2}?by\s"
    r"(?:(?:what\s\w+\s\w+\s(?:was|were)|the|its|their)\s)?$"
)
_LOST_TO = re.compile(r"\blost\b[^.;]{0,60}\bto\s(?:the\s)?$")
_OBJECT = re.compile(
    r"\s(?:the|an?|its|their|his|her|this|that|those|these|another|several|some|many|most|both|all|at least"
    r"|up to|more|about|"
    r"around|what|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|scores|[A-ZÀ-Þ]|civilian|"
    r"enemy|targets|positions|parts|homes|houses|buildings|vehicles|people|villages)(?:\b|(?<=[A-ZÀ-Þ])|(?<=\d))"
)
_AUXILIARY = re.compile(r"\b(?:was|were|been|being|is|are|be|get|got)\s+(?:\w+ly\s+|also\s+|all\s+)?$")
_AT_PLACE = re.compile(
    r"\b(?:to|at|from|into|in|near|off|outside|inside|on|around|over|toward|towards|through|via|of)\s(?:(?:the|an?|its|their|his"
    r"|several|some|both|\w+['’]s)\s)*$"
)
_AT_HAND = re.compile(r"\bat\s(?:the|its|their|his)\s(?:[\w’']+\s){0,3}disposal\b")
_FLIGHT = re.compile(
    r"\s(?:\w+\s){0,3}?(?P<where>over|near|within|along|above|around|past|alongside|close|across|off|from|out|north|south|east|west)\b"
)
_FROM_TO = re.compile(r"\s(?:[\w-]+\s){0,3}?from\s[^,;.]{2,40}?\sto\s")
_STRUCK = re.compile(r"hit|struck|shelled|bombed|attacked|targeted", re.IGNORECASE)
_ACTIVE = re.compile(r"to\s(?!be\s)", re.IGNORECASE)
"""`a regiment …, an event designed to build bonds`: who stands before an active infinitive is not what is built."""
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
        self._language = lexicon.language

    def governing(self, candidate: Candidate, start: int, end: int) -> Governing | None:
        """The verb that governs an asset's phrase in the sentence from `start` to `end`."""
        begin = candidate.anchor
        before = after = None
        behind = max(candidate.end, candidate.quantity.end if candidate.quantity else 0)
        if behind > candidate.end:
            # `12 of which were destroyed`: what is told of a part stands behind its number.
            begun = candidate.quantity.start if candidate.quantity else behind
            led = [
                cue
                for cue in self._cues(candidate, start, end)
                if cue.end <= begun and _LED_TO.fullmatch(self._text, cue.end, begun)
            ]
            if led:  # `offered six more`
                return Governing(led[-1], before=True, status=self._with_modal(led[-1], candidate, start))
            own = next((cue for cue in self._cues(candidate, start, end) if cue.start >= behind), None)
            if own is not None and _PART_DONE.fullmatch(self._text, behind, own.start):
                return Governing(own, before=False, status=self._with_modal(own, candidate, start))
        for cue in self._cues(candidate, start, end):
            if cue.end <= begin and _INTRANSITIVE.fullmatch(cue.text):
                continue
            if cue.end <= begin:
                between = self._text[cue.end : begin]
                if _OBJECT_LINK.search(between) or len(between) > _FAR or self._is_passive(cue, start, begin):
                    continue
                before = cue
            elif cue.start >= candidate.end and after is None and not _ACTIVE.match(cue.text):
                between = self._text[candidate.end : cue.start]
                joined = cue.text.startswith("و") and between.rstrip().endswith(("،", ","))
                if len(between) <= _FAR and not _CLAUSE_END.search(between) and not joined:
                    after = cue
            elif after is not None and not self._text[candidate.end : after.start].strip():
                # `Five trucks parked outside were wrecked`: a participle only describes.
                between = self._text[after.end : cue.start]
                told = _FINITE.search(between) or (after.name != "used" and _PERFECT.search(between))
                if after.text.endswith("ed") and told and not _CLAUSE_END.search(between):
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
        facility = candidate.kind == "facility"
        if facility and self._is_named(candidate) and _AT_PLACE.search(self._text, start, candidate.anchor):
            return "present"  # ships sail from a base; the base stays
        if not facility and self._does_harm(candidate, start):
            return "used"
        if any(at.search(self._text, start, candidate.anchor) for at in (_SHOT_AT, _RUN_INTO)):
            governing = self.governing(candidate, start, end)
            if governing is None or governing.before:
                return "present"  # `launched five missiles at the carrier`
        if _COMMITS.search(self._text, start, candidate.anchor):
            return "promised"
        if _PRISONER.match(self._text, candidate.end, end):
            return "lost"
        if _IS_AT.match(self._text, candidate.end, end):
            return "present"
        governing = self.governing(candidate, start, end)
        if governing is not None:
            fate = self._fate(candidate, governing, start, end)
            if candidate.kind in ("weapon", "aircraft") and self._is_sent(candidate, governing, fate, end):
                return "used"
            held = fate == "present" and governing.before and candidate.kind == "force"
            return "lost" if held and _TAKEN.match(self._text, candidate.end, end) else fate
        if _THERE.search(self._text, start, candidate.anchor) or _AT_HAND.search(self._text, start, end):
            return "present"
        return "present" if _STANDS.match(self._text, candidate.end, end) else "unknown"

    def _is_sent(self, candidate: Candidate, governing: Governing, fate: AssetStatus, end: int) -> bool:
        """`detected two missiles fired from Bor`; the 26 of `shot down 21 of the 26 drones that Kenya launched`."""
        if fate == "lost" and self._phrases.is_total(candidate):
            shot_off = _SHOT_OFF.match(self._text, candidate.end, end) is not None
            if not shot_off and _INTERCEPTED.fullmatch(governing.cue.text) is None:
                return False  # `two of the four missiles were destroyed in a depot`
            drone = _DRONE.search(self._text, *candidate.head) is not None
            return drone or (candidate.kind == "weapon" and not _GUN.search(self._text, *candidate.head))
        watched = governing.before and _WATCHED.fullmatch(governing.cue.text) is not None
        return watched and _SHOT_OFF.match(self._text, candidate.end, end) is not None

    def _is_named(self, candidate: Candidate) -> bool:
        """Whether a phrase says more than `the base`."""
        return not self._phrases.is_general(candidate) and not self._phrases.is_bare(candidate)

    def _fate(self, candidate: Candidate, governing: Governing, start: int, end: int) -> AssetStatus:
        """What its verb tells of an asset, by whether it is the verb's object, its agent, or what it is done to."""
        cue, facility = governing.cue, candidate.kind == "facility"
        struck = _STRUCK.fullmatch(cue.text) is not None
        told = cue.end if not governing.before else candidate.end
        if cue.text.lower() in ("ordered", "orders") and _SENT_TO.match(self._text, told):
            return "deployed"  # `three destroyers have been ordered to the Gulf`
        if governing.before and _POSTED.fullmatch(cue.text) and _HAS.search(self._text, start, cue.start):
            return "deployed"  # `has stationed four bombers on the island`
        passive = _AUXILIARY.search(self._text, candidate.end, cue.start) is not None
        if struck and governing.before:
            # What is struck is not used; whether it is lost the article has to say.
            return "present" if facility else "lost"
        if governing.before and cue.text.lower() in ("approached", "approaching"):
            return "present"
        relative = _RELATIVE_AGENT.fullmatch(self._text, candidate.end, cue.start) is not None
        if struck and not governing.before and relative and not _OBJECT.match(self._text, cue.end):
            return "present" if facility else "lost"  # `an Israeli tank it had hit in Bor`
        if struck and passive and _AND_SANK.match(self._text, cue.end, end):
            return "lost"
        if struck and passive:
            return "present" if facility else "unknown"
        if facility and governing.status in ("deployed", "used", "promised") and not governing.before:
            return "present"
        if candidate.kind == "weapon" and FALLS.fullmatch(cue.text):
            return "used"  # `سقطت صواريخ على المدينة`
        if (
            cue.name == "lost"
            and governing.before
            and strikes_first(self._text, cue, candidate.anchor, candidate.end, self._language)
        ):
            return "used"
        if cue.name == "lost" and not governing.before and harms_another(self._text, cue, self._language):
            return "used" if candidate.kind not in ("facility", "force") else "present"
        if cue.name == "lost" and not governing.before and not passive and _OBJECT.match(self._text, cue.end):
            # `Two bombers had destroyed the depot`: who does harm is not harmed.
            return "used" if candidate.kind not in ("facility", "force") else "present"
        if cue.text.lower() == "left" and passive:
            return "present"
        if cue.text.lower() in _FLIES and _FROM_TO.match(self._text, cue.end):
            return "deployed"
        if cue.text.lower() in _FLIES and governing.status == "used" and _FLIGHT.match(self._text, cue.end):
            return "present"
        moved = facility and governing.status in ("deployed", "used")
        return "present" if moved else governing.status

    def _does_harm(self, candidate: Candidate, start: int) -> bool:
        """`destroyed by two drones`, `three strikes by helicopters`, `lost to a mine`: the asset is the agent."""
        return (
            _BY.search(self._text, start, candidate.anchor) is not None
            or _LOST_TO.search(self._text, start, candidate.anchor) is not None
        )

    def listing(self, candidate: Candidate, start: int) -> int | None:
        """Where the verb stands that lists it as part of a deployment, a package or an order."""
        if self._listed(candidate, start) is None:
            return None
        return [*_LISTING.finditer(self._text, start, candidate.anchor)][-1].start()

    def _listed(self, candidate: Candidate, start: int) -> AssetStatus | None:
        """`the deployment includes eight warships`: they are part of what is deployed."""
        listing = list(_LISTING.finditer(self._text, start, candidate.anchor))
        # `strikes, including some against tactical units`: what is struck is no part of what strikes.
        if not listing or re.search(
            r"[;:]|\s(?:said|against)\s|\s(?:was|were)\s\w+ed\sby\s",
            self._text[listing[-1].end() : candidate.anchor],
        ):
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
            and not (
                cue.name == "promised"
                and cue.text.startswith("to ")
                and _NOT_TO.search(self._text, max(start, cue.start - 60), cue.start)
            )
            and not (cue.text == "guard" and _GUARDS.search(self._text, start, cue.start))
            and (cue.text.lower() not in _HAVE or self._has(cue, candidate))
            and (candidate.kind == "aircraft" or cue.text.lower() not in _FLIES)
        ]

    def _has(self, cue: Cue, candidate: Candidate) -> bool:
        """`have` tells of having only right before the noun phrase; elsewhere it is an auxiliary."""
        return _DETERMINED.fullmatch(self._text, cue.end, candidate.anchor) is not None

    def _is_passive(self, cue: Cue, start: int, begin: int) -> bool:
        """A passive verb before the phrase has its own subject; what follows `by` is its agent."""
        return (
            _LED_TO.fullmatch(self._text, cue.end, begin) is None  # `was promised 80 vehicles`
            and re.search(r"\b(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?$", self._text[start : cue.start])
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
        if name == "present" and _POSSIBLE.search(lead) and _POSTS.match(cue.text):
            return "threatened"  # `threatened to station missiles`
        if name == "present" and _COMING.search(lead) and _POSTS.match(cue.text):
            return "promised"  # `pledged to station 4,600 soldiers`
        if name in ("present", "unknown"):
            return cast("AssetStatus", name)
        if _POSSIBLE.search(lead):
            return "threatened"
        if (
            _COMING.search(lead)
            and name == "deployed"
            and cue.start > candidate.end
            and _SETS_OUT.match(cue.text)
        ):
            return "deployed"  # `are to sail on Friday`: of its own, and promised to nobody
        if _COMING.search(lead) and name in ("deployed", "promised"):
            return "promised"
        if _COMING.search(lead) and name in ("used", "lost"):
            return "threatened"
        return cast("AssetStatus", name)
