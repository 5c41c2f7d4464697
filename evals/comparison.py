"""One run against another on the same articles: better, worse or no difference, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from evals.columns import METRICS
from evals.statistics import differences, table_of

if TYPE_CHECKING:
    from evals.results import Results

Verdict = Literal["better", "worse", "no difference", "not comparable"]


@dataclass(frozen=True, slots=True)
class Difference:
    """New minus old with its 95% interval; an interval that excludes 0 makes the verdict."""

    metric: str
    words: str
    value: float | None
    low: float | None
    high: float | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """Differences by metric, the articles whose usable positions or assets changed, and what could not be paired."""

    differences: list[Difference]
    changed: list[str]
    unpaired: list[str]


def compare(new: Results, old: Results) -> Comparison:
    """Pair the articles of two runs (the first epoch of each) and resample them together."""
    first = {one.case.seed: one for one in new.cases if one.case.epoch == 0}
    second = {one.case.seed: one for one in old.cases if one.case.epoch == 0}
    shared = sorted(set(first) & set(second))
    found = []
    if shared:
        tables = [table_of([cases[name].score for name in shared]) for cases in (first, second)]
        for metric in METRICS:
            value, low, high = differences(metric, *tables)
            found.append(Difference(metric.name, metric.words, value, low, high, _verdict(value, low, high)))
    changed = []
    for name in shared:
        counts, before = first[name].score.counts, second[name].score.counts
        words = [
            f"{field} {before[f'{field}.hit']:.0f}/{before[f'{field}.made']:.0f} → "
            f"{counts[f'{field}.hit']:.0f}/{counts[f'{field}.made']:.0f} of {counts[f'{field}.gold']:.0f}"
            for field in ("actors", "usable", "unnamed", "assets", "questions", "divergences")
            if (before[f"{field}.hit"], before[f"{field}.made"])
            != (counts[f"{field}.hit"], counts[f"{field}.made"])
        ]
        if words:
            changed.append(f"{name}: {', '.join(words)}")
    return Comparison(found, changed, sorted(set(first) ^ set(second)))


def _verdict(value: float | None, low: float | None, high: float | None) -> Verdict:
    if value is None or low is None or high is None:
        return "not comparable"
    if low > 0:
        return "better"
    return "worse" if high < 0 else "no difference"
