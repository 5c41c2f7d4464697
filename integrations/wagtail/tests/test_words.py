from __future__ import annotations

import re

import pytest
from django.utils import translation

from onrecord_wagtail.blocks import WhoSaysWhatBlock
from onrecord_wagtail.words import words

LANGUAGES = ["es", "fr", "de", "ar"]


def flat(said: dict) -> dict[str, str]:
    """All words, the stages' too."""
    return {**{name: text for name, text in said.items() if isinstance(text, str)}, **said["stages"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_panel_speaks_the_editors_language(language):
    """Every word is translated, and holds the same places to fill in."""
    with translation.override("en"):
        english = flat(words())
    with translation.override(language):
        said = flat(words())
    assert said.pop("language") == language
    assert english.pop("language") == "en"
    # "{stage}: {done} of {total}" and the like differ by one word at least.
    assert [name for name in english if said[name] == english[name]] == []
    places = re.compile(r"\{\w+\}")
    assert [
        name for name in english if set(places.findall(said[name])) != set(places.findall(english[name]))
    ] == []


def test_a_block_has_its_heading_in_the_editors_language():
    """What is inserted is in the language that the editor works in."""
    empty = {"actors": [], "positions": [], "unresolved_questions": []}
    with translation.override("de"):
        assert WhoSaysWhatBlock().filled(empty)["heading"] == "Wer was sagt"
