"""Rows of jobs: kept whole, listed in order, changed only while unfinished, deleted without a trace."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from fakes import new_job, small_article
from onrecord.model.answers import StoredAnswer
from onrecord.progress import Progress
from onrecord.store.briefs import Briefs, new_id
from onrecord.store.job import JobState, Lane
from onrecord.store.problem import INTERNAL
from onrecord.store.store import Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Store]:
    """A store of its own for each test, of both kinds."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else None
    opened = await Store.open(tmp_path / "folder", url=url)
    yield opened
    await opened.aclose()


async def test_a_job_and_its_article_come_back_as_they_went_in(store: Store):
    """Times in UTC, sentences with their kinds."""
    article, made = small_article(), new_job()
    await store.briefs.add(article, made)
    assert await store.briefs.get(made.id) == made
    assert await store.briefs.article(made.id) == article
    assert await store.briefs.brief(made.id) is None


async def test_what_is_not_there_is_none(store: Store):
    """No id, no trouble."""
    assert await store.briefs.get("absent") is None
    assert await store.briefs.article("absent") is None
    assert await store.briefs.brief("absent") is None
    assert await store.briefs.delete("absent") == 0
    assert await store.briefs.finish("absent", JobState.FAILED) is False


async def test_one_tenant_sees_nothing_of_another(store: Store):
    """Rows and answers alike."""
    made = new_job()
    await store.briefs.add(small_article(), made)
    other = Briefs(store.database, "other")
    assert await other.get(made.id) is None
    assert await other.page() == []
    assert await other.delete(made.id) == 0
    assert await store.briefs.get(made.id) is not None


async def test_a_naive_time_is_refused(store: Store):
    """Nobody knows when that was."""
    naive = datetime(2026, 1, 1)
    with pytest.raises(Exception, match="time zone"):
        await store.briefs.add(small_article(), new_job(created_at=naive))


async def test_pages_are_newest_first_and_join_without_gaps(store: Store):
    """The cursor holds even when its row is deleted."""
    made = [new_job(id=f"{n:012x}aaaa") for n in range(5)]
    for one in made:
        await store.briefs.add(small_article(), one)
    first = await store.briefs.page(limit=2)
    assert [one.id for one in first] == [made[4].id, made[3].id]
    await store.briefs.delete(first[-1].id)
    rest = await store.briefs.page(limit=10, before=first[-1].id)
    assert [one.id for one in rest] == [made[2].id, made[1].id, made[0].id]


async def test_pages_can_be_of_some_states_only(store: Store):
    """An editor asks what failed."""
    made = [new_job() for _ in range(3)]
    for one in made:
        await store.briefs.add(small_article(), one)
    await store.briefs.finish(made[1].id, JobState.FAILED, problem=INTERNAL)
    failed = await store.briefs.page(states=[JobState.FAILED])
    assert [one.id for one in failed] == [made[1].id]
    assert failed[0].problem == INTERNAL
    assert failed[0].finished_at is not None
    assert {one.id for one in await store.briefs.queued()} == {made[0].id, made[2].id}
    assert await store.briefs.waiting(Lane.BACKLOG) == 2
    assert await store.briefs.waiting(Lane.DESK) == 0


async def test_an_idempotency_key_is_taken_once(store: Store):
    """The database itself says no."""
    await store.briefs.add(small_article(), new_job(idempotency_key="k"))
    with pytest.raises(IntegrityError):
        await store.briefs.add(small_article(), new_job(idempotency_key="k"))
    await store.briefs.add(small_article(), new_job())
    await store.briefs.add(small_article(), new_job())


async def test_a_finished_job_is_not_changed_any_more(store: Store):
    """Late progress and a second end fall on deaf ears."""
    made = new_job()
    await store.briefs.add(small_article(), made)
    begun = await store.briefs.begin(made.id, 0, "worker")
    assert begun is not None
    assert await store.briefs.finish(made.id, JobState.SUCCEEDED, brief="{}", begun=begun[0])
    assert not await store.briefs.progress(begun[0], Progress("reading", 1, 2))
    assert await store.briefs.hand_back(begun[0], forgiven=True) is None
    assert await store.briefs.begin(made.id, 0, "worker") is None
    assert not await store.briefs.finish(made.id, JobState.CANCELLED)
    ended = await store.briefs.get(made.id)
    assert ended is not None
    assert (ended.state, ended.stage, ended.attempts) == (JobState.SUCCEEDED, "done", 1)
    assert await store.briefs.brief(made.id) == "{}"


async def test_a_run_that_was_handed_back_is_void(store: Store):
    """Whoever still holds the old one begins nothing; an attempt that was begun again ends nothing."""
    made = new_job()
    await store.briefs.add(small_article(), made)
    first = await store.briefs.begin(made.id, 0, "one")
    assert first is not None
    assert await store.briefs.hand_back(first[0], forgiven=False) == 1
    assert await store.briefs.hand_back(first[0], forgiven=False) is None
    assert await store.briefs.begin(made.id, 0, "one") is None
    second = await store.briefs.begin(made.id, 1, "two")
    assert second is not None
    assert (second[0].attempts, second[0].worker) == (2, "two")
    assert not await store.briefs.finish(made.id, JobState.SUCCEEDED, brief="{}", begun=first[0])
    assert await store.briefs.finish(made.id, JobState.SUCCEEDED, brief="{}", begun=second[0])


