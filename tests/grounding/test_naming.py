"""Tests of onrecord.grounding.text.naming: full names, bodies, and words that name nobody."""

from __future__ import annotations

import pytest

from onrecord.grounding.text.naming import (
    DATELINE,
    described_as_body,
    full_name,
    names_nobody,
    short_forms,
    stands_after_the,
)

TEXT = "Rahim Bawa receives us at noon. BAWA: We wait. Luka Koper, the port operator, spoke. The Growers League met."


@pytest.mark.parametrize("name", ["Bawa", "BAWA"])
def test_a_surname_stands_for_the_only_full_name_that_ends_with_it(name: str) -> None:
    """A label in capitals is the person whom the text introduces."""
    found = full_name(TEXT, name, before=40)
    assert found is not None
    assert TEXT[slice(*found)] == "Rahim Bawa"


def test_a_surname_of_two_people_stands_for_neither() -> None:
    """Which of them is not guessed."""
    assert full_name("Sofia Klein and Robert Klein met.", "Klein", before=0) is None


def test_an_apposition_or_an_article_tells_a_body_from_a_person() -> None:
    """A port operator is no person, whatever its name looks like."""
    assert described_as_body(TEXT, "Luka Koper")
    assert stands_after_the(TEXT, "Growers League")
    assert not described_as_body(TEXT, "Rahim Bawa")


@pytest.mark.parametrize("words", ["Another", "of his aides", "We'll", "both capitals", "in March he"])
def test_determiners_phrases_and_contractions_name_nobody(words: str) -> None:
    """No actor is made of them."""
    assert names_nobody(words)


@pytest.mark.parametrize("words", ["Iran", "the army", "al-Qaida", "Anna Kask"])
def test_names_and_bodies_name_somebody(words: str) -> None:
    """Actors stay actors."""
    assert not names_nobody(words)


@pytest.mark.parametrize(
    "text", ["HAVANA, Nov 27 - Elements", "ATHENS (Agencies) - Greece", "PORT SUDAN, Sudan — The"]
)
def test_a_dateline_is_read_as_one(text: str) -> None:
    """It is where the report was filed, not what anybody said."""
    assert DATELINE.match(text)


def test_an_abbreviation_in_brackets_is_short_for_the_name_before_it() -> None:
    """Initials tell where the name begins; a bracket that abbreviates nothing names nothing."""
    text = "The Ministry of Defence (MoD) and the Kenyan Ports Union (KPU) met in Lamu (Kenya)."
    assert short_forms(text) == {"MoD": "Ministry of Defence", "KPU": "Kenyan Ports Union"}


def test_a_body_s_noun_before_a_name_tells_it_from_a_person() -> None:
    """`The rights group Kraty` is nobody's surname; `the party's spokesperson` makes no party of a woman."""
    assert described_as_body("The rights group Kraty spoke.", "Kraty")
    assert not described_as_body(
        "Mina Calloway, the party’s foreign affairs spokesperson, spoke.", "Mina Calloway"
    )
