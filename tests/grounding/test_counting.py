"""Counting: the number that governs a noun, wherever the sentence puts it."""

import pytest

from onrecord.grounding.counting import count_of


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
    ],
)
def test_the_number_is_the_one_that_governs_the_noun(text, noun, words, value, low, high):
    """Bounds, parts, quotation marks, a copula and a number after the noun."""
    reading = counted(text, noun).reading
    assert words is None or text[reading.start : reading.end] == words
    assert (reading.value, reading.minimum, reading.maximum) == (value, low, high)


def test_a_part_keeps_its_whole():
    """`two of the three brigades` tells of three and of two."""
    count = counted("Two of the three brigades left.", "brigades")
    assert (count.reading.value, count.whole.value) == (2, 3)


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
