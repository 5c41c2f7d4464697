"""Words that take up a body named before, in Spanish, French and Arabic: `el ministerio`, `le mouvement`, `الوزارة`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.syntax import load_syntax
from onrecord.grounding.actors.companies_abroad import is_company, names_before
from onrecord.grounding.text.naming import name_key

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.cues.syntax import Syntax
    from onrecord.grounding.actors.register import Register
    from onrecord.grounding.actors.words import ActorWords
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.locating import Locator

_DEFINITE = {
    "es": re.compile(
        r"(?:el|la|los|las|dich[oa]|est[ea])\s+(?P<noun>(?:[a-záéíóúñ]+\s)?[\w-]+)", re.IGNORECASE
    ),
    "fr": re.compile(r"(?:(?:le|la|les|ce|cette)\s+|l['’])(?P<noun>[\w-]+(?:\s[a-zà-ÿ]+)?)", re.IGNORECASE),
    "ar": re.compile(r"[وف]?(?:ال)(?P<noun>[\u0621-\u064a]+)"),
}
_CAPITAL = r"[A-ZÀ-Þ][\w’'-]+"
_OF_NAME = {
    "es": rf"(?:de\s(?:la\s|los\s|las\s)?|del\s|para\s(?:la\s|el\s)?)(?:{_CAPITAL}|[a-zà-ÿ]+)",
    "fr": rf"(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’]|pour\s(?:la\s|le\s|l['’])?)(?:{_CAPITAL}|[a-zà-ÿ]+)",
}
_FULLER = {
    "es": rf"(?:\s[a-zà-ÿ]+)?(?:\s{_OF_NAME['es']}(?:\s(?:de\s(?:la\s)?|del\s|y\s)?{_CAPITAL})*(?:\s[a-zà-ÿ]+)?)?",
    "fr": rf"(?:\s[a-zà-ÿ]+)?(?:\s{_OF_NAME['fr']}(?:\s(?:de\s(?:la\s|l['’])?|du\s|des\s|et\s)?(?:{_CAPITAL}|[a-zà-ÿ]+))?)?",  # noqa: E501 -- a list of words, or the pattern of one
    "ar": r"(?:\s(?:ال|لل)[\u0621-\u064a]+){1,3}",
}


class BodiesAbroad:
    """Finds the bodies that such words take up in one article."""

    def __init__(
        self, locator: Locator, words: ActorWords, register: Register, language: str, syntax: Syntax
    ) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._words = words
        self._register = register
        self._language = language
        self._syntax = syntax

    @staticmethod
    def of(locator: Locator, words: ActorWords, register: Register) -> BodiesAbroad | None:
        """The finder of an article; None in the languages without function words of their own."""
        language = locator.article.language.split("-")[0].lower()
        syntax = load_syntax(language)
        return BodiesAbroad(locator, words, register, language, syntax) if syntax is not None else None

    def taken_up(self, words: str, sentence: int) -> Span | None:
        """Where the body that words take up was named last; None where they name one themselves, or take up none."""
        match = _DEFINITE[self._language].fullmatch(words.strip())
        if match is None:
            return None
        noun = match["noun"].lower()
        movement = self._syntax.holds("movements", noun) or self._syntax.holds("movements", noun.split()[0])
        company = is_company(noun, self._language)
        if not movement and not company and not self._words.is_group(noun):
            return None
        start, end = self._locator.window(sentence, sentence)
        here = self._text.find(words.strip(), start, end)
        limit = here if here >= 0 else start
        return self._known(noun, limit, movement=movement) or (
            self._company(limit) if company else self._named(noun, limit)
        )

    def _company(self, limit: int) -> Span | None:
        """The last company that the article has called one before a place."""
        places = names_before(self._text, self._language, limit)
        named = [span for span in places if not self._register.is_state(self._text[slice(*span)])]
        return self._locator.span(*named[-1]) if named else None

    def _known(self, noun: str, limit: int, *, movement: bool) -> Span | None:
        """The last body in the register whose name opens with the noun; of an armed group any name will do."""
        found = [
            (start, span)
            for entry in self._register.entries
            if entry.kind in ("institution", "group") and entry.named
            if self._opens(entry.name, noun) or (movement and self._is_movement(entry))
            for (start, _), span in entry.mentions.items()
            if start < limit
        ]
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def _is_movement(self, entry: Entry) -> bool:
        """Whether a body may be called a movement: a group, or one known by initials that are no world body's."""
        names = [entry.name, *(span.text for span in entry.mentions.values())]
        return any(self._names_movement(name, entry.kind) for name in names)

    def _names_movement(self, name: str, kind: str) -> bool:
        bare = name.removeprefix("ال")
        if self._syntax.holds("movements", bare) or self._words.institution.fullmatch(name):
            return False
        return (kind == "group" and (self._language == "ar" or name != name.lower())) or (
            name.isupper() and 1 < len(name) < 7
        )

    def _opens(self, name: str, noun: str) -> bool:
        words = name_key(name).split()
        first = words[0].removeprefix("ال") if words else ""
        return len(words) > 1 and first == name_key(noun)

    def _named(self, noun: str, limit: int) -> Span | None:
        """The last fuller name before a place: `ministère russe de la défense` for `le ministère`."""
        pattern = re.compile(rf"(?<!\w)(?P<name>(?i:{re.escape(noun)}){_FULLER[self._language]})(?!\w)")
        found = [
            match
            for match in pattern.finditer(self._text, 0, limit)
            if len(match["name"]) > len(noun) + 2 and self._is_fuller(match["name"][len(noun) :])
        ]
        return self._locator.span(*found[-1].span("name")) if found else None

    def _is_fuller(self, rest: str) -> bool:
        """Whether words behind the noun name whose it is or what for: a state, a capital, a field."""
        if self._language == "ar":
            return True
        states = any(self._register.is_state(word) for word in re.findall(r"[\w-]+", rest))
        field = re.match(r"\s(?:de\s|del\s|du\s|des\s|d['’])", rest) is not None
        return states or (field and re.search(_CAPITAL, rest) is not None)
