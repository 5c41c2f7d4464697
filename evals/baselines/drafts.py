"""What a baseline says of an article before its words are placed: the common form of all three."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.brief import Act, ActorKind, AssetKind, AssetStatus, Certainty, Reason, Setting

Words = str | tuple[int, int]
"""Words to be placed, or the offsets of words that a system placed itself."""


@dataclass(frozen=True, slots=True)
class DraftActor:
    """A party and what it is; `role` in the article's words."""

    name: str
    kind: ActorKind
    role: str | None = None


@dataclass(frozen=True, slots=True)
class DraftSource:
    """Who is cited. `count` is None where no number is given."""

    words: Words
    unnamed: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class DraftPosition:
    """Who holds what; `actor` is a name, `content` the words attributed."""

    actor: str
    content: list[Words]
    act: Act = "says"
    setting: Setting = "public"
    certainty: Certainty = "stated"
    claim: str = ""
    sources: list[DraftSource] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DraftAsset:
    """A military asset; `quantity` are the words that count it, `value` the number a system made of them."""

    designation: Words
    kind: AssetKind = "force"
    quantity: Words | None = None
    value: int | float | None = None
    operator: str | None = None
    location: str | None = None
    status: AssetStatus = "unknown"
    certainty: Certainty = "stated"


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """What is left open, why, and the words that show it."""

    question: str
    evidence: Words
    reason: Reason = "unknown"
    withheld_by: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a system says of one article."""

    actors: list[DraftActor] = field(default_factory=list)
    positions: list[DraftPosition] = field(default_factory=list)
    assets: list[DraftAsset] = field(default_factory=list)
    questions: list[DraftQuestion] = field(default_factory=list)
