"""Both clients against the application itself: in this process, and over a socket."""

from __future__ import annotations

import asyncio
import inspect
import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

import onrecord.client
from client.stand_in import StandIn, answer, problem
from fakes import empty_brief, small_article
from hooks.receiver import Receiver
from onrecord.brief import Brief
from onrecord.client import (
    AsyncOnRecord,
    Conflict,
    NotAllowed,
    NotThere,
    OnRecord,
    Progress,
    ReadingFailed,
    Refused,
    TookTooLong,
    Unreachable,
    verify_webhook,
)
from onrecord.errors import ModelTrouble
from web.desk import HERE, TEXT
from web.pushed import GUID, extended

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from web.desk import Desk


@pytest.fixture
async def ours(desk: Desk) -> AsyncIterator[AsyncOnRecord]:
    """A client of the application in this process."""
    async with AsyncOnRecord(HERE, transport=httpx2.ASGITransport(app=desk.app)) as opened:
        yield opened


async def test_a_brief_is_had_by_one_call(ours: AsyncOnRecord):
    """With what was known about the article."""
    brief = await ours.brief(TEXT, title="Frigates", url="https://desk.example/1", id="a-1")
    assert isinstance(brief, Brief)
    assert (brief.article.title, brief.article.id) == ("Frigates", "a-1")
    assert await ours.get(brief.id) == brief
    assert await ours.wait(brief.id) == brief


async def test_html_and_options_reach_the_service(desk: Desk, ours: AsyncOnRecord):
    """As they were given."""
    brief = await ours.brief(html=f"<p>{TEXT}</p>", options={"summary": False, "plan": "whole"})
    assert brief.article.text == TEXT
    assert (desk.reader.options[0].summary, desk.reader.options[0].plan) == (False, "whole")


async def test_progress_is_told_while_it_is_read(desk: Desk, ours: AsyncOnRecord):
    """Also to a coroutine function; the reading takes the desk's lane, for somebody waits."""
    desk.reader.hold()
    told: list[Progress] = []

    async def listen(progress: Progress) -> None:
        told.append(progress)
        desk.reader.go_on()

    brief = await ours.brief(TEXT, progress=listen)
    assert [one.id for one in told] == [brief.id]
    assert told[0].state in ("queued", "running")
    (job,) = await desk.jobs.page()
    assert job.lane == "desk"


async def test_the_same_key_gives_the_same_brief(ours: AsyncOnRecord):
    """And another article under it is refused."""
    one = await ours.submit(TEXT, idempotency_key="k")
    brief = await ours.wait(one.id)
    again = await ours.submit(TEXT, idempotency_key="k")
    assert (again.id, again.state) == (brief.id, "succeeded")
    with pytest.raises(Refused) as met:
        await ours.submit(TEXT + " Nobody said why.", idempotency_key="k")
    assert met.value.slug == "idempotency-mismatch"


async def test_a_job_is_called_off_tried_again_and_deleted(desk: Desk, ours: AsyncOnRecord):
    """Each with its own error where that cannot be."""
    desk.reader.hold()
    begun = await ours.submit(TEXT)
    assert (await ours.cancel(begun.id)).state == "cancelled"
    with pytest.raises(ReadingFailed) as met:
        await ours.get(begun.id)
    assert met.value.slug == "brief-cancelled"
    assert (await ours.retry(begun.id)).state == "queued"
    desk.reader.go_on()
    await ours.wait(begun.id)
    with pytest.raises(Conflict):
        await ours.cancel(begun.id)
    await ours.delete(begun.id)
    with pytest.raises(NotThere):
        await ours.delete(begun.id)


async def test_a_reading_that_fails_says_why(desk: Desk, ours: AsyncOnRecord):
    """At once, though its status looks as if it might pass."""
    desk.reader.raises = ModelTrouble("model-busy", "Too busy.", remedy="Wait.", status=503, retry_after=9)
    with pytest.raises(ReadingFailed, match=r"Too busy\. Wait\.") as met:
        await ours.brief(TEXT)
    assert (await desk.jobs.get(str(met.value.brief_id))).state == "failed"


async def test_what_is_no_article_is_refused_with_its_place(ours: AsyncOnRecord):
    """And without its words."""
    with pytest.raises(Refused) as met:
        await ours.brief("SECRET words.")
    assert (met.value.slug, met.value.pointer) == ("article-too-short", "/article/text")
    assert "SECRET" not in str(met.value)
    with pytest.raises(Refused) as met:
        await ours.brief({"text": TEXT, "headline": "x"})  # type: ignore[typeddict-unknown-key]
    assert met.value.errors[0]["pointer"] == "/article/headline"


