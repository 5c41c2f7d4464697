"""The edits themselves: how many there are, and that each is what it says it is."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.edits.article import SEEDS, own_articles, shared_articles
from tests.edits.folding import folded, stands_in, stands_once_in
from tests.edits.harmless import KINDS, harmless_edits
from tests.edits.meaning import MAKERS, meaning_edits
from tests.edits.words import LANGUAGES, words

if TYPE_CHECKING:
    from tests.edits.edit import Edit

MAKES = {"meaning": meaning_edits, "harmless": harmless_edits}
EACH = pytest.mark.parametrize("language", LANGUAGES)
IN_BRACKETS = re.compile(r"\s?\[[^\]]*\]\s?")
ELLIPSIS = re.compile(r"\s?(?:\[(?:…+|\.\.\.)\]|\(\.\.\.\)|…+|\.\.\.)\s?")
MAKES_NO_SENSE = {
    ("fr", "negation behind an ellipsis"),  # "ne" would stay and still deny
    ("zh", "surname exchanged"),  # its names here have no given name beside them; one is among the titles
}
SCRIPTS_WITHOUT = {
    "apostrophes": {"es", "de", "pt", "ru", "ar", "zh"},
    "first letter": {"ar", "zh"},
    "word case": {"ar", "zh"},
    "ligatures": {"ru", "zh"},
    "soft hyphens": {"ar", "zh"},
    "decomposed": {"zh"},
    "letter forms": set(LANGUAGES) - {"ar"},
    "tatweel": set(LANGUAGES) - {"ar"},
    "figures": set(LANGUAGES) - {"ar"},
    "diacritics": set(LANGUAGES) - {"ar"},
}


@pytest.fixture(scope="module")
def meaning() -> list[Edit]:
    """All edits that change the meaning."""
    return meaning_edits()


@pytest.fixture(scope="module")
def harmless() -> list[Edit]:
    """All edits that do not."""
    return harmless_edits()


@pytest.fixture(params=["meaning", "harmless"])
def edits(request) -> list[Edit]:
    """Either family."""
    return request.getfixturevalue(request.param)


def test_there_are_a_thousand_edits_of_either_family(edits):
    """Enough that one which slips through is no accident."""
    assert len(edits) >= 1000


@EACH
def test_each_language_has_its_eighty(edits, language):
    """No language rests on another's."""
    assert sum(edit.language == language for edit in edits) >= 80


@EACH
def test_a_language_has_each_kind_of_changed_meaning_that_makes_sense_in_it(meaning, language):
    """English has them all; what another lacks is listed with its reason."""
    kinds = {edit.kind for edit in meaning if edit.language == language}
    every = {*words("en").meaning, *MAKERS}
    assert every - kinds == {kind for lacking, kind in MAKES_NO_SENSE if lacking == language}


@EACH
def test_a_language_has_each_harmless_kind_that_its_script_can_have(harmless, language):
    """Arabic and Chinese know no capitals, and only Arabic draws words out."""
    kinds = {edit.kind for edit in harmless if edit.language == language}
    assert set(KINDS) - kinds == {kind for kind, lacking in SCRIPTS_WITHOUT.items() if language in lacking}


def test_no_kind_rests_on_one_example(edits):
    """Where a kind makes sense in a language, it is seen there more than twice."""
    counts = Counter((edit.language, edit.kind) for edit in edits)
    assert [kind for kind, count in counts.items() if count < 3] == []


def test_the_original_stands_in_the_article_where_the_edit_says(edits):
    """By its offsets, to the letter."""
    assert [edit for edit in edits if edit.article[edit.start : edit.end] != edit.original] == []


def test_an_edited_quote_is_another_than_the_original(edits):
    """And stands nowhere in the article as it is."""
    assert [edit for edit in edits if edit.edited in edit.article] == []


def test_no_edit_is_made_twice(edits):
    """The counts count different things."""
    assert len({(edit.original, edit.edited) for edit in edits}) == len(edits)


def test_a_changed_meaning_is_told_nowhere_in_the_article(meaning):
    """Not even with other capitals, quotation marks, spaces or forms of letters."""
    assert [edit for edit in meaning if stands_in(edit.edited, edit.article)] == []


def test_the_original_of_a_harmless_edit_stands_in_one_place(harmless):
    """So that there is one span to find."""
    assert [edit for edit in harmless if not stands_once_in(edit.original, edit.article)] == []


def test_the_original_of_a_harmless_edit_begins_and_ends_with_a_letter_or_a_figure(harmless):
    """So that no mark at its ends is asked of the span that is found."""
    ends = [(folded(edit.original[0]), folded(edit.original[-3:])) for edit in harmless]
    assert all(first and last for first, last in ends)


def test_a_harmless_change_of_signs_leaves_the_letters_as_they_are(harmless):
    """All but brackets and ellipses change only how the words are written."""
    others = [edit for edit in harmless if edit.kind not in {"brackets", "ellipsis"}]
    assert [edit for edit in others if folded(edit.edited) != folded(edit.original)] == []


def test_without_its_brackets_a_quote_is_the_original_again(harmless):
    """The clarifying word is all that was put in."""
    bracketed = [edit for edit in harmless if edit.kind == "brackets"]
    assert [
        edit for edit in bracketed if folded(IN_BRACKETS.sub("", edit.edited)) != folded(edit.original)
    ] == []


def test_both_ends_of_a_quote_with_an_ellipsis_are_those_of_the_original(harmless):
    """Only what stood between them is gone."""
    for edit in (edit for edit in harmless if edit.kind == "ellipsis"):
        head, tail = ELLIPSIS.split(edit.edited)
        assert edit.original.startswith(head)
        assert edit.original.endswith(tail)


@pytest.mark.parametrize("family", MAKES)
def test_the_same_edits_are_made_each_time(request, family):
    """Chance is seeded by names: neither the clock nor the process has a part in it."""
    assert MAKES[family]() == request.getfixturevalue(family)


@pytest.mark.parametrize("family", MAKES)
def test_real_articles_only_add_to_the_edits_of_our_own(request, family, tmp_path):
    """Without their folder the same edits come first, and they are enough."""
    own = MAKES[family](shared=shared_articles(tmp_path / "nowhere"))
    assert request.getfixturevalue(family)[: len(own)] == own
    assert len(own) >= 1000
    assert min(Counter(edit.language for edit in own).values()) >= 80


def test_seeds_are_of_the_development_part():
    """What is held back for measuring makes no test."""
    names = [
        article.name
        for language in LANGUAGES
        for article in own_articles(language)
        if article.name[0].isdigit()
    ]
    labels = [json.loads((SEEDS / name / "gold.json").read_text("utf-8")) for name in names]
    assert labels
    assert {label["seed"]["part"] for label in labels} == {"dev"}
