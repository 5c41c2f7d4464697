"""Words of a claim that turn the evidence's round: opposites in the same place, or where only the other one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.cues.claims import ClaimWords, Opposite
    from onrecord.grounding.claims.alignment import Alignment
    from onrecord.grounding.claims.words import Word

_SHORT = 4
"""Words of a difference within which any two may stand for each other."""

_BACKSHIFT = frozenset({frozenset(pair) for pair in (("will", "would"), ("can", "could"), ("may", "might"))})


def objection_to_opposites(alignment: Alignment, claim: str, sentence: str, lists: ClaimWords) -> str:
    """The objection of the first pair of opposites, or nothing. `claim` and `sentence`: the texts themselves."""
    for mine, its in _facing(alignment):
        row = lists.turned(mine.spoken, its.spoken)
        if row is not None and frozenset((mine.key, its.key)) not in _BACKSHIFT:
            return row.why
    return next((row.why for row in lists.opposites if row.anywhere and _turned(row, claim, sentence)), "")


def _facing(alignment: Alignment) -> list[tuple[Word, Word]]:
    pairs = alignment.replaced()
    for (a, b), (c, d) in alignment.blocks():
        if 0 < b - a <= _SHORT and 0 < d - c <= _SHORT:
            pairs += [(mine, its) for mine in alignment.claim[a:b] for its in alignment.evidence[c:d]]
    return pairs


def _turned(row: Opposite, claim: str, sentence: str) -> bool:
    """Whether the claim has only one pole and the evidence only another."""
    mine, its = _poles(row, claim), _poles(row, sentence)
    return bool(mine) and bool(its) and not mine & its


def _poles(row: Opposite, text: str) -> set[int]:
    """The poles that stand in a text; of overlapping words the longest count."""
    found = sorted(
        (cue for pole in row.poles for cue in pole.find(text)), key=lambda cue: cue.start - cue.end
    )
    kept: list[tuple[int, int, int]] = []
    for cue in found:
        if all(cue.end <= start or cue.start >= end for start, end, _ in kept):
            kept.append((cue.start, cue.end, int(cue.name)))
    return {pole for _, _, pole in kept}
