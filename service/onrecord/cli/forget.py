"""`onrecord forget`: what was kept of an article on the command line, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.exits import EXIT_CODES
from onrecord.cli.interruptible import run_interruptible

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.config import Config


@click.command(epilog=EXIT_CODES)
@click.argument("file")
def forget(file: str) -> None:
    """Remove what was kept of an article.

    The model's answers that were kept when FILE (or - for standard input) was read on the command line
    go for good.
    Briefs that were made over HTTP are removed with DELETE /v1/briefs/{id}.
    """
    from onrecord.cli.brief import Said, load_article
    from onrecord.config import load_config

    config = load_config()
    run_interruptible(_forget(config, load_article(file, Said(), config.max_words)))
    click.echo("Forgotten.")


async def _forget(config: Config, article: Article) -> None:
    from onrecord.cli.reading import brief_id
    from onrecord.store.store import Store

    store = await Store.open(config.folder_path, config.tenant, config.store_address)
    try:
        await store.answers.purge(brief_id(article))
    finally:
        await store.aclose()
