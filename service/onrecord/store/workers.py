"""The rows of workers: which programs are up, and who takes over from one that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, or_, select, update

from onrecord.store.tables import workers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from onrecord.store.database import Transactions

INHERITING = 10.0
"""Seconds after which an heir that did not finish taking over is taken for gone as well."""


class Workers:
    """Workers by id. All tenants' share the endpoint; each takes over from its own. Times are the database's."""

    def __init__(self, database: Transactions, tenant: str) -> None:
        self._database = database
        self._mine = workers.c.tenant == tenant
        self._tenant = tenant

    async def join(self, worker: str, release: str, *, reads: bool) -> None:
        """Tell the others that this program is up."""
        row = {"id": worker, "tenant": self._tenant, "release": release, "reads": reads}
        row["seen"] = self._database.clock()
        await self._database.write(lambda connection: connection.execute(insert(workers).values(row)))

    async def beat(self, worker: str) -> bool:
        """Tell the others that it is still up; False when they have given it up already."""
        alive = update(workers).where(workers.c.id == worker, workers.c.heir.is_(None))
        statement = alive.values(seen=self._database.clock())

        def work(connection: Connection) -> bool:
            return connection.execute(statement).rowcount > 0

        return await self._database.write(work)

    async def reading(self) -> list[str]:
        """Those of all tenants that read, oldest first; one that lapsed counts until it is taken over from."""
        up = (workers.c.reads, workers.c.heir.is_(None), workers.c.seen > 0)
        query = select(workers.c.id).where(*up).order_by(workers.c.id)
        return await self._ids(query)

    async def known(self) -> list[str]:
        """All that have a row."""
        return await self._ids(select(workers.c.id).where(self._mine).order_by(workers.c.id))

    async def left(self) -> list[str]:
        """Those that said that they leave, or are known to be gone."""
        return await self._ids(select(workers.c.id).where(self._mine, workers.c.seen == 0))

    async def lapsed(self, seconds: float) -> list[str]:
        """Those that have not been seen for so long, and those whose heir did not finish."""
        now = self._database.clock()
        query = select(workers.c.id).where(
            self._mine,
            workers.c.seen < now - seconds,
            or_(workers.c.heir.is_(None), workers.c.inherited < now - INHERITING),
        )
        return await self._ids(query)

    async def inherit(self, worker: str, heir: str, *, seconds: float) -> bool:
        """Take over from a worker that has lapsed; True for one heir alone."""
        now = self._database.clock()
        statement = (
            update(workers)
            .where(
                workers.c.id == worker,
                workers.c.seen < now - seconds,
                or_(workers.c.heir.is_(None), workers.c.inherited < now - INHERITING),
            )
            .values(heir=heir, inherited=now)
        )

        def work(connection: Connection) -> bool:
            return connection.execute(statement).rowcount > 0

        return await self._database.write(work)

    async def expire(self, worker: str) -> None:
        """Note that it is gone, or leaves: whoever looks next takes over."""
        statement = update(workers).where(workers.c.id == worker).values(seen=0.0)
        await self._database.write(lambda connection: connection.execute(statement))

    async def bury(self, worker: str) -> None:
        """All that it had has been taken over."""
        statement = delete(workers).where(workers.c.id == worker)
        await self._database.write(lambda connection: connection.execute(statement))

    async def _ids(self, query: object) -> list[str]:
        def work(connection: Connection) -> Sequence[str]:
            return connection.execute(query).scalars().all()  # type: ignore[call-overload,no-any-return]

        return list(await self._database.read(work))
