"""The paragraphs of a text: its lines, with the lines of hard-wrapped copy joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

NARROWEST, WIDEST = 45, 100
"""Columns between which copy is hard-wrapped."""

SLACK = 8
"""Columns by which a wrapped line may fall short: agencies avoid breaking some words."""

_ENDS_SENTENCE = re.compile(r"""[.!?…:;。！？؟।][\s"'”’»)\]」』]*\Z""")
_STARTS_ANEW = re.compile(r"(?:\s|[•*‣▪◦·]|\d{1,3}[.)]\s|[A-Z][A-Z .’'-]{0,40}:|Q[.:]|A[.:])")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Paragraph:
    """A stretch `start` to `end` of the text; line breaks inside it are soft."""

    start: int
    end: int


def paragraphs_of(text: str) -> list[Paragraph]:
    """Every line that is not blank is a paragraph, unless it is one row of hard-wrapped copy.

    A line break counts as a wrap where the next line's first word would no longer have fitted, in a
    text whose lines mostly end that way and not at a sentence's end.
    """
    lines = [match for match in _LINE.finditer(text) if match[0].strip()]
    width = _wrapped_at(text, lines)
    found: list[Paragraph] = []
    previous: re.Match[str] | None = None
    for line in lines:
        start, end = _trimmed(line)
        if (
            previous is not None
            and previous.end() + 1 == line.start()
            and width is not None
            and _is_wrapped(previous[0], line[0], width)
        ):
            found[-1] = Paragraph(found[-1].start, end)
        else:
            found.append(Paragraph(start, end))
        previous = line
    return found


def _wrapped_at(text: str, lines: list[re.Match[str]]) -> int | None:
    """The column at which the text is hard-wrapped, or None."""
    width = max((len(line[0].rstrip()) for line in lines if " " in line[0].strip()), default=0)
    if not NARROWEST <= width <= WIDEST:
        # One long line, a note under the copy, does not make the rest unwrapped.
        lengths = sorted(len(line[0].rstrip()) for line in lines)
        width = lengths[int(len(lengths) * 0.9)] if len(lengths) > 20 else 0
        if not NARROWEST <= width <= WIDEST:
            return None
    pairs = [(a[0], b[0]) for a, b in pairwise(lines) if a.end() + 1 == b.start()]
    if len(pairs) == 1 and len(lines) == 2:
        first, second = pairs[0]
        return (
            width
            if second[0].islower() and not _ENDS_SENTENCE.search(first) and len(first) >= NARROWEST
            else None
        )
    wrapped = [first for first, second in pairs if _is_wrapped(first, second, width)]
    running_on = sum(not _ENDS_SENTENCE.search(line) for line in wrapped)
    is_wrapped = len(wrapped) >= 2 and len(wrapped) >= 0.5 * len(pairs) and running_on >= 0.6 * len(wrapped)
    return width if is_wrapped else None


def _is_wrapped(first: str, second: str, width: int) -> bool:
    first = first.rstrip()
    if len(first) < NARROWEST - SLACK or len(first) > width + SLACK or first.endswith(":"):
        return False
    if second.startswith(("  ", "\u3000")) or _STARTS_ANEW.match(second):
        return False
    word = second.split(None, 1)[0]
    if second.startswith(("- ", "– ", "— ")) and _ENDS_SENTENCE.search(first):
        return False
    return len(first) + 1 + len(word) > width - SLACK


def _trimmed(line: re.Match[str]) -> tuple[int, int]:
    raw = line[0]
    start = line.start() + len(raw) - len(raw.lstrip())
    return start, line.end() - (len(raw) - len(raw.rstrip()))
