"""The register: names of one actor are one entry, and names of two are two."""

import pytest

from grounding.building import resolved


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
