"""The database: one SQLite file in a private folder. All that is SQLite's own stands here."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

import structlog
from sqlalchemy import event, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from onrecord.store.tables import SCHEMA_VERSION, metadata, schema
from onrecord.store.trouble import store_newer, store_unwritable, trouble_of
from onrecord.store.unbroken import Unbroken

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection

GivenT = TypeVar("GivenT")
Work = Callable[[AsyncConnection], Awaitable[GivenT]]

FILE = "onrecord.sqlite3"
BUSY_TIMEOUT = 10_000
CHECKPOINTS = 3
_KIND = "onrecord_kind"
log = structlog.get_logger(__name__)


class Database:
    """Runs work in transactions: `write` one at a time, `read` beside it.

    Work under way is finished even when whoever asked for it is cancelled: a transaction is never
    torn off in the middle.
    """

    def __init__(self, engine: AsyncEngine, folder: Path) -> None:
        self.folder = folder
        self._engine = engine
        self._writing = asyncio.Lock()
        self._unbroken = Unbroken()

    @classmethod
    async def open(cls, folder: Path) -> Database:
        """Open the database in this folder, made private where it does not exist yet.

        Raises:
            StoreTrouble: it cannot be opened or written, or a newer release made it.
        """
        path = await asyncio.to_thread(_private_file, folder)
        engine = create_async_engine(f"sqlite+aiosqlite:///{path}", hide_parameters=True)
        event.listen(engine.sync_engine, "connect", _set_up)
        event.listen(engine.sync_engine, "begin", _begin)
        database = cls(engine, folder)
        try:
            await database.write(_make_schema)
        except BaseException:
            await database.aclose()
            raise
        return database

    async def write(self, work: Work[GivenT]) -> GivenT:
        """Do this work in a transaction of its own, after all writes before it."""
        return await self._unbroken.do(self._write(work))

    async def read(self, work: Work[GivenT]) -> GivenT:
        """Do this work on a steady view of what is there."""
        return await self._unbroken.do(self._read(work))

    async def forget(self) -> None:
        """Take what was deleted out of the write-ahead log as well."""

        async def checkpoint(connection: AsyncConnection) -> bool:
            busy, *_ = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).one()
            return not busy

        for _ in range(CHECKPOINTS):  # each waits up to BUSY_TIMEOUT for other programs' readers
            if await self._unbroken.do(self._plain(checkpoint)):
                return
        log.warning("deleted rows stay in the write-ahead log until it is next emptied")

    async def aclose(self) -> None:
        """Finish what is under way and close the file."""
        await self._unbroken.finish()
        await self._engine.dispose()

    async def _write(self, work: Work[GivenT]) -> GivenT:
        async with self._writing:
            return await self._guarded(work, {_KIND: "write"})

    async def _read(self, work: Work[GivenT]) -> GivenT:
        return await self._guarded(work, {_KIND: "read"})

    async def _plain(self, work: Work[GivenT]) -> GivenT:
        async with self._writing:
            return await self._guarded(work, {_KIND: "plain"})

    async def _guarded(self, work: Work[GivenT], options: dict[str, Any]) -> GivenT:
        try:
            async with self._engine.connect() as connection:
                await connection.execution_options(**options)
                async with connection.begin():
                    return await work(connection)
        except IntegrityError:
            raise
        except DBAPIError as error:
            met = trouble_of(error.orig, self.folder, FILE)
        raise met


def _private_file(folder: Path) -> Path:
    """The database's file, for this user alone; a folder that is there already keeps its mode."""
    path = folder / FILE
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        path.chmod(0o600)
    except OSError as error:
        raise store_unwritable(folder, error.strerror) from None
    return path


def _set_up(connection: DBAPIConnection, _: object) -> None:
    """Each connection: write-ahead log, patience, references, and no trace of what was deleted."""
    connection.isolation_level = None  # transactions are begun below, not by the driver's guess
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        f"busy_timeout={BUSY_TIMEOUT}",
        "foreign_keys=ON",
        "secure_delete=ON",
        "synchronous=FULL",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: one that starts as a reader may be told to start over."""
    kind = connection.get_execution_options().get(_KIND)
    if kind != "plain":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if kind == "write" else "BEGIN")


async def _make_schema(connection: AsyncConnection) -> None:
    await connection.run_sync(lambda sync: schema.create(sync, checkfirst=True))
    version = (await connection.execute(select(schema.c.version))).scalar()
    if version is None:
        await connection.run_sync(metadata.create_all)
        await connection.execute(insert(schema).values(version=SCHEMA_VERSION))
    elif version > SCHEMA_VERSION:
        raise store_newer(version, SCHEMA_VERSION)
