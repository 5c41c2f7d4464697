"""The bars of docs/RELIABILITY.md, each a function that makes trouble and gives what came of it."""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx2

from tests.chaos.desk import Desk, article, kept
from tests.chaos.system import CHECKOUT, new_system
from tests.chaos.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.chaos.system import System
    from tests.postgres import Postgres


@dataclass(frozen=True)
class Result:
    """What one bar came to. `figure` is in words; `holds` is what the command's end says."""

    bar: str
    store: str
    figure: str
    holds: bool


async def kills(postgres: Postgres | None, *, jobs: int, times: int, seed: int = 1) -> Result:
    """Kill -9 of service and workers at random while articles come in and are read."""
    chance = random.Random(seed)  # noqa: S311 - chaos, repeatable
    with new_system(postgres, jobs_at_once=4) as system:
        system.tell(delay=0.15)
        system.serve()
        system.identify("service")
        system.log_states()
        workers = [f"worker-{n}" for n in range(2 if postgres else 1)]
        for name in workers:
            system.work(name)
            system.identify(name)
        desk = Desk(system, lambda: _address(system))
        posting = asyncio.create_task(desk.post(range(jobs)))
        under_way = 0
        spread = max(2.0, jobs / 60 / times)
        for _ in range(times):
            await asyncio.sleep(chance.uniform(0.3, 1.7) * spread)
            name = chance.choice(["service", *workers])
            under_way += system.kill(name)
            system.serve() if name == "service" else system.work(name)
            await asyncio.to_thread(system.identify, name)
        await posting
        await desk.drained(300)
        came, repeated = kept(desk), system.counts()["repeated"]
        return Result(
            f"{times} random kill -9 over {jobs:,} jobs",
            _kind(postgres),
            f"{came}; {repeated} calls repeated, {under_way} were under way",
            came.whole and repeated <= under_way,
        )


async def one_for_good(postgres: Postgres, *, jobs: int = 12) -> Result:
    """Of two workers on two machines one is killed and does not come back."""
    with new_system(postgres, jobs_at_once=8, desk_at_once=1) as system:
        system.tell(delay=3.0)
        service = system.serve(jobs_at_once=0)
        _ = service.address
        system.log_states()
        # Folders of their own: neither sees the other's lock, as on two machines.
        doomed = system.work("doomed", folder=system.folder / "one")
        doomed.wait_ready()
        desk = Desk(system, lambda: service.address)
        await desk.post(range(jobs))
        await asyncio.sleep(1.0)
        heir = system.work("heir", folder=system.folder / "two", jobs_at_once=16)
        heir.wait_ready()
        system.tell(delay=20.0)
        await desk.post(range(jobs, jobs + 4))
        await asyncio.sleep(6.0)
        had = system.sql("SELECT id FROM briefs WHERE state = 'running' AND worker = ?", doomed.worker)
        doomed.kill()
        at = time.time()
        system.tell(delay=0.2)
        await desk.drained(120)
        seconds = [
            system.sql(
                "SELECT min(at) FROM state_log WHERE id = ? AND state = 'running' AND at > ?", one, at
            )[0][0]
            - at
            for (one,) in had
        ]
        came = kept(desk)
        longest = max(seconds, default=float("nan"))
        return Result(
            "one of two workers killed for good",
            _kind(postgres),
            f"its {len(seconds)} jobs went on elsewhere within {longest:.1f} s; {came}",
            bool(seconds) and longest <= 15 and came.whole,
        )


async def server_down(postgres: Postgres, *, seconds: float, rate: int = 400) -> Result:
    """The database server is stopped hard under load, and started again."""
    with new_system(postgres, jobs_at_once=4) as system:
        system.tell(delay=0.1)
        service = system.serve()
        _ = service.address
        system.log_states()
        for n in range(2):
            system.work(f"worker-{n}").wait_ready()
        desk = Desk(system, lambda: service.address)
        posting = asyncio.create_task(desk.post(range(rate)))
        await asyncio.sleep(3)
        await asyncio.to_thread(postgres.stop_hard)
        await asyncio.sleep(seconds)
        await asyncio.to_thread(postgres.start)
        up = time.monotonic()
        await posting
        await desk.drained(180)
        drained = time.monotonic() - up
        came = kept(desk)
        refused = desk.statuses["503"]
        return Result(
            f"PostgreSQL stopped hard for {seconds:.0f} s under load",
            _kind(postgres),
            f"{came}; {refused} posts refused with 503 meanwhile; drained {drained:.0f} s after it was back",
            came.whole and drained <= 60,
        )


