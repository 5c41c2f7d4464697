"""The rows of pushed items: the newest version of each is known, whichever came first.

All that a version changes is changed in one transaction that holds its item's row: of two programs
that are pushed two versions at once, one comes after the other, and the newer version stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, exists, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.intake.item_version import ItemVersion
from onrecord.store.briefs import HEAD, adding, job_of, remove
from onrecord.store.job import UNFINISHED, Job, JobState
from onrecord.store.tables import briefs, item_briefs, items

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Row, Select

    from onrecord.intake.ninjs import Item
    from onrecord.store.database import Transactions


class ItemState(StrEnum):
    """What the newest known version of an item says."""

    READ = "read"
    """It is an article, and has a brief or a job that makes one."""

    IGNORED = "ignored"
    """It is in good order and no article."""

    REFUSED = "refused"
    """It cannot be read."""

    WITHDRAWN = "withdrawn"
    """It was killed or is withheld. No older version is read any more; a newer one may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What became of a pushed version."""

    state: ItemState | None
    """Of the item; None where a newer version of it is known, so that this one changed nothing."""

    version: ItemVersion
    job: Job | None = None
    """What reads this very version, or has read it."""

    is_new: bool = False
    """Whether the job was made by this push."""

    ended: tuple[Job, ...] = ()
    """Readings of older versions, as they were: now called off, or deleted with their briefs."""


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """The item and version that a brief was made from."""

    uri: str
    version: str
    is_current: bool
    """False once a newer version is known."""


class Items:
    """Items of one tenant by their URI."""

    def __init__(self, database: Transactions, tenant: str) -> None:
        self._database = database
        self._tenant = tenant

    async def push(
        self, item: Item, body_sha256: str, job: Job | None, *, most: int, full: Callable[[int], Exception]
    ) -> Pushed:
        """Note a version; where it is the newest, end what older ones began.

        Args:
            item: as it was read.
            body_sha256: of what was pushed; tells a version that is sent again from another of its number.
            job: as yet in no row; kept where the version is to be read. None where it has no article.
            most: unfinished jobs that may stand in the job's lane.
            full: the error for so many of them; raised where the line is full, and nothing is changed.
        """

        def work(connection: Connection) -> Pushed:
            return _Turn(connection, self._tenant, item, body_sha256).take(job, most, full)

        return await self._database.write(work)

    async def made_from(self, brief_ids: Sequence[str]) -> dict[str, MadeFrom]:
        """By brief, the pushed items among what these were made from."""
        query: Select[Any] = (
            select(item_briefs.c.brief_id, item_briefs.c.uri, item_briefs.c.version, items.c.brief_id)
            .outerjoin(items, (items.c.tenant == item_briefs.c.tenant) & (items.c.uri == item_briefs.c.uri))
            .where(item_briefs.c.tenant == self._tenant, item_briefs.c.brief_id.in_(brief_ids))
        )

        def work(connection: Connection) -> Sequence[Any]:
            return connection.execute(query).all()

        rows = await self._database.read(work) if brief_ids else ()
        return {row[0]: MadeFrom(row[1], row[2], row[3] == row[0]) for row in rows}

    async def purge_before(self, moment: datetime) -> int:
        """Forget items that were last pushed before this moment and have no brief left; how many."""
        used = exists().where(item_briefs.c.tenant == items.c.tenant, item_briefs.c.uri == items.c.uri)
        old = delete(items).where(items.c.tenant == self._tenant, items.c.updated_at < moment, ~used)
        return await self._database.write(lambda connection: connection.execute(old).rowcount)


class _Turn:
    """One version's turn at its item's row."""

    def __init__(self, connection: Connection, tenant: str, item: Item, body_sha256: str) -> None:
        self._connection = connection
        self._tenant = tenant
        self._item = item
        self._body = body_sha256
        self._mine = (items.c.tenant == tenant, items.c.uri == item.uri)

    def take(self, job: Job | None, most: int, full: Callable[[int], Exception]) -> Pushed:
        known = self._held()
        if known is not None:
            if known.body_sha256 == self._body and (again := self._again(known)) is not None:
                return again
            if not self._replaces(known):
                late = self._withdraw() if self._item.withdrawn else ()
                return Pushed(state=None, version=self._item.version, ended=late)
        state, version = self._state, self._item.version
        if state is ItemState.WITHDRAWN and not version.is_named:  # of every version there was
            version = ItemVersion("", datetime.now(UTC)) if known is None else _version_of(known)
        ended = self._withdraw() if state is ItemState.WITHDRAWN else self._call_off()
        if job is not None:
            waiting = self._waiting(job)
            if waiting >= most:
                raise full(waiting)
            self._connection.execute(adding(_article(self._item), job))
            self._connection.execute(insert(item_briefs).values(self._made_by(job)))
        self._note(version, state, job)
        return Pushed(state=state, version=version, job=job, is_new=job is not None, ended=ended)

    @property
    def _state(self) -> ItemState:
        if self._item.withdrawn:
            return ItemState.WITHDRAWN
        if self._item.article is not None:
            return ItemState.READ
        return ItemState.IGNORED if self._item.unread is not None else ItemState.REFUSED

    def _held(self) -> Row[Any] | None:
        """The item's row, which nobody else changes until this turn ends; None where it was made for it."""
        now = datetime.now(UTC)
        blank = {"version": "", "state": "", "body_sha256": "", "updated_at": now}
        making = _insert(self._connection).values(tenant=self._tenant, uri=self._item.uri, **blank)
        made = self._connection.execute(making.on_conflict_do_nothing().returning(items.c.uri))
        if made.first() is not None:
            return None
        held = select(items).where(*self._mine).with_for_update()
        return self._connection.execute(held).one()

    def _again(self, known: Row[Any]) -> Pushed | None:
        """What became of this very version before; None where its brief was deleted since."""
        state, version = ItemState(known.state), _version_of(known)
        if state is not ItemState.READ:
            return Pushed(state=state, version=version)
        mine = (briefs.c.tenant == self._tenant, briefs.c.id == known.brief_id)
        row = self._connection.execute(select(*HEAD).where(*mine)).first()
        return None if row is None else Pushed(state=state, version=version, job=job_of(row._mapping))

    def _replaces(self, known: Row[Any]) -> bool:
        """Whether this version is to stand. Of one version, a withdrawal stands; else what came last."""
        version, withdrawn = self._item.version, self._item.withdrawn
        if withdrawn and not version.is_named:
            return True
        beside = version.beside(_version_of(known))
        return beside > 0 or (beside == 0 and (withdrawn or known.state != ItemState.WITHDRAWN))

    def _made_by(self, job: Job) -> dict[str, Any]:
        version = self._item.version
        return {
            "tenant": self._tenant,
            "brief_id": job.id,
            "uri": self._item.uri,
            "version": version.name,
            "version_created": version.created,
        }

    def _call_off(self) -> tuple[Job, ...]:
        now = datetime.now(UTC)
        ended = {
            "state": JobState.CANCELLED,
            "finished_at": now,
            "updated_at": now,
            "revision": briefs.c.revision + 1,
        }
        under_way = [job for job, _ in self._made() if not job.state.finished]
        at = (briefs.c.tenant == self._tenant, briefs.c.id.in_([job.id for job in under_way]))
        if under_way:
            self._connection.execute(update(briefs).where(*at, briefs.c.state.in_(UNFINISHED)).values(ended))
        return tuple(under_way)

    def _withdraw(self) -> tuple[Job, ...]:
        """Delete what was made of this version and of older ones; of all where it names none."""
        mine = self._item.version
        gone = [job for job, its in self._made() if not mine.is_named or mine.beside(its) >= 0]
        remove(self._connection, self._tenant, [job.id for job in gone])
        return tuple(gone)

    def _made(self) -> list[tuple[Job, ItemVersion]]:
        """The jobs of all versions of the item, which nobody else changes until this turn ends."""
        query = (
            select(*HEAD, item_briefs.c.version, item_briefs.c.version_created)
            .join(
                item_briefs,
                (item_briefs.c.tenant == briefs.c.tenant) & (item_briefs.c.brief_id == briefs.c.id),
            )
            .where(item_briefs.c.tenant == self._tenant, item_briefs.c.uri == self._item.uri)
            .order_by(briefs.c.id)
            .with_for_update(of=briefs)
        )
        made = []
        for row in self._connection.execute(query):
            kept = dict(row._mapping)
            version = ItemVersion(kept.pop("version"), kept.pop("version_created"))
            made.append((job_of(kept), version))
        return made

    def _waiting(self, job: Job) -> int:
        lane = (briefs.c.tenant == self._tenant, briefs.c.state.in_(UNFINISHED), briefs.c.lane == job.lane)
        return self._connection.execute(select(func.count()).where(*lane)).scalar_one()

    def _note(self, version: ItemVersion, state: ItemState, job: Job | None) -> None:
        known = {
            "version": version.name,
            "version_created": version.created,
            "state": state,
            "brief_id": None if job is None else job.id,
            "body_sha256": self._body,
            "updated_at": datetime.now(UTC),
        }
        self._connection.execute(update(items).where(*self._mine).values(known))


def _version_of(row: Row[Any]) -> ItemVersion:
    return ItemVersion(row.version, row.version_created)


def _article(item: Item) -> Any:  # noqa: ANN401 - an Article; a job is only made where there is one
    return item.article


def _insert(connection: Connection) -> Any:  # noqa: ANN401 - both dialects' statements have the same methods
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(items)
