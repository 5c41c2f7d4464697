"""One service of the tests: a real store, real jobs, and a reader that is told what to do."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx2

from fakes import empty_brief
from onrecord.hooks import Courier, Reach
from onrecord.jobs import Jobs
from onrecord.progress import Progress
from onrecord.web import Readiness, create_app

if TYPE_CHECKING:
    from pathlib import Path

    from litestar import Litestar

    from onrecord.article import Article
    from onrecord.brief import Brief
    from onrecord.config import Config
    from onrecord.options import Options
    from onrecord.progress import Listener
    from onrecord.store.store import Store

TEXT = (
    "The navy moved two frigates into the strait on Monday, officials said. "
    "The minister denied it in public, but told aides in private that more would follow."
)
HERE = "http://127.0.0.1:8000"


class FakeReader:
    """Finds nothing in any article. `hold` keeps it at its first question, `raises` ends it with an error."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.options: list[Options] = []
        self.raises: Exception | None = None
        self.has_begun = asyncio.Event()
        self._go_on = asyncio.Event()
        self._go_on.set()

    async def __call__(self, article: Article, options: Options, brief_id: str, listener: Listener) -> Brief:
        """Read under the brief's id, as Jobs asks."""
        self.read.append(article.text)
        self.options.append(options)
        self.has_begun.set()
        listener(Progress("reading", 1, 4))
        await self._go_on.wait()
        if self.raises is not None:
            raise self.raises
        listener(Progress("summary", 4, 4))
        return empty_brief(article, brief_id)

    def hold(self) -> None:
        """Stop at the first question."""
        self._go_on.clear()

    def go_on(self) -> None:
        """Read to the end."""
        self._go_on.set()


class Desk:
    """One service of the tests: its reader, store, jobs and application. `ready` may be changed."""

    def __init__(self, store: Store, reader: FakeReader, config: Config, folder: Path) -> None:
        self.store = store
        self.reader = reader
        self.config = config
        self.courier = Courier(Reach(config.webhook_allow))
        self.jobs = Jobs(
            store,
            reader,
            folder=folder,
            queue_size=config.queue_size,
            at_once=config.jobs_at_once,
            desk_at_once=config.desk_at_once,
            brief_timeout=30,
            courier=self.courier,
            public_url=config.public_url,
        )
        self.ready = Readiness(is_ready=True)
        self.app: Litestar = create_app(
            config=config,
            jobs=self.jobs,
            store=store,
            ready=lambda: self.ready,
            schemas={"brief.v1.json": '{"title": "Brief"}'},
            endpoint_words="test-model",
            leaves_machine=False,
            example=TEXT,
        )

    def client(self, **more: Any) -> httpx2.AsyncClient:
        """A client in this process and on this event loop, as the jobs are."""
        return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=self.app), **({"base_url": HERE} | more))
