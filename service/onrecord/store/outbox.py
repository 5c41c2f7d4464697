"""The outbox: whom a brief's end is told, written in the transaction that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select, update
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.store.delivery import DeliveryState, Reason
from onrecord.store.identity import new_id
from onrecord.store.job import JobState
from onrecord.store.tables import briefs, deliveries, targets
from onrecord.store.target import Event

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

EVENTS = {JobState.SUCCEEDED: Event.SUCCEEDED, JobState.FAILED: Event.FAILED}


def announce(
    connection: Connection, tenant: str, brief_id: str, run: int, event: Event, now: datetime
) -> None:
    """Within the transaction that ends a brief: a delivery for each target that wants to know."""
    open_ones = select(targets.c.id, targets.c.events).where(
        targets.c.tenant == tenant, targets.c.stopped_at.is_(None)
    )
    # Held, so that none is deleted before what refers to it is there: the brief's end must not fail over it.
    for target_id, events in connection.execute(open_ones.with_for_update(read=True, key_share=True)).all():
        if event in events:
            _add(connection, tenant, target_id, brief_id, run, event, now)


def catch_up(connection: Connection, tenant: str, since: datetime | None, now: datetime) -> list[str]:
    """Make what an older release left out, which knows of no targets; ids of the briefs it ended.

    `since`: briefs that ended before this are left alone.
    """
    told: list[str] = []
    open_ones = select(targets.c.id, targets.c.events, targets.c.created_at).where(
        targets.c.tenant == tenant, targets.c.stopped_at.is_(None)
    )
    found: Sequence[Any] = connection.execute(open_ones.with_for_update(read=True, key_share=True)).all()
    for target_id, events, created_at in found:
        wanted = [state for state, event in EVENTS.items() if event in events]
        for brief_id, run, state in _untold(
            connection, tenant, target_id, wanted, max(since or created_at, created_at)
        ):
            _add(connection, tenant, target_id, brief_id, run, EVENTS[JobState(state)], now)
            told.append(brief_id)
    return told


def call_back(connection: Connection, tenant: str, brief_ids: Sequence[str], now: datetime) -> None:
    """Within the transaction that deletes briefs: tell nobody of them any more."""
    waiting = (
        deliveries.c.tenant == tenant,
        deliveries.c.brief_id.in_(brief_ids),
        deliveries.c.state == DeliveryState.WAITING,
    )
    ended = {"state": DeliveryState.STOPPED, "reason": Reason.BRIEF_DELETED, "ended_at": now}
    connection.execute(update(deliveries).where(*waiting).values(ended))


def _untold(
    connection: Connection, tenant: str, target_id: str, wanted: Sequence[JobState], since: datetime
) -> Sequence[Any]:
    told = exists().where(
        deliveries.c.tenant == briefs.c.tenant,
        deliveries.c.target_id == target_id,
        deliveries.c.brief_id == briefs.c.id,
        deliveries.c.run == briefs.c.run,
    )
    query = select(briefs.c.id, briefs.c.run, briefs.c.state).where(
        briefs.c.tenant == tenant,
        briefs.c.finished_at >= since,
        briefs.c.state.in_(wanted),
        ~told,
    )
    return connection.execute(query).all()


def _add(
    connection: Connection, tenant: str, target_id: str, brief_id: str, run: int, event: Event, now: datetime
) -> None:
    row: dict[str, Any] = {
        "tenant": tenant,
        "id": new_id(),
        "target_id": target_id,
        "brief_id": brief_id,
        "run": run,
        "event": event,
        "state": DeliveryState.WAITING,
        "round": 1,
        "round_at": now,
        "turn": 0,
        "tries": 0,
        "attempts": [],
        "due_at": now,
        "created_at": now,
    }
    kind = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(kind.insert(deliveries).values(row).on_conflict_do_nothing())
