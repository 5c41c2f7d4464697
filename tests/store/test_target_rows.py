"""Rows of targets: the configured one is made once, whoever starts first."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from onrecord.hooks.signing import new_secret
from onrecord.store.store import Store
from onrecord.store.target import Event, Key, Target

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture(params=["sqlite", "postgresql"])
async def stores(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[list[Store]]:
    """One store as several programs open it, of both kinds."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else None
    opened = [await Store.open(tmp_path / "folder", url=url) for _ in range(4)]
    yield opened
    for one in opened:
        await one.aclose()


async def test_programs_that_start_at_once_make_the_configured_target_once(stores: list[Store]):
    """None of them fails over another that was quicker."""
    target = Target(
        id="configured",
        url="https://cms.example/hook",
        events=tuple(Event),
        keys=(Key(new_secret()),),
        created_at=datetime.now(UTC),
    )
    await asyncio.gather(*(store.targets.configure(target) for store in stores))
    assert await stores[0].targets.all() == [target]
