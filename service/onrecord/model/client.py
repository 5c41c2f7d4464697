"""Asks a model through Instructor, over the OpenAI protocol, with one deadline and one retry owner.

Two loops, two owners: Instructor re-asks when the answer does not fit the question's model;
`Exchange` repeats a request when the transport fails. No Jinja context is ever given to
Instructor, which would run the article as a template.
"""

from __future__ import annotations

import asyncio
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, cast

import structlog
from pydantic import ValidationError
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt

from onrecord.errors import OnRecordError
from onrecord.model.answers import AnswerStore, StoredAnswer
from onrecord.model.connection import Connection, TransportFactory, open_connection
from onrecord.model.exchange import Exchange
from onrecord.model.flight import Flights
from onrecord.model.question import Answer, AnswerT, Question, Usage
from onrecord.model.tally import Tally
from onrecord.model.trouble import bare, trouble

if TYPE_CHECKING:
    from onrecord.model.endpoint import Endpoint, EndpointSource

Mode = Literal["json_schema", "tools", "json"]

ANSWER_ATTEMPTS = 3
log = structlog.get_logger(__name__)


class _Asked:
    """What became of one question: the answer as JSON or the trouble, and what it took."""

    __slots__ = ("met", "text", "usage")

    def __init__(self, usage: Usage, text: str = "", met: OnRecordError | None = None) -> None:
        self.usage = usage
        self.text = text
        self.met = met


class ModelClient:
    """One endpoint shared by all briefs; `for_brief` gives the view that a reading plan asks.

    Args:
        source: gives the live endpoint, again after it was lost.
        concurrency: questions under way at one time; an embedded model takes one.
        call_timeout: seconds for one question, all retries included, from when its turn comes.
        answers: where answers are kept; None asks every time.
        mode: how the answer's schema reaches the model.
        transport: makes the HTTP transport; tests put a provider of their own here.
    """

    def __init__(
        self,
        source: EndpointSource,
        *,
        concurrency: int = 4,
        call_timeout: float = 180.0,
        answers: AnswerStore | None = None,
        mode: Mode = "json_schema",
        transport: TransportFactory | None = None,
    ) -> None:
        self.answers = answers
        self._source = source
        self._concurrency = concurrency
        self._call_timeout = call_timeout
        self._mode = mode
        self._transport = transport
        self._flights: Flights[_Asked] = Flights()
        self._connections: list[Connection] = []
        self._connecting = asyncio.Lock()
        self._turns: asyncio.Semaphore | None = None

    async def connect(self) -> Endpoint:
        """The live endpoint; `name`, `digest` and `slots` are known from then on.

        Raises:
            ModelTrouble, ModelFileTrouble: there is none.
        """
        return (await self._connect()).endpoint

    @property
    def connected(self) -> bool:
        """Whether the endpoint is known; it may be gone since."""
        return bool(self._connections)

    @property
    def endpoint(self) -> Endpoint:
        """The endpoint last connected to."""
        if not self._connections:
            raise RuntimeError("the model client knows its endpoint only after connect()")
        return self._connections[-1].endpoint

    @property
    def concurrency(self) -> int:
        """Questions under way at one time: one where the model shares this machine's cores."""
        return 1 if self._connections and self.endpoint.embedded else self._concurrency

    def for_brief(self, brief_id: str) -> BriefAsks:
        """The same model, its answers kept for this brief and counted in a tally of its own."""
        return BriefAsks(self, brief_id)

    async def aclose(self) -> None:
        """Close every connection."""
        closing, self._connections = self._connections, []
        for connection in closing:
            await connection.openai.close()

    async def fetch(self, question: Question[Any], key: str) -> tuple[_Asked, bool]:
        """Ask, once for all who ask the same at this time; the flag is True for who accounts for it."""
        return await self._flights.join(key, lambda: self._ask(question))

    async def _connect(self) -> Connection:
        endpoint = await self._source.endpoint()
        async with self._connecting:
            if not self._connections:
                await asyncio.to_thread(import_module, "instructor")  # over a second; others go on meanwhile
            if not self._connections or self._connections[-1].endpoint != endpoint:
                self._connections.append(open_connection(endpoint, self._call_timeout, self._transport))
            return self._connections[-1]

    async def _ask(self, question: Question[Any]) -> _Asked:
        if self._turns is None:
            await self._connect()  # only then is it known how many may be under way
            self._turns = self._turns or asyncio.Semaphore(self.concurrency)
        async with self._turns:
            connection = await self._connect()
            started = time.monotonic()
            exchange = Exchange(
                connection,
                self._connect,
                max_tokens=question.max_tokens,
                slot=question.slot,
                deadline=started + self._call_timeout,
            )
            met: OnRecordError | None = None
            text = ""
            try:
                async with asyncio.timeout(self._call_timeout):
                    text = await self._instructed(question, exchange)
            except TimeoutError:
                met = trouble("model-timeout", connection.endpoint)
            except OnRecordError as error:
                met = error
        usage = exchange.usage
        log.info(
            "question asked",
            topic=question.topic,
            trouble=met.slug if met else None,
            seconds=round(time.monotonic() - started, 3),
            attempts=usage.attempts,
            tokens_in=usage.tokens_in,
            tokens_out=usage.tokens_out,
            tokens_cached=usage.tokens_cached,
        )
        return _Asked(usage, text, met)

    async def _instructed(self, question: Question[Any], exchange: Exchange) -> str:
        """The answer as JSON. Instructor's errors carry prompt and answer: none of them leaves here."""
        import instructor
        from instructor.core import InstructorRetryException

        modes = {
            "json_schema": instructor.Mode.JSON_SCHEMA,
            "tools": instructor.Mode.TOOLS,
            "json": instructor.Mode.JSON,
        }
        create = cast("Any", instructor.patch(create=exchange.send, mode=modes[self._mode]))
        try:
            answer = await create(
                response_model=question.answer,
                messages=[dict(message) for message in question.messages],
                max_retries=_re_asking(),
                strict=False,
            )
            own = question.answer.model_validate(answer.model_dump(by_alias=True))
            return cast("str", own.model_dump_json(by_alias=True))
        except (InstructorRetryException, ValidationError) as error:
            met = error.__cause__
        raise bare(met) if isinstance(met, OnRecordError) else trouble("model-answer-unusable", self.endpoint)


