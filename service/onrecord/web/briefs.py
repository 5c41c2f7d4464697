"""The routes of briefs: ask for one, follow it, have it, list them, call one off, delete one."""

from typing import Annotated, Any
from urllib.parse import urlencode

from litestar import Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import PathParameter, QueryParameter
from litestar.response import ServerSentEvent

from onrecord.brief import Brief
from onrecord.config import Config
from onrecord.jobs import Jobs
from onrecord.store.job import JobState
from onrecord.web import events, refusal
from onrecord.web.negotiation import HTML, JSON, MARKDOWN, negotiated
from onrecord.web.operation import GONE, TEXT, UNCHANGED, Answer, Body, Operation, json_of
from onrecord.web.preference import Preference
from onrecord.web.rendition import answer_for, listed, standing
from onrecord.web.shapes import BriefList, Standing
from onrecord.web.submission import BriefRequest, idempotency_key, read_submission

BriefId = Annotated[str, PathParameter(description="The brief's id.")]
Title = Annotated[
    str | None, QueryParameter(description="Title, where the body is the article itself.", max_length=1_000)
]
Url = Annotated[
    str | None, QueryParameter(description="Address, where the body is the article itself.", max_length=4_000)
]
Language = Annotated[
    str | None, QueryParameter(description="BCP 47 tag, where the body is the article itself.", max_length=35)
]
States = Annotated[
    list[JobState] | None, QueryParameter(name="state", description="Only these; may be repeated.")
]
Limit = Annotated[int, QueryParameter(description="At most so many.", ge=1, le=200)]
Before = Annotated[
    str | None, QueryParameter(description="The id that the page before ended with.", max_length=64)
]
ItemUri = Annotated[
    str | None,
    QueryParameter(name="item", description="Only those of this pushed item, by its URI.", max_length=500),
]
Asked = Request[Any, Any, Any]


@post("/v1/briefs", status_code=200, operation_id="makeBrief", tags=["Briefs"], summary="Ask for a brief")
async def make(
    request: Asked,
    jobs: NamedDependency[Jobs],
    config: NamedDependency[Config],
    title: Title = None,
    url: Url = None,
    language: Language = None,
) -> Response[bytes]:
    """Read an article: 200 with the brief where it is ready in time, else 202 with where it will be.

    `Prefer: wait=N` waits N seconds (120 unless said, 300 at most), `Prefer: respond-async` not at all.
    Hanging up cancels nothing. The same `Idempotency-Key` and body give the same brief again.
    """
    only_known(request, "title", "url", "language")
    kind = negotiated(request.headers.getall("accept", []))
    preference = Preference.read(request.headers.getall("prefer", []))
    key = idempotency_key(request.headers.getall("idempotency-key", []))
    sent = await read_submission(request, title=title, url=url, language=language, max_words=config.max_words)
    job = await jobs.submit(
        sent.article,
        sent.options,
        waits=preference.wait > 0,
        idempotency_key=key,
        body_sha256=sent.body_sha256,
    )
    if preference.wait and not job.state.finished:
        job = await jobs.wait(job.id, preference.wait)
    answer = await answer_for(job, jobs, kind, is_new=True)
    if preference.applied is not None:
        answer.headers["Preference-Applied"] = preference.applied
    return answer


@get("/v1/briefs", operation_id="listBriefs", tags=["Briefs"], summary="List briefs, newest first")
async def list_(
    request: Asked,
    jobs: NamedDependency[Jobs],
    states: States = None,
    limit: Limit = 50,
    before: Before = None,
    item: ItemUri = None,
) -> dict[str, Any]:
    """Briefs and the jobs that make them; `next` is the address of the page after, or null."""
    only_known(request, "state", "limit", "before", "item")
    page = await jobs.page(states=states or (), limit=limit + 1, before=before, item=item)
    shown = page[:limit]
    following = None
    if len(page) > limit:
        asked = [("state", each.value) for each in states or ()] + [
            ("limit", limit),
            ("before", shown[-1].id),
        ]
        asked += [("item", item)] if item is not None else []
        following = f"/v1/briefs?{urlencode(asked)}"
    made_from = await jobs.made_from(*(job.id for job in shown))
    return {"briefs": [listed(job, made_from.get(job.id)) for job in shown], "next": following}


@get("/v1/briefs/{brief_id:str}", operation_id="getBrief", tags=["Briefs"], summary="Have a brief")
async def have(request: Asked, jobs: NamedDependency[Jobs], brief_id: BriefId) -> Response[bytes]:
    """202 with the progress while it is read, then the brief as `Accept` asks, or its problem."""
    kind = negotiated(request.headers.getall("accept", []))
    job = await jobs.get(brief_id)
    return await answer_for(job, jobs, kind, none_match=request.headers.getall("if-none-match", []))


