from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from cuba import CUBA, cuba_brief
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from onrecord.render import front_page, to_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium import webdriver
    from selenium.webdriver.remote.webelement import WebElement


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the first seed's brief as a file."""
    page = tmp_path_factory.mktemp("page") / "brief.html"
    page.write_text(to_html(cuba_brief()), "utf-8")
    return page.as_uri()


@pytest.fixture
def page(browser: webdriver.Chrome, address: str) -> Iterator[webdriver.Chrome]:
    """Return the brief's page, freshly loaded; what it logs fails the test."""
    browser.get_log("browser")
    browser.get(address)
    yield browser
    assert browser.get_log("browser") == []


def one(browser: webdriver.Chrome, selector: str) -> WebElement:
    """Return the first element that `selector` finds."""
    return browser.find_element(By.CSS_SELECTOR, selector)


def marked(browser: webdriver.Chrome) -> str:
    """Return the words that are highlighted strongly."""
    script = "return Array.from(document.querySelectorAll('.article .chosen'), (e) => e.textContent).join('')"
    return str(browser.execute_script(script))


def pressed(browser: webdriver.Chrome) -> set[str]:
    """Return the ids of the selected items."""
    buttons = browser.find_elements(By.CSS_SELECTOR, "button[data-select][aria-pressed=true]")
    return {str(button.get_attribute("data-select")) for button in buttons}


def in_view(browser: webdriver.Chrome, element: WebElement) -> bool:
    """Tell whether `element` lies within the window."""
    script = "const b = arguments[0].getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight"
    return bool(browser.execute_script(script, element))


def test_selecting_an_item_marks_its_passages_and_scrolls_to_them(page: webdriver.Chrome) -> None:
    """The words of the item are marked, come into view, and are counted."""
    question = cuba_brief().unresolved_questions[-1]
    assert not in_view(page, one(page, f"mark[data-items~={question.id}]"))
    one(page, f"button[data-select={question.id}]").click()
    assert pressed(page) == {question.id}
    assert marked(page) == question.evidence[0].text
    assert in_view(page, one(page, f"mark[data-items~={question.id}]"))
    assert one(page, "[role=status]").text == "q3: 1 passage"


def test_selecting_again_or_escape_clears(page: webdriver.Chrome) -> None:
    """A second press lets go, and so does Escape."""
    button = one(page, "button[data-select=p3]")
    button.click()
    button.click()
    assert pressed(page) == set()
    button.click()
    button.send_keys(Keys.ESCAPE)
    assert pressed(page) == set()
    assert marked(page) == ""


def test_clicking_a_passage_selects_all_items_there_and_shows_the_first(page: webdriver.Chrome) -> None:
    """Where the evidence of two items overlaps, both are selected."""
    passage = one(page, "mark[data-items~=p1][data-items~=q1]")
    passage.click()
    assert pressed(page) == {"p1", "q1"}
    assert in_view(page, one(page, "#p1 button"))


def test_the_keyboard_reaches_items_and_passages(page: webdriver.Chrome) -> None:
    """Enter selects an item; arrows walk along the passages, Enter selects there."""
    one(page, "button[data-select=p6]").send_keys(Keys.ENTER)
    assert pressed(page) == {"p6"}
    one(page, "[data-step='1']").send_keys(Keys.ENTER)
    assert one(page, "[role=status]").text == "p6: passage 2 of 2"
    first = one(page, "mark[role=button][tabindex='0']")
    first.send_keys(Keys.ARROW_RIGHT)
    page.switch_to.active_element.send_keys(Keys.ENTER)
    assert "p1" in pressed(page)
    assert page.switch_to.active_element.get_attribute("role") == "button"


