"""Running a command's coroutine so that Ctrl-C always ends it."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

GivenT = TypeVar("GivenT")


def run_interruptible(work: Coroutine[Any, Any, GivenT]) -> GivenT:
    """What the work gives. The first Ctrl-C cancels it (CancelledError), the second is a KeyboardInterrupt.

    `asyncio.run` by itself misses a signal that comes between its last look and its wait for the network, or
    that another thread takes: nothing wakes the loop then. A handler of the loop's own wakes it.
    """
    return asyncio.run(_cancelled_by_ctrl_c(work))


async def _cancelled_by_ctrl_c(work: Coroutine[Any, Any, GivenT]) -> GivenT:
    task = asyncio.ensure_future(work)
    asked = False

    def interrupt() -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        task.cancel()

    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, interrupt)
    return await task
