"""Which word of a claim stands for which word of its evidence.

A global alignment of the claim within the evidence with affine gaps (Gotoh, 1982): what the evidence says before and
after costs nothing, what it says between little, what the claim puts in more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.cues.claims import ClaimWords
    from onrecord.grounding.claims.words import Word

_SAME, _SAME_FUNCTION, _KINDRED, _OTHER_FUNCTION, _OTHER = 4.0, 1.5, -0.5, -1.0, -2.5
_PUT_IN, _PUT_IN_MORE = -1.5, -0.7
_LEFT_OUT, _LEFT_OUT_MORE = -1.0, -0.05
_NEVER = float("-inf")
_KINDS = frozenset({"number", "date", "name"})


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of places in the claim's and the evidence's solid words, in order; None where one has no word."""

    claim: tuple[Word, ...]
    evidence: tuple[Word, ...]
    pairs: tuple[tuple[int | None, int | None], ...]
    score: float

    def blocks(self) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """Where the texts differ between words that are the same: offsets of the claim's words, of the evidence's."""
        found: list[tuple[tuple[int, int], tuple[int, int]]] = []
        i, j = 0, next((b for _, b in self.pairs if b is not None), 0)
        first_i, first_j = i, j
        for a, b in self.pairs:
            if a is not None and b is not None and self.claim[a].same(self.evidence[b]):
                if (i, j) != (first_i, first_j):
                    found.append(((first_i, i), (first_j, j)))
                i, j = a + 1, b + 1
                first_i, first_j = i, j
                continue
            i = a + 1 if a is not None else i
            j = b + 1 if b is not None else j
        if (i, j) != (first_i, first_j):
            found.append(((first_i, i), (first_j, j)))
        return found

    def matched(self) -> dict[int, int]:
        """The claim's places whose word is the same in the evidence."""
        return {
            a: b
            for a, b in self.pairs
            if a is not None and b is not None and self.claim[a].same(self.evidence[b])
        }

    def replaced(self) -> list[tuple[Word, Word]]:
        """Words that stand in each other's place: the claim's, the evidence's."""
        return [
            (self.claim[a], self.evidence[b])
            for a, b in self.pairs
            if a is not None and b is not None and not self.claim[a].same(self.evidence[b])
        ]


def align(claim: Sequence[Word], evidence: Sequence[Word], lists: ClaimWords) -> Alignment:
    """The best alignment of the two texts' solid words. Quadratic in time and space."""
    mine = tuple(word for word in claim if word.solid)
    its = tuple(word for word in evidence if word.solid)
    rows, columns = len(mine) + 1, len(its) + 1
    paired = [[_NEVER] * columns for _ in range(rows)]
    put_in = [[_NEVER] * columns for _ in range(rows)]
    left_out = [[_NEVER] * columns for _ in range(rows)]
    paired[0] = [0.0] * columns
    for i in range(1, rows):
        put_in[i][0] = max(
            paired[i - 1][0] + _PUT_IN, put_in[i - 1][0] + _PUT_IN_MORE
        )  # the claim begins with words of its own
        for j in range(1, columns):
            before = max(paired[i - 1][j - 1], put_in[i - 1][j - 1], left_out[i - 1][j - 1])
            paired[i][j] = before + _likeness(mine[i - 1], its[j - 1], lists)
            put_in[i][j] = max(
                paired[i - 1][j] + _PUT_IN, left_out[i - 1][j] + _PUT_IN, put_in[i - 1][j] + _PUT_IN_MORE
            )
            left_out[i][j] = max(
                paired[i][j - 1] + _LEFT_OUT,
                put_in[i][j - 1] + _LEFT_OUT,
                left_out[i][j - 1] + _LEFT_OUT_MORE,
            )
    return _traced(mine, its, lists, paired, put_in, left_out)


def _traced(
    mine: tuple[Word, ...],
    its: tuple[Word, ...],
    lists: ClaimWords,
    paired: list[list[float]],
    put_in: list[list[float]],
    left_out: list[list[float]],
) -> Alignment:
    i = len(mine)
    ends = [(max(paired[i][j], put_in[i][j]), j) for j in range(len(its) + 1)]
    score, j = max(ends, key=lambda end: (end[0], -end[1]))
    pairs: list[tuple[int | None, int | None]] = []
    state = "paired" if paired[i][j] >= put_in[i][j] else "put_in"
    while i > 0:
        if state == "paired":
            pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
            choices = {"paired": paired[i][j], "put_in": put_in[i][j], "left_out": left_out[i][j]}
        elif state == "put_in":
            pairs.append((i - 1, None))
            i -= 1
            choices = {
                "paired": paired[i][j] + _PUT_IN,
                "left_out": left_out[i][j] + _PUT_IN,
                "put_in": put_in[i][j] + _PUT_IN_MORE,
            }
        else:
            pairs.append((None, j - 1))
            j -= 1
            choices = {
                "paired": paired[i][j] + _LEFT_OUT,
                "put_in": put_in[i][j] + _LEFT_OUT,
                "left_out": left_out[i][j] + _LEFT_OUT_MORE,
            }
        state = max(choices, key=lambda name: choices[name])
    return Alignment(mine, its, tuple(reversed(pairs)), score)


def _likeness(mine: Word, its: Word, lists: ClaimWords) -> float:
    if mine.same(its):
        return _SAME_FUNCTION if mine.key in lists["function"] else _SAME
    if mine.key == its.key or (mine.kind == its.kind and mine.kind in _KINDS):
        return _KINDRED
    if lists.turned(mine.spoken, its.spoken):
        return _KINDRED
    if {mine.kind, its.kind} == {"name", "word"} and its.key in lists["pronouns"]:
        return _KINDRED
    if mine.key in lists["function"] and its.key in lists["function"]:
        return _OTHER_FUNCTION
    return _OTHER
