"""Settings of acts: which words beside an act tell where it was said or done, and which tell of something else."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from onrecord.cues.states import state_names
from onrecord.grounding.attribution.nesting import SPOKE_WITH
from onrecord.grounding.positions.briefings import names_spokesman
from onrecord.grounding.settings.settings import Settings, Told, to_members
from onrecord.grounding.settings.venues_abroad import VenuesAbroad

if TYPE_CHECKING:
    from onrecord.brief import Setting, Source
    from onrecord.cues.lexicon import Cue, Lexicon
    from onrecord.grounding.attribution.frame import Frame, Offsets
    from onrecord.grounding.attribution.frames import FrameReader
    from onrecord.grounding.attribution.sourcing import Sourcing
    from onrecord.grounding.positions.citing import Cited
    from onrecord.grounding.settings.meetings import Meetings
    from onrecord.grounding.settings.papers import Papers
    from onrecord.grounding.settings.venues import Venues
    from onrecord.grounding.text.locating import Locator

_PROPER = re.compile(r"\b(?:that|to|for|of|whether|if|how|it|he|she|they|the)\b|[“\"«,:]")
_ABOUT_OTHERS = frozenset({"denies", "accuses", "refuses"})
_TELLS_OF_ANOTHER = re.compile(r",\s(?:who|whose|which)\s[^,“”\"]+")


_OCCASION = 90
"""Characters of a verb's words within which an occasion may stand before what is said."""

_ADVERB = 40
"""Characters between a subject and its verb within which an adverb is the verb's."""
_BOTH: tuple[Setting, Setting] = ("private", "public")

AGAIN = 4
"""Sentences within which `the official` is the one described before."""

_TELLING = re.compile(r"(?:told|tell|assur|warn|inform|promis|remind|notif|advis)", re.IGNORECASE)
_TOLD_BY = re.compile(
    r"(?:(?:was|were|been)\s)?(?:told|warned|assured|informed|notified|reminded|advised|cautioned|urged|asked|promised|instructed)\sby\s"
    r"(?!(?:phone|telephone|e-?mail|letter|video|text)\b)"
)
_WAS_TOLD = re.compile(
    r"\b(?:was|were|been)\s(?:\w+ly\s|also\s|then\s)?(?:told|assured|warned|informed|promised|reminded|advised|notified|cautioned)$"
)
_WHO = re.compile(r",\swho\s(?:\w+ly\s|also\s|later\s|then\s)?")
_IT_TOLD = re.compile(
    r"(?:that\s)?(?:he|she|they|it|I|we)\s(?:(?:had|has|have|also|then|already|personally|repeatedly|directly)\s)*"
    r"(?P<verb>told|warned|assured|informed|asked|urged|promised|reminded|pressed|advised|notified)\b"
)
_TELLS_HIM = re.compile(
    r"(?:told|assur|warn|inform|promis|remind|notif|advis|urg|press|ask|implor|offer)", re.IGNORECASE
)
_TOLD_WHOM_AT = re.compile(r"\s(?:[\w’'-]+\s){1,5}?(?:in|at|during|over|behind)\s")
_SPOKE_AND = re.compile(
    r"\b(?:spoken|spoke|met|talked|conferred|phoned|called|telephoned|held\s(?:talks|a\scall|a\smeeting))\b[^;“”\"]{0,90}?\sand\s"
    r"(?:had\s|also\s|again\s|personally\s)*$"
)
_TO_HIM = re.compile(r"\s(?:him|her|them|me|us)\b")
_TO_WHOM_THAT = re.compile(r"(?:the\s|his\s|her\s|its\s|their\s)?[A-ZÀ-Þ][^“”\";:.]{2,120}?\s(?=that\s)")
_LEADS_IN = re.compile(
    r"[“\"«\s]*(?:In|At|On|Over|During|Behind|Inside|Across|By|Through|Via|Throughout|Privately|Quietly|Secretly|Internally|Confidentially|"
    r"En|A\s(?:puerta|solas)|Durante|Por|Mediante|Ante|Entre|Lejos|De|Lors|Au|Aux|Dans|Par|À|Devant|Pendant|Loin|Derrière|Discrètement|"
    r"و?(?:في|خلال|أثناء|عبر|خلف|وراء|بعيدا|بعيداً|على))\s",
    re.IGNORECASE,
)
_CLAUSE_OPENS = re.compile(
    r"(?:the|an?|his|her|its|their|our|no|all|both|any|[A-ZÀ-Þ][\w’'-]+)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:had|has|have|was|were|is|are|would|will|could|can|should|must|remained|did|does)\b"
)
"""A subject and its verb: the words of a clause, which nothing leads to."""
_TRAILING = re.compile(
    r"(?P<what>(?:to\s\w+ing\s\w+|(?:in\sprinciple\s)?(?:to\s)?"
    r"(?:the|an?|any|all|his|her|its|their|such|that|this|it|them|both|[A-ZÀ-Þ]))"
    r"(?:(?!\b(?:that|who|which|reports?|claims?|allegations?|accounts?|accusations?|stor(?:y|ies)|rumou?rs?|suggestions?|"
    r"of|having|being|and|is|are|was|were|has|have|had|will|would|could|did)\b)[^,;:“”\"]){0,60}?)"
    r"(?<!ed)(?<!\smade)(?<!\sstruck)(?<!\sheld)(?<!\sgiven)(?<!\ssigned)(?<!\stold)(?<!\sgave)(?<!\sset)"
    r"\s(?=(?:in|at|during|over)\s)"
)
"""A short object, and where it was refused: `the strike | in internal discussions`."""
_ELSEWHERE = re.compile(r"\b(?:in|at|from)\s(?:the\s)?[A-ZÀ-Þ]|\b(?:has|have|on\s\w+day|publicly)\s")
"""A clause with a place or a day of its own, or in the perfect, is not of the talk that leads the sentence."""
_LEAD_LENGTH = 140
"""Characters from a sentence's beginning within which an occasion leads all its clauses."""
_DESCRIBED = re.compile(r",\s(?:who|whose|which)\s.*,", re.DOTALL)
_ASKED = re.compile(
    r"\W*(?:When\s|Also\s)?(?:asked|pressed|questioned|reached|contacted|interviewed|speaking\s(?:by|over|on))\b[^“”\"]*?,\s",
    re.IGNORECASE,
)
"""What a speaker was asked tells nothing of where he answered."""


