from __future__ import annotations

import io
import re
from typing import get_args

import lxml.html
import pytest
from cuba import CUBA, Finder, actor_of, brief_of, cuba_brief, position_of
from markdown_it import MarkdownIt
from rich.console import Console

from onrecord import brief as published
from onrecord.brief import Account, Brief, Flagged, Quantity
from onrecord.render import front_page, print_brief, to_html, to_markdown, view, wording
from onrecord.render.desk import Kept, brief_page
from onrecord.render.markdown import escaped
from onrecord.render.page import STYLES
from onrecord.render.shell import Who

HOSTILE = (
    "<script>alert(1)</script> [bold red]Minister[/bold red] said *no* & `yes` </script><img src=x> "
    "| pipe\n\n"
    "# Not a heading, {{ 7*7 }} {% raw %} \\ www.example.com https://example.com/x _a_ ~~b~~ "
    "\x1b[31mred\x1b[0m \u202eevil\u202c zero\u200bwidth \u200fmark $x$."
)


def in_terminal(brief: Brief, width: int = 80, *, colour: bool = False) -> str:
    """Return what `brief` prints in a terminal of `width` columns."""
    out = io.StringIO()
    print_brief(
        brief,
        Console(file=out, width=width, force_terminal=colour, color_system="standard" if colour else None),
    )
    return out.getvalue()


def folded(text: str) -> str:
    """Return `text` with all runs of spaces as one."""
    return " ".join(text.split())


def text_of_markdown(brief: Brief) -> str:
    """Return the words a reader of the rendered Markdown sees."""
    html = MarkdownIt("commonmark").enable("table").render(to_markdown(brief))
    return folded(lxml.html.fromstring(f"<div>{html}</div>").text_content())


def article_in(page: str) -> str:
    """Return the text content of the page's article pane."""
    (pane,) = lxml.html.fromstring(page).xpath("//*[@id='article-text']")
    return str(pane.text_content())


def hostile_brief() -> Brief:
    """Return a brief of `HOSTILE` with its words in every kind of field."""
    find = Finder(HOSTILE)
    whole = find.at(0, len(HOSTILE))
    return brief_of(
        HOSTILE,
        article_title=HOSTILE[:80],
        article_url="javascript:alert(1)",
        actors=[actor_of("a1", "[bold red]Minister[/bold red]", "person", [find.span("Minister")])],
        positions=[position_of("p1", "a1", HOSTILE, [whole], quotes=[find.span("evil")])],
        account=Account(
            rejected=[],
            uncovered=[],
            ambiguous=[],
            flagged=[Flagged(span=whole, reason="hidden_characters", item=None)],
        ),
    )


@pytest.fixture(scope="module")
def brief() -> Brief:
    """Return the first seed's brief."""
    return cuba_brief()


def every_rendering(brief: Brief) -> list[str]:
    """Return what a reader sees of `brief` in the three renderings, runs of spaces folded."""
    page = lxml.html.fromstring(to_html(brief)).xpath("//main")[0]
    return [folded(in_terminal(brief, 400)), text_of_markdown(brief), folded(page.text_content())]


@pytest.mark.parametrize("rendering", [0, 1, 2], ids=["terminal", "markdown", "page"])
def test_every_rendering_says_all_that_the_brief_holds(brief: Brief, rendering: int) -> None:
    """Actors, settings, sources, disclosure, assets, questions, account and provenance all appear."""
    shown = every_rendering(brief)[rendering].lower().replace("part of:", "part of")
    for words in (
        "two people familiar with the contacts said.",
        "they have been in contact with us officials about a venezuela without maduro.",
        "in private",
        "in public",
        "setting unclear",
        "unnamed, 4 sources",
        "came out through two unnamed sources",
        "“because the exchanges are confidential”",
        "reuters",
        "“if he and his family received full legal amnesty”",
        "on nov. 25 (2025-11-25)",
        "the article draws the contrast itself",
        "the program's judgement; the article does not draw the contrast",
        "gerald r. ford carrier strike group",
        "eight",
        "at least 20",
        "not stated",
        "status not told",
        "part of m1",
        "who were the cubans?",
        "withheld",
        "the two sources",
        "2 rejected, 1 sentence uncovered, 1 ambiguous, 1 flagged",
        "no military asset",
        "“doubt” became “would never”.",
        "did not respond",
        "public and private cues conflict",
        "qwen2.5-1.5b-instruct",
        "58 calls",
        "41,250 tokens in",
        "71.4 s",
    ):
        assert words in shown, words


