"""Positions: a draft's claim of who holds what, grounded field by field and tied to one act in the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from onrecord.brief import Source
from onrecord.grounding.account import Ledger, Pending
from onrecord.grounding.citing import Citing
from onrecord.grounding.claims import check_claim, overlap, sentence_case
from onrecord.grounding.composing import Composer
from onrecord.grounding.hedging import Hedging
from onrecord.grounding.items import PositionItem
from onrecord.grounding.locating import Locator, nearest
from onrecord.grounding.naming import names_nobody
from onrecord.grounding.scenes import Scenes
from onrecord.grounding.settings import Settings, Told
from onrecord.grounding.sourcing import Sourcing, disclosure, head_of
from onrecord.grounding.speech import Speech

if TYPE_CHECKING:
    from datetime import datetime

    from onrecord.brief import Act, RejectionReason, Setting, Span
    from onrecord.cues.lexicon import Lexicon
    from onrecord.draft import DraftPosition
    from onrecord.grounding.actors import Actors
    from onrecord.grounding.entry import Entry
    from onrecord.grounding.frames import Frame, FrameReader, Offsets
    from onrecord.grounding.quotations import Quotation

_DEFINITE = re.compile(r"^(?:the|one of the|another|both|these|those|that|this|he|she|they)\b", re.IGNORECASE)
_PROPER = re.compile(r"\b(?:that|to|for|of|whether|if|how|it|he|she|they|the)\b|[“\"«,:]")
_HOLDER = r"(?:[Tt]he )?[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,5}|[Tt]he [a-z]+(?: [a-z]+)?"
_JOINED = re.compile(rf"({_HOLDER}(?:, {_HOLDER})*) and ({_HOLDER})")
_NOBODY = re.compile(r"^(?:nobody|no one|none|neither|nothing)\b", re.IGNORECASE)
_ABOUT_OTHERS = frozenset({"denies", "accuses", "refuses"})
_PAPER = re.compile(r"\b(?:letter|memo|cable|email|document|note|minutes|message|messages)\b", re.IGNORECASE)
_PAPER_OPENS = re.compile(
    r"(?:The|Its|His|Her|Their)\s(?:\w+\s)?(?:minutes|memo|cable|letter|note|transcript|recording|e-?mails?)\b"
)
_SPOKESMAN = re.compile(r"\b(?:spokes(?:man|woman|person)|press secretary)\b", re.IGNORECASE)
_ORGANISED = re.compile(
    r"[A-ZÀ-Þ][\w.’'-]*(?:\s(?:of\s(?:the\s)?)?[A-ZÀ-Þ][\w.’'-]*){0,5}(?:\s(?:government|ministry|army|military|presidency|administration))?"
)
_OFFICIALS = re.compile(
    r"\s+(?:(?:senior|top|government|defen[cs]e|military|security|intelligence|diplomatic|"
    r"foreign ministry|administration|army|navy)\s+)*"
    r"(?:officials?|diplomats?|aides?|advis[eo]rs?|officers?|negotiators?|envoys?|sources?|spokes\w+|commanders?|ministers|lawmakers?)\b"
)
_SAME_ONES = re.compile(
    r"^(?:the (?:same )?(?:\w+ )?(?:officials?|diplomats?|aides?|advisers?|officers?|sources?|people)|"
    r"(?:one|two|another|both|some|all) of (?:them|the (?:\w+ )?(?:officials|diplomats|aides|officers|sources))|"
    r"another(?: official)?|both|"
    r"(?:a|the) (?:second|third|other) (?:official|diplomat|aide|officer|source))$",
    re.IGNORECASE,
)
_FROM_AMONG = re.compile(
    r"^(?:(?:one|two|three|another|both|some|a (?:second|third)) of (?:them|those|the \w+)|"
    r"the (?:diplomat|official|aide|adviser|advisor|source|person|officer|envoy|mediator|participant)s?$)",
    re.IGNORECASE,
)
_TELLS = frozenset(
    [*"said says say told added confirmed reported disclosed revealed acknowledged".split(), "according to"]
)
_ONLOOKERS = re.compile(
    r"\b(?:analysts?|experts?|observers?|critics?|researchers?|residents?|strategists?)\b", re.IGNORECASE
)
_OF_A_GOVERNMENT = re.compile(
    r"\b(?:government|cabinet|administration|ministry|defen[cs]e|military|army|navy|security) "
    r"(?:officials?|sources?|officers?|ministers)\b",
    re.IGNORECASE,
)
_OPENING_STATE = re.compile(
    r"((?:[A-ZÀ-Þ][\w.’'-]+\s?){1,3}?)\s(?:is|are|was|will|would|has|have|had|plans|wants|intends|may|might|could|does|did|should)\b"
)
_WILL = re.compile(
    r"((?:[A-ZÀ-Þ][\w.’'-]+\s?){1,3}?)\s(?:(?:is|are|was|were)\s(?:now\s|still\s|also\s|\w+ly\s)?(?:considering|preparing|planning|ready|willing|"
    r"determined|reluctant|opposed|seeking|weighing|mulling|pushing|open|prepared|convinced)|would|will|won['’]t|"
    r"wants?|wanted|plans?|planned|intends?|intended|hopes?|hoped|suspects?|suspected|fears?|feared|expects?|expected)\b"
)
_OWN_SIDE = re.compile(
    r"\b(?:we|our|us|the (?:administration|government|cabinet|ministry|president|minister|prime minister|department|"
    r"country|military|army|bloc|alliance|agency|company|party|group|movement))\b"
)
_REPLIES = re.compile(
    r"(?:repl(?:y|ies|ied)|answer(?:s|ed)?|respond(?:s|ed)?|retort(?:s|ed)?|counter(?:s|ed)?)\b",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(r"(?:What|Who|Where|When|How|Why|Whether)\s[^.;]*?,\s[^.;]*\b(?:not|never)\b")
_NAME_NEAR = 60
"""Characters behind an office within which its holder's name stands."""

