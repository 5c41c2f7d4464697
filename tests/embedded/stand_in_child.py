"""A server child whose model is a stand-in: `stand_in_child.py MODE ORDER`.

Everything but the engine is the real child. MODE says what happens while the model loads.
"""

from __future__ import annotations

import os
import signal
import sys
import time

from onrecord.embedded.child import live
from onrecord.embedded.order import ServerOrder


def load(order: ServerOrder, key: str) -> tuple[str, object]:
    """Load nothing: get ready, fail, die or hang."""
    mode = sys.argv[1]
    if mode == "fails":
        raise RuntimeError("no such model")
    if mode == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if mode == "hangs":
        time.sleep(60)
    return "http://127.0.0.1:9", object()


if __name__ == "__main__":
    live(ServerOrder.from_json(sys.argv[2]), load, linger=0.3, first_user=1.0)
