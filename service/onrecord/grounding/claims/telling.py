"""Who says it, in the words that a claim leaves out: verbs, and whether words only tell of who tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.cues.claims import ClaimWords
    from onrecord.grounding.claims.words import Word

FIRST = 4
"""Words at the head of an attribution among which a negation is its own: `, no official said`."""

_BESIDE_A_VERB = frozenset(
    "on in at late early earlier to reporters journalists lawmakers parliament here the a an his her last this night "
    "morning evening afternoon week month telegram x twitter facebook later also again".split()
)
_LONGEST_ATTRIBUTION = 20
_SHORTEST = 3
_SHORT_CLAUSE = 6


class Telling:
    """Reads words of one language for who tells.

    Args:
        lists: the words of the language.
        verbs: the forms of every verb by which somebody acts.
    """

    def __init__(self, lists: ClaimWords, verbs: frozenset[str]) -> None:
        self._lists = lists
        self._verbs = verbs

    def acts(self, solid: Sequence[Word], but: frozenset[str] = frozenset()) -> bool:
        """Whether a listed verb or an auxiliary stands among the words, `but` for some."""
        acts = self._verbs | self._lists["auxiliaries"]
        return any(word.key in acts and word.key not in but for word in solid)

    def has_verb(self, words: Sequence[Word]) -> bool:
        """Whether a word may be a verb: any in `-ed` counts, for what has none is surely no clause."""
        acts = self._verbs | self._lists["auxiliaries"] | frozenset(self._lists.pasts.values())
        return any(
            word.key in acts or (word.key.endswith("ed") and len(word.key) > _SHORTEST) for word in words
        )

    def leads(self, words: Sequence[Word], solid: Sequence[Word]) -> bool:
        """Whether words before a statement only say who says it: `Two aides told reporters on Monday that`."""
        says = self._lists["says"]
        if len(solid) > _LONGEST_ATTRIBUTION or any(word.key == ":" for word in words[:-1]):
            return False
        if solid[0].key == "according":
            return words[-1].key == "," and not self.acts(solid[1:])
        at = next((n for n, word in enumerate(solid) if word.key in says and word.kind == "word"), 0)
        described = any(word.key in self._lists["relatives"] for word in solid)
        if at == 0 or solid[at].key == "according" or described or self.acts(solid[:at], says):
            return False
        behind = solid[at + 1 :]
        if words[-1].key == "that":
            return not self.acts(behind)
        told = solid[at].key in ("tell", "tells", "told", "telling") and not behind
        ended = not behind or behind[-1].kind == "date" or behind[-1].key not in self._lists["function"]
        return (
            not told and ended and all(word.kind == "date" or word.key in _BESIDE_A_VERB for word in behind)
        )

    def apart(self, solid: Sequence[Word]) -> bool:
        """Whether words between commas, or behind a statement, only say who says it."""
        says = self._lists["says"]
        at = next((n for n, word in enumerate(solid) if word.key in says and word.kind == "word"), None)
        if at is None or len(solid) > _LONGEST_ATTRIBUTION:
            return False
        if at == 0:
            return not self.acts(solid[1:FIRST])
        return not self.acts(solid[:at], says) and all(
            self._is_beside(w) for w in solid[at + 1 : at + 1 + FIRST]
        )

    def says_more(self, solid: Sequence[Word]) -> bool:
        """`, Haddad joked`: who says it by a verb that says more than that."""
        if len(solid) > _SHORT_CLAUSE or not self.opens_a_subject(solid[0]):
            return False
        return self.has_verb(solid) and not self.apart(solid)

    def opens_a_subject(self, word: Word) -> bool:
        """Whether a subject may begin with a word: a name, a number, an article, a pronoun."""
        small = self._lists["articles"] | self._lists["pronouns"] | self._lists["possessives"]
        return word.kind in ("name", "number") or word.key in small - self._lists["relatives"]

    def _is_beside(self, word: Word) -> bool:
        """Whether a word behind a verb of saying only says to whom, where or when."""
        return word.kind in ("date", "number", "name") or word.key in _BESIDE_A_VERB
