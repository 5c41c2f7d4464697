"""What a brief comes to once all corrections are applied: references, divergences, order, account.

It follows from the brief as it was made and the items as they stand, whichever correction came first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from onrecord.brief import Account, Brief
from onrecord.corrections.belonging import relation_between
from onrecord.corrections.retelling import retold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onrecord.brief import (
        Actor,
        Divergence,
        MilitaryAsset,
        Position,
        Relation,
        Setting,
        UnresolvedQuestion,
    )
    from onrecord.corrections.passages import Passages
    from onrecord.corrections.revision import Revision

_ARABIC = re.compile(r"[\u0600-\u06ff]")
ItemT = TypeVar("ItemT", "Actor", "Position", "Divergence", "MilitaryAsset", "UnresolvedQuestion")


def settled(brief: Brief, revision: Revision, passages: Passages) -> Brief:
    """The corrected brief, checked against its own schema."""
    before = {position.id: position for position in brief.positions}
    old = {actor.id: actor for actor in brief.actors}
    positions = {
        name: _position(position, before.get(name), old, revision)
        for name, position in revision.positions.items()
    }
    assets = {name: _asset(asset, revision) for name, asset in revision.assets.items()}
    actors = _actors(brief, positions, assets, revision.actors)
    corrected = brief.model_copy(
        update={
            "actors": _ordered(brief.actors, actors, _first_mention),
            "positions": _ordered(brief.positions, positions, _place),
            "divergences": [
                left
                for each in revision.divergences.values()
                if (left := _divergence(each, positions, before, actors)) is not None
            ],
            "military_assets": _ordered(brief.military_assets, assets, lambda asset: (asset.span.start, 0)),
            "unresolved_questions": _ordered(
                brief.unresolved_questions,
                revision.questions,
                lambda question: (question.evidence[0].start if question.evidence else 0, 0),
            ),
        }
    )
    corrected = corrected.model_copy(
        update={
            "summary": retold(brief, corrected, passages),
            "account": _account(brief, corrected, revision),
        }
    )
    return Brief.model_validate(corrected.model_dump())


def _position(
    position: Position, before: Position | None, old: Mapping[str, Actor], revision: Revision
) -> Position:
    """With references that lead somewhere, and its claim marked where it names who was corrected."""
    unverified = [name for name in position.unverified if not revision.is_set(position.id, name)]
    if (
        before is not None
        and "claim" not in unverified
        and not revision.is_set(position.id, "claim")
        and _names_another(position, before, old, revision)
    ):
        unverified.append("claim")
    about = position.about if position.about in revision.positions else None
    return position.model_copy(update={"about": about, "unverified": unverified})


def _names_another(
    position: Position, before: Position, old: Mapping[str, Actor], revision: Revision
) -> bool:
    """Whether the claim, which is the model's still, says who holds it or who is cited as it was before."""
    gone = [source.text for source in before.sources if source.text not in {s.text for s in position.sources}]
    holder = old.get(before.actor_id)
    if holder is not None:
        now = revision.actors.get(position.actor_id)
        if position.actor_id != before.actor_id or (now is not None and now.name != holder.name):
            gone += [holder.name, *holder.aliases]
    return any(_has(position.claim, words) for words in gone)


def _has(claim: str, words: str) -> bool:
    """Whether the words stand in a claim by themselves; Arabic joins its particles to them."""
    joined = _ARABIC.search(words) is not None
    return words in claim if joined else re.search(rf"(?<!\w){re.escape(words)}(?!\w)", claim) is not None


def _asset(asset: MilitaryAsset, revision: Revision) -> MilitaryAsset:
    part_of = asset.part_of if asset.part_of in revision.assets else None
    operator = asset.operator
    if operator is not None and operator.actor_id not in revision.actors:
        operator = operator.model_copy(update={"actor_id": None})
    unverified = [name for name in asset.unverified if not revision.is_set(asset.id, name)]
    return asset.model_copy(update={"part_of": part_of, "operator": operator, "unverified": unverified})


def _actors(
    brief: Brief,
    positions: Mapping[str, Position],
    assets: Mapping[str, MilitaryAsset],
    actors: Mapping[str, Actor],
) -> dict[str, Actor]:
    """Without those that hold or operate nothing any more; one that never did stays."""
    old = {actor.id: actor for actor in brief.actors}
    were = _needed(
        {position.id: position for position in brief.positions},
        {asset.id: asset for asset in brief.military_assets},
        old,
    )
    needed = _needed(positions, assets, actors) | (old.keys() - were)
    kept = {name: actor for name, actor in actors.items() if name in needed}
    return {
        name: actor.model_copy(
            update={
                "part_of": actor.part_of if actor.part_of in kept else None,
                "speaks_for": actor.speaks_for if actor.speaks_for in kept else None,
            }
        )
        for name, actor in kept.items()
    }


