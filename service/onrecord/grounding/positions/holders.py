"""Holders: which actor holds a position, and whether the article's words tie the act to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.attribution.papers_abroad import is_published, makers
from onrecord.grounding.attribution.sourcing import Sourcing, head_of
from onrecord.grounding.claims.claims import overlap
from onrecord.grounding.positions.briefings import Briefings
from onrecord.grounding.settings.scenes import OWN_STATEMENT, Scenes, takes_up
from onrecord.grounding.text.naming import capitalised, names_nobody

if TYPE_CHECKING:
    from onrecord.brief import RejectionReason
    from onrecord.cues.lexicon import Lexicon
    from onrecord.draft import DraftPosition
    from onrecord.grounding.actors.actors import Actors
    from onrecord.grounding.attribution.frame import Frame, Offsets
    from onrecord.grounding.attribution.frames import FrameReader
    from onrecord.grounding.positions.passives import Passives
    from onrecord.grounding.settings.papers import Papers
    from onrecord.grounding.text.account import Ledger
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.locating import Locator
    from onrecord.grounding.text.quotations import Quotation

_HOLDER = r"(?:(?:[Tt]he )?[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,5}|[Tt]he [a-z]+(?: [a-z]+)?)"
_JOINED = re.compile(rf"({_HOLDER}(?:, {_HOLDER})*) and ({_HOLDER})")
_SENT_BY = re.compile(
    r"(?:[\w’'-]+\s){0,3}?[\w-]*(?i:envoys|officials|representatives|diplomats|negotiators|delegations?|emissaries|leaders|"
    r"delegates|ministers|officers|commanders|generals)\s(?:of|from)\s(?=(?:the\s)?[A-ZÀ-Þ])"
)
_CONJOINED = re.compile(r"\s(?:y|e|et)\s|\sو(?=[\u0621-\u064a]{3})")
_JOINED_ABROAD = re.compile(
    r"(?:,\s|\s(?:y|e|et|ainsi que|así como)\s|،\s?و?|\sو(?=[\u0621-\u064a]{3}))(?:(?:el|la|los|las|le|les)\s|l['’])?"
)
_NOBODY = re.compile(r"^(?:nobody|no one|none|neither|nothing)\b", re.IGNORECASE)
_REPLIES = re.compile(
    r"(?:repl(?:y|ies|ied)|answer(?:s|ed)?|respond(?:s|ed)?|retort(?:s|ed)?|counter(?:s|ed)?)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?:tell|tells|telling|told|ask|asks|asked|inform|informed|warn|warned|assur|remind|urg|promis|offer|advis|implor|press)",
    re.IGNORECASE,
)
_CITING = re.compile(
    r"(?:\s(?:on|late|early)?\s?\w+day)?,\s(?:citing|quoting)\s(?P<who>(?:the\s)?(?:[a-z-]+\s){0,3}[A-ZÀ-Þ][^,.;:“”\"]{2,60}?|"
    r"the\s(?:[a-z-]+\s){1,3}?(?:ministry|army|military|police|government|navy|presidency))(?=[,.;]|$)"
)
_NAME_NEAR = 60
"""Characters behind an office within which its holder's name stands."""


def joined_names(words: str) -> list[str]:
    """The names joined by `and`: `Britain, France and Germany`, `envoys of Kenya and Uganda`; none if it is one."""
    sent = _SENT_BY.match(words.strip())
    joined = _JOINED.fullmatch(words.strip()[sent.end() :] if sent else words.strip())
    if joined is None:
        return []
    return [*(name for name in re.split(r",\s", joined.group(1)) if name), joined.group(2)]


def _bare(words: str) -> str:
    """Words for somebody without the article and the case of a sentence's first letter, which a model may drop."""
    return words.lower().removeprefix("the ")