def test_a_kind_can_be_hidden_and_shown(page: webdriver.Chrome) -> None:
    """Hidden items leave both panes; a reference to one brings its kind back."""
    private = one(page, "button[data-kind-of=private]")
    private.click()
    assert private.get_attribute("aria-pressed") == "false"
    assert not one(page, "#p1").is_displayed()
    assert not page.find_elements(By.CSS_SELECTOR, "mark[data-show=private]")
    one(page, ".summary a[data-select=p1]").click()
    assert one(page, "#p1").is_displayed()
    assert pressed(page) == {"p1"}


def test_the_pane_reads_as_the_article_to_the_browser_too(page: webdriver.Chrome) -> None:
    """The browser's text content equals the article, and the policy lets script and style run."""
    assert page.execute_script("return document.getElementById('article-text').textContent") == CUBA
    assert page.execute_script("return getComputedStyle(document.querySelector('.panes')).display") == "grid"


def test_a_narrow_window_does_not_scroll_sideways(page: webdriver.Chrome) -> None:
    """At 320 px the page fits, brief first, and a selected passage is scrolled to."""
    size = {"width": 320, "height": 700, "deviceScaleFactor": 1, "mobile": True}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        assert page.execute_script("return document.documentElement.scrollWidth") <= 320
        page.execute_script("document.querySelector('button[data-select=q3]').click()")
        assert in_view(page, one(page, "mark[data-items~=q3]"))
        one(page, "[data-back]").click()
        assert in_view(page, one(page, "#q3 button"))
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


class StandIn(ThreadingHTTPServer):
    """A stand-in for the service: one brief that is ready at the third look."""

    daemon_threads = True

    def __init__(self, key: str | None) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.key = key
        self.looks = 0
        self.posted: list[dict[str, object]] = []
        self.cancelled = False
        self.refuses = False

    @property
    def address(self) -> str:
        """Where the front page is."""
        return f"http://127.0.0.1:{self.server_port}/"


