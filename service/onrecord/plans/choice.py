"""Which plan reads an article with which model: configuration, then a small table of models."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Literal, cast

PlanName = Literal["whole", "stepwise"]


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[re.Pattern[str], PlanName], ...]:
    text = (resources.files("onrecord.plans") / "models.toml").read_text(encoding="utf-8")
    return tuple(
        (re.compile(row["pattern"]), cast("PlanName", row["plan"])) for row in tomllib.loads(text)["model"]
    )


def choose_plan(model: str, *wishes: str) -> PlanName:
    """The first wish that is not `auto`, else the table's plan for the model."""
    for wish in wishes:
        if wish != "auto":
            return cast("PlanName", wish)
    return next(plan for pattern, plan in _table() if pattern.search(model.lower()))
