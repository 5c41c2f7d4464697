"""Clauses: what a language's own word order says of each cue, and which clause stands under which.

Spanish, French and Arabic are read into these by modules of their own; English has its frames.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from onrecord.cues.lexicon import Cue

Offsets = tuple[int, int]
Cited = Literal["", "unnamed", "outlet", "document"]

_MARKED = frozenset({"accuses", "denies", "demands", "offers", "threatens", "refuses", "commits"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue with its subject and the words it governs.

    `sourcing`: the cue only cites (`according to`); `shared`: its subject is that of the clause before;
    `under`: the source that tells of it; `hangs`: where it begins if the clause before carries it.
    """

    cue: Cue
    subject: Offsets | None
    content: tuple[Offsets, ...]
    negated: bool = False
    inverted: bool = False
    sourcing: bool = False
    shared: bool = False
    act: str = ""
    cited: Cited = ""
    under: Offsets | None = None
    hangs: int | None = None


class ClauseReader(Protocol):
    """Reads the clauses of one language's sentences."""

    def read(self, start: int, end: int) -> list[Clause]:
        """The clauses with an act cue in a stretch, left to right."""
        ...

    def begin(self, clause: Clause) -> int:
        """Where a clause begins, with the conjunction that joins it to the one before."""
        ...

    def coordinate(self, outer: Clause, inner: Clause) -> bool:
        """Whether a clause inside the words of another stands beside it all the same."""
        ...

    def set_apart(self) -> re.Pattern[str]:
        """What sets a clause apart from the one before it (`; `, `, but`)."""
        ...

    def is_pronoun(self, words: str) -> bool:
        """Whether a subject only takes up one named before."""
        ...


def nested(
    found: list[Clause],
    reader: ClauseReader,
    cited: Callable[[Clause], Cited],
    retells: Callable[[Clause, Clause], bool],
) -> list[Clause]:
    """The clauses that hold a position, each with the source above it; what a speaker says is no act of its own.

    `retells`: whether the second clause, an office's, only tells what the first one's subject said in a talk.
    """
    clauses = [replace(clause, act=clause.cue.name, cited=cited(clause)) for clause in found]
    kept: list[Clause] = []
    for clause in (c for c in clauses if not _is_tail(c)):
        outer = next((other for other in reversed(kept) if _holds(other, clause)), None)
        if outer is None:
            kept.append(clause)
        elif reader.coordinate(outer, clause):
            kept[kept.index(outer)] = replace(outer, content=_until(outer.content, reader.begin(clause)))
            kept.append(replace(clause, under=outer.under) if clause.shared and not clause.cited else clause)
        elif outer.cited and clause.subject and not clause.shared:
            kept.append(replace(clause, under=outer.subject))
        elif (
            outer.act == "says"
            and clause.act in _MARKED
            and not outer.cited
            and (clause.subject is None or clause.shared)
        ):
            kept[kept.index(outer)] = replace(outer, act=clause.act)  # `dijo que rechaza …`: one position
    for tail in (c for c in clauses if _is_tail(c)):
        kept = _sourced(kept, tail, retells)
    told = {c.under for c in kept if c.under}
    kept = [c for c in kept if not (c.cited and c.subject in told)]
    return sorted(kept, key=lambda clause: clause.cue.start)


def _is_tail(clause: Clause) -> bool:
    """`according to X`, and a verb behind the words it tells of: `…, indiquent trois diplomates`."""
    behind = clause.inverted and bool(clause.content) and clause.content[0][0] < clause.cue.start
    return clause.sourcing or behind


def _holds(outer: Clause, inner: Clause) -> bool:
    return any(a <= inner.cue.start < b for a, b in outer.content) and inner.cue.start > outer.cue.start


def _until(content: tuple[Offsets, ...], limit: int) -> tuple[Offsets, ...]:
    return tuple((a, min(b, limit)) for a, b in content if a < limit)


def _opens_before(clause: Clause, limit: int) -> bool:
    """Whether what a clause governs begins before a place: not in `repeated, a diplomat said, that …`."""
    return bool(clause.content) and clause.content[0][0] < limit


def _sourced(kept: list[Clause], tail: Clause, retells: Callable[[Clause, Clause], bool]) -> list[Clause]:
    """`según X` over a sentence: what others do in it is told by X, or it is what X itself says."""
    told = [c for c in kept if any(a <= c.cue.start < b for a, b in tail.content)]
    kept = [
        replace(c, content=_until(c.content, tail.content[0][0]))
        if tail.content and c.cue.start < tail.content[0][0] < tail.cue.start and c not in told
        else c
        for c in kept
    ]  # `…, una decisión «firme» según X`: what X is cited for is X's
    retold = [c for c in told if retells(c, tail)] if not tail.cited else []
    if not told or not (tail.cited or retold):
        return [*(c for c in kept if c not in told), tail]
    first = tail.cue.start
    done = [
        replace(
            c,
            under=tail.subject if not c.under and not c.cited else c.under,
            content=_until(c.content, first)
            if c.cue.start < first and _opens_before(c, first)
            else c.content,
        )
        for c in told
    ]
    return [*(c for c in kept if c not in told), *done]
