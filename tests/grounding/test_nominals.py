"""Acts told by a noun: `Varga made a private plea for a truce`."""

import pytest

from grounding.building import ground, grounding_of
from onrecord.draft import DraftPosition

# sentence, then cue, act, subject, content, source above
NOUNS = [
    (
        "Varga made a private appeal to Odera to stay in office, three aides said.",
        ("made a private appeal", "demands", "Varga", ["to stay in office"], "three aides"),
    ),
    (
        "Kenya gave assurances that it would leave the port, two diplomats said.",
        ("gave assurances", "commits", "Kenya", ["it would leave the port"], "two diplomats"),
    ),
    (
        "Two diplomats said Kenya had made an offer to free the prisoners.",
        ("made an offer", "offers", "Kenya", ["to free the prisoners"], "Two diplomats"),
    ),
    (
        "The ministers received assurances from Kenya that the port would stay open.",
        ("received assurances", "commits", "Kenya", ["the port would stay open"], None),
    ),
    (
        "An offer by Kenya to send two auditors was turned into a toast.",
        ("An offer", "offers", "Kenya", ["to send two auditors"], None),
    ),
    (
        "Odera’s view in private is that the port is lost, two officers said.",
        ("view", "says", "Odera", ["the port is lost"], "two officers"),
    ),
    (
        "Odera had one request: that the port stay open.",
        ("one request", "demands", "Odera", ["that the port stay open"], None),
    ),
    (
        "Varga’s answer was blunt: the port would stay shut.",
        ("answer", "says", "Varga", ["the port would stay shut"], None),
    ),
    (
        "His warning to aides that the port was lost has alarmed Bor.",
        ("warning", "threatens", "His", ["the port was lost"], None),
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


@pytest.mark.parametrize("row", NOUNS, ids=[row[0] for row in NOUNS])
def test_a_noun_tells_an_act_of_the_one_it_belongs_to(row):
    """Its words follow as they would follow the verb."""
    assert frames_of(row[0]) == list(row[1:])


@pytest.mark.parametrize(
    "text",
    [
        "The view from the hill was fine.",
        "Kenya made no offer to leave.",
        "Several attempts to make an offer to Kenya were in vain.",
        "The offer for the airline was the third in a year.",
        "The demand for oil was low.",
        "Kenya’s demand for oil has grown.",
    ],
)
def test_a_noun_that_is_nobody_s_act_makes_no_frame(text):
    """A market has a demand and a hill a view."""
    assert frames_of(text) == []


def test_what_is_refused_is_no_act_of_its_own():
    """The offer is what Kenya rejects."""
    assert [frame[0] for frame in frames_of("Kenya rejected Uganda’s offer to free 40 prisoners.")] == [
        "rejected"
    ]


def test_a_private_plea_was_made_in_private():
    """The adjective of the noun tells where."""
    grounding = ground(
        grounding_of("Lena Varga made a private plea to Bor to free 40 prisoners, two aides said."),
        DraftPosition(actor="Lena Varga", cue="made a private plea", sentences=[1]),
    )
    (item,) = grounding.positions.items
    assert (item.actor.name, item.setting, item.act) == ("Lena Varga", "private", "demands")


@pytest.mark.parametrize(
    ("text", "owner", "teller"),
    [
        (
            "Varga's answer, the official recalled, was that the port would stay shut.",
            "Varga",
            "the official",
        ),
        ("Her reply, one of them said, was that the port would stay shut.", "Her", "one of them"),
        ("Varga's pitch, per one of the sources: The port would stay shut.", "Varga", "one of the sources"),
        ("His answer, sent the same evening, was that the port would stay shut.", "His", None),
        (
            "They met Lena Varga, the envoy, whose assessment was that the port would stay shut.",
            "Lena Varga",
            None,
        ),
        (
            "They heard an assurance from the minister, Lena Varga, that the port would stay shut.",
            "Lena Varga",
            None,
        ),
    ],
)
def test_what_is_set_in_between_a_noun_and_its_verb_tells_who_tells_of_it(text, owner, teller):
    """The noun's owner holds it; people without a name between the commas are its source."""
    grounding = grounding_of(text)
    (frame,) = grounding.frames.frames(1)
    words = grounding.article.text
    assert words[slice(*frame.subject)] == owner
    assert words[slice(*frame.content[0])].lower() == "the port would stay shut"
    assert (words[slice(*frame.under)] if frame.under else None) == teller


@pytest.mark.parametrize(
    "text",
    [
        "Varga opened the meeting with a warning that the port would stay shut.",
        "Varga rang the commander at night with the instruction that the port would stay shut.",
        "Varga summed up the discussion with a pledge that the port would stay shut.",
    ],
)
def test_a_noun_behind_with_is_an_act_of_the_clauses_subject(text):
    """The verb before it only carries the noun."""
    grounding = grounding_of(text)
    (frame,) = grounding.frames.frames(1)
    words = grounding.article.text
    assert words[slice(*frame.subject)] == "Varga"
    assert words[slice(*frame.content[0])] == "the port would stay shut"
