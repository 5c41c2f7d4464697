"""The words that one language has for actors in general: pronouns, titles, bodies, groups and offices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.lexicon import phrase_pattern
from onrecord.grounding.attribution.offices import forms
from onrecord.grounding.text.naming import NAME, bare_name

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Lexicon

_ARABIC_PREFIX = r"(?:و?(?:لل|[بل]?(?:ال)?))?"
"""`and`, `for`, `with` and the article are written onto an Arabic word."""


class ActorWords:
    """Tells what words for an actor are, from the cue lists of a language alone.

    Attributes:
        titles: the titles of persons, the longest first.
        institution: finds the nouns for a body.
        group: finds the nouns for a group.
        office: finds the offices of a state.
        holder: finds what people are whom a description introduces: `head`, `adviser`.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        grammar = lexicon.words.get("grammar", {})
        self._pronouns = frozenset(forms(grammar.get("pronouns", ())))
        self._person_pronouns = frozenset(forms(grammar.get("person_pronouns", ())))
        self.titles = forms(grammar.get("titles", ()))
        self._titles = frozenset(title.lower() for title in self.titles)
        listed = "|".join(map(re.escape, self.titles)) or r"(?!)"
        self._title = re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
        title = f"(?i:{listed})"
        self._opening_title = re.compile(
            rf"^((?:(?:[\w.’'-]+\s+){{0,3}}?|(?:[A-ZÀ-Þ][\w.’'-]*\s+(?:(?:of|and|for|on)\s+)?){{4,6}}?){title}(?:\s{title})*)\s+(?={NAME})"
            rf"(?!{title}(?:\s(?:of|for|in|at|to)\b|$))"
        )
        prefix = _ARABIC_PREFIX if lexicon.language == "ar" else ""
        self.institution = _any_of(grammar.get("institutions", ()), prefix)
        self.group = _any_of(grammar.get("groups", ()), prefix)
        roles = lexicon.words.get("roles", {})
        self.office = _any_of(roles.get("offices", ()))
        self.holder = _any_of(roles.get("holders", ()))

    def is_pronoun(self, words: str) -> bool:
        """Whether the words are a pronoun of the language."""
        return words.strip().lower() in self._pronouns

    def is_person_pronoun(self, words: str) -> bool:
        """Whether the words are a pronoun that stands for one person."""
        return words.strip().lower() in self._person_pronouns

    def is_title(self, words: str) -> bool:
        """Whether words are a person's title and nothing more, in lower case."""
        return words in self._titles

    def has_title(self, words: str) -> bool:
        """Whether a person's title is among the words."""
        return self._title.search(words) is not None

    def opening_title(self, words: str) -> re.Match[str] | None:
        """The title before a name that words open with: group 1; the match ends where the name starts."""
        return self._opening_title.match(words)

    def is_institution(self, words: str) -> bool:
        """Whether a name ends in the word for a body: `Peace Institute`, `Rapid Support Forces`."""
        found = [*self.institution.finditer(words), *self.group.finditer(words)]
        return any(match.end() == len(words) for match in found)

    def is_group(self, words: str) -> bool:
        """Whether words mean a body or group in general (`the group`, `the army`)."""
        bare = bare_name(words).lower()
        return bool(self.group.fullmatch(bare) or self.institution.fullmatch(bare))

    def opens_body(self, words: str) -> bool:
        """Whether words begin with the noun for a body or group: `état-major togolais`."""
        return bool(self.institution.match(words) or self.group.match(words))

    def has_body(self, words: str) -> bool:
        """Whether the noun for a body or group is among the words."""
        return bool(self.institution.search(words) or self.group.search(words))

    def leading_group(self, words: str) -> str | None:
        """The group that a person's description begins with: `Hamas` of `Hamas political chief …`."""
        match = re.match(rf"(?:al-|el-)?{NAME}", words)
        return (
            match.group()
            if match and match.end() < len(words) and self.group.fullmatch(match.group())
            else None
        )


def _any_of(entries: object, prefix: str = "") -> re.Pattern[str]:
    listed = [phrase_pattern(entry) for entry in entries] if isinstance(entries, (list, tuple)) else []
    body = "|".join(sorted(listed, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?<!\w){prefix}(?:{body})(?!\w)", re.IGNORECASE)
