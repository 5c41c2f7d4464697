"""The store as the program opens it: one database, the briefs, the answers and the workers in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.store.answers import DatabaseAnswers
from onrecord.store.briefs import Briefs
from onrecord.store.database import Database
from onrecord.store.items import Items
from onrecord.store.postgres import PostgresServer
from onrecord.store.sqlite import SqliteFile
from onrecord.store.workers import Workers

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.store.database import Transactions
    from onrecord.store.dialect import Dialect


@dataclass(frozen=True, slots=True)
class Store:
    """Briefs, answers and pushed items of one tenant, and the programs that work on them."""

    database: Database
    briefs: Briefs
    answers: DatabaseAnswers
    workers: Workers
    items: Items

    @classmethod
    async def open(cls, folder: Path, tenant: str = "default", url: str | None = None) -> Store:
        """Open the store: in this folder, or at this `postgresql://` URL.

        Raises:
            StoreTrouble: it cannot be used.
        """
        return cls._over(await Database.open(dialect_of(folder, url)), tenant)

    def patient(self) -> Store:
        """The same store for readings: passing troubles are waited out, and no answer outlives its brief."""
        database = self.database.patient()
        tenant = self.briefs.tenant
        return Store(
            self.database,
            Briefs(database, tenant),
            DatabaseAnswers(database, tenant, of_briefs=True),
            Workers(database, tenant),
            Items(database, tenant),
        )

    async def aclose(self) -> None:
        """Close the database."""
        await self.database.aclose()

    @classmethod
    def _over(cls, database: Database, tenant: str) -> Store:
        through: Transactions = database
        return cls(
            database,
            Briefs(through, tenant),
            DatabaseAnswers(through, tenant),
            Workers(through, tenant),
            Items(through, tenant),
        )


def dialect_of(folder: Path, url: str | None) -> Dialect:
    """The kind of database that is asked for. Raises ConfigRefused where the URL is none."""
    return SqliteFile(folder) if url is None else PostgresServer(url)
