"""What becomes of a brief when its article is edited: each item's state, and the brief of the new text."""

from __future__ import annotations

from collections import Counter
from typing import Literal, Self

from pydantic import Field, model_validator

from onrecord.brief import Brief, ItemKind, Part, Span
from onrecord.grounding.text.spans import spans_of

State = Literal[
    "stands",  # the same words at the same offsets
    "moved",  # the same words at other offsets
    "changed",  # its own words are there, but not the sentence that carries them, or what tells whose they are
    "ambiguous",  # its sentence stands in several places, and nothing round them tells which is it
    "lost",  # words of its own are gone, or the sentence that they stood in
]
STATES: tuple[State, ...] = ("stands", "moved", "changed", "ambiguous", "lost")
"""From the best to the worst: an item is in the worst state of what it rests on."""

KEPT: frozenset[State] = frozenset({"stands", "moved"})
"""The states in which an item is carried over. An actor is, too, that lost no more than its name or its role."""


def worst(*states: State) -> State:
    """The worst of some states; `stands` where there are none."""
    return max(states, key=STATES.index, default="stands")


class CarriedSpan(Part):
    """A span of an item, and where its words stand now."""

    field: str = Field(description="Its path in the item, such as `sources.0.span`.")
    state: State
    was: Span = Field(description="In the old text.")
    now: list[Span] = Field(
        description="In the new text: one; several where it is ambiguous; none where lost."
    )


class CarriedItem(Part):
    """An item of the old brief and what became of it."""

    id: str = Field(description="As in the brief; the sentences of the summary are `s1` and on.")
    kind: ItemKind
    state: State
    carried: bool = Field(description="Whether it is in the carried brief.")
    fields: list[str] = Field(description="Those that lost their words, or their evidence.")
    spans: list[CarriedSpan]
    leads: list[int] = Field(
        description="Old sentences that told whose words these are and no longer lead up to them."
    )
    falls_with: list[str] = Field(description="Items that it rests on and that do not stand.")
    drops: list[str] = Field(description="Items that it refers to and that are not carried over.")


class CarriedSentence(Part):
    """A sentence of the old text and where it stands now."""

    number: int
    state: State
    now: list[int] = Field(
        description="New sentences: those it is in; its edited form; the places that could be it."
    )
    reordered: bool = Field(description="It stands in another order among the sentences than it did.")


class Unread(Part):
    """A sentence of the new text that the brief was not read from."""

    span: Span
    kind: Literal["new", "edited", "repeated"]
    was: int | None = Field(description="The old sentence whose edited form or repetition it is.")


class Carried(Part):
    """A brief carried over to an edited text.

    `brief` quotes the new text and holds the items that stand or moved, under their old ids; its account says
    which were dropped. It is what was read in the old text: sentences in `unread` are in no item.
    """

    items: list[CarriedItem]
    sentences: list[CarriedSentence]
    unread: list[Unread]
    brief: Brief

    @property
    def counts(self) -> dict[State, int]:
        """How many items are in each state."""
        counted = Counter(item.state for item in self.items)
        return {state: counted[state] for state in STATES}

    @property
    def whole(self) -> bool:
        """Whether every item is carried over."""
        return all(item.state in KEPT for item in self.items)

    @model_validator(mode="after")
    def _quotes_the_new_text(self) -> Self:
        text = self.brief.article.text
        if any(text[span.start : span.end] != span.text for _, span in spans_of(self.brief)):
            raise ValueError("a span of the carried brief does not quote the new text")
        return self
