"""SQLite: one file in a private folder, written by one at a time."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event, func

from onrecord.store.trouble import (
    store_broken,
    store_busy,
    store_fault,
    store_full,
    store_read_only,
    store_unwritable,
)

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy import ColumnElement, Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

    from onrecord.errors import StoreTrouble

FILE = "onrecord.sqlite3"
JOBS_FILE = "jobs.sqlite3"
"""The job engine's own: in one file with the briefs, the two would wait for each other for ever."""

BUSY_TIMEOUT = 10_000
KIND = "onrecord_kind"
"""The connection option that says what a transaction is for: `read`, `write` or `plain`."""

_UNIX_EPOCH = 2_440_587.5
"""Julian day of 1970-01-01."""


class SqliteFile:
    """The database in this folder."""

    one_writer = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def engine_url(self) -> str:
        """The job engine's file beside ours."""
        return f"sqlite:///{self._folder / JOBS_FILE}"

    def engine(self) -> Engine:
        """Connections to the file."""
        engine = create_engine(f"sqlite:///{self._folder / FILE}", hide_parameters=True)
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        return engine

    def trouble(self, error: object) -> StoreTrouble:
        """What SQLite's error means for the user."""
        code = getattr(error, "sqlite_errorcode", None)
        primary = code & 0xFF if isinstance(code, int) else None
        where = str(self._folder)
        if primary == sqlite3.SQLITE_FULL or code in (
            sqlite3.SQLITE_IOERR_WRITE,
            sqlite3.SQLITE_IOERR_TRUNCATE,
        ):
            return store_full(where)
        if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return store_busy(where)
        if primary == sqlite3.SQLITE_READONLY:
            return store_read_only(where)
        if primary in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            return store_broken(str(self._folder / FILE))
        if primary in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM) or isinstance(
            error, OSError
        ):
            return store_unwritable(where)
        return store_fault(where)

    def clock(self) -> ColumnElement[float]:
        """Now, in seconds since 1970."""
        return (func.julianday("now") - _UNIX_EPOCH) * 86_400.0

    def take_turn(self, connection: Connection) -> None:
        """A writer has the file for itself already."""

    def apart(self, engine: Engine) -> AbstractContextManager[Connection]:
        """What changes tables has the file for itself already."""
        return engine.connect()

    def forget(self, connection: Connection) -> bool:
        """Empty the write-ahead log."""
        busy, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        return not busy

    def prepare(self) -> None:
        """Make folder and files, for this user alone; a folder that is there already keeps its mode."""
        try:
            if not self._folder.is_dir():
                self._folder.mkdir(parents=True, exist_ok=True)
                self._folder.chmod(0o700)
            for name in (FILE, JOBS_FILE):
                path = self._folder / name
                os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
                path.chmod(0o600)
        except OSError as error:
            raise store_unwritable(str(self._folder), error.strerror) from None
        try:
            jobs = sqlite3.connect(self._folder / JOBS_FILE, timeout=BUSY_TIMEOUT / 1000)
            try:
                jobs.execute("PRAGMA journal_mode=WAL")  # stays with the file; the engine does not ask for it
            finally:
                jobs.close()
        except sqlite3.Error as error:
            met = self.trouble(error)
        else:
            return
        raise met


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
    kind = connection.get_execution_options().get(KIND)
    if kind != "plain":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if kind == "write" else "BEGIN")
