"""The shapes of answers that are neither a brief nor a problem, as the OpenAPI description shows them."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.store.job import JobState


class Standing(BaseModel):
    """How far the reading of an article has come."""

    id: str
    state: JobState
    stage: str = Field(description="A stage of the reading; `resumed` where a restart came in between.")
    done: int = Field(ge=0, description="Questions answered within the stage.")
    total: int = Field(ge=0, description="Questions of the stage; 0 where nothing is counted.")


class EndedWith(BaseModel):
    """The problem that a job ended with, in short."""

    type: str
    title: str
    status: int


class MadeFrom(BaseModel):
    """The version of a pushed item that a brief was made from."""

    uri: str
    version: str
    is_current: bool = Field(description="False once a newer version of the item was pushed.")


class ListedBrief(Standing):
    """A brief, or the job that makes it, as the list shows it."""

    title: str | None
    url: str | None
    created_at: datetime
    finished_at: datetime | None
    problem: EndedWith | None
    item: MadeFrom | None = Field(description="Null where no CMS pushed it.")


class BriefList(BaseModel):
    """A page of the list."""

    briefs: list[ListedBrief]
    next: str | None = Field(description="The address of the page after.")


class LinkRequest(BaseModel):
    """The body of `POST /v1/briefs/{id}/links`; an empty one asks for an hour of reading."""

    model_config = ConfigDict(extra="forbid", strict=True)

    seconds: int = Field(3_600, ge=1, le=604_800, description="How long the link is good; a week at most.")
    may: list[Literal["read", "correct"]] = Field(
        ["read"], min_length=1, max_length=2, description="What it opens."
    )


class MadeLink(BaseModel):
    """A link to one brief."""

    token: str = Field(description="Goes into `Authorization: Bearer`.")
    url: str = Field(description="The brief's address, which the token opens.")
    expires_at: datetime
    may: list[Literal["read", "correct"]]


class PushAnswer(BaseModel):
    """What became of a pushed item."""

    id: str | None = Field(description="The brief's id; null where this version is not read.")
    state: JobState | Literal["ignored", "superseded", "withdrawn"]
    item: str = Field(description="The item's URI (`guid` in Superdesk).")
    version: str
    why: str | None = Field(description="Why it is not read.")


class Health(BaseModel):
    """The service's health."""

    status: Literal["live", "ready"]
