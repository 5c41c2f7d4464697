"""What the command line ends with: one line for a person, one number for a script."""

from __future__ import annotations

import asyncio
import os
import sys
import traceback
from enum import IntEnum
from typing import TYPE_CHECKING

import click

from onrecord.errors import (
    ArticleRefused,
    BriefRefused,
    ConfigRefused,
    ModelFileTrouble,
    ModelTrouble,
    StoreTrouble,
)

if TYPE_CHECKING:
    from collections.abc import Callable


class Exit(IntEnum):
    """The exit codes. They are stable."""

    FINE = 0
    ARTICLE_REFUSED = 1
    USAGE = 2
    MODEL_TROUBLE = 3
    STORE_OR_CONFIG = 4
    NOT_ALL_STANDS = 5
    BUG = 70
    INTERRUPTED = 130


EXIT_CODES = """\b
Exit codes:
  0    fine
  1    an article was refused
  2    wrong usage
  3    trouble with the model
  4    trouble with the store, the configuration or a file to write
  5    an item of the brief no longer stands (`diff`)
  70   an error of OnRecord's own
  130  interrupted"""

_CODES: tuple[tuple[type[BaseException], Exit], ...] = (
    (ArticleRefused, Exit.ARTICLE_REFUSED),
    (BriefRefused, Exit.USAGE),
    (ModelFileTrouble, Exit.MODEL_TROUBLE),
    (ModelTrouble, Exit.MODEL_TROUBLE),
    (StoreTrouble, Exit.STORE_OR_CONFIG),
    (ConfigRefused, Exit.STORE_OR_CONFIG),
)


def first_of(error: BaseException) -> BaseException:
    """The error itself; of several at once, as questions asked side by side meet them, the first."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def code_of(error: BaseException) -> Exit:
    """The exit code of an error."""
    error = first_of(error)
    return next((code for kind, code in _CODES if isinstance(error, kind)), Exit.BUG)


def line_of(error: BaseException) -> str:
    """An error in one line, with its remedy. Of an unexpected one only kind and place: it may quote."""
    error = first_of(error)
    if code_of(error) is not Exit.BUG:
        return " ".join(str(error).split())
    place = traceback.extract_tb(error.__traceback__)[-1:]
    where = f" at {os.path.basename(place[0].filename)}:{place[0].lineno}" if place else ""
    return f"OnRecord met an error of its own ({type(error).__name__}{where}). Please report it."


def guarded(run: Callable[[], object]) -> Exit:
    """Run a command and tell what it met; never a traceback. `run` may return an exit code."""
    try:
        ended = run()
        sys.stdout.flush()
    except click.ClickException as wrong:
        wrong.show()
        return Exit.USAGE
    except (click.Abort, KeyboardInterrupt, asyncio.CancelledError):
        tell("Interrupted.")
        return Exit.INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click makes the first into the second, and nothing else
        # Whoever read has all it wanted. What is still buffered must not fail at the interpreter's end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return Exit.FINE
    except Exception as error:  # noqa: BLE001 -- the last resort of a program that shows no traceback
        tell(line_of(error))
        return code_of(error)
    return Exit(ended) if isinstance(ended, int) else Exit.FINE


def tell(line: str) -> None:
    """A line on stderr, in the program's name."""
    click.echo(f"onrecord: {line}", err=True)
