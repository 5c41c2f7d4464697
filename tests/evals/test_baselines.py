"""The baselines: words placed generously, cues read, answers recorded, and each system an honest `System`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest

from evals.baselines import baseline
from evals.baselines.assembly import assemble
from evals.baselines.brief_answer import BriefAnswer
from evals.baselines.counting import count_of
from evals.baselines.cues_alone import CuesAlone
from evals.baselines.drafts import Draft, DraftActor, DraftPosition, DraftSource
from evals.baselines.placing import Placing
from evals.baselines.plain_call import PlainCall
from evals.baselines.recorded import Raw, RecordedAnswers, key_of
from evals.baselines.with_langextract import (
    SETTINGS,
    VERSION,
    WithLangExtract,
    draft_of,
    instructions,
    output_schema,
)
from evals.cases import RunTrouble
from evals.gold import Gold, SeedNotes
from evals.recording import ModelCard, NotRecorded
from evals.seeds import Seed
from fakes import FakeProvider, answer, failure, truncated
from onrecord.bootstrap import ConfiguredModel
from onrecord.config import Config
from onrecord.errors import ModelTrouble
from onrecord.intake import read_article_file
from onrecord.model.client import ModelClient
from onrecord.model.endpoint import FixedEndpoint
from onrecord.model.price import cost_of

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.article import Article

TEXT = """Estonia weighs battery

TALLINN - Estonia's defence minister, Anna Kask, said on Monday that "no battery will leave this country".

Two aides said Kask had privately told the cabinet that it would not be ready by spring. \
Latvia sent three frigates. It is not clear when the battery will arrive.
"""
ANSWER = {
    "actors": [
        {"name": "Anna Kask", "kind": "person", "role": "defence minister"},
        {"name": "Sweden", "kind": "state", "role": None},
    ],
    "positions": [
        {
            "actor": "Kask",
            "setting": "private",
            "act": "says",
            "claim": "It would not be ready.",
            "words": "It would not be ready by Spring",
            "sources": [{"words": "Two aides", "unnamed": True, "count": 2}],
            "certainty": "reported",
        }
    ],
    "military_assets": [
        {
            "designation": "frigates",
            "kind": "ship",
            "quantity": "three",
            "value": 3,
            "operator": "Latvia",
            "location": None,
            "status": "deployed",
        }
    ],
    "unresolved_questions": [],
}


@pytest.fixture
def article(tmp_path: Path) -> Article:
    """A short article of our own."""
    file = tmp_path / "article.md"
    file.write_text(TEXT, encoding="utf-8")
    return read_article_file(file)


@pytest.fixture
def seed(article: Article) -> Seed:
    """The article as a seed with empty labels."""
    notes = SeedNotes(part="dev", kind="wire", topics=[], hard=[])
    gold = assemble(Draft(), article, by="nobody").model_copy(update={"seed": notes})
    return Seed("900-battery", article, gold, None, notes)


def card() -> ModelCard:
    """The fake provider's model."""
    return ModelCard("test-model", None, 0, 1, lambda tally: cost_of("test-model", 0, 0, embedded=True))


def answers(folder: Path, system: str = "plain", *, live: Any = None, fresh: bool = False) -> RecordedAnswers:
    """Recordings in a folder of the test."""
    return RecordedAnswers(system, card(), live, folder, fresh)


def plain(provider: FakeProvider, folder: Path, *, fresh: bool = False) -> PlainCall:
    """The plain call on a provider in this process."""

    async def live() -> ConfiguredModel:
        return ConfiguredModel(ModelClient(FixedEndpoint(provider.endpoint), transport=provider.transport))

    return PlainCall(answers(folder, live=live, fresh=fresh), transport=provider.transport)


async def read(system: Any, seed: Seed) -> Gold:
    """What a system makes of a seed."""
    made = (await system.read(seed, 0, lambda progress: None)).made
    assert isinstance(made, Gold)
    for name in ("positions", "military_assets", "unresolved_questions"):
        for item in getattr(made, name):
            spans = [*item.evidence, *getattr(item, "content", [])]
            assert all(seed.article.text[span.start : span.end] == span.text for span in spans)
    return made


# -- placing


