"""The answer store: what the model answered, under the hash of all that the request was made of.

Resuming after a kill, reading the same article again and scoring again all rest on it. An answer
belongs to every brief that used it and goes when the last of them is purged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """`text` is the answer as JSON, as the question's model dumped it."""

    text: str
    model: str
    topic: str


class AnswerStore(Protocol):
    """Keeps answers of one tenant."""

    async def get(self, key: str) -> StoredAnswer | None:
        """The answer under this key, if there is one."""
        ...

    async def put(self, key: str, answer: StoredAnswer, brief_id: str) -> None:
        """Keep the answer and note that this brief uses it; an answer already there is replaced."""
        ...

    async def purge(self, brief_id: str) -> None:
        """Forget for good every answer that only this brief uses."""
        ...


class MemoryAnswers:
    """An answer store that lasts as long as the program."""

    def __init__(self) -> None:
        self._answers: dict[str, StoredAnswer] = {}
        self._users: dict[str, set[str]] = {}

    async def get(self, key: str) -> StoredAnswer | None:
        """The answer under this key, if there is one."""
        return self._answers.get(key)

    async def put(self, key: str, answer: StoredAnswer, brief_id: str) -> None:
        """Keep the answer and note that this brief uses it."""
        self._answers[key] = answer
        self._users.setdefault(key, set()).add(brief_id)

    async def purge(self, brief_id: str) -> None:
        """Forget every answer that only this brief uses."""
        for key, users in list(self._users.items()):
            users.discard(brief_id)
            if not users:
                del self._users[key], self._answers[key]