class Answers(BaseHTTPRequestHandler):
    """What the stand-in answers."""

    server: StandIn

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Keep quiet."""

    def answer(self, status: int, kind: str, body: str, **headers: str) -> None:
        """Send one answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body.encode("utf-8"))

    def stage(self, state: str, stage: str, done: int, total: int) -> None:
        """Send how far the reading has come."""
        told = {"id": "b-1", "state": state, "stage": stage, "done": done, "total": total}
        self.answer(202, "application/json", json.dumps(told), Location="/v1/briefs/b-1", Retry_After="1")

    def refused(self) -> bool:
        """Answer 401 where the key is wanted and missing."""
        if not self.server.key or self.headers.get("Authorization") == f"Bearer {self.server.key}":
            return False
        problem = {"title": "A key is needed.", "detail": "None came.", "remedy": "Send the bearer key."}
        self.answer(401, "application/problem+json", json.dumps(problem))
        return True

    def do_GET(self) -> None:
        """Answer the page, the list, the stages, the brief."""
        if self.path == "/":
            page = front_page(endpoint_words="a stand-in", leaves_machine=False, example=CUBA)
            return self.answer(200, "text/html; charset=utf-8", page)
        if self.refused():
            return None
        if self.path == "/v1/briefs":
            listed = {"id": "b-1", "state": "succeeded", "stage": "done", "title": "<i>Old</i>"}
            return self.answer(
                200,
                "application/json",
                json.dumps({"briefs": [{**listed, "created_at": "2025-11-27T18:04:00Z"}]}),
            )
        self.server.looks += 1
        if self.server.cancelled or self.server.looks < 3:
            state = {
                "id": "b-1",
                "state": "running",
                "stage": "reading",
                "done": self.server.looks,
                "total": 9,
            }
            return self.answer(202, "application/json", json.dumps(state), Retry_After="1")
        if "text/html" in self.headers["Accept"]:
            return self.answer(200, "text/html; charset=utf-8", to_html(cuba_brief()))
        return self.answer(200, "application/json", "{}")

    def do_POST(self) -> None:
        """Take an article, or a cancellation."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.refused():
            return None
        if self.path.endswith("/cancel"):
            self.server.cancelled = True
            return self.answer(202, "application/json", "{}")
        if self.server.refuses:
            problem = {"title": "This is no article.", "detail": "It has 2 words.", "remedy": "Send more."}
            return self.answer(422, "application/problem+json", json.dumps(problem))
        self.server.posted.append(json.loads(body))
        state = {"id": "b-1", "state": "queued", "stage": "queued", "done": 0, "total": 0}
        return self.answer(
            202, "application/json", json.dumps(state), Location="/v1/briefs/b-1", Retry_After="1"
        )


@pytest.fixture
def service(request: pytest.FixtureRequest) -> Iterator[StandIn]:
    """Return a stand-in for the service, with the key that the test asks for."""
    server = StandIn(getattr(request, "param", None))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def until(browser: webdriver.Chrome, selector: str) -> WebElement:
    """Wait until `selector` is shown."""
    WebDriverWait(browser, 8, 0.05).until(
        lambda b: any(e.is_displayed() for e in b.find_elements(By.CSS_SELECTOR, selector))
    )
    return one(browser, selector)


def test_the_front_page_reads_an_article_and_opens_its_brief(
    browser: webdriver.Chrome, service: StandIn
) -> None:
    """The example is posted, the stages are shown, and the brief is navigated to."""
    browser.get(service.address)
    assert until(browser, "#recent li a").text == "<i>Old</i>"
    one(browser, "#example").click()
    one(browser, "#read").click()
    WebDriverWait(browser, 8, 0.05).until(lambda b: one(b, "#stage").text == "Reading: 1 of 9")
    until(browser, "#article-text")
    assert browser.current_url.endswith("/v1/briefs/b-1")
    assert service.posted == [{"article": {"text": CUBA}}]


def test_a_problem_is_shown_with_its_remedy_and_the_text_is_kept(
    browser: webdriver.Chrome, service: StandIn
) -> None:
    """Nothing that was pasted is lost."""
    service.refuses = True
    browser.get(service.address)
    one(browser, "#text").send_keys("Two words")
    one(browser, "#read").click()
    assert until(browser, "#problem").text == "This is no article.\nIt has 2 words.\nSend more."
    assert one(browser, "#text").get_attribute("value") == "Two words"


def test_a_reading_can_be_cancelled(browser: webdriver.Chrome, service: StandIn) -> None:
    """The service is told, and the field is free again."""
    browser.get(service.address)
    one(browser, "#text").send_keys("Two words")
    one(browser, "#read").click()
    WebDriverWait(browser, 8, 0.05).until(lambda b: one(b, "#stage").text == "Reading: 1 of 9")
    one(browser, "#cancel").click()
    WebDriverWait(browser, 8, 0.05).until(lambda b: not one(b, "#working").is_displayed())
    assert service.cancelled
    assert one(browser, "#text").get_attribute("readonly") is None


@pytest.mark.parametrize("service", ["sesame"], indirect=True)
def test_with_a_key_the_brief_is_shown_in_a_sandboxed_frame(
    browser: webdriver.Chrome, service: StandIn
) -> None:
    """The key field appears on the first 401; the framed brief's script works under both policies."""
    browser.get(service.address)
    one(browser, "#text").send_keys("Two words")
    one(browser, "#key-field")
    WebDriverWait(browser, 8, 0.05).until(lambda b: one(b, "#key-field").is_displayed())
    service.looks = 2
    one(browser, "#key").send_keys("sesame")
    browser.get_log("browser")
    one(browser, "#read").click()
    frame = until(browser, "#reading iframe")
    assert "allow-same-origin" not in str(frame.get_attribute("sandbox"))
    browser.switch_to.frame(frame)
    until(browser, "#article-text")
    one(browser, "button[data-select=p3]").click()
    assert pressed(browser) == {"p3"}
    browser.switch_to.default_content()
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
    one(browser, "#close").click()
    assert one(browser, "#text").get_attribute("value") == "Two words"
