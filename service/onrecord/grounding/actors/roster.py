"""The roster of an article: the people it introduces with a title before or a role after the name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.grounding.actors.introductions import describes_person, introductions, is_honorific
from onrecord.grounding.text.locating import Locator, Place
from onrecord.grounding.text.naming import (
    FULL_NAME,
    NAME,
    described_as_body,
    full_names,
    name_key,
    without_lead,
    without_possessive,
)

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.grounding.actors.state_words import StateWords
    from onrecord.grounding.actors.words import ActorWords
    from onrecord.grounding.attribution.offices import Naming
    from onrecord.grounding.attribution.sourcing import Sourcing

Offsets = tuple[int, int]

_SPEAKS = re.compile(r"\b(?:said|told|says|added)\b")
_NO_ROLE = re.compile(
    r"(?:whose|which|where|when|as|and|but|after|before|led|told|in|on|at|from|by|to)\b|\w+ed\s(?:the|an?|his|her|its|their|that)\b"
)
_STAFF = re.compile(
    r"\s*(?:Staff|Assembly|Command|Secretariat|Council|Headquarters|Prosecutor|Directorate)\b"
)
_TRADE = re.compile(
    r"(?P<trade>[a-z][a-z-]+(?:\s[a-z][a-z-]+){0,3})\s(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s(?:al-|el-|bin\s|de\s|von\s|van\s)?[A-ZÀ-Þ][\w.’'-]+){1,3})"
)
"""A name behind what somebody is: `local official Abdul Karim`, `witness Hadi Mansour`."""
_ROLE_AFTER = re.compile(
    rf"({NAME}(?:\s{NAME}){{1,5}}),\s((?:(?:an?|the|its|his|her|[A-Z]\w+['’]s)\s)?"
    r"(?:[^,.;“\"\n]|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bMrs)\.|(?<=\bU)\.|(?<=\.S)\.){2,70}?)(?=,|\.\s|\.$|;)"
)

_PLACE = re.compile(
    r"^(?:Camp|Fort|Port|Mount|Cape|Lake|Gulf|Strait|Base|Point)\s|"
    r"\s(?:Palace|House|Square|Street|Avenue|Road|Airport|Bay|Valley|River|Island|Islands|Sea|Strait|Peninsula|Hotel|Hall|"
    r"Province|County|District|Region|Base|Airfield|Barracks|Beach|Hills|Mountains|Desert|Ocean|Coast|Harbou?r|Shoal|Reef)$"
)
"""What a place is called, beside its name."""
_WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross|[Oo]ff|[Ii]nto)\s$")


class Introduction(NamedTuple):
    """Where an article first puts a person's full name beside a role."""

    name: Place
    role: Place


