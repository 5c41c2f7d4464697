"""Jobs: nothing accepted is lost, nothing beyond the line is accepted, and every end has its reason."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import update

from fakes import empty_brief, new_job, small_article
from onrecord.brief import Brief
from onrecord.errors import ModelTrouble, StoreTrouble
from onrecord.jobs import Jobs
from onrecord.jobs.engine import prepare
from onrecord.model.answers import StoredAnswer
from onrecord.options import Options
from onrecord.progress import Listener, Progress
from onrecord.store.job import JobState
from onrecord.store.problem import ATTEMPTS
from onrecord.store.sqlite import SqliteFile
from onrecord.store.store import Store
from onrecord.store.tables import briefs

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.article import Article


class Reader:
    """Reads as it is told: `gate` holds every reading until it is set; `fails` is raised instead."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.gate.set()
        self.fails: BaseException | None = None
        self.read: list[str] = []
        self.options: list[Options] = []
        self.articles: list[Article] = []
        self.at_once = self.peak = 0

    async def __call__(self, article: Article, options: Options, brief_id: str, listen: Listener) -> Brief:
        """What Jobs calls."""
        self.read.append(brief_id)
        self.options.append(options)
        self.articles.append(article)
        self.at_once += 1
        self.peak = max(self.peak, self.at_once)
        try:
            listen(Progress("reading", 1, 2))
            await self.gate.wait()
            if self.fails:
                raise self.fails
            listen(Progress("summary", 2, 2))
            return empty_brief(article, brief_id)
        finally:
            self.at_once -= 1


Make = Callable[..., Awaitable[Jobs]]


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """A store in a folder of its own."""
    opened = await Store.open(tmp_path / "folder")
    yield opened
    await opened.aclose()


@pytest.fixture
def reader() -> Reader:
    """A reader that reads at once."""
    return Reader()


@pytest.fixture
async def make(store: Store, reader: Reader, tmp_path: Path) -> AsyncIterator[Make]:
    """Starts jobs over the store, one at a time; stops them after the test."""
    up: list[Jobs] = []

    async def jobs(**more: Any) -> Jobs:
        for one in up:
            await one.stop()
        up[:] = [Jobs(store, reader, folder=tmp_path / "folder", **more)]
        await up[0].start()
        return up[0]

    yield jobs
    for one in up:
        await one.stop()


def files_of(folder: Path) -> list[Path]:
    """All that the program wrote."""
    files = [path for path in (folder / "folder").rglob("*") if path.is_file()]
    assert len(files) >= 4
    return files


async def age(store: Store, brief_id: str) -> None:
    """Let the row have lain untouched for a minute: it is on its way to nobody."""
    ago = datetime.now(UTC) - timedelta(minutes=1)
    aged = update(briefs).where(briefs.c.id == brief_id).values(updated_at=ago)
    await store.database.write(lambda connection: connection.execute(aged))


async def begun(jobs: Jobs, brief_id: str) -> None:
    """Wait until the reading of this job has begun."""
    async with asyncio.timeout(10):
        async for job in jobs.events(brief_id):
            if job.stage == "reading":
                return


async def test_a_job_ends_with_its_brief(make: Make, reader: Reader):
    """The whole way, with the article and the options as they were sent."""
    jobs = await make()
    article, options = small_article(), Options(summary=False)
    job = await jobs.submit(article, options)
    assert (job.state, job.stage) == (JobState.QUEUED, "queued")
    ended = await jobs.wait(job.id, 2)
    assert (ended.state, ended.stage, ended.attempts) == (JobState.SUCCEEDED, "done", 1)
    assert Brief.model_validate_json(await jobs.brief(job.id) or "").id == job.id
    assert reader.articles == [article]
    assert reader.options == [options]


async def test_waiting_ends_after_its_time_and_cancels_nothing(make: Make, reader: Reader):
    """Whoever hangs up leaves the job running."""
    reader.gate.clear()
    jobs = await make()
    job = await jobs.submit(small_article())
    assert (await jobs.wait(job.id, 1)).state is JobState.RUNNING
    waiting = asyncio.create_task(jobs.wait(job.id, 5))
    await asyncio.sleep(0.02)
    waiting.cancel()
    await asyncio.wait([waiting])
    reader.gate.set()
    assert (await jobs.wait(job.id, 2)).state is JobState.SUCCEEDED
    assert len(reader.read) == 1


