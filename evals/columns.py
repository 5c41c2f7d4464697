"""The counts of one scored article, and the metrics that are made of their sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    Sums = Mapping[str, NDArray[np.float64]]
    Value = NDArray[np.float64]

SETTINGS = ("public", "private", "unclear")
FOUND = (
    "actors", "positions", "usable", "private", "unnamed", "assets", "questions", "divergences", "answers",
)  # fmt: skip
RIGHT = (
    "belongs", "actor", "setting", "source", "act", "certainty", "disclosed_by", "count",
    "quantity", "operator", "location", "status", "kind", "reason",
)  # fmt: skip
NONE = ("positions", "private", "assets", "questions", "divergences")

COLUMNS = (
    *(f"{field}.{part}" for field in FOUND for part in ("hit", "made", "gold")),
    *(f"{field}.{part}" for field in RIGHT for part in ("right", "n")),
    *(f"setting.{gold}.{made}" for gold in SETTINGS for made in SETTINGS),
    *(f"setting.{gold}.missed" for gold in SETTINGS),
    *(f"setting.spurious.{made}" for made in SETTINGS),
    *(f"none.{field}.{part}" for field in NONE for part in ("articles", "items")),
    "rejected",
    "uncovered",
)  # fmt: skip

Family = Literal["found", "right", "setting"]


@dataclass(frozen=True, slots=True)
class Metric:
    """`value` takes column sums of any shape and gives scores between 0 and 1, NaN where nothing was to score.

    `n` names the column that tells how many items the score rests on.
    """

    name: str
    words: str
    family: Family
    n: str
    value: Callable[[Sums], Value]


def _over(part: Value, whole: Value) -> Value:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole > 0, part / whole, np.nan)


def _f1(field: str) -> Callable[[Sums], Value]:
    return lambda sums: _over(2 * sums[f"{field}.hit"], sums[f"{field}.made"] + sums[f"{field}.gold"])


def _precision(field: str) -> Callable[[Sums], Value]:
    return lambda sums: _over(sums[f"{field}.hit"], sums[f"{field}.made"])


def _recall(field: str) -> Callable[[Sums], Value]:
    return lambda sums: _over(sums[f"{field}.hit"], sums[f"{field}.gold"])


def _right(field: str) -> Callable[[Sums], Value]:
    return lambda sums: _over(sums[f"{field}.right"], sums[f"{field}.n"])


def _setting_f1(sums: Sums, label: str, said: Callable[[str, str], Value]) -> Value:
    hit = said(label, label)
    made = sum((said(gold, label) for gold in SETTINGS), start=np.zeros_like(hit))
    gold = sum((said(label, made_) for made_ in SETTINGS), start=np.zeros_like(hit))
    return _over(2 * hit, made + gold)


def macro_setting(sums: Sums) -> Value:
    """Mean of the F1 of the settings that occur, on matched positions."""
    return _mean(
        [_setting_f1(sums, label, lambda gold, made: sums[f"setting.{gold}.{made}"]) for label in SETTINGS]
    )


def always_public(sums: Sums) -> Value:
    """What macro-F1 would be if every matched position were called public."""

    def said(gold: str, made: str) -> Value:
        total = sum(
            (sums[f"setting.{gold}.{other}"] for other in SETTINGS), start=np.zeros_like(sums["rejected"])
        )
        return total if made == "public" else np.zeros_like(total)

    return _mean([_setting_f1(sums, label, said) for label in SETTINGS])


def _mean(values: list[Value]) -> Value:
    table = np.stack(values)
    there = np.sum(~np.isnan(table), axis=0)
    return _over(np.nansum(table, axis=0), there.astype(np.float64))


FIELD_WORDS = {
    "actors": "actors",
    "positions": "positions",
    "usable": "usable positions",
    "private": "private positions",
    "unnamed": "unnamed sources",
    "assets": "military assets",
    "questions": "open questions",
    "divergences": "divergences",
    "answers": "answers to others",
}
METRICS = (
    *(
        Metric(f"{field}.f1", f"{FIELD_WORDS[field]}, F1", "found", f"{field}.gold", _f1(field))
        for field in FOUND
    ),
    *(
        Metric(
            f"{field}.precision",
            f"{FIELD_WORDS[field]}, precision",
            "found",
            f"{field}.made",
            _precision(field),
        )
        for field in FOUND
    ),
    *(
        Metric(f"{field}.recall", f"{FIELD_WORDS[field]}, recall", "found", f"{field}.gold", _recall(field))
        for field in FOUND
    ),
    *(
        Metric(f"{field}.right", f"{field.replace('_', ' ')} right", "right", f"{field}.n", _right(field))
        for field in RIGHT
    ),
    Metric("setting.macro_f1", "setting, macro-F1", "setting", "setting.n", macro_setting),
    Metric("setting.always_public", "setting, always public", "setting", "setting.n", always_public),
)
BY_NAME = {metric.name: metric for metric in METRICS}
