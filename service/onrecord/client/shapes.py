"""What the service answers besides briefs. What a newer service adds is passed over."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from onrecord.client.trouble import AnswerUnusable

ReadT = TypeVar("ReadT", bound=BaseModel)


class Shape(BaseModel):
    """Common to all: frozen, and unknown properties are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Progress(Shape):
    """How far the reading of an article has come: `done` of `total` questions of the stage."""

    id: str
    state: str
    stage: str = ""
    done: int = 0
    total: int = 0


class MadeFrom(Shape):
    """The version of a pushed item that a brief was made from."""

    uri: str
    version: str
    is_current: bool


class ListedBrief(Progress):
    """A brief, or the job that makes it, as a list shows it. `problem` has `type`, `title` and `status`."""

    title: str | None = None
    url: str | None = None
    created_at: datetime
    finished_at: datetime | None = None
    problem: dict[str, Any] | None = None
    item: MadeFrom | None = None


class Correction(Shape):
    """What an editor changed, and who withdrew it, if anybody did.

    `adds` are the items that it added to the corrected brief; `not_applied` is the problem for which it
    is not in it, though nobody withdrew it.
    """

    number: int
    at: datetime
    by: str
    change: dict[str, Any]
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    adds: list[str] = []
    not_applied: dict[str, Any] | None = None


class Link(Shape):
    """A token that opens one brief until `expires_at`."""

    token: str
    url: str
    expires_at: datetime
    may: list[str]


class Webhook(Shape):
    """Where the service tells how briefs ended. `stopped_because` is None while it does."""

    id: str
    url: str
    events: list[str]
    note: str | None = None
    created_at: datetime
    stopped_at: datetime | None = None
    stopped_because: str | None = None


class NewWebhook(Webhook):
    """A webhook with the secret that signs what it is sent; the service shows it this once."""

    secret: str


class Delivery(Shape):
    """One thing that a webhook is told; `id` is its `webhook-id`, the same at each attempt."""

    id: str
    event: str
    brief_id: str
    state: str
    created_at: datetime
    ended_at: datetime | None = None
    attempts: list[dict[str, Any]] = []


class BriefPage(Shape):
    """A page of the list of briefs."""

    briefs: list[ListedBrief]
    next: str | None = None


class CorrectionList(Shape):
    """All corrections of a brief."""

    corrections: list[Correction]


class WebhookList(Shape):
    """All webhooks."""

    webhooks: list[Webhook]


class DeliveryPage(Shape):
    """A page of what a webhook was told."""

    deliveries: list[Delivery]
    next: str | None = None


def read(shape: type[ReadT], body: bytes | str) -> ReadT:
    """The answer in this shape; properties that this client does not know are passed over at every depth.

    Raises:
        AnswerUnusable: it has another shape, or a value that this client does not know.
    """
    try:
        return shape.model_validate_json(body, extra="ignore")
    except ValidationError as error:
        met = error.errors(include_url=False, include_input=False)[0]  # the input may be the article
        place = "/".join(str(step) for step in met["loc"])
        raise AnswerUnusable(
            f"The answer is no {shape.__name__} that this client knows ({place or 'the whole'}: {met['type']}). "
            "Check that the address is OnRecord's; of a newer service, install its client."
        ) from None
