"""Asking for a brief over HTTP, following it, having it, calling it off and deleting it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from onrecord.brief import Brief
from onrecord.errors import ModelTrouble
from web.desk import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from web.desk import Desk, FakeReader

SENT = {"article": {"text": TEXT, "title": "Frigates", "url": "https://example.org/1"}}
AT_ONCE = {"Prefer": "respond-async"}


async def finished(desk: Desk, brief_id: str) -> None:
    """Wait until the job has ended."""
    job = await desk.jobs.wait(brief_id, 5)
    assert job.state.finished


async def test_a_brief_that_is_ready_in_time_is_the_answer(client: Any):
    """200, where it lies, and every span's text is the article's."""
    answer = await client.post("/v1/briefs", json=SENT)
    assert answer.status_code == 200
    brief = Brief.model_validate_json(answer.content)
    assert brief.article.title == "Frigates"
    assert answer.headers["location"] == answer.headers["content-location"] == f"/v1/briefs/{brief.id}"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert "preference-applied" not in answer.headers
    again = await client.get(answer.headers["location"])
    assert again.content == answer.content
    assert again.headers["etag"] == answer.headers["etag"]


async def test_an_article_can_be_the_body_itself(client: Any, reader: FakeReader):
    """As curl sends it: plain, HTML, in another charset, and with no type of its own."""
    page = f"<html><body><article><h1>Frigates</h1><p>{TEXT}</p></article></body></html>"
    french = "Le ministre a nié en public, mais a confirmé en privé, à Genève, l’arrivée des frégates."
    for body, kind in [
        (TEXT.encode(), "text/plain"),
        (TEXT.encode(), "application/x-www-form-urlencoded"),
        (TEXT.encode(), ""),
        (page.encode(), "text/html; charset=utf-8"),
        (page.encode(), "application/x-www-form-urlencoded"),
        (french.encode("cp1252"), "text/plain; charset=windows-1252"),
    ]:
        answer = await client.post("/v1/briefs", content=body, headers={"Content-Type": kind})
        assert answer.status_code == 200, answer.text
    assert all(TEXT in text for text in reader.read[:5])
    assert not any("<p>" in text for text in reader.read)
    assert reader.read[5] == french


async def test_what_is_known_of_a_bare_article_stands_in_the_query(client: Any):
    """Title, address and language."""
    query = {"title": "Two frigates", "url": "https://example.org/2", "language": "en-GB"}
    answer = await client.post(
        "/v1/briefs", params=query, content=TEXT, headers={"Content-Type": "text/plain"}
    )
    article = answer.json()["article"]
    assert {name: article[name] for name in query} == query


async def test_options_reach_the_reader(client: Any, reader: FakeReader):
    """As they were sent, the rest as usual."""
    answer = await client.post("/v1/briefs", json=SENT | {"options": {"summary": False, "plan": "whole"}})
    assert answer.status_code == 200
    assert (reader.options[0].summary, reader.options[0].plan, reader.options[0].second_look) == (
        False,
        "whole",
        True,
    )


async def test_respond_async_answers_at_once(desk: Desk, client: Any, reader: FakeReader):
    """202 with the progress, then 202 while it is read, then the brief."""
    reader.hold()
    answer = await client.post("/v1/briefs", json=SENT, headers=AT_ONCE)
    assert answer.status_code == 202
    assert answer.headers["preference-applied"] == "respond-async"
    assert int(answer.headers["retry-after"]) > 0
    told = answer.json()
    assert set(told) == {"id", "state", "stage", "done", "total"}
    assert answer.headers["location"] == f"/v1/briefs/{told['id']}"
    await asyncio.sleep(1)
    running = await client.get(answer.headers["location"])
    assert running.status_code == 202
    assert running.json() == {"id": told["id"], "state": "running", "stage": "reading", "done": 1, "total": 4}
    reader.go_on()
    await finished(desk, told["id"])
    assert (await client.get(answer.headers["location"])).status_code == 200


async def test_waiting_has_an_end(client: Any, reader: FakeReader):
    """202 after as long as was asked; the brief is read on."""
    reader.hold()
    answer = await client.post("/v1/briefs", json=SENT, headers={"Prefer": "wait=1"})
    assert answer.status_code == 202
    assert answer.headers["preference-applied"] == "wait=1"
    reader.go_on()
    await asyncio.sleep(0.1)
    assert (await client.get(answer.headers["location"])).status_code == 200


async def test_the_same_key_and_body_are_the_same_brief(client: Any, reader: FakeReader):
    """Sent again it is not read again; another body under the key is refused."""
    key = {"Idempotency-Key": "9a1f"}
    first = await client.post("/v1/briefs", json=SENT, headers=key)
    second = await client.post("/v1/briefs", json=SENT, headers=key)
    assert first.content == second.content
    assert len(reader.read) == 1
    other = await client.post("/v1/briefs", json={"article": {"text": TEXT + " More."}}, headers=key)
    assert (other.status_code, other.json()["type"]) == (422, "/problems/idempotency-mismatch")


@pytest.mark.parametrize("key", ["", "x" * 256, "schlüssel", "tab\there"])
async def test_an_idempotency_key_that_cannot_be_kept_is_refused(client: Any, key: str):
    """Empty, too long, or not printable ASCII."""
    headers = {b"Idempotency-Key": key.encode("latin-1")}
    answer = await client.post("/v1/briefs", json=SENT, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/idempotency-key-malformed")


async def test_beyond_the_line_there_is_503_with_a_time_to_come_back(
    open_desk: Callable[..., Any], reader: FakeReader
):
    """And nothing is kept of what was refused."""
    reader.hold()
    desk = await open_desk(queue_size=1)
    async with desk.client() as client:
        for _ in range(2):
            assert (await client.post("/v1/briefs", json=SENT, headers=AT_ONCE)).status_code == 202
        answer = await client.post("/v1/briefs", json=SENT, headers=AT_ONCE)
        assert (answer.status_code, answer.json()["type"]) == (503, "/problems/line-full")
        assert int(answer.headers["retry-after"]) > 0
        assert len((await client.get("/v1/briefs")).json()["briefs"]) == 2


async def test_a_brief_is_rendered_as_it_is_asked_for(client: Any):
    """JSON, HTML and Markdown, each with its own ETag."""
    location = (await client.post("/v1/briefs", json=SENT)).headers["location"]
    tags = set()
    for accept, kind, sign in [
        ("*/*", "application/json", "{"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html", "<!doctype html>"),
        ("text/markdown", "text/markdown", "# Frigates"),
        ("application/json;q=0.1, text/*;q=0.5", "text/html", "<!doctype html>"),
    ]:
        answer = await client.get(location, headers={"Accept": accept})
        assert answer.status_code == 200
        assert answer.headers["content-type"].split(";")[0] == kind
        assert answer.headers["vary"] == "Accept"
        assert answer.text.startswith(sign)
        tags.add(answer.headers["etag"])
    assert len(tags) == 3
    refused = await client.get(location, headers={"Accept": "image/png"})
    assert (refused.status_code, refused.json()["type"]) == (406, "/problems/not-acceptable")


async def test_what_cannot_be_rendered_as_asked_is_not_read(client: Any, reader: FakeReader):
    """406 before the work, not after it."""
    answer = await client.post("/v1/briefs", json=SENT, headers={"Accept": "application/pdf"})
    assert answer.status_code == 406
    assert reader.read == []


async def test_a_brief_that_is_there_already_is_not_sent_again(client: Any):
    """304 for its ETag, also in a list or marked weak."""
    first = await client.post("/v1/briefs", json=SENT)
    location, etag = first.headers["location"], first.headers["etag"]
    for none_match in (etag, f'"x", W/{etag}', "*"):
        answer = await client.get(location, headers={"If-None-Match": none_match})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag)
    assert (await client.get(location, headers={"If-None-Match": '"x"'})).status_code == 200


async def test_a_job_that_failed_answers_with_its_problem(client: Any, reader: FakeReader):
    """With the status of the trouble, on POST and on GET, and its time to come back."""
    reader.raises = ModelTrouble("model-busy", "It is busy.", remedy="Wait.", status=503, retry_after=7)
    answer = await client.post("/v1/briefs", json=SENT)
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["retry-after"] == "7"
    body = answer.json()
    assert body["instance"] == answer.headers["location"]
    assert (body["type"], body["title"], body["remedy"]) == ("/problems/model-busy", "Model busy", "Wait.")
    assert (await client.get(body["instance"])).json() == body
    (listed,) = (await client.get("/v1/briefs")).json()["briefs"]
    assert (listed["state"], listed["problem"]["status"]) == ("failed", 503)


async def test_what_breaks_inside_stays_inside(client: Any, reader: FakeReader):
    """A 500 problem that holds nothing of the error."""
    reader.raises = RuntimeError(f"secret {TEXT}")
    answer = await client.post("/v1/briefs", json=SENT)
    assert (answer.status_code, answer.json()["type"]) == (500, "/problems/internal")
    assert "secret" not in answer.text
    assert "frigate" not in answer.text


async def test_a_reading_can_be_called_off(client: Any, reader: FakeReader):
    """410 from then on; twice is no error; what has ended cannot be called off."""
    reader.hold()
    location = (await client.post("/v1/briefs", json=SENT, headers=AT_ONCE)).headers["location"]
    for _ in range(2):
        answer = await client.post(f"{location}/cancel")
        assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    gone = await client.get(location)
    assert (gone.status_code, gone.json()["type"]) == (410, "/problems/brief-cancelled")
    reader.go_on()
    done = (await client.post("/v1/briefs", json=SENT)).headers["location"]
    late = await client.post(f"{done}/cancel")
    assert (late.status_code, late.json()["type"]) == (409, "/problems/brief-finished")


async def test_deleting_leaves_nothing(client: Any, reader: FakeReader):
    """204, then 404, also for one that is being read."""
    reader.hold()
    location = (await client.post("/v1/briefs", json=SENT, headers=AT_ONCE)).headers["location"]
    assert (await client.delete(location)).status_code == 204
    for method, path in [("GET", ""), ("DELETE", ""), ("POST", "/cancel"), ("GET", "/events")]:
        answer = await client.request(method, location + path)
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/brief-unknown")
    assert (await client.get("/v1/briefs")).json() == {"briefs": [], "next": None}


async def test_the_list_is_paged_newest_first(client: Any, reader: FakeReader):
    """`next` leads through all of it and then is null; states choose."""
    made = [(await client.post("/v1/briefs", json=SENT)).json()["id"] for _ in range(3)]
    reader.raises = RuntimeError()
    await client.post("/v1/briefs", json=SENT)
    first = (await client.get("/v1/briefs?limit=2&state=succeeded")).json()
    rest = (await client.get(first["next"])).json()
    assert [one["id"] for one in first["briefs"] + rest["briefs"]] == made[::-1]
    assert rest["next"] is None
    assert first["briefs"][0]["title"] == "Frigates"
    both = await client.get("/v1/briefs?state=succeeded&state=failed")
    assert len(both.json()["briefs"]) == 4


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("limit=0", "limit"), ("limit=x", "limit"), ("state=odd", "state"), ("page=2", "page")],
)
async def test_a_query_that_cannot_be_used_is_named(client: Any, query: str, parameter: str):
    """400 with the parameter's own name."""
    answer = await client.get(f"/v1/briefs?{query}")
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/query-invalid")
    assert answer.json()["errors"][0]["parameter"] == parameter


