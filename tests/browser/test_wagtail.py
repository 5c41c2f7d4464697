"""The Wagtail demo end to end: over a stand-in of the service, and once with all of it real."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from obliging_model import Provider, obliging
from playwright.sync_api import expect

from browser.newsroom import Editor, Newsroom, stand_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

HARBOUR = "harbour"
FERRY = "ferry"
STRICT = {"NEWSROOM_STRICT": "1"}

expect.set_options(timeout=20_000)  # the panel looks every two seconds, and the machine may be busy


@pytest.fixture(scope="module")
def away() -> Iterator[Any]:
    """The stand-in for the service, behind a key."""
    running = stand_in().Service()
    yield running
    running.close()


@pytest.fixture(scope="module")
def newsroom(away: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """The demo over the stand-in, under a policy as strict as the app claims to need."""
    running = Newsroom(
        tmp_path_factory.mktemp("newsroom"), ONRECORD_URL=away.url, ONRECORD_KEY=stand_in().KEY, **STRICT
    )
    yield running
    running.close()


@pytest.fixture
def editor(page: Page, newsroom: Newsroom, away: Any) -> Editor:
    """The chief, who may publish, at the first article."""
    away.looks, away.looks_needed, away.refuses, away.ends_with = 0, 0, None, None
    opened = Editor(page, newsroom)
    opened.open(HARBOUR)
    return opened


def blocks(editor: Editor) -> Any:
    """The blocks of the form that hold positions."""
    return editor.page.locator("[data-streamfield-child]:has(> input[name$='-type'][value=who_says_what])")


def insert(editor: Editor) -> None:
    """Insert all positions, and wait until Wagtail has saved the draft with them.

    Whoever publishes a page for the first time while Wagtail still saves it has it taken off again by that.
    """
    with editor.page.expect_response(lambda answer: "who_says_what" in (answer.request.post_data or "")):
        editor.panel.get_by_role("button", name="Insert “Who says what”").click()


def briefed(editor: Editor) -> None:
    """Ask, and wait for the brief of this very draft."""
    editor.ask()
    expect(editor.state).to_have_text("The brief of this draft.")
    expect(editor.brief.get_by_text("Latvia denied the report.")).to_be_visible()


def test_an_editor_asks_sees_the_stages_and_reads_the_brief(editor: Editor, away: Any) -> None:
    """The editor goes on working meanwhile; the brief appears by itself."""
    away.looks_needed = 2
    editor.ask()
    expect(editor.panel.locator("progress")).to_be_visible()
    expect(editor.state).to_have_text("Reading: 1 of 2")
    expect(editor.page.locator("[name=standfirst]")).to_be_editable()
    expect(editor.state).to_have_text("The brief of this draft.")
    expect(editor.panel.locator("progress")).to_be_hidden()
    expect(editor.brief.get_by_text("Latvia denied the report.")).to_be_visible()
    expect(editor.panel.get_by_text("Asked for by chief")).to_be_visible()


def test_a_new_brief_of_the_same_text_takes_the_place_of_the_old_one(editor: Editor) -> None:
    """What is inserted next is of the brief that is shown."""
    briefed(editor)
    shown = "document.querySelector('onrecord-brief').brief.id"
    before = editor.page.evaluate(shown)
    editor.ask()
    editor.page.wait_for_function(f"before => {shown} !== before", arg=before)
    expect(editor.state).to_have_text("The brief of this draft.")


def test_the_browser_speaks_to_the_newsroom_only(editor: Editor, newsroom: Newsroom, away: Any) -> None:
    """Neither the service's address nor its key reaches the page."""
    asked: list[str] = []
    editor.page.on("request", lambda request: asked.append(request.url))
    briefed(editor)
    editor.page.reload()
    expect(editor.brief).to_be_attached()
    assert {url.split("/")[2] for url in asked if url.startswith("http")} == {newsroom.url.split("/")[2]}
    assert stand_in().KEY not in editor.page.content()
    assert away.url not in editor.page.content()


def test_the_panel_keeps_to_a_strict_policy(editor: Editor) -> None:
    """What the policy stops is Wagtail's own inline scripts; no style, no request, nothing of the app's."""
    editor.page.evaluate(
        "window.stopped = []; document.addEventListener('securitypolicyviolation', e =>"
        " window.stopped.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}`))"
    )
    briefed(editor)
    editor.panel.locator("[data-onrecord-insert]").first.click()
    expect(editor.panel.get_by_text("Inserted")).to_be_visible()
    assert editor.page.evaluate("window.stopped") == []
    inline = "[...document.scripts].filter(s => !s.src && !s.type.includes('json')).map(s => s.textContent.slice(0, 8))"
    assert set(editor.page.evaluate(inline)) <= {"initDate"}


