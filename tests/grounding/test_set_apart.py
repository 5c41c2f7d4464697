"""Subjects set apart from their verbs by what stands between commas."""

import pytest

from grounding.building import grounding_of, read


@pytest.mark.parametrize(
    "between",
    [
        "at Thursday's dinner in a former hangar, where phones had been locked away",
        "speaking to the guests over lunch, when the doors had been shut",
    ],
)
def test_a_place_between_a_name_and_its_verb_is_no_subject(between):
    """The name before it is."""
    text = f"It was then that Foreign Minister Ana Roe, {between}, assured the guests that the bridge would stay open."
    grounding = grounding_of(text)
    (frame,) = [frame for frame in grounding.frames.frames(1) if frame.cue.text == "assured"]
    assert grounding.article.text[slice(*frame.subject)].endswith("Ana Roe")


@pytest.mark.parametrize("paper", ["A confidential letter", "A leaked cable", "An internal memo"])
def test_a_paper_whose_author_is_described_is_its_verbs_subject(paper):
    """The description between commas is the author's, the verb the paper's."""
    (item,) = read(
        f"{paper} from Ana Roe, the Kenyan defence minister, carried to Kampala by hand, urged Uganda to open it."
    )
    assert (item.actor.name, item.setting) == ("Ana Roe", "private")
    assert [source.type for source in item.sources] == ["document"]