class BriefAsks:
    """The model as one brief asks it: answers are reused, kept for the brief, and counted."""

    def __init__(self, client: ModelClient, brief_id: str) -> None:
        self.tally = Tally()
        self._client = client
        self._brief_id = brief_id

    @property
    def name(self) -> str:
        """The model's name."""
        return self._client.endpoint.model

    @property
    def digest(self) -> str | None:
        """SHA-256 of the model's file where it is known."""
        return self._client.endpoint.digest

    @property
    def slots(self) -> int:
        """Pinned prompt caches of an embedded server; 0 elsewhere."""
        return self._client.endpoint.slots

    @property
    def concurrency(self) -> int:
        """Questions under way at one time."""
        return self._client.concurrency

    async def ask(self, question: Question[AnswerT]) -> Answer[AnswerT]:
        """The answer, from the store where it fits the question's model, else from the model.

        Raises:
            ModelTrouble: with neither prompt nor answer in it, nor in its chain.
        """
        if not self._client.connected:
            await self._client.connect()
        key = question.key(self.name, self.digest)
        kept = await self._kept(question, key)
        if kept is not None:
            self.tally.count_reuse()
            return Answer(kept, reused=True)
        asked, accounts = await self._client.fetch(question, key)
        if accounts:
            self.tally.count_call(asked.usage)
        else:
            self.tally.count_reuse()
        if asked.met is not None:
            raise bare(asked.met)
        await self._keep(key, StoredAnswer(asked.text, self.name, question.topic))
        value = question.answer.model_validate_json(asked.text)
        return Answer(value, asked.usage if accounts else Usage(), reused=not accounts)

    async def _kept(self, question: Question[AnswerT], key: str) -> AnswerT | None:
        answers = self._client.answers
        stored = await answers.get(key) if answers else None
        if stored is None:
            return None
        try:
            value = question.answer.model_validate_json(stored.text)
        except ValidationError:
            return None
        await self._keep(key, stored)
        return value

    async def _keep(self, key: str, answer: StoredAnswer) -> None:
        if self._client.answers is not None:
            await self._client.answers.put(key, answer, self._brief_id)


def _re_asking() -> AsyncRetrying:
    """Instructor's loop: answers that do not fit are asked again, nothing else is."""
    from instructor.core.exceptions import AsyncValidationError, ResponseParsingError

    unfit = (ValidationError, ResponseParsingError, AsyncValidationError)
    return AsyncRetrying(
        retry=retry_if_exception_type(unfit), stop=stop_after_attempt(ANSWER_ATTEMPTS), reraise=True
    )
