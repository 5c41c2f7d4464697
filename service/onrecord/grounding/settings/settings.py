"""Where it was said or done: public, private or unclear, by cues that govern the act."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.grounding.settings.occasions import laid_open, of_another_time, to_a_reporter, to_all
from onrecord.grounding.settings.venues import to_everybody
from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.brief import Setting
    from onrecord.cues.lexicon import Cue, Lexicon

Offsets = tuple[int, int]
_DAY = re.compile(
    r"\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|the\s(?:day|eve|night|morning|evening)|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\b)"
)
_TO_ONE = re.compile(
    r"told (?:him|her|them)\b|"
    r"told (?:[\w.’'-]+ ){0,5}?(?:counterparts?|presidents?|premier|(?:prime )?ministers?|chancellor|king|emir|envoys?|"
    r"ambassadors?|mediators?|leaders?|secretary|chief|commanders?|aides?|advisers?|colleagues?)\b.* (?:tele)?phone$",
    re.IGNORECASE,
)
"""Words that are told somebody by telephone, and no newspaper: `told his counterpart by telephone`."""

_TO_MEMBERS = re.compile(r"told (?:lawmakers|parliament|the u\.?n\.?|supporters)", re.IGNORECASE)
_CLOSED_DOORS = re.compile(
    r"\b(?:closed|classified|in-camera|in camera|secret|private|privately|behind)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Told:
    """A setting, the cue that shows it, and whether cues or model disagreed."""

    setting: Setting
    cue: Cue | None = None
    conflict: bool = False


def to_members(words: str) -> bool:
    """Whether a cue tells of words to a house or a crowd that may also meet behind doors: `told lawmakers`."""
    return _TO_MEMBERS.fullmatch(words) is not None


class Settings:
    """Reads settings with one language's cue lists."""

    def __init__(self, text: str, lexicon: Lexicon, quoted: tuple[Quotation, ...]) -> None:
        self._text = text
        self._quoted = quoted
        self._private = lexicon.list("settings", "private")
        self._public = lexicon.list("settings", "public")
        self._occasions = lexicon.list("events", "occasions")
        self._adverbs = lexicon.list("events", "privately")
        self._meetings = lexicon.list("events", "meeting")
        self._talks = lexicon.list("events", "talk")
        self._idioms = lexicon.list("idioms", "phrases")

    def cues(self, name: Setting, start: int, end: int, content: Iterable[Offsets] = ()) -> list[Cue]:
        """Cues of one setting that stand neither in quotation marks, nor in the words attributed, nor in an idiom."""
        phrases = self._private if name == "private" else self._public
        content = list(content)
        idioms = list(self._idioms.find(self._text, start, end))
        return [
            cue
            for cue in phrases.find(self._text, start, end)
            if not inside(self._quoted, cue.start, cue.end)
            and not (name == "private" and self._tells_of_else(cue, start, end))
            and not (name == "public" and (_TO_ONE.match(cue.text) or self._is_dated(cue)))
            and not any(a <= cue.start and cue.end <= b for a, b in content)
            and not any(i.start <= cue.start and cue.end <= i.end for i in idioms)
        ]

    def _tells_of_else(self, cue: Cue, start: int, end: int) -> bool:
        """Whether words that sound private are for everybody, or tell of another time than the act's."""
        return (
            to_everybody(self._text, cue.end, end)
            or of_another_time(self._text, start, cue.start)
            or to_a_reporter(self._text, cue.start, cue.end, end)
            or to_all(self._text, cue.start, cue.end, end)
            or laid_open(self._text, cue.start, cue.end, end)
        )

    def occasions(self, start: int, end: int) -> list[Cue]:
        """Words for where somebody was that leave it open who heard him: `on the sidelines of the summit`."""
        return list(self._occasions.find(self._text, start, end))

    def _is_dated(self, cue: Cue) -> bool:
        """`wrote on Wednesday`: the words that follow tell when, not where."""
        return cue.text.lower().endswith(" on") and _DAY.match(self._text, cue.end) is not None

    def privately(self, start: int, end: int) -> bool:
        """Whether an adverb puts an act behind closed doors, outside quotation marks and not after `of`."""
        return any(
            not inside(self._quoted, cue.start, cue.end) and not self._text[: cue.start].endswith("of ")
            for cue in self._adverbs.find(self._text, start, end)
        )

    def meeting(self, start: int, end: int) -> bool:
        """Whether a meeting or call is told of: what its readout says was said there was said in private."""
        return self._meetings.first(self._text, start, end) is not None

    def talk(self, start: int, end: int) -> bool:
        """Whether a talk between sides is told of, outside quotation marks: a meeting, a call, a meal."""
        return any(
            not inside(self._quoted, cue.start, cue.end)
            for cue in (
                *self._meetings.find(self._text, start, end),
                *self._talks.find(self._text, start, end),
            )
        )

    def tell(
        self,
        windows: Iterable[Offsets],
        content: Iterable[Offsets],
        *,
        proposed: Setting | None,
        unnamed: bool,
        own: bool,
        carried: Setting | None,
        plain: bool = False,
    ) -> Told:
        """The setting of one act.

        Args:
            windows: where a cue would govern the act.
            content: the words attributed; cues inside them say nothing of the setting.
            proposed: what the model says.
            unnamed: the sources are unnamed.
            own: the source is the actor or speaks for it.
            carried: the setting of the event that the sentence takes up.
            plain: no rule reads this language's word order, so a private cue in the content leaves it unclear.
        """
        content = list(content)
        windows = list(windows)
        private = [cue for window in windows for cue in self.cues("private", *window, content)]
        public = [cue for window in windows for cue in self.cues("public", *window, content)]
        told = self._by_cues(private, public)
        if plain and told is None:
            within = [cue for window in windows for cue in self.cues("private", *window)]
            told = Told("unclear", within[0], conflict=True) if within else None
        if told is None:
            if carried == "private" and not own:
                told = Told("private")
            elif unnamed and not own:
                told = Told("unclear")
            else:
                told = Told("public")
        if proposed in (None, told.setting):
            return told
        if told.setting == "unclear" and not told.conflict:
            # The model may settle what no cue tells, but never make it private without one.
            return Told("public") if proposed == "public" else Told("unclear", conflict=proposed == "private")
        if proposed == "unclear":
            return told
        return Told("unclear", told.cue, conflict=True)

    @staticmethod
    def _is_public_in(public: Cue, private: Cue) -> bool:
        """Whether words that sound private are part of public ones: `an open | letter to the premier`."""
        if public.start < private.start:
            return private.start < public.end
        if public.start == private.start and private.end <= public.end:
            return True
        return public.end <= private.end and not private.text.lower().startswith("told")

    def _by_cues(self, private: list[Cue], public: list[Cue]) -> Told | None:
        if private and public:
            overlapping = [cue for cue in private if any(self._is_public_in(p, cue) for p in public)]
            if len(overlapping) == len(private):
                return Told("public", public[0])
            if all(_TO_MEMBERS.fullmatch(cue.text) for cue in public):
                closed = next((cue for cue in private if _CLOSED_DOORS.search(cue.text)), None)
                if closed is not None:
                    return Told("private", closed)  # `told lawmakers in a closed session`
            to_whom = next((cue for cue in private if cue.text.lower().startswith("told ")), None)
            if to_whom is not None and to_whom not in overlapping:
                return Told("private", to_whom)  # told behind doors, and told of by a spokesman
            return Told("unclear", private[0], conflict=True)
        if private:
            return Told("private", private[0])
        return Told("public", public[0]) if public else None
