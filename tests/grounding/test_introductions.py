"""Introductions: who is introduced by the description before the name or the clause behind it."""

import pytest

from grounding.building import grounding_of, resolved
from onrecord.grounding.actors.introductions import is_honorific


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        (
            "The head of the state water agency, Vesela Orlova, spoke.",
            "Vesela Orlova",
            "The head of the state water agency",
        ),
        (
            "A spokesman for the air force, Cdr Sorin Balan, spoke.",
            "Sorin Balan",
            "A spokesman for the air force",
        ),
        (
            "The talks with the Minister of Foreign Affairs of Kazakhstan, Dana Ospan, went on.",
            "Dana Ospan",
            "the Minister of Foreign Affairs of Kazakhstan",
        ),
        (
            "The army left. Its consul general in Erbil, Behnam Kord, spoke.",
            "Behnam Kord",
            "Its consul general in Erbil",
        ),
        (
            "He rang his Romanian counterpart, Mihnea Dobre, at noon.",
            "Mihnea Dobre",
            "Romanian counterpart",
        ),
        ("Rui Banda, who leads the New Bridge party, spoke.", "Rui Banda", "who leads the New Bridge party"),
        (
            "Nitzan Pel, the IDF's point man on captives, spoke.",
            "Nitzan Pel",
            "the IDF's point man on captives",
        ),
    ],
)
def test_a_person_is_introduced_by_a_description(sentence, name, role):
    """Before the name or behind it: the role is the description."""
    number = len(sentence.split(". "))
    (entry,) = resolved(sentence, (name, number))
    assert (entry.name, entry.kind, entry.role.text) == (name, "person", role)


def test_an_office_says_more_than_a_form_of_address():
    """`Ms. Orlova` of one sentence does not hide what she is by another."""
    (entry,) = resolved(
        "Ms. Orlova left Oslo. Later the agency's director, Vesela Orlova, spoke.", ("Ms. Orlova", 1)
    )
    assert (entry.name, entry.role.text) == ("Vesela Orlova", "the agency's director")


def test_what_is_told_behind_a_name_is_no_role():
    """`Vesela Orlova, cautioned the minister …`: the end of one apposition opens no other."""
    (entry,) = resolved(
        "On Monday the head of the agency, Vesela Orlova, cautioned the minister that it was late.",
        ("Vesela Orlova", 1),
    )
    assert entry.role.text == "the head of the agency"


def test_a_description_does_not_reach_over_a_full_stop():
    """`… learned of the move. Its top officer, Gen. Paul Ross,`: the role opens with its own sentence."""
    (entry,) = resolved(
        "The command learned of the move. Its top officer, Gen. Paul Ross, spoke.", ("Paul Ross", 2)
    )
    assert entry.role.text == "Its top officer"


def test_a_company_whose_chief_resigned_is_no_person():
    """A clause about a body's people introduces nobody."""
    actors = grounding_of("Meridian Gas, whose chief executive resigned, left Oslo.").actors
    assert not actors.is_person("Meridian Gas")


@pytest.mark.parametrize("words", ["Mr", "Ms.", "Lt. Gen.", "Retired Major-General", "Rear Admiral", "Dr"])
def test_a_rank_or_a_form_of_address_is_no_office(words):
    """It says nothing of what the person does."""
    assert is_honorific(words)


@pytest.mark.parametrize("words", ["Foreign Minister", "army spokesman", "General Secretary of the union"])
def test_an_office_is_no_form_of_address(words):
    """It says whom a person speaks for."""
    assert not is_honorific(words)


def test_a_rank_takes_up_whom_the_article_names_with_it():
    """`The admiral` is `Adm. Teague`, whatever else she is called."""
    first, second = resolved(
        "Adm. Lorraine Teague, the chief of naval operations, left Oslo. The admiral refused.",
        ("Adm. Lorraine Teague", 1),
        ("The admiral", 2),
    )
    assert first is second


def test_a_capital_letter_hides_no_office():
    """`The Minister` of a press release is the minister it introduced."""
    first, second = resolved(
        "The Minister of Foreign Affairs of Kazakhstan, Dana Ospan, spoke. The Minister refused.",
        ("Dana Ospan", 1),
        ("The Minister", 2),
    )
    assert first is second
