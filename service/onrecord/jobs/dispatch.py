"""The dispatch: deliveries handed to the engine, attempts made, and what a crash left found again.

The row is the promise here as well: it was made in the transaction that ended the brief.
"""

from __future__ import annotations

import asyncio
from contextvars import Context
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from onrecord.errors import StoreTrouble
from onrecord.hooks.courier import Answer
from onrecord.hooks.signing import headers_for
from onrecord.jobs.engine import IN_LINE, WORKED_ON
from onrecord.jobs.envelope import envelope
from onrecord.store.delivery import Attempt

if TYPE_CHECKING:
    from onrecord.hooks import Courier
    from onrecord.jobs.engine import Engine
    from onrecord.store.delivery import Delivery
    from onrecord.store.store import Store

GRACE = timedelta(seconds=5)
"""How long after it is due a delivery is missed: it may be on its way to the engine."""

REACH = timedelta(seconds=60)
"""How far back a sweep looks for briefs that an older release ended; all of them now and then."""

ADRIFT = timedelta(seconds=60)
"""How long an attempt may be under way; it takes 15 seconds at most, and the store may be slow."""

AT_ONCE = 500
log = structlog.get_logger(__name__)


class Dispatch:
    """Any number of programs dispatch at one time. An attempt may be made twice, and is never left out.

    Args:
        store: targets, deliveries and briefs.
        engine: what keeps attempts until they are due.
        courier: what sends them.
        public_url: where others reach the service.
    """

    def __init__(self, store: Store, engine: Engine, courier: Courier, *, public_url: str | None) -> None:
        self._now = store.deliveries
        self._surely = store.patient().deliveries
        self._engine = engine
        self._courier = courier
        self._public_url = public_url
        self._waiting: asyncio.Queue[str | Delivery] = asyncio.Queue()
        self._handing: asyncio.Task[None] | None = None
        self._under_way: set[asyncio.Future[None]] = set()
        self._leaving = False
        self._looked_at = ""

    def start(self) -> None:
        """Hand over what comes, until `stop`."""
        # In a context of its own: what the engine's library keeps in this one must not reach it.
        self._handing = Context().run(asyncio.create_task, self._hand_over_all(), name="dispatch")

    async def stop(self, grace: float) -> None:
        """Begin no attempt any more, and let those under way end within this time."""
        self._leaving = True
        if self._handing is not None:
            self._handing.cancel()
            await asyncio.wait({self._handing})
        if self._under_way and grace:
            await asyncio.wait(self._under_way, timeout=min(grace, self._courier.seconds))

    def brief_ended(self, brief_id: str) -> None:
        """Somebody may be waiting to be told."""
        self._waiting.put_nowait(brief_id)

    def hand_over(self, delivery: Delivery) -> None:
        """See that it is sent when it is due. Its row is safe: where the engine does not take it, the sweep does."""
        self._waiting.put_nowait(delivery)

    async def deliver(self, delivery_id: str, turn: int) -> None:
        """Make one attempt. A turn that is void, and a delivery that has ended, end at once."""
        if self._leaving:
            await asyncio.Event().wait()  # until the engine lets go; the next program takes it up
        attempt = asyncio.ensure_future(self._attempt(delivery_id, turn))
        self._under_way.add(attempt)
        try:
            await attempt
        except Exception as error:  # noqa: BLE001 - the sweep finds the row; the engine must not be told what was sent
            log.error("webhook left for the next sweep", delivery=delivery_id, error=type(error).__name__)
        finally:
            self._under_way.discard(attempt)

    async def mend(self, *, everything: bool = False) -> int:
        """Hand over what is due and not on its way, and what an older release has told nobody; how much that was."""
        now = self._courier.now()
        caught_up = await self._now.catch_up(None if everything else now - REACH, now)
        late = await self._now.overdue(now - GRACE, self._looked_at, AT_ONCE)
        self._looked_at = late[-1].id if len(late) == AT_ONCE else ""
        standings = await self._engine.standings((one.id, one.turn) for one in late) if late else {}
        lost = 0
        for one in late:
            standing = standings.get((one.id, one.turn))
            if standing in IN_LINE or (standing == WORKED_ON and (one.begun_at or one.due_at) > now - ADRIFT):
                continue
            moved = one if standing is None else await self._now.hand_back(one)
            if moved is not None:
                await self._engine.deliver(moved.id, moved.turn, moved.target_id)
                lost += 1
        if lost or caught_up:
            log.warning("webhooks handed over again", webhooks=lost, untold=caught_up)
        return lost + caught_up

    async def _attempt(self, delivery_id: str, turn: int) -> None:
        began = self._courier.now()
        begun = await self._surely.begin(delivery_id, turn, began)
        if begun is None:
            return
        delivery, target, told = begun
        try:
            body = envelope(delivery, told, public_url=self._public_url)
            headers = headers_for(delivery.id, body.decode(), target.secrets(began), began)
            answer = await self._courier.send(target.url, headers, body)
        except Exception as error:  # noqa: BLE001 - else the sweep makes the same attempt again and again, unrecorded
            log.error("webhook broke", delivery=delivery_id, error=type(error).__name__)
            answer = Answer(None, "internal", 0)
        now = self._courier.now()
        tries = delivery.tries + 1
        due = self._courier.schedule.due(tries, delivery.round_at, now, answer.retry_after)
        made = Attempt(began, delivery.round, answer.status, answer.trouble, answer.milliseconds)
        following = await self._surely.record(
            delivery, made, now, due=due, taken=answer.taken, gone=answer.gone
        )
        if not answer.taken:
            log.warning(
                "webhook not taken",
                delivery=delivery.id,
                target=target.id,
                status=answer.status,
                trouble=answer.trouble,
                again_at=due.isoformat() if due and not answer.gone else None,
            )
        if following is not None:
            self.hand_over(following)

    async def _hand_over_all(self) -> None:
        while True:
            one = await self._waiting.get()
            try:
                for delivery in await self._now.waiting_for(one) if isinstance(one, str) else [one]:
                    wait = (delivery.due_at - self._courier.now()).total_seconds()
                    await self._engine.deliver(delivery.id, delivery.turn, delivery.target_id, after=wait)
            except StoreTrouble as met:
                log.warning("webhook left to the sweep", trouble=met.slug)
            except Exception as error:  # noqa: BLE001 - the sweep finds what is left; the next is to be handed over
                log.error("webhook left to the sweep", error=type(error).__name__)
