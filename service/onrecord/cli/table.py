"""What a folder of articles took and gave: one row an article, as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.cli.spans import ungrounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.table import Table

    from onrecord.brief import Brief

COLUMNS = {
    "article": "article",
    "seconds": "sec",
    "calls": "calls",
    "reused": "kept",
    "tokens in": "in",
    "tokens out": "out",
    "actors": "act",
    "positions": "pos",
    "divergences": "div",
    "assets": "ass",
    "questions": "que",
    "rejected": "rej",
    "uncovered": "unc",
    "ungrounded": "ungr",
    "failure": "",
}
"""The columns by name, and shortened for a terminal, which has failures below its table."""

COUNTS_WIDTH = 62
"""Of a terminal's width; what is left is for the names."""


@dataclass(frozen=True, slots=True)
class Row:
    """One article. `counts` are empty where it failed; `failure` is its one line."""

    name: str
    seconds: float
    counts: tuple[int, ...] = ()
    failure: str = ""

    @classmethod
    def of(cls, name: str, seconds: float, brief: Brief) -> Row:
        """The row of a brief. `seconds` are measured around it."""
        took = brief.provenance
        return cls(
            name,
            seconds,
            (
                took.calls,
                took.answers_reused,
                took.tokens_in,
                took.tokens_out,
                len(brief.actors),
                len(brief.positions),
                len(brief.divergences),
                len(brief.military_assets),
                len(brief.unresolved_questions),
                len(brief.account.rejected),
                len(brief.account.uncovered),
                len(ungrounded(brief.model_dump(mode="json"))),
            ),
        )

    @property
    def cells(self) -> list[str]:
        """The row in words."""
        counts = [str(count) for count in self.counts] or ["–"] * (len(COLUMNS) - 3)
        return [self.name, f"{self.seconds:.1f}", *counts, self.failure]


def total(rows: Sequence[Row]) -> Row:
    """All rows in one."""
    failed = sum(bool(row.failure) for row in rows)
    counted = [row.counts for row in rows if row.counts]
    counts = tuple(sum(column) for column in zip(*counted, strict=True)) or (0,) * (len(COLUMNS) - 3)
    return Row(f"all {len(rows)}", sum(row.seconds for row in rows), counts, f"{failed} failed")


def to_markdown(rows: Sequence[Row], heading: str) -> str:
    """The table as Markdown, under a line that says what read."""
    lines = [_line(COLUMNS), _line(["---", *["---:"] * (len(COLUMNS) - 2), "---"])]
    lines += [_line(row.cells) for row in [*rows, total(rows)]]
    return f"{heading}\n\n" + "\n".join(lines) + "\n"


def to_table(rows: Sequence[Row], width: int) -> Table:
    """The table for a terminal of 80 columns or more."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, padding=0, show_edge=False)
    for name, short in COLUMNS.items():
        if name == "article":
            table.add_column(name, no_wrap=True, max_width=max(12, width - COUNTS_WIDTH), overflow="ellipsis")
        elif short:
            table.add_column(short, justify="right", no_wrap=True)
    for row in [*rows, total(rows)]:
        table.add_row(*(Text(cell) for cell in row.cells[:-1]))
    return table


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
