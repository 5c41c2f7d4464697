"""Words for a person by what he is, in Spanish, French and Arabic: `el mandatario`, `la diplomate`, `الوزير`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.cues.syntax import load_syntax
from onrecord.grounding.text.folding import without_accents

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onrecord.cues.lexicon import Lexicon
    from onrecord.cues.syntax import Syntax
    from onrecord.grounding.attribution.offices import Naming

Offsets = tuple[int, int]

_CLASSES = (
    "premier",
    "diplomacy",
    "ruler",
    "minister",
    "diplomat",
    "soldier",
    "lawmaker",
    "official",
    "leader",
    "expert",
)
_DEFINITE = {
    "es": re.compile(r"(?:el|la|del|al|este|esta|dicho|dicha|ese|esa)\s+(?:propi[oa]\s+)?", re.IGNORECASE),
    "fr": re.compile(r"(?:le|la|du|au|ce|cet|cette)\s+|l['’]\s*", re.IGNORECASE),
    "ar": re.compile(r"(?:هذا|هذه)?\s*ال"),
}
_INDEFINITE = {
    "es": r"(?:un|una|otro|otra|dos|tres|cuatro|varios|varias|algunos|algunas)\s+(?:[\w-]+\s+)?",
    "fr": r"(?:une?|autre|deux|trois|quatre|plusieurs|des|certains|certaines)\s+(?:[\w-]+\s+)?",
    "ar": r"(?<![\w])و?",
}
_PLURAL = {"es": r"(?:es|s)?", "fr": r"s?", "ar": r"(?:ان|ين|ون|ة)?"}
_LINKING = re.compile(r"(?:de|del|du|des|la|el|los|las|le|les|l|d|para|pour|en|في|من|باسم|y|et|و)")
_TRAILING = re.compile(r"[\w’'-]+")


_LEAD_WORD = re.compile(
    r"(?:\b(?:el|la|le|un|una|une|del|al|du|au|sa)\s|\b(?:M|Mme|Sr|Sra)\.?\s)$", re.IGNORECASE
)
_FEMININE = re.compile(r"(?:tra|ora|rice|euse|ière|enne|ée|ora|era|cheffe|aria|ada|esa|iva|isa|triz)$")


_MASCULINE = {
    "es": re.compile(r"(?:or|ero|rio|ado|ico|ivo|tro|dente|ato|ido)$"),
    "fr": re.compile(r"(?:eur|ant|é|ier|ien|ent|al)$"),
}


class Known(NamedTuple):
    """A person the article introduces: where the name and the office stand."""

    name: Offsets
    role: Offsets


class Callings:
    """Finds whom such words take up in one article.

    Args:
        text: the article's text.
        language: its language.
        syntax: the function words of the language.
        known: the people introduced, in the order of the article.
        state_of: the state that a word names, by name or demonym; None for other words.
    """

    def __init__(
        self,
        text: str,
        language: str,
        syntax: Syntax,
        known: Sequence[tuple[Offsets, Offsets]],
        state_of: Callable[[str], str | None],
    ) -> None:
        self._text = text
        self._language = language
        self._syntax = syntax
        self._known = [Known(name, role) for name, role in known]
        self._state_of = state_of

    def takes_up(self, words: str, before: int | None = None) -> Known | None:
        """The person that words take up, the one mentioned last before a place; None where they take up nobody.

        None too where the article has such people without a name (`un diplomático … El diplomático`).
        """
        bare = words.strip()
        definite = _DEFINITE[self._language].match(bare)
        first = definite.end() if definite else 0
        if definite is None and self._language == "ar":
            return None
        rest = bare[first:]
        limit = len(self._text) if before is None else before
        for name in _CLASSES:
            noun = self._syntax.pattern(f"called_{name}").match(rest)
            if noun is None:
                continue
            held = self._syntax.pattern(f"held_{name}")
            own = [one for one in self._before(limit) if self._has_office(noun.group(), one)]
            gender = self._gender(bare[:first], noun.group())
            fit = [
                one
                for one in own or [p for p in self._before(limit) if held.search(self._role(p))]
                if self._agrees(rest[noun.end() :], one) and not {gender, self._gender_of(one)} >= {"f", "m"}
            ]
            if fit:
                last = max(fit, key=lambda one: self._last_mention(one, limit))
                unnamed = self._without_a_name(noun.group(), limit)
                return last if unnamed < self._last_mention(last, limit) else None
        return None

    def _role(self, one: Known) -> str:
        return self._text[slice(*one.role)]

    def _before(self, limit: int) -> list[Known]:
        return [one for one in self._known if min(one.name[0], one.role[0]) < limit]

    def _has_office(self, noun: str, one: Known) -> bool:
        return (
            re.search(rf"(?<!\w)(?:ال)?{re.escape(noun)}(?!\w)", self._role(one), re.IGNORECASE) is not None
        )

    def _gender(self, lead: str, noun: str) -> str:
        """`f`, `m`, or nothing where the words do not tell."""
        if self._language == "ar":
            return "f" if (noun.split() or [""])[0].endswith("ة") else "m"
        article = lead.strip().lower()
        if article in ("la", "esta", "dicha", "cette", "sa", "una", "une", "mme", "sra."):
            return "f"
        if article in ("el", "este", "dicho", "le", "ce", "un", "del", "al", "du", "au", "m.", "sr."):
            return "m"
        first = (noun.split() or [""])[0].lower()
        return "f" if _FEMININE.search(first) else "m" if _MASCULINE[self._language].search(first) else ""

    def _gender_of(self, one: Known) -> str:
        return self.gender_of(*one.role)

    def gender_of(self, start: int, end: int) -> str:
        """Whose office the words for one are: `f`, `m`, or nothing where they do not tell."""
        role = self._text[start:end]
        if self._language == "ar":
            return self._gender("", role.removeprefix("ال"))
        own = _DEFINITE[self._language].match(role)
        if own is not None:
            return self._gender(own.group(), role[own.end() :])
        lead = _LEAD_WORD.search(self._text, max(0, start - 12), start)
        return self._gender(lead.group() if lead else "", role)

    def _agrees(self, rest: str, one: Known) -> bool:
        """Whether the words behind the noun can be of a person: `titular | de Defensa`, `mandatario | francés`."""
        beside = self._text[max(0, min(one.role[0], one.name[0]) - 30) : max(one.role[1], one.name[1]) + 60]
        role = _folded(self._role(one))
        named = {state for word in _TRAILING.findall(self._role(one)) if (state := self._state(word))}
        near = {state for word in _TRAILING.findall(beside) if (state := self._state(word))}
        for token in _TRAILING.findall(rest):
            word = token.split("'")[-1].split("’")[-1]
            if _LINKING.fullmatch(word.lower()):
                continue
            state = self._state(word)
            if state is not None:
                if state not in (named or near):
                    return False
            elif _folded(word)[: max(4, len(word) - 2)] not in role:
                return False
        return True

    def _state(self, word: str) -> str | None:
        return self._state_of(word) or (
            self._state_of(word.removeprefix("ال")) if word.startswith("ال") else None
        )

    def _last_mention(self, one: Known, limit: int) -> int:
        name = self._text[slice(*one.name)]
        last = name.split()[-1]
        found = self._text.rfind(last, 0, limit)
        return max(found, one.name[0] if one.name[0] < limit else -1)

    def _without_a_name(self, noun: str, limit: int) -> int:
        """Where somebody of that noun was last told of without a name (`un diplomático`); -1 where nobody was."""
        if self._language == "ar" and not self._syntax.holds("callings", noun):
            return -1  # the noun of an office has no article of its own: `وزير الخارجية`
        pattern = re.compile(
            rf"(?<!\w){_INDEFINITE[self._language]}{re.escape(noun)}{_PLURAL[self._language]}(?!\w)",
            re.IGNORECASE,
        )
        places = (match.start() for match in pattern.finditer(self._text, 0, limit))
        return max(
            (at for at in places if not any(one.role[0] - 1 <= at < one.role[1] for one in self._known)),
            default=-1,
        )


def callings_of(
    text: str, lexicon: Lexicon, naming: Naming | None, states: Mapping[str, str]
) -> Callings | None:
    """The callings of an article; None in the languages that have no list of them."""
    syntax = load_syntax(lexicon.language)
    if naming is None or syntax is None:
        return None

    def state_of(word: str) -> str | None:
        return states.get(word) or states.get(word.lower()) or states.get(word.capitalize())

    return Callings(text, lexicon.language, syntax, naming.roster(text), state_of)


def _folded(words: str) -> str:
    return without_accents(words).lower()
