"""Gold labels: what a careful desk would print of an article, in the brief's own schema."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from onrecord.brief import Actor, Divergence, MilitaryAsset, Part, Position, UnresolvedQuestion

SeedPart = Literal["dev", "held"]
SeedKind = Literal[
    "wire",
    "report",
    "analysis",
    "long_read",
    "live_blog",
    "press_conference",
    "statement",
    "interview",
    "aggregator",
    "correction",
]


class SeedNotes(Part):
    """What a seed is in the collection: its part, the kind of text, what it is about and what is hard in it."""

    part: SeedPart
    kind: SeedKind
    topics: list[str]
    hard: list[str]


class Labelled(Part):
    """Who labelled, when, and by which edition of the guide."""

    by: str
    on: date
    guide: int = Field(ge=1)


class Gold(Part):
    """The labels of one article. `article_sha256` ties them to the text that their offsets refer to.

    `unverified` is empty throughout and `claim` is the labeller's own sentence.
    """

    seed: SeedNotes | None
    labelled: Labelled
    article_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    actors: list[Actor]
    positions: list[Position]
    divergences: list[Divergence]
    military_assets: list[MilitaryAsset]
    unresolved_questions: list[UnresolvedQuestion]
