"""Positions: a draft's claim of who holds what, grounded field by field."""

import pytest

from grounding.building import ground, grounding_of, reasons
from onrecord.draft import DraftPosition

KENYA = "Kenya said it would leave Lamu."


def grounded(text, *drafts):
    """The grounding of drafts of an article."""
    return ground(grounding_of(text), *drafts)


def position(actor="Kenya", cue="said", sentences=(1,), **more):
    """A draft of a position."""
    return DraftPosition(actor=actor, cue=cue, sentences=list(sentences), **more)


def test_a_plain_statement_is_a_public_position_by_the_actor_itself():
    """Every field that the sentence shows is filled from it."""
    (item,) = grounded(KENYA, position()).positions.items
    assert (item.actor.name, item.setting, item.disclosed_by, item.act, item.certainty) == (
        "Kenya",
        "public",
        "self",
        "says",
        "stated",
    )
    assert item.claim == "Kenya said it would leave Lamu."
    assert [span.text for span in item.content] == ["it would leave Lamu"]
    assert [span.text for span in item.evidence] == [KENYA]
    assert [(source.text, source.type) for source in item.sources] == [("Kenya", "named_organisation")]
    assert (item.cue.text, item.quotes, item.unverified) == ("said", [], [])


@pytest.mark.parametrize(
    ("text", "draft", "reason"),
    [
        (KENYA, position(sentences=[]), "no_evidence"),
        (KENYA, position(sentences=[99, -1, 0]), "no_evidence"),
        (KENYA, position(actor=""), "no_actor"),
        (KENYA, position(actor="she"), "no_actor"),
        (KENYA, position(actor="France"), "ungrounded"),
        ("Kenya left Lamu, Reuters reported.", position(actor="Reuters", cue="reported"), "no_actor"),
        ("A leaked memo said Kenya would leave.", position(actor="A leaked memo"), "no_actor"),
        ("Two officials said it would leave Lamu.", position(actor="Two officials"), "no_actor"),
    ],
)
def test_a_position_that_nobody_in_the_article_holds_is_rejected(text, draft, reason):
    """No sentence, no actor, a made-up actor, an outlet, a paper and an unnamed source hold nothing."""
    grounding = grounded(text, draft)
    assert grounding.positions.items == []
    assert reasons(grounding) == [reason]


def test_the_same_words_of_the_same_actor_are_kept_once():
    """The second is in the account as a duplicate."""
    grounding = grounded(KENYA, position(), position())
    assert len(grounding.positions.items) == 1
    assert reasons(grounding) == ["duplicate"]


def test_a_claim_with_another_number_gives_way_to_the_article_s_words():
    """The position stays; the claim is refused and noted."""
    grounding = grounded(KENYA, position(claim="Kenya said it would leave Lamu with 40 ships."))
    assert grounding.positions.items[0].claim == KENYA
    assert reasons(grounding) == ["unsupported"]


def test_a_claim_of_our_own_to_which_a_rule_objects_gives_way_to_the_article_s_sentence():
    """It would put what the channel did in the admiral's mouth."""
    text = '"A provocation," the Zvezda channel quoted Rear Admiral Gleb Sorochan of the Black Sea Fleet as saying.'
    (item,) = grounded(text, position(actor="Gleb Sorochan", cue="quoted")).positions.items
    assert item.claim == text
    assert item.unverified == []


def test_a_claim_that_drops_a_negation_gives_way_to_the_article_s_words():
    """`would not leave` never becomes `would leave`."""
    text = "Kenya said it would not leave Lamu."
    grounding = grounded(text, position(claim="Kenya said it would leave Lamu."))
    assert grounding.positions.items[0].claim == text
    assert reasons(grounding) == ["unsupported"]


def test_a_paraphrase_that_rules_cannot_check_is_marked():
    """Other words than the article's are kept and marked unverified."""
    (item,) = grounded(KENYA, position(claim="Kenya announced a withdrawal.")).positions.items
    assert (item.claim, item.unverified) == ("Kenya announced a withdrawal.", ["claim"])


def test_a_source_that_is_not_near_is_rejected_and_the_position_stays():
    """A source of the model's own making cites nothing."""
    grounding = grounded(KENYA, position(sources=["two diplomats"]))
    assert [source.text for source in grounding.positions.items[0].sources] == ["Kenya"]
    assert reasons(grounding) == ["ungrounded"]


