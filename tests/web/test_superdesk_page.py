"""What docs/embedding/superdesk.md says is tried as it is written there."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = (Path(__file__).parents[2] / "docs" / "embedding" / "superdesk.md").read_text("utf-8")
SHELL = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
KEY = "a key of the desk"


async def run(script: str, port: int, secret: str) -> Any:
    """What this shell prints, as JSON."""
    environment = os.environ | {"ONRECORD_PUSH_SECRET": secret, "ONRECORD_API_KEY": KEY}
    at = script.replace("https://onrecord.example.org", f"http://127.0.0.1:{port}")
    running = await asyncio.create_subprocess_exec("bash", "-ec", at, env=environment, stdout=subprocess.PIPE)
    out, _ = await running.communicate()
    assert running.returncode == 0
    return json.loads(out)


async def test_a_push_is_signed_and_its_briefs_are_listed_as_the_page_says(
    open_desk: Callable[..., Any], served: Callable[..., Any]
):
    """With the secret that its first lines make."""
    making, pushing, listing = SHELL
    line = making.splitlines()[0].removeprefix("export ")
    made = await asyncio.to_thread(
        subprocess.run,
        ["bash", "-ec", f"{line}; printf %s $ONRECORD_PUSH_SECRET"],
        capture_output=True,
        check=True,
    )
    secret = made.stdout.decode()
    assert len(secret) > 30
    desk = await open_desk(push_secret=secret, api_key=KEY)
    port = await served(desk)
    told = await run(pushing, port, secret)
    assert told == json.loads(
        PAGE.partition("It answers 202 and `")[2].partition("`.")[0].replace("…", json.dumps(told["id"]))
    )
    assert (await desk.jobs.wait(told["id"], 10)).state == "succeeded"
    listed = await run(listing, port, secret)
    assert [one["id"] for one in listed["briefs"]] == [told["id"]]
