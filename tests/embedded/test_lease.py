"""One server child for all users: found, started, shared, restarted, and gone with the last of them."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from model_source import CONTENT, TINY, ModelSource

from onrecord.embedded.lease import EmbeddedServer
from onrecord.embedded.order import ServerOrder
from onrecord.embedded.private_folder import LONGEST_SOCKET_PATH, private_folder, run_folder
from onrecord.errors import ModelFileTrouble, ModelTrouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.config import Config
    from onrecord.model.endpoint import EndpointSource

HERE = Path(__file__).parent

HOLD = """
import asyncio, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from test_lease import server
from onrecord.config import Config

async def hold():
    async with server(Config(cache=Path(sys.argv[2]), model_file=Path(sys.argv[3]))) as held:
        print((await held.endpoint()).pid, flush=True)
        await asyncio.sleep(60)

asyncio.run(hold())
"""


def server(config: Config, mode: str = "ready") -> EmbeddedServer:
    """Lease a server whose engine is a stand-in."""
    command = (sys.executable, str(HERE / "stand_in_child.py"), mode)
    return EmbeddedServer(config, model=TINY, command=command)


def other_user(config: Config) -> tuple[subprocess.Popen[str], int]:
    """Start a process that holds a lease, and return it with the pid of the child it got."""
    command = [sys.executable, "-c", HOLD, str(HERE), str(config.cache), str(config.model_file)]
    user = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 -- our own program
    assert user.stdout is not None
    return user, int(user.stdout.readline())


def is_alive(pid: int) -> bool:
    """Whether a process of ours runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def ends(pid: int, within: float = 5.0) -> bool:
    """Whether a process ends in time."""
    for _ in range(int(within / 0.05)):
        if not is_alive(pid):
            return True
        await asyncio.sleep(0.05)
    return False


@pytest.fixture
def config(tmp_path: Path, config_for: Callable[..., Config]) -> Config:
    """Use a cache of its own and the tiny model's file."""
    file = tmp_path / "tiny.gguf"
    file.write_bytes(CONTENT)
    return config_for(model_file=file, model_ready_timeout=20)


async def test_an_endpoint_says_all_that_asking_takes(config: Config):
    """It has the protocol's address, the key, the model with its digest, and pinned slots."""
    source: EndpointSource = server(config)
    endpoint = await source.endpoint()
    assert (endpoint.url, endpoint.model, endpoint.digest) == ("http://127.0.0.1:9/v1", "tiny", TINY.sha256)
    assert endpoint.slots == 6
    assert endpoint.embedded
    assert len(endpoint.api_key) >= 32
    assert endpoint.api_key not in repr(endpoint)
    await source.aclose()


async def test_users_of_one_machine_share_a_child(config: Config):
    """Five users that start at the same moment make one child."""
    servers = [server(config) for _ in range(5)]
    endpoints = await asyncio.gather(*(one.endpoint() for one in servers))
    assert len({endpoint.pid for endpoint in endpoints}) == 1
    assert len({endpoint.api_key for endpoint in endpoints}) == 1
    for one in servers:
        await one.aclose()


async def test_calls_at_the_same_time_are_one_lease(config: Config):
    """Concurrent calls on one object wait for the same server."""
    async with server(config) as held:
        endpoints = await asyncio.gather(*(held.endpoint() for _ in range(10)))
    assert all(endpoint is endpoints[0] for endpoint in endpoints)


async def test_the_child_goes_with_its_last_user(config: Config):
    """One that stays keeps it; when that one lets go as well, it ends."""
    async with server(config) as stays:
        async with server(config) as leaves:
            pid = (await leaves.endpoint()).pid
            await stays.endpoint()
        await asyncio.sleep(0.6)
        assert is_alive(pid)
        assert (await stays.endpoint()).pid == pid
    assert await ends(pid)


async def test_a_user_that_is_killed_is_gone_too(config: Config):
    """The kernel closes its connection; nobody has to notice anything else."""
    user, pid = await asyncio.to_thread(other_user, config)
    async with server(config) as held:
        assert (await held.endpoint()).pid == pid
        user.kill()
        user.communicate()
        await asyncio.sleep(0.6)
        assert is_alive(pid)
    assert await ends(pid)


async def test_the_starters_end_is_not_the_childs(config: Config):
    """A child belongs to all its users: its starter's death and Ctrl-C leave it to the others."""
    user, pid = await asyncio.to_thread(other_user, config)
    async with server(config) as held:
        await held.endpoint()
        assert os.getsid(pid) != os.getsid(user.pid)
        user.send_signal(signal.SIGINT)
        await asyncio.to_thread(user.communicate)
        await asyncio.sleep(0.6)
        assert (await held.endpoint()).pid == pid


async def test_a_child_that_died_is_started_again(config: Config):
    """The next call gives a new one with another key: its slots are empty."""
    async with server(config) as held:
        before = await held.endpoint()
        os.kill(before.pid, signal.SIGKILL)
        assert await ends(before.pid)
        after = await held.endpoint()
    assert after.pid != before.pid
    assert after.api_key != before.api_key


