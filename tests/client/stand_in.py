"""A service of the tests that misbehaves: a script of answers, and what it was asked."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import httpx2


def answer(status: int, body: Any = None, **headers: str) -> httpx2.Response:
    """An answer in JSON."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx2.Response(status, content=json.dumps(body or {}).encode(), headers=named)


def problem(status: int, slug: str, **more: Any) -> httpx2.Response:
    """A problem as the service words it; `retry_after` becomes the header."""
    headers = {"content-type": "application/problem+json"}
    if "retry_after" in more:
        headers["retry-after"] = str(more.pop("retry_after"))
    body = {
        "type": f"/problems/{slug}",
        "title": slug,
        "status": status,
        "detail": "It went wrong.",
        "remedy": "Mend it.",
    } | more
    return httpx2.Response(status, content=json.dumps(body).encode(), headers=headers)


@dataclass
class StandIn(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Answers each request with the next of the script, the last one for ever."""

    script: list[Any]
    asked: list[httpx2.Request] = field(default_factory=list)

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        act = self.script[min(len(self.asked), len(self.script) - 1)]
        self.asked.append(request)
        if isinstance(act, Exception):
            raise act
        if callable(act):
            act = act(request)
        return httpx2.Response(act.status_code, headers=act.headers, content=act.content)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """For the client that waits in line."""
        request.read()
        return self._answer(request)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """For the one on an event loop."""
        await request.aread()
        return self._answer(request)
