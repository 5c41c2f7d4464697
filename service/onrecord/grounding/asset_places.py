"""Where an asset is, goes or was: the nearest place phrase, by English word order.

First what follows the asset in its clause (`two frigates off Lamu`, `sent 300 men to the border`), then what
stands before it (`In Gyumri, …`), then the rest of the sentence. A place is a name after a preposition of place
that is no person, body or day, or a noun for a place (`the river`, `the waters south of Crete`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.brief import Span
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.actors import Actors
    from onrecord.grounding.asset_phrases import AssetPhrases, Candidate
    from onrecord.grounding.locating import Locator
    from onrecord.grounding.quotations import Quotation

Offsets = tuple[int, int]

_CAP = r"[A-ZÀ-Þ][\w’'-]*[\w]"
_NAME = rf"(?:(?:al|el|ar|as|an|ad|az|ash)-)?{_CAP}(?:\s(?:(?:al-|el-|de\s|del\s|la\s|of\s(?:the\s)?|du\s|and\s(?=\w+\s(?:islands?|provinces?)))?{_CAP}))*"
_SIDE = r"(?:(?:far\s+)?(?:northern|southern|eastern|western|central|north|south|east|west|north-?east(?:ern)?|north-?west(?:ern)?|south-?east(?:ern)?|south-?west(?:ern)?|disputed|occupied|nearby|neighbou?ring|coastal|border|desert|strategic|whole|same|remote|besieged|Black|Red))"
_KIND = (
    r"(?:borders?|frontiers?|coasts?|coastline|shores?|rivers?|lakes?|seas?|oceans?|straits?|gulf|bay|channel|canal|"
    r"islands?|islets?|archipelago|peninsula|valleys?|mountains?|hills?|desert|plains?|plateau|forests?|woods?|"
    r"regions?|provinces?|districts?|territory|territories|areas?|zones?|sectors?|enclaves?|strip|"
    r"capital|city|cities|towns?|villages?|suburbs?|outskirts|neighbou?rhoods?|cent(?:er|re)|"
    r"ports?|harbou?rs?|airports?|airfields?|airstrips?|roads?|highways?|bridges?|crossings?|junction|"
    r"(?:air |naval |military |army )?bases?|garrisons?|barracks|depots?|camps?|palace|parliament|treasury|"
    r"embassy|front(?:\s?lines?)?|lines?|positions?|waters|airspace|skies|north|south|east|west|north-?east|north-?west|"
    r"south-?east|south-?west|grounds|tunnels?|dry dock|dock|docks|shoals?|reefs?|country|"
    r"site|sites|compound|buffer zone|demarcation line|ceasefire line|line of control|siding)"
)
_OF_NAME = rf"(?:\s+(?:of|off|in|on|near|outside|between|with|from|around|along|{_SIDE}\s+of)\s+(?:the\s+)?(?:{_SIDE}\s+)?{_NAME})"
_PLACE = re.compile(
    r"(?<!ccording )\b(?P<lead>in|inside|into|at|near|off|to|toward|towards|from|over|on|onto|outside|around|across|along|through|"
    r"within|between|beyond|behind|entered|left|reached|north of|south of|east of|west of|close to|bound for|"
    r"(?:block(?:ed|ing)?|guard(?:ed|ing)?|surround(?:ed|ing)?|besieg(?:ed|ing)|seiz(?:ed|ing)|captur(?:ed|ing)|hit|struck|shelled|bombed)(?=\s+the\s))\s+"
    rf"(?:(?:the|a|an|its|their|his|both|what is now|some|two|three)\s+)?"
    rf"(?P<whole>(?:{_SIDE}\s+)*(?:"
    rf"(?P<named>(?:(?:[a-z-]+\s+)?(?:port|city|town|village|province|region|district|island|islet|state|capital|port city|oblast)\s+of\s+|(?:capital|city|town|village|port),?\s+)?(?P<name>{_NAME})(?:\s+{_KIND}\b)?)"
    rf"|(?:[a-z-]+\s+){{0,2}}?(?P<kind>{_KIND})\b(?P<of>{_OF_NAME})?(?P<to>\s+to\s+the\s+[a-z]+\s+palace)?"
    rf"))"
)
_NO_PLACE = re.compile(
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Telegram|Facebook|Twitter|X|Parliament|"
    r"Congress|Reuters|TV|Islam|Christmas|Easter|Ramadan|I|He|She|It|They|We|GMT|Operation|Article|Resolution|Chapter)\b"
)
_CLAUSE = re.compile(r"[;:]|,\s+(?:but|while|whereas)\s|\s(?:but|while|whereas)\s|[.?!]\s")
_OWN_CLAUSE = re.compile(
    r"[;:]|,?\s+(?:but|while|whereas|when|after|before|because|although)\s|,\s+(?:and|as|which|who)\s|"
    r"\sand\s(?=(?:the|a|it|they|he|she|[A-Z])\S*\s\w+(?:ed|s)\b)"
)


_SOMEBODY = re.compile(
    r"\b(?:officials?|attach[eé]s?|ministers?|ministry|analysts?|spokes\w+|sources?|diplomats?|officers?|residents?|"
    r"correspondents?|reporters?|witness(?:es)?|experts?|lawmakers?|academics?|professor|institute|embassy|college|university)"
    r"\s+(?:\w+\s+){0,2}(?:in|at|from|near|of|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ADJECTIVAL = re.compile(r"(?:an|ish|ese|ic)$")


class AssetPlaces:
    """Finds the places of the assets of one English article."""

    def __init__(
        self,
        locator: Locator,
        lexicon: Lexicon,
        actors: Actors,
        phrases: AssetPhrases,
        quoted: tuple[Quotation, ...],
    ) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._lexicon = lexicon
        self._actors = actors
        self._phrases = phrases
        self._quoted = quoted

    def place_of(self, candidate: Candidate) -> Span | None:
        """The place of an asset in its own sentence, or None."""
        start, end = self._locator.window(candidate.sentence, candidate.sentence)
        clause = _OWN_CLAUSE.search(self._text, candidate.end, end)
        limit = clause.start() if clause else end
        after = [*self._places(candidate.end, limit, candidate)]
        if after:
            going = [p for p in after if p[0] != "from"]
            return self._locator.span(*(going or after)[0][1])
        inside = [*self._places(candidate.start, candidate.end, candidate, own=True)]
        if inside:
            return self._locator.span(*inside[0][1])
        before = [*self._places(start, candidate.start, candidate)]
        if before and self._holds(*before[-1], start, candidate):
            return self._locator.span(*before[-1][1])
        for lead, found in self._places(limit, end, candidate):
            stop = _CLAUSE.search(self._text, candidate.end, found[0])
            if stop is None and lead != "from" and not self._said_between(candidate.end, found[0]):
                return self._locator.span(*found)
        return None

    def _holds(self, lead: str, found: Offsets, start: int, candidate: Candidate) -> bool:
        """Whether a place before the asset is the asset's: at the head of the sentence, or in one clause with it."""
        if lead == "from" or self._said_between(found[1], candidate.anchor):
            return False
        if _SOMEBODY.search(self._text, start, found[0]):
            return False  # `an attache in the region` is there, not the troops he counts
        head = self._text[start : found[0]].split()
        between = self._text[found[1] : candidate.anchor]
        return len(head) <= 3 or (
            "," not in between and not _OWN_CLAUSE.search(between) and len(between) < 90
        )

    def _places(
        self, start: int, end: int, candidate: Candidate, *, own: bool = False
    ) -> Iterator[tuple[str, Offsets]]:
        at = start
        while match := _PLACE.search(self._text, at, end):
            at = match.start("whole")
            found = self._place(match, candidate, own=own)
            if found is not None:
                at = found[1]
                yield match.group("lead").lower(), found

    def _place(self, match: re.Match[str], candidate: Candidate, *, own: bool) -> Offsets | None:
        if match.group("kind") is not None:
            found = match.span("whole")
            if match.group("of") and match.group("kind") in ("port", "city", "town", "village"):
                return found
            if (
                match.group("kind")
                in (
                    "line",
                    "lines",
                    "state",
                    "states",
                    "position",
                    "positions",
                    "site",
                    "sites",
                    "center",
                    "centre",
                    "areas",
                    "area",
                    "country",
                    "country",
                )
                and not match.group("of")
                and match.group("lead").lower() not in ("in", "at", "near", "across", "into", "to")
            ):
                return None
            if self._is_other(found, candidate, own=own):
                return None
            return found
        name = match.group("name")
        found = match.span("name")
        after = self._text[found[1] : found[1] + 14]
        if _NO_PLACE.match(name) or self._is_nobody(found, match.group("lead").lower()):
            return None
        if self._is_other(found, candidate, own=own):
            return None
        if re.match(r"['’]s\s", after) or name.endswith(("'s", "’s")):
            return None  # `to Sudan's army`: the name owns what comes after it
        return match.span("named") if match.group("named").startswith(name) else found

    def _is_nobody(self, found: Offsets, lead: str) -> bool:
        """Whether a name is a person's, a body's, or an adjective before a noun that names no place."""
        words = self._text[slice(*found)]
        last = words.split()[-1]
        if (
            self._actors.is_person(words)
            or self._actors.is_group(words)
            or self._actors.is_institution(words)
        ):
            return True
        if self._actors.is_adjective(last) or (words.isupper() and len(words) > 2):
            return True
        following = re.match(
            r"\s+(?!(?:and|or|but|in|on|at|for|since|with|after|before|where|that|which|who|to|of|by|as|when)\b)([a-z]+)",
            self._text[found[1] : found[1] + 24],
        )
        if following and _ADJECTIVAL.search(last) and not self._actors.is_body(words):
            return True  # `from Korean makers`
        return (
            lead in ("to", "from", "on", "between")
            and self._actors.is_adjective(words.split()[0])
            and following is not None
        )

    def _is_other(self, found: Offsets, candidate: Candidate, *, own: bool) -> bool:
        """Whether a stretch belongs to an asset that is no facility: `near the frigate Psara` is no place."""
        for other in self._phrases.in_sentence(candidate.sentence):
            if (
                other.start < found[1]
                and found[0] < other.end
                and not (own and other.start == candidate.start)
            ):
                return other.kind != "facility" or other.start == candidate.start
        return False

    def _said_between(self, start: int, end: int) -> bool:
        """Whether somebody speaks between two places of a sentence: then the place is the speaker's."""
        return any(True for _ in self._lexicon.list("acts", "says").find(self._text, start, end))
