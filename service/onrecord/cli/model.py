"""`onrecord model`: the embedded model's file, and its prompt prefixes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from onrecord.cli.exits import EXIT_CODES
from onrecord.cli.interruptible import run_interruptible
from onrecord.cli.stages import Stages

if TYPE_CHECKING:
    from onrecord.config import Config


@click.group(epilog=EXIT_CODES)
def model() -> None:
    """Fetch, find or warm the embedded model."""


@model.command(epilog=EXIT_CODES)
def fetch() -> None:
    """Fetch the model's file (1.1 GB) unless it is there; a broken download is resumed."""
    from onrecord.config import load_config
    from onrecord.embedded.fetching import ensure_model_file

    config = load_config()
    with Stages() as stages:
        path = ensure_model_file(config, stages.fetched)
    click.echo(f"The model is at {path}.")


@model.command(epilog=EXIT_CODES)
def status() -> None:
    """Say which model reads and whether its file is there; 3 when it is not."""
    from onrecord.bootstrap import endpoint_words
    from onrecord.config import load_config
    from onrecord.embedded.fetching import ensure_model_file
    from onrecord.embedded.known_model import EMBEDDED_MODEL

    config = load_config()
    click.echo(f"reads:    {endpoint_words(config)}")
    click.echo(
        f"embedded: {EMBEDDED_MODEL.name} ({EMBEDDED_MODEL.licence}, {EMBEDDED_MODEL.size / 1e6:,.0f} MB)"
    )
    click.echo(f"sha256:   {EMBEDDED_MODEL.sha256}")
    with Stages() as stages:
        path = ensure_model_file(config.model_copy(update={"model_offline": True}), stages.fetched)
    click.echo(f"file:     {path}")


@model.command(epilog=EXIT_CODES)
def warm() -> None:
    """Load the model and read its prompt prefixes once; the next start restores them from files."""
    from onrecord.bootstrap import endpoint_words
    from onrecord.config import load_config

    config = load_config()
    if config.llm_url is not None:
        click.echo(f"Nothing to warm: {endpoint_words(config)} reads.")
        return
    started = time.monotonic()
    with Stages() as stages:
        run_interruptible(_warm(config, stages))
    click.echo(f"The model is warm ({time.monotonic() - started:.0f} s).")


async def _warm(config: Config, stages: Stages) -> None:
    from onrecord.cli.reading import open_reading

    async with open_reading(config, fresh=True, on_fetch=stages.fetched) as program:
        await program.model.get_ready(stages.hear)
