"""When a webhook that was not taken is sent again."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """Exponential with full jitter: after the n-th attempt a random part of `first` times 2 to the n - 1.

    With the usual figures the attempts come, on average, 5 seconds, 15, 35, … after the first; from the
    twelfth on two hours apart; about 23 in 24 hours, the last of them when those are over. Times are
    in seconds. Source: "Exponential Backoff and Jitter", AWS Architecture Blog, 2015.
    """

    first: float = 10.0
    longest: float = 4 * 3600.0
    """Also the longest that a target's Retry-After is heeded."""

    shortest: float = 1.0
    whole: float = 24 * 3600.0
    """From the beginning of a round to its last attempt."""

    def due(
        self, tries: int, begun: datetime, now: datetime, retry_after: float | None = None
    ) -> datetime | None:
        """When to send again after so many attempts of a round that began then; None: not any more."""
        end = begun + timedelta(seconds=self.whole)
        if now >= end:
            return None
        widest = min(self.longest, self.first * 2 ** min(tries - 1, 32))
        wait = max(self.shortest, random.uniform(0, widest), min(retry_after or 0.0, self.longest))  # noqa: S311 - no secret
        return min(end, now + timedelta(seconds=wait))


def retry_after(said: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header (RFC 9110, 10.2.3) asks for; None where it says nothing."""
    if said is None:
        return None
    said = said.strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        moment = parsedate_to_datetime(said)
        return max(0.0, (moment - now).total_seconds())
    except (TypeError, ValueError, OverflowError):  # no date, or one without a zone
        return None
