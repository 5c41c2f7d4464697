"""The central property: whatever a model returns that its schema allows, the brief quotes the article."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grounding.articles import ARTICLES
from grounding.building import brief_of
from onrecord.brief import Act, ActorKind, AssetKind, AssetStatus, Brief, Certainty, Reason, Setting
from onrecord.cues.lexicon import load_lexicon
from onrecord.cues.states import demonyms, state_names
from onrecord.draft import Draft, DraftActor, DraftAsset, DraftPosition, DraftQuestion
from onrecord.grounding.divergences import merged, pairs
from onrecord.grounding.grounding import Grounding
from onrecord.grounding.summaries import checked, lead, notes
from onrecord.intake import make_article
from onrecord.plans.whole import without_anchors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.article import Article


WORDS = [
    "he",
    "they",
    "it",
    "we",
    "the",
    "said",
    "Reuters",
    "a senior US official",
    "two sources",
    "officials and diplomats",
    "a document",
    "the ministry",
    "Kenya and France",
    "The Rebels and The Army",
    "US",
    "us",
    "Washington",
    "40",
    "...",
    "…",
    "[...]",
    "'s",
    "’s",
    "“”",
    '"',
    " ",
    "\n",
    "\u200b",
    "\u0301",
    "\ud83d".encode("utf-8", "ignore").decode(),
    "ﬁ",
    "ß",
    "İ",
    "1" * 20,
    "Whether",
    "who",
    "Not",
]


@cache
def article_called(name: str) -> Article:
    """One of the articles above, made once."""
    language, text = ARTICLES[name]
    return make_article(text=text, language=language)


@cache
def brief_schema() -> jsonschema.protocols.Validator:
    """The JSON Schema of a brief, as it is generated from the model."""
    schema = Brief.model_json_schema(mode="serialization")
    return jsonschema.Draft202012Validator(schema)


@cache
def hostile_strings(text: str, longest: int) -> st.SearchStrategy[str]:
    """Random strings, words that mean something to rules, and cuts of the article, edited or not."""
    at = st.integers(0, len(text))

    def cut(start: int, length: int) -> str:
        return text[start : start + length]

    cuts = st.builds(cut, at, st.integers(0, min(longest, 120)))
    whole_words = st.sampled_from(sorted(set(text.split())))
    edited = st.builds(
        lambda one, glue, other: one + glue + other,
        cuts,
        st.sampled_from([" ... ", "…", " [sic] ", "[...]", "", " not ", " and ", "\u200b", "  ", '"', "8"]),
        cuts,
    )
    phrases = st.lists(whole_words | st.sampled_from(WORDS), max_size=5).map(" ".join)
    anything = st.text(st.characters(codec="utf-8"), max_size=20)
    return st.one_of(cuts, cuts.map(str.swapcase), edited, phrases, st.sampled_from(WORDS), anything).map(
        lambda words: words[:longest]
    )


@cache
def hostile_drafts(name: str) -> st.SearchStrategy[Draft]:
    """Anything that the schema of a draft allows, most of it near to the article of that name."""
    article = article_called(name)
    text = article.text

    def words(longest: int) -> st.SearchStrategy[str]:
        return hostile_strings(text, longest)

    total = len(article.sentences)
    number = st.one_of(
        st.integers(1, total), st.integers(-3, total + 3), st.sampled_from([10**20, -(10**20)])
    )
    cue_starts = sorted(set(_cue_starts(article))) or [0]
    anchor = st.one_of(
        st.none(), st.sampled_from(cue_starts), st.integers(-5, len(text) + 5), st.just(10**12)
    )

    def perhaps(literal: Any) -> st.SearchStrategy[Any]:
        return st.none() | st.sampled_from(get_args(literal))

    actor = st.builds(
        DraftActor,
        name=words(300),
        kind=perhaps(ActorKind),
        role=words(300),
        of=st.just("") | words(300),
        relation=st.sampled_from(["part_of", "speaks_for", ""]),
    )
    position = st.builds(
        DraftPosition,
        actor=words(300),
        cue=words(120),
        sentences=st.lists(number, max_size=4),
        sources=st.lists(words(120), max_size=3),
        setting=perhaps(Setting),
        act=perhaps(Act),
        claim=st.just("") | words(1_000),
        content=st.lists(words(300), max_size=3),
        certainty=perhaps(Certainty),
        relayed_by=st.lists(words(100), max_size=2),
        anchor=anchor,
    )
    asset = st.builds(
        DraftAsset,
        designation=words(300),
        quantity=words(120),
        operator=words(300),
        location=words(300),
        kind=perhaps(AssetKind),
        status=perhaps(AssetStatus),
        sentences=st.lists(number, max_size=4),
        anchor=anchor,
    )
    question = st.builds(
        DraftQuestion,
        question=words(500),
        reason=perhaps(Reason),
        withheld_by=words(300),
        sentences=st.lists(number, max_size=4),
        anchor=anchor,
    )
    return st.builds(
        Draft,
        actors=st.lists(actor, max_size=3),
        positions=st.lists(position, max_size=4),
        assets=st.lists(asset, max_size=3),
        questions=st.lists(question, max_size=2),
    )


def _cue_starts(article: Article) -> Iterator[int]:
    grounding = fresh(article)
    for sentence in article.sentences:
        yield from (frame.cue.start for frame in grounding.frames.frames(sentence.number))
        yield from (phrase.start for phrase in grounding.phrases.in_sentence(sentence.number))
        yield from (cue.start for cue in grounding.questions.cues(sentence.number))


def fresh(article: Article) -> Grounding:
    """A grounding of the article that nothing was put into."""
    return Grounding(article, load_lexicon(article.language), states=state_names(), adjectives=demonyms())


def whole_brief(grounding: Grounding, sentences: list[str]) -> Brief:
    """The brief with every divergence the model could be asked about, and its own summary."""
    found = pairs(grounding.positions.items, grounding.locator, grounding.lexicon, grounding.quoted)
    divergences = merged([(pair, pair.basis or "model") for pair in found])
    items = [item for _, item in notes(grounding)]
    summary = checked(grounding, sentences, items) if sentences else lead(grounding, items)
    return brief_of(grounding, divergences, summary)


def spans_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every span anywhere in a brief's JSON."""
    if isinstance(value, dict):
        if {"start", "end", "text", "sentence"} <= value.keys():
            yield value
        for part in value.values():
            yield from spans_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans_in(part)


