"""Actors across articles: who is the same as whom, and where each position lies in the picture."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

import lxml.html
import pytest
from cuba import cuba_brief
from hypothesis import given
from hypothesis import strategies as st

from onrecord.render.actors import Entry, actors_of, key_of, record_of
from onrecord.render.desk import actor_page, actors_page, in_words
from onrecord.render.digest import Held, digest_of
from onrecord.render.picture import STEP, TALLEST, picture_of

if TYPE_CHECKING:
    from onrecord.brief import Brief

DAYS = st.dates(date(1999, 1, 1), date(2030, 1, 1))
SETTINGS = st.sampled_from(["public", "private", "unclear"])


def brief_with(**changes: Any) -> Brief:
    """The first seed's brief, the rest of it as given."""
    return cuba_brief().model_copy(update=changes)


def renamed(brief: Brief, actor_id: str, name: str, *aliases: str) -> Brief:
    """The brief with another name for one actor."""
    actors = [
        actor.model_copy(update={"name": name, "aliases": list(aliases)}) if actor.id == actor_id else actor
        for actor in brief.actors
    ]
    return brief.model_copy(update={"actors": actors})


def held(day: date, setting: Any = "public", number: int = 1, against: tuple[str, ...] = ()) -> Held:
    """A position of this day."""
    return Held(
        brief_id="b1",
        item=f"p{number}",
        holder="Norway",
        setting=setting,
        act="says",
        claim="A claim.",
        in_articles_words=False,
        certainty="stated",
        sources="",
        disclosure="",
        day=day,
        dated="said",
        when=None,
        against=against,
    )


def entries_of(*positions: Held) -> list[Entry]:
    """Entries in order of time."""
    made = [Entry(held=position, headline="H", guessed=False) for position in positions]
    return sorted(made, key=lambda entry: entry.held.day)


def bruno(brief: Brief) -> str:
    """The id of the actor that the tests give other names."""
    return next(actor.id for actor in brief.actors if actor.name == "Bruno Rodríguez")


def test_actors_of_one_name_are_one() -> None:
    """Whatever the case, the spaces and the article before it."""
    first = cuba_brief()
    second = renamed(brief_with(id="another-brief"), bruno(first), "BRUNO  Rodríguez")
    entry = next(each for each in actors_of([digest_of(first), digest_of(second)]) if "odr" in each.name)
    assert (entry.name, entry.articles, entry.public) == ("Bruno Rodríguez", 2, 4)
    record = record_of("bruno rodríguez", [digest_of(first), digest_of(second)])
    assert record is not None
    assert (record.name, record.articles, len(record.entries)) == ("Bruno Rodríguez", 2, 4)
    assert not record.guesses
    assert key_of("The  United\nStates") == key_of("united states")


def test_a_name_that_is_another_articles_alias_is_a_guess() -> None:
    """Both ways round, and it is said whose words it rests on."""
    first = cuba_brief()
    second = renamed(brief_with(id="another-brief"), bruno(first), "Rodríguez", "Bruno Rodríguez")
    digests = [digest_of(first), digest_of(second)]
    for name, other in (("Bruno Rodríguez", "Rodríguez"), ("Rodríguez", "Bruno Rodríguez")):
        record = record_of(name, digests)
        assert record is not None
        assert [(guess.name, guess.shared) for guess in record.guesses] == [(other, "Bruno Rodríguez")]
        assert [entry.guessed for entry in record.entries].count(True) == 2
        assert record.articles == 2


@pytest.mark.parametrize("alias", ["the minister", "he", "He", "They", "the ministry", "El", "…"])
def test_words_that_name_nobody_join_nobody(alias: str) -> None:
    """Two articles' `the minister` are two ministers."""
    first = cuba_brief()
    second = renamed(brief_with(id="another-brief"), bruno(first), alias)
    third = renamed(brief_with(id="third-brief"), bruno(first), "Somebody", alias)
    record = record_of("Somebody", [digest_of(second), digest_of(third)])
    assert record is not None
    assert not record.guesses


def test_an_actor_that_the_article_does_not_name_has_no_page() -> None:
    """`Elements within the government` are not the same in any two articles."""
    digest = digest_of(cuba_brief())
    unnamed = [actor.name for actor in cuba_brief().actors if not actor.named]
    assert unnamed
    for name in unnamed:
        assert record_of(name, [digest]) is None
    assert not {entry.name for entry in actors_of([digest])} & set(unnamed)


def test_a_guess_leads_to_no_further_guess() -> None:
    """A is perhaps B, and B perhaps C: that says nothing of A and C."""
    base, who = cuba_brief(), bruno(cuba_brief())
    digests = [
        digest_of(renamed(base, who, "Alpha", "Beta")),
        digest_of(renamed(brief_with(id="brief-two"), who, "Beta", "Gamma")),
        digest_of(renamed(brief_with(id="brief-three"), who, "Gamma")),
    ]
    record = record_of("Alpha", digests)
    assert record is not None
    assert {guess.name for guess in record.guesses} == {"Beta"}


