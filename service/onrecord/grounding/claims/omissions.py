"""What a claim may leave out of a sentence without saying anything else: words around it and between its own.

Whatever turns a statement (a negation, a condition, a hedge, a limit, the setting) may never be left out; beyond that
only what stands apart by its marks or its place. A refusal to license costs no more than a claim marked unverified.
"""

from __future__ import annotations

from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.grounding.claims.forms import COMMAS, QUOTES
from onrecord.grounding.claims.telling import FIRST, Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.cues.claims import ClaimWords
    from onrecord.grounding.claims.words import Word

_PAIRED = frozenset({",", "—", "–"})
_CLOSES = frozenset('"”»')
_IF = frozenset("if unless provided providing whether".split())
_EMBEDS = frozenset("that to as while if whether because when by for how what why".split())
_ADDS = frozenset(
    "including based born aged formerly also too however meanwhile though then for now under according".split()
)
_SUBORDINATORS = frozenset(
    "when because although though while whereas as after before since how what who why where whether".split()
)
_AROUND_A_DATE = frozenset("on late early last this in of earlier night morning evening afternoon".split())
_LONGEST_ELISION = 40
_JOINED = 4
"""Words at the end among which an `and` may have lost what it joins."""


class Omission(IntEnum):
    """What leaving words out costs the claim: nothing, little, who said it, or its support."""

    NOTHING = 0
    HARMLESS = 1
    ATTRIBUTION = 10
    TELLING = 1_000


