"""The question that the tests of the model client ask."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import BaseModel, ConfigDict

from onrecord.model.client import ModelClient
from onrecord.model.question import Question

Make = Callable[..., ModelClient]
SECRET = "SECRET PROMPT about the frigate"


class Found(BaseModel):
    """What the questions of these tests ask for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    names: list[str]


def question(text: str = SECRET, slot: int | None = None) -> Question[Found]:
    """A question about this text."""
    messages = ({"role": "system", "content": "List names."}, {"role": "user", "content": text})
    return Question("names", messages, Found, 50, slot)
