"""Settings of acts: which words beside an act tell where it was said or done, and which tell of something else."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.grounding.naming import NAME
from onrecord.grounding.settings import Settings, Told

if TYPE_CHECKING:
    from onrecord.brief import Setting, Source
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.citing import Cited
    from onrecord.grounding.frame import Frame, Offsets
    from onrecord.grounding.frames import FrameReader
    from onrecord.grounding.locating import Locator
    from onrecord.grounding.sourcing import Sourcing

_PROPER = re.compile(r"\b(?:that|to|for|of|whether|if|how|it|he|she|they|the)\b|[“\"«,:]")
_ABOUT_OTHERS = frozenset({"denies", "accuses", "refuses"})
_TELLS_OF_ANOTHER = re.compile(r",\s(?:who|whose|which)\s[^,“”\"]+")


_TELLS = re.compile(
    r"(?:told|informed|notified|promised|assured|warned|asked|urged|reminded|pressed|advised|offered)",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(
    rf"\s(?P<who>(?:{NAME}\s){{1,6}}?)(?:that|to|not\sto|in|on|at|over|during|last|this|it|he|she|they|the|what|how)\b"
)
_PUBLIC_BODY = re.compile(
    r"\b(?:News|TV|Television|Radio|Times|Post|Journal|Agency|Parliament|Congress|Senate|House|Commons|Assembly|Knesset|Duma|"
    r"Council|Court|Committee|Tribunal|Reuters|Interfax|Bloomberg|Today|Magazine|Tribune|Herald|Telegraph|Guardian)\b"
)


class ActSettings:
    """Tells the settings of one article's acts."""

    def __init__(
        self, locator: Locator, lexicon: Lexicon, sourcing: Sourcing, frames: FrameReader, settings: Settings
    ) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._lexicon = lexicon
        self._sourcing = sourcing
        self._frames = frames
        self._settings = settings

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
        told = self._settings.tell(
            self._windows(frame, self._locator.window(number, number)),
            [
                *(self._told_in(content) if frame is not None and frame.act != "does" else []),
                *self._beside_the_act(frame, number),
            ],
            proposed=proposed,
            unnamed=cited.unnamed,
            own=cited.own or background,
            carried=carried,
            plain=self._lexicon.language != "en" and (frame is None or frame.subject is None),
        )
        if told.cue is not None:
            return told
        if told.setting != "private" and cited.unnamed and self._to_somebody(frame):
            told = Told("private")
        if frame and frame.act not in _ABOUT_OTHERS and self._done_privately(frame, content):
            told = Told("private")
        if self.is_readout(cited) and self._settings.meeting(*self._locator.window(number - 2, number)):
            told = Told("private")
        return replace(told, setting="private") if self._private_papers(cited.sources) else told

    def _to_somebody(self, frame: Frame | None) -> bool:
        """`promised Prime Minister Varga that …`: what only unnamed people know was told to one and not to all."""
        if frame is None or self._lexicon.language != "en" or not _TELLS.fullmatch(frame.cue.text):
            return False
        addressee = _ADDRESSEE.match(self._text, frame.cue.end)
        return addressee is not None and not (
            self._sourcing.is_outlet(addressee["who"]) or _PUBLIC_BODY.search(addressee["who"])
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
        return (
            [clause]
            if frame.under is None or clause[0] <= frame.under[0] < clause[1]
            else [clause, frame.under]
        )

    def _told_in(self, content: list[Offsets]) -> list[Offsets]:
        """The content without what stands before it proper: `privately | that …`, `him at a dinner | for …`."""
        first, last = content[0]
        proper = _PROPER.search(self._text, first, min(last, first + 70))
        return [(proper.start() if proper else first, last), *content[1:]]

    def _beside_the_act(self, frame: Frame | None, number: int) -> list[Offsets]:
        """Words that say nothing of the act's setting: why a source has no name, and what is told of somebody else."""
        reason = self._sourcing.anonymity_reason(*self._locator.window(number, number))
        beside = [(reason.start, reason.end)] if reason else []
        if frame is not None and frame.subject is not None and self._lexicon.language == "en":
            end = self._locator.window(number, number)[1]
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
            source.type == "document" and self._sourcing.is_private_paper(source.text) for source in sources
        )
