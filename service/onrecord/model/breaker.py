"""A breaker: an endpoint that fails again and again is left alone for a while, then tried with one call."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import structlog
from circuitbreaker import CircuitBreaker

from onrecord.errors import ModelTrouble

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

FAILURES = 5
RECOVERY = 3.0
"""Seconds that the endpoint is left alone."""

GLANCE = 0.25
"""Seconds between two looks of those who wait whether the one who tries came through."""

DOWN = frozenset({"model-unreachable", "model-busy", "model-failing", "model-timeout", "model-cut-off"})
"""Troubles that say something about the endpoint and nothing about the question."""

log = structlog.get_logger(__name__)


class Breaker:
    """Open after `FAILURES` in a row; after `RECOVERY` seconds one call tries, and closes it if it is answered."""

    def __init__(self) -> None:
        self._breaker = CircuitBreaker(
            failure_threshold=FAILURES, recovery_timeout=RECOVERY, expected_exception=ModelTrouble
        )
        self._trying = False

    @property
    def is_open(self) -> bool:
        """Whether the endpoint is being left alone or tried."""
        return not self._breaker.closed

    def failed(self, met: ModelTrouble) -> None:
        """A request ended in trouble; only what says that the endpoint is down counts."""
        if met.slug not in DOWN:
            return
        was_open = self.is_open
        with contextlib.suppress(ModelTrouble), self._breaker:
            raise ModelTrouble(met.slug, "", remedy="")  # without what hangs on the one that was met
        if self.is_open and not was_open:
            log.warning("model endpoint left alone", trouble=met.slug)

    def answered(self) -> None:
        """A request was answered."""
        if self.is_open:
            log.info("model endpoint answers again")
        self._breaker.reset()

    @contextlib.asynccontextmanager
    async def passage(self) -> AsyncIterator[None]:
        """Wait until the endpoint may be asked: by all while closed, by one while it is tried."""
        while self.is_open and (self._breaker.opened or self._trying):  # noqa: ASYNC110 - time ends it
            await asyncio.sleep(min(GLANCE, max(self._breaker.open_remaining, 0.05)))
        tries = self.is_open
        self._trying = self._trying or tries
        try:
            yield
        finally:
            if tries:
                self._trying = False
