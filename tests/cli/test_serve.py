from __future__ import annotations

import json
import re
import shlex
import signal
import socket
import subprocess
import threading
import urllib.request

import pytest
from running import FRIGATE

from fakes import Reply
from onrecord.packaged import packaged


class Serving:
    """A service under way, and what it has printed so far."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.lines: list[str] = []
        self.ready = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self.lines.append(line.decode().rstrip())
            if line.startswith((b"Ctrl-C", b"Stopped")):
                self.ready.set()
        self.ready.set()

    @property
    def address(self) -> str:
        """Where it answers, once it is ready."""
        assert self.ready.wait(60)
        return re.search(r"Ready: (http://\S+)", "\n".join(self.lines))[1]

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Tell it to stop; its exit code."""
        self.process.send_signal(number)
        code = self.process.wait(20)
        self._reader.join(10)
        return code


@pytest.fixture
def serving():
    """Starts services; ends those that are left."""
    started: list[Serving] = []

    def start(onrecord, *words: str) -> Serving:
        pipes = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        started.append(Serving(onrecord.start("serve", "--port", "0", *words, **pipes)))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()
        one.process.stdout.close()


def get(address: str) -> str:
    """What stands at an address."""
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 -- our own service
        return answer.read().decode()


def test_the_line_that_serve_prints_works_as_pasted(asking, serving):
    """It says who reads and where the docs are; the pasted line answers with a brief."""
    onrecord, provider = asking()
    service = serving(onrecord)
    address = service.address
    printed = "\n".join(service.lines)
    assert f"test-model at {provider.url.split('/')[2]}" in printed
    assert f"{address}/docs" in printed
    assert "OnRecord" in get(f"{address}/docs/openapi.json")
    assert json.loads(get(f"{address}/health/ready")) == {"status": "ready"}
    assert json.loads(get(f"{address}/v1/schemas/brief.v1"))["title"]
    assert (packaged("seeds") / "001-cuba-contacts" / "article.md").read_text(encoding="utf-8")[:40] in get(
        address
    )
    line = next(line for line in service.lines if "curl" in line)
    ended = subprocess.run(  # noqa: S603 -- our own program
        ["/bin/sh", "-c", line], cwd=onrecord.cwd, capture_output=True, text=True, check=True
    )
    assert ended.stdout.startswith("# Havana officials")
    assert service.stop() == 0
    assert service.lines[-1] == "Stopped."


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_answers_who_waits_and_the_next_start_reads_on(asking, serving, number):
    """A client under way is told where its brief will be, and finds it there."""
    onrecord, provider = asking(Reply(stall=60))
    onrecord.environment["ONRECORD_STOP_GRACE"] = "1"
    service = serving(onrecord)
    pasted = shlex.join(["curl", "-s", "-i", "--data-binary", f"@{FRIGATE}", f"{service.address}/v1/briefs"])
    client = subprocess.Popen(["/bin/sh", "-c", pasted], stdout=subprocess.PIPE, text=True)  # noqa: S603 -- our own program
    provider.wait_until_asked()
    assert service.stop(number) == 0
    answer, _ = client.communicate(timeout=10)
    assert answer.startswith("HTTP/1.1 202")
    place = re.search(r"^location: (\S+)", answer, re.MULTILINE | re.IGNORECASE)[1]
    onrecord, _ = asking()
    again = serving(onrecord)
    for _ in range(100):
        body = json.loads(get(f"{again.address}{place}"))
        if "article" in body:
            break
        threading.Event().wait(0.1)
    assert body["article"]["title"] == "Norway denies that it asked Sweden for a frigate"
    assert again.stop() == 0


def test_the_service_stays_on_this_machine_without_a_key(asking):
    """Another address is refused, with the remedy."""
    onrecord, _ = asking()
    ended = onrecord("serve", "--host", "0.0.0.0", "--port", "0")  # noqa: S104 -- refused is what it should be
    assert ended.code == 4
    assert "ONRECORD_API_KEY" in ended.err


def test_a_port_that_is_taken_is_said_so(asking):
    """In one line."""
    onrecord, _ = asking()
    with socket.create_server(("127.0.0.1", 0)) as held:
        ended = onrecord("serve", "--port", str(held.getsockname()[1]))
    assert ended.code == 4
    assert "--port" in ended.err
    assert "Traceback" not in ended.err


def test_a_service_without_its_model_does_not_start(onrecord, tmp_path):
    """It says why instead of answering 503 for ever."""
    onrecord.environment["ONRECORD_MODEL_FILE"] = str(tmp_path / "none.gguf")
    ended = onrecord("serve", "--port", "0")
    assert ended.code == 3
    assert "ONRECORD_MODEL_FILE" in ended.err