async def test_stages_are_told_as_they_come(desk: Desk, client: Any, reader: FakeReader):
    """Progress, then one last event; a browser that comes back after it is told to stay away."""
    reader.hold()
    location = (await client.post("/v1/briefs", json=SENT, headers=AT_ONCE)).headers["location"]
    asyncio.get_running_loop().call_later(0.2, reader.go_on)
    answer = await client.get(f"{location}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    blocks = [block.splitlines() for block in answer.text.replace("\r\n", "\n").strip().split("\n\n")]
    told = [
        (next(line for line in block if line.startswith("event: "))[7:], json.loads(line[6:]))
        for block in blocks
        for line in block
        if line.startswith("data: ")
    ]
    assert told[0][0] == "progress"
    assert told[-1] == ("finished", {"state": "succeeded", "stage": "done", "done": 0, "total": 0})
    assert all(set(standing) == {"state", "stage", "done", "total"} for _, standing in told)
    again = await client.get(f"{location}/events", headers={"Last-Event-ID": "finished"})
    assert again.status_code == 204


async def test_a_failed_reading_is_tried_again_on_request(desk: Desk, client: Any, reader: FakeReader):
    """202 and the same id; 409 once the brief is there."""
    reader.raises = ModelTrouble("model-key-refused", "No.", remedy="Set it.", status=502)
    failed = await client.post("/v1/briefs", json=SENT)
    location = failed.headers["location"]
    assert failed.status_code == 502
    reader.raises = None
    again = await client.post(f"{location}/retry")
    assert (again.status_code, again.headers["location"]) == (202, location)
    await finished(desk, location.rpartition("/")[2])
    assert (await client.get(location)).status_code == 200
    refused = await client.post(f"{location}/retry")
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "brief-not-failed")


