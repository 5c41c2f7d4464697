"""Claims in other languages than English: their numbers and names, and whether they are the article's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.claims.alignment import Alignment, align
from onrecord.grounding.claims.names import KnownNames, objection_to_names
from onrecord.grounding.claims.support import sentences
from onrecord.grounding.text.turning import turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.cues.claims import ClaimWords
    from onrecord.grounding.claims.words import Word

_LIKE = 0.6
"""Share of a claim's words that the evidence must have for one word to stand in another's place."""

_EXCHANGED = 6
"""Words of the longest stretch that changes places with another."""


def verdict_abroad(mine: Sequence[Word], its: Sequence[Word], known: KnownNames, lists: ClaimWords) -> str:
    """`number`, `name` or `role` where the claim is refused, `language` where rules cannot tell, else nothing."""
    alignment = align(mine, its, lists)
    why = objection_to_names(alignment, its, known, lists) or _numbers(alignment, its)
    if why:
        return why
    matched = alignment.matched()
    if alignment.claim and len(matched) >= _LIKE * len(alignment.claim):
        why = _known_replaced(alignment, known) or _exchanged(alignment) or _reordered(mine, its, known)
        if why:
            return why
    return "" if _verbatim(mine, its) else "language"


def _numbers(alignment: Alignment, its: Sequence[Word]) -> str:
    there = {word.key for word in its if word.kind == "number"}
    if any(word.kind == "number" and word.key != "#1" and word.key not in there for word in alignment.claim):
        return "number"
    turned = any(
        mine.kind == other.kind == "number" and mine.key != other.key for mine, other in alignment.replaced()
    )
    return "number" if turned else ""


def _known_replaced(alignment: Alignment, known: KnownNames) -> str:
    """A known name of the evidence in whose place the claim has other words: scripts without capitals need it."""
    its = [word.key for word in alignment.evidence]
    named = [
        (at, at + len(name), actor)
        for actor in known.actors
        for name in actor
        for at in range(len(its) - len(name) + 1)
        if tuple(its[at : at + len(name)]) == name
    ]
    for (a, b), (c, d) in alignment.blocks():
        mine = [word.key for word in alignment.claim[a:b]]
        if not mine or len(mine) > _EXCHANGED:
            continue
        if c == d:
            c, d = (0, c) if a == 0 else (c, d + len(mine)) if b == len(alignment.claim) else (c, d)
        for start, end, actor in named:
            if start < d and c < end and not all(any(key in name for name in actor) for key in mine):
                return "name"
    return ""


def _exchanged(alignment: Alignment) -> str:
    """Two stretches in each other's places, with words between them."""
    sides = [
        ([w.key for w in alignment.claim[a:b]], [w.key for w in alignment.evidence[c:d]])
        for (a, b), (c, d) in alignment.blocks()
    ]
    for at, (mine, its) in enumerate(sides):
        for other_mine, other_its in sides[at + 1 :]:
            if mine and its and mine == other_its and other_mine == its and len(mine) <= _EXCHANGED:
                return "role"
    return ""


def _reordered(mine: Sequence[Word], its: Sequence[Word], known: KnownNames) -> str:
    """The same known names as in a sentence of the evidence, in another order."""
    order = _actors(mine, known)
    for sentence in sentences(its):
        theirs = _actors(sentence, known)
        if order != theirs and sorted(order) == sorted(theirs):
            return "role"
    return ""


def _actors(words: Sequence[Word], known: KnownNames) -> list[int]:
    """The known actors whom words name, in order."""
    keys = [word.key for word in words if word.solid]
    found = {
        at: number
        for number, actor in enumerate(known.actors)
        for name in sorted(actor, key=len)
        for at in range(len(keys))
        if tuple(keys[at : at + len(name)]) == name
    }
    return [found[at] for at in sorted(found)]


def _verbatim(mine: Sequence[Word], its: Sequence[Word]) -> bool:
    """Whether every sentence of the claim stands in one of the evidence, and what is left out turns nothing."""
    return all(any(_stands(claim, sentence) for sentence in sentences(its)) for claim in sentences(mine))


def _stands(claim: Sequence[Word], sentence: Sequence[Word]) -> bool:
    parts: list[list[Word]] = [[]]
    for word in claim:
        if word.key in ("...", "…"):
            parts.append([])
        elif word.solid:
            parts[-1].append(word)
    parts = [part for part in parts if part]
    there = [word for word in sentence if word.solid]
    at = 0
    left_out: list[str] = []
    for part in parts:
        place = next(
            (
                n
                for n in range(at, len(there) - len(part) + 1)
                if all(w.same(o) for w, o in zip(part, there[n : n + len(part)], strict=True))
            ),
            None,
        )
        if place is None:
            return False
        left_out.append(" ".join(word.text for word in there[at:place]))
        at = place + len(part)
    left_out.append(" ".join(word.text for word in there[at:]))
    return bool(parts) and not any(turns(words) for words in left_out)
