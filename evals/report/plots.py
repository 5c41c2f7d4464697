"""Scores as dots with whiskers, and the same figures as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.columns import FIELD_WORDS, FOUND, RIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evals.comparison import Comparison, Difference
    from evals.results import Results
    from evals.statistics import Scored

CEILING = "two labellers"


@dataclass(frozen=True, slots=True)
class Lane:
    """One dot with its whisker: a group of articles, or a baseline (`other`) on all of them."""

    label: str
    scored: Scored
    other: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One field: its lanes and what two labellers reach. `more` are figures for the table alone."""

    words: str
    lanes: list[Lane]
    ceiling: Scored | None
    more: list[Scored]


@dataclass(frozen=True, slots=True)
class Plot:
    """Rows that share their lanes. `more` heads the further columns of the table."""

    rows: list[Row]
    lanes: list[tuple[str, int]]
    ceilings: int
    more: list[str]


@dataclass(frozen=True, slots=True)
class Change:
    """A difference to the earlier run, and what makes the reader see which way it goes."""

    difference: Difference
    sign: str
    scale: float

    def at(self, value: float) -> float:
        """Where a difference lies between -`scale` (0) and +`scale` (1)."""
        return (value / self.scale + 1) / 2


SMALLEST_SCALE = 0.1
SIGNS = {"better": "▲", "worse": "▼", "no difference": "·", "not comparable": "–"}


def found_plot(results: Results, ceilings: Mapping[str, Scored], others: Sequence[Results]) -> Plot:
    """F1 of every field, with precision and recall for the table."""
    names = [
        (f"{field}.f1", FIELD_WORDS[field], (f"{field}.precision", f"{field}.recall")) for field in FOUND
    ]
    return _plot(names, ["precision", "recall"], results, ceilings, others)


def right_plot(results: Results, ceilings: Mapping[str, Scored], others: Sequence[Results]) -> Plot:
    """Share of matched items whose field is right."""
    names: list[tuple[str, str, tuple[str, ...]]] = [
        (f"{field}.right", field.replace("_", " "), ()) for field in RIGHT
    ]
    names.append(("setting.macro_f1", "setting, macro-F1", ()))
    return _plot(names, [], results, ceilings, others)


def changes(comparison: Comparison) -> tuple[list[Change], list[Change]]:
    """What got better or worse, the greatest difference first, and all the rest."""
    differences = judged(comparison)
    bounds = [abs(bound) for one in differences for bound in (one.low, one.high) if bound is not None]
    scale = max([*bounds, SMALLEST_SCALE])
    every = [Change(one, SIGNS[one.verdict], scale) for one in differences]
    told = [one for one in every if one.difference.verdict in ("better", "worse")]
    told.sort(key=lambda one: -abs(one.difference.value or 0.0))
    return told, [one for one in every if one not in told]


def judged(comparison: Comparison) -> list[Difference]:
    """The differences that say something of the system; "always public" only says which items were matched."""
    return [one for one in comparison.differences if one.metric != "setting.always_public"]


def _plot(
    names: Sequence[tuple[str, str, Sequence[str]]],
    more: list[str],
    results: Results,
    ceilings: Mapping[str, Scored],
    others: Sequence[Results],
) -> Plot:
    groups = list(results.groups.items())
    beside = [(other.run.what.system, other.groups["all"]) for other in others if "all" in other.groups]
    lanes = [(label, next(iter(scores.values())).articles) for label, scores in (*groups, *beside)]
    rows = [
        Row(
            words=words,
            lanes=[Lane(label, scores[name], other=False) for label, scores in groups]
            + [Lane(label, scores[name], other=True) for label, scores in beside],
            ceiling=ceilings.get(name),
            more=[results.groups["all"][one] for one in further] if groups else [],
        )
        for name, words, further in names
    ]
    return Plot(rows, lanes, next(iter(ceilings.values())).articles if ceilings else 0, more)
