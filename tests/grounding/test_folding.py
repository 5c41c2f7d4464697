"""Folding: the named harmless differences, and where each folded character came from."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grounding.examples import examples
from onrecord.grounding.text.folding import fold, loose, plain, without_accents

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
    ("full-width quote marks", "Cuba｀s", "Cuba's"),
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
@examples(200)
def test_origins_run_from_left_to_right_and_stay_in_the_text(text):
    """Each folded character has a non-empty origin, and origins never go back."""
    folded = fold(text)
    origins = [folded.origin(at, at + 1) for at in range(len(folded.text))]
    assert origins == sorted(origins)
    assert [end for _, end in origins] == sorted(end for _, end in origins)
    assert all(0 <= start < end <= len(text) for start, end in origins)


@given(TEXTS, st.integers(-2, 70))
@examples(200)
def test_what_comes_from_before_an_offset_is_counted(text, offset):
    """A window of the article is a window of the folded text."""
    folded = fold(text)
    origins = [folded.origin(at, at + 1) for at in range(len(folded.text))]
    assert folded.before(offset) == sum(start < offset for start, _ in origins)
    assert folded.until(offset) == sum(end <= offset for _, end in origins)


def test_what_a_character_folds_to_is_parted_nowhere():
    """Of a ligature both letters are taken, or none."""
    folded = fold("a ﬁn…")
    assert [folded.is_whole(at) for at in range(9)] == [
        True,
        True,
        True,
        False,
        True,
        True,
        False,
        False,
        True,
    ]


def test_folding_leaves_nothing_to_fold():
    """Whatever a letter folds to folds to itself."""
    for code in (*range(0xD800), *range(0xE000, 0x20000)):
        folded = fold(f"a{chr(code)}a").text
        assert fold(folded).text == folded, hex(code)


def test_every_letter_folds_alike_wherever_it_stands():
    """What is taken at one go in running text folds as it does alone: here a vowel sign sets the letter apart."""
    for code in (*range(0xD800), *range(0xE000, 0x11000)):
        letter = chr(code)
        assert fold(f"a{letter}a").text == fold(f"a{letter}\u064ba").text, hex(code)


@given(TEXTS)
@examples(100)
def test_stripping_accents_keeps_the_number_of_characters(text):
    """Offsets of the text without accents are offsets of the text, in small letters too."""
    assert len(without_accents(text)) == len(loose(text)) == len(text)


@given(TEXTS)
@examples(100)
def test_a_letter_s_small_form_does_not_hang_on_its_neighbours(text):
    """Letter by letter and all together give the same, a sigma at a word's end among them."""
    assert loose(text + "ΣΑΣ İ") == "".join(map(loose, text + "ΣΑΣ İ"))


@given(TEXTS)
@examples(100)
def test_what_is_composed_or_padded_otherwise_folds_the_same(text):
    """Zero-width characters between letters change nothing of the folded text."""
    letters = "".join(char for char in text if char.isascii() and char.isalpha())
    assert plain("\u200b".join(letters)) == letters


@pytest.mark.parametrize(
    "piece",
    ["\u200b ", " \u200b", "\u00ad\n", "中 \u200b", "« ", " »", "- ", "a  b ", "e\u0301 ", "\u064b", "a"],
)
def test_folding_twice_the_text_takes_twice_the_steps(piece):
    """Whatever stands in an article, folding it is linear: calls are counted, not time."""
    once, twice = (calls(fold, piece * number) for number in (400, 800))
    assert twice <= 2.1 * once + 50


def calls(function, *given):
    """How many calls of functions a call makes."""
    count = 0

    def seen(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        function(*given)
    finally:
        sys.setprofile(before)
    return count


def test_what_no_reader_sees_changes_nothing_behind_a_closing_mark():
    """A zero-width character between `»` and a letter; `make fuzz` found it."""
    assert fold("about U\u00a0»\u200bkraine").text == fold("about U\u00a0»kraine").text


def test_the_spaces_of_a_ligature_do_not_hang_on_what_follows_it():
    """`ﷺ` is four words, at the end of a Chinese sentence as before its full stop; `make fuzz` found it."""
    assert fold("四千万美元ﷺ。").text == fold("四千万美元ﷺ").text + "."
