"""Signatures by Standard Webhooks (https://www.standardwebhooks.com), through its library."""

from __future__ import annotations

import base64
import binascii
import secrets
from typing import TYPE_CHECKING

from standardwebhooks import Webhook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

PREFIX = "whsec_"
BYTES = 32
SHORTEST, LONGEST = 24, 64
"""Bytes of a key, by the specification."""


def new_secret() -> str:
    """A key that nobody can guess."""
    return PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode()


def is_secret(given: str) -> bool:
    """Whether this is a key as the specification writes it."""
    if not given.startswith(PREFIX):
        return False
    try:
        return SHORTEST <= len(base64.b64decode(given.removeprefix(PREFIX), validate=True)) <= LONGEST
    except binascii.Error:
        return False


def headers_for(webhook_id: str, body: str, keys: Sequence[str], now: datetime) -> dict[str, str]:
    """The three headers; one signature a key, the newest key's first. `now` is in UTC."""
    return {
        "webhook-id": webhook_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(Webhook(key).sign(webhook_id, now, body) for key in keys),
    }
