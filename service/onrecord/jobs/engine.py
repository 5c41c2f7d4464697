"""The engine: durable workflows by DBOS. It knows ids and runs, never an article, an answer or a brief.

The row of a job is the promise; the engine sees to it that somebody works on it. Where the two
disagree after a crash, the row is right and the sweep mends the rest.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dbos import (
    DBOS,
    DBOSClient,
    DBOSConfig,
    SetEnqueueOptions,
    SetWorkflowID,
    WorkflowSerializationFormat,
    error,
)
from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from onrecord.store.job import Lane
from onrecord.store.trouble import store_engine_older

if TYPE_CHECKING:
    from dbos import WorkflowStatus

    from onrecord.store.dialect import Dialect

Read = Callable[[str, int], Awaitable[None]]

NAME = "onrecord"
RELEASE = "onrecord-1"
"""What workflows are marked with. It changes with the workflow's shape, never with our release: while a
new release works beside the old one, each takes up what the other accepted."""

GLANCE = {Lane.DESK: 0.2, Lane.BACKLOG: 0.25}
"""Seconds between two looks into a lane, by every worker."""

DELIVERIES_AT_ONCE = 8
"""Webhooks that a program sends at one time."""

DELIVERIES_TO_ONE = 2
"""Of those, to one target: one that is slow holds up no other's."""

DELIVERIES_GLANCE = 0.25

KEPT = timedelta(minutes=10)
"""How long the engine's rows of finished work stay; they hold ids and times alone."""

PATIENCE = 15.0
"""Seconds that anything asked of the engine may take."""

AT_ONCE = 500
"""Workflows asked about, or deleted, in one statement."""

_ENDED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]
IN_LINE = frozenset({"ENQUEUED", "DELAYED"})
WORKED_ON = "PENDING"
_UNDER_WAY = IN_LINE | {WORKED_ON}
_SCHEMA = "dbos"
_read_here: Read | None = None
_deliver_here: Read | None = None


@DBOS.workflow(
    name="read", max_recovery_attempts=1_000_000, serialization_type=WorkflowSerializationFormat.PORTABLE
)
async def _workflow(brief_id: str, run: int) -> None:
    await _step(brief_id, run)


@DBOS.step(name="read")
async def _step(brief_id: str, run: int) -> None:
    if _read_here is None:
        raise RuntimeError("the engine has not been started")
    await _read_here(brief_id, run)


@DBOS.workflow(
    name="deliver", max_recovery_attempts=1_000_000, serialization_type=WorkflowSerializationFormat.PORTABLE
)
async def _delivery(delivery_id: str, turn: int) -> None:
    """One attempt. The next is a workflow of its own, delayed: while it waits it holds no place and no memory."""
    await _attempt(delivery_id, turn)


@DBOS.step(name="deliver")
async def _attempt(delivery_id: str, turn: int) -> None:
    if _deliver_here is None:
        raise RuntimeError("the engine has not been started")
    await _deliver_here(delivery_id, turn)


