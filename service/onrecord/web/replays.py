"""Briefs with their corrections, worked out once: an editor's page asks for the same one several times."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.brief import Brief
from onrecord.corrections import CHANGE, Replay, Step, replayed
from onrecord.web.submission import beside

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT = 16
"""Briefs as last corrected that stay in memory: those that are worked on."""


class _Step:
    """A correction by what decides of it, read from its JSON."""

    def __init__(self, number: int, change: bytes, stands: bool) -> None:
        self.number = number
        self.change = CHANGE.validate_json(change)
        self.stands = stands


async def replay_of(brief: str, corrections: Sequence[Step]) -> Replay:
    """What these corrections make of a brief, given as JSON."""
    steps = tuple(
        (each.number, CHANGE.dump_json(each.change, exclude_unset=True), each.stands) for each in corrections
    )
    return await beside(_replay, brief, steps)


@lru_cache(maxsize=KEPT)
def _replay(brief: str, steps: tuple[tuple[int, bytes, bool], ...]) -> Replay:
    return replayed(Brief.model_validate_json(brief), [_Step(*step) for step in steps])


def forget() -> None:
    """Keep nothing any more: a brief was deleted, and its words with it."""
    _replay.cache_clear()
