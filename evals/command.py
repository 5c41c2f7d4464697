"""The harness's commands."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import click

from evals.adding import Asked, add_seed, next_steps
from evals.cases import RUNS, RunTrouble, load_run
from evals.gold import SeedKind
from evals.labelling import Labelling
from evals.live import ENOUGH, ask_again
from evals.results import score_run
from evals.running import Ordered, Running
from evals.seeds import SEEDS, SeedTrouble, folder_of, load_article, load_seed, load_seeds
from evals.selftest import plant_all
from evals.support import READINGS, draw, write_sheet
from evals.system import OnRecord, card_of
from evals.taking import from_service, from_store
from onrecord.bootstrap import set_up_logging
from onrecord.config import load_config
from onrecord.errors import OnRecordError


class Harness(click.Group):
    """Turns trouble with seeds, and the program's own, into one line and exit code 2."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except (SeedTrouble, RunTrouble, OnRecordError) as trouble:
            raise click.UsageError(str(trouble)) from None


@click.group(cls=Harness)
def main() -> None:
    """How good the briefs are, where they are wrong, and whether a change made them better."""


@main.command()
@click.option("--limit", type=click.IntRange(min=1), help="Only the first so many seeds.")
@click.option(
    "--epochs", type=click.IntRange(min=1), default=1, help="Ask so many times and show the spread."
)
@click.option("--fresh", is_flag=True, help="Ask the model again, whatever is recorded.")
@click.option("--part", type=click.Choice(["dev", "held"]), help="Only this part of the seeds.")
@click.option("--seed", "only", multiple=True, help="Only this seed, by number; may be given again.")
@click.option("--system", default="onrecord", help="onrecord, or a baseline: cues, plain, langextract.")
@click.option(
    "--baseline", type=click.Path(path_type=Path, dir_okay=False), help="A run.json to compare with."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=RUNS,
    help="Folder for run and report.",
)
@click.option("--recorded", is_flag=True, help="Fail where an answer is not recorded; ask no model.")
@click.option("--prune", is_flag=True, help="Drop recorded answers that this run did not need.")
def run(**given: Any) -> None:  # noqa: ANN401 -- click's own types
    """Read the seeds and score the briefs."""
    Running(Ordered(**given)).run()


@main.command()
@click.argument("seed")
def sentences(seed: str) -> None:
    """Print the sentences of a seed's article with their numbers."""
    article = load_article(folder_of(seed))
    for sentence in article.sentences:
        click.echo(f"{sentence.number:3}  {article.words_of(sentence.number)}")


