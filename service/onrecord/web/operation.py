"""An operation as the OpenAPI description shows it. Each module of routes describes its own, beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from onrecord.web.negotiation import JSON

if TYPE_CHECKING:
    from collections.abc import Iterator

Shape = type[BaseModel] | Mapping[str, Any]
"""A model, or a JSON Schema where there is none."""

TEXT: Shape = {"type": "string"}
ALWAYS = (401, 403, 500, 503)
"""Problems that any operation may end with that is not open to everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One kind of answer: what it means, what it carries by media type, and the headers it sets."""

    words: str
    content: Mapping[str, Shape] = field(default_factory=dict)
    headers: Mapping[str, Shape] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What is sent: its shape in JSON, with an example, and in words what else may be sent in its place.

    Generators of clients know no bodies of text: told of one, they warn, and leave the operation's out.
    """

    content: Mapping[str, Shape]
    words: str | None = None
    example: Mapping[str, Any] | None = None
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """What an operation answers, which problems it may end with, and what is sent beside its parameters."""

    answers: Mapping[int, Answer]
    problems: tuple[int, ...] = ()
    body: Body | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    is_open: bool = False

    @property
    def statuses(self) -> list[int]:
        """Of all problems, in their order."""
        return sorted({*self.problems, *(() if self.is_open else ALWAYS)})

    def sent(self) -> Iterator[type[BaseModel]]:
        """The models of what is sent."""
        for shape in self.body.content.values() if self.body else ():
            if not isinstance(shape, Mapping):
                yield shape

    def answered(self) -> Iterator[type[BaseModel]]:
        """The models of what is answered."""
        for answer in self.answers.values():
            for shape in answer.content.values():
                if not isinstance(shape, Mapping):
                    yield shape


def json_of(words: str, shape: Shape) -> Answer:
    """An answer in JSON."""
    return Answer(words=words, content={JSON: shape})


def body_of(
    model: type[BaseModel], example: Mapping[str, Any] | None = None, *, required: bool = True
) -> Body:
    """A body in JSON."""
    return Body(content={JSON: model}, example=example, required=required)


GONE = Answer(words="It is gone")
UNCHANGED = Answer(words="It has not changed")
