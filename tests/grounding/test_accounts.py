"""Accounts: who tells of another's words where no verb of saying stands with them."""

import pytest

from grounding.building import read

SAID = "the bridge would stay shut until spring"


@pytest.mark.parametrize(
    ("behind", "teller"),
    [
        (", in the words of a person at the table.", "a person at the table"),
        (", by the account of two aides.", "two aides"),
        (", as one of those present recalls.", "one of those present"),
        (", a diplomat in the room let slip.", "a diplomat in the room"),
        (", screenshots of the exchange show.", "screenshots of the exchange"),
        (", the cable goes on.", "the cable"),
        (
            ", two sources with direct knowledge of the exchange tell us.",
            "two sources with direct knowledge of the exchange",
        ),
    ],
)
def test_an_account_behind_an_act_is_cited_for_it_and_is_no_part_of_it(behind, teller):
    """What was said ends where the account begins."""
    (item,) = read(f"Ana Roe warned her cabinet that {SAID}{behind}")
    assert [span.text for span in item.content] == [SAID]
    assert [source.text for source in item.sources] == [teller]
    assert item.setting == "private"


@pytest.mark.parametrize(
    "before",
    [
        "Going by the recollection of a participant, ",
        "By the account of two aides, ",
        "In the telling of one official, ",
    ],
)
def test_an_account_may_open_the_sentence(before):
    """The act behind it is told by these people."""
    (item,) = read(f"{before}Ana Roe warned the guests over dinner that {SAID}.")
    assert (item.actor.name, item.setting, item.disclosed_by) == ("Ana Roe", "private", "unnamed")


def test_an_act_joined_behind_an_account_is_an_act_of_its_own():
    """`He confided that …, in the words of an aide, and complained that …` tells two things."""
    items = read(
        "Over dinner with the envoy, Ana Roe confided that she had been tired, in the words of an aide, and "
        f"complained that {SAID}."
    )
    assert [item.cue.text for item in items] == ["confided", "complained"]
    assert [source.text for item in items for source in item.sources] == ["an aide", "an aide"]


def test_people_with_a_name_give_no_account_of_others_by_these_words():
    """`in the words of President Kamau`: a quotation of somebody, no source without a name."""
    (item,) = read(f"Ana Roe said that {SAID}, in the words of President Joseph Kamau.")
    assert item.disclosed_by == "self"


def test_one_sides_version_of_a_talk_is_its_account_of_what_the_other_said():
    """The side whose version it is is the source, what was said at the talk is private."""
    (item,) = read(
        "President Ana Roe and President Joseph Kamau spoke by telephone on Monday. In the Kremlin's version, Roe "
        "raised no conditions."
    )
    assert (item.actor.name, item.setting) == ("Ana Roe", "private")
    assert [source.text for source in item.sources] == ["the Kremlin"]


@pytest.mark.parametrize("heard", ["Two of the three recall Roe naming", "One of them remembered her naming"])
def test_what_somebody_was_heard_saying_is_told_by_who_heard_it(heard):
    """`recalled her putting the odds at …`: her words, by the account of one who was there."""
    items = read(
        "Ana Roe told the others at dinner that the tanks were late, three of those present said. "
        f"{heard} the spring of 2028."
    )
    assert [(item.actor.name, item.setting, item.disclosed_by) for item in items] == [
        ("Ana Roe", "private", "unnamed"),
        ("Ana Roe", "private", "unnamed"),
    ]


def test_why_a_source_has_no_name_is_no_position():
    """`because they feared …` is the sources' reason, and no act of those they tell of."""
    items = read(
        "Ana Roe warned her ministers that the port would close, three people at the dinner said. They asked not to "
        "be named because they feared publicity would sink the talks."
    )
    assert [item.cue.text for item in items] == ["warned"]


def test_people_familiar_with_talks_in_a_capital_do_not_speak_for_it():
    """What they know of is not whom they brief for: the setting stays unclear."""
    items = read(
        "The US administration is considering a halt to shipments, two people familiar with the deliberations in "
        "Washington said."
    )
    assert {item.setting for item in items} <= {"unclear"}
