"""Quotes with an ellipsis: both ends of one sentence, and nothing of weight left out between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.edits.passage import core
from tests.edits.words import WITHOUT_SPACES, words

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from tests.edits.passage import Passage
    from tests.edits.replacement import Draft

COMMA = re.compile(r",(?= )|،(?= )|，")
MARKS = (" … ", " ... ", " […] ", " [...] ", "… ", "... ")
MARKS_WITHOUT_SPACES = ("……", "…", "[……]", "...")
NOT_LEFT_OUT = re.compile(r"[\"“”«»„:;；()]")


def shortened(sentence: Passage, chance: random.Random) -> Iterator[Draft]:
    """What stands between two commas left out, in each place where that leaves the sentence's sense alone."""
    passage = core(sentence)
    commas = list(COMMA.finditer(passage.text))
    for first, second in zip(commas, commas[1:], strict=False):
        head, tail = passage.part(0, first.start()), passage.part(second.end(), len(passage.text))
        middle = passage.part(first.end(), second.start())
        if _may_be_left_out(middle) and _size(head) >= _least(head) and _size(tail) > _least(tail):
            yield passage, head.text + a_mark(passage, chance) + tail.text.lstrip()


def a_mark(passage: Passage, chance: random.Random) -> str:
    """One way to write an ellipsis."""
    return chance.choice(MARKS_WITHOUT_SPACES if passage.article.language in WITHOUT_SPACES else MARKS)


def _may_be_left_out(middle: Passage) -> bool:
    """Whether nothing in it decides what the sentence says."""
    held = words(middle.article.language)
    weighs = held.weighty.search(middle.text) or NOT_LEFT_OUT.search(middle.text)
    return not weighs and _size(middle) >= 2


def _size(passage: Passage) -> int:
    """How many words it has, or signs."""
    return len(passage.units())


def _least(passage: Passage) -> int:
    """How much of it must be left to be found again."""
    return 5 if passage.article.language in WITHOUT_SPACES else 3
