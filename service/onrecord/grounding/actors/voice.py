"""Voice: the state whose `we` an official statement speaks with.

`As we have repeatedly made clear, the United States supports … To that end, we believe …`: outside quotation marks a
reporter writes no `we`, but a ministry's release does, and names the state it speaks for as the subject beside it. An
article with a byline, or one whose `we` is a newsroom's, has no such voice. For English.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.grounding.text.quotations import inside

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.grounding.actors.state_words import StateWords
    from onrecord.grounding.text.quotations import Quotation

_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Oo]urs|ourselves)\b")
_NEWSROOM = re.compile(
    r"(?m)^(?:By|From)\s(?:our\b|[A-Z]|the\s)|\btold\sus\b|\b[Oo]ur\s(?:\w+\s)?(?:correspondent|reporter|newspaper|newsroom|readers|web\s)|"
    r"\b[Ww]e(?:['’]ll|\swill)?\s(?:reported|asked|spoke|hear|heard|contacted|approached|understand|know\sabout|be\sback)\b|"
    r"\bwhat\swe\sknow\b|\bwe['’]re\s(?:pausing|following|covering)\b"
)
_SUBJECT = re.compile(
    r"(?:^|[,;:]\s|\s(?:and|that|but)\s|(?<=[.!?]\s))(?:[Tt]he\s)?(?P<who>(?:[A-Z][\w’'-]*|U\.[SK]\.)(?:\s[A-Z][\w’'-]*){0,3})"
    r"(?:\s[Gg]overnment)?\s(?:also\s|[a-z]+ly\s)?(?:is|are|was|were|has|have|had|will|would|can|cannot|must|do|does|did|"
    r"[a-z]{2,}(?:s|ed))\b"
)
_LEAST = 2
"""How often `we` and `our` must stand outside quotation marks: once may be a slip of the pen."""


class Voice:
    """Finds whose `we` one article speaks with."""

    def __init__(self, article: Article, states: StateWords, quoted: tuple[Quotation, ...]) -> None:
        self._article = article
        self._states = states
        self._quoted = quoted
        self._words: str | None = None
        self._read = False

    def state_words(self) -> str | None:
        """The article's words for the state that its `we` stands for; None where it has no such voice."""
        if not self._read:
            self._words, self._read = self._find(), True
        return self._words

    def _find(self) -> str | None:
        text = self._article.text
        own = [match.start() for match in _WE.finditer(text) if not inside(self._quoted, *match.span())]
        if len(own) < _LEAST or _NEWSROOM.search(text):
            return None
        beside = {self._article.sentence_at(place) for place in own}
        named: Counter[str] = Counter()
        words: dict[str, str] = {}
        for number in sorted(beside):
            sentence = self._article.sentences[number - 1]
            for match in _SUBJECT.finditer(text, sentence.start, sentence.end):
                state = self._states.by_name(match["who"])
                if state is not None and not inside(self._quoted, *match.span("who")):
                    named[state] += 1
                    words.setdefault(state, match["who"])
        ranked = named.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None  # two states speak side by side: a joint statement's `we` is both
        return words[ranked[0][0]]
