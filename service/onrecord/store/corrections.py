"""The rows of corrections, of one tenant: numbered within their brief, withdrawn but never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from onrecord.corrections import CHANGE, Correction
from onrecord.store.tables import briefs, corrections
from onrecord.store.trouble import corrections_full

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Row

    from onrecord.corrections import Change
    from onrecord.store.database import Transactions

MOST = 500
"""Corrections of a brief: all of them are read and applied whenever somebody looks at it."""

_COLUMNS = [column for column in corrections.c if column.name not in ("tenant", "brief_id")]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A finished brief as JSON, with its corrections in order, as of one moment."""

    brief: str
    corrections: list[Correction]


class Corrections:
    """Corrections by the id of their brief. What is asked of a brief that is not there gives None."""

    def __init__(self, database: Transactions, tenant: str) -> None:
        self.tenant = tenant
        self._database = database

    async def of(self, brief_id: str) -> Corrected | None:
        """The finished brief and all its corrections, withdrawn ones as well; None while there is none."""
        at = (briefs.c.tenant == self.tenant, briefs.c.id == brief_id)

        def work(connection: Connection) -> Corrected | None:
            brief = connection.execute(select(briefs.c.brief).where(*at)).scalar_one_or_none()
            return None if brief is None else Corrected(brief, _all(connection, self._of(brief_id)))

        return await self._database.read(work)

    async def append(
        self, brief_id: str, by: str, change: Change, seen: Sequence[Correction]
    ) -> Correction | None:
        """Keep a change under the next number.

        Args:
            brief_id: the brief.
            by: who made it.
            change: what was found to apply to the brief with the corrections that were `seen`.
            seen: these.

        Returns:
            The correction; None where somebody corrected the brief since, or the brief is gone.

        Raises:
            StoreTrouble: `corrections-full` (409).
        """
        row = {
            "tenant": self.tenant,
            "brief_id": brief_id,
            "at": datetime.now(UTC),
            "by": by,
            "change": CHANGE.dump_python(change, mode="json", exclude_unset=True),
        }

        def work(connection: Connection) -> Correction | None:
            if not self._lock(connection, brief_id):
                return None
            known = _all(connection, self._of(brief_id))
            if [(each.number, each.stands) for each in known] != [
                (each.number, each.stands) for each in seen
            ]:
                return None
            if len(known) >= MOST:
                raise corrections_full(MOST)
            number = known[-1].number + 1 if known else 1
            connection.execute(insert(corrections).values(row | {"number": number}))
            return _one(connection, (*self._of(brief_id), corrections.c.number == number))

        return await self._database.write(work)

    async def withdraw(self, brief_id: str, number: int, by: str) -> Correction | None:
        """Mark a correction as withdrawn; one that is stays as it is. None where there is none."""
        at = (*self._of(brief_id), corrections.c.number == number)
        now = {"withdrawn_at": datetime.now(UTC), "withdrawn_by": by}

        def work(connection: Connection) -> Correction | None:
            if not self._lock(connection, brief_id):
                return None
            connection.execute(
                update(corrections).where(*at, corrections.c.withdrawn_at.is_(None)).values(now)
            )
            return _one(connection, at)

        return await self._database.write(work)

    async def counts(self) -> dict[str, tuple[int, int]]:
        """For each brief that was ever corrected: how many corrections it has, and how many are withdrawn."""
        made = func.count(), func.count(corrections.c.withdrawn_at)
        query = select(corrections.c.brief_id, *made).where(corrections.c.tenant == self.tenant)

        def work(connection: Connection) -> dict[str, tuple[int, int]]:
            rows = connection.execute(query.group_by(corrections.c.brief_id))
            return {brief_id: (count, withdrawn) for brief_id, count, withdrawn in rows}

        return await self._database.read(work)

    def _lock(self, connection: Connection, brief_id: str) -> bool:
        """Hold the brief's row until the transaction ends: of two who correct it, one comes second."""
        row = select(briefs.c.id).where(briefs.c.tenant == self.tenant, briefs.c.id == brief_id)
        return connection.execute(row.with_for_update()).first() is not None

    def _of(self, brief_id: str) -> tuple[ColumnElement[bool], ...]:
        return corrections.c.tenant == self.tenant, corrections.c.brief_id == brief_id


def _all(connection: Connection, at: tuple[ColumnElement[bool], ...]) -> list[Correction]:
    rows = connection.execute(select(*_COLUMNS).where(*at).order_by(corrections.c.number))
    return [_correction(row) for row in rows]


def _one(connection: Connection, at: tuple[ColumnElement[bool], ...]) -> Correction | None:
    row = connection.execute(select(*_COLUMNS).where(*at)).first()
    return None if row is None else _correction(row)


def _correction(row: Row[Any]) -> Correction:
    return Correction.model_validate(dict(row._mapping))
