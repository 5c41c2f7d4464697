"""An article's sentences, with exact offsets."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.article import Sentence, SentenceKind
from onrecord.intake.boundaries import LONGEST, boundaries
from onrecord.intake.kinds import kind_of
from onrecord.intake.paragraphs import paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Collection


def cut(
    text: str,
    language: str,
    *,
    titles: Collection[str] = (),
    captions: Collection[str] = (),
) -> tuple[Sentence, ...]:
    """The sentences of `text`, numbered from 1, and the paragraphs they stand in, numbered from 1.

    Every character that is no white space belongs to exactly one sentence, and no span starts or ends
    in white space. `language` is a BCP 47 tag or `und`. Lines that equal one of `titles` or
    `captions` (known from markup) are that; the others are told by their words. A title stays whole.
    """
    headings = {_plain(title) for title in titles}
    legends = {_plain(line) for caption in captions for line in caption.split("\n")}
    found: list[Sentence] = []
    paragraphs = paragraphs_of(text)
    for number, paragraph in enumerate(paragraphs, start=1):
        words = text[paragraph.start : paragraph.end]
        plain = _plain(words)
        kind: SentenceKind
        if plain in headings:
            kind = "title"
        elif plain in legends:
            kind = "caption"
        else:
            kind = kind_of(plain, is_first=number == 1, is_last=number == len(paragraphs))
        ends = boundaries(words, language)
        if kind == "title" and ends and len(words) <= LONGEST:
            # A headline stays whole; a line of several sentences further down is none.
            kind, ends = ("title", []) if number == 1 or plain in headings else ("text", ends)
        starts = [0, *ends, len(words)]
        for start, end in pairwise(starts):
            stretch = words[start:end]
            first = paragraph.start + start + len(stretch) - len(stretch.lstrip())
            last = paragraph.start + start + len(stretch.rstrip())
            if last > first:
                found.append(Sentence(len(found) + 1, first, last, number, kind))
    return tuple(found)


def _plain(line: str) -> str:
    return " ".join(line.split())
