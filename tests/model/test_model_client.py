"""What reaches the provider, what comes back, and what it is counted as."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import pytest
from name_questions import Found, Make, question

from fakes import KEY, FakeProvider, answer, truncated
from onrecord.model.client import ModelClient
from onrecord.model.endpoint import Endpoint

FOUND = {"names": ["Ada"]}
HOSTILE = "{{ 7*7 }} {% if %} {# gone? #} {braces} {0} \\n \\ ${x} %s </s> <|im_end|> 'q' \"q\" \u200b 🛳"


async def test_an_answer_that_fits_is_given_as_the_question_s_own_model(make: Make):
    """The value has the very class that was asked for."""
    answered = await make(FakeProvider(answer(FOUND))).for_brief("b").ask(question())
    assert type(answered.value) is Found
    assert answered.value.names == ["Ada"]
    assert not answered.reused


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
async def test_templates_braces_and_backslashes_reach_the_provider_unchanged(make: Make, mode: str):
    """The article is text, never a template, in every mode and in re-asks as well."""
    provider = FakeProvider(answer({"wrong": 1}), answer(FOUND))
    await make(provider, mode=mode).for_brief("b").ask(question(HOSTILE))
    assert len(provider.requests) == 2
    for request in provider.requests:
        assert next(m["content"] for m in request["messages"] if m["role"] == "user") == HOSTILE


async def test_the_request_asks_for_the_schema_at_temperature_zero(make: Make):
    """What the endpoint is asked for."""
    provider = FakeProvider(answer(FOUND))
    await make(provider).for_brief("b").ask(question())
    request = provider.requests[0]
    assert request["model"] == "test-model"
    assert request["temperature"] == 0
    assert request["max_tokens"] == 50
    assert request["response_format"]["json_schema"]["schema"]["required"] == ["names"]
    assert "id_slot" not in request


async def test_an_embedded_endpoint_is_told_the_slot_and_to_cache(make: Make):
    """The slot pins the cached prefix."""
    provider = FakeProvider(answer(FOUND))
    endpoint = replace(provider.endpoint, slots=6, embedded=True)
    asks = make(endpoint, transport=provider.transport).for_brief("b")
    await asks.ask(question(slot=3))
    assert provider.requests[0]["id_slot"] == 3
    assert provider.requests[0]["cache_prompt"] is True
    assert (asks.slots, asks.concurrency) == (6, 1)


async def test_no_more_questions_are_under_way_than_allowed(make: Make):
    """Concurrency is the client's, whatever the plan starts."""
    provider = FakeProvider(answer(FOUND, stall=0.02))
    asks = make(provider, concurrency=3).for_brief("b")
    await asyncio.gather(*(asks.ask(question(str(n))) for n in range(9)))
    assert provider.peak == 3
    assert asks.tally.calls == 9


async def test_the_deadline_of_a_question_begins_when_its_turn_comes(make: Make):
    """Waiting in line costs no question its deadline."""
    provider = FakeProvider(answer(FOUND, stall=0.1))
    asks = make(provider, concurrency=1, call_timeout=0.3).for_brief("b")
    await asyncio.gather(*(asks.ask(question(str(n))) for n in range(6)))
    assert asks.tally.calls == 6


async def test_re_asks_are_counted_once_each_with_their_tokens(make: Make):
    """Instructor's running totals are not added up again."""
    provider = FakeProvider(answer({"nope": 1}), answer("not json"), answer(FOUND))
    asks = make(provider).for_brief("b")
    answered = await asks.ask(question())
    assert answered.usage.attempts == 3
    assert (answered.usage.tokens_in, answered.usage.tokens_out) == (300, 30)
    assert (asks.tally.calls, asks.tally.attempts, asks.tally.tokens_in) == (1, 3, 300)


async def test_cached_tokens_are_read_from_the_usage_details(make: Make):
    """The protocol's own field."""
    usage = {
        "prompt_tokens": 100,
        "completion_tokens": 5,
        "total_tokens": 105,
        "prompt_tokens_details": {"cached_tokens": 64},
    }
    provider = FakeProvider(answer({"nope": 1}, usage=usage), answer(FOUND, usage=usage))
    answered = await make(provider).for_brief("b").ask(question())
    assert answered.usage.tokens_cached == 128


async def test_cached_tokens_are_read_from_llama_s_timings(make: Make):
    """llama.cpp tells them beside the usage."""
    provider = FakeProvider(answer(FOUND, timings={"cache_n": 80, "prompt_n": 20}))
    answered = await make(provider).for_brief("b").ask(question())
    assert answered.usage.tokens_cached == 80


async def test_an_endpoint_that_tells_no_usage_costs_no_tokens(make: Make):
    """Absent usage is no trouble."""
    answered = await make(FakeProvider(answer(FOUND, usage=None))).for_brief("b").ask(question())
    assert (answered.usage.attempts, answered.usage.tokens_in) == (1, 0)


