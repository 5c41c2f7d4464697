"""A store in trouble: its disk is full, its file is held by another program, its server takes no writes."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import tempfile
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.chaos.system import System

SIZE = 40
"""MiB of the disk."""


class Trouble:
    """`kind`: full (on a small disk of its own, which root alone can mount), locked, or read-only."""

    def __init__(self, kind: str, system: System) -> None:
        self.kind = kind
        self.system = system

    def __enter__(self) -> Self:
        if self.kind == "full":
            self.system.store.mkdir(mode=0o700, parents=True)
            _run("mount", "-t", "tmpfs", "-o", f"size={SIZE}m,mode=0700", "tmpfs", str(self.system.store))
        return self

    def __exit__(self, *_: object) -> None:
        if self.kind == "full":
            _run("umount", "--lazy", str(self.system.store))

    @contextlib.contextmanager
    def made(self) -> Iterator[None]:
        """The trouble, for as long as the context lasts."""
        making = {"full": self._full, "locked": self._held, "read-only": self._read_only}
        with making[self.kind]():
            yield

    @contextlib.contextmanager
    def _full(self) -> Iterator[None]:
        filler = self.system.store / "filler"
        with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
        try:
            yield
        finally:
            filler.unlink()

    @contextlib.contextmanager
    def _held(self) -> Iterator[None]:
        holders = [
            sqlite3.connect(self.system.store / name, isolation_level=None)
            for name in ("onrecord.sqlite3", "jobs.sqlite3")
        ]
        for holder in holders:
            holder.execute("PRAGMA busy_timeout=5000")
            holder.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            for holder in holders:
                holder.execute("ROLLBACK")
                holder.close()

    @contextlib.contextmanager
    def _read_only(self) -> Iterator[None]:
        self._default("on")
        try:
            yield
        finally:
            self._default("off")

    def _default(self, value: str) -> None:
        self.system.sql(f"ALTER SYSTEM SET default_transaction_read_only = {value}", give=False)
        self.system.sql("SELECT pg_reload_conf()")


def can_mount() -> bool:
    """Whether this user may mount a disk here."""
    if os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as name:
        try:
            _run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", name)
        except (OSError, subprocess.CalledProcessError):
            return False
        _run("umount", name)
    return True


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)  # noqa: S603 -- mount and umount
