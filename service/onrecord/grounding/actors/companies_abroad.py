"""Companies in Spanish and French: the noun beside a name, and the noun that takes the name up."""

from __future__ import annotations

import re

COMPANY = {
    "es": "compañía|empresa|firma|naviera|armadora|petrolera|aerolínea|constructora|minera|operadora|gasista|eléctrica|"
    "distribuidora|multinacional|consultora|sociedad|fabricante|astillero|gestora|concesionaria|consorcio",
    "fr": "compagnie|entreprise|société|groupe|firme|armateur|exploitant|opérateur|constructeur|fabricant|transporteur|"
    "avionneur|industriel|fournisseur|multinationale|start-up|gestionnaire|concessionnaire|consortium",
}
"""What a company is called in general words, before its name and in the place of it, by language."""

_CAPITAL = r"[A-ZÀ-Þ][\w’'-]+"
_NAMED = rf"{_CAPITAL}(?:\s(?:(?:de|del|du|des|y|et)\s)?{_CAPITAL}){{0,4}}"
_ANY = "|".join(COMPANY.values())


def is_company(noun: str, language: str) -> bool:
    """Whether a noun of the language means a company in general."""
    return language in COMPANY and re.fullmatch(COMPANY[language], noun) is not None


def names_before(text: str, language: str, limit: int) -> list[tuple[int, int]]:
    """The places of names that stand beside the noun for a company: `la armadora Haiyun Ocean`."""
    beside = re.compile(
        rf"(?<!\w)(?i:{COMPANY[language]})(?:\s(?!(?:de|del|du|des)\s)[a-zà-ÿ][\w’'-]*){{0,2}}?,?\s(?P<name>{_NAMED})"
    )
    return [match.span("name") for match in beside.finditer(text, 0, limit)]


def is_called_company(text: str, name: str) -> bool:
    """Whether a noun for a company stands right before a name: `Son armateur, Delmar Bulk`."""
    return (
        re.search(
            rf"(?<!\w)(?i:{_ANY})(?:\s(?!(?:de|del|du|des)\s)[a-zà-ÿ][\w’'-]*)?(?:\s(?:de|del|du|des)\s[a-zà-ÿ-]+(?=,))?,?\s{re.escape(name)}(?!\w)",
            text,
        )
        is not None
    )