@delete("/v1/briefs/{brief_id:str}", operation_id="deleteBrief", tags=["Briefs"], summary="Delete a brief")
async def remove(jobs: NamedDependency[Jobs], brief_id: BriefId) -> None:
    """Remove brief, article and the model's answers for good, calling the reading off first."""
    await jobs.delete(brief_id)


@post(
    "/v1/briefs/{brief_id:str}/cancel",
    status_code=200,
    operation_id="cancelBrief",
    tags=["Briefs"],
    summary="Call a reading off",
)
async def cancel(jobs: NamedDependency[Jobs], brief_id: BriefId) -> dict[str, Any]:
    """Stop reading. 409 where it has ended already; cancelling twice is no error."""
    job = await jobs.get(brief_id)
    return standing(job if job.state is JobState.CANCELLED else await jobs.cancel(brief_id))


@post(
    "/v1/briefs/{brief_id:str}/retry",
    status_code=202,
    operation_id="retryBrief",
    tags=["Briefs"],
    summary="Try a failed reading again",
)
async def retry(jobs: NamedDependency[Jobs], brief_id: BriefId) -> Response[bytes]:
    """Put a job that failed or was cancelled in line again; 409 for any other.

    What the model answered before is not asked again.
    """
    return await answer_for(await jobs.retry(brief_id), jobs, "application/json")


@get(
    "/v1/briefs/{brief_id:str}/events",
    operation_id="followBrief",
    tags=["Briefs"],
    summary="Follow a reading",
)
async def follow(request: Asked, jobs: NamedDependency[Jobs], brief_id: BriefId) -> Response[Any]:
    """Server-sent events of `{state, stage, done, total}`: `progress` while it is read, then `finished`.

    `Last-Event-ID` names the event that was heard last; what it told is not told again.
    """
    job = await jobs.get(brief_id)
    heard = request.headers.get("last-event-id")
    if job.state.finished and heard == events.LAST:
        return Response(None, status_code=204)
    return ServerSentEvent(events.stages(jobs, brief_id, heard=heard))


def only_known(request: Asked, *known: str) -> None:
    """Raises RequestRefused `query-invalid` (400) where the query holds anything else."""
    unknown = sorted(set(request.query_params.keys()) - set(known))
    if unknown:
        said = f"unknown; known here are {', '.join(known)}"
        raise refusal.query_invalid([refusal.Fault(said, parameter=name[:100]) for name in unknown[:20]])


MADE = Answer(words="The brief", content={JSON: Brief, HTML: TEXT, MARKDOWN: TEXT}, headers={"ETag": TEXT})
UNDER_WAY = Answer(
    words="It is being read: ask `Location` again after `Retry-After` seconds",
    content={JSON: Standing},
    headers={"Location": TEXT, "Retry-After": {"type": "integer"}},
)
IF_NONE_MATCH = {"If-None-Match": "The ETag of what is there already."}
_TROUBLE = (404, 406, 410, 502, 504)
DESCRIBED = {
    "makeBrief": Operation(
        answers={200: MADE, 202: UNDER_WAY},
        problems=(400, *_TROUBLE, 408, 413, 415, 422),
        body=Body(
            content={JSON: BriefRequest},
            words="Or the article itself, as `text/plain` or `text/html`; `title`, `url` and `language` are"
            " parameters then.",
            example={"article": {"text": "The whole text of an article.", "title": "Its headline"}},
        ),
        headers={
            "Prefer": "`wait=N` seconds, at most 300, or `respond-async`.",
            "Idempotency-Key": "The same key and body give the same brief; 255 characters at most.",
        },
    ),
    "listBriefs": Operation(answers={200: json_of("The briefs", BriefList)}, problems=(400,)),
    "getBrief": Operation(
        answers={200: MADE, 202: UNDER_WAY, 304: UNCHANGED}, problems=_TROUBLE, headers=IF_NONE_MATCH
    ),
    "deleteBrief": Operation(answers={204: GONE}, problems=(404,)),
    "cancelBrief": Operation(answers={200: json_of("It is called off", Standing)}, problems=(404, 409)),
    "retryBrief": Operation(answers={202: UNDER_WAY}, problems=(404, 409)),
    "followBrief": Operation(
        answers={
            200: Answer(words="The stages, to the last", content={"text/event-stream": TEXT}),
            204: Answer(words="There is nothing more to follow"),
        },
        problems=(404,),
    ),
}

ROUTES = [make, list_, have, remove, cancel, retry, follow]
