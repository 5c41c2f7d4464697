"""A CMS pushes items: Superdesk's transmitter and its rules, corrections and kills, both forms of ninjs."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from onrecord.errors import ModelTrouble
from onrecord.web import submission
from web.pushed import BODY, GUID, extended, kill, standard
from web.superdesk import MOST_RETRIES, Transmitter, signed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from web.desk import Desk

SECRET = "a long secret of the desk"
KEY = "correct horse battery staple"
AT = "/v1/push/ninjs"


@pytest.fixture
async def signing(open_desk: Callable[..., Any]) -> Any:
    """A service that takes signed items, and the bearer key for all else."""
    desk = await open_desk(push_secret=f"the next one, {SECRET}", api_key=KEY)
    async with desk.client(base_url="https://desk.example") as client:
        yield desk, client


async def post(client: Any, item: dict[str, Any]) -> Any:
    """Push unsigned, where that is enough."""
    return await client.post(AT, json=item)


async def read_to_the_end(desk: Desk, brief_id: str) -> None:
    """Wait for its brief."""
    assert (await desk.jobs.wait(brief_id, 10)).state == "succeeded"


async def test_superdesk_delivers_an_item_and_its_brief_is_made(signing: Any):
    """Signed, without a key, under any host name; 202 says where the brief will be."""
    desk, client = signing
    superdesk = Transmitter(client, SECRET)
    assert await superdesk.push(extended()) == "success"
    assert superdesk.attempts == [202]
    told = superdesk.answer.json()
    assert told == {"id": told["id"], "state": "queued", "item": GUID, "version": "1", "why": None}
    assert superdesk.answer.headers["location"] == f"/v1/briefs/{told['id']}"
    await read_to_the_end(desk, told["id"])
    asked = await client.get(superdesk.answer.headers["location"], headers={"Authorization": f"Bearer {KEY}"})
    article = asked.json()["article"]
    assert (article["id"], article["title"]) == (GUID, "Three cutters sent to the outer bank")
    assert "Version 1." in article["text"]


async def test_a_full_line_is_met_by_repeating(open_desk: Callable[..., Any]):
    """503 with a time to come back, never 429: the transmitter would give the item up."""
    desk = await open_desk(push_secret=SECRET, queue_size=1)
    desk.reader.hold()
    async with desk.client() as client:
        superdesk = Transmitter(client, SECRET)
        for number in range(2):
            assert await superdesk.push(extended(guid=f"urn:{number}")) == "success"
        assert await superdesk.push(extended(guid="urn:late")) == "failed"
        assert superdesk.attempts[2:] == [503] * (1 + MOST_RETRIES)
        assert int(superdesk.answer.headers["retry-after"]) >= 1
        assert superdesk.answer.json()["type"] == "/problems/line-full"
        desk.reader.go_on()
        for job in await desk.jobs.page():
            await read_to_the_end(desk, job.id)
        assert await superdesk.push(extended(guid="urn:late")) == "success"


async def test_a_service_that_stops_or_has_lost_its_store_is_met_by_repeating(desk: Desk, client: Any):
    """Both pass."""
    await desk.store.database.write(lambda connection: connection.execute(text("DROP TABLE items")))
    for slug in ("store-fault", "service-stopping"):
        answer = await post(client, extended())
        assert (answer.status_code, answer.json()["type"]) == (503, f"/problems/{slug}")
        assert int(answer.headers["retry-after"]) >= 1
        await desk.jobs.stop()


async def test_an_upload_that_breaks_off_or_is_too_slow_is_met_by_repeating(
    desk: Desk, served: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
):
    """Elsewhere it is a 408, which this transmitter would take for an end."""
    monkeypatch.setattr(submission, "UPLOAD_TIMEOUT", 0.05)
    reader, writer = await asyncio.open_connection("127.0.0.1", await served(desk))
    writer.write(f"POST {AT} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n\r\n{{".encode())
    async with asyncio.timeout(5):
        assert b" 503 " in await reader.readline()
    writer.close()


@pytest.mark.parametrize(
    "item",
    [
        {"guid": "urn:p", "type": "picture", "version": "1", "headline": "A cutter", "renditions": {}},
        {"guid": "urn:c", "type": "composite", "version": "1", "associations": {"main": extended()}},
        extended(body_html="<p>Cutters recalled.</p>"),
    ],
)
async def test_what_holds_no_article_is_delivered_and_not_read(desk: Desk, client: Any, item: dict[str, Any]):
    """Pictures, packages and flashes come down the same wire; the queue is not to show them as failed."""
    superdesk = Transmitter(client, None)
    assert await superdesk.push(item) == "success"
    told = superdesk.answer.json()
    assert (told["state"], told["id"], "location" in superdesk.answer.headers) == ("ignored", None, False)
    assert told["why"].endswith(".")
    assert await desk.jobs.page() == []


@pytest.mark.parametrize(
    ("body", "status", "slug"),
    [
        (b'{"SECRET', 400, "item-malformed"),
        (b'{"headline": "SECRET"}', 422, "item-invalid"),
        (json.dumps(extended(body_html=None)).encode(), 422, "item-invalid"),
        (json.dumps(extended(body_html="<p> </p>")).encode(), 422, "article-empty"),
        (b" " * 3_000_000, 413, "body-too-large"),
    ],
)
async def test_what_will_never_become_right_is_refused_once(
    desk: Desk, client: Any, capsys: pytest.CaptureFixture[str], body: bytes, status: int, slug: str
):
    """A 4xx, logged with its reason and the count of its kind, without the body."""
    answer = await client.post(AT, content=body, headers=signed(body, "whoever"))
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{slug}")
    logged = capsys.readouterr().out
    assert f"reason={slug}" in logged
    assert "so_far=" in logged
    assert "SECRET" not in logged + answer.text
    assert await desk.jobs.page() == []


async def test_a_wrong_signature_opens_nothing(signing: Any, capsys: pytest.CaptureFixture[str]):
    """None, another secret's, another body's, another digest's, two of them; and nothing is parsed before."""
    desk, client = signing
    body = json.dumps(extended()).encode()
    right = signed(body, SECRET)["x-superdesk-signature"]
    by_sha256 = "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    wrong = [signed(body, "guess")["x-superdesk-signature"], signed(b"", SECRET)["x-superdesk-signature"]]
    for given in (
        [],
        *[[one] for one in (*wrong, right[5:], right + "0", "sha1=", "é", by_sha256)],
        [right] * 2,
    ):
        headers = [("x-superdesk-signature", one.encode("latin-1")) for one in given]
        answer = await client.post(AT, content=body, headers=[*headers, ("Authorization", f"Bearer {KEY}")])
        slug = "signature-wrong" if given else "signature-missing"
        assert (answer.status_code, answer.json()["type"]) == (401, f"/problems/{slug}"), given
        assert answer.headers["www-authenticate"]
        assert f"reason={slug}" in capsys.readouterr().out
    answer = await client.post(AT, content=b"{", headers=signed(b"[", SECRET))
    assert answer.status_code == 401
    assert await desk.jobs.page() == []


