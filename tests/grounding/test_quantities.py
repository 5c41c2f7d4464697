"""Quantities: numbers as newsrooms write them, with the bounds that their words give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grounding.examples import examples
from onrecord.grounding.numbers.quantities import number_of, quantities

TABLE = [
    ("eight warships", "eight", 8, 8, 8),
    ("One ship", "One", 1, 1, 1),
    ("40 tanks", "40", 40, 40, 40),
    ("3,000 troops", "3,000", 3_000, 3_000, 3_000),
    ("1.5 million shells", "1.5 million", 1_500_000, 1_500_000, 1_500_000),
    ("two dozen drones", "two dozen", 24, 24, 24),
    ("a dozen drones", "a dozen", 12, 12, 12),
    ("half a dozen jets", "half a dozen", 6, 6, 6),
    ("a half-dozen jets", "a half-dozen", 6, 6, 6),
    ("a pair of frigates", "a pair of", 2, 2, 2),
    ("a trio of frigates", "a trio of", 3, 3, 3),
    ("one hundred and twenty men", "one hundred and twenty", 120, 120, 120),
    ("two thousand soldiers", "two thousand", 2_000, 2_000, 2_000),
    ("40 thousand soldiers", "40 thousand", 40_000, 40_000, 40_000),
    ("a hundred men", "a hundred", 100, 100, 100),
    ("at least 3,000 troops", "at least 3,000", 3_000, 3_000, None),
    ("more than 80 people", "more than 80", 80, 80, None),
    ("no fewer than six jets", "no fewer than six", 6, 6, None),
    ("up to 40 tanks", "up to 40", 40, None, 40),
    ("as many as 40 tanks", "as many as 40", 40, None, 40),
    ("fewer than ten ships", "fewer than ten", 10, None, 10),
    ("nearly 500 men", "nearly 500", 500, None, 500),
    ("some 3,000 men", "some 3,000", 3_000, None, None),
    ("about two dozen men", "about two dozen", 24, None, None),
    ("an estimated 900 men", "an estimated 900", 900, None, None),
    ("between 40 and 50 tanks", "between 40 and 50", None, 40, 50),
    ("40 to 50 tanks", "40 to 50", None, 40, 50),
    ("40-50 tanks", "40-50", None, 40, 50),
    ("three to four ships", "three to four", None, 3, 4),
    ("dozens of rockets", "dozens of", None, 24, None),
    ("hundreds of men", "hundreds of", None, 200, None),
    ("thousands of men", "thousands of", None, 2_000, None),
    ("tens of thousands of men", "tens of thousands of", None, 20_000, None),
    ("half a million shells", "half a million", 500_000, 500_000, 500_000),
    ("a quarter of a million shells", "a quarter of a million", 250_000, 250_000, 250_000),
    ("a million and a half shells", "a million and a half", 1_500_000, 1_500_000, 1_500_000),
    ("two and a half million shells", "two and a half million", 2_500_000, 2_500_000, 2_500_000),
    ("half-a-dozen jets", "half-a-dozen", 6, 6, 6),
    ("a few hundred men", "a few hundred", None, 200, None),
    ("several dozen men", "several dozen", None, 24, None),
    ("a couple of hundred men", "a couple of hundred", 200, None, None),
    ("tens of tanks", "tens of", None, 20, None),
    ("300-odd men", "300-odd", 300, None, None),
    ("300 or so men", "300 or so", 300, None, None),
    ("perhaps 300 men", "perhaps 300", 300, None, None),
    ("1,000-plus men", "1,000-plus", 1_000, 1_000, None),
    ("300 or more men", "300 or more", 300, 300, None),
    ("in excess of 300 men", "in excess of 300", 300, 300, None),
    ("not more than 300 men", "not more than 300", 300, None, 300),
    ("not fewer than 300 men", "not fewer than 300", 300, 300, None),
    ("between a dozen and 15 ships", "between a dozen and 15", None, 12, 15),
    ("another 200 soldiers", "another 200", 200, 200, 200),
    ("a total of 12 ships", "a total of 12", 12, 12, 12),
]
NO_QUANTITY = [
    "warships",
    "several warships",
    "many jets",
    "$100 million of arms",
    "€40 million of arms",
    "£3 billion",
    "40% of its fleet",
    "the F-35 jets",
    "an Su-25",
    "someone",
    "the often cited",
    "",
]


@pytest.mark.parametrize(("words", "text", "value", "least", "most"), TABLE, ids=[row[0] for row in TABLE])
def test_a_number_is_read_with_the_bounds_that_its_words_give(words, text, value, least, most):
    """Value, lower and upper bound, and the very words that say so."""
    (reading,) = quantities(words)
    assert words[reading.start : reading.end] == text
    assert (reading.value, reading.minimum, reading.maximum) == (value, least, most)


@pytest.mark.parametrize("words", NO_QUANTITY)
def test_a_plural_without_a_number_and_a_sum_of_money_count_nothing(words):
    """A noun without a number, money, shares, times and type codes are no quantity of things."""
    assert quantities(words) == []


def test_a_quantity_is_read_that_stands_wholly_inside():
    """A number that the offsets cut through is not read in part."""
    text = "two frigates and 300 marines, 4,000 in all"
    assert quantities(text, 0, text.index(" in"))[-1].value == 4_000
    assert quantities(text, 0, text.index("300"))[-1].value == 2


def test_a_range_that_runs_backwards_is_no_quantity():
    """`between 50 and 40` says nothing that can be relied on."""
    assert quantities("between 50 and 40 tanks") == []


@pytest.mark.parametrize("words", ["", "ships", "four ships", "and"])
def test_words_that_are_no_number_have_no_value_or_none_at_all(words):
    """What is not a number gives None, or zero for words that only join numbers."""
    assert not number_of(words)


PIECES = st.sampled_from(
    "eight two dozen a pair of hundreds 40 3,000 1.5 million between and to at least up half - % $ . ٣ ４ ²".split()
)


@given(
    st.lists(PIECES | st.text(st.characters(codec="utf-8"), max_size=4), max_size=12),
    st.sampled_from(["", " "]),
)
@examples(250)
def test_random_text_never_breaks_the_reader_and_spans_stay_inside(pieces, glue):
    """Whatever the text, readings are inside it, in order, and their bounds are in order."""
    text = glue.join(pieces)
    last = 0
    for reading in quantities(text):
        assert last <= reading.start < reading.end <= len(text)
        last = reading.end
        if reading.minimum is not None and reading.maximum is not None:
            assert reading.minimum <= reading.maximum


LEADS = {
    "": (True, True),
    "exactly ": (True, True),
    "at least ": (True, False),
    "more than ": (True, False),
    "no fewer than ": (True, False),
    "in excess of ": (True, False),
    "up to ": (False, True),
    "as many as ": (False, True),
    "fewer than ": (False, True),
    "not more than ": (False, True),
    "some ": (False, False),
    "about ": (False, False),
    "perhaps ": (False, False),
}


@given(
    st.integers(10, 9_999_999),
    st.sampled_from(sorted(LEADS)),
    st.sampled_from(["", "a total of ", "another "]),
)
@examples(200)
def test_any_number_is_read_as_itself_and_bounded_only_by_its_own_words(number, lead, between):
    """Whatever the number and the words before it, the value is the number, and a bound stands where they set one."""
    low, high = LEADS[lead]
    (reading,) = quantities(f"It sent {lead}{between}{number:,} tanks.")
    assert reading.value == number
    assert (reading.minimum, reading.maximum) == (number if low else None, number if high else None)


@given(
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from(["{}-{}", "{} to {}", "between {} and {}", "{} or {}"]),
)
@examples(100)
def test_a_range_has_both_its_ends_and_no_value(one, other, wording):
    """A range is never read as one of its ends."""
    low, high = sorted((one, other))
    (reading,) = quantities(wording.format(low, high) + " tanks")
    assert (reading.value, reading.minimum, reading.maximum) == (None, low, high)


def test_two_numbers_beside_each_other_are_not_added_up():
    """`four two-seat jets`, `six and nine million`; `two hundred and six` is one number."""

    def read(text):
        return [reading.value for reading in quantities(text)]

    assert read("four two-seat jets") == [4, 2]
    assert read("six and nine million") == [6, 9_000_000]
    assert read("two million three hundred thousand and six hundred and forty-one") == [2_300_641]
