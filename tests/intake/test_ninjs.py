"""ninjs items: both forms give one article, and what holds none says why."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.intake.item_version import ItemVersion
from onrecord.intake.ninjs import ItemRefused, Unread, read_ninjs
from web.pushed import BODY, GUID, PLAIN, extended, kill, standard


def read(item: Any, **more: Any):
    """The item of what a CMS would send."""
    return read_ninjs(json.dumps(item).encode(), **more)


def test_superdesk_s_form_becomes_an_article():
    """Its guid, headline, language, date and markup; the picture's caption is not of it."""
    item = read(extended(3))
    assert (item.uri, item.version.name, item.withdrawn) == (GUID, "3", False)
    article = item.article
    assert article is not None
    assert (article.id, article.title, article.language) == (
        GUID,
        "Three cutters sent to the outer bank",
        "en",
    )
    assert article.published_at == datetime(2026, 11, 3, 8, 3, 41, tzinfo=UTC)
    assert '"knows nothing of it"' in article.text
    assert "\n\nVersion 3." in article.text
    assert "white cutter" not in article.text
    assert article.url is None


def test_the_standard_s_form_becomes_the_same_article():
    """The body with paragraphs, the main headline, and its address where the URI is one."""
    ours, theirs = read(standard(3)).article, read(extended(3)).article
    assert ours is not None
    assert theirs is not None
    assert (ours.text, ours.title) == (theirs.text, theirs.title)
    assert ours.url == ours.id == "http://desk.example/items/outer-bank"


def test_a_teaser_with_markup_is_not_taken_for_the_article():
    """The fullest body is the text."""
    bodies = [
        {"role": "teaser", "contentType": "text/html", "value": "<p>Cutters sent</p>"},
        {"value": PLAIN},
    ]
    article = read(standard(bodies=bodies)).article
    assert article is not None
    assert article.text == PLAIN


def test_an_undeclared_body_is_told_by_how_it_looks():
    """The standard leaves the kind of a body with neither role nor type to the provider."""
    article = read(standard(bodies=[{"value": BODY}])).article
    assert article is not None
    assert article.text.startswith("PORT VANE")


@pytest.mark.parametrize(
    ("item", "why"),
    [
        ({"guid": "p", "type": "picture", "headline": "A cutter", "body_text": PLAIN}, Unread.KIND),
        ({"guid": "e", "type": "event", "name": "A meeting"}, Unread.KIND),
        ({"guid": "c", "type": "composite", "associations": {"main-0": extended()}}, Unread.PACKAGE),
        ({"guid": "f", "type": "text", "body_html": "<p>Cutters sent to bank.</p>"}, Unread.TOO_SHORT),
        ({"uri": "urn:x", "type": "component"}, Unread.KIND),
    ],
)
def test_what_is_no_article_is_in_good_order(item: dict[str, Any], why: Unread):
    """Pictures, packages, events and flashes come down the same wire."""
    found = read(item)
    assert (found.unread, found.article, found.refused) == (why, None, None)


@pytest.mark.parametrize("status", ["canceled", "cancelled", "withheld", "Canceled"])
def test_a_kill_needs_neither_text_nor_version(status: str):
    """In either spelling."""
    found = read({"uri": "urn:x", "pubStatus": status})
    assert found.withdrawn
    assert not found.version.is_named


@pytest.mark.parametrize(
    ("raw", "slug", "pointer"),
    [
        (b"", "item-malformed", None),
        (b"{", "item-malformed", None),
        (b"\xff\xfe{}", "item-malformed", None),
        (b"[" * 100_000, "item-malformed", None),
        (b"[]", "item-invalid", ""),
        (b'{"headline": "x"}', "item-invalid", "/uri"),
        (b'{"guid": ""}', "item-invalid", "/uri"),
        (b'{"guid": "a\\u0000b"}', "item-invalid", "/uri"),
        (b'{"guid": "x", "version": {"a": 1}}', "item-invalid", "/version"),
        (b'{"guid": "x", "pubstatus": "embargoed"}', "item-invalid", "/pubstatus"),
        (b'{"uri": "x", "bodies": [{"role": "main"}]}', "item-invalid", "/bodies/0/value"),
    ],
)
def test_what_names_no_item_is_refused(raw: bytes, slug: str, pointer: str | None):
    """With the place; it will not become right when it is sent again."""
    with pytest.raises(ItemRefused) as met:
        read_ninjs(raw)
    assert (met.value.slug, met.value.pointer) == (slug, pointer)
    assert 400 <= met.value.status < 500


