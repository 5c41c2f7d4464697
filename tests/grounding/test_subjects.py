"""Subjects: the words a verb belongs to."""

import pytest

from grounding.building import read
from onrecord.grounding.attribution.subjects import leading_subject, subject_after, subject_before


def before(text, verb):
    """The subject of a verb that stands once in a text."""
    found = subject_before(text, 0, text.index(verb))
    return text[slice(*found)] if found else None


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        (
            "At that session the Belarusian delegation offered nine names.",
            "offered",
            "the Belarusian delegation",
        ),
        ("A few lines further down she proposed another list.", "proposed", "she"),
        ("Then he closed the folder in front of him and told her no.", "told", "he"),
        ("The mediator, the former judge Grace Wambugu, urged both to wait.", "urged", "Grace Wambugu"),
        ("China respects the vote of its neighbours and hopes for calm.", "hopes", "China"),
        ("Two people involved in the talks said so.", "said", "Two people involved in the talks"),
        ("The Joint Staff (JS) said so.", "said", "The Joint Staff"),
        ("The Hill Front — made up of two armies — said so.", "said", "The Hill Front"),
        ("Oslo now says so.", "says", "Oslo"),
        ("Bakri himself said so.", "said", "Bakri"),
        ("The Gulf Trade Desk (GTD) agency said so.", "said", "The Gulf Trade Desk"),
        ("The cabinet remained committed to it.", "committed", "The cabinet"),
        ("At 4:50 he told Roos so.", "told", "he"),
        ("The group still holds forty men and wants a list.", "wants", "The group"),
    ],
    ids=[
        "place",
        "lines",
        "joined verb",
        "apposition",
        "joined after a name",
        "counted people",
        "letters",
        "dashes",
        "now",
        "himself",
        "letters and a noun",
        "remained",
        "hour",
        "still",
    ],
)
def test_a_subject_is_who_acts_and_not_what_stands_before_the_verb(text, verb, subject):
    """Place, time, other verbs and descriptions are no part of it."""
    assert before(text, verb) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Outside the chamber he struck a softer note,", "he"),
        ("At a private dinner in Phoenix in September, she went further,", "she"),
        ("The mission rejects the charge,", "The mission"),
        ("The mining minister, Paula Oyarce, went further,", "Paula Oyarce"),
        ("Walking out was never an option,", None),
    ],
)
def test_the_subject_that_opens_a_clause_serves_a_verb_that_stands_apart(text, subject):
    """`…, telling reporters` belongs to whoever opens the sentence; nobody is guessed where no name or pronoun does."""
    found = leading_subject(text, 0, len(text))
    assert (text[slice(*found)] if found else None) == subject


def test_a_name_behind_an_office_is_the_subject_of_an_inverted_verb():
    """`said the ministry's spokesman, Maj Gen Valery Kostomarov`: he, not his office."""
    text = "said the ministry's spokesman, Maj Gen Valery Kostomarov."
    found = subject_after(text, 4, len(text))
    assert found is not None
    assert text[slice(*found)] == "Maj Gen Valery Kostomarov"


def test_an_inverted_speaker_may_open_with_his_office_in_small_letters():
    """`said rebel spokesman Gabriel Otim`."""
    text = "The roof fell, said rebel spokesman Gabriel Otim."
    assert (
        text[slice(*subject_after(text, text.index(" rebel"), len(text)))] == "rebel spokesman Gabriel Otim"
    )


def test_a_court_of_appeals_appeals_for_nothing():
    """`An Athens appeals court` is a noun, and Athens no holder."""
    assert [
        item.actor.name for item in read("An Athens appeals court freed the former minister on Monday.")
    ] == []


def test_the_state_department_is_no_verb_of_saying():
    """The subject of `asked` is not all that stands before it."""
    (item,) = read("The State Department said it had asked Niamey for an account.")
    assert item.actor.name == "State Department"


def test_a_part_of_a_partys_name_is_no_person():
    """`the Alliance of Free Farmers` in apposition is the party."""
    names = [item.actor.name for item in read("Stanic's party, the Alliance of Free Farmers, backed him.")]
    assert "Free Farmers" not in names
