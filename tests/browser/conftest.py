"""What the tests in a browser share: Chromium, hosts that embed briefs, services, and axe."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from obliging_model import Provider, obliging
from playwright.sync_api import sync_playwright

from browser.hosting import Host
from browser.serving import Service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

AXE = Path(__file__).parents[2] / "component" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a screen; one for all tests."""
    installed = shutil.which("chromium")
    if not installed:
        pytest.fail("Chromium is not installed. `make test-browser` installs it, or says how.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=installed, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def context_of(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens profiles (`color_scheme`, `java_script_enabled`, `viewport` …); closed after the test."""
    opened: list[BrowserContext] = []

    def open_one(**options: Any) -> BrowserContext:
        made = chromium.new_context(
            **({"reduced_motion": "reduce", "viewport": {"width": 1280, "height": 800}} | options)
        )
        made.set_default_timeout(20_000)
        opened.append(made)
        return made

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def page(context_of: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A page whose scripts must not break: an error that nobody caught fails the test."""
    opened = context_of().new_page()
    broken: list[str] = []
    opened.on("pageerror", lambda error: broken.append(str(error)))
    yield opened
    assert not broken


@pytest.fixture
def host() -> Iterator[Callable[..., Host]]:
    """Serves pages of other sites: `host({"/": html, "/brief.json": …}, headers={…})`."""
    opened: list[Host] = []

    def serve(files: dict[str, Any], headers: dict[str, str] | None = None) -> Host:
        opened.append(Host(files, headers or {}))
        return opened[-1]

    yield serve
    for one in opened:
        one.close()


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Callable[..., Service]]:
    """Starts the real service; without settings of a model, over an endpoint that finds nothing.

    `service(embedded=True)` reads with the real embedded model; settings are given in lower case.
    """
    opened: list[Service | Provider] = []

    def start(*, embedded: bool = False, provider: Provider | None = None, **settings: Any) -> Service:
        if not embedded and "llm_url" not in settings:
            if provider is None:
                provider = Provider(obliging)
                opened.append(provider)
            settings |= {"llm_url": provider.url, "llm_model": "test-model"}
        opened.append(Service(tmp_path / "service", settings))
        return opened[-1]

    yield start
    for one in reversed(opened):
        one.close()


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """What axe finds wrong with a page, or within one selector of it: each rule with what breaks it."""
    if not AXE.is_file():
        pytest.fail("axe-core is not installed. `make test-browser` installs it; or: cd component && npm ci")
    source = AXE.read_text(encoding="utf-8")

    def violations(page: Page, within: str | None = None) -> list[str]:
        # Its own world: no page's policy stands in the way, and no page sees it.
        page.evaluate(f"() => {{ {source}; window.axe = axe; }}")
        asked = "([rules, within]) => axe.run(within ?? document, {runOnly: rules})"
        found = page.evaluate(asked, [RULES, within])
        return [
            f"{one['id']}: {', '.join(str(node['target']) for node in one['nodes'])}"
            for one in found["violations"]
        ]

    return violations
