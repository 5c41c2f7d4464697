"""Webhooks as people see them: targets made, listed, rotated and deleted; deliveries read and sent anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import ConfigRefused, WebhookRefused
from onrecord.hooks.signing import is_secret, new_secret
from onrecord.hooks.target_url import TargetUrl
from onrecord.store.identity import new_id
from onrecord.store.target import Event, Key, Target
from onrecord.store.trouble import delivery_unknown, webhook_unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.hooks import Courier
    from onrecord.store.delivery import Delivery
    from onrecord.store.store import Store

CONFIGURED = "configured"
"""The id of the target that the configuration names."""


class Webhooks:
    """Targets of a tenant and what they were told.

    Args:
        store: where they are kept.
        courier: knows where webhooks may go.
        hand_over: sends a delivery when it is due; without it, a program that is up finds it within seconds.
    """

    def __init__(
        self,
        store: Store,
        courier: Courier,
        *,
        hand_over: Callable[[Delivery], None] = lambda delivery: None,
    ) -> None:
        self._targets = store.targets
        self._deliveries = store.deliveries
        self._courier = courier
        self._hand_over = hand_over

    async def make(self, url: str, events: Sequence[Event], note: str | None) -> tuple[Target, str]:
        """A new target, and the secret that signs what it is told; nobody is shown it again.

        Raises:
            WebhookRefused: `webhook-url-refused` (422).
            StoreTrouble: `webhooks-full` (409).
        """
        await self._courier.check(url)
        secret = new_secret()
        target = Target(
            id=new_id(),
            url=url,
            events=tuple(dict.fromkeys(events)),
            keys=(Key(secret),),
            note=note,
            created_at=self._courier.now(),
        )
        await self._targets.add(target)
        return target, secret

    async def configure(self, url: str, secret: str | None) -> None:
        """See that the target that the configuration names is there. Its addresses are checked when it is sent to.

        Raises:
            ConfigRefused: `config-invalid`: the URL cannot be read, or there is no secret as Standard
                Webhooks writes it.
        """
        try:
            TargetUrl.read(url)
        except WebhookRefused as refused:
            raise ConfigRefused(
                "config-invalid", f"ONRECORD_WEBHOOK_URL: {refused.message}", remedy=refused.remedy
            ) from None
        if secret is None or not is_secret(secret):
            raise ConfigRefused(
                "config-invalid",
                "ONRECORD_WEBHOOK_URL needs ONRECORD_WEBHOOK_SECRET: whsec_ and the base64 of 24 to 64 bytes.",
                remedy='Make one with: echo "whsec_$(openssl rand -base64 32)"',
            )
        made = Target(
            id=CONFIGURED,
            url=url,
            events=tuple(Event),
            keys=(Key(secret),),
            note="from ONRECORD_WEBHOOK_URL",
            created_at=self._courier.now(),
        )
        await self._targets.configure(made)

    async def all(self) -> list[tuple[Target, dict[str, int]]]:
        """All targets, oldest first, with how many deliveries are in each state."""
        counts = await self._deliveries.counts()
        return [(target, counts.get(target.id, {})) for target in await self._targets.all()]

    async def get(self, target_id: str) -> tuple[Target, dict[str, int]]:
        """One target, with the same. Raises StoreTrouble `webhook-unknown` (404)."""
        target = await self._targets.get(target_id)
        if target is None:
            raise webhook_unknown()
        return target, (await self._deliveries.counts()).get(target_id, {})

    async def remove(self, target_id: str) -> None:
        """Delete a target with its log; what waits for it is not sent. Raises StoreTrouble (404)."""
        if not await self._targets.remove(target_id):
            raise webhook_unknown()

    async def rotate(self, target_id: str) -> tuple[Target, str]:
        """A new secret; the one before signs as well for a day. Raises StoreTrouble (404)."""
        secret = new_secret()
        target = await self._targets.rotate(target_id, secret, self._courier.now())
        if target is None:
            raise webhook_unknown()
        return target, secret

    async def deliveries(
        self, target_id: str, *, limit: int = 50, before: str | None = None
    ) -> list[Delivery]:
        """What a target was told, newest first. Raises StoreTrouble (404)."""
        if await self._targets.get(target_id) is None:
            raise webhook_unknown()
        return await self._deliveries.page(target_id, limit=limit, before=before)

    async def redeliver(self, delivery_id: str) -> Delivery:
        """Begin a new round of a delivery that has ended, with the same `webhook-id`.

        Raises:
            StoreTrouble: `delivery-unknown` (404), `delivery-waiting` (409), `webhook-stopped` (409).
        """
        delivery = await self._deliveries.again(delivery_id, self._courier.now())
        if delivery is None:
            raise delivery_unknown()
        self._hand_over(delivery)
        return delivery
