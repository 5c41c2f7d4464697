"""That this program is up: told to the others by a lease, which lapses when it ends without a word."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import IntegrityError

from onrecord import __version__
from onrecord.embedded.file_lock import take
from onrecord.errors import StoreTrouble

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from onrecord.store.workers import Workers

BEAT = 2.0
"""Seconds between two signs of life."""

LEASE = 8.0
"""Seconds of silence after which a worker is taken for gone."""

STEADY = LEASE + 2 * BEAT
"""Seconds of beats without a break before one's own judgement of others counts: after an outage of the
store everybody's lease has lapsed, and everybody is up."""

log = structlog.get_logger(__name__)


class Presence:
    """A program's lease, its share of what all share, and the inheritance of those that are gone.

    Args:
        workers: the rows.
        worker: this program's id.
        reads: whether it reads; one that does not takes nothing over.
        folder: where programs of this machine hold a lock each, so that the end of one is seen at once.
        inherit: takes over what a worker had.
        lost: called when the others have given this program up: what it reads is theirs now, and it is
            to take up nothing more.
        found: called when it is one of them again.
        share: told this program's number and how many there are.
    """

    def __init__(
        self,
        workers: Workers,
        worker: str,
        *,
        reads: bool,
        folder: Path,
        inherit: Callable[[str], Awaitable[None]],
        lost: Callable[[], Awaitable[None]],
        found: Callable[[], None],
        share: Callable[[int, int], None],
    ) -> None:
        self._workers = workers
        self._worker = worker
        self._reads = reads
        self._folder = folder
        self._inherit = inherit
        self._lost = lost
        self._found = found
        self._share = share
        self._lock: int | None = None
        self._steady_since: float | None = None
        self._beaten = time.monotonic()
        self._beating: asyncio.Task[None] | None = None
        self._inheriting: asyncio.Task[None] | None = None

    @property
    def silent_for(self) -> float:
        """Seconds since the store last heard of this program."""
        return time.monotonic() - self._beaten

    async def join(self) -> None:
        """Tell the others, and take a share, before anything is read. Raises StoreTrouble."""
        await asyncio.to_thread(self._take_lock)
        await self._workers.join(self._worker, __version__, reads=self._reads)
        self._steady_since = self._beaten = time.monotonic()
        await self._take_share()

    async def start(self) -> None:
        """Give signs of life from now on, and take over from those that give none. Raises StoreTrouble."""
        await self._look_around()
        self._beating = asyncio.create_task(self._beat(), name="presence")

    async def stop(self) -> None:
        """Leave: what this program had is there for the next to take up at once."""
        for task in (self._beating, self._inheriting):
            if task is not None:
                task.cancel()
                await asyncio.wait({task})
        with contextlib.suppress(StoreTrouble):  # then the lease lapses
            await self._workers.expire(self._worker)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
            with contextlib.suppress(OSError):
                self._place(self._worker).unlink()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            try:
                await self._once()
            except StoreTrouble as met:
                self._steady_since = None
                log.warning("store does not hear this worker", trouble=met.slug)
            except Exception as error:  # noqa: BLE001 - a lease must not lapse over a fault of ours
                log.error("presence broke", error=type(error).__name__)

    async def _once(self) -> None:
        if not await self._workers.beat(self._worker):
            await self._begin_again()
            return
        now = time.monotonic()
        if now - self._beaten > 3 * BEAT:
            self._steady_since = None  # the store stood still; to all others as well
        self._beaten = now
        self._steady_since = self._steady_since or now
        await self._look_around()

    async def _begin_again(self) -> None:
        """The others have given this program up: let go of all, and read again once its heir is done."""
        log.warning("given up by the others", worker=self._worker)
        self._steady_since = None
        await self._lost()
        if await self._workers.inherit(self._worker, self._worker, seconds=LEASE):  # the heir is gone, too
            await self._inherit(self._worker)
            await self._workers.bury(self._worker)
        try:
            await self._workers.join(self._worker, __version__, reads=self._reads)
        except IntegrityError:
            return  # the heir is not done yet
        self._beaten = time.monotonic()
        self._found()

    async def _take_share(self) -> None:
        present = await self._workers.reading()
        if self._worker in present:
            self._share(present.index(self._worker), len(present))

    async def _look_around(self) -> None:
        await self._take_share()
        if not self._reads:
            return
        steady = self._steady_since is not None and time.monotonic() - self._steady_since >= STEADY
        lapsed = set(await self._workers.lapsed(LEASE) if steady else await self._workers.left())
        gone = [
            other
            for other in await self._workers.known()
            if other != self._worker and (other in lapsed or await asyncio.to_thread(self._is_gone, other))
        ]
        if gone and (self._inheriting is None or self._inheriting.done()):
            # Beside the beat: what it takes must not cost this program its own lease.
            self._inheriting = asyncio.create_task(self._take_over_from(gone), name="inheritance")

    async def _take_over_from(self, gone: list[str]) -> None:
        for other in gone:
            try:
                await self._take_over(other)
            except StoreTrouble as met:
                log.warning("inheritance put off", worker=other, trouble=met.slug)

    async def _take_over(self, other: str) -> None:
        await self._workers.expire(other)
        if not await self._workers.inherit(other, self._worker, seconds=LEASE):
            return  # somebody else was faster
        log.warning("takes over from a worker that is gone", worker=other)
        await self._inherit(other)
        await self._workers.bury(other)
        with contextlib.suppress(OSError):
            self._place(other).unlink()

    def _take_lock(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = take(self._place(self._worker))

    def _is_gone(self, other: str) -> bool:
        """Whether it ran on this machine and has ended; False where that is not known."""
        place = self._place(other)
        if not place.is_file():
            return False
        held = take(place)
        if held is None:
            return False
        os.close(held)
        return True

    def _place(self, worker: str) -> Path:
        return self._folder / f"{worker}.lock"
