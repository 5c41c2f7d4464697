"""Everything that can go wrong between a program and the service.

    ClientTrouble
    ├── Unreachable           no answer came, however often it was asked for
    ├── TookTooLong           the deadline passed; `brief_id` says what to go on waiting for
    ├── AnswerUnusable        an answer that is none of this service's, or of a newer schema
    ├── WebhookUnverified     a webhook that nobody signed who knows the secret, or an old one
    └── Problem               the service's own answer, with what to do
        ├── Refused           what was sent cannot be used (400, 413, 415, 422 and the like)
        ├── NotAllowed        the key is missing or wrong, or opens something else (401, 403)
        ├── NotThere          nothing of this id (404)
        ├── Conflict          it has ended already, or is gone from the brief (409)
        ├── ReadingFailed     the article was taken, and its reading ended without a brief
        └── ServiceTrouble    the service cannot take it for now (429, 5xx), however often it was asked

Messages are the service's own detail and remedy, which hold no article text. What any other server
put into an answer is in no message.
"""

from __future__ import annotations

import json
from typing import Any


class ClientTrouble(Exception):
    """Something went wrong; the message says what, and what to do."""


class Unreachable(ClientTrouble):
    """No answer came, however often it was asked for."""


class TookTooLong(ClientTrouble):
    """The deadline passed. `brief_id` is set where the service goes on reading."""

    def __init__(self, message: str, brief_id: str | None = None) -> None:
        super().__init__(message)
        self.brief_id = brief_id


class AnswerUnusable(ClientTrouble):
    """An answer that is none of this service's, or of a newer schema than this client knows."""


class WebhookUnverified(ClientTrouble):
    """A webhook that nobody signed who knows the secret, that was changed, or that is too old."""


class Problem(ClientTrouble):
    """The service said no: a problem detail (RFC 9457).

    `slug` is the stable name of the problem's kind, `errors` lists every fault of the request, and
    `brief_id` names the brief that it is about.
    """

    def __init__(self, status: int, members: dict[str, Any], *, retry_after: float | None = None) -> None:
        self.status = status
        self.type = str(members.get("type", "about:blank"))
        self.slug = self.type.rpartition("/")[2]
        self.title = str(members.get("title", ""))
        self.detail = str(members.get("detail", ""))
        self.remedy = str(members.get("remedy", ""))
        self.pointer: str | None = members.get("pointer")
        self.errors: list[dict[str, Any]] = list(members.get("errors") or [])
        instance = members.get("instance")
        self.brief_id = instance.rpartition("/")[2] if isinstance(instance, str) else None
        self.retry_after = retry_after
        super().__init__(
            f"{self.detail or self.title or f'The service answered {status}.'} {self.remedy}".strip()
        )


class Refused(Problem):
    """What was sent cannot be used; sent again as it is, it is refused again."""


class NotAllowed(Problem):
    """The key or the link's token is missing, wrong, expired, or opens something else."""


class NotThere(Problem):
    """There is nothing of this id; what was deleted is gone for good."""


class Conflict(Problem):
    """It has ended already, is not finished yet, or what it is about is gone."""


class ReadingFailed(Problem):
    """The article was taken, and its reading ended without a brief: it failed or was called off."""


class ServiceTrouble(Problem):
    """The service cannot take it for now."""


_BY_STATUS: dict[int, type[Problem]] = {
    401: NotAllowed,
    403: NotAllowed,
    404: NotThere,
    409: Conflict,
    410: ReadingFailed,
    429: ServiceTrouble,
}


def problem_of(status: int, media_type: str, body: bytes, retry_after: float | None) -> Problem:
    """The problem in an answer; one that is not of this service has its status alone."""
    members: dict[str, Any] = {}
    if media_type.partition(";")[0].strip().lower() == "application/problem+json":
        try:
            found = json.loads(body)
        except ValueError:
            found = None
        members = found if isinstance(found, dict) else {}
    if members.get("instance") is not None:
        return ReadingFailed(status, members, retry_after=retry_after)
    kind = _BY_STATUS.get(status, ServiceTrouble if status >= 500 else Refused)
    return kind(status, members, retry_after=retry_after)
