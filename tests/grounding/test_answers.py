"""Answers: which position a denial, a refusal or a reply answers."""

import pytest

from grounding.building import ground, grounding_of
from onrecord.draft import DraftPosition


def positions(text, *drafts):
    """The positions of these actors and cues, each in its sentence, in the article's order."""
    made = [DraftPosition(actor=actor, cue=cue, sentences=[at]) for actor, cue, at in drafts]
    found = ground(grounding_of(text), *made).positions.items
    assert len(found) == len(drafts)
    return found


@pytest.mark.parametrize(
    "denial",
    [
        "Sudan denied that any such offer had been made.",
        "Sudan denied the report.",
        "Sudan denied having offered anything.",
        "Sudan rejected the account as false.",
        "Sudan said there was no such offer.",
        "Sudan said it had never offered to withdraw its troops.",
    ],
)
def test_a_denial_answers_what_was_told_of_the_denier_and_not_what_others_said(denial):
    """In whatever words it is denied; a third party's statement stands between."""
    cue = "said" if " said " in denial else denial.split()[1]
    told, _, denied = positions(
        "Sudan privately offered to withdraw its troops, a diplomat said. Uganda said the roads were closed. "
        + denial,
        ("Sudan", "offered", 1),
        ("Uganda", "said", 2),
        ("Sudan", cue, 3),
    )
    assert denied.about is told
    assert denied.act == "denies"


@pytest.mark.parametrize("cue", ["refused", "rejected"])
def test_a_refusal_answers_the_demand_before_it(cue):
    """`refused the demand`, in the sentence after."""
    demand, refusal = positions(
        f"Kenya demanded that Sudan withdraw its troops from the border. Sudan {cue} the demand.",
        ("Kenya", "demanded", 1),
        ("Sudan", cue, 2),
    )
    assert refusal.about is demand


@pytest.mark.parametrize("kept", ["a visa to the singer", "entry to the aid workers", "him asylum"])
def test_what_is_kept_from_somebody_answers_nothing(kept):
    """`denied a visa` denies no word of anybody's."""
    _, denial = positions(
        f"Sudan privately offered to withdraw its troops, a diplomat said. Sudan denied {kept}.",
        ("Sudan", "offered", 1),
        ("Sudan", "denied", 2),
    )
    assert denial.about is None


def test_a_new_promise_is_no_answer_to_one_s_own_offer():
    """What others told of him he neither denies nor takes up."""
    _, promise = positions(
        "Sudan privately offered to withdraw its troops, a diplomat said. Sudan vowed that its troops would stay.",
        ("Sudan", "offered", 1),
        ("Sudan", "vowed", 2),
    )
    assert promise.about is None


def test_a_statement_after_another_on_a_matter_of_its_own_answers_nothing():
    """Two capitals speak one after the other."""
    first, second = positions(
        "Kenya said the bridge was open. Uganda said the harvest was good.",
        ("Kenya", "said", 1),
        ("Uganda", "said", 2),
    )
    assert (first.about, second.about) == (None, None)
