"""The lowest score allowed, per metric, part and model digest."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evals.results import Results

FLOORS = Path(__file__).parent / "floors.toml"


def below(results: Results, file: Path = FLOORS) -> list[str] | None:
    """What lies below its floor, in words; None where the file knows no floors for this model.

    Raises:
        KeyError: the file names a metric or a group that there is not.
    """
    floors = tomllib.loads(file.read_text(encoding="utf-8"))
    mine = floors.get(results.run.what.digest or "")
    if mine is None or results.run.what.system != "onrecord":
        return None
    found = []
    for group, metrics in mine.items():
        scores = results.scores(group)
        if scores is None:
            continue
        for name, floor in metrics.items():
            scored = scores[name]
            if scored.value is None or scored.value < floor:
                value = "nothing to score" if scored.value is None else f"{scored.value:.3f}"
                found.append(f"{group}: {name} is {value}, its floor is {floor}")
    return found
