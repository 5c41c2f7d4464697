"""Turns at the model: so many at one time, those who have waited longest at their rank first."""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import itertools
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

RANK: ContextVar[tuple[float, ...]] = ContextVar("rank", default=())
"""Whose questions go first: the lower, the sooner. Set in the task that reads, seen by all it starts."""


class Turns:
    """Places at the model. How many may change at any time; a turn that is under way is never ended."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._taken = 0
        self._arrivals = itertools.count()
        self._line: list[tuple[tuple[float, ...], int, asyncio.Future[None]]] = []

    @contextlib.asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """A place, once it is this one's turn."""
        await self._wait()
        try:
            yield
        finally:
            self._taken -= 1
            self._let_in()

    def resize(self, places: int) -> None:
        """Have so many places from now on; 0 lets nobody in."""
        self._places = places
        self._let_in()

    async def _wait(self) -> None:
        arrived: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._line, (RANK.get(), next(self._arrivals), arrived))
        self._let_in()
        try:
            await arrived
        except asyncio.CancelledError:
            if arrived.done() and not arrived.cancelled():  # let in and cancelled in one moment
                self._taken -= 1
                self._let_in()
            raise

    def _let_in(self) -> None:
        while self._line and self._taken < self._places:
            _, _, arrived = heapq.heappop(self._line)
            if not arrived.done():
                self._taken += 1
                arrived.set_result(None)
