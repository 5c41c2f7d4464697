"""What a model filled in: names, sentence numbers, short strings. Not yet trusted, never published."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.brief import Act, ActorKind, AssetKind, AssetStatus, Reason, Setting


class DraftPart(BaseModel):
    """Common to draft items: small models leave fields out, and what they add is ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class DraftActor(DraftPart):
    """An actor as the model names it."""

    name: str = Field(max_length=300)
    kind: ActorKind | None = None
    role: str = Field("", max_length=300)
    of: str = Field("", max_length=300, description="The actor it belongs to or speaks for.")
    relation: Literal["part_of", "speaks_for", ""] = ""


class DraftPosition(DraftPart):
    """Who holds what, in which words, by whose account."""

    actor: str = Field(max_length=300)
    cue: str = Field("", max_length=120)
    sentences: list[int] = Field(default_factory=list, max_length=60)
    sources: list[str] = Field(default_factory=list, max_length=6)
    setting: Setting | None = None
    act: Act | None = None
    claim: str = Field("", max_length=1_000)
    content: list[str] = Field(default_factory=list, max_length=60)
    relayed_by: list[str] = Field(default_factory=list, max_length=4)
    anchor: int | None = Field(None, description="Offset of the cue a plan asked about; no model fills it.")
    spoken: bool = Field(
        False, description="Speech set out without marks, found by a plan; no model fills it."
    )


class DraftAsset(DraftPart):
    """A military asset in the article's words."""

    designation: str = Field(max_length=300)
    quantity: str = Field("", max_length=120)
    operator: str = Field("", max_length=300)
    location: str = Field("", max_length=300)
    kind: AssetKind | None = None
    status: AssetStatus | None = None
    sentences: list[int] = Field(default_factory=list, max_length=12)
    anchor: int | None = Field(None, description="Offset of the designation a plan asked about.")


class DraftQuestion(DraftPart):
    """A question that the article leaves open."""

    question: str = Field(max_length=500)
    reason: Reason | None = None
    withheld_by: str = Field("", max_length=300)
    sentences: list[int] = Field(default_factory=list, max_length=12)
    anchor: int | None = Field(None, description="Offset of the cue a plan asked about.")


class Draft(DraftPart):
    """Everything the model filled in for one article or section."""

    actors: list[DraftActor] = Field(default_factory=list, max_length=200)
    positions: list[DraftPosition] = Field(default_factory=list, max_length=400)
    assets: list[DraftAsset] = Field(default_factory=list, max_length=400)
    questions: list[DraftQuestion] = Field(default_factory=list, max_length=200)
