"""Disclosing: how a position came out where somebody with a name, a body or an outlet tells of another's words."""

import pytest

from grounding.building import read


def told(text, holder):
    """Setting and disclosure of the last position of an actor."""
    item = next(item for item in reversed(read(text)) if holder in item.actor.name)
    return item.setting, item.disclosed_by


@pytest.mark.parametrize(
    "text",
    [
        "Velkov, the premier, told his Greek counterpart in a call that the dam would stay, Velkov's office said.",
        "In a call with the Jordanian minister, Marta Velkov stressed the need for a pause, her spokesman said.",
        "Nino Velkov, the president, told the envoy in their talks that the road would open, the presidency said.",
    ],
)
def test_an_actor_s_own_office_tells_for_it(text):
    """What his own office, spokesman or ministry says of a talk comes from himself."""
    assert told(text, "Velkov") == ("private", "self")


def test_a_body_of_the_actor_s_state_tells_for_it():
    """`The Kremlin said President Orlov told his counterpart`: a palace speaks for its president, without `had`."""
    text = "The Kremlin said President Vadim Orlov told his French counterpart by telephone that the plant would shut."
    assert told(text, "Orlov") == ("private", "self")


def test_a_body_tells_for_its_own_chief():
    """`The group said its chief had informed the premier`: the chief's words, by his group."""
    text = (
        "The Front said in a statement that its chief, Adnan Shukri, had informed the Qatari premier of its answer. "
        "Nothing more was known."
    )
    assert told(text, "Shukri") == ("private", "self")


@pytest.mark.parametrize(
    "text",
    [
        "Nina Karimi, Oman's minister, said Behzad Orlov had told her in a call on Sunday that the truce would hold.",
        "Nina Karimi wrote on X that Behzad Orlov had told her the truce would hold.",
        "Russia's envoy, Behzad Orlov, told President Seo in the meeting that it would hold, Seo's spokesman said.",
        "Russia's president, Behzad Orlov, told Karimi in the talks that it would hold, the State Department said.",
    ],
)
def test_whoever_was_told_is_the_counterpart(text):
    """The other side of a talk discloses what was said to it, wherever it says so itself."""
    assert told(text, "Orlov") == ("private", "counterpart")


def test_a_third_state_is_no_counterpart():
    """A body of neither side only tells of it."""
    text = "Turkey's envoy, Cem Aydin, assured his Greek counterparts by phone that it would stay, the Kremlin said."
    assert told(text, "Aydin")[1] == "named"


def test_an_outlet_alone_had_it_from_somebody():
    """A broadcaster that tells of a closed meeting and names no source had it from somebody unnamed."""
    text = "At the closed party meeting, Prime Minister Yoav Landau said the talks came first, Channel 12 reported."
    assert told(text, "Landau") == ("private", "unnamed")


def test_a_spokesman_s_denial_is_no_act_of_what_he_denies():
    """`A spokesman denied that the minister had told them`: nobody told them anything."""
    text = "Dana Landau met the board. A spokesman for Landau denied that she had told ministers to leave."
    items = read(text)
    assert [(item.act, item.disclosed_by) for item in items if item.act != "does"] == [("denies", "self")]


@pytest.mark.parametrize(
    "text",
    [
        "Nina Varga told state television that she had told her American counterpart in a call that Rome would pay.",
        "Nina Varga said she told council members in the closed meeting that Rome would buy the gas.",
        "Nina Varga said in a statement that she had spoken with Emirati leaders and urged them to keep the port open.",
    ],
)
def test_who_tells_openly_of_an_own_talk_said_it_in_private(text):
    """Only the telling is open: what was said in the call was not."""
    assert told(text, "Varga") == ("private", "self")


@pytest.mark.parametrize(
    "text",
    [
        "Nina Varga said she had warned Iran that any strike would be answered.",
        "Nina Varga said she had told the nation that the loan was lost.",
        "Nina Varga told a news conference that her government had held secret talks with the rebels.",
        "Officials went into a closed-door session after a speech by Nina Varga, who said all options remained open.",
    ],
)
def test_what_was_told_to_all_or_of_other_talks_is_public(text):
    """A state or a nation may be told openly, and secret talks that one speaks of are not the speaking."""
    assert told(text, "Varga") == ("public", "self")


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        (
            "Nina Varga told lawmakers in a classified briefing that the drones were lost, two aides said.",
            "private",
        ),
        (
            "Nina Varga told lawmakers during an in-camera session that the drones were lost, sources said.",
            "private",
        ),
        ("Nina Varga told lawmakers that the drones were lost, two aides said.", "public"),
        (
            "Nina Varga told lawmakers of her party that the drones were lost, two who attended said.",
            "private",
        ),
    ],
)
def test_lawmakers_behind_doors_are_told_in_private(text, setting):
    """Lawmakers hear most things in the open, and some in a classified briefing."""
    assert told(text, "Varga")[0] == setting


