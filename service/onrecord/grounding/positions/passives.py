"""Passives without an agent: `she was told that …`, `the envoys had been assured that …`.

Their subject was told; who told it is the other side of the talk, where the article has one: who spoke last, the other
one of two who met, the capital that was travelled to. For English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.grounding.actors.actors import Actors
    from onrecord.grounding.attribution.frame import Frame
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.items import PositionItem

REACH = 2
"""Sentences back to the other side."""

TOLD = re.compile(
    r"(?:(?:was|were|been)\s)?(?:told|assured|warned|informed|promised|reminded|advised|notified|cautioned)(?=\s(?:that|to|not\sto)\b|,\s)",
    re.IGNORECASE,
)
_TO_PLACE = re.compile(
    r"\b(?:flew|fl(?:ies|own)|went|travell?ed|came|sailed|drove|visit(?:ed)?|trip|summoned|called)\s(?:[\w,]+\s){0,3}?to\s"
    r"(?P<place>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?)"
)
_BY = re.compile(r"\s(?:[^\s,;“”\"]+\s){0,4}?by\s(?!(?:phone|telephone|e-?mail|letter|video|text)\b)")
_PASSIVE = re.compile(
    r"\b(?:be|been|being|was|were|is|are|got)\s(?:(?:also|then|later|again|not|even|\w+ly)\s)*$",
    re.IGNORECASE,
)


class Passives:
    """Finds who told what somebody was told, in one article."""

    def __init__(self, article: Article, actors: Actors, items: list[PositionItem]) -> None:
        self._text = article.text
        self._article = article
        self._actors = actors
        self._items = items

    def is_told(self, frame: Frame) -> bool:
        """Whether a verb's subject was told something, by nobody that the verb names."""
        told = TOLD.match(self._text, frame.cue.start)
        if told is None or frame.inverted or frame.subject is None or _BY.match(self._text, told.end()):
            return False
        passive = told.group().lower().startswith(("was ", "were ", "been "))
        return (
            passive or _PASSIVE.search(self._text, max(0, frame.cue.start - 40), frame.cue.start) is not None
        )

    def teller(self, frame: Frame, patient: Entry | None) -> Entry | None:
        """The other side of the talk that the sentence goes on with; None where the article shows none."""
        for item in reversed(self._items):
            if frame.sentence - item.evidence[-1].sentence > REACH:
                break
            if item.actor is not patient and item.setting == "private":
                return item.actor
        first = max(1, frame.sentence - REACH)
        start, end = self._article.sentences[first - 1].start, frame.cue.start
        places = list(_TO_PLACE.finditer(self._text, start, end))
        for place in reversed(places):
            states = self._actors.states_in(*place.span("place"))
            if states:
                number = self._article.sentence_at(place.start("place"))
                return self._actors.resolve(place["place"], number, recent=[])
        return None
