"""The one normalised form of a text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import hidden_characters, normalise

ANY = st.text(
    st.one_of(st.characters(), st.sampled_from(" \t\n\r\x00\x0b\x85\u2028\ufeff\ud800\udc00e\u0301\u0344"))
)


@given(ANY)
def test_normalising_twice_changes_nothing(raw):
    """`normalise` is idempotent for any string, lone surrogates included."""
    once = normalise(raw)
    assert normalise(once) == once


@given(ANY)
def test_a_normalised_text_can_be_stored_and_sent(raw):
    """It is NFC, encodes as UTF-8, and holds no control characters but line breaks."""
    text = normalise(raw)
    text.encode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(c) == "Cc" for c in text if c != "\n")
    assert text == text.strip()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a  \n\n\n\n b\t c\x00", "a\n\n b  c"),
        ("e\u0301", "é"),
        ("\ufeff\n a", "a"),
        ("a\ud800b", "a\ufffdb"),
        ("\ud83d\ude00", "😀"),
        ("co\u00adop\u200be\u202erate", "co\u00adop\u200be\u202erate"),
        ("{{ 7*7 }} {% if %} \\n", "{{ 7*7 }} {% if %} \\n"),
    ],
)
def test_only_what_no_reader_misses_is_changed(raw, text):
    """Line breaks, control characters and blank space change; everything else stays."""
    assert normalise(raw) == text


def test_endless_combining_marks_are_cut_off():
    """A letter with a million marks would take quadratic time to order."""
    assert len(normalise("a" + "\u0316\u0301" * 100_000)) < 40


def test_a_line_of_two_million_spaces_does_no_harm():
    """Trailing spaces are found in linear time."""
    assert normalise("a" + " " * 2_000_000 + "b").endswith("b")


def test_hidden_characters_are_listed():
    """Zero-width, override and tag characters are found as stretches."""
    text = "no\u200b\u200bw \u202eback\u202c \U000e0041\U000e0042"
    assert hidden_characters(text) == [(2, 4), (6, 7), (11, 12), (13, 15)]


@pytest.mark.parametrize(
    "text", ["می\u200cروم", "👩\u200d🚀", "🏴\U000e0067\U000e0062\U000e0065\U000e007f", "a\u200eb"]
)
def test_ordinary_typography_is_not_listed(text):
    """Joiners, direction marks and flags do honest work."""
    assert hidden_characters(text) == []
