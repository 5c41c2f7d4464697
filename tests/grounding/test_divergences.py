"""Divergences: a public and a private position of one root that do not agree."""

import pytest

from grounding.building import brief_of, ground, grounding_of
from onrecord.draft import Draft, DraftActor, DraftPosition
from onrecord.grounding.divergences.divergences import merged, pairs, relation_of, root_of


def pairs_of(grounding):
    """The pairs that rules see."""
    return pairs(grounding.positions.items, grounding.locator, grounding.lexicon, grounding.quoted)


def sudan(text, *more):
    """Two positions of Sudan: a private offer and something in public."""
    return ground(
        grounding_of(text),
        DraftPosition(actor="Sudan", cue="offered", sentences=[1]),
        *more,
    )


OFFER = "Sudan privately offered to withdraw its troops from the border, a diplomat said. "


def test_a_public_denial_of_a_private_offer_is_a_divergence():
    """The denial is its basis, and its cue shows it."""
    text = OFFER + "Sudan denied that it had offered to withdraw its troops from the border."
    grounding = sudan(text, DraftPosition(actor="Sudan", cue="denied", sentences=[2]))
    (pair,) = pairs_of(grounding)
    assert (pair.basis, pair.relation, pair.span.text) == ("denial", "same", "denied")
    (item,) = brief_of(grounding, merged([(pair, pair.basis)])).divergences
    assert (item.public, item.private) == (["p2"], ["p1"])


def test_the_article_s_own_contrast_is_a_basis():
    """A word that sets public against private between them shows it."""
    text = OFFER + "In public, Sudan vowed that its troops would stay."
    grounding = sudan(text, DraftPosition(actor="Sudan", cue="vowed", sentences=[2]))
    (pair,) = pairs_of(grounding)
    assert pair.basis == "contrast"
    assert pair.span.text in grounding.article.text


def test_a_reason_for_anonymity_sets_nothing_against_what_is_said_in_public():
    """`not authorized to speak publicly` is no word on where anything was said."""
    text = (
        "A diplomat, who was not authorized to speak publicly and requested anonymity, said that it was late, but "
        "added that Sudan had told Egypt in a confidential message that it offered to withdraw its troops. "
        "Sudan has called the road a lifeline."
    )
    grounding = sudan(text, DraftPosition(actor="Sudan", cue="called", sentences=[2]))
    assert [item.setting for item in grounding.positions.items] == ["private", "public"]
    assert pairs_of(grounding) == []


def test_what_rules_cannot_tell_is_left_for_one_question():
    """Same matter, no contrast and no denial: a pair without a basis."""
    text = (
        OFFER + "The harbour was quiet. The streets were too. Sudan said its troops at the border would stay."
    )
    grounding = sudan(text, DraftPosition(actor="Sudan", cue="said", sentences=[4]))
    (pair,) = pairs_of(grounding)
    assert pair.basis is None


def test_declining_to_comment_is_no_divergence():
    """Silence contradicts nothing."""
    text = OFFER + "Sudan declined to comment on the troops at the border."
    grounding = sudan(text, DraftPosition(actor="Sudan", cue="declined", sentences=[2]))
    assert pairs_of(grounding) == []


def test_the_same_words_in_public_and_private_agree():
    """Saying it twice is no divergence."""
    text = OFFER + "Sudan said publicly that it would withdraw its troops from the border."
    grounding = sudan(text, DraftPosition(actor="Sudan", cue="said", sentences=[2]))
    assert pairs_of(grounding) == []


def test_actors_without_a_common_root_do_not_diverge():
    """Another state's public words are another state's."""
    text = OFFER + "In public, Uganda vowed that its troops would stay at the border."
    grounding = sudan(text, DraftPosition(actor="Uganda", cue="vowed", sentences=[2]))
    assert len(grounding.positions.items) == 2
    assert pairs_of(grounding) == []


def test_a_minister_diverges_from_the_state_that_he_speaks_for():
    """Related actors are paired, with the relation shown, and stay apart."""
    text = OFFER + "In public, Foreign Minister Ali Sabri vowed that the troops of Sudan would stay."
    grounding = sudan(text, DraftPosition(actor="Ali Sabri", cue="vowed", sentences=[2]))
    grounding.ground(Draft(actors=[DraftActor(name="Ali Sabri", of="Sudan", relation="speaks_for")]))
    (pair,) = pairs_of(grounding)
    assert pair.relation == "speaks_for"
    state, minister = (item.actor for item in grounding.positions.items)
    assert relation_of(minister, state) == "speaks_for"
    assert root_of(minister) is state


