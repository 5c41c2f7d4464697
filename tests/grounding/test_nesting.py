"""Nesting: what a source denies it does not tell, and whose a verb is inside what somebody said."""

import pytest

from grounding.building import read


def told(text):
    """Holder, act and words for the source of each position that rules read alone."""
    return [(item.actor.name, item.act, item.sources[0].text) for item in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A Ugandan official denied a report that Kenya had closed the port and seized two ships.",
        "A Ugandan official dismissed on Monday a report that confidants of Omar Haddad had offered a truce.",
        "Two Ugandan officials rejected claims that Kenya had agreed to leave Lamu.",
    ],
)
def test_what_a_source_denies_is_not_told_as_done(text):
    """The one who denies it may hold the denial; nobody is said to have done it."""
    assert all(act == "denies" and holder == "Uganda" for holder, act, _ in told(text))


def test_a_prospect_played_down_is_no_act():
    """`prospects that Kenya would lift …`: not what Kenya does."""
    assert told("The diplomat played down prospects that Kenya would lift its veto.") == []


def test_a_verb_joined_with_the_same_auxiliary_keeps_its_subject():
    """`officials said X will go and will refuse`: X refuses, not the officials."""
    text = "Two Ugandan officials said Deputy Minister Lena Varga will fly to Lamu and will refuse to sign the lease."
    assert told(text) == [("Lena Varga", "refuses", "Two Ugandan officials")]


@pytest.mark.parametrize("verb", ["insisted", "claimed", "argued", "conceded", "suggested"])
def test_a_subject_begins_behind_the_verb_that_tells_of_it(verb):
    """With no `that` between them: `another diplomat insisted Kenya had refused`."""
    text = f"Another Western diplomat {verb} Kenya had refused to leave Lamu."
    assert told(text) == [("Kenya", "refuses", "Another Western diplomat")]


def test_a_statement_taken_up_is_its_issuer_s():
    """`the statement said` goes on with what a body has stated just before."""
    text = "Kenya's Foreign Ministry denied the charge in a statement. “No unit crossed the line,” the statement said."
    found = read(text)
    assert len({item.actor.name for item in found}) == 1
    assert [(item.setting, item.disclosed_by) for item in found] == [("public", "self")] * 2


def test_as_per_opens_an_account():
    """`As per sources, …`: the people behind all that follows."""
    (item,) = read(
        "As per sources, Defence Minister Arvind Rao told his counterpart that India will not cede the ridge."
    )
    assert (item.actor.name, item.sources[0].type) == ("Arvind Rao", "unnamed_group")


def test_we_means_the_side_of_the_one_who_says_it():
    """A source that begins with `We` speaks of its own side."""
    (item,) = read("“We are open to any truce,” a Ugandan security source told AFP.")
    assert item.actor.name == "Uganda"


def test_what_is_told_an_outlet_stands_before_the_verb():
    """`The army is ready, X told LBC television.`: not the station is said."""
    (item,) = read("Our army is ready, Defence Minister Karim Saad told LBC television.")
    assert [span.text for span in item.content] == ["Our army is ready"]


@pytest.mark.parametrize("comma", ["", ","])
def test_what_the_other_side_would_not_do_is_told_by_the_same_source(comma):
    """`Diplomats said X wanted … but Y would not agree`: Y's refusal is theirs to tell, and no open word of Y's."""
    text = f"Two diplomats said Kenya wanted the text to name Lamu{comma} but Uganda would not agree."
    assert told(text) == [
        ("Kenya", "demands", "Two diplomats"),
        ("Uganda", "refuses", "Two diplomats"),
    ]


def test_what_another_denies_behind_but_is_not_told_by_the_source():
    """`The official said the ship had left but Uganda denied it`: Uganda's own word."""
    text = "The diplomat said Kenya had agreed to leave the port but Uganda denied it."
    assert ("Uganda", "denies", "Uganda") in told(text)


def test_an_office_named_by_its_seat_tells_what_its_president_said():
    """`Orr told …, the Elysee said` is Orr's word, as with any office; so is what `it` goes on to tell of the call."""
    text = (
        "French President Luc Garnier told Kenya's president in a call that the port must open, the Elysee said. "
        "Garnier also urged Nairobi to free two captives, it said."
    )
    found = read(text)
    assert [(i.actor.name, i.setting, i.disclosed_by) for i in found] == [
        ("Luc Garnier", "private", "self")
    ] * 2


def test_what_the_other_president_told_is_not_disclosed_by_himself_where_the_first_s_office_goes_on():
    """`the Elysee said. President Abanda told him …, it said`: the Elysee tells of both."""
    text = (
        "French President Luc Garnier told Kenyan President Joseph Abanda in a call that the port must open, the "
        "Elysee said. Kenyan President Joseph Abanda told him that the port was closed for good, it said."
    )
    assert [(i.actor.name, i.disclosed_by) for i in read(text)] == [
        ("Luc Garnier", "self"),
        ("Joseph Abanda", "named"),
    ]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "Two officials said the raid failed, but Defense Minister Omar Haddad insisted it had not.",
            "Omar Haddad",
        ),
        ("Residents said the army had shelled the market, but the military had denied it.", "military"),
        ("An official said Peru would sign, but Chile opposed the plan.", "Chile"),
    ],
)
def test_what_another_openly_says_against_an_account_stays_his_own(text, holder):
    """`but the minister insisted …`: the article tells it, not the officials before."""
    found = {item.actor.name: item for item in read(text)}
    assert (found[holder].setting, found[holder].disclosed_by) == ("public", "self")


def test_what_a_source_tells_before_a_refusal_is_kept_beside_it():
    """`said Peru would sign, but Chile would not`: both are told by the official."""
    text = "An official said Peru would sign, but Chile would not agree to the plan."
    assert [(name, source) for name, _, source in told(text)] == [
        ("Peru", "An official"),
        ("Chile", "An official"),
    ]
