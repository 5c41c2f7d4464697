"""A corrected brief becomes a seed: its labels pass their own check, and the harness scores it."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from evals_seed import TEXT, make_seed

from evals.adding import Asked, add_seed
from evals.command import main
from evals.scoring import Scorer
from evals.seeds import SeedTrouble, load_seed, load_seeds
from fakes import empty_brief, new_job
from onrecord.corrections import CHANGE, Correction, replayed
from onrecord.intake import make_article
from onrecord.store.job import JobState
from onrecord.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.brief import Brief

TODAY = date(2026, 11, 27)
WHEN = datetime(2026, 11, 26, 9, tzinfo=UTC)
ASKED = Asked(kind="wire")


def made_brief(text: str = TEXT) -> Brief:
    """What a model might have made of the small article: a wrong setting, a missed asset, an actor of no use."""
    gold = make_seed().gold
    idle = gold.actors[1].model_copy(update={"id": "a3", "name": "TALLINN", "aliases": [], "mentions": []})
    wrong = gold.positions[0].model_copy(update={"setting": "public", "unverified": ["claim"]})
    return empty_brief(make_article(text=text, language="en"), "0192f3a1-kask-0001").model_copy(
        update={
            "actors": [*gold.actors, idle],
            "positions": [wrong, *gold.positions[1:]],
            "military_assets": gold.military_assets[:1],
            "unresolved_questions": gold.unresolved_questions,
        }
    )


def words(brief: Brief, wanted: str) -> dict[str, int]:
    """A selection of words of the article."""
    start = brief.article.text.index(wanted)
    return {"start": start, "end": start + len(wanted)}


def corrections(brief: Brief) -> list[dict[str, Any]]:
    """What an editor does to it."""
    return [
        {"op": "change", "item": "p1", "field": "setting", "value": "private"},
        {
            "op": "add",
            "kind": "asset",
            "span": words(brief, "soldiers"),
            "quantity": words(brief, "40"),
            "operator": words(brief, "Estonia"),
            "location": words(brief, "Narva"),
            "status": "deployed",
        },
        {
            "op": "add",
            "kind": "divergence",
            "public": ["p2"],
            "private": ["p1"],
            "span": words(brief, "In public"),
        },
    ]


def by_ana(brief: Brief, *changes: dict[str, Any], withdrawn: bool = False) -> list[Correction]:
    """Corrections that stand, or were all withdrawn."""
    return [
        Correction(
            number=number,
            at=WHEN,
            by="Ana Ruiz",
            change=CHANGE.validate_python(change),
            withdrawn_at=WHEN if withdrawn else None,
        )
        for number, change in enumerate(changes or corrections(brief), start=1)
    ]


def test_a_corrected_brief_becomes_a_seed_that_the_harness_scores(tmp_path: Path):
    """The editors' labels are right in everything against the gold, and find what the model had wrong."""
    brief = made_brief()
    made = by_ana(brief)
    added = add_seed(brief, made, tmp_path, ASKED, TODAY)
    assert added.folder.name == "001-kask-wants-more"
    assert added.unchecked == ["p1"]
    (seed,) = load_seeds(tmp_path, part="dev")
    assert (seed.notes.kind, seed.gold.labelled.by, seed.gold.labelled.on) == (
        "wire",
        "Ana Ruiz",
        WHEN.date(),
    )
    assert seed.gold.actors == make_seed().gold.actors
    assert not any(item.unverified for item in (*seed.gold.positions, *seed.gold.military_assets))
    assert Scorer(seed.gold, replayed(brief, made).brief).run().errors == []
    errors = Scorer(seed.gold, brief).run().errors
    assert {(error.field, error.kind) for error in errors} >= {
        ("positions", "wrong_setting"),
        ("assets", "missed"),
    }


def test_seeds_are_numbered_on(tmp_path: Path):
    """After the last that there is."""
    (tmp_path / "117-otter-crossing").mkdir()
    brief = made_brief()
    added = add_seed(brief, by_ana(brief), tmp_path, Asked(kind="wire", slug="kask"), TODAY)
    assert added.folder.name == "118-kask"


def test_the_same_article_is_no_second_seed(tmp_path: Path):
    """The first is named."""
    brief = made_brief()
    add_seed(brief, by_ana(brief), tmp_path, ASKED, TODAY)
    with pytest.raises(SeedTrouble, match="001-kask-wants-more"):
        add_seed(brief, by_ana(brief), tmp_path, ASKED, TODAY)


