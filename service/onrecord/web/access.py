"""Who may ask: a bearer key, a link or a session where a key is set, else this machine only.

No page of another site gets in by what a browser sends on its own: the session's cookie opens nothing
that changes something unless the request comes from this service's own page.
"""

from __future__ import annotations

import hmac
import ipaddress
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiolimiter import AsyncLimiter

from onrecord.errors import ConfigRefused
from onrecord.web import refusal
from onrecord.web.link import PREFIX, Link, Links
from onrecord.web.session import Session, Sessions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.config import Config
    from onrecord.store.secrets import Secrets

    Headers = Sequence[tuple[bytes, bytes]]

OPEN = re.compile(
    r"/health/(?:live|ready)/?\Z|/docs(?:/[^/]*)?\Z|/problems/[^/]*\Z"
    r"|/sign-in/?\Z|/sign-out/?\Z|/assets/[^/]*\Z|/component/.*\Z"
)
"""What needs no key: it holds no secret."""

PAGES = re.compile(r"/\Z|/briefs/|/actors(?:/|\Z)")
"""What people open: without a session they are shown where to sign in."""

WRONG_KEYS = 10
WRONG_KEYS_SECONDS = 20.0
"""So many wrong keys are told so at once in so many seconds; who guesses on waits. Right ones never do."""

MOST_WAITING = 100
"""So many of them wait at one time, whoever has hung up included; beyond it they are told at once. A flood must
not fill the memory, and since right keys never wait, waiting tells as much as the answer does."""

PUSH = re.compile(r"/v1/push/ninjs/?\Z")
"""What a signature opens in place of the key, where there is a secret to sign with. The route checks it itself."""

_PORT = re.compile(r":\d{1,5}\Z")
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Grant:
    """What a request comes with, once it may pass. Both None: the key, or a service without one."""

    session: Session | None = None
    link: Link | None = None


def bind_guard(config: Config) -> None:
    """Refuse to listen beyond this machine without a key.

    Raises:
        ConfigRefused: `bind-needs-key`.
    """
    if key_of(config) is None and not is_loopback(config.host):
        raise ConfigRefused(
            "bind-needs-key",
            f"The service would listen on {config.host or 'every address'} without a key.",
            remedy="Set ONRECORD_API_KEY to a long random key, or ONRECORD_HOST to 127.0.0.1.",
        )


def key_of(config: Config) -> str | None:
    """The service's key; a blank one is none."""
    key = config.api_key.get_secret_value().strip() if config.api_key is not None else ""
    return key or None


def is_loopback(host: str) -> bool:
    """Whether an address or name means this machine."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"


class Access:
    """The rules in force.

    Args:
        config: `api_key`, `push_secret` and `allowed_hosts` are read.
        secrets: what links and sessions are sealed with.
    """

    def __init__(self, config: Config, secrets: Secrets) -> None:
        key = key_of(config)
        self.links = Links(secrets, key)
        self.sessions = Sessions(secrets, key)
        self._key = None if key is None else key.encode()
        self._signed = bool(config.push_secrets)
        self._hosts = frozenset(
            host.strip().lower().rstrip(".") for host in config.allowed_hosts if host.strip()
        )
        self._wrong = AsyncLimiter(WRONG_KEYS, WRONG_KEYS_SECONDS)
        self._waiting = 0

    @property
    def asks_for_key(self) -> bool:
        """Whether the service has a key."""
        return self._key is not None

    async def check(self, method: str, path: str, headers: Headers) -> Grant:
        """What the request comes with.

        Raises:
            RequestRefused: 401 without the key, 403 for another host, another site's page or what the
                link does not open, 303 to where one signs in.
        """
        if self._signed and method == "POST" and PUSH.match(path):
            return Grant()
        host = self._checked_host(headers)
        given = _values(headers, b"authorization")
        token = _bearer(given[0]) if len(given) == 1 else None
        if token is not None and token.startswith(PREFIX):
            return Grant(link=await self.links.allowed(token, method, path))
        session = await self._session(headers)
        if self._key is None:
            if method not in _SAFE and not all(
                self._is_own(origin, host) for origin in _values(headers, b"origin")
            ):
                raise refusal.origin_not_allowed()
            return Grant(session)
        if OPEN.match(path):
            if method not in _SAFE and not self.comes_from_here(headers):
                raise refusal.origin_not_allowed()
            return Grant(session)
        if given and (token is not None or session is None):  # another scheme is a proxy's before us
            await self.check_key(token)
            return Grant()
        if session is None:
            if method in _SAFE and PAGES.match(path):
                raise refusal.sign_in_needed(path)
            raise refusal.key_needed(wrong=False)
        if method not in _SAFE and not self.comes_from_here(headers):
            raise refusal.origin_not_allowed()
        return Grant(session)

    async def check_key(self, given: str | None) -> None:
        """Raises RequestRefused (401) where this is not the service's key."""
        # latin-1 gives back the bytes that were sent, so that a key beyond ASCII works as well.
        sent = (given or "").encode("latin-1", "replace")
        if self._key is not None and not hmac.compare_digest(sent, self._key):
            if self._waiting < MOST_WAITING:
                self._waiting += 1
                try:
                    await self._wrong.acquire()
                finally:
                    self._waiting -= 1
            raise refusal.key_needed(wrong=True)

    def comes_from_here(self, headers: Headers) -> bool:
        """Whether a browser says that this service's own page sent the request."""
        said = _values(headers, b"sec-fetch-site")
        if said:
            return said == ["same-origin"]
        hosts, origins = _values(headers, b"host"), _values(headers, b"origin")
        return bool(hosts and origins) and all(self._is_own(origin, hosts[0]) for origin in origins)

    def _checked_host(self, headers: Headers) -> str:
        hosts = _values(headers, b"host")
        if self._key is None and (len(hosts) != 1 or not self._answers_to(hosts[0])):
            raise refusal.host_not_allowed()
        return hosts[0] if hosts else ""

    async def _session(self, headers: Headers) -> Session | None:
        return await self.sessions.read(_values(headers, b"cookie"))

    def _answers_to(self, host: str) -> bool:
        named = host.lower()
        name = _PORT.sub("", named).rstrip(".")
        return name in _THIS_MACHINE or name in self._hosts or named in self._hosts

    def _is_own(self, origin: str, host: str) -> bool:
        try:
            netloc = urlsplit(origin).netloc.lower()
        except ValueError:
            return False
        return bool(netloc) and (
            netloc == host.lower() or _PORT.sub("", netloc) in self._hosts or netloc in self._hosts
        )


def _bearer(given: str) -> str | None:
    scheme, _, token = given.strip().partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _values(headers: Headers, name: bytes) -> list[str]:
    return [value.decode("latin-1") for given, value in headers if given.lower() == name]
