"""Edits that go on where the article does not: with an invention, or with another of its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.edits.passage import core, sentences
from tests.edits.words import WITHOUT_SPACES, words

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from tests.edits.passage import Passage
    from tests.edits.replacement import Draft

LEAST = 4  # words of a head and of a tail
LEAST_SIGNS = 6  # the same in Chinese
LONG = 5  # letters of a word that something can go on after: an article or a preposition asks for its noun
MARKS = " ,;:，；：،؛"


def with_a_tail(sentence: Passage, chance: random.Random) -> Iterator[Draft]:
    """The whole sentence and an invention after it."""
    tail = chance.choice(words(sentence.article.language).tails)
    yield sentence, core(sentence).text + tail + ("。" if _has_no_spaces(sentence) else ".")


def run_on(sentence: Passage, chance: random.Random) -> Iterator[Draft]:
    """The first part of the sentence, and then words of no article."""
    places = _cuts(sentence) if _has_no_spaces(sentence) else _after_long_words(sentence)
    if places:
        head = sentence.part(0, chance.choice(places))
        going_on = chance.choice(words(sentence.article.language).continuations)
        yield head, _joined(head, going_on)


def spliced(sentence: Passage, chance: random.Random) -> Iterator[Draft]:
    """The head of this sentence with the tail of another."""
    others = [other for other in sentences(sentence.article) if other != sentence and _cuts(other)]
    if others and _cuts(sentence):
        other = chance.choice(others)
        tail = other.text[chance.choice(_cuts(other)) :].lstrip(MARKS)
        yield sentence, _joined(sentence.part(0, chance.choice(_cuts(sentence))), tail)


def _cuts(sentence: Passage) -> list[int]:
    """Where it may be cut in two: between words, in Chinese at a comma."""
    if _has_no_spaces(sentence):
        text = sentence.text
        return [
            place
            for place, sign in enumerate(text)
            if sign == "，" and LEAST_SIGNS <= place < len(text) - LEAST_SIGNS
        ]
    return [start for start, _ in sentence.units()[LEAST : -LEAST + 1]]


def _after_long_words(sentence: Passage) -> list[int]:
    """Ends of words in the first two thirds of a sentence that is written with spaces."""
    units = sentence.units()
    return [end for start, end in units[LEAST : 2 * len(units) // 3] if end - start >= LONG]


def _joined(head: Passage, tail: str) -> str:
    """One after the other, as the language joins words."""
    return head.text.rstrip(MARKS) + ("，" if _has_no_spaces(head) else " ") + tail


def _has_no_spaces(sentence: Passage) -> bool:
    """Whether the language writes its words together."""
    return sentence.article.language in WITHOUT_SPACES
