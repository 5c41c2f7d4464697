"""Ids of rows."""

from __future__ import annotations

import secrets
import time


def new_id() -> str:
    """An id that nobody can guess and that sorts by when it was made."""
    return f"{time.time_ns():016x}{secrets.token_hex(8)}"
