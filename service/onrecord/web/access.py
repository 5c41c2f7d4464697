"""Who may ask: a bearer key where one is set, else this machine only and no page of another site."""

from __future__ import annotations

import hmac
import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.errors import ConfigRefused
from onrecord.web import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.config import Config

OPEN = re.compile(r"/\Z|/health/(?:live|ready)/?\Z|/docs(?:/[^/]*)?\Z|/problems/[^/]*\Z")
"""What needs no key: it holds no secret."""

PUSH = re.compile(r"/v1/push/ninjs/?\Z")
"""What a signature opens in place of the key, where there is a secret to sign with. The route checks it itself."""

_PORT = re.compile(r":\d{1,5}\Z")
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


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
    """

    def __init__(self, config: Config) -> None:
        key = key_of(config)
        self._key = None if key is None else key.encode()
        self._signed = bool(config.push_secrets)
        self._hosts = frozenset(
            host.strip().lower().rstrip(".") for host in config.allowed_hosts if host.strip()
        )

    def check(self, method: str, path: str, headers: Sequence[tuple[bytes, bytes]]) -> None:
        """Raises RequestRefused: 401 without the key, 403 for another host or another site's page."""
        if self._signed and method == "POST" and PUSH.match(path):
            return
        if self._key is not None:
            if not OPEN.match(path):
                self._check_key(_values(headers, b"authorization"))
            return
        hosts = _values(headers, b"host")
        if len(hosts) != 1 or not self._answers_to(hosts[0]):
            raise refusal.host_not_allowed()
        if method not in _SAFE and not all(
            self._is_own(origin, hosts[0]) for origin in _values(headers, b"origin")
        ):
            raise refusal.origin_not_allowed()

    def _check_key(self, given: list[str]) -> None:
        if not given:
            raise refusal.key_needed(wrong=False)
        scheme, _, key = given[0].strip().partition(" ")
        # latin-1 gives back the bytes that were sent, so that a key beyond ASCII works as well.
        sent = key.strip().encode("latin-1")
        if len(given) > 1 or scheme.lower() != "bearer" or not hmac.compare_digest(sent, self._key or b""):
            raise refusal.key_needed(wrong=True)

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


def _values(headers: Sequence[tuple[bytes, bytes]], name: bytes) -> list[str]:
    return [value.decode("latin-1") for given, value in headers if given.lower() == name]
