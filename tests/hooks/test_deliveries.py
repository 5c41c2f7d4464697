"""Deliveries over both databases: at least once, under one id, until a target has it, is gone, or a day is over."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from sqlalchemy import delete, update

from fakes import empty_brief, new_job, small_article
from hooks.receiver import OK, Receiver, answers, held_until
from onrecord.errors import ModelTrouble, StoreTrouble
from onrecord.hooks import Courier, Reach, Schedule
from onrecord.intake.ninjs import read_ninjs
from onrecord.jobs import Jobs
from onrecord.jobs import dispatch as dispatching
from onrecord.jobs import envelope as enveloping
from onrecord.jobs.webhooks import CONFIGURED
from onrecord.store.deliveries import Deliveries
from onrecord.store.delivery import Delivery, DeliveryState, Reason
from onrecord.store.job import JobState
from onrecord.store.store import Store
from onrecord.store.tables import briefs
from onrecord.store.target import Event
from web.pushed import GUID, extended

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from onrecord.article import Article
    from onrecord.brief import Brief
    from onrecord.options import Options
    from onrecord.progress import Listener

AT_ONCE = Schedule(first=0.01, shortest=0.01)
ONCE = Schedule(whole=0.0)


class Newsroom:
    """A store, its jobs and their clock. `fails` ends every reading with a problem."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.folder = folder
        self.fails = False
        self.late = timedelta()
        self.courier = Courier(Reach(["127.0.0.1"]), AT_ONCE, now=lambda: datetime.now(UTC) + self.late)
        self.jobs = Jobs(
            store, self.read, folder=folder, courier=self.courier, public_url="https://desk.example"
        )

    async def read(self, article: Article, options: Options, brief_id: str, listen: Listener) -> Brief:
        """Find nothing, or fail."""
        if self.fails:
            raise ModelTrouble("model-refused", "The model refuses.", remedy="Ask another.")
        return empty_brief(article, brief_id)

    async def start_again(self) -> None:
        """Stop, as a release does, and start."""
        await self.jobs.stop()
        self.jobs = Jobs(self.store, self.read, folder=self.folder, courier=self.courier)
        await self.jobs.start()

    async def target(self, receiver: Receiver, *events: Event) -> tuple[str, str]:
        """A target's id and secret."""
        target, secret = await self.jobs.webhooks.make(receiver.url, events or tuple(Event), None)
        return target.id, secret

    async def brief(self) -> str:
        """Read an article to its end; the brief's id."""
        job = await self.jobs.submit(small_article(), waits=True)
        assert (await self.jobs.wait(job.id, 30)).state.finished
        return job.id

    async def only(self, target_id: str) -> Delivery:
        """The one delivery of this target."""
        (one,) = await self.jobs.webhooks.deliveries(target_id)
        return one

    async def ended(self, target_id: str) -> Delivery:
        """The one delivery of this target, once it has ended."""
        async with asyncio.timeout(30):
            while (one := await self.only(target_id)).state is DeliveryState.WAITING:  # noqa: ASYNC110 - in the engine
                await asyncio.sleep(0.05)
        return one

    async def all_ended(self, target_id: str) -> list[Delivery]:
        """All deliveries of this target, newest first, once they have ended."""
        async with asyncio.timeout(30):
            while True:
                told = await self.jobs.webhooks.deliveries(target_id)
                if all(one.state is not DeliveryState.WAITING for one in told):
                    return told
                await asyncio.sleep(0.05)

    async def change(self, statement: Any) -> None:
        """Past the program."""
        await self.store.database.write(lambda connection: connection.execute(statement))


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def room(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Newsroom]:
    """A newsroom over each database."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else None
    async with AsyncExitStack() as stack:
        store = await Store.open(tmp_path / "folder", url=url)
        stack.push_async_callback(store.aclose)
        opened = Newsroom(store, tmp_path / "folder")
        await opened.jobs.start()
        yield opened
        await opened.jobs.stop()


async def test_a_flaky_target_has_it_in_the_end_under_one_id(room: Newsroom):
    """Each attempt with a signature and a timestamp of its own, and all of them in the log."""
    async with Receiver([answers(500), answers(429, retry_after="1"), OK]) as receiver:
        target_id, secret = await room.target(receiver)
        brief_id = await room.brief()
        first, second, third = await receiver.until(3)
        delivery = await room.ended(target_id)
    assert delivery.state is DeliveryState.DELIVERED
    assert {first.id, second.id, third.id} == {delivery.id}
    assert first.body == second.body == third.body
    assert all(one.is_signed_with(secret) for one in (first, second, third))
    assert [one.status for one in delivery.attempts] == [500, 429, 204]
    told = first.told
    assert (told["type"], told["data"]["brief_id"]) == ("brief.succeeded", brief_id)
    assert told["data"]["url"] == f"https://desk.example/v1/briefs/{brief_id}"
    assert told["data"]["brief"]["id"] == brief_id
    assert told["data"]["item"] is None
    article = small_article()
    assert told["data"]["article"] == {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "sha256": article.sha256,
        "language": article.language,
    }


async def test_an_attempt_that_breaks_within_is_in_the_log_and_made_again(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    """By the name `internal`; else nobody would see why nothing arrives."""
    send, broken = Courier.send, iter([ZeroDivisionError()])

    async def breaks_once(courier: Courier, url: str, headers: dict[str, str], body: bytes) -> Any:
        for error in broken:
            raise error
        return await send(courier, url, headers, body)

    monkeypatch.setattr(Courier, "send", breaks_once)
    async with Receiver([OK]) as receiver:
        target_id, _ = await room.target(receiver)
        await room.brief()
        await receiver.until(1)
        delivery = await room.ended(target_id)
    assert [(one.status, one.trouble) for one in delivery.attempts] == [(None, "internal"), (204, None)]


async def test_a_failure_is_told_with_its_problem_to_those_who_want_it(room: Newsroom):
    """And to nobody else; a brief that is called off is told to nobody."""
    room.fails = True
    async with Receiver() as one, Receiver() as other:
        target_id, _ = await room.target(one, Event.FAILED)
        other_id, _ = await room.target(other, Event.SUCCEEDED)
        await room.brief()
        assert (await room.ended(target_id)).state is DeliveryState.DELIVERED
        cancelled = new_job()
        await room.store.briefs.add(small_article(), cancelled)
        await room.store.briefs.finish(cancelled.id, JobState.CANCELLED)
        assert len(await room.jobs.webhooks.deliveries(target_id)) == 1
        assert await room.jobs.webhooks.deliveries(other_id) == []
    told = one.received[0].told
    assert told["type"] == "brief.failed"
    assert "brief" not in told["data"]
    assert told["data"]["problem"]["type"] == "/problems/model-refused"
    assert told["data"]["problem"]["remedy"] == "Ask another."


async def test_a_target_that_is_down_has_it_when_it_is_back(room: Newsroom):
    """Its port was closed for some attempts."""
    receiver = Receiver()
    await receiver.open()
    target_id, secret = await room.target(receiver)
    await receiver.close()
    await room.brief()
    async with asyncio.timeout(30):
        while not (await room.only(target_id)).attempts:  # noqa: ASYNC110 - in the engine
            await asyncio.sleep(0.05)
    await receiver.open()
    await receiver.until(1)
    delivery = await room.ended(target_id)
    await receiver.close()
    assert delivery.attempts[0].trouble == "unreachable"
    assert receiver.received[0].is_signed_with(secret)


async def test_a_target_that_is_gone_is_told_nothing_more(room: Newsroom):
    """410 stops it with all that waits for it; no brief makes a delivery for it any more."""
    go_on = asyncio.Event()
    async with Receiver([held_until(go_on, 410)]) as receiver:
        target_id, _ = await room.target(receiver)
        for _ in range(3):
            await room.brief()
        await receiver.until(2)
        go_on.set()
        told = await room.all_ended(target_id)
        await room.brief()
        assert len(await room.jobs.webhooks.deliveries(target_id)) == 3
    assert {(one.state, one.reason) for one in told} == {(DeliveryState.STOPPED, Reason.TARGET_GONE)}
    target, _ = await room.jobs.webhooks.get(target_id)
    assert target.stopped_because == "gone"
    with pytest.raises(StoreTrouble) as met:
        await room.jobs.webhooks.redeliver(told[0].id)
    assert (met.value.slug, met.value.status) == ("webhook-stopped", 409)


async def test_after_its_time_a_delivery_has_failed_and_is_sent_again_when_asked(room: Newsroom):
    """A new round, with the same id and the log of both."""
    room.courier.schedule = ONCE
    async with Receiver([answers(503), OK]) as receiver:
        target_id, _ = await room.target(receiver)
        await room.brief()
        failed = await room.ended(target_id)
        assert (failed.state, failed.round) == (DeliveryState.FAILED, 1)
        await room.jobs.webhooks.redeliver(failed.id)
        delivered = await room.ended(target_id)
        first, second = receiver.received
        again = await room.jobs.webhooks.redeliver(failed.id)  # what was taken may be told again as well
        assert again.round == 3
        third = (await receiver.until(3))[2]
    assert (delivered.id, delivered.state, delivered.round) == (failed.id, DeliveryState.DELIVERED, 2)
    assert [(one.round, one.status) for one in delivered.attempts] == [(1, 503), (2, 204)]
    assert first.id == second.id == third.id == failed.id


async def test_a_delivery_that_waits_is_not_sent_again(room: Newsroom):
    """It is tried by itself."""
    go_on = asyncio.Event()
    async with Receiver([held_until(go_on)]) as receiver:
        target_id, _ = await room.target(receiver)
        await room.brief()
        await receiver.until(1)
        with pytest.raises(StoreTrouble) as met:
            await room.jobs.webhooks.redeliver((await room.only(target_id)).id)
        go_on.set()
        await room.ended(target_id)
    assert met.value.slug == "delivery-waiting"
    with pytest.raises(StoreTrouble) as met:
        await room.jobs.webhooks.redeliver("nowhere")
    assert met.value.slug == "delivery-unknown"


async def test_a_rotated_secret_signs_beside_the_new_one_for_a_day(room: Newsroom):
    """So that a receiver may change over when it likes."""
    async with Receiver() as receiver:
        target_id, old = await room.target(receiver)
        _, new = await room.jobs.webhooks.rotate(target_id)
        await room.brief()
        delivery = await room.ended(target_id)
        room.late = timedelta(hours=25)
        target, _ = await room.jobs.webhooks.get(target_id)
    (got,) = receiver.received
    assert got.is_signed_with(old)
    assert got.is_signed_with(new)
    assert len(got.headers["webhook-signature"].split()) == 2
    assert target.secrets(room.courier.now()) == [new]
    assert new not in repr(target)
    assert new not in repr(delivery)


async def test_what_is_deleted_meanwhile_is_not_sent(room: Newsroom):
    """A brief leaves its reason in the log; a target takes its log with it."""
    room.courier.schedule = Schedule(first=3600, shortest=3600)
    async with Receiver([answers(500)]) as receiver:
        target_id, _ = await room.target(receiver)
        brief_id = await room.brief()
        await receiver.until(1)
        await room.jobs.delete(brief_id)
        delivery = await room.only(target_id)
        assert (delivery.state, delivery.reason) == (DeliveryState.STOPPED, Reason.BRIEF_DELETED)
        await room.brief()
        await receiver.until(2)
        await room.jobs.webhooks.remove(target_id)
    with pytest.raises(StoreTrouble) as met:
        await room.jobs.webhooks.deliveries(target_id)
    assert met.value.slug == "webhook-unknown"


async def test_what_an_older_release_deleted_is_not_sent_either(room: Newsroom):
    """It knows nothing of deliveries: the attempt finds that there is nothing to tell."""
    receiver = Receiver()
    await receiver.open()
    target_id, _ = await room.target(receiver)
    await receiver.close()
    brief_id = await room.brief()
    await room.change(delete(briefs).where(briefs.c.id == brief_id))
    delivery = await room.ended(target_id)
    assert (delivery.state, delivery.reason) == (DeliveryState.STOPPED, Reason.BRIEF_DELETED)


async def test_a_failure_that_is_tried_again_is_not_told_any_more(room: Newsroom):
    """What comes of the new attempt is told instead."""
    room.fails = True
    receiver = Receiver()
    await receiver.open()
    target_id, _ = await room.target(receiver)
    await receiver.close()
    brief_id = await room.brief()
    room.fails = False
    await room.jobs.retry(brief_id)
    await room.jobs.wait(brief_id, 30)
    await receiver.open()
    (got,) = await receiver.until(1)
    newest, oldest = await room.all_ended(target_id)
    await receiver.close()
    assert got.told["type"] == "brief.succeeded"
    assert (newest.event, newest.state) == (Event.SUCCEEDED, DeliveryState.DELIVERED)
    assert (oldest.event, oldest.state, oldest.reason) == (
        Event.FAILED,
        DeliveryState.STOPPED,
        Reason.SUPERSEDED,
    )


async def test_one_slow_target_holds_up_no_other(room: Newsroom):
    """It is sent two at a time, whatever waits for it."""
    go_on = asyncio.Event()
    async with Receiver([held_until(go_on)]) as slow, Receiver() as quick:
        await room.target(slow)
        target_id, _ = await room.target(quick)
        for _ in range(6):
            await room.brief()
        await quick.until(6)
        await slow.until(2)
        assert slow.peak == 2
        go_on.set()
        await slow.until(6)
    assert slow.peak == 2
    assert len({one.id for one in quick.received}) == 6
    assert (await room.jobs.webhooks.get(target_id))[1] == {"delivered": 6}


async def test_what_an_older_release_ended_is_told_as_well(room: Newsroom):
    """Once; what ended before the target was made is not."""
    before = new_job(state=JobState.SUCCEEDED, finished_at=datetime.now(UTC) - timedelta(seconds=1))
    await room.store.briefs.add(small_article(), before)
    async with Receiver() as receiver:
        target_id, _ = await room.target(receiver)
        job = new_job()
        await room.store.briefs.add(small_article(), job)
        ended = {"state": JobState.SUCCEEDED, "brief": "{}", "finished_at": datetime.now(UTC)}
        await room.change(update(briefs).where(briefs.c.id == job.id).values(ended))
        await room.jobs._dispatch.mend(everything=True)
        assert (await room.only(target_id)).brief_id == job.id
        room.late = dispatching.GRACE * 2
        await room.jobs._dispatch.mend()
        (got,) = await receiver.until(1)
        await room.ended(target_id)
        await room.jobs._dispatch.mend(everything=True)
        assert (await room.only(target_id)).brief_id == got.told["data"]["brief_id"] == job.id


async def test_a_program_that_only_serves_delivers_as_well(room: Newsroom):
    """Where the readers are elsewhere, or away."""
    await room.jobs.stop()
    job = new_job()
    await room.store.briefs.add(small_article(), job)
    async with Receiver() as receiver:
        room.jobs = Jobs(room.store, room.read, folder=room.folder, courier=room.courier, at_once=0)
        target_id, _ = await room.target(receiver)
        await room.store.briefs.finish(job.id, JobState.SUCCEEDED, brief="{}")
        room.late = dispatching.GRACE * 2
        await room.jobs.start()
        assert (await room.ended(target_id)).state is DeliveryState.DELIVERED


async def test_what_was_on_its_way_when_the_program_stopped_is_sent_by_the_next(room: Newsroom):
    """Again, under the same id."""
    go_on = asyncio.Event()
    async with Receiver([held_until(go_on), OK]) as receiver:
        target_id, _ = await room.target(receiver)
        await room.brief()
        await receiver.until(1)
        await room.start_again()
        first, second = await receiver.until(2)
        assert (await room.ended(target_id)).state is DeliveryState.DELIVERED
        go_on.set()
    assert first.id == second.id


async def test_an_attempt_that_broke_is_found_and_made_again(room: Newsroom, monkeypatch: pytest.MonkeyPatch):
    """By the sweep of whichever program: the engine has ended it, the row says that it waits."""
    broke = asyncio.Event()

    async def breaks(*_: object) -> None:
        broke.set()
        raise RuntimeError

    monkeypatch.setattr(Deliveries, "begin", breaks)  # before there is anything to note it on
    async with Receiver() as receiver:
        target_id, _ = await room.target(receiver)
        await room.brief()
        await broke.wait()
        monkeypatch.undo()
        assert await room.jobs._dispatch.mend() == 0  # not yet: it may still be under way
        room.late = dispatching.ADRIFT * 2
        async with asyncio.timeout(30):
            while not await room.jobs._dispatch.mend():  # noqa: ASYNC110 - once the engine has ended it
                await asyncio.sleep(0.05)
        delivery = await room.ended(target_id)
    assert delivery.state is DeliveryState.DELIVERED
    assert len(receiver.received) == 1


async def test_an_attempt_that_takes_too_long_is_made_again_and_counts_no_more(room: Newsroom):
    """Its program may be gone, with nobody to take over from it."""
    go_on = asyncio.Event()
    async with Receiver([held_until(go_on, 500), OK]) as receiver:
        target_id, _ = await room.target(receiver)
        await room.brief()
        await receiver.until(1)
        room.late = dispatching.ADRIFT * 2
        assert await room.jobs._dispatch.mend() == 1
        assert await room.jobs._dispatch.mend() == 0
        delivery = await room.ended(target_id)
        go_on.set()
    assert delivery.state is DeliveryState.DELIVERED
    assert [one.status for one in delivery.attempts] == [204]
    first, second = receiver.received
    assert first.id == second.id == delivery.id


async def test_a_brief_that_is_too_large_is_left_at_its_address(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
):
    """The rest is told all the same."""
    monkeypatch.setattr(enveloping, "LARGEST", 1_000)
    async with Receiver() as receiver:
        target_id, secret = await room.target(receiver)
        brief_id = await room.brief()
        await room.ended(target_id)
    (got,) = receiver.received
    assert got.told["data"]["brief"] is None
    assert got.told["data"]["url"].endswith(brief_id)
    assert len(got.body) <= 1_000
    assert got.is_signed_with(secret)


async def test_the_item_that_a_brief_was_made_from_is_named(room: Newsroom):
    """By its URI and version, for the CMS that pushed it; also once a newer version is known."""
    go_on = asyncio.Event()
    async with Receiver([held_until(go_on, 500), OK]) as receiver:
        await room.target(receiver)
        for version in (1, 2):
            pushed = await room.jobs.push(
                read_ninjs(json.dumps(extended(version)).encode()), f"{version:064}"
            )
            assert pushed.job is not None
            assert (await room.jobs.wait(pushed.job.id, 30)).state is JobState.SUCCEEDED
            await receiver.until(version)
        go_on.set()
        received = await receiver.until(3)
    items = sorted((one.told["data"]["item"]["uri"], one.told["data"]["item"]["version"]) for one in received)
    assert items == [(GUID, "1"), (GUID, "1"), (GUID, "2")]


async def test_the_configured_target_is_made_once_and_follows_the_configuration(room: Newsroom):
    """A new secret rotates the old one; a new URL takes up what was stopped."""
    from onrecord.hooks.signing import new_secret

    first, second = new_secret(), new_secret()
    async with Receiver([answers(410), OK]) as receiver:
        await room.jobs.webhooks.configure(receiver.url, first)
        await room.jobs.webhooks.configure(receiver.url, first)
        await room.brief()
        assert (await room.ended(CONFIGURED)).state is DeliveryState.STOPPED
        await room.jobs.webhooks.configure(f"{receiver.url}/new", second)
        target, _ = await room.jobs.webhooks.get(CONFIGURED)
        assert target.stopped_at is None
        await room.brief()
        _, got = await receiver.until(2)
    assert got.is_signed_with(first)
    assert got.is_signed_with(second)
    assert len(await room.jobs.webhooks.all()) == 1


async def test_what_has_been_kept_long_enough_is_deleted(room: Newsroom):
    """The log with the briefs it is about."""
    async with Receiver() as receiver:
        target_id, _ = await room.target(receiver)
        await room.brief()
        await room.ended(target_id)
    assert await room.store.deliveries.delete_before(datetime.now(UTC) - timedelta(days=1)) == 0
    assert await room.store.deliveries.delete_before(datetime.now(UTC)) == 1
    assert await room.jobs.webhooks.deliveries(target_id) == []
