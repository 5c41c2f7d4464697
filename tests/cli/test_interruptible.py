"""Ctrl-C and the loop of a command."""

from __future__ import annotations

import asyncio
import signal
import threading
import time

import pytest

from onrecord.cli.interruptible import run_interruptible


def _interrupt_elsewhere(times: int = 1) -> None:
    """SIGINT, taken by a thread that is not the main one: what waits for the network sleeps on."""

    def take() -> None:
        for _ in range(times):
            time.sleep(0.3)
            signal.pthread_kill(threading.get_ident(), signal.SIGINT)

    threading.Thread(target=take).start()


def test_ctrl_c_ends_a_command_that_waits_whichever_thread_takes_the_signal():
    """The loop is woken for it; asyncio.run by itself would wait until the model answers."""
    ended: list[str] = []

    async def wait() -> None:
        try:
            await asyncio.sleep(8)
            ended.append("answered")
        except asyncio.CancelledError:
            ended.append("cancelled")
            raise

    _interrupt_elsewhere()
    with pytest.raises(asyncio.CancelledError):
        run_interruptible(wait())
    assert ended == ["cancelled"]


def test_a_second_ctrl_c_ends_what_does_not_heed_the_first():
    """Whatever holds the command up."""

    async def deaf() -> None:
        while True:
            try:
                await asyncio.sleep(8)
            except asyncio.CancelledError:
                if not heard:
                    heard.append("first")
                    continue
                raise

    heard: list[str] = []
    _interrupt_elsewhere(times=2)
    with pytest.raises(KeyboardInterrupt):
        run_interruptible(deaf())
    assert heard == ["first"]


def test_a_command_that_nobody_interrupts_gives_what_it_found():
    """And leaves Ctrl-C to Python as it was."""

    async def work() -> str:
        return "a brief"

    assert run_interruptible(work()) == "a brief"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