async def test_a_follower_who_comes_back_hears_nothing_twice(desk: Desk, client: Any, reader: FakeReader):
    """The id of the event heard last says where to go on, whichever program answers."""
    reader.hold()
    location = (await client.post("/v1/briefs", json=SENT, headers=AT_ONCE)).headers["location"]
    brief_id = location.rpartition("/")[2]
    await reader.has_begun.wait()
    await asyncio.sleep(0.6)
    heard = (await desk.jobs.get(brief_id)).revision
    reader.go_on()
    await finished(desk, brief_id)
    since = await client.get(f"{location}/events", headers={"Last-Event-ID": str(heard)})
    assert since.text.count("event: finished") == 1
    assert "event: progress" not in since.text
    reader.hold()
    location = (await client.post("/v1/briefs", json=SENT, headers=AT_ONCE)).headers["location"]
    reader.go_on()
    for odd in ("x", "9" * 5_000):
        assert (
            "event: finished" in (await client.get(f"{location}/events", headers={"Last-Event-ID": odd})).text
        )


async def test_a_restart_takes_up_what_was_under_way(open_desk: Callable[..., Any], reader: FakeReader):
    """The same id gives the brief, though another program accepted it."""
    reader.hold()
    before = await open_desk()
    async with before.client() as client:
        location = (await client.post("/v1/briefs", json=SENT, headers=AT_ONCE)).headers["location"]
        await reader.has_begun.wait()
        await before.jobs.stop()
        waiting = await client.get(location)
        assert (waiting.status_code, waiting.json()["stage"]) == (202, "resumed")
    await before.store.aclose()
    reader.go_on()
    after = await open_desk()
    async with after.client() as client:
        await finished(after, location.rpartition("/")[2])
        assert (await client.get(location)).json()["article"]["title"] == "Frigates"


