"""The service's page in a browser: paste or drop an article, watch it being read, read its brief."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from obliging_model import Provider, obliging
from playwright.sync_api import expect
from running import FRIGATE

from fakes import Reply

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from browser.serving import Service

expect.set_options(timeout=30_000)  # others may be at work on this machine

WORDS = FRIGATE.read_text("utf-8")
FIRST_STAGE = 10_000
"""Milliseconds within which somebody who pasted an article sees that it is being read."""

DROP = """([name, type, bytes]) => {
  const dropped = new DataTransfer();
  for (const each of [].concat(name)) dropped.items.add(new File([new Uint8Array(bytes)], each, {type}));
  const event = new DragEvent("drop", {dataTransfer: dropped, bubbles: true, cancelable: true});
  document.getElementById("drop").dispatchEvent(event);
}"""


class Gate:
    """A model that answers nothing until it is let."""

    def __init__(self) -> None:
        self.stall = 60.0

    def __call__(self, body: dict[str, Any]) -> Reply:
        """Find nothing, late."""
        reply = obliging(body)
        reply.stall = self.stall
        return reply


@pytest.fixture
def slow() -> Any:
    """A provider whose first answers take a minute."""
    provider = Provider(Gate())
    yield provider
    provider.close()


@pytest.fixture
def ready(service: Callable[..., Service]) -> Service:
    """The service over a model that finds nothing, at once."""
    started = service()
    assert started.url
    return started


def test_an_article_is_pasted_and_read(page: Page, ready: Service):
    """The button leads to the article's own page, which turns into its brief."""
    page.goto(ready.url)
    page.get_by_label("Article", exact=True).fill(WORDS)
    expect(page.get_by_text(f"{len(WORDS.split())} words")).to_be_visible()
    page.get_by_role("button", name="Read the article").click()
    expect(page.locator("onrecord-brief .sheet h1")).to_have_text(
        "Norway denies that it asked Sweden for a frigate"
    )
    assert re.fullmatch(r".*/briefs/\w+", page.url)
    page.goto(ready.url)
    newest = page.get_by_role("region", name="Recent briefs").get_by_role("listitem").first
    expect(newest).to_contain_text("Norway denies")
    expect(newest).to_contain_text("ready")


def test_its_stages_are_shown_while_it_is_read(page: Page, service: Callable[..., Service], slow: Provider):
    """The first within ten seconds, with counts, the time so far, and no promise before anything was measured."""
    started = service(provider=slow)
    page.goto(started.url)
    page.get_by_role("button", name="Put in an example").click()
    page.get_by_role("button", name="Read the article").click()
    stage = page.locator("#stage")
    expect(stage).to_have_text(re.compile("."), timeout=FIRST_STAGE)
    expect(stage).to_have_text(re.compile(r"Reading: \d+ of \d+ questions"))
    expect(page.locator("#stages [aria-current=step]")).to_have_text("Reading")
    expect(page.locator("#waiting")).to_contain_text("not known yet")
    before = page.locator("#elapsed").text_content()
    expect(page.locator("#elapsed")).not_to_have_text(before or "")
    page.get_by_role("button", name="Call it off").click()
    expect(page.locator("main")).to_contain_text("The reading was called off")
    page.get_by_role("button", name="Try again").click()
    expect(stage).to_be_visible()


def test_a_file_is_dropped_and_seen(page: Page, ready: Service):
    """Its words stand in the field before they are sent."""
    page.goto(ready.url)
    page.evaluate(DROP, ["frigate.txt", "text/plain", list(WORDS.encode())])
    expect(page.get_by_label("Article", exact=True)).to_have_value(WORDS)
    expect(page.locator("#size")).to_have_text(f"{len(WORDS.split())} words from frigate.txt")
    page.get_by_role("button", name="Read the article").click()
    expect(page.locator("onrecord-brief .sheet h1")).to_contain_text("Norway denies")


