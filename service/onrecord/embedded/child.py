"""The server child: `python -m onrecord.embedded.child ORDER`, one per user, machine and order.

Its users are whoever holds a connection to its Unix socket. The kernel closes the connections of a
user that is killed, so the child always learns who is left; with nobody left it ends. It listens
before it loads, so a user who comes early waits in the socket's backlog (the engine keeps Python's
lock while it loads), then gets one JSON line:

    {"state": "ready", "url": …, "key": …, "model": …, "digest": …, "slots": …, "pid": …}
    {"state": "failed", "reason": …, "pid": …}

The key is made here and leaves only through that socket (0600 in a 0700 folder).
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import selectors
import signal
import socket
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any, NoReturn

from onrecord.embedded.file_lock import POLL, take
from onrecord.embedded.order import ServerOrder

LINGER = 2.0
"""Seconds without a user after which the child ends."""

FIRST_USER = 20.0
"""Seconds that the first user may take."""

PREDECESSOR = 15.0
"""Seconds to wait for a child that is on its way out."""

Load = Callable[[ServerOrder, str], tuple[str, object]]
"""Loads the model with an API key: the server's URL, and the server itself to be kept alive."""


def load_model(order: ServerOrder, key: str) -> tuple[str, object]:
    """Start llama.cpp's server on loopback, on a free port."""
    xllamacpp: Any = import_module("xllamacpp")  # only now: users should find the socket soon
    params = xllamacpp.CommonParams()
    params.model.path = order.file
    params.model_alias = {order.model}
    params.n_ctx = order.context
    params.n_parallel = order.slots
    params.kv_unified = True
    params.cpuparams.n_threads = order.threads
    params.cpuparams_batch.n_threads = order.threads
    params.n_gpu_layers = 0
    params.cache_ram_mib = 0  # else it keeps up to 8 GiB of old prompts, articles among them
    params.cache_idle_slots = False  # else a new task clears the other slots, prefixes and all
    params.slot_save_path = order.prefixes + "/"
    params.speculative.types = [xllamacpp.common_speculative_type.COMMON_SPECULATIVE_TYPE_NGRAM_MAP_K]
    params.speculative.ngram_map_k.size_n = 3
    params.speculative.ngram_map_k.size_m = 8
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [key]
    params.ui = False
    params.endpoint_metrics = False
    params.endpoint_slots = False  # it would show prompts; saving and restoring go on without it
    params.cors_origins = "http://127.0.0.1"
    params.cors_origins_explicit = True
    params.cors_credentials = False
    params.verbosity = 0  # from 1 on, parse errors quote requests
    server = xllamacpp.Server(params)
    return server.listening_address, server


def live(
    order: ServerOrder, load: Load = load_model, *, linger: float = LINGER, first_user: float = FIRST_USER
) -> NoReturn:
    """Serve until the last user is gone, then exit: 0, or 3 when another child lives.

    The exit runs no destructors: the engine's would finish answers that nobody is there to read.
    """
    os.umask(0o077)
    if _lock(order) is None:
        _say("another child holds the lock")
        os._exit(3)
    with contextlib.suppress(OSError):  # not a file when somebody starts it by hand
        os.ftruncate(sys.stderr.fileno(), 0)
    _say(f"child {os.getpid()} for {order.model}, {order.threads} threads")
    order.socket.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(order.socket))
        listener.listen(64)
        state, server = _loaded(order, load)
        _attend(listener, (json.dumps(state) + "\n").encode(), linger, first_user)
        order.socket.unlink(missing_ok=True)
        _say(f"nobody is left{' to serve' if server else ''}")
        os._exit(0)


def _lock(order: ServerOrder) -> int | None:
    until = time.monotonic() + PREDECESSOR
    while (held := take(order.lock)) is None and time.monotonic() < until:
        time.sleep(POLL)
    return held


def _loaded(order: ServerOrder, load: Load) -> tuple[dict[str, object], object]:
    """Load, and return what users are told. The alarm ends a child that hangs inside the engine."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(max(1, order.load_seconds))
    key = secrets.token_urlsafe(32)
    began = time.monotonic()
    try:
        url, server = load(order, key)
    except Exception as error:  # noqa: BLE001 -- whatever the engine raises, its users must hear of it
        _say(f"not loaded: {type(error).__name__}: {error}")
        return {"state": "failed", "reason": type(error).__name__, "pid": os.getpid()}, None
    finally:
        signal.alarm(0)
    _say(f"ready after {time.monotonic() - began:.1f} s")
    known = {"model": order.model, "digest": order.digest, "slots": order.slots, "pid": os.getpid()}
    return {"state": "ready", "url": url, "key": key} | known, server


def _attend(listener: socket.socket, line: bytes, linger: float, first_user: float) -> None:
    """Tell each user the state and stay until all are gone."""
    listener.setblocking(False)
    with selectors.DefaultSelector() as waiting:
        waiting.register(listener, selectors.EVENT_READ)
        users: set[socket.socket] = set()
        leave_at = time.monotonic() + first_user
        while users or time.monotonic() < leave_at:
            patience = None if users else max(0.0, leave_at - time.monotonic())
            for event, _ in waiting.select(patience):
                if event.fileobj is listener:
                    user = _welcome(listener, line)
                    if user is not None:
                        users.add(user)
                        waiting.register(user, selectors.EVENT_READ, user)
                elif _is_gone(event.data):
                    waiting.unregister(event.data)
                    users.remove(event.data)
                    event.data.close()
                    leave_at = time.monotonic() + linger
        for user in users:
            user.close()


def _welcome(listener: socket.socket, line: bytes) -> socket.socket | None:
    try:
        user, _ = listener.accept()
    except OSError:
        return None
    user.setblocking(False)
    try:
        user.sendall(line)
    except OSError:
        user.close()
        return None
    return user


def _is_gone(user: socket.socket) -> bool:
    try:
        return user.recv(4096) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def _say(line: str) -> None:
    sys.stderr.write(f"{time.strftime('%Y-%m-%dT%H:%M:%S%z')} {line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    live(ServerOrder.from_json(sys.argv[1]))
