"""Secrets: made on first use, the same for all programs of a tenant."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from onrecord.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_secret_is_made_once(tmp_path: Path):
    """Whoever asks at the same moment, or after a restart, gets the same; another name or tenant another."""
    stores = [await Store.open(tmp_path) for _ in range(3)]
    other = await Store.open(tmp_path, tenant="other")
    try:
        made = await asyncio.gather(*[store.secrets.secret("a") for store in stores for _ in range(4)])
        assert len(set(made)) == 1
        assert len(made[0]) == 43
        assert await stores[0].secrets.secret("a") == made[0]
        assert len({made[0], await stores[0].secrets.secret("b"), await other.secrets.secret("a")}) == 3
    finally:
        for store in (*stores, other):
            await store.aclose()
