"""The store as the program opens it: one database, the briefs and the answers in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.store.answers import DatabaseAnswers
from onrecord.store.briefs import Briefs
from onrecord.store.database import Database

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Store:
    """Briefs and answers of one tenant."""

    database: Database
    briefs: Briefs
    answers: DatabaseAnswers

    @classmethod
    async def open(cls, folder: Path, tenant: str = "default") -> Store:
        """Open the store in this folder. Raises StoreTrouble when it cannot be used."""
        database = await Database.open(folder)
        return cls(database, Briefs(database, tenant), DatabaseAnswers(database, tenant))

    async def aclose(self) -> None:
        """Close the database."""
        await self.database.aclose()
