"""The engine alone: workflows of one empty step from a queue, as many places and glances as ours has."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from dbos import DBOS, DBOSClient, DBOSConfig, SetWorkflowID

GLANCE = 0.25
DONE: list[float] = []


@DBOS.step(name="read")
async def step(brief_id: str) -> str:
    """Do nothing, and note when."""
    DONE.append(time.monotonic())
    return brief_id


@DBOS.workflow(name="read")
async def workflow(brief_id: str) -> None:
    """Do it once."""
    await step(brief_id)


async def main(jobs: int, places: int, url: str) -> None:
    """Print how many a second."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if not url:
            file = Path(folder) / "jobs.sqlite3"
            made = sqlite3.connect(file)
            made.execute("PRAGMA journal_mode=WAL")
            made.close()
            url = f"sqlite:///{file}"
        DBOS.migrate(url)
        client = DBOSClient(system_database_url=url, application_name="onrecord")
        client.register_queue("backlog", worker_concurrency=places, polling_interval_sec=GLANCE)
        client.destroy()
        DBOS(
            config=DBOSConfig(
                name="onrecord",
                system_database_url=url,
                executor_id="one",
                application_version="1",
                log_level="ERROR",
                sys_db_pool_size=10,
            )
        )
        DBOS.listen_queues(["backlog"])
        DBOS.launch()
        for number in range(jobs):
            with SetWorkflowID(f"w{number}"):
                await DBOS.enqueue_workflow_async("backlog", workflow, f"w{number}")
        enqueued = len(DONE)
        while len(DONE) < jobs:  # noqa: ASYNC110 - the engine has no event for it
            await asyncio.sleep(0.05)
        early = max(enqueued, min(jobs // 10, 100))  # from when nothing but the work went on
        print((jobs - early - 1) / (DONE[-1] - DONE[early]))  # noqa: T201 - what was asked for
        await asyncio.to_thread(DBOS.destroy)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