class Roster:
    """Knows who is a person, and which role they have.

    Args:
        locator: finds words in the article.
        words: the language's words for actors.
        states: the states that the article names.
        sourcing: tells an outlet from a person.
        naming: splits office and name, in the languages that put an office before the name; None in English.
    """

    def __init__(
        self,
        locator: Locator,
        words: ActorWords,
        states: StateWords,
        sourcing: Sourcing,
        naming: Naming | None,
    ) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._words = words
        self._states = states
        self._sourcing = sourcing
        self._naming = naming
        self._introduced: dict[str, Introduction] = {}
        if words.titles:
            self._read()

    def _read(self) -> None:
        titles = "|".join(re.escape(title) for title in self._words.titles)
        title_before = re.compile(
            r"\b((?:(?:[A-Z][\w.’'-]*|former|acting|deputy|vice|then)\s){0,3}"
            rf"(?i:{titles})(?:\s(?i:{titles}))*),?[\s\u200e\u200f]+({FULL_NAME})"
        )
        for name, role in self._naming.roster(self._text) if self._naming else ():
            self._enroll(name, role)
        for match in title_before.finditer(self._text):
            self._enroll(match.span(2), match.span(1))
        for match in _ROLE_AFTER.finditer(self._text):
            words = match.group(2)
            if self._is_role(words) and not _SPEAKS.search(words):
                start = match.start(1) + self._title_length(match.group(1))
                if " " in self._text[start : match.end(1)].strip():
                    self._enroll((start, match.end(1)), match.span(2))
        for name, role in introductions(self._text, self._words) if self._naming is None else ():
            self._enroll_described(name, role)

    def _is_role(self, words: str) -> bool:
        described = self._naming is None and describes_person(words, self._words)
        told = self._naming is None and _NO_ROLE.match(words)
        return described or (self._words.has_title(words.lower()) and not told)

    def _enroll_described(self, name: Offsets, role: Offsets) -> None:
        """Note whom a description introduces, if the name behind the titles is one that a person can have."""
        words = self._text[name[0] : name[1]]
        bare = words[self._title_length(words) :]
        if " " not in bare and bare == words:
            return
        if self._words.has_body(bare) or self._states.state_of(bare) or self._sourcing.is_outlet(bare):
            return
        self._enroll(name, role)

    def _enroll(self, name: Offsets, role: Offsets) -> None:
        """Note a person under the full name and the surname; who was introduced before stays."""
        words = without_possessive(self._text[name[0] : name[1]])
        if self._words.institution.search(words) or self._text[: name[0]].endswith(("the ", "The ")):
            return  # `the Growers League, whose president …` is no person
        lead = self._title_length(words)
        words = words[lead:]
        start = name[0] + lead
        introduction = Introduction(Place(start, start + len(words), True), Place(*role, True))
        last = words.split()[-1]
        surnames = [last, last.split("-", 1)[1]] if last.lower().startswith(("al-", "el-")) else [last]
        for part in (words, *surnames):
            key = name_key(part)
            if key not in self._introduced or self._says_more(introduction, self._introduced[key]):
                self._introduced[key] = introduction

    def _says_more(self, new: Introduction, old: Introduction) -> bool:
        """Whether one introduction has the fuller name, or an office where the other has `Mr` or a rank alone."""
        name, known = (self._text[one.name.start : one.name.end] for one in (new, old))
        if not name_key(f" {name}").endswith(name_key(known)):
            return False  # another person of that surname
        if self._naming is not None:
            return False
        role, held = (self._text[one.role.start : one.role.end] for one in (new, old))
        fuller = role.lower().endswith(held.lower()) and len(without_lead(role)) > len(without_lead(held))
        fuller = fuller or (role.lower() == f"its {held.lower()}")
        return (
            len(name.split()) >= len(known.split())
            and not is_honorific(role)
            and (is_honorific(held) or fuller)
        )

    def _title_length(self, words: str) -> int:
        title = self._words.opening_title(words)
        return title.end() if title else 0

    @property
    def introductions(self) -> list[Introduction]:
        """All introductions, once for each key of a name, in the order in which they were read."""
        return list(self._introduced.values())

    def introduction(self, words: str) -> Introduction | None:
        """Where the article introduces the person of a name."""
        return self._introduced.get(name_key(words))

    def bearer(self, name: str, *, before: int) -> Offsets | None:
        """The only person introduced before whose name has the word: `Arbeláez` of `Camilo Arbeláez Rojas`."""
        found = {
            (one.name.start, one.name.end)
            for one in self._introduced.values()
            if one.name.start < before and name in self._text[one.name.start : one.name.end].split()
        }
        return next(iter(found)) if len({self._text[slice(*place)] for place in found}) == 1 else None

    def is_person(self, words: str) -> bool:
        """Whether a name is one that the article introduces with a title or a role."""
        return name_key(words) in self._introduced

    def persons(self) -> list[tuple[Offsets, str]]:
        """Places of full names that are persons', with the role beside them where there is one."""
        text = self._text
        found = [
            ((name.start, name.end), text[role.start : role.end]) for name, role in self._introduced.values()
        ]
        found += [
            ((start + self._title_length(text[start:end]), end), "")
            for start, end in full_names(text)
            if not self._names_other(start, end)
        ]
        full = {text[slice(*place)].split()[-1] for place, _ in found if " " in text[slice(*place)]}
        return [
            ((start, end), role)
            for (start, end), role in found
            if " " in text[start:end] or (role and text[start:end] not in full)
        ]

    def _names_other(self, start: int, end: int) -> bool:
        """Whether a run of capitalised words names a body, a state or an outlet, and no person."""
        words = self._text[start:end]
        return (
            self._words.has_body(words)
            or self._states.state_of(words) is not None
            or any(self._states.state_of(word) for word in words.split())
            or self._text[:start].endswith(("the ", "The "))
            or _PLACE.search(words) is not None
            or _WHERE.search(self._text, max(0, start - 10), start) is not None
            or self._sourcing.is_outlet(words)
            or described_as_body(self._text, words)
            or words.isupper()
        )

    def split_title(self, span: Span) -> tuple[Span | None, Span]:
        """`Foreign Minister Lena Varga` → the role and the name."""
        if self._naming is not None:
            title, rest = self._naming.split(span.text)
            at = span.start
            return (
                self._locator.span(at + title[0], at + title[1]) if title and title[1] > title[0] else None,
                self._locator.span(at + rest[0], at + rest[1]),
            )
        lead = len(span.text) - len(without_lead(span.text))
        start = span.start + (lead if self._words.opening_title(span.text[lead:]) else 0)
        words = self._text[start : span.end]
        match = self._words.opening_title(words)
        if match and not self._words.is_institution(words) and not _STAFF.match(words, match.end()):
            return (
                self._locator.span(start, start + match.end(1)),
                self._locator.span(start + match.end(), span.end),
            )
        trade = _TRADE.fullmatch(span.text)
        if trade and self._sourcing.is_unnamed(f"a {trade['trade']}"):
            return (
                self._locator.span(span.start, span.start + trade.end("trade")),
                self._locator.span(span.start + trade.start("name"), span.end),
            )
        return None, span
