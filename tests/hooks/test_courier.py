"""The courier: one attempt, to the address that was checked, whatever the receiver or the DNS makes of it."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import TYPE_CHECKING, Any

import pytest

from hooks.conftest import NAME
from hooks.receiver import OK, Receiver, answers, breaks_off, drips
from onrecord.errors import WebhookRefused
from onrecord.hooks import Courier, Reach
from onrecord.jobs.engine import DELIVERIES_AT_ONCE

if TYPE_CHECKING:
    import ssl
    from collections.abc import Sequence

HERE = Reach(["127.0.0.0/8"])
METADATA = "http://169.254.169.254/latest/meta-data/"
BODY = b'{"type":"brief.succeeded"}'
HEADERS = {"webhook-id": "d1"}


class Dns:
    """A resolver that is told what to say, one thing after the other; the last repeats."""

    def __init__(self, *said: Sequence[str]) -> None:
        self.said = list(said)
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """The addresses of this name, for now."""
        self.asked.append(host)
        return self.said[min(len(self.asked), len(self.said)) - 1]


async def test_a_webhook_arrives_as_it_was_sent():
    """The body to the byte, the headers beside it, and nothing of ours that tells more."""
    async with Receiver() as receiver:
        answer = await Courier(HERE).send(receiver.url, HEADERS, BODY)
    (got,) = receiver.received
    assert (answer.status, answer.trouble, answer.taken) == (204, None, True)
    assert got.line == "POST /hook HTTP/1.1"
    assert got.body == BODY
    assert got.headers["host"] == f"127.0.0.1:{receiver.port}"
    assert got.headers["webhook-id"] == "d1"
    assert got.headers["content-type"] == "application/json"
    assert got.headers["user-agent"].startswith("OnRecord/")
    assert not {"authorization", "cookie", "referer"} & got.headers.keys()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_never_followed(status: int):
    """Not to the metadata address, nor to where it came from."""
    async with Receiver() as elsewhere:
        for location in (METADATA, elsewhere.url):
            async with Receiver([answers(status, location=location)]) as receiver:
                answer = await Courier(HERE).send(receiver.url, HEADERS, BODY)
            assert (answer.status, answer.trouble, answer.taken) == (status, "redirect-not-followed", False)
            assert len(receiver.received) == 1
    assert not elsewhere.received


async def test_a_name_that_is_public_when_registered_and_loopback_when_sent_to_is_not_sent_to():
    """DNS rebinding: the name is looked up once an attempt, and what is found is checked."""
    dns = Dns(["93.184.216.34"], ["127.0.0.1"])
    async with Receiver() as receiver:
        courier = Courier(resolve=dns)
        await courier.check(f"https://rebinds.example:{receiver.port}/hook")
        answer = await courier.send(f"https://rebinds.example:{receiver.port}/hook", HEADERS, BODY)
    assert (answer.status, answer.trouble) == (None, "address-refused")
    assert dns.asked == ["rebinds.example"] * 2
    assert not receiver.received


async def test_the_connection_goes_to_the_address_that_was_checked():
    """A second answer of the DNS within an attempt is never asked for; Host keeps the name."""
    dns = Dns(["127.0.0.1"], ["169.254.169.254"])
    async with Receiver() as receiver:
        answer = await Courier(Reach([NAME]), resolve=dns).send(
            f"http://{NAME}:{receiver.port}/hook", HEADERS, BODY
        )
    assert answer.taken
    assert dns.asked == [NAME]
    assert receiver.received[0].headers["host"] == f"{NAME}:{receiver.port}"


async def test_one_address_that_is_out_of_reach_spoils_them_all():
    """Otherwise the order of the DNS's answers would decide."""
    for found in (["93.184.216.34", "127.0.0.1"], ["127.0.0.1", "169.254.169.254"], ["::ffff:10.0.0.1"]):
        with pytest.raises(WebhookRefused):
            await Courier(resolve=Dns(found)).check("https://example.org/")
        answer = await Courier(resolve=Dns(found)).send("https://example.org/", HEADERS, BODY)
        assert (answer.status, answer.trouble) == (None, "address-refused")


async def test_the_next_address_is_tried_where_the_first_does_not_answer():
    """All of them were checked."""
    async with Receiver() as receiver:
        dns = Dns(["127.0.0.2", "127.0.0.1"])  # nobody listens on the first
        answer = await Courier(Reach([NAME]), resolve=dns).send(
            f"http://{NAME}:{receiver.port}/", HEADERS, BODY
        )
    assert answer.taken


async def test_plain_http_and_the_system_s_ports_are_for_one_s_own_hosts():
    """On the internet it is TLS, at 443 or a port beyond 1023."""
    public = Courier(resolve=Dns(["93.184.216.34"]))
    for url in (
        "http://example.org/",
        "https://example.org:22/",
        "https://example.org:25/",
        "http://1.1.1.1/",
    ):
        with pytest.raises(WebhookRefused):
            await public.check(url)
    for url in ("https://example.org/", "https://example.org:8443/", "https://1.1.1.1/"):
        await public.check(url)
    await Courier(Reach(["cms.internal"]), resolve=Dns(["10.0.0.7"])).check("http://cms.internal:81/")


