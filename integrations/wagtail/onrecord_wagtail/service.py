"""The service over HTTP: the one seam through which this app speaks to OnRecord."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

import requests
from django.utils.translation import gettext as _

TIMEOUT = (3.05, 10.0)
"""Seconds to connect, and to be answered. No request waits for a reading."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

Brief = dict[str, Any]


@dataclass(frozen=True)
class Standing:
    """How far the service has come with a brief."""

    id: str
    state: str
    stage: str | None = None
    done: int = 0
    total: int = 0


@dataclass
class ServiceTrouble(Exception):
    """What the service refused, or that it cannot be reached.

    Args:
        title: what went wrong, in a few words.
        detail: one sentence more.
        remedy: what to do.
        passes: whether the same request may succeed later.
        status: the answer's status; None where there was no answer.
    """

    title: str
    detail: str = ""
    remedy: str = ""
    passes: bool = True
    status: int | None = None

    def as_json(self) -> dict[str, str]:
        """The words for an editor."""
        return {"title": self.title, "detail": self.detail, "remedy": self.remedy}


class BriefGone(ServiceTrouble):
    """The service has this brief no more."""


class BriefFailed(ServiceTrouble):
    """The reading has ended without a brief."""


class _Bearer(requests.auth.AuthBase):
    """The key in its header. Without an `auth` of its own, requests would take one from a .netrc file."""

    def __init__(self, key: str | None) -> None:
        self._key = key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._key:
            request.headers["Authorization"] = f"Bearer {self._key}"
        return request


def origin_of(url: str) -> str:
    """Scheme, host and port of an address. Raises ValueError where it is no address over HTTP."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise ValueError(url)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}:{parts.port or (443 if parts.scheme == 'https' else 80)}"


def is_loopback(url: str) -> bool:
    """Whether an address means this machine."""
    return urlsplit(url).hostname in LOOPBACK


class OnRecord:
    """The service at an address.

    Args:
        url: its address.
        key: its bearer key; none where it asks for none.
    """

    def __init__(self, url: str, key: str | None = None) -> None:
        self.url = url.rstrip("/")
        self._auth = _Bearer(key)

    def submit(self, article: dict[str, str], *, idempotency_key: str) -> Standing:
        """Ask for a brief; answers at once. Raises ServiceTrouble."""
        answer = self._ask(
            "POST",
            "/v1/briefs",
            json={"article": article},
            headers={"Prefer": "respond-async", "Idempotency-Key": idempotency_key},
        )
        return self._standing(answer)

    def get(self, brief_id: str) -> Brief | Standing:
        """The brief with the newsroom's corrections, or how far its reading is.

        Raises:
            BriefGone: it was deleted, or kept long enough.
            BriefFailed: it ended with a problem.
            ServiceTrouble: anything else.
        """
        answer = self._ask("GET", _brief(brief_id))
        return self._standing(answer) if answer.status_code == 202 else self._json(answer)

    def corrected(self, brief_id: str) -> tuple[Brief, list[dict[str, Any]]]:
        """The brief as the newsroom has corrected it, and all corrections. Raises as `get`."""
        made = self._json(self._ask("GET", f"{_brief(brief_id)}/corrections")).get("corrections", [])
        stands = any(not one.get("withdrawn_at") for one in made)
        return self._json(self._ask("GET", _brief(brief_id) + ("/corrected" if stands else ""))), made

    def delete(self, brief_id: str) -> None:
        """Delete brief, article and answers for good; one that is gone counts as deleted."""
        try:
            self._ask("DELETE", _brief(brief_id))
        except BriefGone:
            return

    def check(self) -> None:
        """Raises ServiceTrouble unless the service is ready and takes the key."""
        if "briefs" not in self._json(self._ask("GET", "/v1/briefs?limit=1")):
            raise _not_onrecord(None)
        self._ask("GET", "/health/ready")

    def _ask(self, method: str, path: str, **more: Any) -> requests.Response:
        headers = {"Accept": "application/json", **more.pop("headers", {})}
        try:
            answer = requests.request(
                method,
                self.url + path,
                auth=self._auth,
                headers=headers,
                timeout=TIMEOUT,
                allow_redirects=False,  # the key and unpublished copy go where they were meant to go
                **more,
            )
        except (requests.RequestException, ValueError) as error:
            raise _unreachable(error) from None
        if answer.status_code >= 300:
            raise _refused(answer)
        return answer

    def _standing(self, answer: requests.Response) -> Standing:
        told = self._json(answer)
        if not isinstance(told.get("id"), str):
            raise _not_onrecord(answer.status_code)
        state = str(told.get("state") or "succeeded")  # a brief that is there already has none
        return Standing(
            told["id"], state, told.get("stage"), int(told.get("done") or 0), int(told.get("total") or 0)
        )

    @staticmethod
    def _json(answer: requests.Response) -> dict[str, Any]:
        try:
            told = answer.json()
        except ValueError:
            told = None
        if not isinstance(told, dict):
            raise _not_onrecord(answer.status_code)
        return told


def _brief(brief_id: str) -> str:
    return f"/v1/briefs/{quote(brief_id, safe='')}"


def _unreachable(error: Exception) -> ServiceTrouble:
    slow = isinstance(error, requests.Timeout)
    return ServiceTrouble(
        _("OnRecord does not answer in time.") if slow else _("OnRecord cannot be reached."),
        _("Nothing is lost: the article is sent when the service answers again."),
        _("Try again in a moment; if it stays so, tell whoever runs the service."),
    )


def _not_onrecord(status: int | None) -> ServiceTrouble:
    return ServiceTrouble(
        _("What answers is not OnRecord."),
        _("The answer at the service's address was not one of its own."),
        _("Look at the service's address in Settings → OnRecord."),
        status=status,
    )


def _refused(answer: requests.Response) -> ServiceTrouble:
    status = answer.status_code
    try:
        told = answer.json()
    except ValueError:
        told = None
    if not isinstance(told, dict) or "title" not in told:
        return _not_onrecord(status)
    kind = str(told.get("type", ""))
    words = [str(told.get(name) or "")[:500] for name in ("title", "detail", "remedy")]
    if status == 404 and answer.request.path_url.startswith("/v1/briefs/"):
        return BriefGone(*words, passes=False, status=status)
    if told.get("instance") or kind.endswith("/brief-cancelled"):
        return BriefFailed(*words, passes=False, status=status)
    if status in (401, 403):
        words = [
            _("OnRecord refuses the site's key."),
            _("The key is missing, or it is not the service's."),
            _("Whoever runs this site sets ONRECORD_KEY on the server."),
        ]
    return ServiceTrouble(*words, passes=status in (401, 403, 408, 429) or status >= 500, status=status)