async def test_a_child_that_keeps_dying_is_given_up(config: Config):
    """Three deaths within a minute are an error with a remedy, not a fourth start."""
    async with server(config, "dies") as held:
        with pytest.raises(ModelTrouble, match="ended 3 times") as caught:
            await held.endpoint()
    assert (caught.value.slug, caught.value.status) == ("model-crashes", 503)
    assert ".log" in caught.value.remedy


async def test_a_command_that_cannot_run_is_given_up(config: Config):
    """A child that dies before it listens counts as dead."""
    async with EmbeddedServer(
        config, model=TINY, command=(sys.executable, "-c", "raise SystemExit(1)")
    ) as held:
        with pytest.raises(ModelTrouble) as caught:
            await held.endpoint()
    assert caught.value.slug == "model-crashes"


async def test_a_model_that_does_not_load_is_an_error(config: Config):
    """The engine's refusal reaches its user, with the log to look into."""
    async with server(config, "fails") as held:
        with pytest.raises(ModelTrouble, match="could not be loaded") as caught:
            await held.endpoint()
    assert (caught.value.slug, caught.value.status) == ("model-not-ready", 503)
    logs = list((config.cache_path / "run").glob("*.log"))
    assert "no such model" in logs[0].read_text()


async def test_a_model_that_hangs_is_given_up_and_ends_itself(config: Config):
    """The user's deadline passes; the child's own alarm ends it, so that it is in nobody's way."""
    config = config.model_copy(update={"model_ready_timeout": 1.0})
    async with server(config, "hangs") as held:
        with pytest.raises(ModelTrouble, match="not ready within 1 s") as caught:
            await held.endpoint()
    assert caught.value.slug == "model-not-ready"
    log = next((config.cache_path / "run").glob("*.log"))
    pid = int(log.read_text().split("child ")[1].split()[0])
    assert await ends(pid)


async def test_without_a_model_file_nothing_is_started(config_for: Callable[..., Config]):
    """The file's error comes through as it is."""
    async with server(config_for(model_offline=True)) as held:
        with pytest.raises(ModelFileTrouble):
            await held.endpoint()


async def test_a_fetch_given_up_stops(source: ModelSource, config_for: Callable[..., Config]):
    """Progress reaches the user's event loop; cancelling ends the download soon, and it can be resumed."""
    source.hub, source.pause = CONTENT, 0.2
    config = config_for(model_hub=source.url)
    told: asyncio.Queue[tuple[int, int, str]] = asyncio.Queue()
    held = EmbeddedServer(config, lambda *line: told.put_nowait(line), model=TINY)
    asking = asyncio.create_task(held.endpoint())
    assert (await told.get())[1:] == (TINY.size, "127.0.0.1")
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    await asyncio.sleep(0.5)
    assert (config.cache_path / "tiny.gguf.hub.part").stat().st_size < TINY.size
    assert not (config.cache_path / TINY.file).exists()


async def test_a_child_that_nobody_wants_ends(config: Config):
    """A starter that was killed before it connected leaves no child behind."""
    run = run_folder(config.cache_path)
    order = ServerOrder("tiny", "tiny.gguf", TINY.sha256, 1, str(run), str(run), load_seconds=20)
    command = [sys.executable, str(HERE / "stand_in_child.py"), "ready", order.to_json()]
    child = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.DEVNULL)
    assert await asyncio.wait_for(child.wait(), 10) == 0
    assert not order.socket.exists()


async def test_other_settings_get_another_child(config: Config):
    """A user with other threads does not get a server that computes otherwise."""
    other = config.model_copy(update={"model_threads": 7})
    async with server(config) as one, server(other) as another:
        assert (await one.endpoint()).pid != (await another.endpoint()).pid


async def test_only_its_user_can_reach_the_child(config: Config):
    """The key is had through the socket alone, and that lies in a folder of this user."""
    async with server(config) as held:
        await held.endpoint()
        run = config.cache_path / "run"
        assert run.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o077 for path in run.iterdir()} == {0}


async def test_keys_do_not_reach_the_childs_environment(config: Config, monkeypatch: pytest.MonkeyPatch):
    """The child answers whoever is on its socket; it has no use for anybody's keys."""
    monkeypatch.setenv("OPENAI_API_KEY", "hunter2")
    tell = "import os, sys; sys.stderr.write(str(dict(os.environ))); sys.exit(1)"
    async with EmbeddedServer(config, model=TINY, command=(sys.executable, "-c", tell)) as held:
        with pytest.raises(ModelTrouble):
            await held.endpoint()
    log = next((config.cache_path / "run").glob("*.log")).read_text()
    assert "PATH" in log
    assert "hunter2" not in log


def test_a_long_cache_path_gets_a_short_run_folder(tmp_path: Path):
    """A Unix socket's path holds about a hundred bytes."""
    folder = run_folder(tmp_path / ("long" * 40))
    assert len(os.fsencode(folder / "0123456789abcdef.start")) <= LONGEST_SOCKET_PATH
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.rmdir()


def test_a_run_folder_that_is_no_folder_is_refused(tmp_path: Path):
    """Neither a file nor a link somewhere else is used."""
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    with pytest.raises(ModelTrouble, match="cannot be used") as caught:
        private_folder(tmp_path / "link")
    assert "ONRECORD_CACHE" in caught.value.remedy
