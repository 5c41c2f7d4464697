"""The shapes of targets and deliveries, as the OpenAPI description shows them."""

from datetime import datetime

from pydantic import BaseModel, Field

from onrecord.store.delivery import DeliveryState, Reason
from onrecord.store.target import Event


class DeliveryCounts(BaseModel):
    """How many deliveries are in each state."""

    waiting: int
    delivered: int
    failed: int
    stopped: int


class Webhook(BaseModel):
    """A target of webhooks."""

    id: str
    url: str
    events: list[Event]
    note: str | None
    created_at: datetime
    old_secret_until: datetime | None = Field(description="Until when a rotated secret signs as well.")
    stopped_at: datetime | None
    stopped_because: str | None = Field(description="`gone`: the target answered 410.")
    deliveries: DeliveryCounts


class WebhookWithSecret(Webhook):
    """A target whose secret is new."""

    secret: str = Field(description="`whsec_` and base64; shown this once.")


class WebhookList(BaseModel):
    """All targets, oldest first."""

    webhooks: list[Webhook]


class DeliveryAttempt(BaseModel):
    """One line of a delivery's log."""

    at: datetime
    round: int
    status: int | None = Field(description="The HTTP status that was answered, if any.")
    trouble: str | None = Field(
        description="What stood in its way: `timeout`, `unreachable`, `tls-failed`, `connection-broken`, "
        "`name-unknown`, `address-refused`, `redirect-not-followed`."
    )
    milliseconds: int


class ToldDelivery(BaseModel):
    """One event of one brief on its way to one target. Its id is the `webhook-id`."""

    id: str
    target_id: str
    event: Event
    brief_id: str
    brief_url: str
    state: DeliveryState
    reason: Reason | None = Field(description="Why it was stopped.")
    round: int = Field(ge=1, description="Begun anew by redeliver.")
    created_at: datetime
    next_attempt_at: datetime | None
    ended_at: datetime | None
    attempts: list[DeliveryAttempt]


class DeliveryList(BaseModel):
    """A page of what a target was told, newest first."""

    deliveries: list[ToldDelivery]
    next: str | None = Field(description="The address of the page after.")
