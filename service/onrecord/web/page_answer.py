"""A page of this service as an answer, under one policy: scripts and styles are files of its own."""

from __future__ import annotations

from litestar import MediaType, Response

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
    """An answer with this page."""
    return Response(html, status_code=status, media_type=MediaType.HTML, headers=HEADERS)
