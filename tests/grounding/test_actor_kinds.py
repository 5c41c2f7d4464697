"""The kind of an actor: state, institution, group or person, and whether the article names it."""

import pytest

from grounding.building import grounding_of, resolved


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
        ("Lena Varga, a member of the committee, spoke.", "Lena Varga", "person", True),
        ("NHS Highland spoke on Monday in Oslo.", "NHS Highland", "institution", True),
        ("Downing Street spoke on Monday in Oslo.", "Downing Street", "institution", True),
        ("Islanders say the boats carried onions.", "Islanders", "group", False),
        ("Rain fell. Peters says the boats carried onions.", "Peters", "person", True),
    ],
)
def test_the_kind_of_an_actor_follows_from_its_words(text, words, kind, named):
    """State, institution, group or person; unnamed where the article does not name it."""
    (entry,) = resolved(text, (words, 1))
    assert (entry.kind, entry.named) == (kind, named)


def test_a_force_is_a_state_or_a_body_and_no_person():
    """Who has an asset may be named by an adjective or an acronym."""
    actors = grounding_of("Minister Lena Varga met Israeli and IDF officers in Oslo.").actors
    assert actors.is_force("Israeli")
    assert actors.is_force("IDF")
    assert not actors.is_force("Lena Varga")


@pytest.mark.parametrize(
    ("words", "kind"),
    [("The engineer on duty", "person"), ("A group of non-commissioned officers", "group")],
    ids=["a calling", "a group of people"],
)
def test_people_without_a_name_are_no_institution(words: str, kind: str) -> None:
    """`the engineer on duty` is one person, `a group of officers` are several."""
    (entry,) = resolved(f"{words} resolved to pull the plug.", (words, 1))
    assert entry is not None
    assert (entry.kind, entry.named) == (kind, False)


@pytest.mark.parametrize("name", ["Transit International", "Quarry Watch", "Engineers Without Borders"])
def test_an_organisation_by_its_own_name_is_no_person(name: str) -> None:
    """Nobody is called International, Watch or Without Borders."""
    (entry,) = resolved(f"On Monday, {name} accused the army of shelling a bridge.", (name, 1))
    assert entry is not None
    assert entry.kind == "institution"
