"""Rivals: how much speaks for a public position being set against a private one of the same root.

Each sign that stands between the two has a weight; their sum is the log-odds of a divergence. The weights are those
of a logistic regression on the dev seeds, as labelled and as read, with a ridge penalty; they were chosen by leaving
articles out.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.grounding.claims.claims import content_words
from onrecord.grounding.divergences.saying import share, stems_of, words_of
from onrecord.grounding.text.entry import chain_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.divergences.contrasts import Contrasts
    from onrecord.grounding.text.items import PositionItem

WEIGHTS: Mapping[str, float] = {
    "any": -2.70,
    "speaks for it": 0.98,
    "public denies": 0.91,
    "answers it": 0.90,
    "next sentence": 0.79,
    "same actor": 0.77,
    "opposed": 0.74,
    "one sentence": 0.74,
    "on paper": 0.54,
    "private words": 0.51,
    "turns": 0.48,
    "alike": 0.47,
    "sweeping": 0.43,
    "public later": 0.42,
    "public commits": 0.41,
    "markers": 0.39,
    "public negated": 0.37,
    "apart": 0.37,
    "private does": 0.32,
    "one negated": 0.31,
    "opens private_side": 0.31,
    "opens public_side": 0.27,
    "public words": 0.24,
    "public says": 0.17,
    "public threatens": 0.15,
    "public refuses": -0.08,
    "another private one nearer": -0.11,
    "public offers": -0.23,
    "one nearer": -0.29,
    "other figures": -0.30,
    "public demands": -0.36,
    "has a public one of its own": -0.36,
    "public does": -0.41,
    "two nearer": -0.42,
    "far": -0.44,
    "answers another": -0.52,
    "public accuses": -0.56,
    "public told by others": -0.58,
    "more nearer": -0.62,
    "farther": -0.75,
    "farthest": -0.90,
    "same words": -2.50,
}

WORDED = frozenset({"answers it", "apart", "markers", "turns", "opens private_side", "opens public_side"})
"""Signs by which the article itself sets the two against each other."""

NEAR = 4
"""Sentences between which a word of contrast is one between two positions."""

ALIKE = 0.2
"""Share of the shorter side's words from which two positions speak of one thing."""

SAME_WORDS = 0.7
"""The same from which they say one thing."""

_NUMBER = re.compile(r"\d[\d.,]*")
_HARD = frozenset({"refuses", "denies", "threatens", "accuses", "demands"})
_SOFT = frozenset({"offers", "commits"})


@dataclass(frozen=True, slots=True)
class _Words:
    """What the words of a position are compared by."""

    content: frozenset[str]
    stems: frozenset[str]
    figures: frozenset[str]
    negated: bool
    sweeping: bool


