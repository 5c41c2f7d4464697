"""Prefixes are restored from whole files only, and a server that cannot keep them reads them."""

from __future__ import annotations

import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from onrecord.embedded.embedded_endpoint import EmbeddedEndpoint
from onrecord.embedded.prefixes import KEPT, forget, warm
from onrecord.errors import ModelTrouble
from onrecord.model.endpoint import Endpoint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.model.question import Message

PREFIX: list[Message] = [{"role": "system", "content": "Read with care."}]


class Slots:
    """A stand-in for the slots of llama.cpp's server: it keeps what was asked and writes small files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.full_disk = False
        self.url = ""

    def answer(self, path: str, body: dict[str, Any]) -> int:
        """Act on a request and return the status."""
        action = parse_qs(urlsplit(path).query).get("action", ["read"])[0]
        self.asked.append((action, body))
        if action == "save":
            if self.full_disk:
                return 400
            (self.folder / body["filename"]).write_bytes(b"tokens and what they mean")
        return 200

    @property
    def actions(self) -> list[str]:
        """What was asked, in order."""
        return [action for action, _ in self.asked]


@pytest.fixture
def slots(tmp_path: Path) -> Iterator[Slots]:
    """Serve stand-in slots on loopback."""
    stand_in = Slots(tmp_path)

    class Answers(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the base class names it
            pass

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status = stand_in.answer(self.path, body) if self.headers["Authorization"] == "Bearer k" else 401
            self.send_response(status)
            self.end_headers()
            self.wfile.write(b'{"n_restored": 7}')

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    stand_in.url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield stand_in
    server.shutdown()
    server.server_close()


@pytest.fixture
def endpoint(slots: Slots, tmp_path: Path) -> EmbeddedEndpoint:
    """Point at the stand-in slots."""
    return EmbeddedEndpoint(slots.url, "tiny", "k", digest="d", slots=6, embedded=True, prefixes=tmp_path)


async def test_a_prefix_is_read_once_and_then_restored(slots: Slots, endpoint: EmbeddedEndpoint):
    """Reading writes one token into the named slot; the file is for this user alone."""
    assert await warm(endpoint, 2, "abc", PREFIX) is False
    assert await warm(endpoint, 5, "abc", PREFIX) is True
    assert slots.actions == ["read", "save", "restore"]
    read = slots.asked[0][1]
    assert (read["id_slot"], read["max_tokens"], read["messages"]) == (2, 1, PREFIX)
    (kept,) = slots.folder.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600


async def test_another_name_or_model_has_another_file(slots: Slots, endpoint: EmbeddedEndpoint):
    """A saved prefix is never restored for another prompt or another model's bytes."""
    other = EmbeddedEndpoint(slots.url, "tiny", "k", digest="other", slots=6, prefixes=slots.folder)
    for asked, name in ((endpoint, "abc"), (endpoint, "abd"), (other, "abc")):
        assert await warm(asked, 0, name, PREFIX) is False


async def test_a_cut_file_never_reaches_the_server(slots: Slots, endpoint: EmbeddedEndpoint):
    """The engine aborts on one; it is removed and the prefix read again."""
    await warm(endpoint, 0, "abc", PREFIX)
    (kept,) = slots.folder.iterdir()
    kept.write_bytes(b"tokens")
    assert await warm(endpoint, 0, "abc", PREFIX) is False
    assert slots.actions == ["read", "save", "read", "save"]
    assert await warm(endpoint, 0, "abc", PREFIX) is True


async def test_a_full_disk_does_not_stop_reading(slots: Slots, endpoint: EmbeddedEndpoint):
    """A prefix that cannot be saved is in its slot all the same."""
    slots.full_disk = True
    assert await warm(endpoint, 0, "abc", PREFIX) is False
    assert list(slots.folder.iterdir()) == []


async def test_old_files_are_pruned(slots: Slots, endpoint: EmbeddedEndpoint):
    """The newest stay, and a fresh unfinished file of somebody else's stays too."""
    for age in range(30):
        path = slots.folder / f"{age}-x.slot"
        path.write_bytes(b"")
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    (slots.folder / "another.part").write_bytes(b"")
    await warm(endpoint, 0, "abc", PREFIX)
    left = {path.name for path in slots.folder.glob("*.slot")}
    assert len(left) == KEPT
    assert "0-x.slot" in left
    assert "29-x.slot" not in left
    assert (slots.folder / "another.part").exists()


async def test_a_server_elsewhere_only_reads(slots: Slots):
    """Without a folder that both know there is nothing to save or restore."""
    assert await warm(Endpoint(slots.url, "tiny", "k"), 0, "abc", PREFIX) is False
    assert slots.actions == ["read"]


async def test_a_slot_can_be_forgotten(slots: Slots, endpoint: EmbeddedEndpoint):
    """Erasing goes to the named slot."""
    await forget(endpoint, 3)
    assert slots.actions == ["erase"]


async def test_a_server_that_is_gone_is_an_error_without_the_prompt():
    """Neither the prompt nor the key is in it."""
    gone = Endpoint("http://127.0.0.1:9/v1", "tiny", "hunter2")
    with pytest.raises(ModelTrouble) as caught:
        await warm(gone, 0, "abc", PREFIX)
    assert caught.value.slug == "model-unreachable"
    assert "hunter2" not in str(caught.value) + repr(caught.value)
    assert "care" not in str(caught.value)
    with pytest.raises(ModelTrouble):
        await forget(gone, 0)
