"""The rows of jobs and their briefs, of one tenant."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import delete, func, insert, or_, select, update

from onrecord.store.answers import purge_answers
from onrecord.store.identity import new_id as new_id
from onrecord.store.job import UNFINISHED, Job, JobState, Lane
from onrecord.store.kept_article import dump_article, load_article
from onrecord.store.outbox import EVENTS, announce, call_back
from onrecord.store.problem import Problem
from onrecord.store.tables import briefs, item_briefs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, CursorResult, Executable, Insert, Row, Select

    from onrecord.article import Article
    from onrecord.progress import Progress
    from onrecord.store.database import Transactions

HEAD = [column for column in briefs.c if column.name not in ("article", "brief")]
"""A row without what is asked for by itself."""


class Briefs:
    """Rows by id. What is asked of an id that is not there gives None or False."""

    def __init__(self, database: Transactions, tenant: str) -> None:
        self.tenant = tenant
        self._database = database

    async def add(self, article: Article, job: Job) -> None:
        """Keep a new job. Raises IntegrityError when its idempotency key is taken."""
        await self._change(adding(article, job))

    async def get(self, brief_id: str) -> Job | None:
        """The job of this id."""
        return _job(await self._first(select(*HEAD).where(*self._at(brief_id))))

    async def by_key(self, idempotency_key: str) -> Job | None:
        """The job that was asked for with this idempotency key."""
        mine = (briefs.c.tenant == self.tenant, briefs.c.idempotency_key == idempotency_key)
        return _job(await self._first(select(*HEAD).where(*mine)))

    async def page(
        self,
        *,
        states: Sequence[JobState] = (),
        limit: int = 50,
        before: str | None = None,
        item: str | None = None,
    ) -> list[Job]:
        """Jobs, newest first; `before` is the id that the page before ended with, `item` a pushed item's."""
        query = select(*HEAD).where(briefs.c.tenant == self.tenant).order_by(briefs.c.id.desc()).limit(limit)
        if states:
            query = query.where(briefs.c.state.in_(states))
        if before is not None:
            query = query.where(briefs.c.id < before)
        if item is not None:
            made = select(item_briefs.c.brief_id).where(
                item_briefs.c.tenant == self.tenant, item_briefs.c.uri == item
            )
            query = query.where(briefs.c.id.in_(made))
        return await self._jobs(query)

    async def waiting(self, lane: Lane) -> int:
        """How many jobs of this lane have not ended."""
        mine = (briefs.c.tenant == self.tenant, briefs.c.state.in_(UNFINISHED), briefs.c.lane == lane)

        def work(connection: Connection) -> int:
            return (connection.execute(select(func.count()).where(*mine))).scalar_one()

        return await self._database.read(work)

    async def queued(self, since: datetime | None = None, until: datetime | None = None) -> list[Job]:
        """Jobs in line, oldest first; those alone that came into it within this time."""
        query = select(*HEAD).where(briefs.c.tenant == self.tenant, briefs.c.state == JobState.QUEUED)
        if since is not None:
            query = query.where(briefs.c.updated_at >= since)
        if until is not None:
            query = query.where(briefs.c.updated_at < until)
        return await self._jobs(query.order_by(briefs.c.id))

    async def adrift(self, workers: Sequence[str], until: datetime) -> list[Job]:
        """Running jobs that none of these workers reads, and that nobody has touched since."""
        query = select(*HEAD).where(
            briefs.c.tenant == self.tenant,
            briefs.c.state == JobState.RUNNING,
            briefs.c.updated_at < until,
            or_(briefs.c.worker.is_(None), briefs.c.worker.not_in(workers)),
        )
        return await self._jobs(query)

    async def read_by(self, worker: str) -> list[Job]:
        """Running jobs that this worker has."""
        query = select(*HEAD).where(
            briefs.c.tenant == self.tenant, briefs.c.state == JobState.RUNNING, briefs.c.worker == worker
        )
        return await self._jobs(query)

    async def is_ahead(self, job: Job) -> bool:
        """Whether the same reading is under way already: begun before this one, for another brief."""
        if not job.reading:  # accepted by a release that did not know
            return False
        ahead = select(briefs.c.id).where(
            briefs.c.tenant == self.tenant,
            briefs.c.reading == job.reading,
            briefs.c.state == JobState.RUNNING,
            briefs.c.id != job.id,
            or_(briefs.c.begun < job.begun, (briefs.c.begun == job.begun) & (briefs.c.id < job.id)),
        )
        return await self._first(ahead.limit(1)) is not None

    async def ended_before(self, moment: datetime, limit: int) -> list[str]:
        """Ids of jobs that ended before this moment, oldest first."""
        query = (
            select(briefs.c.id)
            .where(briefs.c.tenant == self.tenant, briefs.c.finished_at < moment)
            .order_by(briefs.c.id)
            .limit(limit)
        )

        def work(connection: Connection) -> Sequence[str]:
            return connection.execute(query).scalars().all()

        return list(await self._database.read(work))

    async def article(self, brief_id: str) -> Article | None:
        """The article that was sent."""
        row = await self._first(select(briefs.c.article).where(*self._at(brief_id)))
        return None if row is None else load_article(row[0])

    async def brief(self, brief_id: str) -> str | None:
        """The brief as JSON, once it is there."""
        row = await self._first(select(briefs.c.brief).where(*self._at(brief_id)))
        return None if row is None else row[0]

    async def begin(self, brief_id: str, run: int, worker: str) -> tuple[Job, str] | None:
        """Note that this worker begins its reading: the job, and its article for `load_article`.

        None where the run is void or the job has ended.
        """
        begun = {
            "state": JobState.RUNNING,
            "attempts": briefs.c.attempts + 1,
            "worker": worker,
            "begun": self._database.clock(),
            "updated_at": datetime.now(UTC),
            "revision": briefs.c.revision + 1,
        }
        at = (*self._at(brief_id), briefs.c.state.in_(UNFINISHED), briefs.c.run == run)
        statement = update(briefs).where(*at).values(begun).returning(*HEAD, briefs.c.article)

        def work(connection: Connection) -> Row[Any] | None:
            found: Row[Any] | None = connection.execute(statement).first()
            return found

        row = await self._database.write(work)
        if row is None:
            return None
        kept = dict(row._mapping)
        article: str = kept.pop("article")
        return job_of(kept), article

    async def hand_back(self, job: Job, *, forgiven: bool) -> int | None:
        """Put a job that was being read, or got lost on its way, back in line.

        Args:
            job: as it stood when it was begun, or found.
            forgiven: whether this attempt is taken off the count: it was stopped in good order.

        Returns:
            The number of its next run; None where somebody else has it by now or it has ended.
        """
        again = {
            "state": JobState.QUEUED,
            "stage": "resumed" if job.attempts else job.stage,
            "done": 0,
            "total": 0,
            "run": job.run + 1,
            "attempts": job.attempts - 1 if forgiven else job.attempts,
            "worker": None,
        }
        return job.run + 1 if await self._set(job.id, UNFINISHED, again, *_attempt(job)) else None

    async def try_again(self, brief_id: str) -> int | None:
        """Put a job that failed or was cancelled in line; its next run, or None where it is neither."""
        again = {
            "state": JobState.QUEUED,
            "stage": "queued",
            "done": 0,
            "total": 0,
            "run": briefs.c.run + 1,
            "attempts": 0,
            "problem": None,
            "finished_at": None,
        }
        if not await self._set(brief_id, (JobState.FAILED, JobState.CANCELLED), again):
            return None
        job = await self.get(brief_id)
        return job.run if job else None

    async def progress(self, begun: Job, progress: Progress) -> bool:
        """Note how far a job has come since it was begun; False where that attempt is void."""
        come = {"stage": progress.stage, "done": progress.done, "total": progress.total}
        return await self._set(begun.id, (JobState.RUNNING,), come, *_attempt(begun))

    async def is_under_way(self, begun: Job) -> bool:
        """Whether the job still runs as it was begun: not called off, not begun again by anybody."""
        mine = (*self._at(begun.id), briefs.c.state == JobState.RUNNING, *_attempt(begun))
        return await self._first(select(briefs.c.id).where(*mine)) is not None

    async def finish(
        self,
        brief_id: str,
        state: JobState,
        *,
        brief: str | None = None,
        problem: Problem | None = None,
        begun: Job | None = None,
    ) -> bool:
        """End an unfinished job; its reading ends it as it was `begun`, and no other attempt.

        Whoever is to be told of it gets a row in the same transaction.
        False when it is not there, had ended before, or was begun again since.
        """
        now = datetime.now(UTC)
        ended: dict[str, Any] = {"state": state, "brief": brief, "finished_at": now, "updated_at": now}
        ended |= {"problem": asdict(problem) if problem else None, "revision": briefs.c.revision + 1}
        if state is JobState.SUCCEEDED:
            ended["stage"] = "done"
        mine = () if begun is None else _attempt(begun)
        at = (*self._at(brief_id), briefs.c.state.in_(UNFINISHED), *mine)
        statement = update(briefs).where(*at).values(ended).returning(briefs.c.run)

        def work(connection: Connection) -> bool:
            run = connection.execute(statement).scalar()
            if run is None:
                return False
            if state in EVENTS:
                announce(connection, self.tenant, brief_id, run, EVENTS[state], now)
            return True

        return await self._database.write(work)

    async def delete(self, *brief_ids: str) -> int:
        """Remove briefs, articles and the answers only they use, leaving no bytes of them in the folder."""
        gone = await self._database.write(lambda connection: remove(connection, self.tenant, brief_ids))
        await self._database.forget()
        return gone

    def _at(self, brief_id: str) -> tuple[ColumnElement[bool], ...]:
        return briefs.c.tenant == self.tenant, briefs.c.id == brief_id

    async def _set(
        self,
        brief_id: str,
        states: Sequence[JobState],
        values: dict[str, Any],
        *more: ColumnElement[bool],
    ) -> bool:
        now = {"updated_at": datetime.now(UTC), "revision": briefs.c.revision + 1}
        at = (*self._at(brief_id), briefs.c.state.in_(states), *more)
        return await self._change(update(briefs).where(*at).values(values | now)) > 0

    async def _change(self, statement: Executable) -> int:
        def work(connection: Connection) -> int:
            changed = connection.execute(statement)
            return cast("CursorResult[Any]", changed).rowcount

        return await self._database.write(work)

    async def _first(self, query: Select[Any]) -> Row[Any] | None:
        def work(connection: Connection) -> Row[Any] | None:
            found: Row[Any] | None = connection.execute(query).first()
            return found

        return await self._database.read(work)

    async def _jobs(self, query: Select[Any]) -> list[Job]:
        def work(connection: Connection) -> Sequence[Row[Any]]:
            found: Sequence[Row[Any]] = connection.execute(query).all()
            return found

        return [job for row in await self._database.read(work) if (job := _job(row))]


