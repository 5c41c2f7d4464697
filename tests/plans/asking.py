"""A model for tests of plans: it answers by topic, and remembers what it was asked and how much at once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from onrecord.model.endpoint import Endpoint
from onrecord.model.question import Answer
from onrecord.model.trouble import trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model.question import Question

EMPTY = {
    "speaker": {"who": "", "by": ""},
    "asset": {"mil": "yes", "of": "", "at": ""},
    "question": {"q": "", "by": ""},
    "belongs": {"of": "none"},
    "divergence": {"differ": "no"},
    "brief": {},
    "summary": {"sentences": []},
}
UNUSABLE = object()


class FakeAsks:
    """Answers by topic: a value, or a function of what the user's message says. `UNUSABLE` raises."""

    name = "fake"
    digest = None

    def __init__(self, *, slots: int = 0, concurrency: int = 4, **answers: Any) -> None:
        self.slots = slots
        self.concurrency = concurrency
        self.answers: dict[str, Any] = EMPTY | answers
        self.asked: list[Question[Any]] = []
        self.peak = 0
        self._under_way = 0
        self._turns = asyncio.Semaphore(concurrency)

    @property
    def topics(self) -> list[str]:
        """The topics asked about, in order."""
        return [question.topic for question in self.asked]

    @property
    def shown(self) -> list[str]:
        """The user's messages, in order."""
        return [question.messages[-1]["content"] for question in self.asked]

    async def ask(self, question: Question[Any]) -> Answer[Any]:
        """The answer of the question's topic."""
        async with self._turns:
            self._under_way += 1
            self.peak = max(self.peak, self._under_way)
            self.asked.append(question)
            try:
                await asyncio.sleep(0)
            finally:
                self._under_way -= 1
        given: Any | Callable[[str], Any] = self.answers[question.topic]
        given = given(question.messages[-1]["content"]) if callable(given) else given
        if given is UNUSABLE:
            raise trouble("model-answer-unusable", Endpoint("http://model.test/v1", "fake", "key"))
        return Answer(question.answer.model_validate(given))