def test_words_that_stand_in_the_article_are_placed_exactly(article: Article):
    """The place quotes the article and names its sentence."""
    place = Placing(article).place("it would not be ready by spring")
    assert place.found
    assert place.span.text == "it would not be ready by spring"
    assert article.text[place.span.start : place.span.end] == place.span.text
    assert place.span.sentence == article.sentence_at(place.span.start)


def test_letter_case_quotation_marks_and_punctuation_do_not_matter(article: Article):
    """A copied quote in other marks and capitals is the same quote."""
    place = Placing(article).place("“No Battery will leave - this country!”")
    assert place.found
    assert place.span.text == "no battery will leave this country"


def test_a_paraphrase_is_placed_where_most_of_its_words_stand(article: Article):
    """The benefit of the doubt: half of the words in one sentence are enough."""
    place = Placing(article).place("the battery would not be ready until spring")
    assert place.found
    assert "not be ready by spring" in place.span.text


def test_words_that_stand_nowhere_get_the_headline(article: Article):
    """They count as made up, they do not vanish."""
    place = Placing(article).place("submarines surfaced off Gotland")
    assert not place.found
    assert place.span.text == "Estonia weighs battery"


def test_the_headline_is_the_last_place_to_be_taken(article: Article):
    """Labels stand in the text; of several places the nearest is taken."""
    placing = Placing(article)
    assert placing.place("battery").span.start > article.sentences[0].end
    last = article.text.rindex("battery")
    assert placing.place("battery", near=last + 5).span.start == last


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("at least 40", (40, 40, None)),
        ("up to 3,000", (3000, None, 3000)),
        ("between 40 and 50", (None, 40, 50)),
        ("twenty-two", (22, None, None)),
        ("a", (1, None, None)),
        ("two dozen", (24, None, None)),
        ("hundreds", (None, None, None)),
    ],
)
def test_counts_are_read_with_their_bounds(words: str, count: tuple[int | None, ...]):
    """Numbers in digits and letters, and what bounds them."""
    assert tuple(count_of(words)) == count


# -- assembly


def test_actors_that_hold_nothing_are_left_out_and_surnames_find_their_actor(article: Article):
    """A party that is merely listed is none; "Kask" is Anna Kask."""
    draft = Draft(
        [DraftActor("Anna Kask", "person"), DraftActor("Sweden", "state")],
        [DraftPosition("Kask", ["no battery will leave this country"])],
    )
    made = assemble(draft, article, by="test")
    assert [(actor.name, actor.aliases) for actor in made.actors] == [("Anna Kask", ["Kask"])]
    assert made.positions[0].actor_id == made.actors[0].id


def test_a_position_that_cannot_be_placed_still_counts(article: Article):
    """An invention stays in the labels, at the headline."""
    draft = Draft([], [DraftPosition("Gotland", ["submarines surfaced overnight"])])
    made = assemble(draft, article, by="test")
    assert made.positions[0].content[0].sentence == 1
    assert made.actors[0].mentions


def test_an_unnamed_source_makes_the_disclosure_unnamed(article: Article):
    """Two hidden sources are a group with a count."""
    source = DraftSource("Two aides", unnamed=True, count=2)
    draft = Draft([], [DraftPosition("Anna Kask", ["it would not be ready by spring"], sources=[source])])
    position = assemble(draft, article, by="test").positions[0]
    assert position.disclosed_by == "unnamed"
    assert (position.sources[0].type, position.sources[0].count) == ("unnamed_group", 2)


# -- cues alone


async def test_cues_alone_find_quotes_settings_assets_and_questions(seed: Seed):
    """No model is asked for any of it."""
    made = await read(CuesAlone(), seed)
    names = {actor.id: actor.name for actor in made.actors}
    held = [(names[p.actor_id], p.setting, p.content[0].text) for p in made.positions]
    assert ("Anna Kask", "public", "no battery will leave this country") in held
    private = next(p for p in made.positions if p.setting == "private")
    assert private.sources[0].text == "Two aides"
    assert private.sources[0].count == 2
    assert [(a.designation, a.quantity and a.quantity.value) for a in made.military_assets] == [
        ("frigates", 3)
    ]
    assert [q.reason for q in made.unresolved_questions] == ["unknown"]