async def test_the_list_is_walked_through_page_by_page(desk: Desk, ours: AsyncOnRecord):
    """Newest first; those of a pushed item alone where that is asked."""
    sent = [(await ours.submit(TEXT)).id for _ in range(5)]
    for brief_id in sent:
        await ours.wait(brief_id)
    listed = [one async for one in ours.list(page_size=2)]
    assert [one.id for one in listed] == sent[::-1]
    async with desk.client() as client:
        pushed = (await client.post("/v1/push/ninjs", json=extended())).json()["id"]
    (one,) = [one async for one in ours.list(item=GUID)]
    assert one.item is not None
    assert (one.id, one.item.version, one.item.is_current) == (pushed, "1", True)
    await ours.wait(pushed)
    assert len([one async for one in ours.list(states=["succeeded"])]) == 6
    assert [one async for one in ours.list(states=["failed"])] == []


async def test_a_key_is_sent_and_a_wrong_one_is_named(open_desk: Callable[..., Any]):
    """Nothing is asked again."""
    desk = await open_desk(api_key="right")
    transport = httpx2.ASGITransport(app=desk.app)
    async with AsyncOnRecord(HERE, "right\n", transport=transport) as client:
        assert [one async for one in client.list()] == []
    async with AsyncOnRecord(HERE, "wrong", transport=transport) as client:
        with pytest.raises(NotAllowed) as met:
            await client.get("x")
    assert met.value.slug == "key-wrong"


async def test_a_brief_is_corrected_and_a_correction_withdrawn(ours: AsyncOnRecord):
    """The model's own stays as it is."""
    brief = await ours.brief(TEXT)
    start = TEXT.index("more would follow")
    change = {
        "op": "add",
        "kind": "question",
        "question": "When do more follow?",
        "reason": "unknown",
        "span": {"start": start, "end": start + len("more would follow"), "text": "more would follow"},
    }
    made = await ours.correct(brief.id, change, by="Ana Ruiz")
    assert (made.number, made.by, made.adds) == (1, "Ana Ruiz", ["q1"])
    assert [one.question for one in (await ours.corrected(brief.id)).unresolved_questions] == [
        "When do more follow?"
    ]
    assert await ours.get(brief.id) == brief
    await ours.withdraw(brief.id, 1, by="Jo Li")
    (kept,) = await ours.corrections(brief.id)
    assert (kept.withdrawn_by, kept.not_applied) == ("Jo Li", None)
    assert await ours.corrected(brief.id) == brief
    with pytest.raises(Conflict):
        await ours.correct(brief.id, {"op": "delete", "item": "p9"}, by="Ana Ruiz")
    with pytest.raises(Refused):
        await ours.correct(brief.id, change | {"reason": "mood"}, by="Ana Ruiz")


async def test_a_link_opens_its_brief_alone(open_desk: Callable[..., Any]):
    """Its token is a key that does not open the rest."""
    desk = await open_desk(api_key="right")
    transport = httpx2.ASGITransport(app=desk.app)
    async with AsyncOnRecord(HERE, "right", transport=transport) as client:
        brief = await client.brief(TEXT)
        link = await client.link(brief.id, seconds=60)
        assert link.may == ["read"]
    async with AsyncOnRecord(HERE, link.token, transport=transport) as client:
        assert await client.get(brief.id) == brief
        with pytest.raises(NotAllowed):
            await client.delete(brief.id)


async def test_a_webhook_is_made_told_verified_and_told_again(open_desk: Callable[..., Any]):
    """From the push of an item by a CMS to what the CMS is told, and its log."""
    desk = await open_desk(webhook_allow=["127.0.0.1"])
    async with (
        Receiver() as receiver,
        AsyncOnRecord(HERE, transport=httpx2.ASGITransport(app=desk.app)) as client,
    ):
        hook = await client.add_webhook(receiver.url, ["brief.succeeded"], "the CMS")
        assert [one.id for one in await client.webhooks()] == [hook.id]
        async with desk.client() as cms:
            pushed = (await cms.post("/v1/push/ninjs", json=extended())).json()["id"]
        (got,) = await receiver.until(1)
        told = verify_webhook(got.headers, got.body, hook.secret)
        assert (told.type, told.data.brief_id) == ("brief.succeeded", pushed)
        assert told.data.item is not None
        assert (told.data.item.uri, told.data.item.version) == (GUID, "1")
        assert told.data.brief == await client.get(pushed)
        renewed = await client.rotate_webhook(hook.id)
        (delivery,) = await of(client, "deliveries", hook.id)
        async with asyncio.timeout(10):
            while (await of(client, "deliveries", hook.id))[0].ended_at is None:  # noqa: ASYNC110 - in the engine
                await asyncio.sleep(0.05)
        assert (await client.redeliver(delivery.id)).state == "waiting"
        _, again = await receiver.until(2)
        assert again.id == delivery.id
        for secret in (hook.secret, renewed.secret):
            assert verify_webhook(again.headers, again.body, secret).data.brief_id == pushed
        await client.remove_webhook(hook.id)
        assert await client.webhooks() == []


