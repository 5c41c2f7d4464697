"""Scenes: a private talk told over several sentences, and what a sentence takes up from the one before it.

`He told her the contract was dead, three people in the room said. She would not sign a new one, she replied.`
The second sentence has neither a cue for its setting nor a source; it goes on with the scene of the first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.settings.scene_words import (
    AS_IS_SAID,
    AT_ANOTHER_TIME,
    IN_TALK,
    LEAVES,
    OF_ANOTHER_TIME,
    RECORDS,
    REPLIES,
    THEN,
    THERE,
    TO_THE_PRESS,
)
from onrecord.grounding.settings.scene_words_abroad import (
    OF_A_VIEW,
    REPLIES_ABROAD,
    SIGNS,
    THERE_ABROAD,
    THERE_BEHIND,
)
from onrecord.grounding.settings.venues_abroad import ELSEWHERE

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.brief import Setting, Source
    from onrecord.grounding.attribution.frame import Frame
    from onrecord.grounding.settings.settings import Settings
    from onrecord.grounding.settings.venues import Venues
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.items import PositionItem

REACH = 2
"""Sentences between two acts of one scene."""

OPENED = 8
"""Sentences through which a talk goes on that one of them opened."""

SCENE = 4
"""Sentences within which a scene goes on that closed doors open."""

_ON_ITS_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:later|today|yesterday)\b")
_WHERE = re.compile(
    r"(?:But\s|Yet\s|And\s)?(?:[Ii]n|[Aa]t|[Ii]nside|[Bb]ehind|[Oo]ver|[Dd]uring|[Aa]ccording\sto|[Pp]rivately|[Aa]cross)\b"
)
DOORS = 60
"""Characters from a sentence's beginning within which a place opens a scene."""

