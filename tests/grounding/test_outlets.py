"""Outlets: papers, agencies and broadcasters, and which of them passed something on."""

import pytest

from grounding.building import ground, grounding_of, read
from onrecord.draft import DraftAsset, DraftPosition

NAMED = [
    "the Fars news agency",
    "the semi-official Mehr News Agency",
    "the state news agency SANA",
    "Al Mayadeen television",
    "The Yedioth Ahronoth newspaper",
    "public broadcaster Kan",
    "Israeli public radio",
    "Channel 12",
    "The Indian Express",
    "the Kyiv Independent",
    "Radio Free Europe",
    "the Times of Israel",
    "Al Arabiya",
    "Iranian state media",
    "state television",
    "the official news agency",
    "the newspaper",
    "Hebrew media",
]


@pytest.mark.parametrize("words", NAMED)
def test_what_names_an_outlet_is_one(words):
    """By a list, by how such names are made, and by the noun alone."""
    assert grounding_of("Kenya left Lamu.").sourcing.is_outlet(words)


@pytest.mark.parametrize(
    "words",
    [
        "the Defence Ministry website",
        "the Muscat channel",
        "social media",
        "the agency",
        "the International Atomic Energy Agency",
        "the command post",
        "a magazine of shells",
        "the network",
        "the paper",
    ],
)
def test_what_only_sounds_like_one_is_none(words):
    """A ministry's website, a channel of talks, an agency that inspects."""
    assert not grounding_of("Kenya left Lamu.").sourcing.is_outlet(words)


@pytest.mark.parametrize(
    ("before", "words", "outlet"),
    [
        ("Fox News said Kenya had left.", "The network", True),
        ("A network of spies was found.", "The network", False),
        ("Haaretz said Kenya had left.", "The paper", True),
        ("Haaretz saw a draft paper on Lamu.", "The paper", False),
        ("Interfax said Kenya had left.", "The agency", True),
        ("Interfax said the IAEA had left.", "The agency", False),
    ],
)
def test_a_noun_takes_up_an_outlet_named_just_before(before, words, outlet):
    """`The network said`: the one before it, unless something else of that noun can be meant."""
    grounding = grounding_of(f"{before} {words} said that the port was shut.")
    at = grounding.article.text.index(words, len(before))
    assert grounding.sourcing.is_outlet(words, at) is outlet


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("Al Arabiya, quoting Lebanese officials, reported that Kenya left.", ["Al Arabiya"]),
        ("Citing two officers, CBS said that Kenya left.", ["CBS"]),
        ("Odera was quoted by the ISNA news agency as saying that Kenya left.", ["the ISNA news agency"]),
        ("Odera told state television that Kenya left.", ["state television"]),
        ("The state news agency SANA quoted Odera as saying so.", ["The state news agency SANA"]),
    ],
)
def test_an_outlet_is_a_relay_in_all_its_words(text, outlets):
    """With the noun that says what it is, and what it cites set in between."""
    grounding = grounding_of(text)
    found = grounding.sourcing.relays(*grounding.locator.window(1, 1), None)
    assert [source.text for source in found] == outlets


@pytest.mark.parametrize(
    ("text", "who", "via"),
    [
        ("Citing two officers, CBS said Kenya has refused to leave Lamu.", "two officers", "CBS"),
        (
            "Al Arabiya, quoting a Ugandan diplomat, said Kenya had refused to leave Lamu.",
            "a Ugandan diplomat",
            "Al Arabiya",
        ),
        (
            "The Coast Tribune newspaper reported on Monday that Kenya had refused to leave Lamu, citing two envoys.",
            "two envoys",
            "The Coast Tribune newspaper",
        ),
    ],
)
def test_those_whom_an_outlet_cites_are_the_source(text, who, via):
    """They tell of it; the outlet passes it on, and neither holds anything."""
    (item,) = read(text)
    assert item.actor.name == "Kenya"
    assert [source.text for source in item.sources] == [who]
    assert [relay.text for relay in item.relayed_by] == [via]


def test_those_cited_as_denying_only_tell():
    """`cited informed sources as denying that …`: `informed` is no verb, and nothing is told as done."""
    assert read("Tasnim earlier cited informed sources as denying that Kenya had struck Lamu.") == []


def test_an_outlet_owns_no_asset():
    """`CBS said Kenya plans to send two frigates`: the frigates are not the station's, whatever a model says."""
    grounding = ground(
        grounding_of("CBS said that two frigates would be sent to Lamu."),
        DraftAsset(designation="frigates", sentences=[1], operator="CBS"),
    )
    assert [item.operator for item in grounding.assets.items] == [None]


def test_who_passed_on_one_sentence_did_not_pass_on_the_next():
    """An outlet of the sentence before is no relay where this one has its own."""
    found = read(
        "Tasnim reported that Uganda had refused to pay. Citing two officers, CBS said Kenya has refused to leave Lamu."
    )
    assert [relay.text for relay in found[-1].relayed_by] == ["CBS"]


@pytest.mark.parametrize(
    ("language", "text", "holder", "who"),
    [
        (
            "es",
            "La cadena Fox, citando a un funcionario, afirmó que Estados Unidos enviará tropas a la frontera.",
            "Estados Unidos",
            "un funcionario",
        ),
        (
            "ar",
            "ونقلت وكالة رويترز عن مسؤولين اثنين قولهما إن السودان طلب من مصر طائرات مسيرة.",
            "السودان",
            "مسؤولين اثنين",
        ),
        ("ar", "نقلت صحيفة الأخبار عن مصادر أمنية أن لبنان رفض المقترح.", "لبنان", "مصادر أمنية"),
    ],
)
def test_abroad_too_an_outlet_passes_on_what_those_it_cites_tell(language, text, holder, who):
    """The state holds it, the people tell of it, and the outlet is nobody's holder."""
    grounding = grounding_of(text, language)
    drafts = [
        DraftPosition(
            actor=grounding.article.text[slice(*frame.subject)],
            cue=frame.cue.text,
            sentences=[1],
            anchor=frame.cue.start,
        )
        for frame in grounding.frames.frames(1)
        if frame.subject
    ]
    (item,) = ground(grounding, *drafts).positions.items
    assert (item.actor.name, [source.text for source in item.sources]) == (holder, [who])


def test_an_outlet_that_cites_people_tells_of_a_state_s_will():
    """`Fox News, quoting a diplomat, said Kenya would move …`: Kenya's, by the diplomat, passed on by the station."""
    (item,) = read("Fox News, quoting a Ugandan diplomat, said Kenya would move four destroyers to Lamu.")
    assert (item.actor.name, item.sources[0].text) == ("Kenya", "a Ugandan diplomat")
    assert [relay.text for relay in item.relayed_by] == ["Fox News"]


def test_whom_one_speaker_told_did_not_pass_on_what_others_tell_next():
    """`was quoted by the agency` belongs to that speaker's words alone."""
    found = read(
        "Omar Haddad was quoted by the ISNA news agency as saying that he was glad. "
        "Kenya has refused to leave Lamu, two diplomats said."
    )
    assert [[relay.text for relay in item.relayed_by] for item in found] == [["the ISNA news agency"], []]
