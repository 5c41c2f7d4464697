"""The same question is asked once: answers kept, shared while under way, checked again, and purged."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from name_questions import Make, question
from pydantic import BaseModel

from fakes import FakeProvider, answer, failure
from onrecord.errors import ModelTrouble
from onrecord.model.answers import MemoryAnswers, StoredAnswer

FOUND = {"names": ["Ada"]}


class Stricter(BaseModel):
    """What `Found` became in a later release."""

    names: list[int]


async def test_an_answer_is_reused_by_another_brief(make: Make):
    """The provider is asked once; the second brief's tally says so."""
    provider = FakeProvider(answer(FOUND))
    client = make(provider, MemoryAnswers())
    first, second = client.for_brief("one"), client.for_brief("two")
    assert not (await first.ask(question())).reused
    again = await second.ask(question())
    assert again.reused
    assert again.value.names == ["Ada"]
    assert len(provider.requests) == 1
    assert (second.tally.calls, second.tally.attempts, second.tally.answers_reused) == (0, 0, 1)
    assert (first.tally.calls, first.tally.answers_reused) == (1, 0)


async def test_another_model_is_asked_anew(make: Make):
    """The model's name and digest are part of the key."""
    provider = FakeProvider(answer(FOUND))
    answers = MemoryAnswers()
    for endpoint in (provider.endpoint, replace(provider.endpoint, digest="d" * 64)):
        await make(endpoint, answers, transport=provider.transport).for_brief("b").ask(question())
    assert len(provider.requests) == 2


async def test_the_slot_is_not_part_of_what_is_asked(make: Make):
    """Where the prefix is cached changes no answer."""
    provider = FakeProvider(answer(FOUND))
    asks = make(provider, MemoryAnswers()).for_brief("b")
    await asks.ask(question(slot=1))
    assert (await asks.ask(question(slot=2))).reused


async def test_a_kept_answer_that_no_longer_fits_is_asked_again(make: Make):
    """A stale answer is replaced by one that fits."""
    provider = FakeProvider(answer({"names": [7]}))
    answers = MemoryAnswers()
    asks = make(provider, answers).for_brief("b")
    stricter = replace(question(), answer=Stricter)
    key = stricter.key(provider.endpoint.model, None)
    await answers.put(key, StoredAnswer('{"names": ["Ada"]}', "test-model", "names"), "old")
    answered = await asks.ask(stricter)
    assert not answered.reused
    assert answered.value.names == [7]
    assert (await answers.get(key)).text == '{"names":[7]}'


async def test_without_a_store_every_question_is_asked(make: Make):
    """Keeping answers can be switched off."""
    provider = FakeProvider(answer(FOUND))
    asks = make(provider).for_brief("b")
    await asks.ask(question())
    await asks.ask(question())
    assert len(provider.requests) == 2


async def test_equal_questions_under_way_at_once_are_asked_once(make: Make):
    """Single flight, over briefs as well; the tokens are counted in one of them."""
    provider = FakeProvider(answer(FOUND, stall=0.05))
    client = make(provider, MemoryAnswers())
    views = [client.for_brief(str(n)) for n in range(4)]
    answered = await asyncio.gather(*(view.ask(question()) for view in views))
    assert len(provider.requests) == 1
    assert sorted(one.reused for one in answered) == [False, True, True, True]
    assert sum(view.tally.tokens_in for view in views) == 100
    assert sum(view.tally.answers_reused for view in views) == 3


async def test_a_brief_called_off_takes_no_answer_from_another(make: Make):
    """Whoever asked first may go; the other still gets the answer, and its tokens."""
    provider = FakeProvider(answer(FOUND, stall=0.1))
    answers = MemoryAnswers()
    client = make(provider, answers)
    first, second = client.for_brief("one"), client.for_brief("two")
    leaving = asyncio.create_task(first.ask(question()))
    staying = asyncio.create_task(second.ask(question()))
    await asyncio.sleep(0.03)
    leaving.cancel()
    assert (await staying).value.names == ["Ada"]
    assert len(provider.requests) == 1
    assert second.tally.calls == 1
    await answers.purge("two")
    assert await answers.get(question().key("test-model", None)) is None


async def test_a_question_that_nobody_waits_for_is_broken_off(make: Make):
    """A cancelled brief does not keep the model busy."""
    provider = FakeProvider(answer(FOUND, stall=5), answer(FOUND))
    client = make(provider, concurrency=1)
    await client.connect()
    asking = asyncio.create_task(client.for_brief("one").ask(question()))
    await asyncio.sleep(0.1)
    asking.cancel()
    await asyncio.wait([asking])
    async with asyncio.timeout(1):
        await client.for_brief("two").ask(question())


async def test_a_trouble_is_shared_but_not_kept(make: Make):
    """All who waited meet it; the next one asks again."""
    provider = FakeProvider(failure(401), answer(FOUND))
    client = make(provider, MemoryAnswers())
    both = await asyncio.gather(
        *(client.for_brief(name).ask(question()) for name in ("one", "two")), return_exceptions=True
    )
    assert [type(one) for one in both] == [ModelTrouble, ModelTrouble]
    assert both[0] is not both[1]
    assert (await client.for_brief("one").ask(question())).value.names == ["Ada"]


async def test_purging_forgets_what_only_that_brief_used():
    """An answer goes with the last brief that used it."""
    answers = MemoryAnswers()
    kept = StoredAnswer("{}", "m", "t")
    await answers.put("shared", kept, "one")
    await answers.put("shared", kept, "two")
    await answers.put("own", kept, "one")
    await answers.purge("one")
    assert await answers.get("own") is None
    assert await answers.get("shared") == kept
    await answers.purge("two")
    assert await answers.get("shared") is None


@pytest.mark.parametrize("reuses", [True, False])
async def test_a_brief_that_reuses_an_answer_holds_it(make: Make, reuses: bool):
    """Reuse counts as use when it comes to purging."""
    answers = MemoryAnswers()
    client = make(FakeProvider(answer(FOUND)), answers)
    await client.for_brief("one").ask(question())
    if reuses:
        await client.for_brief("two").ask(question())
    await answers.purge("one")
    assert (await answers.get(question().key("test-model", None)) is not None) == reuses
