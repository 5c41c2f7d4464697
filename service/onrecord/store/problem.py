"""Why a job failed, and the problems that no error of another part stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.errors import OnRecordError

ATTEMPTS = 5
"""How often the reading of one article is begun, restarts included, before it is given up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """Why a job failed, in the terms of a problem detail. Never holds article text."""

    slug: str
    title: str
    detail: str
    remedy: str
    status: int
    retry_after: int | None = None

    @classmethod
    def of(cls, error: OnRecordError) -> Problem:
        """The problem that an error stands for."""
        return cls(
            slug=error.slug,
            title=error.slug.replace("-", " ").capitalize(),
            detail=error.message,
            remedy=error.remedy,
            status=error.status,
            retry_after=error.retry_after,
        )


INTERRUPTED = Problem(
    slug="brief-interrupted",
    title="Brief interrupted",
    detail=f"The program ended {ATTEMPTS} times while it read this article.",
    remedy="Send the article again; if it happens again, report it with the article's length and language.",
    status=500,
)
TIMED_OUT = Problem(
    slug="brief-timeout",
    title="Brief timeout",
    detail="The article was not read within the deadline.",
    remedy="See that the model endpoint answers, then try it again: it goes on where it stopped. "
    "ONRECORD_BRIEF_TIMEOUT is the deadline.",
    status=504,
)
INTERNAL = Problem(
    slug="internal",
    title="Internal",
    detail="The program met an error of its own while it read this article.",
    remedy="Send the article again; if it happens again, report the log line that names this brief's id.",
    status=500,
)
