"""Sourcing: who is cited, how many, passed on by whom, and why without a name."""

import pytest

from grounding.building import ground, grounding_of
from onrecord.draft import DraftPosition
from onrecord.grounding.attribution.sourcing import disclosure, head_of

TYPES = [
    ("two people familiar with the talks", "unnamed_group", 2),
    ("a senior official", "unnamed_person", 1),
    ("three diplomats", "unnamed_group", 3),
    ("at least three officials", "unnamed_group", 3),
    ("one of the sources", "unnamed_person", 1),
    ("officials", "unnamed_group", None),
    ("Senior officials in Kenya", "unnamed_group", None),
    ("both officials", "unnamed_group", 2),
    ("the two sources", "unnamed_group", 2),
    ("a person close to the president", "unnamed_person", 1),
    ("the aide", "unnamed_person", 1),
    ("one of those at the table", "unnamed_person", 1),
    ("two of those partners", "unnamed_group", 2),
    ("those who were there", "unnamed_group", None),
    ("someone with a hand in the text", "unnamed_person", 1),
    ("a firefighter", "unnamed_person", 1),
    ("one minister", "unnamed_person", 1),
    ("a minister", "unnamed_person", 1),
    ("two who attended", "unnamed_group", 2),
    ("one of the senators", "unnamed_person", 1),
    ("leaks to Channel 13", "document", None),
    ("two of his former generals", "unnamed_group", 2),
    ("an undersecretary who took notes", "unnamed_person", 1),
    ("the minister", "named_organisation", None),
    ("a handful of aides", "unnamed_group", None),
    ("a third", "unnamed_person", 1),
    ("this participant", "unnamed_person", 1),
    ("one who was there", "unnamed_person", 1),
    ("two of the premier's aides", "unnamed_group", 2),
    ("screenshots of the exchange", "document", None),
    ("two retired bankers", "unnamed_group", 2),
    ("a settlement", "named_organisation", None),
    ("a freighter", "named_organisation", None),
    ("a person aware of the plan", "unnamed_person", 1),
    ("people privy to the letter", "unnamed_group", None),
    ("a Western diplomat based in Lamu", "unnamed_person", 1),
    ("a close aide", "unnamed_person", 1),
    ("an eyewitness", "unnamed_person", 1),
    ("a witness", "unnamed_person", 1),
    ("villagers", "unnamed_group", None),
    ("three tribal elders", "unnamed_group", 3),
    ("the indictment", "document", None),
    ("Reuters", "outlet", None),
    ("the Associated Press", "outlet", None),
    ("The New York Times", "outlet", None),
    ("state media", "outlet", None),
    ("a leaked memo", "document", None),
    ("the statement", "document", None),
    ("the State Department", "named_organisation", None),
    ("Kenya", "named_organisation", None),
]


@pytest.mark.parametrize(("words", "kind", "count"), TYPES, ids=[row[0] for row in TYPES])
def test_a_source_has_its_type_and_its_number(words, kind, count):
    """Named, unnamed, paper or outlet; a number only where the words give one."""
    grounding = grounding_of(f"{words[0].upper()}{words[1:]} told of it on Monday.")
    span = grounding.locator.span(0, len(words))
    source = grounding.sourcing.source(span, person=False)
    assert (source.type, source.count) == (kind, count)
    assert source.span == span


