"""A target: where webhooks go, and what they are signed with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

OLD_KEYS_SIGN = timedelta(hours=24)
"""How long a key that was rotated signs beside the new one."""


class Event(StrEnum):
    """What a target may be told. A brief that is called off is no event: whoever did it knows."""

    SUCCEEDED = "brief.succeeded"
    FAILED = "brief.failed"


@dataclass(frozen=True, slots=True)
class Key:
    """`secret` as Standard Webhooks writes it; `until` is when it stops to sign, None for the newest."""

    secret: str = field(repr=False)
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A target as it is kept. Its keys are shown once, when they are made, and never listed."""

    id: str
    url: str
    events: tuple[Event, ...]
    keys: tuple[Key, ...] = field(repr=False)
    note: str | None = None
    created_at: datetime
    stopped_at: datetime | None = None
    stopped_because: str | None = None

    def secrets(self, now: datetime) -> list[str]:
        """What is signed with at this moment, the newest first."""
        return [key.secret for key in self.keys if key.until is None or key.until > now]

    def rotated(self, secret: str, now: datetime) -> tuple[Key, ...]:
        """Its keys once this one is the newest; those that ended are left out."""
        until = now + OLD_KEYS_SIGN
        kept = [
            Key(key.secret, key.until or until) for key in self.keys if key.until is None or key.until > now
        ]
        return Key(secret), *kept


def dumped(keys: tuple[Key, ...]) -> list[dict[str, str | None]]:
    """Keys as JSON that `loaded` reads."""
    return [{"secret": key.secret, "until": key.until.isoformat() if key.until else None} for key in keys]


def loaded(kept: list[dict[str, str | None]]) -> tuple[Key, ...]:
    """The keys that were dumped."""
    return tuple(
        Key(
            one["secret"] or "",
            datetime.fromisoformat(one["until"]).astimezone(UTC) if one["until"] else None,
        )
        for one in kept
    )
