"""How the service's pages look: to axe, in the dark, on a phone, from right to left, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from obliging_model import Provider, obliging
from playwright.sync_api import expect

from browser.kept import arabic, cuba, keep
from browser.serving import Service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

expect.set_options(timeout=30_000)  # others may be at work on this machine

PAGES = {
    "front": "/",
    "brief": "/briefs/{cuba}",
    "arabic": "/briefs/{arabic}",
    "delete": "/briefs/{cuba}/delete",
    "unknown": "/briefs/none",
    "actors": "/actors",
    "actor": "/actors/Nicol%C3%A1s%20Maduro",
    "name": "/sign-in",
}
REFUSED = (
    "addEventListener('securitypolicyviolation',"
    " event => (window.refused ??= []).push(event.violatedDirective + event.blockedURI))"
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, dict[str, str]]]:
    """One service with a few briefs, for all tests that change nothing."""
    folder = tmp_path_factory.mktemp("looks")
    earlier = cuba()
    article = earlier.article.model_copy(update={"title": "An earlier article"})
    ids = keep(folder / "kept", [earlier.model_copy(update={"article": article}), arabic(), cuba()])
    provider = Provider(obliging)
    service = Service(folder, {"llm_url": provider.url, "llm_model": "test-model"})
    assert service.url
    yield service, {"arabic": ids[1], "cuba": ids[2]}
    service.close()
    provider.close()


@pytest.fixture
def open_page(
    desk: tuple[Service, dict[str, str]], context_of: Callable[..., BrowserContext]
) -> Callable[..., Page]:
    """Opens one of PAGES; what its policy refuses is noted in `refused`."""
    service, ids = desk

    def opened(name: str, **options: Any) -> Page:
        page = context_of(**options).new_page()
        if options.get("java_script_enabled", True):
            page.add_init_script(REFUSED)
        page.goto(service.url + PAGES[name].format(**ids))
        if name in ("brief", "arabic") and options.get("java_script_enabled", True):
            expect(page.locator("onrecord-brief .sheet")).to_be_visible()
        return page

    return opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(
    open_page: Callable[..., Page], axe: Callable[[Page], list[str]], name: str, scheme: str
):
    """On any page, in the light and in the dark; and the page's policy had nothing to refuse."""
    page = open_page(name, color_scheme=scheme)
    assert page.evaluate("window.refused ?? []") == []
    assert axe(page) == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scripts", [True, False])
def test_nothing_is_cut_off_on_a_phone(open_page: Callable[..., Page], name: str, scripts: bool):
    """At 320 px no page scrolls sideways, with scripts or without."""
    page = open_page(name, viewport={"width": 320, "height": 640}, java_script_enabled=scripts)
    assert page.locator("body").evaluate("body => document.documentElement.scrollWidth") <= 320


def test_axe_finds_nothing_while_a_brief_is_corrected(
    open_page: Callable[..., Page], axe: Callable[[Page], list[str]]
):
    """With the buttons, the tray, and the dialogs open."""
    page = open_page("brief")
    page.get_by_role("button", name="Correct", exact=True).click()
    expect(page.get_by_title("Correct position p1", exact=True).first).to_be_visible()
    assert axe(page) == []
    for title in (
        "Correct position p1",
        "Correct military asset m1",
        "Correct open question q1",
        "Delete actor a1",
    ):
        page.get_by_title(title, exact=True).first.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        assert axe(page) == [], title
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_dialog_fits_a_phone(open_page: Callable[..., Page]):
    """Its buttons are within reach and nothing lies beside it."""
    page = open_page("brief", viewport={"width": 320, "height": 640})
    page.get_by_role("button", name="Correct", exact=True).click()
    page.get_by_title("Correct military asset m1", exact=True).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Save")).to_be_in_viewport()
    assert dialog.evaluate("dialog => dialog.scrollWidth - dialog.clientWidth") <= 0


def test_an_article_from_right_to_left_stays_so(open_page: Callable[..., Page]):
    """Title, list and article, with scripts and without."""
    for scripts in (True, False):
        page = open_page("arabic", java_script_enabled=scripts)
        title = page.locator("onrecord-brief .sheet h1" if scripts else "onrecord-brief h1")
        assert title.evaluate("title => getComputedStyle(title).direction") == "rtl"
    link = open_page("front").get_by_role("link", name="فرقاطتان")
    assert link.evaluate("link => getComputedStyle(link).direction") == "rtl"


def test_a_mark_tells_what_was_said_by_mouse_and_by_keyboard(open_page: Callable[..., Page]):
    """The words and who says so stand under the picture; Enter leads to the item in its brief."""
    page = open_page("actor")
    readout = page.locator("#readout")
    expect(readout).to_contain_text("Point at a mark")
    mark = page.locator("a.mark").first
    mark.hover()
    expect(readout).to_contain_text("In private")
    expect(readout).to_contain_text("unnamed, 4 sources")
    page.mouse.move(0, 0)
    other = page.locator("a.mark").last
    other.focus()
    expect(page.locator("tr.pointed")).to_have_attribute("id", other.get_attribute("data-row") or "")
    page.keyboard.press("Enter")
    expect(page.locator("onrecord-brief .pick[aria-pressed=true]").first).to_be_visible()


def test_marks_are_large_enough_to_hit(open_page: Callable[..., Page]):
    """24 px at least, also where the picture is at its smallest."""
    page = open_page("actor", viewport={"width": 320, "height": 640})
    sizes = page.evaluate(
        "Array.from(document.querySelectorAll('.mark .target'), target => target.getBoundingClientRect())"
        ".map(({width, height}) => Math.min(width, height))"
    )
    assert sizes
    assert min(sizes) >= 22


def test_paper_carries_the_brief_and_no_tools(open_page: Callable[..., Page]):
    """What can only be pressed is not printed."""
    page = open_page("brief")
    page.get_by_role("button", name="Correct", exact=True).click()
    page.emulate_media(media="print")
    for tool in (".bar", "#tools", ".tray"):
        expect(page.locator(tool).first).to_be_hidden()
    expect(page.locator("onrecord-brief .news")).to_be_visible()
