"""All that can be asked of the service, each call once, for both clients."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import parse_qs, quote, urlsplit

from onrecord.brief import Brief
from onrecord.client.article import dumped
from onrecord.client.asking import Answer, Ask, Deadline, Give, Pause, Say, ask, retry_after, too_long
from onrecord.client.shapes import (
    BriefPage,
    Correction,
    CorrectionList,
    Delivery,
    DeliveryPage,
    Link,
    NewWebhook,
    Progress,
    Webhook,
    WebhookList,
    read,
)
from onrecord.client.trouble import AnswerUnusable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pydantic import BaseModel

    from onrecord.client.article import Article, Options
    from onrecord.client.asking import Steps

HELD = 2
"""Seconds that the service is asked to keep the first request for a brief: short, so that progress is told."""

SLACK = 30.0
"""Seconds beyond what a request is held for within which its answer must come."""

POLL_AFTER = 2.0
"""Seconds between two looks where the service names none."""

USUAL_WAIT = 900.0
"""Seconds that a brief may take."""

Listener = Any  # a function of Progress, for AsyncOnRecord a coroutine function as well
ReadT = TypeVar("ReadT", bound="BaseModel")


class Calls:
    """The calls, each as steps.

    Args:
        seconds: that any call may take in all, but those that wait for a brief.
        clock: monotonic, in seconds.
    """

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._seconds = seconds
        self._clock = clock

    def brief(
        self,
        article: str | Article | None,
        known: Mapping[str, Any],
        options: Options | None,
        wait: float,
        key: str | None,
        progress: Listener | None,
    ) -> Steps[Brief]:
        """Send an article and wait for its brief."""
        deadline = Deadline(wait, self._clock)
        request = _submission(article, known, options, key, f"wait={HELD}")
        answer = yield from ask(request, deadline)
        return (yield from self._followed(answer, deadline, progress))

    def submit(
        self,
        article: str | Article | None,
        known: Mapping[str, Any],
        options: Options | None,
        key: str | None,
    ) -> Steps[Progress]:
        """Send an article and wait for nothing."""
        answer = yield from self._ask(_submission(article, known, options, key, "respond-async"))
        if answer.status == 202:
            return read(Progress, answer.body)
        brief = read(Brief, answer.body)  # the same key and body as before
        return Progress(id=brief.id, state="succeeded", stage="done")

    def wait(self, brief_id: str, wait: float, progress: Listener | None) -> Steps[Brief]:
        """Wait for a brief."""
        deadline = Deadline(wait, self._clock)
        answer = yield from ask(Ask(method="GET", path=_brief(brief_id)), deadline)
        return (yield from self._followed(answer, deadline, progress))

    def get(self, brief_id: str) -> Steps[Brief | Progress]:
        """A brief, or how far it has come."""
        answer = yield from self._ask(Ask(method="GET", path=_brief(brief_id)))
        return read(Progress, answer.body) if answer.status == 202 else read(Brief, answer.body)

    def cancel(self, brief_id: str) -> Steps[Progress]:
        """Call a reading off."""
        return (yield from self._read(Progress, Ask(method="POST", path=_brief(brief_id, "cancel"))))

    def retry(self, brief_id: str) -> Steps[Progress]:
        """Try a reading again that failed or was called off."""
        return (yield from self._read(Progress, Ask(method="POST", path=_brief(brief_id, "retry"))))

    def delete(self, brief_id: str) -> Steps[None]:
        """Delete brief, article and answers for good."""
        yield from self._ask(Ask(method="DELETE", path=_brief(brief_id)))

    def list(self, states: Sequence[str], item: str | None, page_size: int) -> Steps[None]:
        """Give the briefs that there are, newest first."""
        query: dict[str, str | list[str]] = {"limit": str(page_size)}
        if states:
            query["state"] = [*states]
        if item is not None:
            query["item"] = item
        request: Ask | None = Ask(method="GET", path="/v1/briefs", query=query)
        while request is not None:
            page = yield from self._read(BriefPage, request)
            for brief in page.briefs:
                yield Give(brief)
            request = _following(page.next)

    def corrected(self, brief_id: str) -> Steps[Brief]:
        """A brief with what editors corrected."""
        return (yield from self._read(Brief, Ask(method="GET", path=_brief(brief_id, "corrected"))))

    def corrections(self, brief_id: str) -> Steps[Sequence[Correction]]:
        """What editors corrected, in order."""
        path = _brief(brief_id, "corrections")
        return (yield from self._read(CorrectionList, Ask(method="GET", path=path))).corrections

    def correct(self, brief_id: str, change: Mapping[str, Any], by: str) -> Steps[Correction]:
        """Correct a brief."""
        request = _posted(_brief(brief_id, "corrections"), {"by": by, "change": dict(change)})
        return (yield from self._read(Correction, request))

    def withdraw(self, brief_id: str, number: int, by: str) -> Steps[None]:
        """Withdraw a correction."""
        yield from self._ask(
            Ask(method="DELETE", path=_brief(brief_id, "corrections", str(number)), query={"by": by})
        )

    def link(self, brief_id: str, seconds: int, may: Sequence[str]) -> Steps[Link]:
        """A token that opens one brief."""
        request = _posted(_brief(brief_id, "links"), {"seconds": seconds, "may": [*may]})
        return (yield from self._read(Link, request))

    def webhooks(self) -> Steps[Sequence[Webhook]]:
        """All webhooks."""
        return (yield from self._read(WebhookList, Ask(method="GET", path="/v1/webhooks"))).webhooks

    def add_webhook(self, url: str, events: Sequence[str], note: str | None) -> Steps[NewWebhook]:
        """Have briefs told to a target."""
        body: dict[str, Any] = {"url": url}
        if events:
            body["events"] = [*events]
        if note is not None:
            body["note"] = note
        return (yield from self._read(NewWebhook, _posted("/v1/webhooks", body)))

    def rotate_webhook(self, webhook_id: str) -> Steps[NewWebhook]:
        """A new secret for a webhook."""
        return (yield from self._read(NewWebhook, Ask(method="POST", path=_webhook(webhook_id, "rotate"))))

    def remove_webhook(self, webhook_id: str) -> Steps[None]:
        """Tell a target nothing more."""
        yield from self._ask(Ask(method="DELETE", path=_webhook(webhook_id)))

    def deliveries(self, webhook_id: str, page_size: int) -> Steps[None]:
        """Give what a webhook was told, newest first."""
        path, query = _webhook(webhook_id, "deliveries"), {"limit": str(page_size)}
        request: Ask | None = Ask(method="GET", path=path, query=query)
        while request is not None:
            page = yield from self._read(DeliveryPage, request)
            for delivery in page.deliveries:
                yield Give(delivery)
            request = _following(page.next)

    def redeliver(self, delivery_id: str) -> Steps[Delivery]:
        """Tell a webhook once more."""
        path = f"/v1/deliveries/{quote(delivery_id, safe='')}/redeliver"
        return (yield from self._read(Delivery, Ask(method="POST", path=path)))

    def _followed(self, answer: Answer, deadline: Deadline, progress: Listener | None) -> Steps[Brief]:
        """The brief, asked for until it is there."""
        told: Progress | None = None
        while answer.status == 202:
            come = read(Progress, answer.body)
            if progress is not None and come != told:
                yield Say(progress, come)
            told = come
            pause = retry_after(answer.headers)
            pause = POLL_AFTER if pause is None else max(pause, 0.1)
            if pause >= deadline.left:
                raise too_long(deadline, come.id)
            yield Pause(pause)
            answer = yield from ask(Ask(method="GET", path=_brief(come.id)), deadline, reading=come.id)
        return read(Brief, answer.body)

    def _ask(self, request: Ask) -> Steps[Answer]:
        return (yield from ask(request, Deadline(self._seconds, self._clock)))

    def _read(self, shape: type[ReadT], request: Ask) -> Steps[ReadT]:
        return read(shape, (yield from self._ask(request)).body)


def _submission(
    article: str | Article | None,
    known: Mapping[str, Any],
    options: Options | None,
    key: str | None,
    prefer: str,
) -> Ask:
    headers = {
        "Content-Type": "application/json",
        "Idempotency-Key": uuid.uuid4().hex if key is None else key,
        "Prefer": prefer,
    }
    body = dumped(article, known, options)
    return Ask(method="POST", path="/v1/briefs", headers=headers, body=body, timeout=HELD + SLACK)


def _posted(path: str, body: dict[str, Any]) -> Ask:
    headers = {"Content-Type": "application/json"}
    return Ask(method="POST", path=path, headers=headers, body=json.dumps(body).encode())


def _brief(brief_id: str, *more: str) -> str:
    return "/".join(["/v1/briefs", quote(brief_id, safe=""), *more])


def _webhook(webhook_id: str, *more: str) -> str:
    return "/".join(["/v1/webhooks", quote(webhook_id, safe=""), *more])


def _following(address: str | None) -> Ask | None:
    """The request for the page after. Another server's address is followed nowhere: the key would go with it."""
    if address is None:
        return None
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith("/v1/"):
        raise AnswerUnusable("The page after is said to be elsewhere. Check that the address is OnRecord's.")
    return Ask(method="GET", path=parts.path, query=dict(parse_qs(parts.query)))
