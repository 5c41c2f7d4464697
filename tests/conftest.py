"""For all tests: no network, and nothing of whoever runs them, neither settings nor folders."""

from __future__ import annotations

import ipaddress
import os
import socket
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from onrecord.config import load_config
from onrecord.embedded.known_model import EMBEDDED_MODEL
from postgres import Postgres

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("fuzz", derandomize=False, print_blob=True)  # read before any test is: make fuzz

FOLDERS = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


def pytest_configure(config: pytest.Config) -> None:
    """Before anything is collected: a home of its own, no setting, no way out."""
    ours = load_config()
    file = ours.model_file or ours.cache_path / EMBEDDED_MODEL.file
    home = tempfile.TemporaryDirectory(prefix="onrecord-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    for name in list(os.environ):
        if name.upper().startswith(("ONRECORD_", "OPENAI_")):
            patch.delenv(name)
    for name in FOLDERS:
        patch.setenv(name, str(Path(home.name) / name.lower()) if name != "HOME" else home.name)
    if file.is_file():  # read, never written: it takes a minute to fetch
        patch.setenv("ONRECORD_MODEL_FILE", str(file))
    config.stash[CACHE] = ours.cache_path.absolute()
    _close_the_ways_out(patch, config.stash.setdefault(ATTEMPTS, []))


CACHE = pytest.StashKey[Path]()
ATTEMPTS = pytest.StashKey[list[str]]()


class NetworkReached(Exception):
    """A test tried to leave this machine."""


def _close_the_ways_out(patch: pytest.MonkeyPatch, attempts: list[str]) -> None:
    def guarded(name: str, address_at: int) -> None:
        original = getattr(socket.socket, name)

        def ask(self: socket.socket, *given: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                _check(given[address_at][0], attempts)
            return original(self, *given)

        patch.setattr(socket.socket, name, ask)

    for name in ("connect", "connect_ex"):
        guarded(name, 0)
    guarded("sendto", -1)
    look_up = socket.getaddrinfo

    def getaddrinfo(host: Any, *given: Any, **more: Any) -> Any:
        _check(host, attempts)
        return look_up(host, *given, **more)

    patch.setattr(socket, "getaddrinfo", getaddrinfo)


def _check(host: Any, attempts: list[str]) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    try:
        inside = name is None or name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        inside = False
    # To listen on every address, or to refuse to, is not to leave.
    if not inside and name not in ("", "0.0.0.0", "::"):  # noqa: S104 -- compared, not bound
        attempts.append(str(name))
        raise NetworkReached(f"a test tried to reach {name}")


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that tried to leave this machine, also where the program took it for a broken line."""
    attempts = request.config.stash[ATTEMPTS]
    attempts.clear()
    yield
    tried, attempts[:] = list(attempts), []
    if tried:
        pytest.fail(f"It tried to reach {', '.join(tried)}.", pytrace=False)


@pytest.fixture(scope="session")
def users_cache(request: pytest.FixtureRequest) -> Path:
    """Where whoever runs the tests has the model and its warmed prefixes."""
    return request.config.stash[CACHE]


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A real PostgreSQL; each test makes a database of its own in it."""
    opened = Postgres(tmp_path_factory.mktemp("postgres"))
    yield opened
    opened.close()


@pytest.fixture
def postgres_url(postgres: Postgres, request: pytest.FixtureRequest) -> str:
    """A new database."""
    return postgres.database(f"t{abs(hash(request.node.nodeid)):x}"[:30])
