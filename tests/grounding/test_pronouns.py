"""Pronouns: whom he, she, it and they take up, and nobody where nobody fits."""

from grounding.building import grounding_of, resolved


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


def test_it_is_the_last_body_that_held_a_position():
    """A body that spoke comes before a body that was only named."""
    grounding = grounding_of("NATO spoke in Oslo on Monday. The United Nations listened. It left.")
    speaker = grounding.actors.resolve("NATO", 1, recent=[])
    named = grounding.actors.resolve("United Nations", 2, recent=[speaker])
    grounding.actors.hold(speaker, 1)
    assert grounding.actors.resolve("It", 3, recent=[speaker, named]) is speaker
