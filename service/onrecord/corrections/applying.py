"""One change applied to a revision: the item with its new field, or without, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from onrecord.corrections import change as made
from onrecord.corrections.adding import add_asset, add_divergence, add_position, add_question
from onrecord.corrections.naming import actor_meant
from onrecord.corrections.passages import LONGEST
from onrecord.corrections.placing import answered, evidence_with, location_at, operator_at
from onrecord.corrections.refusal import too_much
from onrecord.corrections.revision import there

if TYPE_CHECKING:
    from onrecord.brief import Actor, MilitaryAsset, Position, Span
    from onrecord.corrections.change import Change
    from onrecord.corrections.passages import Passages
    from onrecord.corrections.revision import Revision

VALUE = "/value"


def apply(change: Change, revision: Revision, passages: Passages, ids: dict[str, str]) -> None:
    """Apply a change to this revision.

    Args:
        change: what an editor did.
        revision: changed in place; in part only where an error is raised.
        passages: of the brief's article.
        ids: what new items are to be called, by the letter of their kind.

    Raises:
        CorrectionRefused: it does not apply; `pointer` leads into the change.
    """
    match change:
        case made.Delete():
            _delete(change.item, revision)
        case made.ChangeOfPosition():
            position = there(revision.positions, change.item, "/item")
            revision.positions[position.id] = _position(change, position, revision, passages, ids)
            revision.note(position.id, change.field)
        case made.ChangeOfAsset():
            asset = there(revision.assets, change.item, "/item")
            revision.assets[asset.id] = _asset(change, asset, revision, passages, ids)
            revision.note(asset.id, change.field)
        case made.ChangeOfQuestion():
            question = there(revision.questions, change.item, "/item")
            changed: dict[str, Any] = {change.field: change.value}
            revision.questions[question.id] = question.model_copy(update=changed)
            revision.note(question.id, change.field)
        case made.ChangeOfActor():
            actor = there(revision.actors, change.item, "/item")
            revision.actors[actor.id] = _actor(change, actor)
            revision.note(actor.id, change.field)
        case made.AddPosition():
            add_position(change, revision, passages, ids)
        case made.AddAsset():
            add_asset(change, revision, passages, ids)
        case made.AddQuestion():
            add_question(change, revision, passages, ids)
        case made.AddDivergence():
            add_divergence(change, revision, passages, ids)
        case _:
            assert_never(change)


def _delete(name: str, revision: Revision) -> None:
    lists: dict[str, dict[str, Any]] = {
        "a": revision.actors,
        "p": revision.positions,
        "d": revision.divergences,
        "m": revision.assets,
        "q": revision.questions,
    }
    there(lists[name[0]], name, "/item")
    del lists[name[0]][name]
    if name.startswith("a"):  # nobody's position is none
        for position in [each for each in revision.positions.values() if each.actor_id == name]:
            del revision.positions[position.id]


def _actor(change: made.OfActor, actor: Actor) -> Actor:
    if isinstance(change, made.ChangeName):
        names = [name for name in (actor.name, *actor.aliases) if name != change.value]
        return actor.model_copy(update={"name": change.value, "aliases": list(dict.fromkeys(names))})
    return actor.model_copy(update={"kind": change.value})


def _position(
    change: made.OfPosition,
    position: Position,
    revision: Revision,
    passages: Passages,
    ids: dict[str, str],
) -> Position:
    changed: dict[str, Any]
    match change:
        case made.ChangeActor():
            actor = actor_meant(change.value, revision, passages, ids.get("a", ""), VALUE)
            changed = {"actor_id": actor.id}
        case made.ChangeSources():
            sources = [
                passages.source(given, revision.actors.values(), f"{VALUE}/{at}")
                for at, given in enumerate(change.value)
            ]
            changed = {
                "sources": sources,
                "evidence": evidence_with(position.evidence, [s.span for s in sources], passages),
            }
        case made.ChangeContent():
            content = [passages.content(given, f"{VALUE}/{at}") for at, given in enumerate(change.value)]
            if sum(len(span.text) for span in content) > LONGEST:
                raise too_much(LONGEST, VALUE)
            changed = {
                "content": content,
                "quotes": [quote for span in content for quote in passages.quotes(span)],
                "evidence": evidence_with(position.evidence, content, passages),
            }
        case made.ChangeAbout():
            changed = {"about": answered(change.value, position.id, revision, VALUE)}
        case _:
            changed = {change.field: change.value}
    return position.model_copy(update=changed)


def _asset(
    change: made.OfAsset,
    asset: MilitaryAsset,
    revision: Revision,
    passages: Passages,
    ids: dict[str, str],
) -> MilitaryAsset:
    match change:
        case made.ChangeQuantity():
            quantity = passages.quantity(change.value, VALUE) if change.value else None
            return _seen(asset, {"quantity": quantity}, quantity.span if quantity else None, passages)
        case made.ChangeOperator():
            operator = operator_at(change.value, revision, passages, ids.get("a", ""), VALUE)
            return _seen(asset, {"operator": operator}, operator.span if operator else None, passages)
        case made.ChangeLocation():
            location = location_at(change.value, passages, VALUE)
            return _seen(asset, {"location": location}, location.span if location else None, passages)
        case made.ChangeDesignation():
            span = passages.name(change.value, VALUE)
            return _seen(asset, {"designation": span.text, "span": span}, span, passages)
        case _:
            return asset.model_copy(update={change.field: change.value})


def _seen(
    asset: MilitaryAsset, changed: dict[str, Any], span: Span | None, passages: Passages
) -> MilitaryAsset:
    """The asset with the sentence of the selected words among its evidence."""
    if span is not None:
        changed["evidence"] = evidence_with(asset.evidence, [span], passages)
    return asset.model_copy(update=changed)
