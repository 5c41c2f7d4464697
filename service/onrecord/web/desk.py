"""The pages where people work: paste an article, watch it being read, read its brief."""

import asyncio
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import PathParameter
from litestar.response import Redirect

from onrecord.brief import Brief
from onrecord.config import Config
from onrecord.errors import OnRecordError
from onrecord.jobs import Jobs
from onrecord.options import Options
from onrecord.render import desk, to_html, to_markdown
from onrecord.store.job import Job, JobState
from onrecord.web import refusal
from onrecord.web.page_answer import page, page_of_error, who_asks
from onrecord.web.pasted import Pasted, read_pasted
from onrecord.web.problem import body_of, problem_response, problem_type
from onrecord.web.rendition import PAGE_POLICY
from onrecord.web.session import Session
from onrecord.web.shelf import Shelf

BriefId = Annotated[str, PathParameter()]
Asked = Request[Session | None, Any, Any]
RECENT = 20
FORMS = {"brief.json": "application/json", "brief.md": "text/markdown", "brief.html": "text/html"}


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page says of this service, and the example that it offers."""

    endpoint_words: str
    leaves_machine: bool
    example: str | None
    max_body: int


@get("/", include_in_schema=False)
async def front(
    request: Asked, jobs: NamedDependency[Jobs], shelf: NamedDependency[Shelf], front: NamedDependency[Front]
) -> Response[str]:
    """Paste an article; the newest briefs."""
    return page(await _front(request, jobs, shelf, front))


@post("/", include_in_schema=False, status_code=303)
async def submit(
    request: Asked,
    jobs: NamedDependency[Jobs],
    shelf: NamedDependency[Shelf],
    front: NamedDependency[Front],
    config: NamedDependency[Config],
) -> Response[Any]:
    """Take an article and go to its page; the form again, as it was filled in, where that cannot be done.

    A script that asks for JSON is told the page's address, or the problem.
    """
    wants_json = "application/json" in request.headers.get("accept", "")
    pasted: Pasted | None = None
    try:
        pasted = await read_pasted(request)
        article = await pasted.article(front.example, config.max_words)
        job = await jobs.submit(
            article,
            Options(),
            waits=True,
            idempotency_key=pasted.idempotency_key,
            body_sha256=pasted.sha256,
        )
    except OnRecordError as problem:
        if wants_json:
            return problem_response(problem)
        kept = pasted.kept if pasted else None
        made = await _front(request, jobs, shelf, front, kept=kept, problem=body_of(problem))
        return page(made, status=problem.status)
    address = f"/briefs/{job.id}"
    if wants_json:
        return Response({"id": job.id, "page": address}, status_code=201, headers={"Location": address})
    return Redirect(address, status_code=303)


@get("/briefs/{brief_id:str}", include_in_schema=False)
async def show(
    request: Asked, jobs: NamedDependency[Jobs], shelf: NamedDependency[Shelf], brief_id: BriefId
) -> Response[str]:
    """How far it is read, what it ended with, or the brief."""
    job, who = await jobs.get(brief_id), who_asks(request)
    if job.state is JobState.SUCCEEDED:
        brief, corrected = await shelf.brief(brief_id)
        return page(await asyncio.to_thread(desk.brief_page, brief, corrected=corrected, who=who))
    reading = await _reading(job, jobs, shelf)
    if not job.state.finished:
        return page(desk.reading_page(reading, who=who))
    problem = None
    if job.problem is not None:
        problem = {
            "type": problem_type(job.problem.slug),
            "title": job.problem.title,
            "detail": job.problem.detail,
            "remedy": job.problem.remedy,
        }
    return page(desk.ended_page(reading, problem, who=who))


@get("/briefs/{brief_id:str}/{file:str}", include_in_schema=False)
async def have(shelf: NamedDependency[Shelf], brief_id: BriefId, file: BriefId) -> Response[Any]:
    """The corrected brief as a file: JSON, Markdown, or one page that needs nothing else."""
    if file not in FORMS:
        raise refusal.route_unknown()
    brief, _ = await shelf.brief(brief_id)
    if file == "brief.html":
        headers = {"Content-Security-Policy": PAGE_POLICY}
        html = await asyncio.to_thread(to_html, brief)
        return Response(html.encode("utf-8", "replace"), media_type=FORMS[file], headers=headers)
    made = await asyncio.to_thread(to_markdown if file == "brief.md" else _indented, brief)
    return Response(made.encode("utf-8", "replace"), media_type=FORMS[file])


@post("/briefs/{brief_id:str}/cancel", include_in_schema=False, status_code=303)
async def cancel(jobs: NamedDependency[Jobs], brief_id: BriefId) -> Redirect:
    """Call it off; what has ended already is shown as it ended."""
    if not (await jobs.get(brief_id)).state.finished:
        try:
            await jobs.cancel(brief_id)
        except OnRecordError as met:
            if met.slug != "brief-finished":
                raise
    return Redirect(f"/briefs/{brief_id}", status_code=303)


@post("/briefs/{brief_id:str}/retry", include_in_schema=False, status_code=303)
async def retry(jobs: NamedDependency[Jobs], brief_id: BriefId) -> Redirect:
    """Put it in line again; what runs or is there already is shown."""
    if (await jobs.get(brief_id)).state in (JobState.FAILED, JobState.CANCELLED):
        await jobs.retry(brief_id)
    return Redirect(f"/briefs/{brief_id}", status_code=303)


@get("/briefs/{brief_id:str}/delete", include_in_schema=False)
async def ask_to_delete(
    request: Asked, jobs: NamedDependency[Jobs], shelf: NamedDependency[Shelf], brief_id: BriefId
) -> Response[str]:
    """Whether it is meant."""
    reading = await _reading(await jobs.get(brief_id), jobs, shelf)
    return page(desk.delete_page(reading, who=who_asks(request)))


@post("/briefs/{brief_id:str}/delete", include_in_schema=False, status_code=303)
async def remove(jobs: NamedDependency[Jobs], brief_id: BriefId) -> Redirect:
    """Delete it for good."""
    await jobs.delete(brief_id)
    return Redirect("/", status_code=303)


def _indented(brief: Brief) -> str:
    return brief.model_dump_json(indent=2)


async def _front(
    request: Asked,
    jobs: Jobs,
    shelf: Shelf,
    front: Front,
    *,
    kept: desk.Kept | None = None,
    problem: dict[str, Any] | None = None,
) -> str:
    recent = []
    newest = await jobs.page(limit=RECENT)
    digests = await shelf.digests(newest)
    for job in newest:
        digest = digests.get(job.id)
        recent.append(
            desk.Recent(
                id=job.id,
                title=(digest.headline if digest else job.title) or "Untitled article",
                state=job.state.value,
                at=job.created_at,
                counts=digest.counts if digest else None,
            )
        )
    return desk.front_page(
        endpoint_words=front.endpoint_words,
        leaves_machine=front.leaves_machine,
        example=front.example,
        most=front.max_body,
        nonce=secrets.token_urlsafe(12),
        recent=recent,
        kept=kept,
        problem=problem,
        who=who_asks(request),
    )


async def _reading(job: Job, jobs: Jobs, shelf: Shelf) -> desk.Reading:
    article = await jobs.article(job.id)
    words = len(article.text.split()) if article else 0
    pace, measured = await shelf.pace()
    return desk.Reading(
        id=job.id,
        title=job.title or "Untitled article",
        state=job.state.value,
        stage=job.stage,
        done=job.done,
        total=job.total,
        at=job.created_at,
        words=words,
        text=article.text if article else "",
        elapsed=max(0, round((datetime.now(UTC) - job.created_at).total_seconds())),
        expected=None if pace is None else pace * words,
        measured=measured,
    )


PAGES = Router(
    "/",
    route_handlers=[front, submit, show, have, cancel, retry, ask_to_delete, remove],
    exception_handlers={Exception: page_of_error},
)
ROUTES = [PAGES]
