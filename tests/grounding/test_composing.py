"""Claims composed of the article's own words."""

import pytest

from grounding.building import ground, grounding_of
from onrecord.draft import DraftPosition


def claims(text, actor, cue):
    """The claims of an article for one cue."""
    grounding = grounding_of(text)
    ground(grounding, DraftPosition(actor=actor, cue=cue, sentences=[1]))
    return [item.claim for item in grounding.positions.items]


@pytest.mark.parametrize(
    ("text", "actor", "cue", "claim"),
    [
        (
            "The army insists it will stay in barracks.",
            "The army",
            "insists",
            "The army insists it will stay in barracks.",
        ),
        (
            "Independence, Lena Orr said, would not be discussed in this room.",
            "Lena Orr",
            "said",
            "Lena Orr said: Independence would not be discussed in this room.",
        ),
        (
            '"If prices double," Lena Orr added, "I will be back in this room."',
            "Lena Orr",
            "added",
            "Lena Orr added: “If prices double, I will be back in this room”.",
        ),
        (
            "General Anna Kask spoke for an hour, dismissing talk of a transitional council as gossip.",
            "Anna Kask",
            "dismissing",
            "General Anna Kask dismissed talk of a transitional council as gossip.",
        ),
    ],
    ids=["the article's subject", "attribution in the middle", "broken quotation", "participle"],
)
def test_a_claim_says_all_of_the_words_attributed_in_a_sentence_of_its_own(text, actor, cue, claim):
    """Who stands as the article has it, no piece of the content is lost, and a participle becomes a verb."""
    assert claims(text, actor, cue) == [claim]


def test_what_an_official_without_a_name_says_is_told_as_the_officials_words():
    """The state holds the position; the claim does not say that it spoke."""
    (claim,) = claims(
        "A senior Norwegian official said Norway would not send the frigate.",
        "A senior Norwegian official",
        "said",
    )
    assert claim == "A senior Norwegian official said Norway would not send the frigate."


def test_the_agent_of_a_passive_leads_its_claim():
    """`A fast track was rejected by the minister` says who rejected what."""
    (claim,) = claims("A fast track was rejected by Minister Lena Orr.", "Minister Lena Orr", "rejected")
    assert claim == "Minister Lena Orr rejected a fast track."


@pytest.mark.parametrize("name", ["Albert Connelly", "Juma Kelly", "Lena Donnelly"])
def test_a_name_that_ends_like_an_adverb_keeps_its_end(name):
    """`Connelly` is no adverb of `said`."""
    text = f"Staff Sgt. {name}, an artillery crew chief in Oslo, said “the crews were able to learn.”"
    assert claims(text, name, "said") == [f"Staff Sgt. {name} said “the crews were able to learn”."]


def test_what_a_labelled_speaker_says_of_himself_keeps_his_words():
    """`I reject` becomes no `Varga reject`."""
    text = (
        "Minister Lena Varga spoke in Oslo.\n\nMINISTER VARGA: Good morning to all of you.\n\n"
        "I reject the claim of Friday."
    )
    grounding = grounding_of(text)
    ground(grounding, DraftPosition(actor="Lena Varga", cue="reject", sentences=[3]))
    assert [item.claim for item in grounding.positions.items] == [
        "Lena Varga said: I reject the claim of Friday."
    ]


def test_who_describes_the_speaker_does_not_hide_the_verb():
    """`what is left there` asks nothing, and `by satellite phone` is no agent."""
    text = "Capt. Lena Orr, who commands what is left there, said by satellite phone that it rained."
    assert claims(text, "Lena Orr", "said") == ["Capt. Lena Orr said by satellite phone that it rained."]
