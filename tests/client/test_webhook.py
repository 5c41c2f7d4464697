"""A received webhook: believed where it is signed and fresh, read leniently."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook

from fakes import empty_brief, small_article
from onrecord.client import AnswerUnusable, WebhookUnverified, verify_webhook

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def body(**more: Any) -> bytes:
    """What is told of a brief that is there."""
    brief = json.loads(empty_brief(small_article(), "0123456789abcdef").model_dump_json())
    article = {key: brief["article"][key] for key in ("id", "title", "url", "language", "sha256")}
    told = {
        "type": "brief.succeeded",
        "timestamp": "2026-11-03T08:00:00Z",
        "data": {
            "brief_id": brief["id"],
            "url": "https://onrecord.example/v1/briefs/0123456789abcdef",
            "article": article,
            "item": {"uri": "urn:x", "version": "2", "more": 1},
            "brief": brief | {"mood": "tense"},
        },
    } | more
    return json.dumps(told).encode()


BODY = body()


def headers(sent: bytes, secret: str = SECRET, ago: timedelta = timedelta()) -> dict[str, str]:
    """Signed by the library, as the service does."""
    at = datetime.now(UTC) - ago
    return {
        "Webhook-Id": "d1",
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(secret).sign("d1", at, sent.decode()),
    }


def test_what_the_service_signed_is_read():
    """The brief with it; what a newer service adds is passed over."""
    told = verify_webhook(headers(BODY), BODY, SECRET)
    assert (told.type, told.data.brief_id) == ("brief.succeeded", "0123456789abcdef")
    assert told.data.brief is not None
    assert told.data.brief.article.id == "article-1"
    assert told.data.item is not None
    assert (told.data.item.uri, told.data.item.version) == ("urn:x", "2")


def test_a_failure_carries_the_problem():
    """And no brief."""
    sent = body(type="brief.failed", data={"brief_id": "b1", "url": "u", "problem": {"type": "/problems/x"}})
    told = verify_webhook(headers(sent), sent, SECRET)
    assert (told.data.brief, told.data.problem) == (None, {"type": "/problems/x"})


def test_an_old_secret_signs_beside_the_new_one():
    """While it is replaced, a webhook has two signatures."""
    signed = headers(BODY)
    other = headers(BODY, "whsec_" + "A" * 32)["webhook-signature"]
    signed["webhook-signature"] = f"{other} {signed['webhook-signature']}"
    assert verify_webhook(signed, BODY, SECRET).type == "brief.succeeded"


@pytest.mark.parametrize(
    ("change", "sent"),
    [
        ({}, body(type="brief.failed")),
        ({}, b"\xff\xfe"),
        ({"webhook-signature": ""}, BODY),
        ({"webhook-signature": "v1"}, BODY),
        ({"webhook-signature": "v1,%%%"}, BODY),
        ({"webhook-timestamp": "yesterday"}, BODY),
        ({"webhook-timestamp": "1e400"}, BODY),
        ({"Webhook-Id": "d2"}, BODY),
        (headers(BODY, "whsec_" + "A" * 32), BODY),
        (headers(BODY, ago=timedelta(minutes=10)), BODY),
    ],
)
def test_what_nobody_vouches_for_is_not_read(change: dict[str, str], sent: bytes):
    """Changed, unsigned, malformed, of another secret, or too old."""
    with pytest.raises(WebhookUnverified):
        verify_webhook(headers(BODY) | change, sent, SECRET)


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_%"])
def test_a_secret_that_is_none_is_the_receiver_s_own_mistake(secret: str):
    """Not the sender's; and it is in no message."""
    with pytest.raises(ValueError, match="no webhook secret"):
        verify_webhook(headers(BODY), BODY, secret)


def test_a_signed_body_of_another_shape_is_not_taken_for_a_forgery():
    """The sender is newer than this client."""
    with pytest.raises(AnswerUnusable):
        verify_webhook(headers(b"{}"), b"{}", SECRET)
