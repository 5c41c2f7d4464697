"""Who does what to whom in a claim, by where the names and nouns stand about a verb that both texts have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.grounding.claims.forms import QUOTES
from onrecord.grounding.claims.names import is_demonym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.cues.claims import ClaimWords
    from onrecord.grounding.claims.words import Word

_REACH = 8
"""Words on either side of a verb."""

_SHORT = 3
"""Letters of a word in `-ed` that is no verb: `red`."""

_ENDS_SUBJECT = frozenset(
    "and but or that which while as because when if after before although though".split()
)
_ENDS_OBJECT = frozenset(
    "and but or that which who while as because when if after before of in on at for with from to over into during "
    "until since against about by within near off north south east west last next this yesterday".split()
)


_OF = frozenset("of in from at on for with to".split())


@dataclass(frozen=True, slots=True)
class Roles:
    """Who acts and who is acted upon, by the words of each."""

    actors: frozenset[str]
    patients: frozenset[str]


def objection_to_roles(
    claim: Sequence[Word], sentence: Sequence[Word], lists: ClaimWords, verbs: frozenset[str]
) -> str:
    """`role` where the claim has somebody act whom the evidence has acted upon, by every place of that verb."""
    for at, word in enumerate(claim):
        if not _is_verb(word, lists, verbs):
            continue
        mine = _roles(claim, at, lists, verbs)
        past = lists.pasts.get(word.key, word.key)
        theirs = [
            _roles(sentence, n, lists, verbs)
            for n, other in enumerate(sentence)
            if lists.pasts.get(other.key, other.key) == past
        ]
        if mine and theirs and all(its is not None and _turned(mine, its) for its in theirs):
            return "role"
    return ""


def _turned(mine: Roles, its: Roles) -> bool:
    both = mine.actors & mine.patients
    actors, patients = mine.actors - both, mine.patients - both
    acts = actors & its.patients and not actors & its.actors
    suffers = patients & its.actors and not patients & its.patients
    return bool(acts or suffers)


def _is_verb(word: Word, lists: ClaimWords, verbs: frozenset[str]) -> bool:
    if word.kind != "word" or word.key in lists["symmetric"] | lists["auxiliaries"]:
        return False
    irregular = word.key in lists.pasts or word.key in lists.pasts.values()
    regular = word.key.endswith("ed") and not word.key.endswith("eed") and len(word.key) > _SHORT
    return word.key in verbs or irregular or regular


def _roles(words: Sequence[Word], at: int, lists: ClaimWords, verbs: frozenset[str]) -> Roles | None:
    """Who acts about a verb; None where a comma stands before it, behind which the subject may be on either side."""
    behind = _behind(words, at, lists)
    if at > 1 and words[at - 1].key in QUOTES and words[at - 2].key == ",":
        return Roles(behind, frozenset())  # `“…,” said Ana Cole`
    if at > 0 and not words[at - 1].solid:
        return None
    before = _before(words, at, lists, verbs)
    following = [word.key for word in words[at + 1 : at + 3]]
    helped = any(word.key in lists["be"] for word in words[max(0, at - 3) : at])
    passive = helped and not words[at].key.endswith("ing")
    by = next((n for n, key in enumerate(following) if key == "by"), None)
    if by == 0 and not passive:
        return None  # `rose by a tenth`, `a letter signed by Haddad`
    if by is not None and passive:
        return Roles(_behind(words, at + 1 + by, lists), before)
    if passive:
        return Roles(frozenset(), before)
    return Roles(before, behind)


def _before(words: Sequence[Word], at: int, lists: ClaimWords, verbs: frozenset[str]) -> frozenset[str]:
    found: list[str] = []
    relative = False
    near = words[max(0, at - _REACH) : at]
    for n in range(len(near) - 1, -1, -1):
        word, previous = near[n], near[n - 1].key if n else ""
        if word.key in lists["relatives"]:
            relative = True  # `Brandt, who criticised`: the subject stands before the comma
            continue
        if word.kind == "stop" or word.key in _ENDS_SUBJECT or word.key in verbs:
            break
        if not word.solid:
            if found or not relative:
                break
            continue
        if word.key in _OF:
            found = []  # `the candidates in Korea's elections`: what stands before acts
        elif word.key in lists["articles"] and found and previous not in _OF:
            break  # `a claim the group dismissed`: the nearest noun acts
        elif _tells(word, lists):
            found.append(word.key)
    return _who(found, lists)


def _behind(words: Sequence[Word], at: int, lists: ClaimWords) -> frozenset[str]:
    found: list[str] = []
    for word in words[at + 1 : at + 1 + _REACH]:
        if not word.solid or word.key in _ENDS_OBJECT:
            break
        if _tells(word, lists):
            found.append(word.key)
    return _who(found, lists)


def _who(keys: Sequence[str], lists: ClaimWords) -> frozenset[str]:
    """The words that tell who somebody is: a title only where there is nothing else, for several share it."""
    return frozenset(keys) - lists["titles"] or frozenset(keys)


def _tells(word: Word, lists: ClaimWords) -> bool:
    """Whether a word tells who somebody is: no number and no adjective of a state, which several share."""
    return (
        word.kind != "number"
        and word.key not in lists["function"]
        and word.key != "'s"
        and not is_demonym(word.key)
    )
