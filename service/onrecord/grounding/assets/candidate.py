"""A noun phrase that may be an asset."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.brief import AssetKind
    from onrecord.grounding.numbers.quantities import Reading


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun phrase that may be an asset: its head noun, kind, and the number that governs it.

    `whole` is the total that the number is a part of (`two of the three brigades`): the phrase then stands for
    two assets, and there is a candidate for each.
    """

    sentence: int
    start: int
    end: int
    kind: AssetKind
    quantity: Reading | None
    head: tuple[int, int] = (0, 0)
    whole: Reading | None = None

    @property
    def anchor(self) -> int:
        """Where it begins with its number: no two candidates begin at one place."""
        return min(self.start, self.quantity.start) if self.quantity else self.start
