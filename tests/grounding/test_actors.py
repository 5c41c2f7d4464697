"""Actors: one entry for all the words that stand for the same actor, and none for others."""

import pytest

from grounding.building import grounding_of


def resolved(text, *asked):
    """The entries of words asked about in order, each with the number of its sentence."""
    grounding = grounding_of(text)
    recent = []
    for words, number in asked:
        entry = grounding.actors.resolve(words, number, recent=recent)
        recent.append(entry)
    return recent


def test_a_title_is_a_role_and_a_surname_is_the_same_person():
    """`Foreign Minister Lena Varga` and `Varga` are one entry with a role."""
    first, second = resolved(
        "Foreign Minister Lena Varga arrived in Oslo. Varga left.",
        ("Foreign Minister Lena Varga", 1),
        ("Varga", 2),
    )
    assert first is second
    assert (first.name, first.kind, first.named, first.role.text) == (
        "Lena Varga",
        "person",
        True,
        "Foreign Minister",
    )
    assert first.aliases() == ["Varga"]


def test_a_role_that_follows_the_name_is_found():
    """`Lena Varga, the foreign minister,` gives the role too."""
    (entry,) = resolved("Lena Varga, the foreign minister, arrived in Oslo.", ("Varga", 1))
    assert (entry.name, entry.role.text) == ("Lena Varga", "the foreign minister")


def test_two_people_of_one_surname_stay_apart():
    """A shared last name merges nobody."""
    first, second = resolved(
        "President Omar Haddad met Minister Ali Haddad on Monday.", ("Omar Haddad", 1), ("Ali Haddad", 1)
    )
    assert first is not second
    assert [first.role.text, second.role.text] == ["President", "Minister"]


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("The African Union met on Monday. The AU left.", "African Union", "AU"),
        ("Russia spoke on Monday. Moscow left.", "Russia", "Moscow"),
        ("The United States spoke on Monday. Washington left.", "the United States", "Washington"),
        ("The U.S. spoke on Monday. The US left.", "U.S.", "US"),
        ("Freddy Ñáñez spoke on Monday. Ñáñez left.", "Freddy Ñáñez", "Ñáñez"),
    ],
)
def test_acronyms_capitals_and_surnames_are_the_same_actor(text, long, short):
    """Other words for the same actor are its aliases."""
    first, second = resolved(text, (long, 1), (short, 2))
    assert first is second
    assert short in first.aliases()


def test_a_ministry_is_not_merged_with_its_state():
    """Related actors are related, not one."""
    state, army = resolved(
        "Russia spoke on Monday. The Russian army left.", ("Russia", 1), ("Russian army", 2)
    )
    assert state is not army
    assert (state.kind, army.kind) == ("state", "institution")


def test_a_demonym_stands_for_the_state_that_its_people_speak_for():
    """`Israeli` officials speak for Israel, with the article's word as a mention."""
    grounding = grounding_of("Israeli officials left Oslo on Monday.")
    entry = grounding.actors.body("Israeli", 1)
    assert (entry.name, entry.kind) == ("Israel", "state")
    assert [span.text for span in entry.mentions.values()] == ["Israeli"]


def test_a_definite_title_is_the_minister_that_was_introduced():
    """`the minister` and `she` are the person with that role."""
    first, second, third = resolved(
        "Defence Minister Lena Varga spoke. Later the minister left. She slept.",
        ("Lena Varga", 1),
        ("the minister", 2),
        ("She", 3),
    )
    assert first is second is third


def test_they_is_the_last_group_and_he_the_last_person():
    """Pronouns go to the nearest actor of their kind."""
    rebels, person, they, he = resolved(
        "The rebels met General Omar Haddad in Bor. They left. He slept.",
        ("The rebels", 1),
        ("Omar Haddad", 1),
        ("They", 2),
        ("He", 3),
    )
    assert they is rebels
    assert he is person


def test_a_pronoun_without_an_antecedent_is_nobody():
    """Nothing is guessed."""
    assert resolved("She left Oslo on Monday.", ("She", 1)) == [None]


def test_a_name_that_the_article_does_not_have_is_nobody():
    """What the model made up is not an actor."""
    assert resolved("Kenya left Oslo on Monday.", ("France", 1)) == [None]


def test_a_name_without_its_accents_is_found_and_spelt_as_the_article_does():
    """Accents of names are a harmless difference."""
    (entry,) = resolved("Freddy Ñáñez spoke in Oslo on Monday.", ("Freddy Nanez", 1))
    assert entry.name == "Freddy Ñáñez"


@pytest.mark.parametrize(
    ("text", "words", "kind", "named"),
    [
        ("Kenya spoke on Monday in Oslo.", "Kenya", "state", True),
        ("Nairobi spoke on Monday in Oslo.", "Nairobi", "state", True),
        ("NATO spoke on Monday in Oslo.", "NATO", "institution", True),
        ("The defence ministry spoke on Monday.", "The defence ministry", "institution", True),
        ("Hamas spoke on Monday in Oslo.", "Hamas", "group", True),
        ("The rebels spoke on Monday in Oslo.", "The rebels", "group", False),
        ("Elements within the regime spoke on Monday.", "Elements within the regime", "group", False),
        ("Lena Varga spoke on Monday in Oslo.", "Lena Varga", "person", True),
    ],
)
def test_the_kind_of_an_actor_follows_from_its_words(text, words, kind, named):
    """State, institution, group or person; unnamed where the article does not name it."""
    (entry,) = resolved(text, (words, 1))
    assert (entry.kind, entry.named) == (kind, named)


def test_whom_an_actor_belongs_to_is_read_from_its_own_words():
    """`Cuba's defense ministry` and `Kenyan President` name their state."""
    grounding = grounding_of("Cuba's defense ministry spoke. Kenyan President Juma Odera left Oslo.")
    ministry = grounding.actors.resolve("Cuba's defense ministry", 1, recent=[])
    president = grounding.actors.resolve("Juma Odera", 2, recent=[])
    assert grounding.actors.owner_of(ministry) == "Cuba"
    assert grounding.actors.owner_of(president) == "Kenya"
    assert grounding.actors.in_office(president)
    assert not grounding.actors.in_office(ministry)


def test_states_of_a_stretch_come_in_order_by_any_of_their_names():
    """Names, capitals and demonyms count alike."""
    grounding = grounding_of("Cuba met a Kenyan envoy in Moscow.")
    assert grounding.actors.states_in(*grounding.locator.window(1, 1)) == ["Cuba", "Kenya", "Russia"]


def test_a_dateline_names_the_country_of_its_own_ministers_only():
    """A president whom the desk does not place is as likely another state's."""
    text = (
        "HAVANA, Nov 27 - Havana kept silent on Monday about the talks. "
        "Foreign Minister Bruno Rey said the talks went on. "
        "Nobody answered calls in the evening. President Donald Dorn said that nothing had been agreed."
    )
    grounding = grounding_of(text)
    rey = grounding.actors.resolve("Bruno Rey", 2, recent=[])
    dorn = grounding.actors.resolve("Donald Dorn", 4, recent=[])
    assert rey is not None
    assert dorn is not None
    home = grounding.actors.home_of(rey, grounding.states_beside(rey))
    assert home is not None
    assert home.name in ("Cuba", "Havana")
    assert grounding.actors.home_of(dorn, grounding.states_beside(dorn)) is None
