"""Where an actor is still named: its mentions that stand in a new text, else its name elsewhere in what stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.text.folding import plain
from onrecord.grounding.text.rewording import find

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.brief import Actor, Span
    from onrecord.grounding.carrying.fates import Fates
    from onrecord.grounding.text.alignment import Alignment


def standing_mentions(actor: Actor, alignment: Alignment, fates: Fates) -> list[Span]:
    """The actor's mentions in the new text. A brief lists few of them: where those are gone, its name is looked for.

    Only a state's name and a name of several words are: a surname alone may be another man's.
    """
    kept = [now for span in actor.mentions if (now := fates.moved(span)) is not None]
    return kept or _by_name(actor, alignment, fates)


def name_stands(actor: Actor, mentions: Iterable[Span]) -> bool:
    """Whether the new text has the name that the actor goes by, where the old one had it among its mentions."""
    name = plain(actor.name).lower()
    before = any(name in plain(span.text).lower() for span in actor.mentions)
    return not before or any(name in plain(span.text).lower() for span in mentions)


def _by_name(actor: Actor, alignment: Alignment, fates: Fates) -> list[Span]:
    names = [
        name
        for name in (actor.name, *(span.text for span in actor.mentions))
        if actor.kind == "state" or _is_full(name)
    ]
    for name in dict.fromkeys(map(plain, names)):
        for passage in alignment.passages.values():
            there = find(name, passage.now.words)
            if there is not None:
                return [fates.span(*passage.now.outside(*there))]
    return []


def _is_full(name: str) -> bool:
    """Several words, each with a capital: `Bruno Rodríguez`, and not `the foreign ministry`."""
    words = name.split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)
