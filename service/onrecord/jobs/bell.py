"""Wakes whoever watches a job when this program changes it; changes by others are looked for."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Bell:
    """One bell a job, for as long as somebody listens."""

    def __init__(self) -> None:
        self._listening: dict[str, list[asyncio.Event]] = {}

    def ring(self, brief_id: str) -> None:
        """Something about this job has changed."""
        for heard in self._listening.get(brief_id, ()):
            heard.set()

    def ring_all(self) -> None:
        """Whoever listens is to look."""
        for brief_id in list(self._listening):
            self.ring(brief_id)

    @contextlib.contextmanager
    def listen(self, brief_id: str) -> Iterator[asyncio.Event]:
        """An event that is set at each ring; clear it before you look at the job."""
        heard = asyncio.Event()
        self._listening.setdefault(brief_id, []).append(heard)
        try:
            yield heard
        finally:
            self._listening[brief_id].remove(heard)
            if not self._listening[brief_id]:
                del self._listening[brief_id]
