"""PostgreSQL: one database for any number of services and workers."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Float, cast, create_engine, extract, func, make_url, text
from sqlalchemy.exc import ArgumentError

from onrecord.errors import ConfigRefused
from onrecord.store.trouble import (
    store_away,
    store_busy,
    store_fault,
    store_full,
    store_read_only,
    store_refused,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection, Engine

    from onrecord.errors import StoreTrouble

CONNECTIONS = 10
GLANCE = 0.1
"""Seconds between two looks whether another program is done with the tables."""

TURN = 0x6F6E5265
"""The advisory lock under which the tables' shape is changed."""

ENGINE_TURN = TURN + 1
"""The same for the job engine's tables: whoever waits for the one must not be waited for by the other."""

_ALIVE = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""A server whose host is gone is noticed within seconds; by default it takes the kernel two hours."""


class PostgresServer:
    """The database at this URL."""

    one_writer = False

    def __init__(self, url: str) -> None:
        try:
            self._url = make_url(url).set(drivername="postgresql+psycopg")
        except ArgumentError:
            raise ConfigRefused(
                "config-invalid",
                "ONRECORD_STORE_URL is no database address.",
                remedy="Write it as postgresql://user:password@host:5432/database.",
            ) from None
        self._where = f"the database at {self._url.host or 'the local socket'}"

    @property
    def engine_url(self) -> str:
        """The same database; the engine has a schema of its own in it."""
        return self._url.set(drivername="postgresql").render_as_string(hide_password=False)

    def prepare(self) -> None:
        """The database is made by whoever runs the server."""

    def engine(self) -> Engine:
        """Connections to the server."""
        return create_engine(
            self._url,
            hide_parameters=True,
            pool_size=CONNECTIONS,
            max_overflow=CONNECTIONS,
            pool_timeout=10,
            pool_pre_ping=True,
            connect_args=_ALIVE,
        )

    def trouble(self, error: object) -> StoreTrouble:
        """What the server's error means for the user."""
        state = getattr(error, "sqlstate", None) or ""
        if state.startswith("53"):
            return store_busy(self._where) if state == "53300" else store_full(self._where)
        if state.startswith("28") or state in ("3D000", "42501"):
            return store_refused(self._where)
        if state == "25006":
            return store_read_only(self._where)
        if state.startswith("40") or state in ("55P03", "57014"):
            return store_busy(self._where)
        if state and state[:2] not in ("08", "57"):
            return store_fault(self._where)
        return store_away(self._where)

    def clock(self) -> ColumnElement[float]:
        """Now, in seconds since 1970."""
        return cast(extract("epoch", func.clock_timestamp()), Float(53))

    def take_turn(self, connection: Connection) -> None:
        """Hold the advisory lock until the transaction ends."""
        connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})

    @contextmanager
    def apart(self, engine: Engine) -> Iterator[Connection]:
        """A session that holds the lock, in no transaction and with no statement that waits.

        An index that is made concurrently waits for the snapshots of both.
        """
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            asking = text("SELECT pg_try_advisory_lock(:turn)")
            while not connection.execute(asking, {"turn": ENGINE_TURN}).scalar():
                time.sleep(GLANCE)
            try:
                yield connection
            finally:
                connection.execute(text("SELECT pg_advisory_unlock(:turn)"), {"turn": ENGINE_TURN})

    def forget(self, connection: Connection) -> bool:
        """Its log is the server's own: see docs/RELIABILITY.md."""
        return True