@pytest.mark.parametrize(
    ("more", "slug"),
    [
        ({"body_html": None}, "item-invalid"),
        ({"body_html": ""}, "item-invalid"),
        ({"body_html": "<p></p>"}, "article-empty"),
        ({"body_html": "<p>" + "1 2 3 4 5 " * 9 + "</p>"}, "article-no-letters"),
        ({"body_html": "<p>" + "word " * 200 + "</p>"}, "article-too-long"),
    ],
)
def test_a_text_that_cannot_be_read_is_still_a_version(more: dict[str, Any], slug: str):
    """The older one does not stand for it."""
    found = read(extended(2, **more), max_words=100)
    assert found.refused is not None
    assert (found.refused.slug, found.version.name, found.article) == (slug, "2", None)


@pytest.mark.parametrize(
    "more",
    [
        {"language": "English"},
        {"language": 7},
        {"versioncreated": "yesterday"},
        {"versioncreated": 1_762_157_561},
        {"url": ["x"]},
        {"firstpublished": "0001-01-01T00:00:00+14:00"},
        {"headline": "x" * 5_000},
        {"version": 2},
        {"title": {"a": 1}, "headline": None},
    ],
)
def test_what_is_only_known_about_it_never_refuses_an_article(more: dict[str, Any]):
    """It is passed over, or read from the text."""
    article = read(extended(**more)).article
    assert article is not None
    assert article.language == "en"
    assert len(article.title or "") <= 1_000


def test_underscores_in_a_language_and_markup_in_a_headline_are_understood():
    """As some desks write them."""
    article = read(extended(language="en_AU", headline="Three <em>cutters</em> &amp; a buoy")).article
    assert article is not None
    assert (article.language, article.title) == ("en-AU", "Three cutters & a buoy")


def test_no_message_holds_what_was_pushed():
    """Only where it is wrong."""
    for raw in (b'{"guid": "x", "body_html": ["SECRET"]}', b'{"guid": "SECRET\\u0007"}', b'{"SECRET'):
        with pytest.raises(OnRecordError) as met:
            read_ninjs(raw)
        assert "SECRET" not in f"{met.value}{met.value.pointer}"


def at(minute: int) -> datetime:
    """A moment of one day."""
    return datetime(2026, 11, 3, 8, minute, tzinfo=UTC)


def test_versions_are_compared_as_numbers_then_by_moment_then_as_text():
    """Ten is after nine, also behind a dot; a number outweighs the clock."""
    rising = [
        [ItemVersion("9"), ItemVersion("10"), ItemVersion("10.2"), ItemVersion("10.10"), ItemVersion("11")],
        [ItemVersion("2", at(5)), ItemVersion("3", at(1))],
        [ItemVersion("b", at(1)), ItemVersion("a", at(2))],
        [ItemVersion("a"), ItemVersion("b")],
        [ItemVersion("", at(1)), ItemVersion("", at(2))],
    ]
    for versions in rising:
        for one, two in permutations(range(len(versions)), 2):
            assert versions[one].beside(versions[two]) == (1 if one > two else -1)
    assert ItemVersion("2").beside(ItemVersion("2.0")) == 0
    assert ItemVersion("2", at(2)).beside(ItemVersion("2.0", at(1))) == 1


@given(st.text(max_size=8), st.text(max_size=8))
def test_of_two_versions_one_is_the_newer_whichever_is_asked(one: str, two: str):
    """Whatever they are called."""
    assert ItemVersion(one).beside(ItemVersion(two)) == -ItemVersion(two).beside(ItemVersion(one))


def test_a_kill_is_read_as_one():
    """Its notice is not an article of the item."""
    assert read(kill(4)).article is None