@main.command()
@click.argument("seed")
@click.option("--second", is_flag=True, help="The labels of a second person, second.json.")
def label(seed: str, *, second: bool) -> None:
    """Fill in the offsets of a seed's labels and check them."""
    folder = folder_of(seed)
    file = folder / ("second.json" if second else "gold.json")
    if not file.exists():
        raise SeedTrouble(f"{file} is missing: write it as seeds/README.md says.")
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise SeedTrouble(f"{file} is no JSON: {error}.") from None
    labelling = Labelling(load_article(folder))
    gold = labelling.complete(raw)
    if gold is None:
        for problem in labelling.problems:
            click.echo(f"  {problem}", err=True)
        raise SeedTrouble(
            f"{file.parent.name}/{file.name}: {len(labelling.problems)} problems, nothing was written."
        )
    file.write_text(
        json.dumps(gold.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    click.echo(
        f"{folder.name}/{file.name}: {len(gold.actors)} actors, {len(gold.positions)} positions, "
        f"{len(gold.divergences)} divergences, {len(gold.military_assets)} assets, "
        f"{len(gold.unresolved_questions)} questions; every span quotes the article."
    )


@main.command()
@click.argument("brief_id", metavar="ID")
@click.option("--kind", type=click.Choice(get_args(SeedKind)), default="report", show_default=True)
@click.option("--topic", "topics", multiple=True, help="What it is about; may be given again.")
@click.option("--hard", multiple=True, help="What is hard in it; may be given again.")
@click.option("--slug", help="The folder's name after its number; else from the title.")
@click.option("--by", help="Who labelled; else those who corrected.")
@click.option("--as-is", is_flag=True, help="Take it though nobody corrected it: --by found it right.")
@click.option("--url", help="Take it from the service at this address, not from the configured store.")
@click.option("--key", envvar="ONRECORD_API_KEY", help="The service's key; else ONRECORD_API_KEY.")
@click.option(
    "--seeds",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=SEEDS,
    help="Their folder.",
)
def add(brief_id: str, *, url: str | None, key: str | None, seeds: Path, **given: Any) -> None:  # noqa: ANN401 -- click's own types
    """Make a seed of a brief that editors corrected: its article, and their judgement as gold labels."""
    taken = from_service(brief_id, url, key) if url else from_store(brief_id, load_config())
    added = add_seed(*taken, seeds, Asked(**given), datetime.now(UTC).date())
    for line in next_steps(added):
        click.echo(line)


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default=RUNS / "run.json")
@click.option("--field", help="Only errors of this field: actors, positions, assets, questions, divergences.")
@click.option("--kind", help="Only errors of this kind, such as missed or wrong_setting.")
@click.option("--seed", help="Only this seed, by number.")
def errors(file: Path, field: str | None, kind: str | None, seed: str | None) -> None:
    """List what a run got wrong on the dev seeds, with the passages.

    Held seeds are left out: whoever reads their passages can no longer measure by them.
    """
    named = {one.name: one for one in load_seeds(part="dev")}
    for case in score_run(load_run(file), named).cases:
        if seed is not None and case.seed.number != seed:
            continue
        for error in case.score.errors:
            if field in (None, error.field) and kind in (None, error.kind):
                number = error.passage.sentence
                click.echo(f"{case.case.seed} s{number} {error.field} {error.kind}")
                click.echo(f"    {named[case.case.seed].article.words_of(number)}")
                click.echo(f"    gold:  {error.expected}\n    brief: {error.made}")


@main.command()
def selftest() -> None:
    """Plant an error of each kind and see the harness turn red. Asks no model."""
    config = load_config()
    system = OnRecord(card_of(config), None, plan=config.plan)
    seeds = load_seeds()
    blind = False
    for planted in asyncio.run(plant_all(system, seeds, lambda words: click.echo(f"  … {words}", err=True))):
        clean = planted.name == "nothing planted"
        fine = bool(planted.red) != clean
        blind = blind or not fine
        seen = "; ".join(planted.red[:4]) + (
            f" and {len(planted.red) - 4} more" if len(planted.red) > 4 else ""
        )
        click.echo(f"{'ok ' if fine else 'BAD'} {planted.name}: {seen or 'green'}")
    if blind:
        raise click.exceptions.Exit(1)


@main.command()
@click.option("--seed", "numbers", multiple=True, default=("001", "012"), show_default=True)
def live(numbers: tuple[str, ...]) -> None:
    """Ask two seeds live and compare the answers with the recorded ones."""
    seeds = [load_seed(folder_of(number)) for number in numbers]
    config = load_config()
    set_up_logging(config.model_copy(update={"log_level": "error"}))
    say = "  asking {}".format
    asked = asyncio.run(ask_again(config, seeds, lambda name: click.echo(say(name), err=True)))
    for one in asked:
        click.echo(
            f"{one.seed}: {one.same} of {one.answers} answers as recorded, {one.unrecorded} not recorded."
        )
    if sum(one.same for one in asked) < ENOUGH * sum(one.answers for one in asked):
        click.echo(
            "The recordings do not stand for this model and program: run `make evals` and commit them."
        )
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default=RUNS / "run.json")
def sheet(file: Path) -> None:
    """Draw claims and summary sentences of a run for blind readers: evals/readings/sheet.jsonl."""
    sentences = draw(load_run(file))
    write_sheet(sentences, READINGS / "sheet.jsonl")
    click.echo(
        f"{len(sentences)} sentences in {READINGS / 'sheet.jsonl'}; readers answer in reader-NAME.json."
    )
