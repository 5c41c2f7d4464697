"""Contrasts: where the article itself sets a private position against public ones, and in which words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.grounding.answers import likeness
from onrecord.grounding.quotations import Quotation, inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.brief import Span
    from onrecord.cues.lexicon import Cue, Lexicon
    from onrecord.grounding.items import PositionItem
    from onrecord.grounding.locating import Locator

NEAR = 4
"""Sentences between which words of contrast set two positions against each other."""

REACH = 10
"""Sentences over which a sentence that tells of both sides (`in contact, even as they defy in public`) carries."""

SHOWN = 3
"""Public positions of the same actor that a private one is shown against where none is on its very matter."""

TELLING = 5
"""Letters from which a shared word tells that two sentences speak of one matter; `US` does not."""

_OPENS = re.compile(r"(?:^|[;:]\s|(?:^|[,\s])(?:but|yet|and|mais|pero|et|y)\s)[\s“\"«]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contrast:
    """The public positions that a private one is set against, nearest first, and the words that do it."""

    public: list[PositionItem]
    span: Span


class Contrasts:
    """Reads the contrasts of one article with one language's cue lists."""

    def __init__(
        self,
        items: Sequence[PositionItem],
        locator: Locator,
        lexicon: Lexicon,
        quoted: tuple[Quotation, ...],
    ) -> None:
        self._items = items
        self._locator = locator
        self._text = locator.article.text
        self._lexicon = lexicon
        self._quoted = quoted

    def between(self, private: PositionItem, against: Sequence[PositionItem]) -> Contrast | None:
        """The contrast that a private position stands in, or None where the article draws none.

        Args:
            private: the private position.
            against: public positions of the same root that do not agree with it.
        """
        first = self._first(private)
        both = self._both_sides(first)
        if both is not None:
            held = [
                item for item in against if self._away(private, item) <= REACH and self._touches(first, item)
            ]
            return Contrast(sorted(held, key=lambda item: self._away(private, item)), both) if held else None
        opened = self._set_in_private(private)
        if opened is not None:
            line = self._public_line(private, against)
            return Contrast(line, opened) if line else None
        near = [item for item in against if self._away(private, item) <= NEAR]
        # What its own sentence recalls in passing (`he had said on the radio`) is not what it is set against.
        near = [item for item in near if self._away(private, item) > 0] or near
        if not near:
            return None
        # Those on the same matter are meant before others that only stand nearer.
        alike = [item for item in near if self._speaks_of(private, item)]
        if not alike:
            # On another matter only the actor's own words, or those that say of themselves that they are public.
            near = [
                item
                for item in near
                if item.actor is private.actor
                or self._set_in_public(item) is not None
                or (item.order < private.order and self._away(private, item) <= 1)
            ]
            if not near:
                return None
        shortest = min(self._away(private, item) for item in alike or near)
        near = alike or near
        nearest = [item for item in near if self._away(private, item) == shortest]
        # Of equally near ones the words before are meant: a contrast answers what was said.
        nearest = [item for item in nearest if item.order < private.order] or nearest
        span = self._words(private, nearest)
        if span is None:
            return None
        return Contrast(
            [*nearest, *(item for item in near if item not in nearest and self._set_in_public(item))], span
        )

    def _set_in_private(self, private: PositionItem) -> Span | None:
        """The words that open a private position, or lead it in, and set it against what the actor says in public."""
        first = self._first(private)
        lead = self._lead_in(first)
        for number in (first, *([lead] if lead else [])):
            window = self._locator.window(number, number)
            for cue in self._cues("private_side", *window):
                if self._opens(cue, window[0]):
                    shown = next(iter(self._cues("markers", *window)), cue) if number == lead else cue
                    return self._locator.span(shown.start, shown.end)
        return None

    def _public_line(self, private: PositionItem, against: Sequence[PositionItem]) -> list[PositionItem]:
        """What the actor has said openly before: on the same matter, else the last of its own words."""
        before = [i for i in against if i.order < private.order and self._away(private, i) <= REACH]
        own = [item for item in before if item.actor is private.actor]
        chosen = [item for item in own if self._speaks_of(private, item)] or own[-SHOWN:]
        if chosen:
            return chosen
        near = [item for item in before if self._away(private, item) <= 2]
        after = [i for i in against if i.order > private.order and self._away(private, i) <= 2]
        alike = [item for item in before if self._speaks_of(private, item)]
        return near[-1:] or [item for item in after if item.actor is private.actor][:1] or alike[-1:]

    def _first(self, private: PositionItem) -> int:
        """The sentence that carries the act: its cue's, else the first of its evidence."""
        return private.cue.sentence if private.cue else private.evidence[0].sentence

    def _away(self, private: PositionItem, public: PositionItem) -> int:
        numbers = {span.sentence for span in (*private.content, *private.evidence[:1])}
        others = {span.sentence for span in (*public.content, *public.evidence[:1])}
        return min(abs(one - other) for one in numbers for other in others)

    def _cues(self, name: str, start: int, end: int) -> list[Cue]:
        found = self._lexicon.list("contrast", name).find(self._text, start, end)
        return [cue for cue in found if not inside(self._quoted, cue.start, cue.end)]

    def _both_sides(self, number: int) -> Span | None:
        """The word that joins a private and a public side in one sentence."""
        window = self._locator.window(number, number)
        if not self._cues("public_side", *window) or not self._privately(number):
            return None
        joint = self._cues("joints", *window) or self._cues("markers", *window)
        return self._locator.span(joint[0].start, joint[0].end) if joint else None

    def _privately(self, number: int) -> bool:
        start, end = self._locator.window(number, number)
        named = self._lexicon.list("settings", "private").find(self._text, start, end)
        return any(not inside(self._quoted, cue.start, cue.end) for cue in named)

    def _touches(self, number: int, public: PositionItem) -> bool:
        """Whether a public position speaks of what the joining sentence speaks of."""
        sentence = self._text[slice(*self._locator.window(number, number))]
        if any(span.sentence == number for span in public.content):
            return True
        words = [word for span in public.content for word in span.text.split() if len(word) >= TELLING]
        return likeness(sentence, " ".join(words)) > 0

    def _speaks_of(self, private: PositionItem, public: PositionItem) -> bool:
        """Whether both speak of one matter, by a word long enough to tell."""
        mine, its = (
            " ".join(word for span in item.content for word in span.text.split() if len(word) >= TELLING)
            for item in (private, public)
        )
        return likeness(mine, its) > 0

    def _words(self, private: PositionItem, public: Sequence[PositionItem]) -> Span | None:
        """The article's own words of contrast, in either sentence or where the later one is led in."""
        own = {self._first(private)} | {span.sentence for span in private.content[:1]}
        its = {(item.cue or item.evidence[0]).sentence for item in public}
        lead = self._lead_in(min(own))
        for number in sorted(own | ({lead} if lead else set())):
            window = self._locator.window(number, number)
            for cue in self._cues("markers", *window):
                return self._locator.span(cue.start, cue.end)
            for cue in self._cues("private_side", *window):
                if self._opens(cue, window[0]):
                    return self._locator.span(cue.start, cue.end)
            for cue in self._cues("turns", *window):
                if cue.start - window[0] <= 2 and min(own) - max(its) in (0, 1, 2):
                    return self._locator.span(cue.start, cue.end)
        for number in sorted(its):
            for cue in self._cues("markers", *self._locator.window(number, number)):
                return self._locator.span(cue.start, cue.end)
        opened = (self._set_in_public(item) for item in public)
        return next((span for span in opened if span is not None), None)

    def _set_in_public(self, public: PositionItem) -> Span | None:
        """The words that open a public position's clause and set it against what is not public."""
        number = (public.cue or public.evidence[0]).sentence
        window = self._locator.window(number, number)
        for cue in self._cues("public_side", *window):
            if self._opens(cue, window[0]):
                return self._locator.span(cue.start, cue.end)
        return None

    def _lead_in(self, number: int) -> int | None:
        """The sentence before (`In private he writes something else.`), where it carries no position of its own."""
        before = number - 1
        if before < 1 or self._locator.article.sentences[before - 1].kind != "text":
            return None
        held = any(span.sentence == before for item in self._items for span in item.content)
        return None if held else before

    def _opens(self, cue: Cue, start: int) -> bool:
        """Whether the words stand first in their clause, as what sets it against another."""
        return _OPENS.search(self._text[start : cue.start]) is not None
