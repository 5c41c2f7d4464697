"""Each bar of `make chaos`, for as long as a test may take: the same trouble, fewer jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chaos import bars
from tests.chaos.trouble import can_mount

if TYPE_CHECKING:
    from tests.chaos.bars import Result
    from tests.postgres import Postgres


def holds(result: Result) -> None:
    """The bar holds; its figure says what came of it."""
    assert result.holds, result.figure


async def test_nothing_is_lost_and_nothing_paid_for_twice_when_programs_are_killed():
    """SQLite, a service and a worker."""
    holds(await bars.kills(None, jobs=60, times=3))


async def test_the_same_over_a_server(postgres: Postgres):
    """PostgreSQL, a service and two workers."""
    holds(await bars.kills(postgres, jobs=80, times=3))


async def test_the_jobs_of_a_worker_that_is_gone_go_on_elsewhere(postgres: Postgres):
    """Within fifteen seconds, noticed by its lease alone."""
    holds(await bars.one_for_good(postgres, jobs=4))


async def test_a_server_that_crashes_under_load_loses_nothing(postgres: Postgres):
    """Three seconds are enough to break every connection."""
    holds(await bars.server_down(postgres, seconds=3, rate=60))


async def test_a_stop_in_good_order_repeats_no_call():
    """A worker and a service, under load."""
    holds(await bars.told_to_stop(None, jobs=40))


async def test_two_releases_work_side_by_side(postgres: Postgres):
    """None of their jobs is left lying."""
    holds(await bars.release(postgres, jobs=60))


async def test_a_hundred_posts_with_one_key_are_one_job(postgres: Postgres):
    """Another body with that key is refused."""
    holds(await bars.one_key(postgres))


async def test_jobs_wait_while_the_provider_is_down():
    """None fails; the breaker opens and closes."""
    holds(await bars.provider_down(None, seconds=12, jobs=8))


@pytest.mark.parametrize("kind", ["full", "locked"])
async def test_a_store_in_trouble_says_so_and_goes_on_when_it_is_mended(kind: str):
    """503 by name, and nothing half-written."""
    if kind == "full" and not can_mount():
        pytest.skip("only root may mount the small disk that this needs")
    holds(await bars.store_trouble(kind, posts=1))


async def test_a_server_that_takes_no_writes_is_named_and_waited_for(postgres: Postgres):
    """What was accepted goes on when it does again."""
    holds(await bars.store_trouble("read-only", postgres, posts=1))


async def test_a_person_does_not_wait_behind_a_backlog():
    """Whatever stands in line."""
    holds(await bars.a_person(None, waiting=200))
