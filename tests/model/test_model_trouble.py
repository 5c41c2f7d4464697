"""Every way a model fails: by name, within the deadline, and with nothing told that must not be."""

from __future__ import annotations

import json
import time
import traceback
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest
from name_questions import SECRET, Make, question

from fakes import (
    KEY,
    FakeProvider,
    Reply,
    Wire,
    answer,
    closed_port_endpoint,
    completion,
    failure,
    filtered,
    http_bytes,
    refusal,
    truncated,
)
from onrecord.errors import ModelTrouble
from onrecord.model.client import ModelClient
from onrecord.model.trouble import retry_after

if TYPE_CHECKING:
    from onrecord.model.endpoint import Endpoint

FOUND = {"names": ["Ada"]}
LEAK = "SECRET ANSWER"


async def met_by(client: ModelClient) -> tuple[ModelTrouble, float, int]:
    """The trouble that one question meets, the seconds it took, and the attempts."""
    asks = client.for_brief("b")
    started = time.monotonic()
    with pytest.raises(ModelTrouble) as met:
        await asks.ask(question())
    seconds = time.monotonic() - started
    shown = "".join(traceback.format_exception(met.value)) + repr(met.value) + met.value.remedy
    for secret in (SECRET, LEAK, KEY, "SECRET"):
        assert secret not in shown
    assert met.value.__cause__ is None
    assert met.value.__context__ is None
    return met.value, seconds, asks.tally.attempts


@pytest.mark.parametrize(
    ("reply", "slug", "status", "attempts"),
    [
        (failure(401), "model-key-refused", 502, 1),
        (failure(403), "model-key-refused", 502, 1),
        (failure(404), "model-unknown", 502, 1),
        (failure(400), "model-request-refused", 502, 1),
        (failure(422), "model-request-refused", 502, 1),
        (refusal(), "model-refused", 502, 1),
        (filtered(), "model-refused", 502, 1),
        (truncated('{"names": ["' + LEAK), "model-answer-truncated", 502, 2),
        (answer(LEAK + " is not JSON"), "model-answer-unusable", 502, 3),
        (answer({"wrong": [LEAK]}), "model-answer-unusable", 502, 3),
        (answer(""), "model-answer-unusable", 502, 3),
        (Reply(body={"choices": []}), "model-answer-unusable", 502, 1),
        (Reply(body={"hello": LEAK}), "model-answer-unusable", 502, 1),
    ],
)
async def test_a_lasting_trouble_is_named_without_waiting(
    make: Make, reply: Reply, slug: str, status: int, attempts: int
):
    """What repeating cannot mend is not repeated; what a re-ask can mend is re-asked twice."""
    client = make(FakeProvider(reply))
    await client.connect()
    met, seconds, made = await met_by(client)
    assert (met.slug, met.status, made) == (slug, status, attempts)
    assert "provider.test" in met.message
    assert met.remedy
    assert seconds < 1


@pytest.mark.parametrize("mode", ["tools", "json"])
@pytest.mark.parametrize("reply", [refusal(), answer({"wrong": [LEAK]})])
async def test_other_modes_tell_no_more(make: Make, mode: str, reply: Reply):
    """Refusals and wrong answers in the other modes keep the same secrets."""
    met, _, _ = await met_by(make(FakeProvider(reply), mode=mode))
    assert met.slug in {"model-refused", "model-answer-unusable"}


@pytest.mark.parametrize(
    ("reply", "slug", "status"),
    [
        (failure(500), "model-failing", 502),
        (failure(503), "model-failing", 502),
        (failure(429), "model-busy", 503),
        (failure(408), "model-timeout", 504),
    ],
)
async def test_a_trouble_of_the_moment_is_repeated_within_the_deadline(
    make: Make, reply: Reply, slug: str, status: int
):
    """Repeated while time is left, and never beyond it."""
    client = make(FakeProvider(reply), call_timeout=0.7)
    await client.connect()
    met, seconds, attempts = await met_by(client)
    assert (met.slug, met.status) == (slug, status)
    assert attempts in {1, 2}
    assert seconds < 1.2


async def test_a_trouble_that_passes_is_never_seen(make: Make):
    """One 500, then an answer."""
    provider = FakeProvider(failure(500), answer(FOUND))
    answered = await make(provider).for_brief("b").ask(question())
    assert answered.usage.attempts == 2
    assert answered.usage.tokens_in == 100


async def test_retry_after_is_waited_for(make: Make):
    """The pause is the endpoint's, not ours."""
    client = make(FakeProvider(failure(429, retry_after="1"), answer(FOUND)))
    await client.connect()
    started = time.monotonic()
    await client.for_brief("b").ask(question())
    assert 1 <= time.monotonic() - started < 2


