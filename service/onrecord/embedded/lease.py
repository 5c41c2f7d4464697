"""A user's hold on the shared server child: found or started by the first call, let go at the end."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.embedded.embedded_endpoint import EmbeddedEndpoint
from onrecord.embedded.fetching import Progress, ensure_model_file
from onrecord.embedded.file_lock import holding
from onrecord.embedded.known_model import EMBEDDED_MODEL, KnownModel
from onrecord.embedded.link import Link
from onrecord.embedded.order import ServerOrder, threads
from onrecord.embedded.private_folder import private_folder, run_folder
from onrecord.errors import ModelTrouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from onrecord.config import Config

COMMAND = (sys.executable, "-P", "-m", "onrecord.embedded.child")
"""Starts a child; the order is put behind it. `-P`: the folder one stands in is nobody's code."""

CRASHES = 3
CRASH_WINDOW = 60.0
"""So many deaths in so many seconds, and this user stops starting it again."""

LOOK_AGAIN = 0.05
BETWEEN_PROGRESS = 0.1


class EmbeddedServer:
    """The embedded model as an `EndpointSource`. One object per event loop, any number per machine.

    The child serves every process of this user with the same cache and order, and goes with its last
    user, however that one ends. Slots of a new child are empty; its endpoint has another `api_key`.
    """

    def __init__(
        self,
        config: Config,
        on_progress: Progress | None = None,
        *,
        model: KnownModel = EMBEDDED_MODEL,
        command: Sequence[str] = COMMAND,
    ) -> None:
        self._config = config
        self._on_progress = on_progress
        self._model = model
        self._command = tuple(command)
        self._one_at_a_time = asyncio.Lock()
        self._link: Link | None = None
        self._endpoint: EmbeddedEndpoint | None = None
        self._deaths: deque[float] = deque(maxlen=CRASHES)

    async def __aenter__(self) -> EmbeddedServer:
        """Nothing is started before the first `endpoint()`."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go."""
        await self.aclose()

    async def aclose(self) -> None:
        """Let go of the child, which ends when this was its last user."""
        async with self._one_at_a_time:
            await self._let_go()

    async def endpoint(self) -> EmbeddedEndpoint:
        """Return the server, ready to be asked; fetch the model file and start a child if need be.

        Raises ModelFileTrouble without a model file; ModelTrouble `model-not-ready` past the deadline
        `model_ready_timeout`, `model-crashes` after three deaths within a minute.
        """
        async with self._one_at_a_time:
            for _ in range(2):  # the loop needs two rounds to tell that the child has gone
                await asyncio.sleep(0)
            if self._endpoint is not None and self._link is not None and self._link.alive:
                return self._endpoint
            order = self._order(await self._model_file())
            try:
                async with asyncio.timeout(self._config.model_ready_timeout):
                    self._endpoint = await self._ready(order)
            except TimeoutError:
                await self._let_go()
                waited = f"The embedded model was not ready within {self._config.model_ready_timeout:g} s."
                raise _not_ready(waited, order) from None
            except OSError as error:
                await self._let_go()
                why = error.strerror or type(error).__name__
                raise _not_ready(f"The embedded model's server cannot be started ({why}).", order) from None
            except BaseException:
                await self._let_go()
                raise
            return self._endpoint

    async def _ready(self, order: ServerOrder) -> EmbeddedEndpoint:
        if self._link is not None:
            await self._died(order)
        while True:
            self._link = await Link.to(order.socket) or await self._started(order)
            state = await self._link.state() if self._link else None
            if state is None:
                await self._died(order)
            elif state["state"] == "ready":
                return _endpoint(state, order)
            else:
                raise _not_ready("The embedded model could not be loaded; memory may be short.", order)

    async def _started(self, order: ServerOrder) -> Link | None:
        """Return a link to a child, this user's or another's that was quicker; None when it died at once."""
        async with holding(order.start):
            if link := await Link.to(order.socket):
                return link
            order.log.touch(mode=0o600)
            with order.log.open("ab") as log:
                child = subprocess.Popen(  # noqa: ASYNC220, S603 -- quick to return; our own module
                    [*self._command, order.to_json()],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    env=_environment(),
                    start_new_session=True,  # Ctrl-C is for this user, not for the others'
                )
            threading.Thread(target=child.wait, name="onrecord-child", daemon=True).start()
            while child.poll() is None:
                if link := await Link.to(order.socket):
                    return link
                await asyncio.sleep(LOOK_AGAIN)
            return None

    async def _died(self, order: ServerOrder) -> None:
        await self._let_go()
        now = time.monotonic()
        self._deaths.append(now)
        if len(self._deaths) == CRASHES and now - self._deaths[0] < CRASH_WINDOW:
            raise ModelTrouble(
                "model-crashes",
                f"The embedded model's server ended {CRASHES} times within {CRASH_WINDOW:g} s.",
                remedy=f"It needs about 2.5 GB of free memory; see {order.log}, or set ONRECORD_LLM_URL.",
                status=503,
                retry_after=int(CRASH_WINDOW),
            )

    async def _let_go(self) -> None:
        link, self._link, self._endpoint = self._link, None, None
        if link is not None:
            await link.close()

    async def _model_file(self) -> Path:
        """Return the checked file, fetched in a thread that stops soon after this call is given up."""
        loop = asyncio.get_running_loop()
        given_up = threading.Event()
        next_at = [0.0]

        def tell(done: int, total: int, source: str) -> None:
            if given_up.is_set():
                raise asyncio.CancelledError
            if self._on_progress is not None and (done == total or next_at[0] < time.monotonic()):
                next_at[0] = time.monotonic() + BETWEEN_PROGRESS
                loop.call_soon_threadsafe(self._on_progress, done, total, source)

        try:
            return await asyncio.to_thread(ensure_model_file, self._config, tell, self._model)
        finally:
            given_up.set()

    def _order(self, file: Path) -> ServerOrder:
        cache = self._config.cache_path.absolute()
        return ServerOrder(
            model=self._model.name,
            file=str(file.absolute()),
            digest=self._model.sha256,
            threads=threads(self._config.model_threads),
            run=str(run_folder(cache)),
            prefixes=str(private_folder(cache / "prefixes")),
            load_seconds=int(self._config.model_ready_timeout) + 1,
        )


def _endpoint(state: dict[str, object], order: ServerOrder) -> EmbeddedEndpoint:
    return EmbeddedEndpoint(
        url=f"{state['url']}/v1",
        model=str(state["model"]),
        api_key=str(state["key"]),
        digest=str(state["digest"]),
        slots=int(str(state["slots"])),
        embedded=True,
        prefixes=Path(order.prefixes),
        pid=int(str(state["pid"])),
    )


def _not_ready(message: str, order: ServerOrder) -> ModelTrouble:
    return ModelTrouble(
        "model-not-ready",
        message,
        remedy=f"See {order.log}; set ONRECORD_MODEL_READY_TIMEOUT higher, or ONRECORD_LLM_URL.",
        status=503,
        retry_after=10,
    )


def _environment() -> dict[str, str]:
    """Ours without what the child has no use for, keys above all; a crash must print no memory."""
    ours = {
        name: value for name, value in os.environ.items() if not name.startswith(("ONRECORD_", "OPENAI_"))
    }
    return ours | {"GGML_NO_BACKTRACE": "1"}
