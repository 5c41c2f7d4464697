"""The article: one text, its digest, and which sentence holds an offset."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.article import Article
from onrecord.intake import make_article

TEXT = "Kenya left Lamu on Monday. Uganda stayed in Bor.\n\nNobody knows who ordered it."


def article() -> Article:
    """Three sentences in two paragraphs."""
    return make_article(text=TEXT)


def test_the_digest_is_that_of_the_text_in_utf_8():
    """Whoever has the text can check it."""
    made = make_article(text=TEXT + " Ñáñez 🚢 sailed.")
    assert made.sha256 == hashlib.sha256(made.text.encode("utf-8")).hexdigest()


def test_sentences_are_found_by_number():
    """Numbers count from one."""
    assert article().words_of(1) == "Kenya left Lamu on Monday."
    assert article().words_of(3) == "Nobody knows who ordered it."


def test_an_offset_belongs_to_the_sentence_that_holds_it():
    """From its first character to its last."""
    made = article()
    for sentence in made.sentences:
        assert made.sentence_at(sentence.start) == sentence.number
        assert made.sentence_at(sentence.end - 1) == sentence.number


def test_an_offset_between_sentences_belongs_to_the_one_before():
    """White space is nobody's own."""
    made = article()
    assert made.sentence_at(made.sentences[1].end) == 2
    assert made.sentence_at(made.sentences[2].start - 1) == 2


@given(st.integers(-(10**12), 10**12))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_any_offset_has_a_sentence_of_the_article(offset):
    """Offsets out of range belong to the first or the last one."""
    made = article()
    assert 1 <= made.sentence_at(offset) <= len(made.sentences)


def test_two_articles_of_one_text_have_one_digest_and_different_articles_two():
    """The digest is the text's alone."""
    assert make_article(text=TEXT, title="A", id="x").sha256 == article().sha256
    assert make_article(text=TEXT + " It rained.").sha256 != article().sha256
