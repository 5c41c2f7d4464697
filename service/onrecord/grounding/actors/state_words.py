"""The states an article names: by which words, and where."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.cues.states import own_names
from onrecord.grounding.text.naming import DATELINE, NAME, without_possessive

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.brief import Span
    from onrecord.grounding.text.locating import Locator

_WORDS = re.compile(rf"{NAME}(?:\s(?:of\s)?{NAME}){{0,5}}|U\.[SKN]\.(?:[A-Z]\.)?")
_OFFICIALS = re.compile(
    r"(?:(?:An?|One|Two|Three|Some|Several|Senior|Top)\s)?\S+\s(?:(?:senior|top|government|defen[cs]e|military|security|ministry|foreign)\s){0,3}"
    r"(?:officials?|diplomats?|aides?|ministers?|lawmakers?|officers?|spokes\w+)\b",
    re.IGNORECASE,
)
_CLEARLY = 1.5
"""How many times as often as the next a state must be named for the article to be about it."""


class StateWords:
    """Reads names, capitals and demonyms of states in one article.

    Args:
        locator: finds words in the article.
        names: names, aliases and capitals of states → the state's name.
        adjectives: demonyms → the state's name.
    """

    def __init__(self, locator: Locator, names: Mapping[str, str], adjectives: Mapping[str, str]) -> None:
        self._locator = locator
        self._article = locator.article
        self._names = names
        self._adjectives = adjectives

    def is_name(self, words: str) -> bool:
        """Whether words are a state's name, alias or capital."""
        return words in self._names

    def is_adjective(self, words: str) -> bool:
        """Whether words are a state's adjective and not its name."""
        return words in self._adjectives and words not in self._names

    def is_own_name(self, words: str, state: str) -> bool:
        """Whether words are a state's name in one of the languages, and no demonym of it."""
        return words in own_names(state)

    def by_name(self, words: str) -> str | None:
        """The state that a name, alias or capital stands for."""
        return self._names.get(words)

    def by_adjective(self, words: str) -> str | None:
        """The state that a demonym stands for."""
        return self._adjectives.get(words)

    def state_of(self, words: str) -> str | None:
        """The state that words stand for, by name, capital or demonym, with or without a last full stop."""
        return next(
            (
                table[form]
                for table in (self._names, self._adjectives)
                for form in (words, f"{words}.")
                if form in table
            ),
            None,
        )

    def states_in(self, start: int, end: int) -> list[str]:
        """The states named in a stretch, by name, capital or demonym, in order."""
        return list(dict.fromkeys(state for state, _ in self.states_at(start, end)))

    def states_at(self, start: int, end: int) -> list[tuple[str, int]]:
        """Every state named in a stretch, in order, with where the run of capitalised words around it starts."""
        found: list[tuple[str, int]] = []
        for match in _WORDS.finditer(self._article.text, start, end):
            for candidate in _readings(match.group()):
                state = self.state_of(candidate)
                if state:
                    found.append((state, match.start()))
                    break
        return found

    def other_words(self, words: str, start: int, end: int) -> Span | None:
        """Where a stretch names the same state in other words: `Iraqi` for Iraq."""
        state = self.state_of(words)
        for match in _WORDS.finditer(self._article.text, start, end) if state else ():
            for token in re.finditer(r"\S+", match.group()):
                clean = without_possessive(token.group())
                if self.state_of(clean) == state:
                    at = match.start() + token.start()
                    return self._locator.span(at, at + len(clean))
        return None

    def first_words(self, state: str) -> str:
        """The article's words for a state: its name, else the first of its others; its name where there are none."""
        words: list[str] = []
        for match in _WORDS.finditer(self._article.text):
            words += [c for c in _readings(match.group()) if self.state_of(c) == state][:1]
        return next((word for word in words if word == state), words[0] if words else state)

    def mention(self, state: str, before: int) -> Span | None:
        """The last words for a state before a place, else its first ones; None where the article never names it."""
        places = [at for named, at in self.states_at(0, len(self._article.text)) if named == state]
        if not places:
            return None
        at = max((p for p in places if p < before), default=places[0])
        found = _WORDS.match(self._article.text, at)
        words = found.group() if found else ""
        word = next((c for c in _readings(words) if self.state_of(c) == state), None)
        start = self._article.text.find(word, at) if word else -1
        return self._locator.span(start, start + len(word)) if word and start >= 0 else None

    def dateline(self) -> str | None:
        """The state of a dateline's place, where the place is a capital or a state: `HAVANA, Nov 27 - …`."""
        first = next((s for s in self._article.sentences if s.kind == "text"), None)
        dateline = DATELINE.match(self._article.text, first.start, first.end) if first else None
        if dateline is None:
            return None
        words = self._article.text[dateline.start() : dateline.end()].title()
        return next(
            (
                self._names[place]
                for place in re.findall(r"[^\W\d_]+(?: [^\W\d_]+)?", words)
                if place in self._names
            ),
            None,
        )

    def spoken_of(self, place: int) -> set[str]:
        """The states that the article is on at a place: named beside it, last before it, or most before it."""
        number = self._article.sentence_at(place)
        return {*self.states_in(*self._locator.window(number - 1, number)), *self.last_and_most(place)}

    def last_and_most(self, place: int) -> list[str]:
        """The states named last and most often before a place: one where they are the same, none where none is."""
        before = [state for state, _ in self.states_at(0, place)]
        most = [state for state, _ in Counter(before).most_common(1)]
        return list(dict.fromkeys([*before[-1:], *most]))

    def home(self, sentence: int) -> str | None:
        """Whose `the government` is: the state of the officials cited beside it, the dateline's, or the most named."""
        text, (start, end) = self._article.text, self._locator.window(sentence, sentence)
        for state, at in self.states_at(start, end):
            if _OFFICIALS.match(text, at):
                return state
        if (dateline := self.dateline()) is not None:
            return dateline
        counted = Counter(state for state, _ in self.states_at(0, len(text))).most_common(2)
        clear = counted and (len(counted) == 1 or counted[0][1] > _CLEARLY * counted[1][1])
        return counted[0][0] if clear else None


def _readings(words: str) -> list[str]:
    """The names that a run of capitalised words may hold, the longest first (`South Korea` of its ministry's)."""
    tokens = words.split()
    runs = [
        " ".join(tokens[first : first + length])
        for length in range(len(tokens), 0, -1)
        for first in range(len(tokens) - length + 1)
    ]
    return [without_possessive(run) for run in runs]
