"""The rows of jobs and their briefs, of one tenant."""

from __future__ import annotations

import secrets
import time
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import delete, insert, select, update

from onrecord.store.answers import purge_answers
from onrecord.store.job import UNFINISHED, Job, JobState
from onrecord.store.kept_article import dump_article, load_article
from onrecord.store.problem import Problem
from onrecord.store.tables import briefs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, CursorResult, Executable, Row, Select
    from sqlalchemy.ext.asyncio import AsyncConnection

    from onrecord.article import Article
    from onrecord.progress import Progress
    from onrecord.store.database import Database

_HEAD = [column for column in briefs.c if column.name not in ("article", "brief")]


def new_id() -> str:
    """An id that nobody can guess and that sorts by when it was made."""
    return f"{time.time_ns():016x}{secrets.token_hex(8)}"


class Briefs:
    """Rows by id. What is asked of an id that is not there gives None or False."""

    def __init__(self, database: Database, tenant: str) -> None:
        self.tenant = tenant
        self._database = database

    async def add(self, article: Article, job: Job) -> None:
        """Keep a new job. Raises IntegrityError when its idempotency key is taken."""
        row = asdict(job) | {"article": dump_article(article), "problem": None, "brief": None}
        await self._change(insert(briefs).values(row))

    async def get(self, brief_id: str) -> Job | None:
        """The job of this id."""
        return _job(await self._first(select(*_HEAD).where(*self._at(brief_id))))

    async def by_key(self, idempotency_key: str) -> Job | None:
        """The job that was asked for with this idempotency key."""
        mine = (briefs.c.tenant == self.tenant, briefs.c.idempotency_key == idempotency_key)
        return _job(await self._first(select(*_HEAD).where(*mine)))

    async def page(
        self, *, states: Sequence[JobState] = (), limit: int = 50, before: str | None = None
    ) -> list[Job]:
        """Jobs, newest first; `before` is the id that the page before ended with."""
        query = select(*_HEAD).where(briefs.c.tenant == self.tenant).order_by(briefs.c.id.desc()).limit(limit)
        if states:
            query = query.where(briefs.c.state.in_(states))
        if before is not None:
            query = query.where(briefs.c.id < before)
        return await self._jobs(query)

    async def unfinished(self) -> list[Job]:
        """Jobs that are queued or were running, oldest first."""
        mine = (briefs.c.tenant == self.tenant, briefs.c.state.in_(UNFINISHED))
        return await self._jobs(select(*_HEAD).where(*mine).order_by(briefs.c.id))

    async def article(self, brief_id: str) -> Article | None:
        """The article that was sent."""
        row = await self._first(select(briefs.c.article).where(*self._at(brief_id)))
        return None if row is None else load_article(row[0])

    async def brief(self, brief_id: str) -> str | None:
        """The brief as JSON, once it is there."""
        row = await self._first(select(briefs.c.brief).where(*self._at(brief_id)))
        return None if row is None else row[0]

    async def begin(self, brief_id: str) -> Job | None:
        """Note that its reading begins: running, one attempt more."""
        begun = {"state": JobState.RUNNING, "attempts": briefs.c.attempts + 1}
        await self._set(brief_id, UNFINISHED, begun)
        return await self.get(brief_id)

    async def requeue(self, brief_id: str) -> None:
        """Put an unfinished job back in line, marked as resumed."""
        again = {"state": JobState.QUEUED, "stage": "resumed", "done": 0, "total": 0}
        await self._set(brief_id, UNFINISHED, again)

    async def forgive(self, brief_id: str) -> None:
        """Take a running job's attempt off the count: it was stopped in good order."""
        await self._set(brief_id, (JobState.RUNNING,), {"attempts": briefs.c.attempts - 1})

    async def progress(self, brief_id: str, progress: Progress) -> None:
        """Note how far a running job has come."""
        come = {"stage": progress.stage, "done": progress.done, "total": progress.total}
        await self._set(brief_id, (JobState.RUNNING,), come)

    async def finish(
        self, brief_id: str, state: JobState, *, brief: str | None = None, problem: Problem | None = None
    ) -> bool:
        """End an unfinished job; False when it is not there or had ended before."""
        ended = {"state": state, "brief": brief, "problem": asdict(problem) if problem else None}
        if state is JobState.SUCCEEDED:
            ended["stage"] = "done"
        return await self._set(brief_id, UNFINISHED, ended | {"finished_at": datetime.now(UTC)})

    async def delete(self, brief_id: str) -> bool:
        """Remove brief, article and the answers only it uses, leaving no bytes of them in the folder."""

        async def work(connection: AsyncConnection) -> bool:
            gone = await connection.execute(delete(briefs).where(*self._at(brief_id)))
            await purge_answers(connection, self.tenant, brief_id)
            return gone.rowcount > 0

        gone = await self._database.write(work)
        await self._database.forget()
        return gone

    def _at(self, brief_id: str) -> tuple[ColumnElement[bool], ...]:
        return briefs.c.tenant == self.tenant, briefs.c.id == brief_id

    async def _set(self, brief_id: str, states: Sequence[JobState], values: dict[str, Any]) -> bool:
        now = {"updated_at": datetime.now(UTC)}
        at = (*self._at(brief_id), briefs.c.state.in_(states))
        return await self._change(update(briefs).where(*at).values(values | now)) > 0

    async def _change(self, statement: Executable) -> int:
        async def work(connection: AsyncConnection) -> int:
            changed = await connection.execute(statement)
            return cast("CursorResult[Any]", changed).rowcount

        return await self._database.write(work)

    async def _first(self, query: Select[Any]) -> Row[Any] | None:
        async def work(connection: AsyncConnection) -> Row[Any] | None:
            found: Row[Any] | None = (await connection.execute(query)).first()
            return found

        return await self._database.read(work)

    async def _jobs(self, query: Select[Any]) -> list[Job]:
        async def work(connection: AsyncConnection) -> Sequence[Row[Any]]:
            found: Sequence[Row[Any]] = (await connection.execute(query)).all()
            return found

        return [job for row in await self._database.read(work) if (job := _job(row))]


def _job(row: Row[Any] | None) -> Job | None:
    if row is None:
        return None
    kept = dict(row._mapping)
    kept["state"] = JobState(kept["state"])
    kept["problem"] = Problem(**kept["problem"]) if kept["problem"] else None
    return Job(**kept)
