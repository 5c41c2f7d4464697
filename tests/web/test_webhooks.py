"""Webhooks over HTTP: made, listed, rotated, deleted; what was told, and telling it again."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest
from structlog.testing import capture_logs

from hooks.receiver import Receiver, answers
from onrecord.hooks import Schedule
from web.desk import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

SENT = {"article": {"text": TEXT}}
OURS = {"webhook_allow": ["127.0.0.1"]}


async def test_a_webhook_s_secret_is_shown_once(open_desk: Callable[..., Any]):
    """When it is made and when it is rotated; never in a list, an error or the log."""
    desk = await open_desk(**OURS)
    desk.courier.schedule = Schedule(first=0.01, shortest=0.01)
    told = [answers(500), answers(204)]
    with capture_logs() as logged:
        async with Receiver(told) as receiver, desk.client() as client:
            made = await client.post("/v1/webhooks", json={"url": receiver.url, "note": "the CMS"})
            assert made.status_code == 201
            secret = made.json()["secret"]
            assert secret.startswith("whsec_")
            place = f"/v1/webhooks/{made.json()['id']}"
            rotated = await client.post(f"{place}/rotate")
            assert rotated.status_code == 200
            assert rotated.json()["secret"] not in (secret, None)
            assert rotated.json()["old_secret_until"] is not None
            await client.post("/v1/briefs", json=SENT)
            await receiver.until(2)
            shown = [(await client.get(path)).text for path in ("/v1/webhooks", place, f"{place}/deliveries")]
    assert receiver.received[0].is_signed_with(secret)
    assert receiver.received[0].is_signed_with(rotated.json()["secret"])
    assert json.loads(shown[0])["webhooks"][0]["note"] == "the CMS"
    assert "webhook not taken" in {one["event"] for one in logged}
    said = "".join(shown) + repr(logged)
    for one in (secret, rotated.json()["secret"]):
        assert one.removeprefix("whsec_") not in said


async def test_what_a_target_was_told_is_listed_newest_first_in_pages(open_desk: Callable[..., Any]):
    """Each delivery with its log, and no body in it."""
    desk = await open_desk(**OURS)
    desk.courier.schedule = Schedule(first=3600, shortest=3600)
    async with Receiver([answers(500, body=b"SECRET"), answers(204)]) as receiver, desk.client() as client:
        target_id = (await client.post("/v1/webhooks", json={"url": receiver.url})).json()["id"]
        for number in range(3):
            await client.post("/v1/briefs", json={"article": {"text": f"{TEXT} {number}."}})
        await receiver.until(3)
        async with asyncio.timeout(20):
            while (await client.get(f"/v1/webhooks/{target_id}")).json()["deliveries"]["delivered"] < 2:  # noqa: ASYNC110 - in the engine
                await asyncio.sleep(0.05)
        first = (await client.get(f"/v1/webhooks/{target_id}/deliveries?limit=2")).json()
        second = (await client.get(first["next"])).json()
    told = first["deliveries"] + second["deliveries"]
    assert second["next"] is None
    assert [one["id"] for one in told] == sorted((one["id"] for one in told), reverse=True)
    assert {one["id"] for one in told} == {one.id for one in receiver.received}
    waits = next(one for one in told if one["state"] == "waiting")
    assert [(one["status"], one["trouble"]) for one in waits["attempts"]] == [(500, None)]
    assert waits["next_attempt_at"] is not None
    assert "SECRET" not in json.dumps(told)


async def test_a_delivery_is_sent_again_when_asked(open_desk: Callable[..., Any]):
    """202, and once more under the same id; 409 while it waits, 404 where there is none."""
    desk = await open_desk(**OURS)
    async with Receiver() as receiver, desk.client() as client:
        target_id = (await client.post("/v1/webhooks", json={"url": receiver.url})).json()["id"]
        await client.post("/v1/briefs", json=SENT)
        (got,) = await receiver.until(1)
        async with asyncio.timeout(20):
            while (again := await client.post(f"/v1/deliveries/{got.id}/redeliver")).status_code == 409:
                assert again.json()["type"] == "/problems/delivery-waiting"
                await asyncio.sleep(0.05)
        assert (again.status_code, again.json()["state"], again.json()["round"]) == (202, "waiting", 2)
        assert (await receiver.until(2))[1].id == got.id
        unknown = await client.post("/v1/deliveries/nowhere/redeliver")
        assert (unknown.status_code, unknown.json()["type"]) == (404, "/problems/delivery-unknown")
        assert (await client.delete(f"/v1/webhooks/{target_id}")).status_code == 204
        assert (await client.get("/v1/webhooks")).json() == {"webhooks": []}


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/hook",
        "https://localhost/",
        "https://[::1]/",
        "https://169.254.169.254/latest/",
        "https://0x7f000001/",
        "https://10.0.0.1/",
        "https://user:hunter2@1.1.1.1/",
        "http://1.1.1.1/",
        "file:///etc/passwd",
    ],
)
async def test_a_url_that_leads_inside_makes_no_webhook(client: Any, url: str):
    """422 that says where, why and what to do."""
    answer = await client.post("/v1/webhooks", json={"url": url})
    problem = answer.json()
    assert (answer.status_code, problem["type"]) == (422, "/problems/webhook-url-refused")
    assert problem["pointer"] == "/url"
    assert "ONRECORD_WEBHOOK_ALLOW" in problem["remedy"]
    assert "hunter2" not in answer.text
    assert (await client.get("/v1/webhooks")).json() == {"webhooks": []}


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/url"),
        ({"url": 7}, "/url"),
        ({"url": "https://1.1.1.1/", "events": []}, "/events"),
        ({"url": "https://1.1.1.1/", "events": ["brief.cancelled"]}, "/events/0"),
        ({"url": "https://1.1.1.1/", "secret": "mine"}, "/secret"),
        ({"url": "https://1.1.1.1/", "note": "n" * 201}, "/note"),
        ({"url": "https://1.1.1.1/", "note": "a\x00b"}, "/note"),
    ],
)
async def test_a_body_of_another_shape_is_refused_with_its_place(client: Any, body: Any, pointer: str):
    """As everywhere."""
    answer = await client.post("/v1/webhooks", json=body)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/body-invalid")
    assert answer.json()["pointer"] == pointer


async def test_only_json_makes_a_webhook(client: Any):
    """A form of another site's page does not."""
    answer = await client.post(
        "/v1/webhooks", content=b"url=https://1.1.1.1/", headers={"Content-Type": "text/plain"}
    )
    assert (answer.status_code, answer.json()["type"]) == (415, "/problems/media-type-unsupported")
    answer = await client.post("/v1/webhooks", content=b"{", headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/json-malformed")


async def test_a_webhook_that_is_not_there_is_404_in_every_route(client: Any):
    """With its kind of problem."""
    for method, path in [
        ("GET", "/v1/webhooks/nowhere"),
        ("DELETE", "/v1/webhooks/nowhere"),
        ("POST", "/v1/webhooks/nowhere/rotate"),
        ("GET", "/v1/webhooks/nowhere/deliveries"),
    ]:
        answer = await client.request(method, path)
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/webhook-unknown")


async def test_there_are_twenty_webhooks_at_most(client: Any):
    """Each brief is told to every one of them."""
    for number in range(20):
        assert (
            await client.post("/v1/webhooks", json={"url": f"https://1.1.1.1/{number}"})
        ).status_code == 201
    answer = await client.post("/v1/webhooks", json={"url": "https://1.1.1.1/"})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/webhooks-full")
