"""Whether a file is the publisher's, hashed once: a marker remembers what was hashed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.embedded.known_model import KnownModel

CHUNK = 8 * 1024 * 1024

Progress = Callable[[int, int, str], None]
"""Bytes there, bytes in all, where they come from or what is done with them."""


def is_publishers(path: Path, model: KnownModel, cache: Path, progress: Progress) -> bool:
    """Whether `path` holds the model's very bytes. Raises OSError when it cannot be read.

    Reading 1.1 GB at each start would take seconds, so a marker in `cache` remembers digest, size and
    time of change; a file that was touched since is read again.
    """
    if path.stat().st_size != model.size:
        return False
    if _remembered(marker_of(path, cache)) == _seen(path, model):
        return True
    if not has_digest(path, model, progress):
        return False
    remember(path, model, cache)
    return True


def has_digest(path: Path, model: KnownModel, progress: Progress) -> bool:
    """Read the whole file and compare. Raises OSError."""
    digest = hashlib.sha256()
    done = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            done += len(chunk)
            progress(done, model.size, "checking")
    return digest.hexdigest() == model.sha256


def remember(path: Path, model: KnownModel, cache: Path) -> None:
    """Write the marker of a file that has just been read; where that fails it is read again next time."""
    marker = marker_of(path, cache)
    unfinished = marker.with_name(f"{marker.name}.{secrets.token_hex(4)}")
    with contextlib.suppress(OSError):
        unfinished.write_text(json.dumps(_seen(path, model)), encoding="utf-8")
        unfinished.replace(marker)


def marker_of(path: Path, cache: Path) -> Path:
    """Beside a file of the cache; for a file elsewhere, in the cache under a hash of its path."""
    path = path.absolute()
    if path.parent == cache.absolute():
        return path.with_name(f"{path.name}.sha256")
    return cache / f"{hashlib.sha256(os.fsencode(path)).hexdigest()[:16]}.sha256"


def _seen(path: Path, model: KnownModel) -> dict[str, object]:
    found = path.stat()
    return {"sha256": model.sha256, "size": found.st_size, "mtime_ns": found.st_mtime_ns}


def _remembered(marker: Path) -> object:
    try:
        return json.loads(marker.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