def test_public_words_of_one_sentence_stand_together_against_a_private_one():
    """Both are as likely to be meant: they are shown in one item."""
    grounding = sudan(
        OFFER + "In public, Sudan vowed that its troops would stay and threatened to send more troops.",
        DraftPosition(actor="Sudan", cue="vowed", sentences=[2]),
        DraftPosition(actor="Sudan", cue="threatened", sentences=[2]),
    )
    (item,) = merged([(pair, pair.basis) for pair in pairs_of(grounding)])
    assert (len(item.public), len(item.private)) == (2, 1)


def test_a_loop_of_relations_ends():
    """Whatever a model says belongs to whom, a root is found."""
    grounding = ground(
        grounding_of("Kenya accused the rebels. Uganda denied it. Sudan denied the attack."),
        DraftPosition(actor="Kenya", cue="accused", sentences=[1]),
        DraftPosition(actor="Uganda", cue="denied", sentences=[2]),
        DraftPosition(actor="Sudan", cue="denied", sentences=[3]),
    )
    first, second, third = (item.actor for item in grounding.positions.items)
    first.of, second.of, third.of = second, third, first
    assert root_of(first) in (first, second, third)


def minister(text, *cues):
    """Positions of Ali Sabri, one for each cue in its sentence."""
    drafts = [DraftPosition(actor="Ali Sabri", cue=cue, sentences=[at]) for at, cue in cues]
    return ground(grounding_of(text), *drafts)


def test_a_sentence_that_leads_in_the_private_words_draws_the_contrast():
    """`In private he tells another story.` stands between the two and is the span."""
    grounding = minister(
        "Foreign Minister Ali Sabri vowed at a rally to fight on. Privately he tells another story. "
        "In a closed meeting Ali Sabri offered a truce of a month, two aides said.",
        (1, "vowed"),
        (3, "offered"),
    )
    (pair,) = pairs_of(grounding)
    assert (pair.basis, pair.span.text) == ("contrast", "another story")


def test_a_private_setting_alone_draws_no_contrast():
    """Two matters told of one actor, the one in a closed meeting, are no divergence."""
    grounding = minister(
        "Foreign Minister Ali Sabri praised the harvest at a rally. "
        "In a closed meeting Ali Sabri offered a truce of a month, two aides said.",
        (1, "praised"),
        (2, "offered"),
    )
    assert [item.setting for item in grounding.positions.items] == ["public", "private"]
    assert pairs_of(grounding) == []


def test_a_spokesman_s_denial_of_reports_denies_the_account_before_it():
    """Although it repeats no word of it; once the article has said for whom the spokesman speaks."""
    grounding = ground(
        grounding_of(
            "Sudan privately offered to withdraw its troops, a diplomat said. The harbour was quiet. "
            "Omar Badr told a news conference that it rained. Omar Badr dismissed the reports as gossip."
        ),
        DraftPosition(actor="Sudan", cue="offered", sentences=[1]),
        DraftPosition(actor="Omar Badr", cue="dismissed", sentences=[4]),
    )
    private, denial = grounding.positions.items
    assert denial.about is None
    grounding.ground(Draft(actors=[DraftActor(name="Omar Badr", of="Sudan", relation="speaks_for")]))
    assert denial.about is private
    assert [pair.basis for pair in pairs_of(grounding)] == ["denial"]


def test_a_denial_of_a_charge_answers_the_last_accusation():
    """`denied any role` means the accusation, not what was said in between."""
    grounding = ground(
        grounding_of(
            "Kenya accused Sudan of shelling its post. Uganda said the roads were closed. Sudan denied any role."
        ),
        DraftPosition(actor="Kenya", cue="accused", sentences=[1]),
        DraftPosition(actor="Uganda", cue="said", sentences=[2]),
        DraftPosition(actor="Sudan", cue="denied", sentences=[3]),
    )
    accusation, _, denial = grounding.positions.items
    assert denial.about is accusation


def test_a_denial_of_another_matter_answers_nothing():
    """Its words are not the account's and refer to none."""
    grounding = sudan(
        OFFER + "Sudan denied a visa to the singer.",
        DraftPosition(actor="Sudan", cue="denied", sentences=[2]),
    )
    assert grounding.positions.items[1].about is None
    assert pairs_of(grounding) == []


def test_in_private_stands_against_the_actor_s_own_public_line_however_far_before():
    """The words that open the private sentence say so; seven sentences lie between."""
    between = "The weather was mild. " * 6
    grounding = minister(
        f"Foreign Minister Ali Sabri ruled out a truce at a rally. {between}"
        "In private, Ali Sabri offered a truce of a month, two aides said.",
        (1, "ruled out"),
        (8, "offered"),
    )
    (pair,) = pairs_of(grounding)
    assert (pair.basis, pair.span.text) == ("contrast", "In private")


