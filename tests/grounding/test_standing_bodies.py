"""Standing bodies: which body a common noun takes up, and bodies by their bare names."""

import pytest

from grounding.building import resolved


@pytest.mark.parametrize(
    ("text", "first", "then"),
    [
        (
            "It will last until the transport ministry pays. The ministry refused.",
            "the transport ministry",
            "The ministry",
        ),
        (
            "The Lesotho Defence Force left. The military refused.",
            "The Lesotho Defence Force",
            "The military",
        ),
        ("The Israeli military left. The Israeli army refused.", "The Israeli military", "The Israeli army"),
        (
            "The 3rd Combat Engineer Regiment left. The regiment refused.",
            "The 3rd Combat Engineer Regiment",
            "The regiment",
        ),
        (
            "Britain's maritime security agency UKMTO left. The agency refused.",
            "Britain's maritime security agency UKMTO",
            "The agency",
        ),
        ("Danish shipping company Maersk left. Maersk refused.", "Danish shipping company Maersk", "Maersk"),
    ],
)
def test_one_body_in_other_words_is_one_actor(text, first, then):
    """The noun alone, another noun of the kind, or the bare name."""
    one, other = resolved(text, (first, 1), (then, 2))
    assert one is other


def test_two_states_forces_are_two_actors():
    """`the Israeli army` is not the Lebanese one."""
    one, other = resolved(
        "The Israeli army left. The Lebanese military refused.",
        ("The Israeli army", 1),
        ("The Lebanese military", 2),
    )
    assert one is not other


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Retired Major-General Festus Okwu", "Festus Okwu"),
        ("Al Jazeera's Lina Mansour", "Lina Mansour"),
        ("Rear Admiral Gleb Soro of the Black Sea Fleet", "Gleb Soro"),
        ("The rights group Amnesty International", "Amnesty International"),
        ("The 541st Guards Regiment", "541st Guards Regiment"),
        ("The Bank of England", "Bank of England"),
        ("The Government of National Unity", "Government of National Unity"),
    ],
)
def test_a_name_is_given_without_what_stands_around_it(words, name):
    """Titles, an employer, a description and a body behind go; what belongs to the name stays."""
    (entry,) = resolved(f"{words} refused in Oslo.", (words, 1))
    assert entry.name == name


def test_namesakes_are_told_apart_by_the_form_of_address():
    """`Ms. Klein` and `Mr. Klein` are two people."""
    text = (
        "Sophie Klein, the commissioner, spoke. Ms. Klein left at noon. "
        "Beside her sat Robert Klein, the economy minister. Mr. Klein refused. Ms. Klein said yes."
    )
    one, other, again = resolved(text, ("Ms. Klein", 2), ("Mr. Klein", 4), ("Ms. Klein", 5))
    assert (one.name, other.name) == ("Sophie Klein", "Robert Klein")
    assert again is one
