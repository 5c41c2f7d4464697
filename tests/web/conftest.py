"""Services of the tests, opened and closed around each test."""

from __future__ import annotations

import asyncio
import random
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

import dbos._queue
import pytest
import uvicorn

from onrecord.config import Config
from onrecord.store.store import Store
from web.desk import Desk, FakeReader

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    import httpx2


@pytest.fixture(autouse=True)
def engine_has_its_own_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its threads draw from a generator of their own: Hypothesis takes a draw from the common one for ours."""
    monkeypatch.setattr(dbos._queue, "random", random.Random())  # noqa: S311 - no secret


@pytest.fixture
def reader() -> FakeReader:
    """A reader that finds nothing."""
    return FakeReader()


@pytest.fixture
async def open_desk(tmp_path: Any, reader: FakeReader) -> AsyncIterator[Callable[..., Any]]:
    """Opens services over one folder; whatever is still open is closed after the test."""
    async with AsyncExitStack() as stack:

        async def opened(**config: Any) -> Desk:
            store = await Store.open(tmp_path / "folder")
            stack.push_async_callback(store.aclose)
            desk = Desk(store, reader, Config(**config), tmp_path / "folder")
            await desk.jobs.start()
            stack.push_async_callback(desk.jobs.stop)
            return desk

        yield opened


@pytest.fixture
async def desk(open_desk: Callable[..., Any]) -> Desk:
    """A service as it is without configuration."""
    opened: Desk = await open_desk()
    return opened


@pytest.fixture
async def client(desk: Desk) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of that service."""
    async with desk.client() as opened:
        yield opened


@pytest.fixture
async def served(open_desk: Callable[..., Any]) -> AsyncIterator[Callable[..., Any]]:
    """Serves a desk on a loopback socket and gives its port."""
    async with AsyncExitStack() as stack:

        async def serve(desk: Desk) -> int:
            server = uvicorn.Server(uvicorn.Config(desk.app, port=0, lifespan="on", log_config=None))
            task = asyncio.create_task(server.serve())

            async def stop() -> None:
                server.should_exit = server.force_exit = True
                await task

            stack.push_async_callback(stop)
            while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
                await asyncio.sleep(0.01)
            port: int = server.servers[0].sockets[0].getsockname()[1]
            return port

        yield serve
