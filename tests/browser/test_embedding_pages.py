"""docs/embedding, done as it is written: commands in a shell, the page in a browser, the receiver as a program.

The page on Superdesk is done in tests/web/test_superdesk_page.py: it needs no browser.
"""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.hosting import Host
    from browser.serving import Service

PAGES = Path(__file__).parents[2] / "docs" / "embedding"
KEY = "a-key-for-this-test"


def blocks(name: str, language: str) -> list[str]:
    """The code of a page in this language."""
    page = (PAGES / name).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


def shell(command: str, served: Service, **environment: str) -> Any:
    """What a command of a page prints, as JSON; the service stands where the page says."""
    for address in ("http://127.0.0.1:8000", "https://onrecord.example.org"):
        command = command.replace(address, served.url)
    ran = subprocess.run(  # noqa: S603 -- our own docs
        ["/bin/sh", "-c", command],
        env={"PATH": "/usr/bin:/bin", "ONRECORD_API_KEY": KEY} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(ran.stdout)


def test_a_plain_page_shows_a_brief_by_following_the_steps(
    page: Page, service: Callable[..., Service], host: Callable[..., Host]
):
    """Send, ask for a link, put both into the page: the brief stands beside the page's own article."""
    served = service(api_key=KEY)
    _, send, ask = blocks("plain-page.md", "sh")
    brief_id = shell(send, served)["id"]
    link = shell(ask, served, ID=brief_id)
    (document,) = blocks("plain-page.md", "html")
    document = document.replace("http://127.0.0.1:8000", served.url)
    document = document.replace("URL", link["url"]).replace("TOKEN", link["token"])
    page.goto(host({"/": document}).url)
    shown = page.locator("onrecord-brief")
    shown.get_by_text("Oslo asks for a frigate").first.wait_for()
    shown.get_by_text("Nothing was found in this article", exact=False).first.wait_for()
    assert page.locator("#story a").inner_text() == "frigate"
    assert KEY not in page.content()


def test_any_cms_is_told_by_following_the_steps(service: Callable[..., Service], tmp_path: Path):
    """The receiver of the page verifies what it is told and prints it; the delivery is in the log."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    served = service(api_key=KEY, webhook_allow='["127.0.0.1"]')
    make, send = blocks("any-cms.md", "sh")
    webhook = shell(make.replace("https://cms.example.org/onrecord", f"http://127.0.0.1:{port}/"), served)
    (receiver,) = blocks("any-cms.md", "python")
    program = tmp_path / "receiver.py"
    program.write_text(receiver, encoding="utf-8")
    environment = {"ONRECORD_WEBHOOK_SECRET": webhook["secret"], "PORT": str(port), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(  # noqa: S603 -- our own docs
        [sys.executable, program],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as running:
        try:
            brief_id = shell(send, served)["id"]
            assert running.stdout is not None
            assert running.stdout.readline().split() == ["brief.succeeded", "story-1", brief_id]
        finally:
            running.kill()
    log = served.ask(f"/v1/webhooks/{webhook['id']}/deliveries")
    assert [one["brief_id"] for one in log["deliveries"]] == [brief_id]
