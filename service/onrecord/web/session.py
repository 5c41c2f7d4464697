"""Sessions: who works at the page, kept in a signed cookie that holds a name and no key."""

from __future__ import annotations

import re
import secrets as chance
from dataclasses import dataclass
from typing import TYPE_CHECKING

from litestar.datastructures import Cookie

from onrecord.web.seal import Broken, Expired, Seal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.store.secrets import Secrets

COOKIE = "onrecord-session"
SECONDS = 12 * 3600
"""A long shift."""

LONGEST_NAME = 200
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
"""What the name that a correction is signed with may not hold."""


@dataclass(frozen=True, slots=True)
class Session:
    """`name` is what the person said: corrections are signed with it. `signed_in` with the service's key."""

    name: str
    signed_in: bool


class Sessions:
    """Begins, reads and ends sessions."""

    def __init__(self, secrets: Secrets, key: str | None) -> None:
        self._seal = Seal(secrets, "session", key)
        self._has_key = key is not None

    async def begin(self, name: str, *, secure: bool) -> Cookie:
        """The cookie of a new session; `secure` where the page came by HTTPS."""
        content = {"name": name, "nonce": chance.token_urlsafe(8)}
        return _cookie(await self._seal.close(content, SECONDS), SECONDS, secure=secure)

    def end(self, *, secure: bool) -> Cookie:
        """The cookie that takes the session's away."""
        return _cookie("", 0, secure=secure)

    async def read(self, cookies: Sequence[str]) -> Session | None:
        """The session in these Cookie headers, if there is one that stands."""
        pairs = (part.strip().partition("=") for header in cookies for part in header.split(";"))
        for name, _, value in pairs:
            if name == COOKIE and value:
                try:
                    return Session((await self._seal.open(value))["name"], signed_in=self._has_key)
                except (Broken, Expired):
                    continue
        return None


def _cookie(value: str, seconds: int, *, secure: bool) -> Cookie:
    return Cookie(
        key=COOKIE, value=value, max_age=seconds, path="/", httponly=True, samesite="strict", secure=secure
    )
