"""Whether a file is the publisher's, hashed once: a marker remembers what was hashed."""

from __future__ import annotations

import hashlib
import json
import os
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
    found = path.stat()
    if found.st_size != model.size:
        return False
    seen = {"sha256": model.sha256, "size": found.st_size, "mtime_ns": found.st_mtime_ns}
    marker = marker_of(path, cache)
    if _remembered(marker) == seen:
        return True
    if _sha256(path, model.size, progress) != model.sha256:
        return False
    unfinished = marker.with_name(f"{marker.name}.{os.getpid()}")
    unfinished.write_text(json.dumps(seen), encoding="utf-8")
    unfinished.replace(marker)
    return True


def marker_of(path: Path, cache: Path) -> Path:
    """Beside a file of the cache; for a file elsewhere, in the cache under a hash of its path."""
    path = path.absolute()
    if path.parent == cache.absolute():
        return path.with_name(f"{path.name}.sha256")
    return cache / f"{hashlib.sha256(os.fsencode(path)).hexdigest()[:16]}.sha256"


def _remembered(marker: Path) -> object:
    try:
        return json.loads(marker.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _sha256(path: Path, total: int, progress: Progress) -> str:
    digest = hashlib.sha256()
    done = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            done += len(chunk)
            progress(done, total, "checking")
    return digest.hexdigest()
