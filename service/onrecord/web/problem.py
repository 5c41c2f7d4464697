"""Problem details (RFC 9457) for every error, with nothing of the inside in them."""

from __future__ import annotations

import json
import traceback
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import structlog
from litestar import Response
from litestar.exceptions import HTTPException, MethodNotAllowedException, ValidationException
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from pydantic import BaseModel, Field

from onrecord.errors import OnRecordError, StoreTrouble
from onrecord.web import refusal
from onrecord.web.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from litestar import Request

    from onrecord.store.problem import Problem

MEDIA_TYPE = "application/problem+json"
INTERNAL = OnRecordError(
    "internal",
    "The service met an error of its own.",
    remedy="Try again; if it happens again, report what was sent and the log line of this moment.",
)
_SPELT = {"states": "state"}
"""Litestar names the argument, not the parameter; an argument cannot be called `state` there."""

log = structlog.get_logger(__name__)


class FaultBody(BaseModel):
    """One thing that is wrong with the request."""

    detail: str
    pointer: str | None = Field(None, description="JSON pointer (RFC 6901) into the body.")
    parameter: str | None = Field(None, description="Name of the query parameter.")


class ProblemBody(BaseModel):
    """A problem detail (RFC 9457), the body of every error."""

    type: str = Field(description="Stable: `/problems/` and the kind of problem; explained at that address.")
    title: str
    status: int
    detail: str = Field(description="What was wrong.")
    remedy: str = Field(description="What to do.")
    pointer: str | None = Field(None, description="JSON pointer (RFC 6901) into the body that was sent.")
    errors: list[FaultBody] | None = Field(None, description="Everything that is wrong with the request.")
    instance: str | None = Field(None, description="The brief that it is about.")


def problem_type(slug: str) -> str:
    """The stable identifier of a kind of problem, relative to the service."""
    return f"/problems/{slug}"


def title_of(slug: str) -> str:
    """A slug in words."""
    return slug.replace("-", " ").capitalize()


def body_of(error: OnRecordError) -> dict[str, Any]:
    """The members of the problem that an error stands for. A store's trouble keeps its paths to itself."""
    hides = isinstance(error, StoreTrouble) and error.slug.startswith("store-")
    body: dict[str, Any] = {
        "type": problem_type(error.slug),
        "title": title_of(error.slug),
        "status": error.status,
        "detail": CATALOGUE.get(error.slug, title_of(error.slug)) if hides else error.message,
        "remedy": error.remedy,
    }
    if error.pointer is not None:
        body["pointer"] = error.pointer
    faults: Sequence[refusal.Fault] = error.faults if isinstance(error, refusal.RequestRefused) else ()
    if faults:
        body["errors"] = [{k: v for k, v in asdict(fault).items() if v is not None} for fault in faults]
    return body


def headers_of(error: OnRecordError) -> dict[str, str]:
    """The headers that go with an error."""
    headers = dict(error.headers) if isinstance(error, refusal.RequestRefused) else {}
    if error.retry_after is not None:
        headers["Retry-After"] = str(max(1, error.retry_after))
    return headers


def problem_response(error: OnRecordError) -> Response[bytes]:
    """The answer that an error stands for."""
    return _answer(body_of(error), headers_of(error))


def ended_with(problem: Problem, instance: str) -> Response[bytes]:
    """The answer for a job that ended with a problem."""
    body = asdict(problem) | {"type": problem_type(problem.slug), "instance": instance}
    retry_after = body.pop("retry_after")
    del body["slug"]
    headers = {} if retry_after is None else {"Retry-After": str(max(1, retry_after))}
    return _answer(body, headers)


def _answer(body: dict[str, Any], headers: dict[str, str]) -> Response[bytes]:
    return Response(dumped(body), status_code=body["status"], headers=headers, media_type=MEDIA_TYPE)


def dumped(body: dict[str, Any]) -> bytes:
    """JSON in UTF-8. Half a surrogate pair, which UTF-8 cannot hold, becomes a question mark."""
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")


def answer_error(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Litestar's exception handler: any exception as a problem."""
    return problem_response(as_onrecord_error(error, request))


def as_onrecord_error(error: Exception, request: Request[Any, Any, Any]) -> OnRecordError:
    """The error in our words. What nobody foresaw is logged by its kind and place, never by its words."""
    if isinstance(error, OnRecordError):
        if error.status >= 500:
            log.warning("request met trouble", trouble=error.slug, detail=error.message)
        return error
    if isinstance(error, RequestEntityTooLarge):
        largest = request.app.request_max_body_size
        return refusal.body_too_large(largest if isinstance(largest, int) else 0)
    if isinstance(error, ValidationException):
        return refusal.query_invalid(_faults(error.extra))
    if isinstance(error, MethodNotAllowedException):
        return refusal.method_not_allowed(_allowed(error.headers or {}))
    if isinstance(error, HTTPException) and error.status_code < 500:
        if error.status_code == 404:
            return refusal.route_unknown()
        return refusal.request_malformed(error.status_code)
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = f"{last[0].filename}:{last[0].lineno}" if last else None
    log.error("request broke", error=type(error).__name__, place=place)
    return INTERNAL


def _allowed(headers: Mapping[str, str]) -> str:
    methods = {name.strip() for name in headers.get("allow", "").split(",") if name.strip()}
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


def _faults(extra: object) -> list[refusal.Fault]:
    met = extra if isinstance(extra, list) else []
    faults = [
        refusal.Fault(
            str(one.get("message", "cannot be used")),
            parameter=_SPELT.get(str(one.get("key")), str(one.get("key", ""))),
        )
        for one in met
        if isinstance(one, dict)
    ]
    return faults or [refusal.Fault("cannot be used", parameter="?")]
