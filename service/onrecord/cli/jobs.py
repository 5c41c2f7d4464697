"""`onrecord jobs`: the jobs of the store, those that failed above all."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import click

from onrecord.cli.exits import EXIT_CODES

if TYPE_CHECKING:
    from onrecord.store.job import Job

STATES = ("queued", "running", "succeeded", "failed", "cancelled")


@click.command(epilog=EXIT_CODES)
@click.option("--state", type=click.Choice(STATES), multiple=True, help="Only these; may be repeated.")
@click.option("--failed", is_flag=True, help="Only those that failed.")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="At most so many."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
def jobs(state: tuple[str, ...], failed: bool, limit: int, as_json: bool) -> None:
    """List jobs, newest first: state, stage, attempts, and why one failed.

    What failed is tried again with POST /v1/briefs/{id}/retry.
    """
    states = (*state, *(("failed",) if failed and "failed" not in state else ()))
    found = asyncio.run(_jobs(states, limit))
    if as_json:
        _print_lines(found)
    elif not found:
        click.echo("No such job.", err=True)
    else:
        _print_table(found)


async def _jobs(states: tuple[str, ...], limit: int) -> list[Job]:
    from onrecord.config import load_config
    from onrecord.store.job import JobState
    from onrecord.store.store import Store

    config = load_config()
    store = await Store.open(config.folder_path, config.tenant, config.store_address)
    try:
        return await store.briefs.page(states=[JobState(one) for one in states], limit=limit)
    finally:
        await store.aclose()


def _print_lines(found: list[Job]) -> None:
    import json

    for job in found:
        problem = None
        if job.problem is not None:
            problem = {"slug": job.problem.slug, "detail": job.problem.detail, "remedy": job.problem.remedy}
        told = {
            "id": job.id,
            "state": job.state,
            "stage": job.stage,
            "done": job.done,
            "total": job.total,
            "lane": job.lane,
            "attempts": job.attempts,
            "created_at": job.created_at.isoformat(),
            "finished_at": job.finished_at.isoformat() if job.finished_at else None,
            "problem": problem,
        }
        sys.stdout.write(json.dumps(told) + "\n")


def _print_table(found: list[Job]) -> None:
    for job in found:
        come = f"{job.stage} {job.done}/{job.total}" if job.total else job.stage
        since = job.created_at.astimezone().strftime("%Y-%m-%d %H:%M")
        tries = f"tried {job.attempts} times" if job.attempts > 1 else ""
        told = (f"{job.id}  {job.state:<9}", since, come if not job.state.finished else "", tries)
        click.echo("  ".join(one for one in told if one).rstrip())
        if job.problem is not None:
            click.echo(f"    {job.problem.detail} {job.problem.remedy}")
