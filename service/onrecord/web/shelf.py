"""Finished briefs as editors left them, and the newest in short: for lists, actors' pages, what to expect."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from statistics import median
from typing import TYPE_CHECKING

from onrecord.brief import Brief
from onrecord.render.digest import digest_of
from onrecord.store.job import JobState
from onrecord.web.correcting import kept_of, standing_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.jobs import Jobs
    from onrecord.render.digest import Digest
    from onrecord.store.corrections import Corrected, Corrections
    from onrecord.store.job import Job

NEWEST = 200
"""Briefs that actors' pages look at: more would make a page wait for what nobody scrolls to."""

KEPT = 400
PACE_FROM = 20
LEAST_MEASURED = 3
"""Fewer finished readings than that promise nothing."""


class Shelf:
    """Briefs with the corrections that stand. Digests are kept: only a correction makes another of them."""

    def __init__(self, jobs: Jobs, corrections: Corrections) -> None:
        self._jobs = jobs
        self._corrections = corrections
        self._kept: OrderedDict[tuple[str, tuple[int, int]], Digest] = OrderedDict()
        self._reading = asyncio.Lock()

    async def brief(self, brief_id: str) -> tuple[Brief, int]:
        """A finished brief and how many corrections stand in it. Raises StoreTrouble (404, 409)."""
        return await _corrected(await kept_of(brief_id, self._jobs, self._corrections))

    async def newest(self) -> list[Digest]:
        """The newest finished briefs, newest first."""
        jobs = await self._jobs.page(states=[JobState.SUCCEEDED], limit=NEWEST)
        return list((await self.digests(jobs)).values())

    async def digests(self, jobs: Sequence[Job]) -> dict[str, Digest]:
        """Those of these jobs that have a brief, in the same order, by id."""
        made = await self._corrections.counts()
        found: dict[str, Digest] = {}
        for job in jobs:
            if job.state is JobState.SUCCEEDED:
                digest = await self._digest(job.id, made.get(job.id, (0, 0)))
                if digest is not None:
                    found[job.id] = digest
        return found

    async def _digest(self, brief_id: str, corrections: tuple[int, int]) -> Digest | None:
        key = (brief_id, corrections)
        async with self._reading:  # of many who open a page at once one reads, the others find it
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            kept = await self._corrections.of(brief_id)
            if kept is None:  # deleted this moment
                return None
            brief, _ = await _corrected(kept)
            digest = await asyncio.to_thread(digest_of, brief)
            self._kept[key] = digest
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return digest

    def forget(self) -> None:
        """Keep nothing any more: a brief was deleted, and its words with it."""
        self._kept.clear()

    async def pace(self) -> tuple[float | None, int]:
        """Seconds a word that the last readings took, by their median, and how many those were.

        None where fewer than three were read by the model anew: then nothing is known.
        """
        jobs = await self._jobs.page(states=[JobState.SUCCEEDED], limit=PACE_FROM)
        digests = (await self.digests(jobs)).values()
        paces = [digest.seconds_a_word for digest in digests if digest.seconds_a_word is not None]
        return (median(paces) if len(paces) >= LEAST_MEASURED else None), len(paces)


async def _corrected(kept: Corrected) -> tuple[Brief, int]:
    standing = sum(correction.stands for correction in kept.corrections)
    if not standing:  # nothing to apply: most briefs, and none of them is worth a place in the memory
        return await asyncio.to_thread(Brief.model_validate_json, kept.brief), 0
    replay = (await standing_of(kept)).replay
    return replay.brief, standing - len(replay.not_applied)
