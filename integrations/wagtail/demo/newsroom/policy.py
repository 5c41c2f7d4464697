"""A Content-Security-Policy as tight as Wagtail's own admin allows."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

POLICY = (
    "default-src 'none'; script-src 'self'{inline}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; "
    "base-uri 'none'"
)
"""Inline styles are what Wagtail's rich text editor needs, inline scripts its calendar; OnRecord's app
needs neither. NEWSROOM_STRICT=1 does without the calendar."""


def content_security_policy(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Send the policy with every answer."""
    policy = POLICY.format(inline="" if os.environ.get("NEWSROOM_STRICT") else " 'unsafe-inline'")

    def with_policy(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", policy)
        return response

    return with_policy
