"""A provider on loopback that answers any schema with the least that it allows, or stalls, or fails."""

from __future__ import annotations

import json
import socket
import threading
import time
from typing import TYPE_CHECKING, Any

import uvicorn

from fakes import FakeProvider, Reply, answer
from least import least

if TYPE_CHECKING:
    from collections.abc import Callable


def obliging(body: dict[str, Any]) -> Reply:
    """An answer that finds nothing."""
    if "tools" in body:
        schema = body["tools"][0]["function"]["parameters"]
    else:
        schema = body["response_format"]["json_schema"]["schema"]
    return answer(least(schema, schema.get("$defs", {})))


class Provider:
    """The fake provider behind a port."""

    def __init__(self, *script: Reply | Callable[[dict[str, Any]], Reply]) -> None:
        self.fake = FakeProvider(*script)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"
        self._server = uvicorn.Server(uvicorn.Config(self.fake.app, log_config=None, lifespan="off"))
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )
        self._thread.start()

    @property
    def asked(self) -> int:
        """How often it was asked."""
        return len(self.fake.requests)

    def sent(self) -> str:
        """All that reached it."""
        return json.dumps(self.fake.requests)

    def wait_until_asked(self) -> None:
        """Return once a question has come."""
        deadline = time.monotonic() + 30
        while not self.asked:
            assert time.monotonic() < deadline, "the provider was never asked"
            time.sleep(0.02)

    def close(self) -> None:
        """End at once, whatever is under way."""
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(10)
        self._socket.close()
