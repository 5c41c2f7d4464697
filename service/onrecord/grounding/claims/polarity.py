"""Negation, hedge and modality of a claim: those that govern its predicate must be the evidence's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.cues.claims import ClaimWords
    from onrecord.grounding.claims.alignment import Alignment
    from onrecord.grounding.claims.words import Word

_NEAR = 4
"""Words left out together that still belong to the verb beside them: `may also have` left."""

_BEFORE = 3
"""Words before the first common one that still govern it: `denied that`."""

_SCOPE = 3
"""Words behind a negation that it governs: `not` a symbolic listing."""

_RIGHT_BEFORE = 2
"""Words before the first common one among which a negation governs it: `did not` say."""

_MODALS = frozenset("may might could must should".split())
_PRONOUNS = frozenset("nothing none nowhere".split())
_IF = frozenset("if unless whether provided providing".split())


def objection_to_polarity(alignment: Alignment, whole: Sequence[Word], lists: ClaimWords) -> str:
    """`negation`, `hedge` or `modality`, or nothing. `whole`: all words of the evidence."""
    matched = alignment.matched()
    if not matched:
        return ""
    return (
        _negation(alignment, matched, whole, lists)
        or _hedge(alignment, matched, lists)
        or ("modality" if any(_is_modal(mine) != _is_modal(its) for mine, its in _small(alignment)) else "")
    )


def _negation(alignment: Alignment, matched: dict[int, int], whole: Sequence[Word], lists: ClaimWords) -> str:
    negators, refusing = lists["negators"], lists["refusing"]
    claim, evidence = alignment.claim, alignment.evidence
    mine_free = [n for n in range(len(claim)) if n not in matched]
    its_free = set(range(min(matched.values()), max(matched.values()))) - set(matched.values())
    refuses = {lists.base(claim[n].key) for n in mine_free if claim[n].key in refusing}
    denied = {lists.base(evidence[n].key) for n in its_free if evidence[n].key in refusing}
    solid = [word for word in whole if word.solid]
    ours, theirs = _negated(claim, lists), _negated(solid, lists)
    said = {lists.base(word.key) for word in solid}
    for n in mine_free:
        governed = _governs(claim, n, lists)
        free = claim[n].key in negators and governed and governed[0] in said and governed[0] not in theirs
        if free and not denied - {governed[0]}:
            return "negation"
    affirmed = {lists.base(word.key) for word in claim}
    for n in its_free:
        governed = _governs(evidence, n, lists)
        free = (
            evidence[n].key in negators and governed and governed[0] in affirmed and governed[0] not in ours
        )
        if free and not refuses - {governed[0]}:
            return "negation"
    bare = not refuses and not any(claim[n].key in negators for n in mine_free)
    before = _before(alignment, matched, refusing, _BEFORE) or _before(
        alignment, matched, negators, _RIGHT_BEFORE
    )
    return "negation" if bare and before else ""


def _governs(words: Sequence[Word], at: int, lists: ClaimWords) -> list[str]:
    """The telling words that a negation governs; `nothing about it` governs none."""
    if words[at].key in _PRONOUNS and at + 1 < len(words) and words[at + 1].key in lists["function"]:
        return []
    return [lists.base(w.key) for w in words[at + 1 : at + 1 + _SCOPE] if w.key not in lists["function"]]


def _negated(words: Sequence[Word], lists: ClaimWords) -> set[str]:
    return {
        key
        for n, word in enumerate(words)
        if word.key in lists["negators"]
        for key in _governs(words, n, lists)
    }


def _hedge(alignment: Alignment, matched: dict[int, int], lists: ClaimWords) -> str:
    mine = {alignment.claim[n].key for n in range(len(alignment.claim)) if n not in matched}
    hedges = lists["hedges"]
    dropped = any(word.key in hedges for _, its in _small(alignment) for word in its)
    if dropped and not mine & (hedges | lists["conditions"]):
        return "hedge"
    last = max(matched.values())
    follows = any(word.key in _IF for word in alignment.evidence[last + 1 : last + 2])
    conditional = follows or _before(alignment, matched, _IF, _BEFORE)
    return "hedge" if conditional and not mine & _IF else ""


def _small(alignment: Alignment) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """The differences of a few words: the claim's, the evidence's."""
    for (a, b), (c, d) in alignment.blocks():
        if b - a <= _NEAR and d - c <= _NEAR:
            yield alignment.claim[a:b], alignment.evidence[c:d]


def _is_modal(words: Sequence[Word]) -> bool:
    return any(word.key in _MODALS for word in words)


def _before(alignment: Alignment, matched: dict[int, int], words: frozenset[str], reach: int) -> bool:
    """Whether one of the words stands right before what the claim takes from the evidence."""
    first = min(matched.values())
    return any(word.key in words for word in alignment.evidence[max(0, first - reach) : first])


def share_of(alignment: Alignment, matched: dict[int, int], lists: ClaimWords) -> float:
    """The share of a claim's telling words that are the evidence's, between 0 and 1."""
    content = [n for n, word in enumerate(alignment.claim) if word.key not in lists["function"]]
    return sum(n in matched for n in content) / max(1, len(content))
