"""Passives without an agent: who told what somebody was told."""

import pytest

from grounding.building import read

OPENING = "Omar Haddad told Lena Varga at a closed dinner that the contract was dead, three people in the room said. "


@pytest.mark.parametrize(
    "told",
    [
        "Varga was told that the port would stay shut, one of the people said.",
        "Varga was told, with great politeness, that the port would stay shut, one of the people said.",
        "Varga had been assured that the port would stay shut, one of the people said.",
        "Varga was later warned that the port would stay shut, one of the people said.",
    ],
)
def test_what_somebody_was_told_is_the_words_of_who_spoke_before_in_the_talk(told):
    """Never of the one who was told."""
    _, item = read(OPENING + told)
    assert (item.actor.name, item.setting, item.disclosed_by) == ("Omar Haddad", "private", "unnamed")
    assert [span.text for span in item.content] == ["the port would stay shut"]


def test_what_somebody_was_told_on_a_journey_was_told_by_the_side_travelled_to():
    """The capital stands for its state."""
    items = read(
        "In May President Ana Roe flew to Kampala, unannounced. There she was told that the port would stay shut, "
        "two aides said."
    )
    assert [item.actor.name for item in items if "told" in item.cue.text] == ["Kampala"]


def test_what_somebody_was_told_by_nobody_knows_whom_is_no_position():
    """A wrong speaker is worse than none."""
    assert not read("Joseph Kamau was told that the port would stay shut, two aides said.")


@pytest.mark.parametrize(
    "by",
    [
        "by Ana Roe that",
        "by Ana Roe, her deputy, that",
        "by Ana Roe in a phone call late on Monday that",
    ],
)
def test_who_is_named_by_by_told_it(by):
    """A description or a place may stand between the agent and the words."""
    (item,) = read(f"Joseph Kamau, the envoy, was told {by} the port would stay shut, two aides said.")
    assert (item.actor.name, item.setting) == ("Ana Roe", "private")
    assert [span.text for span in item.content] == ["the port would stay shut"]
