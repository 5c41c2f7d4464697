"""The newest finished briefs in short, read once each: for lists, for actors' pages, for what to expect."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from statistics import median
from typing import TYPE_CHECKING

from onrecord.brief import Brief
from onrecord.render.digest import digest_of
from onrecord.store.job import JobState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.jobs import Jobs
    from onrecord.render.digest import Digest
    from onrecord.store.job import Job

NEWEST = 200
"""Briefs that actors' pages look at: more would make a page wait for what nobody scrolls to."""

KEPT = 400
PACE_FROM = 20
LEAST_MEASURED = 3
"""Fewer finished readings than that promise nothing."""


class Shelf:
    """Digests by brief. A finished brief never changes; what is corrected since has another version."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._kept: OrderedDict[tuple[str, str], Digest] = OrderedDict()

    async def newest(self) -> list[Digest]:
        """The newest finished briefs, newest first."""
        jobs = await self._jobs.page(states=[JobState.SUCCEEDED], limit=NEWEST)
        return await self.digests(jobs)

    async def digests(self, jobs: Sequence[Job]) -> list[Digest]:
        """Those of these jobs that have a brief."""
        found = [await self.digest(job) for job in jobs if job.state is JobState.SUCCEEDED]
        return [digest for digest in found if digest is not None]

    async def digest(self, job: Job) -> Digest | None:
        """A finished job's brief in short; None where it was deleted this moment."""
        key = (job.id, str(job.revision))
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        kept = await self._jobs.brief(job.id)
        if kept is None:
            return None
        digest = await asyncio.to_thread(_digest, kept)
        self._kept[key] = digest
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return digest

    async def pace(self) -> tuple[float | None, int]:
        """Seconds a word that the last readings took, by their median, and how many those were.

        None where fewer than three were read by the model anew: then nothing is known.
        """
        jobs = await self._jobs.page(states=[JobState.SUCCEEDED], limit=PACE_FROM)
        paces = [
            digest.seconds_a_word for digest in await self.digests(jobs) if digest.seconds_a_word is not None
        ]
        return (median(paces) if len(paces) >= LEAST_MEASURED else None), len(paces)


def _digest(kept: str) -> Digest:
    return digest_of(Brief.model_validate_json(kept))
