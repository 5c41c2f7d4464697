from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cuba import CUBA, cuba_brief
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from onrecord.render import to_html

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
