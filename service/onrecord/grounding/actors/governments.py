"""Governments in Spanish, French and Arabic: they speak as their state, which `el Gobierno` alone does not name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORD = r"[\w’'-]+(?:\s(?:de\s|del\s|du\s|des\s)?[A-ZÀ-Þ][\w’'-]+){0,2}"
_NOUN = {
    "es": r"(?:[Gg]obiernos?|[Ee]jecutivo|[Jj]unta(?:\smilitar)?|[Aa]utoridades|[Rr]égimen)",
    "fr": r"(?:[Gg]ouvernement|[Ee]xécutif|[Jj]unte(?:\smilitaire)?|[Aa]utorités|[Rr]égime|[Pp]ouvoir)",
    "ar": r"(?:الحكومة|السلطات|حكومة|سلطات)",
}
_QUALITY = {
    "es": r"(?:\s(?:militar|interino|interina|provisional|central|federal|en funciones|de transición))?",
    "fr": r"(?:\s(?:militaire|intérimaire|provisoire|central|fédéral|de transition|sortant))?",
    "ar": r"(?:\s(?:المؤقتة|الانتقالية|المركزية|الاتحادية))?",
}
_OF = {
    "es": rf"\s(?:de\s(?:la\s|los\s|las\s)?|del\s)?(?P<whose>{_WORD})",
    "fr": rf"\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])?(?P<whose>{_WORD})",
    "ar": r"\s(?P<whose>[\u0621-\u064a]+)",
}
_ARTICLE = {
    "es": r"(?:(?:[Ee]l|[Ll]a|[Ll]as|[Ll]os)\s)?",
    "fr": r"(?:(?:[Ll]e|[Ll]a|[Ll]es)\s|[Ll]['’])?",
    "ar": "[وف]?",
}
_PLAIN = {
    "es": re.compile(r"(?:el\s)?(?:gobierno|ejecutivo)", re.IGNORECASE),
    "fr": re.compile(r"(?:le\s|l['’])?(?:gouvernement|exécutif)", re.IGNORECASE),
    "ar": re.compile(r"الحكومة"),
}
_IN = {
    "es": re.compile(r"(?:En|Desde)\s(?P<place>[A-ZÀ-Þ][\w’'-]+(?:\s(?:de\s)?[A-ZÀ-Þ][\w’'-]+)?),"),
    "fr": re.compile(r"(?:[AÀ]|Depuis|De|En|Au)\s(?P<place>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?),"),
    "ar": re.compile(r"(?:و|ف)?(?:في|من)\s(?P<place>[\u0621-\u064a]+(?:\s[\u0621-\u064a]+)?)،"),
}
_CLEARLY = 1.5
"""How many times as often as the next a state must be named for the article to be about it."""


class Governments:
    """Finds the states of governments in one article.

    Args:
        text: the article's text.
        language: `es`, `fr` or `ar`.
        state_of: the state that words name, by name, capital or demonym; None for others.
    """

    def __init__(self, text: str, language: str, state_of: Callable[[str], str | None]) -> None:
        self._text = text
        self._language = language
        self._state_of = state_of
        self._named = re.compile(_ARTICLE[language] + _NOUN[language] + _QUALITY[language] + _OF[language])

    def state(self, words: str) -> str | None:
        """The state that a government's words name: `el Gobierno de Guyana`, `la junte malienne`."""
        match = self._named.fullmatch(words.strip())
        return self._whose(match["whose"]) if match else None

    def is_plain(self, words: str) -> bool:
        """Whether words mean a government and do not say whose."""
        return _PLAIN[self._language].fullmatch(words.strip()) is not None

    def home(self, sentence: tuple[int, int], *, dateline: str | None) -> str | None:
        """Whose `el Gobierno` is at a place.

        That of the capital that opens the sentence, of the government named last before, of the dateline, else of the
        state that the article names most.
        """
        start, end = sentence
        opening = _IN[self._language].match(self._text, start, end)
        if opening and (state := self._state_of(opening["place"])):
            return state
        before = [state for at, state in self._governments() if at < end]
        if before:
            return before[-1]
        if dateline is not None:
            return dateline
        counted: dict[str, int] = {}
        for match in re.finditer(r"[\w’'-]+", self._text):
            if state := self._whose(match.group()):
                counted[state] = counted.get(state, 0) + 1
        ranked = sorted(counted.items(), key=lambda pair: -pair[1])
        clear = ranked and (len(ranked) == 1 or ranked[0][1] >= _CLEARLY * ranked[1][1])
        return ranked[0][0] if clear else None

    def _governments(self) -> Iterator[tuple[int, str]]:
        yield from sorted([*self._in_a_capital(), *self._named_ones()])

    def _in_a_capital(self) -> Iterator[tuple[int, str]]:
        """`En Quito, el Gobierno …`."""
        for match in _IN[self._language].finditer(self._text):
            state = self._state_of(match["place"])
            words = self._text[match.end() :].lstrip()
            if state is not None and _PLAIN[self._language].match(words):
                yield match.start(), state

    def _named_ones(self) -> Iterator[tuple[int, str]]:
        for match in self._named.finditer(self._text):
            words = match["whose"].split()
            for count in range(len(words), 0, -1):
                if state := self._whose(" ".join(words[:count])):
                    yield match.start(), state
                    break

    def _whose(self, words: str) -> str | None:
        return self._state_of(words) or (
            self._state_of(words.removeprefix("ال")) if words.startswith("ال") else None
        )