class Holders:
    """Finds the actors that hold the positions of one article; what nobody holds goes to the ledger."""

    def __init__(
        self,
        locator: Locator,
        lexicon: Lexicon,
        quoted: tuple[Quotation, ...],
        sourcing: Sourcing,
        actors: Actors,
        frames: FrameReader,
        ledger: Ledger,
        scenes: Scenes,
        papers: Papers,
        passives: Passives,
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
        self._scenes = scenes
        self._papers = papers
        self._passives = passives
        self._recent: list[Entry] = []
        self._briefings = Briefings(locator, lexicon, sourcing, actors, self._recent)

    def names(self, words: str) -> list[str]:
        """The names joined by `and`, where the whole is no name of its own."""
        if self._lexicon.language != "en":
            return self._joined_abroad(words) or [words]
        joined = joined_names(words)
        each_apart = bool(joined) and all(name.lower().startswith("the ") for name in joined)
        if self._actors.is_body(words.strip()) and not each_apart:
            return [words]
        return joined or [words]

    def _joined_abroad(self, words: str) -> list[str]:
        """`La OTAN y la UE`, `مصر وقطر`: names of bodies or states joined; none where one of them is no such name."""
        if _CONJOINED.search(words) is None:
            return []
        parts = _JOINED_ABROAD.split(words.strip())
        if not 1 < len(parts) < 6:
            return []
        known = (self._actors.names_a_party(part) for part in parts)
        return parts if all(known) else []

    def of(self, draft: DraftPosition, frame: Frame | None, number: int) -> Entry | None:
        """The actor that a draft's words stand for; None where they stand for none, and the ledger has the reason."""
        words = draft.actor.strip()
        if not words:
            self._ledger.reject("position", draft, "no_actor", "no actor is named")
            return None
        if words.lower() in self._lexicon.verbs:
            self._ledger.reject("position", draft, "no_actor", "a verb is named, nobody")
            return None
        passes_on = frame is not None and frame.cited == "outlet" and frame.subject is not None
        outlet = self._sourcing.is_outlet(words) or (
            passes_on and frame and frame.subject and words == self._text[slice(*frame.subject)]
        )
        if outlet and (whom := self._cited_by(frame)) is not None:
            words, outlet = whom, False
        if outlet:
            owner = self._briefings.passed_on(frame, number) if passes_on else None
            if owner is None:
                self._ledger.reject(
                    "position", draft, "no_actor", "a news outlet passes on, it holds no position"
                )
            return owner
        paper = self._whose_paper(words, frame, number)
        if paper is not None:
            return paper
        if self._lexicon.language == "en" and (author := self._scenes.stated(words, number)) is not None:
            return author
        subject_paper = frame is not None and frame.subject is not None and self._papers.at(*frame.subject)
        if (
            subject_paper
            and frame
            and frame.subject
            and subject_paper.start == frame.subject[0]
            and words == self._text[slice(*frame.subject)]
        ):
            self._ledger.reject(
                "position", draft, "no_actor", "a document or figure is a source, not an actor"
            )
            return None
        if self._sourcing.is_document(words) and not self._institutional(words):
            self._ledger.reject(
                "position", draft, "no_actor", "a document or figure is a source, not an actor"
            )
            return None
        abroad = self._sourcing.abroad
        if abroad is not None and (body := abroad.spokesman_of(words)):
            words = body
        side = frame is not None and frame.under and self._is_side(words, frame)
        if (
            not side
            and self._is_anonymous_source(words, frame)
            and not self._actors.is_introduced(words, number)
        ):
            owner = self._briefings.owner_of(words, frame, number)
            if owner is None:
                self._ledger.reject("position", draft, "no_actor", "an unnamed source is cited, no actor")
                return None
            return owner
        if _NOBODY.match(words) or (names_nobody(words) and not self._actors.is_pronoun(words)):
            self._ledger.reject("position", draft, "no_actor", "the words name nobody")
            return None
        replies = frame is not None and _REPLIES.match(frame.cue.text) is not None
        told = self._told(frame) if self._actors.is_pronoun(words) else None
        entry = self._actors.resolve(words, number, recent=self._recent, replies=replies, told=told)
        if frame is not None and self._lexicon.language == "en" and self._passives.is_told(frame):
            entry = self._passives.teller(frame, entry)
            if entry is None:
                self._ledger.reject("position", draft, "no_actor", "nothing shows who told it")
                return None
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

    def hold(self, entry: Entry, number: int) -> None:
        """An actor holds a position in this sentence: what only refers back may mean it from here on."""
        self._recent.append(entry)
        self._actors.hold(entry, number)

    def briefed_for(self, entry: Entry, number: int) -> bool:
        """Whether the people without a name who are cited in this sentence brief for the actor."""
        return self._briefings.are_for(entry, number)

    def untied(
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
        if draft.actor.strip().lower() == subject.lower():
            return None
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

    def _cited_by(self, frame: Frame | None) -> str | None:
        """Whose word an outlet passes on: `the agency reported, citing the defence ministry`."""
        if frame is None or self._lexicon.language != "en" or frame.cited != "outlet":
            return None
        end = self._locator.window(frame.sentence, frame.sentence)[1]
        cited = _CITING.match(self._text, frame.cue.end, end)
        if cited is None:
            return None
        who = cited["who"].strip()
        if self._sourcing.is_unnamed(who) or self._sourcing.is_document(who) or self._sourcing.is_outlet(who):
            return None
        return who

    def _whose_paper(self, words: str, frame: Frame | None, number: int) -> Entry | None:
        """Whose position a paper gives: the body in its own words, else whose the paper before this sentence was."""
        if self._lexicon.language != "en":
            return self._maker_abroad(words, frame, number)
        if frame is None:
            return None
        paper = self._papers.of(frame)
        if paper is not None and paper.whose is not None:
            first, last = paper.whose
            whose = self._text[
                first : min(last, frame.cue.start) if first < frame.cue.start else last
            ].strip()
            author = self._actors.resolve(
                whose, self._article.sentence_at(paper.whose[0]), recent=self._recent
            )
            if author is not None and not self._sourcing.is_unnamed(whose):
                return author
        if self._sourcing.is_document(words) and self._sourcing.is_private_paper(words):
            owner = self._body_in(words, number)
            if owner is not None:
                return owner
        taken_up = words.lower() == "it" or (frame.cited == "document" and takes_up(words))
        before = self._scenes.paper(number) if taken_up else None
        if before is None and frame.cited == "document" and OWN_STATEMENT.fullmatch(words.strip()):
            return self._scenes.issuer(number)
        return before.actor if before else None

    def _maker_abroad(self, words: str, frame: Frame | None, number: int) -> Entry | None:
        """`un comunicado de la Presidencia`, `مسودة أعدتها البعثة`: the first party that a paper's own words name."""
        if (
            frame is None
            or frame.cited != "document"
            or frame.act == "does"
            or (frame.tail and not is_published(words))
        ):
            return None
        for who in makers(words, self._lexicon.language):
            named = self._lexicon.language != "ar" and who[:1].isupper()
            if (named or self._actors.opens_body(who)) and not self._sourcing.is_outlet(who):
                return self._actors.body(who, number)
        return None

    def _body_in(self, words: str, number: int) -> Entry | None:
        """The body or state named in a paper's description: `an internal Defense Ministry memo`, `a French paper`."""
        for name, _ in capitalised(head_of(words)):
            if self._actors.is_body(name):
                return self._actors.body(name, number)
        return None

    def _tied(self, entry: Entry, frame: Frame) -> bool:
        """What an unnamed source says is a position of an actor in its words, or of whom the source stands close to."""
        if frame.cited != "unnamed" or frame.subject is None:
            return True
        stretches = [frame.subject, *frame.content]
        return any(a <= start < b for start, _ in entry.mentions for a, b in stretches)

    def _institutional(self, words: str) -> bool:
        return bool(re.search(r"\b(?:ministry|department|government|office)\b", words, re.IGNORECASE))

    def _told(self, frame: Frame | None) -> Offsets | None:
        """Where a verb of telling has its addressee: `he told | Varga | that …`."""
        if frame is None or not frame.content or not _TELLS.match(frame.cue.text):
            return None
        verb = frame.cue.start + len(frame.cue.text.split()[0])
        until = frame.content[0][0] if verb < frame.content[0][0] else verb + _NAME_NEAR // 2
        return verb, until

    def _is_side(self, words: str, frame: Frame) -> bool:
        """Whether others tell of what unnamed people, of no body that is named, did: they are a party to it."""
        if self._lexicon.language != "en" or not self._sourcing.is_unnamed(words):
            return False
        return (
            frame.subject is not None
            and _bare(self._text[slice(*frame.subject)]) == _bare(words)
            and not any(self._actors.is_body(name) for name, _ in capitalised(words))
        )

    def _is_anonymous_source(self, words: str, frame: Frame | None) -> bool:
        """Unnamed people who are cited are sources; unnamed people who act are actors."""
        if not self._sourcing.is_unnamed(words):
            return False
        if frame is None or frame.cited == "unnamed":
            return True
        if frame.subject is None and self._lexicon.language != "en":
            return frame.act == "says"
        return frame.subject is not None and frame.act == "says" and not frame.under
