"""Edited quotes: what changes the meaning is refused, what does not is accepted, in nine languages.

The edits come from `tests/edits`, written by somebody who had not read the grounding.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from onrecord.grounding.text.locating import Locator
from onrecord.intake import make_article
from tests.edits.harmless import harmless_edits
from tests.edits.meaning import meaning_edits
from tests.edits.words import LANGUAGES

if TYPE_CHECKING:
    from onrecord.grounding.text.locating import Place
    from tests.edits.edit import Edit

ACCEPTED = 0.99
"""Share of harmless edits that are found, with the right span."""


@lru_cache(maxsize=256)
def locator_of(text: str, language: str) -> Locator:
    """The locator of an article; folding is done once."""
    return Locator(make_article(text=text, language=language))


def places(edit: Edit) -> list[Place]:
    """Where an edited quote is found in its article."""
    return locator_of(edit.article, edit.language).places(edit.edited)


@pytest.fixture(scope="module")
def meaning() -> list[Edit]:
    """Edits that change the meaning, of this project's own articles."""
    return meaning_edits(shared=())


@pytest.fixture(scope="module")
def harmless() -> list[Edit]:
    """Edits that do not."""
    return harmless_edits(shared=())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_quote_that_was_edited_to_mean_something_else_is_found(language, meaning):
    """A digit, a name, a negation, a hedge, a splice, a tail, what an ellipsis hides: refused, every one."""
    edits = [edit for edit in meaning if edit.language == language]
    assert len(edits) > 80
    assert [(edit.kind, edit.edited) for edit in edits if places(edit)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_harmless_difference_is_found_with_the_article_s_own_span(language, harmless):
    """Marks, dashes, spaces, case, ligatures, unseen signs, forms of letters, brackets and ellipses."""
    edits = [edit for edit in harmless if edit.language == language]
    assert len(edits) > 80
    missed = [
        (edit.kind, edit.edited)
        for edit in edits
        if not any(place.start <= edit.start and edit.end <= place.end for place in places(edit))
    ]
    assert len(missed) <= len(edits) * (1 - ACCEPTED) + 1, missed


def test_harmless_edits_of_all_languages_together_are_found_in_99_of_100(harmless):
    """The bar holds over everything, without the one that a language may miss."""
    found = [any(p.start <= e.start and e.end <= p.end for p in places(e)) for e in harmless]
    assert sum(found) >= ACCEPTED * len(found)


def test_a_located_quote_is_located_again_at_the_same_place(harmless):
    """Grounding is idempotent: the span's own words are found where they stand."""
    for edit in harmless[::7]:
        locator = locator_of(edit.article, edit.language)
        for place in locator.places(edit.edited)[:1]:
            own = locator.article.text[place.start : place.end]
            assert any(p.start == place.start and p.end == place.end for p in locator.places(own)), own
