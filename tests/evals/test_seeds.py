"""Tests of the seeds: the collection is what its guide promises, and no prompt has seen it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from evals.gold import Gold
from evals.labelling import Labelling
from evals.seeds import SEEDS, Seed, hash_of, load_seeds

ROOT = Path(__file__).parents[2]
LOADED = load_seeds()
OVERLAP = 9
"""Words in a row that an example of a prompt must not share with a seed. Eight in a row can be a formula."""


def ids(seed: Seed) -> str:
    """A seed by its name."""
    return seed.name


def part(name: str) -> list[Seed]:
    """The seeds of one part."""
    return [seed for seed in LOADED if seed.notes.part == name]


@pytest.mark.parametrize("seed", LOADED, ids=ids)
def test_every_label_quotes_its_article(seed: Seed) -> None:
    """Labels pass the same check that made them: nothing in them is not in the article."""
    for gold in filter(None, (seed.gold, seed.second)):
        labelling = Labelling(seed.article)
        again = labelling.complete(gold.model_dump(mode="json"))
        assert labelling.problems == []
        assert again == gold


def test_there_are_enough_seeds_of_every_kind() -> None:
    """At least 50 articles, 24 of them held; at least nine in other languages; long and short."""
    languages = Counter(seed.article.language for seed in LOADED)
    words = [len(seed.article.text.split()) for seed in LOADED]
    kinds = Counter(seed.notes.kind for seed in LOADED)
    assert len(LOADED) >= 50
    assert len(part("held")) >= 24
    assert len(part("dev")) >= 20
    assert min(languages[name] for name in ("es", "fr", "ar")) >= 3
    assert min(words) <= 100
    assert max(words) >= 2_400
    assert kinds["aggregator"] >= 4
    assert {"wire", "report", "analysis", "live_blog", "press_conference", "statement", "interview"} <= set(
        kinds
    )


def test_many_seeds_lack_what_others_have() -> None:
    """What is made up shows only where there is nothing to find."""
    bare = [seed for seed in LOADED if not seed.gold.military_assets]
    open_ = [seed for seed in LOADED if not any(p.setting == "private" for p in seed.gold.positions)]
    assert len(bare) >= 8
    assert len(open_) >= 8
    assert len([seed for seed in bare if seed in open_]) >= 4


def test_a_quarter_of_the_seeds_was_labelled_twice() -> None:
    """The agreement of two people stands beside each score."""
    twice = [seed for seed in LOADED if seed.second is not None]
    assert len(twice) >= len(LOADED) / 4
    assert {seed.notes.part for seed in twice} == {"dev", "held"}
    assert all(seed.second and seed.second.labelled.by != seed.gold.labelled.by for seed in twice)


def test_no_example_of_a_prompt_overlaps_a_seed() -> None:
    """A prompt that has seen an article is no measure of it."""
    shown = [
        words
        for file in sorted((ROOT / "prompts").rglob("*.toml"))
        for words in strings(tomllib.loads(file.read_text(encoding="utf-8")))
    ]
    runs = {run for words in shown for run in shingles(words)}
    assert runs
    for seed in LOADED:
        assert not runs & shingles(seed.article.text), seed.name


def strings(value: object) -> list[str]:
    """Every string in a prompt file."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [found for inner in value.values() for found in strings(inner)]
    return [found for inner in value for found in strings(inner)] if isinstance(value, list) else []


def shingles(words: str) -> set[tuple[str, ...]]:
    """Runs of words, whatever their case and marks."""
    tokens = re.findall(r"\w+", words.casefold())
    return {tuple(tokens[at : at + OVERLAP]) for at in range(len(tokens) - OVERLAP + 1)}


def test_the_guide_s_example_is_a_complete_set_of_labels() -> None:
    """What the guide shows is what the tool reads."""
    import json

    shown = re.search(r"```json\n(.*?)```", (SEEDS / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    raw = json.loads(shown.group(1))
    lists = {name for name, field in Gold.model_fields.items() if "list" in str(field.annotation)}
    assert lists <= set(raw)


def test_changing_a_label_changes_the_seeds_hash() -> None:
    """Runs on other labels are other runs."""
    seed = LOADED[0]
    other = Seed(
        seed.name,
        seed.article,
        seed.gold.model_copy(update={"unresolved_questions": []}),
        seed.second,
        seed.notes,
    )
    assert hash_of([seed]) != hash_of([other])
    assert hash_of([seed]) == hash_of([seed])


def test_articles_are_plain_text_with_a_headline() -> None:
    """Offsets refer to what the file holds: one line, an empty one, paragraphs."""
    for seed in LOADED:
        lines = seed.article.text.split("\n")
        assert lines[0], seed.name
        assert not lines[1], seed.name
        assert not re.search(r"<\w+[ >]", seed.article.text), seed.name
