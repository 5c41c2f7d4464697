"""Which sentences of an old text stand in a new one, and where: by their words, never by their place alone.

Sentences that are unique in both texts are matched first, wherever they stand, and what is repeated is told by the
matched sentences round it (as in patience diff, by Bram Cohen). Where those do not tell either, nothing is chosen.
"""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.grounding.text.rewording import pair_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.grounding.text.version import Stretch, Version

_LONGEST_RECUT = 12
"""Sentences that one passage cut in another way may have, on either side."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of old sentences whose words, but for harmless differences, are those of a run of new sentences."""

    old: range
    new: range
    was: Stretch
    now: Stretch

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where what of a stretch of the old text is in here stands in the new one; None where it holds no words."""
        if self.was.text == self.now.text:
            begin = max(start, self.was.at)
            finish = min(end, self.was.at + len(self.was.text))
            return (begin + self._shift, finish + self._shift) if begin < finish else None
        low, high = self.was.inside(start, end)
        return self.now.outside(low, high) if low < high else None

    @property
    def _shift(self) -> int:
        return self.now.at - self.was.at


@dataclass(frozen=True)
class Alignment:
    """An old text beside a new one, by the numbers of their sentences.

    Args:
        old: the old text.
        new: the new text.
        passages: the passage that an old sentence stands in, where it stands and it is clear where.
        places: of an old sentence whose words stand where nothing tells which is it, those new sentences.
        edited: an old sentence that is gone → the new one that looks like its edited form.
    """

    old: Version
    new: Version
    passages: dict[int, Passage]
    places: dict[int, tuple[int, ...]]
    edited: dict[int, int]
    repeats: dict[int, int] = field(default_factory=dict)
    """New sentences that repeat an old one in its words, and which."""

    def stands(self, numbers: Iterable[int]) -> bool:
        """Whether old sentences stand one behind the other, as they did."""
        met: list[Passage] = []
        for number in numbers:
            passage = self.passages.get(number)
            if passage is None:
                return False
            if met and passage is not met[-1] and passage.new.start != met[-1].new.stop:
                return False
            met.append(passage)
        return True

    def now(self, number: int) -> int | None:
        """The new number of an old sentence that stands."""
        passage = self.passages.get(number)
        if passage is None:
            return None
        at = passage.place(*self.old.sentences[number - 1])
        return self.new.numbers(*at)[0] if at else passage.new.start

    def unread(self) -> list[int]:
        """New sentences that are in no passage, in order."""
        read = {number for passage in self.passages.values() for number in passage.new}
        return [n for n in range(1, len(self.new.sentences) + 1) if n not in read]

    def reordered(self) -> set[int]:
        """Old sentences that stand in another order than the rest: the fewest that explain the new order."""
        found = [
            (number, passage.new.start) for number, passage in sorted(self.passages.items()) if passage.new
        ]
        tails: list[int] = []
        lengths: list[int] = []
        for _, at in found:
            length = bisect.bisect_right(tails, at)
            tails[length : length + 1] = [at]
            lengths.append(length)
        wanted, kept = len(tails) - 1, set()
        for (number, _), length in zip(reversed(found), reversed(lengths), strict=True):
            if length == wanted:
                kept.add(number)
                wanted -= 1
        return {number for number, _ in found} - kept


def align(old: Version, new: Version) -> Alignment:
    """The alignment of two texts; about linear in their sentences."""
    matching = _Matching(old, new)
    matching.match()
    passages = {
        number: Passage(
            range(number, number + 1),
            range(at, at + 1),
            old.stretches[number - 1],
            new.stretches[at - 1],
        )
        for number, at in matching.found.items()
    }
    places = matching.undecided()
    for passage in _recut(old, new, set(passages) | set(places), set(matching.found.values())):
        passages |= dict.fromkeys(passage.old, passage)
    taken = {number for passage in passages.values() for number in passage.new}
    alike = {number for found in places.values() for number in found}
    repeats = {
        number: matching.at_old[words][0]
        for number in range(1, len(new.sentences) + 1)
        if number not in taken and (words := new.words_of(number)) in matching.at_old
    }
    gone = [n for n in range(1, len(old.sentences) + 1) if n not in passages and n not in places]
    fresh = [n for n in range(1, len(new.sentences) + 1) if n not in taken | alike | repeats.keys()]
    found = {number: passage.new for number, passage in passages.items()}
    return Alignment(old, new, passages, places, pair_up(old, new, gone, fresh, found), repeats)


class _Matching:
    """Sentences with the same words, matched as far as their words and their neighbours tell."""

    def __init__(self, old: Version, new: Version) -> None:
        self._old, self._new = old, new
        self.at_old, self._at_new = _by_words(old), _by_words(new)
        self.found: dict[int, int] = {}
        self._taken: set[int] = set()
        self._open: dict[int, str] = {
            number: words
            for words, numbers in self.at_old.items()
            if words in self._at_new
            for number in numbers
        }

    def match(self) -> None:
        """Match until nothing more can be told."""
        while any(self._accept(pairs()) for pairs in (self._by_count, self._by_neighbour, self._by_gap)):
            pass

    def undecided(self) -> dict[int, tuple[int, ...]]:
        """Old sentences that stand in the new text where nothing tells which is which."""
        free = {w: tuple(n for n in at if n not in self._taken) for w, at in self._at_new.items()}
        return {number: free[words] for number, words in self._open.items() if free[words]}

    def _accept(self, pairs: Iterable[tuple[int, int]]) -> bool:
        before = len(self.found)
        for number, at in list(pairs):
            if number in self._open and at not in self._taken:
                self.found[number] = at
                self._taken.add(at)
                del self._open[number]
        return len(self.found) > before

    def _by_count(self) -> Iterator[tuple[int, int]]:
        """What is left once on either side."""
        left: dict[str, list[int]] = defaultdict(list)
        for number, words in self._open.items():
            left[words].append(number)
        for words, numbers in left.items():
            free = [at for at in self._at_new[words] if at not in self._taken] if len(numbers) == 1 else []
            if len(free) == 1:
                yield numbers[0], free[0]

    def _by_neighbour(self) -> list[tuple[int, int]]:
        """What stands next to the same sentence as before, or first or last as before; unless others claim it too."""
        ends = {0: 0, len(self._old.sentences) + 1: len(self._new.sentences) + 1}
        known = self.found | ends
        claims: Counter[tuple[int, int]] = Counter()
        for number, words in self._open.items():
            for beside, step in ((number - 1, 1), (number + 1, -1)):
                at = known[beside] + step if beside in known else 0
                if at not in self._taken and self._is(at, words):
                    claims[number, at] += 1
        best_old = _clear(claims, 0)
        best_new = _clear(claims, 1)
        return [pair for pair in claims if best_old.get(pair[0]) == pair == best_new.get(pair[1])]

    def _by_gap(self) -> Iterator[tuple[int, int]]:
        """What stands alone of its kind between the same two sentences as before."""
        anchors = sorted(self.found)
        for number, words in self._open.items():
            here = bisect.bisect(anchors, number)
            first = anchors[here - 1] if here else 0
            last = anchors[here] if here < len(anchors) else len(self._old.sentences) + 1
            low = self.found.get(first, 0)
            high = self.found.get(last, len(self._new.sentences) + 1)
            before = [n for n in _between(self.at_old[words], first, last) if n in self._open]
            after = [n for n in _between(self._at_new[words], low, high) if n not in self._taken]
            if len(before) == len(after) == 1:
                yield number, after[0]

    def _is(self, at: int, words: str) -> bool:
        return 1 <= at <= len(self._new.sentences) and self._new.words_of(at) == words


def _by_words(version: Version) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number in range(1, len(version.sentences) + 1):
        if version.words_of(number):
            found[version.words_of(number)].append(number)
    return dict(found)


def _clear(claims: Counter[tuple[int, int]], side: int) -> dict[int, tuple[int, int]]:
    """The pair with most claims of each sentence of a side, where it has no equal."""
    by_number: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in claims:
        by_number[pair[side]].append(pair)
    most = {number: max(claims[pair] for pair in pairs) for number, pairs in by_number.items()}
    best = {n: [pair for pair in pairs if claims[pair] == most[n]] for n, pairs in by_number.items()}
    return {number: pairs[0] for number, pairs in best.items() if len(pairs) == 1}


def _between(numbers: list[int], low: int, high: int) -> list[int]:
    return numbers[bisect.bisect_right(numbers, low) : bisect.bisect_left(numbers, high)]


def _recut(old: Version, new: Version, kept: set[int], taken: set[int]) -> Iterator[Passage]:
    """Passages with the same words that were cut into other sentences: by a line break, or by another release."""
    by_opening: dict[str, list[int]] = defaultdict(list)
    for number in range(1, len(new.sentences) + 1):
        if number not in taken:
            by_opening[new.words_of(number)[:1]].append(number)
    kept, taken = set(kept), set(taken)
    for number in range(1, len(old.sentences) + 1):
        if number in kept or not old.words_of(number):
            continue
        grown = [
            passage
            for at in by_opening.get(old.words_of(number)[:1], [])
            if at not in taken and (passage := _grow(old, new, number, at, kept, taken))
        ]
        if len(grown) == 1:
            kept.update(grown[0].old)
            taken.update(grown[0].new)
            yield grown[0]


def _grow(
    old: Version, new: Version, number: int, at: int, kept: set[int], taken: set[int]
) -> Passage | None:
    """The shortest runs from these two sentences on that have the same words."""
    last, end = number, at
    was, now = old.stretches[number - 1], new.stretches[at - 1]
    while max(last - number, end - at) < _LONGEST_RECUT:
        if was.words == now.words:
            return Passage(range(number, last + 1), range(at, end + 1), was, now) if was.words else None
        if now.words.startswith(was.words) and last < len(old.sentences) and last + 1 not in kept:
            last += 1
            was = old.stretch(number, last)
        elif was.words.startswith(now.words) and end < len(new.sentences) and end + 1 not in taken:
            end += 1
            now = new.stretch(at, end)
        else:
            return None
    return None
