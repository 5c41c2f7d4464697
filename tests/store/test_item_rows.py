"""Rows of pushed items: whatever the order in which versions come, the newest one says what stands."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from fakes import new_job
from onrecord.intake.ninjs import read_ninjs
from onrecord.store.items import ItemState
from onrecord.store.job import JobState
from onrecord.store.store import Store
from onrecord.store.tables import items
from onrecord.store.trouble import line_full
from web.pushed import extended, kill, standard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from onrecord.store.items import Pushed

_numbers = count()


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest) -> str | None:
    """Where the store is: a folder, or a server."""
    return request.getfixturevalue("postgres_url") if request.param == "postgresql" else None


@pytest.fixture
async def store(tmp_path: Path, url: str | None) -> AsyncIterator[Store]:
    """A store of its own for each test, of both kinds."""
    opened = await Store.open(tmp_path / "folder", url=url)
    yield opened
    await opened.aclose()


async def push(store: Store, sent: dict[str, Any], *, most: int = 1_000) -> Pushed:
    """Push as `Jobs` does, without reading anything."""
    raw = json.dumps(sent).encode()
    item = read_ninjs(raw)
    job = new_job() if item.article is not None else None
    return await store.items.push(item, str(hash(raw)), job, most=most, full=lambda n: line_full(n, 1))


async def standing(store: Store, uri: str) -> dict[str, JobState]:
    """The states of the item's briefs, by version."""
    jobs = await store.briefs.page(item=uri, limit=1_000)
    made_from = await store.items.made_from([job.id for job in jobs])
    return {made_from[job.id].version: job.state for job in jobs}


async def test_a_newer_version_calls_the_older_reading_off(store: Store):
    """Its row stays, and is current no more."""
    first = await push(store, extended(1))
    second = await push(store, extended(2))
    assert first.job is not None
    assert second.job is not None
    assert [job.id for job in second.ended] == [first.job.id]
    jobs = await store.briefs.page(item=extended()["guid"])
    assert [(job.id, job.state) for job in jobs] == [(second.job.id, "queued"), (first.job.id, "cancelled")]
    made_from = await store.items.made_from([first.job.id, second.job.id, "absent"])
    assert {key: (one.version, one.is_current) for key, one in made_from.items()} == {
        first.job.id: ("1", False),
        second.job.id: ("2", True),
    }


async def test_a_finished_brief_of_an_older_version_stays(store: Store):
    """An editor may have it open."""
    first = await push(store, extended(1))
    assert first.job is not None
    await store.briefs.finish(first.job.id, JobState.SUCCEEDED, brief="{}")
    second = await push(store, extended(2))
    assert second.ended == ()
    assert await store.briefs.brief(first.job.id) == "{}"


async def test_the_same_version_again_is_the_same_job(store: Store):
    """What a transmitter repeats after an answer that it never got."""
    first, again = await push(store, extended(1)), await push(store, extended(1))
    assert first.job is not None
    assert again.job is not None
    assert (again.job.id, first.is_new, again.is_new) == (first.job.id, True, False)


async def test_a_version_whose_brief_was_deleted_is_read_anew(store: Store):
    """Whoever sends it again wants it."""
    first = await push(store, extended(1))
    assert first.job is not None
    await store.briefs.delete(first.job.id)
    again = await push(store, extended(1))
    assert again.is_new
    assert await standing(store, extended()["guid"]) == {"1": "queued"}


async def test_another_text_under_the_same_version_supersedes(store: Store):
    """The last to arrive is what the CMS says now."""
    await push(store, extended(1))
    other = await push(store, extended(1, headline="Four cutters sent to the outer bank"))
    assert other.is_new
    assert len(other.ended) == 1


async def test_a_kill_leaves_nothing_of_any_version(store: Store):
    """And a tombstone: what comes late stays dead, what is newer lives."""
    sent = [await push(store, extended(n)) for n in (1, 2)]
    assert sent[0].job is not None
    killed = await push(store, kill(3))
    assert killed.state is ItemState.WITHDRAWN
    assert len(killed.ended) == 2
    assert await store.briefs.get(sent[0].job.id) is None
    late = await push(store, extended(2, headline="Sent late"))
    assert (late.state, late.job) == (None, None)
    assert (await push(store, kill(3))).state is ItemState.WITHDRAWN
    assert await standing(store, extended()["guid"]) == {}
    assert (await push(store, extended(4))).is_new


