"""Meetings: open ones are no position, secret ones are a step."""

import pytest

from grounding.building import read


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