def test_a_phrase_that_no_verb_ties_is_no_source():
    """Words that stand near but tell of nothing are not cited."""
    text = "Kenya left Lamu. " + KENYA.replace("Kenya", "The Kenyan army") + " The harbour of Bor was quiet."
    grounding = grounded(text, position(actor="The Kenyan army", sentences=[2], sources=["Lamu"]))
    (item,) = grounding.positions.items
    assert [source.text for source in item.sources] == ["The Kenyan army"]


def test_an_unnamed_source_says_nothing_of_the_setting():
    """`two officials said` leaves it unclear; a model that says private is noted as a conflict."""
    text = "Kenya offered to free 40 prisoners, two officials said."
    (item,) = grounded(text, position(cue="offered")).positions.items
    assert (item.setting, item.disclosed_by, item.certainty) == ("unclear", "unnamed", "reported")
    assert [(source.text, source.type, source.count) for source in item.sources] == [
        ("two officials", "unnamed_group", 2)
    ]
    grounding = grounded(text, position(cue="offered", setting="private"))
    assert grounding.positions.items[0].setting == "unclear"
    assert [note.reason for note in grounding.ledger.pending] == ["setting_conflict"]


def test_a_private_offer_told_by_a_source_is_private_and_disclosed_by_the_unnamed():
    """The cue governs the act, the source tells of it."""
    (item,) = grounded(
        "Sudan privately offered to withdraw its troops, a diplomat said.", position("Sudan", "offered")
    ).positions.items
    assert (item.setting, item.disclosed_by, item.act) == ("private", "unnamed", "offers")
    assert item.claim == "Sudan privately offered to withdraw its troops."


def test_two_actors_joined_hold_a_position_each():
    """`Britain and France said` is two positions with one condition."""
    text = "Britain and France said they would lift the ban if a truce held."
    items = grounded(text, position("Britain and France")).positions.items
    assert [item.actor.name for item in items] == ["Britain", "France"]
    assert {item.condition.text for item in items} == {"if a truce held"}


def test_pronouns_and_surnames_are_one_speaker():
    """He and Haddad are Omar Haddad; the quotation is his."""
    text = (
        "President Omar Haddad said on Monday that Jordan would stay. He denied that talks had been held. "
        "“We want peace,” Haddad told reporters."
    )
    grounding = grounded(
        text,
        position("Omar Haddad"),
        position("He", "denied", [2]),
        position("Haddad", "told", [3]),
    )
    items = grounding.positions.items
    assert {item.actor.name for item in items} == {"Omar Haddad"}
    assert [item.act for item in items] == ["says", "denies", "says"]
    assert [quote.text for quote in items[2].quotes] == ["We want peace"]
    assert items[0].when.text == "on Monday"


def test_hedges_that_govern_the_act_are_kept():
    """Reportedly and allegedly set the certainty and stay in the claim."""
    first, second = grounded(
        "Kenya reportedly offered to leave. The rebels allegedly refused to talk.",
        position("Kenya", "offered"),
        position("The rebels", "refused", [2]),
    ).positions.items
    assert (first.certainty, second.certainty) == ("reported", "alleged")
    assert "reportedly" in first.claim
    assert "allegedly" in second.claim


def test_a_negated_offer_is_a_refusal():
    """`did not offer` is no offer, and the claim keeps the negation."""
    (item,) = grounded("Kenya did not offer to leave.", position(cue="offer")).positions.items
    assert (item.act, item.claim) == ("refuses", "Kenya did not offer to leave.")


def test_a_denial_is_tied_to_what_it_denies():
    """The public denial stands, about the private position, which stays."""
    text = (
        "Sudan privately offered to withdraw its troops from the border, a diplomat said. "
        "In public, Sudan denied that it had offered to withdraw its troops from the border."
    )
    private, public = grounded(
        text, position("Sudan", "offered"), position("Sudan", "denied", [2])
    ).positions.items
    assert (private.setting, public.setting, public.act) == ("private", "public", "denies")
    assert public.about is private


