"""The Wagtail demo as a process of its own, and what an editor does in it."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

    from playwright.sync_api import Page

REPOSITORY = Path(__file__).parents[2]
APP = REPOSITORY / "integrations" / "wagtail"
PYTHON = REPOSITORY / ".venv-wagtail" / "bin" / "python"


def stand_in() -> ModuleType:
    """The app's stand-in for the service: real HTTP, nothing read."""
    spec = importlib.util.spec_from_file_location("wagtail_stand_in", APP / "tests" / "stand_in.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Newsroom:
    """`make wagtail-demo` without make.

    Args:
        folder: its database.
        settings: environment variables.
    """

    def __init__(self, folder: Path, **settings: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self._database = folder / "newsroom.sqlite3"
        self.log = folder / "newsroom.log"
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 -- our own program
                [PYTHON, APP / "demo" / "start.py"],
                env=environment | {"NEWSROOM_FOLDER": str(folder), "NEWSROOM_PORT": str(port)} | settings,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + 300
        while not self._answers():
            assert self._process.poll() is None, self.log.read_text("utf-8")[-2_000:]
            assert time.monotonic() < deadline, "the newsroom did not start"
            time.sleep(0.2)

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.url}/admin/login/", timeout=10).close()  # noqa: S310 -- loopback
        except (urllib.error.URLError, OSError):
            return False
        return True

    def editor_of(self, slug: str) -> str:
        """Where the page of this slug is edited."""
        with contextlib.closing(sqlite3.connect(self._database)) as database:
            ((page_id,),) = database.execute("SELECT id FROM wagtailcore_page WHERE slug = ?", [slug])
        return f"{self.url}/admin/pages/{page_id}/edit/"

    def close(self) -> None:
        """Stop it, and the service that it started."""
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(60)


class Editor:
    """Somebody at the page editor.

    Args:
        page: a browser's page.
        newsroom: where they work.
        name: their name, and password.
    """

    def __init__(self, page: Page, newsroom: Newsroom, name: str = "chief") -> None:
        self.page = page
        self.url = newsroom.url
        self._newsroom = newsroom
        page.goto(f"{self.url}/admin/login/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", name)
        page.click("[type=submit]")
        page.wait_for_url(f"{self.url}/admin/")

    def open(self, slug: str) -> None:
        """Open an article in the editor, and wait until its panel looks after what is typed."""
        self.page.goto(self._newsroom.editor_of(slug))
        self.page.locator("[data-onrecord][data-watching]").wait_for()

    @property
    def panel(self) -> Any:
        """OnRecord's panel."""
        return self.page.locator("[data-onrecord]")

    @property
    def state(self) -> Any:
        """What the panel says of the brief."""
        return self.panel.locator("[data-onrecord-state]")

    @property
    def stale(self) -> Any:
        """The note that the text has changed."""
        return self.panel.locator("[data-onrecord-stale]")

    @property
    def brief(self) -> Any:
        """The component; its shadow tree is searched as well."""
        return self.panel.locator("onrecord-brief")

    def ask(self) -> None:
        """Press the button."""
        self.panel.locator("[data-onrecord-ask]").click()

    def publish(self) -> None:
        """Publish by the menu beside Save draft."""
        self.page.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").first.click()
        self.page.locator("[name=action-publish]").click()
        self.page.wait_for_url(f"{self.url}/admin/pages/*/")
