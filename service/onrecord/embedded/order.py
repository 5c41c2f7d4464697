"""What a server child is told when it is started, and what makes two orders the same server."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

SLOTS = 6
"""Pinned prompt caches: as many as the stepwise plan has fields."""

CONTEXT = 16_384
"""Tokens that all slots share."""


def engine() -> str:
    """Name the engine that reads and writes saved slots; another may write them differently."""
    return f"xllamacpp {version('xllamacpp')} n_ctx {CONTEXT} slots {SLOTS} unified f16"


def threads(asked: int) -> int:
    """Threads that compute: those asked for, else one a core that this process may use."""
    if asked:
        return asked
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class ServerOrder:
    """One server: which model, how it computes, where its files lie. Holds no secret.

    `load_seconds`: a child that is not ready by then ends itself.
    """

    model: str
    file: str
    digest: str
    threads: int
    run: str
    prefixes: str
    load_seconds: int
    slots: int = SLOTS
    context: int = CONTEXT

    @property
    def key(self) -> str:
        """The same for those who may share a server: the model, the engine and how it computes."""
        made_of = [self.digest, self.threads, self.slots, self.context, engine()]
        return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:16]

    @property
    def socket(self) -> Path:
        """Where users connect; an open connection is what keeps the child alive."""
        return Path(self.run) / f"{self.key}.sock"

    @property
    def lock(self) -> Path:
        """Held by the child while it lives."""
        return Path(self.run) / f"{self.key}.lock"

    @property
    def start(self) -> Path:
        """Held by the user who is starting a child."""
        return Path(self.run) / f"{self.key}.start"

    @property
    def log(self) -> Path:
        """What the child has to say: never article text, prompts or answers."""
        return Path(self.run) / f"{self.key}.log"

    def to_json(self) -> str:
        """For the child's command line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, line: str) -> ServerOrder:
        """Read the order that `to_json` wrote."""
        return cls(**json.loads(line))
