"""Pages that embed the component, and what a test looks for in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cuba import cuba_brief

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from onrecord.brief import Brief

STRICT = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'"
}
"""The narrowest policy that a module and its requests can live under."""

HIGHLIGHTED = """name => [...(CSS.highlights.get(`onrecord-${name}`) ?? [])].map(range => range.toString())"""


def embedding(
    attributes: str = "", *, head: str = "", body: str = "", lang: str = "en", direction: str = "ltr"
) -> str:
    """A host's page with the component in it, given `/brief.json`."""
    return f"""<!doctype html>
<html lang="{lang}" dir="{direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A host</title>
<link rel="icon" href="/icon.svg">
<script type="module" src="/onrecord-brief.js"></script>
{head}
<main>
<h1>The host’s own page</h1>
{body}
<onrecord-brief src="/brief.json" {attributes}><p>The fallback.</p></onrecord-brief>
</main>
</html>"""


def files(page: str, brief: Brief | dict[str, Any] | None = None) -> dict[str, Any]:
    """What a host serves: the page, and a brief beside it."""
    given = cuba_brief() if brief is None else brief
    as_json = given if isinstance(given, dict) else json.loads(given.model_dump_json())
    icon = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    return {"/": page, "/brief.json": as_json, "/icon.svg": icon}


def shown(page: Page, url: str) -> Page:
    """Open a page and wait until the component shows its brief."""
    page.goto(url)
    page.locator("onrecord-brief .brief").first.wait_for()
    return page


def highlighted(page: Page, name: str = "evidence") -> list[str]:
    """The words that are highlighted now, in the order in which they were."""
    return list(page.evaluate(HIGHLIGHTED, name))
