"""Locks between processes on files that the kernel lets go of when their holder ends."""

from __future__ import annotations

import asyncio
import fcntl
import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

POLL = 0.05


def take(path: Path) -> int | None:
    """Return a descriptor that holds the lock until it is closed, or None while another holds it."""
    held = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        return None
    except BaseException:
        os.close(held)
        raise
    return held


@asynccontextmanager
async def holding(path: Path) -> AsyncIterator[None]:
    """Wait for the lock without stopping the event loop, and hold it."""
    while (held := take(path)) is None:  # noqa: ASYNC110 -- the holder is another process
        await asyncio.sleep(POLL)
    try:
        yield
    finally:
        os.close(held)
