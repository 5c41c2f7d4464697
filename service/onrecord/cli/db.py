"""`onrecord db`: the store's tables, looked at and brought to this release."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import click

from onrecord.cli.exits import EXIT_CODES

if TYPE_CHECKING:
    from onrecord.store.dialect import Dialect


@click.group(epilog=EXIT_CODES)
def db() -> None:
    """Look at the store's tables, or bring them to this release."""


@db.command(epilog=EXIT_CODES)
def upgrade() -> None:
    """Bring the tables to this release; what is kept in them stays.

    Make a copy of the store first. Services and workers of the release before may go on working
    meanwhile and afterwards, until each has been replaced.
    """
    from onrecord.jobs.engine import prepare

    dialect = _dialect()
    found, now = asyncio.run(_upgrade(dialect))
    prepare(dialect, upgrade=True)
    if found is None:
        click.echo(f"Made the tables (schema {now}).")
    elif found == now:
        click.echo(f"The tables are of this release (schema {now}).")
    else:
        click.echo(f"Brought the tables from schema {found} to {now}.")


@db.command(epilog=EXIT_CODES)
def status() -> None:
    """Say which release the tables are of, and which this one needs."""
    from onrecord.store.tables import SCHEMA_VERSION

    found = asyncio.run(_found(_dialect()))
    click.echo(f"In the store: {'no tables yet' if found is None else f'schema {found}'}.")
    click.echo(f"This release needs schema {SCHEMA_VERSION}.")
    if found is not None and found < SCHEMA_VERSION:
        click.echo("`onrecord db upgrade` brings them up to date.")


def _dialect() -> Dialect:
    from onrecord.config import load_config
    from onrecord.store.store import dialect_of

    config = load_config()
    return dialect_of(config.folder_path, config.store_address)


async def _upgrade(dialect: Dialect) -> tuple[int | None, int]:
    from onrecord.store.database import Database
    from onrecord.store.schema import upgrade

    dialect.prepare()
    database = Database(dialect)
    try:
        return await database.write(lambda connection: upgrade(connection, dialect))
    finally:
        await database.aclose()


async def _found(dialect: Dialect) -> int | None:
    from onrecord.store.database import Database
    from onrecord.store.schema import version_of

    dialect.prepare()
    database = Database(dialect)
    try:
        return await database.read(version_of)
    finally:
        await database.aclose()
