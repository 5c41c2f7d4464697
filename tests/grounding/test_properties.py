"""What holds of grounding whatever the article says and whatever is looked for in it."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from grounding.articles import ARTICLES
from grounding.drawn import article_of, cuts, harmlessly_edited, texts
from grounding.examples import examples
from grounding.hostile import fresh, hostile_drafts, whole_brief
from onrecord.grounding.text.folding import plain
from onrecord.grounding.text.locating import Locator
from onrecord.intake import make_article

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.draft import Draft

ELSEWHERE = "Vuxoo blimmed qwortle zzyxing, hyrft plimbo snarvel quaddled ommerly jaxt bevverin."
"""A paragraph without a word that a draft or a rule knows."""


def spans(text, words):
    """Where words are found in a text."""
    return [(place.start, place.end) for place in Locator(article_of(text)).places(words)]


@given(texts(), st.data())
@examples(150)
def test_grounding_what_was_grounded_gives_the_same_span(text, data):
    """Idempotent: the words of a span are found where the span is."""
    words = data.draw(cuts(text))
    for start, end in spans(text, words):
        assert (start, end) in spans(text, text[start:end])


@given(texts(), st.data())
@examples(150)
def test_whole_words_of_an_article_are_found_in_it(text, data):
    """Words copied whole are found where they were copied, whatever marks, brackets and ellipses they have."""
    tokens = [match.span() for match in re.finditer(r"\S+", text)]
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, min(first + 14, len(tokens) - 1)))
    start, end = tokens[first][0], tokens[last][1]
    words = text[start:end]
    assume(any(map(str.isalnum, words)))
    assume(not unicodedata.combining(words[0]))
    assert any(begin < end and start < finish for begin, finish in spans(text, words))


@given(texts())
@examples(150)
def test_folding_what_was_folded_changes_nothing(text):
    """Idempotent: a folded text has nothing left to fold."""
    assert plain(plain(text)) == plain(text)


@given(texts(), st.data())
@examples(150)
def test_a_harmless_edit_never_changes_the_span(text, data):
    """Words that differ only in what is named as harmless are found at the same places, not more and not fewer."""
    words = data.draw(cuts(text))
    assert spans(text, data.draw(harmlessly_edited(words))) == spans(text, words)


@given(texts(), texts(), texts(), st.data())
@examples(150)
def test_text_added_elsewhere_never_changes_a_span(text, before, after, data):
    """Before and behind the article others are put: inside it the same is found at the same places."""
    words = data.draw(cuts(text))
    before, after = before + "\n\nElsewhere it rained.\n\n", "\n\nElsewhere it rained.\n\n" + after
    start, end = len(before), len(before) + len(text)
    inside = [span for span in spans(before + text + after, words) if start <= span[0] and span[1] <= end]
    assert inside == [(begin + start, finish + start) for begin, finish in spans(text, words)]


@pytest.mark.parametrize("name", ARTICLES)
@given(data=st.data())
@examples(15)
def test_a_paragraph_added_elsewhere_changes_no_brief(name, data):
    """The spans of a brief move with the article, and nothing else of it does."""
    language, text = ARTICLES[name]
    around = f"{ELSEWHERE}\n\n{text}\n\n{ELSEWHERE}"
    article = make_article(text=around, language=language)
    draft = within(article, data.draw(hostile_drafts(article), label="draft"))
    behind = make_article(text=f"{around}\n\n{ELSEWHERE}", language=language)
    before = make_article(text=f"{ELSEWHERE}\n\n{around}", language=language)
    wanted = shown(article, draft)
    assert shown(behind, draft) == wanted
    offset = len(ELSEWHERE) + 2
    assert moved(shown(before, later(draft, offset)), -offset) == wanted


@pytest.mark.parametrize("name", ARTICLES)
@given(data=st.data())
@examples(15)
def test_a_draft_that_comes_twice_gives_the_items_of_one(name, data):
    """Idempotent: what a second look returns again joins what is there."""
    language, text = ARTICLES[name]
    article = make_article(text=text, language=language)
    draft = data.draw(hostile_drafts(article), label="draft")
    once, twice = shown(article, draft), shown(article, draft, draft)
    for field in ("positions", "military_assets", "unresolved_questions"):
        assert twice[field] == once[field]


def within(article: Article, draft: Draft) -> Draft:
    """The draft without sentence numbers and offsets that lie outside its article."""

    def kept(item: Any) -> Any:
        anchor = item.anchor if 0 <= (item.anchor or 0) < len(article.text) else None
        numbers = [number for number in item.sentences if 1 < number < len(article.sentences)]
        return item.model_copy(update={"anchor": anchor, "sentences": numbers})

    return each(draft, kept)


def later(draft: Draft, offset: int) -> Draft:
    """The draft of the same article one sentence and so many characters later."""

    def put_off(item: Any) -> Any:
        anchor = None if item.anchor is None else item.anchor + offset
        return item.model_copy(update={"anchor": anchor, "sentences": [one + 1 for one in item.sentences]})

    return each(draft, put_off)


def each(draft: Draft, change: Any) -> Draft:
    """The draft with its positions, assets and questions changed."""
    fields = ("positions", "assets", "questions")
    return draft.model_copy(
        update={field: [change(one) for one in getattr(draft, field)] for field in fields}
    )


def shown(article: Article, *drafts: Draft) -> dict[str, Any]:
    """The brief of drafts as JSON, but for the article itself and for the drafts' own numbers."""
    grounding = fresh(article)
    for draft in drafts:
        grounding.ground(draft)
    brief = json.loads(whole_brief(grounding, []).model_dump_json())
    for rejected in brief["account"]["rejected"]:
        del rejected["item"]
    return {key: part for key, part in brief.items() if key != "article"}


def moved(value: Any, offset: int) -> Any:
    """The JSON with every span so many characters and one sentence further."""
    if isinstance(value, list):
        return [moved(part, offset) for part in value]
    if not isinstance(value, dict):
        return value
    numbers = {"start": offset, "end": offset, "sentence": 1 if offset > 0 else -1}
    return {
        key: part + numbers[key] if key in numbers and isinstance(part, int) else moved(part, offset)
        for key, part in value.items()
    }
