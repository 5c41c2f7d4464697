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


class Lane(StrEnum):
    """Which jobs go first. Each lane has places of its own, so that none waits behind the other's."""

    DESK = "desk"
    """Somebody waits for the brief."""

    BACKLOG = "backlog"
    """Nobody waits: it is read when there is room."""


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
    """How often its reading was begun. The number belongs to whoever began it last: no other may end it."""

    lane: Lane = Lane.BACKLOG
    run: int = 0
    """Raised whenever the job is handed to the engine anew; what the engine still holds of an older run is void."""

    revision: int = 0
    """Raised by every change of the row."""

    reading: str = ""
    """What makes two readings the same: hash of article and options. Only one of them asks at a time."""

    worker: str | None = None
    """Who reads it, or did last."""

    begun: float | None = None
    """When its reading was last begun, in seconds since 1970 by the database's clock."""

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
        lane: Lane = Lane.BACKLOG,
    ) -> Job:
        """A job as it is accepted; without the body's hash, that of article and options stands for it."""
        asked = options.model_dump_json()
        if body_sha256 is None:
            body_sha256 = _hash(article.sha256, article.title, article.url, article.id, asked)
        own = brief_id if options.fresh else ""  # asked anew, it is like no other
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
            lane=lane,
            reading=_hash(article.sha256, article.title, article.language, asked, own),
            created_at=now,
            updated_at=now,
        )


def _hash(*made_of: object) -> str:
    return hashlib.sha256(repr(made_of).encode("utf-8", "surrogatepass")).hexdigest()
