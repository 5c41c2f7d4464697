"""Runs the command line again and again from one process that has loaded it: a fork each time.

Loading takes seconds, and there are many runs. Every run is still a process of its own, with its own
folders, environment, standard streams and end.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any

LOADED_WHEN_USED = (
    "onrecord.bootstrap",
    "onrecord.cli.reading",
    "onrecord.cli.service",
    "onrecord.cli.table",
    "onrecord.intake",
    "onrecord.render",
    "onrecord.store.store",
    "instructor",
    "openai.resources.chat.completions",
    "rich.console",
    "rich.progress",
)


def run_what_is_asked() -> None:
    """A run for every line of standard input; its exit code is a line of standard output."""
    from importlib import import_module

    for name in LOADED_WHEN_USED:
        import_module(name)
    import_module("onrecord.intake").make_article(text="A few words whose language is told from them.")
    print("loaded", flush=True)  # noqa: T201 -- the other end waits for it
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            _run(asked)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 -- the same


def _run(asked: dict[str, Any]) -> None:
    signal.alarm(asked["timeout"])
    for number, path, mode in (
        (0, asked["stdin"], os.O_RDONLY),
        (1, asked["stdout"], os.O_WRONLY),
        (2, asked["stderr"], os.O_WRONLY),
    ):
        os.dup2(os.open(path, mode), number)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 -- as long as the process
    sys.stdout, sys.stderr = (open(number, "w", closefd=False) for number in (1, 2))  # noqa: SIM115 -- the same
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.argv = ["onrecord", *asked["words"]]
    from onrecord.cli import main

    code = 0
    try:
        main()
    except SystemExit as ended:
        code = int(ended.code or 0)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    run_what_is_asked()
