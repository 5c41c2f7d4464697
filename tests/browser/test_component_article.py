"""Evidence in the article: the component's own pane, and the host's article, which is never changed."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from cuba import CUBA, Finder, brief_of, cuba_brief, position_of

from browser.embedding import STRICT, embedding, files, highlighted, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from browser.hosting import Host

    Hosting = Callable[..., Host]

PARAGRAPHS = "".join(f"<p>{html.escape(each, quote=False)}</p>" for each in CUBA.split("\n\n"))
ARTICLE = f'<article id="story">{PARAGRAPHS}</article>'
EVENTS = """
    window.told = [];
    for (const name of ["ready", "focus", "select"])
      addEventListener(`onrecord-${name}`, ({ type, detail }) => told.push([type, detail]));
"""
SHIPS = "🚢🚢 Fleet news. "


def sentences_of(item: str) -> list[str]:
    """The evidence of a position of the hand-made brief, in order."""
    (position,) = (each for each in cuba_brief().positions if each.id == item)
    return [span.text for span in position.evidence]


def test_pointing_at_an_item_highlights_its_evidence_and_leaving_clears_it(page: Page, host: Hosting):
    """And the words that govern it within the sentence."""
    shown(page, host(files(embedding())).url)
    page.locator("onrecord-brief [data-item=p3] .claim").hover()
    assert highlighted(page) == sentences_of("p3")
    assert highlighted(page, "words")
    page.get_by_role("heading", name="The host’s own page").hover()
    assert highlighted(page) == []


def test_choosing_an_item_keeps_its_evidence_until_it_is_cleared(page: Page, host: Hosting):
    """By a click; a second one, or Escape, takes it away."""
    shown(page, host(files(embedding())).url)
    pick = page.locator("onrecord-brief [data-pick=p3]")
    pick.click()
    page.mouse.move(0, 0)
    assert highlighted(page) == sentences_of("p3")
    assert pick.get_attribute("aria-pressed") == "true"
    pick.click()
    page.locator("onrecord-brief h1").hover()
    assert highlighted(page) == []
    pick.click()
    page.keyboard.press("Escape")
    page.locator("onrecord-brief h1").hover()
    assert highlighted(page) == []


def test_pointing_at_evidence_in_the_article_shows_which_items_it_carries(page: Page, host: Hosting):
    """Their cards are outlined, the bar names them, and a click chooses them."""
    shown(page, host(files(embedding())).url)
    words = sentences_of("p3")[0][:30]
    page.get_by_text(words).last.scroll_into_view_if_needed()
    box = page.evaluate(
        """words => {
            for (const range of CSS.highlights.get("onrecord-public")) {
              const box = range.getClientRects()[0];
              if (range.toString().startsWith(words)) return [box.x + 8, box.y + 8];
            }
        }""",
        words,
    )
    page.mouse.move(*box)
    page.locator("onrecord-brief [data-item=p3].near").wait_for()
    assert "p3" in page.locator("onrecord-brief .bar").inner_text()
    page.mouse.click(*box)
    assert page.locator("onrecord-brief [data-pick=p3]").get_attribute("aria-pressed") == "true"


def test_events_say_in_code_points_what_is_in_focus_and_what_was_selected(page: Page, host: Hosting):
    """Astral characters before the evidence shift nothing."""
    text = f"{SHIPS}The minister denied it in public on Monday.\n\nNothing 🚢 more was known of the fleet."
    span = Finder(text).sentence_of("The minister denied")
    brief = brief_of(text, positions=[position_of("p1", "a1", "The minister denied it.", [span])])
    served = host(files(embedding(head='<script src="/told.js"></script>'), brief) | {"/told.js": EVENTS})
    shown(page, served.url)
    page.evaluate("document.querySelector('onrecord-brief').show('p1')")
    assert highlighted(page) == [span.text]
    told = dict(page.evaluate("told"))
    assert told["onrecord-ready"]["brief"]["id"] == brief.id
    assert told["onrecord-focus"]["item"]["kind"] == "position"
    assert told["onrecord-focus"]["item"]["value"]["claim"] == "The minister denied it."
    assert told["onrecord-focus"]["spans"] == [{"start": span.start, "end": span.end, "text": span.text}]
    page.evaluate("""() => {
        const [, second] = document.querySelector("onrecord-brief").shadowRoot.querySelectorAll(".text p");
        getSelection().setBaseAndExtent(second.firstChild, 11, second.firstChild, 20);
    }""")
    page.wait_for_function("told.some(([type]) => type === 'onrecord-select')")
    selected = dict(page.evaluate("told"))["onrecord-select"]
    assert selected["text"] == "more was "
    assert text[selected["start"] : selected["end"]] == "more was "


@pytest.mark.parametrize("policy", [{}, STRICT], ids=["no policy", "strict policy"])
def test_the_hosts_article_is_highlighted_and_its_dom_left_alone(
    page: Page, host: Hosting, policy: dict[str, str]
):
    """By the CSS Custom Highlight API, in whatever markup the words stand."""
    marked = PARAGRAPHS.replace("accused", "<em>acc</em>used").replace("Cuba ", '<a href="#">Cuba</a> ')
    served = host(
        files(embedding('article="#story"', body=f'<article id="story">{marked}</article>')), policy
    )
    shown(page, served.url)
    before = page.locator("#story").evaluate("story => story.outerHTML")
    body = page.evaluate("document.body.children.length")
    page.locator("onrecord-brief [data-pick=p3]").click()
    assert highlighted(page) == sentences_of("p3")
    box = page.evaluate("[...CSS.highlights.get('onrecord-evidence')][0].getBoundingClientRect().top")
    assert 0 <= box <= page.viewport_size["height"]  # type: ignore[index]
    assert page.locator("#story").evaluate("story => story.outerHTML") == before
    assert page.evaluate("document.body.children.length") == body
    assert page.locator("onrecord-brief .article").count() == 0
    assert not page.locator("onrecord-brief .lost").is_visible()


def test_words_are_found_again_when_the_host_renders_its_article_anew(page: Page, host: Hosting):
    """With links inside the quoted words, or as another element altogether."""
    shown(page, host(files(embedding('article="#story"', body=ARTICLE))).url)
    page.evaluate("document.querySelector('onrecord-brief').show('p3')")
    assert highlighted(page) == sentences_of("p3")
    page.evaluate("""() => {
        const anew = document.createElement("div");
        anew.id = "story";
        for (const old of document.querySelectorAll("#story p")) {
          const line = document.createElement("p");
          for (const word of old.textContent.split(/(?<= )/)) {
            const link = document.createElement(word.length > 6 ? "a" : "span");
            link.textContent = word;
            line.append(link);
          }
          anew.append(line);
        }
        document.querySelector("#story").replaceWith(anew);
    }""")
    page.wait_for_function(
        "words => [...CSS.highlights.get('onrecord-evidence')].some(range => range.toString() === words"
        " && range.startContainer.isConnected)",
        arg=sentences_of("p3")[0],
    )


def test_what_the_hosts_article_does_not_hold_is_said_to_be_missing_with_its_number(
    page: Page, host: Hosting
):
    """Some passages; then all of them, when the article is gone."""
    gone = ARTICLE.replace(
        html.escape(sentences_of("p3")[0][:40], quote=False), "Somebody said something else"
    )
    shown(page, host(files(embedding('article="#story"', body=gone))).url)
    told = page.locator("onrecord-brief .lost").inner_text()
    assert "not found in this article" in told
    assert 0 < int(told.split()[0]) < int(told.split()[2])
    page.locator("onrecord-brief [data-pick=p3]").click()
    assert "not in this article" in page.locator("onrecord-brief .bar").inner_text()
    page.evaluate("document.querySelector('#story').remove()")
    page.get_by_text("No passage was found in the article on this page.").wait_for()


@pytest.mark.parametrize("selector", ["#story", "#nothing", "p:not("])
def test_a_selector_that_leads_nowhere_breaks_nothing(page: Page, host: Hosting, selector: str):
    """The brief is there; the line says whether its words are."""
    shown(page, host(files(embedding(f'article="{selector}"', body=ARTICLE))).url)
    assert page.locator("onrecord-brief .lost").is_visible() == (selector != "#story")


@pytest.fixture
def old_page(context_of: Callable[..., BrowserContext]) -> Page:
    """A page of a browser without the CSS Custom Highlight API."""
    opened = context_of().new_page()
    opened.add_init_script(
        "delete window.Highlight; Object.defineProperty(CSS, 'highlights', { value: undefined })"
    )
    return opened


def rectangles(page: Page) -> list[list[float]]:
    """Where the rectangles lie in the window, against the lines of the words they are for."""
    return list(
        page.locator(".onrecord-overlay rect.evidence").evaluate_all(
            "all => all.map(one => { const box = one.getBoundingClientRect(); return [box.x, box.y, box.width]; })"
        )
    )


def lines(page: Page, words: str) -> list[list[float]]:
    """The lines of a stretch of the host's article in the window."""
    return list(
        page.evaluate(
            """words => {
        const walker = document.createTreeWalker(document.querySelector("#story"), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const at = walker.currentNode.data.indexOf(words);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(walker.currentNode, at);
          range.setEnd(walker.currentNode, at + words.length);
          return [...range.getClientRects()].map(box => [box.x, box.y, box.width]);
        }
    }""",
            words,
        )
    )