async def test_an_attempt_from_before_a_retry_is_void_though_its_number_comes_round(store: Store):
    """Called off and tried again within a second: the first reader may not have looked yet."""
    made = new_job()
    await store.briefs.add(small_article(), made)
    first = await store.briefs.begin(made.id, 0, "one")
    assert first is not None
    await store.briefs.finish(made.id, JobState.CANCELLED)
    assert await store.briefs.try_again(made.id) == 1
    second = await store.briefs.begin(made.id, 1, "two")
    assert second is not None
    assert second[0].attempts == first[0].attempts
    assert not await store.briefs.is_under_way(first[0])
    assert not await store.briefs.progress(first[0], Progress("reading", 1, 2))
    assert not await store.briefs.finish(made.id, JobState.FAILED, problem=INTERNAL, begun=first[0])
    assert await store.briefs.is_under_way(second[0])


async def test_two_briefs_deleted_at_once_leave_no_answer_that_both_used(store: Store):
    """Each would have left it to the other."""
    made = [new_job() for _ in range(6)]
    for one in made:
        await store.briefs.add(small_article(), one)
        for n in range(20):
            await store.answers.put(f"k{n}", StoredAnswer("{}", "m", "t"), one.id)
    await asyncio.gather(*(store.briefs.delete(one.id) for one in made))
    assert [await store.answers.get(f"k{n}") for n in range(20)] == [None] * 20


async def test_of_two_readings_alike_the_one_begun_later_is_behind(store: Store):
    """Whichever came first into the line; another article is behind nobody."""
    made = [new_job() for _ in range(2)]
    made.append(new_job(reading="other"))
    for one in made:
        await store.briefs.add(small_article(), one)
    begun = [await store.briefs.begin(one.id, 0, "worker") for one in (made[1], made[0], made[2])]
    assert [one and await store.briefs.is_ahead(one[0]) for one in begun] == [False, True, False]
    await store.briefs.finish(made[1].id, JobState.FAILED, problem=INTERNAL)
    assert begun[1] is not None
    assert not await store.briefs.is_ahead(begun[1][0])


async def test_an_answer_for_a_brief_that_was_deleted_is_not_kept(store: Store):
    """It came after the editor had the article removed for good."""
    made = new_job()
    answers = store.patient().answers
    await store.briefs.add(small_article(), made)
    await answers.put("k", StoredAnswer("{}", "m", "t"), made.id)
    await store.briefs.delete(made.id)
    await answers.put("k", StoredAnswer("{}", "m", "t"), made.id)
    assert await answers.get("k") is None


async def test_deleting_leaves_no_bytes_in_any_file(store: Store, tmp_path: Path):
    """Article, brief and answers are gone from the file and from its log, large ones as well."""
    words = "Zanzibar-frigate-marker. "
    article = small_article(words * 4_000)
    made, other = new_job(), new_job()
    await store.briefs.add(article, made)
    await store.briefs.add(small_article(), other)
    await store.answers.put("own", StoredAnswer(words, "m", "t"), made.id)
    await store.answers.put("shared", StoredAnswer("{}", "m", "t"), made.id)
    await store.answers.put("shared", StoredAnswer("{}", "m", "t"), other.id)
    await store.briefs.begin(made.id, 0, "worker")
    await store.briefs.finish(made.id, JobState.SUCCEEDED, brief=words * 5_000)
    files = list((tmp_path / "folder").glob("*"))  # none where a server keeps them
    assert any(b"Zanzibar" in path.read_bytes() for path in files) == bool(files)
    assert await store.briefs.delete(made.id)
    assert not any(b"Zanzibar" in path.read_bytes() for path in files)
    assert await store.answers.get("own") is None
    assert await store.answers.get("shared") is not None
    assert await store.briefs.get(other.id) is not None


async def test_kept_answers_can_be_replaced_and_purged(store: Store):
    """The same promises as the store in memory."""
    first, second = StoredAnswer('{"a":1}', "m", "t"), StoredAnswer('{"a":2}', "m", "t")
    await store.answers.put("k", first, "one")
    await store.answers.put("k", first, "one")
    assert await store.answers.get("k") == first
    await store.answers.put("k", second, "two")
    assert await store.answers.get("k") == second
    await store.answers.purge("one")
    assert await store.answers.get("k") == second
    await store.answers.purge("two")
    assert await store.answers.get("k") is None


def test_ids_fit_the_brief_and_sort_by_time():
    """What `Brief.id` takes."""
    import re
    import time

    first = new_id()
    time.sleep(0.002)
    second = new_id()
    assert re.fullmatch(r"[0-9a-z-]{8,64}", first)
    assert first < second
