"""What the component shows of a brief, in which order and in whose words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from cuba import brief_of, cuba_brief, position_of

from browser.embedding import STRICT, embedding, files, highlighted, shown
from onrecord.brief import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.hosting import Host

    Hosting = Callable[..., Host]

WORDS = Path(__file__).parents[2] / "component" / "src" / "words"
BUILT = WORDS.parents[1] / "words"
LANGUAGES = ("en", "es", "fr", "de", "ar")
XSS = '<img src=x onerror="document.title=1"><script>document.title=2</script>"\'&amp;'


def cuba_as_json() -> Any:
    """The hand-made brief as JSON, to be spoilt."""
    return json.loads(cuba_brief().model_dump_json())


def test_an_editor_reads_first_what_an_editor_needs_first(page: Page, host: Hosting):
    """News and denials, public beside private, assets, what is not known, sources; the rest folded away."""
    shown(page, host(files(embedding()), STRICT).url)
    headings = page.locator("onrecord-brief h2").all_inner_texts()
    assert [heading.lower() for heading in headings] == [
        "the news",
        "in public and in private",
        "military assets",
        "what is not known",
        "sources",
        "what was left out",
        "cost and model",
    ]
    assert page.locator("onrecord-brief details[open]").count() == 0
    assert not page.get_by_text("The fallback.").is_visible()


def test_a_denial_stands_next_to_what_it_denies(page: Page, host: Hosting):
    """In the news, both sides with their setting in words and their sources."""
    shown(page, host(files(embedding())).url)
    pair = page.locator("onrecord-brief .news .pair").first
    sides = pair.locator(".side").all_inner_texts()
    assert ["In private" in sides[0], "In public" in sides[1]] == [True, True]
    assert "denies" in sides[1]
    assert pair.locator(".mark-of.unnamed").count() >= 1


def test_a_claim_that_rules_could_not_check_is_shown_in_the_articles_words(page: Page, host: Hosting):
    """In quotation marks, and said so; the model's own words are nowhere."""
    brief = cuba_brief()
    (position,) = (each for each in brief.positions if each.id == "p2")
    assert "claim" in position.unverified
    shown(page, host(files(embedding())).url)
    card = page.locator("onrecord-brief [data-item=p2]")
    assert (
        card.locator("[data-pick]").inner_text() == f"“{' … '.join(span.text for span in position.evidence)}”"
    )
    assert "could not be checked" in card.inner_text()
    assert position.claim not in page.locator("onrecord-brief .brief").inner_text()


def test_a_quantity_is_shown_as_written_and_as_a_number(page: Page, host: Hosting):
    """Words, bounds and the number in full; nothing is invented where the article gives none."""
    brief = cuba_brief()
    shown(page, host(files(embedding())).url)
    rows = page.locator("onrecord-brief tbody tr")
    assert rows.count() == len(brief.military_assets)
    for asset, row in zip(brief.military_assets, rows.all(), strict=True):
        written, number = row.locator("td").all_inner_texts()[:2]
        if asset.quantity is None:
            assert (written, number) == ("—", "not stated")
        else:
            assert written == asset.quantity.text
            assert f"{asset.quantity.value:,}" in number if asset.quantity.value else number


def test_a_source_is_marked_named_or_unnamed_with_its_count_and_its_reason(page: Page, host: Hosting):
    """Relays and the article's words for why it is not named stand beside it."""
    shown(page, host(files(embedding())).url)
    unnamed = page.locator("onrecord-brief .sources .group").first
    assert "unnamed, 2 sources" in unnamed.inner_text()
    assert "Why unnamed" in unnamed.inner_text()
    everything = page.locator("onrecord-brief .sources").inner_text()
    assert "Relayed by" in everything
    assert "named person" in everything


