"""Asset phrases: noun phrases that carry an asset cue, with the number that governs that very noun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from onrecord.cues.lexicon import Cue
from onrecord.cues.states import demonyms, state_names
from onrecord.grounding.asset_nouns import AssetNouns
from onrecord.grounding.quantities import Reading, quantities

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.brief import AssetKind
    from onrecord.cues.lexicon import Lexicon

_CODE = re.compile(
    r"\b(?:(?:F|B|C|A|E|P|KC|MQ|RQ|UH|AH|CH|MiG|Su|Tu|Il|An|Mi|Ka|J|JF)-?\d{1,3}[A-Z]{0,2}|[A-Z]{1,2}-\d{2,3}[A-Z]?)s?\b"
)
_SHIP_NAME = re.compile(
    r"\b(?:USS|HMS|HMCS|HMAS|HMC|INS|JS|RFS|ROKS|FS|BRP|KRI|ITS|USNS)\s+(?:[A-Z][\w.’'-]*\s?){1,4}"
)
_UNIT = re.compile(
    r"\b\d{1,3}(?:st|nd|rd|th)\s(?:[A-Z][\w’'-]*\s){0,4}(?:Battalion|Brigade|Regiment|Division|Squadron|Wing|Fleet|Army|Corps|Group|Infantry|Battery)\b"
)
_NAMED_BATTERY = re.compile(r"[A-Z]\w+ Battery$")
_AIRCRAFT_CODE = re.compile(r"^(?:F|B|C|A|E|P|KC|MQ|RQ|UH|AH|CH|MiG|Su|Tu|Il|An|Mi|Ka|J|JF)-?\d")
_STOP = frozenset(
    "of in on at by for with from to into over under near against and or but nor that which who whose as "
    "than is are was were be been has have had do does did will would can could may might must should not "
    "it they he she we i you includes include including included among said says told includes its their "
    "his her our my your the this that these those any all every no each how many both more most another other "
    "such only also just then when where while after before until about during between through across off "
    "onto out up down via per".split()
)
_BASE_VERBS = frozenset(
    "visit provide give help train training use using fight fighting reacting destroy attack attacking "
    "join support supporting protect host hosting operate operating maintain withdraw withdrawing put "
    "pull pulling receive buy sell supply equip equipping arm build building target targeting hit kill "
    "killing keep keeping leave take taking bring bringing face need see seeing with involving via".split()
)
_MODIFIED = frozenset(
    "attack attacks base buildup capability captain chief commander control crew crewmember crews "
    "deal debris deployment deployments exercise fire industry levels maker minister movement "
    "movements numbers official officials owner parts pilot power presence program programme safety "
    "sale sales station strength strike strikes systems test tests threat traffic wreckage".split()
)
_COMPOUND = re.compile(r"\s+(?:[\w-]+\s+){0,2}?")
_INDEFINITE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_GENERAL = frozenset(
    "forces force troops soldiers vehicle vehicles base bases ship ships vessel vessels plane planes "
    "weapon weapons gun guns personnel aircraft militants rebels fighters militia truck trucks "
    "headquarters armor fleet division convoy battery corps wing mine mines security forces armed forces "
    "missile missiles jets drones jet drone tank tanks artillery".split()
) | {"security forces", "armed forces", "service members", "ground forces"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun phrase that may be an asset: designation, kind and the number before it."""

    sentence: int
    start: int
    end: int
    kind: AssetKind
    quantity: Reading | None


