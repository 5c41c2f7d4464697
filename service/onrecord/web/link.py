"""Links: tokens that open one brief for a limited time, to read it or to correct it as well."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from onrecord.web import refusal
from onrecord.web.seal import Broken, Expired, Seal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.store.secrets import Secrets

May = Literal["read", "correct"]

PREFIX = "orl_"
"""Tells a link's token from a key, to this program and to those that look for secrets in the wrong place."""

ADDRESS = re.compile(r"/v1/briefs/(?P<brief>[^/]+)(?P<rest>/[^?]*)?\Z")
_READ = re.compile(r"(?:/corrected|/corrections|/events)?\Z")
_CORRECT = {"POST": re.compile(r"/corrections\Z"), "DELETE": re.compile(r"/corrections/\d+\Z")}

CORS = {
    b"access-control-allow-origin": b"*",
    b"access-control-expose-headers": b"ETag, Location, Content-Location, Retry-After",
    b"cross-origin-resource-policy": b"cross-origin",
}
"""On answers to a token: it is what opens them, and no browser sends it on its own."""

PREFLIGHT = {
    **CORS,
    b"access-control-allow-methods": b"GET, HEAD, POST, DELETE",
    b"access-control-allow-headers": b"Authorization, Content-Type, If-None-Match, Last-Event-ID",
    b"access-control-max-age": b"600",
}


@dataclass(frozen=True, slots=True)
class Link:
    """What a token opens."""

    brief_id: str
    may: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MadeLink:
    """A token and when it ends."""

    token: str
    expires_at: datetime


class Links:
    """Makes links and tells what they open."""

    def __init__(self, secrets: Secrets, key: str | None) -> None:
        self._seal = Seal(secrets, "link", key)

    async def make(self, brief_id: str, may: Sequence[May], seconds: int) -> MadeLink:
        """A link to this brief that is good for so long."""
        expires_at = datetime.fromtimestamp(int(time.time()) + seconds, UTC)
        sealed = await self._seal.close({"brief": brief_id, "may": sorted(set(may))}, seconds)
        return MadeLink(PREFIX + sealed, expires_at)

    async def allowed(self, token: str, method: str, path: str) -> Link:
        """The link, where it opens this. Raises RequestRefused: 401 for the token, 403 for the address."""
        try:
            content = await self._seal.open(token.removeprefix(PREFIX))
        except Expired:
            raise refusal.link_expired() from None
        except Broken:
            raise refusal.link_wrong() from None
        link = Link(content["brief"], tuple(content["may"]))
        address = ADDRESS.match(path)
        if address is None or address["brief"] != link.brief_id or not _opens(link, method, address["rest"]):
            raise refusal.link_narrow()
        return link


def is_preflight(method: str, path: str, headers: Sequence[tuple[bytes, bytes]]) -> bool:
    """Whether a browser asks if another site's page may send a token here."""
    asked = {name.lower() for name, _ in headers}
    address = ADDRESS.match(path)
    return (
        method == "OPTIONS"
        and address is not None
        and {b"origin", b"access-control-request-method"} <= asked
        and any(pattern.match(address["rest"] or "") is not None for pattern in (_READ, *_CORRECT.values()))
    )


def _opens(link: Link, method: str, rest: str | None) -> bool:
    if method in ("GET", "HEAD"):
        return "read" in link.may and _READ.match(rest or "") is not None
    pattern = _CORRECT.get(method)
    return "correct" in link.may and pattern is not None and pattern.match(rest or "") is not None
