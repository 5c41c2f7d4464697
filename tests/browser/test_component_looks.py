"""How the component stands up in hostile pages, to axe, to the keyboard, on paper and at every width."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cuba import CUBA, cuba_brief

from browser.embedding import STRICT, embedding, files, highlighted, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from browser.hosting import Host

    Hosting = Callable[..., Host]
    Axe = Callable[[Page], list[str]]

COMPONENT = Path(__file__).parents[2] / "component"
HOSTILE = """
    body * { display: none !important; font-size: 40px !important; color: red !important; direction: rtl;
      line-height: 3; text-transform: uppercase; letter-spacing: 1em; white-space: nowrap; text-align: right;
      visibility: hidden; }
    main { display: block !important; visibility: visible; }
    button, h1, p { background: lime !important; }
"""
OPENED = """() => { for (const one of document.querySelectorAll("onrecord-brief"))
    for (const fold of one.shadowRoot.querySelectorAll("details")) fold.open = true; }"""
ACTIVE = """() => { const one = document.querySelector("onrecord-brief").shadowRoot.activeElement;
    return one && (one.dataset.pick || one.dataset.ref || one.className || one.localName); }"""


def test_a_host_with_other_css_changes_nothing(page: Page, host: Hosting):
    """Hidden, huge, red, right-to-left: the brief looks as in an empty page."""
    measured = """() => {
        const root = document.querySelector("onrecord-brief").shadowRoot;
        const names = ["display", "fontSize", "color", "direction", "letterSpacing", "textAlign", "visibility"];
        return [...root.querySelectorAll("h1, .claim, .setting, button.ref, td")].map((one) => {
          const [style, box] = [getComputedStyle(one), one.getBoundingClientRect()];
          return [...names.map((name) => style[name]), box.width, box.height];
        });
    }"""
    shown(page, host(files(embedding(head="<style>body { margin: 0 } main { display: block }</style>"))).url)
    plain = page.evaluate(measured)
    shown(page, host(files(embedding(head=f"<style>body {{ margin: 0 }} {HOSTILE}</style>"))).url)
    assert page.evaluate(measured) == plain
    assert len(plain) > 50


def test_a_right_to_left_host_does_not_turn_an_english_brief(page: Page, host: Hosting):
    """The words have their own direction; so has every string of the article."""
    shown(page, host(files(embedding('lang="en"', lang="ar", direction="rtl"))).url)
    directions = page.locator("onrecord-brief .claim").evaluate_all(
        "all => all.map(one => getComputedStyle(one).direction)"
    )
    assert set(directions) == {"ltr"}
    assert page.locator("onrecord-brief .sheet").evaluate("one => getComputedStyle(one).direction") == "ltr"


def test_under_a_strict_policy_nothing_is_refused(page: Page, host: Hosting):
    """No inline style, no markup sink, no request elsewhere: the browser reports no violation."""
    refused = """addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
        (window.refused ??= []).push(violatedDirective))"""
    served = host(
        files(embedding('lang="ar"', head='<script src="/refused.js"></script>')) | {"/refused.js": refused},
        STRICT,
    )
    shown(page, served.url)
    page.evaluate("document.querySelector('onrecord-brief').show('m1')")
    page.evaluate(OPENED)
    # The host's own icon is an image, which this policy does not allow.
    assert set(page.evaluate("window.refused ?? []")) <= {"img-src"}
    styled = "[...document.querySelector('onrecord-brief').shadowRoot.querySelectorAll('[style]')].length"
    assert page.evaluate(styled) == 0


@pytest.mark.parametrize(
    ("lang", "scheme", "width"),
    [
        ("en", "light", 1400),
        ("en", "dark", 1400),
        ("ar", "light", 1400),
        ("en", "light", 320),
        ("ar", "dark", 320),
        ("de", "light", 800),
    ],
)
def test_axe_finds_nothing(
    context_of: Callable[..., BrowserContext], host: Hosting, axe: Axe, lang: str, scheme: Any, width: int
):
    """With everything folded away, with an item chosen and actions offered, and with all folds open.

    The window is high enough for nothing to lie under the bar, where axe takes a target for covered.
    """
    page = context_of(color_scheme=scheme, viewport={"width": width, "height": 9000}).new_page()
    shown(
        page,
        host(files(embedding(f'lang="{lang}"', lang=lang, head="<style>body { margin: 0 }</style>"))).url,
    )
    assert axe(page) == []
    page.evaluate("""() => { const one = document.querySelector("onrecord-brief");
        one.actions = () => [{ id: "note", label: "Note", run() {} }]; }""")
    page.locator("onrecord-brief .action").first.wait_for()
    page.evaluate("document.querySelector('onrecord-brief').show('p3')")
    page.evaluate(OPENED)
    assert axe(page) == []
    if width < 800:
        page.locator("onrecord-brief [data-tab=article]").last.click()
        assert axe(page) == []


def test_axe_finds_nothing_in_progress_and_problem(page: Page, host: Hosting, axe: Axe):
    """The states in which there is no brief yet."""
    running = {"state": "running", "stage": "reading", "done": 1, "total": 2}
    waiting = host(files(embedding()) | {"/brief.json": lambda _: (202, {"Retry-After": "9"}, running)})
    page.goto(waiting.url)
    page.get_by_text("Reading: 1 of 2").wait_for()
    assert axe(page) == []
    page.goto(host(files(embedding()) | {"/brief.json": lambda _: (500, {}, "oh")}).url)
    page.get_by_role("button", name="Try again").wait_for()
    assert axe(page) == []


@pytest.mark.parametrize(
    ("width", "lang"),
    [*((width, "en") for width in (320, 480, 800, 1100, 1400, 2400)), (320, "de"), (320, "fr")],
)
def test_at_no_width_does_anything_stick_out(page: Page, host: Hosting, width: int, lang: str):
    """Nor is any target smaller than 24 pixels a side, but for links within a line."""
    page.set_viewport_size({"width": width, "height": 900})
    shown(page, host(files(embedding(f'lang="{lang}"', head="<style>body { margin: 0 }</style>"))).url)
    page.evaluate(OPENED)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate("""() => {
        const root = document.querySelector("onrecord-brief").shadowRoot;
        return [...root.querySelectorAll("button:not(.go), summary")]
          .filter((one) => one.getClientRects().length)
          .map((one) => [one.className, one.textContent, one.getBoundingClientRect()])
          .filter(([, , box]) => box.width < 24 || box.height < 24)
          .map(([name, text]) => `${name} ${text}`);
    }""")
    assert small == []


def test_public_and_private_stand_side_by_side_where_there_is_room_and_are_always_named(
    page: Page, host: Hosting
):
    """By the width of the component, not of the window."""
    shown(page, host(files(embedding('article="none"', head="<style>main { width: 900px }</style>"))).url)
    columns = page.locator("onrecord-brief .columns").first.locator(".column")
    tops = "all => all.map(one => one.getBoundingClientRect().top)"
    public, private = columns.evaluate_all(tops)
    assert public == private
    page.evaluate("document.querySelector('main').style.width = '400px'")
    public, private = columns.evaluate_all(tops)
    assert public < private
    for card in page.locator("onrecord-brief .card").all():
        assert any(word in card.inner_text() for word in ("In public", "In private", "Setting unclear"))


def test_all_of_it_is_done_with_the_keyboard(page: Page, host: Hosting):
    """To an item, to its evidence and back; from the article to an item; Escape clears."""
    shown(page, host(files(embedding())).url)
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(ACTIVE) == "p2":
            break
    if not page.evaluate("document.querySelector('onrecord-brief').shadowRoot.activeElement.dataset.pick"):
        page.locator("onrecord-brief [data-pick=p2]").focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
    assert page.evaluate(ACTIVE) == "p2"
    (second,) = (each for each in cuba_brief().positions if each.id == "p2")
    assert highlighted(page) == [span.text for span in second.evidence]
    page.keyboard.press("Enter")
    assert page.evaluate(ACTIVE) == "article"
    told = page.locator("onrecord-brief [role=status]").inner_text()
    assert "p2" in told
    assert second.evidence[0].text[:40] in told
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert page.evaluate(ACTIVE) == "p2"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate(ACTIVE) == "p2"
    page.keyboard.press("Escape")
    assert page.locator("onrecord-brief [aria-pressed=true][data-pick]").count() == 0


def test_the_keyboard_walks_through_the_evidence_of_the_whole_article(page: Page, host: Hosting):
    """From passage to passage; Enter goes to the item that rests on it."""
    shown(page, host(files(embedding())).url)
    page.locator("onrecord-brief .article").focus()
    seen = []
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        seen.append(highlighted(page))
    assert len({str(each) for each in seen}) > 1
    page.keyboard.press("ArrowLeft")
    assert highlighted(page) == seen[2]
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('onrecord-brief').shadowRoot.activeElement.dataset.pick")


def test_on_a_narrow_screen_brief_and_article_take_turns(
    context_of: Callable[..., BrowserContext], host: Hosting
):
    """Touch: choose an item, go to its evidence, come back."""
    page = context_of(viewport={"width": 360, "height": 700}, has_touch=True).new_page()
    shown(page, host(files(embedding(head="<style>body { margin: 0 }</style>"))).url)
    assert not page.locator("onrecord-brief .article").is_visible()
    page.locator("onrecord-brief [data-pick=p3]").tap()
    page.get_by_role("button", name="Show in article").tap()
    assert page.locator("onrecord-brief .article").is_visible()
    top = page.evaluate("[...CSS.highlights.get('onrecord-evidence')][0].getBoundingClientRect().top")
    assert 0 <= top < 700
    page.get_by_role("button", name="Back to item").tap()
    assert page.locator("onrecord-brief [data-item=p3]").is_visible()
    assert not page.locator("onrecord-brief .article").is_visible()


def test_the_theme_follows_the_reader_unless_the_host_sets_it(
    context_of: Callable[..., BrowserContext], host: Hosting
):
    """And a host may give its own colours."""
    page = context_of(color_scheme="dark").new_page()
    served = host(files(embedding(head="<style>.own { --onrecord-paper: rgb(1, 2, 3) }</style>")))
    shown(page, served.url)
    paper = "one => getComputedStyle(one).backgroundColor"
    sheet = page.locator("onrecord-brief .sheet")
    assert sheet.evaluate(paper) == "rgb(21, 22, 23)"
    page.evaluate("document.querySelector('onrecord-brief').setAttribute('theme', 'light')")
    assert sheet.evaluate(paper) == "rgb(253, 252, 249)"
    page.evaluate("document.querySelector('onrecord-brief').className = 'own'")
    assert sheet.evaluate(paper) == "rgb(1, 2, 3)"


def test_on_paper_all_folds_are_open_and_no_button_is_left(page: Page, host: Hosting):
    """Brief, then article; afterwards the folds are closed again."""
    shown(page, host(files(embedding())).url)
    page.evaluate("document.querySelector('onrecord-brief').show('p3')")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("onrecord-brief details:not([open])").count() == 0
    for gone in (".bar", ".jumps", ".actions", ".go", ".tabs"):
        assert not any(one.is_visible() for one in page.locator(f"onrecord-brief {gone}").all()), gone
    edges = (
        "all => all.map(one => { const box = one.getBoundingClientRect(); return [box.top, box.bottom]; })"
    )
    (_, brief_ends), (article_begins, _) = page.locator("onrecord-brief :is(.brief, .article)").evaluate_all(
        edges
    )
    assert brief_ends <= article_begins + 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("onrecord-brief details[open]").count() == 0


def test_with_forced_colours_what_is_chosen_can_still_be_told(
    context_of: Callable[..., BrowserContext], host: Hosting
):
    """By the system's own colours for marked text."""
    page = context_of(forced_colors="active").new_page()
    shown(page, host(files(embedding())).url)
    pick = page.locator("onrecord-brief [data-pick=p3]")
    before = pick.evaluate("one => getComputedStyle(one).backgroundColor")
    pick.click()
    assert pick.evaluate("one => getComputedStyle(one).backgroundColor") != before


@pytest.mark.parametrize("command", ["drift", "size", "check"])
def test_the_committed_module_is_what_the_sources_make(command: str):
    """Within 25,000 bytes compressed, and with types that hold."""
    if not (COMPONENT / "node_modules").is_dir():
        pytest.fail("The component's tools are not installed. Run: cd component && npm ci")
    done = subprocess.run(["npm", "run", "--silent", command], cwd=COMPONENT, capture_output=True, text=True)  # noqa: S603, S607
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_article_beside_the_brief_is_whole(page: Page, host: Hosting):
    """Every paragraph of it, character for character."""
    shown(page, host(files(embedding())).url)
    paragraphs = page.locator("onrecord-brief .text > p").all_text_contents()
    assert paragraphs == [each for each in CUBA.strip().split("\n\n") if each.strip()]
    assert json.loads(cuba_brief().model_dump_json())["article"]["text"] == CUBA
