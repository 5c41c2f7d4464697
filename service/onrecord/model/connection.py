"""One open connection to an endpoint: the OpenAI client, and what was learned about the endpoint."""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI

    from onrecord.model.endpoint import Endpoint

TransportFactory = Callable[[], "httpx2.AsyncBaseTransport"]

CONNECT_TIMEOUT = 10.0
NO_KEY = "none"


@dataclass(slots=True)
class Connection:
    """`left_out`: parameters that the endpoint said it does not take."""

    endpoint: Endpoint
    openai: AsyncOpenAI
    left_out: set[str] = field(default_factory=set)


def open_connection(
    endpoint: Endpoint, call_timeout: float, transport: TransportFactory | None
) -> Connection:
    """Connect to this endpoint and no other: no redirects, no ambient key, no proxy for this machine."""
    import httpx2
    from openai import AsyncOpenAI

    quiet_loggers()
    http = httpx2.AsyncClient(
        transport=transport() if transport else None,
        timeout=httpx2.Timeout(call_timeout, connect=min(CONNECT_TIMEOUT, call_timeout)),
        limits=httpx2.Limits(max_connections=None),
        follow_redirects=False,
        trust_env=not _on_this_machine(endpoint.url),
    )
    client = AsyncOpenAI(
        base_url=endpoint.url,
        api_key=endpoint.api_key or NO_KEY,
        max_retries=0,
        timeout=call_timeout,
        http_client=http,
    )
    client.organization = client.project = None  # taken from the environment unless they are unset here
    return Connection(endpoint, client)


def quiet_loggers() -> None:
    """Keep the libraries' own logs off: they write prompts, answers and headers."""
    logging.getLogger("instructor").setLevel(logging.CRITICAL + 1)
    for name in ("openai", "httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _on_this_machine(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