def test_a_statement_that_says_no_such_thing_is_a_denial_of_what_was_told():
    """`There is no offer` denies without a verb that does."""
    grounding = sudan(
        OFFER + "Sudan said there was no such offer and never had been.",
        DraftPosition(actor="Sudan", cue="said", sentences=[2]),
    )
    (pair,) = pairs_of(grounding)
    assert (pair.basis, pair.public.act) == ("denial", "denies")


def test_a_denial_that_takes_up_what_was_just_told_answers_it_in_other_words():
    """`denied that he had used the phrase` shares no word with the account."""
    grounding = sudan(
        OFFER + "Sudan denied that it had used the phrase.",
        DraftPosition(actor="Sudan", cue="denied", sentences=[2]),
    )
    assert grounding.positions.items[1].about is grounding.positions.items[0]


def test_a_refusal_of_an_offer_answers_the_offer_and_not_the_word_after_it():
    """`called the offer a door`: of what was said before, the offer."""
    grounding = ground(
        grounding_of(
            "Kenya offered to open the border. Uganda said the roads were closed. Sudan called the offer a trap."
        ),
        DraftPosition(actor="Kenya", cue="offered", sentences=[1]),
        DraftPosition(actor="Uganda", cue="said", sentences=[2]),
        DraftPosition(actor="Sudan", cue="called", sentences=[3]),
    )
    offer, _, judged = grounding.positions.items
    assert judged.about is offer


def test_a_reply_answers_what_stands_right_before_it():
    """`countered` is an answer though it denies nothing; a mere statement after another is none."""
    text = "Kenya said Sudan had lost the bridge. Sudan {} that the bridge was open."
    for cue, answers in (("countered", True), ("said", False)):
        grounding = ground(
            grounding_of(text.format(cue)),
            DraftPosition(actor="Kenya", cue="said", sentences=[1]),
            DraftPosition(actor="Sudan", cue=cue, sentences=[2]),
        )
        first, second = grounding.positions.items
        assert (second.about is first) is answers


def test_a_charge_against_the_denier_is_found_over_what_others_say_in_between():
    """Ten sentences lie between the accusation and `denied any role`."""
    between = "Uganda said the roads were closed. " * 10
    grounding = ground(
        grounding_of(f"Kenya accused Sudan of shelling its post. {between}Sudan denied any role."),
        DraftPosition(actor="Kenya", cue="accused", sentences=[1]),
        *(DraftPosition(actor="Uganda", cue="said", sentences=[number]) for number in range(2, 12)),
        DraftPosition(actor="Sudan", cue="denied", sentences=[12]),
    )
    denial = grounding.positions.items[-1]
    assert denial.about is grounding.positions.items[0]


def test_a_denial_of_a_talk_stands_against_all_that_was_told_of_it():
    """The denial answers the last of it; what was told a sentence before belongs to the same account."""
    grounding = sudan(
        OFFER + "Sudan privately demanded a guarantee, the diplomat said. Sudan denied the reports.",
        DraftPosition(actor="Sudan", cue="demanded", sentences=[2]),
        DraftPosition(actor="Sudan", cue="denied", sentences=[3]),
    )
    found = pairs_of(grounding)
    assert [pair.basis for pair in found] == ["denial", "denial"]
    assert [pair.private for pair in found] == grounding.positions.items[:2]


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ("Sudan said the withdrawal was not under review.", True),
        ("Sudan said the account was wrong from top to bottom.", True),
        ("Sudan said it would not comment on the talks.", False),
        ("Sudan said the harvest was good.", False),
    ],
)
def test_a_statement_against_what_was_just_told_of_the_speaker_denies_it(said, answers):
    """Without a verb of denying: by an early `not`, or by calling the account wrong."""
    grounding = sudan(OFFER + said, DraftPosition(actor="Sudan", cue="said", sentences=[2]))
    private, public = grounding.positions.items
    assert (public.about is private) is answers
    assert (public.act == "denies") is answers


def test_a_sentence_that_tells_of_both_sides_is_set_against_what_is_said_in_public():
    """`privately offered, even as it vows in public`: the joining words are shown, whatever else weighs."""
    text = (
        "Sudan privately offered to withdraw its troops from the border, a diplomat said, even as it sounds "
        "unyielding in public. Talks went on for a week in a hotel. The weather was fine. "
        "Sudan has called the road a lifeline."
    )
    grounding = sudan(text, DraftPosition(actor="Sudan", cue="called", sentences=[4]))
    (pair,) = pairs_of(grounding)
    assert (pair.basis, pair.span.text) == ("contrast", "even as")
