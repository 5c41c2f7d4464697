"""Every objection to a claim in English: the claim held against the sentence of its evidence that it is likest to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.claims.alignment import Alignment, align
from onrecord.grounding.claims.forms import Forms
from onrecord.grounding.claims.names import KnownNames, objection_to_names, objection_to_places
from onrecord.grounding.claims.numbers import objection_to_numbers
from onrecord.grounding.claims.opposites import objection_to_opposites
from onrecord.grounding.claims.polarity import objection_to_polarity, share_of
from onrecord.grounding.claims.roles import objection_to_roles
from onrecord.grounding.claims.support import parted, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.cues.claims import ClaimWords
    from onrecord.grounding.claims.words import Word

_LIKE = 0.5
"""Share of a claim's telling words that a sentence must have to be held against the claim word by word."""

_TRIED = 2
"""Evidence sentences that are tried, those with most of the claim's words."""


class Objections:
    """Holds claims against their evidence.

    Args:
        lists: the words of the language.
        verbs: the forms of every verb by which somebody acts.
        known: names that need not be the evidence's.
    """

    def __init__(self, lists: ClaimWords, verbs: frozenset[str], known: KnownNames) -> None:
        self._lists = lists
        self._verbs = verbs
        self._known = known
        self._forms = Forms(lists, verbs)

    def to(self, claim: str, mine: Sequence[Word], evidence: str, its: Sequence[Word]) -> str:
        """The first objection to any sentence of a claim, by name, or nothing."""
        for sentence in sentences(mine):
            for part in parted(sentence):
                if why := self._to_sentence(claim, part, evidence, its):
                    return why
        return ""

    def to_names_and_numbers(self, mine: Sequence[Word], its: Sequence[Word]) -> str:
        """An objection to a name or a number, or nothing."""
        whole = align(mine, its, self._lists)
        return objection_to_names(whole, its, self._known, self._lists) or objection_to_numbers(
            whole, its, self._lists
        )

    def _to_sentence(self, claim: str, mine: Sequence[Word], evidence: str, its: Sequence[Word]) -> str:
        best, sentence = self._best(mine, its)
        lists = self._lists
        why = (
            objection_to_names(best, its, self._known, lists)
            or objection_to_places(best, self._known, lists)
            or objection_to_numbers(best, its, lists)
        )
        if why:
            return why
        there = {word.key for word in sentence}
        telling = [word.key for word in mine if word.solid and word.key not in lists["function"]]
        like = bool(best.blocks()) and sum(key in there for key in telling) >= _LIKE * len(telling)
        if like and (role := objection_to_roles(mine, sentence, lists, self._verbs)):
            return role
        if share_of(best, best.matched(), lists) < _LIKE:
            return ""
        said = claim[mine[0].start : mine[-1].end]
        shown = evidence[sentence[0].start : sentence[-1].end]
        return objection_to_polarity(best, its, lists) or objection_to_opposites(best, said, shown, lists)

    def _best(self, mine: Sequence[Word], its: Sequence[Word]) -> tuple[Alignment, list[Word]]:
        """The best alignment of any form of the claim with any form of a likely sentence, and that sentence."""
        keys = {word.key for word in mine if word.solid and word.key not in self._lists["function"]}
        likely = sorted(sentences(its), key=lambda s: -len(keys & {word.key for word in s}))[:_TRIED]
        found: list[tuple[Alignment, list[Word]]] = [
            (align(form, other, self._lists), sentence)
            for sentence in likely
            for form in self._forms.of(mine)
            for other in self._forms.of(sentence)
        ]
        if not found:
            return align(mine, its, self._lists), list(its)
        return max(found, key=lambda pair: pair[0].score)
