"""Whether a claim's words are its evidence's: a sentence of it, or a form that says the same, with omissions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.grounding.claims.forms import Forms
from onrecord.grounding.claims.omissions import Omission, Omissions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.cues.claims import ClaimWords
    from onrecord.grounding.claims.names import KnownNames
    from onrecord.grounding.claims.words import Word

_ELLIPSES = frozenset({"...", "…"})


class Support:
    """Looks for a claim in its evidence.

    Args:
        lists: the words of the language.
        verbs: the forms of every verb by which somebody acts.
        known: the names that may stand for a pronoun.
    """

    def __init__(self, lists: ClaimWords, verbs: frozenset[str], known: KnownNames) -> None:
        self._lists = lists
        self._verbs = verbs
        self._known = known
        self._forms = Forms(lists, verbs)

    def of(self, claim: Sequence[Word], evidence: Sequence[Word]) -> Omission:
        """The cheapest way in which the evidence says the claim; TELLING where there is none."""
        worst = Omission.NOTHING
        for sentence in sentences(claim):
            cost = self._of_sentence(sentence, evidence)
            if cost is Omission.TELLING:
                cost = max(self._of_sentence(part, evidence) for part in parted(sentence))
            worst = max(worst, cost)
        return worst

    def _of_sentence(self, claim: Sequence[Word], evidence: Sequence[Word]) -> Omission:
        best = Omission.TELLING
        mine = self._forms.of(claim)
        for sentence in sentences(evidence):
            for its in self._forms.of(sentence):
                for form in self._named(its, claim):
                    for words in mine:
                        best = min(best, self._derived(words, form))
                        if best is Omission.NOTHING:
                            return best
        return best

    def _named(self, sentence: list[Word], claim: Sequence[Word]) -> Iterator[list[Word]]:
        """The sentence, and with its first pronoun replaced by the one actor whom the claim names instead."""
        yield sentence
        name = self._known.put_in(claim, sentence)
        at = next((n for n, word in enumerate(sentence) if word.key in self._lists["pronouns"]), None)
        if not name or at is None or any(word.kind == "name" for word in sentence[:at]):
            return
        possessive = sentence[at].key in self._lists["possessives"]
        ending = [replace(sentence[at], key="'s", text="'s", kind="word")] if possessive else []
        yield [*sentence[:at], *name, *ending, *sentence[at + 1 :]]

    def _derived(self, claim: Sequence[Word], evidence: Sequence[Word]) -> Omission:
        """The least that must be left out of a sentence to leave the claim, its words in order."""
        mine = [word for word in claim if word.solid]
        places = [n for n, word in enumerate(evidence) if word.solid]
        its = [evidence[n] for n in places]
        if not mine or any(not self._may_skip(w) and not any(self._same(w, o) for o in its) for w in mine):
            return Omission.TELLING
        plain = not any(w.key in self._lists["negators"] | self._lists["refusing"] for w in mine)
        omissions = Omissions(self._lists, self._verbs, plain=plain)
        costs: dict[int, int] = {
            -1: 0
        }  # the place of the last word that was found → what was left out before it
        elided = _elided(claim)
        for word in mine:
            costs = self._next(
                word, costs, evidence, places, omissions, elided=word in elided, last=word is mine[-1]
            )
            if not costs:
                return Omission.TELLING
        ends = [
            cost + omissions.tail([w for w in evidence[at + 1 :] if w.kind != "stop"], evidence[: at + 1])
            for at, cost in costs.items()
            if at >= 0
        ]
        least = min(ends, default=Omission.TELLING)
        return _weighed(least)

    def _next(
        self,
        word: Word,
        costs: dict[int, int],
        evidence: Sequence[Word],
        places: Sequence[int],
        omissions: Omissions,
        *,
        elided: bool,
        last: bool,
    ) -> dict[int, int]:
        found: dict[int, int] = {}
        if self._may_skip(word) and not last:
            found = dict(costs)
        for place in places:
            if not self._same(word, evidence[place]):
                continue
            for before, cost in costs.items():
                if before >= place:
                    continue
                between = evidence[before + 1 : place]
                if before < 0:
                    left_out = omissions.lead(between, evidence[place:]) if between else Omission.NOTHING
                else:
                    left_out = omissions.between(between, evidence[: before + 1], evidence[place])
                    if elided and left_out is Omission.TELLING:
                        left_out = omissions.marked(between)
                if left_out is Omission.TELLING:
                    continue
                total = cost + left_out
                if total < found.get(place, int(Omission.TELLING)):
                    found[place] = total
        return found

    def _may_skip(self, word: Word) -> bool:
        return word.key in self._lists["articles"] or word.key == "that"

    def _same(self, mine: Word, its: Word) -> bool:
        articles = self._lists["articles"]
        return mine.same(its) or (mine.key in articles and its.key in articles)


def _elided(claim: Sequence[Word]) -> list[Word]:
    """The words before which the claim says itself that something is left out."""
    marked = [n for n, word in enumerate(claim) if word.key in _ELLIPSES]
    return [next(word for word in claim[n:] if word.solid) for n in marked if any(w.solid for w in claim[n:])]


def sentences(words: Sequence[Word]) -> list[list[Word]]:
    """Words by sentence, each with the stop that ends it."""
    found: list[list[Word]] = [[]]
    for word in words:
        found[-1].append(word)
        if word.kind == "stop":
            found.append([])
    return [sentence for sentence in found if any(word.solid for word in sentence)]


def parted(sentence: Sequence[Word]) -> list[list[Word]]:
    """A sentence by its ellipses, which may join words of two."""
    found: list[list[Word]] = [[]]
    for word in sentence:
        if word.key in _ELLIPSES:
            found.append([])
        else:
            found[-1].append(word)
    return [part for part in found if any(word.solid for word in part)]


def _weighed(cost: int) -> Omission:
    if cost >= Omission.TELLING:
        return Omission.TELLING
    if cost >= Omission.ATTRIBUTION:
        return Omission.ATTRIBUTION
    return Omission.HARMLESS if cost else Omission.NOTHING
