"""Numbers in a claim: value, bound, unit and what is counted must be the evidence's, and so must days and months."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.cues.claims import ClaimWords
    from onrecord.grounding.claims.alignment import Alignment
    from onrecord.grounding.claims.words import Word

_COUNTED = 4
"""Words behind a number among which that which is counted is looked for."""

_AGAINST = {
    "low": {"high", "under", "nearly", "exact", ""},
    "over": {"high", "under", "nearly", "exact", ""},
    "high": {"low", "over", "exact", ""},
    "under": {"low", "over", "exact", ""},
    "nearly": {"low", "over", "exact"},
    "about": {"exact"},
    "exact": {"low", "over", "high", "under", "about", "nearly", ""},
    "": {"low", "over", "high", "under", "exact"},
}
"""Bounds that do not go together: the claim's → the evidence's."""


def objection_to_numbers(alignment: Alignment, whole: Sequence[Word], lists: ClaimWords) -> str:
    """`number`, `unit` or `date`, or nothing. `whole`: all words of the evidence."""
    evidence = [word for word in whole if word.solid]
    claim = alignment.claim
    replaced = {mine.start: its for mine, its in alignment.replaced()}
    matched = alignment.matched()
    for at, word in enumerate(claim):
        if word.kind == "date":
            there = any(other.key == word.key and other.kind == "date" for other in evidence)
            other = replaced.get(word.start)
            if not there or (other is not None and other.kind == "date"):
                return "date"
        if word.kind != "number":
            continue
        equal = [n for n, other in enumerate(evidence) if other.key == word.key]
        if not equal:
            other = replaced.get(word.start)
            if word.key in ("#1", "@1") and (other is None or other.kind != "number"):
                continue  # `one does not`, `first said`: they count nothing
            return "number"
        if not any(evidence[n].bound not in _AGAINST[word.bound] for n in equal):
            return "number"
        other = replaced.get(word.start)
        if other is not None and other.kind == "number" and other.key != word.key and at not in matched:
            return "number"
        if word.key == "#1":
            continue  # `one of them`
        if why := _counts_other(claim, at, evidence, equal, lists):
            return why
    return ""


def _counts_other(
    claim: Sequence[Word], at: int, evidence: Sequence[Word], equal: Sequence[int], lists: ClaimWords
) -> str:
    """Whether the number governs something else in the claim than in the evidence."""
    counted = _counted(claim, at, lists)
    if counted is None:
        return ""
    theirs = [[word.key for word in _behind(evidence, n)] for n in equal]
    if any(counted.key in keys for keys in theirs):
        return ""
    for keys in theirs:
        if any(lists.turned(counted.key, key) for key in keys[:2]):
            return "unit"
    elsewhere = [
        n
        for n, word in enumerate(evidence)
        if word.kind == "number" and n not in equal and counted.key in [w.key for w in _behind(evidence, n)]
    ]
    return "number" if elsewhere else ""


def _counted(claim: Sequence[Word], at: int, lists: ClaimWords) -> Word | None:
    behind = [
        word for word in _behind(claim, at) if word.key not in lists["function"] or word.key in lists.units
    ]
    return behind[0] if behind else None


def _behind(words: Sequence[Word], at: int) -> list[Word]:
    found: list[Word] = []
    for word in words[at + 1 : at + 1 + _COUNTED]:
        if word.kind == "number":
            break
        found.append(word)
    return found
