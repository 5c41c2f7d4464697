"""The people an article names, what tells `he` from `she`, and whom a pronoun takes up."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onrecord.article import Article

Offsets = tuple[int, int]
Gender = Literal["he", "she"]

REACH = 4
"""Sentences that a pronoun reaches back."""

_DESCRIBED = re.compile(r"(?:The|Its|His|Her|Their|An?)\s[^,.;“”]{2,60},\s(?:[A-Z][\w.]*\s)*")
"""What a name is set behind: `The national security adviser, Ruth Amsel, …`."""
_OFFICE_LENGTH = 40
"""Characters of an office before a name that opens a sentence."""

_PRONOUNS: dict[str, Gender] = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}
_TITLES: dict[str, Gender] = {
    **dict.fromkeys("mr sir lord king prince sheikh father brother imam".split(), "he"),
    **dict.fromkeys("ms mrs miss dame lady queen princess madam baroness sister".split(), "she"),
}
_OFFICES = re.compile(
    r"\b\w*(?:(?P<he>spokesman|chairman|congressman|businessman|nobleman)|(?P<she>spokeswoman|chairwoman|congresswoman|businesswoman))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_KIN = re.compile(
    r"\b(?:(?P<she>wife|mother|daughter|sister|widow|girlfriend|niece|aunt|grandmother|mother-in-law|fiancée)|"
    r"(?P<he>husband|father|son|brother|widower|boyfriend|nephew|uncle|grandfather|father-in-law|fiancé)),?\s(?:[A-Z][a-z]{1,3}\.?\s)?$"
)
"""`his mother, Amal Odeh`."""
_AHEAD = re.compile(
    r"(?:Through|In|With|By|Despite|For|At|On|After|Before|During|From|Like|As)\s(?:[\w-]+\s){0,4}?(?P<whose>his|her)\s[^“”\":;]{2,80},\s"
    r"(?:[A-Z][\w.’'-]*\s){0,5}$"
)
"""`In his speech, President …`: the pronoun stands before the name it is of."""
_BEFORE = re.compile(r"([A-Za-z]+)\.?\s+$")


@dataclass(slots=True)
class Person:
    """A person by the place of the full name, and every place that names the person."""

    name: Offsets
    role: str = ""
    mentions: list[Offsets] = field(default_factory=list)
    gender: Gender | None = None


class People:
    """Finds persons' mentions and resolves third-person pronouns, for English.

    Args:
        article: the article.
        quoted: its quotations; names and pronouns inside them are other people's words.
        names: places of full names, each with the words of the role beside it (or none).
    """

    def __init__(
        self, article: Article, quoted: tuple[Quotation, ...], names: Iterable[tuple[Offsets, str]]
    ) -> None:
        self._article = article
        self._text = article.text
        self._quoted = quoted
        self.persons: list[Person] = []
        seen: dict[str, Person] = {}
        for place, role in sorted(names):
            words = self._text[slice(*place)]
            if words in seen:
                seen[words].role = seen[words].role or role
                continue
            seen[words] = Person(place, role)
            self.persons.append(seen[words])
        self._find_mentions()
        self._named: dict[int, list[Person]] = {}
        for person in self.persons:
            for start, _ in person.mentions:
                self._named.setdefault(article.sentence_at(start), []).append(person)
        for person in self.persons:
            person.gender = self._gender_of(person)

    def _find_mentions(self) -> None:
        """Full names, and surnames that only one person bears."""
        surnames = Counter(self._surname(person) for person in self.persons)
        forms: dict[str, Person] = {}
        for person in self.persons:
            forms[self._text[slice(*person.name)]] = person
            surname = self._surname(person)
            if surnames[surname] == 1 and len(surname) > 1:
                forms.setdefault(surname, person)
        if not forms:
            return
        pattern = re.compile(
            r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + r")(?!\w)"
        )
        for match in pattern.finditer(self._text):
            if inside(self._quoted, match.start(), match.end()) is None:
                forms[match.group()].mentions.append(match.span())

    def _surname(self, person: Person) -> str:
        return self._text[slice(*person.name)].split()[-1]

    def _gender_of(self, person: Person) -> Gender | None:
        office = _OFFICES.search(person.role)
        if office:
            return "he" if office["he"] else "she"
        votes: Counter[Gender] = Counter()
        for start, end in person.mentions:
            before = _BEFORE.search(self._text, max(0, start - 14), start)
            title = _TITLES.get(before.group(1).lower()) if before else None
            if title:
                return title
            number = self._article.sentence_at(start)
            opens = self._article.sentences[number - 1].start
            kin = _KIN.search(self._text, max(opens, start - 30), start)
            if kin:
                return "he" if kin["he"] else "she"
            ahead = _AHEAD.match(self._text, opens, start)
            if ahead and not re.search(
                r"\b(?:his|her)\s[^,]{2,40},\s(?:[A-Z][\w.]*\s)*$", self._text[opens:start]
            ):
                votes[_PRONOUNS[ahead["whose"]]] += 2
            if len({id(p) for p in self._named.get(number, ())}) != 1:
                continue
            sentence = self._article.sentences[number - 1]
            for pronoun in self._pronouns(end, sentence.end)[:1]:
                votes[pronoun] += 1
            if number < len(self._article.sentences) and not self._named.get(number + 1):
                following = self._article.sentences[number]
                opening = _PRONOUN.match(self._text, following.start)
                if opening:
                    votes[_PRONOUNS[opening.group().lower()]] += 2
        return votes.most_common(1)[0][0] if votes else None

    def _pronouns(self, start: int, end: int) -> list[Gender]:
        return [
            _PRONOUNS[match.group().lower()]
            for match in _PRONOUN.finditer(self._text, start, end)
            if inside(self._quoted, match.start(), match.end()) is None
        ]

    def taken_up(
        self,
        pronoun: str,
        sentence: int,
        *,
        spoke: Callable[[int], list[Person]],
        replies: bool = False,
        told: Offsets | None = None,
    ) -> Person | None:
        """Whom `he` or `she` means: the last who spoke, else who was named first, in the nearest sentence before.

        Args:
            pronoun: a third-person pronoun.
            sentence: the number of its sentence.
            spoke: who holds a position in a sentence, in order.
            replies: whether the pronoun's verb answers somebody: then it is not whoever spoke last.
            told: where the verb's addressee stands, who is not its subject.
        """
        wanted = _PRONOUNS.get(pronoun.lower())
        if wanted is None:
            return None
        opens = self._article.sentences[sentence - 1].start
        at = self._first_pronoun(opens, pronoun)
        here = [
            p
            for p in [*reversed(spoke(sentence)), *self._opening(sentence)]
            if any(opens <= start < at for start, _ in p.mentions)
            and p.gender in (wanted, None)
            and not _is_told(p, told)
        ]  # `Ravelo rejects it, though he has offered …`
        if here:
            return here[0]
        for number in [*range(sentence - 1, max(0, sentence - 1 - REACH), -1), sentence]:
            speakers = [*reversed(spoke(number))]
            near: list[Person] = [*speakers, *self._named.get(number, ())]
            if replies:
                last = next(iter(reversed(spoke(number))), None)
                near = [p for p in near if p is not last] or (near if number == sentence - REACH else [])
            if number == sentence:
                near = [p for p in near if any(opens <= start < at for start, _ in p.mentions)]
            fitting = [p for p in near if p.gender in (wanted, None) and not _is_told(p, told)]
            sure = [p for p in fitting if p.gender == wanted]
            if fitting and not replies and number < sentence and fitting[0] is next(iter(speakers), None):
                return fitting[0]  # who spoke goes on, whatever is known of whom he spoke to
            if sure or fitting:
                return (sure or fitting)[0]
        return None

    def _opening(self, sentence: int) -> list[Person]:
        """Who is named as the first words of a sentence: its subject, most likely."""
        start = self._article.sentences[sentence - 1].start
        return [
            person
            for person in self._named.get(sentence, ())
            if any(
                start <= at <= start + _OFFICE_LENGTH
                and ("," not in self._text[start:at] or _DESCRIBED.fullmatch(self._text, start, at))
                for at, _ in person.mentions
            )
        ]

    def _first_pronoun(self, start: int, pronoun: str) -> int:
        match = re.compile(rf"\b{re.escape(pronoun)}\b", re.IGNORECASE).search(self._text, start)
        return match.start() if match else start

    def at(self, place: Offsets) -> Person | None:
        """The person whom a place names."""
        return next((p for p in self.persons if place == p.name or place in p.mentions), None)


def _is_told(person: Person, told: Offsets | None) -> bool:
    """`he told Varga that …`: he is not Varga."""
    return told is not None and any(told[0] <= start < told[1] for start, _ in person.mentions)
