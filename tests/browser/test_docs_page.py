"""The description of the service, opened in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.serving import Service


def test_the_docs_open_offline_and_list_what_can_be_asked(page: Page, service: Callable[..., Service]):
    """Every request of the page stays with the service, and the routes are there to read."""
    served = service()
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served.url}/docs")
    page.get_by_text("/v1/briefs/{brief_id}/events").first.wait_for()
    assert asked
    assert all(url.startswith((served.url, "data:")) for url in asked)
