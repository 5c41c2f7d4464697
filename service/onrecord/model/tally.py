"""What a brief took: the counts that its provenance shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model.question import Usage


@dataclass(slots=True)
class Tally:
    """Counts over all questions of one brief.

    `calls` are questions that reached the endpoint, `attempts` are HTTP requests made for them
    (retries and re-asks included), `answers_reused` are questions answered without a request.
    """

    calls: int = 0
    attempts: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0
    answers_reused: int = 0

    def count_call(self, usage: Usage) -> None:
        """Add a question that reached the endpoint, answered or not."""
        self.calls += 1
        self.attempts += usage.attempts
        self.tokens_in += usage.tokens_in
        self.tokens_out += usage.tokens_out
        self.tokens_cached += usage.tokens_cached

    def count_reuse(self) -> None:
        """Add a question answered without a request."""
        self.answers_reused += 1
