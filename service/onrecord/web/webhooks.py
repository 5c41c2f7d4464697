"""The routes of webhooks: make a target, list, rotate and delete it; see what it was told, tell it again."""

from typing import Annotated, Any
from urllib.parse import urlencode

from litestar import Request, delete, get, post
from litestar.di import NamedDependency
from litestar.params import PathParameter, QueryParameter
from pydantic import Field, ValidationError

from onrecord.jobs import Jobs
from onrecord.store.delivery import Delivery
from onrecord.store.target import Event, Target
from onrecord.web.briefs import only_known
from onrecord.web.operation import GONE, Operation, body_of, json_of
from onrecord.web.rendition import address_of
from onrecord.web.submission import Part, json_of_request, refused_body
from onrecord.web.webhook_shapes import (
    DeliveryList,
    ToldDelivery,
    Webhook,
    WebhookList,
    WebhookWithSecret,
)

WebhookId = Annotated[str, PathParameter(description="The webhook's id.")]
DeliveryId = Annotated[str, PathParameter(description="The delivery's id, which is its webhook-id.")]
Limit = Annotated[int, QueryParameter(description="At most so many.", ge=1, le=200)]
Before = Annotated[
    str | None, QueryParameter(description="The id that the page before ended with.", max_length=64)
]
Asked = Request[Any, Any, Any]


