"""Military assets: what a draft says of an asset phrase, grounded field by field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from onrecord.brief import AssetStatus, Certainty, Quantity, Source, Span
from onrecord.grounding.hedging import Hedging
from onrecord.grounding.items import AssetItem
from onrecord.grounding.locating import Locator, nearest

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Lexicon
    from onrecord.draft import DraftAsset
    from onrecord.grounding.account import Ledger
    from onrecord.grounding.actors import Actors, Entry
    from onrecord.grounding.asset_phrases import AssetPhrases, Candidate
    from onrecord.grounding.frames import FrameReader
    from onrecord.grounding.quotations import Quotation
    from onrecord.grounding.sourcing import Sourcing

Offsets = tuple[int, int]

_PLACE_LEAD = re.compile(
    r"\b(?:in|at|near|off|to|toward|towards|from|over|into|on|aboard|outside|inside|around|across|along|through|within|north|south|east|west|of|under|entered|left|reached|joined|between)\s+(?:(?:the|a|an|its|their|northern|southern|eastern|western|central|nearby|disputed)\s+)*$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\s*(?:,|,?\s+and|,?\s+as well as|,?\s+along with|\s+plus)?\s*(?:the|a|an|its|their)?\s*", re.IGNORECASE
)
_TAKEN_UP = re.compile(r"\b(?:the|this|these|those|that)\s$", re.IGNORECASE)
_PLACE_AFTER = re.compile(
    r"\s+(?:(?:are|were|is|was|have been|has been)\s+)?(?:(?:based|stationed|deployed|moored|"
    r"anchored|massed|positioned)\s+)?(?:in|at|near|off|to|outside|around)\s+"
    r"(?:(?:the|northern|southern|eastern|western|central|coast of|port of|city of|town of|"
    r"disputed)\s+)*(?P<place>[A-ZÀ-Þ][\w’'-]+(?:\s(?:of\s(?:the\s)?)?[A-ZÀ-Þ][\w’'-]+)*)"
)
_PARTS = re.compile(
    r"\b(?:including|among them|of which|of them|comprising|made up of|consisting of|composed of)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[;:]|,\s+(?:and|but|while|as|which|who)\s|\s(?:and|but|while)\s(?=(?:the|a|it|they|he|she|[A-Z])\S*\s\w+(?:ed|s)\b)"
)


class Assets:
    """Grounds what a model said of the asset phrases of one article."""

    def __init__(
        self,
        locator: Locator,
        lexicon: Lexicon,
        quoted: tuple[Quotation, ...],
        sourcing: Sourcing,
        actors: Actors,
        frames: FrameReader,
        phrases: AssetPhrases,
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
        self._phrases = phrases
        self._doubts: list[Span] = []
        self.items: list[AssetItem] = []

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
        if self._doubts and item.location == self._doubts[0]:
            self._ledger.ambiguous(item, "location", self._doubts)
        return item

    def _candidate_of(self, draft: DraftAsset) -> Candidate | None:
        if draft.anchor is not None:
            number = self._article.sentence_at(draft.anchor)
            asked = next((c for c in self._phrases.in_sentence(number) if c.start == draft.anchor), None)
            if asked is None:
                self._ledger.reject("asset", draft, "ungrounded", "no asset phrase begins there")
            return asked
        total = len(self._article.sentences)
        for number in [n for n in draft.sentences if 1 <= n <= total]:
            window = self._locator.window(number, number)
            best, _ = nearest(self._locator.places(draft.designation, *window), [window])
            if best is None:
                continue
            for candidate in self._phrases.in_sentence(number):
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
        self._doubts = []
        words = draft.location.strip()
        own = (candidate.start, candidate.end)
        for window in (self._locator.window(number, number), self._locator.window(number - 1, number + 1)):
            places = [
                place
                for place in (self._locator.places(words, *window) if words else [])
                if _PLACE_LEAD.search(self._text, max(window[0], place.start - 40), place.start)
                and not (own[0] <= place.start < own[1])
            ]
            best, equals = nearest(places, [own])
            if best:
                self._doubts = [self._locator.span(p.start, p.end) for p in (best, *equals)] if equals else []
                return self._locator.span(best.start, best.end)
        if words:
            self._ledger.reject("asset", draft, "not_governed", "the article does not put this asset there")
        return self._place_after(number, candidate)

    def _place_after(self, number: int, candidate: Candidate) -> Span | None:
        """The place that follows the asset in its own clause, no other asset between: `two frigates off Lamu`."""
        end = self._locator.window(number, number)[1]
        stop = _CLAUSE_END.search(self._text, candidate.end, end)
        limit = min(stop.start() if stop else end, candidate.end + 70)
        others = [c.start for c in self._phrases.in_sentence(number) if c.start > candidate.start]
        match = _PLACE_AFTER.match(self._text, candidate.end, min([limit, *others]))
        return self._locator.span(*match.span("place")) if match else None

    def _status_of(self, candidate: Candidate, start: int, end: int) -> AssetStatus:
        nearest_cue: tuple[int, str] | None = None
        assets = self._phrases.cues(start, end)
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
        if item.location and other.location and item.location.text != other.location.text:
            return False
        if same_words and (counts[0] == counts[1] or not all(counts)):
            return named or counts[0] == counts[1]
        return False