@pytest.mark.parametrize("rendering", [0, 1, 2], ids=["terminal", "markdown", "page"])
def test_a_claim_that_rules_could_not_check_gives_way_to_the_articles_words(
    brief: Brief, rendering: int
) -> None:
    """The unverified claim is printed nowhere; the evidence stands in its place, marked."""
    shown = every_rendering(brief)[rendering]
    assert "They promised to help push Maduro out" not in shown
    assert "the claim could not be checked" in shown
    assert "“In private, the Cuban interlocutors asked what would become of the oil" in shown


@pytest.mark.parametrize("rendering", [0, 1, 2], ids=["terminal", "markdown", "page"])
def test_an_empty_brief_says_that_nothing_was_found_and_that_this_proves_nothing(rendering: int) -> None:
    """An editor must not take silence for a finding."""
    shown = every_rendering(brief_of("Nothing happened today.\n\nIt rained."))[rendering]
    assert view.NOTHING_FOUND in shown
    assert view.NO_PROOF in shown


def test_words_of_the_article_never_become_markup_in_the_terminal() -> None:
    """Rich's markup stays text; escapes, bidi and zero-width characters are spelt out."""
    shown = in_terminal(hostile_brief(), 400, colour=True)
    assert "[bold red]Minister[/bold red]" in shown
    assert "\x1b[31mred" not in shown
    assert "⟨U+001B⟩[31mred" in shown
    assert "⟨U+202E⟩evil" in shown
    assert "zero⟨U+200B⟩width ⟨U+200F⟩mark" in shown
    assert not re.search("[\u202a-\u202e\u200b\u200f]", shown)


def test_the_terminal_keeps_to_its_width_and_needs_no_colour(brief: Brief) -> None:
    """At 80 and 40 columns no line is longer, and a pipe gets no escape sequences."""
    for width in (40, 60, 80, 120):
        printed = in_terminal(brief, width)
        assert max(len(line) for line in printed.splitlines()) <= width
        assert "\x1b" not in printed


def test_the_terminal_puts_public_and_private_side_by_side(brief: Brief) -> None:
    """Both headings of an actor stand on one line at 80 columns, and below each other at 60."""
    side_by_side = re.compile("^ *IN PUBLIC +IN PRIVATE", re.MULTILINE)
    assert side_by_side.search(in_terminal(brief, 80))
    assert not side_by_side.search(in_terminal(brief, 60))


def test_what_related_actors_hold_is_shown_across_the_sides_alone(brief: Brief) -> None:
    """A minister's public words stand beside what his state's people said in private, not beside more public words."""
    public = {p.actor_id for p in brief.positions if p.setting == "public"}
    private = {p.actor_id for p in brief.positions if p.setting == "private"}
    views = {actor.id: actor for actor in view.view_of(brief).actors}
    across = [views[id_] for id_ in private if views[id_].related_public]
    assert across
    assert all(actor.related_public == [] for id_, actor in views.items() if id_ in public - private)
    assert all(actor.related_private == [] for id_, actor in views.items() if id_ in private - public)


def test_words_of_the_article_never_become_markup_in_markdown() -> None:
    """Rendered as Markdown and HTML, the page shows the characters of the article and no markup of its."""
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    rendered = html.render(to_markdown(hostile_brief()))
    tree = lxml.html.fromstring(f"<div>{rendered}</div>")
    assert not tree.xpath("//script | //img | //a | //code | //em[not(contains(., 'words'))] | //s")
    shown = folded(tree.text_content())
    assert "<script>alert(1)</script> [bold red]Minister[/bold red] said *no* & `yes` </script>" in shown
    assert "⟨U+001B⟩[31mred" in shown


@pytest.mark.parametrize(
    "text",
    ["# head", "- item", "+ item", "1. one", "12) two", "> quote", "---", "===", "a | b", "  code", "***"],
)
def test_markdown_escapes_what_starts_a_block(text: str) -> None:
    """Words at the start of a line or a list item stay words."""
    for around in (escaped(text), f"- {escaped(text)}"):
        html = MarkdownIt("commonmark").enable("table").render(around)
        assert folded(lxml.html.fromstring(f"<div>{html}</div>").text_content()) == text.strip()


def test_the_article_cannot_break_out_of_the_page() -> None:
    """`</script>` and its like are text; the page has its one script, one style and no images."""
    page = to_html(hostile_brief())
    tree = lxml.html.fromstring(page)
    assert len(tree.xpath("//script")) == 1
    assert len(tree.xpath("//style")) == len(STYLES)
    assert not tree.xpath("//img | //iframe | //object | //form")
    assert not tree.xpath("//*[starts-with(@href, 'javascript:')]")
    assert article_in(page) == HOSTILE
    assert len(tree.xpath("//*[@id='article-text']//*[@data-name='U+202E']")) == 1


