"""Words that an editor selected in the article, and what can be said of them beside."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from onrecord.brief import ActorId, ActorKind, Part, SourceType


class Selection(Part):
    """A stretch of `article.text`. White space at its ends does not count."""

    start: int = Field(ge=0, description="In Unicode code points of the article's text.")
    end: int = Field(ge=1, description="Exclusive.")
    text: str | None = Field(
        None,
        min_length=1,
        description="The words themselves. Where given, they must stand there: it shows offsets in UTF-16.",
    )


class SelectedSource(Selection):
    """Who is cited. Type and count are read from the words where they are not given."""

    type: SourceType | None = None
    count: int | None = Field(None, ge=1, le=100_000)


class SelectedOperator(Selection):
    """Whose an asset is."""

    actor_id: ActorId | None = Field(None, description="Who is meant; read from the words where not given.")


class SelectedActor(Selection):
    """An actor by its words: the brief's own where one bears them, else a new one."""

    kind: ActorKind | None = Field(None, description="Of a new actor; read from the words where not given.")
    named: bool | None = Field(None, description="Whether the article names it; read where not given.")


class ListedActor(Part):
    """An actor of the brief."""

    id: ActorId


def _by(given: Any) -> str:  # noqa: ANN401 -- whatever was sent
    by_id = "id" in given if isinstance(given, dict) else isinstance(given, ListedActor)
    return "by:id" if by_id else "by:words"


GivenActor = Annotated[
    Annotated[ListedActor, Tag("by:id")] | Annotated[SelectedActor, Tag("by:words")], Discriminator(_by)
]