class WebhookRequest(Part):
    """The body of `POST /v1/webhooks`."""

    url: str = Field(max_length=2_000, description="Where to POST: https://, on the open internet.")
    events: list[Event] = Field(
        default_factory=lambda: list(Event),
        min_length=1,
        max_length=2,
        strict=False,
        description="What to tell; all events unless said.",
    )
    note: str | None = Field(None, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$", description="For people.")


@post("/v1/webhooks", operation_id="makeWebhook", tags=["Webhooks"], summary="Have briefs told to a target")
async def make(request: Asked, jobs: NamedDependency[Jobs]) -> dict[str, Any]:
    """The target, with the secret that signs what it is told (Standard Webhooks). It is shown this once."""
    sent = await _read(request)
    target, secret = await jobs.webhooks.make(sent.url, sent.events, sent.note)
    return shown(target, {}) | {"secret": secret}


@get("/v1/webhooks", operation_id="listWebhooks", tags=["Webhooks"], summary="List webhooks")
async def list_(jobs: NamedDependency[Jobs]) -> dict[str, Any]:
    """All targets, oldest first, with how many deliveries wait, were taken, failed or were stopped."""
    return {"webhooks": [shown(target, counts) for target, counts in await jobs.webhooks.all()]}


@get(
    "/v1/webhooks/{webhook_id:str}", operation_id="getWebhook", tags=["Webhooks"], summary="Look at a webhook"
)
async def have(jobs: NamedDependency[Jobs], webhook_id: WebhookId) -> dict[str, Any]:
    """One target, as the list shows it."""
    return shown(*await jobs.webhooks.get(webhook_id))


@delete(
    "/v1/webhooks/{webhook_id:str}",
    operation_id="deleteWebhook",
    tags=["Webhooks"],
    summary="Delete a webhook",
)
async def remove(jobs: NamedDependency[Jobs], webhook_id: WebhookId) -> None:
    """Tell the target nothing more; what waits for it is not sent, and its log is gone."""
    await jobs.webhooks.remove(webhook_id)


@post(
    "/v1/webhooks/{webhook_id:str}/rotate",
    status_code=200,
    operation_id="rotateWebhook",
    tags=["Webhooks"],
    summary="Have a new secret",
)
async def rotate(jobs: NamedDependency[Jobs], webhook_id: WebhookId) -> dict[str, Any]:
    """A new secret, shown this once. The old one signs as well for 24 hours."""
    target, secret = await jobs.webhooks.rotate(webhook_id)
    return shown(target, (await jobs.webhooks.get(webhook_id))[1]) | {"secret": secret}


@get(
    "/v1/webhooks/{webhook_id:str}/deliveries",
    operation_id="listDeliveries",
    tags=["Webhooks"],
    summary="See what a target was told",
)
async def deliveries(
    request: Asked,
    jobs: NamedDependency[Jobs],
    webhook_id: WebhookId,
    limit: Limit = 50,
    before: Before = None,
) -> dict[str, Any]:
    """Deliveries, newest first, each with its attempts; `next` is the address of the page after, or null."""
    only_known(request, "limit", "before")
    page = await jobs.webhooks.deliveries(webhook_id, limit=limit + 1, before=before)
    following = None
    if len(page) > limit:
        asked = urlencode([("limit", limit), ("before", page[limit - 1].id)])
        following = f"/v1/webhooks/{webhook_id}/deliveries?{asked}"
    return {"deliveries": [told(one) for one in page[:limit]], "next": following}


@post(
    "/v1/deliveries/{delivery_id:str}/redeliver",
    status_code=202,
    operation_id="redeliver",
    tags=["Webhooks"],
    summary="Tell a target again",
)
async def redeliver(jobs: NamedDependency[Jobs], delivery_id: DeliveryId) -> dict[str, Any]:
    """Begin a new round of attempts at a delivery that has ended; its `webhook-id` stays the same."""
    return told(await jobs.webhooks.redeliver(delivery_id))


def shown(target: Target, counts: dict[str, int]) -> dict[str, Any]:
    """A target as anybody with the service's key may see it: without its secrets."""
    old = [key.until for key in target.keys if key.until is not None]
    return {
        "id": target.id,
        "url": target.url,
        "events": [event.value for event in target.events],
        "note": target.note,
        "created_at": target.created_at.isoformat(),
        "old_secret_until": max(old).isoformat() if old else None,
        "stopped_at": target.stopped_at.isoformat() if target.stopped_at else None,
        "stopped_because": target.stopped_because,
        "deliveries": {
            state: counts.get(state, 0) for state in ("waiting", "delivered", "failed", "stopped")
        },
    }


def told(delivery: Delivery) -> dict[str, Any]:
    """A delivery with its log."""
    waits = delivery.state == "waiting"
    return {
        "id": delivery.id,
        "target_id": delivery.target_id,
        "event": delivery.event.value,
        "brief_id": delivery.brief_id,
        "brief_url": address_of(delivery.brief_id),
        "state": delivery.state.value,
        "reason": delivery.reason,
        "round": delivery.round,
        "created_at": delivery.created_at.isoformat(),
        "next_attempt_at": delivery.due_at.isoformat() if waits else None,
        "ended_at": delivery.ended_at.isoformat() if delivery.ended_at else None,
        "attempts": [
            {
                "at": one.at.isoformat(),
                "round": one.round,
                "status": one.status,
                "trouble": one.trouble,
                "milliseconds": one.milliseconds,
            }
            for one in delivery.attempts
        ],
    }


async def _read(request: Asked) -> WebhookRequest:
    raw = await json_of_request(request)
    try:
        return WebhookRequest.model_validate_json(raw)
    except ValidationError as error:
        raise refused_body(error, WebhookRequest) from None


DESCRIBED = {
    "makeWebhook": Operation(
        answers={201: json_of("The webhook, with its secret", WebhookWithSecret)},
        problems=(400, 408, 409, 413, 415, 422),
        body=body_of(WebhookRequest, example={"url": "https://cms.example/hooks/onrecord"}),
    ),
    "listWebhooks": Operation(answers={200: json_of("The webhooks", WebhookList)}),
    "getWebhook": Operation(answers={200: json_of("The webhook", Webhook)}, problems=(404,)),
    "deleteWebhook": Operation(answers={204: GONE}, problems=(404,)),
    "rotateWebhook": Operation(
        answers={200: json_of("The webhook, with its new secret", WebhookWithSecret)}, problems=(404,)
    ),
    "listDeliveries": Operation(
        answers={200: json_of("What it was told", DeliveryList)}, problems=(400, 404)
    ),
    "redeliver": Operation(answers={202: json_of("It is told again", ToldDelivery)}, problems=(404, 409)),
}

ROUTES = [make, list_, have, remove, rotate, deliveries, redeliver]
