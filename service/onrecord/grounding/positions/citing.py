"""Citing: who is cited for a position, tied to the verb that cites them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.brief import Source, SourceType, Span
from onrecord.grounding.attribution.papers_abroad import is_published
from onrecord.grounding.attribution.sourcing import head_of, known_from
from onrecord.grounding.attribution.taken_up import tellers_before, they_are
from onrecord.grounding.claims.claims import overlap
from onrecord.grounding.settings.scenes import OWN_STATEMENT
from onrecord.grounding.settings.venues_abroad import VenuesAbroad
from onrecord.grounding.text.locating import nearest

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Lexicon
    from onrecord.draft import DraftPosition
    from onrecord.grounding.actors.actors import Actors
    from onrecord.grounding.attribution.frame import Frame
    from onrecord.grounding.attribution.frames import FrameReader
    from onrecord.grounding.attribution.sourcing import Sourcing
    from onrecord.grounding.settings.papers import Papers
    from onrecord.grounding.text.account import Ledger
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.locating import Locator


_IN_A_PAPER = re.compile(
    r"\b[Ii]n (?P<paper>(?:(?:an?|the|his|her|its|their|one|another)\s(?:[\w’'-]+\s){0,5}?"
    r"(?:letter|memo|memorandum|cable|e-?mail|message|paper|minutes|recording|audio file|audiotape|"
    r"tape|note|telegram|transcript)|"
    r"(?:[a-z-]+\s){0,2}?(?:letters|memos|cables|e-?mails|messages|minutes|texts|recordings|telegrams))\b"
    r"(?:\s(?:to|of|from|dated|for)\s[^,“”\"]{2,60}?)?)(?=,|\s(?:and|that|which|seen|obtained|reviewed|published|released|leaked|disclosed|sent|circulated|written|delivered|last|this|she|he|they|it)\b)"
)
_IN_WHAT = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Aa]t)\swhat\s(?P<who>[^,“”\"]{3,80}?)\s(?:described|characteri[sz]ed|called|said\swas)\b"
)
_BY_ACCOUNT = re.compile(
    r"\b(?:(?:related|recounted|retold|relayed|described|recalled|summari[sz]ed|passed on|leaked|as told|confirmed|"
    r"overheard|heard)(?:\s(?:to|for)\s[^,;“”\"]{2,30}?)?\sby|"
    r"[Ii]n the (?:recollection|telling|account|version|words|memory|retelling) of|"
    r"by the account of|as recalled by)\s(?P<who>[^,;:“”\"]{3,90}?)(?=[,.;:]|$|\s(?:and|to)\s)"
)
_ASKED_BY = re.compile(r"\b(?:asked|pressed|questioned|challenged|grilled|interviewed)\b[^,;]{0,50}\sby\s$")
_AND_OTHERS = re.compile(r",?\sand\s(?=(?:an?|one|two|three|four|five|several|another|other)\s)")
_CITING = re.compile(
    r"\b(?:[Cc]iting|[Qq]uoting|which\s(?:quoted|cited)|(?:quote[sd]|cite[sd])(?=\s(?:an?|one|two|three|four|five|some\w*|several|unnamed)\s))"
    r"\s(?P<who>[^,.;“\"]{3,110}?)(?=,|\.|$|\sas\s)"
)
_CITING_ABROAD = re.compile(
    r"(?:\bcitando(?:\sa)?|\bque\scit(?:a|ó)(?:\sa)?|\bcon\sbase\sen|\bbasándose\sen|\ben\sbase\sa|\b(?:en\s)?citant|\bqui\scite|\bsur\sla\sfoi\s(?:de\s|d['’])|"
    r"\bse\sfondant\ssur|\bs['’]appuyant\ssur|نقلاً?\sعن|استناداً?\sإلى)\s?(?P<who>[^,.;:«»“\"،]{3,110}?)(?=,|،|\.|;|$|\sque\s|\squ['’]|\s(?:إن|أن)\s)"
)
_SPOKE_TO = re.compile(r"\b(?:told|quoted\sby|cited\sby)\s$")
"""What stands before an outlet that passed on one speaker's words, and no more of the article."""
_SEEN = re.compile(
    r"[^.;“”\"]{0,50}?\s(?:(?:that|which)\s(?:was|were|has\sbeen|had\sbeen|have\sbeen)\s(?:later\s|since\s)?(?:leaked|published|released)\b|(?:a\scopy|copies|parts|passages|excerpts|screenshots)\sof\swhich|(?:seen|obtained|reviewed|published|read|leaked|"
    r"shared|shown|circulated)\s(?:by|to|with|in|on|among))\b"
)
"""`…, she wrote in a message to her allies, a copy of which was obtained by us`."""
_LEAKED = re.compile(
    r"\b(?:seen|obtained|reviewed|read|leaked|released|disclosed|unearthed|confidential|internal|secret|classified|copy|copies|private)\b"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """The sources of one position; `own`: the actor tells of it itself; `relays` are outlets that passed it on."""

    sources: list[Source]
    own: bool
    relays: list[Source] = field(default_factory=list)

    @property
    def types(self) -> list[SourceType]:
        """The types of the sources, in their order."""
        return [source.type for source in self.sources]

    @property
    def unnamed(self) -> bool:
        """Whether only people without a name are cited."""
        return bool(self.sources) and all(kind in ("unnamed_person", "unnamed_group") for kind in self.types)


class Citing:
    """Finds the sources of positions in one article."""

    def __init__(
        self,
        locator: Locator,
        lexicon: Lexicon,
        sourcing: Sourcing,
        actors: Actors,
        frames: FrameReader,
        ledger: Ledger,
        papers: Papers,
    ) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._lexicon = lexicon
        self._sourcing = sourcing
        self._actors = actors
        self._frames = frames
        self._ledger = ledger
        self._papers = papers
        self._counts: dict[str, int] = {}
        self._abroad = VenuesAbroad(self._text, lexicon.language) if sourcing.abroad is not None else None

    def sources_of(self, draft: DraftPosition, frame: Frame | None, entry: Entry, number: int) -> Cited:
        """Who is cited for the act: by the frame it stands in, else by the model where the words are tied to a verb."""
        spans: list[Span] = []
        if frame and frame.under:
            spans.append(self._locator.span(*frame.under))
        elif frame and frame.cited and frame.subject and not self._is_own_statement(frame):
            spans.append(self._locator.span(*frame.subject))
        if not spans and frame and (callers := self._in_what_they_call(frame, number)):
            spans.append(callers)
        if not spans and frame and (paper := self._in_a_paper(frame, number)):
            spans.append(paper)
        window = self._locator.window(number - 2, number)
        own_sentence = self._locator.window(number, number)
        for words in draft.sources:
            if any(overlap(words, span.text) > 0.5 for span in spans) or self._is_entry(words, entry):
                continue
            best, _ = nearest(self._locator.places(words, *window), [own_sentence])
            if best is None:
                self._ledger.reject(
                    "position", draft, "ungrounded", "a source's words do not stand near the sentence"
                )
                continue
            span = self._locator.span(best.start, best.end)
            if spans and not self._sourcing.is_unnamed(span.text):
                continue
            if frame and any(a <= span.start < b for a, b in frame.content[1:] or frame.content):
                continue  # whom the words are about does not tell them
            if frame and frame.content and frame.cue.end <= span.start and span.end <= frame.content[0][0]:
                continue  # nor does whoever is told
            if _ASKED_BY.search(self._text, max(0, span.start - 70), span.start):
                continue  # nor whoever asked about it
            elsewhere = span.sentence != number and frame is not None and self._tells_itself(frame, entry)
            if not elsewhere and (self._cites(span, frame) or self._sourcing.is_unnamed(span.text)):
                spans.append(span)
            else:
                self._ledger.reject(
                    "position", draft, "not_governed", "the source's words are tied to no verb of saying"
                )
        if not spans:
            return Cited([self._own_source(frame, entry, number)], own=True)
        spans = [part for span in spans for part in self._each_of(self._whom_they_are(span))]
        sources = [self._sourcing.source(span, person=self._names_person(span)) for span in spans]
        sources = [self._counted_before(self._as_paper(source)) for source in sources]
        if all(source.type == "outlet" for source in sources) and (behind := self._cited_by_outlet(number)):
            return Cited(behind, own=False, relays=sources)
        if all(source.type == "outlet" for source in sources):
            # An outlet that passes on what somebody said is a relay; the source is who said it.
            return Cited([self._own_source(frame, entry, number)], own=True, relays=sources)
        own = all(s.type not in ("outlet", "document") and self.belongs(s.span, entry) for s in sources)
        return Cited(sources, own=own and any(s.type.startswith("named") for s in sources))

    def _is_own_statement(self, frame: Frame) -> bool:
        """Whether `the statement` goes on with what the actor itself has stated."""
        if frame.cited != "document" or frame.subject is None:
            return False
        if self._abroad is not None:
            return is_published(self._text[slice(*frame.subject)])
        return OWN_STATEMENT.fullmatch(self._text, *frame.subject) is not None

    def tellers(self, number: int) -> list[Source]:
        """The people without a name, or the papers, that tell all of a sentence: `…, two aides said`."""
        for frame in self._frames.frames(number):
            span = frame.under or (
                frame.subject if frame.cited in ("unnamed", "document") and frame.tail else None
            )
            if span and (
                self._sourcing.is_unnamed(words := self._text[slice(*span)])
                or self._sourcing.is_document(words)
            ):
                found = self._each_of(self._locator.span(*span))
                return [self._counted_before(self._sourcing.source(each, person=False)) for each in found]
        return []

    def relays_of(self, draft: DraftPosition, cited: Cited, number: int) -> list[Source]:
        """The outlets that passed it on: by the words near it, by the model where its words stand near, by citation."""
        near = self._locator.window(number - 1, number)
        first = cited.sources[0].span if cited.sources else None
        relays = self._sourcing.relays(*near, (first.start, first.end) if first else None)
        here = [relay for relay in relays if relay.span.sentence == number]
        if cited.own or here:
            relays = here  # another passed on what the sentence before tells
        relays = [
            r
            for r in relays
            if r in here or not _SPOKE_TO.search(self._text, max(0, r.span.start - 12), r.span.start)
        ]
        for words in draft.relayed_by:
            best, _ = nearest(self._locator.places(words, *near), [self._locator.window(number, number)])
            if best is None or not self._sourcing.is_outlet(words):
                self._ledger.reject(
                    "position", draft, "ungrounded", "who passed it on is no outlet named near it"
                )
            elif all(best.start != relay.span.start for relay in relays):
                span = self._locator.span(best.start, best.end)
                relays.append(Source(text=span.text[:300], span=span, type="outlet", count=None))
        cited_relays = [
            source for source in cited.relays if all(source.span != relay.span for relay in relays)
        ]
        return [*relays, *cited_relays]

    def _whom_they_are(self, span: Span) -> Span:
        """`They said` are the people without a name whom the sentence before cites."""
        if not they_are(span.text):
            return span
        who = tellers_before(self._locator.article, self._sourcing, span.sentence)
        return self._locator.span(*who) if who else span

    def _each_of(self, span: Span) -> list[Span]:
        """`two officials and a diplomat` are two sources."""
        joined = _AND_OTHERS.search(span.text)
        if joined is None:
            return [span]
        first = self._locator.span(span.start, span.start + joined.start())
        second = self._locator.span(span.start + joined.end(), span.end)
        both = self._sourcing.is_unnamed(first.text) and self._sourcing.is_unnamed(second.text)
        return [first, second] if both else [span]

    def _as_paper(self, source: Source) -> Source:
        """A paper without a noun for papers among the cues, `an internal navy signal`, is a document all the same."""
        paper = (
            self._papers.at(source.span.start, source.span.end) if self._lexicon.language == "en" else None
        )
        if (
            source.type not in ("named_organisation", "unnamed_person")
            or paper is None
            or paper.start != source.span.start
        ):
            return source
        return source.model_copy(update={"type": "document"})

    def _counted_before(self, source: Source) -> Source:
        """`the people said` are the three people cited before: their number is known."""
        if source.type == "unnamed_group":
            noun = head_of(source.text).split()[-1].lower()
            if source.count is None and source.text.lower().startswith("the "):
                return source.model_copy(update={"count": self._counts.get(noun)})
            if source.count is not None:
                self._counts[noun] = source.count
        return source

    def _cited_by_outlet(self, number: int) -> list[Source]:
        """`Channel 12 reported, citing two officials, that …`: the officials, passed on by the channel."""
        start, end = self._locator.window(number, number)
        match = (_CITING if self._abroad is None else _CITING_ABROAD).search(self._text, start, end)
        if match is None:
            return []
        paper = self._abroad is not None and self._sourcing.is_document(match["who"])
        if not paper and not self._sourcing.is_unnamed(match["who"]):
            return []
        return [self._sourcing.source(self._locator.span(*match.span("who")), person=False)]

    def _in_what_they_call(self, frame: Frame, number: int) -> Span | None:
        """`In what two aides described as a tense call, she told …`: the aides tell of it."""
        start, _ = self._locator.window(number, number)
        called = _IN_WHAT.search(self._text, start, frame.cue.start)
        end = self._locator.window(number, number)[1]
        for match in [*([called] if called else []), *_BY_ACCOUNT.finditer(self._text, start, end)]:
            if self._sourcing.is_unnamed(match["who"]):
                return self._locator.span(*match.span("who"))
        return None

    def _in_a_paper(self, frame: Frame, number: int) -> Span | None:
        """`In a confidential letter to Lima, seen by us, she assured …`, `It asks …`: the letter is the source."""
        start, _ = self._frames.clause(frame)
        for match in _IN_A_PAPER.finditer(self._text, start, frame.cue.start):
            words = match["paper"]
            leaked = _LEAKED.search(self._text, match.start(), frame.cue.start)
            if leaked and self._sourcing.is_document(words) and self._sourcing.is_private_paper(words):
                return self._locator.span(*match.span("paper"))
        if self._abroad is not None:
            place = self._abroad.paper(frame, start, self._locator.window(number, number)[1])
            return self._locator.span(*place) if place is not None else None
        for match in _IN_A_PAPER.finditer(self._text, frame.cue.end, self._locator.window(number, number)[1]):
            seen = _SEEN.match(self._text, match.end("paper"))
            within = any(a <= match.start() < b for a, b in frame.content)
            if seen and not within and self._sourcing.is_private_paper(match["paper"]):
                return self._locator.span(*match.span("paper"))
        paper = self._papers.of(frame)
        if paper is None or paper.whose is None or not paper.private:
            paper = self._papers.within(start, frame.cue.start)
        return self._locator.span(paper.start, paper.end) if paper is not None else None

    def _own_source(self, frame: Frame | None, entry: Entry, number: int) -> Source:
        """The actor as the source of its own position."""
        speaker = self._speaker_span(frame, entry, number)
        kind: SourceType = "named_person" if entry.kind == "person" else "named_organisation"
        if not entry.named and self._sourcing.is_unnamed(speaker.text):
            kind = self._sourcing.type_of(speaker.text, person=entry.kind == "person")
        return Source(text=speaker.text[:300], span=speaker, type=kind, count=None)

    def _names_person(self, span: Span) -> bool:
        role, name = self._actors.split_title(span)
        return role is not None or bool(
            re.fullmatch(r"(?!The\s)[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+){1,2}", name.text)
        )

    def belongs(self, span: Span, entry: Entry) -> bool:
        """Whether a source's words name the actor: it speaks for it."""
        if entry.kind == "state":
            who = self._locator.span(span.start, span.start + known_from(span.text))
            return self._actors.names_state(who, entry) or overlap(span.text, entry.name) > 0.5
        return overlap(span.text, entry.name) > 0.5

    def _cites(self, span: Span, frame: Frame | None) -> bool:
        """A source phrase stands beside a verb of saying, or `according to`, that is not the act itself.

        Whoever denies, refuses or does something else in the same sentence tells nothing by that.
        """
        acts = (
            other
            for other in self._frames.frames(span.sentence)
            if other.subject and other.subject[0] <= span.start < other.subject[1]
        )
        if any(
            other.cue.name not in ("says", "accuses") and other.cue != (frame and frame.cue) for other in acts
        ):
            return False
        verbs = self._lexicon.list("acts", "says").find(
            self._text, max(0, span.start - 30), min(len(self._text), span.end + 40)
        )
        return any(frame is None or verb.start != frame.cue.start for verb in verbs)

    def _tells_itself(self, frame: Frame, entry: Entry) -> bool:
        """Whether the actor is the one who says it here: then who is cited in another sentence told another thing."""
        if frame.subject is None or frame.act == "does":
            return False
        named = any(frame.subject[0] <= start < frame.subject[1] for start, _ in entry.mentions)
        return named and frame.cue.name == "says" and not frame.under

    def _is_entry(self, words: str, entry: Entry) -> bool:
        return overlap(words, entry.name) >= 1.0 or self._actors.is_pronoun(words)

    def _speaker_span(self, frame: Frame | None, entry: Entry, number: int) -> Span:
        start, end = self._locator.window(number, number)
        inside = [span for span in entry.mentions.values() if start <= span.start < end]
        if inside:
            return min(inside, key=lambda span: abs(span.start - (frame.cue.start if frame else start)))
        if frame and frame.subject:
            return self._locator.span(*frame.subject)
        earlier = [span for span in entry.mentions.values() if span.start < end]
        return max(earlier or entry.mentions.values(), key=lambda span: span.start)
