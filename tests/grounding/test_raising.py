"""Raised subjects: `Varga is understood to have told her cabinet that …`."""

import pytest

from grounding.building import ground, grounding_of
from onrecord.draft import DraftPosition

# sentence, then cue, act, subject, content, source above
RAISED = [
    (
        "Varga was reported to have told her cabinet that the port was lost.",
        ("told", "says", "Varga", ["the port was lost"], None),
    ),
    (
        "Haddad is said to have privately warned ministers that the port was lost.",
        ("warned", "threatens", "Haddad", ["the port was lost"], None),
    ),
    (
        "Odera was overheard telling an aide that the port was lost.",
        ("telling an aide that", "says", "Odera", ["the port was lost"], None),
    ),
    (
        "Its envoy, Lena Orr, was heard by a guest to remark at a dinner that the port was lost.",
        ("remark", "says", "Lena Orr", ["the port was lost"], "a guest"),
    ),
    (
        "Kenya is said to be willing to free 40 prisoners.",
        ("be willing to", "offers", "Kenya", ["free 40 prisoners"], None),
    ),
    (
        "The port was “no longer ours,” its chief, Lena Orr, was quoted by Bor News as telling a meeting in Oslo.",
        ("telling", "says", "Lena Orr", ["The port was “no longer ours"], None),
    ),
    (
        "In public, Haddad has gone no further than saying that a strike would be costly.",
        ("saying", "says", "Haddad", ["a strike would be costly"], None),
    ),
]


def frames_of(text):
    """Cue, act, subject, content and source of the frames of the first sentence."""
    grounding = grounding_of(text)

    def words(offsets):
        return None if offsets is None else grounding.article.text[slice(*offsets)]

    return [
        (f.cue.text, f.act, words(f.subject), [words(piece) for piece in f.content], words(f.under))
        for f in grounding.frames.frames(1)
    ]


@pytest.mark.parametrize("row", RAISED, ids=[row[0] for row in RAISED])
def test_the_subject_of_a_passive_verb_of_report_is_who_acts(row):
    """The verb of report only tells how it is known."""
    assert frames_of(row[0]) == list(row[1:])


@pytest.mark.parametrize(
    "text",
    [
        "The guns are said to have arrived.",
        "Haddad must be willing to sign.",
        "Kenya is expected to be ready in June.",
        "Two ships were seen by the coastguard leaving Lamu.",
    ],
)
def test_a_report_of_what_is_no_act_makes_no_frame(text):
    """Only an act has a holder."""
    assert frames_of(text) == []


def test_what_is_understood_begins_behind_the_hearsay():
    """`It` is nobody."""
    (frame,) = frames_of(
        "It is understood, however, that Haddad pulled out, telling Varga that the port was lost."
    )
    assert frame[2] == "Haddad"


def test_what_a_minister_is_said_to_have_told_the_cabinet_is_private():
    """The words for the venue govern the act all the same."""
    grounding = grounding_of(
        "President Lena Varga left. Varga was reported to have told her cabinet that the port was lost."
    )
    ground(grounding, DraftPosition(actor="Varga", cue="told", sentences=[2]))
    (item,) = grounding.positions.items
    assert (item.actor.name, item.setting, item.certainty) == ("Lena Varga", "private", "reported")
