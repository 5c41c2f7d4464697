"""The answer for a job: progress, the brief in the rendering asked for, or the problem it ended with."""

from __future__ import annotations

import asyncio
import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from litestar import Response

from onrecord import __version__
from onrecord.brief import Brief
from onrecord.render import to_html, to_markdown
from onrecord.store.job import JobState
from onrecord.store.trouble import brief_unknown
from onrecord.web.negotiation import HTML, JSON
from onrecord.web.problem import ended_with, problem_response, problem_type
from onrecord.web.refusal import brief_cancelled

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from onrecord.jobs import Jobs
    from onrecord.store.items import MadeFrom
    from onrecord.store.job import Job

POLL_AFTER = 2
"""Seconds after which it is worth asking again."""

PAGE_POLICY = "frame-ancestors 'self'"
"""What a page's own <meta> policy cannot say; the header must not narrow the rest."""


def address_of(brief_id: str) -> str:
    """Where a brief is had."""
    return f"/v1/briefs/{brief_id}"


def standing(job: Job) -> dict[str, Any]:
    """How far a job has come. Once its brief is there, nothing is counted any more."""
    done, total = (0, 0) if job.state is JobState.SUCCEEDED else (job.done, job.total)
    return {"id": job.id, "state": job.state.value, "stage": job.stage, "done": done, "total": total}


def listed(job: Job, item: MadeFrom | None) -> dict[str, Any]:
    """A job as a list shows it, with the pushed item that it reads."""
    problem = None
    if job.problem is not None:
        problem = {
            "type": problem_type(job.problem.slug),
            "title": job.problem.title,
            "status": job.problem.status,
        }
    return standing(job) | {
        "title": job.title,
        "url": job.url,
        "created_at": job.created_at.isoformat(),
        "finished_at": job.finished_at.isoformat() if job.finished_at else None,
        "problem": problem,
        "item": None if item is None else asdict(item),
    }


async def answer_for(
    job: Job, jobs: Jobs, kind: str, *, none_match: Sequence[str] = (), is_new: bool = False
) -> Response[bytes]:
    """The answer for a job as it stands.

    Args:
        job: the job.
        jobs: where its brief is had.
        kind: the media type that a brief is rendered in.
        none_match: If-None-Match headers.
        is_new: whether a POST asked, whose answer says where the brief lies.
    """
    if not job.state.finished:
        headers = {"Retry-After": str(POLL_AFTER), "Location": address_of(job.id)}
        return Response(json.dumps(standing(job)).encode(), status_code=202, headers=headers, media_type=JSON)
    if job.state is JobState.SUCCEEDED:
        kept = await jobs.brief(job.id)
        if kept is None:
            raise brief_unknown()  # deleted this moment
        answer = await _rendered(kept, kind, none_match)
        if is_new:
            answer.headers["Content-Location"] = address_of(job.id)
    elif job.problem is not None:
        answer = ended_with(job.problem, address_of(job.id))
    else:
        answer = problem_response(brief_cancelled())
    if is_new:
        answer.headers["Location"] = address_of(job.id)
    return answer


async def _rendered(kept: str, kind: str, none_match: Sequence[str]) -> Response[bytes]:
    made = kept if kind == JSON else __version__ + kept
    etag = f'"{hashlib.sha256(f"{kind} {made}".encode()).hexdigest()[:32]}"'
    return await _negotiated(etag, lambda: _itself(kept), kind, none_match)


async def rendered(
    named: str, whole: Callable[[], Awaitable[str]], kind: str, none_match: Sequence[str]
) -> Response[bytes]:
    """A brief that is put together when it is asked for.

    Args:
        named: what it is put together from, by name.
        whole: gives it as JSON; not asked where the client has it already.
        kind: the media type that it is rendered in.
        none_match: If-None-Match headers.
    """
    etag = f'"{hashlib.sha256(f"{kind} {__version__} {named}".encode()).hexdigest()[:32]}"'
    return await _negotiated(etag, whole, kind, none_match)


async def _itself(kept: str) -> str:
    return kept


async def _negotiated(
    etag: str, whole: Callable[[], Awaitable[str]], kind: str, none_match: Sequence[str]
) -> Response[bytes]:
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": "Accept"}
    if _matches(none_match, etag):
        return Response(b"", status_code=304, headers=headers, media_type=kind)
    if kind == HTML:
        headers["Content-Security-Policy"] = PAGE_POLICY
    kept = await whole()
    content = kept.encode() if kind == JSON else await asyncio.to_thread(_render, kept, kind)
    return Response(content, status_code=200, headers=headers, media_type=kind)


def _render(kept: str, kind: str) -> bytes:
    brief = Brief.model_validate_json(kept)
    rendered = to_html(brief) if kind == HTML else to_markdown(brief)
    return rendered.encode("utf-8", "replace")


def _matches(none_match: Sequence[str], etag: str) -> bool:
    given = [one.strip().removeprefix("W/") for one in ",".join(none_match).split(",")]
    return "*" in given or etag in given
