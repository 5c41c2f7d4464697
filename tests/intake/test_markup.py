"""HTML to plain text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import read_markup

PROSE = "The ministry said on day {} that the fleet would stay, and the admiral denied it in the evening."
SHORT_PAGE = """<!doctype html><html lang="en"><head><title>Fleet moves - The Wire</title>
<meta property="article:published_time" content="2024-05-03T10:00:00Z">
<link rel="canonical" href="https://wire.example/fleet"></head><body><nav><a href="/">Home</a> World</nav>
<article><h1>Fleet moves north</h1><figure><figcaption>A frigate. Photo: Navy</figcaption></figure>
<p>The navy sent two frigates north.</p><p>"No," he said.</p><h2>What next</h2><ul><li>one ship</li>
<li>two ships</li></ul></article><footer>Copyright</footer></body></html>"""


def test_a_fragment_keeps_everything_a_reader_sees():
    """Blocks become paragraphs, `<br>` a line break; scripts, styles, comments and hidden parts go."""
    page = read_markup(
        "<p>One &amp; two.</p><blockquote>Three <b>fo</b>ur</blockquote>tail<br>line<br><br>para"
        "<figure><figcaption>Caption</figcaption></figure><h2>Head</h2><ul><li>a</li><li>b</li></ul>"
        "<script>no()</script><style>no</style><!-- no --><p hidden>no</p><p style='display: none'>no</p>"
    )
    assert page.text == "One & two.\n\nThree four\n\ntail\nline\n\npara\n\nCaption\n\nHead\n\na\nb"
    assert (page.headings, page.captions) == (("Head",), ("Caption",))


def test_a_short_page_is_not_cut():
    """Where the extractor drops or merges paragraphs, the page's own article is converted."""
    page = read_markup(SHORT_PAGE)
    assert page.text.split("\n\n") == [
        "Fleet moves north",
        "A frigate. Photo: Navy",
        "The navy sent two frigates north.",
        '"No," he said.',
        "What next",
        "one ship\ntwo ships",
    ]
    assert (page.title, page.url, page.language) == ("Fleet moves north", "https://wire.example/fleet", "en")
    assert page.published_at == "2024-05-03"


def test_a_whole_page_loses_its_boilerplate():
    """Of a long page the article stays, paragraph by paragraph, and the rest goes."""
    prose = [PROSE.format(day) for day in range(20)]
    html = SHORT_PAGE.replace("<p>The navy", "".join(f"<p>{line}</p>" for line in prose) + "<p>The navy")
    lines = read_markup(html).text.split("\n\n")
    assert [line for line in lines if line in prose] == prose
    assert not any("Copyright" in line or "Home" in line for line in lines)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            "<html><body>" + "<div>" * 10_000 + "<p>Deep</p>" + "</div>" * 10_000 + "<p>After</p>",
            "Deep\n\nAfter",
        ),
        ("<b>" * 50_000 + "x", "x"),
        ("<p title='" + "x" * 1_000_000 + "'>Hi</p>", "Hi"),
        ("<p>One<b>two<p>three</b></i>&bogus;", "Onetwo\n\nthree&bogus;"),
        ('<?xml version="1.0" encoding="latin-1"?><html><body>é', "é"),
        ("", ""),
        ("<", "<"),
        ("<!--" * 10_000, ""),
        ("<![CDATA[ x ]]><p>hi", "hi"),
    ],
)
def test_broken_markup_gives_what_words_it_has(html, words):
    """Depth, size, open tags and bad entities neither raise nor hang."""
    started = time.monotonic()
    assert read_markup(html).text == words
    assert time.monotonic() - started < 10


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<li>", "<td>", "<html>", "<br>", "<pre>", "&#0;", "a", " ", "<", "\ud800"]
        )
    )
)
def test_any_markup_is_read(parts):
    """No sequence of tags raises."""
    assert isinstance(read_markup("".join(parts).replace("<html>", "<div>")).text, str)
