"""The rows of targets, of one tenant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.store.tables import targets
from onrecord.store.target import Event, Target, dumped, loaded
from onrecord.store.trouble import webhooks_full

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from onrecord.store.database import Transactions

MOST = 20
"""Targets of a tenant: each brief is told to every one of them."""

_COLUMNS = [column for column in targets.c if column.name != "tenant"]


class Targets:
    """Rows by id. What is asked of an id that is not there gives None or False."""

    def __init__(self, database: Transactions, tenant: str) -> None:
        self._database = database
        self._tenant = tenant

    async def add(self, target: Target) -> None:
        """Keep a new target. Raises StoreTrouble `webhooks-full` (409)."""
        mine = select(func.count()).select_from(targets).where(targets.c.tenant == self._tenant)

        def work(connection: Connection) -> None:
            if connection.execute(mine).scalar_one() >= MOST:
                raise webhooks_full(MOST)
            connection.execute(insert(targets).values(self._row(target)))

        await self._database.write(work)

    async def get(self, target_id: str) -> Target | None:
        """The target of this id."""

        def work(connection: Connection) -> Target | None:
            return target_in(connection, self._tenant, target_id)

        return await self._database.read(work)

    async def all(self) -> list[Target]:
        """All of them, oldest first."""
        query = select(*_COLUMNS).where(targets.c.tenant == self._tenant).order_by(targets.c.id)

        def work(connection: Connection) -> Sequence[Row[Any]]:
            found: Sequence[Row[Any]] = connection.execute(query).all()
            return found

        return [_of(row) for row in await self._database.read(work)]

    async def remove(self, target_id: str) -> bool:
        """Delete a target and all that was told it, the log included."""
        statement = delete(targets).where(*self._at(target_id))

        def work(connection: Connection) -> bool:
            return connection.execute(statement).rowcount > 0

        gone = await self._database.write(work)
        await self._database.forget()
        return gone

    async def rotate(self, target_id: str, secret: str, now: datetime) -> Target | None:
        """Let it be signed with this from now on, and with what was before for a day."""

        def work(connection: Connection) -> Target | None:
            target = target_in(connection, self._tenant, target_id, held=True)
            if target is None:
                return None
            keys = dumped(target.rotated(secret, now))
            connection.execute(update(targets).where(*self._at(target_id)).values(keys=keys))
            return target_in(connection, self._tenant, target_id)

        return await self._database.write(work)

    async def configure(self, target: Target) -> None:
        """See that this target is there as it is given; one that was stopped goes on where its URL is new."""

        def work(connection: Connection) -> None:
            kind = postgresql if connection.dialect.name == "postgresql" else sqlite
            made = kind.insert(targets).values(self._row(target))
            connection.execute(made.on_conflict_do_nothing())  # programs that start at once all find none
            known = target_in(connection, self._tenant, target.id, held=True)
            if known is None:  # deleted this moment: whoever did that knows
                return
            changed: dict[str, Any] = {}
            if known.url != target.url:
                changed |= {"url": target.url, "stopped_at": None, "stopped_because": None}
            if known.keys[0].secret != target.keys[0].secret:
                changed["keys"] = dumped(known.rotated(target.keys[0].secret, target.created_at))
            if changed:
                connection.execute(update(targets).where(*self._at(target.id)).values(changed))

        await self._database.write(work)

    def _at(self, target_id: str) -> tuple[Any, ...]:
        return targets.c.tenant == self._tenant, targets.c.id == target_id

    def _row(self, target: Target) -> dict[str, Any]:
        return {
            "tenant": self._tenant,
            "id": target.id,
            "url": target.url,
            "events": list(target.events),
            "keys": dumped(target.keys),
            "note": target.note,
            "created_at": target.created_at,
        }


def target_in(connection: Connection, tenant: str, target_id: str, *, held: bool = False) -> Target | None:
    """Within a transaction: the target of this id; `held`: nobody else changes it meanwhile."""
    query = select(*_COLUMNS).where(targets.c.tenant == tenant, targets.c.id == target_id)
    row = connection.execute(query.with_for_update() if held else query).first()
    return None if row is None else _of(row)


def _of(row: Row[Any]) -> Target:
    kept = dict(row._mapping)
    kept["events"] = tuple(Event(one) for one in kept["events"])
    kept["keys"] = loaded(kept["keys"])
    return Target(**kept)
