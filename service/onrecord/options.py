"""What a caller may choose for one brief."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Options(BaseModel):
    """Defaults give the full brief; leaving steps out saves model calls."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    plan: Literal["auto", "whole", "stepwise"] = Field("auto", description="`auto`: chosen by the model.")
    summary: bool = Field(True, description="Write a summary.")
    second_look: bool = Field(True, description="Read sentences once more whose cues no item covers.")
    fresh: bool = Field(
        False, description="Ask the model anew, whatever it answered about this article before."
    )
