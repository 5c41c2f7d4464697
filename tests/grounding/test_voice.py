"""Whose `we` an official statement speaks with."""

import pytest

from grounding.building import grounding_of, read


def test_the_we_of_an_official_statement_is_the_state_that_speaks_beside_it():
    """A release says `we` outside quotation marks, for the state that it names as the subject beside it."""
    text = "We urge all parties to free its crew. Norway is ready to receive them, and our consul is there."
    urged = next(item for item in read(text) if item.cue.text == "urge")
    assert (urged.actor.name, urged.setting, urged.disclosed_by) == ("Norway", "public", "self")
    assert urged.claim == "Norway said: We urge all parties to free its crew."


def test_a_we_behind_what_it_speaks_of_claims_nothing_of_its_own():
    """`the seizure, which we deplore`: the words stand before the verb, and the first claim has them already."""
    text = "Norway condemns the seizure of the trawler, which we deplore. We urge all to free its crew."
    assert [item.claim for item in read(text)] == [
        "Norway condemns the seizure of the trawler.",
        "Norway said: We urge all to free its crew.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "By Kari Moe\n\nNorway condemns the seizure, and we urge calm. Our boats stay out.",
        "Norway condemns the seizure, its envoy told us. We urge calm. Our request was refused.",
        "“We urge calm,” Norway’s envoy said. “Our boats stay out.” Norway condemns the seizure.",
        "Norway is ready, and Sweden is ready, and our boats are out. We urge calm.",
        "Norway condemns the seizure. We urge calm.",
    ],
    ids=["a byline", "a newsroom", "within marks", "two states side by side", "once"],
)
def test_a_we_that_is_nobodys_statement_is_no_states(text):
    """A reporter's `we`, a quoted one, one of two states and a single one give no state a position."""
    grounding = grounding_of(text)
    words = grounding.article.words_of
    number = next(s.number for s in grounding.article.sentences if "urge calm" in words(s.number))
    assert grounding.actors.resolve("we", number, recent=[]) is None
