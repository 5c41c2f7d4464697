"""The result in plain words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from evals.columns import FIELD_WORDS
from evals.report.plots import judged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evals.comparison import Comparison
    from evals.results import Results
    from evals.scoring import Error
    from evals.statistics import Scored

_ONE = {
    "actors": "actor", "positions": "position", "assets": "military asset", "questions": "open question",
    "divergences": "divergence",
}  # fmt: skip
_MANY = FIELD_WORDS | {"positions": "positions"}
_KINDS = {
    "missed": "missed",
    "spurious": "made up",
    "wrong_span": "with other words",
    "wrong_actor": "given to the wrong actor",
    "wrong_setting": "in the wrong setting",
    "wrong_source": "with the wrong source",
    "wrong_quantity": "with the wrong quantity",
}


def kind_words(error: Error, count: int = 1) -> str:
    """An error's field and kind: "positions missed"."""
    fields = _ONE if count == 1 else _MANY
    return f"{fields.get(error.field, error.field)} {_KINDS.get(error.kind, error.kind.replace('_', ' '))}"


def reading_of(results: Results) -> str:
    """What an editor may expect of a hundred printed positions."""
    if "all" not in results.groups:
        return "No article of this run was scored."
    scores = results.groups["all"]
    printed, there = scores["usable.precision"], scores["usable.recall"]
    if printed.value is None:
        return "It printed no position at all."
    words = (
        f"Of 100 positions it prints, {_hundred(printed.value)} are right in actor, setting, source and content"
        f"{_bounds(printed)}"
    )
    if there.value is None:
        return f"{words}; the articles hold no position."
    return f"{words}; of 100 that stand in the articles, it prints {_hundred(there.value)} right{_bounds(there)}."


def further_of(
    results: Results,
    ceilings: Mapping[str, Scored],
    others: Sequence[Results],
    comparison: Comparison | None,
) -> list[str]:
    """What the figure is to be held against, what goes wrong most often, and what changed."""
    if "all" not in results.groups:
        return []
    mine = results.groups["all"]["usable.f1"].value
    beside = [
        (other.run.what.system, other.groups["all"]["usable.f1"].value) for other in others if other.groups
    ]
    if ceilings:
        beside.insert(0, ("two labellers who follow the guide", ceilings["usable.f1"].value))
    known = [f"{words} {value:.2f}" for words, value in beside if value is not None]
    said = []
    if mine is not None:
        held = f"; {', '.join(known)}" if known else ""
        said.append(f"Usable positions, found and not made up, together (F1): {mine:.2f}{held}.")
    kinds = Counter(kind_words(error, 2) for case in results.cases for error in case.score.errors)
    if kinds:
        most = ", ".join(f"{words} ({count})" for words, count in kinds.most_common(3))
        said.append(f"Most often wrong: {most}.")
    failed = sum(case.case.failure is not None for case in results.cases)
    if failed:
        said.append(f"{failed} of {len(results.cases)} readings failed and score 0.")
    if comparison is not None:
        verdicts = Counter(one.verdict for one in judged(comparison))
        said.append(
            f"Against the baseline run, of {verdicts.total()} figures {verdicts['better']} are better, "
            f"{verdicts['worse']} worse, {verdicts['no difference']} show no difference."
        )
    return said


def _hundred(value: float) -> str:
    return f"{100 * value:.0f}"


def _bounds(scored: Scored) -> str:
    if scored.low is None or scored.high is None:
        return ""
    return f" (95% interval {_hundred(scored.low)}–{_hundred(scored.high)})"
