"""How Superdesk's HTTP push transmitter behaves on the wire, written from what its source does.

It dumps the item anew with Python's own separators, signs those bytes by HMAC-SHA1 under the
destination's secret, and posts them. Any 2xx is delivered. A 4xx is failed for good, whichever it is;
anything else is tried again, ten times at most. Media go to a URL of their own first, by GET and POST,
and only where the destination names one: this service asks for none.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx2

MOST_RETRIES = 10
HEADERS = {"Content-type": "application/json", "Accept": "application/json"}


def signed(body: bytes, secret: str) -> dict[str, str]:
    """The headers of a signed push."""
    digest = hmac.new(secret.encode(), body, hashlib.sha1).hexdigest()
    return HEADERS | {"x-superdesk-signature": f"sha1={digest}"}


class Transmitter:
    """One destination of one subscriber. `attempts` are the statuses met; pauses between them take no time."""

    def __init__(self, client: httpx2.AsyncClient, secret: str | None) -> None:
        self._client = client
        self._secret = secret
        self.attempts: list[int] = []

    async def push(self, item: dict[str, Any]) -> str:
        """`success` or `failed`, as the publish queue says in the end."""
        body = json.dumps(item).encode()
        headers = HEADERS if self._secret is None else signed(body, self._secret)
        for _ in range(1 + MOST_RETRIES):
            answer = await self._client.post("/v1/push/ninjs", content=body, headers=headers)
            self.attempts.append(answer.status_code)
            self.answer = answer
            if answer.is_success:
                return "success"
            if 400 <= answer.status_code < 500:
                return "failed"
        return "failed"
