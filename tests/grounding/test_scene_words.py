"""The words by which a scene goes on or ends."""

import pytest

from grounding.building import read

OPENING = "Omar Haddad told Lena Varga at a closed dinner that the contract was dead, three people in the room said. "


@pytest.mark.parametrize(
    "going_on",
    [
        "Defence Minister Joseph Kamau then argued for a new one.",
        "Joseph Kamau, the defence minister, is understood to have asked for a new one.",
        "The defence minister, Joseph Kamau, is said to have threatened to leave.",
        "Her answer was that she would sign nothing.",
        "Varga shot back that she would sign nothing.",
    ],
)
def test_then_hearsay_and_answers_go_on_with_a_scene(going_on):
    """Another who speaks up in it speaks behind the same doors."""
    assert [item.setting for item in read(OPENING + going_on)] == ["private", "private"]


def test_there_takes_up_a_meeting_behind_closed_doors():
    """The sentence before opens the scene and tells of nobody's words."""
    (item,) = read(
        "The defence council met on Monday with the doors shut. There, participants say, the interior minister, "
        "Joseph Kamau, called for an end to the talks."
    )
    assert (item.actor.name, item.setting, item.disclosed_by) == ("Joseph Kamau", "private", "unnamed")


@pytest.mark.parametrize(
    "leaving",
    [
        'Haddad, asked about the dinner on his aeroplane, declined to give details. "It went well," he said.',
        "The statement put out by his office was brief. Haddad said that a date had been set.",
        "At the podium he sounded another note. He said that talks would go on.",
    ],
)
def test_a_scene_ends_where_reporters_ask_or_a_statement_is_put_out(leaving):
    """What is said there is said openly."""
    assert [item.setting for item in read(OPENING + leaving)][-1] == "public"


def test_what_somebody_had_done_before_is_told_beside_the_scene():
    """`who had pressed for it since August`: no words of the dinner."""
    items = read(
        OPENING + "Defence Minister Joseph Kamau, who had pressed for an end since August, asked for a vote."
    )
    assert {item.cue.text: item.setting for item in items}["pressed for"] != "private"


def test_what_the_minutes_record_was_said_behind_closed_doors():
    """The sentence before says what paper tells of it."""
    items = read(
        "The minutes do record one note of caution. Joseph Kamau, who heads the agency, asked for another fortnight."
    )
    assert [item.setting for item in items] == ["private"]
