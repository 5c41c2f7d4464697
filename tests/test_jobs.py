"""Jobs: nothing accepted is lost, nothing beyond the line is accepted, and every end has its reason."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any

import pytest

from fakes import empty_brief, new_job, small_article
from onrecord.brief import Brief
from onrecord.errors import ModelTrouble, StoreTrouble
from onrecord.jobs import Jobs
from onrecord.options import Options
from onrecord.progress import Listener, Progress
from onrecord.store.job import JobState
from onrecord.store.store import Store

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


Make = Callable[..., Jobs]


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
async def make(store: Store, reader: Reader) -> AsyncIterator[Make]:
    """Makes jobs over the store; stops them after the test."""
    made: list[Jobs] = []

    def jobs(**more: Any) -> Jobs:
        made.append(Jobs(store.briefs, reader, **more))
        return made[-1]

    yield jobs
    for one in made:
        await one.stop()


async def begun(jobs: Jobs, brief_id: str) -> None:
    """Wait until the reading of this job has begun."""
    async with asyncio.timeout(2):
        async for job in jobs.events(brief_id):
            if job.stage == "reading":
                return


async def test_a_job_ends_with_its_brief(make: Make, reader: Reader):
    """The whole way, with the article and the options as they were sent."""
    jobs = make()
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
    jobs = make()
    job = await jobs.submit(small_article())
    assert (await jobs.wait(job.id, 0.1)).state is JobState.RUNNING
    waiting = asyncio.create_task(jobs.wait(job.id, 5))
    await asyncio.sleep(0.02)
    waiting.cancel()
    await asyncio.wait([waiting])
    reader.gate.set()
    assert (await jobs.wait(job.id, 2)).state is JobState.SUCCEEDED
    assert len(reader.read) == 1


async def test_a_caller_who_hangs_up_while_sending_loses_nothing(make: Make, store: Store):
    """Whatever has its row has its task as well."""
    jobs = make()
    for n in range(12):
        sending = asyncio.create_task(jobs.submit(small_article()))
        await asyncio.sleep(0.0005 * n)
        sending.cancel()
        await asyncio.wait([sending])
    await jobs.wait((await jobs.submit(small_article())).id, 3)
    assert await store.briefs.unfinished() == []


async def test_a_caller_who_hangs_up_while_calling_off_leaves_no_job_without_end(make: Make, reader: Reader):
    """The call counts from when it was made."""
    reader.gate.clear()
    jobs = make()
    job = await jobs.submit(small_article())
    await begun(jobs, job.id)
    calling = asyncio.create_task(jobs.cancel(job.id))
    await asyncio.sleep(0.001)
    calling.cancel()
    await asyncio.wait([calling])
    assert (await jobs.wait(job.id, 2)).state is JobState.CANCELLED
    assert reader.at_once == 0


async def test_events_tell_each_stage_and_then_the_end(make: Make, reader: Reader):
    """What a page shows while it waits."""
    reader.gate.clear()
    jobs = make()
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
    job = await make().submit(small_article())
    await asyncio.sleep(0.2)
    row = await store.briefs.get(job.id)
    assert row is not None
    assert (row.state, row.stage, row.done, row.total) == (JobState.RUNNING, "reading", 1, 2)


async def test_no_more_are_read_at_once_than_allowed(make: Make, reader: Reader):
    """The others wait in order."""
    jobs = make(at_once=2)
    sent = [await jobs.submit(small_article()) for _ in range(6)]
    for job in sent:
        assert (await jobs.wait(job.id, 3)).state is JobState.SUCCEEDED
    assert reader.peak <= 2
    assert sorted(reader.read) == [job.id for job in sent]


async def test_beyond_the_line_a_job_is_refused_with_a_time_to_come_back(make: Make, reader: Reader):
    """503, then accepted again once there is room."""
    reader.gate.clear()
    jobs = make(queue_size=2, at_once=1)
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
    jobs = make()
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
    jobs = make()
    ended = await jobs.wait((await jobs.submit(small_article())).id, 2)
    assert ended.state is JobState.FAILED
    assert ended.problem is not None
    assert (ended.problem.slug, ended.problem.title) == ("model-busy", "Model busy")
    assert (ended.problem.detail, ended.problem.remedy) == ("Too busy.", "Wait.")
    assert (ended.problem.status, ended.problem.retry_after) == (503, 9)


async def test_an_error_of_our_own_tells_nothing_of_the_article(
    make: Make, reader: Reader, store: Store, capsys: pytest.CaptureFixture[str]
):
    """Neither the problem nor the log holds its message."""
    reader.fails = ValueError("SECRET article words")
    jobs = make()
    ended = await jobs.wait((await jobs.submit(small_article())).id, 2)
    assert ended.problem is not None
    assert (ended.problem.slug, ended.problem.status) == ("internal", 500)
    written = capsys.readouterr().out
    assert "ValueError" in written
    assert "SECRET" not in written + repr(ended)
    assert not any(b"SECRET" in path.read_bytes() for path in store.database.folder.iterdir())


async def test_a_reading_beyond_its_deadline_fails_by_name(make: Make, reader: Reader):
    """504, and the next job is read."""
    reader.gate.clear()
    jobs = make(brief_timeout=0.1)
    ended = await jobs.wait((await jobs.submit(small_article())).id, 2)
    assert ended.problem is not None
    assert (ended.problem.slug, ended.problem.status) == ("brief-timeout", 504)
    reader.gate.set()
    assert (await jobs.wait((await jobs.submit(small_article())).id, 2)).state is JobState.SUCCEEDED


async def test_a_running_job_can_be_called_off(make: Make, reader: Reader):
    """Its reading ends, whoever watches is told, and the next one has its turn."""
    reader.gate.clear()
    jobs = make()
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
    jobs = make()
    first, second = await jobs.submit(small_article()), await jobs.submit(small_article())
    await jobs.cancel(second.id)
    reader.gate.set()
    await jobs.wait(first.id, 2)
    assert reader.read == [first.id]


async def test_a_finished_job_cannot_be_called_off(make: Make):
    """409."""
    jobs = make()
    job = await jobs.submit(small_article())
    await jobs.wait(job.id, 2)
    with pytest.raises(StoreTrouble) as met:
        await jobs.cancel(job.id)
    assert (met.value.slug, met.value.status) == ("brief-finished", 409)


async def test_an_unknown_id_is_404_everywhere(make: Make):
    """Reading, waiting, watching, calling off and deleting."""
    jobs = make()
    for asked in (jobs.get("absent"), jobs.wait("absent", 1), jobs.cancel("absent"), jobs.delete("absent")):
        with pytest.raises(StoreTrouble) as met:
            await asked
        assert (met.value.slug, met.value.status) == ("brief-unknown", 404)
    with pytest.raises(StoreTrouble):
        await anext(jobs.events("absent"))


@pytest.mark.parametrize("running", [True, False])
async def test_deleting_calls_off_and_leaves_no_bytes(
    make: Make, reader: Reader, store: Store, running: bool
):
    """The article is in no file of the folder afterwards, and whoever watched is let go."""
    if running:
        reader.gate.clear()
    jobs = make()
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
    assert not any(b"Zanzibar" in path.read_bytes() for path in store.database.folder.iterdir())


async def test_a_stop_in_good_order_is_resumed_and_not_held_against_the_job(
    make: Make, reader: Reader, store: Store
):
    """The row says so; the reading begins anew with the next start."""
    reader.gate.clear()
    for _ in range(5):
        jobs = make()
        if await jobs.start() == 0:
            job = await jobs.submit(small_article())
        await begun(jobs, job.id)
        await jobs.stop()
        row = await store.briefs.get(job.id)
        assert row is not None
        assert (row.state, row.stage, row.attempts) == (JobState.QUEUED, "resumed", 0)
    reader.gate.set()
    jobs = make()
    assert await jobs.start() == 1
    assert (await jobs.wait(job.id, 2)).state is JobState.SUCCEEDED


async def test_what_a_crash_left_running_is_taken_up_again(make: Make, reader: Reader, store: Store):
    """Running and queued rows alike, in their order."""
    sent = [new_job() for _ in range(3)]
    for job in sent:
        await store.briefs.add(small_article(), job)
    await store.briefs.begin(sent[0].id)
    jobs = make()
    assert await jobs.start() == 3
    for job in sent:
        assert (await jobs.wait(job.id, 2)).state is JobState.SUCCEEDED
    assert reader.read == [job.id for job in sent]
    assert (await jobs.get(sent[0].id)).attempts == 2


async def test_a_job_that_ended_the_program_three_times_is_given_up(make: Make, reader: Reader, store: Store):
    """It fails by name instead of taking the service down for ever."""
    job = new_job()
    await store.briefs.add(small_article(), job)
    for _ in range(3):
        await store.briefs.begin(job.id)
    again = make()
    await again.start()
    ended = await again.wait(job.id, 2)
    assert ended.problem is not None
    assert (ended.state, ended.problem.slug, ended.problem.status) == (
        JobState.FAILED,
        "brief-interrupted",
        500,
    )
    assert reader.read == []


async def test_jobs_are_listed_newest_first(make: Make):
    """With filters and a cursor."""
    jobs = make()
    sent = [await jobs.submit(small_article()) for _ in range(3)]
    for job in sent:
        await jobs.wait(job.id, 2)
    assert len(await jobs.page(states=[JobState.SUCCEEDED])) == 3
    assert await jobs.page(states=[JobState.FAILED]) == []
    newest = await jobs.page(limit=1)
    assert newest[0].id not in {job.id for job in await jobs.page(before=newest[0].id)}
