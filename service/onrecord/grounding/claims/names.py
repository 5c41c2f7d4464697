"""Names in a claim: each must be the evidence's or a known actor's, whole, and stand in no other's place."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.cues.states import demonyms, state_names
from onrecord.grounding.claims.words import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.cues.claims import ClaimWords
    from onrecord.grounding.claims.alignment import Alignment
    from onrecord.grounding.claims.words import Word, WordReader

_NEAR = 6
"""Words between a title and the name it belongs to."""

_BEFORE_A_PLACE = frozenset({"in", "at", "near", "from", "to", "of"})

_LEADS_TO = frozenset("to about against with by for from between of".split())

_LEAST_STEM = 4
"""Letters of a name that its adjective shares: `Kenya`, `Kenyan`."""


class KnownNames:
    """The names that a claim may use though the evidence does not: one actor a line, its names divided by commas."""

    def __init__(self, lines: str, reader: WordReader) -> None:
        self.actors: list[list[tuple[str, ...]]] = [
            [tuple(w.key for w in reader.read(name) if w.solid) for name in line.split(",") if name.strip()]
            for line in lines.splitlines()
            if line.strip()
        ]
        self.keys = {key for actor in self.actors for name in actor for key in name}

    def put_in(self, claim: Sequence[Word], sentence: Sequence[Word]) -> list[Word]:
        """The name of the one known actor that the claim has and the sentence has not."""
        if len(self.actors) != 1:
            return []
        keys = {key for name in self.actors[0] for key in name}
        there = {word.key for word in sentence}
        runs: list[list[Word]] = [[]]
        for word in claim:
            if word.key in keys:
                runs[-1].append(word)
            else:
                runs.append([])
        unsaid = [run for run in runs if self._names(run) and not {word.key for word in run} <= there]
        return max(unsaid, key=len, default=[])

    def _names(self, run: Sequence[Word]) -> bool:
        """Whether words are one of the first actor's names, or a part of one with a capital."""
        keys = tuple(word.key for word in run)
        return keys in self.actors[0] or any(word.kind == "name" for word in run)

    def same_actor(self, mine: Sequence[str], its: Sequence[str]) -> bool:
        """Whether two names are one actor's."""
        return any(all(any(key in name for name in actor) for key in (*mine, *its)) for actor in self.actors)

    def whole(self, first: str, second: str) -> bool:
        """Whether two words stand together in a known name."""
        names = [name for actor in self.actors for name in actor]
        return any(first in name and second in name[name.index(first) :] for name in names)


@lru_cache(maxsize=1)
def _states() -> dict[tuple[str, ...], str]:
    named = {**state_names(), **demonyms()}
    return {tuple(key_of(word) for word in words.split()): state for words, state in named.items()}


def is_state(words: str) -> bool:
    """Whether words are the name of a state or of its capital, and no more (`Vietnam`, `Moscow`)."""
    keys = tuple(key_of(word) for word in words.split())
    return keys in _states() and not is_demonym(keys[-1])


def is_demonym(key: str) -> bool:
    """Whether a word is the adjective of a state (`Russian`)."""
    return key in _demonyms()


@lru_cache(maxsize=1)
def _demonyms() -> frozenset[str]:
    named = {key_of(words) for words in state_names() if words[:1].isupper()}  # French has `qatari`
    return frozenset(key_of(words) for words in demonyms()) - named


def state_of(keys: Sequence[str]) -> str:
    """The state that words name (`Moscow`, `the Russian`), or nothing."""
    states = _states()
    for size in (4, 3, 2, 1):
        for at in range(len(keys) - size + 1):
            if state := states.get(tuple(keys[at : at + size])):
                return state
    return ""


def objection_to_names(
    alignment: Alignment, whole: Sequence[Word], known: KnownNames, lists: ClaimWords
) -> str:
    """`name`, or nothing where every name of the claim is the evidence's or a known one, and whole.

    Args:
        alignment: the claim with the sentence of the evidence that it is likest to.
        whole: all words of the evidence.
        known: names that need not be the evidence's.
        lists: the words of the language.
    """
    there = [word.key for word in whole if word.solid]
    for at, word in enumerate(alignment.claim):
        absent = word.kind == "name" and not _stands(word.key, there, known)
        if absent and (at > 0 or _surely_a_name(alignment, lists)):
            return "name"
    return _torn(alignment.claim, there, known, lists)


def _stands(key: str, there: Sequence[str], known: KnownNames) -> bool:
    if key in there or key in known.keys:
        return True
    state = state_of([key])
    if state and any(state_of([other]) == state for other in there):
        return True
    if len(key) < _LEAST_STEM:
        return False
    long = [other for other in there if len(other) >= _LEAST_STEM]
    return any(other.startswith(key) or key.startswith(other) for other in long)


def _surely_a_name(alignment: Alignment, lists: ClaimWords) -> bool:
    """Whether the claim's first word, which has a capital anyway, is a name by what it is or where it stands."""
    claim = alignment.claim
    following = claim[1] if len(claim) > 1 else None
    if state_of([claim[0].key]) or (following and (following.kind == "name" or following.key == "'s")):
        return True
    (_, mine_end), (its_start, its_end) = (alignment.blocks() or [((0, 0), (0, 0))])[0]
    its = alignment.evidence[its_start:its_end] or alignment.evidence[:its_start]
    return mine_end > 0 and any(word.kind == "name" for word in its[:2])