def test_a_divergence_marks_both_of_its_sides(page: Page, host: Hosting):
    """The block says what it rests on; each position points back at it."""
    shown(page, host(files(embedding())).url)
    assert (
        "the article draws the contrast itself" in page.locator("onrecord-brief [data-item=d1]").inner_text()
    )
    for side in ("p1", "p4", "p5"):
        assert "≠ d1" in page.locator(f"onrecord-brief [data-item={side}] .tags").inner_text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_are_the_readers_and_the_article_stays_as_it_is(page: Page, host: Hosting, lang: str):
    """Five languages; claims, names and quotes are never translated."""
    words = json.loads((WORDS / f"{lang}.json").read_text("utf-8"))
    shown(page, host(files(embedding(f'lang="{lang}"')), STRICT).url)
    sheet = page.locator("onrecord-brief .sheet")
    assert sheet.get_attribute("lang") == lang
    assert sheet.get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
    assert page.locator("onrecord-brief #h-questions").text_content() == words["questions"]
    assert (
        page.locator("onrecord-brief .setting").first.text_content().split()[-1] in words["setting.private"]
    )
    claim = page.locator("onrecord-brief [data-item=p1] .claim")
    assert claim.text_content() == cuba_brief().positions[0].claim
    assert claim.get_attribute("lang") == "en"


def test_a_language_set_while_another_is_fetched_is_the_one_shown(page: Page, host: Hosting):
    """Frameworks put an element on the page first and set its attributes then."""
    asked, changed = Event(), Event()

    def late(_request: Any) -> Any:
        asked.set()
        changed.wait(30)
        return 200, {"Content-Type": "text/javascript"}, (BUILT / "fr.js").read_text("utf-8")

    page.goto(host(files(embedding('lang="fr"')) | {"/words/fr.js": late}).url)
    assert asked.wait(30)
    page.evaluate("document.querySelector('onrecord-brief').setAttribute('lang', 'de')")
    changed.set()
    page.locator("onrecord-brief .brief").wait_for()
    assert page.locator("onrecord-brief .sheet").get_attribute("lang") == "de"


def test_a_language_that_is_not_there_is_read_in_english(page: Page, host: Hosting):
    """And so is one whose words cannot be had: the brief is shown all the same."""
    shown(page, host(files(embedding('lang="pt-BR"'))).url)
    assert page.locator("onrecord-brief .sheet").get_attribute("lang") == "en"
    gone = {"/words/fr.js": lambda _: (404, {}, "gone")}
    shown(page, host(files(embedding('lang="fr"')) | gone).url)
    assert page.locator("onrecord-brief .sheet").get_attribute("lang") == "en"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_words_with_the_same_places(lang: str):
    """No key is missing, no placeholder lost, and each has the plural form that everything falls back to."""
    english = json.loads((WORDS / "en.json").read_text("utf-8"))
    words = json.loads((WORDS / f"{lang}.json").read_text("utf-8"))
    assert words.keys() == english.keys()
    for key, text in words.items():
        assert text.strip(), key
        places = set(
            re.findall(r"\{(?:low|high|at|of|who|field|what|site|status|stage|done|total|all)\}", text)
        )
        assert places == set(
            re.findall(
                r"\{(?:low|high|at|of|who|field|what|site|status|stage|done|total|all)\}", english[key]
            )
        ), key
        if re.search(r"\b(?:one|few|many)\{", text):
            assert re.search(r"\bother\{", text), key


def test_a_host_may_put_its_own_words_in_place(page: Page, host: Hosting):
    """By key; the others stay."""
    shown(page, host(files(embedding())).url)
    page.evaluate("document.querySelector('onrecord-brief').words = {news: 'Top line'}")
    assert page.locator("onrecord-brief h2").first.text_content() == "Top line"
    assert page.locator("onrecord-brief #h-assets").text_content() == "Military assets"


def test_markup_in_a_brief_is_text(page: Page, host: Hosting):
    """In every string of it, however hostile: nothing of it becomes an element or runs."""
    spoilt = json.loads(
        re.sub(
            r"Maduro|Cuba", lambda _: json.dumps(XSS)[1:-1], json.dumps(cuba_as_json(), ensure_ascii=False)
        )
    )
    spoilt["article"]["url"] = "javascript:document.title=3"
    spoilt["provenance"]["model"] = XSS
    spoilt["account"]["rejected"][0]["detail"] = XSS
    shown(page, host(files(embedding(), spoilt), STRICT).url)
    assert page.locator("onrecord-brief").locator("img, script, iframe").count() == 0
    assert page.locator("onrecord-brief a").count() == 0
    assert page.title() == "A host"
    assert "<img src=x" in page.locator("onrecord-brief .brief").inner_text()