async def test_a_caller_who_hangs_up_while_sending_loses_nothing(make: Make):
    """Whatever has its row has its task as well."""
    jobs = await make()
    for n in range(12):
        sending = asyncio.create_task(jobs.submit(small_article()))
        await asyncio.sleep(0.0005 * n)
        sending.cancel()
        await asyncio.wait([sending])
    last = await jobs.submit(small_article())
    for job in await jobs.page():
        assert (await jobs.wait(job.id, 10)).state is JobState.SUCCEEDED
    assert (await jobs.get(last.id)).state is JobState.SUCCEEDED


async def test_a_caller_who_hangs_up_while_calling_off_leaves_no_job_without_end(make: Make, reader: Reader):
    """The call counts from when it was made."""
    reader.gate.clear()
    jobs = await make()
    job = await jobs.submit(small_article())
    await begun(jobs, job.id)
    calling = asyncio.create_task(jobs.cancel(job.id))
    await asyncio.sleep(0.001)
    calling.cancel()
    await asyncio.wait([calling])
    assert (await jobs.wait(job.id, 2)).state is JobState.CANCELLED
    async with asyncio.timeout(5):  # the row says so first; its reading ends right after
        while reader.at_once:  # noqa: ASYNC110 - it has no event for it
            await asyncio.sleep(0.01)


async def test_events_tell_each_stage_and_then_the_end(make: Make, reader: Reader):
    """What a page shows while it waits."""
    reader.gate.clear()
    jobs = await make()
    _, job = await jobs.submit(small_article()), await jobs.submit(small_article())
    told = []
    async with asyncio.timeout(2):
        async for event in jobs.events(job.id):
            told.append((event.state.value, event.stage, event.done, event.total))
            reader.gate.set()
    assert told[0] == ("queued", "queued", 0, 0)
    assert told[-1][0] == "succeeded"
    async for event in jobs.events(job.id):
        assert event.state is JobState.SUCCEEDED


async def test_progress_reaches_the_row(make: Make, reader: Reader, store: Store):
    """Another program that looks at the file sees it as well."""
    reader.gate.clear()
    job = await (await make()).submit(small_article())
    await asyncio.sleep(1)
    row = await store.briefs.get(job.id)
    assert row is not None
    assert (row.state, row.stage, row.done, row.total) == (JobState.RUNNING, "reading", 1, 2)


async def test_no_more_are_read_at_once_than_allowed(make: Make, reader: Reader):
    """The others wait in order."""
    jobs = await make(at_once=2)
    sent = [await jobs.submit(small_article()) for _ in range(6)]
    for job in sent:
        assert (await jobs.wait(job.id, 3)).state is JobState.SUCCEEDED
    assert reader.peak <= 2
    assert sorted(reader.read) == [job.id for job in sent]


async def test_beyond_the_line_a_job_is_refused_with_a_time_to_come_back(make: Make, reader: Reader):
    """503, then accepted again once there is room."""
    reader.gate.clear()
    jobs = await make(queue_size=2, at_once=1)
    sent = [await jobs.submit(small_article()) for _ in range(3)]
    with pytest.raises(StoreTrouble) as met:
        await jobs.submit(small_article())
    assert (met.value.slug, met.value.status, met.value.retry_after) == ("line-full", 503, 60)
    reader.gate.set()
    for job in sent:
        await jobs.wait(job.id, 2)
    reader.gate.clear()
    for _ in range(3):
        await jobs.submit(small_article())
    with pytest.raises(StoreTrouble) as met:
        await jobs.submit(small_article())
    assert met.value.retry_after == 1


async def test_the_same_idempotency_key_and_body_give_the_same_job(make: Make, reader: Reader):
    """Also when both come at once; another body is refused."""
    jobs = await make()
    article = small_article()
    one, two = await asyncio.gather(*(jobs.submit(article, idempotency_key="k") for _ in range(2)))
    assert one.id == two.id
    await jobs.wait(one.id, 2)
    again = await jobs.submit(article, idempotency_key="k")
    assert (again.id, again.state) == (one.id, JobState.SUCCEEDED)
    with pytest.raises(StoreTrouble) as met:
        await jobs.submit(small_article("Other words. Here."), idempotency_key="k")
    assert (met.value.slug, met.value.status) == ("idempotency-mismatch", 422)
    assert len(reader.read) == 1


async def test_model_trouble_becomes_the_job_s_problem(make: Make, reader: Reader):
    """With what to do and when to come back."""
    reader.fails = ModelTrouble("model-busy", "Too busy.", remedy="Wait.", status=503, retry_after=9)
    jobs = await make()
    ended = await jobs.wait((await jobs.submit(small_article())).id, 2)
    assert ended.state is JobState.FAILED
    assert ended.problem is not None
    assert (ended.problem.slug, ended.problem.title) == ("model-busy", "Model busy")
    assert (ended.problem.detail, ended.problem.remedy) == ("Too busy.", "Wait.")
    assert (ended.problem.status, ended.problem.retry_after) == (503, 9)