class Engine:
    """Workflows over the store's database. One a program: the library holds it in a global.

    Args:
        dialect: where the workflows are kept.
        worker: this program's id, never used again by another.
        read: works on one run of one job; called on the event loop that `start` was called on.
        deliver: makes one attempt at a delivery, by its id and turn; called there as well.
        tenant: whose jobs: each has lanes of its own.
        places: of each lane, how many this program works on at one time; empty: it works on none.
    """

    def __init__(
        self,
        dialect: Dialect,
        worker: str,
        read: Read,
        deliver: Read,
        *,
        tenant: str,
        places: Mapping[Lane, int],
    ) -> None:
        self._dialect = dialect
        self._worker = worker
        self._read = read
        self._deliver = deliver
        self._tenant = tenant
        self._places = dict(places)

    async def start(self) -> None:
        """Make or check its tables and begin to work.

        Raises:
            StoreTrouble: they cannot be used, or are of another release.
        """
        global _read_here, _deliver_here
        async with self._guarded():
            await asyncio.to_thread(prepare, self._dialect)
            await asyncio.to_thread(self._register)
        config = DBOSConfig(
            name=NAME,
            system_database_url=self._dialect.engine_url,
            dbos_system_schema=_SCHEMA,
            executor_id=self._worker,
            application_version=RELEASE,
            run_migrations=False,
            log_level="ERROR",
            sys_db_pool_size=10,
            enable_otlp=False,
            notification_listener_polling_interval_sec=0.25,
        )
        _read_here, _deliver_here = self._read, self._deliver
        DBOS(config=config)
        logging.getLogger("dbos").propagate = False
        DBOS.listen_queues([*(self._queue(lane) for lane in self._places), self._webhooks])
        try:
            async with self._guarded():
                try:
                    DBOS.launch()  # on this loop and not beside it: it is the one that the work is done on
                except error.DBOSInitializationError:
                    raise store_engine_older() from None
        except BaseException:
            await self.stop()
            raise

    def _register(self) -> None:
        """Tell the places of each lane; known before the launch, lanes are looked into from the first moment."""
        client = DBOSClient(
            system_database_url=self._dialect.engine_url, dbos_system_schema=_SCHEMA, application_name=NAME
        )
        try:
            for lane, places in self._places.items():
                client.register_queue(
                    self._queue(lane),
                    worker_concurrency=places,
                    polling_interval_sec=GLANCE[lane],
                    on_conflict="always_update",
                )
            client.register_queue(
                self._webhooks,
                worker_concurrency=DELIVERIES_AT_ONCE,
                partition_worker_concurrency=DELIVERIES_TO_ONE,
                polling_interval_sec=DELIVERIES_GLANCE,
                on_conflict="always_update",
            )
        finally:
            client.destroy()

    async def stop(self) -> None:
        """End without waiting for anything under way; what was is taken up by the next."""
        loop, ours = asyncio.get_running_loop(), ThreadPoolExecutor()
        loop.set_default_executor(ours)  # the library's, which it had put there, goes with it
        await loop.run_in_executor(ours, DBOS.destroy)

    async def begin(self, brief_id: str, run: int) -> None:
        """Work on it here and at once, past every line. Raises StoreTrouble."""
        async with self._guarded():
            with SetWorkflowID(_name(brief_id, run)):
                await DBOS.start_workflow_async(_workflow, brief_id, run)

    async def enqueue(self, brief_id: str, run: int, lane: Lane) -> None:
        """Put it in line, for whoever has a place; once for one run. Raises StoreTrouble."""
        async with self._guarded():
            with SetWorkflowID(_name(brief_id, run)):
                await DBOS.enqueue_workflow_async(self._queue(lane), _workflow, brief_id, run)

    async def deliver(self, delivery_id: str, turn: int, target_id: str, *, after: float = 0.0) -> None:
        """Put an attempt in its target's line, so many seconds from now; once for one turn. Raises StoreTrouble."""
        async with self._guarded():
            options = SetEnqueueOptions(
                queue_partition_key=target_id, delay_seconds=after if after > 0 else None
            )
            with SetWorkflowID(_name(delivery_id, turn)), options:
                await DBOS.enqueue_workflow_async(self._webhooks, _delivery, delivery_id, turn)

    async def call_off(self, brief_id: str, run: int) -> None:
        """Let nobody begin it any more. Raises StoreTrouble."""
        async with self._guarded():
            await DBOS.cancel_workflows_async([_name(brief_id, run)])

    async def statuses(self, runs: Iterable[tuple[str, int]]) -> dict[tuple[str, int], bool]:
        """Of these runs, those that the engine knows: True while it is in line or worked on."""
        return {run: status in _UNDER_WAY for run, status in (await self.standings(runs)).items()}

    async def standings(self, runs: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
        """Of these runs or turns, those that the engine knows, with its own word for how they stand."""
        by_name = {_name(*run): run for run in runs}
        names = list(by_name)
        found: dict[tuple[str, int], str] = {}
        for at in range(0, len(names), AT_ONCE):
            for one in await self._list(workflow_ids=names[at : at + AT_ONCE]):
                found[by_name[one.workflow_id]] = one.status
        return found

    async def take_over(self, worker: str) -> int:
        """Put all that this worker was working on back in line; how much that was. Raises StoreTrouble."""
        left = await self._list(executor_id=worker, status="PENDING")
        by_lane: dict[str, list[str]] = {}
        for one in left:
            by_lane.setdefault(one.queue_name or self._queue(Lane.DESK), []).append(one.workflow_id)
        async with self._guarded():
            for lane, names in by_lane.items():
                await DBOS.resume_workflows_async(names, queue_name=lane)
        return len(left)

    async def forget(self, *brief_ids: str) -> None:
        """Delete all that is kept of these jobs. Raises StoreTrouble."""
        prefixes = [f"{brief_id}-" for brief_id in brief_ids]
        await self._delete(await self._list(workflow_id_prefix=prefixes) if prefixes else [])

    async def sweep(self) -> int:
        """Delete what ended a while ago; how many workflows that was. Raises StoreTrouble."""
        before = (datetime.now(UTC) - KEPT).isoformat()
        gone = 0
        while old := await self._list(status=_ENDED, completed_before=before, limit=AT_ONCE):
            await self._delete(old)
            gone += len(old)
        return gone

    @property
    def _webhooks(self) -> str:
        """Not a lane: a release that knows of no webhooks never looks into it."""
        return f"{self._tenant}-webhooks"

    def _queue(self, lane: Lane) -> str:
        return f"{self._tenant}-{lane}"

    async def _list(self, **which: object) -> list[WorkflowStatus]:
        async with self._guarded():
            return await DBOS.list_workflows_async(load_input=False, load_output=False, **which)  # type: ignore[arg-type]

    async def _delete(self, those: list[WorkflowStatus]) -> None:
        names = [one.workflow_id for one in those]
        async with self._guarded():
            for at in range(0, len(names), AT_ONCE):
                await DBOS.delete_workflows_async(names[at : at + AT_ONCE])

    @asynccontextmanager
    async def _guarded(self) -> AsyncIterator[None]:
        """What the library's database meets, as StoreTrouble: its own messages hold statements.

        The library waits for a database that is away without end; whoever asks it here does not.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                yield
        except (TimeoutError, error.DBOSException):
            met = self._dialect.trouble(OSError())
        except DBAPIError as raised:
            met = self._dialect.trouble(raised.orig)
        except SQLAlchemyError as raised:
            met = self._dialect.trouble(raised)
        else:
            return
        raise met


def prepare(dialect: Dialect, *, upgrade: bool = False) -> None:
    """Make the engine's tables where there are none, or bring them up to date where that is asked."""
    engine = create_engine(dialect.engine_url.replace("postgresql://", "postgresql+psycopg://", 1))
    try:
        with dialect.apart(engine) as connection:  # half of it made by another program is not made
            schema = None if engine.dialect.name == "sqlite" else _SCHEMA
            there = inspect(connection).has_table("dbos_migrations", schema=schema)
            if upgrade or not there:
                logging.getLogger("dbos").setLevel(logging.ERROR)
                DBOS.migrate(dialect.engine_url, schema=_SCHEMA)
    finally:
        engine.dispose()


def _name(brief_id: str, run: int) -> str:
    return f"{brief_id}-{run}"
