"""Military assets: noun phrases that carry an asset cue, with the number that governs that noun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from onrecord.brief import AssetKind, AssetStatus, Certainty, Quantity, Source, Span
from onrecord.cues.lexicon import Cue, Lexicon
from onrecord.grounding.hedging import Hedging
from onrecord.grounding.items import AssetItem
from onrecord.grounding.locating import Locator, nearest
from onrecord.grounding.quantities import Reading, quantities

if TYPE_CHECKING:
    from onrecord.draft import DraftAsset
    from onrecord.grounding.account import Ledger
    from onrecord.grounding.actors import Actors, Entry
    from onrecord.grounding.frames import FrameReader
    from onrecord.grounding.quotations import Quotation
    from onrecord.grounding.sourcing import Sourcing

Offsets = tuple[int, int]

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
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "to",
        "into",
        "over",
        "under",
        "near",
        "against",
        "and",
        "or",
        "but",
        "nor",
        "that",
        "which",
        "who",
        "whose",
        "as",
        "than",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "not",
        "it",
        "they",
        "he",
        "she",
        "we",
        "i",
        "you",
        "includes",
        "include",
        "including",
        "included",
        "among",
        "said",
        "says",
        "told",
        "includes",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "the",
        "this",
        "that",
        "these",
        "those",
        "any",
        "all",
        "every",
        "no",
        "each",
        "both",
        "more",
        "most",
        "another",
        "other",
        "such",
        "only",
        "also",
        "just",
        "then",
        "when",
        "where",
        "while",
        "after",
        "before",
        "until",
        "about",
        "during",
        "between",
        "through",
        "across",
        "off",
        "onto",
        "out",
        "up",
        "down",
        "via",
        "per",
    ]
)
_BASE_VERBS = frozenset(
    [
        "visit",
        "provide",
        "give",
        "help",
        "train",
        "training",
        "use",
        "using",
        "fight",
        "fighting",
        "reacting",
        "destroy",
        "attack",
        "attacking",
        "join",
        "support",
        "supporting",
        "protect",
        "host",
        "hosting",
        "operate",
        "operating",
        "maintain",
        "withdraw",
        "withdrawing",
        "put",
        "pull",
        "pulling",
        "receive",
        "buy",
        "sell",
        "supply",
        "equip",
        "equipping",
        "arm",
        "build",
        "building",
        "target",
        "targeting",
        "hit",
        "kill",
        "killing",
        "keep",
        "keeping",
        "leave",
        "take",
        "taking",
        "bring",
        "bringing",
        "face",
        "need",
        "see",
        "seeing",
        "with",
        "involving",
        "via",
    ]
)
_INDEFINITE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_PLACE_LEAD = re.compile(
    r"\b(?:in|at|near|off|to|toward|towards|from|over|into|on|aboard|outside|inside|around|across|along|through|within|north|south|east|west|of|under|entered|left|reached|joined|between)\s+(?:(?:the|a|an|its|their|northern|southern|eastern|western|central|nearby|disputed)\s+)*$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\s*(?:,|,?\s+and|,?\s+as well as|,?\s+along with|\s+plus)?\s*(?:the|a|an|its|their)?\s*", re.IGNORECASE
)
_TAKEN_UP = re.compile(r"\b(?:the|this|these|those|that)\s$", re.IGNORECASE)
_PLACE_AFTER = re.compile(
    r"\s+(?:(?:are|were|is|was|have been|has been)\s+)?(?:(?:based|stationed|deployed|moored|anchored|massed|positioned)\s+)?(?:in|at|near|off|to|outside|around)\s+"
    r"(?:(?:the|northern|southern|eastern|western|central|coast of|port of|city of|town of|disputed)\s+)*(?P<place>[A-ZÀ-Þ][\w’'-]+(?:\s(?:of\s(?:the\s)?)?[A-ZÀ-Þ][\w’'-]+)*)"
)
_PARTS = re.compile(
    r"\b(?:including|among them|of which|of them|comprising|made up of|consisting of|composed of)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[;:]|,\s+(?:and|but|while|as|which|who)\s|\s(?:and|but|while)\s(?=(?:the|a|it|they|he|she|[A-Z])\S*\s\w+(?:ed|s)\b)"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun phrase that may be an asset: designation, kind and the number before it."""

    sentence: int
    start: int
    end: int
    kind: AssetKind
    quantity: Reading | None


