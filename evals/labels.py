"""What is scored: five lists of labels, a brief's or a labeller's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.brief import Actor, Divergence, MilitaryAsset, Position, UnresolvedQuestion


class Labels(Protocol):
    """Gold labels, a brief, or a baseline's answer."""

    @property
    def actors(self) -> Sequence[Actor]:
        """The actors."""
        ...

    @property
    def positions(self) -> Sequence[Position]:
        """The positions."""
        ...

    @property
    def divergences(self) -> Sequence[Divergence]:
        """The divergences."""
        ...

    @property
    def military_assets(self) -> Sequence[MilitaryAsset]:
        """The military assets."""
        ...

    @property
    def unresolved_questions(self) -> Sequence[UnresolvedQuestion]:
        """The open questions."""
        ...
