"""A receiver of webhooks on a loopback socket, which behaves as it is told and checks every signature."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from standardwebhooks import Webhook

if TYPE_CHECKING:
    import ssl

Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True)
class Received:
    """One request: its head as it was sent, and its body."""

    line: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        """The `webhook-id`."""
        return self.headers["webhook-id"]

    @property
    def told(self) -> dict[str, Any]:
        """The body."""
        told: dict[str, Any] = json.loads(self.body)
        return told

    def is_signed_with(self, secret: str) -> bool:
        """Whether one of its signatures is of this secret, by the library."""
        try:
            Webhook(secret).verify(self.body, self.headers)
        except Exception:  # noqa: BLE001 - whatever the library finds wrong
            return False
        return True


def answers(status: int, *, body: bytes = b"", **headers: str) -> Behaviour:
    """Answer like this."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        head = [f"HTTP/1.1 {status} So", f"content-length: {len(body)}", "connection: close"]
        head += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        writer.write(("\r\n".join(head) + "\r\n\r\n").encode() + body)
        await writer.drain()

    return behave


def drips(first: bytes, drop: bytes) -> Behaviour:
    """Begin an answer and never end it."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        while True:
            writer.write(drop)
            await writer.drain()
            await asyncio.sleep(0.02)

    return behave


def held_until(go_on: asyncio.Event, status: int = 200) -> Behaviour:
    """Answer once this is set."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        await go_on.wait()
        await answers(status)(writer)

    return behave


async def breaks_off(writer: asyncio.StreamWriter) -> None:
    """Close without a word."""


OK = answers(204)


@dataclass
class Receiver:
    """Each request meets the next of `behaviours`; the last repeats. `received` are all, in their order."""

    behaviours: list[Behaviour] = field(default_factory=lambda: [OK])
    tls: ssl.SSLContext | None = None
    received: list[Received] = field(default_factory=list)
    port: int = 0
    at_once: int = 0
    peak: int = 0
    _server: asyncio.Server | None = None
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http{'s' if self.tls else ''}://127.0.0.1:{self.port}/hook"

    async def open(self) -> None:
        """Listen; at the same port as before, if there was one."""
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", self.port, ssl=self.tls, reuse_address=True
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Be gone."""
        if self._server is not None:
            self._server.close()
            self._server = None

    async def until(self, number: int, seconds: float = 30.0) -> list[Received]:
        """Wait for so many requests."""
        async with asyncio.timeout(seconds), self._news:
            await self._news.wait_for(lambda: len(self.received) >= number)
        return self.received

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.at_once += 1
        self.peak = max(self.peak, self.at_once)
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                line, *fields = head.strip().split("\r\n")
                headers = {
                    name.lower(): value.strip() for name, _, value in (one.partition(":") for one in fields)
                }
                body = await reader.readexactly(int(headers.get("content-length", "0")))
                behaviour = self.behaviours[min(len(self.received), len(self.behaviours) - 1)]
                self.received.append(Received(line, headers, body))
                async with self._news:
                    self._news.notify_all()
                await behaviour(writer)
        finally:
            self.at_once -= 1
            writer.close()
