"""Meetings: open ones are no position, secret ones are a step."""

import pytest

from grounding.building import ground, grounding_of, read, reasons
from onrecord.draft import DraftPosition


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Roe met with President Joseph Kamau in Geneva on Monday, according to a news release.",
        "President Ana Roe held talks with President Joseph Kamau in Geneva on Monday.",
        "Kenya is in talks with Uganda on a new bridge, its foreign ministry said.",
    ],
)
def test_an_openly_told_meeting_is_no_position(text):
    """Nothing was said yet, and nothing was hidden."""
    assert not [item for item in read(text) if item.act == "does"]


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Roe met in secret with President Joseph Kamau in Oman in May, two aides said.",
        "President Ana Roe flew secretly to Kampala in May, two aides said.",
        "In May President Ana Roe flew to Kampala, unannounced, with two officers.",
        "President Ana Roe paid an unannounced visit to Kampala in May, two aides said.",
        "President Ana Roe quietly visited Kampala in May, two aides said.",
        "Kenya has held two rounds of talks with Uganda on the port, two aides said. Neither round was announced.",
    ],
)
def test_a_meeting_or_journey_kept_from_the_public_is_a_private_act(text):
    """The secrecy stands in the sentence, or the next one says that nothing was announced."""
    (item,) = [item for item in read(text) if item.act == "does"]
    assert item.setting == "private"


def test_a_matter_that_was_only_spoken_of_is_no_position_of_whoever_tells_of_it():
    """What a release says two sides discussed is neither side's word, whomever a model names; what one asked for is."""
    text = (
        "President Ana Roe met with President Joseph Kamau in Geneva on Monday. The release said the two leaders "
        "discussed the need to keep the bridge open. Roe asked Kamau to open the road, the release said."
    )
    grounding = ground(
        grounding_of(text),
        DraftPosition(actor="Ana Roe", cue="said", sentences=[2]),
        DraftPosition(actor="Roe", cue="asked", sentences=[3]),
    )
    assert [item.evidence[0].sentence for item in grounding.positions.items] == [3]
    assert reasons(grounding) == ["not_attributed"]


def test_what_two_did_together_is_private_for_both_or_for_neither():
    """One side's release tells of the talk: its own words and the other's were said in the same room."""
    release = "according to a Defense Department news release."
    items = read(
        f"Defense Secretary Ana Roe met with Kenyan Prime Minister Joseph Kamau in Nairobi on Monday, {release}\n"
        "The meeting focused on the road, and Roe praised the work of the engineers, the release said.\n"
        "The release said the two leaders discussed the next steps.\n"
        "Roe thanked Kamau for years of partnership, according to the release.\n"
        "The secretary and Kamau agreed that the bridge would stay open, the release said."
    )
    agreed = [item for item in items if item.cue.text == "agreed"]
    assert {item.actor.name for item in agreed} == {"Ana Roe", "Joseph Kamau"}
    assert [item.setting for item in agreed] == ["private", "private"]
