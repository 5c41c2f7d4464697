"""`onrecord brief`: one article in, its brief out."""

from __future__ import annotations

import dataclasses
import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from onrecord.cli.exits import EXIT_CODES
from onrecord.cli.interruptible import run_interruptible
from onrecord.cli.stages import Stages

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.brief import Brief
    from onrecord.config import Config
    from onrecord.options import Options

Form = Literal["terminal", "json", "markdown", "html"]
FORMS: dict[str, Form] = {
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
WIDTH_IN_FILES = 100


class Moment(click.ParamType[datetime]):
    """An ISO 8601 date or moment; UTC where it names no zone."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment that was written."""
        try:
            moment = datetime.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f'"{value}" is no ISO 8601 date such as 2026-03-05T08:00:00Z', param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """What the caller says of the article, over what the article says of itself."""

    title: str | None = None
    url: str | None = None
    language: str | None = None
    published_at: datetime | None = None


@click.command(epilog=EXIT_CODES)
@click.argument("file")
@click.option("--json", "form", flag_value="json", help="The brief as JSON (schema: brief.v1).")
@click.option("--markdown", "form", flag_value="markdown", help="The brief as Markdown.")
@click.option(
    "--html", "form", flag_value="html", help="One self-contained page: article and brief side by side."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file; .json, .md and .html say the form.",
)
@click.option("--title", help="The article's title.")
@click.option("--url", help="Where it was published.")
@click.option(
    "--language", metavar="TAG", help="Its language, such as en or es; told from the words otherwise."
)
@click.option("--published", "published_at", type=Moment(), help="When it was published, in ISO 8601.")
@click.option("--plan", type=click.Choice(["auto", "whole", "stepwise"]), default="auto", show_default=True)
@click.option("--no-summary", is_flag=True, help="Leave the summary out.")
@click.option("--fresh", is_flag=True, help="Neither use nor keep the model's answers.")
def brief(
    file: str,
    form: Form | None,
    output: Path | None,
    plan: str,
    *,
    no_summary: bool,
    fresh: bool,
    title: str | None,
    url: str | None,
    language: str | None,
    published_at: datetime | None,
) -> None:
    """Read one article: FILE, or - for standard input. Plain text, Markdown and HTML are read.

    The model's answers are kept for the next time, so that the same article is quick; `onrecord forget`
    removes them. Progress goes to standard error.
    """
    if output is not None and not output.parent.is_dir():
        raise click.UsageError(f"The folder {output.parent} does not exist.")
    form = form or (FORMS.get(output.suffix.lower(), "terminal") if output else "terminal")
    with Stages() as stages:
        stages.show("Reading the file")
        from onrecord.config import load_config
        from onrecord.options import Options

        config = load_config()
        article = load_article(file, Said(title, url, language, published_at), config.max_words)
        options = Options.model_validate({"plan": plan, "summary": not no_summary})
        made = run_interruptible(_read(config, article, options, stages, fresh=fresh))
    if output is not None:
        write(output, rendered(made, form))
    elif form == "terminal":
        from rich.console import Console

        from onrecord.render import print_brief

        print_brief(made, Console())
    else:
        sys.stdout.buffer.write(rendered(made, form).encode())
        sys.stdout.buffer.flush()


def load_article(file: str, said: Said, max_words: int) -> Article:
    """The article in a file, or in standard input for `-`. Raises ArticleRefused."""
    from onrecord.intake import make_article, read_article, read_article_file
    from onrecord.intake.article import LARGEST_FILE

    if file == "-":
        if sys.stdin.isatty():
            click.echo("Paste the article, then press Ctrl-D on a line of its own.", err=True)
        # One byte more than is read: what is too long is refused with the right reason.
        article = read_article(sys.stdin.buffer.read(LARGEST_FILE + 1), max_words=max_words)
    else:
        article = read_article_file(Path(file), max_words)
    if said.language and said.language != article.language:
        title = said.title or article.title
        article = make_article(text=article.text, title=title, language=said.language, max_words=max_words)
    changed = {
        name: value for name, value in dataclasses.asdict(said).items() if value and name != "language"
    }
    return dataclasses.replace(article, **changed)


def rendered(made: Brief, form: Form) -> str:
    """The brief in a form that a file can hold."""
    if form == "json":
        return made.model_dump_json(indent=2) + "\n"
    from rich.console import Console

    from onrecord.render import print_brief, to_html, to_markdown

    if form == "terminal":
        paper = io.StringIO()
        print_brief(made, Console(file=paper, width=WIDTH_IN_FILES))
        return paper.getvalue()
    return to_html(made) if form == "html" else to_markdown(made)


def write(path: Path, text: str) -> None:
    """Write a file. Raises StoreTrouble where that cannot be done."""
    from onrecord.errors import StoreTrouble

    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StoreTrouble(
            "output-unwritable",
            f"{path} cannot be written ({error.strerror}).",
            remedy="Name another file; the model's answers are kept, so it will be quick.",
        ) from None


async def _read(config: Config, article: Article, options: Options, stages: Stages, *, fresh: bool) -> Brief:
    stages.show("Getting the model ready")
    from onrecord.cli.reading import brief_id, open_reading

    async with open_reading(config, fresh=fresh, on_fetch=stages.fetched) as program:
        reader = program.reader
        return await reader.read(article, options, brief_id=brief_id(article), listen=stages.hear)
