"""A brief carried over to an edited text: which of its items stand, which moved, and which lost their evidence.

An item is carried over where every sentence that it quotes stands in the new text, word for word but for harmless
differences. A word that was changed in such a sentence, also outside the item's own words, may turn the meaning:
then the item is not carried over, and an editor sees both sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.carrying.carried import (
    KEPT,
    STATES,
    Carried,
    CarriedItem,
    CarriedSentence,
    CarriedSpan,
    State,
    Unread,
    worst,
)
from onrecord.grounding.carrying.carried_brief import carried_brief
from onrecord.grounding.carrying.fates import Fates
from onrecord.grounding.carrying.leads import leads_of
from onrecord.grounding.carrying.standing_mentions import name_stands, standing_mentions
from onrecord.grounding.text.alignment import align
from onrecord.grounding.text.folding import plain
from onrecord.grounding.text.rewording import find
from onrecord.grounding.text.spans import spans_of
from onrecord.grounding.text.version import Version

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.article import Article
    from onrecord.brief import Actor, Brief, ItemKind, Part, Position
    from onrecord.grounding.grounding import Grounding
    from onrecord.grounding.text.alignment import Alignment


def carry(brief: Brief, article: Article, grounding: Grounding | None = None) -> Carried:
    """What becomes of a brief in an edited version of its article.

    Args:
        brief: the brief of the old text.
        article: the edited article.
        grounding: of the edited article, with nothing grounded. Where it is given, the carried brief's account
            lists what in the new text has a cue and is in no item, and what needs an editor's eye; else only what
            of the old account still stands.
    """
    old = Version(brief.article.text, brief.article.sentences)
    new = Version(article.text, [(sentence.start, sentence.end) for sentence in article.sentences])
    alignment = align(old, new)
    items = _Carrying(brief, alignment).items()
    return Carried(
        items=items,
        sentences=_sentences(alignment),
        unread=_unread(alignment),
        brief=carried_brief(brief, article, items, alignment, grounding),
    )


class _Carrying:
    """The items of one brief, each judged after what it rests on."""

    def __init__(self, brief: Brief, alignment: Alignment) -> None:
        self._brief = brief
        self._alignment = alignment
        self._fates = Fates(alignment)
        self._actors = {actor.id: actor for actor in brief.actors}
        self._found: dict[str, CarriedItem] = {}

    def items(self) -> list[CarriedItem]:
        """All items, in the order of the brief's parts."""
        brief = self._brief
        for actor in brief.actors:
            self._found[actor.id] = self._actor(actor)
        for position in brief.positions:
            self._found[position.id] = self._position(position)
        for asset in brief.military_assets:
            self._found[asset.id] = self._item(asset.id, "asset", asset)
        for question in brief.unresolved_questions:
            self._found[question.id] = self._item(question.id, "question", question)
        for divergence in brief.divergences:
            sides = [*divergence.public, *divergence.private]
            rests = [*sides, *(self._untied(sides) if divergence.relation != "same" else [])]
            self._found[divergence.id] = self._item(divergence.id, "divergence", divergence, rests)
        for number, sentence in enumerate(brief.summary, start=1):
            self._found[f"s{number}"] = self._item(f"s{number}", "summary", sentence, sentence.items)
        for name, referred in _references(brief).items():
            drops = [each for each in referred if each in self._found and not self._found[each].carried]
            self._found[name] = self._found[name].model_copy(update={"drops": drops})
        return list(self._found.values())

    def _actor(self, actor: Actor) -> CarriedItem:
        spans = self._spans("actor", actor)
        mentions = standing_mentions(actor, self._alignment, self._fates)
        fields = [span.field for span in spans if span.field == "role_span" and span.state not in KEPT]
        named = [span.state for span in spans if span.field != "role_span"]
        if named and not mentions:
            state: State = min(named, key=STATES.index)
            fields.append("mentions")
        else:
            if not name_stands(actor, mentions):
                fields.append("name")
            state = worst(*(state if state in KEPT else "moved" for state in named))
            state = "changed" if fields else worst(state, *(s.state for s in spans if s.field == "role_span"))
        return _carried(actor.id, "actor", state, spans, fields, carried=bool(mentions or not named))

    def _position(self, position: Position) -> CarriedItem:
        item = self._item(position.id, "position", position)
        holder = self._found.get(position.actor_id)
        if holder is None:
            return item
        fields = list(item.fields)
        actor = self._actors[position.actor_id]
        leads = leads_of(position, actor, self._alignment)
        renamed = "name" in holder.fields and _has_only_the_claim(actor.name, position)
        fields += ["actor_id"] if leads or not holder.carried else []
        fields += ["claim"] if renamed else []
        state = worst(item.state, item.state if holder.carried else holder.state)
        if len(fields) > len(item.fields):
            state = worst(state, "changed")
        return item.model_copy(
            update={
                "state": state,
                "carried": state in KEPT,
                "fields": fields,
                "leads": leads,
                "falls_with": [holder.id] if renamed or not holder.carried else [],
            }
        )

    def _item(self, name: str, kind: ItemKind, part: Part, rests: Iterable[str] = ()) -> CarriedItem:
        """An item that stands where its spans and all that it rests on do."""
        spans = self._spans(kind, part)
        fields = [span.field for span in spans if _has_lost(span)]
        resting = [self._found[each] for each in dict.fromkeys(rests) if each in self._found]
        state = worst(*(span.state for span in spans), *(each.state for each in resting))
        falls_with = [each.id for each in resting if each.state not in KEPT]
        return _carried(name, kind, state, spans, fields, falls_with=falls_with)

    def _spans(self, kind: ItemKind, part: Part) -> list[CarriedSpan]:
        # A question has no words but its evidence: they are its own, and not what carries them.
        return [
            self._fates.of(field, span, carrier=kind != "question" and field.startswith("evidence."))
            for field, span in spans_of(part)
        ]

    def _untied(self, positions: Iterable[str]) -> list[str]:
        """Of the holders of these positions and all whom they belong to, those of whom that is no longer told."""
        holders = {position.id: position.actor_id for position in self._brief.positions}
        waiting = [holders[each] for each in positions if each in holders]
        found: dict[str, None] = {}
        while waiting:
            here = waiting.pop()
            if here not in found and here in self._actors:
                found[here] = None
                waiting += [each for each in _owners(self._actors[here]) if each is not None]
        items = [self._found[each] for each in found]
        return [item.id for item in items if not item.carried or "role_span" in item.fields]