def test_a_file_in_another_charset_is_sent_as_it_is(page: Page, ready: Service):
    """The service reads what the browser cannot."""
    page.goto(ready.url)
    german = "Der Außenminister bestritt öffentlich, was er den Aufständischen vertraulich zugesagt hatte."
    page.evaluate(DROP, ["alt.txt", "text/plain", list(german.encode("cp1252"))])
    expect(page.locator("#size")).to_have_text("alt.txt will be sent as it is.")
    page.get_by_role("button", name="Read the article").click()
    expect(page.locator("onrecord-brief .sheet .article")).to_contain_text(
        "Außenminister bestritt öffentlich"
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [("minutes.pdf", "neither .txt, .md nor .html"), (["a.txt", "b.txt"], "2 files were dropped")],
)
def test_what_cannot_be_read_is_refused_in_words(page: Page, ready: Service, names: Any, said: str):
    """At once, with what to do, and what was typed stays."""
    page.goto(ready.url)
    page.get_by_label("Article", exact=True).fill("Typed before.")
    page.evaluate(DROP, [names, "application/octet-stream", [37, 80, 68, 70]])
    problem = page.locator(".problem")
    expect(problem).to_contain_text(said)
    expect(problem).to_be_focused()
    expect(page.get_by_label("Article", exact=True)).to_have_value("Typed before.")


def test_a_file_larger_than_the_service_reads_is_refused_before_it_is_opened(
    page: Page, service: Callable[..., Service]
):
    """However large: the page does not take it in, and what was typed stays."""
    page.goto(service(max_body=1_000).url)
    page.get_by_label("Article", exact=True).fill("Typed before.")
    page.evaluate(DROP, ["long.txt", "text/plain", [97] * 1_001])
    expect(page.locator(".problem")).to_contain_text("long.txt has more than 1,000 bytes.")
    expect(page.get_by_label("Article", exact=True)).to_have_value("Typed before.")


def test_a_file_of_two_bytes_a_letter_is_sent_as_it_is(page: Page, ready: Service):
    """UTF-16 of English letters passes for UTF-8 with zeros between. The service says what is wrong with it."""
    page.goto(ready.url)
    page.evaluate(DROP, ["frigate.txt", "text/plain", list(WORDS.encode("utf-16-le"))])
    expect(page.locator("#size")).to_have_text("frigate.txt will be sent as it is.")


def test_a_service_that_stumbles_while_an_article_is_read_is_waited_for(
    page: Page, service: Callable[..., Service], slow: Provider
):
    """The page stays, says so, and goes on by itself."""
    started = service(provider=slow)
    page.route("**/events", lambda route: route.abort())
    answers = [503, 429, 502]

    def stumbling(route: Route) -> None:
        if answers:
            route.fulfill(status=answers.pop(), json={"title": "Busy"})
        else:
            route.continue_()

    page.route(re.compile(r"/v1/briefs/[^/]+$"), stumbling)
    page.goto(started.url)
    page.get_by_role("button", name="Put in an example").click()
    page.get_by_role("button", name="Read the article").click()
    expect(page.locator("#trouble .problem")).to_contain_text("The service does not answer.")
    expect(page.locator("#trouble .problem")).to_have_count(0)
    expect(page.locator("#stage")).to_have_text(re.compile(r"Reading: \d+ of \d+ questions"))


def test_a_refusal_is_shown_with_its_remedy_and_nothing_is_lost(page: Page, ready: Service):
    """Neither where the service refuses it, nor where there is no service any more."""
    page.goto(ready.url)
    page.get_by_label("Article", exact=True).fill("Two words")
    page.get_by_role("button", name="Read the article").click()
    expect(page.locator(".problem")).to_contain_text("too short")
    expect(page.get_by_label("Article", exact=True)).to_have_value("Two words")
    ready.close()
    page.get_by_role("button", name="Read the article").click()
    expect(page.locator(".problem")).to_contain_text("The service does not answer.")
    expect(page.get_by_label("Article", exact=True)).to_have_value("Two words")


def test_a_failed_reading_says_why_and_can_be_tried_again(page: Page, service: Callable[..., Service]):
    """With the provider's trouble in the service's own words."""
    provider = Provider(Reply(status=401, body={}), obliging)
    try:
        started = service(provider=provider)
        page.goto(started.url)
        page.get_by_label("Article", exact=True).fill(WORDS)
        page.get_by_role("button", name="Read the article").click()
        expect(page.locator(".problem")).to_contain_text("key")
        page.get_by_text("The article", exact=True).click()
        expect(page.locator(".article-text")).to_contain_text("Two Norwegian submarines")
        page.get_by_role("button", name="Try again").click()
        expect(page.locator("onrecord-brief .sheet h1")).to_contain_text("Norway denies")
    finally:
        provider.close()


