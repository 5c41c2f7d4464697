"""An actor's positions over time as a picture: public above the line, private below, unclear on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from onrecord.brief import Setting
    from onrecord.render.actors import Entry

WIDTH = 960
MARGIN = 60
STEP = 32
"""Between marks, in both directions: no target lies closer than 24 px to the next, down to 720 px of width."""

TALLEST = 8
"""Marks over each other; the table has the rest."""

LABEL = 104
"""Width of a day's label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One position. `number` is its row in the table, from 1."""

    x: int
    y: int
    number: int
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day's label."""

    x: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """How many more there are than have room."""

    x: int
    y: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Where everything lies, in user units. `pairs` are marks that diverge."""

    width: int
    height: int
    top: int
    """Where the band of the unclear begins; public lies above."""
    bottom: int
    """Where it ends; private lies below."""
    marks: tuple[Mark, ...]
    rests: tuple[Rest, ...]
    ticks: tuple[Tick, ...]
    pairs: tuple[tuple[Mark, Mark], ...]


def picture_of(entries: Sequence[Entry]) -> Picture:
    """Lay out `entries`, which are in order of time."""
    columns = _columns([entry.held.day for entry in entries])
    stacks: dict[tuple[int, Setting], list[tuple[int, Entry]]] = {}
    for number, entry in enumerate(entries, start=1):
        stacks.setdefault((columns[entry.held.day], entry.held.setting), []).append((number, entry))
    high = {
        setting: min(
            TALLEST, max((len(stack) for (_, of), stack in stacks.items() if of == setting), default=0)
        )
        + int(any(len(stack) > TALLEST for (_, of), stack in stacks.items() if of == setting))
        for setting in ("public", "unclear", "private")
    }
    top = 40 + max(high["public"], 1) * STEP
    bottom = top + max(high["unclear"], 1) * STEP
    height = bottom + max(high["private"], 1) * STEP + 64
    marks: list[Mark] = []
    rests: list[Rest] = []
    for (x, setting), stack in stacks.items():
        for level, (number, entry) in enumerate(stack[:TALLEST]):
            marks.append(Mark(x=x, y=_at(setting, level, top, bottom), number=number, entry=entry))
        if len(stack) > TALLEST:
            rests.append(Rest(x=x, y=_at(setting, TALLEST, top, bottom), count=len(stack) - TALLEST))
    marks.sort(key=lambda mark: mark.number)
    return Picture(
        width=WIDTH,
        height=height,
        top=top,
        bottom=bottom,
        marks=tuple(marks),
        rests=tuple(rests),
        ticks=_ticks(columns),
        pairs=_pairs(marks),
    )


def _at(setting: Setting, level: int, top: int, bottom: int) -> int:
    if setting == "public":
        return top - STEP // 2 - level * STEP
    if setting == "private":
        return bottom + STEP // 2 + level * STEP
    return top + STEP // 2 + level * STEP


def _columns(days: Sequence[date]) -> dict[date, int]:
    """The x of each day: to scale, in steps."""
    first, last = min(days), max(days)
    span = (last - first).days
    steps = (WIDTH - 2 * MARGIN) // STEP
    if span == 0:
        return {first: WIDTH // 2}
    return {day: MARGIN + round((day - first).days / span * steps) * STEP for day in days}


def _ticks(columns: dict[date, int]) -> tuple[Tick, ...]:
    """Days that stand at a mark, as many as there is room for; the last one always."""
    ticks: list[Tick] = []
    for day in sorted(columns):
        x = columns[day]
        if not ticks or x - ticks[-1].x >= LABEL:
            ticks.append(Tick(x=x, words=f"{day.day} {day:%b %Y}"))
    last = max(columns)
    if ticks[-1].x != columns[last]:
        ticks = [*[tick for tick in ticks if columns[last] - tick.x >= LABEL]]
        ticks.append(Tick(x=columns[last], words=f"{last.day} {last:%b %Y}"))
    return tuple(ticks)


def _pairs(marks: Sequence[Mark]) -> tuple[tuple[Mark, Mark], ...]:
    """Public and private marks of one brief that diverge, each pair once."""
    at = {(mark.entry.held.brief_id, mark.entry.held.item): mark for mark in marks}
    return tuple(
        (mark, other)
        for mark in marks
        if mark.entry.held.setting == "public"
        for item in mark.entry.held.against
        if (other := at.get((mark.entry.held.brief_id, item))) is not None
    )