def test_a_position_has_the_day_that_is_known_best() -> None:
    """When it was said; else the article's day; else the day it was read, and which of them it is."""
    brief = cuba_brief()
    record = record_of("Bruno Rodríguez", [digest_of(brief)])
    assert record is not None
    assert [(entry.held.day, entry.held.dated) for entry in record.entries] == [
        (date(2025, 11, 25), "said"),
        (date(2025, 11, 27), "published"),
    ]
    unpublished = brief.article.model_copy(update={"published_at": None})
    read = brief_with(article=unpublished, created_at=datetime(2026, 5, 1, tzinfo=UTC))
    record = record_of("Bruno Rodríguez", [digest_of(read)])
    assert record is not None
    assert [(entry.held.day, entry.held.dated) for entry in record.entries] == [
        (date(2025, 11, 25), "said"),
        (date(2026, 5, 1), "read"),
    ]


@given(st.lists(st.tuples(DAYS, SETTINGS), min_size=1, max_size=60))
def test_public_lies_above_the_line_and_private_below(drawn: list[tuple[date, Any]]) -> None:
    """Time runs to the right, nothing lies on anything else, and what has no room is counted."""
    entries = entries_of(
        *[held(day, setting, number) for number, (day, setting) in enumerate(drawn, start=1)]
    )
    picture = picture_of(entries)
    assert len(picture.marks) + sum(rest.count for rest in picture.rests) == len(entries)
    for mark in picture.marks:
        assert 0 < mark.x < picture.width
        assert 0 < mark.y < picture.height
        side = mark.entry.held.setting
        assert (mark.y < picture.top) == (side == "public")
        assert (mark.y > picture.bottom) == (side == "private")
    places = [(mark.x, mark.y) for mark in picture.marks]
    assert len(set(places)) == len(places)
    for (x, y), (other_x, other_y) in combinations(places, 2):
        assert max(abs(x - other_x), abs(y - other_y)) >= STEP
    days = [(mark.entry.held.day, mark.x) for mark in picture.marks]
    assert all(x <= other_x for (day, x) in days for (other, other_x) in days if day < other)
    xs = [tick.x for tick in picture.ticks]
    assert xs == sorted(xs)
    assert all(b - a >= 100 for a, b in pairwise(xs))


def test_a_day_with_more_than_has_room_says_how_many_more() -> None:
    """The table has them all."""
    entries = entries_of(*[held(date(2026, 1, 1), "public", number) for number in range(1, TALLEST + 4)])
    picture = picture_of(entries)
    assert [rest.count for rest in picture.rests] == [3]
    assert len(picture.marks) == TALLEST


def test_what_diverges_is_joined() -> None:
    """A public and a private position of one article, once."""
    day = date(2026, 1, 1)
    one, other = held(day, "public", 1, ("p2",)), held(day, "private", 2, ("p1",))
    (pair,) = picture_of(entries_of(one, other, held(day + timedelta(1), "private", 3))).pairs
    assert [mark.entry.held.item for mark in pair] == ["p1", "p2"]


def test_the_picture_and_the_table_say_the_same() -> None:
    """Each mark has a row, leads to its item, and is named in words."""
    record = record_of("Nicolás Maduro", [digest_of(cuba_brief())])
    assert record is not None
    tree = lxml.html.fromstring(actor_page(record, of=1, limit=200))
    marks = tree.xpath("//a[contains(@class, 'mark')]")
    assert marks
    for mark, entry in zip(marks, record.entries, strict=True):
        row = tree.get_element_by_id(mark.get("data-row"))
        assert mark.get("href") == f"/briefs/{entry.held.brief_id}#{entry.held.item}"
        assert entry.held.claim in mark.get("aria-label")
        assert entry.held.claim in row.text_content()
        assert entry.held.sources in row.text_content()
    assert tree.xpath("//*[local-name()='svg']/*[local-name()='title' and @id='picture-title']")
    assert not tree.xpath("//*[@style]")


def test_the_pages_say_where_they_stopped_looking() -> None:
    """Older briefs are not looked at, and that is said."""
    entries = actors_of([digest_of(cuba_brief())])
    assert "newest 200" in actors_page(entries, of=200, limit=200)
    assert "newest" not in actors_page(entries, of=199, limit=200)


def test_names_are_text() -> None:
    """Also in addresses and in the picture."""
    hostile = '"><script>alert(1)</script>/../x'
    brief = renamed(cuba_brief(), bruno(cuba_brief()), hostile)
    digests = [digest_of(brief)]
    record = record_of(hostile, digests)
    assert record is not None
    for page in (actors_page(actors_of(digests), of=1, limit=200), actor_page(record, of=1, limit=200)):
        tree = lxml.html.fromstring(page)
        assert all(script.get("src") for script in tree.xpath("//script"))
    listed = lxml.html.fromstring(actors_page(actors_of(digests), of=1, limit=200))
    assert any(href.endswith("%2F..%2Fx") for href in listed.xpath("//a/@href"))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "1 s"),
        (7.4, "7 s"),
        (44, "40 s"),
        (118, "120 s"),
        (150, "2 minutes"),
        (3000, "50 minutes"),
        (9000, "2 hours"),
    ],
)
def test_a_time_is_told_no_more_exactly_than_it_is_known(seconds: float, said: str) -> None:
    """In the units people use."""
    assert in_words(seconds) == said