def _carried(
    name: str,
    kind: ItemKind,
    state: State,
    spans: list[CarriedSpan],
    fields: list[str],
    *,
    carried: bool | None = None,
    falls_with: Iterable[str] = (),
) -> CarriedItem:
    return CarriedItem(
        id=name,
        kind=kind,
        state=state,
        carried=state in KEPT if carried is None else carried,
        fields=fields,
        spans=spans,
        leads=[],
        falls_with=list(falls_with),
        drops=[],
    )


def _has_lost(span: CarriedSpan) -> bool:
    """Whether a field lost its words, or the sentence that carries it."""
    return span.state in ("lost", "ambiguous") or (
        span.state == "changed" and span.field.startswith("evidence.")
    )


def _owners(actor: Actor) -> list[str | None]:
    return [actor.part_of, actor.speaks_for]


def _references(brief: Brief) -> dict[str, list[str | None]]:
    """What items refer to, which they can do without."""
    found = {actor.id: _owners(actor) for actor in brief.actors}
    found |= {position.id: [position.about] for position in brief.positions}
    return found | {
        asset.id: [asset.part_of, asset.operator.actor_id if asset.operator else None]
        for asset in brief.military_assets
    }


def _has_only_the_claim(name: str, position: Position) -> bool:
    """Whether a name stands in the claim, and not in the sentences that carry it."""
    words = plain(name)
    return find(words, plain(position.claim)) is not None and not any(
        find(words, plain(span.text)) for span in position.evidence
    )


def _sentences(alignment: Alignment) -> list[CarriedSentence]:
    reordered = alignment.reordered()
    found: list[CarriedSentence] = []
    for number, (start, end) in enumerate(alignment.old.sentences, start=1):
        passage = alignment.passages.get(number)
        state: State
        if passage is not None:
            state = "stands" if passage.place(start, end) == (start, end) else "moved"
            now = [alignment.now(number) or passage.new.start]
        elif number in alignment.places:
            state, now = "ambiguous", list(alignment.places[number])
        elif number in alignment.edited:
            state, now = "changed", [alignment.edited[number]]
        else:
            state, now = "lost", []
        found.append(CarriedSentence(number=number, state=state, now=now, reordered=number in reordered))
    return found


def _unread(alignment: Alignment) -> list[Unread]:
    new = alignment.new
    was = {at: number for number, at in alignment.edited.items()}
    fates = Fates(alignment)
    return [
        Unread(
            span=fates.span(*new.sentences[number - 1]),
            kind="edited" if number in was else "repeated" if number in alignment.repeats else "new",
            was=was.get(number, alignment.repeats.get(number)),
        )
        for number in alignment.unread()
    ]
