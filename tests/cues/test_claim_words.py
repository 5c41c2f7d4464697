"""The words by which claims are checked: well formed, and nothing stands at two poles of one pair."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import get_args

import pytest

from onrecord.cues.claims import load_claim_words
from onrecord.cues.lexicon import load_lexicon
from onrecord.grounding.claims.claims import Why, check_claim

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ru", "ar", "zh")
ENGLISH = tomllib.loads((resources.files("onrecord.cues.claims") / "en.toml").read_text(encoding="utf-8"))
ANYWHERE = [
    row for row in load_claim_words("en").opposites if row.anywhere and len(set(row.single.values())) > 1
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_number_words_or_is_english(language):
    """English numbers are read by rules; a number word means one number."""
    tables = tomllib.loads(
        (resources.files("onrecord.cues.claims") / f"{language}.toml").read_text(encoding="utf-8")
    )
    words = [word for entry in tables.get("numbers", {}).values() for word in entry.split()]
    assert (language == "en") != bool(words)
    assert len(words) == len(set(words))


@pytest.mark.parametrize("row", ENGLISH["opposite"], ids=lambda row: f"{row['why']}: {row['poles'][0][0]}")
def test_no_word_stands_at_two_poles_of_one_pair(row):
    """Else it would turn itself; and the objection is one that verdicts know."""
    single = [
        {form for entry in pole if " " not in entry for form in entry.split("|")} for pole in row["poles"]
    ]
    assert len(row["poles"]) >= 2
    assert sum(len(pole) for pole in single) == len(set().union(*single))
    assert row["why"] in get_args(Why)


@pytest.mark.parametrize("row", ANYWHERE, ids=lambda row: next(iter(row.single)))
def test_the_first_words_of_a_pair_turn_a_sentence_round(row):
    """`Kenya <one> it` is refused where the article has only the other."""
    first, second = (next(form for form, pole in row.single.items() if pole == number) for number in (0, 1))
    for mine, its in ((first, second), (second, first)):
        found = check_claim(f"The army {mine} Lamu.", f"The army {its} Lamu.", "", load_lexicon("en"))
        assert found.outcome == "refused", (mine, its)


def test_english_entries_are_small_letters_and_single_words_but_for_opposites():
    """A form with a capital or a space would never be met."""
    for name, entries in ENGLISH.items():
        if name == "opposite":
            continue
        for entry in entries:
            assert re.fullmatch(r"[a-z.$€£¥'|-]+", entry), (name, entry)


def test_a_language_without_a_file_has_no_words():
    """And its claims are checked by digits and names alone."""
    assert not load_claim_words("nl").full
    assert not load_claim_words("nl").numbers


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("offered", "offer"),
        ("denied", "deny"),
        ("stopped", "stop"),
        ("left", "leave"),
        ("agreed", "agre"),
        ("sunk", "sink"),
    ],
)
def test_the_forms_of_a_verb_have_one_base(form, base):
    """However it ends, and where it is irregular."""
    lists = load_claim_words("en")
    assert lists.base(form) == base
    assert lists.base({"agre": "agree"}.get(base, base)) == base