async def test_an_error_of_our_own_tells_nothing_of_the_article(
    make: Make, reader: Reader, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """Neither the problem nor the log holds its message."""
    reader.fails = ValueError("SECRET article words")
    jobs = await make()
    ended = await jobs.wait((await jobs.submit(small_article())).id, 2)
    assert ended.problem is not None
    assert (ended.problem.slug, ended.problem.status) == ("internal", 500)
    written = capsys.readouterr().out
    assert "ValueError" in written
    assert "SECRET" not in written + repr(ended)
    assert not any(b"SECRET" in path.read_bytes() for path in files_of(tmp_path))


async def test_a_reading_beyond_its_deadline_fails_by_name(make: Make, reader: Reader):
    """504, and the next job is read."""
    reader.gate.clear()
    jobs = await make(brief_timeout=0.1)
    ended = await jobs.wait((await jobs.submit(small_article())).id, 2)
    assert ended.problem is not None
    assert (ended.problem.slug, ended.problem.status) == ("brief-timeout", 504)
    reader.gate.set()
    assert (await jobs.wait((await jobs.submit(small_article())).id, 2)).state is JobState.SUCCEEDED


async def test_a_running_job_can_be_called_off(make: Make, reader: Reader):
    """Its reading ends, whoever watches is told, and the next one has its turn."""
    reader.gate.clear()
    jobs = await make()
    job, following = await jobs.submit(small_article()), await jobs.submit(small_article())
    await begun(jobs, job.id)
    watching = asyncio.create_task(jobs.wait(job.id, 5))
    await asyncio.sleep(0.02)
    assert (await jobs.cancel(job.id)).state is JobState.CANCELLED
    assert (await watching).state is JobState.CANCELLED
    assert (await jobs.cancel(job.id)).state is JobState.CANCELLED
    reader.gate.set()
    assert (await jobs.wait(following.id, 2)).state is JobState.SUCCEEDED


async def test_a_waiting_job_can_be_called_off_before_its_turn(make: Make, reader: Reader):
    """It is never read."""
    reader.gate.clear()
    jobs = await make()
    first, second = await jobs.submit(small_article()), await jobs.submit(small_article())
    await jobs.cancel(second.id)
    reader.gate.set()
    await jobs.wait(first.id, 2)
    assert reader.read == [first.id]


async def test_a_finished_job_cannot_be_called_off(make: Make):
    """409."""
    jobs = await make()
    job = await jobs.submit(small_article())
    await jobs.wait(job.id, 2)
    with pytest.raises(StoreTrouble) as met:
        await jobs.cancel(job.id)
    assert (met.value.slug, met.value.status) == ("brief-finished", 409)


async def test_an_unknown_id_is_404_everywhere(make: Make):
    """Reading, waiting, watching, calling off and deleting."""
    jobs = await make()
    for asked in (jobs.get("absent"), jobs.wait("absent", 1), jobs.cancel("absent"), jobs.delete("absent")):
        with pytest.raises(StoreTrouble) as met:
            await asked
        assert (met.value.slug, met.value.status) == ("brief-unknown", 404)
    with pytest.raises(StoreTrouble):
        await anext(jobs.events("absent"))


@pytest.mark.parametrize("running", [True, False])
async def test_deleting_calls_off_and_leaves_no_bytes(
    make: Make, reader: Reader, tmp_path: Path, running: bool
):
    """The article is in no file of the folder afterwards, and whoever watched is let go."""
    if running:
        reader.gate.clear()
    jobs = await make()
    job = await jobs.submit(small_article("Zanzibar-marker sailed. Nobody said why." * 50))
    await begun(jobs, job.id) if running else await jobs.wait(job.id, 2)
    watching = asyncio.create_task(jobs.wait(job.id, 5))
    await asyncio.sleep(0.02)
    await jobs.delete(job.id)
    if running:
        with pytest.raises(StoreTrouble):
            await watching
    await asyncio.wait([watching])
    with pytest.raises(StoreTrouble):
        await jobs.get(job.id)
    assert not any(b"Zanzibar" in path.read_bytes() for path in files_of(tmp_path))


async def test_a_stop_in_good_order_is_resumed_and_not_held_against_the_job(
    make: Make, reader: Reader, store: Store
):
    """The row says so; the reading begins anew with the next start."""
    reader.gate.clear()
    jobs = await make()
    job = await jobs.submit(small_article())
    for _ in range(ATTEMPTS + 1):
        await begun(jobs, job.id)
        await jobs.stop()
        row = await store.briefs.get(job.id)
        assert row is not None
        assert (row.state, row.stage, row.attempts) == (JobState.QUEUED, "resumed", 0)
        jobs = await make()
    reader.gate.set()
    assert (await jobs.wait(job.id, 5)).state is JobState.SUCCEEDED


async def test_what_a_crash_left_is_taken_up_again(make: Make, reader: Reader, store: Store):
    """Rows that no engine ever heard of, running and queued alike."""
    sent = [new_job() for _ in range(3)]
    for job in sent:
        await store.briefs.add(small_article(), job)
    await store.briefs.begin(sent[0].id, 0, "gone")
    for job in sent:
        await age(store, job.id)
    jobs = await make()
    for job in sent:
        assert (await jobs.wait(job.id, 5)).state is JobState.SUCCEEDED
    assert sorted(reader.read) == [job.id for job in sent]
    assert (await jobs.get(sent[0].id)).attempts == 2


async def test_a_job_that_ended_the_program_again_and_again_is_given_up(
    make: Make, reader: Reader, store: Store
):
    """It fails by name instead of taking the service down for ever."""
    job = new_job()
    await store.briefs.add(small_article(), job)
    for _ in range(ATTEMPTS):
        await store.briefs.begin(job.id, 0, "gone")
    await age(store, job.id)
    ended = await (await make()).wait(job.id, 5)
    assert ended.problem is not None
    assert (ended.state, ended.problem.slug, ended.problem.status) == (
        JobState.FAILED,
        "brief-interrupted",
        500,
    )
    assert reader.read == []


async def test_only_the_last_attempt_at_a_job_may_end_it(make: Make, reader: Reader, store: Store):
    """One whose lease lapsed while it slept finds its job taken away, and writes nothing."""
    reader.gate.clear()
    jobs = await make()
    job = await jobs.submit(small_article())
    await begun(jobs, job.id)
    other = await store.briefs.begin(job.id, 0, "another")
    assert other is not None
    reader.gate.set()
    await asyncio.sleep(0.5)
    row = await store.briefs.get(job.id)
    assert row is not None
    assert (row.state, row.worker) == (JobState.RUNNING, "another")
    assert not await store.briefs.finish(job.id, JobState.FAILED, begun=replace(other[0], attempts=1))
    assert await store.briefs.finish(job.id, JobState.FAILED, begun=other[0])


async def test_an_article_that_cannot_be_loaded_ends_its_job(make: Make, reader: Reader, store: Store):
    """By name, and once: a row of another release must not go round for ever."""
    job = new_job()
    await store.briefs.add(small_article(), job)
    broken = update(briefs).where(briefs.c.id == job.id).values(article='{"text": 1}')
    await store.database.write(lambda connection: connection.execute(broken))
    await age(store, job.id)
    ended = await (await make()).wait(job.id, 10)
    assert ended.problem is not None
    assert (ended.state, ended.problem.slug, ended.attempts) == (JobState.FAILED, "internal", 1)
    assert reader.read == []


async def test_a_service_that_stops_accepts_nothing_more(make: Make):
    """503: the client is not to think that it was accepted."""
    jobs = await make()
    await jobs.stop()
    with pytest.raises(StoreTrouble) as met:
        await jobs.submit(small_article())
    assert (met.value.slug, met.value.status) == ("service-stopping", 503)


async def test_a_failed_job_is_tried_again_under_its_id(make: Make, reader: Reader):
    """With all its tries; a finished one is refused."""
    jobs = await make()
    reader.fails = ModelTrouble("model-key-refused", "No.", remedy="Set it.", status=502)
    failed = await jobs.wait((await jobs.submit(small_article())).id, 5)
    assert failed.state is JobState.FAILED
    reader.fails = None
    again = await jobs.retry(failed.id)
    assert (again.id, again.attempts, again.problem) == (failed.id, 0, None)
    assert (await jobs.wait(failed.id, 5)).state is JobState.SUCCEEDED
    with pytest.raises(StoreTrouble) as met:
        await jobs.retry(failed.id)
    assert (met.value.slug, met.value.status) == ("brief-not-failed", 409)


async def test_who_waits_is_read_at_once_beside_a_backlog(make: Make, reader: Reader):
    """Past the line, in a place of its own."""
    reader.gate.clear()
    jobs = await make(at_once=1)
    backlog = [await jobs.submit(small_article()) for _ in range(5)]
    await begun(jobs, backlog[0].id)
    person = await jobs.submit(small_article("A person waits. For this one."), waits=True)
    await begun(jobs, person.id)
    assert reader.read == [backlog[0].id, person.id]


async def test_beyond_the_places_at_the_desk_people_stand_in_a_line_of_their_own(make: Make, reader: Reader):
    """All of them are read in the end."""
    reader.gate.clear()
    jobs = await make(desk_at_once=2)
    people = [await jobs.submit(small_article(f"Number {n} waits. For this."), waits=True) for n in range(7)]
    await asyncio.sleep(1)
    assert reader.peak <= 4  # two begun at once, and two more from the line
    reader.gate.set()
    for job in people:
        assert (await jobs.wait(job.id, 10)).state is JobState.SUCCEEDED


async def test_the_same_article_twice_is_read_by_one_after_the_other(make: Make, reader: Reader):
    """The second finds the first one's answers; asked for `fresh`, it does not wait for them."""
    reader.gate.clear()
    jobs = await make(at_once=3)
    first, second = [await jobs.submit(small_article()) for _ in range(2)]
    fresh = await jobs.submit(small_article(), Options(fresh=True))
    await begun(jobs, fresh.id)
    await asyncio.sleep(0.5)
    assert reader.at_once == 2
    reader.gate.set()
    for job in (first, second, fresh):
        assert (await jobs.wait(job.id, 5)).state is JobState.SUCCEEDED
    assert len(reader.read) == 3


async def test_what_ended_long_ago_is_deleted_everywhere(make: Make, store: Store, tmp_path: Path):
    """Rows, articles, answers, and what the engine kept of them."""
    jobs = await make()
    job = await jobs.submit(small_article("Zanzibar-marker sailed. Nobody said why."))
    await jobs.wait(job.id, 5)
    await store.answers.put("k", StoredAnswer("Zanzibar", "m", "t"), job.id)
    await make(keep_days=1e-9)
    async with asyncio.timeout(10):
        while await store.briefs.get(job.id) is not None:  # noqa: ASYNC110 - the sweep has no event for it
            await asyncio.sleep(0.1)
    await asyncio.sleep(0.5)
    assert await store.answers.get("k") is None
    assert not any(b"Zanzibar" in path.read_bytes() for path in files_of(tmp_path))
    with sqlite3.connect(tmp_path / "folder" / "jobs.sqlite3") as engine:
        named = engine.execute(
            "SELECT count(*) FROM workflow_status WHERE workflow_uuid LIKE ?", (f"{job.id}%",)
        )
        assert named.fetchone() == (0,)


async def test_an_engine_of_an_older_release_is_refused_with_the_remedy(make: Make, tmp_path: Path):
    """As the store's own tables are; nothing is changed behind an operator's back."""
    jobs = await make()
    await jobs.stop()
    with sqlite3.connect(tmp_path / "folder" / "jobs.sqlite3") as engine:
        engine.execute("UPDATE dbos_migrations SET version = version - 1")
    with pytest.raises(StoreTrouble) as met:
        await make()
    assert (met.value.slug, met.value.status) == ("store-older", 503)
    assert "onrecord db upgrade" in met.value.remedy
    prepare(SqliteFile(tmp_path / "folder"), upgrade=True)
    await make()


async def test_the_engine_is_told_ids_and_no_word_of_an_article(make: Make, tmp_path: Path):
    """Its tables outlive the article by minutes: nothing of it may be in them."""
    jobs = await make()
    job = await jobs.submit(small_article("Zanzibar-marker sailed. Nobody said why."), waits=True)
    await jobs.wait(job.id, 5)
    files = list((tmp_path / "folder").glob("jobs.sqlite3*"))
    assert any(job.id.encode() in path.read_bytes() for path in files)
    assert not any(b"Zanzibar" in path.read_bytes() for path in files)


async def test_jobs_are_listed_newest_first(make: Make):
    """With filters and a cursor."""
    jobs = await make()
    sent = [await jobs.submit(small_article()) for _ in range(3)]
    for job in sent:
        await jobs.wait(job.id, 2)
    assert len(await jobs.page(states=[JobState.SUCCEEDED])) == 3
    assert await jobs.page(states=[JobState.FAILED]) == []
    newest = await jobs.page(limit=1)
    assert newest[0].id not in {job.id for job in await jobs.page(before=newest[0].id)}
