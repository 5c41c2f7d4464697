"""Vouching: sentences that name who tells of what stands beside them."""

import pytest

from grounding.building import ground, grounding_of
from onrecord.draft import DraftPosition

WARNED = "Omar Haddad told the cabinet behind closed doors that the port was lost. "


def only(text, actor, cue, number):
    """The one grounded position of an article with one draft."""
    (item,) = ground(
        grounding_of(text), DraftPosition(actor=actor, cue=cue, sentences=[number])
    ).positions.items
    return item


@pytest.mark.parametrize(
    ("vouching", "who", "count"),
    [
        (
            "That account comes from a person close to the prime minister.",
            "a person close to the prime minister",
            1,
        ),
        ("Such is the recollection of two of his aides.", "two of his aides", 2),
        ("Two of those present confirmed his remarks.", "Two of those present", 2),
        ("That, at any rate, is what two people at the table took home.", "two people at the table", 2),
        ("The exchange was described by three officials who took part.", "three officials who took part", 3),
        ("Two people in the room separately recounted the conversation.", "Two people in the room", 2),
        ("His words were confirmed to this newspaper by two diplomats.", "two diplomats", 2),
        ("The account is based on interviews with four officials.", "four officials", 4),
        ("So, at least, say two participants.", "two participants", 2),
        ("This version of the meeting was provided by two advisers.", "two advisers", 2),
        (
            "Lena Varga pressed him to hold on, added an official who was there.",
            "an official who was there",
            1,
        ),
        ("According to two of the guests, he went on to say that he would resign.", "two of the guests", 2),
    ],
)
def test_private_words_are_told_by_those_whom_the_next_sentence_names(vouching, who, count):
    """The words themselves stand without a source; the sentence after says who tells of them."""
    item = only(WARNED + vouching, "Omar Haddad", "told", 1)
    assert [(source.text, source.count) for source in item.sources] == [(who, count)]
    assert (item.setting, item.disclosed_by, item.certainty) == ("private", "unnamed", "reported")


@pytest.mark.parametrize(
    "beside",
    [
        "Two diplomats confirmed that the talks would go on.",
        "Two people in the room wore black.",
        "The ministry confirmed his remarks.",
        "He said the same in a statement on Friday. Two aides confirmed his words.",
        "That account comes from Lena Varga.",
    ],
)
def test_a_sentence_that_tells_something_else_vouches_for_nothing(beside):
    """People who say what is their own news, named people, and words said in public between."""
    item = only(WARNED + beside, "Omar Haddad", "told", 1)
    assert item.disclosed_by == "self"
    assert all(source.type == "named_person" for source in item.sources)


def test_words_said_in_public_keep_their_speaker():
    """Who confirms a speech is no source of it."""
    text = "Omar Haddad told reporters that the port was lost. Two aides confirmed his remarks."
    item = only(text, "Omar Haddad", "told", 1)
    assert (item.setting, item.disclosed_by) == ("public", "self")


def test_those_of_another_paragraph_vouch_for_nothing():
    """A new paragraph begins with something else."""
    item = only(WARNED + "\n\nTwo officials confirmed the exchange.", "Omar Haddad", "told", 1)
    assert item.disclosed_by == "self"


def test_a_further_person_joins_those_who_told_before():
    """`A third` is added to the two."""
    text = (
        "Omar Haddad told the cabinet that the port was lost, two people in the room said. "
        "A third remembered the line as less polite."
    )
    item = only(text, "Omar Haddad", "told", 1)
    assert [source.text for source in item.sources] == ["two people in the room", "A third"]


@pytest.mark.parametrize(
    ("opening", "who", "count"),
    [
        ("Three people close to the general tell it differently.", "Three people close to the general", 3),
        ("But two of his aides gave another account.", "two of his aides", 2),
        (
            "The matter is settled, if four people with knowledge of the talks are right.",
            "four people with knowledge of the talks",
            4,
        ),
        ("Two officers who were there remember a different evening.", "Two officers who were there", 2),
    ],
)
def test_those_whom_a_sentence_brings_in_tell_of_the_next_one(opening, who, count):
    """`They described …` takes them up."""
    text = f"{opening} They described a private dinner at which Omar Haddad warned the party that he would resign."
    item = only(text, "Omar Haddad", "warned", 2)
    assert [(source.text, source.count) for source in item.sources] == [(who, count)]
    assert (item.setting, item.disclosed_by) == ("private", "unnamed")


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("The talks lasted an hour, two aides to the minister said.", "two aides to the minister"),
        ("The talks lasted an hour, according to two diplomats.", "two diplomats"),
        ("Two diplomats said the talks had lasted an hour.", "Two diplomats"),
        ("The talks were tense, said two officials, who asked not to be named.", "two officials"),
    ],
)
@pytest.mark.parametrize("adverb", ["they said", "they added"])
def test_they_set_in_are_the_people_cited_before(before, who, adverb):
    """`Varga, they said, had offered a truce` is her offer, told by them."""
    item = only(f"{before} Lena Varga, {adverb}, had offered a truce.", "Lena Varga", "offered", 2)
    assert [source.text for source in item.sources] == [who]
    assert item.disclosed_by == "unnamed"


def test_they_who_have_names_hold_what_they_say():
    """`They` are the two sides of the sentence before: no source is hidden."""
    text = "Lena Varga and Omar Haddad spoke for an hour. The army, they said, would fight on."
    found = ground(
        grounding_of(text), DraftPosition(actor="Lena Varga", cue="said", sentences=[2])
    ).positions.items
    assert all(source.type.startswith("named") for item in found for source in item.sources)


TOLD = "Kenya has refused to leave Lamu, two security officials said. "


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        ("They spoke on condition of anonymity because the talks go on.", "because the talks go on"),
        ("The officials spoke on condition of anonymity because the talks go on.", "because the talks go on"),
        ("It rained.\n\nBoth officials asked not to be named due to army rules.", "due to army rules"),
        ("The diplomats spoke on condition of anonymity because the talks go on.", None),
        ("He spoke on condition of anonymity because the talks go on.", None),
        ("The officials met on Monday because the talks go on.", None),
        ("They spoke for an hour because the talks go on.", None),
    ],
)
def test_a_sentence_after_tells_why_the_people_cited_have_no_name(after, reason):
    """Where it takes up these people, and says that they asked not to be named."""
    item = only(TOLD + after, "Kenya", "refused", 1)
    assert (item.anonymity_reason and item.anonymity_reason.text) == reason
