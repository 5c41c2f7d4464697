"""The client for programs on an event loop: each call is that of `calls`, done by httpx2."""

from __future__ import annotations

import asyncio
import inspect
import time
from typing import TYPE_CHECKING, Any, TypeVar

import httpx2

from onrecord.client.asking import Ask, Give, NoAnswer, Pause, Say
from onrecord.client.calls import USUAL_WAIT, Calls
from onrecord.client.wire import HERE, SECONDS, answered, failed, sent, settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence
    from typing import Self, Unpack

    from onrecord.brief import Brief
    from onrecord.client.article import Article, Options
    from onrecord.client.asking import Answer, Came, Step, Steps
    from onrecord.client.shapes import Correction, Delivery, Link, ListedBrief, NewWebhook, Progress, Webhook
    from onrecord.client.wire import Verify

GivenT = TypeVar("GivenT")


class AsyncOnRecord:
    """A service of OnRecord, to be awaited. Close it, or use it as an asynchronous context manager.

    Args:
        url: where it is.
        key: its bearer key, or the token of a link, which opens one brief alone.
        seconds: that any call may take in all, its repeats included, but those that wait for a brief.
        verify: whether its certificate is checked, or by what.
        transport: another way to it than a connection.
    """

    def __init__(
        self,
        url: str = HERE,
        key: str | None = None,
        *,
        seconds: float = SECONDS,
        verify: Verify = True,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        self._http = httpx2.AsyncClient(**settings(url, key, verify), transport=transport)
        self._calls = Calls(seconds, time.monotonic)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close its connections."""
        await self._http.aclose()

    async def brief(
        self,
        article: str | Article | None = None,
        *,
        options: Options | None = None,
        wait: float = USUAL_WAIT,
        idempotency_key: str | None = None,
        progress: Callable[[Progress], object] | None = None,
        **known: Unpack[Article],
    ) -> Brief:
        """Send an article and wait until its brief is there.

        Args:
            article: its text, or a mapping with `text` or `html` and what is known about it; or leave it
                out and give those by name.
            options: how to read it.
            wait: seconds that all of it may take. When they are over the service reads on:
                `TookTooLong.brief_id` is what to `wait` for again.
            idempotency_key: the same key and article give the same brief; one is made unless given.
            progress: told how far the reading has come, whenever that has changed; awaited
                where it is a coroutine function.
            **known: `text`, `html`, `title`, `url`, `language`, `published_at`, `id`.

        Raises:
            ReadingFailed: the reading ended without a brief.
            ClientTrouble: any other of `onrecord.client.trouble`.
        """
        return await self._run(self._calls.brief(article, known, options, wait, idempotency_key, progress))

    async def submit(
        self,
        article: str | Article | None = None,
        *,
        options: Options | None = None,
        idempotency_key: str | None = None,
        **known: Unpack[Article],
    ) -> Progress:
        """Send an article and wait for nothing; `wait` for its brief by the id, or have a webhook tell."""
        return await self._run(self._calls.submit(article, known, options, idempotency_key))

    async def wait(
        self, brief_id: str, wait: float = USUAL_WAIT, *, progress: Callable[[Progress], object] | None = None
    ) -> Brief:
        """Wait so many seconds at most until a brief is there. Raises as `brief` does."""
        return await self._run(self._calls.wait(brief_id, wait, progress))

    async def get(self, brief_id: str) -> Brief | Progress:
        """The brief, or how far its reading has come. Raises ReadingFailed where there will be none."""
        return await self._run(self._calls.get(brief_id))

    async def cancel(self, brief_id: str) -> Progress:
        """Call a reading off. Raises Conflict where it has ended already."""
        return await self._run(self._calls.cancel(brief_id))

    async def retry(self, brief_id: str) -> Progress:
        """Try a reading again that failed or was called off; Conflict for any other."""
        return await self._run(self._calls.retry(brief_id))

    async def delete(self, brief_id: str) -> None:
        """Delete brief, article and the model's answers for good."""
        await self._run(self._calls.delete(brief_id))

    def list(
        self, *, states: Sequence[str] = (), item: str | None = None, page_size: int = 50
    ) -> AsyncIterator[ListedBrief]:
        """Briefs and the jobs that make them, newest first; pages are asked for as they are reached.

        `states` and `item` (the URI of an item that a CMS pushed) narrow them down.
        """
        return self._each(self._calls.list(states, item, page_size))

    async def corrected(self, brief_id: str) -> Brief:
        """The brief with all corrections of editors applied."""
        return await self._run(self._calls.corrected(brief_id))

    async def corrections(self, brief_id: str) -> Sequence[Correction]:
        """What editors corrected, in the order in which it applies, withdrawn corrections as well."""
        return await self._run(self._calls.corrections(brief_id))

    async def correct(self, brief_id: str, change: Mapping[str, Any], *, by: str) -> Correction:
        """Correct a brief: `{"op": "change", "item": "p3", "field": "setting", "value": "private"}` and the like."""
        return await self._run(self._calls.correct(brief_id, change, by))

    async def withdraw(self, brief_id: str, number: int, *, by: str) -> None:
        """Withdraw a correction; it stays in the list, marked."""
        await self._run(self._calls.withdraw(brief_id, number, by))

    async def link(self, brief_id: str, seconds: int = 3600, may: Sequence[str] = ("read",)) -> Link:
        """A token that opens this brief alone for so many seconds: what a page of a CMS is given.

        `may` is of `read` and `correct`.
        """
        return await self._run(self._calls.link(brief_id, seconds, may))

    async def webhooks(self) -> Sequence[Webhook]:
        """Where the service tells how briefs ended."""
        return await self._run(self._calls.webhooks())

    async def add_webhook(self, url: str, events: Sequence[str] = (), note: str | None = None) -> NewWebhook:
        """Have briefs told to this address: all events, or `brief.succeeded` or `brief.failed` alone."""
        return await self._run(self._calls.add_webhook(url, events, note))

    async def rotate_webhook(self, webhook_id: str) -> NewWebhook:
        """A new secret; the old one signs as well for 24 hours."""
        return await self._run(self._calls.rotate_webhook(webhook_id))

    async def remove_webhook(self, webhook_id: str) -> None:
        """Tell this address nothing more."""
        await self._run(self._calls.remove_webhook(webhook_id))

    def deliveries(self, webhook_id: str, *, page_size: int = 50) -> AsyncIterator[Delivery]:
        """What a webhook was told, newest first; pages are asked for as they are reached."""
        return self._each(self._calls.deliveries(webhook_id, page_size))

    async def redeliver(self, delivery_id: str) -> Delivery:
        """Tell a webhook once more; the `webhook-id` stays the same."""
        return await self._run(self._calls.redeliver(delivery_id))

    async def _run(self, steps: Steps[GivenT]) -> GivenT:
        came: Came = None
        while True:
            try:
                step = steps.send(came)
            except StopIteration as ended:
                value: GivenT = ended.value
                return value
            came = await self._do(step)

    async def _each(self, steps: Steps[None]) -> AsyncIterator[Any]:
        came: Came = None
        while True:
            try:
                step = steps.send(came)
            except StopIteration:
                return
            if isinstance(step, Give):
                yield step.value
            came = await self._do(step)

    async def _do(self, step: Step) -> Came:
        match step:
            case Ask():
                return await self._send(step)
            case Pause(seconds):
                await asyncio.sleep(seconds)
            case Say(listener, value):
                said = listener(value)
                if inspect.isawaitable(said):
                    await said
        return None

    async def _send(self, request: Ask) -> Answer | NoAnswer:
        try:
            async with asyncio.timeout(request.timeout), self._http.stream(**sent(request)) as answer:
                return answered(answer.status_code, answer.headers, await answer.aread())
        except TimeoutError:
            return NoAnswer("too slow")
        except httpx2.HTTPError as error:
            return failed(error)
