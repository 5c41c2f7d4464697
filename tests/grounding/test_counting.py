"""Counting: the number that governs a noun, wherever the sentence puts it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grounding.examples import examples
from onrecord.grounding.assets.counting import count_of


def counted(text, noun):
    """The count of a noun of a sentence."""
    first = text.index(noun)
    return count_of(text, first, first + len(noun), 0, len(text))


@pytest.mark.parametrize(
    ("text", "noun", "words", "value", "low", "high"),
    [
        ("Kenya sent three more warships.", "warships", "three", 3, 3, 3),
        ("Poland would sign for a further 100 howitzers.", "howitzers", "100", 100, 100, 100),
        ("No more than 70 of its fighters fell.", "fighters", "No more than 70", 70, None, 70),
        ('It captured "dozens" of anti-tank missiles.', "anti-tank missiles", "dozens", None, 24, None),
        ('Bor spoke of 20,000 "Nato shells" destroyed.', "Nato shells", "20,000", 20_000, 20_000, 20_000),
        ("It destroyed 61 vehicles, nine of them tanks.", "tanks", "nine", 9, 9, 9),
        ("It sent 38 vehicles, of which 22 are carriers.", "carriers", "22", 22, 22, 22),
        ('Bor put troops killed at "no fewer than nine".', "troops", "no fewer than nine", 9, 9, None),
        ("It would bring to seven the number of vessels there.", "vessels", "seven", 7, 7, 7),
        ('She counted "seven, maybe eight" of the tanks.', "tanks", "seven, maybe eight", None, 7, 8),
        ("Six million shells, between six and nine million shells.", "shells.", None, None, 6e6, 9e6),
        ("The navy sent a second carrier.", "carrier", "a second", 1, 1, 1),
        ("Both frigates sailed.", "frigates", "Both", 2, 2, 2),
        ("Tanks lost: 14, it said.", "Tanks", "14", 14, 14, 14),
        ("The number of troops in Bor rose to 3,000.", "troops", "3,000", 3_000, 3_000, 3_000),
        ("It has 3,000 of its own soldiers there.", "soldiers", "3,000", 3_000, 3_000, 3_000),
        ("All 40 of the tanks left.", "tanks", "40", 40, 40, 40),
        ("In March 20 soldiers died.", "soldiers", "20", 20, 20, 20),
        ("On March 12, 40 troops came.", "troops", "40", 40, 40, 40),
        ("The next 12 F-16s will follow.", "F-16s", "12", 12, 12, 12),
    ],
)
def test_the_number_is_the_one_that_governs_the_noun(text, noun, words, value, low, high):
    """Bounds, parts, quotation marks, a copula and a number after the noun."""
    reading = counted(text, noun).reading
    assert words is None or text[reading.start : reading.end] == words
    assert (reading.value, reading.minimum, reading.maximum) == (value, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "Two of the three brigades left.",
        "Two of three brigades left.",
        "Two out of Bor's three brigades left.",
    ],
)
def test_a_part_keeps_its_whole(text):
    """`two of the three brigades` tells of three and of two."""
    count = counted(text, "brigades")
    assert (count.reading.value, count.whole.value) == (2, 3)


PARTS = [
    "Most of", "Some of", "Half of", "Nearly half", "A third of", "Two-thirds of", "Three quarters of", "70% of",
    "70 percent of", "Several of", "A few of", "Many of", "A handful of", "The rest of", "The first of", "The last of",
    "Each of", "Any of",
    "All but two of", "Up to a third of", "The bulk of", "The majority of",
]  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("whose", ["the", "its", "Kenya's"])
def test_the_number_of_the_whole_is_not_that_of_a_part_without_a_number(part, whose):
    """`most of the 40 tanks` are not 40."""
    assert counted(f"{part} {whose} 40 tanks were sent to Bor.", "tanks") is None


@pytest.mark.parametrize(
    "share", ["One in four", "Two in every three", "One out of every four", "Seven in 10 of the 90"]
)
def test_a_share_counts_nothing(share):
    """`one in four tanks` says neither one nor four."""
    assert counted(f"It lost {share.lower()} tanks in Bor.", "tanks") is None


def test_a_number_that_can_be_read_in_two_ways_counts_nothing():
    """`1.200` is 1,200 on the continent and 1.2 elsewhere: an editor must not print either."""
    assert counted("It sent 1.200 soldiers to Bor.", "soldiers") is None


NAMES_AND_DATES = [
    "In {}", "Since {}", "By {}", "In July {}", "On March 12, {}",
]  # fmt: skip


@given(st.sampled_from(NAMES_AND_DATES), st.integers(1945, 2059))
@examples(60)
def test_a_year_counts_nothing(lead, year):
    """`In 2024 troops were sent` are not 2,024 troops."""
    assert counted(f"{lead.format(year)} troops were sent to Bor.", "troops") is None


@given(
    st.sampled_from(
        "Article Resolution Chapter Route Sector Day Phase Unit Brigade Room Channel Operation Type Mk".split()
    ),
    st.integers(1, 9_999),
)
@examples(100)
def test_the_number_of_a_name_counts_nothing(name, number):
    """`Resolution 1701 troops`, `Unit 8200 soldiers`, `Type 45 destroyers`."""
    assert counted(f"Under {name} {number} troops were sent to Bor.", "troops") is None


@pytest.mark.parametrize(
    "lead",
    [
        "On March 12", "Since May 3", "On 12 March", "At 6 a.m.", "At 0600", "Two weeks later", "Three days ago",
        "Five miles away",
        "Twice as many as 40", "After 12 hours",
    ],
)  # fmt: skip
def test_a_date_an_hour_and_a_distance_count_nothing(lead):
    """What is measured or dated is not the soldiers."""
    assert counted(f"{lead} soldiers came.", "soldiers") is None


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The guns fire 155 mm ammunition.", "ammunition"),
        ("Two officials spoke of tanks.", "tanks"),
        ("The tanks left on Friday.", "tanks"),
    ],
)
def test_a_number_that_does_not_govern_the_noun_counts_nothing(text, noun):
    """A calibre and other people's number are none."""
    assert counted(text, noun) is None
