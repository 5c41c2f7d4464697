"""Turns at the model: never more than there are places, the lower rank first, none lost."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.turns import RANK, Turns

if TYPE_CHECKING:
    from collections.abc import Sequence


async def took(turns: Turns, who: str, rank: tuple[float, ...], order: list[str]) -> None:
    """Take a turn and note it."""
    RANK.set(rank)
    async with turns.turn():
        order.append(who)
        await asyncio.sleep(0)


async def test_who_has_the_lower_rank_goes_first_and_among_equals_who_came_first():
    """A person's question overtakes a backlog's that has waited for long."""
    turns, order = Turns(0), []
    asked = [("b1", (1.0, 5.0)), ("b2", (1.0, 5.0)), ("p2", (0.0, 9.0)), ("p1", (0.0, 2.0))]
    tasks = [asyncio.create_task(took(turns, who, rank, order)) for who, rank in asked]
    await asyncio.sleep(0)
    assert order == []
    turns.resize(1)
    await asyncio.gather(*tasks)
    assert order == ["p1", "p2", "b1", "b2"]


@settings(max_examples=60, deadline=None)
@given(
    places=st.integers(1, 4),
    steps=st.lists(st.sampled_from(["ask", "cancel", "yield", "more", "fewer"]), max_size=40),
)
def test_whatever_is_cancelled_and_resized_all_who_stay_have_their_turn(places: int, steps: Sequence[str]):
    """No place leaks, and none is taken twice."""

    async def run() -> None:
        turns, inside, most, size = Turns(places), 0, 0, places
        largest = places

        async def one() -> None:
            nonlocal inside, most
            async with turns.turn():
                inside += 1
                most = max(most, inside)
                try:
                    await asyncio.sleep(0)
                    await asyncio.sleep(0)
                finally:
                    inside -= 1

        tasks: list[asyncio.Task[None]] = []
        for step in steps:
            if step == "ask":
                tasks.append(asyncio.create_task(one()))
            elif step == "cancel" and tasks:
                tasks[len(tasks) // 2].cancel()
            elif step == "yield":
                await asyncio.sleep(0)
            else:
                size = max(0, size + (1 if step == "more" else -1))
                largest = max(largest, size)
                turns.resize(size)
        turns.resize(max(size, 1))
        async with asyncio.timeout(5):
            await asyncio.gather(*tasks, return_exceptions=True)
            await one()
        assert inside == 0
        assert most <= max(largest, 1)

    asyncio.run(run())
