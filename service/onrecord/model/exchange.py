"""One question on the wire: every request made for it, and the one owner of transport retries."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    wait_exponential_jitter,
)

from onrecord.errors import ModelTrouble
from onrecord.model.question import Usage
from onrecord.model.trouble import DISCONNECTED, RETRIED, trouble, trouble_of_status

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiolimiter import AsyncLimiter
    from openai import APIStatusError
    from openai.types.chat import ChatCompletion

    from onrecord.model.breaker import Breaker
    from onrecord.model.connection import Connection

TRANSPORT_ATTEMPTS = 6
_BACKOFF = wait_exponential_jitter(multiplier=0.25, max=8, jitter=0.25)
_RENAMED = {"max_tokens": "max_completion_tokens"}


class Exchange:
    """Sends what Instructor prepares for one question; counts what it took.

    `deadline` is in `time.monotonic()` seconds; a pause that would end after it is not begun. What is
    repeated is not repeated any more once the endpoint's `breaker` is open.
    """

    def __init__(
        self,
        connection: Connection,
        reconnect: Callable[[], Awaitable[Connection]],
        *,
        max_tokens: int,
        slot: int | None,
        deadline: float,
        breaker: Breaker | None = None,
        pace: AsyncLimiter | None = None,
    ) -> None:
        self.usage = Usage()
        self._breaker = breaker
        self._pace = pace
        self._connection = connection
        self._reconnect = reconnect
        self._max_tokens = max_tokens
        self._slot = slot
        self._deadline = deadline
        self._lengthened = False
        self._disconnected = False
        self._met: ModelTrouble | None = None
        """What the request is being repeated for."""

    async def send(self, **request: Any) -> ChatCompletion:  # noqa: ANN401 - Instructor's own keywords
        """A whole answer; one that was cut at its length is asked for once more with twice the room."""
        while True:
            completion = await self._deliver(request)
            choice = completion.choices[0]
            if choice.message.refusal or choice.finish_reason == "content_filter":
                raise trouble("model-refused", self._connection.endpoint)
            if choice.finish_reason != "length":
                return completion
            if self._lengthened:
                raise trouble("model-answer-truncated", self._connection.endpoint)
            self._lengthened = True
            self._max_tokens *= 2

    async def _deliver(self, request: dict[str, Any]) -> ChatCompletion:
        """The answer to one request, repeated while the trouble is of the moment and time is left."""
        retrying = AsyncRetrying(
            retry=retry_if_exception(lambda error: isinstance(error, ModelTrouble) and error.slug in RETRIED),
            wait=_pause,
            stop=self._given_up,
            reraise=True,
        )
        self._met = None
        return await retrying(self._once, request)

    def _given_up(self, state: RetryCallState) -> bool:
        if state.attempt_number >= TRANSPORT_ATTEMPTS or (self._breaker and self._breaker.is_open):
            return True
        return time.monotonic() + state.upcoming_sleep >= self._deadline

    async def _once(self, request: dict[str, Any]) -> ChatCompletion:
        if self._met and self._breaker and self._breaker.is_open:  # it opened during the pause
            raise self._met
        if self._disconnected:
            self._connection = await self._reconnect()
            self._disconnected = False
        if self._pace:
            await self._pace.acquire()  # every request counts, repeated ones as well
        self.usage += Usage(attempts=1)
        try:
            completion = await self._post(request)
        except ModelTrouble as met:
            self._met = met
            self._disconnected = met.slug in DISCONNECTED
            if self._breaker:
                self._breaker.failed(met)
            raise
        if self._breaker:
            self._breaker.answered()
        self.usage += _usage_of(completion)
        return completion

    async def _post(self, request: dict[str, Any]) -> ChatCompletion:
        from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAIError
        from openai.types.chat import ChatCompletion

        endpoint = self._connection.endpoint
        sent = self._fitted(request)
        try:
            # As it is: `chat.completions.create` would walk through messages and schema once more.
            completion = await self._connection.openai.post(
                "/chat/completions", cast_to=ChatCompletion, body=sent
            )
        except APITimeoutError as error:
            met = trouble("model-unreachable" if _while_connecting(error) else "model-timeout", endpoint)
        except APIConnectionError as error:
            met = trouble("model-unreachable" if _while_connecting(error) else "model-cut-off", endpoint)
        except APIStatusError as error:
            if self._learned_from(error, sent):
                return await self._post(request)
            met = trouble_of_status(error.status_code, error.response.headers, endpoint)
        except (OpenAIError, ValueError):  # a body that stops before its end, or is no JSON at all
            met = trouble("model-cut-off", endpoint)
        else:
            if isinstance(completion, ChatCompletion) and completion.choices:
                return completion
            met = trouble("model-answer-unusable", endpoint)
        raise met

    def _fitted(self, request: dict[str, Any]) -> dict[str, Any]:
        """The request in the form this endpoint takes."""
        left_out = self._connection.left_out
        fitted = request | {
            "model": self._connection.endpoint.model,
            "max_tokens": self._max_tokens,
            "temperature": 0,
        }
        for name in left_out & fitted.keys():
            given = fitted.pop(name)
            if name in _RENAMED:
                fitted[_RENAMED[name]] = given
        if self._connection.endpoint.slots > 0:
            fitted |= {"cache_prompt": True} | ({} if self._slot is None else {"id_slot": self._slot})
        return fitted

    def _learned_from(self, error: APIStatusError, sent: dict[str, Any]) -> bool:
        """Whether the endpoint named a parameter it does not take, which is left out from now on."""
        named = getattr(error, "param", None)
        if error.status_code != 400 or named not in {"temperature", "max_tokens"} or named not in sent:
            return False
        self._connection.left_out.add(named)
        self.usage += Usage(attempts=1)
        return True


def _pause(state: RetryCallState) -> float:
    """Seconds before the next attempt: what the endpoint asked for, else a growing, jittered pause."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.retry_after if isinstance(error, ModelTrouble) else None
    return _BACKOFF(state) if asked is None else float(asked)


def _while_connecting(error: Exception) -> bool:
    import httpx2

    return isinstance(
        error.__cause__, (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.UnsupportedProtocol)
    )


def _usage_of(completion: ChatCompletion) -> Usage:
    """Tokens of one completion, before Instructor writes its running total over them."""
    told = completion.usage
    if told is None:
        return Usage()
    details = told.prompt_tokens_details
    cached = details.cached_tokens if details else None
    if cached is None:
        timings = (completion.model_extra or {}).get("timings")
        counted = timings.get("cache_n") if isinstance(timings, dict) else None
        cached = counted if isinstance(counted, int) and counted > 0 else 0
    return Usage(0, told.prompt_tokens or 0, told.completion_tokens or 0, cached)