def test_without_the_highlight_api_rectangles_lie_over_the_words(old_page: Page, host: Hosting):
    """In an element outside the article; they stay in place when the page scrolls or narrows."""
    tall = f'<div id="box">{ARTICLE}</div>'
    served = host(files(embedding('article="#story"', body=tall)), STRICT)
    shown(old_page, served.url)
    before = old_page.locator("#story").evaluate("story => story.outerHTML")
    old_page.evaluate("document.querySelector('onrecord-brief').show('p3')")
    words = sentences_of("p3")[0]

    def lie_over() -> bool:
        expected = [pytest.approx(each, abs=1) for each in lines(old_page, words)]
        return bool(expected) and rectangles(old_page)[: len(expected)] == expected

    def come_to_lie_over() -> bool:
        """Drawn with the next frame, whenever a busy machine comes to it."""
        for _ in range(200):
            if lie_over():
                return True
            old_page.wait_for_timeout(50)
        return False

    assert come_to_lie_over()
    old_page.mouse.wheel(0, 200)
    old_page.wait_for_function("scrollY > 0")
    assert come_to_lie_over()
    old_page.set_viewport_size({"width": 700, "height": 700})
    old_page.wait_for_function("innerWidth === 700")
    assert come_to_lie_over()
    assert old_page.locator("#story").evaluate("story => story.outerHTML") == before
    old_page.evaluate("document.querySelector('onrecord-brief').remove()")
    assert old_page.locator(".onrecord-overlay").count() == 0


