"""Running and keeping runs: the run file, the log of runs on held seeds, the progress."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from evals.run import ROOT, Run

if TYPE_CHECKING:
    from evals.results import Results
    from onrecord.progress import Progress

HELD_LOG = Path(__file__).parent / "held-runs.jsonl"
BETWEEN_LINES = 5.0
"""Seconds between plain lines while the model is fetched."""

RUNS = ROOT / "build" / "evals"


class RunTrouble(Exception):
    """A run file that cannot be used, and what to do about it."""


def save_run(run: Run, file: Path) -> None:
    """Write a run beside a small file that says what it was."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(run.model_dump_json(), encoding="utf-8")
    file.with_suffix(".what.json").write_text(run.what.model_dump_json(indent=1) + "\n", encoding="utf-8")


def load_run(file: Path) -> Run:
    """A run that was saved.

    Raises:
        RunTrouble: there is no such file, or it is no run of this version.
    """
    try:
        return Run.model_validate_json(file.read_bytes())
    except OSError as error:
        raise RunTrouble(
            f"{file} cannot be read ({error.strerror}). Name a run.json that `make evals` wrote."
        ) from None
    except ValueError:
        raise RunTrouble(
            f"{file} is no run that this version can read. Make it again with `make evals`."
        ) from None


def log_held(results: Results, log: Path = HELD_LOG) -> bool:
    """Note a look at the held seeds: once for a program, model and set of labels, as scoring again tells no more."""
    run, held = results.run, results.chosen("held")
    if not held:
        return False
    line = {
        "at": run.what.at.isoformat(),
        "commit": run.what.commit,
        "changed": run.what.changed,
        "system": run.what.system,
        "model": run.what.model,
        "version": run.what.version,
        "program": run.what.program[:16] if run.what.system == "onrecord" else run.what.version,
        "seeds": run.what.seeds[:16],
        "held": len({case.case.seed for case in held}),
        "asked": sum(case.case.asked for case in held),
    }
    same = ("system", "model", "program", "seeds", "held")
    known = [json.loads(old) for old in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []
    if any(all(old.get(key) == line[key] for key in same) for old in known):
        return False
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line | {"count": len(known) + 1}) + "\n")
    return True


class Bar:
    """Progress over all seeds on stderr: a live line in a terminal, else a line for each seed."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Live

        self._console = Console(stderr=True)
        self._live = self._console.is_terminal
        self._bar = Live(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            disable=not self._live,
        )
        self._task = self._bar.add_task("Seeds", total=total)
        self._said = ""
        self._started = time.monotonic()
        self._next = 0.0
        self._total = total

    def __enter__(self) -> Bar:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def fetched(self, done: int, total: int, source: str) -> None:
        """The model is being fetched, which takes a while the first time."""
        words = f"Fetching the model from {source}: {done / 1e6:,.0f} of {total / 1e6:,.0f} MB"
        if self._live:
            self._bar.update(self._task, description=words)
        elif time.monotonic() >= self._next:
            self._next = time.monotonic() + BETWEEN_LINES
            self._console.print(words, highlight=False, markup=False)

    def tell(self, done: int, seed: str, progress: Progress | None) -> None:
        """A seed begins or goes on."""
        step = f", {progress.stage} {progress.done}/{progress.total}" if progress and progress.total else ""
        self._bar.update(self._task, completed=done, description=f"{seed}{step}" or "Done")
        if not self._live and seed and seed != self._said and time.monotonic() - self._started > 2:
            self._said = seed
            self._console.print(f"{done} of {self._total}: {seed}", highlight=False, markup=False)
