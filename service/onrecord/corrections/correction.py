"""One correction: a change, who made it and when, and whether it was withdrawn."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from onrecord.brief import Part
from onrecord.corrections.change import Change


class Correction(Part):
    """What an editor changed in a brief. Corrections apply in the order of their numbers."""

    number: int = Field(ge=1, description="From 1 within the brief; never used again.")
    at: datetime
    by: str = Field(min_length=1, max_length=200, description="Who made it.")
    change: Change
    withdrawn_at: datetime | None = Field(None, description="Kept, but no longer applied.")
    withdrawn_by: str | None = Field(None, max_length=200)

    @property
    def stands(self) -> bool:
        """Whether it is to be applied."""
        return self.withdrawn_at is None