def test_without_the_highlight_api_the_components_own_article_is_marked_as_well(
    old_page: Page, host: Hosting
):
    """By the same rectangles."""
    shown(old_page, host(files(embedding())).url)
    old_page.evaluate("document.querySelector('onrecord-brief').show('p3')")
    old_page.wait_for_selector(".onrecord-overlay > *", state="attached")
    assert len(rectangles(old_page)) >= 1


def test_two_components_on_one_page_do_not_take_each_others_highlights(page: Page, host: Hosting):
    """One clears its own; the other's stay. One that leaves takes its own along."""
    second = '<onrecord-brief id="two" src="/brief.json" article="#story"></onrecord-brief>'
    shown(page, host(files(embedding('id="one" article="#story"', body=ARTICLE + second))).url)
    page.wait_for_function(
        "document.querySelector('#one').show('p3') && document.querySelector('#two').show('p5')"
    )
    assert sorted(highlighted(page)) == sorted(sentences_of("p3") + sentences_of("p5"))
    page.evaluate("document.querySelector('#one').remove()")
    assert highlighted(page) == sentences_of("p5")


def test_a_component_within_a_shadow_root_finds_the_article_of_the_document(page: Page, host: Hosting):
    """And its highlights are styled there."""
    shown(page, host(files(embedding('article="none"', body=ARTICLE))).url)
    page.evaluate("""() => {
        const old = document.querySelector("onrecord-brief");
        const panel = document.createElement("div");
        const inner = document.createElement("onrecord-brief");
        inner.id = "in";
        inner.setAttribute("article", "#story");
        inner.brief = old.brief;
        panel.attachShadow({ mode: "open" }).append(inner);
        old.replaceWith(panel);
    }""")
    page.locator("#in [data-pick=p3]").click()
    assert highlighted(page) == sentences_of("p3")
    colour = "getComputedStyle(document.querySelector('#story p'), '::highlight(onrecord-evidence)').backgroundColor"
    assert page.evaluate(colour) == "rgb(255, 230, 128)"