async def test_any_of_several_secrets_may_sign(signing: Any):
    """So that one can be replaced without a gap; digits in either case."""
    _, client = signing
    body = json.dumps(extended()).encode()
    for secret in ("the next one", SECRET):
        assert (await client.post(AT, content=body, headers=signed(body, secret))).status_code == 202
    shouted = {"X-Superdesk-Signature": signed(body, SECRET)["x-superdesk-signature"].upper()}
    assert (await client.post(AT, content=body, headers=shouted)).status_code == 202


async def test_a_signature_opens_this_route_alone(signing: Any):
    """Everything else asks for the key as before."""
    _, client = signing
    body = json.dumps(extended()).encode()
    for method, path in [
        ("POST", "/v1/briefs"),
        ("GET", AT),
        ("DELETE", AT),
        ("POST", f"{AT}/x"),
        ("GET", "/v1/briefs"),
    ]:
        answer = await client.request(method, path, content=body, headers=signed(body, SECRET))
        assert (answer.status_code, answer.json()["type"]) == (401, "/problems/key-missing"), path


async def test_without_a_secret_the_route_asks_for_the_key(open_desk: Callable[..., Any]):
    """As all others do."""
    desk = await open_desk(api_key=KEY)
    async with desk.client() as client:
        assert (await post(client, extended())).status_code == 401
        answer = await client.post(AT, json=extended(), headers={"Authorization": f"Bearer {KEY}"})
        assert answer.status_code == 202


