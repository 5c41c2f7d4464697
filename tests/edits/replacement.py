"""Edits by the word lists: listed words become other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.edits.passage import window

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from tests.edits.passage import Passage
    from tests.edits.words import Change

Draft = tuple["Passage", str]  # what the article says, and what the quote makes of it


def replaced(sentence: Passage, changes: tuple[Change, ...], chance: random.Random) -> Iterator[Draft]:
    """Each place where a change fits, once in the whole sentence and once in a few words of it."""
    for change in (each for each in changes if each.may_be_in(sentence.text)):
        for found in change.old.finditer(sentence.text):
            new = _as_found(found[0], change)
            yield sentence, with_span(sentence, found.start(), found.end(), new)
            around = window(sentence, found.start(), found.end(), chance)
            offset = around.start - sentence.start
            yield around, with_span(around, found.start() - offset, found.end() - offset, new)


def with_span(passage: Passage, start: int, end: int, new: str) -> str:
    """The passage's text with other words in one place."""
    return passage.text[:start] + new + passage.text[end:]


def _as_found(old: str, change: Change) -> str:
    """With a capital if what was found has one and the list has none."""
    return change.new[:1].upper() + change.new[1:] if change.is_small and old[:1].isupper() else change.new
