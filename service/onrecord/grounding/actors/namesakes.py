"""Two people of one surname in an English article, told apart by the form of address: `Mr. Klein`, `Ms. Klein`."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.grounding.text.naming import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

Offsets = tuple[int, int]

_ADDRESS = re.compile(r"\b(?P<form>Mr|Mrs|Ms|Miss|Sir|Lord|Dame|Lady)\.?\s(?P<surname>[A-ZÀ-Þ][\w’'-]*)")
_MEN = frozenset(("mr", "sir", "lord"))


def _is_man(form: str) -> bool:
    return form.lower().strip(".") in _MEN


class Namesakes:
    """Knows whom a form of address and a surname mean where several people of an article bear the surname.

    Args:
        text: the article.
        names: places of full names.
    """

    def __init__(self, text: str, names: Iterable[Offsets]) -> None:
        bearers: dict[str, dict[str, list[Offsets]]] = defaultdict(lambda: defaultdict(list))
        for start, end in names:
            words = text[start:end]
            if " " in words:
                bearers[name_key(words.split()[-1])][name_key(words)].append((start, end))
        self._meant: dict[tuple[str, bool], Offsets] = {}
        shared = {surname: full for surname, full in bearers.items() if len(full) > 1}
        for match in _ADDRESS.finditer(text) if shared else ():
            surname, man = name_key(match["surname"]), _is_man(match["form"])
            if surname not in shared or (surname, man) in self._meant:
                continue
            other = self._meant.get((surname, not man))
            places = [
                place
                for full in shared[surname].values()
                for place in full
                if place[1] <= match.start() and (other is None or text[slice(*place)] != text[slice(*other)])
            ]
            if places:
                self._meant[surname, man] = max(places)

    def meant(self, form: str, surname: str) -> Offsets | None:
        """Where the person is named in full whom `Ms.` and a surname mean; None where nobody shares it."""
        if _ADDRESS.fullmatch(f"{form.strip()} {surname}") is None:
            return None
        return self._meant.get((name_key(surname), _is_man(form.strip())))