async def test_a_kill_without_a_version_is_of_every_version_there_was(store: Store):
    """Also where it comes first; only a version made after it lives."""
    await push(store, extended(7))
    await push(store, {"guid": extended()["guid"], "pubstatus": "canceled"})
    assert await standing(store, extended()["guid"]) == {}
    assert (await push(store, extended(7, headline="Again"))).state is None
    assert (await push(store, extended(8))).is_new
    await push(store, {"uri": "urn:unheard-of", "pubStatus": "withheld"})
    for minutes, state in ((-1, None), (1, ItemState.READ)):
        created = (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat()
        sent = standard(uri="urn:unheard-of", version=None, versionCreated=created)
        assert (await push(store, sent)).state is state


async def test_a_kill_of_the_same_version_wins_whichever_comes_first(store: Store):
    """A copy that is repeated late must not bring it back."""
    await push(store, extended(1))
    assert (await push(store, kill(1))).state is ItemState.WITHDRAWN
    assert (await push(store, extended(1))).state is None


async def test_a_version_that_cannot_be_read_supersedes_all_the_same(store: Store):
    """The older text is not what the item says any more."""
    await push(store, extended(1))
    flash = await push(store, extended(2, body_html="<p>Cutters recalled.</p>"))
    assert (flash.state, len(flash.ended)) == (ItemState.IGNORED, 1)
    refused = await push(store, extended(3, body_html=""))
    assert refused.state is ItemState.REFUSED
    assert (await push(store, extended(2))).state is None


async def test_a_full_line_changes_nothing(store: Store):
    """The transmitter repeats; a kill is never put off, and a correction takes the place it frees."""
    await push(store, extended(1), most=1)
    with pytest.raises(Exception, match="waiting already"):
        await push(store, standard(1), most=1)
    assert await standing(store, standard()["uri"]) == {}
    assert (await push(store, extended(2), most=1)).is_new
    assert (await push(store, kill(3), most=0)).state is ItemState.WITHDRAWN


async def test_items_go_with_their_last_brief(store: Store):
    """None before, none without a time."""
    kept = await push(store, extended(1))
    await push(store, kill(1, guid="urn:killed"))
    assert kept.job is not None
    ago = datetime.now(UTC) - timedelta(days=2)
    await store.database.write(lambda c: c.execute(update(items).values(updated_at=ago)))
    await push(store, kill(1, guid="urn:killed-today"))
    assert await store.items.purge_before(ago + timedelta(days=1)) == 1
    await store.briefs.delete(kept.job.id)
    assert await store.items.purge_before(ago + timedelta(days=1)) == 1
    left = await store.database.read(lambda c: c.execute(select(items.c.uri)).scalars().all())
    assert left == ["urn:killed-today"]


KINDS = {
    "read": lambda n, uri: extended(n, guid=uri),
    "standard": lambda n, uri: standard(n, uri=uri),
    "killed": lambda n, uri: kill(n, guid=uri),
    "flash": lambda n, uri: extended(n, guid=uri, body_html="<p>Cutters recalled.</p>"),
    "empty": lambda n, uri: extended(n, guid=uri, body_html=""),
}
histories = st.lists(
    st.tuples(st.integers(1, 12), st.sampled_from(sorted(KINDS))),
    min_size=1,
    max_size=6,
    unique_by=lambda one: one[0],
)
unhurried = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def expected(history: list[tuple[int, str]]) -> tuple[str, str | None, int]:
    """What the newest version says: its state, what is read, and up to where all is dead."""
    newest, kind = max(history)
    states = {"killed": "withdrawn", "flash": "ignored", "empty": "refused"}
    dead = max((number for number, one in history if one == "killed"), default=0)
    return states.get(kind, "read"), str(newest) if kind in ("read", "standard") else None, dead


async def check(store: Store, uri: str, history: list[tuple[int, str]]) -> None:
    """The item is as its newest version says, and nothing is left of what a kill is of."""
    state, read, dead = expected(history)
    row = await store.database.read(lambda c: c.execute(select(items).where(items.c.uri == uri)).one())
    assert (row.state, row.version) == (state, str(max(history)[0]))
    briefs = await standing(store, uri)
    assert {version for version, one in briefs.items() if not one.finished} == ({read} if read else set())
    assert all(int(version) > dead for version in briefs)


@unhurried
@given(history=histories)
async def test_any_order_of_versions_ends_as_the_newest_says(store: Store, history: list[tuple[int, str]]):
    """Corrections, kills, flashes and empty versions, each at any time."""
    uri = f"urn:order:{next(_numbers)}"
    for number, kind in history:
        await push(store, KINDS[kind](number, uri))
    await check(store, uri, history)


@unhurried
@given(history=histories)
async def test_two_programs_at_once_end_as_the_newest_says(
    store: Store, tmp_path: Path, url: str | None, history: list[tuple[int, str]]
):
    """On one database, each pushed every version."""
    uri = f"urn:race:{next(_numbers)}"
    other = await Store.open(tmp_path / "folder", url=url)
    try:
        await asyncio.gather(
            *(push(one, KINDS[kind](number, uri)) for number, kind in history for one in (store, other))
        )
    finally:
        await other.aclose()
    await check(store, uri, history)
