"""Single flight: what several want at one time is done once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Generic, TypeVar

LandedT = TypeVar("LandedT")
Land = Callable[[LandedT], Awaitable[None]]


@dataclass(slots=True)
class _Flight(Generic[LandedT]):
    task: asyncio.Task[LandedT] | None = None
    waiting: dict[int, Land[LandedT]] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)
    claimed: bool = False
    joined: int = 0


class Flights(Generic[LandedT]):
    """Work under way by key. One who gives up ends nothing for the others; the last one ends it."""

    def __init__(self) -> None:
        self._under_way: dict[str, _Flight[LandedT]] = {}

    async def join(
        self,
        key: str,
        start: Callable[[Land[LandedT]], Coroutine[None, None, LandedT]],
        keep: Land[LandedT],
    ) -> tuple[LandedT, bool]:
        """What the work gave; the flag is True for one of those who waited, who accounts for it.

        `start` calls what it is given with what it got, before it counts as done: each who waits
        at that moment keeps it. Who joined later keeps it afterwards.
        """
        flight = self._under_way.get(key)
        if flight is None:
            flight = self._under_way[key] = _Flight()
            flight.task = asyncio.create_task(start(_landing(flight)))
        assert flight.task is not None  # noqa: S101 - set in the same breath
        flight.joined = me = flight.joined + 1
        flight.waiting[me] = keep
        try:
            landed = await asyncio.shield(flight.task)
            if flight.kept and me not in flight.kept:
                await keep(landed)
        finally:
            del flight.waiting[me]
            if not flight.waiting:
                if self._under_way.get(key) is flight:
                    del self._under_way[key]
                flight.task.cancel()
        accounts, flight.claimed = not flight.claimed, True
        return landed, accounts


def _landing(flight: _Flight[LandedT]) -> Land[LandedT]:
    async def land(landed: LandedT) -> None:
        while waiting := flight.waiting.keys() - flight.kept:
            one = min(waiting)
            flight.kept.add(one)
            await flight.waiting[one](landed)

    return land
