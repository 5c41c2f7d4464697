"""A target's URL, read once and strictly: what is checked is what is connected to."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import idna

from onrecord.errors import WebhookRefused

LONGEST = 2_000
PORTS = {"https": 443, "http": 80}
FIRST_FREE_PORT = 1024
"""Below it only the scheme's own port: mail, shells and the like are no receivers."""

_NO_CONTROLS = re.compile(r"[^\x00-\x20\x7f]+")  # which the parser would drop without a word
_PLAIN = re.compile(r"[!-~]+")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")


@dataclass(frozen=True, slots=True)
class TargetUrl:
    """`host` is a lower-case ASCII name, or an address without brackets; `path` begins with a slash."""

    scheme: str
    host: str
    port: int
    path: str

    @classmethod
    def read(cls, url: str) -> TargetUrl:
        """The parts of a URL.

        Raises:
            WebhookRefused: `webhook-url-refused`, with what is wrong about it.
        """
        if len(url) > LONGEST:
            raise url_refused(f"it is longer than {LONGEST:,} characters")
        if not _NO_CONTROLS.fullmatch(url):
            raise url_refused("it holds spaces or control characters")
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise url_refused("it cannot be read") from None
        if parts.scheme not in PORTS:
            raise url_refused("it begins with neither https:// nor http://")
        if "@" in parts.netloc:
            raise url_refused("it holds a user or a password")
        if "#" in url or "\\" in url:
            raise url_refused("it holds a fragment or a backslash")
        if not _PLAIN.fullmatch(parts.path + parts.query or "/"):
            raise url_refused("it holds letters beyond ASCII that are not encoded")
        if port == 0:
            raise url_refused("its port is none")
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return cls(parts.scheme, _host(parts.netloc), port or PORTS[parts.scheme], path)

    @property
    def is_plain(self) -> bool:
        """Whether it goes without TLS, or to a port that is not left to programs."""
        return self.scheme != "https" or (self.port != PORTS["https"] and self.port < FIRST_FREE_PORT)

    @property
    def address(self) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
        """The host where it is written as an address."""
        return _address(self.host)

    @property
    def host_header(self) -> str:
        """The Host header's value."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    def at(self, address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str:
        """The URL with this address in the name's place."""
        host = f"[{address}]" if address.version == 6 else str(address)
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def url_refused(why: str) -> WebhookRefused:
    """A webhook is not sent there."""
    return WebhookRefused(
        "webhook-url-refused",
        f"Webhooks are not sent to this URL: {why}.",
        remedy="Give an https:// address on the internet; for one of your own network, name its host or "
        "network in ONRECORD_WEBHOOK_ALLOW.",
        pointer="/url",
    )


def _host(netloc: str) -> str:
    if netloc.startswith("["):
        inner = netloc[1 : netloc.find("]")]
        found = _address(inner)
        if found is None or found.version != 6 or "%" in inner:
            raise url_refused("its host is no IPv6 address")
        return str(found)
    given = netloc.partition(":")[0]
    try:
        name = given.lower() if given.isascii() else idna.encode(given, uts46=True).decode()
    except (idna.IDNAError, UnicodeError):
        raise url_refused("its host is no name that the internet knows") from None
    name = name.removesuffix(".")
    labels = name.split(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise url_refused("its host is no name that the internet knows")
    if _NUMBER.fullmatch(labels[-1]) and (not _DOTTED.fullmatch(name) or _address(name) is None):
        raise url_refused("its host is an address written oddly")  # 2130706433, 0x7f.1, 0177.0.0.1
    return name


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
