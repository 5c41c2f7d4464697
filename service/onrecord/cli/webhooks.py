"""`onrecord webhooks` and `onrecord redeliver`: who is told of briefs, what failed, and telling it again."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import click

from onrecord.cli.exits import EXIT_CODES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from onrecord.jobs.webhooks import Webhooks
    from onrecord.store.delivery import Delivery
    from onrecord.store.target import Target

SHOWN = 200
"""Deliveries of a target that are looked at for those that failed."""


@click.command(epilog=EXIT_CODES)
def webhooks() -> None:
    """List the targets of webhooks, and what could not be delivered.

    Targets are made with POST /v1/webhooks, or by ONRECORD_WEBHOOK_URL.
    """
    found = asyncio.run(_targets())
    if not found:
        click.echo("No webhook.", err=True)
    for target, counts, failed in found:
        told = (
            ", ".join(f"{number} {state}" for state, number in sorted(counts.items())) or "told nothing yet"
        )
        stopped = f"  stopped: {target.stopped_because}" if target.stopped_at else ""
        click.echo(f"{target.id}  {target.url}  {told}{stopped}")
        for one in failed:
            click.echo(f"    {one.id}  {one.event}  brief {one.brief_id}  {_why(one)}")


@click.command(epilog=EXIT_CODES)
@click.argument("delivery_id", metavar="ID")
def redeliver(delivery_id: str) -> None:
    """Send a delivery again that has ended, under the same webhook-id.

    A service or a worker that is up begins with it within ten seconds.
    """
    delivery = asyncio.run(_again(delivery_id))
    click.echo(f"{delivery.id} is sent again, to {delivery.target_id}.")


async def _targets() -> list[tuple[Target, dict[str, int], list[Delivery]]]:
    from onrecord.store.delivery import DeliveryState

    async with _opened() as opened:
        found = []
        for target, counts in await opened.all():
            told = await opened.deliveries(target.id, limit=SHOWN) if counts.get("failed") else []
            failed = [one for one in told if one.state is DeliveryState.FAILED]
            found.append((target, counts, failed))
        return found


async def _again(delivery_id: str) -> Delivery:
    async with _opened() as opened:
        return await opened.redeliver(delivery_id)


@contextlib.asynccontextmanager
async def _opened() -> AsyncIterator[Webhooks]:
    from onrecord.config import load_config
    from onrecord.hooks import Courier, Reach
    from onrecord.jobs.webhooks import Webhooks
    from onrecord.store.store import Store

    config = load_config()
    store = await Store.open(config.folder_path, config.tenant, config.store_address)
    try:
        yield Webhooks(store, Courier(Reach(config.webhook_allow)))
    finally:
        await store.aclose()


def _why(delivery: Delivery) -> str:
    if not delivery.attempts:
        return ""
    last = delivery.attempts[-1]
    answered = f"answered {last.status}" if last.status is not None else ""
    return f"{len(delivery.attempts)} attempts, the last: {' '.join(filter(None, (answered, last.trouble)))}"