def test_an_adverb_beside_its_verb_tells_of_that_verb():
    """What one says publicly stays public though others are told of quietly, by people who know of that alone."""
    text = (
        "While President Nina Varga publicly insists that the border will stay shut, her aides have quietly told "
        "Peruvian diplomats that it could open, according to two people with knowledge of the conversations."
    )
    assert told(text, "Varga") == ("public", "self")
    assert told(text, "aides") == ("private", "unnamed")


def test_what_officials_say_in_private_is_their_side_s():
    """`In private, its officials say`: the other half of a contrast with what their side says openly."""
    text = "In public, Hungary says the talks go well. In private, its officials say the talks ended in May."
    assert told(text, "Hungary") == ("private", "unnamed")


def test_why_a_source_has_no_name_is_no_part_of_what_it_says():
    """`…, an official said on condition of anonymity because …` still cites the official."""
    text = (
        "Eritrea has informed the envoys that it accepts the draft, a senior official told Reuters on condition of "
        "anonymity because the talks are private."
    )
    assert told(text, "Eritrea") == ("private", "unnamed")


@pytest.mark.parametrize(
    "text",
    [
        "In emails released under a new law, Nina Varga told colleagues that the masks were useless.",
        "“He knows nothing of it,” the ambassador, Nina Varga, wrote to London in a telegram that was leaked.",
    ],
)
def test_papers_that_came_out_disclose(text):
    """Released emails and a leaked telegram are documents."""
    assert told(text, "Varga") == ("private", "document")


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        (
            "es",
            "El ministro de Defensa de Perú, Julio Cárdenas, aseguró por teléfono a su homólogo chileno que la base "
            "seguirá abierta, informó la Cancillería.",
            "Julio Cárdenas",
        ),
        (
            "fr",
            "Au cours d'un entretien téléphonique, la ministre italienne Elena Conforti a assuré à son homologue "
            "tunisien que les navires seraient livrés, a annoncé le ministère.",
            "Elena Conforti",
        ),
    ],
)
def test_an_office_abroad_tells_what_its_minister_said_in_a_call(language, text, holder):
    """`…, informó la Cancillería`: the minister's words, in private, by her own ministry."""
    (item,) = read(text, language)
    assert (item.actor.name, item.setting, item.disclosed_by) == (holder, "private", "self")
    assert not item.claim.rstrip(".").endswith(", a")


def test_what_a_broadcaster_is_told_after_a_scene_is_public():
    """A sentence about a broadcaster leaves the closed room that the one before it told of."""
    text = (
        "During the cabinet meeting, Defence Minister Amir Zadok said the army needed time, Channel 12 reported. "
        "Cem Aydin told private broadcaster NTV that the strait would remain open."
    )
    assert told(text, "Aydin") == ("public", "self")


def test_what_two_agreed_comes_out_through_the_side_whose_account_it_is():
    """The one says so itself; of the other it is the other side that tells."""
    text = (
        "Defense Secretary John Orr met privately with Iraqi Prime Minister Haider Salih, according to a Pentagon "
        "news release. The release was long. In private, John Orr and Haider Salih agreed that the dam must be "
        "guarded, the release said."
    )
    assert {item.actor.name: item.disclosed_by for item in read(text)} == {
        "John Orr": "self",
        "Haider Salih": "counterpart",
    }


def test_an_actor_s_own_statement_is_its_own_whoever_issued_another_before():
    """`according to a statement from the Russian Foreign Ministry`, after one of Ukraine's."""
    text = (
        "A Ukrainian Foreign Ministry statement condemned the raid. Russian Foreign Minister Sergei Orlov said the "
        "port was safe, according to a statement from the Russian Foreign Ministry."
    )
    assert told(text, "Orlov") == ("public", "self")