class Omissions:
    """Judges what is left out of one evidence sentence.

    Args:
        lists: the words of the language.
        verbs: the forms of every verb by which somebody acts.
        plain: whether the claim states something without negation: only then its circumstances may be left out.
    """

    def __init__(self, lists: ClaimWords, verbs: frozenset[str], *, plain: bool) -> None:
        self._lists = lists
        self._verbs = verbs
        self._plain = plain
        self._telling = Telling(lists, verbs)
        self._turning = frozenset().union(
            *(lists[name] for name in ("negators", "refusing", "conditions", "limits", "hedges", "settings"))
        )

    def lead(self, words: Sequence[Word], following: Sequence[Word]) -> Omission:
        """What stands in the sentence before the claim's first word. `following`: that word and what is behind it."""
        if self._is_space([word for word in words if word.solid]):
            return Omission.NOTHING
        words = self._without_asides(words)
        solid = [word for word in words if word.solid]
        if not solid or self._turns(solid):
            return Omission.TELLING if solid else Omission.HARMLESS
        if self._telling.leads(words, solid):
            return Omission.ATTRIBUTION
        if all(word.key in self._lists["openers"] for word in solid) or self._is_dateline(words, solid):
            return Omission.HARMLESS
        apart = words[-1].key == ","
        if (
            apart
            and self._plain
            and solid[0].key in self._lists["leads"]
            and not self._telling.acts(solid[1:])
        ):
            return Omission.HARMLESS
        if apart and not self._telling.acts(solid) and self._is_apposed(following):
            return Omission.HARMLESS
        joined = words[-1].key in ("and", "but") or words[-1].key == ";"
        clauses = self._telling.has_verb(solid) and self._telling.has_verb(_until_comma(following))
        alone = joined and clauses and self._stands_alone(solid, following[0])
        return Omission.HARMLESS if alone else Omission.TELLING

    def between(self, words: Sequence[Word], before: Sequence[Word], following: Word) -> Omission:
        """What stands between two words of the claim. `before`: the sentence up to the gap."""
        solid = [word for word in words if word.solid]
        if any(word.kind == "stop" for word in words):
            return Omission.TELLING
        if self._is_space(solid):
            return Omission.NOTHING
        if self._is_aside(words, closed=True):
            return Omission.HARMLESS
        if self._turns(solid):
            return Omission.TELLING
        if all(word.key in self._lists["droppable"] for word in solid):
            return Omission.HARMLESS if self._plain else Omission.TELLING
        if (self._is_when(solid) or self._is_first_of_two(words, before, following)) and self._plain:
            return Omission.HARMLESS
        return self._set_apart(words, solid, following)

    def marked(self, words: Sequence[Word]) -> Omission:
        """What stands where the claim has an ellipsis."""
        turned = self._turns([word for word in words if word.solid]) or len(words) > _LONGEST_ELISION
        return Omission.TELLING if turned or any(word.kind == "stop" for word in words) else Omission.HARMLESS

    def tail(self, words: Sequence[Word], before: Sequence[Word]) -> Omission:
        """What stands in the sentence behind the claim's last word. `before`: the sentence up to there."""
        solid = [word for word in words if word.solid]
        if not solid:
            return Omission.NOTHING
        closed = before if words[0].solid else [*before, words[0]]
        kept = [word for word in self._without_asides(closed) if word.solid]
        opening = words[0].key
        apart = opening in COMMAS or opening in _CLOSES or opening == "("
        if not self._says_something(kept) or self._is_circumstance(before):
            return Omission.TELLING
        if apart and self._telling.apart(solid):
            return Omission.ATTRIBUTION if not self._turns(solid[:FIRST]) else Omission.TELLING
        if any(word.key in _IF for word in solid):
            return Omission.TELLING
        if apart and solid[0].key in self._lists["coordinators"]:
            limited = any(w.key in self._lists["limits"] for w in solid[1:3])
            negated = len(solid) > 1 and solid[1].key in ("not", "never")
            return Omission.TELLING if limited or negated else Omission.HARMLESS
        if apart:
            first = _first_segment(words)
            if self._telling.says_more(first):
                return Omission.TELLING
            turned = self._turns(first) and not (opening == ";" and self._telling.acts(first))
            return Omission.TELLING if turned else Omission.HARMLESS
        if not self._plain or self._turns(solid) or any(word.key == "and" for word in kept[-_JOINED:]):
            return Omission.TELLING
        if solid[0].key == "and":
            return Omission.HARMLESS if self._telling.acts(solid[1:2]) else Omission.TELLING
        circumstance = solid[0].key in self._lists["behind"] or solid[0].kind == "date"
        return Omission.HARMLESS if circumstance else Omission.TELLING

    def _says_something(self, kept: Sequence[Word]) -> bool:
        """Whether what is kept has a verb, and does not break off at a word that asks for another."""
        small = self._lists["function"] - self._lists["pronouns"]
        if kept[-1].key in small or kept[-1].key == "'s":
            return False
        return self._telling.has_verb([word for word in kept if word.key not in self._lists["says"]])

    def _is_circumstance(self, before: Sequence[Word]) -> bool:
        """Whether only words of when, where or under what condition are kept: `In a call on Tuesday`."""
        first = next(word for word in before if word.solid)
        opens = self._lists["leads"] | self._lists["conditions"] | _SUBORDINATORS
        return first.key in opens and not any(word.key in COMMAS for word in before)

    def _is_aside(self, words: Sequence[Word], *, closed: bool) -> bool:
        """`, who was in the room,`: what a relative clause or a participle between commas adds to a noun."""
        if len(words) < 3 or words[0].key not in _PAIRED or (closed and words[-1].key not in _PAIRED):
            return False
        first = words[1].key
        participle = first.endswith("ing") and len(first) > 4
        if not (first in self._lists["relatives"] or participle):
            return False
        inner = any(word.key == "," for word in words[1:-1])
        return not inner and not any(word.key in ("and", "but") for word in words[-2:])

    def _without_asides(self, words: Sequence[Word]) -> Sequence[Word]:
        """The same words without what stands between two commas and only adds to a noun."""
        commas = [n for n, word in enumerate(words) if word.key == ","]
        for start, end in pairwise(commas):
            if self._is_aside(words[start : end + 1], closed=True):
                return self._without_asides([*words[:start], *words[end + 1 :]])
        return words

    def _is_apposed(self, following: Sequence[Word]) -> bool:
        """Whether a name stands here between commas: `Iran's negotiator, Behrouz Tavakoli, said`."""
        size = 0
        while size < len(following) and following[size].kind == "name":
            size += 1
        return 0 < size < len(following) and following[size].key == ","

    def _is_first_of_two(self, words: Sequence[Word], before: Sequence[Word], following: Word) -> bool:
        """The first of two predicates with one subject: `Kenya` accused Uganda and `closed the border`."""
        subject = [word for word in before if word.solid]
        if (
            words[-1].key not in ("and", "but")
            or self._telling.acts(subject)
            or not self._telling.acts([following])
        ):
            return False
        closing = next((n for n, word in enumerate(words[1:], 1) if word.key == ","), 0)
        if words[0].key == "," and closing and not self._telling.acts(words[1:closing]):
            words = words[closing:]  # `Luka Koper, the port operator, puts …`
        solid = [word for word in words if word.solid]
        nouns = self._lists["articles"] | self._lists["possessives"]
        acts = [
            word
            for n, word in enumerate(solid)
            if word.key in self._verbs and (n == 0 or solid[n - 1].key not in nouns)
        ]
        governs = any(word.key in _EMBEDS or word.key in self._lists["relatives"] for word in solid)
        return len(acts) == 1 and acts[0] is solid[0] and not governs

    def _is_space(self, solid: Sequence[Word]) -> bool:
        return all(word.key in self._lists["articles"] or word.key == "that" for word in solid)

    def _turns(self, solid: Sequence[Word]) -> bool:
        return any(word.key in self._turning for word in solid)

    def _is_when(self, solid: Sequence[Word]) -> bool:
        """`on Monday`, `on 8 October`, `late on Friday`, `on the same day` is not."""
        dated = any(word.kind == "date" for word in solid)
        return dated and all(word.kind in ("date", "number") or word.key in _AROUND_A_DATE for word in solid)

    def _is_dateline(self, words: Sequence[Word], solid: Sequence[Word]) -> bool:
        return words[-1].key in ("-", "—", "–") and solid[0].text.isupper() and len(solid) <= 8

    def _stands_alone(self, solid: Sequence[Word], following: Word) -> bool:
        """Whether a clause joined by `and` has a subject of its own, and nothing before it governs both."""
        if any(word.key in self._verbs or word.key in ("that", "to") for word in solid):
            return False
        return self._telling.opens_a_subject(following)

    def _set_apart(self, words: Sequence[Word], solid: Sequence[Word], following: Word) -> Omission:
        """Words between commas or in brackets: a relative clause, an apposition, where and when, who says it."""
        opening, closing = words[0].key, words[-1].key
        if opening == "(" and closing == ")":
            return Omission.HARMLESS
        closed = closing in _PAIRED or (closing in QUOTES and len(words) > 1 and words[-2].key == ",")
        if self._telling.apart(solid) and opening in COMMAS and closed:
            apposed = solid[0].key in self._lists["says"] and following.key in self._lists["articles"]
            dangling = apposed or following.key in self._lists["relatives"]  # `said Cho, a member, …`
            return Omission.TELLING if dangling else Omission.ATTRIBUTION
        quoted = any(word.key in QUOTES for word in words)
        if quoted or opening not in _PAIRED or closing not in _PAIRED:
            return Omission.TELLING
        inner = any(word.key == "," for word in words[1:-1])
        if inner or self._telling.acts(solid) or following.key in ("and", "or", "but"):
            return Omission.TELLING
        opens = self._lists["articles"] | self._lists["possessives"] | self._lists["leads"] | _ADDS
        apposed = solid[0].kind == "name" or solid[0].key in opens or len(solid) == 1
        return Omission.HARMLESS if apposed else Omission.TELLING


def _until_comma(words: Sequence[Word]) -> Sequence[Word]:
    """The words up to the first comma."""
    end = next((n for n, word in enumerate(words) if word.key in COMMAS), len(words))
    return words[:end]


def _first_segment(words: Sequence[Word]) -> list[Word]:
    """The solid words up to the next comma."""
    found: list[Word] = []
    for word in words[1:]:
        if word.key in COMMAS and found:
            break
        if word.solid:
            found.append(word)
    return found
