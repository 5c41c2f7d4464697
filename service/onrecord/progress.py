"""How far the reading of one article has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Stage = Literal["queued", "model", "reading", "grounding", "second look", "divergences", "summary", "done"]


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` model questions within `stage`; `total` is 0 where nothing is counted."""

    stage: Stage
    done: int = 0
    total: int = 0


Listener = Callable[[Progress], None]


def unheard(_: Progress) -> None:
    """A listener for callers that show no progress."""
