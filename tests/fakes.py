"""The fakes, in one place: a model provider that does what a script tells it, an article and its brief.

`FakeProvider` is a small Litestar app; the real OpenAI client reaches it in the process through
`httpx2.ASGITransport`. `Wire` is a loopback socket, for what only a socket can do: refuse a
connection, or break off in the middle of an answer.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

import httpx2
from litestar import Litestar, Request, Response, post

from onrecord.article import Article, Sentence
from onrecord.brief import Account, Brief, BriefArticle, Cost, Provenance
from onrecord.model.endpoint import Endpoint
from onrecord.options import Options
from onrecord.store.briefs import new_id
from onrecord.store.job import Job

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "sk-test-0123456789"


@dataclass
class Reply:
    """One behaviour of the provider. `stall` is in seconds, before anything is answered."""

    content: str | None = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    finish_reason: str = "stop"
    refusal: str | None = None
    usage: dict[str, Any] | None = None
    timings: dict[str, Any] | None = None
    stall: float = 0.0


USAGE = {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}


def answer(value: Any, **more: Any) -> Reply:
    """A well-formed answer; `value` is JSON or a string that stands for itself."""
    content = value if isinstance(value, str) else json.dumps(value)
    return Reply(content=content, usage=more.pop("usage", USAGE), **more)


def refusal() -> Reply:
    """The model refuses, in the protocol's own field."""
    return Reply(refusal="I cannot help with that.", usage=USAGE)


def filtered() -> Reply:
    """The provider's filter stopped the answer."""
    return Reply(content="", finish_reason="content_filter", usage=USAGE)


def truncated(content: str = '{"names": ["Ad') -> Reply:
    """The answer ended at max_tokens."""
    return Reply(content=content, finish_reason="length", usage=USAGE)


def failure(status: int, **headers: str) -> Reply:
    """An HTTP error whose body quotes what it must not: the key and the prompt."""
    return Reply(
        status=status,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        body={"error": {"message": f"bad request from {KEY}: SECRET PROMPT", "code": "x", "param": None}},
    )


class FakeProvider:
    """Answers `/v1/chat/completions` from a script: the last behaviour repeats.

    A behaviour is a Reply or a function of the request's JSON that gives one. `requests` are the
    bodies received, `headers` their headers, `peak` the most requests that were ever under way at once.
    """

    def __init__(self, *script: Reply | Callable[[dict[str, Any]], Reply]) -> None:
        self.script = list(script)
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.peak = 0
        self._under_way = 0
        provider = self

        @post("/v1/chat/completions", status_code=200)
        async def complete(request: Request[Any, Any, Any]) -> Response[Any]:
            return await provider._complete(await request.json(), dict(request.headers))

        self.app = Litestar([complete], openapi_config=None, logging_config=None)

    @property
    def endpoint(self) -> Endpoint:
        """The provider as a configured endpoint."""
        return Endpoint("http://provider.test/v1", "test-model", KEY)

    def transport(self) -> httpx2.AsyncBaseTransport:
        """What ModelClient takes as its transport."""
        return httpx2.ASGITransport(app=self.app)

    async def _complete(self, body: dict[str, Any], headers: dict[str, str]) -> Response[Any]:
        at = min(len(self.requests), len(self.script) - 1)
        self.requests.append(body)
        self.headers.append(headers)
        behaviour = self.script[at]
        reply = behaviour(body) if callable(behaviour) else behaviour
        self._under_way += 1
        self.peak = max(self.peak, self._under_way)
        try:
            await asyncio.sleep(reply.stall)
        finally:
            self._under_way -= 1
        content = reply.body if reply.body is not None else completion(reply, "tools" in body)
        return Response(content, status_code=reply.status, headers=reply.headers)


def completion(reply: Reply, as_tool: bool = False) -> dict[str, Any]:
    """The reply as the protocol's completion object."""
    message: dict[str, Any] = {"role": "assistant", "content": reply.content, "refusal": reply.refusal}
    if as_tool:
        call = {"id": "c1", "type": "function", "function": {"name": "Found", "arguments": reply.content}}
        message |= {"content": None, "tool_calls": [call]}
    made: dict[str, Any] = {
        "id": "x",
        "object": "chat.completion",
        "created": 1,
        "model": "test-model",
        "choices": [{"index": 0, "message": message, "finish_reason": reply.finish_reason}],
    }
    if reply.usage is not None:
        made["usage"] = reply.usage
    if reply.timings is not None:
        made["timings"] = reply.timings
    return made


class Wire:
    """A loopback socket server. Each connection gets the next of `scripts`: bytes sent before it closes.

    Use it as an async context manager; `url` is where it listens. After the scripts are used up the
    last one repeats. `connections` counts how often it was reached.
    """

    def __init__(self, *scripts: bytes) -> None:
        self.scripts = list(scripts)
        self.connections = 0
        self.url = ""

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        script = self.scripts[min(self.connections, len(self.scripts) - 1)]
        self.connections += 1
        await reader.readuntil(b"\r\n\r\n")
        writer.write(script)
        await writer.drain()
        writer.close()

    @property
    def endpoint(self) -> Endpoint:
        """The socket as a configured endpoint."""
        return Endpoint(self.url, "test-model", KEY)


def http_bytes(body: bytes, length: int | None = None) -> bytes:
    """An HTTP answer with this JSON body; a `length` beyond the body's makes it a cut stream."""
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length or len(body)}\r\n"
    return head.encode() + b"connection: close\r\n\r\n" + body


def closed_port_endpoint() -> Endpoint:
    """An endpoint on a port of this machine where nobody listens."""
    import socket

    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    return Endpoint(f"http://127.0.0.1:{port}/v1", "test-model", KEY)


def small_article(
    text: str = "The frigate sailed. Nobody said why.", title: str | None = "Frigate"
) -> Article:
    """An article of two sentences, the second of them a caption."""
    cut = text.index(". ") + 1
    sentences = (Sentence(1, 0, cut, 0), Sentence(2, cut + 1, len(text), 1, "caption"))
    return Article(text, sentences, "article-1", "en", title, "https://example.org/1", datetime.now(UTC))


def new_job(**more: Any) -> Job:
    """A job as `Jobs.submit` makes it."""
    fresh = Job.queued(new_id(), "default", small_article(), Options())
    return replace(fresh, **more)


def empty_brief(article: Article, brief_id: str) -> Brief:
    """A brief that found nothing in the article."""
    return Brief(
        id=brief_id,
        created_at=datetime.now(UTC),
        article=BriefArticle(
            id=article.id,
            title=article.title,
            url=article.url,
            language=article.language,
            published_at=article.published_at,
            sha256=article.sha256,
            text=article.text,
            sentences=[(sentence.start, sentence.end) for sentence in article.sentences],
        ),
        summary=[],
        actors=[],
        positions=[],
        divergences=[],
        military_assets=[],
        unresolved_questions=[],
        account=Account(rejected=[], uncovered=[], ambiguous=[], flagged=[]),
        provenance=Provenance(
            model="test-model",
            model_digest=None,
            plan="whole",
            prompt_version="1",
            onrecord_version="0",
            calls=0,
            attempts=0,
            tokens_in=0,
            tokens_out=0,
            tokens_cached=0,
            cost=Cost(amount=None, currency=None, why_unknown="nothing was asked"),
            seconds=0,
            answers_reused=0,
        ),
    )
