"""A webhook as it is received: verified, then read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from onrecord.brief import Brief
from onrecord.client.shapes import Shape, read
from onrecord.client.trouble import WebhookUnverified

if TYPE_CHECKING:
    from collections.abc import Mapping


class ToldItem(Shape):
    """The pushed item that the brief was made from."""

    uri: str
    version: str


class ToldArticle(Shape):
    """The article that was read, without its text."""

    id: str
    title: str | None = None
    url: str | None = None
    language: str | None = None
    sha256: str


class ToldBrief(Shape):
    """What became of a brief: the brief, or the problem that its reading ended with."""

    brief_id: str
    url: str
    article: ToldArticle | None = None
    item: ToldItem | None = None
    brief: Brief | None = None
    problem: dict[str, Any] | None = None


class Told(Shape):
    """What the service tells: `brief.succeeded` or `brief.failed`, and of which brief."""

    type: str
    timestamp: datetime
    data: ToldBrief


def verify_webhook(headers: Mapping[str, str], body: bytes, secret: str) -> Told:
    """What a webhook tells, once it is known to come from the service.

    Args:
        headers: of the request.
        body: its raw bytes, before anything has parsed them.
        secret: what the service showed when the webhook was made (`whsec_…`).

    Raises:
        WebhookUnverified: nobody signed it who knows the secret, it was changed, or it is older than
            five minutes.
        ValueError: the secret is none.
        AnswerUnusable: it is signed, and of a newer schema than this client knows.
    """
    # Imported here: whoever receives none needs it not.
    from standardwebhooks.webhooks import Webhook, WebhookVerificationError

    try:
        webhook = Webhook(secret)
    except Exception:  # noqa: BLE001 - the library's own messages may quote the secret
        raise ValueError("this is no webhook secret: it starts with whsec_") from None
    try:
        webhook.verify(body, dict(headers), json_parse=False)
    except (WebhookVerificationError, ValueError):
        raise WebhookUnverified(
            "The webhook is not signed with this secret, or is older than five minutes. "
            "Give the raw body, and check the secret and this machine's clock."
        ) from None
    return read(Told, body)
