"""Jobs: each request for a brief is a row and an asyncio task, in a line of bounded length.

The row comes first, so nothing accepted is lost; after a restart every unfinished row is taken up
again, and the answer store gives back what the model had answered already.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import IntegrityError

from onrecord.errors import OnRecordError, StoreTrouble
from onrecord.options import Options
from onrecord.store.briefs import new_id
from onrecord.store.job import Job, JobState
from onrecord.store.problem import ATTEMPTS, INTERNAL, INTERRUPTED, TIMED_OUT, Problem
from onrecord.store.trouble import brief_finished, brief_unknown, idempotency_mismatch, line_full
from onrecord.store.unbroken import Unbroken

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence

    from onrecord.article import Article
    from onrecord.brief import Brief
    from onrecord.progress import Listener, Progress
    from onrecord.store.briefs import Briefs

    Read = Callable[[Article, Options, str, Listener], Awaitable[Brief]]
RECORD_EVERY = 0.25
USUAL_SECONDS = 60.0
log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Live:
    """A job that has a task in this program. `changed` is set, and replaced, at each change."""

    task: asyncio.Task[None]
    progress: Progress | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self) -> None:
        """Wake whoever watches."""
        self.changed.set()
        self.changed = asyncio.Event()


class Jobs:
    """All jobs of this program.

    Args:
        briefs: the rows.
        read: reads one article under its brief's id, telling the listener how far it has come.
        queue_size: jobs that may wait their turn; beyond it `submit` refuses.
        at_once: jobs read at one time.
        brief_timeout: seconds that one reading may take.
    """

    def __init__(
        self,
        briefs: Briefs,
        read: Read,
        *,
        queue_size: int = 64,
        at_once: int = 1,
        brief_timeout: float = 3600.0,
    ) -> None:
        self._briefs = briefs
        self._read = read
        self._places = queue_size + at_once
        self._at_once = at_once
        self._brief_timeout = brief_timeout
        self._turns = asyncio.Semaphore(at_once)
        self._accepting = asyncio.Lock()
        self._unbroken = Unbroken()
        self._live: dict[str, _Live] = {}
        self._seconds: deque[float] = deque(maxlen=10)

    async def start(self) -> int:
        """Take up again what a stop or a crash left unfinished; how many jobs those are."""
        unfinished = await self._briefs.unfinished()
        for job in unfinished:
            await self._briefs.requeue(job.id)
            self._spawn(job.id)
        return len(unfinished)

    async def stop(self) -> None:
        """Break off all readings and put their rows back in line for the next start."""
        await self._unbroken.finish()
        for live in self._live.values():
            live.task.cancel()  # all before any is waited for, or the next one would have its turn
        for brief_id in list(self._live):
            async with self._broken_off(brief_id):
                await self._briefs.forgive(brief_id)
                await self._briefs.requeue(brief_id)

    async def submit(
        self,
        article: Article,
        options: Options | None = None,
        *,
        idempotency_key: str | None = None,
        body_sha256: str | None = None,
    ) -> Job:
        """Accept an article, durably; the same idempotency key and body give the same job again.

        Raises:
            StoreTrouble: `line-full` (503, with a time to come back), `idempotency-mismatch` (422).
        """
        job = Job.queued(
            new_id(),
            self._briefs.tenant,
            article,
            options or Options(),
            idempotency_key=idempotency_key,
            body_sha256=body_sha256,
        )
        return await self._unbroken.do(self._accept(article, job))

    async def get(self, brief_id: str) -> Job:
        """The job as it stands this moment. Raises StoreTrouble `brief-unknown` (404)."""
        job = await self._briefs.get(brief_id)
        if job is None:
            raise brief_unknown()
        live = self._live.get(brief_id)
        if live is None or live.progress is None or job.state.finished:
            return job
        come = live.progress
        return replace(job, stage=come.stage, done=come.done, total=come.total)

    async def brief(self, brief_id: str) -> str | None:
        """The brief as JSON; None while there is none."""
        return await self._briefs.brief(brief_id)

    async def page(
        self, *, states: Sequence[JobState] = (), limit: int = 50, before: str | None = None
    ) -> list[Job]:
        """Jobs, newest first; `before` is the last id of the page before."""
        return await self._briefs.page(states=states, limit=limit, before=before)

    async def wait(self, brief_id: str, seconds: float) -> Job:
        """The job once it has finished, or as it stands after this time. Raises StoreTrouble (404)."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds), contextlib.aclosing(self.events(brief_id)) as events:
                async for job in events:
                    if job.state.finished:
                        return job
        return await self.get(brief_id)

    async def events(self, brief_id: str) -> AsyncGenerator[Job, None]:
        """The job now and at each change, until it finishes or is deleted. Raises StoreTrouble (404)."""
        told: Job | None = None
        while True:
            live = self._live.get(brief_id)
            changed = live.changed if live else None
            try:
                job = await self.get(brief_id)
            except StoreTrouble:
                if told is None:
                    raise
                return
            if told is None or job.standing != told.standing:
                told = job
                yield job
            if job.state.finished or changed is None:
                return
            await changed.wait()

    async def cancel(self, brief_id: str) -> Job:
        """Call a job off. Raises StoreTrouble `brief-finished` (409) when there is nothing left to stop."""
        return await self._unbroken.do(self._call_off(brief_id))

    async def delete(self, brief_id: str) -> None:
        """Remove brief, article and answers for good, calling it off first. Raises StoreTrouble (404)."""
        await self._unbroken.do(self._remove(brief_id))

    async def _accept(self, article: Article, job: Job) -> Job:
        key = job.idempotency_key
        async with self._accepting:
            known = await self._briefs.by_key(key) if key else None
            if known is None:
                if len(self._live) >= self._places:
                    raise self._line_full()
                try:
                    await self._briefs.add(article, job)
                except IntegrityError:  # another program took the key in between
                    known = await self._briefs.by_key(key or "")
                    if known is None:
                        raise
                else:
                    self._spawn(job.id)
                    return job
        if known.body_sha256 != job.body_sha256:
            raise idempotency_mismatch()
        return known

    async def _call_off(self, brief_id: str) -> Job:
        await self.get(brief_id)
        async with self._broken_off(brief_id):
            await self._briefs.finish(brief_id, JobState.CANCELLED)
        job = await self.get(brief_id)
        if job.state is not JobState.CANCELLED:
            raise brief_finished(job.state)
        return job

    async def _remove(self, brief_id: str) -> None:
        await self.get(brief_id)
        async with self._broken_off(brief_id):
            await self._briefs.delete(brief_id)

    @contextlib.asynccontextmanager
    async def _broken_off(self, brief_id: str) -> AsyncIterator[None]:
        """The job with its task ended; whoever watches it is told after the block."""
        live = self._live.get(brief_id)
        try:
            if live is not None:
                await _end(live.task)
            yield
        finally:
            self._let_go(brief_id)

    def _spawn(self, brief_id: str) -> None:
        self._live[brief_id] = _Live(asyncio.create_task(self._run(brief_id), name=f"brief {brief_id}"))

    def _let_go(self, brief_id: str) -> None:
        live = self._live.pop(brief_id, None)
        if live is not None:
            live.tell()

    async def _run(self, brief_id: str) -> None:
        """A job from its turn to its end. When it is cancelled, whoever did so sees to the row."""
        try:
            async with self._turns:
                await self._take_up(brief_id, self._live[brief_id])
        except Exception as error:  # noqa: BLE001 - the row could not be read or written; its place must not be lost
            log.error("brief left for the next start", brief=brief_id, error=type(error).__name__)
        self._let_go(brief_id)

    async def _take_up(self, brief_id: str, live: _Live) -> None:
        job = await self._briefs.begin(brief_id)
        article = await self._briefs.article(brief_id)
        if job is None or article is None or job.state.finished:
            return
        live.tell()
        ended = INTERRUPTED if job.attempts > ATTEMPTS else await self._reading(job, article, live)
        if isinstance(ended, Problem):
            log.warning("brief failed", brief=brief_id, problem=ended.slug)
            await self._briefs.finish(brief_id, JobState.FAILED, problem=ended)
        else:
            await self._briefs.finish(brief_id, JobState.SUCCEEDED, brief=ended.model_dump_json())

    async def _reading(self, job: Job, article: Article, live: _Live) -> Brief | Problem:
        def listen(progress: Progress) -> None:
            live.progress = progress
            live.tell()

        started = time.monotonic()
        recorder = asyncio.create_task(self._record(job.id, live))
        try:
            async with asyncio.timeout(self._brief_timeout) as deadline:
                return await self._read(article, Options.model_validate(job.options), job.id, listen)
        except OnRecordError as met:
            return Problem.of(met)
        except Exception as error:  # noqa: BLE001 - whatever it is, the job must end with a problem
            if deadline.expired():
                return TIMED_OUT
            log.error("brief broke", brief=job.id, error=type(error).__name__)
            return INTERNAL
        finally:
            self._seconds.append(time.monotonic() - started)
            await _end(recorder)

    async def _record(self, brief_id: str, live: _Live) -> None:
        """Write progress to the row, at most one row's write every `RECORD_EVERY` seconds."""
        written: Progress | None = None
        while True:
            changed = live.changed
            if live.progress is None or live.progress == written:
                await changed.wait()
                continue
            written = live.progress
            with contextlib.suppress(StoreTrouble):  # the end of the job will meet the same trouble
                await self._briefs.progress(brief_id, written)
            await asyncio.sleep(RECORD_EVERY)

    def _line_full(self) -> StoreTrouble:
        pace = sum(self._seconds) / len(self._seconds) if self._seconds else USUAL_SECONDS
        return line_full(len(self._live), max(1, math.ceil(pace / self._at_once)))


async def _end(task: asyncio.Task[None]) -> None:
    """Cancel a task and wait until it is gone."""
    task.cancel()
    await asyncio.wait([task])
