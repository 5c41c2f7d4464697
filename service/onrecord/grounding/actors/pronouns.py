"""Whom a pronoun takes up, from who was named and who spoke before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.attribution.subjects import leading_subject
from onrecord.grounding.text.naming import bare_name

if TYPE_CHECKING:
    from onrecord.grounding.actors.owners import Owners
    from onrecord.grounding.actors.register import Register
    from onrecord.grounding.actors.roster import Roster
    from onrecord.grounding.actors.words import ActorWords
    from onrecord.grounding.attribution.callings import Callings
    from onrecord.grounding.attribution.people import People, Person
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.locating import Locator

_PLURAL = frozenset(("they", "them", "their", "we"))
_SHE = frozenset(("elle", "ella", "هي", "celle-ci", "cette dernière", "ésta", "esta"))
_HE = frozenset(("il", "él", "هو", "celui-ci", "ce dernier", "éste", "este"))
_BODY_REACH = 2
"""Sentences that `it` reaches back."""


class Pronouns:
    """Resolves the pronouns of one article.

    Args:
        locator: finds words in the article.
        words: the language's words for actors.
        roster: the people that the article introduces.
        register: the entries of its actors.
        owners: ties a person to the body that an office names.
        people: tells `he` from `she`; None in the languages where only the words before a pronoun decide.
        callings: tells a woman's office from a man's in those languages; None in English.
    """

    def __init__(
        self,
        locator: Locator,
        words: ActorWords,
        roster: Roster,
        register: Register,
        owners: Owners,
        people: People | None,
        callings: Callings | None = None,
    ) -> None:
        self._locator = locator
        self._words = words
        self._roster = roster
        self._register = register
        self._owners = owners
        self._people = people
        self._callings = callings
        self._held: dict[int, list[Entry]] = {}

    def hold(self, entry: Entry, sentence: int) -> None:
        """Note who holds a position in a sentence: whom a pronoun after it most likely means."""
        self._held.setdefault(sentence, []).append(entry)

    def antecedent(
        self,
        pronoun: str,
        sentence: int,
        recent: list[Entry],
        *,
        replies: bool,
        told: tuple[int, int] | None = None,
    ) -> Entry | None:
        """Whom a pronoun means.

        Args:
            pronoun: the pronoun.
            sentence: the number of its sentence.
            recent: who was resolved before, the last one last.
            replies: whether the pronoun's verb answers somebody: then it is not whoever spoke last.
            told: where the verb's addressee stands, who is not its subject.
        """
        pronoun = pronoun.strip().lower()
        meant = (
            self._introduced(pronoun, sentence)
            if self._people is None
            else self._meant(pronoun, sentence, self._people, replies=replies, told=told)
        )
        if told is not None:
            recent = [e for e in recent if not any(told[0] <= start < told[1] for start, _ in e.mentions)]
        return meant or self._last_of_its_kind(pronoun, recent)

    def _introduced(self, pronoun: str, sentence: int) -> Entry | None:
        """`la cheffe de la mission, Leonor Abrantes, … elle`: whom the sentence introduces by office and name."""
        if not self._words.is_person_pronoun(pronoun):
            return None
        start, end = self._locator.window(sentence, sentence)
        inside = [one for one in self._roster.introductions if start <= one.name.start < end]
        if not inside:
            return None
        wanted = "f" if pronoun in _SHE else "m" if pronoun in _HE else ""
        if self._callings is not None and wanted:
            gender = self._callings.gender_of
            inside = [one for one in inside if gender(one.role.start, one.role.end) in ("", wanted)]
        if not inside:
            return None
        last = max(inside, key=lambda introduction: introduction.name.start)
        role = self._locator.span(last.role.start, last.role.end)
        entry = self._register.merge(self._locator.span(last.name.start, last.name.end), role)
        self._owners.tie_to_body(entry, role)
        return entry

    def _meant(
        self,
        pronoun: str,
        sentence: int,
        people: People,
        *,
        replies: bool,
        told: tuple[int, int] | None,
    ) -> Entry | None:
        if pronoun == "it":
            return self._body_meant(sentence)
        person = people.taken_up(
            pronoun, sentence, spoke=lambda number: self._spoke(number, people), replies=replies, told=told
        )
        return self._register.merge(self._locator.span(*person.name), None) if person else None

    def _spoke(self, sentence: int, people: People) -> list[Person]:
        """The persons who hold a position in a sentence, in order."""
        found = []
        for entry in self._held.get(sentence, ()):
            if entry.kind != "person":
                continue
            person = next((p for p in map(people.at, entry.mentions) if p), None)
            if person is not None:
                found.append(person)
        return found

    def _body_meant(self, sentence: int) -> Entry | None:
        """Whom `it` means: the last body or state that held a position, in this sentence or the two before."""
        for number in range(sentence, max(0, sentence - _BODY_REACH - 1), -1):
            bodies = [entry for entry in self._held.get(number, ()) if entry.kind != "person"]
            if bodies:
                return bodies[-1]
        return self._body_opening(sentence)

    def _body_opening(self, sentence: int) -> Entry | None:
        """`The ministry published a list. It said …`: the body that the sentence before has for its subject."""
        sentences = self._locator.article.sentences
        text = self._locator.article.text
        here, above = sentences[sentence - 1], sentences[sentence - 2]
        if sentence < 2 or above.kind != "text" or not text.startswith("It ", here.start):
            return None
        opening = leading_subject(text, above.start, above.end)
        if opening is None:
            return None
        span = self._locator.span(*opening)
        known = self._words.is_institution(span.text) or self._register.is_state(bare_name(span.text))
        return self._register.merge(span, None) if known else None

    def _may_be(self, pronoun: str, entry: Entry) -> bool:
        """Whether a pronoun's gender is not another than that of a person's office."""
        wanted = "f" if pronoun in _SHE else "m" if pronoun in _HE else ""
        if self._callings is None or not wanted or entry.role is None:
            return True
        return self._callings.gender_of(entry.role.start, entry.role.end) in ("", wanted)

    def _last_of_its_kind(self, pronoun: str, recent: list[Entry]) -> Entry | None:
        last = recent[-1] if recent else None
        if self._words.is_person_pronoun(pronoun):
            return next(
                (
                    entry
                    for entry in reversed(recent)
                    if entry.kind == "person" and self._may_be(pronoun, entry)
                ),
                None,
            )
        if pronoun in _PLURAL:
            return next((entry for entry in reversed(recent) if entry.kind != "person"), last)
        if pronoun == "it":
            return next((entry for entry in reversed(recent) if entry.kind != "person"), None)
        return last
