"""Which actor is meant: one of the brief's, or a new one made from the article's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.brief import Actor
from onrecord.corrections.revision import there
from onrecord.corrections.selection import ListedActor, SelectedActor
from onrecord.cues.states import demonyms, state_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.brief import Span
    from onrecord.corrections.passages import Passages
    from onrecord.corrections.revision import Revision
    from onrecord.corrections.selection import GivenActor


def actor_meant(
    given: GivenActor, revision: Revision, passages: Passages, new_id: str, pointer: str
) -> Actor:
    """The actor; a new one is added to the revision. Raises CorrectionRefused."""
    if isinstance(given, ListedActor):
        return there(revision.actors, given.id, f"{pointer}/id")
    return actor_at(passages.name(given, pointer), given, revision, passages, new_id)


def actor_at(
    span: Span, given: SelectedActor | None, revision: Revision, passages: Passages, new_id: str
) -> Actor:
    """The actor that these words stand for: known by the place, else by its name, else new."""
    read = passages.entry(span)
    places = {(span.start, span.end), *(read.mentions if read else ())}
    here = [
        actor
        for actor in revision.actors.values()
        if any((m.start, m.end) in places and span.start <= m.start < span.end for m in actor.mentions)
    ]
    if len(here) == 1:
        return here[0]
    names = {span.text, *([read.name] if read else [])}
    known = [actor for actor in revision.actors.values() if bears(actor, names)]
    state = _state(span.text) or (_state(read.name) if read else None)
    if not known and state is not None:  # `Havana` is Cuba, and so is `Cuban`
        known = [
            actor
            for actor in revision.actors.values()
            if actor.kind == "state" and _state(actor.name) == state
        ]
    if len(known) == 1:
        return known[0]
    role = read.role if read and read.role and span.start <= read.role.start < span.end else None
    name = read.name[:300] if read else span.text
    inside = [m for m in read.mentions.values() if span.start <= m.start < span.end] if read else []
    first = inside[0] if inside else span
    taken = [mention for actor in revision.actors.values() for mention in actor.mentions]
    made = Actor(
        id=new_id,
        name=name,
        kind=(given.kind if given else None) or (read.kind if read else "group"),
        role=role.text[:300] if role else None,
        role_span=role,
        named=given.named if given and given.named is not None else (read.named if read else True),
        aliases=[] if _plain(first.text) == _plain(name) else [first.text[:300]],
        part_of=None,
        speaks_for=None,
        mentions=passages.mentions({name, first.text}, first, taken),
    )
    revision.actors[new_id] = made
    return made


def bears(actor: Actor, names: Iterable[str]) -> bool:
    """Whether an actor goes by one of these names."""
    return bool({_plain(name) for name in names} & {_plain(actor.name), *map(_plain, actor.aliases)})


def _state(words: str) -> str | None:
    return state_names().get(words) or demonyms().get(words)


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
