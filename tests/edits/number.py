"""Edits of figures: one digit of a number, or the digits of a designation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.edits.passage import window
from tests.edits.replacement import Draft, with_span

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from tests.edits.passage import Passage

DESIGNATION = re.compile(
    r"(?<![A-Za-zА-Яа-я-])(?:[A-Z]{1,4}|Mi|Su|[А-Я]{1,2}|Ми|Су|米)-?(?P<digits>\d{1,3})(?![\d,.]\d)"
)
NUMBER = re.compile(r"\d+")


def miscounted(sentence: Passage, chance: random.Random) -> Iterator[Draft]:
    """One digit of each number, where it is no designation."""
    taken = [found.span() for found in DESIGNATION.finditer(sentence.text)]
    for found in NUMBER.finditer(sentence.text):
        if not any(start <= found.start() < end for start, end in taken):
            yield from _rewritten(sentence, found.start(), _other_digit(found[0], chance), chance)


def redesignated(sentence: Passage, chance: random.Random) -> Iterator[Draft]:
    """Another number in each designation."""
    for found in DESIGNATION.finditer(sentence.text):
        old = found["digits"]
        new = "".join(chance.choice([digit for digit in "123456789" if digit != was]) for was in old)
        yield from _rewritten(sentence, found.start("digits"), new, chance)


def _rewritten(sentence: Passage, start: int, new: str, chance: random.Random) -> Iterator[Draft]:
    """As many digits as there were, in the whole sentence and in a few words of it."""
    for passage in (sentence, window(sentence, start, start + len(new), chance)):
        offset = passage.start - sentence.start
        yield passage, with_span(passage, start - offset, start - offset + len(new), new)


def _other_digit(number: str, chance: random.Random) -> str:
    """The number with one digit that it did not have there."""
    place = chance.randrange(len(number))
    digit = chance.choice([digit for digit in "123456789" if digit != number[place]])
    return number[:place] + digit + number[place + 1 :]
