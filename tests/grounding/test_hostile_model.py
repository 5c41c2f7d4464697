"""The central property: whatever a model returns that its schema allows, the brief quotes the article."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grounding.articles import ARTICLES
from grounding.building import PADDING
from grounding.drawn import texts
from grounding.examples import examples
from grounding.hostile import fresh, hostile_drafts, hostile_strings, whole_brief
from onrecord.brief import Brief
from onrecord.intake import make_article
from onrecord.plans.whole import without_anchors
from tests.edits.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.article import Article
    from onrecord.draft import Draft


@cache
def article_called(name: str) -> Article:
    """One of the articles above, made once."""
    language, text = ARTICLES[name]
    return make_article(text=text, language=language)


@cache
def drafts_of(name: str) -> st.SearchStrategy[Draft]:
    """Hostile drafts of the article of that name."""
    return hostile_drafts(article_called(name))


@cache
def brief_schema() -> jsonschema.protocols.Validator:
    """The JSON Schema of a brief, as it is generated from the model."""
    schema = Brief.model_json_schema(mode="serialization")
    return jsonschema.Draft202012Validator(schema)


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


def assert_it_can_be_published(brief: Brief) -> None:
    """It quotes its article, refers to nothing that is not there, and is what its schema says."""
    shown = json.loads(brief.model_dump_json())
    assert_every_span_quotes_the_article(shown)
    assert_every_reference_has_its_item(shown)
    brief_schema().validate(shown)
    assert Brief.model_validate_json(brief.model_dump_json()) == brief


@pytest.mark.parametrize("name", ARTICLES)
@given(data=st.data())
@examples(30)
def test_whatever_a_model_returns_the_brief_quotes_the_article(name, data):
    """No exception, no span that is not the article's, no dangling id, and a brief that its schema allows."""
    article = article_called(name)
    drafts = drafts_of(name)
    grounding = fresh(article)
    grounding.ground(data.draw(drafts, label="draft"))
    if data.draw(st.booleans(), label="second look"):
        grounding.ground(data.draw(drafts, label="second draft"))
    sentences = data.draw(st.lists(hostile_strings(article.text, 600), max_size=5), label="summary")
    assert_it_can_be_published(whole_brief(grounding, sentences))


@given(texts(), st.sampled_from(LANGUAGES), st.data())
@examples(60)
def test_whatever_the_article_says_the_brief_quotes_it(text, language, data):
    """The same of articles drawn by chance: nine languages mixed, and signs anywhere that rules may trip over."""
    article = make_article(text=text + PADDING, language=language)
    grounding = fresh(article)
    grounding.ground(data.draw(hostile_drafts(article), label="draft"))
    assert_it_can_be_published(whole_brief(grounding, []))


@pytest.mark.parametrize("name", ARTICLES)
@given(data=st.data())
@examples(15)
def test_no_draft_item_is_dropped_without_a_line_in_the_account(name, data):
    """Every position, asset and question of a draft becomes an item, joins one, or is in the account."""
    article = article_called(name)
    draft = data.draw(drafts_of(name), label="draft")
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
@examples(8)
def test_the_same_drafts_give_the_same_brief(name, data):
    """Grounding reads nothing but the article and the draft: twice the same, id for id."""
    article = article_called(name)
    draft = data.draw(drafts_of(name), label="draft")
    briefs = []
    for _ in range(2):
        grounding = fresh(article)
        grounding.ground(draft)
        briefs.append(whole_brief(grounding, []).model_dump_json())
    assert briefs[0] == briefs[1]
