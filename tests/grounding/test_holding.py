"""Holders: whose an act is where its subject is not a name alone."""

import pytest

from grounding.building import ground, grounding_of
from onrecord.draft import DraftPosition

PEOPLE = "President Lena Varga met Omar Haddad, the defence minister, in Bor. Haddad said that he was glad. "


def holders(text, *drafts):
    """Holder, setting, disclosure and words for the source of each position after the first."""
    asked = [("Haddad", "said", 2), *drafts]
    grounding = ground(
        grounding_of(PEOPLE + text),
        *(DraftPosition(actor=actor, cue=cue, sentences=[number]) for actor, cue, number in asked),
    )
    return [
        (item.actor.name, item.setting, item.disclosed_by, item.sources[0].text)
        for item in grounding.positions.items[1:]
    ]


def test_his_spokeswoman_speaks_for_him():
    """Who speaks for somebody is no anonymous source."""
    found = holders(
        "His spokeswoman said in Oslo that there had been no guarantees.", ("His spokeswoman", "said", 3)
    )
    assert found == [("Omar Haddad", "public", "self", "His spokeswoman")]


@pytest.mark.parametrize(
    "source",
    ["Allies of Varga", "Two friends of Varga", "People close to the president", "Those around Varga"],
)
def test_those_around_somebody_tell_what_she_wants(source):
    """It is her stance, by their account."""
    found = holders(f"{source} said that she had no intention of leaving.", (source, "said", 3))
    assert [(name, came_out) for name, _, came_out, _ in found] == [("Lena Varga", "unnamed")]


def test_each_of_several_names_holds_what_they_told_together():
    """A list of three is three actors."""
    several = "Britain, France and Germany"
    found = holders(
        f"{several} have told Iran in confidential meetings that they will leave, two diplomats said.",
        (several, "told", 3),
    )
    assert [name for name, *_ in found] == ["Britain", "France", "Germany"]


def test_envoys_of_two_states_act_for_both():
    """`Envoys of Kenya and Uganda`."""
    sent = "Envoys of Kenya and Uganda"
    found = holders(
        f"{sent} met in secret in Oslo, two people briefed on the talks said.", (sent, "met in secret", 3)
    )
    assert [name for name, *_ in found] == ["Kenya", "Uganda"]


def test_who_is_told_is_not_who_tells():
    """`He told Haddad`: he is somebody else."""
    grounding = grounding_of(
        "General Juma Odera left Bor. Omar Haddad said that he was glad. He told Haddad that the port was lost."
    )
    ground(
        grounding,
        DraftPosition(actor="Omar Haddad", cue="said", sentences=[2]),
        DraftPosition(actor="He", cue="told", sentences=[3]),
    )
    assert [item.actor.name for item in grounding.positions.items] == ["Omar Haddad", "Juma Odera"]


def test_words_in_marks_that_begin_with_when_leave_no_question_open():
    """`“When …, you do not ask,” she said` is a statement."""
    found = holders(
        "“When the man who aims at you goes home, you do not ask why,” Varga said.", ("Varga", "said", 3)
    )
    assert [name for name, *_ in found] == ["Lena Varga"]


def test_what_was_said_weeks_after_a_secret_letter_is_no_part_of_it():
    """Another time is another scene."""
    found = holders(
        "Varga published a secret letter in which she offered Uganda a port, three weeks after she told lawmakers "
        "that nothing had been put in writing.",
        ("she", "offered", 3),
        ("she", "told", 3),
    )
    assert [(setting, came_out) for _, setting, came_out, _ in found] == [
        ("private", "document"),
        ("public", "self"),
    ]
