"""The courier: one attempt to deliver a webhook, to an address that was checked and to no other."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import ssl
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx2

from onrecord import __version__
from onrecord.errors import WebhookRefused
from onrecord.hooks.reach import Reach
from onrecord.hooks.schedule import Schedule, retry_after
from onrecord.hooks.target_url import TargetUrl, url_refused

if TYPE_CHECKING:
    from onrecord.hooks.reach import Address

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

SECONDS = 15.0
"""The whole of an attempt: name, connection, TLS, request and the answer's head."""

CONNECT_SECONDS = 5.0
"""One address of several may take so long; then the next is tried."""

ADDRESSES = 4
BODY_SECONDS = 1.0
BODY_BYTES = 16_384
"""Of an answer's body so much is read, and thrown away, so that the receiver can end in good order."""

THREADS = 32
"""Look-ups at one time: one that nobody answers stays, by the usual resolver for 30 seconds, when its attempt has
ended after 15. They must not take the others' places."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an attempt: an HTTP status, or the name of the trouble; with a redirect both."""

    status: int | None
    trouble: str | None
    milliseconds: int
    retry_after: float | None = None

    @property
    def taken(self) -> bool:
        """Whether the receiver has it."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def gone(self) -> bool:
        """Whether the receiver wants no more."""
        return self.status == 410


@dataclass
class Courier:
    """Sends to targets within reach.

    Args:
        reach: which addresses those are.
        schedule: when what was not taken is sent again.
        resolve: the addresses of a name; the system's resolver where it is None.
        trust: whom TLS believes; the usual authorities where it is None.
        seconds: what an attempt may take.
        now: the moment, in UTC.
    """

    reach: Reach = field(default_factory=Reach)
    schedule: Schedule = field(default_factory=Schedule)
    resolve: Resolve | None = None
    trust: ssl.SSLContext | None = None
    seconds: float = SECONDS
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    _threads: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(THREADS, thread_name_prefix="resolver"), repr=False
    )

    async def check(self, url: str) -> None:
        """See whether a target may be made of this URL.

        Raises:
            WebhookRefused: `webhook-url-refused`.
        """
        target = TargetUrl.read(url)
        try:
            async with asyncio.timeout(self.seconds):
                await self._addresses(target)
        except TimeoutError:
            raise url_refused("its host's name was not found in time") from None

    async def send(self, url: str, headers: dict[str, str], body: bytes) -> Answer:
        """POST this JSON there once. Never raises over what a target or the network does."""
        started = time.monotonic()
        status, trouble, said = None, None, None
        try:
            async with asyncio.timeout(self.seconds) as deadline:
                status, said = await self._post(TargetUrl.read(url), headers, body, deadline)
        except TimeoutError:
            trouble = "timeout"
        except _Met as met:
            trouble = met.trouble
        except WebhookRefused:
            trouble = "address-refused"
        except httpx2.TimeoutException:
            trouble = "timeout"
        except httpx2.ConnectError as error:
            trouble = "tls-failed" if _is_tls(error) else "unreachable"
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError):
            trouble = "connection-broken"
        if status is not None and 300 <= status < 400:
            trouble = "redirect-not-followed"
        spent = round((time.monotonic() - started) * 1000)
        return Answer(status, trouble, spent, retry_after(said, self.now()))

    def close(self) -> None:
        """Look up no more names."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _post(
        self, target: TargetUrl, headers: dict[str, str], body: bytes, deadline: asyncio.Timeout
    ) -> tuple[int, str | None]:
        addresses = await self._addresses(target)
        for at, address in enumerate(addresses):
            try:
                return await self._post_to(address, target, headers, body, deadline)
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                if at == len(addresses) - 1 or _is_tls(error):
                    raise
        raise _Met("unreachable")

    async def _post_to(
        self,
        address: Address,
        target: TargetUrl,
        headers: dict[str, str],
        body: bytes,
        deadline: asyncio.Timeout,
    ) -> tuple[int, str | None]:
        # The address stands in the URL; the name goes into Host and, checked against the
        # certificate, into TLS. Nobody resolves anything after this.
        sent = headers | {
            "host": target.host_header,
            "content-type": "application/json",
            "user-agent": f"OnRecord/{__version__}",
            "accept": "*/*",
            "accept-encoding": "identity",
        }
        limits = httpx2.Timeout(self.seconds, connect=min(CONNECT_SECONDS, self.seconds))
        client = httpx2.AsyncClient(
            verify=self._authorities(), trust_env=False, follow_redirects=False, timeout=limits
        )
        async with client:
            asked = client.build_request(
                "POST",
                target.at(address),
                headers=sent,
                content=body,
                extensions={"sni_hostname": target.host},
            )
            answer = await client.send(asked, stream=True)
            deadline.reschedule(asyncio.get_running_loop().time() + 2 * BODY_SECONDS)  # the head was in time
            try:
                await _read_a_little(answer)
                return answer.status_code, answer.headers.get("retry-after")
            finally:
                await answer.aclose()

    async def _addresses(self, target: TargetUrl) -> list[Address]:
        """All that the host has, each within reach; one that is not spoils them all."""
        written = target.address
        found: list[Address] = [written] if written is not None else await self._resolved(target)
        if not all(self.reach.may(target.host, address) for address in found):
            raise url_refused("its host is not one of the open internet")
        if target.is_plain and not self.reach.is_own(target.host, found):
            raise url_refused("it is not https://, or its port is one of the system's")
        return found[:ADDRESSES]

    async def _resolved(self, target: TargetUrl) -> list[Address]:
        resolve = self.resolve or self._look_up
        try:
            found = await resolve(target.host, target.port)
        except OSError:
            found = []
        if not found:
            raise _Met("name-unknown")
        return list(dict.fromkeys(ipaddress.ip_address(one.partition("%")[0]) for one in found))

    async def _look_up(self, host: str, port: int) -> Sequence[str]:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, _look_up, host, port)

    def _authorities(self) -> ssl.SSLContext:
        if self.trust is None:
            self.trust = httpx2.create_ssl_context()
        return self.trust


class _Met(WebhookRefused):
    """A trouble by its name; to whoever registers a target, a URL that is refused."""

    def __init__(self, trouble: str) -> None:
        refused = url_refused("its host's name is not known")
        super().__init__(refused.slug, refused.message, remedy=refused.remedy, pointer=refused.pointer)
        self.trouble = trouble


def _look_up(host: str, port: int) -> list[str]:
    return [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


async def _read_a_little(answer: httpx2.Response) -> None:
    """The head has said it all; a body that drips, never ends or breaks changes nothing."""
    had = 0
    with contextlib.suppress(TimeoutError, httpx2.HTTPError):
        async with asyncio.timeout(BODY_SECONDS):
            async for part in answer.aiter_raw():
                had += len(part)
                if had >= BODY_BYTES:
                    return


def _is_tls(error: BaseException) -> bool:
    met: BaseException | None = error
    while met is not None:
        if isinstance(met, ssl.SSLError):
            return True
        met = met.__cause__ or met.__context__
    return False
