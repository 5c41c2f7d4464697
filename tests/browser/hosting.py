"""Another site that embeds a brief: files with headers on a loopback port."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

COMPONENT = Path(__file__).parents[2] / "component" / "onrecord-brief.js"
TYPES = {".js": "text/javascript", ".json": "application/json", ".css": "text/css"}


class Host:
    """Files by path: text or bytes as they are, other values as JSON; a callable answers for itself.

    A callable is given the request's handler and returns `(status, headers, body)`. The built
    component stands at `/onrecord-brief.js`, its words beside it. `asked` lists the paths that were asked for.
    """

    def __init__(self, files: dict[str, Any], headers: dict[str, str]) -> None:
        self.files = files
        self.headers = headers
        self.asked: list[str] = []
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *said: Any) -> None:
                """Nothing."""

            def do_GET(self) -> None:
                host._answer(self)

            do_POST = do_DELETE = do_OPTIONS = do_GET  # noqa: N815 - the library's names

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        """End."""
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        path = handler.path.split("?")[0]
        self.asked.append(f"{handler.command} {path}")
        status, headers, body = 200, {}, self.files.get(path)
        built = COMPONENT.parent / path.lstrip("/")
        if body is None and built.suffix == ".js" and built.is_file():
            body = built.read_bytes()
        if callable(body):
            status, headers, body = body(handler)
        elif body is None:
            status, body = 404, "not here"
        kind = TYPES.get(Path(path).suffix, "text/html; charset=utf-8")
        if not isinstance(body, str | bytes):
            kind, body = "application/json", json.dumps(body)
        raw = body.encode() if isinstance(body, str) else body
        handler.send_response(status)
        for name, value in ({"Content-Type": kind} | self.headers | headers).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(raw)))
        handler.end_headers()
        handler.wfile.write(raw)
