"""Scores with their intervals: sums over articles, resampled by article."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import DegenerateDataWarning, bootstrap

from evals.columns import COLUMNS, METRICS, Metric

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from evals.scoring import CaseScore

RESAMPLES = 2_000
LEVEL = 0.95
SEED = 20_251_122


@dataclass(frozen=True, slots=True)
class Scored:
    """A metric over a set of articles. `low` and `high` are None where one article is all there is.

    `n` items were scored on `articles` articles; `value` is None where there was nothing to score.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    articles: int


def table_of(scores: Sequence[CaseScore]) -> NDArray[np.float64]:
    """Articles by columns."""
    return np.array([[score.counts[name] for name in COLUMNS] for score in scores], dtype=np.float64).reshape(
        -1, len(COLUMNS)
    )


def score_all(table: NDArray[np.float64], metrics: Sequence[Metric] = METRICS) -> dict[str, Scored]:
    """Every metric with a percentile bootstrap interval over articles (Efron 1979)."""
    return {metric.name: _scored(metric, table) for metric in metrics}


def value_of(metric: Metric, table: NDArray[np.float64]) -> float | None:
    """One metric over all articles."""
    value = float(metric.value(sums(table.sum(axis=0))))
    return None if np.isnan(value) else value


def sums(totals: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """Column sums by name; the last axis of `totals` is the columns."""
    return {name: totals[..., at] for at, name in enumerate(COLUMNS)}


def differences(
    metric: Metric, new: NDArray[np.float64], old: NDArray[np.float64]
) -> tuple[float | None, float | None, float | None]:
    """New minus old and its interval, the same articles drawn for both (paired bootstrap)."""
    first, second = value_of(metric, new), value_of(metric, old)
    if first is None or second is None:
        return None, None, None

    def difference(drawn: NDArray[np.intp]) -> NDArray[np.float64]:
        return metric.value(sums(new[drawn].sum(axis=-2))) - metric.value(sums(old[drawn].sum(axis=-2)))

    return first - second, *_interval(len(new), difference)


def _scored(metric: Metric, table: NDArray[np.float64]) -> Scored:
    n = int(sums(table.sum(axis=0))[metric.n])
    low, high = _interval(len(table), lambda drawn: metric.value(sums(table[drawn].sum(axis=-2))))
    return Scored(metric.name, value_of(metric, table), low, high, n, len(table))


def _interval(
    articles: int, statistic: Callable[[NDArray[np.intp]], NDArray[np.float64]]
) -> tuple[float | None, float | None]:
    """The interval of a statistic of drawn article numbers. Every call draws the same articles.

    Draws that leave nothing to score are left out, as the score itself is none there.
    """
    if articles < 2:
        return None, None
    with warnings.catch_warnings():
        # All articles alike give one value: an interval of no width, which is right and needs no warning.
        warnings.simplefilter("ignore", DegenerateDataWarning)
        values = bootstrap(
            (np.arange(articles),),
            lambda sample, axis: statistic(sample.astype(np.intp)),
            n_resamples=RESAMPLES,
            batch=RESAMPLES,
            vectorized=True,
            method="percentile",
            rng=np.random.default_rng(SEED),
        ).bootstrap_distribution
    there = values[~np.isnan(values)]
    if not len(there):
        return None, None
    low, high = np.quantile(there, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