def test_a_brief_that_nobody_corrected_is_the_model_s_own_judgement(tmp_path: Path):
    """Refused, withdrawn corrections or none, unless somebody stands by it."""
    brief = made_brief()
    for made in ([], by_ana(brief, withdrawn=True)):
        with pytest.raises(SeedTrouble, match="Nobody has corrected"):
            add_seed(brief, made, tmp_path, ASKED, TODAY)
    with pytest.raises(SeedTrouble, match="--by"):
        add_seed(brief, [], tmp_path, Asked(kind="wire", as_is=True), TODAY)
    added = add_seed(brief, [], tmp_path, Asked(kind="wire", as_is=True, by="Ben Okri"), TODAY)
    assert (added.gold.labelled.by, added.gold.labelled.on) == ("Ben Okri", TODAY)


def test_a_correction_that_does_not_apply_is_settled_first(tmp_path: Path):
    """The editor's judgement would be missing from the labels."""
    brief = made_brief()
    made = by_ana(brief, {"op": "delete", "item": "p1"}, {"op": "delete", "item": "p1"})
    with pytest.raises(SeedTrouble, match="do not apply any more: 2"):
        add_seed(brief, made, tmp_path, ASKED, TODAY)


def test_labels_that_quote_another_text_are_refused(tmp_path: Path):
    """A brief that was tampered with, and an article that would not read back; nothing is written."""
    brief = made_brief()
    moved = brief.article.model_copy(update={"text": " " + brief.article.text[:-1]})
    with pytest.raises(SeedTrouble, match="does not quote"):
        add_seed(brief.model_copy(update={"article": moved}), by_ana(brief), tmp_path, ASKED, TODAY)
    heading = empty_brief(make_article(text="# " + TEXT, language="en"), "0192f3a1-kask-0002")
    with pytest.raises(SeedTrouble, match="would not read back"):
        add_seed(heading, [], tmp_path, Asked(kind="wire", as_is=True, by="A"), TODAY)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_the_article_does_not_have_gives_way_to_one_that_it_has(tmp_path: Path):
    """Labels quote; what an editor calls an actor may not stand there."""
    brief = made_brief()
    renamed = {"op": "change", "item": "a1", "field": "name", "value": "Minister A. Kask"}
    added = add_seed(brief, by_ana(brief, renamed), tmp_path, ASKED, TODAY)
    assert (added.gold.actors[0].name, added.gold.actors[0].aliases) == ("Anna Kask", ["Kask"])


def test_a_position_without_content_is_named(tmp_path: Path):
    """The check of the labels says what is missing, and nothing is written."""
    brief = made_brief()
    bare = brief.positions[1].model_copy(update={"content": []})
    spoiled = brief.model_copy(update={"positions": [brief.positions[0], bare]})
    with pytest.raises(SeedTrouble, match="p2: a position needs content"):
        add_seed(spoiled, by_ana(brief), tmp_path, ASKED, TODAY)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Brief:
    """A corrected brief in the configured store."""
    folder = tmp_path / "store"
    monkeypatch.setenv("ONRECORD_FOLDER", str(folder))
    article = make_article(text=TEXT, language="en")
    job = new_job()
    brief = made_brief().model_copy(update={"id": job.id})

    async def keep() -> None:
        store = await Store.open(folder)
        await store.briefs.add(article, job)
        await store.briefs.finish(job.id, JobState.SUCCEEDED, brief=brief.model_dump_json())
        seen: list[Correction] = []
        for change in corrections(brief):
            made = await store.corrections.append(job.id, "Ana Ruiz", CHANGE.validate_python(change), seen)
            assert made is not None
            seen.append(made)
        await store.aclose()

    asyncio.run(keep())
    return brief


def test_the_command_takes_it_out_of_the_store_and_says_what_to_do_next(stored: Brief, tmp_path: Path):
    """The labels pass `python -m evals label` unchanged; a second person labels; nothing is published."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    options = ["--seeds", str(seeds), "--kind", "wire", "--topic", "arms", "--hard", "denial"]
    ended = CliRunner().invoke(main, ["add", stored.id, *options])
    assert ended.exit_code == 0, ended.output
    assert "001-kask-wants-more: 2 actors, 2 positions, 1 divergences, 2 assets, 1 questions" in ended.output
    for wanted in ("second.json", "claims of your own for p1", "do not publish"):
        assert wanted in ended.output
    seed = load_seed(seeds / "001-kask-wants-more")
    assert (seed.notes.topics, seed.notes.hard) == (["arms"], ["denial"])
    assert json.loads((seeds / seed.name / "gold.json").read_bytes())["seed"]["part"] == "dev"
    again = CliRunner().invoke(main, ["add", stored.id, *options])
    assert (again.exit_code, "a seed already" in again.output) == (2, True)
    absent = CliRunner().invoke(main, ["add", "0" * 32, *options])
    assert (absent.exit_code, "no finished brief" in absent.output) == (2, True)
