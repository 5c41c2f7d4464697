"""The roster: who is introduced with a title before or a role after the name."""

from grounding.building import grounding_of, resolved


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


def test_a_body_with_a_president_is_no_person():
    """`the Growers League, whose president …` enrols nobody."""
    actors = grounding_of("The Growers League, whose president left, met Minister Lena Varga in Oslo.").actors
    assert not actors.is_person("Growers League")
    assert actors.is_person("Lena Varga")
    assert actors.is_person("Varga")
