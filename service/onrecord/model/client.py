"""Asks a model through Instructor, over the OpenAI protocol, with one deadline and one retry owner.

Two loops, two owners: Instructor re-asks when the answer does not fit the question's model;
`Exchange` repeats a request when the transport fails. No Jinja context is ever given to
Instructor, which would run the article as a template.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import structlog
from pydantic import ValidationError

from onrecord.errors import OnRecordError
from onrecord.model.answers import AnswerStore, StoredAnswer
from onrecord.model.breaker import DOWN, FAILURES, Breaker
from onrecord.model.connection import Connection, TransportFactory, open_connection
from onrecord.model.exchange import Exchange
from onrecord.model.flight import Flights, Land
from onrecord.model.instructing import Mode, instructed
from onrecord.model.pace import paced
from onrecord.model.question import Answer, AnswerT, Question, Usage
from onrecord.model.tally import Tally
from onrecord.model.trouble import bare, trouble
from onrecord.model.turns import Turns

if TYPE_CHECKING:
    from onrecord.model.endpoint import Endpoint, EndpointSource

Keep = Callable[[str], Awaitable[None]]

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
        per_minute: requests begun in a minute, evenly spread; None: as many as there are turns for.
        outlasts: whether an endpoint that is down is waited for. Whoever asks has a deadline of his own.
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
        per_minute: float | None = None,
        outlasts: bool = False,
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
        self._turns: Turns | None = None
        self._breaker = Breaker() if outlasts else None
        self._per_minute = per_minute
        self._pace = paced(per_minute)
        self._share: tuple[int, int] = (0, 1)
        self._on_the_wire = 0
        self._nothing_on_the_wire = asyncio.Event()
        self._nothing_on_the_wire.set()
        self._may_send = asyncio.Event()
        self._may_send.set()

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
        if self._connections and self.endpoint.embedded:
            return 1
        rank, programs = self._share
        return max(1, self._concurrency // programs + (rank < self._concurrency % programs))

    @property
    def is_down(self) -> bool:
        """Whether the endpoint failed so often that it is left alone for now."""
        return self._breaker is not None and self._breaker.is_open

    def share(self, rank: int, programs: int) -> None:
        """Divide turns and pace among so many programs that ask the same endpoint; this one is number `rank`.

        Of four turns, three programs have two, one and one. With more programs than turns each has one
        all the same: a job that a program without a turn took up would lie until another leaves.
        """
        if (rank, programs) == self._share:
            return
        self._share = (rank, programs)
        if programs > self._concurrency:
            log.warning("more programs than calls at one time", programs=programs, calls=self._concurrency)
        self._pace = paced(self._per_minute / programs if self._per_minute else None)
        if self._turns is not None:
            self._turns.resize(self.concurrency)

    async def drain(self, seconds: float) -> bool:
        """Begin no request any more and let those under way land; False where some did not in this time."""
        self._may_send.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._nothing_on_the_wire.wait()
        return not self._on_the_wire

    def for_brief(self, brief_id: str, *, fresh: bool = False) -> BriefAsks:
        """The same model, its answers kept for this brief and counted in a tally of its own.

        `fresh`: what others were answered is not used; what this brief was answered is, so that a
        reading that was broken off goes on where it was.
        """
        return BriefAsks(self, brief_id, fresh=fresh)

    async def aclose(self) -> None:
        """Close every connection."""
        closing, self._connections = self._connections, []
        for connection in closing:
            await connection.openai.close()

    async def fetch(self, question: Question[Any], key: str, keep: Keep) -> tuple[_Asked, bool]:
        """Ask, once for all who ask the same at this time; the flag is True for who accounts for it.

        The answer is kept before it counts as landed: a program that ends between the two would pay
        for it twice.
        """

        async def land(asked: _Asked) -> None:
            await keep(asked.text)

        return await self._flights.join(key, lambda landing: self._ask(question, landing), land)

    async def _connect(self) -> Connection:
        endpoint = await self._source.endpoint()
        async with self._connecting:
            if not self._connections:
                await asyncio.to_thread(import_module, "instructor")  # over a second; others go on meanwhile
            if not self._connections or self._connections[-1].endpoint != endpoint:
                self._connections.append(open_connection(endpoint, self._call_timeout, self._transport))
            return self._connections[-1]

    async def _ask(self, question: Question[Any], land: Land[_Asked]) -> _Asked:
        if self._turns is None:
            await self._connect()  # only then is it known how many may be under way
            self._turns = self._turns or Turns(self.concurrency)
        usage, rounds = Usage(), 0
        async with self._turns.turn():
            while True:
                rounds += 1
                async with self._passage(), self._wire():
                    asked = await self._attempt(question)
                    asked.usage = usage = usage + asked.usage
                    if asked.met is None:
                        await land(asked)
                if asked.met is None or not self._outlasts(asked.met, rounds):
                    return asked

    def _outlasts(self, met: OnRecordError, rounds: int) -> bool:
        """Whether the question is asked once more: while the endpoint is down, or may be found to be."""
        return self._breaker is not None and met.slug in DOWN and (self.is_down or rounds < FAILURES)

    @contextlib.asynccontextmanager
    async def _passage(self) -> AsyncIterator[None]:
        await self._may_send.wait()
        async with contextlib.AsyncExitStack() as stack:
            if self._breaker is not None:
                await stack.enter_async_context(self._breaker.passage())
            await self._may_send.wait()
            yield

    @contextlib.asynccontextmanager
    async def _wire(self) -> AsyncIterator[None]:
        self._on_the_wire += 1
        self._nothing_on_the_wire.clear()
        try:
            yield
        finally:
            self._on_the_wire -= 1
            if not self._on_the_wire:
                self._nothing_on_the_wire.set()

    async def _attempt(self, question: Question[Any]) -> _Asked:
        """One round of requests for a question, within its deadline."""
        connection = await self._connect()
        started = time.monotonic()
        exchange = Exchange(
            connection,
            self._connect,
            max_tokens=question.max_tokens,
            slot=question.slot,
            deadline=started + self._call_timeout,
            breaker=self._breaker,
            pace=self._pace,
        )
        met: OnRecordError | None = None
        text = ""
        try:
            async with asyncio.timeout(self._call_timeout):
                text = await instructed(question, exchange, self._mode, connection.endpoint)
        except TimeoutError:
            timeout = trouble("model-timeout", connection.endpoint)
            if self._breaker is not None:
                self._breaker.failed(timeout)
            met = timeout
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


class BriefAsks:
    """The model as one brief asks it: answers are reused, kept for the brief, and counted."""

    def __init__(self, client: ModelClient, brief_id: str, *, fresh: bool = False) -> None:
        self.tally = Tally()
        self._client = client
        self._brief_id = brief_id
        self._fresh = fresh

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
        if self._fresh:
            key = hashlib.sha256(f"{key} {self._brief_id}".encode()).hexdigest()
        kept = await self._kept(question, key)
        if kept is not None:
            self.tally.count_reuse()
            return Answer(kept, reused=True)

        async def keep(text: str) -> None:
            await self._keep(key, StoredAnswer(text, self.name, question.topic))

        asked, accounts = await self._client.fetch(question, key, keep)
        if accounts:
            self.tally.count_call(asked.usage)
        else:
            self.tally.count_reuse()
        if asked.met is not None:
            raise bare(asked.met)
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
