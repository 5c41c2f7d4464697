"""Jobs: each request for a brief, from its acceptance to its end, whoever reads it.

The row comes first: it is the promise that a 202 makes. A job for somebody who waits is begun here
and at once, while there is a place at the desk; all others stand in their lane's line.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import IntegrityError

from onrecord.errors import StoreTrouble
from onrecord.hooks import Courier
from onrecord.jobs.bell import Bell
from onrecord.jobs.dispatch import Dispatch
from onrecord.jobs.engine import Engine
from onrecord.jobs.presence import Presence
from onrecord.jobs.readings import Readings
from onrecord.jobs.sweep import Sweep
from onrecord.jobs.webhooks import Webhooks
from onrecord.options import Options
from onrecord.store.briefs import new_id
from onrecord.store.job import Job, JobState, Lane
from onrecord.store.trouble import (
    brief_finished,
    brief_not_ended,
    brief_unknown,
    idempotency_mismatch,
    line_full,
    service_stopping,
)
from onrecord.store.unbroken import Unbroken

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
    from pathlib import Path

    from onrecord.article import Article
    from onrecord.intake.ninjs import Item
    from onrecord.jobs.readings import Read
    from onrecord.store.items import MadeFrom, Pushed
    from onrecord.store.store import Store

USUAL_SECONDS = 60.0
LOOK_EVERY = 0.5
"""Seconds between two looks at a job that another program reads."""

HANDING_OVER = 5.0
"""Seconds that whoever sent an article waits for the engine; after that the sweep hands it over."""

WORKERS = "workers"
log = structlog.get_logger(__name__)


class Jobs:
    """All jobs of a tenant, and this program's part in reading them.

    Args:
        store: rows, answers and workers.
        read: reads one article under its brief's id, telling the listener how far it has come.
        folder: this machine's folder for locks.
        queue_size: jobs that may wait in a lane; beyond it `submit` refuses.
        at_once: jobs of the backlog read here at one time; 0: this program reads nothing.
        desk_at_once: jobs read here at one time for people who wait.
        brief_timeout: seconds that one reading may take.
        keep_days: days that what has ended is kept.
        share: told this program's number and how many read, to divide what all share.
        drain: begins no request to the model any more and waits so many seconds for those under way.
        courier: sends webhooks, as every program of the store does.
        public_url: where others reach the service, for the addresses in webhooks.
    """

    def __init__(
        self,
        store: Store,
        read: Read,
        *,
        folder: Path,
        queue_size: int = 1_000,
        at_once: int = 1,
        desk_at_once: int = 4,
        brief_timeout: float = 3600.0,
        keep_days: float = 90.0,
        share: Callable[[int, int], None] = lambda rank, programs: None,
        drain: Callable[[float], Awaitable[object]] | None = None,
        courier: Courier | None = None,
        public_url: str | None = None,
    ) -> None:
        self.worker = new_id()
        self._store = store
        self._briefs = store.briefs
        self._bell = Bell()
        self._drain = drain
        self._places = {Lane.DESK: desk_at_once, Lane.BACKLOG: at_once} if at_once else {}
        self._limits = {Lane.DESK: queue_size + desk_at_once, Lane.BACKLOG: queue_size + at_once}
        self._at_the_desk: set[str] = set()
        self._accepting = asyncio.Lock()
        self._unbroken = Unbroken()
        self._leaving = False
        self._on_deleted: list[Callable[[], None]] = []
        self._readings = Readings(
            store,
            read,
            worker=self.worker,
            bell=self._bell,
            brief_timeout=brief_timeout,
            ended=self._tell,
        )
        self._engine = Engine(
            store.database.dialect,
            self.worker,
            self._take_up,
            self._deliver,
            tenant=store.briefs.tenant,
            places=self._places,
        )
        courier = courier or Courier()
        self._dispatch = Dispatch(store, self._engine, courier, public_url=public_url)
        self.webhooks = Webhooks(store, courier, hand_over=self._dispatch.hand_over)
        self._sweep = Sweep(
            store,
            self._engine,
            self._readings,
            self._dispatch,
            worker=self.worker,
            keep=timedelta(days=keep_days),
            deleted=self._deleted,
        )
        self._presence = Presence(
            store.workers,
            self.worker,
            reads=bool(self._places),
            folder=folder / WORKERS,
            inherit=self._inherit,
            lost=self._lose_all,
            found=self._found_again,
            share=share,
        )

    @property
    def silent_for(self) -> float:
        """Seconds since the store last heard of this program."""
        return self._presence.silent_for

    async def start(self) -> None:
        """Begin to read, and take up what a stop or a crash left. Raises StoreTrouble."""
        await self._presence.join()
        try:
            await self._engine.start()
        except BaseException:
            await self._presence.stop()
            raise
        try:
            await self._presence.start()
        except BaseException:
            await self._presence.stop()
            await self._engine.stop()
            raise
        self._dispatch.start()
        self._sweep.start()

    async def stop(self, *, grace: float = 0.0) -> None:
        """Break off all readings and put their jobs back in line; once stopped, for good.

        Args:
            grace: seconds that questions under way at the model may take, so that none is paid for twice;
                webhooks under way as well.
        """
        if self._leaving:
            return
        self._leaving = True
        self._bell.ring_all()
        await self._unbroken.finish()
        self._readings.close()
        await self._sweep.stop()
        landing: list[Awaitable[object]] = [self._dispatch.stop(grace)]
        if self._drain is not None and grace:
            landing.append(self._drain(grace))
        await asyncio.gather(*landing)
        for job in self._readings.under_way:
            await self._readings.drop(job.id)
            with contextlib.suppress(StoreTrouble):  # then whoever comes next finds it
                run = await self._briefs.hand_back(job, forgiven=True)
                if run is not None:
                    await self._engine.enqueue(job.id, run, job.lane)
        await self._presence.stop()
        await self._engine.stop()

    async def submit(
        self,
        article: Article,
        options: Options | None = None,
        *,
        waits: bool = False,
        idempotency_key: str | None = None,
        body_sha256: str | None = None,
    ) -> Job:
        """Accept an article, durably; the same idempotency key and body give the same job again.

        Raises:
            StoreTrouble: `line-full` (503, with a time to come back), `idempotency-mismatch` (422),
                `service-stopping` (503).
        """
        job = Job.queued(
            new_id(),
            self._briefs.tenant,
            article,
            options or Options(),
            idempotency_key=idempotency_key,
            body_sha256=body_sha256,
            lane=Lane.DESK if waits else Lane.BACKLOG,
        )
        if self._leaving:
            raise service_stopping()
        return await self._unbroken.do(self._accept(article, job))

    async def get(self, brief_id: str) -> Job:
        """The job as it stands this moment. Raises StoreTrouble `brief-unknown` (404)."""
        job = await self._briefs.get(brief_id)
        if job is None:
            raise brief_unknown()
        return job

    async def brief(self, brief_id: str) -> str | None:
        """The brief as JSON; None while there is none."""
        return await self._briefs.brief(brief_id)

    async def article(self, brief_id: str) -> Article | None:
        """The article that was sent; None where there is no such brief."""
        return await self._briefs.article(brief_id)

    async def page(
        self,
        *,
        states: Sequence[JobState] = (),
        limit: int = 50,
        before: str | None = None,
        item: str | None = None,
    ) -> list[Job]:
        """Jobs, newest first; `before` is the last id of the page before, `item` a pushed item's URI."""
        return await self._briefs.page(states=states, limit=limit, before=before, item=item)

    async def made_from(self, *brief_ids: str) -> dict[str, MadeFrom]:
        """By brief, the pushed items among what these were made from."""
        return await self._store.items.made_from(brief_ids)

    async def push(self, item: Item, body_sha256: str) -> Pushed:
        """Accept a version of an item, durably: what older versions began ends, whoever reads it.

        Raises:
            StoreTrouble: `line-full`, `service-stopping` (503, with a time to come back).
        """
        if self._leaving:
            raise service_stopping()
        return await self._unbroken.do(self._push(item, body_sha256))

    async def wait(self, brief_id: str, seconds: float) -> Job:
        """The job once it has finished, or as it stands after this time. Raises StoreTrouble (404)."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds), contextlib.aclosing(self.events(brief_id)) as events:
                async for job in events:
                    if job.state.finished:
                        return job
        return await self.get(brief_id)

    async def events(self, brief_id: str) -> AsyncGenerator[Job, None]:
        """The job now and at each change, until it finishes, is deleted, or this program stops.

        Raises:
            StoreTrouble: `brief-unknown` (404).
        """
        told: Job | None = None
        with self._bell.listen(brief_id) as heard:
            while True:
                heard.clear()
                try:
                    job = await self.get(brief_id)
                except StoreTrouble as met:
                    if told is None:
                        raise
                    if met.slug == "brief-unknown":
                        return
                else:
                    if told is None or job.standing != told.standing:
                        told = job
                        yield job
                    if job.state.finished:
                        return
                if self._leaving:
                    return
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(heard.wait(), LOOK_EVERY)

    async def cancel(self, brief_id: str) -> Job:
        """Call a job off. Raises StoreTrouble `brief-finished` (409) when there is nothing left to stop."""
        return await self._unbroken.do(self._call_off(brief_id))

    async def retry(self, brief_id: str) -> Job:
        """Try a job again that failed or was cancelled; what the model answered before is not asked again.

        Raises:
            StoreTrouble: `brief-not-failed` (409), `brief-unknown` (404).
        """
        return await self._unbroken.do(self._try_again(brief_id))

    def when_deleted(self, forget: Callable[[], None]) -> None:
        """Have this called after briefs were deleted here: whoever keeps words of theirs in memory forgets them."""
        self._on_deleted.append(forget)

    def _deleted(self) -> None:
        for forget in self._on_deleted:
            forget()

    async def delete(self, brief_id: str) -> None:
        """Remove brief, article and answers for good, calling it off first. Raises StoreTrouble (404)."""
        await self._unbroken.do(self._remove(brief_id))

    async def _accept(self, article: Article, job: Job) -> Job:
        key = job.idempotency_key
        async with self._accepting:
            known = await self._briefs.by_key(key) if key else None
            if known is None:
                waiting = await self._briefs.waiting(job.lane)
                if waiting >= self._limits[job.lane]:
                    raise self._line_full(waiting, job.lane)
                try:
                    await self._briefs.add(article, job)
                except IntegrityError:  # another program took the key in between
                    known = await self._briefs.by_key(key or "")
                    if known is None:
                        raise
        if known is None:
            await self._hand_over(job.id, job.run, job.lane)
            return job
        if known.body_sha256 != job.body_sha256:
            raise idempotency_mismatch()
        return known

    async def _push(self, item: Item, body_sha256: str) -> Pushed:
        lane, job = Lane.BACKLOG, None
        if item.article is not None:
            job = Job.queued(new_id(), self._briefs.tenant, item.article, Options(), body_sha256=body_sha256)
        async with self._accepting:
            pushed = await self._store.items.push(
                item,
                body_sha256,
                job,
                most=self._limits[lane],
                full=lambda waiting: self._line_full(waiting, lane),
            )
        for ended in pushed.ended:
            await self._let_go(ended)
        if item.withdrawn:
            self._deleted()
            await self._store.database.forget()
            with contextlib.suppress(StoreTrouble):  # ids alone; the sweep deletes them as well
                await self._engine.forget(*(ended.id for ended in pushed.ended))
        if pushed.job is None:
            return pushed
        if pushed.is_new:
            await self._hand_over(pushed.job.id, pushed.job.run, lane)
        elif pushed.job.state is JobState.FAILED:  # nobody sends a version again that has its brief
            return replace(pushed, job=await self._try_again(pushed.job.id))
        return pushed

    async def _hand_over(self, brief_id: str, run: int, lane: Lane) -> None:
        """Give a job to the engine. Its row is safe: where the engine does not take it, the sweep tries again."""
        try:
            async with asyncio.timeout(HANDING_OVER):
                if lane is Lane.DESK and len(self._at_the_desk) < self._places.get(lane, 0):
                    self._at_the_desk.add(brief_id)
                    await self._engine.begin(brief_id, run)
                else:
                    await self._engine.enqueue(brief_id, run, lane)
        except Exception as met:  # noqa: BLE001 - the promise is made; whoever sent the article is not to send it again
            self._at_the_desk.discard(brief_id)
            slug = getattr(met, "slug", type(met).__name__)
            log.warning("job left to the sweep", brief=brief_id, trouble=slug)

    async def _take_up(self, brief_id: str, run: int) -> None:
        try:
            await self._readings.take_up(brief_id, run)
        finally:
            self._at_the_desk.discard(brief_id)

    async def _deliver(self, delivery_id: str, turn: int) -> None:
        await self._dispatch.deliver(delivery_id, turn)

    def _tell(self, brief_id: str) -> None:
        self._dispatch.brief_ended(brief_id)

    async def _call_off(self, brief_id: str) -> Job:
        job = await self.get(brief_id)
        await self._briefs.finish(brief_id, JobState.CANCELLED)
        await self._let_go(job)
        job = await self.get(brief_id)
        if job.state is not JobState.CANCELLED:
            raise brief_finished(job.state)
        return job

    async def _try_again(self, brief_id: str) -> Job:
        job = await self.get(brief_id)
        run = await self._briefs.try_again(brief_id)
        if run is None:
            raise brief_not_ended(job.state)
        await self._hand_over(brief_id, run, job.lane)
        self._bell.ring(brief_id)
        return await self.get(brief_id)

    async def _remove(self, brief_id: str) -> None:
        job = await self.get(brief_id)
        await self._briefs.delete(brief_id)
        self._deleted()
        await self._let_go(job)
        with contextlib.suppress(StoreTrouble):  # ids alone; the sweep deletes them as well
            await self._engine.forget(brief_id)

    async def _let_go(self, job: Job) -> None:
        """Nobody is to read it any more: here at once, elsewhere within a second."""
        await self._readings.drop(job.id)
        self._bell.ring(job.id)
        if not job.state.finished:
            with contextlib.suppress(StoreTrouble):  # whoever takes it up finds its run void
                await self._engine.call_off(job.id, job.run)

    async def _inherit(self, worker: str) -> None:
        taken = await self._engine.take_over(worker)
        log.info("took over", worker=worker, jobs=taken)

    async def _lose_all(self) -> None:
        self._readings.close()
        for job in self._readings.under_way:
            await self._readings.drop(job.id)

    def _found_again(self) -> None:
        if not self._leaving:
            self._readings.open()

    def _line_full(self, waiting: int, lane: Lane) -> StoreTrouble:
        seconds = self._readings.seconds
        pace = sum(seconds) / len(seconds) if seconds else USUAL_SECONDS
        return line_full(waiting, max(1, math.ceil(pace / (self._places.get(lane) or 1))))
