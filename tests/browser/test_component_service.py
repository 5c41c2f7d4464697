"""The component in another site's page, over the real service: by a link, from another origin."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.error import HTTPError

import pytest

from browser.embedding import embedding
from web.desk import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.hosting import Host
    from browser.serving import Service

KEY = "correct horse battery staple"


def test_another_site_shows_a_brief_by_its_link_with_what_editors_corrected(
    page: Page, host: Callable[..., Host], service: Callable[..., Service]
):
    """Module, words and brief come from the service's origin, whose key the page never sees."""
    served = service(api_key=KEY)
    brief = served.ask("/v1/briefs", {"article": {"text": TEXT, "title": "Frigates"}})
    start = TEXT.index("more would follow")
    add = {
        "op": "add",
        "kind": "question",
        "question": "How many more?",
        "reason": "unknown",
        "span": {"start": start, "end": start + len("more would follow")},
    }
    served.ask(f"/v1/briefs/{brief['id']}/corrections", {"by": "Ana Ruiz", "change": add})
    link = served.ask(f"/v1/briefs/{brief['id']}/links", {"seconds": 600, "may": ["read"]})
    document = (
        embedding(f'token="{link["token"]}" lang="es"')
        .replace('src="/onrecord-brief.js"', f'src="{served.url}/component/onrecord-brief.js"')
        .replace('src="/brief.json"', f'src="{served.url}/v1/briefs/{brief["id"]}"')
    )
    policy = f"default-src 'none'; script-src {served.url}; connect-src {served.url}; img-src 'self'"
    other = host({"/": document, "/icon.svg": "<svg/>"}, {"Content-Security-Policy": policy})
    page.goto(other.url)
    card = page.locator("onrecord-brief [data-item=q1]")
    card.wait_for()
    assert "añadido por Ana Ruiz" in card.inner_text()
    assert page.locator("onrecord-brief .text").inner_text() == TEXT
    assert KEY not in page.content()
    with pytest.raises(HTTPError, match="403"):
        served.ask("/v1/briefs", Authorization=f"Bearer {link['token']}")
