"""A job: one request for a brief, durable from the moment it was accepted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.options import Options
    from onrecord.store.problem import Problem


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    """Accepted and waiting its turn, for the first time or again after a restart."""

    RUNNING = "running"
    """Being read."""

    SUCCEEDED = "succeeded"
    """Its brief is there."""

    FAILED = "failed"
    """It ended with a problem."""

    CANCELLED = "cancelled"
    """Somebody called it off."""

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen."""
        return self not in (JobState.QUEUED, JobState.RUNNING)


UNFINISHED = (JobState.QUEUED, JobState.RUNNING)


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """A job's row without the article and the brief, which are asked for by its id."""

    id: str
    """Ids sort by when they were made."""

    tenant: str
    state: JobState
    stage: str
    """A stage of the reading; `queued` before it, `resumed` where a restart came in between."""

    done: int = 0
    total: int = 0
    """`done` of `total` model questions within the stage; `total` is 0 where nothing is counted."""

    title: str | None = None
    url: str | None = None
    options: dict[str, Any] = field(default_factory=dict)
    problem: Problem | None = None
    """Why it failed; None unless it did."""

    idempotency_key: str | None = None
    body_sha256: str
    """Of the request's body: the same idempotency key with another body is refused."""

    attempts: int = 0
    """How often its reading was begun."""

    created_at: datetime
    updated_at: datetime
    finished_at: datetime | None = None

    @property
    def standing(self) -> tuple[JobState, str, int, int]:
        """All that changes while it is under way."""
        return self.state, self.stage, self.done, self.total

    @classmethod
    def queued(
        cls,
        brief_id: str,
        tenant: str,
        article: Article,
        options: Options,
        *,
        idempotency_key: str | None = None,
        body_sha256: str | None = None,
    ) -> Job:
        """A job as it is accepted; without the body's hash, that of article and options stands for it."""
        if body_sha256 is None:
            made_of = (article.sha256, article.title, article.url, article.id, options.model_dump_json())
            body_sha256 = hashlib.sha256(repr(made_of).encode()).hexdigest()
        now = datetime.now(UTC)
        return cls(
            id=brief_id,
            tenant=tenant,
            state=JobState.QUEUED,
            stage="queued",
            title=article.title,
            url=article.url,
            options=options.model_dump(mode="json"),
            idempotency_key=idempotency_key,
            body_sha256=body_sha256,
            created_at=now,
            updated_at=now,
        )