_PAPER_WORDS = re.compile(
    r"\b(?:letters?|memos?|memorandum|cables?|e-?mails?|notes?|papers?|documents?|minutes|report|messages?|leaked|intercepted)\b",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(r"\s+(?:him|her|them)\b")
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_PRESENT = re.compile(
    r"(?:says|say|insists|insist|denies|deny|wants|want|argues|calls|has|have)$", re.IGNORECASE
)
_PERFECT = re.compile(r"\b(?:has|have)\s(?:\w+\s)?$")
_PRONOUNS_ABROAD = frozenset({"él", "ella", "ellos", "ellas", "il", "elle", "ils", "elles", "هو", "هي", "هم"})
_HEARSAY = re.compile(r"(?<!\w)(?:aurait|auraient|habría|habrían)\s(?:\w+\s)?$")
_PRESENT_ABROAD = re.compile(
    r"(?:dice|niega|insiste|sostiene|asegura|afirma|rechaza|exige|pide|quiere|considera)n?|"
    r"(?:affirme|assure|nie|insiste|exige|demande|estime|juge|réclame)(?:nt)?|dit|disent|dément|démentent|veut|veulent|"
    r"و?[يت](?:قول|نفي|ؤكد|صر|رفض|طالب|ريد|رى)",
    re.IGNORECASE,
)
_ARGUES = re.compile(r"(?:argued|pushed|objected|pleaded|cautioned)\b", re.IGNORECASE)
_IN_DEBATE = re.compile(r"\s(?:for|that|against|back)\b|[.,]")
"""What follows a word of a debate, and no addressee outside the room."""
_DEFINITE = re.compile(r"^(?:the|one of the|another|both|these|those|that|this|he|she|they)\b", re.IGNORECASE)
_FROM_AMONG = re.compile(
    r"^(?:(?:one|two|three|another|both|some|a (?:second|third)) of (?:them|those|the \w+)|"
    r"the (?:diplomat|official|aide|adviser|advisor|source|person|officer|envoy|mediator|participant)s?$)",
    re.IGNORECASE,
)
_FROM_AMONG_ABROAD = re.compile(
    r"^(?:(?:un[oa]|otr[oa]|dos|tres) de (?:ell|l[oa]s |sus |est)|l[ao]s? mism[ao]s? (?:fuente|funcionari|diplomátic)|dichas? fuente|amb[oa]s|"  # noqa: E501 -- a list of words, or the pattern of one
    r"(?:la fuente|el (?:diplomático|funcionario|asesor))$|"
    r"l['’]une? d(?:['’]e|es)|(?:les mêmes|la même|cette|ces) sources?|(?:le (?:diplomate|responsable|conseiller)|la source)$|"  # noqa: E501 -- a list of words, or the pattern of one
    r"(?:أحدهم|أحدهما|أحد المصد|المصدر نفسه|المصادر نفسها|المصدران|المصدرين|الدبلوماسيان))",
    re.IGNORECASE,
)
_PAPER_OPENS = re.compile(
    r"(?:The|Its|His|Her|Their)\s(?:\w+\s)?(?:minutes|memo|cable|letter|note|transcript|recording|e-?mails?)\b"
)
OWN_STATEMENT = re.compile(
    r"(?:the|this|that|its|his|her|their)\s(?:(?:joint|same|written|brief|short|full|ministry['’]?s?|army['’]?s?)\s)?"
    r"(?P<noun>statement|communiqu[eé]|press release|release|readout|post|tweet)",
    re.IGNORECASE,
)
"""What somebody published himself: its word is his."""
TOLD_OF = frozenset({"unnamed_person", "unnamed_group", "document"})
"""Sources that tell of what others did."""


def takes_up(words: str) -> bool:
    """Whether words take up somebody told of before: `the officials`, `both`, `he`."""
    return _DEFINITE.match(words) is not None


def _from_among(words: str) -> bool:
    return _FROM_AMONG.match(words) is not None or _FROM_AMONG_ABROAD.match(words.strip()) is not None


_ISSUED = re.compile(
    r"\b(?:statement|communiqu[eé]|press\srelease|release|readout|declaration|posted|post\son|tweet(?:ed)?)\b",
    re.IGNORECASE,
)


class Scenes:
    """Finds the scene that a sentence goes on with."""

    def __init__(
        self, article: Article, settings: Settings, venues: Venues, items: list[PositionItem]
    ) -> None:
        self._article = article
        self._text = article.text
        self._settings = settings
        self._venues = venues
        self._items = items

    def gone_on_with(self, frame: Frame | None, number: int, actor: Entry) -> PositionItem | None:
        """The private act, told by a source, that this one follows in the same scene."""
        if frame is None or self._beside_the_scene(frame):
            return None
        before = next(
            (i for i in reversed(self._items) if i.cue is not None and i.cue.start < frame.cue.start), None
        )
        if before is None or not (
            self._belongs(frame)
            or self._goes_on(frame, number, actor, before)
            or self._goes_on_abroad(frame, number, actor, before)
        ):
            return None
        if AT_ANOTHER_TIME.search(self._text, before.cue.end if before.cue else 0, frame.cue.start):
            return None
        if before.setting != "private" or number - before.evidence[-1].sentence > REACH:
            return None
        told = before.sources and all(source.type in TOLD_OF for source in before.sources)
        replies = self._is_reply(frame) and number - before.evidence[-1].sentence <= 1
        if not told and not replies and not self.is_hearsay(frame):
            return None
        return before if self._stays(before.evidence[-1].sentence + 1, number) else None

    def within_doors(self, frame: Frame | None, number: int) -> int | None:
        """The sentence, within a few before, that opened a scene behind closed doors which an act goes on with.

        `Behind closed doors, Odera argued against it. He said the port could not be held. Haddad told him to wait.`
        """
        if frame is None or frame.cited or frame.under or frame.subject is None or not frame.content:
            return None
        if self._beside_the_scene(frame):
            return None
        if THERE.match(self._text, self._of(number)[0]) and self._told_in_private(number - 1):
            return number - 1
        if self._recorded_before(number):
            return number - 1
        if there := self._there_abroad(frame, number):
            return there
        if frame.act == "denies" or _PRESENT.match(frame.cue.text) or self._venues.is_thought(frame.cue.text):
            return None
        if _PERFECT.search(self._text, max(0, frame.cue.start - 24), frame.cue.start):
            return None
        if self._text[slice(*frame.content[0])].lstrip()[:1] in '“"' or (
            self._text[frame.content[0][0] - 1] in '“"'
        ):
            return None  # words quoted at length were said to be heard
        if _ON_ITS_DAY.search(self._text, frame.cue.end, max(frame.cue.end, frame.content[0][0])):
            return None  # `said on Tuesday that …`
        for at in range(number - 1, max(0, number - SCENE - 1), -1):
            if not self._stays(at + 1, number) or not self._same_scene(at, number, frame):
                return None
            if self._opens_doors(at):
                return at
        return None

    def _recorded_before(self, number: int) -> bool:
        """`The minutes record one doubt. Orr described …`: a private paper tells of it."""
        sentences = self._article.sentences
        if number < 2 or sentences[number - 2].paragraph != sentences[number - 1].paragraph:
            return False
        return RECORDS.match(self._text, sentences[number - 2].start) is not None

    def _opens_doors(self, number: int) -> bool:
        """Whether words for a place behind closed doors stand at the beginning of a sentence."""
        start, end = self._of(number)
        if not _WHERE.match(self._text, start, end):
            return False
        opening = start, min(end, start + DOORS)
        if _PAPER_WORDS.search(self._text, *opening) or self._settings.cues("public", start, end):
            return False
        return bool(self._settings.cues("private", *opening)) or self._venues.place([opening], []) is not None

    def _same_scene(self, first: int, number: int, frame: Frame) -> bool:
        """Whether a sentence stands in the paragraph of another, or takes somebody up from it in the next one."""
        sentences = self._article.sentences
        apart = sentences[number - 1].paragraph - sentences[first - 1].paragraph
        return apart == 0 or (
            apart == 1
            and sentences[number - 2].paragraph == sentences[first - 1].paragraph
            and frame.subject is not None
            and self._text[slice(*frame.subject)].lower() in _PRONOUNS
        )

    def in_talk(self, frame: Frame | None, number: int, actor: Entry) -> int | None:
        """The sentence of the talk that an act told in the writer's voice is part of: this one or one just before.

        `The two ministers met on Monday. Ms Lindqvist conveyed the Union's disquiet.`
        """
        if frame is None or frame.cited or frame.under or not IN_TALK.match(frame.cue.text):
            return None
        if not frame.content or self._beside_the_scene(frame):
            return None  # `Varga agreed.`: nothing is told of what was said
        if frame.cue.text.lower().startswith(("told", "telling")):
            start, end = frame.cue.start, self._of(number)[1]
            verb = start, start + len(frame.cue.text.split()[0])
            if self._venues.told_to(verb, end) is None:
                return None
        if _PERFECT.search(self._text, max(0, frame.cue.start - 24), frame.cue.start):
            return None  # `has since offered to mediate`: told of now, not of then
        first, last = frame.content[0]
        if self._text[first:last].lstrip()[:1] in '“"':
            return None  # words quoted at length were said to be heard
        sentences = self._article.sentences
        for at in range(max(1, number - REACH), number + 1):
            sentence = sentences[at - 1]
            if sentence.kind != "text" or not self._stays(at + 1, number):
                continue
            if self._settings.cues("public", *self._of(number)):
                return None
            end = frame.cue.start if at == number else sentence.end
            named = self._settings.talk(sentence.start, end) or self._venues.talk(sentence.start, end)
            if named and (
                self._takes_part(actor, sentence.start, sentence.end)
                or self._taken_up(frame)
                or self._opened_with(actor, at)
            ):
                return at
        return None

    def _opened_with(self, actor: Entry, number: int) -> bool:
        """Whether the talk that a sentence names was opened before with this actor: `the meeting`, `the discussion`."""
        for at in range(number - 1, max(0, number - OPENED), -1):
            sentence = self._article.sentences[at - 1]
            if sentence.kind != "text" or not self._stays(at + 1, number):
                return False
            if self._venues.talk(sentence.start, sentence.end) and self._takes_part(
                actor, sentence.start, sentence.end
            ):
                return True
        return False

    def _takes_part(self, actor: Entry, start: int, end: int) -> bool:
        return actor.named_in(self._text[start:end])

    def _taken_up(self, frame: Frame) -> bool:
        return frame.subject is not None and takes_up(self._text[slice(*frame.subject)].strip())

    def _of(self, number: int) -> tuple[int, int]:
        sentence = self._article.sentences[number - 1]
        return sentence.start, sentence.end

    def paper(self, number: int) -> PositionItem | None:
        """The position that a paper cited just before gave, where this sentence goes on with the paper."""
        before = next((i for i in reversed(self._items) if i.evidence[-1].sentence < number), None)
        if before is None or number - before.evidence[-1].sentence > REACH:
            return None
        papers = any(source.type == "document" for source in before.sources)
        return before if papers and self._stays(before.evidence[-1].sentence + 1, number) else None

    def stated(self, words: str, number: int) -> Entry | None:
        """Whose `the statement` is: who was last to say something in one, in the sentences just before."""
        paper = OWN_STATEMENT.fullmatch(words.strip())
        before = next((i for i in reversed(self._items) if i.evidence[-1].sentence < number), None)
        if paper is None or before is None or number - before.evidence[-1].sentence > REACH:
            return None
        start, end = self._of(before.evidence[-1].sentence)[0], self._of(number)[0]
        named = re.search(rf"\b{paper['noun']}\b", self._text[start:end], re.IGNORECASE)
        return before.actor if named else None

    def issuer(self, number: int) -> Entry | None:
        """Whose a statement is that this sentence goes on with: who issued one, or a body that spoke, just before."""
        before = next((i for i in reversed(self._items) if i.evidence[-1].sentence < number), None)
        if before is None or before.setting != "public" or number - before.evidence[-1].sentence > REACH:
            return None
        last = before.evidence[-1].sentence
        issued = _ISSUED.search(self._text, *self._of(last)) is not None
        body = before.actor.kind in ("state", "institution", "group") and last == number - 1
        return before.actor if issued or body else None

    def inside(self, number: int, *, just_before: bool = False) -> bool:
        """Whether a sentence stands within a private scene that the sentences just before it tell.

        `just_before`: in the very sentence before.
        """
        before = next((i for i in reversed(self._items) if i.evidence[-1].sentence < number), None)
        return (
            before is not None
            and before.setting == "private"
            and number - before.evidence[-1].sentence <= (1 if just_before else REACH)
            and self._stays(before.evidence[-1].sentence + 1, number)
        )

    def carried(self, entry: Entry, sources: list[Source], number: int) -> Setting | None:
        """The setting of the event taken up: the same actor by an anaphoric source, one or two sentences before."""
        for item in reversed(self._items):
            near = number - item.evidence[-1].sentence
            if near > REACH:
                break
            if near < 0 or not sources:
                continue
            if item.actor is entry and takes_up(sources[0].text):
                return item.setting
            if item.setting == "private" and _from_among(sources[0].text):
                return "private"  # the people who told of the talks tell more of them
        if self._opened_privately(number):
            return "private"
        if sources and _from_among(sources[0].text) and self._told_in_private(number - 1):
            return "private"
        if THERE.match(self._text, self._of(number)[0]) and self._told_in_private(number - 1):
            return "private"
        told = any(source.type in TOLD_OF for source in sources)
        return "private" if told and self.inside(number) else None

    def _goes_on(self, frame: Frame, number: int, actor: Entry, before: PositionItem) -> bool:
        """`He would not support one either, Biden said.`: the same actor in the next sentence, unquoted."""
        sentences = self._article.sentences
        last = before.evidence[-1].sentence
        here = last == number - 1 and sentences[last - 1].paragraph == sentences[number - 1].paragraph
        unquoted = not any(mark in self._text[a:b] for a, b in frame.content for mark in '“”"')
        told = (frame.tail or self._argues(frame)) and not frame.cited and not _PRESENT.match(frame.cue.text)
        return here and unquoted and told and before.actor is actor

    def _argues(self, frame: Frame) -> bool:
        """`Orr told the cabinet …, two ministers said. Orr argued for a pause.`: a word of the same talk, on no day."""
        argues = _ARGUES.match(frame.cue.text)
        if frame.under or not frame.content or argues is None:
            return False
        if not _IN_DEBATE.match(self._text, frame.cue.start + argues.end()):
            return False
        perfect = _PERFECT.search(self._text, max(0, frame.cue.start - 24), frame.cue.start)
        return not perfect and not _ON_ITS_DAY.search(self._text, *self._of(frame.sentence))

    def _goes_on_abroad(self, frame: Frame, number: int, actor: Entry, before: PositionItem) -> bool:
        """`Le advirtió de que …`, `Il leur aurait demandé …`: the same actor right after, in the paragraph."""
        sentences = self._article.sentences
        last = before.evidence[-1].sentence
        here = (
            last in (number, number - 1) and sentences[last - 1].paragraph == sentences[number - 1].paragraph
        )
        if self._article.language.startswith("en") or not here or before.actor is not actor or frame.cited:
            return False
        if frame.under or _PRESENT_ABROAD.fullmatch(frame.cue.text):
            return False
        start = sentences[number - 1].start
        dropped = frame.subject is None or frame.subject[0] < start
        words = self._text[slice(*frame.subject)].strip().lower() if frame.subject else ""
        hearsay = _HEARSAY.search(self._text, max(start, frame.cue.start - 24), frame.cue.start) is not None
        return dropped or words in _PRONOUNS_ABROAD or hearsay or frame.act not in ("says", "does")

    def _belongs(self, frame: Frame) -> bool:
        if frame.subject is None or frame.cited or frame.under or _PRESENT.match(frame.cue.text):
            return False
        subject = self._text[slice(*frame.subject)].strip().lower()
        to_whom = _TO_WHOM.match(self._text, frame.cue.end) is not None
        if self.is_hearsay(frame) or THEN.search(self._text, max(0, frame.cue.start - 24), frame.cue.start):
            return True
        return subject in _PRONOUNS or to_whom or self._is_reply(frame)

    def _is_reply(self, frame: Frame) -> bool:
        """Whether a verb answers what was said just before."""
        if self._article.language.startswith("en"):
            return REPLIES.match(frame.cue.text) is not None
        return REPLIES_ABROAD.fullmatch(SIGNS.sub("", frame.cue.text)) is not None

    def _there_abroad(self, frame: Frame, number: int) -> int | None:
        """The private sentence, one or two before, that `y`, `en él` or `فيها` beside a verb takes up.

        `Elle a remis une note confidentielle. Elle y propose un délai de deux ans.`
        """
        if self._article.language.startswith("en") or OF_A_VIEW.match(frame.cue.text):
            return None
        start, _ = self._of(number)
        replies = self._is_reply(frame) and self._told_in_private(number - 1) and self._stays(number, number)
        if replies and self._same_scene(number - 1, number, frame):
            return number - 1
        before = THERE_ABROAD.search(self._text, max(start, frame.cue.start - 40), frame.cue.start)
        if not before and not THERE_BEHIND.match(self._text, frame.cue.end):
            return None
        for at in range(number - 1, max(0, number - REACH - 1), -1):
            if self._told_in_private(at):
                return at if self._stays(at + 1, number) else None
        return None

    def is_hearsay(self, frame: Frame) -> bool:
        """`Varga is understood to have warned them`: what nobody said in the open."""
        return AS_IS_SAID.search(self._text, max(0, frame.cue.start - 110), frame.cue.start) is not None

    def _beside_the_scene(self, frame: Frame) -> bool:
        """Whether an act was done before the scene that the sentence tells."""
        start, _ = self._of(frame.sentence)
        return OF_ANOTHER_TIME.search(self._text, start, frame.cue.start) is not None

    def _told_in_private(self, number: int) -> bool:
        """Whether a sentence has words for a private setting, and none for a public one."""
        if number < 1:
            return False
        start, end = self._of(number)
        return bool(self._settings.cues("private", start, end)) and not self._settings.cues(
            "public", start, end
        )

    def _opened_privately(self, number: int) -> bool:
        """Whether the sentence before, in the same paragraph, opens a private event that this one tells of.

        `In private the company has been less serene.`, `The minutes record one note of caution.`
        """
        sentences = self._article.sentences
        if number < 2 or sentences[number - 2].paragraph != sentences[number - 1].paragraph:
            return False
        before, here = sentences[number - 2], sentences[number - 1]
        opening = self._text[before.start : min(before.end, before.start + 60)]
        return bool(_PAPER_OPENS.match(opening)) or (
            any(
                cue.start < before.start + 30
                for cue in self._settings.cues("private", before.start, before.end)
            )
            and not self._settings.cues("public", here.start, here.end)
        )

    def _stays(self, first: int, last: int) -> bool:
        """Whether no sentence from `first` to `last` leaves for another place or time, or speaks in public."""
        for number in range(first, last + 1):
            sentence = self._article.sentences[number - 1]
            if sentence.kind != "text" or LEAVES.match(self._text, sentence.start):
                return False
            if not self._article.language.startswith("en") and ELSEWHERE.match(self._text, sentence.start):
                return False
            if self._settings.cues("public", sentence.start, sentence.end):
                return False
            if TO_THE_PRESS.search(self._text, sentence.start, sentence.end):
                return False
        return True
