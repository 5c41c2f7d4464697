"""What `serve` and `worker` have in common: a store, a program over it, and the jobs that it reads."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.bootstrap import open_program
from onrecord.hooks import Courier, Reach
from onrecord.jobs import Jobs
from onrecord.store.store import Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from onrecord.article import Article
    from onrecord.bootstrap import Program
    from onrecord.brief import Brief
    from onrecord.cli.stages import Stages
    from onrecord.config import Config
    from onrecord.options import Options
    from onrecord.progress import Listener


@dataclass(frozen=True, slots=True)
class Working:
    """A program, its store and its jobs; `jobs` are started and stopped by whoever uses it."""

    program: Program
    store: Store
    jobs: Jobs


@contextlib.asynccontextmanager
async def open_working(config: Config, stages: Stages) -> AsyncIterator[Working]:
    """All that reads jobs, for as long as the context lasts.

    Raises:
        StoreTrouble: the store cannot be used, or another release made it.
    """
    async with contextlib.AsyncExitStack() as stack:
        courier = Courier(Reach(config.webhook_allow))
        stack.callback(courier.close)
        store = await Store.open(config.folder_path, config.tenant, config.store_address)
        stack.push_async_callback(store.aclose)
        opened = open_program(config, answers=store.patient().answers, on_fetch=stages.fetched, outlasts=True)
        program = await stack.enter_async_context(opened)

        async def read(article: Article, options: Options, brief_id: str, listen: Listener) -> Brief:
            return await program.reader.read(article, options, brief_id=brief_id, listen=listen)

        jobs = Jobs(
            store,
            read,
            folder=config.folder_path,
            queue_size=config.queue_size,
            at_once=config.jobs_at_once,
            desk_at_once=config.desk_at_once,
            brief_timeout=config.brief_timeout,
            keep_days=config.keep_days,
            share=program.model.client.share,
            drain=program.model.client.drain,
            courier=courier,
            public_url=config.public_url,
        )
        if config.webhook_url is not None:
            secret = config.webhook_secret
            await jobs.webhooks.configure(
                config.webhook_url, None if secret is None else secret.get_secret_value().strip()
            )
        yield Working(program, store, jobs)


def leave() -> None:
    """End now where the engine's library still waits, in a thread, for a database that is away."""
    if any(thread.name.startswith("dbos-executor") for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def where_kept(config: Config) -> str:
    """Where briefs are kept, for people; without the password."""
    if config.store_address is None:
        return str(config.folder_path)
    from sqlalchemy import make_url

    url = make_url(config.store_address)
    return f"the database {url.database} at {url.host or 'the local socket'}"


@contextlib.contextmanager
def on_signals(told_to_stop: asyncio.Event) -> Iterator[None]:
    """SIGINT and SIGTERM set the event, for as long as the context lasts."""
    loop = asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)
    for number in signals:
        loop.add_signal_handler(number, told_to_stop.set)
    try:
        yield
    finally:
        for number in signals:
            loop.remove_signal_handler(number)
