"""Tests of evals.report: the page asks for nothing, escapes what it shows, and shows every error."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from evals_seed import changed, make_seed, without
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from evals.comparison import compare
from evals.report import write_report
from evals.report.articles import articles_of, joined
from evals.report.page import to_page
from evals.report.passages import KINDS, Passage, Target, cut
from evals.results import Results, agreement, score_run
from evals.run import Case, Run, What
from evals.seeds import Seed
from onrecord.brief import Span
from onrecord.intake import make_article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from evals.gold import Gold

SEED = make_seed()
HOSTILE = 'Kask said <script>alert("1")</script> & <img src=x onerror=alert(2)> to the cabinet.'


def spoilt(gold: Gold) -> Gold:
    """Labels with an error of almost every kind: wrong setting, actor, source and quantity, missed, made up."""
    made = changed(gold, "positions", "p1", setting="public", actor_id="a2", sources=[])
    made = changed(made, "military_assets", "m1", quantity=None)
    made = without(
        without(without(made, "military_assets", "m2"), "unresolved_questions", "q1"), "divergences", "d1"
    )
    place = made.military_assets[0].span
    extra = made.positions[1].model_copy(update={"id": "p9", "content": [place], "evidence": [place]})
    return made.model_copy(update={"positions": [*made.positions, extra]})


def results_of(*cases: tuple[Seed, Gold | None], system: str = "onrecord", failure: str = "") -> Results:
    """The cases' labels scored; where there are none the reading failed."""
    what = What(
        system=system, model="a-model", digest="sha256:0123", version="1", onrecord="0", commit="c0ffee",
        changed=False, program="p", seeds="5eed", epochs=1, at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
    )  # fmt: skip
    made = [
        Case(seed=seed.name, part=seed.notes.part, language="en", epoch=0, labels=labels)
        if labels is not None
        else Case(
            seed=seed.name,
            part=seed.notes.part,
            language="en",
            epoch=0,
            failure=failure or "ModelTrouble: no",
        )
        for seed, labels in cases
    ]
    return score_run(Run(what=what, cases=made), {seed.name: seed for seed, _ in cases})


def page_of(results: Results) -> html.HtmlElement:
    """The parsed report."""
    return html.document_fromstring(to_page(results, ceilings={}))


def hostile_seed() -> Seed:
    """A seed whose article is markup from end to end."""
    article = make_article(text=f"{HOSTILE}\n\n{HOSTILE}", language="en")
    span = Span(start=0, end=len(HOSTILE), text=HOSTILE, sentence=1)
    gold = SEED.gold
    position = gold.positions[0].model_copy(
        update={"claim": HOSTILE, "content": [span], "evidence": [span], "sources": []}
    )
    question = gold.unresolved_questions[0].model_copy(update={"question": HOSTILE, "evidence": [span]})
    labels = gold.model_copy(
        update={
            "positions": [position], "divergences": [], "military_assets": [], "unresolved_questions": [question],
        }
    )  # fmt: skip
    return Seed(name="901-<b>", article=article, gold=labels, second=None, notes=SEED.notes)


def test_the_report_loads_nothing_from_anywhere(tmp_path: Path) -> None:
    """No element refers to another file or host, and the policy forbids what might slip in."""
    file = tmp_path / "deep" / "report.html"
    write_report(results_of((SEED, spoilt(SEED.gold))), file, ceilings={})
    page = html.document_fromstring(file.read_text("utf-8"))
    loads = [*page.xpath("//@src"), *page.xpath("//link/@href"), *page.xpath("//*[local-name()='use']/@href")]
    assert set(loads) <= {"data:,"}
    assert all(str(link).startswith("#") for link in page.xpath("//a/@href"))
    assert not re.search(r"url\(|@import", file.read_text("utf-8"))
    assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv]/@content)")


