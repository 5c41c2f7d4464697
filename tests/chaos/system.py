"""The system under test: a provider, a store, services and workers, each a process that can be killed."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import httpx2
import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.postgres import Postgres

CHECKOUT = Path(__file__).parents[2]
PATIENCE = 120.0
"""Seconds that a program may take to get ready on a busy machine."""

CONVOY = re.compile(r"onvoy (\d+)")
_LOG = (
    "CREATE TABLE state_log (id TEXT, state TEXT, worker TEXT, at {moment})",
    {
        "sqlite": (
            "CREATE TRIGGER log_added AFTER INSERT ON briefs BEGIN INSERT INTO state_log VALUES"
            " (new.id, new.state, NULL, (julianday('now') - 2440587.5) * 86400.0); END",
            "CREATE TRIGGER log_changed AFTER UPDATE OF state, attempts ON briefs"
            " WHEN new.state <> old.state OR new.attempts <> old.attempts BEGIN INSERT INTO state_log VALUES"
            " (new.id, new.state, new.worker, (julianday('now') - 2440587.5) * 86400.0); END",
        ),
        "postgresql": (
            "CREATE FUNCTION log_state() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " INSERT INTO state_log VALUES (new.id, new.state, new.worker, extract(epoch from clock_timestamp()));"
            " RETURN new; END $$",
            "CREATE TRIGGER log_added AFTER INSERT ON briefs FOR EACH ROW EXECUTE FUNCTION log_state()",
            "CREATE TRIGGER log_changed AFTER UPDATE ON briefs FOR EACH ROW"
            " WHEN (new.state <> old.state OR new.attempts <> old.attempts) EXECUTE FUNCTION log_state()",
        ),
    },
)


class Program:
    """A service or a worker. `name` is also its key at the provider, so that its calls can be told apart."""

    def __init__(self, name: str, words: list[str], environment: dict[str, str], folder: Path) -> None:
        self.name = name
        self.identity = ""
        self.lines: list[str] = []
        self.log = folder / f"{name}.log"
        self._ready = threading.Event()
        command = [sys.executable, "-m", "onrecord", *words]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 -- our own program
                command,
                env=environment,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()

    @property
    def address(self) -> str:
        """Where a service answers, once it is ready."""
        self.wait_ready()
        found = re.search(r"Ready: (http://\S+)", "\n".join(self.lines))
        assert found, self.lines
        return found[1]

    @property
    def worker(self) -> str:
        """A worker's id, once it is ready."""
        self.wait_ready()
        found = re.search(r"Ready: worker (\w+)", "\n".join(self.lines))
        assert found, self.lines
        return found[1]

    @property
    def resident(self) -> float:
        """Memory that it holds, in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found
        return int(found[1]) / 1024

    def wait_ready(self) -> None:
        """Until it says so."""
        assert self._ready.wait(PATIENCE), f"{self.name} did not get ready: {self.lines}"
        assert self.process.poll() is None, f"{self.name} ended: {self.log.read_text()[-2000:]}"

    def kill(self) -> None:
        """End it without a word."""
        self.process.kill()
        self.process.wait()
        self._listening.join()

    def stop(self, seconds: float = 60.0) -> float:
        """Ask it to end; how long it took."""
        started = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(seconds)
        self._listening.join()
        return time.monotonic() - started

    def events(self) -> list[dict[str, Any]]:
        """What it logged."""
        told = []
        for line in self.log.read_text("utf-8", "replace").splitlines():
            with contextlib.suppress(ValueError):
                told.append(json.loads(line))
        return [one for one in told if isinstance(one, dict)]

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as told:
            for line in told:
                self.lines.append(line.decode().rstrip())
                if b"Ready: " in line:
                    self._ready.set()
        self._ready.set()


class System:
    """One store with all that works on it. `url` None: SQLite in a folder."""

    def __init__(self, folder: Path, url: str | None = None, **config: object) -> None:
        self.folder = folder
        self.url = url
        self.config = config
        self.programs: dict[str, Program] = {}
        self._gone: set[str] = set()
        self._started = 0
        # Not the tests' coverage of this file: the provider is a program of its own, and never killed.
        self._provider = subprocess.Popen(  # noqa: S603 -- our own program
            [sys.executable, str(Path(__file__).with_name("provider.py"))], stdout=subprocess.PIPE
        )
        assert self._provider.stdout is not None
        self.provider_url = self._provider.stdout.readline().decode().strip()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for program in self.programs.values():
            program.kill()
        self._provider.kill()
        self._provider.communicate()

    @property
    def store(self) -> Path:
        """The folder of programs that share a machine."""
        return self.folder / "store"

    def serve(self, name: str = "service", **config: object) -> Program:
        """Start a service; it is waited for when its address is asked for."""
        return self._start(name, ["serve", "--port", "0"], config)

    def work(self, name: str, **config: object) -> Program:
        """Start a worker."""
        return self._start(name, ["worker"], config)

    def tell(self, **said: object) -> None:
        """Tell the provider how to behave."""
        httpx2.post(f"{self.provider_url}/told", json=said, timeout=30)

    def counts(self) -> dict[str, Any]:
        """What the provider was asked."""
        told: dict[str, Any] = httpx2.get(f"{self.provider_url}/counts", timeout=30).json()
        return told

    def identify(self, name: str) -> str:
        """Wait until a program is up; the id under which it reads."""
        program = self.programs[name]
        program.wait_ready()
        known = {one.identity for one in self.programs.values()}
        (program.identity,) = {row[0] for row in self.sql("SELECT id FROM workers")} - known - self._gone
        return program.identity

    def kill(self, name: str) -> int:
        """End a program without a word; how many of its calls were under way.

        A call is under way from when the provider has it until its answer is kept: of the articles that
        the program was reading, the questions that came less the answers that are there.
        """
        program = self.programs[name]
        program.kill()
        self._gone.add(program.identity)
        reading = self.sql(
            "SELECT article, (SELECT count(*) FROM brief_answers WHERE brief_id = briefs.id) FROM briefs"
            " WHERE state = 'running' AND worker = ?",
            program.identity,
        )
        asked = httpx2.get(f"{self.provider_url}/convoys", timeout=30).json()
        return sum(asked.get(CONVOY.search(article)[1], 0) - answers for article, answers in reading)  # type: ignore[index]

    def log_states(self) -> None:
        """From now on every state that a job passes through is kept by the database itself."""
        table, triggers = _LOG
        kind = "postgresql" if self.url else "sqlite"
        moment = "DOUBLE PRECISION" if self.url else "REAL"
        for statement in (table.format(moment=moment), *triggers[kind]):
            self.sql(statement, give=False)

    def sql(self, statement: str, *given: object, give: bool = True) -> list[tuple[Any, ...]]:
        """Rows of the store, past the program."""
        if self.url:
            with psycopg.connect(self.url, autocommit=True) as server:
                found = server.execute(statement.replace("?", "%s"), given or None)  # type: ignore[arg-type]
                return found.fetchall() if give else []
        with contextlib.closing(sqlite3.connect(self.store / "onrecord.sqlite3", timeout=60)) as file, file:
            return file.execute(statement, given).fetchall()

    def _start(self, name: str, words: list[str], config: dict[str, object]) -> Program:
        self._started += 1
        settings = {
            "folder": self.store,
            "cache": self.folder / "cache",
            "llm_url": f"{self.provider_url}/v1",
            "llm_model": "gpt-stand-in",
            "llm_api_key": name,
            "llm_concurrency": 16,
            "queue_size": 100_000,
            "log_level": "warning",
        }
        settings |= {"store_url": self.url} if self.url else {}
        settings |= self.config | config
        source = str(settings.pop("source", CHECKOUT / "service"))
        environment = {
            key: value
            for key, value in os.environ.items()
            if not key.upper().startswith(("ONRECORD_", "OPENAI_"))
        }
        environment |= {f"ONRECORD_{key.upper()}": str(value) for key, value in settings.items()}
        environment |= {"PYTHONPATH": source, "PYTHONUNBUFFERED": "1"}
        self.programs[name] = Program(name, words, environment, self.folder)
        return self.programs[name]


@contextlib.contextmanager
def new_system(postgres: Postgres | None = None, **config: object) -> Iterator[System]:
    """A system over a store of its own: SQLite, or a new database of this server."""
    with tempfile.TemporaryDirectory(prefix="onrecord-chaos-", ignore_cleanup_errors=True) as name:
        url = postgres.database(f"chaos{time.time_ns():x}") if postgres else None
        with System(Path(name), url, **config) as system:
            yield system
