"""Military assets: what a draft says of an asset phrase, grounded field by field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.brief import Certainty, Quantity, Source, Span
from onrecord.cues.states import demonyms
from onrecord.cues.syntax import load_syntax
from onrecord.grounding.assets.arabic_places import ArabicPlaces
from onrecord.grounding.assets.operator_words import DATELINE, LABEL, LEFT
from onrecord.grounding.assets.operators import Operators
from onrecord.grounding.assets.owners_abroad import AssetOwnersAbroad
from onrecord.grounding.assets.places import AssetPlaces
from onrecord.grounding.assets.repeats import AssetRepeats, begin
from onrecord.grounding.assets.romance_assets import RomanceAssets
from onrecord.grounding.assets.sides import AssetSides
from onrecord.grounding.assets.status import AssetStatuses
from onrecord.grounding.assets.tellings import AssetTellings
from onrecord.grounding.attribution.hedging import Hedging
from onrecord.grounding.text.items import AssetItem
from onrecord.grounding.text.locating import Locator, nearest

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Lexicon
    from onrecord.draft import DraftAsset
    from onrecord.grounding.actors.actors import Actors
    from onrecord.grounding.assets.candidate import Candidate
    from onrecord.grounding.assets.phrases import AssetPhrases
    from onrecord.grounding.attribution.frames import FrameReader
    from onrecord.grounding.attribution.sourcing import Sourcing
    from onrecord.grounding.text.account import Ledger
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.quotations import Quotation

Offsets = tuple[int, int]

_PLACE_LEAD = re.compile(
    r"\b(?:in|at|near|off|to|toward|towards|from|over|into|on|aboard|outside|inside|around|across|along|through|within|north|south|east|west|of|under|entered|left|reached|joined|between)\s+(?:(?:the|a|an|its|their|northern|southern|eastern|western|central|nearby|disputed)\s+)*$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:\s\([^)]{1,24}\))?\s*(?:[,:;]|[,;]?\s+and|,?\s+as well as|,?\s+along with|,?\s+together with"
    r"|\s+plus|,?\s+and also)?\s*"
    r"(?:the|a|an|its|their)?\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:including|among them|of which|of them|comprising|made up of|consisting of|composed of)\b",
    re.IGNORECASE,
)
_BARE_LINK = re.compile(r"\b(?:the|these|those|its|their|his|her|another|both|it|they)\b", re.IGNORECASE)
_REMAINING = re.compile(
    r"\b(?:the|these|those|its|their)\s(?:remaining|first|last|other|next|final|latest|initial|surviving)\s$",
    re.IGNORECASE,
)
_HARMED = re.compile(
    r"\b(?:killed|destroyed|captured|shot down|sank|seized|downed|overran|burned|burnt|wrecked|hit|struck"
    r"|shelled|bombed|ambushed|"
    r"damaged|brought down|knocked out|blew up|torched|wounded)\b"
)
_PARTED = re.compile(
    r"[;:]|\b(?:and|but) (?:that|the)\b|\bwhile\b|\b(?:and|but) [A-ZÀ-Þ][\w’'-]+ (?:will|would|has|had|is"
    r"|was|[a-z]+ed)\b"
)
_WITH = re.compile(r"\b(?:with|alongside|accompanied by|escorted by|together with)\s(?:the\s|its\s)?$")
_KILLING = re.compile(r"[^.;:]{0,60}?,\s(?:killing|wounding|injuring|leaving)\s(?:at\sleast\s)?")
"""`a convoy near Bor, killing 29 soldiers`: those who were with it."""
_BOUGHT_FROM = re.compile(r"\bfrom\s(?:the\s)?$")
_COMES_FROM = re.compile(r"\sfrom\s(?:the\s)?$")
_UNNAMED = ("unnamed_person", "unnamed_group", "document", "outlet")


_PART_OF = re.compile(r"\bof\s+(?:the|its|his|her|their|those|these)\b", re.IGNORECASE)


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
        self._english = lexicon.language == "en"
        self._statuses = AssetStatuses(self._text, lexicon, phrases)
        self._places = AssetPlaces(locator, lexicon, actors, phrases, quoted)
        self._operators = Operators(locator, actors, self._statuses)
        self._sides = AssetSides(locator, actors, frames, self._operators)
        romance = lexicon.language in ("es", "fr")
        self._abroad: RomanceAssets | ArabicPlaces | None = None
        if romance:
            self._abroad = RomanceAssets(lexicon.language, locator, actors)
        elif lexicon.language == "ar" and (syntax := load_syntax("ar")) is not None:
            self._abroad = ArabicPlaces(lexicon, syntax, locator, actors)
        self._owners = (
            AssetOwnersAbroad(lexicon, locator, actors) if romance or lexicon.language == "ar" else None
        )
        self._tellings = AssetTellings(self._text, frames, phrases)
        self._repeats = AssetRepeats(self._text, frozenset(demonyms()), english=self._english)
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
        sources = self._sources_of(number, candidate)
        status = draft.status or self._statuses.status_of(candidate, sentence.start, sentence.end)
        item = AssetItem(
            designation=designation,
            kind=draft.kind or candidate.kind,
            status=status,
            certainty=self._certainty_of(candidate, status, sources, sentence.start, sentence.end),
            evidence=[self._locator.sentence_span(number)],
            quantity=self._quantity_of(candidate),
            operator=operator,
            operator_span=operator_span,
            location=self._location_of(draft, number, candidate),
            sources=sources,
        )
        self._repeats.know(item, self._text[slice(*candidate.head)])
        if (
            item.location is not None
            and operator_span == item.location
            and _COMES_FROM.search(self._text, candidate.end, item.location.start)
        ):
            item.location = None  # `three launchers from Lithuania`: who gave them
        if (
            item.location
            and status in ("ordered", "promised")
            and _BOUGHT_FROM.search(self._text, max(0, item.location.start - 12), item.location.start)
            and not LEFT.search(self._text, sentence.start, candidate.anchor)
        ):
            item.location = None  # where they are bought, not where they are
        if draft.quantity.strip() and item.quantity is None:
            self._ledger.reject("asset", draft, "not_governed", "the number does not govern this noun")
        earlier = self._repeats.taken_up(item, self.items)
        if earlier is not None:
            earlier.evidence += [span for span in item.evidence if span not in earlier.evidence]
            return earlier
        item.part_of = self._whole_of(item, candidate)
        self._share(item)
        self._go_on(item, candidate)
        self._take_side(item, candidate)
        if self._english and item.location is None and not self._places.is_bought(candidate):
            item.location = self._sides.place_before(item, self.items)
        twin = next((other for other in self.items if self._same(other, item)), None)
        if twin is not None:
            twin.evidence += [span for span in item.evidence if span not in twin.evidence]
            twin.location, twin.quantity = twin.location or item.location, twin.quantity or item.quantity
            if twin.operator is None:
                twin.operator, twin.operator_span = item.operator, item.operator_span
            return twin
        if self._english and not self._tellings.is_told_of(item, candidate, self._repeats.head(item)):
            self._ledger.reject("asset", draft, "not_governed", "the article tells nothing of it")
            return None
        placed = item.location is not None and (item.kind != "facility" or not self._english)
        if item.status == "unknown" and (placed or (item.kind == "facility" and not self._english)):
            item.status = "present"  # it is told where it is, and of nothing done to it
        self.items.append(item)
        if self._doubts and item.location == self._doubts[0]:
            self._ledger.ambiguous(item, "location", self._doubts)
        return item

    def _candidate_of(self, draft: DraftAsset) -> Candidate | None:
        if draft.anchor is not None:
            number = self._article.sentence_at(draft.anchor)
            asked = next((c for c in self._phrases.in_sentence(number) if c.anchor == draft.anchor), None)
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

    def owner_read(self, candidate: Candidate) -> Span | None:
        """The words for whoever has an asset, where rules can read them."""
        if self._english:
            return self._operators.operator_of(candidate)
        if self._owners is not None:
            return self._owners.owner_of(candidate)
        return self._actors.leading_body(candidate.start, candidate.end)

    def place_read(self, candidate: Candidate) -> Span | None:
        """The place of an asset, where rules can read it."""
        if self._abroad is not None:
            return self._abroad.place_of(candidate)
        if not self._english:
            return None
        start = self._article.sentences[candidate.sentence - 1].start
        read = self._places.place_of(candidate)
        if read is None and self._statuses.listing(candidate, start) is not None:
            return self._places.place_before(candidate)
        return read

    def _operator_of(
        self, draft: DraftAsset, number: int, candidate: Candidate
    ) -> tuple[Entry | None, Span | None]:
        own = self._actors.leading_body(candidate.start, candidate.end)
        span = own or self._drafted_operator(draft, number, candidate)
        if span is None or (own is not None and self._english) or self._owners is not None:
            span = self.owner_read(candidate) or span
        if span is None or self._sourcing.is_outlet(span.text):
            return None, None  # who passes it on owns nothing
        words = f"ال{span.text[2:]}" if span.text.startswith("لل") else span.text
        return self._actors.body(words, self._article.sentence_at(span.start)), span

    def _drafted_operator(self, draft: DraftAsset, number: int, candidate: Candidate) -> Span | None:
        """Where the article has the operator that the model names, or None with the reason in the ledger."""
        words = draft.operator.strip()
        own = (candidate.start, candidate.end)
        if not words or self._actors.is_pronoun(words):
            return None
        sentence = self._locator.window(number, number)
        places = self._locator.places(words, *sentence)
        if not places and (span := self._actors.state_words(words, *sentence)) is not None:
            return span
        places = places or self._locator.places(words, *self._locator.window(number - 2, number))
        best, _ = nearest(places, [own])
        abroad = self._owners is not None and not (
            self._actors.is_force(words) or self._actors.names_a_party(words) or self._actors.is_person(words)
        )
        heading = DATELINE.match(self._text, *sentence) or LABEL.match(self._text, *sentence)
        headed = best is not None and heading is not None and best.end <= heading.end()
        if best is None or abroad or headed or not self._actors.may_operate(words):
            self._ledger.reject(
                "asset", draft, "ungrounded", "no state, body, group or person of that name near it"
            )
            return None
        if best.start < own[1] and own[0] < best.end and best.end - best.start >= own[1] - own[0]:
            return None  # the asset itself is named as its operator: the article names no other
        span = self._locator.span(best.start, best.end)
        cited = self._sourcing.is_unnamed(words) and self._frames_cite(span, number)
        return None if cited else span

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
        return self.place_read(candidate)

    def _certainty_of(
        self, candidate: Candidate, status: str, sources: list[Source], start: int, end: int
    ) -> Certainty:
        if status == "threatened":
            return "hypothetical"
        if (
            status == "lost"
            and any(s.type.startswith("named") for s in sources)
            and self._is_harmed(candidate)
        ):
            return "alleged"  # one side's count of the other's losses
        return self._hedging.certainty(start, end, reported=any(s.type in _UNNAMED for s in sources))

    def _sources_of(self, number: int, candidate: Candidate) -> list[Source]:
        for frame in self._frames.frames(number):
            span = frame.under or (
                frame.subject if any(a <= candidate.start < b for a, b in frame.content) else None
            )
            if span and not (span[0] <= candidate.start < span[1]):
                shown = self._locator.span(*span)
                if not self._actors.is_pronoun(shown.text):
                    return [self._sourcing.source(shown, person=self._actors.names_person(shown))]
        return []

    def _share(self, item: AssetItem) -> None:
        """Items of one list (`a carrier, eight warships and F-35 jets`) have one operator, place and fate."""
        first = begin(item)
        for other in reversed(self.items):
            between = self._text[other.designation.end : first]
            parted = item.part_of is other
            if not parted and (other.designation.end > first or not _LISTED.fullmatch(between)):
                continue
            apart = "facility" in (item.kind, other.kind) and item.kind != other.kind
            if item.operator is None and not apart:
                item.operator, item.operator_span = other.operator, other.operator_span
            item.location = item.location or other.location
            if not (parted or apart):
                self._share_back(item, other)
            if not parted:
                other.location = other.location or item.location
                if other.status == "unknown":
                    other.status = item.status
            if item.status == "unknown":
                item.status = other.status
            return

    def _share_back(self, item: AssetItem, other: AssetItem) -> None:
        """`five tanks, two launchers and a gun from the army`: an owner named behind a list is that of it all."""
        own, last = item.operator_span, item
        if own is None or own.start < item.designation.end or other.operator is not None:
            return
        for earlier in reversed(self.items):
            between = self._text[earlier.designation.end : begin(last)]
            if earlier.operator is not None or _LISTED.fullmatch(between) is None:
                return
            earlier.operator, earlier.operator_span = item.operator, own
            last = earlier

    def _go_on(self, item: AssetItem, candidate: Candidate) -> None:
        """A sentence that goes on from the one before (`Three of the ships were sunk`) goes on in its place."""
        if not self._english:
            return
        number = item.evidence[0].sentence
        first = begin(item)
        definite = (
            _BARE_LINK.search(self._text, max(0, first - 6), item.designation.start) is not None
            or _REMAINING.search(self._text, max(0, first - 20), first) is not None
        )
        same = [o for o in self.items if self._repeats.alike(item, o)] if definite else []
        if same and item.operator is None:
            # `three of his six guns`, `the 500,000 shells`: the guns and shells that were told of before.
            item.operator, item.operator_span = same[-1].operator, same[-1].operator_span
        before = [o for o in self.items if 0 <= number - o.evidence[0].sentence <= 1]
        if not before:
            return
        last = before[-1]
        beside = last.evidence[0].sentence == number and not _PARTED.search(
            self._text[last.designation.end : first]
        )
        if item.operator is None and beside and _WITH.search(self._text, last.designation.end, first):
            item.operator, item.operator_span = last.operator, last.operator_span
        place = last.location
        if (definite or beside) and place and place.end <= item.designation.start:
            item.location = item.location or place
        aboard = item.kind == "force" and last.kind not in ("weapon", "facility") and last.status != "used"
        if (
            item.operator is None
            and last.evidence[0].sentence == number
            and aboard
            and _KILLING.fullmatch(self._text, last.designation.end, first)
        ):
            item.operator, item.operator_span = last.operator, last.operator_span
        if (
            item.operator is None
            and item.status == "lost" == last.status
            and self._is_harmed(candidate)
            and _HARMED.search(self._text, last.evidence[0].start, begin(last))
        ):
            # One side counts the losses of the other: what it destroys next is the other side's too.
            item.operator, item.operator_span = last.operator, last.operator_span

    def _take_side(self, item: AssetItem, candidate: Candidate) -> None:
        """Whose an asset is where its sentence does not say."""
        if not self._english or item.operator is not None:
            return
        harmed = self._is_harmed(candidate)
        span = self._sides.other_side(candidate) if harmed else None
        span = span or self._sides.of_speaker(item, candidate, harmed=harmed)
        if span is not None:
            item.operator = self._actors.body(span.text, self._article.sentence_at(span.start))
            item.operator_span = span if item.operator is not None else None
            return
        before = self._sides.as_before(item, self.items) if not harmed else None
        if before is not None:
            item.operator, item.operator_span = before.operator, before.operator_span
            return
        span = self._sides.of_army_before(item, candidate) if not harmed else None
        if span is not None:
            item.operator = self._actors.body(span.text, self._article.sentence_at(span.start))
            item.operator_span = span if item.operator is not None else None

    def _is_harmed(self, candidate: Candidate) -> bool:
        """Whether somebody does it harm in the active voice: `destroyed 61 vehicles`."""
        sentence = self._article.sentences[candidate.sentence - 1]
        governing = self._statuses.governing(candidate, sentence.start, sentence.end)
        return governing is not None and governing.before and governing.status == "lost"

    def _whole_of(self, item: AssetItem, candidate: Candidate) -> AssetItem | None:
        """The total that an item is a part of: `12 ships, including two frigates`, `two of the three brigades`."""
        first = begin(item)
        for other in reversed(self.items):
            if other.evidence[-1].sentence != item.evidence[0].sentence or other.designation.end > first:
                continue
            between = self._text[other.designation.end : first]
            if _PARTS.search(between) or _PARTS.search(self._text, first, item.designation.start):
                return other.part_of or other
        if candidate.whole is None and not _PART_OF.search(self._text, first, item.designation.start):
            return None
        return next(
            (
                o
                for o in reversed(self.items)
                if o.part_of is None and self._repeats.alike(item, o) and o.quantity
            ),
            None,
        )

    def _same(self, other: AssetItem, item: AssetItem) -> bool:
        if other.designation.start == item.designation.start:
            return begin(other) == begin(item)
        same_words = other.designation.text.lower() == item.designation.text.lower()
        counts = [a.quantity.text.lower() if a.quantity else "" for a in (other, item)]
        named = any(char.isupper() or char.isdigit() for char in item.designation.text)
        if item.location and other.location and item.location.text != other.location.text:
            return False
        if same_words and (counts[0] == counts[1] or not all(counts)):
            return named or counts[0] == counts[1]
        return False
