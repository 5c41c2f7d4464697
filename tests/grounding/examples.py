"""How many examples a property is tried on: the same few in `make test`, new ones for minutes in `make fuzz`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, settings

if TYPE_CHECKING:
    from collections.abc import Callable

FUZZ = "fuzz"
TIMES = 5
"""How many times as many examples a round of fuzzing tries of a property."""


def examples(number: int) -> Callable[[Any], Any]:
    """A property of grounding, tried on so many examples; `--hypothesis-profile=fuzz` tries many more, by chance."""
    fuzzing = settings.get_current_profile_name() == FUZZ
    of_it = settings(
        max_examples=number * (TIMES if fuzzing else 1),
        derandomize=not fuzzing,
        deadline=None,
        phases=[phase for phase in Phase if phase != Phase.explain],  # it takes minutes of a long example
        suppress_health_check=[check for check in HealthCheck if check != HealthCheck.filter_too_much],
    )
    return lambda test: pytest.mark.fuzz(of_it(test))