def assert_every_span_quotes_the_article(shown: dict[str, Any]) -> None:
    """Every span's offsets give its text, and its sentence is the one that holds its start."""
    text, sentences = shown["article"]["text"], shown["article"]["sentences"]
    for span in spans_in({key: part for key, part in shown.items() if key != "article"}):
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert text[span["start"] : span["end"]] == span["text"]
        first, last = sentences[span["sentence"] - 1]
        assert first <= span["start"] < last


def assert_every_reference_has_its_item(shown: dict[str, Any]) -> None:
    """Every id that an item, the summary or the account refers to is the id of an item."""
    ids = {
        item["id"]
        for part in ("actors", "positions", "divergences", "military_assets", "unresolved_questions")
        for item in shown[part]
    }
    referred = [position["actor_id"] for position in shown["positions"]]
    referred += [position["about"] for position in shown["positions"]]
    referred += [actor[field] for actor in shown["actors"] for field in ("part_of", "speaks_for")]
    referred += [i for item in shown["divergences"] for side in ("public", "private") for i in item[side]]
    referred += [asset["part_of"] for asset in shown["military_assets"]]
    referred += [a["operator"]["actor_id"] for a in shown["military_assets"] if a["operator"]]
    referred += [i for sentence in shown["summary"] for i in sentence["items"]]
    referred += [note["item"] for kind in ("ambiguous", "flagged") for note in shown["account"][kind]]
    assert {name for name in referred if name is not None} <= ids


@pytest.mark.parametrize("name", ARTICLES)
@given(data=st.data())
@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_whatever_a_model_returns_the_brief_quotes_the_article(name, data):
    """No exception, no span that is not the article's, no dangling id, and a brief that its schema allows."""
    article = article_called(name)
    drafts = hostile_drafts(name)
    grounding = fresh(article)
    grounding.ground(data.draw(drafts, label="draft"))
    if data.draw(st.booleans(), label="second look"):
        grounding.ground(data.draw(drafts, label="second draft"))
    sentences = data.draw(st.lists(hostile_strings(article.text, 600), max_size=5), label="summary")
    brief = whole_brief(grounding, sentences)
    shown = json.loads(brief.model_dump_json())
    assert_every_span_quotes_the_article(shown)
    assert_every_reference_has_its_item(shown)
    brief_schema().validate(shown)
    assert Brief.model_validate_json(brief.model_dump_json()) == brief


@pytest.mark.parametrize("name", ARTICLES)
@given(data=st.data())
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_no_draft_item_is_dropped_without_a_line_in_the_account(name, data):
    """Every position, asset and question of a draft becomes an item, joins one, or is in the account."""
    article = article_called(name)
    draft = data.draw(hostile_drafts(name), label="draft")
    grounding = fresh(article)
    rejected = grounding.ledger.rejected
    for position in draft.positions:
        before = len(rejected)
        assert grounding.positions.ground(position) or len(rejected) > before
    for asset in without_anchors(draft).assets:
        before = len(rejected)
        item = grounding.assets.ground(asset)
        assert item in grounding.assets.items or (item is None and len(rejected) > before)
    for question in draft.questions:
        before = len(rejected)
        assert grounding.questions.ground(question) or len(rejected) > before


@pytest.mark.parametrize("name", ARTICLES)
@given(data=st.data())
@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_same_drafts_give_the_same_brief(name, data):
    """Grounding reads nothing but the article and the draft: twice the same, id for id."""
    article = article_called(name)
    draft = data.draw(hostile_drafts(name), label="draft")
    briefs = []
    for _ in range(2):
        grounding = fresh(article)
        grounding.ground(draft)
        briefs.append(whole_brief(grounding, []).model_dump_json())
    assert briefs[0] == briefs[1]
