"""What is counted over a run: settings against settings, errors by kind, and what the run took."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.columns import COLUMNS, NONE, SETTINGS
from evals.report.wording import kind_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.report.articles import ArticleView, ErrorView
    from evals.results import Results

SHADES = 6
"""Steps of grey in the table of settings."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A count of the table of settings, its shade (0 to `SHADES`), and whether it lies on the diagonal."""

    count: int
    shade: int
    right: bool


@dataclass(frozen=True, slots=True)
class ErrorGroup:
    """Errors of one kind in one field. `share` is their number over that of the largest group."""

    words: str
    share: float
    errors: list[tuple[ArticleView, ErrorView]]


@dataclass(frozen=True, slots=True)
class Took:
    """What a run rejected, left uncovered, made up and cost; a figure that is not known is None."""

    system: str
    articles: int
    failed: int
    rejected: int
    uncovered: int
    made_up: list[tuple[str, int, int]]
    calls: int
    asked: int
    tokens_in: int
    tokens_out: int
    cost: float | None
    seconds: float


def settings_of(results: Results) -> list[tuple[str, list[Cell | None]]]:
    """Gold settings (and "not in gold") down; settings of the brief (and "missed") across."""
    total = _totals(results)
    rows: list[tuple[str, list[int | None]]] = [
        (gold, [total[f"setting.{gold}.{made}"] for made in (*SETTINGS, "missed")]) for gold in SETTINGS
    ]
    rows.append(("not in gold", [*(total[f"setting.spurious.{made}"] for made in SETTINGS), None]))
    cells: list[tuple[str, list[Cell | None]]] = []
    for gold, counts in rows:
        # Shaded within the row: private positions are few, and it is their share that matters.
        whole = sum(count or 0 for count in counts) or 1
        row = [
            None if count is None else Cell(count, _shade(count / whole), gold == made)
            for made, count in zip((*SETTINGS, "missed"), counts, strict=True)
        ]
        cells.append((gold, row))
    return cells


def errors_by_kind(articles: Sequence[ArticleView]) -> list[ErrorGroup]:
    """Groups of errors, the largest first; within a group in the order of the seeds."""
    groups: dict[tuple[str, str], list[tuple[ArticleView, ErrorView]]] = {}
    for article in sorted(articles, key=lambda article: (article.seed, article.epoch)):
        for error in article.errors:
            groups.setdefault((error.error.field, error.error.kind), []).append((article, error))
    largest = max(map(len, groups.values()), default=1)
    listed = sorted(groups.values(), key=lambda errors: -len(errors))
    return [ErrorGroup(kind_words(errors[0][1].error, 2), len(errors) / largest, errors) for errors in listed]


def took(results: Results) -> Took:
    """What a run took."""
    total, run = _totals(results), results.run
    costs = [case.cost for case in run.cases]
    return Took(
        system=run.what.system,
        articles=len(run.cases),
        failed=sum(case.failure is not None for case in run.cases),
        rejected=total["rejected"],
        uncovered=total["uncovered"],
        made_up=[(name, total[f"none.{name}.items"], total[f"none.{name}.articles"]) for name in NONE],
        calls=run.needed,
        asked=run.asked,
        tokens_in=sum(case.tokens_in for case in run.cases),
        tokens_out=sum(case.tokens_out for case in run.cases),
        cost=None if None in costs else sum(cost for cost in costs if cost is not None),
        seconds=sum(case.seconds for case in run.cases),
    )


def _totals(results: Results) -> dict[str, int]:
    return {name: int(sum(case.score.counts[name] for case in results.cases)) for name in COLUMNS}


def _shade(share: float) -> int:
    return 0 if share == 0 else max(1, round(share * SHADES))
