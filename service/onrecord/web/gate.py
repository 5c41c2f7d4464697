"""What every request passes, known path or not: access, CORS for links, security headers, HEAD, one log line."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, cast

import structlog
from litestar.enums import ScopeType

from onrecord.errors import OnRecordError
from onrecord.web.link import CORS, PREFLIGHT, is_preflight
from onrecord.web.problem import MEDIA_TYPE, body_of, dumped, headers_of
from onrecord.web.refusal import request_malformed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from litestar.types import ASGIApp, HTTPResponseStartEvent, Message, Receive, Scope, Send

    from onrecord.web.access import Access

HEADERS = {
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'self'",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-resource-policy": b"same-origin",
    b"cache-control": b"no-store",
}
"""Set on every answer that does not say otherwise itself."""

log = structlog.get_logger(__name__)


class Gate:
    """Stands around the whole application, so that unknown paths are guarded and logged as well."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a HEAD is answered as its GET without the body."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        started, method, status = time.monotonic(), scope["method"], 0
        inner = cast("Scope", {**scope, "method": "GET" if method == "HEAD" else method})
        first: Mapping[bytes, bytes] = {}

        async def dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _dress(message, {**HEADERS, **first})
            elif message["type"] == "http.response.body" and method == "HEAD":
                message["body"] = b""
            await send(message)

        headers = list(scope["headers"])
        try:
            if is_preflight(method, scope["path"], headers):
                first = PREFLIGHT
                await _nothing(dressed)
                return
            if "\0" in scope["path"] or b"%00" in scope["query_string"]:  # PostgreSQL takes no such text
                raise request_malformed(400)
            grant = await self._access.check(method, scope["path"], headers)
        except OnRecordError as refused:
            first = CORS if refused.slug.startswith("link-") else {}
            await _refuse(refused, dressed)
        else:
            first = CORS if grant.link is not None else {}
            inner["user"], inner["auth"] = grant.session, grant.link
            await self._app(inner, receive, dressed)
        finally:
            log.info(
                "request",
                method=method,
                path=cast("dict[str, Any]", inner).get("path_template") or "-",
                status=status,
                ms=round((time.monotonic() - started) * 1000),
            )


def _dress(message: HTTPResponseStartEvent, more: Mapping[bytes, bytes]) -> None:
    headers = list(message["headers"])
    there = {name.lower() for name, _ in headers}
    message["headers"] = headers + [(name, value) for name, value in more.items() if name not in there]


async def _nothing(send: Send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _refuse(error: OnRecordError, send: Send) -> None:
    body = dumped(body_of(error))
    named = headers_of(error) | {"content-type": MEDIA_TYPE, "content-length": str(len(body))}
    headers = [(name.lower().encode(), value.encode("latin-1")) for name, value in named.items()]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
