"""Divergences: public against private positions of one actor, or of related ones, that do not agree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.grounding.answers import likeness, told_by_others
from onrecord.grounding.claims import overlap
from onrecord.grounding.contrasts import Contrasts
from onrecord.grounding.entry import chain_of
from onrecord.grounding.items import DivergenceItem, PositionItem

if TYPE_CHECKING:
    from onrecord.brief import Basis, Relation, Span
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.entry import Entry
    from onrecord.grounding.locating import Locator
    from onrecord.grounding.quotations import Quotation

_NO_COMMENT = re.compile(
    r"\b(?:comment|details?|respond|response|reply|discuss|say|answer|elaborate)\b", re.IGNORECASE
)

SAME_MATTER = 0.34
"""Share of the shorter content's words that two positions have in common when they may be about one thing."""

ONE_TALK = 2
"""Sentences from one thing told of a private talk to the next, where both are of that talk."""

NEAR = 3
"""Sentences between which two positions without a word of contrast are worth a question."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A public and a private position of one root, with what rules know of them."""

    public: PositionItem
    private: PositionItem
    relation: Relation
    basis: Basis | None
    span: Span | None


def root_of(entry: Entry) -> Entry:
    """The actor at the end of `part_of` and `speaks_for`; loops end where they began."""
    return chain_of(entry)[-1]


def relation_of(first: Entry, second: Entry) -> Relation | None:
    """How two actors are related, or None where they are not."""
    if first is second:
        return "same"
    if root_of(first) is not root_of(second):
        return None
    return "speaks_for" if "speaks_for" in (first.relation, second.relation) else "part_of"


def pairs(
    items: list[PositionItem], locator: Locator, lexicon: Lexicon, quoted: tuple[Quotation, ...]
) -> list[Pair]:
    """Public and private positions of one root that may diverge. A refusal to comment is none.

    A private position that the article itself sets against public ones is settled by those: its other
    neighbours are no pairs.
    """
    contrasts = Contrasts(items, locator, lexicon, quoted)
    found: list[Pair] = []
    for private in (item for item in items if item.setting == "private"):
        rivals = [
            (public, relation)
            for public in items
            if public.setting == "public"
            and not _declines(public)
            and (relation := relation_of(public.actor, private.actor)) is not None
        ]
        denied = [
            Pair(public, private, relation, "denial", public.cue)
            for public, relation in rivals
            if public.about is not None and private in _account(public.about, items)
        ]
        against = [public for public, _ in rivals if public.act != "denies" and not _agrees(public, private)]
        contrast = contrasts.between(private, against)
        relations = {id(public): relation for public, relation in rivals}
        set_apart = (
            [Pair(item, private, relations[id(item)], "contrast", contrast.span) for item in contrast.public]
            if contrast
            else []
        )
        found += denied + set_apart
        if not denied and not set_apart:
            found += [
                Pair(public, private, relations[id(public)], None, None)
                for public in against
                if _askable(public, private)
            ]
    return found


def merged(kept: list[tuple[Pair, Basis]]) -> list[DivergenceItem]:
    """One divergence for each basis and matter: pairs that share a position stand together."""
    items: list[DivergenceItem] = []
    for pair, basis in kept:
        item = next(
            (
                other
                for other in items
                if other.basis == basis and (pair.public in other.public or pair.private in other.private)
            ),
            None,
        )
        if item is None:
            items.append(item := DivergenceItem([], [], pair.relation, basis, pair.span))
        for position, side in ((pair.public, item.public), (pair.private, item.private)):
            if position not in side:
                side.append(position)
    return items


def _account(answered: PositionItem, items: list[PositionItem]) -> list[PositionItem]:
    """What is denied with a position: all that was told of its actor's private talk in the sentences around it."""
    told = [
        item
        for item in items
        if item.setting == "private"
        and told_by_others(item)
        and relation_of(item.actor, answered.actor) is not None
    ]
    account = [answered]
    for step in (reversed, iter):
        last = answered
        for item in step(told):
            near = abs(item.evidence[0].sentence - last.evidence[0].sentence) <= ONE_TALK
            onward = item.order < last.order if step is reversed else item.order > last.order
            if near and onward:
                account.append(item)
                last = item
    return account


def _declines(item: PositionItem) -> bool:
    return item.act == "refuses" and _NO_COMMENT.search(item.claim) is not None


def _agrees(public: PositionItem, private: PositionItem) -> bool:
    mine, its = _words(public), _words(private)
    return overlap(mine, its) > 0.7 and {public.act, private.act} != {"refuses", "offers"}


def _askable(public: PositionItem, private: PositionItem) -> bool:
    """Whether two positions stand close and speak of one thing; of others no one need be asked."""
    away = public.evidence[0].sentence - private.evidence[-1].sentence
    close = -NEAR - len(private.evidence) <= away <= NEAR
    return close and likeness(_words(public), _words(private)) >= SAME_MATTER


def _words(item: PositionItem) -> str:
    return " ".join(span.text for span in item.content)
