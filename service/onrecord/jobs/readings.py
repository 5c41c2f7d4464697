"""The readings under way in this program: each from its turn to its end, its row told all the while."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from onrecord.errors import OnRecordError, StoreTrouble
from onrecord.model.turns import RANK
from onrecord.options import Options
from onrecord.store.job import JobState, Lane
from onrecord.store.kept_article import load_article
from onrecord.store.problem import ATTEMPTS, INTERNAL, INTERRUPTED, TIMED_OUT, Problem

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from onrecord.article import Article
    from onrecord.brief import Brief
    from onrecord.jobs.bell import Bell
    from onrecord.progress import Listener, Progress
    from onrecord.store.job import Job
    from onrecord.store.store import Store

    Read = Callable[[Article, Options, str, Listener], Awaitable[Brief]]

RECORD_EVERY = 0.25
"""Seconds between two writes of a job's progress."""

LOOK_EVERY = 1.0
"""Seconds after which a reading finds out that its job was called off elsewhere."""

TWIN_EVERY = 0.3
"""Seconds between two looks whether the same reading for another brief has ended."""

_ORDER = {Lane.DESK: 0, Lane.BACKLOG: 1}
log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _UnderWay:
    job: Job
    task: asyncio.Task[None]
    progress: Progress | None = None


class Readings:
    """Readings by brief. Only the last attempt at a job may write its row: the store sees to that.

    Args:
        store: where jobs are; its patient view is used for all that must not be lost.
        read: reads one article under its brief's id, telling the listener how far it has come.
        worker: this program's id.
        bell: rung at every change.
        brief_timeout: seconds that one reading may take.
        ended: called when a reading has ended its brief.
    """

    def __init__(
        self,
        store: Store,
        read: Read,
        *,
        worker: str,
        bell: Bell,
        brief_timeout: float,
        ended: Callable[[str], None] = lambda brief_id: None,
    ) -> None:
        self.seconds: deque[float] = deque(maxlen=10)
        self._now = store.briefs
        self._surely = store.patient().briefs
        self._read = read
        self._worker = worker
        self._bell = bell
        self._brief_timeout = brief_timeout
        self._ended = ended
        self._under_way: dict[str, _UnderWay] = {}
        self._taking_up = asyncio.Event()
        self._taking_up.set()

    @property
    def under_way(self) -> list[Job]:
        """The jobs as they stood when their reading began."""
        return [one.job for one in self._under_way.values()]

    def close(self) -> None:
        """Take up nothing more; what the engine still sends waits."""
        self._taking_up.clear()

    def open(self) -> None:
        """Take up what waits, and what comes."""
        self._taking_up.set()

    async def take_up(self, brief_id: str, run: int) -> None:
        """Read one run of one job to its end. A run that is void, and a job that has ended, end at once."""
        await self._taking_up.wait()
        begun = await self._surely.begin(brief_id, run, self._worker)
        if begun is None:
            return
        job, kept = begun
        task = asyncio.create_task(self._to_the_end(job, kept), name=f"brief {brief_id}")
        self._under_way[brief_id] = _UnderWay(job, task)
        self._bell.ring(brief_id)
        try:
            await asyncio.wait({task})
        finally:
            task.cancel()
            if self._under_way.get(brief_id) is not None and self._under_way[brief_id].task is task:
                del self._under_way[brief_id]
            self._bell.ring(brief_id)

    async def drop(self, brief_id: str) -> Job | None:
        """Break a reading off and leave its row as it is; the job it was for, if there was one."""
        one = self._under_way.get(brief_id)
        if one is None:
            return None
        one.task.cancel()
        await asyncio.wait({one.task})
        return one.job

    async def _to_the_end(self, job: Job, kept: str) -> None:
        RANK.set((_ORDER[job.lane], job.created_at.timestamp()))
        try:
            ended = INTERRUPTED if job.attempts > ATTEMPTS else await self._reading(job, kept)
            if ended is None:
                return
            if isinstance(ended, Problem):
                log.warning("brief failed", brief=job.id, problem=ended.slug)
                mine = await self._surely.finish(job.id, JobState.FAILED, problem=ended, begun=job)
            else:
                brief = ended.model_dump_json()
                mine = await self._surely.finish(job.id, JobState.SUCCEEDED, brief=brief, begun=job)
            if mine:
                self._ended(job.id)
        except Exception as error:  # noqa: BLE001 - the sweep finds the row; the engine must not be told what was read
            log.error("brief left for the next sweep", brief=job.id, error=type(error).__name__)

    async def _reading(self, job: Job, kept: str) -> Brief | Problem | None:
        """What became of it; None where the job was taken away meanwhile."""
        started = time.monotonic()
        reading = asyncio.create_task(self._within_its_time(job, kept))
        recording = asyncio.create_task(self._record(job))
        try:
            await asyncio.wait({reading, recording}, return_when=asyncio.FIRST_COMPLETED)
            return reading.result() if reading.done() else None
        finally:
            self.seconds.append(time.monotonic() - started)
            for task in (reading, recording):
                task.cancel()
            await asyncio.wait({reading, recording})

    async def _within_its_time(self, job: Job, kept: str) -> Brief | Problem:
        def listen(progress: Progress) -> None:
            one = self._under_way.get(job.id)
            if one is not None:
                one.progress = progress

        try:
            async with asyncio.timeout(self._brief_timeout) as deadline:
                article = load_article(kept)
                while await self._surely.is_ahead(job):  # noqa: ASYNC110 - perhaps on another machine
                    await asyncio.sleep(TWIN_EVERY)
                return await self._read(article, Options.model_validate(job.options), job.id, listen)
        except OnRecordError as met:
            return Problem.of(met)
        except Exception as error:  # noqa: BLE001 - whatever it is, the job must end with a problem
            if deadline.expired():
                return TIMED_OUT
            log.error("brief broke", brief=job.id, error=type(error).__name__)
            return INTERNAL

    async def _record(self, job: Job) -> None:
        """Tell the row how far it has come; ends when the job is this attempt's no more."""
        written: Progress | None = None
        looked = time.monotonic()
        while True:
            await asyncio.sleep(RECORD_EVERY)
            one = self._under_way.get(job.id)
            come = one.progress if one else None
            mine = True
            with contextlib.suppress(StoreTrouble):  # told again next time; the end meets the same trouble
                if come is not None and come != written:
                    mine = await self._now.progress(job, come)
                    written, looked = come, time.monotonic()
                    self._bell.ring(job.id)
                elif time.monotonic() - looked >= LOOK_EVERY:
                    mine = await self._now.is_under_way(job)
                    looked = time.monotonic()
            if not mine:
                return
