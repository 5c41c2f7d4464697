"""Claims composed of the article's own words."""

import pytest

from grounding.building import ground, grounding_of
from onrecord.draft import DraftPosition
from onrecord.grounding.text.clean_cuts import closed


def claims(text, actor, cue, language="en"):
    """The claims of an article for one cue."""
    grounding = grounding_of(text, language)
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


@pytest.mark.parametrize(
    ("text", "actor", "cue"),
    [
        (
            "The first guns will arrive by March, the Norwegian defence minister, Lena Orr, said in Oslo.",
            "Lena Orr",
            "said",
        ),
        ("Oslo moved two howitzers up to the river, which Stockholm denied.", "Stockholm", "denied"),
        ("If they were refused, Lena Orr said, she would resign.", "Lena Orr", "said"),
        (
            "Norway urged both sides to wait; without it, said its chairman, Lena Orr, two plants would close.",
            "Lena Orr",
            "said",
        ),
        (
            "Norway puts its losses at between 14 and 17 and expects the port to work again by Friday.",
            "Norway",
            "puts",
        ),
        (
            "Lena Orr told aides she would not resign over a list she had called “unspeakable” only days earlier.",
            "Lena Orr",
            "called",
        ),
        (
            "Oslo spoke of 40 dead, a claim Stockholm dismissed as noise from a radio studio.",
            "Stockholm",
            "dismissed",
        ),
    ],
    ids=[
        "a title before the name",
        "a relative clause",
        "a condition cut in two",
        "from the middle of a clause",
        "half a range",
        "what was called so stands before",
        "an object in the clause before",
    ],
)
def test_words_that_cannot_stand_alone_are_printed_with_their_sentence(text, actor, cue):
    """Nobody has to guess what a cut took away: the claim is the article's own sentence."""
    assert claims(text, actor, cue) == [text]


@pytest.mark.parametrize(
    ("language", "text", "actor", "cues", "claim"),
    [
        (
            "es",
            "Nicaragua sostiene que la lancha cruzó su zona económica y exige la entrega de los tripulantes.",
            "Nicaragua",
            ("sostiene", "exige"),
            "Nicaragua exige la entrega de los tripulantes.",
        ),
        (
            "fr",
            "Bakou a accusé la France de chercher la revanche et réclamé l'arrêt immédiat des livraisons.",
            "Bakou",
            ("accusé", "réclamé"),
            "Bakou a accusé la France de chercher la revanche et réclamé l'arrêt immédiat des livraisons.",
        ),
    ],
    ids=["a finite verb", "a participle without its auxiliary"],
)
def test_a_second_verb_abroad_is_told_of_its_subject_where_it_can_follow_it(
    language, text, actor, cues, claim
):
    """Where it cannot, the sentence stays whole."""
    grounding = grounding_of(text, language)
    ground(grounding, *[DraftPosition(actor=actor, cue=cue, sentences=[1]) for cue in cues])
    assert grounding.positions.items[-1].claim == claim


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("No 10 said he would ‘survive a smaller cap.", "No 10 said he would ‘survive a smaller cap’."),
        ("She told him, “‘Bring us nothing”.", "She told him, “‘Bring us nothing’”."),
        ("Sostuvo que «encalló", "Sostuvo que «encalló»"),
        ("“Nothing is missing,” he said.", "“Nothing is missing,” he said."),
    ],
)
def test_a_mark_that_a_cut_left_open_is_closed_where_its_words_end(words, printed):
    """The inner mark before the outer one."""
    assert closed(words) == printed


@pytest.mark.parametrize(
    "sentence",
    [
        "It would be fairer to say that a good deal of the loan of Norway is gone.",
        "It is too early to say that the frigate of Norway is lost.",
    ],
)
def test_what_it_would_be_fair_to_say_is_the_writer_s_own(sentence):
    """Nobody holds it: no position."""
    assert claims(sentence, "Norway", "say") == []


def test_an_arabic_claim_begins_where_a_clause_of_its_sentence_does():
    """Else it is the whole sentence, for nothing tells where the words before it belong."""
    text = (
        "كتب قائد المنطقة، اللواء صالح بن طالب، في رسالة إلى المجلس اطلعت عليها الصحيفة، "
        "أن قواته لا تملك ذخيرة تكفي أسبوعين."
    )
    for claim in claims(text, "صالح بن طالب", "كتب", "ar"):
        start = text.index(claim.rstrip(".")[:20])
        assert start == 0 or text[:start].rstrip()[-1] in "،؛:"


def test_what_opens_with_as_somebody_announced_is_told_as_announced():
    """`As X announced today, Y will …` becomes `X announced today that Y will …`, no comma splice."""
    text = "As Lena Orr announced today at the fort, Norway will send two frigates to the strait."
    assert claims(text, "Lena Orr", "announced") == [
        "Lena Orr announced today at the fort that Norway will send two frigates to the strait."
    ]
