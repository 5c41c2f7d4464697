"""What the tests of the embedded model share."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from model_source import ModelSource, serve

from onrecord.config import Config, load_config
from onrecord.embedded.fetching import ensure_model_file
from onrecord.errors import ModelFileTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CLOSED = "http://127.0.0.1:9"
"""The discard port: nobody listens."""


@pytest.fixture(scope="session")
def real_model_file() -> Path:
    """Give the real model's checked file, fetched before pytest starts; without it the tests fail."""
    try:
        return ensure_model_file(load_config(model_offline=True), lambda done, total, source: None)
    except ModelFileTrouble as trouble:
        pytest.fail(f"{trouble.message} `make test` fetches it before pytest starts.", pytrace=False)


@pytest.fixture(autouse=True)
def nobodys_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting, index or proxy of whoever runs the tests."""
    for name in os.environ:
        if name.startswith("ONRECORD_") or name == "PIP_INDEX_URL" or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def source() -> Iterator[ModelSource]:
    """Serve a hub and an index in one, empty at first."""
    stand_in = ModelSource()
    server = serve(stand_in)
    yield stand_in
    server.shutdown()
    server.server_close()


@pytest.fixture
def config_for() -> Iterator[Callable[..., Config]]:
    """Build a configuration with a cache of its own and no source but those given."""
    # Shorter than tmp_path: a Unix socket must fit in.
    with tempfile.TemporaryDirectory(prefix="onr-", ignore_cleanup_errors=True) as short:
        closed = {"cache": Path(short) / "cache", "model_hub": CLOSED, "model_index": f"{CLOSED}/simple"}
        yield lambda **given: Config(**(closed | given))