async def test_the_answers_are_as_the_description_says(client: Any, reader: FakeReader):
    """Brief, progress, list and problem follow the OpenAPI schemas."""
    described = (await client.get("/docs/openapi.json")).json()

    def follows(body: Any, schema: str) -> None:
        jsonschema.validate(
            body, {"$ref": f"#/components/schemas/{schema}", "components": described["components"]}
        )

    follows((await client.post("/v1/briefs", json=SENT)).json(), "Brief")
    follows((await client.get("/v1/briefs")).json(), "BriefList")
    follows((await client.post("/v1/briefs", json={"article": 1})).json(), "ProblemBody")
    reader.hold()
    follows((await client.post("/v1/briefs", json=SENT, headers=AT_ONCE)).json(), "Standing")


async def test_a_burst_beyond_the_line_loses_nothing_that_was_accepted(
    open_desk: Callable[..., Any], reader: FakeReader
):
    """Every 202 of a crowd becomes a brief."""
    reader.hold()
    desk = await open_desk(queue_size=5)
    async with desk.client() as client:
        sent = (
            client.post("/v1/briefs", content=f"{TEXT} {n}", headers=AT_ONCE | {"Content-Type": "text/plain"})
            for n in range(20)
        )
        answers = await asyncio.gather(*sent)
        accepted = [answer.json()["id"] for answer in answers if answer.status_code == 202]
        assert len(accepted) == 6
        assert {answer.status_code for answer in answers} == {202, 503}
        reader.go_on()
        for brief_id in accepted:
            assert (await desk.jobs.wait(brief_id, 5)).state == "succeeded"
