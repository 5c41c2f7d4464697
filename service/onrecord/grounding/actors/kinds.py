"""What an actor is by its words: a state, an institution, a group or a person, and whether it is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.states import state_bodies
from onrecord.grounding.actors.companies_abroad import is_called_company
from onrecord.grounding.actors.standing_bodies import UNITS
from onrecord.grounding.attribution.sourcing import Sourcing, head_of
from onrecord.grounding.text.naming import (
    NAME,
    PARTICLES,
    bare_name,
    described_as_body,
    short_forms_abroad,
    stands_after_the,
)

if TYPE_CHECKING:
    from onrecord.brief import ActorKind, Span
    from onrecord.grounding.actors.roster import Roster
    from onrecord.grounding.actors.state_words import StateWords
    from onrecord.grounding.actors.words import ActorWords
    from onrecord.grounding.attribution.offices import Naming
    from onrecord.grounding.text.locating import Locator

_ELEMENTS = re.compile(
    r"^(?:elements?|figures?|members?|people|officials?|parts?|factions?|circles?|leaders?)\b", re.IGNORECASE
)
_PLURAL = re.compile(r"(?:s|people|men|women|\b(?:group|number|handful|couple|crowd|band))$")
_CALLED_BODY = re.compile(
    r"\w\s(?:International|Watch|Worldwide|Monitor|Initiative|Without Borders|Resistance Committees?)$"
)
"""What organisations are called, and no surname: `Amnesty International`."""
_A_CALLING = re.compile(
    r"\b(?:[a-z]{0,20}(?:eer|man|woman|ician|ist)|driver|pilot|captain|guard|nurse|clerk|farmer|teacher|sailor|worker|soldier|"
    r"prisoner|shopkeeper|villager|smuggler|dispatcher|controller|gunner)$"
)
"""What a person is by trade, in the singular."""
_SEVERAL_NAMES = re.compile(rf"{NAME}(?:\s(?:{PARTICLES}\s|al-)?{NAME}){{1,3}}")
_ONE_NAME = re.compile(NAME)
_LONGEST_ACRONYM = 5
_WITH_ACRONYM = re.compile(r"[A-Z]{2,5}(?:\s[A-ZÀ-Þ][a-zß-ÿ]+){1,2}")
"""`NHS Highland`, `USAID Mali`: a body's own arm; people's names have no such first word."""
_FIGHTERS = re.compile(
    r"\b(?:rebels|fighters|militants|guerrillas|insurgents|militiamen|gunmen|militia)$", re.IGNORECASE
)
_A_COMPANY = re.compile(
    r"\b[Tt]he\s(?:[\w-]+\s){0,2}?(?:company|firm|shipbuilder|carmaker|airline|shipyard|manufacturer|insurer|lender|refiner|"
    r"utility|contractor|developer|conglomerate)\b"
)
_COMPANY_HAS = (
    r"(?:shares?|share price|profits?|revenue|chief executive|CEO|shareholders|board|subsidiary|headquarters|"
    r"head of [a-z]+|shipyards?|yards?|factory|plant|customers)"
)
_IT_DOES = r"(?:had|has|would|will|owns?|operates|expects)"
_COMMON_PLURAL = re.compile(r"[A-Z][a-z]+(?:ers|ors|ists|ents|ians|men|women|people)")


class ActorKinds:
    """Decides kinds from the words of one article.

    Args:
        locator: finds words in the article.
        words: the language's words for actors.
        states: the states that the article names.
        roster: the people that it introduces.
        sourcing: tells an unnamed source.
        naming: splits office and name, in the languages that put an office before the name; None in English.
    """

    def __init__(
        self,
        locator: Locator,
        words: ActorWords,
        states: StateWords,
        roster: Roster,
        sourcing: Sourcing,
        naming: Naming | None,
    ) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._words = words
        self._states = states
        self._roster = roster
        self._sourcing = sourcing
        self._naming = naming
        self._shortened = (
            frozenset(short_forms_abroad(self._text).values()) if naming is not None else frozenset()
        )

    def kind(self, name: Span, role: Span | None, words: str) -> tuple[ActorKind, bool]:
        """The kind of a new actor and whether the article names it.

        Args:
            name: where it is named.
            role: the role beside the name.
            words: the name as the brief is to give it.
        """
        head = head_of(words)
        if self._states.is_name(words) or self._states.is_name(f"{words}."):
            return "state", True
        if role is None and (words in state_bodies() or _WITH_ACRONYM.fullmatch(words)):
            return "institution", True
        if role is None and words in self._shortened:
            return self._body_kind(words), True
        if role is None and self._opens_as_a_plural(name, words):
            return "group", False
        if role is None and described_as_body(self._text, words):
            return self._body_kind(words), True
        if self._naming is not None and " " not in words and is_called_company(self._text, words):
            return "institution", True  # `l'exploitant du réseau, Noordkabel`
        if role is not None or self._roster.is_person(words):
            return "person", True
        if self._naming is None and _CALLED_BODY.search(words):
            return "institution", True
        if self._naming is not None and is_called_company(self._text, words):
            return "institution", True
        if _ELEMENTS.match(words):
            return "group", False
        if self._sourcing.is_unnamed(name.text):
            return ("group" if _PLURAL.search(head) else "person"), False
        if self._naming is not None and self._naming.is_office(words):
            return "person", False
        if re.search(r"\w", head) and self._words.is_title(head.split()[-1].lower()):
            return "person", False  # an office and no name: `Poland's defence minister`
        if self._words.institution.search(head) or self._words.institution.search(words):
            return "institution", True
        if " " in words and words.split()[-1].lower() in UNITS:
            return "institution", True  # `Singu People's Defense Force`
        if self._naming is None and words.islower() and _A_CALLING.search(head):
            return "person", False  # `the engineer on duty`
        if stands_after_the(self._text, words) and len(words.split()) > 1:
            return self._body_kind(words), True
        if self._words.group.search(words):
            return "group", any(char.isupper() for char in words) or _is_arabic_name(words)
        if role is None and _FIGHTERS.search(name.text):
            return "group", any(char.isupper() for char in words)  # `Huthi rebels` are no person
        if " " in words and self._states.is_name(words.split()[-1]):
            return "institution", True  # `Environment Canada`, `Historic Scotland`
        if self._naming is None and self._acts_as_company(words):
            return "institution", True
        if not words.isupper() and (_SEVERAL_NAMES.fullmatch(words) or _ONE_NAME.fullmatch(words)):
            return "person", True  # or a surname alone; groups that go by one word are in the cue lists
        named = any(token[:1].isupper() for token in words.split()) or _is_arabic_name(words)
        return ("institution" if words.isupper() else "group"), named

    def _opens_as_a_plural(self, name: Span, words: str) -> bool:
        """`Islanders say …`: a common noun has its capital from the sentence that it opens."""
        opens = self._locator.window(name.sentence, name.sentence)[0] == name.start
        return (
            self._naming is None
            and opens
            and _COMMON_PLURAL.fullmatch(words) is not None
            and not self._roster.is_person(words)
            and re.search(rf"[\w,]\s{re.escape(words)}\b", self._text) is None
            and re.match(r"\s(?![a-z]+s\b)[a-z]", self._text[name.end : name.end + 20]) is not None
        )

    def _acts_as_company(self, words: str) -> bool:
        """Whether a name has what companies have, or says what `it` will do, where the article speaks of a company."""
        if _A_COMPANY.search(self._text) is None:
            return False
        name = re.escape(words)
        signs = [rf"\b{name}['’]s?\s(?:[\w-]+\s){{0,2}}?{_COMPANY_HAS}\b"]
        signs.append(
            rf"(?:^|[\n.”\"]\s?){name}\s[^.“”\"]{{10,200}}?,\s{_A_COMPANY.pattern}\s(?:has\s|also\s)?sa(?:id|ys)\b"
        )
        if " " in words:
            signs.append(
                rf"\b{name}\s(?:said|says|confirmed|disclosed|announced)\s(?:\w+\s){{0,3}}?it\s{_IT_DOES}\b"
            )
        return any(re.search(sign, self._text) for sign in signs)

    def _body_kind(self, words: str) -> ActorKind:
        return "group" if self._words.group.search(words) else "institution"

    def is_body(self, words: str) -> bool:
        """Whether a name is a state's, an adjective's of one, or an institution's."""
        return (
            self._states.is_name(words)
            or self._states.is_adjective(words)
            or words in state_bodies()
            or bool(self._words.institution.search(words))
        )

    def is_known_name(self, span: Span) -> bool:
        """Whether a subject is a state, or a person the article introduces, by name and nothing more."""
        _, name = self._roster.split_title(span)
        bare = bare_name(name.text)
        return (
            bool(bare)
            and (self._states.is_name(bare) or self._roster.is_person(bare))
            and not self._sourcing.is_unnamed(span.text)
        )

    def is_force(self, words: str) -> bool:
        """Whether words can stand for who has an asset: a state by whatever name, a body or a group, no person."""
        bare = bare_name(words)
        if self._states.state_of(bare) or self._states.state_of(words):
            return True
        if self._roster.is_person(bare) or self._sourcing.is_unnamed(words):
            return False
        acronym = bare.isalpha() and bare.isupper() and 1 < len(bare) <= _LONGEST_ACRONYM
        return self._words.is_institution(bare) or acronym

    def may_operate(self, words: str) -> bool:
        """Whether words can stand for who has an asset: a name, or a body or group in general words."""
        return any(char.isupper() for char in words) or self._words.has_body(words)

    def leading_body(self, start: int, end: int) -> Span | None:
        """The state or group whose name opens a stretch: `Iraqi` of `Iraqi security forces`."""
        words = self._text[start:end]
        for more in (2, 1, 0):  # `North Korean soldiers`, `New Zealand frigates`
            match = re.match(rf"(?:al-|el-)?(?:U\.[SKN]\.|{NAME})(?:\s{NAME}){{{more}}}", words)
            if match is None or match.end() == len(words):
                continue
            if self._states.state_of(match.group()) or self._words.group.fullmatch(match.group()):
                return self._locator.span(start, start + match.end())
        return None


def _is_arabic_name(words: str) -> bool:
    """Arabic has no capitals: several words with the article are a name (`برنامج الأغذية العالمي`)."""
    return len(re.findall(r"(?:^|\s)ال\w+", words)) > 0 and " " in words
