"""An endpoint that is down is waited for, left alone meanwhile, and shared fairly when it is up."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest
from name_questions import Make, question

from fakes import FakeProvider, answer, closed_port_endpoint, failure
from onrecord.errors import ModelTrouble
from onrecord.model.answers import MemoryAnswers

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model.client import ModelClient

FOUND = {"names": ["Ada"]}


async def until(is_so: Callable[[], bool]) -> None:
    """Wait for what has no event."""
    while not is_so():  # noqa: ASYNC110 - it has none
        await asyncio.sleep(0.01)


def down_for(requests: int) -> FakeProvider:
    """A provider that fails so many requests and then answers."""
    return FakeProvider(*[failure(503)] * requests, answer(FOUND))


async def test_a_question_waits_for_an_endpoint_that_is_down(make: Make, monkeypatch: pytest.MonkeyPatch):
    """Past its own deadline: whoever asks has one of his own."""
    monkeypatch.setattr("onrecord.model.breaker.RECOVERY", 0.2)
    provider = down_for(9)
    client = make(provider, outlasts=True, call_timeout=30)
    answered = await client.for_brief("b").ask(question())
    assert answered.value.names == ["Ada"]
    assert answered.usage.attempts == 10
    assert not client.is_down


async def test_while_it_is_down_one_call_at_a_time_tries_it(make: Make, monkeypatch: pytest.MonkeyPatch):
    """The others wait, and all are answered when it is back."""
    monkeypatch.setattr("onrecord.model.breaker.RECOVERY", 0.2)
    is_back = False
    provider = FakeProvider(lambda _: answer(FOUND) if is_back else failure(503))
    client = make(provider, outlasts=True, concurrency=4)
    asked = [asyncio.create_task(client.for_brief("b").ask(question(str(n)))) for n in range(8)]
    await until(lambda: client.is_down)
    await asyncio.sleep(0.3)  # what was on the wire already has come back
    provider.peak, seen, since = 0, len(provider.requests), time.monotonic()
    await until(lambda: len(provider.requests) >= seen + 3)
    assert provider.peak == 1
    assert time.monotonic() - since >= 2 * 0.2
    is_back = True
    async with asyncio.timeout(20):
        assert [(await one).value.names for one in asked] == [["Ada"]] * 8


async def test_what_was_to_be_repeated_is_not_once_the_endpoint_is_left_alone(make: Make):
    """Also where the breaker opened while the repetition waited for its turn."""
    provider = FakeProvider(
        lambda body: failure(503, retry_after="0" if body["messages"][-1]["content"] == "0" else "1")
    )
    client = make(provider, outlasts=True, concurrency=4)
    asking = [asyncio.create_task(client.for_brief("b").ask(question(str(n)))) for n in range(4)]
    await until(lambda: client.is_down)
    await asyncio.sleep(1.3)
    about = [body["messages"][-1]["content"] for body in provider.requests]
    assert [about.count(other) for other in "123"] == [1, 1, 1]
    for each in asking:
        each.cancel()
    await asyncio.wait(asking)


async def test_an_endpoint_that_hangs_is_waited_for_as_one_that_refuses(make: Make):
    """A question whose time ran out is asked again, also before the breaker has seen enough."""
    provider = FakeProvider(answer(FOUND, stall=60), answer(FOUND, stall=60), answer(FOUND))
    client = make(provider, outlasts=True, call_timeout=0.3)
    await client.connect()
    async with asyncio.timeout(20):
        assert (await client.for_brief("b").ask(question())).value.names == ["Ada"]


async def test_an_endpoint_that_hangs_for_one_question_alone_fails_it_in_the_end(make: Make):
    """Others are answered: it is the question's fault."""
    provider = FakeProvider(
        lambda body: answer(FOUND, stall=60 if body["messages"][-1]["content"] == "bad" else 0)
    )
    client = make(provider, outlasts=True, call_timeout=0.3, concurrency=2)
    asking = asyncio.create_task(client.for_brief("b").ask(question("bad")))
    n = 0
    while not asking.done():
        await client.for_brief("b").ask(question(str(n := n + 1)))
        await asyncio.sleep(0.05)
    with pytest.raises(ModelTrouble) as met:
        await asking
    assert met.value.slug == "model-timeout"