def test_article_text_is_only_ever_text() -> None:
    """Markup in an article, a label, a name or a failure makes no element."""
    seed = hostile_seed()
    nothing = seed.gold.model_copy(update={"positions": [], "unresolved_questions": []})
    for made in (seed.gold, nothing, None):
        page = page_of(results_of((seed, made), failure=HOSTILE))
        assert not page.xpath("//img | //main//script | //*[@onerror] | //body//b[text()='>']")
        assert HOSTILE in page.xpath("string(//div[@class='text'])")


def test_both_columns_hold_the_article_word_for_word() -> None:
    """Highlighting changes nothing in the text."""
    page = page_of(results_of((SEED, spoilt(SEED.gold))))
    columns = page.xpath("//div[@class='text']")
    assert [column.text_content() for column in columns] == [SEED.article.text] * 2


@settings(deadline=None)  # a busy machine is no failure
@given(st.data())
def test_segments_joined_are_the_text_however_passages_lie(data: st.DataObject) -> None:
    """Passages and targets may nest, overlap, repeat, be empty or lie outside the text."""
    text = data.draw(st.text(max_size=40))
    place = st.integers(min_value=-3, max_value=45)
    passages = st.builds(
        Passage,
        item=st.sampled_from(["p1", "m1"]), kind=st.sampled_from(KINDS), start=place, end=place,
        fate=st.sampled_from(["matched", "missed", "spurious"]), label=st.sampled_from(["", "x"]),
    )  # fmt: skip
    targets = st.builds(Target, name=st.sampled_from(["c1e1", "c1e2"]), start=place, end=place)
    segments = cut(text, data.draw(st.lists(passages, max_size=8)), data.draw(st.lists(targets, max_size=4)))
    assert "".join(segment.text for segment in segments) == text
    assert all(segment.text for segment in segments)


def test_overlapping_passages_share_the_segment_where_they_overlap() -> None:
    """What is found is filled, what is missed is framed, and the stretch of both is both."""
    text = "0123456789"
    one = Passage(item="p1", kind="public", fate="matched", start=0, end=6, label="p1")
    other = Passage(item="q1", kind="question", fate="missed", start=4, end=9, label="q1")
    segments = cut(text, [one, other])
    assert [segment.text for segment in segments] == ["0123", "45", "6789"[:3], "9"]
    assert segments[1].items == ("p1", "q1")
    assert {"fill-public", "missed", "ring-question", "begins"} <= set(segments[1].marks.split())
    assert "ends" in segments[2].marks.split()
    assert segments[3].plain


def test_words_that_touch_become_one_passage() -> None:
    """A quantity before its designation is not framed apart."""
    spans = [Span(start=9, end=12, text="abc", sentence=1), Span(start=0, end=8, text="01234567", sentence=1)]
    assert joined([*spans, Span(start=20, end=21, text="x", sentence=1)]) == [(0, 12), (20, 21)]


def test_every_error_of_an_article_is_listed_and_linked_to_its_passage() -> None:
    """Each has a row in its article, a line in its kind, and both lead to a place in the text."""
    results = results_of((SEED, spoilt(SEED.gold)))
    page = page_of(results)
    errors = results.cases[0].score.errors
    assert len({error.kind for error in errors}) >= 5
    rows = page.xpath("//table[@class='wrongs']/tbody/tr")
    lines = page.xpath("//details[@class='kind']//li")
    assert len(rows) == len(lines) == len(errors)
    for error, row in zip(errors, rows, strict=True):
        assert (error.expected or "–") in row.text_content()
        assert (error.made or "–") in row.text_content()
    for link in page.xpath("//table[@class='wrongs']//a/@href | //details[@class='kind']//a/@href"):
        assert page.xpath("//div[@class='text']//*[@id=$name]", name=str(link)[1:])
    assert len(set(page.xpath("//@id"))) == len(page.xpath("//@id"))


