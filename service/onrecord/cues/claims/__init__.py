"""Words by which a claim is held against its evidence, from `<language>.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from onrecord.cues.lexicon import PhraseList

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Opposite:
    """Words of which one turns the other round, by pole.

    `why`: the objection; `anywhere`: the evidence need only have another pole; `single`: its words of one word.
    """

    why: str
    anywhere: bool
    poles: tuple[PhraseList, ...]
    single: Mapping[str, int]


class ClaimWords:
    """The words of one language, by list; a language without a file has none."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._lists = {
            name: frozenset(_forms(entries)) for name, entries in tables.items() if name not in _TABLES
        }
        self.opposites = tuple(_opposite(row) for row in tables.get("opposite", ()))
        self.numbers: Mapping[str, float] = {
            form: float(value)
            for value, entries in tables.get("numbers", {}).items()
            for form in entries.split()
        }
        self.groups: Mapping[str, str] = {
            form: entry.split("|")[0]
            for name in ("months", "weekdays", "same_unit")
            for entry in tables.get(name, ())
            for form in entry.split("|")
        }
        self._poles: dict[str, dict[int, int]] = {}
        for number, row in enumerate(self.opposites):
            for form, pole in row.single.items():
                self._poles.setdefault(form, {})[number] = pole
        irregular = [entry.split("|") for entry in tables.get("irregular", ())]
        self.pasts: Mapping[str, str] = {participle: past for _, past, participle in irregular}
        self._bases: dict[str, str] = {form: forms[0] for forms in irregular for form in forms}

    def __getitem__(self, name: str) -> frozenset[str]:
        """The forms of a list; none where the language has no such list."""
        return self._lists.get(name, frozenset())

    def turned(self, one: str, other: str) -> Opposite | None:
        """The row at whose different poles two words stand."""
        its = self._poles.get(other)
        mine = self._poles.get(one) if its else None
        if not mine or not its:
            return None
        return next((self.opposites[row] for row in mine if row in its and mine[row] != its[row]), None)

    def base(self, form: str) -> str:
        """What the forms of one verb have in common: `leave` for `left`, `offer` for `offered`."""
        if form in self._bases:
            return self._bases[form]
        if form.endswith(("ied", "ies")) and len(form) > _SHORTEST + 1:
            return f"{form[:-3]}y"
        if form.endswith("eed") and len(form) > _SHORTEST + 1:
            form = form[:-1]  # `agreed`
        for ending in ("ing", "ed", "es", "s"):
            if form.endswith(ending) and not form.endswith("ss") and len(form) >= len(ending) + _SHORTEST:
                form = form.removesuffix(ending)
                break
        doubled = form[-2:-1] == form[-1:] and form[-1:] not in "es"
        return form[:-1] if doubled else form.removesuffix("e")

    @cached_property
    def units(self) -> frozenset[str]:
        """The words for units of time, length, weight and money."""
        return frozenset(form for row in self.opposites if row.why == "unit" for form in row.single)

    @property
    def full(self) -> bool:
        """Whether the language's claims are checked in full: it has words that turn a statement."""
        return bool(self.opposites)


_SHORTEST = 3
"""Letters of the shortest verb that an ending is taken from."""

_TABLES = frozenset({"opposite", "numbers", "irregular"})


def _forms(entries: list[str]) -> list[str]:
    return [form for entry in entries for form in entry.split("|")]


def _opposite(row: Mapping[str, Any]) -> Opposite:
    poles = row["poles"]
    single = {
        form: number
        for number, entries in enumerate(poles)
        for entry in entries
        if " " not in entry
        for form in entry.split("|")
    }
    named = tuple(PhraseList(str(number), entries) for number, entries in enumerate(poles))
    return Opposite(row["why"], row.get("anywhere", False), named, single)


@lru_cache(maxsize=16)
def load_claim_words(language: str) -> ClaimWords:
    """The words of a language (BCP 47)."""
    base = language.split("-")[0].lower()
    file = resources.files("onrecord.cues.claims") / f"{base}.toml"
    return ClaimWords(tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {})
