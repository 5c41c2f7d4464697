"""How two actors of a brief are related by `part_of` and `speaks_for`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.brief import Actor, Relation


def relation_between(first: str, second: str, actors: Mapping[str, Actor]) -> Relation | None:
    """How two actors are related, as divergences are found; None where they are not."""
    if first == second:
        return "same"
    if chain_of(first, actors)[-1] != chain_of(second, actors)[-1]:
        return None
    speaks = any(name in actors and actors[name].speaks_for in actors for name in (first, second))
    return "speaks_for" if speaks else "part_of"


def chain_of(name: str, actors: Mapping[str, Actor]) -> list[str]:
    """An actor and all whom it belongs to, in order; loops end where they began."""
    chain = [name]
    while True:
        actor = actors.get(chain[-1])
        owner = (actor.speaks_for or actor.part_of) if actor else None
        if owner is None or owner not in actors or owner in chain:
            return chain
        chain.append(owner)