async def told_to_stop(postgres: Postgres | None, *, jobs: int = 120) -> Result:
    """SIGTERM to service and worker under load; both start again."""
    with new_system(postgres, jobs_at_once=4) as system:
        system.tell(delay=0.4)
        service = system.serve()
        _ = service.address
        system.log_states()
        system.work("worker").wait_ready()
        desk = Desk(system, lambda: _address(system))
        posting = asyncio.create_task(desk.post(range(jobs)))
        await asyncio.sleep(4)
        took = []
        for name in ("worker", "service"):
            took.append(await asyncio.to_thread(system.programs[name].stop))
            again = system.serve() if name == "service" else system.work(name)
            await asyncio.to_thread(again.wait_ready)
            await asyncio.sleep(1)
        await posting
        await desk.drained(180)
        came, repeated = kept(desk), system.counts()["repeated"]
        return Result(
            "SIGTERM under load",
            _kind(postgres),
            f"{came}; {repeated} calls repeated; out within {max(took):.1f} s",
            came.whole and not repeated and max(took) <= 30,
        )


async def release(postgres: Postgres, *, jobs: int = 120) -> Result:
    """The next release starts beside this one, works with it, and takes its place."""
    with new_system(postgres, jobs_at_once=4) as system:
        system.tell(delay=0.3)
        newer = _next_release(system.folder)
        service = system.serve()
        _ = service.address
        system.log_states()
        system.work("old").wait_ready()
        desk = Desk(system, lambda: _address(system))
        posting = asyncio.create_task(desk.post(range(jobs // 2)))
        await asyncio.sleep(2)
        new = system.work("new", source=newer)
        await asyncio.to_thread(new.wait_ready)
        await posting
        posting = asyncio.create_task(
            desk.post(range(jobs // 2, jobs))
        )  # work for both, however slow its start
        await asyncio.sleep(2)
        await asyncio.to_thread(system.programs["old"].stop)
        await asyncio.to_thread(system.programs["service"].stop)
        again = system.serve(source=newer)
        await asyncio.to_thread(again.wait_ready)
        await posting
        await desk.drained(180)
        came = kept(desk)
        by_new = system.sql("SELECT count(*) FROM briefs WHERE brief LIKE '%99.0.0%'")[0][0]
        return Result(
            "release with the new version while the old one works",
            _kind(postgres),
            f"{came}; {by_new} of them by the new one; {came.lost} left lying",
            came.whole and 0 < by_new < came.promised,
        )


async def one_key(postgres: Postgres | None, *, posts: int = 100) -> Result:
    """Parallel posts with one Idempotency-Key."""
    with new_system(postgres) as system:
        service = system.serve()
        address = service.address
        system.log_states()
        headers = {"Content-Type": "text/plain", "Prefer": "respond-async", "Idempotency-Key": "k"}
        limits = httpx2.Limits(max_connections=posts)
        async with httpx2.AsyncClient(timeout=60, limits=limits) as client:

            async def post(text: str) -> httpx2.Response:
                return await client.post(f"{address}/v1/briefs", content=text, headers=headers)

            answers = await asyncio.gather(*(post(article(1)) for _ in range(posts)))
            other = await post(article(2))
        places = {one.headers.get("location") for one in answers}
        rows = system.sql("SELECT count(*) FROM briefs")[0][0]
        return Result(
            f"{posts} parallel posts with one Idempotency-Key",
            _kind(postgres),
            f"{rows} job, {len(places)} address; another body: {other.status_code}",
            rows == 1 and len(places) == 1 and None not in places and other.status_code == 422,
        )


async def provider_down(postgres: Postgres | None, *, seconds: float, jobs: int = 30) -> Result:
    """The provider fails every request for a while, then answers again."""
    with new_system(postgres, jobs_at_once=4, llm_concurrency=4) as system:
        service = system.serve()
        address = service.address
        system.log_states()
        system.tell(mode="fail")
        down = time.time()
        desk = Desk(system, lambda: address)
        await desk.post(range(jobs))
        await asyncio.sleep(seconds)
        failed = system.sql("SELECT count(*) FROM briefs WHERE state = 'failed'")[0][0]
        before = system.counts()["arrivals"]
        system.tell(mode="answer")
        up = time.monotonic()
        await desk.drained(120)
        drained = time.monotonic() - up
        came = kept(desk)
        opened = [
            _when(one) - down for one in service.events() if one.get("event") == "model endpoint left alone"
        ]
        first = min(opened, default=float("inf"))
        return Result(
            f"provider down for {seconds:.0f} s, then back",
            _kind(postgres),
            f"{failed} failed, breaker open after {first:.1f} s, {before} requests meanwhile; {came};"
            f" all read {drained:.0f} s after it was back",
            not failed and came.whole and first <= 10,
        )


async def store_trouble(kind: str, postgres: Postgres | None = None, *, posts: int = 3) -> Result:
    """SQLite's disk is full or another program holds its file; a server takes no writes (`read-only`)."""
    with new_system(postgres) as system, Trouble(kind, system) as trouble:
        system.tell(delay=1.0)
        service = system.serve()
        address = service.address
        system.log_states()
        desk = Desk(system, lambda: address)
        await desk.post(range(6))
        headers = {"Content-Type": "text/plain", "Prefer": "respond-async"}
        with trouble.made():
            async with httpx2.AsyncClient(timeout=60) as client:
                refused = [
                    await client.post(f"{address}/v1/briefs", content=article(n) * 200, headers=headers)
                    for n in range(100, 100 + posts)
                ]
            await asyncio.sleep(3)
        slugs = {one.json().get("type", "").rpartition("/")[2] for one in refused}
        statuses = {one.status_code for one in refused}
        await desk.post(range(6, 9))
        await desk.drained(90)
        came = kept(desk)
        rows = system.sql("SELECT count(*) FROM briefs")[0][0]
        sound = postgres is not None or system.sql("PRAGMA integrity_check")[0][0] == "ok"
        return Result(
            f"store {kind}",
            _kind(postgres),
            f"{'/'.join(map(str, statuses))} {'/'.join(slugs)}; {came}; {rows - came.promised} half-written",
            statuses == {503} and came.whole and rows == came.promised and sound,
        )


async def a_person(postgres: Postgres | None, *, waiting: int) -> Result:
    """Somebody waits for a brief while a backlog stands in line."""
    with new_system(postgres, jobs_at_once=1) as system:
        system.tell(delay=2.0)
        service = system.serve()
        address = service.address
        system.log_states()
        desk = Desk(system, lambda: address)
        await desk.post(range(waiting), at_once=16)
        left = system.sql("SELECT count(*) FROM briefs WHERE state = 'queued'")[0][0]
        async with httpx2.AsyncClient(timeout=60) as client:
            asked = time.time()
            answer = await client.post(
                f"{address}/v1/briefs",
                content=article(-1),
                headers={"Content-Type": "text/plain", "Prefer": "wait=30"},
            )
        brief_id = answer.headers["location"].rpartition("/")[2]
        begun = system.sql("SELECT min(at) FROM state_log WHERE id = ? AND state = 'running'", brief_id)[0][0]
        return Result(
            f"a person's job with {left:,} waiting",
            _kind(postgres),
            f"begun {begun - asked:.2f} s after it was sent, answered {answer.status_code}",
            begun - asked <= 1 and answer.status_code == 200,
        )


def _address(system: System) -> str:
    """The service's address, also of the one that took its place; posts meanwhile go to a closed door."""
    service = system.programs["service"]
    ready = [line for line in service.lines if "Ready: http" in line]
    return ready[0].split("Ready: ")[1].split()[0] if ready else "http://127.0.0.1:9"


def _next_release(folder: Path) -> Path:
    """The program under another version number."""
    source = folder / "next"
    shutil.copytree(CHECKOUT / "service", source, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("prompts", "schemas", "seeds"):
        (folder / name).symlink_to(CHECKOUT / name)
    told = source / "onrecord" / "__init__.py"
    text = told.read_text("utf-8")
    begin = text.index('__version__ = "')
    end = text.index("\n", begin)
    told.write_text(text[:begin] + '__version__ = "99.0.0"' + text[end:], "utf-8")
    return source


def _kind(postgres: Postgres | None) -> str:
    return "PostgreSQL" if postgres else "SQLite"


def _when(event: dict[str, str]) -> float:
    from datetime import datetime

    return datetime.fromisoformat(json.loads(json.dumps(event["timestamp"]))).timestamp()


def every(postgres: Postgres) -> Iterator[tuple[str, object]]:
    """Name and coroutine of each bar at full length, in the table's order."""
    for at in (None, postgres):
        yield "kills", lambda at=at: kills(at, jobs=1500, times=20)
    yield "one-for-good", lambda: one_for_good(postgres)
    yield "server-down", lambda: server_down(postgres, seconds=20)
    for at in (None, postgres):
        yield "stop", lambda at=at: told_to_stop(at)
    yield "release", lambda: release(postgres)
    for at in (None, postgres):
        yield "one-key", lambda at=at: one_key(at)
    yield "provider-down", lambda: provider_down(None, seconds=300)
    for kind in ("full", "locked"):
        yield "store", lambda kind=kind: store_trouble(kind)
    yield "store", lambda: store_trouble("read-only", postgres)
    from tests.chaos.pace import against_the_engine, two_workers

    for at in (None, postgres):
        yield "pace", lambda at=at: against_the_engine(at, jobs=2000)
    yield "two-workers", lambda: two_workers(postgres)
    for at in (None, postgres):
        yield "person", lambda at=at: a_person(at, waiting=10_000)
