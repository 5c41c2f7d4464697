"""The sweep: what a crash left between the rows and the engine is put right, what is old is deleted."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from onrecord.errors import StoreTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.jobs.dispatch import Dispatch
    from onrecord.jobs.engine import Engine
    from onrecord.jobs.readings import Readings
    from onrecord.store.job import Job
    from onrecord.store.store import Store

EVERY = 5.0
"""Seconds between two sweeps."""

GRACE = timedelta(seconds=5)
"""How old a row is before it is missed: it may be on its way to the engine."""

REACH = timedelta(seconds=60)
"""How far back a sweep looks; all rows are looked at when the program starts and every `ALL_EVERY`."""

ALL_EVERY = 300.0
ADRIFT = timedelta(seconds=15)
"""How long a running row may lie untouched while nobody that is up reads it."""

CLEAN_EVERY = 600.0
"""Seconds between two deletions of what is old."""

AT_ONCE = 100
log = structlog.get_logger(__name__)


class Sweep:
    """Runs beside the readings of one program. Any number of programs may sweep at one time.

    Args:
        store: rows and answers.
        engine: what works on them.
        readings: those under way here.
        dispatch: webhooks on their way.
        worker: this program's id.
        keep: how long what has ended is kept.
        deleted: called after briefs were deleted.
    """

    def __init__(
        self,
        store: Store,
        engine: Engine,
        readings: Readings,
        dispatch: Dispatch,
        *,
        worker: str,
        keep: timedelta,
        deleted: Callable[[], None],
    ) -> None:
        self._store = store
        self._engine = engine
        self._readings = readings
        self._dispatch = dispatch
        self._worker = worker
        self._keep = keep
        self._deleted = deleted
        self._missed: set[tuple[str, int]] = set()
        self._sweeping: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Sweep until `stop`; first over everything that is there."""
        self._sweeping = asyncio.create_task(self._run(), name="sweep")

    async def stop(self) -> None:
        """End."""
        if self._sweeping is not None:
            self._sweeping.cancel()
            await asyncio.wait({self._sweeping})

    async def mend(self, *, everything: bool = False) -> int:
        """Hand to the engine what is in line and unknown to it, and what nobody reads; how many those are."""
        now = datetime.now(UTC)
        briefs = self._store.briefs
        since = None if everything else now - REACH
        lost = await self._unknown(await briefs.queued(since, now - GRACE))
        lost += await briefs.adrift(await self._store.workers.known(), now - ADRIFT)
        lost += await self._let_fall()
        for job in lost:
            run = await briefs.hand_back(job, forgiven=False)
            if run is not None:
                await self._engine.enqueue(job.id, run, job.lane)
        if lost:
            log.warning("jobs handed over again", jobs=len(lost))
        return len(lost)

    async def clean(self) -> int:
        """Delete what has been kept long enough, the engine's rows included; how many briefs that was."""
        before = datetime.now(UTC) - self._keep
        gone = 0
        while old := await self._store.briefs.ended_before(before, AT_ONCE):
            gone += await self._store.briefs.delete(*old)
            self._deleted()
            await self._engine.forget(*old)
        await self._store.deliveries.delete_before(before)
        answers = await self._store.answers.purge_before(before)
        items = await self._store.items.purge_before(before)
        await self._engine.sweep()
        if gone or answers or items:
            log.info("deleted what was old", briefs=gone, answers=answers, items=items)
        return gone

    async def _unknown(self, queued: Sequence[Job]) -> list[Job]:
        statuses = await self._engine.statuses((job.id, job.run) for job in queued)
        return [job for job in queued if not statuses.get((job.id, job.run), False)]

    async def _let_fall(self) -> list[Job]:
        """Rows that name this program as their reader while it reads them no more, twice in a row."""
        reading = {(job.id, job.attempts) for job in self._readings.under_way}
        rows = await self._store.briefs.read_by(self._worker)
        missed = {(job.id, job.attempts) for job in rows} - reading
        lost = [job for job in rows if (job.id, job.attempts) in missed & self._missed]
        self._missed = missed
        return lost

    async def _run(self) -> None:
        all_at = clean_at = 0.0
        while True:
            try:
                everything = time.monotonic() >= all_at
                await self.mend(everything=everything)
                await self._dispatch.mend(everything=everything)
                if everything:
                    all_at = time.monotonic() + ALL_EVERY
                if time.monotonic() >= clean_at:
                    await self.clean()
                    clean_at = time.monotonic() + CLEAN_EVERY
            except StoreTrouble as met:
                all_at = 0.0  # what was missed meanwhile may be out of reach by then
                log.warning("sweep put off", trouble=met.slug)
            except Exception as error:  # noqa: BLE001 - what is lost must still be found next time
                all_at = 0.0
                log.error("sweep broke", error=type(error).__name__)
            await asyncio.sleep(EVERY)
