"""The pace at which an endpoint is asked."""

from __future__ import annotations

from aiolimiter import AsyncLimiter

MINUTE = 60.0


def paced(per_minute: float | None) -> AsyncLimiter | None:
    """Lets so many through in a minute, one at a time and evenly; None lets all through.

    A bucket that fills up while nobody asks would let a burst through, which endpoints refuse.
    """
    return None if per_minute is None else AsyncLimiter(1, MINUTE / per_minute)
