"""Who tells a whole sentence without a plain verb of saying, and who is set in between."""

from __future__ import annotations

import pytest

from grounding.building import grounding_of

TOLD = [
    ("Leland warned that the port was lost, as two participants recalled it.", "two participants"),
    ("Varga resolved to march on the treasury, as one who was there recalls.", "one who was there"),
    ("Varga told the envoy to go, one of those at the table let slip.", "one of those at the table"),
    (
        "Washington has informed Kenya that the battery will leave, two people with knowledge of the talks tell us.",
        "two people with knowledge of the talks",
    ),
    ("Odera pledged to stay, per two people familiar with the call.", "two people familiar with the call"),
    (
        'Odera confided that he was "minutes from the airport", in the words of a person briefed on it.',
        "a person briefed on it",
    ),
    ("Going by the recollection of a participant, Odera blamed the army.", "a participant"),
    (
        "Varga implored Odera to wait until May, screenshots of the exchange show.",
        "screenshots of the exchange",
    ),
    (
        "Over dinner on Sunday, according to three people who were there, he complained that the port was lost.",
        "three people who were there",
    ),
    ("Kenya, two officials said, has asked for a delay.", "two officials"),
    ("The envoy, one of them said, had promised to leave the port.", "one of them"),
    ("Odera’s answer, an official recalled, was that he had none to spare.", "an official"),
    ("Her response, in the recollection of one, was to remind him that the port was lost.", "one"),
]


@pytest.mark.parametrize(("text", "who"), TOLD, ids=[who for _, who in TOLD])
def test_people_behind_a_sentence_tell_of_its_acts(text, who):
    """The act stays its subject's, and they are the source."""
    frames = grounding_of(text).frames.frames(1)
    assert [text[slice(*frame.under)] if frame.under else None for frame in frames] == [who]
    assert all(who not in text[a:b] for frame in frames for a, b in frame.content)


def test_a_relative_clause_is_told_by_them_as_well():
    """`X, who reminded him that …, a diplomat recounted`."""
    text = "On the line was Ana Landa, who reminded Odera that his country owed hers money, a diplomat recounted."
    frame = next(f for f in grounding_of(text).frames.frames(1) if f.cue.text == "reminded")
    assert frame.under is not None
    assert text[slice(*frame.under)] == "a diplomat"


@pytest.mark.parametrize(
    "text", ["Kenya will stay, as Odera said it would.", "It fell by 3 per cent, per capita."]
)
def test_named_people_and_measures_are_no_tellers(text):
    """Only people without a name stand behind a sentence in this way."""
    assert all(frame.under is None for frame in grounding_of(text).frames.frames(1))
