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


def test_a_ministry_named_with_its_state_once_is_the_same_without_it():
    """`the State Department` is the US State Department, unless the article has another state's."""
    long, short = resolved(
        "The US State Department spoke on Monday. The State Department left.",
        ("The US State Department", 1),
        ("The State Department", 2),
    )
    assert long is short
    first, second, bare = resolved(
        "Kenya's Foreign Ministry spoke. Norway's Foreign Ministry left. The Foreign Ministry stayed.",
        ("Kenya's Foreign Ministry", 1),
        ("Norway's Foreign Ministry", 2),
        ("The Foreign Ministry", 3),
    )
    assert len({id(first), id(second), id(bare)}) >= 2
    assert first is not second


def test_a_body_that_bears_a_state_s_name_is_neither_a_person_nor_the_state():
    """`Environment Canada` is an institution beside Canada; a person by the name of Jordan stays one."""
    body, state = resolved(
        "Environment Canada said it had begun. Canada left the talks.",
        ("Environment Canada", 1),
        ("Canada", 2),
    )
    assert body is not state
    assert (body.kind, state.kind) == ("institution", "state")
    full, short = resolved(
        "Senator Lena Jordan spoke on Monday. Jordan left.", ("Lena Jordan", 1), ("Jordan", 2)
    )
    assert full is short
