"""The store as the program opens it: one database with all that is kept in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.store.answers import DatabaseAnswers
from onrecord.store.briefs import Briefs
from onrecord.store.corrections import Corrections
from onrecord.store.database import Database
from onrecord.store.deliveries import Deliveries
from onrecord.store.items import Items
from onrecord.store.postgres import PostgresServer
from onrecord.store.secrets import Secrets
from onrecord.store.sqlite import SqliteFile
from onrecord.store.targets import Targets
from onrecord.store.workers import Workers

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.store.database import Transactions
    from onrecord.store.dialect import Dialect


@dataclass(frozen=True, slots=True)
class Store:
    """What is kept of one tenant, and the programs that work on it."""

    database: Database
    briefs: Briefs
    answers: DatabaseAnswers
    workers: Workers
    secrets: Secrets
    corrections: Corrections
    items: Items
    targets: Targets
    deliveries: Deliveries

    @classmethod
    async def open(cls, folder: Path, tenant: str = "default", url: str | None = None) -> Store:
        """Open the store: in this folder, or at this `postgresql://` URL.

        Raises:
            StoreTrouble: it cannot be used.
        """
        database = await Database.open(dialect_of(folder, url))
        return cls._through(database, database, tenant)

    def patient(self) -> Store:
        """The same store for readings: passing troubles are waited out, and no answer outlives its brief."""
        return self._through(
            self.database.patient(), self.database, self.briefs.tenant, answers_of_briefs=True
        )

    async def aclose(self) -> None:
        """Close the database."""
        await self.database.aclose()

    @classmethod
    def _through(
        cls, through: Transactions, database: Database, tenant: str, *, answers_of_briefs: bool = False
    ) -> Store:
        return cls(
            database=database,
            briefs=Briefs(through, tenant),
            answers=DatabaseAnswers(through, tenant, of_briefs=answers_of_briefs),
            workers=Workers(through, tenant),
            secrets=Secrets(through, tenant),
            corrections=Corrections(through, tenant),
            items=Items(through, tenant),
            targets=Targets(through, tenant),
            deliveries=Deliveries(through, tenant),
        )


def dialect_of(folder: Path, url: str | None) -> Dialect:
    """The kind of database that is asked for. Raises ConfigRefused where the URL is none."""
    return SqliteFile(folder) if url is None else PostgresServer(url)
