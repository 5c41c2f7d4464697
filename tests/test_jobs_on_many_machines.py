"""Jobs over one PostgreSQL: two programs, one of them gone, and what is promised to a client all the while.

The engine is one a process, so that the other program here is a process of its own.
"""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from fakes import new_job, small_article
from onrecord.store.job import JobState
from onrecord.store.store import Store
from onrecord.store.workers import Workers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def store(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Store]:
    """A store of both kinds."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else None
    opened = await Store.open(tmp_path / "folder", url=url)
    yield opened
    await opened.aclose()


async def test_a_worker_is_known_while_it_beats_and_inherited_once_when_it_lapses(store: Store):
    """By one heir alone, and by another where the heir does not finish."""
    workers = store.workers
    await workers.join("a", "1", reads=True)
    await workers.join("b", "1", reads=True)
    await workers.join("c", "1", reads=False)
    assert await workers.reading() == ["a", "b"]
    assert await workers.lapsed(60) == []
    assert not await workers.inherit("a", "b", seconds=60)
    await workers.expire("a")
    assert await workers.lapsed(60) == await workers.left() == ["a"]
    assert await workers.reading() == ["b"]
    assert await Workers(store.database, "other").left() == []
    heirs = await asyncio.gather(*(workers.inherit("a", heir, seconds=60) for heir in ("b", "c")))
    assert sorted(heirs) == [False, True]
    assert not await workers.beat("a")
    assert await workers.beat("b")
    await workers.bury("a")
    assert await workers.known() == ["b", "c"]


async def test_rows_whose_reader_is_gone_are_adrift(store: Store):
    """And those whose reader is up are not."""
    from datetime import UTC, datetime, timedelta

    made = [new_job() for _ in range(2)]
    for job, worker in zip(made, ("up", "gone"), strict=True):
        await store.briefs.add(small_article(), job)
        await store.briefs.begin(job.id, 0, worker)
    soon = datetime.now(UTC) + timedelta(seconds=1)
    assert [job.id for job in await store.briefs.adrift(["up"], soon)] == [made[1].id]
    assert await store.briefs.adrift(["up"], soon - timedelta(seconds=60)) == []


async def test_a_store_that_is_away_is_waited_for_by_readings_and_refused_to_clients(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
):
    """A client is told to come back; a reading goes on when the store does."""
    from onrecord.errors import StoreTrouble
    from onrecord.store.trouble import store_away

    store = await Store.open(tmp_path, url=postgres_url)
    job = new_job()
    await store.briefs.add(small_article(), job)
    guarded, away = store.database._in_a_thread, 3

    async def flaky(work, kind):
        nonlocal away
        away -= 1
        if away >= 0:
            raise store_away("the database")
        return await guarded(work, kind)

    monkeypatch.setattr(store.database, "_in_a_thread", flaky)
    with pytest.raises(StoreTrouble) as met:
        await store.briefs.get(job.id)
    assert (met.value.status, met.value.retry_after) == (503, 5)
    begun = await store.patient().briefs.begin(job.id, 0, "worker")
    assert begun is not None
    assert begun[0].state is JobState.RUNNING
    await store.aclose()


def test_the_engine_s_library_is_loaded_by_programs_that_read_jobs_alone():
    """`onrecord brief` starts without it."""
    import subprocess

    code = "import sys, onrecord.cli.command; print('dbos' in sys.modules, 'psycopg' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert ended.stdout == "False False\n"


async def test_programs_that_start_at_once_over_an_empty_store_make_its_tables_once(store: Store):
    """None of them takes the half of it that another has made for an older release's."""
    from onrecord.jobs.engine import prepare

    dialect = store.database.dialect
    async with asyncio.timeout(60):
        await asyncio.gather(*(asyncio.to_thread(prepare, dialect) for _ in range(4)))
        await asyncio.gather(*(asyncio.to_thread(prepare, dialect, upgrade=True) for _ in range(2)))
