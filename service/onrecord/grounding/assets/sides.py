"""Whose an asset is where its own sentence does not say: the speaker's, the other side's, or as in the sentence before.

`The army said nine soldiers had been killed`: its own. `It destroyed 14 howitzers`: the other side's, where the
sentences before name one other side. `A battalion is also being moved`: as the ships of the sentence before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.brief import Span
    from onrecord.grounding.actors.actors import Actors
    from onrecord.grounding.assets.candidate import Candidate
    from onrecord.grounding.assets.operators import Operators
    from onrecord.grounding.attribution.frames import FrameReader
    from onrecord.grounding.text.items import AssetItem
    from onrecord.grounding.text.locating import Locator

_ARMED = re.compile(
    r"\b(?:army|navy|military|air force|defen[cs]e|armed forces|general staff|joint staff|coast ?guard"
    r"|marines?|command|commander|"
    r"gen|general|col|colonel|brig|brigadier|adm|admiral|capt|captain|maj|major|lt|lieutenant|police|junta|garrison)\b\.?",
    re.IGNORECASE,
)
_GOVERNS = re.compile(
    r"\b(?:government|ministry|minister|president|premier|secretary|chancellor|cabinet)\b", re.IGNORECASE
)
_WATCHES = re.compile(
    r"\b(?:intelligence|monitor\w*|observ\w*|analysts?|institute|think tank|embassy)\b", re.IGNORECASE
)
_FROM = re.compile(r"\s(?:from|of|belonging|owned|operated)\b")
_ACCUSED = re.compile(
    r"\b(?:accus(?:ed|es|ing)|blam(?:ed|es|ing))\s(?P<whom>[^,;.]{3,60}?)\s(?:of|for)\s(?![^.]*\b(?:said"
    r"|and that|but)\b)[^.]*$"
)
_NEW_VOICE = re.compile(r"[A-ZÀ-Þ][\w.’'-]+\s(?:[a-z]+-)?[A-ZÀ-Þ][\w’'-]+")
_SHOT = re.compile(r"\b(?:drone|missile|rocket|shell|bomb|projectile)s?$", re.IGNORECASE)
_MEN = re.compile(
    r"\b(?:soldiers?|troops|servicemen|servicewomen|conscripts?|officers?|paratroopers?|sailors?|airmen|gendarmes?)$",
    re.IGNORECASE,
)
_FOES = re.compile(
    r"\b(?:rebels?|militants?|fighters?|insurgents?|gunmen|terrorists?|jihadists?|guerrillas?|mercenaries|militiamen|separatists?)\b",
    re.IGNORECASE,
)
_OWN = frozenset({"present", "deployed", "ordered", "promised"})
_PLACE = re.compile(
    r"\b(?:in|near|at|across|over|inside|into|outside|along|off|toward|towards|through|throughout|around|from|borders?\swith"
    r"|(?:donated|supplied|provided|delivered|lent)\sby)\s"
    r"(?:the\s)?(?:[a-z-]+\s){0,2}$"
)
"""`in northwestern Syria's Idlib province`: where it happened, or who gave it, not who was hit."""
_INSIDE = re.compile(r"\bin\s(?:(?:[a-z]+-?)?(?:ern|central|north|south|east|west)\s)?$")
_ASSAULT = re.compile(
    r"\b(?:attack|shell|bomb|bombard|storm|pound|raid|assault|besieg|strike|struck|striking|encircl|surround)(?:s|ed|es|ing|e)?\b"
)
_DEFENDS = re.compile(
    r"\b(?:defend(?:s|ed|ing)?|h[eo]ld(?:s|ing)?\s(?:out|off)|resist(?:s|ed|ing)?|trapped|besieged|surrounded|encircled)\b"
)
_OPENS = 30
"""Letters before the force that a sentence is about: `In Gaza, meanwhile, the army`."""
_BACK = 1
"""Sentences in which the other side of a fight is looked for."""


class AssetSides:
    """Finds owners beyond the sentence, in one English article."""

    def __init__(self, locator: Locator, actors: Actors, frames: FrameReader, operators: Operators) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._actors = actors
        self._frames = frames
        self._operators = operators

    def of_speaker(self, item: AssetItem, candidate: Candidate, *, harmed: bool) -> Span | None:
        """The state or force that speaks of an asset without naming its owner, where it can only mean its own."""
        own_dead = item.status == "lost" and item.kind == "force" and not harmed
        flies = _SHOT.search(self._text[slice(*candidate.head)]) is not None
        if flies or item.kind == "facility" or (item.status not in _OWN and not own_dead):
            return None
        subject = self._speaker(candidate)
        if subject is None:
            return None
        words = self._text[slice(*subject)]
        if _WATCHES.search(words):
            return None
        armed = _ARMED.search(words) is not None
        if own_dead and not armed:
            return self._dead_of(subject, candidate)
        if not armed and (item.status == "deployed" or _GOVERNS.search(words) is None):
            return None
        if _FROM.match(self._text, candidate.end):
            return None  # `fourteen ships from four nations`
        return self._holder(subject) or self._operators.of_person(words, candidate.anchor)

    def _holder(self, subject: tuple[int, int]) -> Span | None:
        """The force that a subject names, the state of a ministry."""
        body = self._operators.body_in(*subject)
        states = sorted(set(self._actors.states_in(*subject)))
        if body is not None and not (states and _GOVERNS.search(body.text)):
            return body
        return self._actors.mention_of_state(states[0], subject[1]) if len(states) == 1 else None

    def _dead_of(self, subject: tuple[int, int], candidate: Candidate) -> Span | None:
        """`22 soldiers were killed in central Mali, the government said`: the soldiers of the one state it tells of."""
        words = self._text[slice(*subject)]
        if not (_GOVERNS.search(words) and _MEN.search(self._text[slice(*candidate.head)])):
            return None
        start, end = self._locator.window(candidate.sentence, candidate.sentence)
        states = set(self._actors.states_in(*subject))
        told = {
            state: self._actors.mention_of_state(state, end) for state in self._actors.states_in(start, end)
        }
        states = states or {
            s for s, at in told.items() if at and self._is_of_dead(at.start, subject, candidate)
        }
        return self._actors.mention_of_state(states.pop(), candidate.end) if len(states) == 1 else None

    def _is_of_dead(self, at: int, subject: tuple[int, int], candidate: Candidate) -> bool:
        """Whether a state named at `at` is the dead's: no place, or the country in which they were killed."""
        start, _ = self._locator.window(candidate.sentence, candidate.sentence)
        inside = _INSIDE.search(self._text, start, at) is not None
        return not self._is_scene(start, at) or (inside and candidate.end <= at < subject[0])

    def of_army_before(self, item: AssetItem, candidate: Candidate) -> Span | None:
        """`The army pushed on. Two brigades are in Bor.`: the one force that the sentence before tells of."""
        number = candidate.sentence
        if number == 1 or item.kind in ("facility", "weapon") or item.status not in ("present", "deployed"):
            return None
        if _SHOT.search(self._text[slice(*candidate.head)]) or _FOES.search(item.designation.text):
            return None
        window = self._locator.window(number, number)
        if self._others(window, frozenset()) or _FROM.match(self._text, candidate.end):
            return None
        begun, ended = self._locator.window(number - 1, number - 1)
        subjects = [f.under or f.subject for f in self._frames.frames(number - 1)]
        force = next((b for b in self._operators.bodies_in(begun, ended) if _ARMED.search(b.text)), None)
        if force is None or _FOES.search(self._text, begun, ended):
            return None
        if _ASSAULT.search(self._text, begun, ended) or _DEFENDS.search(self._text, *window):
            return None  # `The army attacked Bor. Two brigades are defending it.`
        subject = next((s for s in subjects if s and s[0] <= force.start < s[1]), (force.start, force.end))
        if subject == (force.start, force.end) and force.start - begun > _OPENS:
            return None
        holder = self._holder(subject)
        own = self._keys(holder) | self._keys(force) if holder is not None else set()
        return holder if holder is not None and not self._others((begun, ended), frozenset(own)) else None

    def _others(self, window: tuple[int, int], own: frozenset[str]) -> bool:
        """Whether a sentence names another body than these, elsewhere than as the scene."""
        return any(
            key not in own
            for body in self._operators.bodies_in(*window)
            if not self._is_scene(window[0], body.start)
            for key in self._keys(body)
        )

    def _speaker(self, candidate: Candidate) -> tuple[int, int] | None:
        for frame in self._frames.frames(candidate.sentence):
            span = frame.under or frame.subject
            inside = any(a <= candidate.start < b for a, b in frame.content)
            if span and inside and not span[0] <= candidate.start < span[1]:
                return span
        return None

    def other_side(self, candidate: Candidate) -> Span | None:
        """Whom the one who does an asset harm fights: the one other side that the sentences up to it name."""
        start, _ = self._locator.window(candidate.sentence, candidate.sentence)
        accused = _ACCUSED.search(self._text, start, candidate.anchor)
        agent = (
            self._operators.body_in(*accused.span("whom")) if accused else self._operators.agent_of(candidate)
        )
        if agent is None:
            return None
        own = self._keys(agent)
        for number in range(candidate.sentence, max(0, candidate.sentence - _BACK - 1), -1):
            start, end = self._locator.window(number, number)
            others = {
                key: span
                for span in self._operators.bodies_in(start, end)
                for key in self._keys(span)
                if key not in own
                and not _WATCHES.search(span.text)
                and not (self._actors.states_in(span.start, span.end) and self._is_scene(start, span.start))
                and not key.islower()
                and not _GOVERNS.search(key)
            }
            for state in self._actors.states_in(start, end):
                named = self._actors.mention_of_state(state, end) if state not in own else None
                watcher = named and _WATCHES.search(self._text, named.end, named.end + 16)
                if named is not None and not watcher and not self._is_scene(start, named.start):
                    others.setdefault(state, named)
            if others:
                return next(iter(others.values())) if len(others) == 1 else None
        return None

    def _is_scene(self, start: int, at: int) -> bool:
        """Whether a state is named as the place where it happened: `near the border with Brazil`."""
        return _PLACE.search(self._text, start, at) is not None

    def _keys(self, span: Span) -> set[str]:
        """The states that words name, or the words."""
        states = self._actors.states_in(span.start, span.end)
        return set(states) or {span.text.removeprefix("the ").removeprefix("The ")}

    def as_before(self, item: AssetItem, items: Sequence[AssetItem]) -> AssetItem | None:
        """The asset that a sentence goes on from: of the sentence before, all of one owner and none of them lost."""
        number = item.evidence[0].sentence
        if item.kind == "facility" or item.status in ("lost", "used", "promised"):
            return None
        near = [o for o in items if o.evidence[0].sentence == number - 1 and o.operator is not None]
        owners = {id(other.operator) for other in near}
        if len(owners) != 1 or any(other.status == "lost" for other in near):
            return None
        last = near[-1]
        if last.operator_span is None:
            return None
        own = self._keys(last.operator_span)
        window = self._locator.window(number, number)
        named = set(self._actors.states_in(*window))
        # `chemical weapons by the Islamic State`: a sentence that names another body has gone on to it.
        bodies = {key for body in self._operators.bodies_in(*window) for key in self._keys(body)}
        return last if named | bodies <= own else None

    def place_before(self, item: AssetItem, items: Sequence[AssetItem]) -> Span | None:
        """Where the sentence before puts its assets, all in one place, for one that goes on from it."""
        number = item.evidence[0].sentence
        if item.kind == "facility" or item.status in ("ordered", "promised", "threatened", "unknown"):
            return None
        if any(_NEW_VOICE.search(source.text) for source in item.sources):
            return None  # who is brought in to speak need not speak of that place
        near = [o for o in items if o.evidence[0].sentence == number - 1]
        places = {other.location.text for other in near if other.location is not None}
        if len(places) != 1 or any(other.location is None for other in near):
            return None
        begun, _ = self._locator.window(number - 1, number - 1)
        if near[-1].location is not None and near[-1].location.start < begun:
            return None  # taken over from further back: too far to be sure
        if item.operator is not None and all(other.operator is not item.operator for other in near):
            return None
        return near[-1].location
