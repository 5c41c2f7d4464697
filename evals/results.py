"""A run scored against the gold labels: by part, by language, and article by article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from evals.scoring import CaseScore, Scorer
from evals.statistics import Scored, score_all, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evals.run import Case, Run
    from evals.seeds import Seed

GROUPS = ("all", "dev", "held", "English", "other languages")


@dataclass(frozen=True, slots=True)
class ScoredCase:
    """One case with its seed and its score."""

    case: Case
    seed: Seed
    score: CaseScore


@dataclass(slots=True)
class Results:
    """Scores of a run. `groups` holds those groups of articles that the run has."""

    run: Run
    cases: list[ScoredCase]
    groups: dict[str, dict[str, Scored]] = field(default_factory=dict)
    spread: dict[str, tuple[float, float]] = field(default_factory=dict)

    def chosen(self, group: str) -> list[ScoredCase]:
        """The cases of a group of articles."""
        return [case for case in self.cases if _in(group, case)]

    def scores(self, group: str) -> dict[str, Scored] | None:
        """The scores of a group; those of all articles where all are of it; None where none is."""
        chosen = self.chosen(group)
        if chosen and len(chosen) == len(self.cases):
            return self.groups["all"]
        return self.groups.get(group)


def score_run(run: Run, seeds: Mapping[str, Seed]) -> Results:
    """Score every case of a run whose seed is there."""
    cases = []
    for case in run.cases:
        seed = seeds.get(case.seed)
        if seed is not None:
            cases.append(ScoredCase(case, seed, Scorer(seed.gold, case.made).run()))
    results = Results(run, cases)
    for group in GROUPS:
        chosen = results.chosen(group)
        if chosen and (group == "all" or len(chosen) < len(cases)):
            results.groups[group] = score_all(table_of([one.score for one in chosen]))
    epochs = sorted({one.case.epoch for one in cases})
    if len(epochs) > 1:
        results.spread = _spread(cases, epochs)
    return results


def agreement(seeds: Sequence[Seed]) -> dict[str, Scored]:
    """The second labellers' labels scored against the first: what a careful reader reaches by the guide."""
    both = [seed for seed in seeds if seed.second is not None]
    return score_all(table_of([Scorer(seed.gold, seed.second).run() for seed in both])) if both else {}


def _in(group: str, case: ScoredCase) -> bool:
    english = case.case.language.split("-")[0] == "en"
    return {
        "all": True,
        "dev": case.case.part == "dev",
        "held": case.case.part == "held",
        "English": english,
        "other languages": not english,
    }[group]


def _spread(cases: Sequence[ScoredCase], epochs: Sequence[int]) -> dict[str, tuple[float, float]]:
    """The lowest and the highest score of any epoch, by metric."""
    from evals.columns import METRICS
    from evals.statistics import value_of

    found: dict[str, tuple[float, float]] = {}
    for metric in METRICS:
        values = [
            value_of(metric, table_of([c.score for c in cases if c.case.epoch == epoch])) for epoch in epochs
        ]
        there = [value for value in values if value is not None]
        if there:
            found[metric.name] = (float(np.min(there)), float(np.max(there)))
    return found
