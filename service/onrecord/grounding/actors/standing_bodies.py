"""Which body a common noun stands for in an English article: `the ministry`, `the military`, `the regiment`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.text.naming import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

Offsets = tuple[int, int]

UNITS = frozenset(
    "regiment brigade battalion squadron division wing corps flotilla company unit force detachment platoon command "
    "mission fleet contingent service".split()
)
"""Nouns that take up a unit or force by its name: `the regiment` of the 3rd Combat Engineer Regiment."""

BLOCS = {
    "alliance": {"NATO": r"NATO|Nato|North Atlantic Treaty Organi[sz]ation|North Atlantic Alliance"},
    "bloc": {
        "EU": r"EU|European Union|European Commission",
        "ECOWAS": r"ECOWAS|Ecowas|Economic Community of West African States",
        "ASEAN": r"ASEAN|Asean|Association of Southeast Asian Nations",
        "AU": r"African Union",
        "SADC": r"SADC|Southern African Development Community",
        "GCC": r"GCC|Gulf Cooperation Council",
        "Mercosur": r"Mercosur|MERCOSUR",
        "IGAD": r"IGAD|Igad|Intergovernmental Authority on Development",
        "CARICOM": r"CARICOM|Caricom|Caribbean Community",
    },
    "grouping": {},
}
"""Bodies of many states that a noun alone takes up, each with what the article may call it."""

_ARMED = (
    "army",
    "military",
    "armed forces",
    "defence forces",
    "defense forces",
    "defence force",
    "defense force",
)
_CIVIL = frozenset(
    "ministry department commission council court agency committee office mission union party bank embassy tribunal "
    "authority institute federation association directorate bureau parliament".split()
)
_NO_ATTRIBUTE = (
    r"(?!(?:the|an?|of|in|on|at|by|with|to|that|who|and|or|as|for|from|said|told|says|is|was|has|had|have|will|would|"
    r"whole|entire|same|new|old|other|first|second|last|next|only|own|every|each|this|which|what|whose|but|if)\s)"
)


def same_armed_forces(one: str, other: str) -> bool:
    """Whether two names differ only in the word for a state's forces: `Israeli army`, `Israeli military`."""
    first, second = _parted(one.lower()), _parted(other.lower())
    return first is not None and first == second


def _parted(name: str) -> str | None:
    """Whose forces a name means; None where it means no forces or does not say whose."""
    noun = next((noun for noun in _ARMED if name.endswith(f" {noun}")), None)
    return None if noun is None else name.removesuffix(noun).strip() or None


def nouns_like(noun: str) -> tuple[str, ...]:
    """The nouns that take up one body: `the military` is the Lesotho Defence Force."""
    if noun in ("military", "army"):
        return (*_ARMED[2:], noun, *(one for one in _ARMED[:2] if one != noun))
    if noun == "force":
        return ("force", "police", "forces")
    return (noun,)


def described(text: str, noun: str, limit: int) -> Iterator[Offsets]:
    """Where an article describes a body of a noun before a place: `the transport ministry`, `a UN mission`."""
    if noun not in _CIVIL:
        return
    pattern = re.compile(
        rf"(?:(?<!\w)(?:[Tt]he|[Ii]ts|[Aa]n?|[Tt]heir)\s|(?<=[’']s\s)|^)"
        rf"(?P<name>(?:{_NO_ATTRIBUTE}(?:{NAME}|[a-z-]+)\s){{1,3}}{re.escape(noun)})\b(?!\s[a-z]+(?:er|or|ist|man|woman)\b)",
        re.MULTILINE,
    )
    for match in pattern.finditer(text, 0, limit):
        yield match.span("name")
