"""How one question is put to the service: repeated while it may help, never beyond its deadline.

Nothing here touches a network or waits. Each call is a generator that yields what it wants done (a
request to be sent, a pause, something to be told) and is sent what came of it; the two clients differ
in nothing but how they do it.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from onrecord.client.trouble import Problem, ReadingFailed, TookTooLong, Unreachable, problem_of

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_ATTEMPTS = 6
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 20.0
"""Seconds before the first repeat and at most; between them doubled, each with jitter."""

PASSING = frozenset({429, 502, 503, 504})
"""What is worth asking again."""

GivenT = TypeVar("GivenT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Send this request. `timeout` is in seconds, for all of it."""

    method: str
    path: str
    query: Mapping[str, str | list[str]] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    timeout: float = 30.0

    @property
    def repeatable(self) -> bool:
        """Whether it does nothing twice that it is to do once."""
        return self.method != "POST" or "Idempotency-Key" in self.headers


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The connection was refused, broke, or was silent for too long: `why` in one word."""

    why: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Do nothing for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Say:
    """Give this to the caller's function."""

    listener: Callable[[Any], object]
    value: object


@dataclass(frozen=True, slots=True)
class Give:
    """One more of what the caller iterates over."""

    value: Any


Step: TypeAlias = Ask | Pause | Say | Give
Came: TypeAlias = Answer | NoAnswer | None
Steps: TypeAlias = Generator[Step, Came, GivenT]


class Deadline:
    """A moment after which nothing more is asked."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds
        self.seconds = seconds

    @property
    def left(self) -> float:
        """Seconds left, 0 at least."""
        return max(0.0, self._end - self._clock())


def ask(request: Ask, deadline: Deadline, *, reading: str | None = None) -> Steps[Answer]:
    """The good answer to a request.

    Connection trouble and 429, 502, 503 and 504 are asked again, with `Retry-After` honoured; a POST
    only where it carries an Idempotency-Key.

    Args:
        request: what to ask.
        deadline: within which its answer is to be there.
        reading: a brief that the service is known to read: it is asked after as long as there is time.

    Raises:
        Problem: the service said no, and asking again would not help, or did not.
        Unreachable, TookTooLong: there was no answer.
    """
    attempt = 0
    while True:
        if deadline.left <= 0:
            raise too_long(deadline, reading)
        came = yield replace(request, timeout=min(request.timeout, deadline.left))
        attempt += 1
        met = _trouble(came, attempt)
        if met is None:
            if not isinstance(came, Answer):
                raise TypeError("a request was answered with nothing")
            return came
        if isinstance(met, Problem) and met.status == 404 and request.method == "DELETE" and attempt > 1:
            return Answer(204, {}, b"")  # the attempt whose answer got lost did it
        if not request.repeatable or not _passes(met) or (attempt >= MOST_ATTEMPTS and reading is None):
            raise met
        pause = _pause(met, attempt)
        if pause >= deadline.left:
            raise met if reading is None else too_long(deadline, reading)
        yield Pause(pause)


def too_long(deadline: Deadline, brief_id: str | None = None) -> TookTooLong:
    """The deadline passed."""
    kept = "; the service goes on reading, ask for the brief again" if brief_id else ""
    return TookTooLong(f"There was no end of it within {deadline.seconds:g} seconds{kept}.", brief_id)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that Retry-After names, as a number or as a date."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, OverflowError):  # a year that no calendar has
        return None
    return max(
        0.0, ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - datetime.now(UTC)).total_seconds()
    )


def _trouble(came: Came, attempt: int) -> Problem | Unreachable | None:
    if isinstance(came, NoAnswer):
        return Unreachable(
            f"The service gave no answer ({came.why}) to {attempt} request{'s' if attempt > 1 else ''}. "
            "Check its address, and that it runs."
        )
    if came is None or 200 <= came.status < 300 or came.status == 304:
        return None
    return problem_of(came.status, came.headers.get("content-type", ""), came.body, retry_after(came.headers))


def _passes(met: Problem | Unreachable) -> bool:
    if isinstance(met, Problem):
        return met.status in PASSING and not isinstance(met, ReadingFailed)
    return True


def _pause(met: Problem | Unreachable, attempt: int) -> float:
    """As long as was said or a little longer, else doubled each time; all who wait are not to come at once."""
    said = met.retry_after if isinstance(met, Problem) else None
    if said is not None:
        return said * random.uniform(1.0, 1.1)  # noqa: S311 - spreads requests, hides nothing
    return random.uniform(0.5, 1.0) * min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(attempt - 1, 10))  # noqa: S311 - the same
