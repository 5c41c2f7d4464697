"""Folding: the named harmless differences, and where each folded character came from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.grounding.folding import fold, plain, without_accents

HARMLESS = [
    ("quote marks", "“We stay,” ‘he’ said", "\"We stay,\" 'he' said"),
    ("angled marks", "«We stay»", '"We stay"'),
    ("corner marks", "「We stay」", '"We stay"'),
    ("low marks", "„We stay‟", '"We stay"'),
    ("apostrophes", "Cuba’s", "Cuba's"),
    ("dashes", "north–south", "north-south"),
    ("doubled hyphens", "talks -- and", "talks — and"),
    ("spaces round a dash", "talks — and", "talks-and"),
    ("no-break spaces", "40\u00a0men", "40 men"),
    ("line breaks", "forty\nmen", "forty  men"),
    ("ligatures", "the ﬁrst ﬂeet", "the first fleet"),
    ("full-width forms", "ＮＡＴＯ", "NATO"),
    ("soft hyphens", "nego\u00adtiators", "negotiators"),
    ("zero-width characters", "nego\u200btia\u2060tors", "negotiators"),
    ("direction marks", "\u200eKenya\u200f", "Kenya"),
    ("decomposed letters", "Nun\u0303ez", "Nuñez"),
    ("the ellipsis character", "and so on…", "and so on..."),
    ("Arabic vowel signs", "كَتَبَ", "كتب"),
    ("tatweel", "كـــتب", "كتب"),
    ("Arabic presentation forms", "\ufefb", "لا"),
    ("vowel signs in presentation forms", "ك\ufe77ت\ufe70ب", "كتب"),
]
DIFFERENT = [
    ("8", "18"),
    ("not sold", "sold"),
    ("Peña", "Pena"),
    ("US", "us"),
    ("ship", "ships"),
    ("a.b", "ab"),
    ("①", "1"),
    ("½", "1/2"),
    ("m²", "m2"),
    ("km", "k m"),
]
TEXTS = st.text(
    st.one_of(
        st.sampled_from("aAeñ .-–—…\"'“”’\u00ad\u200b\u200d\u0301\u064b\u0640ﬁﷺＡ\n\t\u00a0🚢😀𝐊ش[]"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(("words", "other"), [row[1:] for row in HARMLESS], ids=[row[0] for row in HARMLESS])
def test_a_harmless_difference_folds_away(words, other):
    """Two spellings that differ only in what is named as harmless fold to the same text."""
    assert plain(words) == plain(other)


@pytest.mark.parametrize(("words", "other"), DIFFERENT)
def test_what_is_not_named_as_harmless_stays_different(words, other):
    """Case, accents, digits, full stops and other words are never folded away."""
    assert plain(words) != plain(other)


class Counted(str):
    """A text that counts how often a character of it is looked up."""

    looks = 0

    def __getitem__(self, at):
        self.looks += 1
        return super().__getitem__(at)


@pytest.mark.parametrize("gap", [" ", "\n", " \u200b"], ids=["spaces", "line breaks", "hidden between"])
@pytest.mark.parametrize("before", ["men", "«", "中"], ids=["a word", "an opened mark", "Chinese"])
def test_a_long_gap_is_looked_at_once(before, gap):
    """Folding stays linear where white space runs on, as it does in the text of a web page."""
    text = Counted(before + gap * 1_000 + "文")
    fold(text)
    assert text.looks < 10 * len(text)


@given(TEXTS)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_origins_run_from_left_to_right_and_stay_in_the_text(text):
    """Each folded character has a non-empty origin, and origins never go back."""
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@given(TEXTS)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_stripping_accents_keeps_the_number_of_characters(text):
    """Offsets of the text without accents are offsets of the text."""
    assert len(without_accents(text)) == len(text)


@given(TEXTS)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_what_is_composed_or_padded_otherwise_folds_the_same(text):
    """Zero-width characters between letters change nothing of the folded text."""
    letters = "".join(char for char in text if char.isascii() and char.isalpha())
    assert plain("\u200b".join(letters)) == letters