def test_a_named_person_is_told_from_an_organisation():
    """Who names the source says whether it is a person."""
    sourcing = grounding_of("Juma Odera told of it on Monday.").sourcing
    assert sourcing.type_of("Juma Odera", person=True) == "named_person"
    assert sourcing.type_of("analyst Joan Reyes", person=True) == "named_person"
    assert sourcing.type_of("navy spokesman Juma Odera", person=True) == "named_person"
    assert sourcing.type_of("a navy spokesman", person=True) == "named_organisation"


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("two people familiar with the talks", "two people"),
        ("an official, who spoke on Monday", "an official"),
        ("one of the two sources", "two sources"),
        ("two of his aides", "aides"),
        ("three of the minister's officials", "minister's officials"),
        ("diplomats", "diplomats"),
    ],
)
def test_the_head_of_a_source_stands_before_what_describes_it(words, head):
    """Modifiers are no part of the noun."""
    assert head_of(words) == head


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "An aide, speaking on condition of anonymity because the talks are secret, said so.",
            "because the talks are secret",
        ),
        ("An aide said so on condition of anonymity, citing army rules.", "citing army rules"),
        (
            "An aide who was not authorized to speak to the press said so.",
            "who was not authorized to speak to the press",
        ),
        (
            "An aide, who refused to be named due to the sensitivity of the talks, said so.",
            "due to the sensitivity of the talks",
        ),
        (
            "An aide said so on condition of anonymity in order to discuss a letter.",
            "in order to discuss a letter",
        ),
        ("An aide who declined to be identified, fearing arrest, said so.", "fearing arrest"),
        (
            "An aide said so on condition of anonymity under ground rules set by the palace.",
            "under ground rules set by the palace",
        ),
        ("An aide said so anonymously on Monday. Kenya left because it rained.", None),
        ("Kenya left because it rained in the night.", None),
    ],
)
def test_the_reason_for_anonymity_is_the_article_s_own_words(text, reason):
    """Only a reason that belongs to the missing name is one."""
    grounding = grounding_of(text)
    span = grounding.sourcing.anonymity_reason(*grounding.locator.window(1, 1))
    assert (span and span.text) == reason


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("Kenya left Lamu, Reuters reported.", ["Reuters"]),
        ("The New York Times first reported that Kenya left.", ["The New York Times"]),
        ("Kenya told Reuters that it had left Lamu.", ["Reuters"]),
        ("According to Uganda, Kenya left Lamu.", []),
        ("Kenya left Lamu and reported nothing.", []),
    ],
)
def test_an_outlet_that_passed_it_on_is_a_relay(text, outlets):
    """Outlets tied to a verb of passing on are relays; states are not."""
    grounding = grounding_of(text)
    found = grounding.sourcing.relays(*grounding.locator.window(1, 1), None)
    assert [source.text for source in found] == outlets
    assert {source.type for source in found} <= {"outlet"}


def test_an_outlet_that_is_the_source_already_is_no_relay():
    """The same words are not cited twice."""
    grounding = grounding_of("Kenya left Lamu, Reuters reported.")
    at = grounding.article.text.index("Reuters")
    assert grounding.sourcing.relays(*grounding.locator.window(1, 1), (at, at + 7)) == []


@pytest.mark.parametrize(
    ("types", "own", "counterpart", "came_out"),
    [
        (["named_person"], True, False, "self"),
        (["named_person"], False, True, "counterpart"),
        (["unnamed_group", "named_person"], False, False, "unnamed"),
        (["document"], False, False, "document"),
        (["named_organisation"], False, False, "named"),
        (["outlet"], False, False, "unnamed"),
        ([], False, False, "self"),
    ],
)
def test_disclosure_follows_from_who_is_cited(types, own, counterpart, came_out):
    """The actor itself, the other side, somebody unnamed, a paper, somebody named."""
    assert disclosure(types, own=own, counterpart=counterpart) == came_out


def test_a_sentence_that_names_who_is_cited_is_covered():
    """`The minister said:` before a statement is where its speaker is cited, and no sentence left out."""
    text = "Following the talks, Minister Lena Orr said:\n\nThe road is safe. It will stay open."
    grounding = grounding_of(text)
    (item,) = ground(
        grounding,
        DraftPosition(
            actor="Minister Lena Orr", sentences=[2, 3], content=["The road is safe."], spoken=True
        ),
    ).positions.items
    assert [source.span.sentence for source in item.sources] == [1]
    assert 1 in grounding.covered()
    assert grounding.uncovered() == []
