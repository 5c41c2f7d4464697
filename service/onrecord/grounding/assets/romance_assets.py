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
        r"\s(?:el\s|la\s|los\s|las\s|sus?\s)?"
        rf"(?P<place>(?:(?:isla|islas|río|mar|base|localidad|provincia|puerto|aeropuerto|frontera|este|oeste|norte|sur|golfo|estrecho|canal|costas?|aguas|"
        r"ciudad|región|departamento|estado|valle|lago|bahía|cabo|archipiélago|península|municipio|desierto|aeródromo|cuartel|noreste|noroeste|sureste|suroeste|frontera con|límite con)"  # noqa: E501 -- a list of words, or the pattern of one
        rf"\s(?:de\s)?(?:la\s|el\s)?)?{_NAME})"
    ),
    "fr": re.compile(
        r"\b(?:[Àà]|[Aa]ux?|[Ee]n|[Dd]ans|[Pp]rès de|[Vv]ers|[Ss]ur|[Dd]evant|[Aa]u large de|[Jj]usqu['’]à)"
        r"\s(?:le\s|la\s|les\s|l['’]|sa\s|son\s|ses\s)?"
        rf"(?P<place>(?:(?:île|îles|fleuve|mer|base|aéroport|province|port|frontière|route|camp|golfe|détroit|canal|côtes?|eaux|ville|région|"
        r"département|vallée|lac|baie|cap|archipel|péninsule|désert|localité|village|secteur|caserne|aérodrome|nord|sud|est|ouest|frontière avec|pas)"  # noqa: E501 -- a list of words, or the pattern of one
        rf"\s(?:de\s|d['’])?(?:la\s|l['’])?)?{_NAME})"
    ),
}
_SHORES = {
    "es": re.compile(
        rf"(?:las\s|los\s|el\s)(?P<place>(?:costas|aguas|estrecho|canal|golfo)\s(?:de\s(?:la\s|los\s)?|del\s){_NAME})"
    ),
    "fr": re.compile(
        rf"(?:les\s|le\s)(?P<place>(?:côtes|eaux|pas|détroit|canal|golfe)\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’]){_NAME})"
    ),
}
"""`rondan las costas de Honduras`: a place that a verb takes without a preposition."""
_ITS_NAME = {
    "es": re.compile(rf"\s(?:de\s(?:la\s)?|del\s)(?P<place>{_NAME})$"),
    "fr": re.compile(rf"(?:\s(?:de\s(?:la\s)?|du\s)|\sd['’])(?P<place>{_NAME})$"),
}
_UNIT = re.compile(
    r"(?:\w+\s)?(?:Brigad|Brigade|Batall|Bataillon|Regim|Régim|Divisi|Ej[eé]rcito|Armada|Fuerza|Force|Flota|Flotte|Escuadr|Escadr|Legi|Légion|"
    r"Comand|Command|Guardia|Garde|Marina|Marine|Cuerpo|Corps)\w*"
)
_TOLD = re.compile(r"(?:al?|à|aux?)\s", re.IGNORECASE)
"""`pidió a Washington dos helicópteros`: before what is asked for stands who is asked."""
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
        own = self._own_name(candidate) if candidate.kind == "facility" else None
        if own is not None and not (behind and behind[0].start() <= candidate.end + 2):
            return own
        ahead = [
            match
            for match in pattern.finditer(self._text, max(start, candidate.anchor - _NEAR), candidate.anchor)
            if not (_TOLD.match(match.group()) and self._actors.state_named(match["place"]))
        ]
        shores = list(
            _SHORES[self._language].finditer(self._text, candidate.end, min(end, candidate.end + _NEAR))
        )
        for match in [*behind, *shores, *reversed(ahead)]:
            words = match["place"]
            between = self._text[candidate.end : match.start()]
            if _UNIT.match(words) or between.count("(") > between.count(")"):
                continue  # `la columna del grupo (afiliado a Al Qaeda)`: what a bracket tells is no place
            if not self._actors.is_person(words) and not self._actors.is_institution(words):
                return self._locator.span(*match.span("place"))
        return None

    def _own_name(self, candidate: Candidate) -> Span | None:
        """`base de Birao`, `camp militaire de Nara`: a site that is called by where it is."""
        match = _ITS_NAME[self._language].search(self._text, candidate.start, candidate.end)
        if (
            match is None
            or self._actors.is_person(match["place"])
            or self._actors.is_institution(match["place"])
        ):
            return None
        return self._locator.span(*match.span("place"))
