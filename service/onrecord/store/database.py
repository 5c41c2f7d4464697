"""The database: work in transactions, over SQLite or PostgreSQL.

Work is a plain function of a connection, run whole in a thread: one change of threads a transaction.
An asynchronous driver changes threads, or loops, with every statement, and took three times as long.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol, TypeVar

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from tenacity import AsyncRetrying, retry_if_exception, wait_exponential_jitter

from onrecord.errors import StoreTrouble
from onrecord.store.schema import check_schema
from onrecord.store.sqlite import KIND
from onrecord.store.trouble import PASSING
from onrecord.store.unbroken import Unbroken

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from onrecord.store.dialect import Dialect

GivenT = TypeVar("GivenT")
Work = Callable[[Connection], GivenT]

THREADS = 8
CHECKPOINTS = 3
_PAUSE = wait_exponential_jitter(multiplier=0.1, max=2, jitter=0.2)
log = structlog.get_logger(__name__)


class Transactions(Protocol):
    """What rows are read and written through."""

    async def write(self, work: Work[GivenT]) -> GivenT:
        """Do this work in a transaction of its own."""
        ...

    async def read(self, work: Work[GivenT]) -> GivenT:
        """Do this work on a steady view of what is there."""
        ...

    async def forget(self) -> None:
        """Take what was deleted out of the database's log as well."""
        ...

    def clock(self) -> ColumnElement[float]:
        """Now, in seconds since 1970, by the database's own clock."""
        ...


class Database:
    """Runs work in transactions. Trouble is raised at once; `patient` gives a view that waits it out.

    Work under way is finished even when whoever asked for it is cancelled: a transaction is never
    torn off in the middle.
    """

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self._engine = dialect.engine()
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="store")
        self._writing = asyncio.Lock()
        self._unbroken = Unbroken()

    @classmethod
    async def open(cls, dialect: Dialect) -> Database:
        """Open the database, its tables made where there are none.

        Raises:
            StoreTrouble: it cannot be opened or written, or its tables are of another release.
        """
        await asyncio.to_thread(dialect.prepare)
        database = cls(dialect)
        try:
            await database.write(lambda connection: check_schema(connection, dialect))
        except BaseException:
            await database.aclose()
            raise
        return database

    def patient(self) -> Patient:
        """The same database for work that nobody waits for at the other end of a wire."""
        return Patient(self)

    def clock(self) -> ColumnElement[float]:
        """Now, in seconds since 1970, by the database's own clock."""
        return self.dialect.clock()

    async def write(self, work: Work[GivenT]) -> GivenT:
        """Do this work in a transaction of its own, where need be after all writes before it."""
        return await self._unbroken.do(self._write(work, "write"))

    async def read(self, work: Work[GivenT]) -> GivenT:
        """Do this work on a steady view of what is there."""
        return await self._unbroken.do(self._in_a_thread(work, "read"))

    async def forget(self) -> None:
        """Take what was deleted out of the database's log as well."""
        for _ in range(CHECKPOINTS):  # each waits for other programs' readers
            if await self._unbroken.do(self._write(self.dialect.forget, "plain")):
                return
        log.warning("deleted rows stay in the write-ahead log until it is next emptied")

    async def aclose(self) -> None:
        """Finish what is under way and close."""
        await self._unbroken.finish()
        self._engine.dispose()
        self._threads.shutdown()

    async def _write(self, work: Work[GivenT], kind: str) -> GivenT:
        if not self.dialect.one_writer:
            return await self._in_a_thread(work, kind)
        async with self._writing:
            return await self._in_a_thread(work, kind)

    async def _in_a_thread(self, work: Work[GivenT], kind: str) -> GivenT:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._transaction, work, kind)

    def _transaction(self, work: Work[GivenT], kind: str) -> GivenT:
        met: StoreTrouble
        try:
            with self._engine.connect() as connection:
                connection.execution_options(**{KIND: kind})
                with connection.begin():
                    return work(connection)
        except IntegrityError:
            raise
        except DBAPIError as error:
            met = self.dialect.trouble(error.orig)
        except (PoolTimeout, OSError) as error:
            met = self.dialect.trouble(error)
        raise met


class Patient:
    """A database whose passing troubles are waited out: whoever asks has a deadline of his own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def clock(self) -> ColumnElement[float]:
        """Now, in seconds since 1970, by the database's own clock."""
        return self._database.clock()

    async def write(self, work: Work[GivenT]) -> GivenT:
        """Do this work in a transaction of its own, as often as it takes."""
        return await _outlasting()(self._database.write, work)

    async def read(self, work: Work[GivenT]) -> GivenT:
        """Do this work on a steady view of what is there, as often as it takes."""
        return await _outlasting()(self._database.read, work)

    async def forget(self) -> None:
        """Take what was deleted out of the database's log as well."""
        await _outlasting()(self._database.forget)


def _outlasting() -> AsyncRetrying:
    return AsyncRetrying(retry=retry_if_exception(_passes), wait=_PAUSE, reraise=True)


def _passes(error: BaseException) -> bool:
    return isinstance(error, StoreTrouble) and error.slug in PASSING
