"""Locating: what does not change the meaning is found at exact offsets, what does is not found."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from grounding.building import grounding_of
from grounding.examples import examples
from onrecord.article import Article, Sentence
from onrecord.grounding.text.folding import plain
from onrecord.grounding.text.locating import Locator, Place, nearest

EDGES = " \t\n'.,;:!?()[]-…"
TEXT = (
    "“We will not sign,” Foreign Minister Lucía Ñáñez said on Monday in the U.S. capital. "
    "The navy — its ﬁrst ﬂeet — sent 18 frigates and 8,000 troops to Lamu at a cost of $7.8 million. "
    "The US told NATO’s com\u00admanders that Nun\u0303ez would nego\u200btiate the peña with us in Turkey"
    "\u00a0in May. "
    "The envoys, who had flown in from Nairobi the night before, agreed to nothing at all on Friday. "
    "“Not yet… no …” said one."
)
ACCEPTED = [
    ("straight marks", '"We will not sign," Foreign', "We will not sign,” Foreign"),
    ("single for double marks", "‘We will not sign,’ Foreign", "We will not sign,” Foreign"),
    ("dashes", "The navy - its", "The navy — its"),
    ("doubled hyphen", "The navy--its", "The navy — its"),
    ("ligatures", "first fleet", "ﬁrst ﬂeet"),
    ("soft hyphen", "NATO's commanders", "NATO’s com\u00admanders"),
    ("zero-width", "would negotiate", "would nego\u200btiate"),
    ("decomposed letters", "that Nuñez would", "that Nuñez would"),
    ("spaces", "in  Turkey in\nMay", "in Turkey\u00a0in May"),
    ("letter case", "the NAVY", None),
    ("case of a sentence's start", "the navy", "The navy"),
    ("accents in a name", "Lucia Nanez", "Lucía Ñáñez"),
    ("full stop at the end", "on Monday.", "on Monday"),
    ("abbreviation", "in the U.S.", "in the U.S."),
    ("ellipsis", "We will not ... Lucía Ñáñez", "We will not sign,” Foreign Minister Lucía Ñáñez"),
    ("ellipsis character", "The envoys… on Friday", None),
    ("ellipsis in brackets", "The envoys, who [...] nothing at all", None),
    ("inserted word", "The envoys [of Kenya] who had flown", "The envoys, who had flown"),
    ("ellipsis of the article", "Not yet… no", "Not yet… no"),
    ("ellipsis of the article at the end", "“Not yet... no ...", "Not yet… no …"),
    ("ellipsis with both ends", "The envoys … at all on Friday", None),
]
REFUSED = [
    ("another digit", "17 frigates"),
    ("8 in 18", "8 frigates"),
    ("8 in 8,000", "8"),
    ("000 in 8,000", "000 troops"),
    ("7 in 7.8", "$7"),
    ("8 in 7.8", "8 million"),
    ("another word", "We will never sign"),
    ("a dropped not", "We will sign"),
    ("a part of a word", "frigate"),
    ("words in another order", "Minister Foreign"),
    ("accents in a common noun", "the pena"),
    ("us for US", "The us told"),
    ("US for us", "with US"),
    ("may for May", "in may"),
    ("turkey for Turkey", "in turkey"),
    ("nato for NATO", "told nato"),
    ("a word left out", "The navy sent 18"),
    ("an ellipsis out of order", "on Friday ... The envoys"),
    ("an ellipsis of single words", "We ... Friday"),
    ("an ellipsis at the end that the article has not", "The navy..."),
    ("nothing", ""),
    ("marks alone", "…” —"),
]


def found(words, text=TEXT):
    """The words of the article at each place of `words`."""
    grounding = grounding_of(text)
    return [grounding.article.text[place.start : place.end] for place in grounding.locator.places(words)]


@pytest.mark.parametrize(
    ("words", "there"), [row[1:] for row in ACCEPTED if row[2]], ids=[row[0] for row in ACCEPTED if row[2]]
)
def test_a_harmless_difference_is_accepted_and_the_article_is_quoted(words, there):
    """The place that comes out is the article's own wording, not the model's."""
    assert found(words) == [plainly(there)]


def plainly(there):
    """The words as the article has them after normalisation to NFC."""
    import unicodedata

    return unicodedata.normalize("NFC", there)


@pytest.mark.parametrize("words", [row[1] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_change_of_meaning_is_refused(words):
    """Any other changed token is found nowhere."""
    assert found(words) == []


@pytest.mark.parametrize("part", ["सेन", "कह", "मंत्र", "ेना", "0"])
def test_a_part_of_a_word_is_refused_where_vowels_are_marks(part):
    """A vowel sign is as much of its word as a letter, whether or not the two are written as one character."""
    text = "सेना ने मंत्री से कहा कि 0\u094d जहाज आए हैं।"
    assert found("सेना ने मंत्री", text) == ["सेना ने मंत्री"]
    assert found(part, text) == []


def test_an_ellipsis_does_not_reach_across_half_the_article():
    """Pieces that stand far from each other are no one passage."""
    text = "We will not sign. " + "The harbour was quiet all day long. " * 30 + "They came on Friday."
    assert found("We will ... on Friday", text) == []


def test_exact_words_are_marked_as_exact_and_others_are_not():
    """A place says whether only harmless differences separate the words."""
    locator = grounding_of(TEXT).locator
    assert [place.exact for place in locator.places("18 frigates")] == [True]
    assert [place.exact for place in locator.places("the  navy")] == [False]


def test_places_keep_to_the_stretch_that_was_asked_for():
    """Words that stand in another sentence are not found in this one."""
    grounding = grounding_of("Kenya sent troops to Lamu on Monday. Uganda sent troops to Lamu on Friday.")
    second = grounding.locator.window(2, 2)
    assert len(grounding.locator.places("sent troops")) == 2
    assert [place.start >= second[0] for place in grounding.locator.places("sent troops", *second)] == [True]


def test_a_window_stays_inside_the_article():
    """Sentence numbers beyond either end give the first or the last sentence."""
    grounding = grounding_of("Kenya sent troops. Uganda did not.")
    assert grounding.locator.window(-4, 99) == (0, len(grounding.article.text))


def test_a_headline_in_capitals_finds_words_in_small_letters():
    """Shouted words of more than one token are the same words."""
    assert found("KENYA SENT TROOPS", "Kenya sent troops to Lamu on Monday.") == ["Kenya sent troops"]


def test_of_equal_places_the_one_nearest_to_the_evidence_is_taken():
    """Without other evidence equal places are ambiguous; beside it the nearest one is not."""
    places = [Place(0, 4, True), Place(50, 54, True), Place(90, 94, True)]
    assert nearest(places, [(60, 70)]) == (places[1], [])
    assert nearest(places, []) == (places[0], places[1:])
    assert nearest([], [(1, 2)]) == (None, [])
    assert nearest([Place(0, 4, True), Place(20, 24, True)], [(10, 14)])[1] == [Place(20, 24, True)]


TEXTS = st.text(
    st.one_of(
        st.sampled_from("aAeéñ18 .,-–—…\"'“”’[]()\u00ad\u200b\u200d\u200f\u0301\u0640ﬁＡ\n🚢😀𝐊𝟒ششعא"),
        st.characters(codec="utf-8"),
    ),
    min_size=1,
    max_size=80,
)


def article_of(text):
    """An article of one sentence, whatever its characters are."""
    return Article(text, (Sentence(1, 0, len(text), 1),), "a", "en")


@given(TEXTS, st.data())
@examples(250)
def test_every_place_of_a_cut_says_the_same_as_the_cut(text, data):
    """What is found of a random stretch folds to the stretch, but for the letter case and accents of names."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    assume("..." not in plain(words) and "[" not in words)
    for place in Locator(article_of(text)).places(words):
        assert 0 <= place.start < place.end <= len(text)
        there = plain(text[place.start : place.end]).strip(EDGES).lower()
        assert bare(there) == bare(plain(words).strip(EDGES).lower())


def bare(text):
    """Letters without accents, for the comparison that names are allowed."""
    import unicodedata

    return "".join(unicodedata.normalize("NFD", char)[0] for char in text)


@given(
    st.lists(
        st.sampled_from("Kenya 🚢 שלום سفينة 𝐊𝐞𝐧 café nego\u200btiate ﬁrst “stay” U.S. 40".split()),
        min_size=2,
        max_size=12,
    ),
    st.data(),
)
@examples(200)
def test_a_run_of_whole_words_is_found_where_it_was_cut(tokens, data):
    """Whole words copied from any script are found again, at one of their places exactly."""
    text = " ".join(tokens)
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first + 1, len(tokens)))
    words = " ".join(tokens[first:last])
    assume(any(char.isalnum() for char in words))
    places = Locator(article_of(text)).places(words)
    wanted = plain(words).strip(EDGES)
    assert wanted in {plain(text[place.start : place.end]).strip(EDGES) for place in places}