def test_evidence_links_into_the_published_article(page: Page, host: Hosting):
    """As text fragments, with the words around; commas, dashes and ampersands are encoded."""
    text = (
        "It began at dawn.\n\n"
        "The ship, a twenty-year-old frigate & escort, left on Monday. Nobody knew why it had left."
    )
    span = Finder(text).span("a twenty-year-old frigate & escort, left")
    brief = brief_of(
        text,
        article_url="https://news.example/2026/ship?id=3#top",
        positions=[position_of("p1", "a1", "It left.", [span])],
    )
    shown(page, host(files(embedding(), brief)).url)
    page.locator("onrecord-brief [data-item=p1] summary").click()
    link = page.locator("onrecord-brief [data-item=p1] blockquote a")
    assert link.get_attribute("href") == (
        "https://news.example/2026/ship?id=3#top:~:text=The%20ship%2C-,"
        "a%20twenty%2Dyear%2Dold%20frigate%20%26%20escort%2C%20left,-on%20Monday.%20Nobody%20knew"
    )
    assert link.get_attribute("rel") == "noopener noreferrer external"


def test_a_browser_scrolls_to_the_fragment(page: Page, host: Hosting):
    """Chromium finds the words of a long passage over two paragraphs by its first and last ones."""
    text = cuba_brief().article.text
    first, last = text.index("In private, the Cuban"), text.index("Nothing of the kind")
    assert first < last
    span = Finder(text).at(first, text.index(".", last) + 1)
    served = host({})
    brief = json.loads(
        brief_of(
            text, article_url=f"{served.url}/story", positions=[position_of("p1", "a1", "It.", [span])]
        ).model_dump_json()
    )
    space = "<style>p { margin-bottom: 90vh }</style>"
    served.files |= files(embedding(), brief) | {
        "/story": f"<!doctype html><title>Story</title>{space}{ARTICLE}"
    }
    shown(page, served.url)
    page.locator("onrecord-brief [data-item=p1] summary").click()
    href = page.locator("onrecord-brief [data-item=p1] blockquote a").get_attribute("href")
    assert href
    assert len(unquote(href)) < 400
    with page.expect_popup() as opened:
        page.locator("onrecord-brief [data-item=p1] blockquote a").click()
    story = opened.value
    story.wait_for_function("scrollY > 0")
    assert story.get_by_text("In private, the Cuban").evaluate(
        "p => p.getBoundingClientRect().top < innerHeight"
    )


def test_no_link_leads_anywhere_but_to_the_web(page: Page, host: Hosting):
    """A brief of an article without an address, or with another scheme, links nowhere."""
    for url in (None, "javascript:alert(1)", "file:///etc/passwd", "//news.example"):
        brief: Any = json.loads(cuba_brief().model_dump_json())
        brief["article"]["url"] = url
        shown(page, host(files(embedding(), brief)).url)
        assert page.locator("onrecord-brief a").count() == 0