class Assets:
    """Finds asset phrases for a plan to ask about, and grounds what the model said of them."""

    def __init__(
        self,
        locator: Locator,
        lexicon: Lexicon,
        quoted: tuple[Quotation, ...],
        sourcing: Sourcing,
        actors: Actors,
        frames: FrameReader,
        ledger: Ledger,
    ) -> None:
        self._locator = locator
        self._article = locator.article
        self._text = locator.article.text
        self._lexicon = lexicon
        self._sourcing = sourcing
        self._actors = actors
        self._frames = frames
        self._ledger = ledger
        self._hedging = Hedging(locator, lexicon, quoted)
        self._idioms = lexicon.list("idioms", "phrases")
        self.items: list[AssetItem] = []

    def candidates(self, number: int) -> list[Candidate]:
        """The asset phrases of a sentence, left to right, without overlaps."""
        sentence = self._article.sentences[number - 1]
        start, end = sentence.start, sentence.end
        idioms = list(self._idioms.find(self._text, start, end))
        found: list[Candidate] = []
        for cue in self._cues(start, end):
            if any(i.start <= cue.start and cue.end <= i.end for i in idioms) or self._is_modifier(cue, end):
                continue
            first = self._phrase_start(cue.start, start)
            last = self._phrase_end(cue.end, end)
            if found and first < found[-1].end:
                continue
            reading = self._number_before(first, start)
            if reading is not None and reading.end > first:
                first = reading.end
            first += len(self._text[first : cue.start]) - len(self._text[first : cue.start].lstrip())
            if self._worth(cue, first, last, reading):
                kinds = [c.name for c in self._cues(first, last)] or [cue.name]
                if _NAMED_BATTERY.search(self._text[first:last]):
                    kinds.append("force")
                found.append(Candidate(number, first, last, cast("AssetKind", kinds[-1]), reading))
        return found

    def _cues(self, start: int, end: int) -> list[Cue]:
        cues = list(self._lexicon.find("assets", self._text, start, end))
        for pattern, kind in ((_SHIP_NAME, "ship"), (_UNIT, "force"), (_CODE, "")):
            for match in pattern.finditer(self._text, start, end):
                words = match.group().rstrip()
                name = kind or ("aircraft" if _AIRCRAFT_CODE.match(words) else "weapon")
                if all(
                    match.start() >= c.end or match.start() + len(words) <= c.start for c in cues
                ) and not re.match(
                    r"\s+(?:[\w-]+\s+){0,2}?(?:" + "|".join(re.escape(c.text) for c in cues) + r")\b"
                    if cues
                    else r"(?!)",
                    self._text[match.start() + len(words) : end],
                ):
                    cues.append(Cue(name, match.start(), match.start() + len(words), words))
        return sorted(cues, key=lambda cue: cue.start)

    def _is_modifier(self, cue: Cue, end: int) -> bool:
        """`missile program`, `tank commander`, `artillery crewmember`: the cue only modifies another noun."""
        following = re.match(r"[ ]([a-z][\w-]+)", self._text[cue.end : end])
        if not following or (cue.text.lower().endswith("s") and cue.name != "facility"):
            return bool(re.match(r"['’]", self._text[cue.end : cue.end + 1])) and cue.name == "force"
        word = following.group(1)
        nouns = (
            "crewmember",
            "commander",
            "program",
            "programme",
            "attack",
            "attacks",
            "threat",
            "test",
            "tests",
            "strike",
            "strikes",
            "fire",
            "exercise",
            "chief",
            "crew",
            "crews",
            "pilot",
            "maker",
            "industry",
            "deal",
            "sale",
            "sales",
            "minister",
            "officials",
            "official",
            "parts",
            "systems",
            "capability",
            "power",
            "control",
            "station",
            "safety",
            "debris",
            "wreckage",
            "captain",
            "owner",
            "traffic",
            "base",
        )
        return word in nouns

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
            if word.lower() in ("a", "an"):
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
        readings = quantities(self._text, max(floor, first - 60), first)
        if readings and not self._text[readings[-1].end : first].strip(" -"):
            return readings[-1]
        match = _INDEFINITE.search(self._text, max(floor, first - 4), first)
        if match:
            return Reading(match.start(1), match.end(1), 1, 1, 1)
        return None

    def _worth(self, cue: Cue, first: int, last: int, reading: Reading | None) -> bool:
        """Bare general words (`forces`, `the base`) are asked about only with a number, a name or an operator."""
        words = self._text[first:last]
        general = words.lower() == cue.text.lower() and cue.text.lower() in _GENERAL
        if not general:
            return True
        return reading is not None and (reading.value or 0) != 1

    def ground(self, draft: DraftAsset) -> AssetItem | None:
        """The grounded asset, or None with the reason in the ledger."""
        candidate = self._candidate_of(draft)
        if candidate is None:
            return None
        number = candidate.sentence
        sentence = self._article.sentences[number - 1]
        designation = self._locator.span(candidate.start, candidate.end)
        operator, operator_span = self._operator_of(draft, number, candidate)
        item = AssetItem(
            designation=designation,
            kind=draft.kind or candidate.kind,
            status=draft.status or self._status_of(candidate, sentence.start, sentence.end),
            certainty=self._certainty_of(candidate, sentence.start, sentence.end),
            evidence=[self._locator.sentence_span(number)],
            quantity=self._quantity_of(candidate),
            operator=operator,
            operator_span=operator_span,
            location=self._location_of(draft, number, candidate),
            sources=self._sources_of(number, candidate),
        )
        if draft.quantity.strip() and item.quantity is None:
            self._ledger.reject("asset", draft, "not_governed", "the number does not govern this noun")
        earlier = self._taken_up(item)
        if earlier is not None:
            earlier.evidence += [span for span in item.evidence if span not in earlier.evidence]
            return earlier
        item.part_of = self._whole_of(item)
        self._share(item)
        twin = next((other for other in self.items if self._same(other, item)), None)
        if twin is not None:
            twin.evidence += [span for span in item.evidence if span not in twin.evidence]
            twin.location, twin.quantity = twin.location or item.location, twin.quantity or item.quantity
            if twin.operator is None:
                twin.operator, twin.operator_span = item.operator, item.operator_span
            return twin
        self.items.append(item)
        return item

    def _candidate_of(self, draft: DraftAsset) -> Candidate | None:
        if draft.anchor is not None:
            number = self._article.sentence_at(draft.anchor)
            return next((c for c in self.candidates(number) if c.start == draft.anchor), None)
        total = len(self._article.sentences)
        for number in [n for n in draft.sentences if 1 <= n <= total]:
            window = self._locator.window(number, number)
            best, _ = nearest(self._locator.places(draft.designation, *window), [window])
            if best is None:
                continue
            for candidate in self.candidates(number):
                if candidate.start < best.end and best.start < candidate.end:
                    return candidate
            self._ledger.reject("asset", draft, "not_military", "no asset cue stands in its words")
            return None
        self._ledger.reject(
            "asset", draft, "ungrounded", "the designation does not stand in the cited sentences"
        )
        return None

    def _quantity_of(self, candidate: Candidate) -> Quantity | None:
        reading = candidate.quantity
        if reading is None:
            return None
        words = self._text[reading.start : reading.end]
        end = reading.end - (3 if words.lower().endswith(" of") else 0)
        span = self._locator.span(reading.start, end)
        return Quantity(
            value=reading.value, minimum=reading.minimum, maximum=reading.maximum, text=span.text, span=span
        )

    def _operator_of(
        self, draft: DraftAsset, number: int, candidate: Candidate
    ) -> tuple[Entry | None, Span | None]:
        words = draft.operator.strip()
        own = (candidate.start, candidate.end)
        leading = self._actors.leading_body(*own)
        if leading is not None:
            return self._actors.body(leading.text, number), leading
        if not words or self._actors.is_pronoun(words):
            return None, None
        sentence = self._locator.window(number, number)
        places = self._locator.places(words, *sentence)
        if not places and (span := self._actors.state_words(words, *sentence)) is not None:
            return self._actors.body(span.text, number), span
        places = places or self._locator.places(words, *self._locator.window(number - 2, number))
        best, _ = nearest(places, [own])
        if best is None or not self._actors.may_operate(words):
            self._ledger.reject(
                "asset", draft, "ungrounded", "no state, body, group or person of that name near it"
            )
            return None, None
        if best.start < own[1] and own[0] < best.end and best.end - best.start >= own[1] - own[0]:
            return None, None  # the asset itself is named as its operator: the article names no other
        span = self._locator.span(best.start, best.end)
        if self._sourcing.is_unnamed(words) and self._frames_cite(span, number):
            return None, None
        return self._actors.body(words, number), span

    def _frames_cite(self, span: Span, number: int) -> bool:
        return any(
            f.subject and f.subject[0] <= span.start < f.subject[1] and f.cited
            for f in self._frames.frames(number)
        )

    def _location_of(self, draft: DraftAsset, number: int, candidate: Candidate) -> Span | None:
        words = draft.location.strip()
        own = (candidate.start, candidate.end)
        for window in (self._locator.window(number, number), self._locator.window(number - 1, number + 1)):
            places = [
                place
                for place in (self._locator.places(words, *window) if words else [])
                if _PLACE_LEAD.search(self._text, max(window[0], place.start - 40), place.start)
                and not (own[0] <= place.start < own[1])
            ]
            best, _ = nearest(places, [own])
            if best:
                return self._locator.span(best.start, best.end)
        if words:
            self._ledger.reject("asset", draft, "not_governed", "the article does not put this asset there")
        return self._place_after(number, candidate)

    def _place_after(self, number: int, candidate: Candidate) -> Span | None:
        """The place that follows the asset in its own clause, no other asset between: `two frigates off Lamu`."""
        end = self._locator.window(number, number)[1]
        stop = _CLAUSE_END.search(self._text, candidate.end, end)
        limit = min(stop.start() if stop else end, candidate.end + 70)
        others = [c.start for c in self.candidates(number) if c.start > candidate.start]
        match = _PLACE_AFTER.match(self._text, candidate.end, min([limit, *others]))
        return self._locator.span(*match.span("place")) if match else None

    def _status_of(self, candidate: Candidate, start: int, end: int) -> AssetStatus:
        nearest_cue: tuple[int, str] | None = None
        assets = self._cues(start, end)
        for cue in self._lexicon.find("asset_status", self._text, start, end):
            if (
                "-" in (self._text[cue.start - 1 : cue.start], self._text[cue.end : cue.end + 1])
                or any(a.start <= cue.start < a.end for a in assets)
                or candidate.start <= cue.start < candidate.end
            ):
                continue
            gap = max(cue.start - candidate.end, candidate.start - cue.end, 0)
            between = self._text[min(cue.end, candidate.end) : max(cue.start, candidate.start)]
            gap += 60 * len(_CLAUSE_END.findall(between))
            if nearest_cue is None or gap < nearest_cue[0]:
                nearest_cue = (gap, cue.name)
        return cast("AssetStatus", nearest_cue[1]) if nearest_cue and nearest_cue[0] < 120 else "unknown"

    def _certainty_of(self, candidate: Candidate, start: int, end: int) -> Certainty:
        status = self._status_of(candidate, start, end)
        if status == "threatened":
            return "hypothetical"
        reported = bool(self._sources_of(candidate.sentence, candidate))
        return self._hedging.certainty(start, end, reported=reported)

    def _sources_of(self, number: int, candidate: Candidate) -> list[Source]:
        for frame in self._frames.frames(number):
            span = frame.under or (
                frame.subject if any(a <= candidate.start < b for a, b in frame.content) else None
            )
            if span and not (span[0] <= candidate.start < span[1]):
                shown = self._locator.span(*span)
                if not self._actors.is_pronoun(shown.text):
                    return [
                        self._sourcing.source(shown, person=self._actors.split_title(shown)[0] is not None)
                    ]
        return []

    def _taken_up(self, item: AssetItem) -> AssetItem | None:
        """`the squadron`, `these jets`: an asset named before, not another one."""
        words = item.designation.text
        if item.quantity is not None or any(char.isupper() or char.isdigit() for char in words):
            return None
        if not _TAKEN_UP.search(self._text, max(0, item.designation.start - 8), item.designation.start):
            return None
        head = words.split()[-1].lower()
        return next(
            (other for other in reversed(self.items) if other.designation.text.split()[-1].lower() == head),
            None,
        )

    def _share(self, item: AssetItem) -> None:
        """Items of one list (`a carrier, eight warships and F-35 jets`) have one operator and one place."""
        for other in reversed(self.items):
            between = self._text[
                other.designation.end : item.quantity.span.start if item.quantity else item.designation.start
            ]
            if other.designation.end > item.designation.start or not _LISTED.fullmatch(between):
                continue
            if item.operator is None:
                item.operator, item.operator_span = other.operator, other.operator_span
            item.location = item.location or other.location
            if item.status == "unknown":
                item.status = other.status
            return

    def _whole_of(self, item: AssetItem) -> AssetItem | None:
        for other in reversed(self.items):
            if (
                other.evidence[-1].sentence != item.evidence[0].sentence
                or other.designation.end > item.designation.start
            ):
                continue
            if _PARTS.search(self._text, other.designation.end, item.designation.start):
                return other.part_of or other
        return None

    def _same(self, other: AssetItem, item: AssetItem) -> bool:
        if other.designation.start == item.designation.start:
            return True
        same_words = other.designation.text.lower() == item.designation.text.lower()
        counts = [a.quantity.text.lower() if a.quantity else "" for a in (other, item)]
        named = any(char.isupper() or char.isdigit() for char in item.designation.text)
        if same_words and (counts[0] == counts[1] or not all(counts)):
            return named or counts[0] == counts[1]
        return False


_GENERAL = frozenset(
    [
        "forces",
        "force",
        "troops",
        "soldiers",
        "vehicle",
        "vehicles",
        "base",
        "bases",
        "ship",
        "ships",
        "vessel",
        "vessels",
        "plane",
        "planes",
        "weapon",
        "weapons",
        "gun",
        "guns",
        "personnel",
        "aircraft",
        "militants",
        "rebels",
        "fighters",
        "militia",
        "truck",
        "trucks",
        "headquarters",
        "armor",
        "fleet",
        "division",
        "convoy",
        "battery",
        "corps",
        "wing",
        "mine",
        "mines",
        "security",
        "forces",
        "armed",
        "forces",
        "missile",
        "missiles",
        "jets",
        "drones",
        "jet",
        "drone",
        "tank",
        "tanks",
        "artillery",
    ]
) | {"security forces", "armed forces", "service members", "ground forces"}
