"""The envelope: what a target is told of a brief's end, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from onrecord.store.kept_article import load_article
from onrecord.store.target import Event

if TYPE_CHECKING:
    from onrecord.store.deliveries import Told
    from onrecord.store.delivery import Delivery

LARGEST = 4_000_000
"""Bytes of a body. A brief that makes it larger is null there, and had at its address."""


def envelope(delivery: Delivery, told: Told, *, public_url: str | None = None) -> bytes:
    """The body of a webhook, in UTF-8.

    `{"type", "timestamp", "data": {"brief_id", "url", "article", "item", "brief" or "problem"}}`: the
    timestamp is the brief's end, the brief is the model's, without corrections. `url` is only a path
    where it is not known under which address others reach the service.
    """
    article = load_article(told.article)
    about: dict[str, Any] = {
        "brief_id": delivery.brief_id,
        "url": f"{(public_url or '').rstrip('/')}/v1/briefs/{delivery.brief_id}",
        "article": {
            "id": article.id,
            "title": article.title,
            "url": article.url,
            "sha256": article.sha256,
            "language": article.language,
        },
        "item": None if told.item is None else {"uri": told.item[0], "version": told.item[1]},
    }
    if delivery.event is Event.FAILED:
        about["problem"] = _problem(told.problem)
        return _sealed(delivery, told, about)
    brief = (told.brief or "null").encode("utf-8", "replace")
    about["brief"] = None
    sealed = _sealed(delivery, told, about)
    # As it is kept, and last: a brief is large, and need not be read to be passed on.
    whole = sealed.removesuffix(b"null}}") + brief + b"}}"
    return whole if len(whole) <= LARGEST else sealed


def _sealed(delivery: Delivery, told: Told, about: dict[str, Any]) -> bytes:
    body = {"type": delivery.event, "timestamp": told.finished_at.isoformat(), "data": about}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _problem(kept: dict[str, Any] | None) -> dict[str, Any] | None:
    if kept is None:
        return None
    return {
        "type": f"/problems/{kept['slug']}",
        "title": kept["title"],
        "status": kept["status"],
        "detail": kept["detail"],
        "remedy": kept["remedy"],
    }
