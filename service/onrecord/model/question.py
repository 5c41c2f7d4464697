"""One question to a model and its answer. Pure: nothing here speaks to anything."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, Literal, TypedDict, TypeVar

from pydantic import BaseModel

AnswerT = TypeVar("AnswerT", bound=BaseModel)


class Message(TypedDict):
    """One chat message."""

    role: Literal["system", "user", "assistant"]
    content: str


@cache
def _schema(answer: type[BaseModel]) -> dict[str, Any]:
    """The schema of an answer, made once: making it takes longer than all else of a question."""
    return answer.model_json_schema()


@dataclass(frozen=True, slots=True)
class Question(Generic[AnswerT]):
    """What is asked. `topic` names the prompt; `slot` pins the embedded server's cached prefix."""

    topic: str
    messages: tuple[Message, ...]
    answer: type[AnswerT]
    max_tokens: int
    slot: int | None = None

    def key(self, model: str, digest: str | None) -> str:
        """SHA-256 of everything the request is made of, the model included; the slot is not part of it."""
        made_of = [model, digest, list(self.messages), _schema(self.answer), self.max_tokens]
        return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Usage:
    """What one question took, over all its attempts. Tokens are 0 where the endpoint tells none."""

    attempts: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0

    def __add__(self, other: Usage) -> Usage:
        """What both took."""
        return Usage(
            self.attempts + other.attempts,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            self.tokens_cached + other.tokens_cached,
        )


@dataclass(frozen=True, slots=True)
class Answer(Generic[AnswerT]):
    """A value that fits the question's model. `reused`: it came from the answer store."""

    value: AnswerT
    usage: Usage = field(default_factory=Usage)
    reused: bool = False
