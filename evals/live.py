"""Two seeds asked live: whether the model on this machine still answers as it is recorded to."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evals.recording import Recording
from evals.system import OnRecord, card_of, live_model

if TYPE_CHECKING:
    from collections.abc import Callable

    from evals.seeds import Seed
    from onrecord.config import Config

ENOUGH = 0.8
"""Share of equal answers from which on recordings stand for this machine: other processors round otherwise."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What asking a seed again gave: how many answers, and how many of them as recorded."""

    seed: str
    answers: int
    same: int
    unrecorded: int


async def ask_again(config: Config, seeds: list[Seed], say: Callable[[str], None]) -> list[Asked]:
    """Read the seeds with the live model and compare its answers with the recorded ones."""
    card = card_of(config)
    found = []
    with tempfile.TemporaryDirectory(prefix="onrecord-live-") as folder:
        async with live_model(config, None, lambda progress: None) as live:
            system = OnRecord(card, live, recordings=Path(folder), plan=config.plan)
            for seed in seeds:
                say(seed.name)
                await system.read(seed, 0, lambda progress: None)
                new = Recording.open(system.file(seed, 0)).lines
                old = Recording.open(OnRecord(card, None).file(seed, 0)).lines
                same = sum(key in old and old[key].text == answer.text for key, answer in new.items())
                found.append(Asked(seed.name, len(new), same, sum(key not in old for key in new)))
    return found
