"""Which release made the tables: start-up refuses another one's, `onrecord db upgrade` migrates."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sqlalchemy import insert, inspect, select

from onrecord.store.tables import SCHEMA_VERSION, WORKS_FROM, metadata, schema
from onrecord.store.trouble import store_newer, store_older

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from onrecord.store.dialect import Dialect

FIRST = 1
"""The version that knew nothing of an older release beside it."""


def check_schema(connection: Connection, dialect: Dialect) -> None:
    """Make the tables where there are none. Raises StoreTrouble where another release made them.

    An older release may go on beside a newer one where the newer one's tables say so: `works_from`
    is the oldest schema whose release can still work with them.
    """
    found = version_of(connection)
    if found is None:
        dialect.take_turn(connection)
        found = version_of(connection)
    if found is None:
        metadata.create_all(connection)
        connection.execute(insert(schema).values(version=SCHEMA_VERSION, works_from=WORKS_FROM))
    elif found < SCHEMA_VERSION:
        raise store_older(found, SCHEMA_VERSION)
    elif found > SCHEMA_VERSION:
        works_from = connection.execute(select(schema.c.works_from)).scalar_one()
        if works_from > SCHEMA_VERSION:
            raise store_newer(found, SCHEMA_VERSION)


def version_of(connection: Connection) -> int | None:
    """The version of the tables that are there; None where there are none."""
    if not inspect(connection).has_table(schema.name):
        return None
    found: int | None = connection.execute(select(schema.c.version)).scalar()
    return found


def upgrade(connection: Connection, dialect: Dialect) -> tuple[int | None, int]:
    """Within a transaction: bring the tables to this release's version; from which one, and to which.

    Raises:
        StoreTrouble: a newer release made them.
    """
    command, config = import_module("alembic.command"), import_module("alembic.config")
    dialect.take_turn(connection)
    found = version_of(connection)
    if found is not None and found > SCHEMA_VERSION:
        raise store_newer(found, SCHEMA_VERSION)
    given = config.Config()
    given.set_main_option("script_location", "onrecord.store:migrations")
    given.attributes["connection"] = connection
    if found is None:
        metadata.create_all(connection)
        connection.execute(insert(schema).values(version=SCHEMA_VERSION, works_from=WORKS_FROM))
        command.stamp(given, "head")
    else:
        command.stamp(given, f"{found:04d}")
        command.upgrade(given, "head")
    return found, SCHEMA_VERSION