def test_the_page_asks_for_nothing_from_elsewhere(brief: Brief) -> None:
    """No address but the article's own link; the policy forbids the rest."""
    tree = lxml.html.fromstring(to_html(brief))
    assert not tree.xpath("//@src")
    for href in tree.xpath("//@href"):
        assert href.startswith(("#", "data:,")) or href == brief.article.url
    css = "".join(tree.xpath("//style/text()"))
    assert "url(" not in css
    assert "@import" not in css
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not tree.xpath("//@style")
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]


@pytest.mark.parametrize(
    "text",
    [
        CUBA,
        "",
        "   \n\n ",
        "\n\n  Leading and trailing \n\n\n  three\nlines\there  \n",
        "One line\nanother line.\nAnd a third.",
        "Ships 🚢🚢 sailed 👩‍✈️, “𝔘𝔫𝔦𝔠𝔬𝔡𝔢” said.\n\nالسفينة قالت \u200fنعم\u200f.",
        "form\x0cfeed nbsp\xa0here line\u2028separator \ue000",
    ],
)
def test_the_article_pane_holds_the_article_to_the_character(text: str) -> None:
    """The text content of the pane is the text that offsets refer to, whatever is in it."""
    assert article_in(to_html(brief_of(text))) == text


def test_every_item_has_its_highlights(brief: Brief) -> None:
    """Put together, the fragments of an item hold its evidence, and its card and anchor exist."""
    tree = lxml.html.fromstring(to_html(brief))
    spans = {position.id: position.evidence for position in brief.positions}
    spans |= {asset.id: asset.evidence for asset in brief.military_assets}
    spans |= {question.id: question.evidence for question in brief.unresolved_questions}
    spans |= {actor.id: actor.mentions for actor in brief.actors}
    spans |= {divergence.id: [] for divergence in brief.divergences}
    for item, evidence in spans.items():
        fragments = tree.xpath(f"//*[contains(concat(' ', @data-items, ' '), ' {item} ')]")
        shown = "".join(fragment.text_content() for fragment in fragments)
        assert fragments, item
        for span in evidence:
            assert span.text in shown
        assert len(tree.xpath(f"//*[@id='{item}']")) == 1
        assert len(tree.xpath(f"//*[@id='at-{item}']")) == 1
        assert tree.xpath(f"//button[@data-select='{item}']")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for href in tree.xpath("//a/@href[starts-with(., '#')]"):
        assert href[1:] in ids


def test_overlapping_and_nested_passages_are_split_at_their_boundaries() -> None:
    """Each fragment carries the ids of all items that hold it."""
    text = "alpha beta gamma delta."
    find = Finder(text)
    overlapping = brief_of(
        text,
        actors=[actor_of("a1", "alpha", "group", [find.span("alpha")])],
        positions=[
            position_of("p1", "a1", "one", [find.span("alpha beta gamma")]),
            position_of("p2", "a1", "two", [find.span("beta gamma delta")], setting="private"),
            position_of("p3", "a1", "three", [find.span("gamma")], setting="unclear"),
        ],
    )
    fragments = lxml.html.fromstring(to_html(overlapping)).xpath("//*[@data-items]")
    assert [(f.text, f.get("data-items"), f.get("data-show")) for f in fragments] == [
        ("alpha", "p1 a1", "public"),
        (" ", "p1", "public"),
        ("beta ", "p1 p2", "private"),
        ("gamma", "p1 p2 p3", "private"),
        (" delta", "p2", "private"),
    ]


def test_a_passage_across_paragraphs_keeps_the_text_whole() -> None:
    """A quotation that runs over a paragraph break is highlighted in both."""
    text = "He said: “One.\n\n“Two,” he said."
    find = Finder(text)
    across = brief_of(
        text,
        actors=[actor_of("a1", "He", "person", [find.span("He")])],
        positions=[position_of("p1", "a1", "One and two.", [find.span("“One.\n\n“Two,”")])],
    )
    page = to_html(across)
    assert article_in(page) == text
    marks = lxml.html.fromstring(page).xpath("//mark")
    assert [mark.text for mark in marks] == ["“One.", "“Two,”"]


def test_a_right_to_left_article_is_set_right_to_left() -> None:
    """Arabic gets its direction and language, and its own marks of direction are left alone."""
    text = "قال الوزير: «لن نتراجع\u200f».\n\nلم يتضح عدد السفن."
    page = to_html(brief_of(text, article_language="ar"))
    (pane,) = lxml.html.fromstring(page).xpath("//*[@id='article-text']")
    assert (pane.get("dir"), pane.get("lang")) == ("rtl", "ar")
    assert article_in(page) == text
    assert "hidden-character" not in lxml.html.tostring(pane).decode()


