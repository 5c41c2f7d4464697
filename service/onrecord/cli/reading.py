"""What the commands that read articles share: the program, opened with the answers kept so far."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from onrecord.article import Article
    from onrecord.bootstrap import FetchListener, Program
    from onrecord.config import Config


def brief_id(article: Article) -> str:
    """The same article has the same id, so that `onrecord forget` finds what was kept of it."""
    return f"cli-{article.sha256[:16]}"


def quiet(config: Config) -> Config:
    """Progress is shown instead of log lines, unless a level was asked for."""
    return (
        config if "log_level" in config.model_fields_set else config.model_copy(update={"log_level": "error"})
    )


@contextlib.asynccontextmanager
async def open_reading(config: Config, *, fresh: bool, on_fetch: FetchListener) -> AsyncIterator[Program]:
    """The program; `fresh` neither uses nor keeps model answers."""
    from onrecord.bootstrap import open_program, set_up_logging
    from onrecord.store.store import Store

    set_up_logging(quiet(config))
    async with contextlib.AsyncExitStack() as stack:
        answers = None
        if config.answers and not fresh:
            store = await Store.open(config.folder_path, config.tenant, config.store_address)
            stack.push_async_callback(store.aclose)
            answers = store.answers
        yield await stack.enter_async_context(open_program(config, answers=answers, on_fetch=on_fetch))