def test_all_of_it_works_without_a_script(
    context_of: Callable[..., Any], service: Callable[..., Service], slow: Provider
):
    """Paste, watch, call off, try again, read, delete."""
    started = service(provider=slow)
    page = context_of(java_script_enabled=False).new_page()
    page.goto(started.url)
    page.get_by_label("Article", exact=True).fill(WORDS)
    page.get_by_role("button", name="Read the article").click()
    # It looks again by itself: the stage is there without a hand being moved.
    expect(page.locator("#stage")).to_have_text(re.compile(r"Reading: \d+ of \d+ questions"))
    page.get_by_role("button", name="Call it off").click()
    expect(page.locator("main")).to_contain_text("called off")
    slow.fake.script = [obliging]
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("onrecord-brief h1")).to_have_text("Norway denies that it asked Sweden for a frigate")
    page.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_role("region", name="Recent briefs")).to_contain_text("None yet")


def test_a_file_is_sent_without_a_script(context_of: Callable[..., Any], ready: Service):
    """By the browser's own control."""
    page = context_of(java_script_enabled=False).new_page()
    page.goto(ready.url)
    page.get_by_label("Or a file").set_input_files(FRIGATE)
    page.get_by_role("button", name="Read the article").click()
    expect(page.locator("onrecord-brief h1")).to_contain_text("Norway denies")


def test_the_keyboard_is_enough(page: Page, ready: Service):
    """From the first Tab to the brief and away again."""
    page.goto(ready.url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page’s content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Article", exact=True)).to_be_focused()
    page.keyboard.insert_text(WORDS)
    for _ in range(3):  # the file, title and address, the button
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Read the article")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("onrecord-brief .sheet h1")).to_contain_text("Norway denies")
    link = page.get_by_role("link", name="Delete")
    for _ in range(20):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Norway denies")


def test_a_key_is_asked_for_once(page: Page, service: Callable[..., Service]):
    """Signing in leads back, opens what the page fetches, and ends with signing out."""
    started = service(api_key="correct horse")
    page.goto(f"{started.url}/actors")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.get_by_label("Your name").fill("Ana Ruiz")
    page.get_by_label("Key of this service").fill("guess")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("not this service's")
    expect(page.get_by_label("Your name")).to_have_value("Ana Ruiz")
    page.get_by_label("Key of this service").fill("correct horse")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Actors")
    page.goto(started.url)
    page.get_by_label("Article", exact=True).fill(WORDS)
    page.get_by_role("button", name="Read the article").click()
    expect(page.locator("onrecord-brief .sheet h1")).to_contain_text("Norway denies")
    assert not [cookie for cookie in page.context.cookies() if "correct" in cookie["value"]]
    assert page.evaluate("document.cookie") == ""
    page.get_by_role("button", name="Sign out").click()
    page.goto(started.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_what_was_typed_outlives_the_session(page: Page, service: Callable[..., Service]):
    """Twelve hours later the page says to sign in elsewhere, and keeps the text."""
    started = service(api_key="correct horse")
    page.goto(started.url)
    page.get_by_label("Your name").fill("Ana Ruiz")
    page.get_by_label("Key of this service").fill("correct horse")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Article", exact=True).fill(WORDS)
    page.context.clear_cookies()
    page.get_by_role("button", name="Read the article").click()
    expect(page.locator(".problem")).to_contain_text("Sign in again in another window")
    expect(page.get_by_label("Article", exact=True)).to_have_value(WORDS)


@pytest.mark.model
def test_the_embedded_model_reads_a_short_article_within_two_minutes(
    page: Page, service: Callable[..., Service], users_cache: Path
):
    """The first stage within ten seconds of the click, the brief within two minutes of it."""
    started = service(embedded=True, cache=users_cache)
    page.goto(started.url)
    page.get_by_label("Article", exact=True).fill(WORDS)
    page.get_by_role("button", name="Read the article").click()
    expect(page.locator("#stage, onrecord-brief").first).to_be_visible(timeout=FIRST_STAGE)
    expect(page.locator("onrecord-brief .sheet .news")).to_be_visible(timeout=120_000)
    expect(page.locator("onrecord-brief .sheet .setting.public").first).to_be_visible()