_TELLS_OF_ANOTHER = re.compile(r",\s(?:who|whose|which)\s[^,“”\"]+")
_CLOSE_TO = re.compile(
    r"\b(?:close\sto|all(?:y|ies)\s(?:of|to)|friends?\sof|aides?\s(?:of|to)|advis[eo]rs?\s(?:of|to)|confidants?\sof|around|"
    r"associates?\sof|lawyers?\s(?:of|for)|spokes\w+\s(?:of|for))\s(?P<who>(?:[Tt]he\s\w+|(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?"
    r"[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,3}))"
)
_OF_THEM = re.compile(
    r"(?:that\s)?(?:he|she|they|it|the\s(?:president|prime minister|minister|leader|general|party|group))\b"
)
_COUNTED = frozenset(
    "a an the one two three four five six several some senior both top former another many".split()
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
        self._quoted = quoted
        self._sourcing = sourcing
        self._actors = actors
        self._frames = frames
        self._ledger = ledger
        self._published = published
        self._settings = Settings(self._text, lexicon, quoted)
        self._hedging = Hedging(locator, lexicon, quoted)
        self._citing = Citing(locator, lexicon, sourcing, actors, ledger)
        self._speech = Speech(locator, quoted, frames)
        self._composer = Composer(self._text, lexicon, abroad=sourcing.abroad is not None)
        self._recent: list[Entry] = []
        self._briefed: tuple[int, Entry] | None = None
        self._doubts: list[list[Span]] = []
        self.items: list[PositionItem] = []
        self._scenes = Scenes(self._article, self._settings, self.items)

    def ground(self, draft: DraftPosition) -> list[PositionItem]:
        """The grounded positions, one for each actor named (`Britain and France said …`).

        None where it does not survive; the ledger then has the reason.
        """
        drafts = [draft.model_copy(update={"actor": name}) for name in self._holders(draft.actor)]
        return [item for each in drafts if (item := self._ground(each)) is not None]

    def _holders(self, words: str) -> list[str]:
        """The names joined by `and`, where the whole is no name of its own."""
        joined = _JOINED.fullmatch(words.strip())
        if joined is None or self._actors.is_body(words.strip()):
            return [words]
        more = [name for name in re.split(r",\s", joined.group(1)) if name]
        return [*more, joined.group(2)]

    def _ground(self, draft: DraftPosition) -> PositionItem | None:
        number = self._sentence_of(draft)
        if number is None:
            self._ledger.reject("position", draft, "no_evidence", "no sentence of the article is cited")
            return None
        frame = self._frame_of(draft, number)
        entry = self._actor_of(draft, frame, number)
        if entry is None:
            return None
        refused = self._untied(draft, frame, entry, number)
        if refused:
            self._ledger.reject("position", draft, *refused)
            return None
        self._recent.append(entry)
        self._actors.hold(entry, number)
        content = self._content_of(draft, frame, number)
        if not content:
            self._ledger.reject(
                "position", draft, "ungrounded", "the words attributed do not stand in the cited sentence"
            )
            return None
        if _LEFT_OPEN.match(self._text, *content[0]):
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

    def _actor_of(self, draft: DraftPosition, frame: Frame | None, number: int) -> Entry | None:
        words = draft.actor.strip()
        if not words:
            self._ledger.reject("position", draft, "no_actor", "no actor is named")
            return None
        if words.lower() in self._lexicon.verbs:
            self._ledger.reject("position", draft, "no_actor", "a verb is named, nobody")
            return None
        if self._sourcing.is_outlet(words):
            self._ledger.reject(
                "position", draft, "no_actor", "a news outlet passes on, it holds no position"
            )
            return None
        paper = self._whose_paper(words, frame, number)
        if paper is not None:
            return paper
        if self._sourcing.is_document(words) and not self._institutional(words):
            self._ledger.reject(
                "position", draft, "no_actor", "a document or figure is a source, not an actor"
            )
            return None
        abroad = self._sourcing.abroad
        if abroad is not None and (body := abroad.spokesman_of(words)):
            words = body
        if self._is_anonymous_source(words, frame) and not self._actors.is_introduced(words, number):
            if abroad is None:
                owner = self._speaks_for(words, number)
                if owner is not None and not self._on_its_own(owner, words, frame):
                    owner = None  # what officials tell of others, or of events, is no stance of their state
                briefs = owner is not None
                owner = owner or self._close_to(words, frame, number)
                if owner is None:
                    owner, briefs = self._briefs_for(words, frame, number)
            else:
                owner, briefs = self._told_of_by(frame, words, number), False
            if owner is None:
                self._ledger.reject("position", draft, "no_actor", "an unnamed source is cited, no actor")
                return None
            if briefs:
                self._briefed = (number, owner)
            return owner
        if _NOBODY.match(words) or (names_nobody(words) and not self._actors.is_pronoun(words)):
            self._ledger.reject("position", draft, "no_actor", "the words name nobody")
            return None
        replies = frame is not None and _REPLIES.match(frame.cue.text) is not None
        entry = self._actors.resolve(words, number, recent=self._recent, replies=replies)
        if entry is not None and names_nobody(entry.name):
            self._ledger.reject("position", draft, "no_actor", "the words name nobody")
            return None
        if entry is not None and frame is not None and not self._tied(entry, frame):
            self._ledger.reject(
                "position",
                draft,
                "no_actor",
                "an unnamed source is cited, and its words are not of this actor",
            )
            return None
        if entry is None:
            reason: RejectionReason = "no_actor" if self._actors.is_pronoun(words) else "ungrounded"
            self._ledger.reject("position", draft, reason, "the actor's name is not in the article")
        return entry

    def _whose_paper(self, words: str, frame: Frame | None, number: int) -> Entry | None:
        """Whose position a paper gives: the body in its own words, else whose the paper before this sentence was."""
        if self._lexicon.language != "en" or frame is None:
            return None
        if self._sourcing.is_document(words) and self._sourcing.is_private_paper(words):
            owner = self._body_in(words, number)
            if owner is not None:
                return owner
        taken_up = words.lower() == "it" or (frame.cited == "document" and _DEFINITE.match(words))
        before = self._scenes.paper(number) if taken_up else None
        return before.actor if before else None

    def _body_in(self, words: str, number: int) -> Entry | None:
        """The body or state named in a paper's description: `an internal Defense Ministry memo`, `a French paper`."""
        head = head_of(words)
        for match in _ORGANISED.finditer(head):
            name = match.group().removesuffix("'s").removesuffix("’s")
            while name and name.split()[0].lower() in _COUNTED:
                name = " ".join(name.split()[1:])
            if name and self._actors.is_body(name):
                return self._actors.body(name, number)
        return None

    def _untied(
        self, draft: DraftPosition, frame: Frame | None, entry: Entry, number: int
    ) -> tuple[RejectionReason, str] | None:
        """Why the act is not this actor's: another is the verb's subject, or no verb ties the words to anybody."""
        window = self._locator.window(number, number)
        if frame is None:
            if draft.spoken:
                return None
            cue = self._locator.places(draft.cue, *window) if draft.cue else []
            if cue and all(self._frames.is_no_act(place.start, *window) for place in cue):
                return "not_attributed", "a refusal to talk, or a word in another sense, is no position"
            if any(
                start < place.start and start >= window[0] for start, _ in entry.mentions for place in cue
            ):
                return None
            quoted = any(q.start < window[1] and window[0] < q.end for q in self._quoted)
            return (
                ("no_speaker", "no cue or label ties the quotation to a speaker")
                if quoted
                else (
                    "not_attributed",
                    "no verb ties the words to the actor: they are the writer's",
                )
            )
        if frame.subject is None or frame.under or frame.cited:
            return None
        subject = self._text[slice(*frame.subject)]
        stretches = [frame.subject, *frame.content]
        if self._actors.is_introduced(subject, self._article.sentence_at(frame.subject[0])):
            stretches.append((frame.subject[1], frame.subject[1] + _NAME_NEAR))
        if any(a <= start < b for start, _ in entry.mentions for a, b in stretches):
            return None
        if (
            self._actors.is_pronoun(subject)
            or overlap(subject, f"{entry.name} {' '.join(entry.aliases())}") > 0
        ):
            return None
        if any(word[:1].isupper() for word in subject.split()[1:]) or (
            subject[:1].isupper() and len(subject.split()) == 1
        ):
            return "not_governed", "another is the subject of the verb"
        described = overlap(draft.actor, subject) > 0 or any(
            word[:1].isupper() for word in draft.actor.split()
        )
        return None if described else ("not_governed", "another is the subject of the verb")

    def _tied(self, entry: Entry, frame: Frame) -> bool:
        """What an unnamed source says is a position of an actor in its words, or of whom the source stands close to."""
        if frame.cited != "unnamed" or frame.subject is None:
            return True
        stretches = [frame.subject, *frame.content]
        return any(a <= start < b for start, _ in entry.mentions for a, b in stretches)

    def _institutional(self, words: str) -> bool:
        return bool(re.search(r"\b(?:ministry|department|government|office)\b", words, re.IGNORECASE))

    def _is_anonymous_source(self, words: str, frame: Frame | None) -> bool:
        """Unnamed people who are cited are sources; unnamed people who act are actors."""
        if not self._sourcing.is_unnamed(words):
            return False
        if frame is None or frame.cited == "unnamed":
            return True
        if frame.subject is None and self._lexicon.language != "en":
            return frame.act == "says"
        return frame.subject is not None and frame.act == "says" and not frame.under

    def _speaks_for(self, words: str, number: int) -> Entry | None:
        """The state or body named inside an unnamed source's own words: `a senior State Department official`."""
        for match in _ORGANISED.finditer(words):
            name = match.group().removesuffix("'s").removesuffix("’s")
            while name and name.split()[0].lower() in _COUNTED:
                name = " ".join(name.split()[1:])
            if not name or self._sourcing.is_unnamed(name) or not self._actors.is_body(name):
                continue
            if self._actors.is_adjective(name) and not _OFFICIALS.match(words, match.end()):
                continue  # `Palestinian health officials` are not the state
            entry = self._actors.body(name, number)
            if entry:
                return entry
        return None

    def _close_to(self, words: str, frame: Frame | None, number: int) -> Entry | None:
        """Whose will people around somebody tell of: `People close to Mr. Han say he wants …`."""
        circle = _CLOSE_TO.search(words)
        if circle is None or frame is None or not frame.content:
            return None
        opening = self._text[frame.content[0][0] : frame.content[0][1]]
        entry = self._actors.resolve(circle["who"], number, recent=self._recent)
        if entry is None:
            return None
        names = (entry.name, *entry.aliases())
        told = _OF_THEM.match(opening) or any(opening.startswith(name) for name in names)
        return entry if told else None

    def _on_its_own(self, owner: Entry, words: str, frame: Frame | None) -> bool:
        """Whether an official speaks of what his own side wants, does or denies."""
        if frame is None or frame.act != "says" or _SPOKESMAN.search(words) or self._lexicon.language != "en":
            return True
        said = " ".join(self._text[a:b] for a, b in frame.content)
        if _OWN_SIDE.search(said):
            return True
        return any(self._actors.names_state(self._locator.span(a, b), owner) for a, b in frame.content) or (
            overlap(owner.name, said) >= 1.0
        )

    def _briefs_for(self, words: str, frame: Frame | None, number: int) -> tuple[Entry | None, bool]:
        """Whose stance unnamed people tell of, where their own words name no body; and whether they brief for it.

        `Greece is sending ships, senior government officials said`: the state that their words begin with.
        `the officials said`, `one of them said`: whom they spoke for in the sentences before.
        `Officials said Germany was considering a protest`: whose will it is; they do not brief for it.
        """
        if _SAME_ONES.match(words) and self._briefed and 0 < number - self._briefed[0] <= 3:
            return self._briefed[1], True
        if frame is None or not frame.content:
            return None, False
        briefs = _OF_A_GOVERNMENT.search(words) is not None
        tells = frame.cue.text.lower() in _TELLS and not _ONLOOKERS.search(words)
        pattern = _OPENING_STATE if briefs else _WILL if tells and frame.cited == "unnamed" else None
        opening = pattern.match(self._text, *frame.content[0]) if pattern else None
        if opening is None or not self._actors.is_known_name(self._locator.span(*opening.span(1))):
            return None, False
        return self._actors.resolve(opening.group(1), number, recent=self._recent), briefs

    def _told_of_by(self, frame: Frame | None, words: str, number: int) -> Entry | None:
        """Whose stance an unnamed source gives: who opens its words, else its own body that refuses or demands."""
        if frame is None or self._sourcing.abroad is None:
            return None
        for start, end in frame.content[:1]:
            opening = self._actors.opens(start, end)
            if opening is not None:
                return self._actors.resolve(opening.text, number, recent=self._recent)
        body = self._sourcing.abroad.owner_of(words)
        if body is None or frame.act == "says":
            return None
        return self._actors.resolve(body, number, recent=self._recent)

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
        cited_by = self._citing.sources_of(draft, frame, entry, number)
        sources, own = cited_by.sources, cited_by.own
        types = [source.type for source in sources]
        unnamed = bool(types) and all(t in ("unnamed_person", "unnamed_group") for t in types)
        background = any(self._citing.belongs(source.span, entry) for source in sources) or (
            unnamed and self._briefed == (number, entry)
        )
        told = self._settings.tell(
            self._windows(frame, sentence),
            [
                *(self._told_in(content) if frame is not None and frame.act != "does" else []),
                *self._beside_the_act(frame, number),
            ],
            proposed=draft.setting,
            unnamed=unnamed,
            own=own or background,
            carried=self._carried(entry, sources, number),
            plain=self._lexicon.language != "en" and (frame is None or frame.subject is None),
        )
        act = self._act_of(draft, frame, content)
        spoken_for = background and any(_SPOKESMAN.search(source.text) for source in sources)
        cited = not (own or spoken_for) or bool(cited_by.relays)
        until = content[-1][1]
        if (
            frame
            and told.cue is None
            and frame.act not in _ABOUT_OTHERS
            and self._done_privately(frame, content)
        ):
            told = Told("private")
        readout = not own and types == ["document"] and self._sourcing.is_readout(sources[0].text)
        if readout and told.cue is None and self._settings.meeting(*self._locator.window(number - 2, number)):
            told = Told("private")
        relays = self._sourcing.relays(
            *self._locator.window(number - 1, number),
            (sources[0].span.start, sources[0].span.end) if sources else None,
        )
        if own:
            relays = [relay for relay in relays if relay.span.sentence == number]
        for words in draft.relayed_by:
            best, _ = nearest(
                self._locator.places(words, *self._locator.window(number - 1, number)), [sentence]
            )
            if best is None or not self._sourcing.is_outlet(words):
                self._ledger.reject(
                    "position", draft, "ungrounded", "who passed it on is no outlet named near it"
                )
            elif all(best.start != relay.span.start for relay in relays):
                span = self._locator.span(best.start, best.end)
                relays.append(Source(text=span.text[:300], span=span, type="outlet", count=None))
        relays += [source for source in cited_by.relays if all(source.span != relay.span for relay in relays)]
        item = PositionItem(
            actor=entry,
            setting=told.setting,
            disclosed_by=disclosure(types, own=own or readout or spoken_for, counterpart=False),
            act=act,
            claim="",
            certainty=self._hedging.certainty(
                sentence[0] if not frame else self._frames.clause(frame)[0],
                max(content[0][0], frame.cue.end) if frame else sentence[1],
                reported=cited and types != ["none"],
            ),
            sources=sources,
            cue=self._locator.span(frame.cue.start, frame.cue.end) if frame else None,
            content=[self._locator.span(a, b) for a, b in content],
            quotes=self._speech.quotes_in(content),
            evidence=evidence,
            condition=self._hedging.condition(content[0][0], until) if until <= sentence[1] else None,
            when=self._hedging.when(*(self._frames.clause(frame) if frame else sentence), self._published),
            relayed_by=relays,
            anonymity_reason=self._reason(number),
        )
        if own and told.setting == "private" and told.cue and _PAPER.search(told.cue.text) and relays:
            item.disclosed_by = "document"  # a letter that an outlet has seen
        if item.setting != "private" and told.cue is None and self._private_papers(sources):
            item.setting = "private"
        scene = self._scenes.gone_on_with(frame, number, entry) if own and told.cue is None else None
        if scene is not None and item.setting == "public":
            item.setting, item.disclosed_by = "private", scene.disclosed_by
            item.sources, item.relayed_by = list(scene.sources), [*scene.relayed_by]
            item.certainty = scene.certainty if item.certainty == "stated" else item.certainty
        self._write_claim(draft, frame, item)
        if told.conflict:
            shown = self._locator.span(told.cue.start, told.cue.end) if told.cue else evidence[0]
            self._ledger.pending.append(Pending(item, "setting", [shown], "setting_conflict"))
        return item

    def _private_papers(self, sources: list[Source]) -> bool:
        """Whether all that is cited are papers that were meant for few, or go on with one that was."""
        return bool(sources) and all(
            source.type == "document" and self._sourcing.is_private_paper(source.text) for source in sources
        )

    def _done_privately(self, frame: Frame, content: list[Offsets]) -> bool:
        """`had discussed the plan behind closed doors`: the adverb is the verb's, unless a `that` comes between."""
        first, last = content[0]
        if self._text[frame.cue.end : first].strip(" ,:").lower().endswith("that"):
            return False
        clause = re.compile(r"\b(?:that|whether|if)\b|[“\"]").search(self._text, first, last)
        return self._settings.privately(first, clause.start() if clause else last)

    def _told_in(self, content: list[Offsets]) -> list[Offsets]:
        """The content without what stands before it proper: `privately | that …`, `him at a dinner | for …`."""
        first, last = content[0]
        proper = _PROPER.search(self._text, first, min(last, first + 70))
        return [(proper.start() if proper else first, last), *content[1:]]

    def _beside_the_act(self, frame: Frame | None, number: int) -> list[Offsets]:
        """Words that say nothing of the act's setting: why a source has no name, and what is told of somebody else."""
        reason = self._reason(number)
        beside = [(reason.start, reason.end)] if reason else []
        if frame is not None and frame.subject is not None and self._lexicon.language == "en":
            end = self._locator.window(number, number)[1]
            other = _TELLS_OF_ANOTHER.search(self._text, frame.cue.end, end)
            if other and not frame.inverted and not frame.tail and not frame.under:
                beside.append((other.start(), other.end()))
        return beside

    def _windows(self, frame: Frame | None, sentence: Offsets) -> list[Offsets]:
        """Where a cue of the setting governs the act: its clause, and the words for the source."""
        if frame is None:
            return [sentence]
        clause = self._frames.clause(frame)
        return (
            [clause]
            if frame.under is None or clause[0] <= frame.under[0] < clause[1]
            else [clause, frame.under]
        )

    def _reason(self, number: int) -> Span | None:
        return self._sourcing.anonymity_reason(*self._locator.window(number, number))

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

    def _carried(self, entry: Entry, sources: list[Source], number: int) -> Setting | None:
        """The setting of the event taken up: the same actor by an anaphoric source, one or two sentences before."""
        for item in reversed(self.items):
            near = number - item.evidence[-1].sentence
            if near > 2:
                return None
            if near < 0 or not sources:
                continue
            if item.actor is entry and _DEFINITE.match(sources[0].text):
                return item.setting
            if item.setting == "private" and _FROM_AMONG.match(sources[0].text):
                return "private"  # the people who told of the talks tell more of them
        if self._opened_privately(number):
            return "private"
        told = any(source.type in ("unnamed_person", "unnamed_group", "document") for source in sources)
        return "private" if told and self._scenes.inside(number) else None

    def _opened_privately(self, number: int) -> bool:
        """Whether the sentence before, in the same paragraph, opens a private event that this one tells of.

        `In private the company has been less serene.`, `The minutes record one note of caution.`
        """
        sentences = self._article.sentences
        if number < 2 or sentences[number - 2].paragraph != sentences[number - 1].paragraph:
            return False
        start, end = self._locator.window(number - 1, number - 1)
        opening = self._text[start : min(end, start + 60)]
        return bool(_PAPER_OPENS.match(opening)) or (
            any(cue.start < start + 30 for cue in self._settings.cues("private", start, end))
            and not self._settings.cues("public", *self._locator.window(number, number))
        )

    def _write_claim(self, draft: DraftPosition, frame: Frame | None, item: PositionItem) -> None:
        """The model's claim where rules find it in the article's words; else one made of those words."""
        evidence = " ".join(span.text for span in item.evidence)
        if sentence_case(draft.claim):
            verdict = check_claim(
                draft.claim, evidence, f"{item.actor.name} {' '.join(item.actor.aliases())}", self._lexicon
            )
            if verdict.outcome != "refused":
                item.claim = sentence_case(draft.claim)
                if verdict.outcome == "unverified":
                    item.unverified.append("claim")
                return
            self._ledger.reject(
                "position", draft, "unsupported", f"claim: {verdict.why}; the article's words stand instead"
            )
        item.claim = self._composer.compose(frame, item)

    def _same(self, other: PositionItem, item: PositionItem) -> bool:
        if other.actor is not item.actor:
            return False
        mine, its = item.content, other.content
        shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in mine for b in its)
        return shared > 0.6 * min(sum(a.end - a.start for a in mine), sum(b.end - b.start for b in its))
