"""The account: what was rejected, uncovered, ambiguous or flagged while a draft was grounded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from onrecord.brief import Ambiguous, Flagged, ItemKind, Rejected, RejectionReason, Span, Uncovered

if TYPE_CHECKING:
    from pydantic import BaseModel, JsonValue


@dataclass(slots=True)
class Pending:
    """A flag or ambiguity whose item has no id yet."""

    owner: object
    field: str
    spans: list[Span]
    reason: Literal["setting_conflict", ""] = ""


@dataclass(slots=True)
class Ledger:
    """Collects the account of one brief. Items get their ids last, so notes point at the items themselves."""

    rejected: list[Rejected] = field(default_factory=list)
    uncovered: list[Uncovered] = field(default_factory=list)
    flagged: list[Flagged] = field(default_factory=list)
    pending: list[Pending] = field(default_factory=list)

    def reject(
        self,
        kind: ItemKind,
        item: BaseModel | dict[str, JsonValue],
        reason: RejectionReason,
        detail: str = "",
    ) -> None:
        """Note a draft item that did not survive."""
        shown = (
            item
            if isinstance(item, dict)
            else item.model_dump(mode="json", exclude_defaults=True, exclude={"anchor"})
        )
        self.rejected.append(Rejected(kind=kind, item=shown, reason=reason, detail=detail[:1_000]))

    def ambiguous(self, owner: object, name: str, spans: list[Span]) -> None:
        """Note equally good places of a field of an item; `spans` begins with the one taken."""
        self.pending.append(Pending(owner, name, spans))

    def resolve(self, ids: dict[int, str]) -> list[Ambiguous]:
        """The ambiguities of items that have an id, and flags moved to `flagged`."""
        found: list[Ambiguous] = []
        for note in self.pending:
            item = ids.get(id(note.owner))
            if item is None:
                continue
            if note.reason:
                self.flagged.append(Flagged(span=note.spans[0], reason=note.reason, item=item))
            else:
                found.append(
                    Ambiguous(item=item, field=note.field, text=note.spans[0].text, places=note.spans)
                )
        return found
