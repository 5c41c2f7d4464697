"""`onrecord articles`: a brief for each file of a folder, and a table of what they took and gave."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.exits import EXIT_CODES, Exit, code_of, line_of
from onrecord.cli.interruptible import run_interruptible
from onrecord.cli.stages import Stages

if TYPE_CHECKING:
    from onrecord.bootstrap import Program
    from onrecord.brief import Brief
    from onrecord.cli.table import Row
    from onrecord.config import Config

KINDS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence", "changelog"})


@click.command(epilog=EXIT_CODES)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("briefs"),
    show_default=True,
    help="Folder for the briefs and table.md.",
)
@click.option("--fresh", is_flag=True, help="Neither use nor keep the model's answers: for measuring.")
def articles(folder: Path, output: Path, *, fresh: bool) -> None:
    """Read each article of a folder; print a table.

    Articles are the .txt, .md and .html files but a README. Each brief is written as JSON, Markdown
    and HTML. An article that fails does not stop the rest; the exit code is then the gravest
    failure's. An ungrounded span, of which there must be none, is 70.
    """
    files = [file for file in sorted(folder.iterdir()) if _is_article(file)]
    if not files:
        raise click.UsageError(f"There is no .txt, .md or .html file in {folder}.")
    from onrecord.config import load_config
    from onrecord.errors import StoreTrouble

    config = load_config()
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreTrouble(
            "output-unwritable",
            f"{output} cannot be made ({error.strerror}).",
            remedy="Name another folder with -o.",
        ) from None
    run = _Run(config, output)
    try:
        with Stages() as stages:
            run_interruptible(run.read_all(files, stages, fresh=fresh))
    finally:
        run.report()
    if run.worst is not Exit.FINE:
        raise click.exceptions.Exit(run.worst)


def _is_article(file: Path) -> bool:
    return (
        file.is_file()
        and file.suffix.lower() in KINDS
        and not file.name.startswith(".")
        and file.stem.lower() not in ABOUT_THE_FOLDER
    )


class _Run:
    """One pass over the files, and what is known of it so far."""

    def __init__(self, config: Config, output: Path) -> None:
        self.worst = Exit.FINE
        self._config = config
        self._output = output
        self._rows: list[Row] = []

    async def read_all(self, files: list[Path], stages: Stages, *, fresh: bool) -> None:
        stages.show("Getting the model ready")
        from onrecord.cli.reading import open_reading

        async with open_reading(self._config, fresh=fresh, on_fetch=stages.fetched) as program:
            await program.model.get_ready(stages.hear)  # no article's seconds
            for number, file in enumerate(files, start=1):
                stages.before = f"{number} of {len(files)}, {file.name}: "
                await self._read_one(program, file, stages)

    async def _read_one(self, program: Program, file: Path, stages: Stages) -> None:
        from onrecord.cli.table import Row

        started = time.monotonic()
        try:
            made = await self._brief(program, file, stages)
            row = Row.of(file.name, time.monotonic() - started, made)
        except Exception as error:  # noqa: BLE001 -- whatever it is, the other articles are read
            row = Row(file.name, time.monotonic() - started, failure=line_of(error))
            self.worst = max(self.worst, code_of(error))
        if row.counts and row.counts[-1]:
            self.worst = Exit.BUG
        self._rows.append(row)

    async def _brief(self, program: Program, file: Path, stages: Stages) -> Brief:
        from onrecord.cli.brief import Form, rendered, write
        from onrecord.cli.reading import brief_id
        from onrecord.intake import read_article_file

        article = read_article_file(file, self._config.max_words)
        made = await program.reader.read(article, brief_id=brief_id(article), listen=stages.hear)
        forms: dict[str, Form] = {".json": "json", ".md": "markdown", ".html": "html"}
        for suffix, form in forms.items():
            write(self._output / f"{file.name}{suffix}", rendered(made, form))
        return made

    def report(self) -> None:
        """Print the table and write it beside the briefs; also after Ctrl-C."""
        if not self._rows:
            return
        from rich.console import Console

        from onrecord.bootstrap import endpoint_words
        from onrecord.cli.brief import write
        from onrecord.cli.table import to_markdown, to_table

        path = self._output / "table.md"
        write(path, to_markdown(self._rows, f"Read with {endpoint_words(self._config)}."))
        console = Console()
        console.print(to_table(self._rows, console.width))
        for row in self._rows:
            if row.failure:
                console.print(f"{row.name}: {row.failure}", markup=False, highlight=False)
        console.print(f"Briefs and this table: {self._output}", markup=False, highlight=False)
