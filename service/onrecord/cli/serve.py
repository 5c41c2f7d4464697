"""`onrecord serve`: briefs over HTTP, until it is stopped."""

from __future__ import annotations

import asyncio

import click

from onrecord.cli.exits import EXIT_CODES


@click.command(epilog=EXIT_CODES)
@click.option("--host", help="Address to listen on; beyond this machine only with ONRECORD_API_KEY.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on; 0 takes a free one.")
def serve(host: str | None, port: int | None) -> None:
    """Serve briefs over HTTP.

    There is a page to paste an article into, and docs that open offline. The model is fetched if need
    be, and warm before the service says that it is ready. Ctrl-C stops it; what was accepted and is
    unread then is read at the next start.
    """
    from onrecord.cli.service import run
    from onrecord.cli.working import leave
    from onrecord.config import load_config

    given = {"host": host, "port": port}
    config = load_config()
    asyncio.run(
        run(config.model_copy(update={name: value for name, value in given.items() if value is not None}))
    )
    leave()