def test_typing_marks_the_brief_stale_at_once_and_saving_keeps_it_so(editor: Editor) -> None:
    """First the browser notices, then the server; the old words make the brief fresh again."""
    briefed(editor)
    expect(editor.stale).to_be_hidden()
    standfirst = editor.page.locator("[name=standfirst]")
    before = standfirst.input_value()
    standfirst.press_sequentially(" More.")
    expect(editor.stale).to_contain_text("The text has changed since")
    expect(editor.stale).to_have_text("The text has changed since this brief was made.")
    standfirst.fill(before)
    expect(editor.stale).to_be_hidden()
    expect(editor.state).to_have_text("The brief of this draft.")


def test_a_block_is_inserted_into_the_form_and_nothing_typed_is_lost(editor: Editor) -> None:
    """All positions, at the end of the body; what was being typed stays, and the brief stays fresh."""
    briefed(editor)
    there = blocks(editor).count()
    body = editor.page.locator("[data-contentpath=body] [contenteditable=true]").first
    body.click()
    editor.page.keyboard.type("Typed just now. ")
    insert(editor)
    expect(blocks(editor)).to_have_count(there + 1)
    expect(body).to_contain_text("Typed just now.")
    last = blocks(editor).last
    expect(last.locator("input[name$='-who']")).to_have_count(2)
    expect(last.locator("textarea[name$='-words']").nth(1)).to_have_value("Latvia denied the report.")
    expect(last.locator("select[name$='-setting']").nth(1)).to_have_value("public")
    expect(last.locator("select[name$='-setting']").nth(0)).to_have_value("private")
    expect(editor.stale).to_be_visible()
    editor.page.reload()
    expect(blocks(editor)).to_have_count(there + 1)


def test_inserting_alone_makes_no_brief_stale(editor: Editor) -> None:
    """The block is no part of the article that was read."""
    briefed(editor)
    there = blocks(editor).count()
    insert(editor)
    expect(blocks(editor)).to_have_count(there + 1)
    editor.page.reload()
    expect(editor.state).to_have_text("The brief of this draft.")
    expect(editor.stale).to_be_hidden()


def test_a_single_position_goes_into_the_block_that_is_there(editor: Editor) -> None:
    """The component's buttons insert one item after the other."""
    briefed(editor)
    if not blocks(editor).count():
        editor.brief.get_by_role("button", name="Insert").first.click()
        expect(blocks(editor)).to_have_count(1)
    entries = blocks(editor).last.locator("input[name$='-who']")
    there, many = entries.count(), blocks(editor).count()
    editor.brief.get_by_role("button", name="Insert").first.click()
    expect(entries).to_have_count(there + 1)
    expect(blocks(editor)).to_have_count(many)


def test_trouble_is_told_and_passes(page: Page, newsroom: Newsroom, away: Any) -> None:
    """A service that is away: what happened, what to do, and it is tried again."""
    away.refuses = (
        503,
        {"type": "/problems/busy", "title": "Too much to read", "detail": "", "remedy": "Wait."},
    )
    editor = Editor(page, newsroom, "editor")
    editor.open(FERRY)
    editor.ask()
    expect(editor.panel.get_by_role("alert")).to_have_text("Too much to read. Wait.")
    expect(editor.state).to_have_text("Not sent yet: it is tried again.")
    away.refuses = None
    editor.page.reload()
    expect(editor.state).to_have_text("The brief of this draft.")
    expect(editor.panel.get_by_role("alert")).to_be_hidden()


def test_being_signed_out_is_told_and_loses_nothing(editor: Editor) -> None:
    """A session that ended meanwhile."""
    editor.page.context.clear_cookies()
    editor.ask()
    expect(editor.panel.get_by_role("alert")).to_contain_text("You are signed out.")


