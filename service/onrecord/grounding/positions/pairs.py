"""Pairs: which two sides `the two`, `both leaders`, `the two ministers` stand for.

They are the two people, else the two states, that the sentence names which the words take up: this one before the verb,
or one of the few before. A sentence that names more, or fewer, leaves it open. For English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.text.naming import capitalised

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.grounding.actors.actors import Actors

REACH = 3
"""Sentences back to the one that names the two."""

_THE_TWO = re.compile(
    r"(?:the\s(?:two|pair)|both|both\sof\sthem|the\stwo\sof\sthem)"
    r"(?:\s(?P<what>men|women|leaders?|ministers|presidents|premiers|chancellors|officials|diplomats|envoys|sides|parties|countries|governments|"
    r"states|capitals|neighbou?rs|nations|allies|delegations|counterparts|generals|commanders|secretaries|heads\sof\s(?:state|government)))?",
    re.IGNORECASE,
)
_BODIES = frozenset(
    "sides parties countries governments states capitals neighbours neighbors nations allies delegations".split()
)


class Pairs:
    """Finds the two sides that an article's words for a pair stand for."""

    def __init__(self, article: Article, actors: Actors) -> None:
        self._article = article
        self._actors = actors

    def of(self, words: str, number: int) -> list[str]:
        """The names of the two; none if the words are not for a pair, or nothing near names just two."""
        pair = _THE_TWO.fullmatch(words.strip())
        if pair is None:
            return []
        for at in range(number - 1, max(0, number - 1 - REACH), -1):
            sentence = self._article.sentences[at - 1]
            if sentence.kind != "text":
                return []
            people = [] if pair["what"] in _BODIES else self._people(sentence.start, sentence.end)
            states = list(dict.fromkeys(self._actors.states_in(sentence.start, sentence.end)))
            named = people or ([] if pair["what"] not in (None, *_BODIES) else states)
            if len(named) == 2:
                return people or [self._actors.words_for(state) for state in named]
            if len(named) > 2:
                return []
        return []

    def _people(self, start: int, end: int) -> list[str]:
        found: dict[str, str] = {}
        for name, _ in capitalised(self._article.text[start:end]):
            words = name.split()
            bare = next(
                (
                    " ".join(words[at:])
                    for at in range(len(words))
                    if self._actors.is_person(" ".join(words[at:]))
                ),
                None,
            )
            if bare is None and 2 <= len(words) <= 3 and not self._actors.is_body(name):
                bare = name  # `her counterpart, Joseph Kamau`
            if bare is not None:
                found.setdefault(bare.split()[-1], bare)
        return list(found.values())
