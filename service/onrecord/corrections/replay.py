"""A brief with its corrections applied in order; what does not apply any more is told, not lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from onrecord.corrections.applying import apply
from onrecord.corrections.ids import Ids
from onrecord.corrections.passages import Passages
from onrecord.corrections.revision import Revision
from onrecord.corrections.settling import settled
from onrecord.errors import CorrectionRefused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.brief import Brief
    from onrecord.corrections.change import Change


class Step(Protocol):
    """What of a correction decides: a change, its place in the order, and whether it is to be applied."""

    @property
    def number(self) -> int:
        """From 1, in the order in which they apply."""
        ...

    @property
    def change(self) -> Change:
        """What an editor did."""
        ...

    @property
    def stands(self) -> bool:
        """False where it was withdrawn."""
        ...


@dataclass(frozen=True, slots=True)
class NotApplied:
    """A standing correction that does not apply, as when one that it built on was withdrawn."""

    number: int
    why: CorrectionRefused


@dataclass(frozen=True, slots=True)
class Replay:
    """The corrected brief; the ids that each correction added; and those that are not in it though they stand."""

    brief: Brief
    added: dict[int, list[str]]
    not_applied: tuple[NotApplied, ...]


def corrected(brief: Brief, changes: Iterable[Change]) -> Brief:
    """The brief with these changes applied in order.

    Raises:
        CorrectionRefused: one does not apply to what the ones before it left.
    """
    made = Correcting(brief)
    for change in changes:
        made.add(change)
    return made.brief()


def replayed(brief: Brief, corrections: Iterable[Step]) -> Replay:
    """The brief with the corrections that stand, in the order of their numbers; never raises for one of them."""
    made = Correcting(brief)
    missed: list[NotApplied] = []
    added: dict[int, list[str]] = {}
    for correction in sorted(corrections, key=lambda each: each.number):
        if not correction.stands:
            made.skip(correction.change)
            continue
        try:
            added[correction.number] = made.add(correction.change)
        except CorrectionRefused as why:
            missed.append(NotApplied(correction.number, why.with_traceback(None)))
    return Replay(made.brief(), added, tuple(missed))


class Correcting:
    """A brief to which corrections are added one by one."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._passages = Passages(brief.article)
        self._ids = Ids(brief)
        self._revision = Revision.of(brief)
        self._is_touched = False

    def add(self, change: Change) -> list[str]:
        """Apply a change, whole or not at all; the ids of what it added. Raises CorrectionRefused."""
        ids = self._ids.reserve(change)
        attempt = self._revision.copy()
        apply(change, attempt, self._passages, ids)
        added = [name for name in ids.values() if attempt.has(name)]
        self._revision = attempt
        self._is_touched = True
        return added

    def skip(self, change: Change) -> None:
        """Pass a withdrawn change over; the ids that it had are not given again."""
        self._ids.reserve(change)

    def brief(self) -> Brief:
        """The brief with what was added so far."""
        return settled(self._brief, self._revision, self._passages) if self._is_touched else self._brief
