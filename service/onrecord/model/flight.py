"""Single flight: what several want at one time is done once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

LandedT = TypeVar("LandedT")


@dataclass(slots=True)
class _Flight(Generic[LandedT]):
    task: asyncio.Task[LandedT]
    waiting: int = 0
    claimed: bool = False


class Flights(Generic[LandedT]):
    """Work under way by key. One who gives up ends nothing for the others; the last one ends it."""

    def __init__(self) -> None:
        self._under_way: dict[str, _Flight[LandedT]] = {}

    async def join(
        self, key: str, start: Callable[[], Coroutine[None, None, LandedT]]
    ) -> tuple[LandedT, bool]:
        """What the work gave; the flag is True for one of those who waited, who accounts for it."""
        flight = self._under_way.get(key)
        if flight is None:
            flight = self._under_way[key] = _Flight(asyncio.create_task(start()))
        flight.waiting += 1
        try:
            landed = await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            if not flight.waiting:
                if self._under_way.get(key) is flight:
                    del self._under_way[key]
                flight.task.cancel()
        accounts, flight.claimed = not flight.claimed, True
        return landed, accounts
