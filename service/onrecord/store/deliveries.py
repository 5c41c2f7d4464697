"""The rows of deliveries, of one tenant."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from onrecord.store.delivery import Attempt, Delivery, DeliveryState, Reason, delivery_of
from onrecord.store.outbox import EVENTS, catch_up
from onrecord.store.tables import briefs, deliveries, item_briefs, targets
from onrecord.store.targets import target_in
from onrecord.store.trouble import delivery_waiting, webhook_stopped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row, Select

    from onrecord.store.database import Transactions
    from onrecord.store.target import Target

LOG = 100
"""Attempts that a delivery's log holds."""

GONE = "gone"
"""Why a target was stopped: it answered 410."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an event tells, as it is kept: JSON of article, brief and problem."""

    finished_at: datetime
    article: str
    brief: str | None
    problem: dict[str, Any] | None
    item: tuple[str, str] | None
    """URI and version of the pushed item that the brief was made from."""


class Deliveries:
    """Rows by id. What is asked of an id that is not there gives None."""

    def __init__(self, database: Transactions, tenant: str) -> None:
        self._database = database
        self._tenant = tenant

    async def get(self, delivery_id: str) -> Delivery | None:
        """The delivery of this id."""
        found = await self._find(select(deliveries).where(*self._at(delivery_id)))
        return found[0] if found else None

    async def page(self, target_id: str, *, limit: int = 50, before: str | None = None) -> list[Delivery]:
        """What a target was told, newest first; `before` is the id that the page before ended with."""
        query = select(deliveries).where(
            deliveries.c.tenant == self._tenant, deliveries.c.target_id == target_id
        )
        if before is not None:
            query = query.where(deliveries.c.id < before)
        return await self._find(query.order_by(deliveries.c.id.desc()).limit(limit))

    async def counts(self) -> dict[str, dict[str, int]]:
        """How many deliveries of each target are in each state."""
        query = (
            select(deliveries.c.target_id, deliveries.c.state, func.count())
            .where(deliveries.c.tenant == self._tenant)
            .group_by(deliveries.c.target_id, deliveries.c.state)
        )

        def work(connection: Connection) -> Sequence[Row[Any]]:
            found: Sequence[Row[Any]] = connection.execute(query).all()
            return found

        counted: dict[str, dict[str, int]] = {}
        rows: Sequence[Any] = await self._database.read(work)
        for target_id, state, number in rows:
            counted.setdefault(target_id, {})[state] = number
        return counted

    async def waiting_for(self, brief_id: str) -> list[Delivery]:
        """Deliveries of this brief that no attempt was made at."""
        return await self._find(
            self._waiting().where(deliveries.c.brief_id == brief_id, deliveries.c.turn == 0)
        )

    async def overdue(self, until: datetime, after: str, limit: int) -> list[Delivery]:
        """Deliveries that were due before this moment, by their ids, beyond this one."""
        query = self._waiting().where(deliveries.c.due_at < until, deliveries.c.id > after)
        return await self._find(query.order_by(deliveries.c.id).limit(limit))

    async def catch_up(self, since: datetime | None, now: datetime) -> int:
        """Make the deliveries of briefs that an older release ended; how many those are."""
        anybody = select(targets.c.id).where(targets.c.tenant == self._tenant, targets.c.stopped_at.is_(None))
        if not await self._database.read(lambda connection: connection.execute(anybody).first()):
            return 0  # with nobody to tell, nothing is written every few seconds
        told = await self._database.write(lambda connection: catch_up(connection, self._tenant, since, now))
        return len(told)

    async def begin(self, delivery_id: str, turn: int, now: datetime) -> tuple[Delivery, Target, Told] | None:
        """Note that this attempt begins: what to tell whom.

        None where its turn is void, or nobody is to be told any more; then it has ended.
        """
        statement = update(deliveries).where(
            *self._at(delivery_id), deliveries.c.state == DeliveryState.WAITING, deliveries.c.turn == turn
        )

        def work(connection: Connection) -> tuple[Delivery, Target, Told] | None:
            row = connection.execute(statement.values(begun_at=now).returning(deliveries)).first()
            if row is None:
                return None
            delivery = delivery_of(dict(row._mapping))
            target = target_in(connection, self._tenant, delivery.target_id)
            told = self._told(connection, delivery)
            if isinstance(told, Told) and target is not None and target.stopped_at is None:
                return delivery, target, told
            reason = told if isinstance(told, Reason) else Reason.TARGET_GONE
            connection.execute(statement.values(_stopped(reason, now)))
            return None

        return await self._database.write(work)

    async def record(
        self,
        begun: Delivery,
        attempt: Attempt,
        now: datetime,
        *,
        due: datetime | None,
        taken: bool,
        gone: bool,
    ) -> Delivery | None:
        """Write an attempt into the log, and what follows from it.

        Args:
            begun: the delivery as it was begun.
            attempt: what came of it.
            now: the moment.
            due: when it is to be tried again; None: not any more.
            taken: whether the target has it.
            gone: whether the target wants nothing more: it is stopped, and all that waits for it.

        Returns:
            The delivery where it is to be tried again; None where it has ended, or the turn was void.
        """
        ended = {"state": DeliveryState.FAILED, "ended_at": now}
        if taken:
            ended["state"] = DeliveryState.DELIVERED
        elif gone:
            ended = _stopped(Reason.TARGET_GONE, now)
        elif due is not None:
            ended = {"due_at": due, "turn": begun.turn + 1}
        mine = (
            *self._at(begun.id),
            deliveries.c.state == DeliveryState.WAITING,
            deliveries.c.turn == begun.turn,
        )

        def work(connection: Connection) -> Delivery | None:
            if gone:  # before its rows, as everybody who holds both does
                self._stop_target(connection, begun.target_id, now)
            log = connection.execute(select(deliveries.c.attempts).where(*mine).with_for_update()).scalar()
            if log is not None:
                line = asdict(attempt) | {"at": attempt.at.isoformat()}
                told = {"attempts": [*log, line][-LOG:], "tries": begun.tries + 1, "begun_at": None}
                connection.execute(update(deliveries).where(*mine).values(told | ended))
            if gone:
                waiting = (
                    deliveries.c.tenant == self._tenant,
                    deliveries.c.target_id == begun.target_id,
                    deliveries.c.state == DeliveryState.WAITING,
                )
                stopped = _stopped(Reason.TARGET_GONE, now)
                connection.execute(update(deliveries).where(*waiting).values(stopped))
            if log is None or due is None or taken or gone:
                return None
            return replace(begun, turn=begun.turn + 1, tries=begun.tries + 1, due_at=due, begun_at=None)

        return await self._database.write(work)

    async def hand_back(self, delivery: Delivery) -> Delivery | None:
        """Void the turn of a delivery that got lost on its way; None where it has moved on since."""
        statement = update(deliveries).where(
            *self._at(delivery.id),
            deliveries.c.state == DeliveryState.WAITING,
            deliveries.c.turn == delivery.turn,
        )
        again = statement.values(turn=delivery.turn + 1, begun_at=None)

        def work(connection: Connection) -> bool:
            return connection.execute(again).rowcount > 0

        moved = await self._database.write(work)
        return replace(delivery, turn=delivery.turn + 1, begun_at=None) if moved else None

    async def again(self, delivery_id: str, now: datetime) -> Delivery | None:
        """Begin a new round of a delivery that has ended.

        Raises:
            StoreTrouble: `delivery-waiting` (409) where it has not, `webhook-stopped` (409).
        """
        query = select(deliveries).where(*self._at(delivery_id)).with_for_update()

        def work(connection: Connection) -> Delivery | None:
            row = connection.execute(query).first()
            if row is None:
                return None
            known = delivery_of(dict(row._mapping))
            if known.state is DeliveryState.WAITING:
                raise delivery_waiting()
            target = target_in(connection, self._tenant, known.target_id)
            if target is None or target.stopped_at is not None:
                raise webhook_stopped()
            anew: dict[str, Any] = {
                "state": DeliveryState.WAITING,
                "reason": None,
                "round": known.round + 1,
                "round_at": now,
                "turn": known.turn + 1,
                "tries": 0,
                "due_at": now,
                "begun_at": None,
                "ended_at": None,
            }
            connection.execute(update(deliveries).where(*self._at(delivery_id)).values(anew))
            return replace(known, **anew)

        return await self._database.write(work)

    async def delete_before(self, moment: datetime) -> int:
        """Delete what ended before this moment; how many those were."""
        statement = delete(deliveries).where(
            deliveries.c.tenant == self._tenant, deliveries.c.ended_at < moment
        )

        def work(connection: Connection) -> int:
            return connection.execute(statement).rowcount

        return await self._database.write(work)

    def _told(self, connection: Connection, delivery: Delivery) -> Told | Reason:
        """What the brief's row has to tell; why nothing where it has not."""
        query = select(
            briefs.c.state,
            briefs.c.run,
            briefs.c.finished_at,
            briefs.c.article,
            briefs.c.brief,
            briefs.c.problem,
        ).where(briefs.c.tenant == self._tenant, briefs.c.id == delivery.brief_id)
        row = connection.execute(query).first()
        if row is None:
            return Reason.BRIEF_DELETED
        if row.run != delivery.run or EVENTS.get(row.state) is not delivery.event:
            return Reason.SUPERSEDED
        pushed = select(item_briefs.c.uri, item_briefs.c.version).where(
            item_briefs.c.tenant == self._tenant, item_briefs.c.brief_id == delivery.brief_id
        )
        item = connection.execute(pushed).first()
        return Told(
            finished_at=row.finished_at,
            article=row.article,
            brief=row.brief,
            problem=row.problem,
            item=None if item is None else (item[0], item[1]),
        )

    def _stop_target(self, connection: Connection, target_id: str, now: datetime) -> None:
        mine = (targets.c.tenant == self._tenant, targets.c.id == target_id, targets.c.stopped_at.is_(None))
        connection.execute(update(targets).where(*mine).values(stopped_at=now, stopped_because=GONE))

    def _waiting(self) -> Select[Any]:
        return select(deliveries).where(
            deliveries.c.tenant == self._tenant, deliveries.c.state == DeliveryState.WAITING
        )

    def _at(self, delivery_id: str) -> tuple[Any, ...]:
        return deliveries.c.tenant == self._tenant, deliveries.c.id == delivery_id

    async def _find(self, query: Select[Any]) -> list[Delivery]:
        def work(connection: Connection) -> Sequence[Row[Any]]:
            found: Sequence[Row[Any]] = connection.execute(query).all()
            return found

        return [delivery_of(dict(row._mapping)) for row in await self._database.read(work)]


def _stopped(reason: Reason, now: datetime) -> dict[str, Any]:
    return {"state": DeliveryState.STOPPED, "reason": reason, "ended_at": now, "begun_at": None}