async def test_the_example_in_the_docstring_runs(desk: Desk, served: Callable[..., Any]):
    """Over a socket, as it is written but for the port."""
    port = await served(desk)
    words = (onrecord.client.__doc__ or "").replace(":8000", f":{port}")
    script = (
        "import doctest, sys; parsed = doctest.DocTestParser().get_doctest(sys.argv[1], {}, 'it', None, None);"
        "ran = doctest.DocTestRunner().run(parsed); sys.exit(ran.failed or ran.attempted != 3)"
    )
    # In a program of its own: doctest takes standard output for itself, which the service logs to.
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        script,
        words,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
    )
    out, _ = await running.communicate()
    assert running.returncode == 0, out.decode()


async def test_the_client_that_waits_in_line_does_the_same(desk: Desk, served: Callable[..., Any]):
    """Over a socket, from another thread."""
    port = await served(desk)
    told: list[Progress] = []

    def use() -> list[str]:
        with OnRecord(f"http://127.0.0.1:{port}") as client:
            brief = client.brief(TEXT, progress=told.append)
            assert client.get(brief.id) == client.wait(brief.id) == brief
            begun = client.submit(html=f"<p>{TEXT}</p>")
            client.wait(begun.id)
            with pytest.raises(Conflict):
                client.retry(begun.id)
            with pytest.raises(Conflict):
                client.cancel(begun.id)
            listed = [one.id for one in client.list(page_size=1)]
            client.delete(brief.id)
            return listed

    assert len(await asyncio.to_thread(use)) == 2
    assert len(await desk.jobs.page()) == 1


