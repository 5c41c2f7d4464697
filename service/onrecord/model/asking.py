"""Whoever can be asked: the one seam between reading plans and models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from onrecord.model.question import Answer, AnswerT, Question


class Asks(Protocol):
    """A model as plans see it."""

    @property
    def name(self) -> str:
        """The model's name as it stands in the provenance."""
        ...

    @property
    def digest(self) -> str | None:
        """SHA-256 of the model's file where it is known."""
        ...

    @property
    def slots(self) -> int:
        """Pinned prompt caches of an embedded server; 0 elsewhere."""
        ...

    @property
    def concurrency(self) -> int:
        """How many questions may be under way at one time."""
        ...

    async def ask(self, question: Question[AnswerT]) -> Answer[AnswerT]:
        """The answer. Raises ModelTrouble (never with the prompt or the answer in it)."""
        ...
