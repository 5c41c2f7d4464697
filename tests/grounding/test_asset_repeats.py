"""Repeats: words that take up an asset, bodies that only speak, and units with their whole."""

import pytest

from grounding.building import grounding_of
from onrecord.draft import DraftAsset


def listed(text):
    """The assets of an article, asked for every phrase in it: designation and number in words."""
    grounding = grounding_of(text)
    for sentence in grounding.article.sentences:
        for c in grounding.phrases.in_sentence(sentence.number):
            draft = DraftAsset(
                designation=grounding.article.text[c.start : c.end],
                sentences=[sentence.number],
                anchor=c.anchor,
            )
            grounding.assets.ground(draft)
    return [
        (item.designation.text, item.quantity.text if item.quantity else None)
        for item in grounding.assets.items
    ]


@pytest.mark.parametrize(
    "later",
    [
        "The ships are to sail from Mombasa by Friday.",
        "The Kenyan vessels were anchored off Lamu.",
        "These vessels have been deployed to Lamu before.",
        "Kenya moved the ships to Mombasa on Monday.",
        "The grey ships left Mombasa again on Tuesday.",
    ],
)
def test_a_definite_general_noun_takes_up_an_asset_of_its_kind(later):
    """`The ships` are the frigates of the sentence before, whatever adjective or state stands before them."""
    assert listed(f"Kenya sent two frigates to Lamu. {later}") == [("frigates", "two")]


def test_a_general_noun_of_another_kind_is_another_asset():
    """Planes take up no frigates, and ships of another number neither."""
    found = listed("Kenya sent two frigates to Lamu. Kenya sent five ships to Mombasa.")
    assert found == [("frigates", "two"), ("ships", "five")]


@pytest.mark.parametrize(
    "text",
    [
        "The USS Mason, a Navy destroyer, sailed to Lamu on Monday.",
        "The U.S.S. Mason, a guided-missile destroyer, was sent to Lamu.",
        "The navy sent the HMS Avon, a patrol vessel that had been in Gibraltar, to Lamu.",
        "The marines live on the BRP Mason, the rusting landing ship on which they eat, off Lamu.",
    ],
)
def test_a_ship_that_is_named_and_then_described_is_one(text):
    """What stands behind a ship's name between commas describes it."""
    ships = [name for name, _ in listed(text) if name != "marines"]
    assert len(ships) == 1


def test_a_list_that_begins_with_a_named_ship_keeps_its_members():
    """`the USS Mason, a destroyer and two frigates` are four ships, not a ship and what it is."""
    found = listed("Washington sent the USS Mason, a destroyer and two frigates to Lamu.")
    assert [name for name, _ in found] == ["USS Mason", "destroyer", "frigates"]


@pytest.mark.parametrize(
    "text",
    [
        "In Lamu, the M5 rebels said they would let convoys through.",
        "Defence Headquarters refused to disclose whether Kenya had moved.",
        "Kenya said its pilots were scrambled from Mombasa.",
        "Somalia offered to set up a direct line between the two air forces in Mombasa.",
        "The ship's sailors flew from Lamu all day.",
    ],
)
def test_bodies_that_speak_and_hands_that_nobody_counts_are_no_assets(text):
    """An army that speaks, two air forces as such, and pilots without a number are none."""
    assert [name for name, _ in listed(text) if name not in ("convoys", "ship")] == []


def test_counted_sailors_are_assets():
    """A number makes sailors and pilots a strength."""
    assert listed("Kenya sent 300 sailors to Lamu.") == [("sailors", "300")]


@pytest.mark.parametrize(
    ("text", "designation", "number"),
    [
        (
            "Two battalions of Kenya's 149th Rifle Brigade were sent to Lamu.",
            "battalions of Kenya's 149th Rifle Brigade",
            "Two",
        ),
        ("Some 40 soldiers from the 91st Bridge Company crossed the Tana.", None, "Some 40"),
        ("Kenya sent a company of paratroopers to Lamu.", "company of paratroopers", "a"),
        ("Kenya pledged a battalion of between 700 and 800, which was to land in Lamu.", "battalion", None),
        ("Kenya sent a garrison of 600 to Lamu.", "garrison", "600"),
        ("Kenya ordered 12 Mirage 2000 jets for Lamu.", "Mirage 2000 jets", "12"),
    ],
)
def test_a_unit_keeps_its_whole_and_its_strength(text, designation, number):
    """What a unit is part of belongs to its name, its men are its number; a model's number counts nothing."""
    name, count = listed(text)[0]
    assert name == designation or (designation is None and name.endswith("91st Bridge Company"))
    assert count == number or (number is None and count == "between 700 and 800")


def test_what_a_broadcaster_showed_begins_behind_the_verb():
    """`television showed soldiers` names soldiers."""
    assert listed("State television showed 40 soldiers of the 33rd Light Infantry Division in Lamu.") == [
        ("soldiers of the 33rd Light Infantry Division", "40")
    ]


@pytest.mark.parametrize("text", ["Kenya would open the air base at Lamu to the fleet of Oman."])
def test_a_base_is_named_by_its_place(text):
    """`the air base at Lamu` is one base and no other."""
    assert ("air base", None) in listed(text)
