"""The real model: loaded once for all, its prefixes kept over restarts, nothing of an article logged."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import httpx2
import pytest
from test_lease import ends

from onrecord.embedded.lease import EmbeddedServer
from onrecord.embedded.prefixes import forget, warm

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.config import Config
    from onrecord.embedded.embedded_endpoint import EmbeddedEndpoint
    from onrecord.model.question import Message

pytestmark = pytest.mark.model

PREFIX: list[Message] = [
    {"role": "system", "content": "Name the ship in the sentence. Answer with its name only, or with none."},
    {"role": "user", "content": "The frigate Aurora left Brest at dawn."},
    {"role": "assistant", "content": "Aurora"},
]


def client(endpoint: EmbeddedEndpoint, key: str | None = None) -> httpx2.AsyncClient:
    """Open a client for the server, with its key or another."""
    headers = {"Authorization": f"Bearer {key or endpoint.api_key}"}
    url = endpoint.url.removesuffix("/v1")
    return httpx2.AsyncClient(base_url=url, headers=headers, timeout=60, trust_env=False)


@pytest.fixture
def config(real_model_file: Path, config_for: Callable[..., Config]) -> Config:
    """Use the real file with a cache of its own."""
    return config_for(model_file=real_model_file)


async def test_a_real_server_is_shared_and_keeps_its_prefixes(config: Config):
    """One load for two users; a prefix read once is restored after a crash, and then reused."""
    async with EmbeddedServer(config) as one, EmbeddedServer(config) as two:
        first = await one.endpoint()
        assert (await two.endpoint()).pid == first.pid
        assert await warm(first, 0, "abc", PREFIX) is False
        assert await warm(first, 1, "abc", PREFIX) is True

        os.kill(first.pid, signal.SIGKILL)
        assert await ends(first.pid)
        second = await one.endpoint()
        assert second.pid != first.pid
        assert (await two.endpoint()).pid == second.pid
        assert await warm(second, 3, "abc", PREFIX) is True
        question: list[Message] = [*PREFIX, {"role": "user", "content": "SECRETWORD: the Kestrel sank."}]
        asked = {"messages": question, "max_tokens": 8, "temperature": 0, "id_slot": 3, "cache_prompt": True}
        async with client(second) as ask:
            answer = (await ask.post("/v1/chat/completions", json=asked)).json()
        assert "Kestrel" in answer["choices"][0]["message"]["content"]
        assert answer["timings"]["cache_n"] > 25

        await forget(second, 3)
        kept = next((config.cache_path / "prefixes").glob("*.slot"))
        kept.write_bytes(kept.read_bytes()[:-1000])  # the engine would abort on it
        assert await warm(second, 4, "abc", PREFIX) is False
        assert (await one.endpoint()).pid == second.pid

        async with client(second) as ask:
            await ask.post("/v1/chat/completions", content=b'{"messages": "SECRETWORD \xff')
            assert (await ask.get("/slots")).status_code == 501
        async with client(second, "another-key") as stranger:
            for path in ("/v1/models", "/slots", "/props"):
                assert (await stranger.get(path)).status_code == 401
            refused = await stranger.post("/slots/3", params={"action": "erase"}, json={})
            assert refused.status_code == 401
            allowed = (await stranger.get("/health", headers={"Origin": "https://example.org"})).headers
            assert allowed.get("Access-Control-Allow-Origin") not in ("*", "https://example.org")
        log = next((config.cache_path / "run").glob("*.log")).read_text()
        assert "ready after" in log
        assert "SECRETWORD" not in log
    assert await ends(second.pid)