async def test_a_service_that_never_ends_its_answer_is_left_at_the_deadline():
    """By both, though each piece comes in time."""

    async def trickle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        try:
            while True:
                writer.write(b" ")
                await writer.drain()
                await asyncio.sleep(0.02)
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(trickle, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"

    def use() -> None:
        with OnRecord(url, seconds=0.3) as client:
            client.get("x")

    began = time.monotonic()
    with pytest.raises((TookTooLong, Unreachable)):
        await asyncio.to_thread(use)
    async with AsyncOnRecord(url, seconds=0.3) as client:
        with pytest.raises((TookTooLong, Unreachable)):
            await client.get("x")
    assert time.monotonic() - began < 10
    server.close()


async def of(client: Any, method: str, *given: Any, **more: Any) -> Any:
    """What a method of either client gives, as a list where it gives one after the other."""
    got = getattr(client, method)(*given, **more)
    if inspect.isasyncgen(got):
        return [one async for one in got]
    if inspect.isgenerator(got):
        return list(got)
    return await got if inspect.isawaitable(got) else got


@pytest.mark.parametrize("kind", [OnRecord, AsyncOnRecord])
async def test_both_ask_again_what_may_pass(kind: type[Any]):
    """On a connection that breaks, and by a proxy's answer."""
    standing = {"id": "b1", "state": "queued"}
    stand_in = StandIn(
        [httpx2.ReadError("broke"), problem(503, "line-full", retry_after=0), answer(202, standing)]
    )
    client = kind(HERE, transport=stand_in)
    assert (await of(client, "submit", TEXT)).id == "b1"
    assert len({request.headers["idempotency-key"] for request in stand_in.asked}) == 1


@pytest.mark.parametrize("kind", [OnRecord, AsyncOnRecord])
async def test_neither_follows_a_redirect(kind: type[Any]):
    """The key would go with it."""
    stand_in = StandIn([answer(307, location="https://elsewhere.example/v1/briefs/b1")])
    client = kind(HERE, "key", transport=stand_in)
    with pytest.raises(Refused):
        await of(client, "get", "b1")
    assert len(stand_in.asked) == 1


@pytest.mark.parametrize("kind", [OnRecord, AsyncOnRecord])
async def test_what_a_newer_service_adds_is_passed_over_at_every_depth(kind: type[Any]):
    """A brief's own schema forbids it; an older client goes on working."""
    brief = json.loads(empty_brief(small_article(), "0123456789abcdef").model_dump_json())
    brief |= {
        "mood": "tense",
        "summary": [{"text": "It sailed.", "items": [], "evidence": [], "tone": {"a": [1]}}],
    }
    brief["article"]["desk"] = brief["provenance"]["cost"]["tax"] = "x"
    client = kind(HERE, transport=StandIn([answer(200, brief)]))
    got = await of(client, "get", brief["id"])
    assert got.summary[0].text == "It sailed."
    assert not hasattr(got, "mood")


@pytest.mark.parametrize("kind", [OnRecord, AsyncOnRecord])
async def test_the_newsroom_s_routes_are_asked_as_the_contract_says(kind: type[Any]):
    """Corrections, links and webhooks: what is sent where, and what is made of the answer."""
    at = "2026-11-03T08:00:00Z"
    correction = {"number": 1, "at": at, "by": "Ana", "change": {"op": "delete", "item": "p1"}, "new": 1}
    hook = {
        "id": "w1",
        "url": "https://cms.example/hook",
        "events": ["brief.failed"],
        "created_at": at,
        "deliveries": {},
    }
    delivery = {"id": "d1", "event": "brief.failed", "brief_id": "b1", "state": "delivered", "created_at": at}
    link = {"token": "t", "url": "u", "expires_at": at, "may": ["read"]}
    answers = {
        "GET /v1/briefs/b1/corrections": {"corrections": [correction]},
        "POST /v1/briefs/b1/corrections": correction,
        "DELETE /v1/briefs/b1/corrections/1": correction,
        "GET /v1/briefs/b1/corrected": json.loads(
            empty_brief(small_article(), "0123456789abcdef").model_dump_json()
        ),
        "POST /v1/briefs/b1/links": link,
        "GET /v1/webhooks": {"webhooks": [hook]},
        "POST /v1/webhooks": hook | {"secret": "whsec_x"},
        "POST /v1/webhooks/w1/rotate": hook | {"secret": "whsec_y"},
        "DELETE /v1/webhooks/w1": {},
        "GET /v1/webhooks/w1/deliveries": {"deliveries": [delivery], "next": None},
        "POST /v1/deliveries/d1/redeliver": delivery,
    }
    stand_in = StandIn([lambda request: answer(200, answers[f"{request.method} {request.url.path}"])])
    client = kind(HERE, transport=stand_in)

    assert (await of(client, "corrections", "b1"))[0].by == "Ana"
    assert (await of(client, "correct", "b1", {"op": "delete", "item": "p1"}, by="Ana")).number == 1
    assert json.loads(stand_in.asked[-1].content) == {"by": "Ana", "change": {"op": "delete", "item": "p1"}}
    assert await of(client, "withdraw", "b1", 1, by="Ana Ruiz") is None
    assert stand_in.asked[-1].url.params["by"] == "Ana Ruiz"
    assert isinstance(await of(client, "corrected", "b1"), Brief)
    assert (await of(client, "link", "b1", 60, ["read", "correct"])).token == "t"
    assert json.loads(stand_in.asked[-1].content) == {"seconds": 60, "may": ["read", "correct"]}
    assert (await of(client, "webhooks"))[0].id == "w1"
    assert (
        await of(client, "add_webhook", "https://cms.example/hook", ["brief.failed"], "n")
    ).secret == "whsec_x"
    assert json.loads(stand_in.asked[-1].content) == {
        "url": "https://cms.example/hook",
        "events": ["brief.failed"],
        "note": "n",
    }
    assert (await of(client, "rotate_webhook", "w1")).secret == "whsec_y"
    assert await of(client, "remove_webhook", "w1") is None
    assert [one.id for one in await of(client, "deliveries", "w1")] == ["d1"]
    assert (await of(client, "redeliver", "d1")).state == "delivered"


def test_both_clients_have_the_same_methods():
    """With the same arguments and words; only the waiting differs."""

    def shown(kind: type[Any]) -> dict[str, tuple[list[str], str]]:
        found = {}
        for name, method in vars(kind).items():
            if not name.startswith("_") and name not in ("close", "aclose"):
                parameters = [
                    str(one).split(": ")[0] for one in inspect.signature(method).parameters.values()
                ]
                found[name] = (parameters, " ".join((method.__doc__ or "").split()[:12]))
        return found

    assert shown(OnRecord) == shown(AsyncOnRecord)
    assert len(shown(OnRecord)) == 19


def test_a_cms_that_imports_the_client_loads_nothing_of_the_service():
    """No server, no store, no model, no engine; in a Python of its own."""
    heavy = "openai litestar sqlalchemy dbos instructor lxml jinja2 structlog uvicorn standardwebhooks"
    script = f"import sys, onrecord.client; print(sorted(set({heavy.split()!r}) & set(sys.modules)))"
    ended = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert ended.stdout.strip() == "[]"
