"""What became of a span: whether its words, and the sentences that carry them, stand in the new text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.brief import Span
from onrecord.grounding.carrying.carried import CarriedSpan, State, worst
from onrecord.grounding.text.rewording import find

if TYPE_CHECKING:
    from onrecord.grounding.text.alignment import Alignment

Offsets = tuple[int, int]


class Fates:
    """Tells what became of spans between two texts."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._old, self._new = alignment.old, alignment.new

    def of(self, field: str, span: Span, *, carrier: bool) -> CarriedSpan:
        """The fate of one span.

        A span that is a `carrier` is there for the sentence round an item's words: where it is a whole sentence
        that was edited it has changed, and where any other span's words were edited they are lost.
        """
        state, places = self._fate(span, carrier=carrier)
        return CarriedSpan(field=field, state=state, was=span, now=[self.span(*place) for place in places])

    def span(self, start: int, end: int) -> Span:
        """A span of the new text."""
        number = self._new.numbers(start, end)[0]
        return Span(start=start, end=end, text=self._new.text[start:end], sentence=number)

    def moved(self, span: Span) -> Span | None:
        """The span in the new text where its sentences stand there, else None."""
        state, places = self._fate(span, carrier=False)
        return self.span(*places[0]) if state in ("stands", "moved") else None

    def _fate(self, span: Span, *, carrier: bool) -> tuple[State, list[Offsets]]:
        numbers = self._old.numbers(span.start, span.end)
        if numbers and self._alignment.stands(numbers):
            passages = self._alignment.passages
            first = passages[numbers[0]].place(span.start, span.end)
            last = passages[numbers[-1]].place(span.start, span.end)
            if first and last:
                place = first[0], last[1]
                return ("stands" if place == (span.start, span.end) else "moved"), [place]
        parts = [self._part(span, number, carrier=carrier) for number in numbers]
        if not parts:
            return "lost", []
        state = worst(*(state for state, _ in parts))
        # Each by itself stands, but no longer one behind the other.
        state = "changed" if state in ("stands", "moved") else state
        return state, parts[0][1] if len(parts) == 1 and state != "lost" else []

    def _part(self, span: Span, number: int, *, carrier: bool) -> tuple[State, list[Offsets]]:
        """The fate of what of a span is in one sentence."""
        begin, finish = self._old.sentences[number - 1]
        start, end = max(span.start, begin), min(span.end, finish)
        was = self._old.stretches[number - 1]
        low, high = was.inside(start, end)
        if number in self._alignment.passages:
            return "moved", []
        if number in self._alignment.places:
            found = [self._new.stretches[at - 1] for at in self._alignment.places[number]]
            return "ambiguous", [now.outside(low, high) for now in found if low < high]
        at = self._alignment.edited.get(number)
        if at is None:
            return "lost", []
        if carrier and (start, end) == (begin, finish):
            return "changed", [self._new.sentences[at - 1]]
        now = self._new.stretches[at - 1]
        there = find(was.words[low:high], now.words)
        return ("changed", [now.outside(*there)]) if there else ("lost", [])