def _torn(claim: Sequence[Word], there: Sequence[str], known: KnownNames, lists: ClaimWords) -> str:
    """Two words of one name must stand together somewhere; a title beside the name it is given."""
    for first, second in pairwise(claim):
        if first.kind != "name" or second.kind != "name" or second.start - first.end > 1:
            continue
        a, b = first.key, second.key
        if known.whole(a, b) or is_demonym(a) or not all(key in there or key in known.keys for key in (a, b)):
            continue
        if a in lists["titles"] and b not in there:
            continue  # `President Haddad` for the article's `he`
        titled = (a in lists["titles"]) != (b in lists["titles"])
        reach = _NEAR if titled else 2
        firsts = [at for at, key in enumerate(there) if key == a]
        seconds = [at for at, key in enumerate(there) if key == b]
        near = any(0 < y - x <= reach or (titled and 0 < x - y <= reach) for x in firsts for y in seconds)
        if not near:
            return "name"
    return ""


def objection_to_places(alignment: Alignment, known: KnownNames, lists: ClaimWords) -> str:
    """`role` for a name where the evidence has another's or two changed about, `name` for one of an unnamed source."""
    sides = []
    mutual = any(word.key in lists["symmetric"] for word in alignment.claim)
    for (a, b), (c, d) in alignment.blocks():
        mine, its = (
            alignment.claim[a:b],
            alignment.evidence[c:d] or (alignment.evidence[:c] if a == 0 else ()),
        )
        if mine and its:
            sides.append((mine, its))
        before = alignment.evidence[c - 1].key if c else ""
        if before in _BEFORE_A_PLACE and (a == 0 or alignment.claim[a - 1].key != before):
            continue
        names = _names_only(mine, lists) and _names_only(its, lists) and not mutual
        if names and not _one_actor(mine, its, known):
            return "role"
        if _names_unnamed(mine, its, lists):
            return "name"
    if _led_otherwise(alignment, lists):
        return "role"
    contents = [(_content(mine, lists), _content(its, lists)) for mine, its in sides]
    for at, (mine_keys, its_keys) in enumerate(contents):
        for other_mine, other_its in contents[at + 1 :]:
            if not mutual and mine_keys and its_keys and mine_keys == other_its and other_mine == its_keys:
                return "role"
    return ""


def _led_otherwise(alignment: Alignment, lists: ClaimWords) -> bool:
    """Whether a preposition leads to one name that led to another: `complained to Zulu about Tembo`."""
    mine, its = _led(alignment.claim, lists), _led(alignment.evidence, lists)
    said = {name for _, name in mine}
    named = {name for _, name in its}
    return any(
        (led, name) not in its and name in named
        for led, name in mine
        for other, theirs in its
        if other == led and theirs != name and theirs in said and (led, theirs) not in mine
    )


def _led(words: Sequence[Word], lists: ClaimWords) -> set[tuple[str, str]]:
    """Prepositions with the last name of those right behind them."""
    found: set[tuple[str, str]] = set()
    for at, word in enumerate(words):
        if word.key not in _LEADS_TO:
            continue
        end = at + 1
        while end < len(words) and (words[end].kind == "name" or words[end].key in lists["articles"]):
            end += 1
        if end > at + 1 and words[end - 1].kind == "name":
            found.add((word.key, words[end - 1].key))
    return found


def _names_only(words: Sequence[Word], lists: ClaimWords) -> bool:
    """`the Turkish general Hatim Osman` is a name; `the Georgian leader` and `Mr` are none."""
    small = lists["articles"] | lists["titles"]
    if not all(word.kind == "name" or word.key in small for word in words):
        return False
    names = [word for word in words if word.key not in small]
    titled = any(word.key in lists["titles"] for word in words)
    return any(not (titled and state_of([word.key])) for word in names)


def _one_actor(mine: Sequence[Word], its: Sequence[Word], known: KnownNames) -> bool:
    first = [word.key for word in mine if word.kind == "name"]
    second = [word.key for word in its if word.kind == "name"]
    if set(first) & set(second) or known.same_actor(first, second):
        return True
    state = state_of(first)
    return bool(state) and state == state_of(second)


def _names_unnamed(mine: Sequence[Word], its: Sequence[Word], lists: ClaimWords) -> bool:
    """`Lise Brandt` for `two officials who asked not to be named`."""
    source = any(
        word.key in lists["unnamed"]
        and any(w.key in lists["indefinite"] or w.kind == "number" for w in its[max(0, at - 4) : at])
        for at, word in enumerate(its)
    )
    names = {word.key for word in mine if word.kind == "name" and word.key not in lists["titles"]}
    return source and bool(names - {word.key for word in its}) and not state_of(sorted(names))


def _content(words: Sequence[Word], lists: ClaimWords) -> tuple[str, ...]:
    return tuple(sorted(word.key for word in words if word.key not in lists["function"]))
