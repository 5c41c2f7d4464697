"""The schedule: attempts spread over a day, never before a target asks, never after the day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onrecord.hooks import Schedule
from onrecord.hooks.schedule import retry_after

BEGUN = datetime(2026, 11, 27, tzinfo=UTC)


@given(st.randoms(use_true_random=False))
def test_a_round_takes_a_day_and_ends_with_an_attempt_at_its_end(chance):
    """Whatever the jitter: some twenty attempts, the last when the day is over."""
    import random

    random.seed(chance.random())
    schedule, now, tries = Schedule(), BEGUN, 1
    while (due := schedule.due(tries, BEGUN, now)) is not None:
        assert now < due <= BEGUN + timedelta(hours=24)
        assert due - now <= timedelta(hours=4)
        now, tries = due, tries + 1
    assert now == BEGUN + timedelta(hours=24)
    assert 12 <= tries <= 60


@given(st.integers(1, 80), st.floats(0, 1e6))
def test_a_target_s_retry_after_is_heeded_up_to_four_hours(tries: int, said: float):
    """Beyond that it is taken for four hours."""
    due = Schedule().due(tries, BEGUN, BEGUN, said)
    assert due is not None
    assert (due - BEGUN).total_seconds() >= min(said, 4 * 3600) - 1e-3
    assert (due - BEGUN).total_seconds() <= 4 * 3600 + 1e-3


@given(st.text(max_size=40))
def test_a_retry_after_that_says_nothing_is_none(said: str):
    """And one that says something is a number of seconds that are not negative."""
    seconds = retry_after(said, BEGUN)
    assert seconds is None or seconds >= 0


def test_both_forms_of_retry_after_are_read():
    """Seconds, and a date."""
    assert retry_after(" 120 ", BEGUN) == 120
    assert retry_after("Fri, 27 Nov 2026 00:02:00 GMT", BEGUN) == 120
    assert retry_after("Fri, 27 Nov 2026 00:00:00 GMT", BEGUN + timedelta(hours=1)) == 0
    assert retry_after("tomorrow", BEGUN) is None
    assert retry_after("٣", BEGUN) is None
    assert retry_after(None, BEGUN) is None
