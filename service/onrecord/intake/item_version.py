"""Versions of a pushed item, and which of two is the newer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_VERSION = 64
_NUMBER = re.compile(r"\d{1,18}(?:\.\d{1,18}){0,5}")


@dataclass(frozen=True, slots=True)
class ItemVersion:
    """A version as its item names it. Either part may be missing: `""` and None.

    A CMS is to keep to one way of naming the versions of an item: numbers alone, or moments alone.
    """

    name: str = ""
    created: datetime | None = None

    @property
    def is_named(self) -> bool:
        """Whether it can be compared with others at all."""
        return bool(self.name) or self.created is not None

    def beside(self, other: ItemVersion) -> int:
        """1 where this is the newer of the two, -1 where the other is, 0 where neither.

        As numbers where both are numbers, dotted ones part by part; else, or where those are equal, by
        when they were created; else as text.
        """
        mine, others = self._number, other._number
        both = mine is not None and others is not None
        if mine is not None and others is not None and mine != others:
            return 1 if mine > others else -1
        if self.created is not None and other.created is not None and self.created != other.created:
            return 1 if self.created > other.created else -1
        if both or self.name == other.name:
            return 0
        return 1 if self.name > other.name else -1

    @property
    def _number(self) -> tuple[int, ...] | None:
        if _NUMBER.fullmatch(self.name) is None or not self.name.isascii():
            return None
        parts = [int(part) for part in self.name.split(".")]
        while len(parts) > 1 and parts[-1] == 0:
            parts.pop()
        return tuple(parts)
