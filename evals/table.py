"""The table of scores for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from evals.columns import FIELD_WORDS, FOUND, NONE, RIGHT, SETTINGS
from evals.support import carried, supported

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from evals.results import Results
    from evals.statistics import Scored


def show(results: Results, console: Console, *, ceilings: Mapping[str, Scored] | None = None) -> None:
    """Print the scores by group, the settings, what was made up where nothing is, the errors, and the cost."""
    what = results.run.what
    model = what.model + (f" ({what.digest[:12]})" if what.digest else "")
    _say(console, f"{what.system}, {model}, prompts {what.version}, seeds {what.seeds[:10]}")
    console.print(_fields(results, ceilings or {}))
    console.print(_details(results))
    console.print(_settings(results))
    _spurious(results, console)
    _errors(results, console)
    _support(results, console)
    _took(results, console)


def _fields(results: Results, ceilings: Mapping[str, Scored]) -> Table:
    table = Table(title="F1 (95% interval), n of gold items", title_justify="left")
    table.add_column("field")
    for group, scores in results.groups.items():
        table.add_column(f"{group} ({next(iter(scores.values())).articles})", justify="right")
    table.add_column("P / R (all)", justify="right")
    if ceilings:
        table.add_column(f"two labellers ({next(iter(ceilings.values())).articles})", justify="right")
    for field in FOUND:
        row = [FIELD_WORDS[field]]
        row += [cell(scores[f"{field}.f1"]) for scores in results.groups.values()]
        every = results.groups["all"]
        row.append(
            f"{_number(every[f'{field}.precision'].value)} / {_number(every[f'{field}.recall'].value)}"
        )
        if ceilings:
            row.append(_number(ceilings[f"{field}.f1"].value))
        table.add_row(*row)
    return table


def _details(results: Results) -> Table:
    table = Table(title="Right on matched items (95% interval), n", title_justify="left")
    table.add_column("field")
    for group in results.groups:
        table.add_column(group, justify="right")
    for field in RIGHT:
        table.add_row(
            field.replace("_", " "), *(cell(scores[f"{field}.right"]) for scores in results.groups.values())
        )
    for name, words in (("macro_f1", "setting, macro-F1"), ("always_public", "… always public")):
        table.add_row(words, *(cell(scores[f"setting.{name}"]) for scores in results.groups.values()))
    return table


def _settings(results: Results) -> Table:
    table = Table(title="Setting: gold down, brief across (all)", title_justify="left")
    for heading in ("", *SETTINGS, "missed"):
        table.add_column(heading, justify="right")
    total = dict.fromkeys(results.cases[0].score.counts, 0.0) if results.cases else {}
    for case in results.cases:
        for name, number in case.score.counts.items():
            total[name] += number
    for gold in SETTINGS:
        row = [total.get(f"setting.{gold}.{made}", 0.0) for made in (*SETTINGS, "missed")]
        table.add_row(gold, *(f"{number:.0f}" for number in row))
    spurious = [f"{total.get(f'setting.spurious.{made}', 0.0):.0f}" for made in SETTINGS]
    table.add_row("not in gold", *spurious, "")
    return table


def _spurious(results: Results, console: Console) -> None:
    words = []
    for name in NONE:
        articles = sum(case.score.counts[f"none.{name}.articles"] for case in results.cases)
        items = sum(case.score.counts[f"none.{name}.items"] for case in results.cases)
        words.append(f"{name} {items:.0f} on {articles:.0f}")
    _say(console, "Made up on articles that have none: " + ", ".join(words) + ".")


def _errors(results: Results, console: Console) -> None:
    kinds: dict[str, int] = {}
    for case in results.cases:
        for error in case.score.errors:
            name = f"{error.field} {error.kind.replace('_', ' ')}"
            kinds[name] = kinds.get(name, 0) + 1
    listed = sorted(kinds.items(), key=lambda pair: -pair[1])
    _say(console, "Errors: " + ", ".join(f"{name} {count}" for name, count in listed) + ".")
    for case in results.cases:
        if case.case.failure:
            _say(console, f"FAILED, scored 0: {case.case.seed}: {case.case.failure}")


def _support(results: Results, console: Console) -> None:
    for found in supported() if results.run.what.system == "onrecord" else []:
        each = ", ".join(f"{count / found.n:.2f}" for count in found.by_reader)
        _say(
            console,
            f"Supported by their evidence, {found.kind}: {found.by_all / found.n:.2f} by both readers "
            f"({each} each; they agreed on {found.agreed} of {found.n}), read on one run.",
        )
    held, total = carried(results)
    if total:
        _say(console, f"Gold positions that the summary carries: {held} of {total}.")


def _took(results: Results, console: Console) -> None:
    cases = results.run.cases
    made = max(1, len(cases))
    counts = [case.score.counts for case in results.cases]
    cost = [case.cost for case in cases]
    dollars = (
        f"{sum(c for c in cost if c is not None):.2f} USD"
        if all(c is not None for c in cost)
        else "cost unknown"
    )
    seconds = sum(case.seconds for case in cases)
    _say(
        console,
        f"{len(cases)} articles: {sum(c['rejected'] for c in counts):.0f} items rejected, "
        f"{sum(c['uncovered'] for c in counts):.0f} sentences uncovered; "
        f"{results.run.needed} calls, {sum(case.tokens_in for case in cases)} tokens in, "
        f"{sum(case.tokens_out for case in cases)} out, {dollars}, "
        f"{seconds:.0f} s ({seconds / made:.1f} s an article).",
    )
    _say(console, f"asked {results.run.asked} of {results.run.needed}; the others were recorded.")
    if results.spread:
        words = [
            f"{name} {low:.2f}-{high:.2f}"
            for name, (low, high) in results.spread.items()
            if name.endswith(".f1")
        ]
        _say(console, f"Spread over {results.run.what.epochs} epochs: " + ", ".join(words) + ".")


def cell(scored: Scored) -> str:
    """A score with its interval and n."""
    if scored.value is None:
        return f"–  ({scored.n})"
    bounds = "" if scored.low is None else f" [{scored.low:.2f}–{scored.high:.2f}]"
    return f"{scored.value:.2f}{bounds} ({scored.n})"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _say(console: Console, words: str) -> None:
    console.print(words, markup=False, highlight=False)


def compared(rows: Sequence[tuple[str, float | None, float | None, float | None, str]]) -> Table:
    """Differences to a baseline run."""
    table = Table(title="Against the baseline run (paired bootstrap, 95%)", title_justify="left")
    for heading in ("metric", "difference", "interval", "verdict"):
        table.add_column(heading)
    for words, difference, low, high, verdict in rows:
        table.add_row(
            words,
            "–" if difference is None else f"{difference:+.3f}",
            "–" if low is None else f"{low:+.3f} to {high:+.3f}",
            verdict,
        )
    return table