async def test_cues_alone_take_nothing_and_cost_nothing(seed: Seed):
    """What the table shows of it."""
    reading = await CuesAlone().read(seed, 0, lambda progress: None)
    assert (reading.calls, reading.asked, reading.cost) == (0, 0, 0.0)


# -- the plain call


async def test_the_plain_call_s_answer_becomes_labels(seed: Seed, tmp_path: Path):
    """Actors, positions, assets with quantity and operator, sources with their count."""
    made = await read(plain(FakeProvider(answer(ANSWER)), tmp_path), seed)
    assert [actor.name for actor in made.actors] == ["Anna Kask", "Latvia"]
    assert made.positions[0].content[0].text == "it would not be ready by spring"
    assert made.positions[0].sources[0].count == 2
    quantity = made.military_assets[0].quantity
    assert quantity is not None
    assert quantity.value == 3


async def test_the_plain_call_asks_for_its_schema_at_temperature_zero(seed: Seed, tmp_path: Path):
    """One request with the article as its last message, unchanged."""
    provider = FakeProvider(answer(ANSWER))
    await read(plain(provider, tmp_path), seed)
    (request,) = provider.requests
    assert (request["temperature"], request["max_tokens"]) == (0, 1800)
    assert request["messages"][-1]["content"] == seed.article.text
    assert "positions" in request["response_format"]["json_schema"]["schema"]["properties"]
    assert "id_slot" not in request


async def test_an_answer_is_recorded_and_not_asked_for_again(seed: Seed, tmp_path: Path):
    """The second reading asks nobody and says what the first one took."""
    provider = FakeProvider(answer(ANSWER))
    first = await plain(provider, tmp_path).read(seed, 0, lambda progress: None)
    second = await PlainCall(answers(tmp_path)).read(seed, 0, lambda progress: None)
    assert len(provider.requests) == 1
    assert (first.asked, second.asked) == (1, 0)
    assert (second.calls, second.tokens_in, second.tokens_out) == (1, 100, 10)
    assert second.seconds == first.seconds
    assert second.made == first.made


async def test_fresh_asks_again(seed: Seed, tmp_path: Path):
    """Whatever is recorded."""
    provider = FakeProvider(answer(ANSWER))
    await read(plain(provider, tmp_path), seed)
    await read(plain(provider, tmp_path, fresh=True), seed)
    assert len(provider.requests) == 2


async def test_without_a_recording_and_a_model_it_says_so(seed: Seed, tmp_path: Path):
    """`--recorded` never asks."""
    with pytest.raises(NotRecorded):
        await PlainCall(answers(tmp_path)).read(seed, 0, lambda progress: None)


@pytest.mark.parametrize("reply", [answer("not json"), truncated()])
async def test_an_answer_that_cannot_be_used_fails_the_article_and_is_recorded(
    seed: Seed, tmp_path: Path, reply: Any
):
    """Three attempts at the most; the recorded failure is the same failure."""
    provider = FakeProvider(reply)
    for system in (plain(provider, tmp_path), PlainCall(answers(tmp_path))):
        with pytest.raises(ModelTrouble) as caught:
            await system.read(seed, 0, lambda progress: None)
        assert caught.value.slug == "model-answer-unusable"
    assert 1 <= len(provider.requests) <= 3


async def test_the_endpoint_s_own_trouble_is_not_recorded(seed: Seed, tmp_path: Path):
    """A refused key says nothing of the model."""
    with pytest.raises(ModelTrouble) as caught:
        await plain(FakeProvider(failure(401)), tmp_path).read(seed, 0, lambda progress: None)
    assert caught.value.slug == "model-key-refused"
    assert not answers(tmp_path).file(seed, 0).exists()


async def test_attempts_are_counted_with_their_tokens(seed: Seed, tmp_path: Path):
    """An answer that did not fit was a call, too."""
    provider = FakeProvider(answer({"wrong": 1}), answer(ANSWER))
    reading = await plain(provider, tmp_path).read(seed, 0, lambda progress: None)
    assert (reading.calls, reading.tokens_in, reading.tokens_out) == (2, 200, 20)


