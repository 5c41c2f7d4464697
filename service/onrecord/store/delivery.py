"""A delivery: one event of one brief on its way to one target."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from onrecord.store.target import Event


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    WAITING = "waiting"
    """To be sent, for the first time or again."""

    DELIVERED = "delivered"
    """The target answered with a 2xx."""

    FAILED = "failed"
    """Its round is over and no attempt was taken."""

    STOPPED = "stopped"
    """Nobody is to be told any more; `reason` says why."""


class Reason(StrEnum):
    """Why a delivery was stopped."""

    TARGET_GONE = "target-gone"
    """The target answered 410."""

    BRIEF_DELETED = "brief-deleted"
    SUPERSEDED = "superseded"
    """The brief was tried again since; what comes of that is an event of its own."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One line of a delivery's log: an HTTP status, or the trouble that stood in its way. Never a body."""

    at: datetime
    round: int
    status: int | None
    trouble: str | None
    milliseconds: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """A delivery's row. Its id is the `webhook-id` of every attempt in every round."""

    id: str
    target_id: str
    brief_id: str
    run: int
    """The run of the job that the event is about."""

    event: Event
    state: DeliveryState
    reason: Reason | None = None
    round: int = 1
    """Begun anew by `redeliver`."""

    round_at: datetime
    turn: int = 0
    """Raised whenever an attempt is handed to the engine; what the engine holds of an older turn is void."""

    tries: int = 0
    """Attempts made in this round."""

    attempts: tuple[Attempt, ...] = field(default=(), repr=False)
    """The log, oldest first; the last hundred."""

    due_at: datetime
    begun_at: datetime | None = None
    """When the attempt under way began; None while none is."""

    created_at: datetime
    ended_at: datetime | None = None


def delivery_of(kept: dict[str, Any]) -> Delivery:
    """The delivery in a row."""
    row = {name: value for name, value in kept.items() if name != "tenant"}
    row["event"] = Event(row["event"])
    row["state"] = DeliveryState(row["state"])
    row["reason"] = Reason(row["reason"]) if row["reason"] else None
    row["attempts"] = tuple(
        Attempt(**(one | {"at": datetime.fromisoformat(one["at"])})) for one in row["attempts"]
    )
    return Delivery(**row)