def test_a_name_in_marks_is_no_quotation():
    """`the "Cartel de los Soles"` is a name set apart, not speech."""
    (item,) = grounded(
        'Juma Odera called the "Cartel de los Soles" a myth.', position("Juma Odera", "called")
    ).positions.items
    assert item.quotes == []


def test_what_onlookers_doubt_is_nobody_s_position():
    """Analysts who doubt that a state would do something do not tell of its will."""
    text = "Analysts in Miami doubt that Kenya would let go of its closest ally."
    assert not grounded(text, position("Analysts in Miami", "doubt")).positions.items


def test_what_officials_say_of_a_state_s_will_is_that_state_s_position():
    """Whose will it is holds the position, and where it was said is not told."""
    text = "Two officials said Kenya was considering a protest over the depots."
    (item,) = grounded(text, position("Two officials")).positions.items
    assert (item.actor.name, item.setting) == ("Kenya", "unclear")


@pytest.mark.parametrize(
    "will",
    [
        "is leaning toward a protest",
        "does not trust the depots",
        "has grown impatient with the depots",
    ],
)
def test_a_mood_that_officials_tell_of_is_that_state_s_position(will):
    """What a state leans to, favors, or will not trust, is told by others and held by the state."""
    (item,) = grounded(f"Two officials said Kenya {will}.", position("Two officials")).positions.items
    assert (item.actor.name, item.setting) == ("Kenya", "unclear")


def test_what_officials_of_an_alliance_concede_in_private_is_its_position():
    """`NATO officials acknowledged in private conversations that …`: what their side will not say openly."""
    text = "Senior NATO officials acknowledged in private conversations that the brigade would be late."
    (item,) = grounded(text, position("Senior NATO officials", cue="acknowledged")).positions.items
    assert (item.actor.name, item.setting) == ("NATO", "private")


def test_what_an_official_tells_of_others_is_no_stance_of_his_body():
    """Unnamed sources on facts hold no position, whoever pays them."""
    text = "Two Polish officials said the wagons had been emptied east of Kovel."
    assert not grounded(text, position("Two Polish officials")).positions.items


def test_an_official_of_a_named_body_speaks_for_it():
    """A background briefing is the body's public position, disclosed by the unnamed."""
    (item,) = grounded(
        "A senior State Department official said the administration had given up on the talks.",
        position("A senior State Department official"),
    ).positions.items
    assert (item.actor.name, item.setting, item.disclosed_by) == ("State Department", "public", "unnamed")


def test_an_outlet_that_reported_it_is_a_relay_and_no_source():
    """Reuters passes on what Kenya said."""
    (item,) = grounded(
        "Kenya said it would leave Lamu, Reuters reported.", position(sources=["Reuters"])
    ).positions.items
    assert [source.text for source in item.relayed_by] == ["Reuters"]


def test_items_come_in_the_order_of_their_evidence():
    """The draft's order does not matter."""
    text = "Kenya said it would leave. Uganda denied the attack."
    items = grounded(text, position("Uganda", "denied", [2]), position()).positions.items
    assert [item.actor.name for item in items] == ["Kenya", "Uganda"]


def test_whoever_denies_something_else_in_the_sentence_is_no_source():
    """The model names the prime minister; he rejected a plan, and told nothing of the ministry's denial."""
    grounding = ground(
        grounding_of(
            "The plan was reportedly rejected by Prime Minister Omar Hale over fears it would be an amnesty, "
            "which the interior ministry denies."
        ),
        DraftPosition(
            actor="interior ministry", cue="denies", sources=["Prime Minister Omar Hale"], sentences=[1]
        ),
    )
    (position,) = grounding.positions.items
    assert [source.text for source in position.sources] == ["interior ministry"]
    assert position.disclosed_by == "self"


def test_sources_of_another_sentence_are_not_those_of_who_speaks_for_himself():
    """`four sources` told of Kenya; Odera said it himself."""
    grounding = ground(
        grounding_of(
            "Four sources briefed on the call said Kenya was willing to leave. "
            "Uganda's minister, Juma Odera, said he would not go."
        ),
        DraftPosition(actor="Juma Odera", cue="said", sources=["Four sources"], sentences=[2]),
    )
    (position,) = grounding.positions.items
    assert [source.text for source in position.sources] == ["Juma Odera"]
    assert position.disclosed_by == "self"
