"""A page of this service as an answer, under one policy: scripts and styles are files of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from litestar import MediaType, Response

from onrecord.render.desk import trouble_page
from onrecord.render.shell import Who
from onrecord.web.problem import as_onrecord_error, body_of, headers_of

if TYPE_CHECKING:
    from litestar import Request

    from onrecord.web.session import Session

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    # Under no-referrer a browser would name no origin for a form, and the form would be refused.
    "Referrer-Policy": "same-origin",
}


def page(html: str, *, status: int = 200) -> Response[str]:
    """An answer with this page. What a lone surrogate stands for is lost: UTF-8 cannot hold it."""
    content = html.encode("utf-8", "replace").decode()
    return Response(content, status_code=status, media_type=MediaType.HTML, headers=HEADERS)


def who_asks(request: Request[Session | None, Any, Any]) -> Who | None:
    """Who works at this page, if that is known."""
    session: Session | None = request.scope.get("user")
    return None if session is None else Who(session.name, signed_in=session.signed_in)


def page_of_error(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """Litestar's exception handler for pages: any exception as a page that says what to do."""
    problem = as_onrecord_error(error, request)
    answer = page(trouble_page(body_of(problem), who=who_asks(request)), status=problem.status)
    answer.headers.update(headers_of(problem))
    return answer
