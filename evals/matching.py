"""Which predicted item stands for which gold item: the best one-to-one assignment above a threshold."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from onrecord.brief import Actor, MilitaryAsset, Span

GoldT = TypeVar("GoldT")
MadeT = TypeVar("MadeT")

ENOUGH = 0.5
"""Items are the same from this likeness on."""

_WORD = re.compile(r"\w+")
_OWNED = re.compile(r"^(?:the\s)?[A-ZÀ-Þ][\w.-]*(?:\s[A-ZÀ-Þ][\w-]*)?['’]s?\s(?=\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an|el|la|los|las|le|les|l|un|une|una)\s+|^ال")


@dataclass(frozen=True, slots=True)
class Match:
    """Positions of a gold and a predicted item in their lists, and how alike they are (0 to 1)."""

    gold: int
    made: int
    likeness: float


def assign(
    gold: Sequence[GoldT],
    made: Sequence[MadeT],
    likeness: Callable[[GoldT, MadeT], float],
    *,
    enough: float = ENOUGH,
    favour: Callable[[GoldT, MadeT], float] | None = None,
) -> list[Match]:
    """One-to-one matches with the greatest sum of likenesses, those below `enough` left out.

    `favour` (0 to 1) decides between equally good assignments and can let no pair in.
    Hungarian method, `scipy.optimize.linear_sum_assignment`.
    """
    if not gold or not made:
        return []
    table = np.array([[likeness(one, other) for other in made] for one in gold])
    gain = np.where(table >= enough, table, 0.0)
    if favour is not None:
        gain = gain + 1e-3 * np.where(
            table >= enough, np.array([[favour(one, other) for other in made] for one in gold]), 0.0
        )
    rows, columns = linear_sum_assignment(gain, maximize=True)
    return [
        Match(int(row), int(column), float(table[row, column]))
        for row, column in zip(rows, columns, strict=True)
        if table[row, column] >= enough
    ]


def characters(spans: Iterable[Span]) -> frozenset[int]:
    """The offsets of the letters and digits that the spans cover."""
    covered: set[int] = set()
    for span in spans:
        for word in _WORD.finditer(span.text):
            covered.update(range(span.start + word.start(), span.start + word.end()))
    return frozenset(covered)


def dice(one: frozenset[int], other: frozenset[int]) -> float:
    """2·|A∩B| / (|A| + |B|) (Dice 1945); 0 where either is empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def share(one: frozenset[int], other: frozenset[int]) -> float:
    """|A∩B| / min(|A|, |B|): how much of the shorter lies in the longer."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def folded(name: str) -> str:
    """A name without case, accents, punctuation, a leading article and a possessive ending."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"'s\b|s'(?=\s|$)", "s" if plain.endswith("s'") else "", plain)
    plain = " ".join(re.sub(r"\.", "", plain).replace("-", " ").split())
    plain = " ".join(_WORD.findall(plain))
    return _ARTICLE.sub("", plain)


def names_of(actor: Actor) -> frozenset[str]:
    """Every name that a label gives an actor, folded; a body's also without its owner (`Russia's army`: `army`)."""
    given = (actor.name, *actor.aliases, *(span.text for span in actor.mentions))
    owned = (_OWNED.sub("", name) for name in given) if actor.kind != "person" else ()
    return frozenset(folded(name) for name in (*given, *owned))


def same_actor(gold: Actor, made: Actor) -> float:
    """1 where the two share a name or an alias and are both one kind of party or nearly so.

    A person never stands for a body, as surnames may stand for both.
    """
    if (gold.kind == "person") != (made.kind == "person"):
        return 0.0
    if folded(gold.name) == folded(made.name):
        return 1.0
    return 0.9 if names_of(gold) & names_of(made) else 0.0


def same_asset(gold: MilitaryAsset, made: MilitaryAsset) -> float:
    """Dice of the designations' characters in the article, or of their words where they stand elsewhere."""
    here = dice(characters([gold.span]), characters([made.span]))
    if here >= ENOUGH:
        return here
    words, others = (set(folded(name).split()) for name in (gold.designation, made.designation))
    total = sum(map(len, words)) + sum(map(len, others))
    elsewhere = 2 * sum(map(len, words & others)) / total if total else 0.0
    return 0.9 * elsewhere  # the same words in another place: less than the same place
