"""`onrecord worker`: reads jobs and answers nobody, beside any number of others."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import click

from onrecord.cli.exits import EXIT_CODES

if TYPE_CHECKING:
    from onrecord.config import Config


@click.command(epilog=EXIT_CODES)
def worker() -> None:
    """Read jobs that a service accepted, on this machine or another.

    Services and workers share what ONRECORD_STORE_URL names (or, on one machine, the folder). Start as
    many as the model side takes; when one ends, the others go on with its jobs. Ctrl-C stops it in good
    order: questions under way are waited for, and nothing is asked twice.
    """
    from onrecord.cli.working import leave
    from onrecord.config import load_config
    from onrecord.errors import ConfigRefused

    config = load_config()
    if not config.jobs_at_once:
        raise ConfigRefused(
            "config-invalid",
            "A worker with ONRECORD_JOBS_AT_ONCE=0 would read nothing.",
            remedy="Set it to 1 or more for workers; 0 is for a service that leaves reading to them.",
        )
    asyncio.run(_work(config))
    leave()


async def _work(config: Config) -> None:
    from onrecord import __version__
    from onrecord.bootstrap import endpoint_words, set_up_logging
    from onrecord.cli.stages import Stages
    from onrecord.cli.working import on_signals, open_working, where_kept

    set_up_logging(config)
    click.echo(f"OnRecord {__version__}: articles are read by {endpoint_words(config)}.")
    click.echo(f"Jobs are taken from {where_kept(config)}.")
    told_to_stop = asyncio.Event()
    async with contextlib.AsyncExitStack() as stack:
        stages = stack.enter_context(Stages())
        working = await stack.enter_async_context(open_working(config, stages))
        stack.enter_context(on_signals(told_to_stop))
        stages.show("Getting the model ready")
        warming = asyncio.create_task(working.program.model.get_ready(stages.hear))
        stopping = asyncio.create_task(told_to_stop.wait())
        try:
            await asyncio.wait({warming, stopping}, return_when=asyncio.FIRST_COMPLETED)
            stages.stop()
            if not told_to_stop.is_set():
                warming.result()
                await working.jobs.start()
                click.echo(f"Ready: worker {working.jobs.worker}. Ctrl-C stops it.")
                try:
                    await stopping
                finally:
                    await working.jobs.stop(grace=config.stop_grace)
        finally:
            for task in (warming, stopping):
                task.cancel()
            await asyncio.wait({warming, stopping})
    click.echo("Stopped.")