def test_what_html_cannot_hold_is_replaced_and_nothing_shifts() -> None:
    """NUL would vanish from a browser's text and move every offset after it."""
    text = "The minister\x00 said no."
    assert article_in(to_html(brief_of(text))) == text.replace("\x00", "\ufffd")


def test_private_and_public_differ_by_words_and_shape_not_colour_alone(brief: Brief) -> None:
    """Each card says its setting in words; labels in the article carry a sign."""
    tree = lxml.html.fromstring(to_html(brief))
    for position in brief.positions:
        (card,) = tree.xpath(f"//*[@id='{position.id}']")
        assert wording.SETTING[position.setting] in card.text_content()
    labels = tree.xpath("//mark/@data-label")
    assert "●p1" in labels
    assert "○p3" in labels


def test_only_web_addresses_become_links() -> None:
    """Anything but http and https is not followed."""
    assert view.web_address("https://example.org/a") == "https://example.org/a"
    for url in (None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " https://x"):
        assert view.web_address(url) is None


@pytest.mark.parametrize(
    ("value", "minimum", "maximum", "said"),
    [
        (None, None, None, "no number given"),
        (8, 8, 8, "8"),
        (8, None, None, "8"),
        (None, 3000, None, "at least 3,000"),
        (None, None, 12, "at most 12"),
        (None, 40, 50, "40 to 50"),
        (45, 40, 50, "45 (40 to 50)"),
        (2.5, None, None, "2.5"),
        (1234567, None, None, "1,234,567"),
    ],
)
def test_numbers_are_never_rounded_or_invented(
    value: float | None, minimum: float | None, maximum: float | None, said: str
) -> None:
    """The figure says no more than the words gave."""
    span = Finder("some ships").span("some")
    quantity = Quantity(value=value, minimum=minimum, maximum=maximum, text="some", span=span)
    assert wording.bounds(quantity) == said


def test_sources_are_never_added_up(brief: Brief) -> None:
    """Two people, and one of the sources, may be two people in all: no sum is printed."""
    first, second = brief.positions[0], brief.positions[1]
    both = first.model_copy(update={"sources": [*first.sources, *second.sources]})
    assert wording.disclosure(both) == "came out through unnamed sources"


def test_the_words_for_people_cover_every_value_of_the_brief() -> None:
    """A value added to a closed list without words for it is found here."""
    for words, values in (
        (wording.SETTING, published.Setting),
        (wording.ACT, published.Act),
        (wording.CERTAINTY, published.Certainty),
        (wording.ACTOR_KIND, published.ActorKind),
        (wording.SOURCE_TYPE, published.SourceType),
        (wording.RELATION, published.Relation),
        (wording.BASIS, published.Basis),
        (wording.ASSET_KIND, published.AssetKind),
        (wording.STATUS, published.AssetStatus),
        (wording.REASON, published.Reason),
        (wording.ITEM_KIND, published.ItemKind),
        (wording.REJECTION, published.RejectionReason),
    ):
        assert set(words) == set(get_args(values))


def test_the_front_page_says_where_the_text_goes() -> None:
    """An editor sees before pasting whether unpublished copy leaves the machine."""
    stays = front_page(endpoint_words="the embedded model", leaves_machine=False, most=2_000, nonce="n")
    leaves = front_page(endpoint_words="api.example.com", leaves_machine=True, most=2_000, nonce="n")
    assert "The text stays on this machine." in stays
    assert "Text is sent to api.example.com." in leaves
    assert "stays on this machine" not in leaves


def test_the_front_page_escapes_its_example() -> None:
    """An example is an article like any other, and so is what was typed."""
    hostile = "</template></textarea><script>alert(1)</script>"
    page = front_page(
        endpoint_words="<b>x</b>",
        leaves_machine=True,
        most=2_000,
        nonce="n",
        example=hostile,
        kept=Kept(text=hostile, title='"><script>'),
    )
    tree = lxml.html.fromstring(page)
    assert all(script.get("src") for script in tree.xpath("//script"))
    assert not tree.xpath("//b")
    assert tree.xpath("//textarea")[0].text_content().strip() == hostile


def test_the_service_s_own_page_of_a_hostile_brief_runs_nothing() -> None:
    """Every string of the article and the model is text there as well."""
    page = brief_page(hostile_brief(), who=Who("<b>Eve</b>", signed_in=True))
    tree = lxml.html.fromstring(page)
    assert all(script.get("src") for script in tree.xpath("//script"))
    assert not tree.xpath("//b | //img | //iframe | //object | //style")
    assert not tree.xpath("//*[starts-with(@href, 'javascript:')]")
    assert article_in(page) == HOSTILE
