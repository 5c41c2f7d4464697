"""`python -m evals run`: seeds in; table, run file, report and verdict out."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from rich.console import Console

from evals.baselines import baseline
from evals.cases import Bar, RunTrouble, load_run, log_held, save_run
from evals.comparison import compare
from evals.floors import below
from evals.recording import RECORDINGS
from evals.report import write_report
from evals.results import agreement, score_run
from evals.run import run_seeds
from evals.seeds import folder_of, load_seed, load_seeds
from evals.system import OnRecord, card_of, live_model
from evals.table import compared, show
from onrecord.bootstrap import set_up_logging
from onrecord.config import load_config

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from evals.comparison import Comparison
    from evals.results import Results
    from evals.run import Run
    from evals.seeds import Seed
    from evals.system import System
    from onrecord.config import Config

BELOW_A_FLOOR = 1
WIDE = 160


@dataclass(frozen=True, slots=True)
class Ordered:
    """What was asked for on the command line."""

    limit: int | None
    epochs: int
    fresh: bool
    part: str | None
    only: tuple[str, ...]
    system: str
    baseline: Path | None
    output: Path
    recorded: bool
    prune: bool


class Running:
    """One `make evals`."""

    def __init__(self, ordered: Ordered) -> None:
        self.ordered = ordered
        self.console = _console()
        self.seeds = self._seeds()

    def run(self) -> None:
        """Run, print, write, and exit with 1 where a score lies below its floor."""
        ordered = self.ordered
        old = load_run(ordered.baseline) if ordered.baseline else None
        made = asyncio.run(self._read())
        file = ordered.output / ("run.json" if ordered.system == "onrecord" else f"{ordered.system}.json")
        save_run(made, file)
        named = {seed.name: seed for seed in self.seeds}
        results = score_run(made, named)
        ceilings = agreement(self.seeds)
        show(results, self.console, ceilings=ceilings)
        if log_held(results):
            self._say("A look at held seeds was noted in evals/held-runs.jsonl.")
        comparison = compare(results, score_run(old, named)) if old is not None else None
        if comparison is not None:
            self._compare(comparison)
        report = file.with_name("report.html") if ordered.system == "onrecord" else file.with_suffix(".html")
        others = self._others(made, named) if ordered.system == "onrecord" else []
        write_report(results, report, ceilings=ceilings, others=others, comparison=comparison)
        self._say(f"Run: {file}")
        self._say(f"Report: {report}")
        self._floors(results)

    def _seeds(self) -> list[Seed]:
        if self.ordered.only:
            seeds = [load_seed(folder_of(name)) for name in self.ordered.only]
        else:
            seeds = load_seeds(part=self.ordered.part)
        seeds = seeds[: self.ordered.limit]
        if not seeds:
            raise RunTrouble("No seed is left to run: give other numbers, or none for all.")
        return seeds

    async def _read(self) -> Run:
        ordered = self.ordered
        config = load_config()
        set_up_logging(config.model_copy(update={"log_level": "error"}))
        with Bar(len(self.seeds) * ordered.epochs) as bar:
            async with self._system(config, bar) as system:
                return await run_seeds(system, self.seeds, epochs=ordered.epochs, tell=bar.tell)

    @contextlib.asynccontextmanager
    async def _system(self, config: Config, bar: Bar) -> AsyncIterator[System]:
        ordered = self.ordered
        async with live_model(config, bar.fetched, lambda progress: None) as live:
            if ordered.system == "onrecord":
                yield OnRecord(
                    card_of(config),
                    None if ordered.recorded else live,
                    plan=config.plan,
                    fresh=ordered.fresh,
                    prune=ordered.prune,
                )
            else:
                yield baseline(
                    ordered.system, config, None if ordered.recorded else live, RECORDINGS, ordered.fresh
                )

    def _others(self, made: Run, named: Mapping[str, Seed]) -> list[Results]:
        """The baselines that were run on the same labels before, to stand beside this run in the report."""
        found = []
        for file in sorted(self.ordered.output.glob("*.json")):
            if file.name != "run.json" and not file.name.endswith(".what.json"):
                try:
                    run = load_run(file)
                except RunTrouble as trouble:
                    self._say(f"Left out of the report: {trouble}")
                    continue
                if run.what.seeds == made.what.seeds and run.what.system != made.what.system:
                    found.append(score_run(run, named))
        return found

    def _compare(self, comparison: Comparison) -> None:
        self.console.print(
            compared([(d.words, d.value, d.low, d.high, d.verdict) for d in comparison.differences])
        )
        for line in comparison.changed:
            self._say(f"  {line}")
        if comparison.unpaired:
            self._say(f"In one of the runs only, and not compared: {', '.join(comparison.unpaired)}")

    def _floors(self, results: Results) -> None:
        if self.ordered.limit or self.ordered.only:
            self._say("Not all seeds of a part were run: floors were not checked.")
            return
        fallen = below(results)
        if fallen is None:
            self._say("evals/floors.toml has no floors for this model: reported, not checked.")
        elif fallen:
            for line in fallen:
                self._say(f"BELOW ITS FLOOR: {line}")
            raise click.exceptions.Exit(BELOW_A_FLOOR)
        else:
            self._say("Every score reaches its floor.")

    def _say(self, words: str) -> None:
        self.console.print(words, markup=False, highlight=False)


def _console() -> Console:
    """As wide as the table needs where nobody's terminal sets a width."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDE)
