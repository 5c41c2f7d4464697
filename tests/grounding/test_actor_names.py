"""Names of actors as real news writes them: nations, initials, Arabic names, armed groups, companies, places."""

from __future__ import annotations

import pytest

from grounding.building import grounding_of, resolved
from onrecord.grounding.text.naming import names_nobody


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("the Dutch", "Netherlands"),
        ("The British", "United Kingdom"),
        ("the Chinese", "China"),
        ("the French", "France"),
        ("the Russians", "Russia"),
    ],
)
def test_a_nation_of_diplomacy_is_its_state(words: str, state: str) -> None:
    """`the Dutch announced`: the state, whatever the adjective ends in."""
    (entry,) = resolved(f"Late on Monday {words} announced new sanctions.", (words, 1))
    assert entry is not None
    assert (entry.kind, entry.name) == ("state", state)


@pytest.mark.parametrize("name", ["V.K. Raman", "J.D. Hollis", "R.K.S. Verma"])
def test_initials_are_part_of_a_persons_name(name: str) -> None:
    """Two initials without a space before a surname are a person's."""
    (entry,) = resolved(f"National Security Adviser {name} said the fence would stay.", (name, 1))
    assert entry is not None
    assert (entry.kind, entry.name) == ("person", name)


def test_a_surname_without_its_arabic_article_is_the_same_person() -> None:
    """`Maliki` is Karim al-Maliki, whom the article gives in full before."""
    text = "Karim al-Maliki came to power in March. Maliki rejected the demand."
    full, short = resolved(text, ("Karim al-Maliki", 1), ("Maliki", 2))
    assert full is not None
    assert short is full


@pytest.mark.parametrize("name", ["Kata’ib al-Nasr", "Liwa al-Quds", "Harakat al-Fajr", "Jaysh al-Watan"])
def test_an_armed_group_by_its_arabic_name_is_a_group(name: str) -> None:
    """The Arabic words for battalions, brigade, movement and army are no given names."""
    (entry,) = resolved(f"On its channel, {name} denied any part in it.", (name, 1))
    assert entry is not None
    assert entry.kind == "group"


def test_rebels_known_by_their_backers_are_a_group() -> None:
    """`Iran-backed Huthi` is no full name of a person."""
    words = "Yemen's Iran-backed Huthi rebels"
    (entry,) = resolved(f"{words} threatened on Friday to attack ships.", (words, 1))
    assert entry is not None
    assert entry.kind == "group"
    assert "backed" not in entry.name


@pytest.mark.parametrize(
    "figures",
    [
        "figures from the Iraqi finance ministry",
        "data released by the Iraqi finance ministry",
        "official statistics compiled by the Iraqi finance ministry",
    ],
)
def test_figures_are_the_word_of_the_body_that_gives_them(figures: str) -> None:
    """The actor is the ministry, not its figures."""
    (entry,) = resolved(f"It pays 200,000 men, according to {figures}.", (figures, 1))
    assert entry is not None
    assert entry.name == "Iraqi finance ministry"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The opposition in Warsaw", "opposition"),
        ("the junta in Niamey", "junta"),
        ("the military rulers in Bamako", "military rulers"),
    ],
)
def test_a_body_by_its_noun_goes_without_its_seat(words: str, name: str) -> None:
    """Where a nameless body sits is no part of its name."""
    (entry,) = resolved(f"{words} demanded an emergency session.", (words, 1))
    assert entry is not None
    assert entry.name == name


def test_a_party_goes_without_its_leader() -> None:
    """`the New Centre of Pieter Maas` is the party."""
    words = "the New Centre of Pieter Maas"
    (entry,) = resolved(f"And {words}, the finance minister, says it will accept more debt.", (words, 1))
    assert entry is not None
    assert entry.name == "New Centre"


def test_fighters_are_the_only_armed_group_that_is_named() -> None:
    """`the guerrillas` takes up the Kasai Liberation Army."""
    text = (
        "The Kasai Liberation Army said on Monday it would leave. The guerrillas refused to give up the guns."
    )
    army, guerrillas = resolved(text, ("Kasai Liberation Army", 1), ("the guerrillas", 2))
    assert army is not None
    assert guerrillas is army


def test_fighters_are_nobody_known_where_two_armed_groups_are_named() -> None:
    """`the rebels` may be either."""
    text = "The Kasai Liberation Army and the Independence Front of Lomo talked. The rebels refused to leave."
    one, two, rebels = resolved(
        text, ("Kasai Liberation Army", 1), ("Independence Front of Lomo", 1), ("The rebels", 2)
    )
    assert rebels is not one
    assert rebels is not two


def test_a_force_is_taken_up_without_the_words_before_its_name() -> None:
    """`What Haiti's Gang Control Force has` names the Gang Control Force."""
    text = "What Haiti's Gang Control Force has lost is known. The force dismissed the claim."
    (entry,) = resolved(text, ("The force", 2))
    assert entry is not None
    assert entry.name == "Gang Control Force"


def test_an_office_of_two_titles_is_no_title_and_name() -> None:
    """`Director General of …`: the general is no person's name."""
    words = "the Director General of Public Relations"
    (entry,) = resolved(f"On Monday {words} said nothing had changed.", (words, 1))
    assert entry is not None
    assert not entry.name.startswith("General")


def test_a_vice_minister_is_the_one_introduced_with_that_office() -> None:
    """`The vice-minister` is the vice foreign minister of the sentence before."""
    text = "Chinese vice foreign minister Liu Wen landed on Friday. The vice-minister proposed a pause."
    liu, vice = resolved(text, ("Liu Wen", 1), ("The vice-minister", 2))
    assert liu is not None
    assert vice is liu


@pytest.mark.parametrize("place", ["at Camp Hollow", "near Port Ellen", "in Den Haag", "at Rosen Palace"])
def test_he_is_no_place(place: str) -> None:
    """Where something was said is not who said it."""
    text = f"Over dinner {place} on Sunday, he complained that the ships had changed their names."
    entry = grounding_of(text).actors.resolve("he", 1, recent=[])
    assert entry is None or entry.name not in place


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "es",
            "El juez citó a la armadora Haiyun Ocean. La compañía rechazó la acusación de la fiscal.",
            "La compañía",
        ),
        (
            "fr",
            "Le juge a convoqué l'armateur Haiyun Ocean. L'entreprise a rejeté les accusations du parquet.",
            "L'entreprise",
        ),
        (
            "fr",
            "Son exploitant, Haiyun Ocean, a été entendu. La société a rejeté les accusations du parquet.",
            "La société",
        ),
    ],
)
def test_a_company_is_the_one_named_as_such(language: str, text: str, words: str) -> None:
    """`La compañía` takes up the name beside `armadora`, and it is no person."""
    entry = grounding_of(text, language).actors.resolve(words, 2, recent=[])
    assert entry is not None
    assert (entry.kind, entry.name) == ("institution", "Haiyun Ocean")


@pytest.mark.parametrize("words", ["Wednesday night", "early Monday", "paid a visit to the company and"])
def test_a_day_or_a_cut_off_phrase_is_nobody(words: str) -> None:
    """Times, and phrases that end in a conjunction, are no actors."""
    assert names_nobody(words)
