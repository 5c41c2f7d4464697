"""A stand-in for the service: real HTTP on a socket, the routes that this app uses, nothing read."""

from __future__ import annotations

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "the-key-of-the-service-7f3a"


def brief_of(brief_id: str, text: str, title: str | None = None) -> dict[str, Any]:
    """A brief with a position in public, one in private that could not be checked, and a question."""

    def span(words: str) -> dict[str, Any]:
        return {"start": 0, "end": len(words), "text": words, "sentence": 1}

    def position(number: int, setting: str, claim: str, evidence: str, **more: Any) -> dict[str, Any]:
        return {
            "id": f"p{number}",
            "actor_id": "a1",
            "setting": setting,
            "disclosed_by": "self",
            "act": "says",
            "claim": claim,
            "certainty": "stated",
            "condition": None,
            "about": None,
            "when": None,
            "sources": [],
            "cue": None,
            "relayed_by": [],
            "anonymity_reason": None,
            "content": [],
            "quotes": [],
            "evidence": [span(evidence)],
            "unverified": [],
        } | more

    officials = {"text": "two officials", "span": span("two officials"), "type": "unnamed_person", "count": 2}
    return {
        "schema_version": "1",
        "id": brief_id,
        "created_at": "2026-04-09T10:00:00Z",
        "article": {
            "id": "x",
            "title": title,
            "url": None,
            "language": "en",
            "published_at": None,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "text": text,
            "sentences": [[0, len(text)]],
        },
        "summary": [],
        "actors": [
            {
                "id": "a1",
                "name": "Latvia",
                "kind": "state",
                "role": None,
                "role_span": None,
                "named": True,
                "aliases": [],
                "part_of": None,
                "speaks_for": None,
                "mentions": [],
            }
        ],
        "positions": [
            position(
                1,
                "private",
                "Latvia sold ships.",
                "Latvia <offered> ships",
                unverified=["claim"],
                sources=[officials],
            ),
            position(2, "public", "Latvia denied the report.", "There is no such offer"),
        ],
        "divergences": [],
        "military_assets": [],
        "unresolved_questions": [
            {
                "id": "q1",
                "question": "Will Estonia accept?",
                "reason": "undecided",
                "withheld_by": None,
                "evidence": [span("It is not clear")],
            }
        ],
        "account": {"rejected": [], "uncovered": [], "ambiguous": [], "flagged": []},
        "provenance": {
            "model": "stand-in",
            "model_digest": None,
            "plan": "whole",
            "prompt_version": "0",
            "onrecord_version": "0",
            "calls": 1,
            "attempts": 1,
            "tokens_in": 1,
            "tokens_out": 1,
            "tokens_cached": 0,
            "cost": {"amount": None, "currency": None, "why_unknown": "it is a stand-in"},
            "seconds": 0.1,
            "answers_reused": 0,
        },
    }


class Service(ThreadingHTTPServer):
    """The stand-in. Its attributes say how it behaves and what it was sent."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.articles: dict[str, dict[str, Any]] = {}
        self.keys: dict[str, str] = {}
        self.headers: list[dict[str, str]] = []
        self.deleted: list[str] = []
        self.corrections: list[dict[str, Any]] = []
        self.looks_needed = 0
        self.looks = 0
        self.refuses: tuple[int, dict[str, Any]] | None = None
        self.ends_with: tuple[int, dict[str, Any]] | None = None
        self.blocked = threading.Event()
        self.blocked.set()
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def close(self) -> None:
        """Listen no more."""
        self.blocked.set()
        self.shutdown()
        self.server_close()


class Answers(BaseHTTPRequestHandler):
    """What it answers."""

    server: Service

    def log_message(self, *_given: Any) -> None:
        """Keep quiet."""

    def _send(self, status: int, body: dict[str, Any] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body or {}).encode())

    def _is_refused(self) -> bool:
        self.server.blocked.wait(30)
        self.server.headers.append(dict(self.headers))
        if self.path.startswith("/health"):
            return False
        if self.headers.get("Authorization") != f"Bearer {KEY}":
            self._send(
                401, {"type": "/problems/key-needed", "title": "Key needed", "detail": "-", "remedy": "-"}
            )
            return True
        if self.server.refuses is not None:
            self._send(*self.server.refuses)
            return True
        return False

    def do_POST(self) -> None:
        """Take an article."""
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self._is_refused():
            return
        key = self.headers["Idempotency-Key"]
        brief_id = self.server.keys.setdefault(key, f"brief-{len(self.server.articles) + 1:04}")
        self.server.articles[brief_id] = sent["article"]
        self._send(202, {"id": brief_id, "state": "queued", "stage": "queued", "done": 0, "total": 0})

    def do_GET(self) -> None:
        """How far it is, the brief, its corrections."""
        if self._is_refused():
            return
        if self.path.startswith(("/health", "/v1/briefs?")):
            self._send(200, {"briefs": []})
            return
        brief_id, _, part = self.path.removeprefix("/v1/briefs/").partition("/")
        if brief_id not in self.server.articles:
            self._send(
                404,
                {"type": "/problems/brief-unknown", "title": "No such brief", "detail": "-", "remedy": "-"},
            )
        elif part == "corrections":
            self._send(200, {"corrections": self.server.corrections})
        elif self.server.ends_with is not None:
            self._send(*self.server.ends_with)
        elif self.server.looks < self.server.looks_needed:
            self.server.looks += 1
            stage = {"stage": "reading", "done": self.server.looks, "total": self.server.looks_needed}
            self._send(202, {"id": brief_id, "state": "running", **stage})
        else:
            article = self.server.articles[brief_id]
            made = brief_of(brief_id, article["html"], article["title"])
            if part == "corrected":
                made["positions"][1]["claim"] = "Latvia denied it, the desk says."
            self._send(200, made)

    def do_DELETE(self) -> None:
        """Delete a brief."""
        if self._is_refused():
            return
        brief_id = self.path.removeprefix("/v1/briefs/")
        self.server.deleted.append(brief_id)
        self._send(204 if self.server.articles.pop(brief_id, None) else 404, {"title": "No such brief"})