class ActSettings:
    """Tells the settings of one article's acts."""

    def __init__(
        self,
        locator: Locator,
        lexicon: Lexicon,
        sourcing: Sourcing,
        frames: FrameReader,
        settings: Settings,
        venues: Venues,
        papers: Papers,
        meetings: Meetings,
    ) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._lexicon = lexicon
        self._sourcing = sourcing
        self._frames = frames
        self._settings = settings
        self._papers = papers
        self._meetings = meetings
        self._venues = venues
        self._abroad = VenuesAbroad(self._text, lexicon.language) if sourcing.abroad is not None else None

    def of(
        self,
        frame: Frame | None,
        content: list[Offsets],
        cited: Cited,
        number: int,
        *,
        proposed: Setting | None,
        background: bool,
        carried: Setting | None,
    ) -> Told:
        """The setting of one act in the sentence `number`.

        Args:
            frame: the verb, where one is read.
            content: the words attributed.
            cited: who is cited for them.
            number: the sentence.
            proposed: what the model says.
            background: those who are cited speak for the actor.
            carried: the setting of the event that the sentence takes up.
        """
        if frame is not None and self._venues.is_thought(frame.cue.text):
            carried = None  # what somebody wants or fears is said in no scene
        content = [*content, *self._open_occasions(frame, cited, number)]
        told = self._settings.tell(
            self._windows(frame, self._locator.window(number, number)),
            [
                *(self._told_in(content, frame) if frame is not None and frame.act != "does" else []),
                *self._beside_the_act(frame, number),
            ],
            proposed=proposed,
            unnamed=cited.unnamed,
            own=cited.own or background,
            carried=carried,
            plain=self._lexicon.language != "en" and (frame is None or frame.subject is None),
        )
        if frame and self._lexicon.language == "en" and self._meetings.is_secret(frame):
            return Told("private", told.cue)
        if self._retold_of_talk(frame, cited, number) or self._says_what_it_told(frame, cited, content):
            return Told("private")
        if told.conflict and told.cue is not None and self._within_act(told.cue, frame):
            return Told("private", told.cue)
        if told.conflict and frame is not None and (adverb := self._by_its_adverb(frame)) is not None:
            return adverb
        if self._abroad is not None and frame is not None:
            beside = self._beside_the_verb(self._abroad, frame, content, number)
            if beside is not None:
                return Told("private" if beside.name == "private" else "public", beside)
            if told.cue is not None and (told.conflict or told.setting == "public"):
                told = Told("unclear" if cited.unnamed and not (cited.own or background) else "public")
        if told.setting == "public" and told.cue is not None and self._told_members_within(told.cue, cited):
            return Told("private", told.cue)
        if told.cue is not None:
            return told
        if told.setting != "private" and self._told_of_privately(frame, content, cited, number):
            told = Told("private")
        if frame and frame.act not in _ABOUT_OTHERS and self._done_privately(frame, content):
            told = Told("private")
        start, _ = self._locator.window(number, number)
        if frame and self._abroad is not None and self._abroad.letter(frame, start) is not None:
            return replace(told, setting="private")
        if self.is_readout(cited) and self._tells_of_a_talk(number):
            told = Told("private")
        if self._private_papers(cited.sources) or self._says_private_paper(frame):
            return replace(told, setting="private")
        return told

    def _told_members_within(self, cue: Cue, cited: Cited) -> bool:
        """`told lawmakers that …, two who attended said`: what those who were there tell was said to few."""
        return (
            self._lexicon.language == "en"
            and cited.unnamed
            and to_members(cue.text)
            and all(self._venues.was_there(source.text) for source in cited.sources)
        )

    def _by_its_adverb(self, frame: Frame) -> Told | None:
        """What stands between subject and verb is the verb's: `Orr publicly insists …, his aides quietly told …`."""
        if frame.subject is None or not frame.subject[1] < frame.cue.start < frame.subject[1] + _ADVERB:
            return None
        found = [
            cue for name in _BOTH for cue in self._settings.cues(name, frame.subject[1], frame.cue.start)
        ]
        return Told(cast("Setting", found[0].name), found[0]) if len(found) == 1 else None

    def _open_occasions(self, frame: Frame | None, cited: Cited, number: int) -> list[Offsets]:
        """Occasions where a speaker with a name told nobody in particular: a summit's margins."""
        if frame is None or not cited.own or frame.act == "does":
            return []
        start, end = self._locator.window(number, number)
        verb = frame.cue.start, frame.cue.start + len(frame.cue.text.split()[0])
        few = (
            self._abroad.told_to_few(frame, end)
            if self._abroad is not None
            else self._venues.told_to(verb, end)
        )
        return [] if few else [(cue.start, cue.end) for cue in self._settings.occasions(start, end)]

    def _beside_the_verb(
        self, abroad: VenuesAbroad, frame: Frame, content: list[Offsets], number: int
    ) -> Cue | None:
        """The setting that stands nearest to a verb in these languages, of all that its words have."""
        windows = self._windows(frame, self._locator.window(number, number))
        beside = [
            *(self._told_in(content, frame) if frame.act != "does" else []),
            *self._beside_the_act(frame, number),
        ]
        private, public = (
            [cue for window in windows for cue in self._settings.cues(name, *window, beside)]
            for name in ("private", "public")
        )
        return abroad.nearest(frame, private, public)

    def _told_of_privately(
        self, frame: Frame | None, content: list[Offsets], cited: Cited, number: int
    ) -> bool:
        """Whether what others tell of an act puts it where few were: told to somebody, at a talk, before the source.

        What only unnamed people or papers know was not said openly; yet that alone is no sign of a private setting.
        """
        if frame is None:
            return False
        by_few = (
            cited.unnamed or bool(cited.relays) or (not cited.own and cited.types == ["document"])
        )  # or by an outlet alone, which does not tell from whom it has it
        if self._abroad is not None:
            return by_few and self._told_few(self._abroad, frame, content, cited, number)
        retold = frame.under is not None and not cited.own  # one side tells what the other said there
        if self._lexicon.language != "en" or not (by_few or retold):
            return False
        windows = self._windows(frame, self._locator.window(number, number))
        act = [*self._told_in(content, frame), *self._beside_the_act(frame, number)]
        itself = frame.cited and not frame.under
        if frame.under is not None and self._venues.message(*windows[0]):
            return True
        if frame.under is not None and self._led_by_a_talk(windows[0][0], frame):
            return True
        if self._venues.place(windows, [*act, *([frame.under] if frame.under else [])]):
            return True
        if not (cited.unnamed or cited.types == ["document"]):
            return retold and "outlet" not in cited.types and self._told_by_a_side(frame, windows[0][1])
        if _TOLD_BY.match(self._text, frame.cue.start) or _WAS_TOLD.search(
            self._text, max(0, frame.cue.start - 20), frame.cue.end
        ):
            return True  # `they were assured by the general that …`
        verb = frame.cue.start, frame.cue.start + len(frame.cue.text.split()[0])
        whom = None if itself else self._venues.told_to(verb, windows[0][1])
        if whom is not None and not self._sourcing.is_outlet(self._text[slice(*whom)]):
            return True
        there = any(
            self._venues.was_there(source.text)
            or self._venues.described_there(source.text, self._before(number))
            for source in cited.sources
        )
        return there and not itself and not self._venues.is_thought(frame.cue.text)

    def _led_by_a_talk(self, clause: int, frame: Frame) -> bool:
        """`At a meeting on Monday, Orr argued for a pause, while Bell pushed for raids, two aides said`."""
        start, end = self._locator.window(frame.sentence, frame.sentence)
        comma = self._text.find(", ", start, min(end, start + _LEAD_LENGTH))
        if comma < 0 or clause <= comma or not _LEADS_IN.match(self._text, start):
            return False
        if _ELSEWHERE.search(self._text, clause, frame.cue.start):
            return False
        return bool(self._settings.cues("private", start, comma) or self._venues.place([(start, comma)], []))

    def _told_by_a_side(self, frame: Frame, end: int) -> bool:
        """`The palace said he had told the envoy that …`, `Karimi said Bell told him …`: one of them tells of it."""
        if (
            frame.under is not None
            and frame.under[0] < frame.cue.start
            and _TO_HIM.match(self._text, frame.cue.end)
        ):
            return True
        verb = frame.cue.start, frame.cue.start + len(frame.cue.text.split()[0])
        return self._few_told(verb, end)

    def _few_told(self, verb: Offsets, end: int) -> bool:
        """Whether a verb's addressee is people, no outlet and no state: a state may be told openly."""
        whom = self._venues.told_to(verb, end)
        if whom is None:
            return False
        words = self._text[slice(*whom)]
        return not self._sourcing.is_outlet(words) and words.removeprefix("the ") not in state_names()

    def _told_few(
        self, abroad: VenuesAbroad, frame: Frame, content: list[Offsets], cited: Cited, number: int
    ) -> bool:
        """The same in Spanish, French and Arabic."""
        if frame.cited and not frame.under:
            return False
        windows = self._windows(frame, self._locator.window(number, number))
        if self._settings.cues("public", *windows[0], self._told_in(content, frame)):
            return False
        there = any(abroad.was_there(source.text) for source in cited.sources)
        if abroad.in_a_paper(frame, self._locator.window(number, number)[0]):
            return True
        return there or abroad.place(windows[:1]) or abroad.told_to_few(frame, windows[0][1])

    def _retold_of_talk(self, frame: Frame | None, cited: Cited, number: int) -> bool:
        """`They met on Monday. The two agreed to reopen the bridge, the ministry said`: one side tells of the talk."""
        if frame is None or frame.under is None or cited.own or self._lexicon.language != "en":
            return False
        if cited.types != ["named_organisation"]:
            return False
        start, end = self._locator.window(number - 1, number)
        here, _ = self._locator.window(number, number)
        public = self._settings.cues("public", here, max(frame.cue.start, frame.under[0]))
        return self._settings.talk(start, end) and not public

    def _says_what_it_told(self, frame: Frame | None, cited: Cited, content: list[Offsets]) -> bool:
        """`Varga told reporters that he had told his counterpart in a call that …`: only the telling is open.

        `Benning said she had spoken with Emirati leaders and urged them to …`: so is the talk, of which she tells.
        """
        if frame is None or not cited.own or frame.subject is None or self._lexicon.language != "en":
            return False
        if _TO_HIM.match(self._text, frame.cue.end) and _TELLS_HIM.match(frame.cue.text):
            return _SPOKE_AND.search(self._text, frame.subject[1], frame.cue.start) is not None
        if frame.act in _ABOUT_OTHERS or not content or content[0][0] < frame.cue.end:
            return False
        first, last = content[0]
        own = _IT_TOLD.match(self._text, first, last)
        if own is None:
            return False
        if self._few_told(own.span("verb"), last):
            return True
        that = self._text.find(" that ", own.end(), last)
        lead = own.end(), that if that >= 0 else last
        return _TOLD_WHOM_AT.match(self._text, *lead) is not None and bool(
            self._settings.cues("private", *lead)
        )

    def _before(self, number: int) -> Offsets:
        start, _ = self._locator.window(number - AGAIN, number)
        return start, self._locator.window(number, number)[0]

    def _within_act(self, cue: Cue, frame: Frame | None) -> bool:
        """`He wrote on his feed that the king had told him by telephone …`: only the king's words are the act."""
        if frame is None or frame.under is None or frame.subject is None or self._lexicon.language != "en":
            return False
        if frame.under[0] > frame.subject[0] or cue.name != "private":
            return False
        public = self._settings.cues(
            "public", frame.subject[0], self._locator.window(frame.sentence, frame.sentence)[1]
        )
        return cue.start > frame.subject[0] and not public

    def _tells_of_a_talk(self, number: int) -> bool:
        """Whether a meeting or a call is told of that an account of it goes on with."""
        if self._settings.meeting(*self._locator.window(number - 2, number)):
            return True
        return (
            self._lexicon.language == "en"
            and SPOKE_WITH.search(self._text, *self._locator.window(number - 1, number)) is not None
        )

    def is_readout(self, cited: Cited) -> bool:
        """Whether one side's own account of a meeting is all that is cited."""
        return (
            not cited.own and cited.types == ["document"] and self._sourcing.is_readout(cited.sources[0].text)
        )

    def _windows(self, frame: Frame | None, sentence: Offsets) -> list[Offsets]:
        """Where a cue of the setting governs the act: its clause, and the words for the source."""
        if frame is None:
            return [sentence]
        clause = self._frames.clause(frame)
        relative = frame.subject is not None and _WHO.fullmatch(self._text, frame.subject[1], frame.cue.start)
        if frame.subject is not None and relative and clause[0] < frame.subject[0]:
            clause = frame.subject[0], clause[1]  # `They met in private with Orr, who said …`
        return (
            [clause]
            if frame.under is None or clause[0] <= frame.under[0] < clause[1]
            else [clause, frame.under]
        )

    def _told_in(self, content: list[Offsets], frame: Frame) -> list[Offsets]:
        """The content without what stands before it proper: `privately | that …`, `him at a dinner | for …`."""
        first, last = content[0]
        what = _TRAILING.match(self._text, first, last) if frame.under and first > frame.cue.start else None
        if what is not None and self._abroad is None:
            return [(first, what.end("what")), *content[1:]]
        if frame.act in _ABOUT_OTHERS:
            return content  # `denied an account that …`: all of it is another's
        if last <= frame.cue.start and not _LEADS_IN.match(self._text, first):
            return content  # `Indirect talks will go on, Orr said`: nothing leads to what is said
        if first > frame.cue.end and (
            self._text[:first].endswith(" that ") or _CLAUSE_OPENS.match(self._text, first, last)
        ):
            return content  # `that her government had held secret talks`: all of it is what is said
        that = _TO_WHOM_THAT.match(self._text, first, last) if _TELLING.match(frame.cue.text) else None
        if that:
            return [(that.end(), last), *content[1:]]
        if self._abroad is not None:
            occasion = [
                cue
                for cue in self._settings.cues("private", first, min(last, first + _OCCASION))
                if cue.start > first and self._abroad.led(cue.start)
            ]
            begins = occasion[-1].end if occasion else self._abroad.said_proper(first, last)
            return [(min(begins, last), last), *content[1:]]
        proper = _PROPER.search(self._text, first, min(last, first + 70))
        return [(proper.start() if proper else first, last), *content[1:]]

    def _beside_the_act(self, frame: Frame | None, number: int) -> list[Offsets]:
        """Words that say nothing of the act's setting: why a source has no name, and what is told of somebody else."""
        reason = self._sourcing.anonymity_reason(*self._locator.window(number, number))
        beside = [(reason.start, reason.end)] if reason else []
        if frame is not None and self._abroad is not None:
            for denied in self._frames.frames(number):
                if denied.cue.start > frame.cue.end and denied.act in _ABOUT_OTHERS:
                    beside += denied.content  # `…, negando haber abierto canales secretos`
        if frame is not None and frame.subject is not None and self._lexicon.language == "en":
            asked = _ASKED.match(self._text, self._locator.window(number, number)[0], frame.cue.start)
            if asked:
                beside.append(asked.span())
            described = _DESCRIBED.match(self._text, frame.subject[1], frame.cue.start)
            if described:
                beside.append(described.span())
            end = self._locator.window(number, number)[1]
            if frame.under is not None and self._venues.is_thought(frame.cue.text):
                beside.append(frame.under)  # who was at the talks tells of a wish, not of words
            teller = self._text[slice(*frame.under)] if frame.under is not None else ""
            if frame.under is not None and (names_spokesman(teller) or not self._sourcing.is_unnamed(teller)):
                # `The palace said in a statement that …`, `…, her spokesman said`: where the teller spoke
                start = self._locator.window(number, number)[0]
                before = (start, frame.subject[0]) if frame.under[1] <= frame.subject[0] else frame.under
                beside += [(cue.start, cue.end) for cue in self._settings.cues("public", *before)]
            if frame.under is not None and frame.under[0] > frame.cue.start:
                # `…, two officials told the agency`: their words to it, not the act's
                beside.append((frame.under[1], end))
            other = _TELLS_OF_ANOTHER.search(self._text, frame.cue.end, end)
            if other and not frame.inverted and not frame.tail and not frame.under:
                beside.append((other.start(), other.end()))
        return beside

    def _done_privately(self, frame: Frame, content: list[Offsets]) -> bool:
        """`had discussed the plan behind closed doors`: the adverb is the verb's, unless a `that` comes between."""
        first, last = content[0]
        if self._text[frame.cue.end : first].strip(" ,:").lower().endswith("that"):
            return False
        clause = re.compile(r"\b(?:that|whether|if)\b|[“\"]").search(self._text, first, last)
        return self._settings.privately(first, clause.start() if clause else last)

    def _private_papers(self, sources: list[Source]) -> bool:
        """Whether all that is cited are papers that were meant for few, or go on with one that was."""
        return bool(sources) and all(
            source.type == "document" and self._is_private_paper(source) for source in sources
        )

    def _says_private_paper(self, frame: Frame | None) -> bool:
        """Whether the verb's subject is a paper meant for few, or `it` that stands for one."""
        if frame is None or self._lexicon.language != "en":
            return False
        paper = self._papers.of(frame)
        return paper is not None and paper.private

    def _is_private_paper(self, source: Source) -> bool:
        paper = (
            self._papers.at(source.span.start, source.span.end) if self._lexicon.language == "en" else None
        )
        return paper.private if paper is not None else self._sourcing.is_private_paper(source.text)
