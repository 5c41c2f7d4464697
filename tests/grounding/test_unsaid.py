"""What nobody said is no position: negated denials and threats, refusals to talk, and verbs of nobody."""

from __future__ import annotations

import pytest

from grounding.building import grounding_of


def cues(text: str) -> list[str]:
    """The verbs of a sentence that can carry a position."""
    return [frame.cue.text for frame in grounding_of(text).frames.frames(1)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya has not disputed that the ship was hit.",
        "The army has not denied that it fired on the port.",
        "Varga never threatened to leave the coalition.",
        "The ministry did not accuse Mali of the attack.",
        "Odera did not repeat the date.",
        "Odera has not called for the envoy to go.",
    ],
)
def test_a_negated_denial_threat_or_word_is_no_position(text):
    """Who has not denied something has said nothing of it."""
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Kenya does not recognise the new border.", "recognise"),
        ("The army does not believe that rebels fired.", "believe"),
        ("Kenya does not want a war over the port.", "want"),
        ("Varga has not agreed to the new terms.", "agreed"),
    ],
)
def test_a_negated_attitude_is_one(text, cue):
    """Not to want or to recognise something is a position."""
    assert cues(text) == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not disclose the size of the force or say when it might move.",
        "Odera would not give a number, nor would he say how many had died.",
        "Neither government would describe the talks.",
        "By Friday nobody in the capital could say which cabinet that would be.",
        "The two sides refused to name the dead or explain how they had been counted.",
        "No one immediately claimed the attack.",
    ],
)
def test_a_negation_reaches_over_a_coordination(text):
    """A negation set before the first verb, or a subject that is nobody, holds for the verbs joined to it."""
    assert cues(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The French ministry said it did not comment on diplomatic correspondence.",
        "The spokesman said he had nothing to add.",
        "Varga said nothing in the debate.",
        "The bank said it would not comment on rumours.",
        "Kenya said it would not give the names or say where they had been held.",
        "The department said it did not discuss leaked documents.",
        "His office would disclose neither his whereabouts nor his plans.",
        "The embassy declined to confirm or deny the report.",
        "A ministry spokesman refused to be drawn on the cable.",
        "Odera would not describe what was said.",
    ],
)
def test_a_refusal_to_talk_is_no_position(text):
    """It is an open question, where one can say what was asked."""
    assert cues(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said it would not accept the border.",
        "The ministry said it did not intend to leave.",
        "Mali said no more than 70 of its soldiers had fallen.",
        "The army said nothing had been decided.",
    ],
)
def test_a_negated_statement_is_a_position(text):
    """What is said may well be negative."""
    assert len(cues(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "They asked not to be named because they feared that publicity would sink the plan.",
        "Two of them asked for their names to be left out because they feared reprisals.",
        "They were granted anonymity because they feared losing their posts.",
    ],
)
def test_why_somebody_is_not_named_is_no_position(text):
    """The fear of a source is told to the reader, not held against anybody."""
    assert cues(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Odera welcomed soldiers visiting from Kenya at the palace.",
        "The regiment welcomed Soldiers visiting from Kenya at the range.",
        "The king welcomed his counterpart to the palace.",
        "The delegation walked out.",
        "The ministers discussed the border for two hours.",
        "Nineteen of the vessels have called at Primorsk since August.",
        "Manila received two of the ships that it ordered from Japan.",
        "He can claim to have ended the war.",
        "That is left to a ministerial order that has been redrafted twice.",
        "It was the Kenyans who had raised the alarm.",
        "Odera called a former aide who advises insurers.",
    ],
)
def test_a_greeting_a_talk_or_a_noun_is_no_act(text):
    """Words that only look like an act attribute nothing: a greeting, a mere topic, a purchase, a noun."""
    assert [cue for cue in cues(text) if cue != "called"] == []


def test_an_infinitive_joined_to_another_is_part_of_it():
    """`called on Odera to come and explain …` is one demand."""
    assert cues("Tamimi called on Odera to come before the chamber and explain who gave the order.") == [
        "called on"
    ]