async def test_a_truncated_answer_is_asked_once_more_with_twice_the_room(make: Make):
    """The second request asks for double max_tokens and its answer is taken."""
    provider = FakeProvider(truncated(), answer(FOUND))
    answered = await make(provider).for_brief("b").ask(question())
    assert [request["max_tokens"] for request in provider.requests] == [50, 100]
    assert answered.usage.attempts == 2


async def test_a_parameter_the_endpoint_does_not_take_is_left_out_from_then_on(make: Make):
    """Reasoning models take neither temperature nor max_tokens."""

    def picky(request):
        for name in ("max_tokens", "temperature"):
            if name in request:
                body = {"error": {"message": "unsupported", "param": name, "code": "unsupported_parameter"}}
                return replace(answer(FOUND), status=400, body=body)
        return answer(FOUND)

    provider = FakeProvider(picky)
    asks = make(provider).for_brief("b")
    await asks.ask(question("one"))
    assert provider.requests[-1]["max_completion_tokens"] == 50
    assert asks.tally.attempts == 3
    await asks.ask(question("two"))
    assert asks.tally.attempts == 4
    others = make(provider).for_brief("b")
    await asyncio.gather(*(others.ask(question(str(n))) for n in range(4)))


async def test_nothing_of_the_environment_goes_into_a_request(make: Make, monkeypatch: pytest.MonkeyPatch):
    """Neither an ambient key nor an organisation or project."""
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY"):
        monkeypatch.setenv(name, "ambient-value")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://elsewhere.test/v1")
    provider = FakeProvider(answer(FOUND))
    keyless = replace(provider.endpoint, api_key="")
    await make(keyless, transport=provider.transport).for_brief("b").ask(question())
    await make(provider).for_brief("b").ask(question())
    assert not any("ambient-value" in str(headers) for headers in provider.headers)
    assert provider.headers[1]["authorization"] == f"Bearer {KEY}"
    assert {headers["host"] for headers in provider.headers} == {"provider.test"}


async def test_a_proxy_of_the_environment_never_sees_what_goes_to_this_machine(
    make: Make, monkeypatch: pytest.MonkeyPatch
):
    """An embedded model's article stays on the machine whatever HTTP_PROXY says."""
    import json

    from fakes import Wire, completion, http_bytes

    async with Wire(http_bytes(b"{}")) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url.removesuffix("/v1"))
        monkeypatch.delenv("no_proxy", raising=False)
        async with Wire(http_bytes(json.dumps(completion(answer(FOUND))).encode())) as wire:
            await make(wire.endpoint).for_brief("b").ask(question())
        assert proxy.connections == 0


async def test_a_redirect_is_not_followed(make: Make):
    """Text goes to the configured endpoint and nowhere it points to."""
    from onrecord.errors import ModelTrouble

    provider = FakeProvider(replace(answer(FOUND), status=307, headers={"location": "/v1/elsewhere"}))
    with pytest.raises(ModelTrouble) as met:
        await make(provider).for_brief("b").ask(question())
    assert met.value.slug == "model-request-refused"
    assert len(provider.requests) == 1


async def test_the_model_s_name_is_known_only_after_connecting(make: Make):
    """An embedded endpoint's name and digest come with its server."""
    client = make(Endpoint("http://provider.test/v1", "test-model", KEY, digest="d" * 64))
    with pytest.raises(RuntimeError):
        _ = client.endpoint
    await client.connect()
    asks = client.for_brief("b")
    assert (asks.name, asks.digest, asks.slots, asks.concurrency) == ("test-model", "d" * 64, 0, 4)


async def test_logs_tell_counts_and_no_text(
    make: Make, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
):
    """Neither our log nor a library's holds prompt, answer or key, even at the lowest level."""
    caplog.set_level(logging.DEBUG)
    provider = FakeProvider(answer({"nope": "SECRET ANSWER"}), answer(FOUND))
    await make(provider).for_brief("b").ask(question())
    written = capsys.readouterr().out + caplog.text
    assert "topic=names" in written.replace("\x1b[36m", "").replace("\x1b[0m", "").replace("\x1b[35m", "")
    for secret in ("SECRET", KEY, "Ada"):
        assert secret not in written


async def test_an_endpoint_that_moved_gets_a_new_connection():
    """An embedded server that was started again listens elsewhere."""
    first, second = FakeProvider(answer(FOUND)), FakeProvider(answer(FOUND))

    class Moving:
        at = first.endpoint

        async def endpoint(self) -> Endpoint:
            return self.at

    source = Moving()
    providers = iter([first, second])
    client = ModelClient(source, transport=lambda: next(providers).transport())
    await client.for_brief("b").ask(question("one"))
    source.at = replace(first.endpoint, url="http://provider.test:81/v1")
    await client.for_brief("b").ask(question("two"))
    await client.aclose()
    assert (len(first.requests), len(second.requests)) == (1, 1)