async def test_the_standard_s_form_is_read_as_well(desk: Desk, client: Any):
    """With its address."""
    told = (await post(client, standard())).json()
    await read_to_the_end(desk, told["id"])
    article = (await client.get(f"/v1/briefs/{told['id']}")).json()["article"]
    assert article["url"] == article["id"] == standard()["uri"]
    assert article["published_at"] == "2026-11-03T08:01:41Z"


async def test_a_correction_calls_the_older_reading_off_and_is_listed_first(desk: Desk, client: Any):
    """The older brief stays in the list, marked."""
    desk.reader.hold()
    first = (await post(client, extended(1))).json()
    await desk.reader.has_begun.wait()
    second = (await post(client, extended(2))).json()
    assert (await client.get(f"/v1/briefs/{first['id']}")).status_code == 410
    desk.reader.go_on()
    await read_to_the_end(desk, second["id"])
    await post(client, extended(guid="urn:other"))
    listed = (await client.get("/v1/briefs", params={"item": GUID})).json()
    assert [(one["id"], one["state"], one["item"]) for one in listed["briefs"]] == [
        (second["id"], "succeeded", {"uri": GUID, "version": "2", "is_current": True}),
        (first["id"], "cancelled", {"uri": GUID, "version": "1", "is_current": False}),
    ]
    page = (await client.get("/v1/briefs", params={"item": GUID, "limit": 1})).json()
    assert [one["id"] for one in (await client.get(page["next"])).json()["briefs"]] == [first["id"]]


async def test_an_older_version_that_arrives_late_is_not_read(desk: Desk, client: Any):
    """202: there is nothing to repeat."""
    await post(client, extended(10))
    told = (await post(client, extended(9))).json()
    assert (told["id"], told["state"], told["version"]) == (None, "superseded", "9")
    assert len(await desk.jobs.page()) == 1


async def test_the_same_version_again_is_the_same_brief(desk: Desk, client: Any):
    """An answer may have got lost; one that failed is tried again, for somebody asks for it anew."""
    desk.reader.raises = ModelTrouble("model-busy", "Too busy.", remedy="Wait.", status=503)
    told = (await post(client, extended())).json()
    assert (await desk.jobs.wait(told["id"], 10)).state == "failed"
    desk.reader.raises = None
    again = (await post(client, extended())).json()
    assert (again["id"], again["state"]) == (told["id"], "queued")
    await read_to_the_end(desk, told["id"])
    assert (await post(client, extended())).json()["state"] == "succeeded"
    assert len(desk.reader.read) == 2


async def test_an_update_is_an_item_of_its_own(desk: Desk, client: Any):
    """Superdesk names what it evolved from; both stand."""
    await post(client, extended())
    await post(client, extended(guid="urn:update", evolvedfrom=GUID))
    assert {job.state for job in await desk.jobs.page()} & {"cancelled"} == set()
    assert len((await client.get("/v1/briefs", params={"item": GUID})).json()["briefs"]) == 1


async def test_an_embargoed_item_is_read(client: Any):
    """Unpublished copy is what a desk wants to have read."""
    told = (await post(client, extended(embargoed="2031-01-01T00:00:00+0000"))).json()
    assert told["state"] == "queued"


@pytest.mark.parametrize("finished", [True, False])
async def test_a_kill_leaves_no_byte_of_the_item(desk: Desk, client: Any, tmp_path: Path, finished: bool):
    """Whether it was read or is being read; what comes late stays dead, a newer version revives."""
    if not finished:
        desk.reader.hold()
    body = BODY + "<p>Zanzibar-marker, said nobody.</p>" * 50
    told = (await post(client, extended(1, body_html=body))).json()
    await (read_to_the_end(desk, told["id"]) if finished else desk.reader.has_begun.wait())
    answer = await post(client, kill(2))
    assert (answer.status_code, answer.json()["state"], answer.json()["id"]) == (202, "withdrawn", None)
    assert (await client.get(f"/v1/briefs/{told['id']}")).status_code == 404
    files = [path for path in (tmp_path / "folder").rglob("*") if path.is_file()]
    assert files
    assert not any(b"Zanzibar" in path.read_bytes() for path in files)
    assert (await post(client, extended(1, body_html=body))).json()["state"] == "superseded"
    assert (await post(client, kill(2))).json()["state"] == "withdrawn"
    desk.reader.go_on()
    revived = (await post(client, extended(3))).json()
    await read_to_the_end(desk, revived["id"])
    assert len(await desk.jobs.page()) == 1