def test_a_field_that_is_wrong_is_named_at_the_item() -> None:
    """The brief's column bears the gold item's id and says what is wrong with it."""
    view = articles_of(results_of((SEED, spoilt(SEED.gold))))[0]
    assert view.brief is not None
    assert "○p1 ≠ actor, setting, source" in [segment.label for segment in view.brief]
    assert "●p1" in [segment.label for segment in view.gold]


def test_a_perfect_brief_shows_no_error() -> None:
    """Nothing is framed where everything is found."""
    page = page_of(results_of((SEED, SEED.gold)))
    assert not page.xpath("//details[@class='article']//mark[contains(@class, 'ring-')]")
    assert "100 are right" in page.xpath("string(//h1)")


def test_a_failed_article_comes_first_and_says_why() -> None:
    """A failure scores 0 and is no blank page."""
    other = make_seed(name="902-other")
    page = page_of(results_of((SEED, SEED.gold), (other, None), failure="ModelTrouble: it timed out"))
    first = page.xpath("//details[@class='article']")[0]
    assert "ModelTrouble: it timed out" in first.text_content()
    assert "There is no brief." in first.text_content()


def test_a_brief_without_positions_can_be_reported() -> None:
    """Scores that are none are dashes, not crashes."""
    empty = SEED.gold.model_copy(
        update={
            "actors": [],
            "positions": [],
            "divergences": [],
            "military_assets": [],
            "unresolved_questions": [],
        }
    )
    assert "no position at all" in page_of(results_of((SEED, empty))).xpath("string(//h1)")


def test_ceilings_baselines_and_differences_stand_beside_the_scores() -> None:
    """The table has a column for each, and changed articles link to their text."""
    both = [make_seed(name=name, second=spoilt(SEED.gold)) for name in ("900-kask", "902-other")]
    new = results_of(*((seed, seed.gold) for seed in both))
    old = results_of(*((seed, spoilt(seed.gold)) for seed in both), system="plain")
    made = to_page(new, ceilings=agreement(both), others=[old], comparison=compare(new, old))
    page = html.document_fromstring(made)
    headings = " ".join(page.xpath("//table[@class='figures'][1]/thead")[0].text_content().split())
    assert "plain" in headings
    assert "two labellers" in headings
    assert page.xpath("//*[local-name()='line'][@class='ceiling']")
    assert page.xpath("//tr[@class='better']")
    assert page.xpath("//ul[@class='changed']//a/@href") == ["#c1", "#c2"]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Return a headless Chromium with a profile of its own."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.fail("Chromium is not installed. Run: apt-get install -y chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    profile = f"--user-data-dir={tmp_path_factory.mktemp('profile')}"
    quiet = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-sync",
    )
    for option in (*quiet, "--no-first-run", "--disable-component-update", "--window-size=1280,800", profile):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = webdriver.Chrome(options=options, service=Service(driver))
    yield started
    started.quit()


def test_in_chromium_an_error_opens_its_article_and_the_console_stays_empty(
    browser: webdriver.Chrome, tmp_path: Path
) -> None:
    """From a kind of error to its passage: one click, and the policy of the page forbids nothing it needs."""
    file = tmp_path / "report.html"
    write_report(results_of((SEED, spoilt(SEED.gold)), (hostile_seed(), None)), file, ceilings={})
    browser.get(file.as_uri())
    article = browser.find_elements(By.CSS_SELECTOR, "details.article")[1]
    text = article.find_element(By.CSS_SELECTOR, ".text")
    assert not text.is_displayed()
    kind = browser.find_element(By.CSS_SELECTOR, "details.kind")
    kind.find_element(By.TAG_NAME, "summary").click()
    kind.find_element(By.TAG_NAME, "a").click()
    assert text.is_displayed()
    assert browser.find_elements(By.CSS_SELECTOR, "mark.aimed")
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    browser.find_element(By.CSS_SELECTOR, "[data-open=no]").click()
    assert not text.is_displayed()
    article.find_element(By.TAG_NAME, "summary").click()
    assert text.is_displayed()
    assert browser.get_log("browser") == []
