"""Divergences: public against private positions of one actor, or of related ones, that do not agree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.grounding.divergences.contrasts import Contrasts
from onrecord.grounding.divergences.rivals import Rivals
from onrecord.grounding.divergences.saying import keeps_back, likeness, told_by_others, words_of
from onrecord.grounding.text.entry import chain_of
from onrecord.grounding.text.items import DivergenceItem, PositionItem

if TYPE_CHECKING:
    from onrecord.brief import Basis, Relation, Span
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.locating import Locator
    from onrecord.grounding.text.quotations import Quotation

_NO_COMMENT = re.compile(
    r"\b(?:comment|details?|respond|response|reply|discuss|say|answer|elaborate)\b", re.IGNORECASE
)

LIKELY = 0.45
"""How likely two positions must be to diverge where words of the article set them against each other."""

UNWORDED = 0.65
"""The same where none do: half of those between the two are wrong on the dev seeds as read."""

REACH = 10
"""Sentences over which a sentence that tells of both sides (`in contact, even as they defy in public`) carries."""

ASKABLE = 0.2
"""How likely they must be for a model to be asked where nothing is settled."""

SAME_MATTER = 0.34
"""Share of the shorter side's words that they must have in common for that."""

BESIDE = 0.85
"""Share of the likeliest rival's chance with which another public position is shown beside it."""

ONE_TALK = 2
"""Sentences from one thing told of a private talk to the next, where both are of that talk."""


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
    """Public and private positions of one root that diverge, the likeliest of each private one first.

    A pair without a basis may diverge: a model may be asked. A refusal to comment diverges from nothing.
    """
    contrasts = Contrasts(items, locator, lexicon, quoted)
    weighing = Rivals(contrasts, lexicon)
    publics = [
        item
        for item in items
        if item.setting == "public" and not _declines(item) and not keeps_back(item, lexicon)
    ]
    accounts = {id(item): _account(item.about, items) for item in publics if item.about is not None}
    found: list[Pair] = []
    for private in (item for item in items if item.setting == "private"):
        related = {
            id(public): relation
            for public in publics
            if (relation := relation_of(public.actor, private.actor)) is not None
        }
        rivals = [public for public in publics if id(public) in related]
        weighed: list[tuple[float, bool, PositionItem]] = []
        for public in rivals:
            account = accounts.get(id(public), [])
            if private.disclosed_by == "self" and private not in account:
                continue  # what somebody himself tells of his private words he does not hide
            weighed.append((*weighing.weigh(public, private, rivals, items, account), public))
        weighed.sort(key=lambda entry: -entry[0])
        best = weighed[0][0] if weighed else 0.0
        joint = contrasts.tells_both(private)
        settled = False
        for chance, worded, public in weighed:
            relation = related[id(public)]
            told_both = joint is not None and contrasts.away(private, public) <= REACH
            worded = worded or _goes_on(private, public, found)
            enough = 0.0 if told_both else LIKELY if worded else UNWORDED
            if chance >= max(enough, BESIDE * best):
                words = joint if told_both else contrasts.words(private, public)
                span = public.cue if public.act == "denies" else words
                found.append(Pair(public, private, relation, _basis(public, span), span))
                settled = True
            elif not settled and chance >= ASKABLE and _one_matter(public, private):
                found.append(Pair(public, private, relation, None, None))
    return found


def _goes_on(private: PositionItem, public: PositionItem, found: list[Pair]) -> bool:
    """Whether it is told of one talk with what was just set against the same public position."""
    return any(
        pair.public is public
        and pair.private.actor is private.actor
        and 0 <= private.evidence[0].sentence - pair.private.evidence[-1].sentence <= ONE_TALK
        for pair in found
        if pair.basis
    )


def _basis(public: PositionItem, span: Span | None) -> Basis:
    """What a divergence rests on; `model` where the article tells both and the judgement is the program's."""
    if public.act == "denies":
        return "denial"
    return "contrast" if span is not None else "model"


def merged(kept: list[tuple[Pair, Basis]]) -> list[DivergenceItem]:
    """One divergence for each matter: private positions whose first rival is the same stand together."""
    items: list[DivergenceItem] = []
    for pair, basis in kept:
        own = next((item for item in items if pair.private in item.private), None)
        item = own or next((item for item in items if pair.public in item.public), None)
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


def _one_matter(public: PositionItem, private: PositionItem) -> bool:
    return likeness(words_of(public), words_of(private)) >= SAME_MATTER
