"""Sentences that were edited: which new sentence is an old one's edited form, and which of its words are other ones."""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from onrecord.grounding.text.version import Version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.grounding.text.version import Stretch

_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
    r"|\S"
)
ALIKE = 0.6
"""Share of words in common from which a new sentence, wherever it stands, is taken for an old one's edited form."""

ALIKE_THERE = 0.4
"""The same, for one that stands where the old one stood."""

_WIDEST = 40
"""Where more new sentences than these stand in one place, the place tells nothing."""

_COMMON = 20
"""A word of so many new sentences tells nothing of which one is meant."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark, by its place in folded words."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence as it was written; `changed` where the other version has other words."""

    text: str
    changed: bool


def tokens(words: str) -> list[Token]:
    """The words, numbers and marks of folded words; a character of Chinese or Japanese is one."""
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(words)]


def find(words: str, sentence: str) -> tuple[int, int] | None:
    """Where words stand in a sentence, token by token, both folded; the first place."""
    if words.strip() not in sentence:
        return None
    wanted = [token.words for token in tokens(words)]
    there = tokens(sentence)
    for at in range(len(there) - len(wanted) + 1 if wanted else 0):
        if all(there[at + n].words == word for n, word in enumerate(wanted)):
            return there[at].start, there[at + len(wanted) - 1].end
    return None


def likeness(first: Counter[str], second: Counter[str]) -> float:
    """Share of the words of both that both have (Dice's coefficient)."""
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def pair_up(
    old: Version,
    new: Version,
    gone: Sequence[int],
    fresh: Sequence[int],
    found: Mapping[int, range],
) -> dict[int, int]:
    """Old sentences that are gone → the new ones that look like their edited forms, one for one.

    Args:
        old: the old text.
        new: the new text.
        gone: numbers of old sentences that stand nowhere.
        fresh: numbers of new sentences that were not in the old text.
        found: where the other old sentences stand.
    """
    counts = {number: _count(new.words_of(number)) for number in fresh}
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, count in counts.items():
        for word in count:
            by_word[word].append(number)
    scored: list[tuple[float, int, int]] = []
    for number, there in zip(gone, _where(gone, fresh, found, len(new.sentences)), strict=True):
        mine = _count(old.words_of(number))
        telling = {at for word in mine if len(by_word[word]) <= _COMMON for at in by_word[word]}
        for at in telling | there:
            alike = likeness(mine, counts[at])
            if alike >= (ALIKE_THERE if at in there else ALIKE):
                scored.append((alike + (at in there), number, at))
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, at in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if number not in paired and at not in taken:
            paired[number] = at
            taken.add(at)
    return paired


def _where(
    gone: Sequence[int], fresh: Sequence[int], found: Mapping[int, range], last: int
) -> Iterator[set[int]]:
    """For each sentence that is gone, the new ones that stand where it stood: by the neighbours that are left."""
    anchors = sorted(found)
    for number in gone:
        here = bisect.bisect(anchors, number)
        low = found[anchors[here - 1]].stop if here else 1
        high = found[anchors[here]].start - 1 if here < len(anchors) else last
        there = fresh[bisect.bisect_left(fresh, low) : bisect.bisect_right(fresh, high)]
        yield set(there) if len(there) <= _WIDEST else set()


def _count(words: str) -> Counter[str]:
    return Counter(token.words for token in tokens(words.lower()))


def differences(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """A sentence and its edited form, as they were written, cut where their words part."""
    was, now = (Version(text, [(0, len(text))]).stretch(1, 1) for text in (old, new))
    mine, its = tokens(was.words), tokens(now.words)
    matcher = SequenceMatcher(None, [t.words for t in mine], [t.words for t in its], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    same = [
        block
        for block in blocks
        # Between two changes a comma that both have tells nothing.
        if any(re.search(r"\w", token.words) for token in mine[block.a : block.a + block.size])
        or block.a + block.size == len(mine)
    ]
    return (
        _pieces(was, mine, [(block.a, block.a + block.size) for block in same]),
        _pieces(now, its, [(block.b, block.b + block.size) for block in same]),
    )


def _pieces(stretch: Stretch, found: list[Token], same: list[tuple[int, int]]) -> list[Piece]:
    """The sentence in its own writing, its tokens in `same` ranges unchanged and the rest changed."""
    pieces: list[Piece] = []
    text = stretch.text
    done = 0
    bounds = [*same, (len(found), len(found))]
    at = stretch.outside(found[0].start, found[0].end)[0] if found else stretch.at
    for first, last in bounds:
        if first > done:
            end = stretch.outside(found[first - 1].start, found[first - 1].end)[1]
            begin = stretch.outside(found[done].start, found[done].end)[0]
            if begin > at:
                pieces.append(Piece(text[at:begin], changed=False))
            pieces.append(Piece(text[begin:end], changed=True))
            at = end
        if last > first:
            end = stretch.outside(found[last - 1].start, found[last - 1].end)[1]
            pieces.append(Piece(text[at:end], changed=False))
            at = end
        done = last
    return pieces