class Rivals:
    """Weighs the public positions of one article against its private ones."""

    def __init__(self, contrasts: Contrasts, lexicon: Lexicon) -> None:
        self._contrasts = contrasts
        self._words: dict[int, _Words] = {}
        self._distances: dict[int, list[int]] = {}
        self._closest_to: dict[int, int] = {}
        self._negation = lexicon.list("modifiers", "negation")
        self._sweeping = lexicon.list("contrast", "sweeping")

    def weigh(
        self,
        public: PositionItem,
        private: PositionItem,
        rivals: Sequence[PositionItem],
        items: Sequence[PositionItem],
        account: Sequence[PositionItem],
    ) -> tuple[float, bool]:
        """How likely the two diverge (0 to 1), and whether words of the article set them against each other.

        Args:
            public: the one of `rivals` that is weighed.
            private: the private position.
            rivals: all public positions of the private one's root.
            items: all positions of the article.
            account: what the public position denies or answers, if anything.
        """
        found = list(self.signs(public, private, rivals, items, account))
        chance = 1 / (1 + math.exp(-sum(WEIGHTS[name] for name in found)))
        return chance, not WORDED.isdisjoint(found)

    def signs(
        self,
        public: PositionItem,
        private: PositionItem,
        rivals: Sequence[PositionItem],
        items: Sequence[PositionItem],
        account: Sequence[PositionItem],
    ) -> Iterable[str]:
        """The names of the signs that stand between the two; each has its weight."""
        yield "any"
        yield from _of_actors(public, private, rivals)
        yield from _of_acts(public, private, account)
        yield from self._of_place(public, private, rivals, items)
        yield from self._of_words(public, private)
        yield from self._of_contrast(public, private)

    def _of_place(
        self,
        public: PositionItem,
        private: PositionItem,
        rivals: Sequence[PositionItem],
        items: Sequence[PositionItem],
    ) -> Iterable[str]:
        away = self._contrasts.away(public, private)
        if away <= 1:
            yield "one sentence" if away == 0 else "next sentence"
        elif away >= NEAR:
            yield "far" if away <= 7 else "farther" if away <= 14 else "farthest"
        if public.order > private.order:
            yield "public later"
        if id(private) not in self._distances:
            self._distances[id(private)] = sorted(self._contrasts.away(rival, private) for rival in rivals)
        nearer = bisect_left(self._distances[id(private)], away)
        if nearer:
            yield ("one nearer", "two nearer", "more nearer")[min(nearer, 3) - 1]
        if self._closest(public, items) < away:
            yield "another private one nearer"

    def _closest(self, public: PositionItem, items: Sequence[PositionItem]) -> int:
        """Sentences from a public position to the nearest private one of its root."""
        if id(public) not in self._closest_to:
            root = chain_of(public.actor)[-1]
            privates = [
                item for item in items if item.setting == "private" and chain_of(item.actor)[-1] is root
            ]
            self._closest_to[id(public)] = min(self._contrasts.away(public, one) for one in privates)
        return self._closest_to[id(public)]

    def _of_words(self, public: PositionItem, private: PositionItem) -> Iterable[str]:
        openly, privately = self._worded(public), self._worded(private)
        if share(openly.content, privately.content) > SAME_WORDS and not _opposed(public, private):
            yield "same words"
        elif share(openly.stems, privately.stems) >= ALIKE:
            yield "alike"
        if openly.figures and privately.figures and not openly.figures & privately.figures:
            yield "other figures"
        if openly.negated:
            yield "public negated"
        if openly.negated != privately.negated:
            yield "one negated"
        if openly.sweeping:
            yield "sweeping"

    def _worded(self, item: PositionItem) -> _Words:
        if id(item) not in self._words:
            words = words_of(item)
            self._words[id(item)] = _Words(
                frozenset(content_words(words)),
                stems_of(words),
                frozenset(_NUMBER.findall(words)),
                self._negation.first(words) is not None,
                self._sweeping.first(words) is not None,
            )
        return self._words[id(item)]

    def _of_contrast(self, public: PositionItem, private: PositionItem) -> Iterable[str]:
        contrasts = self._contrasts
        if contrasts.cues("private", contrasts.led_in(private), "settings"):
            yield "private words"
        if contrasts.cues("public", contrasts.led_in(public), "settings"):
            yield "public words"
        for side, item in (("private_side", private), ("public_side", public)):
            if contrasts.opens(side, item):
                yield f"opens {side}"
        if contrasts.away(public, private) <= NEAR:
            here = contrasts.led_in(public if public.order > private.order else private)
            for name in ("markers", "turns", "apart"):
                if contrasts.cues(name, here):
                    yield name


def _of_actors(public: PositionItem, private: PositionItem, rivals: Sequence[PositionItem]) -> Iterable[str]:
    if public.actor is private.actor:
        yield "same actor"
        return
    if public.actor in chain_of(private.actor) or private.actor in chain_of(public.actor):
        yield "speaks for it"
    if any(rival.actor is private.actor for rival in rivals):
        yield "has a public one of its own"


def _of_acts(public: PositionItem, private: PositionItem, account: Sequence[PositionItem]) -> Iterable[str]:
    if public.about is not None:
        yield "answers it" if private in account else "answers another"
    yield f"public {public.act}"
    if private.act == "does":
        yield "private does"
    if _opposed(public, private):
        yield "opposed"
    if public.disclosed_by != "self":
        yield "public told by others"
    if private.disclosed_by == "document":
        yield "on paper"


def _opposed(public: PositionItem, private: PositionItem) -> bool:
    """Whether one holds out what the other keeps back."""
    acts = (public.act, private.act)
    return any(first in _HARD and second in _SOFT for first, second in (acts, acts[::-1]))
