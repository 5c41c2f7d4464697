"""The tables of the first release, which made them itself: this is where the others begin."""

from __future__ import annotations

revision = "0001"
down_revision = None


def upgrade() -> None:
    """They are there."""