async def test_who_cannot_wait_is_told_at_once(make: Make):
    """The command line has a person at it."""
    client = make(closed_port_endpoint(), call_timeout=2)
    with pytest.raises(ModelTrouble) as met:
        await client.for_brief("b").ask(question())
    assert met.value.slug == "model-unreachable"


async def test_trouble_with_one_question_is_not_waited_out(make: Make):
    """A refused request stays refused, however long one waits."""
    client = make(FakeProvider(failure(400)), outlasts=True)
    with pytest.raises(ModelTrouble) as met:
        await client.for_brief("b").ask(question())
    assert met.value.slug == "model-request-refused"
    assert not client.is_down


async def test_a_drained_client_lets_what_is_under_way_land_and_begins_nothing(make: Make):
    """The answer is kept before the drain is over, so that it is not paid for twice."""
    answers = MemoryAnswers()
    provider = FakeProvider(answer(FOUND, stall=0.3))
    client = make(provider, answers, concurrency=1)
    under_way = asyncio.create_task(client.for_brief("b").ask(question("one")))
    waiting = asyncio.create_task(client.for_brief("b").ask(question("two")))
    await asyncio.sleep(0.1)
    assert await client.drain(5)
    assert await answers.get(question("one").key("test-model", None)) is not None
    await under_way
    await asyncio.sleep(0.1)
    assert len(provider.requests) == 1
    assert not waiting.done()
    waiting.cancel()
    await asyncio.wait([waiting])


async def test_a_drain_that_takes_too_long_says_so(make: Make):
    """Then the reading is broken off, and one call is asked again."""
    client = make(FakeProvider(answer(FOUND, stall=60)), concurrency=1)
    under_way = asyncio.create_task(client.for_brief("b").ask(question()))
    await asyncio.sleep(0.05)
    assert not await client.drain(0.1)
    under_way.cancel()
    await asyncio.wait([under_way])


@pytest.mark.parametrize(
    ("places", "shares"), [(4, [4]), (4, [2, 2]), (4, [2, 1, 1]), (2, [1, 1, 1]), (5, [3, 2])]
)
async def test_turns_are_divided_among_programs_without_rest(make: Make, places: int, shares: list[int]):
    """All together have as many as are allowed; where they are more than that, one each."""
    clients: list[ModelClient] = [make(FakeProvider(answer(FOUND)), concurrency=places) for _ in shares]
    for rank, client in enumerate(clients):
        client.share(rank, len(shares))
    assert [client.concurrency for client in clients] == shares


async def test_a_share_that_grows_is_used_at_once(make: Make):
    """By those who wait already."""
    provider = FakeProvider(answer(FOUND, stall=0.3))
    client = make(provider, concurrency=4)
    client.share(0, 4)
    asking = [asyncio.create_task(client.for_brief("b").ask(question(str(n)))) for n in range(5)]
    await until(lambda: bool(provider.requests))
    await asyncio.sleep(0.1)
    assert provider.peak == 1
    client.share(0, 1)
    await asyncio.gather(*asking)
    assert provider.peak == 4


async def test_requests_keep_the_pace_that_is_allowed(make: Make):
    """Evenly, without a burst at the beginning."""
    client = make(FakeProvider(answer(FOUND)), concurrency=8, per_minute=600)
    started = time.monotonic()
    await asyncio.gather(*(client.for_brief("b").ask(question(str(n))) for n in range(6)))
    assert time.monotonic() - started >= 0.5


async def test_asked_afresh_a_question_is_asked_once_more_and_once_only(make: Make):
    """What others were answered is not used; what this brief was answered is."""
    provider, answers = FakeProvider(answer(FOUND)), MemoryAnswers()
    client = make(provider, answers)
    await client.for_brief("one").ask(question())
    await client.for_brief("two", fresh=True).ask(question())
    assert len(provider.requests) == 2
    again = await client.for_brief("two", fresh=True).ask(question())
    assert (again.reused, len(provider.requests)) == (True, 2)
