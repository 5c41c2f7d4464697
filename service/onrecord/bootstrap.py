"""The one place where the program is wired: configuration → model, store, reader, jobs."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import structlog

from onrecord.embedded.known_model import EMBEDDED_MODEL
from onrecord.embedded.lease import EmbeddedServer
from onrecord.embedded.prefixes import warm
from onrecord.model.client import BriefAsks, ModelClient
from onrecord.model.endpoint import Endpoint, EndpointSource, FixedEndpoint
from onrecord.model.price import cost_of
from onrecord.plans.prompts import compact
from onrecord.plans.stepwise import prefixes
from onrecord.progress import Listener, Progress, unheard
from onrecord.reader import Reader

if TYPE_CHECKING:
    from onrecord.brief import Cost
    from onrecord.config import Config
    from onrecord.model.answers import AnswerStore
    from onrecord.model.tally import Tally

FetchListener = Callable[[int, int, str], None]


class ConfiguredModel:
    """The model that the configuration names, connected on first use; an embedded one has its prefixes warmed."""

    def __init__(self, client: ModelClient) -> None:
        self.client = client
        self._warmed_for: str | None = None
        self._warming = asyncio.Lock()

    def for_brief(self, brief_id: str, *, fresh: bool = False) -> BriefAsks:
        """The same model, its answers kept for this brief and counted in a tally of its own."""
        return self.client.for_brief(brief_id, fresh=fresh)

    async def get_ready(self, listen: Listener = unheard) -> None:
        """Connect, and read or restore the prompt prefixes of a server that has none yet."""
        endpoint = await self.client.connect()
        if not endpoint.slots or endpoint.api_key == self._warmed_for:
            return
        async with self._warming:
            if endpoint.api_key == self._warmed_for:
                return
            kept = prefixes()
            for done, (slot, prompt) in enumerate(kept):
                listen(Progress("model", done, len(kept)))
                name = hashlib.sha256(compact(list(prompt.prefix)).encode()).hexdigest()
                await warm(endpoint, slot, name, prompt.prefix)
            self._warmed_for = endpoint.api_key

    def cost(self, tally: Tally) -> Cost:
        """What the counted calls cost, or why that is not known."""
        endpoint = self.client.endpoint
        return cost_of(
            endpoint.model, tally.tokens_in, tally.tokens_out, tally.tokens_cached, embedded=endpoint.embedded
        )


@dataclass(frozen=True, slots=True)
class Program:
    """A reader with its model, wired from one configuration."""

    config: Config
    model: ConfiguredModel
    reader: Reader


@contextlib.asynccontextmanager
async def open_program(
    config: Config,
    *,
    answers: AnswerStore | None = None,
    on_fetch: FetchListener | None = None,
    outlasts: bool = False,
) -> AsyncIterator[Program]:
    """The program for as long as the context lasts. Nothing is fetched or started before the first use.

    `outlasts`: a configured endpoint that is down is waited for; readings have deadlines of their own.
    """
    async with contextlib.AsyncExitStack() as stack:
        source: EndpointSource
        if config.llm_url is not None:
            source = FixedEndpoint(configured_endpoint(config))
        else:
            source = await stack.enter_async_context(EmbeddedServer(config, on_fetch))
        client = ModelClient(
            source,
            concurrency=config.llm_concurrency,
            call_timeout=config.llm_call_timeout,
            per_minute=config.llm_per_minute,
            outlasts=outlasts and config.llm_url is not None,
            answers=answers if config.answers else None,
        )
        stack.push_async_callback(client.aclose)
        model = ConfiguredModel(client)
        yield Program(config, model, Reader(model, plan=config.plan, cues=config.cues))


def configured_endpoint(config: Config) -> Endpoint:
    """The endpoint of `llm_url`. The key may be empty: some gateways take none."""
    if config.llm_url is None or config.llm_model is None:
        raise ValueError("no endpoint is configured")
    return Endpoint(url=config.llm_url, model=config.llm_model, api_key=config.endpoint_key or "none")


def endpoint_words(config: Config) -> str:
    """Where the article's text goes, for people."""
    if config.llm_url is None:
        return f"{EMBEDDED_MODEL.name}, on this machine"
    return f"{config.llm_model} at {urlsplit(config.llm_url).netloc}"


def set_up_logging(config: Config) -> None:
    """Structured lines on stderr. Nothing logged anywhere holds article text, prompts or answers."""
    level = getattr(logging, config.log_level.upper())
    logging.basicConfig(
        level=max(level, logging.WARNING), stream=sys.stderr, format="%(levelname)s %(name)s %(message)s"
    )
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(colors=False)
            if sys.stderr.isatty()
            else structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
