"""Prompt prefixes that the embedded server keeps in its slots and in files.

Reading a prefix of 700 tokens takes 15 s on two cores, restoring it from its file 20 ms. Only
prefixes are ever saved: instructions and examples that come with OnRecord. Article text never is,
which is why a slot is saved here, right after it read the prefix alone, and nowhere else.

The engine aborts on a file that was cut short, so a file is written under another name, carries the
digest of its bytes in its name, and is restored only when they agree.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import secrets
import time
from typing import TYPE_CHECKING

import httpx2

from onrecord.embedded.embedded_endpoint import EmbeddedEndpoint
from onrecord.embedded.order import engine
from onrecord.errors import ModelTrouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onrecord.model.endpoint import Endpoint
    from onrecord.model.question import Message

KEPT = 24
"""Files that stay when others are pruned: about 20 MB each."""

ABANDONED = 3600.0
"""Seconds after which an unfinished file is nobody's."""

READING = httpx2.Timeout(600.0, connect=5.0)
"""Six cold slots read one after the other on a small machine."""


async def warm(endpoint: Endpoint, slot: int, name: str, messages: Sequence[Message]) -> bool:
    """Make `slot` hold the prefix `messages`; True when it came from a file instead of being read.

    `name` is the caller's hash of the prefix. Ask again when `endpoint.api_key` has changed: the
    server is a new one, its slots are empty. Raises ModelTrouble `model-unreachable`.
    """
    stem = _stem(endpoint, name)
    folder = endpoint.prefixes if isinstance(endpoint, EmbeddedEndpoint) else None
    try:
        async with _client(endpoint) as client:
            if folder and await _restored(client, slot, folder, stem):
                return True
            await _read(client, slot, endpoint.model, messages)
            if folder:
                await _save(client, slot, folder, stem)
    except httpx2.HTTPError as error:
        raise _unreachable(error) from None
    return False


async def forget(endpoint: Endpoint, slot: int) -> None:
    """Empty `slot`. Raises ModelTrouble `model-unreachable`."""
    try:
        async with _client(endpoint) as client:
            (await client.post(f"/slots/{slot}", params={"action": "erase"}, json={})).raise_for_status()
    except httpx2.HTTPError as error:
        raise _unreachable(error) from None


def _client(endpoint: Endpoint) -> httpx2.AsyncClient:
    """Past any proxy of the environment: the server is on loopback."""
    return httpx2.AsyncClient(
        base_url=endpoint.url.removesuffix("/v1"),
        headers={"Authorization": f"Bearer {endpoint.api_key}"},
        timeout=READING,
        trust_env=False,
    )


def _stem(endpoint: Endpoint, name: str) -> str:
    made_of = "\n".join([name, endpoint.digest or "", engine()])
    return hashlib.sha256(made_of.encode()).hexdigest()[:32]


async def _restored(client: httpx2.AsyncClient, slot: int, folder: Path, stem: str) -> bool:
    kept = await asyncio.to_thread(_whole, folder, stem)
    if kept is None:
        return False
    answer = await client.post(f"/slots/{slot}", params={"action": "restore"}, json={"filename": kept.name})
    if answer.status_code != 200 or not answer.json().get("n_restored"):
        kept.unlink(missing_ok=True)
        return False
    return True


async def _read(client: httpx2.AsyncClient, slot: int, model: str, messages: Sequence[Message]) -> None:
    asked = {
        "model": model,
        "messages": list(messages),
        "max_tokens": 1,
        "temperature": 0,
        "id_slot": slot,
        "cache_prompt": True,
    }
    (await client.post("/v1/chat/completions", json=asked)).raise_for_status()


async def _save(client: httpx2.AsyncClient, slot: int, folder: Path, stem: str) -> None:
    """Best effort: a prefix that cannot be saved (a full disk) is read again next time."""
    unfinished = folder / f"{stem}.{secrets.token_hex(4)}.part"
    answer = await client.post(
        f"/slots/{slot}", params={"action": "save"}, json={"filename": unfinished.name}
    )
    if answer.status_code != 200:
        unfinished.unlink(missing_ok=True)
        return
    await asyncio.to_thread(_keep, folder, stem, unfinished)


def _whole(folder: Path, stem: str) -> Path | None:
    """Find the newest file of that stem whose bytes agree with its name; remove those that do not."""
    for path in sorted(folder.glob(f"{stem}-*.slot"), key=_written, reverse=True):
        try:
            if path.name == f"{stem}-{_digest(path)}.slot":
                os.utime(path)
                return path
        except OSError:
            continue
        path.unlink(missing_ok=True)
    return None


def _keep(folder: Path, stem: str, unfinished: Path) -> None:
    try:
        unfinished.chmod(0o600)
        unfinished.replace(folder / f"{stem}-{_digest(unfinished)}.slot")
    except OSError:
        unfinished.unlink(missing_ok=True)
    for old in sorted(folder.glob("*.slot"), key=_written, reverse=True)[KEPT:]:
        old.unlink(missing_ok=True)
    for part in folder.glob("*.part"):
        if 0.0 < _written(part) < time.time() - ABANDONED:
            part.unlink(missing_ok=True)


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


def _unreachable(error: httpx2.HTTPError) -> ModelTrouble:
    return ModelTrouble(
        "model-unreachable",
        f"The embedded model's server did not read a prompt prefix ({type(error).__name__}).",
        remedy="Try again; a server that ended is started anew.",
        status=503,
        retry_after=5,
    )
