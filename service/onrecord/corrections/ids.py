"""Ids of what corrections add. They follow from the brief and the corrections alone, withdrawn ones as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.corrections.change import (
    AddAsset,
    AddDivergence,
    AddPosition,
    AddQuestion,
    ChangeActor,
    ChangeOperator,
)
from onrecord.corrections.selection import SelectedActor

if TYPE_CHECKING:
    from onrecord.brief import Brief
    from onrecord.corrections.change import Change

_LETTERS = {AddPosition: "p", AddAsset: "m", AddQuestion: "q", AddDivergence: "d"}


class Ids:
    """Gives each change the ids that it may need, on from the highest of the brief.

    A change that names an actor by its words keeps an id for a new one, whether or not it needs it: the ids
    of later items stay what they were when an earlier correction is withdrawn.
    """

    def __init__(self, brief: Brief) -> None:
        self._last = dict.fromkeys("apdmq", 0)
        for name in _names(brief):
            self._last[name[0]] = max(self._last[name[0]], int(name[1:]))

    def reserve(self, change: Change) -> dict[str, str]:
        """The ids of a change, by their letter."""
        letters = [letter for kind, letter in _LETTERS.items() if isinstance(change, kind)]
        if _may_add_an_actor(change):
            letters.append("a")
        reserved: dict[str, str] = {}
        for letter in letters:
            self._last[letter] += 1
            reserved[letter] = f"{letter}{self._last[letter]}"
        return reserved


def _may_add_an_actor(change: Change) -> bool:
    if isinstance(change, AddPosition):
        return isinstance(change.actor, SelectedActor)
    if isinstance(change, ChangeActor):
        return isinstance(change.value, SelectedActor)
    operator = change.value if isinstance(change, ChangeOperator) else None
    if isinstance(change, AddAsset):
        operator = change.operator
    return operator is not None and operator.actor_id is None


def _names(brief: Brief) -> list[str]:
    return [
        *(actor.id for actor in brief.actors),
        *(position.id for position in brief.positions),
        *(divergence.id for divergence in brief.divergences),
        *(asset.id for asset in brief.military_assets),
        *(question.id for question in brief.unresolved_questions),
    ]
