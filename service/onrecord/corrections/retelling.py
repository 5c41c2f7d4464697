"""The summary of a corrected brief: what it said of items that were corrected, it says no more.

A sentence whose items are all gone goes. One of whose items something was changed or deleted gives way to the
article's own sentences for the items that are left. One that is the article's own words already stays: it is true
whatever an editor thinks of the items.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from onrecord.brief import MilitaryAsset, Position, SummarySentence, UnresolvedQuestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.brief import Brief, Part, Span
    from onrecord.corrections.passages import Passages

Told: TypeAlias = Position | MilitaryAsset | UnresolvedQuestion
TOLD = (Position, MilitaryAsset, UnresolvedQuestion)
"""What a sentence of the article can tell by itself."""

LONGEST = 2_000
"""Characters that the schema allows a summary sentence."""


def retold(brief: Brief, corrected: Brief, passages: Passages) -> list[SummarySentence]:
    """The sentences that still hold."""
    before, now = _items(brief), _items(corrected)
    names = {actor.id: actor.name for actor in brief.actors}
    renamed = {actor.id for actor in corrected.actors if names.get(actor.id, actor.name) != actor.name}
    kept: list[SummarySentence] = []
    for sentence in brief.summary:
        held = [name for name in sentence.items if name in before]
        touched = {name for name in held if now.get(name) != before[name]}
        touched |= {name for name in held if name in now and _holder(now[name]) in renamed}
        if not touched:
            kept.append(sentence)
            continue
        left = [name for name in sentence.items if name in now or name not in before]
        resting = [each for name in left if isinstance(each := now.get(name), TOLD)]
        if not resting:
            continue
        told = _retold(sentence, left, resting, brief, passages)
        if told.text not in {each.text for each in kept}:
            kept.append(told)
    return kept


def _retold(
    sentence: SummarySentence, left: list[str], resting: list[Told], brief: Brief, passages: Passages
) -> SummarySentence:
    spans = {(span.start, span.end): span for item in resting for span in item.evidence}
    evidence = [spans[key] for key in sorted(spans)]
    if sentence.text in brief.article.text:
        return sentence.model_copy(update={"items": left, "evidence": evidence})
    own = {span.start: span.text for item in resting for span in passages.sentences([_heart(item)])}
    text = ""
    for start in sorted(own):
        longer = f"{text} {own[start]}".strip()
        text = longer if len(longer) <= LONGEST or not text else text
    return SummarySentence(text=text[:LONGEST], items=left, evidence=evidence)


def _items(brief: Brief) -> Mapping[str, Part]:
    found: dict[str, Part] = {position.id: position for position in brief.positions}
    found |= {asset.id: asset for asset in brief.military_assets}
    found |= {question.id: question for question in brief.unresolved_questions}
    return found | {divergence.id: divergence for divergence in brief.divergences}


def _heart(item: Told) -> Span:
    """The words whose sentence tells the item."""
    cue = getattr(item, "cue", None) or getattr(item, "span", None)
    return cue or item.evidence[0]


def _holder(item: Part) -> str | None:
    operator = getattr(item, "operator", None)
    return getattr(item, "actor_id", None) or (operator.actor_id if operator else None)
