"""Edits that go on where the article does not: with an invention, or with another of its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.edits.passage import core, sentences
from tests.edits.replacement import Draft
from tests.edits.words import WITHOUT_SPACES, words

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from tests.edits.passage import Passage

LEAST = 4  # words of a head and of a tail
LEAST_SIGNS = 6  # the same in Chinese


def with_a_tail(sentence: Passage, chance: random.Random) -> Iterator[Draft]:
    """The whole sentence and an invention after it."""
    yield sentence, core(sentence).text + chance.choice(words(sentence.article.language).tails) + _stop(sentence)


def run_on(sentence: Passage, chance: random.Random) -> Iterator[Draft]:
    """The first half of the sentence, and then words of no article."""
    units = sentence.units()
    places = [end for start, end in units[_least(sentence) : 2 * len(units) // 3] if end - start >= _longest(sentence)]
    if not places:
        return
    head = sentence.part(0, chance.choice(places))
    yield head, head.text.rstrip(" ,;:，；：،") + _space(sentence) + chance.choice(words(head.article.language).continuations)


def spliced(sentence: Passage, chance: random.Random) -> Iterator[Draft]:
    """The head of this sentence with the tail of another."""
    others = [other for other in sentences(sentence.article) if other != sentence]
    if not others or len(sentence.units()) < 2 * _least(sentence):
        return
    other = chance.choice(others)
    if len(other.units()) < 2 * _least(sentence):
        return
    head = sentence.text[: sentence.units()[_cut(sentence, chance) - 1][1]]
    tail = other.text[other.units()[_cut(other, chance)][0] :]
    yield sentence, head.rstrip(" ,;:，；：،") + _space(sentence) + tail


def _cut(sentence: Passage, chance: random.Random) -> int:
    """How many words stand before the cut."""
    most = len(sentence.units()) - _least(sentence)
    return chance.randint(_least(sentence), max(_least(sentence), most))


def _least(sentence: Passage) -> int:
    """How many words make a head or a tail."""
    return LEAST_SIGNS if sentence.article.language in WITHOUT_SPACES else LEAST


def _longest(sentence: Passage) -> int:
    """How long a word must be for something to go on after it: an article or a preposition asks for its noun."""
    return 1 if sentence.article.language in WITHOUT_SPACES else 5


def _space(sentence: Passage) -> str:
    """What stands between words."""
    return "" if sentence.article.language in WITHOUT_SPACES else " "


def _stop(sentence: Passage) -> str:
    """What ends a sentence."""
    return "。" if sentence.article.language in WITHOUT_SPACES else "."
