"""The words for states in an article: names, capitals and demonyms, and where they stand."""

import pytest

from grounding.building import grounding_of, resolved


def test_states_of_a_stretch_come_in_order_by_any_of_their_names():
    """Names, capitals and demonyms count alike."""
    grounding = grounding_of("Cuba met a Kenyan envoy in Moscow.")
    assert grounding.actors.states_in(*grounding.locator.window(1, 1)) == ["Cuba", "Kenya", "Russia"]


def test_a_state_is_mentioned_where_its_words_stood_last():
    """The last words before a place; the first ones where none stand before it."""
    actors = grounding_of("Cuba spoke on Monday. Havana slept. Cuban officials left.").actors
    assert actors.mention_of_state("Cuba", 30).text == "Havana"
    assert actors.mention_of_state("Cuba", 0).text == "Cuba"
    assert actors.mention_of_state("Kenya", 30) is None
    assert actors.words_for("Cuba") == "Cuba"


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Cuba met Kenya. The government slept, Kenyan officials said on Monday.", "Kenya"),
        ("NAIROBI, Nov 27 - A guest from Cuba left Kenya. The government slept on Monday.", "Kenya"),
        ("Cuba spoke, and Cuba left. The government slept, and Havana with it.", "Cuba"),
        ("Cuba met Kenya. The government slept on Monday.", None),
    ],
)
def test_the_government_is_that_of_the_officials_the_dateline_or_the_state_named_most(text, home):
    """`the government` without a state is nobody's state where the article names none clearly."""
    (entry,) = resolved(text, ("The government", 2))
    assert entry is not None
    assert (entry.name if entry.kind == "state" else None) == home
