"""What the tests of the command line share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from obliging_model import Provider, obliging
from running import Program, Warm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """The program, loaded once."""
    warm = Warm()
    yield warm
    warm.close()


@pytest.fixture
def onrecord(tmp_path: Path, warm: Warm) -> Program:
    """The program without an endpoint."""
    return Program(tmp_path, warm)


@pytest.fixture
def provider_of() -> Iterator[Callable[..., Provider]]:
    """Opens providers with a script; closes them after the test."""
    opened: list[Provider] = []

    def open_one(*script: Any) -> Provider:
        opened.append(Provider(*script))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def asking(
    onrecord: Program, provider_of: Callable[..., Provider]
) -> Callable[..., tuple[Program, Provider]]:
    """The program with an endpoint that follows a script; without one, an endpoint that finds nothing."""

    def wired(*script: Any) -> tuple[Program, Provider]:
        provider = provider_of(*(script or [obliging]))
        onrecord.environment |= {"ONRECORD_LLM_URL": provider.url, "ONRECORD_LLM_MODEL": "test-model"}
        return onrecord, provider

    return wired
