"""Repeats of an asset: words that take up one that was told of before, and tell of no other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.grounding.text.items import AssetItem

_TAKEN_UP = re.compile(r"\b(?:the|this|these|those|that)\s$", re.IGNORECASE)
_APPOSED = re.compile(r"(?:\s\([^)]{1,24}\))?,\s(?:the\s)?$")
_CLOSED = re.compile(
    r",\s(?!(?:and|or|plus|along|together|as well)\b)(?P<next>\S+)|[.;]"
    r"|\s(?:that|which|carrying|whose|(?:on|from|aboard) which)\b"
)
_COUNTED = re.compile(r"(?:an?|the|its|two|three|four|five|six|seven|eight|nine|ten|\d+)$", re.IGNORECASE)
_SHIP_NAME = re.compile(r"(?:[A-Z]\.){2,4}\s|[A-Z]{2,4}\s[A-ZÀ-Þ]")
GENERIC = {
    "ship": ("ship", "vessel", "warship", "boat"),
    "aircraft": ("jet", "plane", "aircraft", "warplane", "airplane", "helicopter", "drone"),
    "vehicle": ("vehicle", "tank"),
}
"""What the assets of a kind are called once they are known: `the ships`, `the jets`."""

_WIDE = {
    "ship": ("ship", "vessel"),
    "aircraft": ("jet", "plane", "aircraft", "airplane"),
    "vehicle": ("vehicle",),
}


def singular(head: str) -> str:
    """A head noun, in lower case, without the ending of its plural."""
    return head.removesuffix("s") if not head.endswith("ss") else head


def _value(item: AssetItem) -> float | None:
    return item.quantity.value if item.quantity else None


def begin(item: AssetItem) -> int:
    """Where an asset begins with its number."""
    return min(item.designation.start, item.quantity.span.start) if item.quantity else item.designation.start


class AssetRepeats:
    """Finds the item that later words for it take up."""

    def __init__(self, text: str, states: frozenset[str], *, english: bool) -> None:
        self._text = text
        self._adjectives = states
        self._english = english
        self._heads: dict[int, str] = {}

    def head(self, item: AssetItem) -> str:
        """The head noun of an item, in lower case."""
        return self._heads[id(item)]

    def know(self, item: AssetItem, head: str) -> None:
        """Keeps the head noun of an item."""
        self._heads[id(item)] = head.lower()

    def alike(self, item: AssetItem, other: AssetItem) -> bool:
        """Whether a later word can take up an asset: the same noun, or `the jets` for fighters."""
        head, its = singular(self.head(item)), singular(self.head(other))
        return head == its or (item.kind == other.kind and head in GENERIC.get(item.kind, ()))

    def taken_up(self, item: AssetItem, items: list[AssetItem]) -> AssetItem | None:
        """`the squadron`, `these jets`: an asset named before, not another one."""
        if self._english and (apposed := self._apposed(item, items)) is not None:
            return apposed
        words = item.designation.text
        at = begin(item)
        if not _TAKEN_UP.search(self._text, max(0, at - 8), at):
            return None
        if item.quantity is None and self._english and (known := self._named_before(item, items)) is not None:
            return known
        if item.quantity is None and any(char.isupper() or char.isdigit() for char in words):
            return None
        head = singular(self.head(item))
        return next(
            (
                other
                for other in reversed(items)
                if head in (singular(self.head(other)), singular(other.designation.text.split()[-1].lower()))
                and (item.quantity is None or _value(item) == _value(other))
            ),
            None,
        )

    def _named_before(self, item: AssetItem, items: list[AssetItem]) -> AssetItem | None:
        """`The Rivet Joint`, `the F-35`, after it was named; `the ship`, `the British aircraft` for whatever it is."""
        words = item.designation.text
        if any(char.isupper() or char.isdigit() for char in words) and singular(words.lower()) == singular(
            self.head(item)
        ):
            return next(
                (
                    o
                    for o in reversed(items)
                    if singular(o.designation.text.lower()) == singular(words.lower())
                ),
                None,
            )
        *described, head = words.split()
        if singular(head.lower()) not in _WIDE.get(item.kind, ()) or len(described) > 1:
            return None
        if any(word[:1].isupper() and word not in self._adjectives for word in described):
            return None
        return next((o for o in reversed(items) if o.kind == item.kind), None)

    def _apposed(self, item: AssetItem, items: list[AssetItem]) -> AssetItem | None:
        """`the USS Mason, a Navy destroyer, sailed`: one ship, named and then described."""
        named = item.quantity is None and not item.designation.text.islower()
        if not items or named or (item.quantity is not None and item.quantity.value != 1):
            return None
        other = items[-1]
        if (
            other.kind != item.kind
            or other.quantity is not None
            or not _SHIP_NAME.match(other.designation.text)
        ):
            return None
        between = self._text[other.designation.end : begin(item)]
        closed = _CLOSED.match(self._text, item.designation.end)
        if not _APPOSED.fullmatch(between) or closed is None:
            return None
        return None if closed["next"] and _COUNTED.match(closed["next"]) else other
