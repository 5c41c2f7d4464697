"""What the programs of a tenant sign with: made on first use, and the same for all of them."""

from __future__ import annotations

import secrets as chance
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.store.tables import secrets

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from onrecord.store.database import Transactions

BYTES = 32


class Secrets:
    """Secrets of one tenant by name. None is ever changed: what was signed stays signed."""

    def __init__(self, database: Transactions, tenant: str) -> None:
        self._database = database
        self._tenant = tenant

    async def secret(self, name: str) -> str:
        """The secret of this name, 43 characters; whoever asks first makes it."""
        query = select(secrets.c.value).where(secrets.c.tenant == self._tenant, secrets.c.name == name)
        row = {
            "tenant": self._tenant,
            "name": name,
            "value": chance.token_urlsafe(BYTES),
            "created_at": datetime.now(UTC),
        }

        def find(connection: Connection) -> str | None:
            found: str | None = connection.execute(query).scalar()
            return found

        def make(connection: Connection) -> str:
            kind = postgresql if connection.dialect.name == "postgresql" else sqlite
            connection.execute(kind.insert(secrets).values(row).on_conflict_do_nothing())
            made: str = connection.execute(query).scalar_one()
            return made

        found: str | None = await self._database.read(find)
        return found if found is not None else await self._database.write(make)
