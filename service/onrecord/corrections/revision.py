"""A brief under correction: its items by id, and which of their fields an editor set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from onrecord.corrections.refusal import item_gone

if TYPE_CHECKING:
    from onrecord.brief import Actor, Brief, Divergence, MilitaryAsset, Position, UnresolvedQuestion

ItemT = TypeVar("ItemT", "Actor", "Position", "Divergence", "MilitaryAsset", "UnresolvedQuestion")


@dataclass(slots=True)
class Revision:
    """The five lists while corrections are applied. `set` names the fields of each item that an editor gave.

    References are left alone here: what they come to is settled once, when all corrections are applied.
    """

    actors: dict[str, Actor]
    positions: dict[str, Position]
    divergences: dict[str, Divergence]
    assets: dict[str, MilitaryAsset]
    questions: dict[str, UnresolvedQuestion]
    set: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, brief: Brief) -> Revision:
        """The brief as it was made."""
        return cls(
            actors={item.id: item for item in brief.actors},
            positions={item.id: item for item in brief.positions},
            divergences={item.id: item for item in brief.divergences},
            assets={item.id: item for item in brief.military_assets},
            questions={item.id: item for item in brief.unresolved_questions},
        )

    def copy(self) -> Revision:
        """The same items, to be changed by themselves."""
        return Revision(
            dict(self.actors),
            dict(self.positions),
            dict(self.divergences),
            dict(self.assets),
            dict(self.questions),
            dict(self.set),
        )

    def has(self, name: str) -> bool:
        """Whether there is an item of this id."""
        lists = (self.actors, self.positions, self.divergences, self.assets, self.questions)
        return any(name in items for items in lists)

    def note(self, item: str, name: str) -> None:
        """Note that an editor gave this field."""
        self.set[item] = self.set.get(item, frozenset()) | {name}

    def is_set(self, item: str, name: str) -> bool:
        """Whether an editor gave this field."""
        return name in self.set.get(item, frozenset())


def there(items: dict[str, ItemT], name: str, pointer: str) -> ItemT:
    """The item of this id. Raises CorrectionRefused where it is gone."""
    found = items.get(name)
    if found is None:
        raise item_gone(name, pointer)
    return found
