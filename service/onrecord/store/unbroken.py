"""Work that is finished even when whoever asked for it is gone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

GivenT = TypeVar("GivenT")


class Unbroken:
    """Runs work in tasks of its own: cancelling the caller ends the waiting, not the work."""

    def __init__(self) -> None:
        self._under_way: set[asyncio.Task[Any]] = set()

    async def do(self, work: Coroutine[Any, Any, GivenT]) -> GivenT:
        """What the work gives."""
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def finish(self) -> None:
        """Wait until nothing is under way."""
        while self._under_way:
            await asyncio.wait(self._under_way)