def test_the_worked_example_fits_its_own_schema_and_text():
    """An example that its own article does not bear out would teach inventing."""
    from evals.baselines.plain_call import messages

    _, asked, answered, _ = messages("")
    example = BriefAnswer.model_validate_json(answered["content"])
    for position in example.positions:
        assert position.words in asked["content"]
    assert all(asset.designation in asked["content"] for asset in example.military_assets)
    assert all(question.words in asked["content"] for question in example.unresolved_questions)


# -- LangExtract


def extraction(name: str, words: str, at: int | None = None, **attributes: str) -> dict[str, Any]:
    """An extraction as the child gives it."""
    end = None if at is None else at + len(words)
    return {"class": name, "text": words, "attributes": attributes, "start": at, "end": end}


def test_the_offsets_of_langextract_are_taken_and_she_is_whoever_spoke_last():
    """What it aligned stays where it put it; what it did not is words to be placed."""
    at = TEXT.index("no battery")
    found = [
        extraction("position", "no battery will leave this country", at, actor="Anna Kask", act="says"),
        extraction("position", "it would not be ready", None, actor="she", setting="somewhere"),
    ]
    first, second = draft_of(found, 0, TEXT).positions
    assert first.content == [(at, at + len("no battery will leave this country"))]
    assert second.content == ["it would not be ready"]
    assert (second.actor, second.setting) == ("Anna Kask", "public")


def record(file: Path, raw: Raw) -> None:
    """Put an answer where a system looks for it."""
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(asdict(raw)), encoding="utf-8")


async def test_recorded_extractions_become_labels_without_langextract(seed: Seed, tmp_path: Path):
    """The table can be made where it is not installed."""
    at, begin = seed.article.text.index("frigates"), seed.article.text.index("TALLINN")
    found = [
        extraction(
            "asset",
            "frigates",
            at - begin,
            kind="ship",
            quantity="three",
            operator="Latvia",
            status="deployed",
        )
    ]
    key = key_of(
        "test-model", None, instructions(), output_schema(), SETTINGS, VERSION, seed.article.text[begin:]
    )
    kept = answers(tmp_path, "langextract")
    record(kept.file(seed, 0), Raw(key, json.dumps(found), None, 2, 900, 80, 12.5))
    reading = await WithLangExtract(kept).read(seed, 0, lambda progress: None)
    assert isinstance(reading.made, Gold)
    assert reading.made.military_assets[0].span.start == at
    assert reading.made.actors[0].name == "Latvia"
    assert (reading.asked, reading.seconds) == (0, 12.5)


async def test_a_missing_langextract_is_said_with_its_remedy(seed: Seed, tmp_path: Path):
    """The message names the command."""
    provider = FakeProvider(answer({}))

    async def live() -> ConfiguredModel:
        return ConfiguredModel(ModelClient(FixedEndpoint(provider.endpoint), transport=provider.transport))

    system = WithLangExtract(answers(tmp_path, "langextract", live=live), python=tmp_path / "none")
    with pytest.raises(RunTrouble, match=r"requirements-baselines\.lock"):
        await system.read(seed, 0, lambda progress: None)


def test_every_example_extraction_stands_in_its_example_and_fits_the_schema():
    """Examples that are not copied from their text would teach the model to paraphrase."""
    variants = output_schema()["properties"]["extractions"]["items"]["anyOf"]
    allowed = {next(iter(v["properties"])): list(v["properties"].values())[1] for v in variants}
    for example in instructions()["examples"]:
        for one in example["extractions"]:
            assert one["text"] in example["text"]
            assert list(one["attributes"]) == allowed[one["class"]]["required"]
            for name, value in one["attributes"].items():
                assert value in allowed[one["class"]]["properties"][name].get("enum", [value])


# -- which


def test_a_system_is_had_by_its_name(tmp_path: Path):
    """All three, on whatever model is configured."""
    made = [baseline(name, Config(), None, tmp_path, False) for name in ("cues", "plain", "langextract")]
    assert [system.name for system in made] == ["cues", "plain", "langextract"]
    assert made[0].model == "none"
    assert made[1].model == made[2].model != "none"


def test_an_unknown_system_is_refused_with_the_known_ones(tmp_path: Path):
    """The message lists them."""
    with pytest.raises(RunTrouble, match="cues, plain or langextract"):
        baseline("spacy", Config(), None, tmp_path, False)