def _needed(
    positions: Mapping[str, Position], assets: Mapping[str, MilitaryAsset], actors: Mapping[str, Actor]
) -> set[str]:
    """Actors that hold a position or operate an asset, and those they belong to."""
    named = [position.actor_id for position in positions.values()]
    named += [a.operator.actor_id for a in assets.values() if a.operator and a.operator.actor_id]
    needed: set[str] = set()
    waiting = named
    while waiting:
        name = waiting.pop()
        actor = actors.get(name)
        if actor is not None and name not in needed:
            needed.add(name)
            waiting += [owner for owner in (actor.part_of, actor.speaks_for) if owner is not None]
    return needed


def _divergence(
    divergence: Divergence,
    positions: Mapping[str, Position],
    before: Mapping[str, Position],
    actors: Mapping[str, Actor],
) -> Divergence | None:
    """The divergence between the positions that still are on their sides; None where a side has none."""

    def left(names: Sequence[str], setting: Setting) -> list[str]:
        return [
            name
            for name in names
            if (now := positions.get(name)) is not None
            and ((was := before.get(name)) is None or now.setting in (was.setting, setting))
            and (was is not None or now.setting == setting)
            and not (setting == "public" and divergence.basis == "denial" and _denies_no_more(now, was))
        ]

    public, private = left(divergence.public, "public"), left(divergence.private, "private")
    relations = {
        (one, other): found
        for one in public
        for other in private
        if (found := relation_between(positions[one].actor_id, positions[other].actor_id, actors))
    }
    relation: Relation = divergence.relation
    if _moved(divergence, positions, before):
        public = [name for name in public if any(name == one for one, _ in relations)]
        private = [name for name in private if any(name == other for _, other in relations)]
        relation = next(iter(relations.values()), relation)
    if not public or not private:
        return None
    return divergence.model_copy(update={"public": public, "private": private, "relation": relation})


def _denies_no_more(now: Position, was: Position | None) -> bool:
    return was is not None and was.act == "denies" and now.act != "denies"


def _moved(divergence: Divergence, positions: Mapping[str, Position], before: Mapping[str, Position]) -> bool:
    """Whether a position of it was given to another actor."""
    return any(
        (now := positions.get(name)) is not None
        and ((was := before.get(name)) is None or was.actor_id != now.actor_id)
        for name in (*divergence.public, *divergence.private)
    )


def _account(brief: Brief, corrected: Brief, revision: Revision) -> Account:
    """Without what a correction settled: notes on fields that were given or items that went, sentences now covered."""
    there = {
        item.id
        for items in (
            corrected.actors,
            corrected.positions,
            corrected.divergences,
            corrected.military_assets,
            corrected.unresolved_questions,
        )
        for item in items
    }
    old = {
        item.id
        for items in (brief.positions, brief.military_assets, brief.unresolved_questions)
        for item in items
    }
    new = [
        item
        for items in (corrected.positions, corrected.military_assets, corrected.unresolved_questions)
        for item in items
        if item.id not in old
    ]
    covered = {span.sentence for item in new for span in item.evidence}
    account = brief.account
    known = {actor.id for actor in brief.actors} | {d.id for d in brief.divergences} | old
    return Account(
        rejected=account.rejected,
        uncovered=[each for each in account.uncovered if each.span.sentence not in covered],
        ambiguous=[
            note
            for note in account.ambiguous
            if (note.item in there or note.item not in known)
            and not revision.is_set(note.item, note.field.split(".")[0])
        ],
        flagged=[
            flag
            for flag in account.flagged
            if flag.item is None
            or flag.item not in known
            or (
                flag.item in there
                and not (flag.reason == "setting_conflict" and revision.is_set(flag.item, "setting"))
            )
        ],
    )


def _ordered(
    before: Sequence[ItemT], items: Mapping[str, ItemT], place: Callable[[ItemT], tuple[int, int]]
) -> list[ItemT]:
    """Items that were there in the order they had, others among them by their place in the article."""
    keys: dict[str, tuple[tuple[int, int], int]] = {}
    latest = (-1, -1)
    for at, item in enumerate(before):
        latest = max(latest, place(item))
        keys[item.id] = latest, at
    for name, item in items.items():
        if name not in keys:
            keys[name] = place(item), len(before) + int(name[1:])
    return [items[name] for name in sorted(items, key=lambda name: keys[name])]


def _place(position: Position) -> tuple[int, int]:
    first = position.evidence[0].start if position.evidence else 0
    return first, position.cue.start if position.cue else first


def _first_mention(actor: Actor) -> tuple[int, int]:
    return min((span.start for span in actor.mentions), default=0), 0
