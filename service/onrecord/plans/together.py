"""Several questions at once: the first trouble ends the others and is raised as it is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

GivenT = TypeVar("GivenT")


async def together(work: Sequence[Coroutine[Any, Any, GivenT]]) -> list[GivenT]:
    """What each gives, in order. A TaskGroup would wrap a ModelTrouble in an ExceptionGroup."""
    tasks = [asyncio.ensure_future(one) for one in work]
    try:
        return list(await asyncio.gather(*tasks))
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
