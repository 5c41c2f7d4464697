"""Positions: a draft's claim of who holds what, grounded field by field and tied to one act in the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from onrecord.grounding.attribution.hedging import Hedging
from onrecord.grounding.attribution.sourcing import Sourcing, disclosure
from onrecord.grounding.attribution.speech import Speech
from onrecord.grounding.claims.claims import check_claim, overlap, sentence_case
from onrecord.grounding.claims.composing import Composer
from onrecord.grounding.claims.composing_abroad import ComposerAbroad
from onrecord.grounding.positions.act_settings import ActSettings
from onrecord.grounding.positions.briefings import names_spokesman
from onrecord.grounding.positions.citing import Citing
from onrecord.grounding.positions.disclosing import Disclosing
from onrecord.grounding.positions.holders import Holders
from onrecord.grounding.positions.pairs import Pairs
from onrecord.grounding.positions.passives import Passives
from onrecord.grounding.positions.vouching import Vouching
from onrecord.grounding.settings.meetings import Meetings
from onrecord.grounding.settings.papers import Papers
from onrecord.grounding.settings.scenes import TOLD_OF, Scenes
from onrecord.grounding.settings.settings import Settings
from onrecord.grounding.settings.venues import Venues
from onrecord.grounding.text.account import Ledger, Pending
from onrecord.grounding.text.items import PositionItem
from onrecord.grounding.text.locating import Locator, nearest

if TYPE_CHECKING:
    from datetime import datetime

    from onrecord.brief import Act, Span
    from onrecord.cues.lexicon import Lexicon
    from onrecord.draft import DraftPosition
    from onrecord.grounding.actors.actors import Actors
    from onrecord.grounding.attribution.frame import Frame, Offsets
    from onrecord.grounding.attribution.frames import FrameReader
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.quotations import Quotation

_PAPER = re.compile(r"\b(?:letter|memo|cable|email|document|note|minutes|message|messages)\b", re.IGNORECASE)
_LEFT_OPEN = re.compile(
    r"(?:What|Who|Where|When|How|Why|Whether)\s[^.;]*?(?:,\s[^.;]*\b(?:not|never)\b|"
    r"\b(?:(?:has|have|had|is|was|remains?|remained)\s(?:not|yet|still|un\w+)|remains?\sto\sbe)\b)"
)


class Positions:
    """Grounds the draft's positions of one article, in the order of their sentences."""

    def __init__(
        self,
        locator: Locator,
        lexicon: Lexicon,
        quoted: tuple[Quotation, ...],
        sourcing: Sourcing,
        actors: Actors,
        frames: FrameReader,
        ledger: Ledger,
        published: datetime | None,
    ) -> None:
        self._locator = locator
        self._article = locator.article
        self._text = locator.article.text
        self._lexicon = lexicon
        self._sourcing = sourcing
        self._frames = frames
        self._ledger = ledger
        self._published = published
        self._hedging = Hedging(locator, lexicon, quoted)
        self._papers = Papers(self._article, quoted)
        self._citing = Citing(locator, lexicon, sourcing, actors, frames, ledger, self._papers)
        self._speech = Speech(locator, quoted, frames)
        composer = Composer if sourcing.abroad is None else ComposerAbroad
        self._composer = composer(locator, lexicon)
        self._pairs, self._meetings = Pairs(self._article, actors), Meetings(self._article)
        self._doubts: list[list[Span]] = []
        self.items: list[PositionItem] = []
        settings, venues = Settings(self._text, lexicon, quoted), Venues(self._text, quoted)
        self._settings = ActSettings(
            locator, lexicon, sourcing, frames, settings, venues, self._papers, self._meetings
        )
        self._scenes = Scenes(self._article, settings, venues, self.items)
        self._disclosing = Disclosing(locator, actors, settings, venues)
        self._vouching = Vouching(self._article, settings, sourcing, locator)
        self._holders = Holders(
            locator,
            lexicon,
            quoted,
            sourcing,
            actors,
            frames,
            ledger,
            self._scenes,
            self._papers,
            Passives(self._article, actors, self.items),
        )

    def ground(self, draft: DraftPosition) -> list[PositionItem]:
        """The grounded positions, one for each actor named (`Britain and France said …`).

        None where it does not survive; the ledger then has the reason.
        """
        names = self._pair(draft) or self._holders.names(draft.actor)
        drafts = [draft.model_copy(update={"actor": name}) for name in names]
        items = [item for each in drafts if (item := self._ground(each)) is not None]
        self._say_alike(items)
        return items

    def _say_alike(self, items: list[PositionItem]) -> None:
        """What several did together, they did in one setting: private for all where it is for one of them."""
        private = next((item for item in items if item.setting == "private"), None)
        for item in items if private else ():
            if item.setting != "private":
                item.setting = "private"
                item.disclosed_by = "counterpart" if item.disclosed_by == "self" else item.disclosed_by

    def _pair(self, draft: DraftPosition) -> list[str]:
        """The two sides that `the two` or `both leaders` stand for, where they are the verb's subject."""
        if draft.anchor is None or self._lexicon.language != "en":
            return []
        number = self._article.sentence_at(draft.anchor)
        frame = self._frame_of(draft, number)
        return self._pairs.of(self._text[slice(*frame.subject)], number) if frame and frame.subject else []

    def _ground(self, draft: DraftPosition) -> PositionItem | None:
        number = self._sentence_of(draft)
        if number is None:
            self._ledger.reject("position", draft, "no_evidence", "no sentence of the article is cited")
            return None
        frame = self._frame_of(draft, number)
        if (
            frame
            and self._lexicon.language == "en"
            and (self._meetings.is_open(frame) or self._meetings.is_topic(frame))
        ):
            self._ledger.reject("position", draft, "not_attributed", "an openly told meeting is no position")
            return None
        reason = self._sourcing.anonymity_reason(*self._locator.window(number, number)) if frame else None
        if frame and reason and reason.start <= frame.cue.start < reason.end:
            self._ledger.reject("position", draft, "not_attributed", "it tells why a source has no name")
            return None
        entry = self._holders.of(draft, frame, number)
        if entry is None:
            return None
        refused = self._holders.untied(draft, frame, entry, number)
        if refused:
            self._ledger.reject("position", draft, *refused)
            return None
        self._holders.hold(entry, number)
        content = self._content_of(draft, frame, number)
        if not content:
            self._ledger.reject(
                "position", draft, "ungrounded", "the words attributed do not stand in the cited sentence"
            )
            return None
        if _LEFT_OPEN.match(self._text, *content[0]) and not self._speech.quotes_in(content[:1]):
            self._ledger.reject("position", draft, "not_attributed", "the words leave a question open")
            return None
        item = self._put_together(draft, frame, entry, number, content)
        if frame and item.act == "says" and frame.act == "says" and self._composer.told_of(item, frame):
            item.act = "does"
        twin = next((other for other in self.items if self._same(other, item)), None)
        if twin is not None:
            self._ledger.reject(
                "position", draft, "duplicate", "the same words of the same actor stand already"
            )
            return None
        self.items.append(item)
        for spans in self._doubts:
            self._ledger.ambiguous(item, "content", spans)
        return item

    def _sentence_of(self, draft: DraftPosition) -> int | None:
        if draft.anchor is not None:
            return self._article.sentence_at(draft.anchor)
        total = len(self._article.sentences)
        cited = [number for number in draft.sentences if 1 <= number <= total]
        wanted = [words for words in (*draft.content, draft.cue) if words]
        for number in cited:
            start, end = self._locator.window(number, number)
            if any(self._locator.places(words, start, end) for words in wanted):
                return number
        if cited:
            return cited[0]
        for words in draft.content:
            places = self._locator.places(words)
            if places:
                return self._article.sentence_at(places[0].start)
        return None

    def _frame_of(self, draft: DraftPosition, number: int) -> Frame | None:
        frames = self._frames.frames(number)
        if draft.anchor is not None:
            return next((frame for frame in frames if frame.cue.start == draft.anchor), None)
        named = [
            frame for frame in frames if draft.cue and frame.cue.text.lower() == draft.cue.strip().lower()
        ]
        if len(named) == 1:
            return named[0]
        held = [
            frame
            for frame in (named or frames)
            if frame.subject and overlap(self._text[frame.subject[0] : frame.subject[1]], draft.actor) > 0
        ]
        return held[0] if held else (frames[0] if len(frames) == 1 and not draft.content else None)

    def _content_of(self, draft: DraftPosition, frame: Frame | None, number: int) -> list[Offsets]:
        self._doubts = []
        start, end = self._locator.window(number, max([number + 1, *draft.sentences]))
        found: list[Offsets] = []
        anchors = [(frame.cue.start, frame.cue.end)] if frame else [self._locator.window(number, number)]
        for words in draft.content:
            best, equals = nearest(self._locator.places(words, start, end), anchors)
            if best:
                found.append((best.start, best.end))
            if best and equals:
                self._doubts.append([self._locator.span(place.start, place.end) for place in (best, *equals)])
        if found:
            return sorted(found)
        if draft.content:
            self._ledger.reject(
                "position", draft, "ungrounded", "its words are not the article's; the clause stands instead"
            )
        if frame and frame.announces:
            return self._speech.announced(number)
        if frame and frame.content:
            return list(frame.content)
        if frame is None and not draft.content:
            return [self._locator.window(number, number)]
        # An act may stand alone (`Kenya refused.`); a verb of saying without its words attributes nothing.
        return [self._locator.window(number, number)] if frame and frame.act != "says" else []

    def _put_together(
        self, draft: DraftPosition, frame: Frame | None, entry: Entry, number: int, content: list[Offsets]
    ) -> PositionItem:
        sentence = self._locator.window(number, number)
        content, numbers = self._speech.with_continuation(content, number)
        evidence = [self._locator.sentence_span(n) for n in numbers]
        cited = self._citing.sources_of(draft, frame, entry, number)
        sources, own = cited.sources, cited.own
        background = any(self._citing.belongs(source.span, entry) for source in sources) or (
            (cited.unnamed or any(names_spokesman(source.text) for source in sources))
            and self._holders.briefed_for(entry, number)
        )
        told = self._settings.of(
            frame,
            content,
            cited,
            number,
            proposed=draft.setting,
            background=background,
            carried=self._scenes.carried(entry, sources, number),
        )
        spoken_for = background and any(names_spokesman(source.text) for source in sources)
        by_itself = own or spoken_for
        relays = self._citing.relays_of(draft, cited, number)
        until = content[-1][1]
        item = PositionItem(
            actor=entry,
            setting=told.setting,
            disclosed_by=self._disclosing.of(
                entry,
                frame,
                cited,
                told.setting,
                itself=by_itself or self._settings.is_readout(cited),
            ),
            act=self._act_of(draft, frame, content),
            claim="",
            certainty=self._hedging.certainty(
                sentence[0] if not frame else self._frames.clause(frame)[0],
                max(content[0][0], frame.cue.end) if frame else sentence[1],
                reported=(not by_itself or bool(cited.relays)) and cited.types != ["none"],
            ),
            sources=sources,
            cue=self._locator.span(frame.cue.start, frame.cue.end) if frame else None,
            content=[self._locator.span(a, b) for a, b in content],
            quotes=self._speech.quotes_in(content),
            evidence=evidence,
            condition=self._hedging.condition(content[0][0], until) if until <= sentence[1] else None,
            when=self._hedging.when(*(self._frames.clause(frame) if frame else sentence), self._published),
            relayed_by=relays,
            anonymity_reason=self._sourcing.anonymity_reason(*sentence)
            or self._vouching.reason_after(sources, number),
        )
        if own and told.setting == "private" and told.cue and _PAPER.search(told.cue.text) and relays:
            item.disclosed_by = "document"  # a letter that an outlet has seen
        scene = self._scenes.gone_on_with(frame, number, entry) if own and told.cue is None else None
        if scene is not None and item.setting == "public":
            item.setting = "private"
            if all(source.type in TOLD_OF for source in scene.sources) and not (
                frame and self._scenes.is_hearsay(frame)
            ):
                item.disclosed_by = scene.disclosed_by
                item.sources, item.relayed_by = list(scene.sources), [*scene.relayed_by]
                item.certainty = scene.certainty if item.certainty == "stated" else item.certainty
        elif own and told.cue is None and item.setting == "public":
            talk = self._scenes.in_talk(frame, number, entry) or self._scenes.within_doors(frame, number)
            if talk is not None:
                item.setting = "private"
                self._told_by_those_who_told_of(item, talk)
        if frame is None and draft.spoken and item.quotes and self._scenes.inside(number, just_before=True):
            item.setting = "private"  # `The minister: “…”`, in the midst of what was said behind closed doors
        if told.cue is None or item.setting == "private":
            self._vouching.complete(item, frame, own=own)
        self._write_claim(draft, frame, item)
        if told.conflict:
            shown = self._locator.span(told.cue.start, told.cue.end) if told.cue else evidence[0]
            self._ledger.pending.append(Pending(item, "setting", [shown], "setting_conflict"))
        return item

    def _told_by_those_who_told_of(self, item: PositionItem, talk: int) -> None:
        """`The two quarrelled on Monday, an aide said. He demanded …`: the aide tells of the rest of the talk."""
        tellers = self._citing.tellers(talk) if talk < item.evidence[0].sentence else []
        if tellers:
            item.sources = tellers
            item.disclosed_by = disclosure([s.type for s in tellers], own=False, counterpart=False)
            item.certainty = "reported" if item.certainty == "stated" else item.certainty

    def _act_of(self, draft: DraftPosition, frame: Frame | None, content: list[Offsets]) -> Act:
        act = frame.act if frame else (draft.act or "says")
        if frame and frame.negated:
            act = {
                "offers": "refuses",
                "commits": "refuses",
                "says": "refuses",
                "does": "denies",
                "denies": "says",
            }.get(act, act)
        if act == "says":
            words = " ".join(self._text[a:b] for a, b in content)
            for name, turned in (("demand", "demands"), ("offer", "offers"), ("commit", "commits")):
                cue = self._lexicon.list("modifiers", name).first(words)
                if cue is not None and cue.start < 160:
                    return cast("Act", turned)
        return cast("Act", act)

    def _write_claim(self, draft: DraftPosition, frame: Frame | None, item: PositionItem) -> None:
        """The model's claim where rules find it in the article's words; else one made of those words."""
        evidence = " ".join(span.text for span in item.evidence)
        names = ", ".join([item.actor.name, *item.actor.aliases()])
        if sentence_case(draft.claim):
            verdict = check_claim(draft.claim, evidence, names, self._lexicon)
            if verdict.outcome != "refused":
                item.claim = sentence_case(draft.claim)
                if verdict.outcome == "unverified":
                    item.unverified.append("claim")
                return
            self._ledger.reject(
                "position",
                draft,
                "unsupported",
                f"claim: {verdict.meaning}; the article's words stand instead",
            )
        for write in (self._composer.compose, self._composer.whole, self._composer.as_it_stands):
            item.claim = write(frame, item)
            if check_claim(item.claim, evidence, names, self._lexicon).outcome != "refused":
                return
        item.unverified.append("claim")  # words that rules took for somebody else's

    def _same(self, other: PositionItem, item: PositionItem) -> bool:
        if other.actor is not item.actor:
            return False
        mine, its = item.content, other.content
        shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in mine for b in its)
        return shared > 0.6 * min(sum(a.end - a.start for a in mine), sum(b.end - b.start for b in its))
