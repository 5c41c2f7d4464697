"""Actors across articles: who is the same as whom, and what each holds, in order of time.

Actors of two briefs are the same where their names agree. Where a name agrees only with an alias that
the other article uses, they are taken for the same and the page says that it is a guess. It is one step:
what is guessed leads to no further guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.render.digest import ActorDigest, Digest, Held


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """An actor in the list: how many of its positions are public, private or unclear, in how many articles."""

    name: str
    kind: str
    articles: int
    public: int
    private: int
    unclear: int
    diverging: int

    @property
    def positions(self) -> int:
        """All of them."""
        return self.public + self.private + self.unclear


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Another name that is taken for the same actor, and the words that say so."""

    name: str
    shared: str
    headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One position in an actor's record, with the article it stands in."""

    held: Held
    headline: str
    guessed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one actor holds, oldest first."""

    name: str
    kinds: tuple[str, ...]
    articles: int
    entries: tuple[Entry, ...]
    guesses: tuple[Guess, ...]


def key_of(name: str) -> str:
    """What two spellings of one name have in common: no letter case, no runs of spaces, no article before it."""
    folded = " ".join(name.casefold().split())
    return folded.removeprefix("the ")


def actors_of(digests: Sequence[Digest]) -> list[ActorEntry]:
    """Return every named actor with a position, those with most positions first."""
    found: dict[str, list[tuple[Digest, ActorDigest]]] = {}
    for digest in digests:
        for actor in digest.actors:
            if actor.positions:
                found.setdefault(key_of(actor.name), []).append((digest, actor))
    entries = [_entry(same) for same in found.values()]
    return sorted(entries, key=lambda entry: (-entry.positions, entry.name.casefold()))


def record_of(name: str, digests: Sequence[Digest]) -> Record | None:
    """Return what the actor of this name holds across `digests`; None where none of them knows it."""
    wanted = key_of(name)
    own: list[tuple[Digest, ActorDigest]] = []
    for digest in digests:
        own += [(digest, actor) for actor in digest.actors if key_of(actor.name) == wanted]
    if not own:
        return None
    also = {key_of(alias): alias for _, actor in own for alias in actor.aliases}
    guessed: list[tuple[Digest, ActorDigest, str]] = []
    for digest in digests:
        for actor in digest.actors:
            if key_of(actor.name) == wanted:
                continue
            shared = also.get(key_of(actor.name)) or next(
                (alias for alias in actor.aliases if key_of(alias) == wanted), None
            )
            if shared is not None:
                guessed.append((digest, actor, shared))
    entries = [
        Entry(held=held, headline=digest.headline, guessed=False)
        for digest, actor in own
        for held in actor.positions
    ] + [
        Entry(held=held, headline=digest.headline, guessed=True)
        for digest, actor, _ in guessed
        for held in actor.positions
    ]
    entries.sort(key=lambda entry: (entry.held.day, entry.held.brief_id, _number(entry.held.item)))
    return Record(
        name=_usual([actor.name for _, actor in own]),
        kinds=tuple(dict.fromkeys(actor.kind for _, actor in own)),
        articles=len({entry.held.brief_id for entry in entries}),
        entries=tuple(entries),
        guesses=tuple(
            Guess(name=actor.name, shared=shared, headline=digest.headline)
            for digest, actor, shared in guessed
        ),
    )


def _entry(same: Sequence[tuple[Digest, ActorDigest]]) -> ActorEntry:
    held = [position for _, actor in same for position in actor.positions]
    return ActorEntry(
        name=_usual([actor.name for _, actor in same]),
        kind=_usual([actor.kind for _, actor in same]),
        articles=len({digest.brief_id for digest, _ in same}),
        public=sum(position.setting == "public" for position in held),
        private=sum(position.setting == "private" for position in held),
        unclear=sum(position.setting == "unclear" for position in held),
        diverging=sum(bool(position.against) for position in held),
    )


def _usual(words: Sequence[str]) -> str:
    """The most frequent of them; of equals the first."""
    return max(dict.fromkeys(words), key=words.count)


def _number(item: str) -> int:
    return int(item[1:])
