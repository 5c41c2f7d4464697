"""Quotes with an ellipsis: both ends of one sentence, and what its sense can do without left out between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.edits.passage import core, window
from tests.edits.words import WITHOUT_SPACES, words

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from tests.edits.passage import Passage
    from tests.edits.replacement import Draft

MARKS = (" … ", " ... ", " […] ", " [...] ", "… ", "... ", " (...) ")
MARKS_WITHOUT_SPACES = ("……", "…", "[……]", "...")


def shortened(sentence: Passage, chance: random.Random) -> Iterator[Draft]:
    """Each listed part left out, once of the whole sentence and once of a few words of it."""
    language = sentence.article.language
    marks = MARKS_WITHOUT_SPACES if language in WITHOUT_SPACES else MARKS
    whole = core(sentence)
    for listed in words(language).left_out:
        start = whole.text.find(listed)
        end = start + len(listed)
        if start < 0 or whole.text[end : end + 1].isalpha() is (language not in WITHOUT_SPACES):
            continue
        for passage in (whole, core(window(whole, start, end, chance))):
            offset = passage.start - whole.start
            head, tail = (
                passage.part(0, start - offset),
                passage.part(end - offset, passage.end - passage.start),
            )
            if _is_enough(head) and _is_enough(tail):
                yield passage, _joined(head.text, chance.choice(marks), tail.text.lstrip())


def _joined(head: str, mark: str, tail: str) -> str:
    """With the mark between, and no space before a comma."""
    return head + (mark if tail[0].isalnum() or tail[0] in '"“„«‘' else mark.rstrip()) + tail


def _is_enough(passage: Passage) -> bool:
    """Whether so much is left that it can be found again."""
    return len(passage.units()) >= (4 if passage.article.language in WITHOUT_SPACES else 3)