def test_another_desk_sees_nothing(page: Page, newsroom: Newsroom, editor: Editor, chromium: Browser) -> None:
    """Sport may use OnRecord, on its own pages."""
    address = editor.page.url
    sport = chromium.new_context().new_page()
    Editor(sport, newsroom, "sport")
    sport.goto(address)
    assert sport.locator("[data-onrecord]").count() == 0
    sport.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_axe_finds_nothing_in_the_panel(
    context_of: Callable[..., BrowserContext],
    axe: Any,
    newsroom: Newsroom,
    away: Any,
    width: int,
    scheme: str,
) -> None:
    """Wide, dark, narrow: with a brief, with the note that it is stale; nothing scrolls sideways."""
    page = context_of(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()
    editor = Editor(page, newsroom)
    editor.open(HARBOUR)
    briefed(editor)
    editor.page.locator("[name=standfirst]").press_sequentially("!")
    expect(editor.stale).to_be_visible()
    assert axe(page, "[data-onrecord]") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_connection_is_tested_in_the_settings(page: Page, newsroom: Newsroom, away: Any) -> None:
    """With the address in the form."""
    away.refuses = None
    editor = Editor(page, newsroom, "admin")
    page.goto(f"{editor.url}/admin/settings/onrecord_wagtail/onrecordsettings/")
    page.get_by_role("button", name="Test connection").click()
    expect(page.get_by_text(f"OnRecord answers at {away.url} and is ready.")).to_be_visible()
    page.fill("[name=url]", "http://127.0.0.1:9")
    page.get_by_role("button", name="Test connection").click()
    expect(page.get_by_text("OnRecord cannot be reached.")).to_be_visible()
    assert stand_in().KEY not in page.content()


def test_the_demo_starts_a_service_of_its_own(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where none is given: one command, behind a key that nobody has to think of."""
    provider = Provider(obliging)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    for name in ("ONRECORD_URL", "ONRECORD_KEY"):
        monkeypatch.delenv(name, raising=False)
    running = Newsroom(
        tmp_path / "site",
        PATH=f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        NEWSROOM_SERVICE_PORT=str(port),
        ONRECORD_FOLDER=str(tmp_path / "kept"),
        ONRECORD_LLM_URL=provider.url,
        ONRECORD_LLM_MODEL="test-model",
    )
    try:
        Editor(page, running, "admin")
        page.goto(f"{running.url}/admin/settings/onrecord_wagtail/onrecordsettings/")
        page.get_by_role("button", name="Test connection").click()
        expect(page.get_by_text(f"OnRecord answers at http://127.0.0.1:{port} and is ready.")).to_be_visible()
    finally:
        running.close()
        provider.close()


@pytest.mark.model
def test_a_newsroom_with_the_real_service(
    page: Page, service: Callable[..., Any], tmp_path: Path, users_cache: Path
) -> None:
    """Ask, see the stages, read, insert, publish, see it on the page, edit, see it stale: nothing stands in."""
    onrecord = service(embedded=True, cache=users_cache, api_key="a-key-of-this-test")
    running = Newsroom(tmp_path / "site", ONRECORD_URL=onrecord.url, ONRECORD_KEY="a-key-of-this-test")
    try:
        editor = Editor(page, running)
        editor.open(HARBOUR)
        editor.ask()
        expect(editor.panel.locator("progress")).to_be_visible()
        expect(editor.state).to_have_text("The brief of this draft.", timeout=300_000)
        expect(editor.brief.get_by_text("Anna Kalnina").first).to_be_visible()
        insert(editor)
        expect(blocks(editor)).to_have_count(1)
        who = [one.input_value() for one in blocks(editor).locator("input[name$='-who']").all()]
        assert any("Kalnina" in name for name in who)
        words = [one.input_value() for one in blocks(editor).locator("textarea[name$='-words']").all()]
        editor.publish()
        page.goto(f"{running.url}/world/harbour/")
        shown = page.locator(".onrecord-block--who")
        expect(shown.get_by_role("heading", name="Who says what")).to_be_visible()
        for claim in words:
            expect(shown).to_contain_text(claim)
        assert len(onrecord.ask("/v1/briefs")["briefs"]) == 1
        editor.open(HARBOUR)
        expect(editor.state).to_have_text("The brief of this draft.")
        page.locator("[name=standfirst]").press_sequentially(" It is denied.")
        expect(editor.stale).to_have_text("The text has changed since this brief was made.")
        editor.publish()
        page.goto(f"{running.url}/world/harbour/")
        expect(page.get_by_text("It is denied.")).to_be_visible()
        editor.open(HARBOUR)
        expect(editor.state).to_have_text("The brief of this draft.", timeout=300_000)
        # Publishing the same words asked for nothing; publishing new ones did, without anybody asking.
        assert len(onrecord.ask("/v1/briefs")["briefs"]) == 2
    finally:
        running.close()