async def test_a_retry_after_beyond_the_deadline_ends_at_once(make: Make):
    """Nobody waits for what cannot come in time, and the caller is told when to come back."""
    client = make(FakeProvider(failure(429, retry_after="60")))
    await client.connect()
    met, seconds, attempts = await met_by(client)
    assert (met.slug, met.status, met.retry_after, attempts) == ("model-busy", 503, 60, 1)
    assert seconds < 1


async def test_a_stall_ends_at_the_deadline(make: Make):
    """One deadline for the whole question."""
    client = make(FakeProvider(answer(FOUND, stall=30)), call_timeout=0.3)
    await client.connect()
    met, seconds, attempts = await met_by(client)
    assert (met.slug, met.status, attempts) == ("model-timeout", 504, 1)
    assert 0.3 <= seconds < 0.8


async def test_a_stall_after_re_asks_ends_at_the_same_deadline(make: Make):
    """Re-asks get no deadline of their own."""
    slow = answer({"wrong": LEAK}, stall=0.2)
    client = make(FakeProvider(slow), call_timeout=0.5)
    await client.connect()
    met, seconds, _ = await met_by(client)
    assert met.slug == "model-timeout"
    assert seconds < 1


async def test_a_refused_connection_is_unreachable(make: Make):
    """Nobody listens there."""
    client = make(closed_port_endpoint(), call_timeout=0.7)
    await client.connect()
    met, seconds, _ = await met_by(client)
    assert (met.slug, met.status) == ("model-unreachable", 502)
    assert "127.0.0.1" in met.message
    assert seconds < 1.2


@pytest.mark.parametrize("script", [b"", b"HTTP/1.1 200 OK\r\n", http_bytes(b'{"choices": [', 4_000)])
async def test_a_stream_that_is_cut_is_named_so(make: Make, script: bytes):
    """Before the answer, in its head and in its body."""
    async with Wire(script) as wire:
        client = make(wire.endpoint, call_timeout=0.7)
        await client.connect()
        met, seconds, attempts = await met_by(client)
        assert (met.slug, met.status, attempts) == ("model-cut-off", 502, wire.connections)
        assert seconds < 1.2


async def test_a_body_that_is_no_json_is_named(make: Make):
    """A proxy's error page with status 200, or half an object."""
    async with Wire(http_bytes(b'{"choices": [')) as wire:
        met, _, _ = await met_by(make(wire.endpoint, call_timeout=0.7))
        assert met.slug == "model-cut-off"
    page = http_bytes(b"<html>SECRET</html>").replace(b"application/json", b"text/html")
    async with Wire(page) as wire:
        met, _, _ = await met_by(make(wire.endpoint, call_timeout=0.7))
        assert met.slug == "model-answer-unusable"


async def test_a_cut_stream_that_mends_is_never_seen(make: Make):
    """The next connection answers."""
    whole = http_bytes(json.dumps(completion(answer(FOUND))).encode())
    async with Wire(whole[:-20], whole) as wire:
        answered = await make(wire.endpoint).for_brief("b").ask(question())
        assert answered.usage.attempts == 2


async def test_after_a_lost_connection_the_source_is_asked_where_the_model_is_now():
    """An embedded server that was killed comes back on another port within the same question."""
    provider = FakeProvider(answer(FOUND))
    whole = http_bytes(json.dumps(completion(answer(FOUND))).encode())
    async with Wire(whole) as alive:

        class Restarting:
            asked = 0

            async def endpoint(self) -> Endpoint:
                self.asked += 1
                return alive.endpoint if self.asked > 2 else closed_port_endpoint()

        client = ModelClient(Restarting(), call_timeout=5)
        answered = await client.for_brief("b").ask(question())
        await client.aclose()
    assert answered.value.names == ["Ada"]
    assert provider.requests == []


async def test_the_endpoint_s_password_is_not_told(make: Make):
    """A URL may carry credentials; the message names the host alone."""
    endpoint = replace(closed_port_endpoint(), url="http://user:hunter2@127.0.0.1:1/v1")
    met, _, _ = await met_by(make(endpoint, call_timeout=0.4))
    assert "hunter2" not in str(met)
    assert "127.0.0.1:1" in met.message


def test_retry_after_is_read_as_seconds_or_a_date():
    """Both forms of the header; what cannot be read counts as absent."""
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    assert retry_after({"retry-after": "7"}) == 7
    assert retry_after({"retry-after": "0.2"}) == 1
    assert retry_after({"retry-after": "-5"}) == 0
    assert 28 <= (retry_after({"retry-after": soon}) or 0) <= 30
    assert retry_after({"retry-after": "soon"}) is None
    assert retry_after({"retry-after": "nan"}) is None
    assert retry_after({}) is None
