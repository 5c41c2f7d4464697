"""A newsroom that posts articles and writes down what it was promised."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx2

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.chaos.system import System

TERMINAL = ("succeeded", "failed", "cancelled")


def article(number: int) -> str:
    """An article like no other."""
    return (
        f"Convoy {number} left the harbour on Monday, the ministry said. "
        f"Nobody said where the {number + 2} trucks of convoy {number} would go."
    )


def quiet_article(number: int) -> str:
    """An article that is read with one question: nothing in it is worth a second look."""
    return (
        f"The market in street {number} opened on Monday morning. "
        f"Rain fell on its {number + 2} stalls until noon, and the fish was gone by two."
    )


@dataclass
class Desk:
    """`promised` are the ids of every 202; `statuses` count what the service answered."""

    system: System
    address: Callable[[], str]
    article: Callable[[int], str] = article
    promised: list[str] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)

    async def post(self, numbers: range, *, at_once: int = 8, until: float | None = None) -> None:
        """Post these articles, each until it is accepted; all of them bear an idempotency key."""
        line = iter(numbers)

        async def one_after_another() -> None:
            async with httpx2.AsyncClient(timeout=30) as client:
                for number in line:
                    await self._until_accepted(client, number)
                    if until is not None and time.monotonic() > until:
                        return

        await asyncio.gather(*(one_after_another() for _ in range(at_once)))

    async def _until_accepted(self, client: httpx2.AsyncClient, number: int) -> None:
        headers = {"Content-Type": "text/plain", "Prefer": "respond-async", "Idempotency-Key": f"k{number}"}
        while True:
            try:
                answer = await client.post(
                    f"{self.address()}/v1/briefs", content=self.article(number), headers=headers
                )
            except httpx2.TransportError as met:
                self.statuses[type(met).__name__] += 1
            else:
                self.statuses[str(answer.status_code)] += 1
                if answer.status_code == 202 or answer.status_code == 200:
                    self.promised.append(answer.headers["location"].rpartition("/")[2])
                    return
            await asyncio.sleep(0.2)

    async def drained(self, seconds: float) -> float:
        """Wait until every promise is kept; how long it took. Raises TimeoutError."""
        started = time.monotonic()
        async with asyncio.timeout(seconds):
            while True:
                try:
                    left = self.system.sql(
                        "SELECT count(*) FROM briefs WHERE state IN ('queued', 'running')"
                    )[0][0]
                except Exception:  # noqa: BLE001 - the store may be away; that is what is tried
                    left = -1
                if left == 0:
                    return time.monotonic() - started
                await asyncio.sleep(0.2)


@dataclass(frozen=True)
class Kept:
    """What became of the promises, by the log of states that the database itself kept."""

    promised: int
    succeeded: int
    failed: int
    lost: int
    twice: int

    @property
    def whole(self) -> bool:
        """Whether every 202 has exactly one terminal state and it is the right one."""
        return not (self.lost or self.twice or self.failed) and self.succeeded == self.promised

    def __str__(self) -> str:
        return (
            f"{self.promised} accepted, {self.succeeded} briefs, {self.lost} lost, {self.twice} ended twice"
        )


def kept(desk: Desk) -> Kept:
    """Compare what was promised with what the log says."""
    ends: Counter[str] = Counter()
    states: dict[str, str] = {}
    rows: list[tuple[Any, ...]] = desk.system.sql("SELECT id, state FROM state_log ORDER BY at")
    for brief_id, state in rows:
        if state in TERMINAL:
            ends[brief_id] += 1
            states[brief_id] = state
    ids = set(desk.promised)
    briefs = {row[0] for row in desk.system.sql("SELECT id FROM briefs WHERE brief IS NOT NULL")}
    return Kept(
        promised=len(ids),
        succeeded=sum(states.get(one) == "succeeded" and one in briefs for one in ids),
        failed=sum(states.get(one) in ("failed", "cancelled") for one in ids),
        lost=sum(not ends[one] for one in ids),
        twice=sum(ends[one] > 1 for one in ids),
    )
