"""What the tests of the model client share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fakes import FakeProvider
from onrecord.model.client import ModelClient
from onrecord.model.endpoint import Endpoint, FixedEndpoint

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from onrecord.model.answers import AnswerStore


@pytest.fixture
async def make() -> AsyncIterator[Callable[..., ModelClient]]:
    """Makes clients of a fake provider or of an endpoint; closes them after the test."""
    made: list[ModelClient] = []

    def client(of: FakeProvider | Endpoint, answers: AnswerStore | None = None, **more: Any) -> ModelClient:
        if isinstance(of, FakeProvider):
            more = {"transport": of.transport, "call_timeout": 5.0} | more
            of = of.endpoint
        made.append(ModelClient(FixedEndpoint(of), answers=answers, **more))
        return made[-1]

    yield client
    for one in made:
        await one.aclose()
