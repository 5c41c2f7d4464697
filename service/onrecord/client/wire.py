"""What both clients say to httpx2, and what its errors mean."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Any

import httpx2

from onrecord import __version__
from onrecord.client.asking import Answer, NoAnswer
from onrecord.client.trouble import AnswerUnusable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.client.asking import Ask

CONNECT = 10.0
"""Seconds within which a connection must stand."""

HERE = "http://127.0.0.1:8000"
SECONDS = 60.0
Verify = ssl.SSLContext | bool


def settings(url: str, key: str | None, verify: Verify) -> dict[str, Any]:
    """How the connection is made. Redirects are not followed: the key would go with them."""
    headers = {"User-Agent": f"onrecord-client/{__version__}", "Accept": "application/json"}
    if key is not None:
        headers["Authorization"] = f"Bearer {key.strip()}"
    return {"base_url": url, "headers": headers, "verify": verify, "follow_redirects": False}


def sent(request: Ask) -> dict[str, Any]:
    """A request in the library's words."""
    return {
        "method": request.method,
        "url": request.path,
        "params": dict(request.query) or None,
        "headers": dict(request.headers),
        "content": request.body,
        "timeout": httpx2.Timeout(request.timeout, connect=min(CONNECT, request.timeout)),
    }


def answered(status: int, headers: Mapping[str, str], body: bytes) -> Answer:
    """What came back."""
    return Answer(status, {name.lower(): value for name, value in headers.items()}, body)


def failed(error: httpx2.HTTPError) -> NoAnswer:
    """A request that met no answer. Raises AnswerUnusable where there was one that cannot be read."""
    if isinstance(error, httpx2.TransportError):
        return NoAnswer(type(error).__name__)
    raise AnswerUnusable(
        f"The answer cannot be read ({type(error).__name__}). Check that the address is OnRecord's."
    ) from None
