"""Where a model answers: an OpenAI-compatible address, and what is known of the model behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`url` ends before `/chat/completions`. `slots` > 0: an embedded server with pinned prompt caches."""

    url: str
    model: str
    api_key: str = field(repr=False)
    digest: str | None = None
    slots: int = 0
    embedded: bool = False


class EndpointSource(Protocol):
    """Gives a live endpoint; an embedded server that died is started again by the next call."""

    async def endpoint(self) -> Endpoint:
        """A live endpoint. Raises ModelTrouble or ModelFileTrouble when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class FixedEndpoint:
    """A configured endpoint that somebody else keeps alive."""

    at: Endpoint

    async def endpoint(self) -> Endpoint:
        """The configured endpoint."""
        return self.at
