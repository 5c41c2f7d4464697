"""The running service: one socket, the application on it, its jobs, and an orderly end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shlex
import socket
from typing import TYPE_CHECKING

import click
import uvicorn

from onrecord import __version__
from onrecord.bootstrap import endpoint_words, set_up_logging
from onrecord.cli.stages import Stages
from onrecord.cli.working import Working, on_signals, open_working, where_kept
from onrecord.errors import ConfigRefused
from onrecord.packaged import packaged
from onrecord.schemas import schema_texts
from onrecord.web import Readiness, bind_guard, create_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.config import Config

SECONDS_TO_LEAVE = 5
"""How long answers under way may take once the service stops."""

LOADING = Readiness(is_ready=False, reason="The model is being fetched or loaded.", retry_after=10)
STOPPING = Readiness(is_ready=False, reason="The service is stopping.", retry_after=30)
UNHEARD = Readiness(
    is_ready=False,
    reason="The store does not answer.",
    remedy="Look at the service's log; what was accepted is kept and goes on by itself.",
    retry_after=10,
)
BACKLOG = 2048
"""Connections that may wait to be taken up."""

DOWN = Readiness(
    is_ready=False,
    reason="The model endpoint does not answer.",
    remedy="Look at the endpoint; jobs are accepted, and wait for it.",
    retry_after=10,
)
LONGEST_SILENCE = 10.0
"""Seconds without a sign of life in the store after which the service says that it is not ready."""


async def run(config: Config) -> None:
    """Serve until a signal comes. Raises what makes serving impossible."""
    bind_guard(config)
    set_up_logging(config)
    with contextlib.closing(bound(config.host, config.port)) as listener:
        click.echo(f"OnRecord {__version__}: articles are read by {endpoint_words(config)}.")
        click.echo(f"Briefs are kept in {where_kept(config)} for {config.keep_days:g} days.")
        async with contextlib.AsyncExitStack() as stack:
            stages = stack.enter_context(Stages())
            service = Service(await stack.enter_async_context(open_working(config, stages)))
            await service.run(listener, stages)
    click.echo("Stopped.")


class Service:
    """A program behind HTTP. Jobs that a stop breaks off are taken up at the next start."""

    def __init__(self, working: Working) -> None:
        config = working.program.config
        self._program = working.program
        self._readiness = LOADING
        self._jobs = working.jobs
        article = example()
        app = create_app(
            config=config,
            jobs=self._jobs,
            store=working.store,
            ready=self._ready,
            schemas=schema_texts(),
            endpoint_words=endpoint_words(config),
            leaves_machine=config.llm_url is not None,
            example=article.read_text(encoding="utf-8") if article else None,
        )
        self._server = _Server(
            uvicorn.Config(
                app,
                access_log=False,
                log_config=None,
                server_header=False,
                timeout_graceful_shutdown=SECONDS_TO_LEAVE,
            )
        )

    async def run(self, listener: socket.socket, stages: Stages) -> None:
        """Answer on this socket; say when a brief can be made; leave when told to."""
        told_to_stop = asyncio.Event()
        with on_signals(told_to_stop):
            await self._jobs.start()
            serving = asyncio.create_task(self._server.serve(sockets=[listener]))
            warming = asyncio.create_task(self._warm(listener, stages))
            stopping = asyncio.create_task(told_to_stop.wait())
            try:
                await asyncio.wait({serving, warming, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if warming.done():
                    warming.result()
                    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                stages.stop()
                self._readiness = STOPPING
                self._server.should_exit = True
                for task in (warming, stopping):
                    task.cancel()
                await self._jobs.stop(
                    grace=self._program.config.stop_grace
                )  # whoever waits for a brief is told where it will be
                await serving

    def _ready(self) -> Readiness:
        if self._readiness.is_ready and self._jobs.silent_for > LONGEST_SILENCE:
            return UNHEARD
        if self._readiness.is_ready and self._program.model.client.is_down:
            return DOWN
        return self._readiness

    async def _warm(self, listener: socket.socket, stages: Stages) -> None:
        if self._program.config.jobs_at_once:
            stages.show("Getting the model ready")
            await self._program.model.get_ready(stages.hear)
        self._readiness = Readiness(is_ready=True)
        stages.stop()
        for line in welcome(self._program.config, listener.getsockname()[1]):
            click.echo(line)


def welcome(config: Config, port: int) -> Iterator[str]:
    """What to do now, with a line that works as pasted."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(config.host, config.host)  # noqa: S104 -- compared, not bound
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    yield f"Ready: {address} (a page to paste an article into), {address}/docs"
    article = example()
    if article is None:
        return
    key = ' -H "Authorization: Bearer $ONRECORD_API_KEY"' if config.api_key else ""
    yield "Try it in another terminal:"
    yield ""
    yield (
        f"  curl -H 'Accept: text/markdown' -H 'Prefer: wait=300'{key} "
        f"--data-binary @{shlex.quote(_short(article))} {address}/v1/briefs"
    )
    yield ""
    yield "Ctrl-C stops it."


def example() -> Path | None:
    """An article to try it on: the first seed."""
    try:
        path = packaged("seeds") / "001-cuba-contacts" / "article.md"
    except FileNotFoundError:
        return None
    return path if path.is_file() else None


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises ConfigRefused where that cannot be."""
    name = host.strip("[]")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(BACKLOG)  # who comes before the application is up waits for it
        except BaseException:
            listener.close()
            raise
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise ConfigRefused(
            "address-unusable",
            f"The service cannot listen on {host}, port {port} ({why}).",
            remedy="Choose another with --port or --host, or stop what listens there.",
        ) from None
    return listener


def _short(path: Path) -> str:
    """Relative where that is shorter: it is pasted, most likely, in the same folder."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


class _Server(uvicorn.Server):
    """Leaves signals alone: uvicorn would raise them again before the store is closed."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield
