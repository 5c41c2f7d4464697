"""Where an asset is, in Spanish and French: the place named nearest to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.languages.romance_grammar import CAPITAL

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.grounding.actors.actors import Actors
    from onrecord.grounding.assets.candidate import Candidate
    from onrecord.grounding.text.locating import Locator

_NAME = rf"{CAPITAL}[\w’'-]*(?:\s(?:(?:de|del|de la|du|des|d['’])\s?)?{CAPITAL}[\w’'-]*){{0,4}}"
_PLACE = {
    "es": re.compile(
        r"\b(?:[Ee]n|[Aa]l?|"
        r"[Hh]acia|[Ff]rente a|[Cc]erca de|[Ss]obre|[Dd]esde|[Jj]unto a|[Rr]umbo a)"
        r"\s(?:el\s|la\s|los\s|las\s)?"
        rf"(?P<place>(?:(?:isla|río|mar|base|localidad|provincia|puerto|aeropuerto|frontera|este|oeste|norte|sur)"
        rf"\s(?:de\s)?(?:la\s|el\s)?)?{_NAME})"
    ),
    "fr": re.compile(
        r"\b(?:[Àà]|[Aa]ux?|[Ee]n|[Dd]ans|[Pp]rès de|[Vv]ers|[Ss]ur|[Dd]evant|[Aa]u large de|[Jj]usqu['’]à)"
        r"\s(?:le\s|la\s|les\s|l['’])?"
        rf"(?P<place>(?:(?:île|fleuve|mer|base|aéroport|province|port|frontière|route|camp)"
        rf"\s(?:de\s|d['’])?(?:la\s|l['’])?)?{_NAME})"
    ),
}
_NEAR = 110
"""Characters within which a place before or behind an asset is its own."""


class RomanceAssets:
    """Reads places of the assets of one Spanish or French article."""

    def __init__(self, language: str, locator: Locator, actors: Actors) -> None:
        self._language = language
        self._locator = locator
        self._text = locator.article.text
        self._actors = actors

    def place_of(self, candidate: Candidate) -> Span | None:
        """The place named nearest to an asset, behind it before others; None where there is none."""
        start, end = self._locator.window(candidate.sentence, candidate.sentence)
        pattern = _PLACE[self._language]
        behind = list(pattern.finditer(self._text, candidate.end, min(end, candidate.end + _NEAR)))
        ahead = list(pattern.finditer(self._text, max(start, candidate.anchor - _NEAR), candidate.anchor))
        for match in [*behind, *reversed(ahead)]:
            words = match["place"]
            if not self._actors.is_person(words) and not self._actors.is_institution(words):
                return self._locator.span(*match.span("place"))
        return None
