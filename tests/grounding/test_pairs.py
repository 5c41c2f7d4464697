"""Pairs: whom `the two`, `both leaders` stand for."""

import pytest

from grounding.building import read

MET = "President Ana Roe and her Kenyan counterpart, Joseph Kamau, met in Geneva on Monday. "
TOLD = ", two officials briefed on the talks said."


@pytest.mark.parametrize("both", ["The two", "Both leaders", "The two presidents", "The two men", "The pair"])
def test_both_of_a_pair_hold_what_the_two_did_with_one_setting_and_source(both):
    """An editor sees the same for either side."""
    items = read(f"{MET}{both} agreed to reopen the bridge by spring{TOLD}")
    assert [item.actor.name for item in items] == ["Ana Roe", "Joseph Kamau"]
    assert {(item.setting, item.disclosed_by, item.act) for item in items} == {
        ("private", "unnamed", "commits")
    }
    assert len({source.text for item in items for source in item.sources}) == 1


def test_two_states_are_a_pair_of_sides():
    """`Both governments` are the states that the sentence before names."""
    items = read(
        f"Talks between Kenya and Uganda resumed on Monday. Both governments agreed to share the port{TOLD}"
    )
    assert sorted(item.actor.name for item in items) == ["Kenya", "Uganda"]


def test_what_both_agreed_by_the_account_of_one_side_was_agreed_at_their_talks():
    """An office that tells of the talk is the source, and no holder of what both did."""
    items = read(f"{MET}The two agreed to reopen the bridge by spring, the ministry said in a statement.")
    assert [(item.actor.name, item.setting) for item in items] == [
        ("Ana Roe", "private"),
        ("Joseph Kamau", "private"),
    ]


def test_three_people_are_no_pair():
    """Where more are named nothing says which two are meant."""
    items = read(
        "President Ana Roe, President Joseph Kamau and President Omar Haddad met in Geneva on Monday. "
        f"The two agreed to reopen the bridge by spring{TOLD}"
    )
    assert not {"Ana Roe", "Joseph Kamau", "Omar Haddad"} & {item.actor.name for item in items}
