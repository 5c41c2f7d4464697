"""The endpoint of the embedded server, with what only its neighbours on this machine know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model.endpoint import Endpoint

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class EmbeddedEndpoint(Endpoint):
    """`prefixes`: the folder that the server saves slots in. `pid`: the server child."""

    prefixes: Path | None = None
    pid: int = 0
