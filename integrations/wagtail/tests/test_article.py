from __future__ import annotations

import pytest
from wagtail import blocks
from wagtail.blocks import StreamValue

from news.models import ArticlePage
from onrecord_wagtail.article import _of_block, article_of, plain

ENTRY = {"who": "Latvia", "words": "denies", "setting": "public", "source": "", "evidence": ""}


def html_of(block, value) -> str:
    """What one block gives to the article."""
    return "\n".join(_of_block(block, value))


def paragraphs(*texts: str) -> list[dict]:
    """A body of paragraphs."""
    return [{"type": "paragraph", "value": text} for text in texts]


def test_an_article_is_its_fields_in_reading_order(page):
    """Standfirst, then body; the title goes beside the text."""
    article = article_of(page)
    assert article.title == page.title
    assert article.html.startswith("<p>Two officials describe a private offer")
    assert article.html.index("RIGA") < article.html.index("There is no such offer")
    assert article.as_json()["id"] == f"news.ArticlePage:{page.pk}"
    assert "url" not in article.as_json()


def test_a_link_changes_no_text(page):
    """Only words make a text stale; links, bold type and pictures are none."""
    page.body = paragraphs("<p>Riga said no.</p>")
    before = article_of(page).sha256
    page.body = paragraphs(
        '<p data-block-key="x">Riga <b>said</b> <a linktype="page" id="3">no</a>.</p><embed/>'
    )
    assert article_of(page).sha256 == before
    page.body = paragraphs("<p>Riga said yes.</p>")
    assert article_of(page).sha256 != before


def test_a_new_title_makes_another_text(page):
    """The title is read as well."""
    before = article_of(page).sha256
    page.title = "Latvia says nothing"
    assert article_of(page).sha256 != before


def test_publishing_makes_no_other_text(page):
    """A live page has an address; its words are the same."""
    before = article_of(page).sha256
    page.save_revision().publish()
    live = ArticlePage.objects.get(pk=page.pk)
    assert article_of(live).as_json()["url"] == live.full_url
    assert article_of(live).sha256 == before


def test_blocks_that_a_brief_filled_are_no_part_of_the_article(page):
    """Else inserting one would make the text stale, and the brief's words would be read as the article's."""
    before = article_of(page)
    page.body.append(("who_says_what", {"heading": "Who", "entries": [ENTRY]}))
    page.body.append(
        ("what_is_not_known", {"heading": "What", "entries": [{"question": "Whether", "evidence": ""}]})
    )
    assert article_of(page).html == before.html


def test_nested_blocks_are_read_in_order():
    """Lists, structures and streams within a stream give their texts; choosers, numbers and choices do not."""
    quote = blocks.StructBlock(
        [
            ("words", blocks.BlockQuoteBlock()),
            ("by", blocks.CharBlock()),
            ("size", blocks.ChoiceBlock([("s", "small")])),
            ("link", blocks.URLBlock(required=False)),
            ("more", blocks.ListBlock(blocks.TextBlock())),
        ]
    )
    stream = blocks.StreamBlock([("quote", quote), ("text", blocks.RichTextBlock())])
    value = stream.to_python(
        [
            {
                "type": "quote",
                "value": {
                    "words": "No & never",
                    "by": "A. K.",
                    "size": "s",
                    "link": "https://x.example",
                    "more": ["a", "b"],
                },
            },
            {"type": "text", "value": "<p>End</p>"},
        ]
    )
    assert isinstance(value, StreamValue)
    assert html_of(stream, value).split("\n") == [
        "<blockquote>No &amp; never</blockquote>",
        "<p>A. K.</p>",
        "<p>a</p>",
        "<p>b</p>",
        "<p>End</p>",
    ]


def test_a_block_may_say_its_text_itself():
    """`onrecord_html` is the site's own word on a block."""

    class Aside(blocks.RichTextBlock):
        def onrecord_html(self, value):
            return ""

    assert html_of(Aside(), Aside().to_python("<p>Not news</p>")) == ""


def test_text_in_plain_fields_is_escaped(page):
    """A less-than sign in a standfirst is no markup."""
    page.standfirst = "3 < 4 <script>x</script>"
    assert article_of(page).html.startswith("<p>3 &lt; 4 &lt;script&gt;")


@pytest.mark.parametrize(
    "markup", ["<script>x</script>", "<style>p{}</style>", '<embed alt="a ship" embedtype="image" id="1"/>']
)
def test_scripts_styles_and_embeds_are_no_text(markup):
    """Rich text keeps its words only."""
    assert plain(f"<p>Riga {markup}said.</p>") == "<p>Riga said.</p>"


def test_a_page_that_is_not_briefed_has_no_article(newsroom):
    """Sections are not in ONRECORD['pages']."""
    from news.models import SectionPage

    with pytest.raises(LookupError):
        article_of(SectionPage.objects.first())
