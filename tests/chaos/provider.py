"""A provider that counts what it is asked, and stalls, fails or lies when told to: a process of its own.

`POST /v1/chat/completions` answers with the least that the schema allows. `POST /told` takes
`{"mode": "answer" | "fail" | "stall" | "lie", "delay": seconds}`; `GET /counts` tells what came, `GET
/convoys` how many different questions came about each of the desk's articles.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import socket
import sys
import time
from pathlib import Path
from typing import Any

import uvicorn

sys.path.insert(0, str(Path(__file__).parents[1]))
from least import least

_CONVOY = re.compile(r"onvoy (\d+)")
"""What the desk's articles are about."""


class Provider:
    """The ASGI application. `asked` counts requests by what they hold."""

    def __init__(self) -> None:
        self.mode = "answer"
        self.delay = 0.0
        self.asked: dict[str, int] = {}
        self.convoys: dict[str, set[str]] = {}
        self.under_way = 0
        self.arrivals: list[float] = []
        self.peak = 0

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        body = b""
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":  # whoever asked was killed
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        if scope["path"].endswith("/chat/completions"):
            status, told = await self._complete(json.loads(body))
        elif scope["path"] == "/told":
            said = json.loads(body)
            self.mode, self.delay = said.get("mode", self.mode), said.get("delay", self.delay)
            status, told = 200, {}
        elif scope["path"] == "/convoys":
            status, told = 200, {number: len(keys) for number, keys in self.convoys.items()}
        else:
            status, told = 200, self._counts()
        raw = json.dumps(told).encode()
        head = [(b"content-type", b"application/json"), (b"content-length", str(len(raw)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": head})
        await send({"type": "http.response.body", "body": raw})

    async def _complete(self, asked: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        self.arrivals.append(time.time())
        if self.mode == "fail":
            return 503, {"error": {"message": "down"}}
        messages = json.dumps(asked["messages"])
        key = hashlib.sha256(messages.encode()).hexdigest()
        if found := _CONVOY.search(messages):
            self.convoys.setdefault(found[1], set()).add(key)
        self.asked[key] = self.asked.get(key, 0) + 1
        self.under_way += 1
        self.peak = max(self.peak, self.under_way)
        try:
            while self.mode == "stall":  # noqa: ASYNC110 - until told otherwise
                await asyncio.sleep(0.1)
            await asyncio.sleep(self.delay)
        finally:
            self.under_way -= 1
        schema = asked["response_format"]["json_schema"]["schema"]
        content = json.dumps(least(schema, schema.get("$defs", {}))) if self.mode != "lie" else "no JSON"
        message = {"role": "assistant", "content": content}
        return 200, {
            "id": "x",
            "object": "chat.completion",
            "created": 1,
            "model": asked["model"],
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
        }

    def _counts(self) -> dict[str, Any]:
        return {
            "asked": sum(self.asked.values()),
            "different": len(self.asked),
            "repeated": sum(self.asked.values()) - len(self.asked),
            "peak": self.peak,
            "arrivals": len(self.arrivals),
        }


def main() -> None:
    """Serve on a free port of loopback, and print the address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)  # noqa: T201 - the other end waits for it
        config = uvicorn.Config(Provider(), log_config=None, lifespan="off", timeout_keep_alive=60)
        asyncio.run(uvicorn.Server(config).serve(sockets=[listener]))


if __name__ == "__main__":
    main()
