"""Contrasts: which words of the article set a private position against a public one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.brief import Span
    from onrecord.cues.lexicon import Cue, Lexicon
    from onrecord.grounding.text.items import PositionItem
    from onrecord.grounding.text.locating import Locator

_OPENS = re.compile(r"(?:^|[;:]\s|(?:^|[,\s])(?:but|yet|and|mais|pero|et|y|لكن)\s)[\s“\"«]*$", re.IGNORECASE)

LEADING = 2
"""Sentences before a position (`In private he writes something else.`) that lead it in where they carry none."""


class Contrasts:
    """Reads the words of contrast of one article with one language's cue lists."""

    def __init__(
        self,
        items: Sequence[PositionItem],
        locator: Locator,
        lexicon: Lexicon,
        quoted: tuple[Quotation, ...],
    ) -> None:
        self._locator = locator
        self._lexicon = lexicon
        self._quoted = quoted
        self._found: dict[tuple[str, str, int], list[Cue]] = {}
        self._standing: dict[int, set[int]] = {}
        self._held = {span.sentence for item in items for span in item.content}
        # `not authorized to speak publicly` says nothing of where anything else is said.
        self._reasons = [item.anonymity_reason for item in items if item.anonymity_reason is not None]

    def cues(self, name: str, numbers: Iterable[int], section: str = "contrast") -> list[Cue]:
        """The cues of a list in these sentences, outside quotation marks and reasons for anonymity."""
        return [cue for number in numbers for cue in self._in_sentence(name, number, section)]

    def _in_sentence(self, name: str, number: int, section: str) -> list[Cue]:
        key = (section, name, number)
        if key not in self._found:
            window = self._locator.window(number, number)
            found = self._lexicon.list(section, name).find(self._locator.article.text, *window)
            self._found[key] = [
                cue
                for cue in found
                if not inside(self._quoted, cue.start, cue.end)
                and not any(reason.start <= cue.start < reason.end for reason in self._reasons)
            ]
        return self._found[key]

    def opens(self, name: str, item: PositionItem) -> bool:
        """Whether words of a list stand first in a clause of its first sentence, or of those that lead it in."""
        text = self._locator.article.text
        return any(
            _OPENS.search(text[self._locator.window(number, number)[0] : cue.start]) is not None
            for number in self.led_in(item)
            for cue in self.cues(name, [number])
        )

    def tells_both(self, private: PositionItem) -> Span | None:
        """The word by which a private position's sentence joins it to what is said in public; None where none does."""
        here = self.led_in(private)[:1]
        if not self.cues("public_side", here) or not self.cues("private", here, "settings"):
            return None
        joint = self.cues("joints", here) or self.cues("markers", here)
        return self._locator.span(joint[0].start, joint[0].end) if joint else None

    def led_in(self, item: PositionItem) -> list[int]:
        """The number of a position's first sentence, then those of the sentences that lead it in."""
        spans = (*item.content[:1], item.cue or item.evidence[0])
        numbers = [min(span.sentence for span in spans)]
        while len(numbers) <= LEADING and numbers[-1] > 1:
            before = numbers[-1] - 1
            if before in self._held or self._locator.article.sentences[before - 1].kind != "text":
                break
            numbers.append(before)
        return numbers

    def away(self, one: PositionItem, other: PositionItem) -> int:
        """Sentences from one position to the other, at their nearest."""
        return min(abs(first - second) for first in self._numbers(one) for second in self._numbers(other))

    def _numbers(self, item: PositionItem) -> set[int]:
        if id(item) not in self._standing:
            spans = (*item.content, *item.evidence[:1], *([item.cue] if item.cue else []))
            self._standing[id(item)] = {span.sentence for span in spans}
        return self._standing[id(item)]

    def words(self, private: PositionItem, public: PositionItem) -> Span | None:
        """The article's words that set the two against each other; None where it only tells both."""
        later, earlier = (public, private) if public.order > private.order else (private, public)
        here, there = self.led_in(later), self.led_in(earlier)
        sides = self.led_in(private), self.led_in(public)
        for found in (
            self.cues("markers", here),
            self.cues("private_side", sides[0]),
            self.cues("public_side", sides[1]),
            self.cues("turns", here),
            self.cues("markers", there),
            self.cues("joints", here) if set(here) & set(there) else [],
            self.cues("apart", here),
        ):
            if found:
                return self._locator.span(found[0].start, found[0].end)
        return None