async def test_a_name_that_is_not_known_is_a_trouble_of_its_own():
    """And no target is made of it."""

    async def unknown(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    for resolve in (unknown, Dns([])):
        courier = Courier(resolve=resolve)
        assert (await courier.send("https://example.org/", HEADERS, BODY)).trouble == "name-unknown"
        with pytest.raises(WebhookRefused):
            await courier.check("https://example.org/")


async def test_tls_is_checked_for_the_name_though_the_address_is_asked(
    serves: ssl.SSLContext, trusts: ssl.SSLContext
):
    """SNI and certificate are the name's."""
    asked: list[str | None] = []
    serves.sni_callback = lambda _, name, __: asked.append(name)
    dns = Dns(["127.0.0.1"])
    async with Receiver(tls=serves) as receiver:
        ours = Courier(HERE, resolve=dns, trust=trusts)
        assert (await ours.send(f"https://{NAME}:{receiver.port}/", HEADERS, BODY)).taken
        assert asked == [NAME]
        other = await ours.send(f"https://other.test:{receiver.port}/", HEADERS, BODY)
        untrusted = await Courier(HERE, resolve=dns).send(f"https://{NAME}:{receiver.port}/", HEADERS, BODY)
    assert (other.status, other.trouble) == (None, "tls-failed")
    assert (untrusted.status, untrusted.trouble) == (None, "tls-failed")
    assert len(receiver.received) == 1


async def test_what_speaks_no_tls_is_told_apart_from_what_is_not_there():
    """By its name in the log."""

    async def speaks_first(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ready\r\n")
        writer.close()

    server = await asyncio.start_server(speaks_first, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    answer = await Courier(HERE).send(f"https://127.0.0.1:{port}/", HEADERS, BODY)
    server.close()
    await server.wait_closed()
    assert answer.trouble == "tls-failed"
    assert (await Courier(HERE).send(f"http://127.0.0.1:{port}/", HEADERS, BODY)).trouble == "unreachable"


@pytest.mark.parametrize(
    ("first", "drop"),
    [
        (b"", b""),
        (b"H", b"T"),
        (b"HTTP/1.1 200 OK\r\n", b"x-a: b\r\n"),
        (b"HTTP/1.1 100 Continue\r\n\r\n", b""),
    ],
    ids=["silent", "no status", "endless head", "only continue"],
)
async def test_an_answer_whose_head_does_not_come_is_cut(first: bytes, drop: bytes):
    """However it drips: an attempt has its time as a whole, or its size."""
    async with Receiver([drips(first, drop)]) as receiver:
        async with asyncio.timeout(10):
            answer = await Courier(HERE, seconds=0.5).send(receiver.url, HEADERS, BODY)
    assert not answer.taken
    assert answer.status is None
    assert answer.trouble in ("timeout", "connection-broken")


async def test_a_body_that_drips_or_never_ends_changes_nothing():
    """What the head said counts; the body is not waited for."""
    head = b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n"
    for first, drop in ((head, b"a"), (head + b"x" * 10_000_000, b"x" * 65_536)):
        async with Receiver([drips(first, drop)]) as receiver:
            async with asyncio.timeout(10):
                answer = await Courier(HERE).send(receiver.url, HEADERS, BODY)
        assert (answer.status, answer.taken) == (200, True)


async def test_an_answer_that_breaks_off_is_none():
    """It is sent again."""
    async with Receiver([breaks_off]) as receiver:
        answer = await Courier(HERE).send(receiver.url, HEADERS, BODY)
    assert (answer.status, answer.trouble) == (None, "connection-broken")


async def test_a_proxy_in_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch):
    """It would resolve the name itself, past every check."""
    async with Receiver() as proxy, Receiver([OK]) as receiver:
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert (await Courier(HERE).send(receiver.url, HEADERS, BODY)).taken
    assert not proxy.received


async def test_a_retry_after_is_told():
    """Whatever the status."""
    async with Receiver([answers(503, retry_after="7")]) as receiver:
        answer = await Courier(HERE).send(receiver.url, HEADERS, BODY)
    assert (answer.status, answer.retry_after, answer.gone) == (503, 7, False)


async def test_the_system_s_resolver_is_asked_where_none_is_given():
    """In threads of its own."""
    async with Receiver() as receiver:
        courier = Courier(Reach(["localhost"]))
        assert (await courier.send(f"http://localhost:{receiver.port}/", HEADERS, BODY)).taken
        courier.close()


async def test_names_that_nobody_answers_for_hold_up_no_other(monkeypatch: pytest.MonkeyPatch):
    """A look-up cannot be broken off: its thread is busy long after the attempt has ended."""
    given_up, asked = threading.Event(), socket.getaddrinfo

    def silent(host: str, *more: Any, **named: Any) -> Any:
        if host.endswith(".dead.test"):
            given_up.wait()
            raise socket.gaierror
        return asked(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    hasty, courier = 0.05, Courier(Reach(["localhost"]))
    try:
        courier.seconds = hasty
        dead = [f"https://{n}.dead.test/" for n in range(2 * DELIVERIES_AT_ONCE)]
        answers = await asyncio.gather(*(courier.send(url, HEADERS, BODY) for url in dead))
        assert {answer.trouble for answer in answers} == {"timeout"}
        courier.seconds = 5.0
        async with Receiver() as receiver:
            assert (await courier.send(f"http://localhost:{receiver.port}/", HEADERS, BODY)).taken
    finally:
        given_up.set()
        courier.close()
