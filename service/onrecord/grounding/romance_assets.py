"""Whose an asset is and where, in Spanish and French: its adjective, what follows it, and who opens its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.romance_grammar import CAPITAL

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.grounding.actors import Actors
    from onrecord.grounding.asset_phrases import Candidate
    from onrecord.grounding.locating import Locator

_NAME = rf"{CAPITAL}[\w’'-]*(?:\s(?:(?:de|del|de la|du|des|d['’])\s?)?{CAPITAL}[\w’'-]*){{0,4}}"
_OF = {
    "es": re.compile(rf"\s(?:de la|del|de los|de las|de)\s(?P<whose>{_NAME})"),
    "fr": re.compile(rf"\s(?:de la\s|de l['’]|du\s|des\s|de\s|d['’])(?P<whose>{_NAME})"),
}
_WHICH = {
    "es": re.compile(rf"\sque\s(?:(?:el|la|los|las)\s)?(?P<whose>{_NAME})\s[a-zà-ÿ]"),
    "fr": re.compile(rf"\squ(?:e\s(?:le\s|la\s|les\s|l['’])?|['’])(?P<whose>{_NAME})\s[a-zà-ÿ]"),
}
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

_HARM = re.compile(
    r"\b(?:destru|derrib|abat|détru|captur|hund|coul|muert|tué|ataca|attaqu|bombarde|fuego contra|contre)",
    re.IGNORECASE,
)


class RomanceAssets:
    """Reads owners and places of the assets of one Spanish or French article."""

    def __init__(self, language: str, locator: Locator, actors: Actors) -> None:
        self._language = language
        self._locator = locator
        self._text = locator.article.text
        self._actors = actors

    def owner_of(self, candidate: Candidate) -> Span | None:
        """The words for whoever has an asset, or None where no rule can say."""
        start, end = self._locator.window(candidate.sentence, candidate.sentence)
        return (
            self._adjective(candidate, end)
            or self._named(_OF[self._language].match(self._text, candidate.end, end))
            or self._named(_WHICH[self._language].match(self._text, candidate.end, end))
            or self._opening(candidate, start)
        )

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

    def _adjective(self, candidate: Candidate, end: int) -> Span | None:
        """`lanchas venezolanas`, `soldats maliens`: an adjective of the phrase or right behind it."""
        following = re.compile(r"(?:\s[\w-]+)?").match(self._text, candidate.end, end)
        last = following.end() if following else candidate.end
        for token in re.finditer(r"[\w-]+", self._text[candidate.start : last]):
            if self._actors.is_adjective(token.group()) and token.group().islower():
                return self._locator.span(candidate.start + token.start(), candidate.start + token.end())
        return None

    def _named(self, match: re.Match[str] | None) -> Span | None:
        if match is None:
            return None
        words = match["whose"]
        known = self._actors.is_body(words) or self._actors.is_institution(words) or words.isupper()
        return self._locator.span(*match.span("whose")) if known else None

    def _opening(self, candidate: Candidate, start: int) -> Span | None:
        """Who opens the sentence has what it tells of, unless that is harm: `Brasil ha trasladado … 130 militares`."""
        if _HARM.search(self._text, start, candidate.anchor):
            return None
        opening = self._actors.opens(start, candidate.anchor)
        return opening if opening is not None and not self._actors.is_person(opening.text) else None
