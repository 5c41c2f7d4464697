"""The command line, run as users run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FRIGATE = Path(__file__).with_name("frigate.txt")


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    err: str


class Warm:
    """The process that runs are forked from, so that they need not load the program each time."""

    def __init__(self) -> None:
        script = Path(__file__).with_name("warm_program.py")
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self._process = subprocess.Popen([sys.executable, script], **pipes)  # noqa: S603 -- our own program
        assert self._process.stdout.readline() == "loaded\n"

    def run(self, asked: dict[str, Any]) -> int:
        """Run once; the exit code."""
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """End it."""
        self._process.communicate()


class Program:
    """`onrecord` with folders of its own. `environment` is added to the tests' own."""

    def __init__(self, folder: Path, warm: Warm) -> None:
        self.environment = {"ONRECORD_FOLDER": str(folder / "kept"), "ONRECORD_CACHE": str(folder / "cache")}
        self.cwd = folder
        self._warm = warm

    def start(self, *words: str | Path, **more: Any) -> subprocess.Popen[bytes]:
        """Start it from cold; standard output and error are pipes unless said otherwise."""
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        command = [sys.executable, "-m", "onrecord", *map(str, words)]
        environment = self._environment | {"PYTHONUNBUFFERED": "1"}
        return subprocess.Popen(command, env=environment, cwd=self.cwd, **(pipes | more))  # noqa: S603 -- our own program

    def __call__(self, *words: str | Path, stdin: bytes = b"", timeout: int = 60) -> Ended:
        """Run it to its end."""
        streams = {name: self.cwd / f"run.{name}" for name in ("stdin", "stdout", "stderr")}
        for path in streams.values():
            path.write_bytes(b"")
        streams["stdin"].write_bytes(stdin)
        asked = {name: str(path) for name, path in streams.items()} | {
            "words": [str(word) for word in words],
            "cwd": str(self.cwd),
            "environment": self._environment,
            "timeout": timeout,
        }
        code = self._warm.run(asked)
        return Ended(code, streams["stdout"].read_text("utf-8"), streams["stderr"].read_text("utf-8"))

    @property
    def _environment(self) -> dict[str, str]:
        return os.environ | self.environment
