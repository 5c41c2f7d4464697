"""Tests of evals.floors: what lies below its floor is said, whichever articles were run."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from evals_seed import make_seed, without

from evals.floors import below
from evals.results import Results, score_run
from evals.run import Case, Run, What

if TYPE_CHECKING:
    from pathlib import Path

    from evals.gold import Gold
    from evals.seeds import Seed

DIGEST = "0123"
DEV, HELD = make_seed(name="900-kask"), make_seed(name="901-orr", part="held")


def results_of(*read: tuple[Seed, Gold]) -> Results:
    """Labels scored as the briefs of a run of our own program."""
    what = What(
        system="onrecord", model="a-model", digest=DIGEST, version="1", onrecord="0", commit="c0ffee",
        changed=False, program="p", seeds="5eed", epochs=1, at=datetime(2026, 11, 27, 9, 30, tzinfo=UTC),
    )  # fmt: skip
    cases = [
        Case(seed=seed.name, part=seed.notes.part, language="en", epoch=0, labels=made) for seed, made in read
    ]
    return score_run(Run(what=what, cases=cases), {seed.name: seed for seed, _ in read})


def floors(folder: Path, group: str) -> Path:
    """A file that asks for every position in one group of articles."""
    file = folder / "floors.toml"
    file.write_text(f'[{DIGEST}.{group}]\n"positions.recall" = 1.0\n', encoding="utf-8")
    return file


def test_a_part_run_alone_is_held_to_its_own_floors(tmp_path: Path) -> None:
    """`PART=dev` is red for what the run of all seeds is red for, and only for its own part."""
    spoilt = without(without(DEV.gold, "divergences", "d1"), "positions", "p2")
    alone, both = results_of((DEV, spoilt)), results_of((DEV, spoilt), (HELD, HELD.gold))
    for results in (alone, both):
        assert below(results, floors(tmp_path, "dev")) == [
            "dev: positions.recall is 0.500, its floor is 1.0",
        ]
    assert below(alone, floors(tmp_path, "held")) == []
    assert below(both, floors(tmp_path, "held")) == []


def test_a_model_without_floors_is_reported_and_not_failed(tmp_path: Path) -> None:
    """None is not the same as nothing below."""
    file = floors(tmp_path, "dev")
    file.write_text(file.read_text().replace(DIGEST, "4567"))
    assert below(results_of((DEV, DEV.gold)), file) is None