class AssetPhrases:
    """Finds the phrases of one article that may name military assets."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self._article = article
        self._text = article.text
        self._lexicon = lexicon
        self._found: dict[int, list[Candidate]] = {}
        self._idioms = lexicon.list("idioms", "phrases")
        self._abroad = (
            AssetNouns(lexicon, frozenset((*state_names(), *demonyms())))
            if lexicon.language in ("es", "fr", "ar")
            else None
        )
        self._nouns = [lexicon.list("assets", name) for name in lexicon.words.get("assets", {})]

    def in_sentence(self, number: int) -> list[Candidate]:
        """The asset phrases of a sentence, left to right, without overlaps."""
        if number not in self._found:
            self._found[number] = self._find(number)
        return self._found[number]

    def _find(self, number: int) -> list[Candidate]:
        sentence = self._article.sentences[number - 1]
        start, end = sentence.start, sentence.end
        idioms = list(self._idioms.find(self._text, start, end))
        found: list[Candidate] = []
        for cue in self.cues(start, end):
            if any(i.start <= cue.start and cue.end <= i.end for i in idioms) or self._is_modifier(cue, end):
                continue
            # Only English puts what describes a noun before it.
            first = cue.start if self._abroad else self._phrase_start(cue.start, start)
            last = self._phrase_end(cue.end, end)
            if self._abroad:
                last = max(last, self._abroad.phrase_end(self._text, cue.start, last, end, cue))
            if found and first < found[-1].end:
                continue
            reading = self._number_before(first, start)
            if reading is not None and reading.end > first:
                first = reading.end
            first += len(self._text[first : cue.start]) - len(self._text[first : cue.start].lstrip())
            if self._worth(cue, first, last, reading):
                kinds = [c.name for c in self.cues(first, last)] or [cue.name]
                if _NAMED_BATTERY.search(self._text[first:last]):
                    kinds.append("force")
                found.append(Candidate(number, first, last, cast("AssetKind", kinds[-1]), reading))
        return found

    def cues(self, start: int, end: int) -> list[Cue]:
        """The asset cues of a stretch: listed nouns, ship names, unit names and type codes."""
        listed = self._lexicon.find("assets", self._text, start, end)
        cues = list(listed)
        for pattern, kind in ((_SHIP_NAME, "ship"), (_UNIT, "force"), (_CODE, "")):
            for match in pattern.finditer(self._text, start, end):
                words = match.group().rstrip()
                name = kind or ("aircraft" if _AIRCRAFT_CODE.match(words) else "weapon")
                first, last = match.start(), match.start() + len(words)
                apart = all(first >= cue.end or last <= cue.start for cue in listed)
                named = any(
                    _COMPOUND.fullmatch(self._text, last, cue.start)
                    for cue in listed
                    if 0 < cue.start - last < 40
                )
                if apart and not named:
                    cues.append(Cue(name, first, last, words))
        return sorted(cues, key=lambda cue: cue.start)

    def _is_modifier(self, cue: Cue, end: int) -> bool:
        """`missile program`, `tank commander`, `artillery crewmember`: the cue only modifies another noun."""
        following = re.match(r"[ ]([a-z][\w-]+)", self._text[cue.end : end])
        word = following.group(1) if following else ""
        if word and any(word in phrases for phrases in self._nouns):
            return True  # `rocket launchers`: the asset is what the last noun says
        if not word or (cue.text.lower().endswith("s") and cue.name != "facility"):
            return bool(re.match(r"['’]", self._text[cue.end : cue.end + 1])) and cue.name == "force"
        return word in _MODIFIED

    def _phrase_start(self, noun: int, floor: int) -> int:
        """Back over the words that belong to the designation: adjectives, names, codes, compounds."""
        tokens = list(re.finditer(r"[^\s,;:()“”\"—–]+", self._text[floor:noun]))
        first = noun
        for match in reversed(tokens):
            at = floor + match.start()
            between = self._text[floor + match.end() : first]
            word = match.group().strip("'’‘")
            if (
                between.strip()
                or word in ("-", "--")
                or word.lower() in _STOP
                or word.endswith(("'s", "’s", "s'", "s’"))
            ):
                break
            if word.lower() in ("a", "an", "dozen", "hundred", "thousand", "million"):
                break
            if quantities(word) or quantities(self._text[at:first].strip()):
                break
            if not word[:1].isupper() and self._is_verb(word):
                break
            if (noun - at) > 70:
                break
            first = at
        return first

    def _is_verb(self, word: str) -> bool:
        lower = word.lower()
        if lower in self._lexicon.verbs or any(
            lower in self._lexicon.list("asset_status", name)
            for name in ("deployed", "used", "lost", "ordered", "promised", "present")
        ):
            return True
        return lower.endswith("ly") or lower in _BASE_VERBS

    def _phrase_end(self, noun_end: int, end: int) -> int:
        match = re.match(
            r"(?:\s+(?:USS|HMS|INS)?\s*(?:[A-Z][\w.’'-]*|\d+[A-Z]?)){1,4}", self._text[noun_end:end]
        )
        if not match or re.match(r"\s+(?:and|or)\b", match.group()):
            return noun_end
        return noun_end + len(match.group().rstrip("’'"))

    def _number_before(self, first: int, floor: int) -> Reading | None:
        if self._abroad:
            return self._abroad.number_before(self._text, first, floor)
        readings = quantities(self._text, max(floor, first - 60), first)
        if readings and not self._text[readings[-1].end : first].strip(" -"):
            return readings[-1]
        match = _INDEFINITE.search(self._text, max(floor, first - 4), first)
        if match:
            return Reading(match.start(1), match.end(1), 1, 1, 1)
        return None

    def _worth(self, cue: Cue, first: int, last: int, reading: Reading | None) -> bool:
        """Bare general words (`forces`, `the base`) are asked about only with a number, a name or an operator."""
        if self._abroad:
            return self._abroad.worth(self._text, first, last, cue, reading)
        words = self._text[first:last]
        general = words.lower() == cue.text.lower() and cue.text.lower() in _GENERAL
        if not general:
            return True
        return reading is not None and (reading.value or 0) != 1
