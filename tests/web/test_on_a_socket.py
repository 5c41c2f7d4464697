"""What only a real connection shows: uploads that are too large, clients that hang up, streams."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

import httpx2

from onrecord.web.events import stages
from web.desk import TEXT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

HEAD = b"Host: 127.0.0.1\r\nContent-Type: text/plain\r\n"


async def status_of(port: int, request: bytes) -> bytes:
    """The first line that answers these bytes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    try:
        async with asyncio.timeout(5):
            return await reader.readline()
    finally:
        writer.close()


async def test_an_upload_that_is_too_large_gets_413(desk: Any, served: Callable[..., Any]):
    """Announced or in chunks of unknown number, and the next request is served."""
    port = await served(desk)

    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"word " * 20_000

    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=10) as client:
        for content in (b"word " * 2_000_000, chunks()):
            answer = await client.post("/v1/briefs", content=content, headers={"Content-Type": "text/plain"})
            assert (answer.status_code, answer.json()["type"]) == (413, "/problems/body-too-large")
        answer = await client.post("/v1/briefs", content=TEXT, headers={"Content-Type": "text/plain"})
        assert answer.status_code == 200


async def test_a_client_that_hangs_up_cancels_nothing(desk: Any, served: Callable[..., Any]):
    """Its brief is read to the end and can be had."""
    desk.reader.hold()
    port = await served(desk)
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    body = TEXT.encode()
    writer.write(
        b"POST /v1/briefs HTTP/1.1\r\n" + HEAD + f"Content-Length: {len(body)}\r\n\r\n".encode() + body
    )
    await writer.drain()
    await desk.reader.has_begun.wait()
    writer.close()
    await writer.wait_closed()
    await asyncio.sleep(0.1)
    desk.reader.go_on()
    (job,) = await desk.jobs.page()
    assert (await desk.jobs.wait(job.id, 5)).state == "succeeded"


async def test_a_client_that_breaks_off_its_upload_leaves_nothing(desk: Any, served: Callable[..., Any]):
    """No job, and the service lives."""
    port = await served(desk)
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"POST /v1/briefs HTTP/1.1\r\n" + HEAD + b"Content-Length: 5000\r\n\r\nThe navy")
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    assert b" 200 " in await status_of(port, b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert await desk.jobs.page() == []


async def test_strange_requests_get_4xx(desk: Any, served: Callable[..., Any]):
    """No host, two hosts, a path beyond ASCII, a method nobody knows."""
    port = await served(desk)
    for request in (
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET /v1/briefs HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
        b"GET /%ff%fe%00 HTTP/1.1\r\n" + HEAD + b"\r\n",
        b"BREW /v1/briefs HTTP/1.1\r\n" + HEAD + b"\r\n",
        b"GET /v1/briefs?limit=%ff&state=%00 HTTP/1.1\r\n" + HEAD + b"\r\n",
        b"POST /v1/briefs HTTP/1.1\r\n" + HEAD + b"Content-Length: -1\r\n\r\n",
        b"POST /v1/briefs HTTP/1.1\r\n" + HEAD + b"Content-Length: x\r\n\r\n",
    ):
        assert b" 4" in await status_of(port, request), request


async def test_stages_arrive_while_it_is_read(desk: Any, served: Callable[..., Any]):
    """Not all at the end; and a follower that hangs up stops nothing."""
    desk.reader.hold()
    port = await served(desk)
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=5) as client:
        headers = {"Content-Type": "text/plain", "Prefer": "respond-async"}
        location = (await client.post("/v1/briefs", content=TEXT, headers=headers)).headers["location"]
        async with client.stream("GET", f"{location}/events") as gone:
            assert (await anext(gone.aiter_lines())).startswith(("id", "event"))
        async with client.stream("GET", f"{location}/events") as events:
            told = []
            async for line in events.aiter_lines():
                told.append(line)
                desk.reader.go_on()
        assert "event: progress" in told[:2]
        assert "event: finished" in told
        assert (await client.get(location)).status_code == 200


async def test_silence_is_broken_by_a_sign_of_life(desk: Any):
    """So that nobody on the way takes a long reading for a dead connection."""
    desk.reader.hold()
    async with desk.client() as client:
        headers = {"Content-Type": "text/plain", "Prefer": "respond-async"}
        brief_id = (await client.post("/v1/briefs", content=TEXT, headers=headers)).json()["id"]
    told = []
    async with asyncio.timeout(30), contextlib.aclosing(stages(desk.jobs, brief_id, silence=0.02)) as events:
        async for event in events:
            told.append(event.comment or event.event)
            if "progress" in told and told[-2:] == ["still here", "still here"]:
                break
    async with contextlib.aclosing(stages(desk.jobs, brief_id, silence=0.02)) as events:
        await anext(events)
        await desk.jobs.delete(brief_id)
        assert {event.comment async for event in events} <= {"still here"}
