"""One connection to the server child. Holding it is what keeps the child alive."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Link:
    """An open connection; `alive` until the child has gone."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def to(cls, socket: Path) -> Link | None:
        """Connect to the child behind `socket`; None when none listens."""
        try:
            return cls(*await asyncio.open_unix_connection(str(socket)))
        except (FileNotFoundError, ConnectionError, BlockingIOError):
            return None

    @property
    def alive(self) -> bool:
        """False once the child has closed its end."""
        return not self._reader.at_eof() and not self._writer.is_closing()

    async def state(self) -> dict[str, object] | None:
        """Wait for the next state that the child tells; None when it went instead."""
        try:
            line = await self._reader.readline()
        except (ConnectionError, ValueError):
            return None
        if not line.endswith(b"\n"):
            return None
        told: dict[str, object] = json.loads(line)
        return told

    async def close(self) -> None:
        """Let go."""
        self._writer.close()
        with contextlib.suppress(ConnectionError, BrokenPipeError):
            await self._writer.wait_closed()
