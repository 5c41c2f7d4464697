"""How fast jobs are read, beside the bare engine; and what a second worker brings."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.chaos.bars import Result, _kind
from tests.chaos.desk import Desk, kept, quiet_article
from tests.chaos.system import new_system

if TYPE_CHECKING:
    from tests.chaos.system import Program, System
    from tests.postgres import Postgres

AT_ONCE = 16
"""Places in the lane: with an instant provider they are what a glance into it takes out."""


async def against_the_engine(postgres: Postgres | None, *, jobs: int) -> Result:
    """Workflows of one step, with and without us, one after the other; ours ask one question each."""
    with new_system(postgres, jobs_at_once=AT_ONCE) as system:
        service = system.serve(jobs_at_once=0)
        _ = service.address
        system.log_states()
        desk = Desk(system, lambda: service.address, quiet_article)
        await desk.post(range(jobs), at_once=16)
        worker = system.work("worker", folder=system.store)
        seconds, resident = await _drained(system, worker, jobs)
        came = kept(desk)
    bare = await asyncio.to_thread(_bare, postgres, jobs)
    ours = jobs / seconds
    return Result(
        f"{jobs:,} jobs with an instant provider",
        _kind(postgres),
        f"{ours:.0f} a second, bare engine {bare:.0f}: {ours / bare:.2f}; {resident:.0f} MiB; {came}",
        ours / bare >= 0.5 and resident <= 200 and came.whole,
    )


async def two_workers(postgres: Postgres, *, jobs: int = 400) -> Result:
    """One worker and two, with a provider that takes 200 ms."""
    paces, most = [], 0.0
    for number in (1, 2):
        with new_system(postgres, jobs_at_once=4) as system:
            system.tell(delay=0.2)
            service = system.serve(jobs_at_once=0)
            _ = service.address
            system.log_states()
            desk = Desk(system, lambda: service.address)  # noqa: B023 - used within this turn
            await desk.post(range(jobs), at_once=16)
            workers = [system.work(f"worker-{n}") for n in range(number)]
            seconds, resident = await _drained(system, workers[-1], jobs)
            paces.append(jobs / seconds)
            most = max(most, resident)
    return Result(
        "two workers beside one, provider of 200 ms",
        _kind(postgres),
        f"{paces[0]:.1f} and {paces[1]:.1f} a second: {paces[1] / paces[0]:.2f}; at most {most:.0f} MiB each",
        paces[1] / paces[0] >= 1.6 and most <= 200,
    )


async def _drained(system: System, worker: Program, jobs: int) -> tuple[float, float]:
    """Seconds from the tenth brief to the last, scaled to all of them; and the memory held at the end."""
    deadline = time.monotonic() + 900
    resident = 0.0
    while True:
        left = system.sql("SELECT count(*) FROM briefs WHERE state IN ('queued', 'running')")[0][0]
        if worker.process.poll() is None:
            resident = max(resident, worker.resident)
        if not left:
            break
        assert time.monotonic() < deadline, f"{left} jobs are left"
        await asyncio.sleep(0.5)
    ends = [row[0] for row in system.sql("SELECT at FROM state_log WHERE state = 'succeeded' ORDER BY at")]
    early = min(jobs // 10, 100)  # a program that has just started still loads its parts
    return (ends[-1] - ends[early]) * jobs / (jobs - early - 1), resident


def _bare(postgres: Postgres | None, jobs: int) -> float:
    """Workflows a second of the engine alone, in a process of its own, by its own clock."""
    url = postgres.database(f"bare{time.time_ns():x}") if postgres else ""
    ended = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, str(Path(__file__).with_name("bare.py")), str(jobs), str(AT_ONCE), url],
        capture_output=True,
        text=True,
        check=True,
    )
    pace: float = json.loads(ended.stdout.splitlines()[-1])
    return pace
