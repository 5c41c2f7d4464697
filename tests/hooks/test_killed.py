"""A program that is killed between a brief's end and its delivery: the next one delivers, under the same id."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from typing import TYPE_CHECKING, Any

import httpx2
import psycopg
import pytest

from hooks.receiver import OK, Receiver, held_until
from tests.chaos.desk import article
from tests.chaos.system import new_system

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.chaos.system import System


@contextlib.contextmanager
def engine_held(system: System) -> Iterator[None]:
    """The engine can write nothing: what the rows promise is all that there is."""
    if system.url:
        with psycopg.connect(system.url) as server:
            server.execute("LOCK TABLE dbos.workflow_status IN EXCLUSIVE MODE")
            yield
            server.rollback()
        return
    with contextlib.closing(
        sqlite3.connect(system.store / "jobs.sqlite3", isolation_level=None, timeout=30)
    ) as file:
        file.execute("BEGIN IMMEDIATE")
        yield
        file.execute("ROLLBACK")


async def told(system: System, statement: str, expected: Any) -> None:
    """Wait until the store says so."""
    async with asyncio.timeout(60):
        while await asyncio.to_thread(system.sql, statement) != [(expected,)]:  # noqa: ASYNC110 - another program's
            await asyncio.sleep(0.1)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_a_brief_that_ended_is_told_whatever_is_killed(kind: str, request: pytest.FixtureRequest):
    """Before the engine heard of the delivery, and while it was under way."""
    postgres = request.getfixturevalue("postgres") if kind == "postgresql" else None
    go_on = asyncio.Event()
    with new_system(postgres, webhook_allow='["127.0.0.1"]') as system:
        async with Receiver([held_until(go_on), OK]) as receiver, httpx2.AsyncClient(timeout=30) as client:
            await asyncio.to_thread(system.tell, mode="stall")
            service = system.serve()
            address = await asyncio.to_thread(lambda: service.address)
            made = (await client.post(f"{address}/v1/webhooks", json={"url": receiver.url})).json()
            headers = {"Content-Type": "text/plain", "Prefer": "respond-async"}
            await client.post(f"{address}/v1/briefs", content=article(1), headers=headers)
            await told(system, "SELECT state FROM briefs", "running")

            with engine_held(system):
                await asyncio.to_thread(system.tell, mode="answer")
                await told(system, "SELECT state FROM briefs", "succeeded")
                assert system.sql("SELECT state, tries FROM deliveries") == [("waiting", 0)]
                service.kill()
            assert not receiver.received

            service = system.serve("second")
            await receiver.until(1, seconds=60)
            service.kill()
            service = system.serve("third")
            first, second = await receiver.until(2, seconds=60)
            await told(system, "SELECT state FROM deliveries", "delivered")
            go_on.set()
    assert first.id == second.id
    assert first.body == second.body
    assert first.is_signed_with(made["secret"])
    assert second.is_signed_with(made["secret"])
    assert made["secret"] not in "".join(
        one.log.read_text() for one in system.programs.values() if one.log.exists()
    )
