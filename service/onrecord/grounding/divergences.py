"""Divergences: public against private positions of one actor, or of related ones, that do not agree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.grounding.actors import chain_of
from onrecord.grounding.claims import content_words, overlap
from onrecord.grounding.items import DivergenceItem, PositionItem
from onrecord.grounding.quotations import Quotation, inside

if TYPE_CHECKING:
    from onrecord.brief import Basis, Relation, Span
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.actors import Entry
    from onrecord.grounding.locating import Locator

_NO_COMMENT = re.compile(
    r"\b(?:comment|details?|respond|response|reply|discuss|say|answer|elaborate)\b", re.IGNORECASE
)


REACH = 10
"""Sentences over which an explicit contrast of public and private carries."""

SAME_MATTER = 0.5
"""Share of the shorter claim's words that two claims have in common when they are about one thing."""

NEAR = 2
"""Sentences between which a word of contrast sets two positions against each other."""


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
    """Public and private positions of one root that may diverge. A refusal to comment is none."""
    found: list[Pair] = []
    for private in (item for item in items if item.setting == "private"):
        for public in (item for item in items if item.setting == "public" and not _declines(item)):
            relation = relation_of(public.actor, private.actor)
            if relation is None or _agrees(public, private):
                continue
            if public.about is private or private.about is public:
                found.append(Pair(public, private, relation, "denial", public.cue))
                continue
            span = _contrast(public, private, locator, lexicon, quoted)
            if span is None and not _same_matter(public, private):
                continue
            found.append(Pair(public, private, relation, "contrast" if span else None, span))
    return found


def merged(kept: list[tuple[Pair, Basis]]) -> list[DivergenceItem]:
    """One divergence for each root and basis, with all its positions."""
    items: dict[tuple[int, str], DivergenceItem] = {}
    for pair, basis in kept:
        key = (id(root_of(pair.private.actor)), basis)
        item = items.setdefault(key, DivergenceItem([], [], pair.relation, basis, pair.span))
        for position, side in ((pair.public, item.public), (pair.private, item.private)):
            if position not in side:
                side.append(position)
    return list(items.values())


def _declines(item: PositionItem) -> bool:
    return item.act == "refuses" and _NO_COMMENT.search(item.claim) is not None


def _agrees(public: PositionItem, private: PositionItem) -> bool:
    if public.act == "denies" or private.act == "denies":
        return False
    mine, its = " ".join(s.text for s in public.content), " ".join(s.text for s in private.content)
    return overlap(mine, its) > 0.7


def _same_matter(public: PositionItem, private: PositionItem) -> bool:
    """Whether two claims share half of their words, names of the actors aside; of others no one need be asked."""
    names = set(content_words(f"{public.actor.name} {private.actor.name}"))
    mine, its = set(content_words(public.claim)) - names, set(content_words(private.claim)) - names
    return len(mine & its) >= SAME_MATTER * max(1, min(len(mine), len(its)))


def _contrast(
    public: PositionItem,
    private: PositionItem,
    locator: Locator,
    lexicon: Lexicon,
    quoted: tuple[Quotation, ...],
) -> Span | None:
    """The article's own words that set the two against each other: in either sentence, or between near ones."""
    numbers = sorted((public.evidence[0].sentence, private.evidence[-1].sentence))
    if numbers[1] - numbers[0] > REACH:
        return None
    own = locator.window(private.evidence[0].sentence, private.evidence[-1].sentence)
    both = all(
        any(
            not inside(quoted, cue.start, cue.end)
            for cue in lexicon.list("settings", name).find(locator.article.text, *own)
        )
        for name in ("public", "private")
    )
    if both:
        # "… have quietly been in contact, even as its leaders stay defiant in public": holds for all that follows.
        numbers = [private.evidence[0].sentence, private.evidence[-1].sentence]
    elif numbers[1] - numbers[0] > NEAR:
        return None
    start, end = locator.window(numbers[0], numbers[1])
    for cue in lexicon.list("contrast", "markers").find(locator.article.text, start, end):
        if not inside(quoted, cue.start, cue.end):
            return locator.span(cue.start, cue.end)
    return None
