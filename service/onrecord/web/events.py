"""A job's stages as server-sent events, with a sign of life where nothing changes."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from typing import TYPE_CHECKING

from litestar.response import ServerSentEventMessage

from onrecord.web.rendition import standing

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from onrecord.jobs import Jobs
    from onrecord.store.job import Job

SIGN_OF_LIFE = 15.0
"""Seconds of silence that no proxy takes for a dead connection."""

LAST = "finished"
"""The id of a stream's last event: a browser that comes back with it is told to stay away."""

_REVISION = re.compile(r"[0-9]{1,9}\Z")


async def stages(
    jobs: Jobs, brief_id: str, *, heard: str | None = None, silence: float = SIGN_OF_LIFE
) -> AsyncGenerator[ServerSentEventMessage, None]:
    """`progress` events while the job runs, then one `finished` event.

    Each carries `{state, stage, done, total}`; its id is the row's revision, so that whichever program
    answers the next time knows what the client has `heard`. A job that is deleted meanwhile just ends
    the stream.
    """
    revision = int(heard) if heard is not None and _REVISION.match(heard) else -1
    events = jobs.events(brief_id)
    coming: asyncio.Task[Job | None] | None = None
    try:
        while True:
            coming = coming or asyncio.ensure_future(_next(events))
            done, _ = await asyncio.wait({coming}, timeout=silence)
            if not done:
                yield ServerSentEventMessage(data=None, comment="still here")
                continue
            job = coming.result()
            coming = None
            if job is None:
                return
            if job.revision <= revision and not job.state.finished:
                continue
            yield _message(job)
    finally:
        if coming is not None:
            coming.cancel()
            await asyncio.wait({coming})
        with contextlib.suppress(RuntimeError):
            await events.aclose()


async def _next(events: AsyncGenerator[Job, None]) -> Job | None:
    return await anext(events, None)


def _message(job: Job) -> ServerSentEventMessage:
    told = standing(job)
    del told["id"]
    if job.state.finished:
        return ServerSentEventMessage(data=json.dumps(told), event="finished", id=LAST)
    return ServerSentEventMessage(data=json.dumps(told), event="progress", id=str(job.revision))