def adding(article: Article, job: Job) -> Insert:
    """The statement that keeps a new job."""
    row = asdict(job) | {"article": dump_article(article), "problem": None, "brief": None}
    return insert(briefs).values(row)


def remove(connection: Connection, tenant: str, brief_ids: Sequence[str]) -> int:
    """Within a transaction: delete briefs, articles and the answers only they use; how many briefs that was."""
    gone = connection.execute(delete(briefs).where(briefs.c.tenant == tenant, briefs.c.id.in_(brief_ids)))
    call_back(connection, tenant, brief_ids, datetime.now(UTC))
    purge_answers(connection, tenant, brief_ids)
    return gone.rowcount


def _attempt(begun: Job) -> tuple[ColumnElement[bool], ...]:
    """The row while it is at this attempt. Tried again or handed back, the count may come round; the run does not."""
    return briefs.c.run == begun.run, briefs.c.attempts == begun.attempts


def _job(row: Row[Any] | None) -> Job | None:
    return None if row is None else job_of(row._mapping)


def job_of(row: Mapping[Any, Any]) -> Job:
    """The job of a row's head."""
    kept = dict(row)
    kept["state"] = JobState(kept["state"])
    kept["lane"] = Lane(kept["lane"])
    kept["problem"] = Problem(**kept["problem"]) if kept["problem"] else None
    return Job(**kept)
