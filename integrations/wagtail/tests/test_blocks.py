from __future__ import annotations

from news.models import ArticlePage
from onrecord_wagtail.blocks import WhatIsNotKnownBlock, WhoSaysWhatBlock, brief_blocks
from stand_in import brief_of

BRIEF = brief_of("brief-0001", "…")


def test_who_says_what_takes_all_positions():
    """Each with who, what, where, by which source, on which words."""
    value = WhoSaysWhatBlock().filled(BRIEF)
    assert value["heading"] == "Who says what"
    assert dict(value["entries"][1]) == {
        "who": "Latvia",
        "words": "Latvia denied the report.",
        "setting": "public",
        "source": "",
        "evidence": "There is no such offer",
    }


def test_a_claim_that_could_not_be_checked_gives_way_to_the_articles_words():
    """What readers get was found in the article."""
    entry = WhoSaysWhatBlock().filled(BRIEF, {"p1"})["entries"][0]
    assert entry["words"] == "Latvia <offered> ships"
    assert entry["source"] == "two officials"


def test_single_items_can_be_taken():
    """An editor inserts one position, or one question."""
    assert len(WhoSaysWhatBlock().filled(BRIEF, {"p2"})["entries"]) == 1
    assert len(WhatIsNotKnownBlock().filled(BRIEF, {"p2"})["entries"]) == 0
    assert WhatIsNotKnownBlock().filled(BRIEF, {"q1"})["entries"][0]["question"] == "Will Estonia accept?"


def test_public_stands_before_private_and_words_are_escaped():
    """Two lists with headings; nothing of the brief becomes markup."""
    block = WhoSaysWhatBlock()
    html = block.render(block.filled(BRIEF))
    assert html.index("In public") < html.index("In private")
    assert "Latvia &lt;offered&gt; ships" in html
    assert "<offered>" not in html
    assert '<section class="onrecord-block onrecord-block--who" aria-label="Who says what">' in html


def test_evidence_is_not_shown_twice():
    """Where the article's words stand for the claim, they are not quoted below it again."""
    block = WhoSaysWhatBlock()
    assert block.render(block.filled(BRIEF, {"p1"})).count("offered") == 1
    assert "<blockquote>There is no such offer</blockquote>" in block.render(block.filled(BRIEF, {"p2"}))


def test_what_is_not_known_lists_questions():
    """With the words that leave them open."""
    block = WhatIsNotKnownBlock()
    html = block.render(block.filled(BRIEF))
    assert "<p>Will Estonia accept?</p>" in html
    assert "<blockquote>It is not clear</blockquote>" in html


def test_the_blocks_of_a_stream_are_found_by_their_kind():
    """Whatever the site calls them, and where it has extended them."""
    stream = ArticlePage._meta.get_field("body").stream_block
    assert {name: block.kind for name, block in brief_blocks(stream).items()} == {
        "who_says_what": "position",
        "what_is_not_known": "question",
    }
