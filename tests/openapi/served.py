"""The OpenAPI document as the service serves it."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2

from onrecord.config import Config
from onrecord.jobs import Jobs
from onrecord.store.store import Store
from onrecord.web import Readiness, create_app

if TYPE_CHECKING:
    from typing import Never

    from litestar import Litestar

HERE = "http://127.0.0.1:8000"


def document() -> bytes:
    """`/docs/openapi.json` of an application that reads nothing."""
    return asyncio.run(_asked())


async def _asked() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        store = await Store.open(Path(folder))
        try:
            transport = httpx2.ASGITransport(app=_app(store, Path(folder)))
            async with httpx2.AsyncClient(transport=transport, base_url=HERE) as client:
                answer = await client.get("/docs/openapi.json")
        finally:
            await store.aclose()
    answer.raise_for_status()
    return answer.content


def _app(store: Store, folder: Path) -> Litestar:
    return create_app(
        config=Config(),
        jobs=Jobs(store, _reads_nothing, folder=folder),
        store=store,
        ready=lambda: Readiness(is_ready=True),
        schemas={},
        endpoint_words="",
        leaves_machine=False,
    )


async def _reads_nothing(*_: object) -> Never:
    raise NotImplementedError