def test_hidden_characters_are_caged_and_spelt_out(page: Page, host: Hosting):
    """As the service's own page does it: kept, but not obeyed."""
    text = "The min\u202eister\x00 said the fleet\u200b would sail.\n\nNothing more was known on Monday."
    brief = brief_of(text)
    given = json.loads(brief.model_dump_json())
    given["unresolved_questions"] = [
        {"id": "q1", "question": "Who is the min\u202eister?", "reason": "unknown", "evidence": []}
    ]
    shown(page, host(files(embedding(), given)).url)
    names = page.locator("onrecord-brief .article .hidden").evaluate_all(
        "all => all.map(one => one.dataset.name)"
    )
    assert names == ["U+202E", "U+0000", "U+200B"]
    assert page.locator("onrecord-brief [data-item=q1] .hidden").get_attribute("data-name") == "U+202E"


@pytest.mark.parametrize(
    "brief",
    [
        {},
        [],
        {"article": None, "positions": "many", "account": []},
        {
            "article": {"text": "A text."},
            "positions": [None, 3, {}, {"id": "p1", "actor_id": "a9", "about": "p1", "act": "denies"}],
        },
        {
            "article": {"text": "A 🚢 text."},
            "summary": [
                {
                    "text": "It sank.",
                    "items": ["p7", "nowhere"],
                    "evidence": [{"start": -1, "end": 5}, {"start": 2, "end": 900}],
                }
            ],
            "divergences": [
                {"id": "d1", "public": ["p404"], "private": None, "span": {"start": "0", "end": 1}}
            ],
            "military_assets": [
                {"id": "m1", "part_of": "m1", "quantity": {"value": "eight"}, "sources": [{"type": 5}]}
            ],
            "provenance": {"cost": "free"},
        },
    ],
    ids=["empty", "a list", "wrong kinds", "dangling", "spans outside"],
)
def test_a_brief_that_lacks_things_is_shown_as_far_as_it_goes(page: Page, host: Hosting, brief: Any):
    """Missing parts, references into nothing, spans outside the text: no error, no blank page."""
    shown(page, host(files(embedding()) | {"/brief.json": brief}).url)
    assert page.locator("onrecord-brief .brief").inner_text() or brief in ({}, [])
    assert page.evaluate("document.querySelector('onrecord-brief').show('p404')") is False


def test_where_nothing_was_found_the_page_says_that_this_proves_nothing(page: Page, host: Hosting):
    """The same warning as the service's own page."""
    shown(page, host(files(embedding(), brief_of("The sea was calm on Monday. Nobody spoke."))).url)
    told = page.locator("onrecord-brief .look-first").inner_text()
    assert "Nothing was found" in told
    assert "no proof" in told


def test_a_long_brief_is_shown_whole(page: Page, host: Hosting):
    """Five hundred positions over an article of three thousand sentences, each with its evidence."""
    text = "\n\n".join(
        f"Minister number {n} said in public that fleet {n} would sail at dawn." for n in range(3000)
    )
    whole = brief_of(text)
    sentences = whole.article.sentences
    spans = [
        Span(start=start, end=end, text=text[start:end], sentence=n)
        for n, (start, end) in enumerate(sentences[:500], start=1)
    ]
    positions = [position_of(f"p{n}", "a1", span.text, [span]) for n, span in enumerate(spans, start=1)]
    long = whole.model_copy(update={"positions": positions})
    shown(page, host(files(embedding(), long)).url)
    assert page.locator("onrecord-brief .card").count() == 500
    assert page.evaluate("document.querySelector('onrecord-brief').show('p499')") is True
    assert highlighted(page) == [spans[498].text]


def test_the_account_and_the_cost_are_folded_away_and_complete(page: Page, host: Hosting):
    """Rejected, uncovered, ambiguous, flagged and unverified, each with its words; and why the cost is not known."""
    shown(page, host(files(embedding())).url)
    fold = page.locator("onrecord-brief [data-fold=account]")
    fold.locator("summary").click()
    told = fold.inner_text()
    for heading in ("Rejected", "Uncovered", "Ambiguous", "Flagged", "Unverified"):
        assert heading in told
    made = page.locator("onrecord-brief [data-fold=provenance]")
    made.locator("summary").click()
    assert "unknown (embedded model)" in made.inner_text()
    assert "41,250 tokens in" in made.inner_text()
