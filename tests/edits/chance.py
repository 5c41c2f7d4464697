"""Chance that falls the same way each time."""

from __future__ import annotations

import random


def chance(*names: str) -> random.Random:
    """The chance of this name: nothing of the clock or the process is in it."""
    return random.Random("/".join(names))  # noqa: S311 - a test's choice guards nothing
