"""`onrecord` itself: its commands, its version and its end."""

from __future__ import annotations

import sys

import click

from onrecord import __version__
from onrecord.cli.articles import articles
from onrecord.cli.brief import brief
from onrecord.cli.config import config
from onrecord.cli.db import db
from onrecord.cli.diff import diff
from onrecord.cli.exits import EXIT_CODES, guarded
from onrecord.cli.forget import forget
from onrecord.cli.jobs import jobs
from onrecord.cli.model import model
from onrecord.cli.serve import serve
from onrecord.cli.webhooks import redeliver, webhooks
from onrecord.cli.worker import worker


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def onrecord() -> None:
    """Read a news article; return a brief in which every field quotes the article.

    Without ONRECORD_LLM_URL a model on this machine reads, and no text leaves it.
    """


for command in (brief, diff, serve, worker, jobs, webhooks, redeliver, articles, model, config, forget, db):
    onrecord.add_command(command)


def main() -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal of another encoding is no reason to fail
    sys.exit(guarded(lambda: onrecord(prog_name="onrecord", standalone_mode=False)))
