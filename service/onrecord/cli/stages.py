"""How far things have come, on stderr: a live line in a terminal, else a plain line now and then."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from types import TracebackType
    from typing import TextIO

    from rich.progress import Progress as Bar

    from onrecord.progress import Progress

BETWEEN_LINES = 5.0
"""Seconds between plain lines, at the least."""

WORDS = {
    "queued": "Waiting for its turn",
    "model": "Getting the model ready",
    "reading": "Reading",
    "grounding": "Looking its answers up in the article",
    "second look": "Looking again at what no item covers",
    "divergences": "Comparing public with private",
    "summary": "Summing up",
    "done": "Done",
}


class Stages:
    """A context that hears of progress. `before` stands in front of every line, such as a file's name."""

    def __init__(self, stream: TextIO | None = None, *, before: str = "") -> None:
        self.before = before
        self._stream = stream or sys.stderr
        self._bar: Bar | None = None
        self._task: object = None
        self._next_line = 0.0

    def __enter__(self) -> Self:
        """Draw the live line where there is a terminal."""
        if self._stream.isatty():
            self._bar = _bar(self._stream)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the live line away."""
        self.stop()

    def stop(self) -> None:
        """Take the live line away and show no more."""
        if self._bar is not None:
            self._bar.stop()
        self._bar, self._next_line = None, float("inf")

    def hear(self, progress: Progress) -> None:
        """A stage of a brief, counted in questions to the model."""
        counted = f"{progress.done} of {progress.total}" if progress.total else ""
        self.show(WORDS.get(progress.stage, progress.stage), progress.done, progress.total, counted)

    def fetched(self, done: int, total: int, source: str) -> None:
        """The model's file, counted in bytes."""
        words = "Checking the model" if source == "checking" else f"Fetching the model from {source}"
        self.show(words, done, total, f"{done / 1e6:,.0f} of {total / 1e6:,.0f} MB")

    def show(self, words: str, done: int = 0, total: int = 0, counted: str = "") -> None:
        """Say what is being done; `total` is 0 where nothing is counted."""
        words = f"{self.before}{words}"
        if self._bar is not None:
            self._draw(self._bar, words, done, total, counted)
        elif time.monotonic() >= self._next_line:
            self._next_line = time.monotonic() + BETWEEN_LINES
            click.echo(f"{words}: {counted}" if counted else f"{words} …", file=self._stream)

    def _draw(self, bar: Bar, words: str, done: int, total: int, counted: str) -> None:
        if not bar.tasks:
            bar.add_task("", total=None, counted="")
        task = bar.tasks[0]
        bar.update(task.id, description=words, completed=done, counted=counted)
        task.total = total or None  # `update` takes None for "leave it as it is"


def _bar(stream: TextIO) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[counted]}", markup=False),
        TimeElapsedColumn(),
        console=Console(file=stream),
        transient=True,
    )
