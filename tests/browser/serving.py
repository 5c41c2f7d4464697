"""The real service as a process of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


class Service:
    """`onrecord serve` over a folder; started again over the same folder, it knows what it knew.

    Args:
        folder: its data.
        settings: by name, in lower case.
    """

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        given = {"folder": folder / "kept", "cache": folder / "cache"} | settings
        environment = os.environ | {f"ONRECORD_{name.upper()}": str(value) for name, value in given.items()}
        self.key: str | None = settings.get("api_key")
        self.log = folder / "service.log"
        self._lines: list[str] = []
        self._ready = threading.Event()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 -- our own program
                [sys.executable, "-m", "onrecord", "serve", "--port", str(settings.get("port", 0))],
                env=environment | {"PYTHONUNBUFFERED": "1"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.append(line.decode().rstrip())
            if line.startswith(b"Ctrl-C"):
                self._ready.set()
        self._ready.set()

    @property
    def url(self) -> str:
        """Where it answers, once it is ready."""
        assert self._ready.wait(240), "the service did not get ready"
        found = re.search(r"Ready: (http://\S+)", "\n".join(self._lines))
        assert found, f"the service ended: {self.log.read_text('utf-8')[-2_000:]}"
        return found[1].rstrip("/")

    def ask(self, path: str, body: Any = None, method: str | None = None, **headers: str) -> Any:
        """The JSON that this path answers with; `headers` with underscores for dashes."""
        asked = urllib.request.Request(  # noqa: S310 -- our own service
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Accept": "application/json"}
            | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
            | {name.replace("_", "-"): value for name, value in headers.items()},
        )
        with urllib.request.urlopen(asked, timeout=310) as answer:  # noqa: S310 -- our own service
            return json.loads(answer.read() or b"null")

    def stop(self) -> None:
        """Tell it to stop, and wait for it."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(40)

    def close(self) -> None:
        """End it, whatever is under way."""
        self.process.kill()
        self.process.wait()
        self._reader.join(10)
        if self.process.stdout is not None:
            self.process.stdout.close()
