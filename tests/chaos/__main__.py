"""Runs the bars at full length and prints the table; ends with 1 where one does not hold."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from rich.console import Console
from rich.table import Table

from tests.chaos.bars import Result, every
from tests.postgres import Postgres


def main(names: list[str]) -> int:
    """Run the bars of these names, or all."""
    console = Console()
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        postgres = Postgres(Path(folder))
        try:
            for name, bar in every(postgres):
                if names and name not in names:
                    continue
                started = time.monotonic()
                console.print(f"{name} …", end=" ")
                try:
                    result = asyncio.run(bar())
                except Exception as error:
                    if "CHAOS_RAISES" in os.environ:
                        raise
                    result = Result(name, "", f"broke: {type(error).__name__}: {error}"[:300], holds=False)
                results.append(result)
                sign = "holds" if result.holds else "DOES NOT HOLD"
                console.print(f"{sign}, {time.monotonic() - started:.0f} s: {result.store}: {result.figure}")
        finally:
            postgres.close()
    table = Table("bar", "store", "figure", "")
    for one in results:
        table.add_row(one.bar, one.store, one.figure, "holds" if one.holds else "DOES NOT HOLD")
    console.print(table)
    return 0 if results and all(one.holds for one in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
