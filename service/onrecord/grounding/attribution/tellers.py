"""Tellers: who tells of a whole sentence in words that stand behind it without a plain verb of saying.

`…, as two participants recalled it.`, `…, in the words of a person briefed on it`, `…, per one of the sources`, `…, one
of those at the table let slip.`: the people are the source of what the sentence's own verbs tell. For English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.lexicon import Cue
from onrecord.grounding.attribution.frame import Frame
from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from onrecord.grounding.attribution.attributed import Attributed
    from onrecord.grounding.attribution.frame import Offsets
    from onrecord.grounding.attribution.sourcing import Sourcing

_WHO = r"(?P<who>[^,;:“”\"]{3,110}?)"
_AS_TOLD = re.compile(
    rf",?[”\"]?\s(?P<cue>as)\s{_WHO}\s(?:recalls?|recalled|remembers?|remembered|recounts?|recounted|tells?|told|relates?|related|"
    r"describes?|described|heard|explains?|explained|saw|retold|summari[sz]ed)"
    r"(?:\s(?:it|things|events|the\s(?:exchange|scene|meeting|conversation|call|episode|evening)))?(?:\s(?:later|afterwards))?(?=[.]?$|,)"
)
_IN_WORDS = re.compile(
    rf",[”\"]?\s(?P<cue>(?:in|going\sby|by)\sthe\s(?:words|recollection|telling|retelling|account|memory|version|reckoning)\sof)\s{_WHO}(?=[,.]|$)"
)
_PER = re.compile(
    rf"(?:,[”\"]?\s(?:as\s)?)(?P<cue>per)\s(?=(?:an?|one|two|three|four|five|several|some|multiple|people|sources|officials|the)\s){_WHO}(?=[,.:]|$)"
)
_LETS_SLIP = re.compile(
    rf",[”\"]?\s{_WHO}\s(?P<cue>tell|tells|let\sslip|let\son|volunteered|confided|recall|relate|disclosed|revealed|allowed)"
    r"(?:\s(?:us|me|this\s\w+|[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2}))?(?=[.]?$)"
)
_OPENS = re.compile(
    rf"(?P<cue>(?:[Gg]oing\s[Bb]y|[Bb]y|[Ii]n)\sthe\s(?:words|recollection|telling|retelling|account|memory|version|reckoning|estimate)\s"
    rf"of|(?:[Pp]|[Aa]s\sp)er|[Aa]s\stold\sby)\s{_WHO},\s"
)
_AS_MANNER = re.compile(r"(?:if|though|well|soon|long|far|much|many)\b")


class Tellers:
    """Finds the people behind the sentences of one article."""

    def __init__(
        self, text: str, sourcing: Sourcing, quoted: tuple[Quotation, ...], attributed: Attributed
    ) -> None:
        self._text = text
        self._sourcing = sourcing
        self._quoted = quoted
        self._attributed = attributed

    def read(self, number: int, start: int, end: int) -> tuple[Frame | None, Offsets]:
        """The frame of the people who tell the sentence, if there are any, and where the words that cite them stand.

        Its content is what stands before them, or behind them where they open the sentence.
        """
        opening = _OPENS.match(self._text, start, end)
        if opening and self._sourcing.is_unnamed(opening["who"]):
            told = self._attributed.trim(opening.end(), end)
            cue = Cue("says", *opening.span("cue"), opening["cue"])
            if told is not None:
                frame = Frame(number, cue, "says", opening.span("who"), (told,), cited="unnamed")
                return frame, opening.span()
        for pattern in (_AS_TOLD, _IN_WORDS, _PER, _LETS_SLIP):
            for match in pattern.finditer(self._text, start, end):
                who = match.span("who")
                words = self._text[slice(*who)]
                if inside(self._quoted, match.start("cue"), match.end()) or _AS_MANNER.match(words):
                    continue
                if not self._sourcing.is_unnamed(words):
                    continue
                content = self._attributed.trim(start, match.start())
                if content is not None:
                    cue = Cue("says", *match.span("cue"), match["cue"])
                    frame = Frame(number, cue, "says", who, (content,), cited="unnamed", tail=True)
                    return frame, match.span()
        return None, (start, start)
