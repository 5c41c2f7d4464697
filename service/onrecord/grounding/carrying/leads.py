"""What leads up to a position: the sentences that tell whose words they are, where its own sentence does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.text.folding import plain
from onrecord.grounding.text.rewording import find

if TYPE_CHECKING:
    from onrecord.brief import Actor, Position
    from onrecord.grounding.text.alignment import Alignment
    from onrecord.grounding.text.version import Version

REACH = 4
"""Sentences in which `he said` looks back for a name; further back something else told whose words they are."""


def leads_of(position: Position, holder: Actor, alignment: Alignment) -> list[int]:
    """The old sentences that led up to a position and no longer do; none where its sentences name its holder.

    `"It was a phone call," he said.` stands word for word where another man is named in front of it. So the
    sentences from the last that names the holder have to stand too, with nothing put in between.
    """
    old = alignment.old
    names = {
        plain(words) for words in (holder.name, *holder.aliases, *(span.text for span in holder.mentions))
    }
    own = sorted({n for span in position.evidence for n in old.numbers(span.start, span.end)})
    naming = {n for span in holder.mentions for n in old.numbers(span.start, span.end)}
    broken: set[int] = set()
    for number in own:
        if number == 1 or number in naming or _names(old, number, names):
            continue
        first = _nearest(number, naming | {n for n in own if n < number})
        lead = range(first, number + 1)
        if alignment.stands([number]) and not alignment.stands(lead):
            broken.update(lead[:-1])
    return sorted(broken)


def _nearest(number: int, naming: set[int]) -> int:
    """The last sentence before that names the holder; the one before, where none does so near."""
    before = max((n for n in naming if n < number), default=0)
    return before if number - before <= REACH and before else number - 1


def _names(version: Version, number: int, names: set[str]) -> bool:
    return any(find(name, version.words_of(number)) for name in names)
