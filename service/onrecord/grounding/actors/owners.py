"""Whom an actor belongs to: the state, body or office that its own words name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.states import state_bodies
from onrecord.grounding.actors.belonging import bodies_in, body_behind, speaks_for_nobody
from onrecord.grounding.actors.introductions import describes_person
from onrecord.grounding.actors.seats import OF_STATE, Seats
from onrecord.grounding.actors.standing_bodies import UNITS
from onrecord.grounding.text.entry import chain_of
from onrecord.grounding.text.naming import NAME, bare_name, name_key, without_lead

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.grounding.actors.register import Register
    from onrecord.grounding.actors.roster import Roster
    from onrecord.grounding.actors.state_words import StateWords
    from onrecord.grounding.actors.words import ActorWords
    from onrecord.grounding.attribution.offices import Naming
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.locating import Locator

_BODY_OF_SPOKESMAN = re.compile(
    r"(?:^|\b(?:an?|the|its|chief|senior|deputy)\s)*(?P<body>[\w.&’'-]+(?:\s[\w.&’'-]+){0,4}?)\s+"
    r"(?:chief\s)?(?i:spokes(?:man|woman|person)|press secretary)(?:\s[A-Z][\w.]*){0,2}$"
)
_BODY_OF_HEAD = re.compile(
    r"\b(?:spokes(?:man|woman|person)|head|chief|director|leader|president|chair(?:man|woman|person)?|"
    r"secretary[- ]general|commander|chief executive|founder)\s(?:for|of)\s(?P<body>(?:the\s)?[^,;]{3,70})$"
)
_BESIDE_NAME = re.compile(
    r",\s(?:\d\d,\s)?(?P<sure>(?:an?|the|its)\s|(?=who\s|[A-ZÀ-Þ][\w.]*[’']s?\s))?(?P<role>[^,.;“”\"]{3,70})(?=[,.;]|$)"
)
_NO_BODY = frozenset("a an the his her its their our chief senior deputy".split())
_MINISTER = re.compile(r"\b(?<!prime )minister\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:ambassador|envoy|former|ex-|opposition|shadow|secretary[- ]general|general secretary|its spokes\w+)\b",
    re.IGNORECASE,
)
_OWN_VOICE = re.compile(
    r"\b(?:senators?|sens?\.|mps?|meps?|lawmakers?|legislators?|congress(?:man|woman|members?)|"
    r"member of (?:the )?parliament|parliamentarian|opposition|candidate|"
    r"analyst|professor|researcher|historian|economist|activist|resident)\b",
    re.IGNORECASE,
)
"""Offices whose holders speak for themselves or their party, never for their country."""
_TITLE_LENGTH = 60
"""Characters in which a state's words and a title may stand."""
_SEVERAL_STATES = re.compile(
    r"\b(?:American|African|Arab|Asian|European|Pacific|Caribbean)\s(?:States|Nations|Unity)\b"
)
"""What names a body of many states: `the Organization of American States`."""
_FORMER = re.compile(
    r"(?:(?:an?|the)\s)?(?:[\w-]+\s){0,2}?(?:former|retired|ex-\w+|one-time|onetime)\b", re.IGNORECASE
)
_FORMER_BEFORE = re.compile(r"\b(?:former|retired|one-time|onetime)\s$", re.IGNORECASE)
_LOWER = re.compile(r"(?<![\w’'])(?!(?:of|the|for|and|de|du|la|in|on)\b)[a-z]")
_ABROAD = re.compile(r"\b(?:to|in|on|for|with|at|against|near)\s(?:the\s)?$")


class Owners:
    """Reads whom the actors of one article belong to.

    Args:
        locator: finds words in the article.
        words: the language's words for actors.
        states: the states that the article names.
        roster: the people that it introduces.
        register: the entries of its actors.
        naming: splits office and name, in the languages that put an office before the name; None in English.
    """

    def __init__(
        self,
        locator: Locator,
        words: ActorWords,
        states: StateWords,
        roster: Roster,
        register: Register,
        naming: Naming | None,
    ) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._words = words
        self._states = states
        self._roster = roster
        self._register = register
        self._naming = naming
        self._seats = Seats(locator, words, states, register)

    def owner_of(self, entry: Entry) -> str | None:
        """The state that the actor's own words name it of: `Cuba's defense ministry`, `Malaysia's foreign minister`."""
        if entry.role is not None and _OWN_VOICE.search(entry.role.text):
            return None
        named = state_bodies().get(bare_name(entry.name))
        if named and self._states.mention(named, 0) is not None:
            return named
        if self._naming is None and entry.kind == "person" and self._is_former(entry):
            return None
        if (
            self._naming is None
            and entry.kind == "person"
            and (named := self._state_before(entry)) is not None
        ):
            return named
        spans = [*entry.mentions.values(), *([entry.role] if entry.role else [])]
        for span in sorted(spans, key=lambda span: span.start):
            owner = self._capitalised_state(span, entry) or self._uncapitalised_state(span, entry)
            if owner is not None:
                return owner
        return None

    def _is_former(self, entry: Entry) -> bool:
        """`former Costa Rican judge`, `a retired Norwegian admiral`: nobody's any more."""
        if entry.role is None:
            return False
        before = self._text[max(0, entry.role.start - 12) : entry.role.start]
        return _FORMER.match(entry.role.text) is not None or _FORMER_BEFORE.search(before) is not None

    def _state_before(self, entry: Entry) -> str | None:
        """`Latvia's Ilze Vanaga`: the state whose a person is called right before the name."""
        before = re.search(
            rf"(?P<whose>{NAME}(?:\s{NAME})?)['’]s?\s{re.escape(entry.name)}(?!\w)", self._text
        )
        return self._states.state_of(before["whose"]) if before else None

    def _capitalised_state(self, span: Span, entry: Entry) -> str | None:
        for state, at in self._states.states_at(span.start, span.end):
            if _ABROAD.search(self._text, span.start, at):
                return None  # an ambassador in Moscow is not Moscow's
            if _SEVERAL_STATES.search(span.text):
                continue
            if name_key(state) != name_key(entry.name) and self._states.by_name(entry.name) != state:
                return state
        return None

    def _uncapitalised_state(self, span: Span, entry: Entry) -> str | None:
        """The state among an actor's words where states are written without a capital: `le gouvernement malien`."""
        if self._naming is None or entry.kind == "state":
            return None
        for token in span.text.split():
            state = self._states.state_of(token) or self._states.state_of(token.removeprefix("ال"))
            if state and self._states.state_of(entry.name) != state:
                return state
        return None

    def _roles_of(self, entry: Entry) -> list[str]:
        """What an actor is said to be: the role, and what is set beside the name (`X, a Thai army spokesman,`)."""
        roles = [entry.role.text.strip()] if entry.role else []
        if self._naming is None and entry.kind == "person":
            for _, end in sorted(entry.mentions):
                beside = _BESIDE_NAME.match(self._text, end)
                if beside and (beside["sure"] is not None or describes_person(beside["role"], self._words)):
                    roles.append(beside["role"])
        return roles

    def _body_behind(self, entry: Entry) -> str | None:
        """`Lt Col Eirik Solvang of the Norwegian air force`: the body behind a person's name."""
        if self._naming is not None or entry.kind != "person":
            return None
        for _, end in sorted(entry.mentions):
            found = body_behind(self._text, end)
            behind = self._trimmed(without_lead(found)) if found else ""
            if behind and (self._words.has_body(behind) or behind.split()[-1].lower() in UNITS):
                return behind
        return None

    def body_named(self, entry: Entry) -> str | None:
        """The words for a body in a person's role: `a State Department spokesman`, `who leads the New Bridge party`."""
        roles = self._roles_of(entry)
        named = [found["body"].strip() for words in roles if (found := _body_in(words))]
        if self._naming is None:
            named = [] if any(map(speaks_for_nobody, roles)) else named
            named = [*(body for words in roles for body in bodies_in(words)), *named]
        for body in named:
            bare = self._trimmed(without_lead(body))
            if self._is_body(bare):
                return f"the {bare}" if bare.islower() else bare
        return None if roles and speaks_for_nobody(roles[0]) else self._body_behind(entry)

    def topic_of(self, entry: Entry) -> Entry | str | None:
        """Whose `its ambassador` is, as an entry or in the article's words; in English."""
        return self._seats.topic_of(entry) if self._naming is None else None

    def _trimmed(self, body: str) -> str:
        """`Homeland Covenant party shouted` → up to the noun for the body or the last word of its name."""
        if self._naming is not None or body.islower():
            return body
        nouns = [*self._words.institution.finditer(body), *self._words.group.finditer(body)]
        names = [*re.finditer(r"(?<!\S)(?:[A-ZÀ-Þ]|\d+(?:st|nd|rd|th)\b)\S*", body)]
        units = [match for match in re.finditer(r"\w+$", body) if match.group() in UNITS]
        return body[: max((match.end() for match in (*nouns, *names, *units)), default=len(body))]

    def _is_body(self, bare: str) -> bool:
        return not (
            not (self._words.has_body(bare) or bare[:1].isupper() or bare in UNITS)
            or bare.lower() in _NO_BODY
            or self._words.office.fullmatch(bare)
            or self._words.is_title(bare.lower())
            or self._roster.is_person(bare)
            or (
                _LOWER.search(bare)
                and not self._words.has_body(bare)
                and bare.split()[-1].lower() not in UNITS
            )
            or (bare.islower() and bare.endswith("front"))
        )

    def home_of(self, entry: Entry, near: list[str]) -> str | None:
        """The state whose minister a person is, where the office names none.

        `HAVANA - … Foreign Minister …`: a desk leaves the country out where the dateline has it. Only for
        ministers (presidents are often those of other states), and only where the dateline's state and no
        other stands beside the person; `near` are the states that do.
        """
        state = self._states.dateline()
        if state is None or entry.role is None or near != [state] or not _MINISTER.search(entry.role.text):
            return None
        return None if _ELSEWHERE.search(entry.role.text) else state

    def seat_of(self, entry: Entry, named: str) -> str | None:
        """The state that a model names for a person in office, where the article is on that state there.

        A desk names the country of an official whom it brings in from elsewhere, and leaves out that of the
        country it is writing about: the one named last or most before, or beside the person; never one that
        stands in the titles of other people alone.
        """
        state = self._states.state_of(named.strip())
        if state is None or entry.role is None or _ELSEWHERE.search(entry.role.text):
            return None
        if self._in_titles_alone(state, entry):
            return None
        return state if state in self._states.spoken_of(entry.first) else None

    def _in_titles_alone(self, state: str, entry: Entry) -> bool:
        """Whether the article names a state in other people's titles and nowhere else: `the US Secretary of State`."""
        own = range(entry.role.start, entry.role.end) if entry.role else ()
        return all(
            at not in own and self._opens_title(at)
            for named, at in self._states.states_at(0, len(self._text))
            if named == state
        )

    def _opens_title(self, at: int) -> bool:
        """Whether the words for a state stand before a title: `US Secretary of State`, `Sri Lankan President`."""
        words = self._text[at : at + _TITLE_LENGTH].lower().split()
        return any(
            self._words.is_title(" ".join(words[first:last]))
            for first in (1, 2)
            for last in range(first + 1, len(words) + 1)
        )

    def seat_of_body(self, entry: Entry) -> str | None:
        """The state whose ministry or army it is (`the interior ministry`): the one that the article is on there."""
        if entry.kind != "institution":
            return None
        placed = self._seats.place_of(entry) if self._naming is None else None
        if placed is not None:
            return placed
        if not OF_STATE.fullmatch(bare_name(entry.name)):
            return None
        before = self._states.last_and_most(entry.first)
        return before[0] if len(before) == 1 else None

    def in_office(self, entry: Entry) -> bool:
        """Whether a person's role is an office of a state: president, minister, ambassador; a rank is none."""
        return entry.role is not None and self._words.office.search(entry.role.text) is not None

    def tie_to_body(self, entry: Entry, role: Span) -> None:
        """Let a person speak for the body that the office's words name, where they do: `cheffe de la Minusca`."""
        body = self._naming.body_of(role.text) if self._naming and entry.of is None else None
        if body is None:
            return
        owner = self._register.merge(self._locator.span(role.start + body[0], role.start + body[1]), None)
        if owner is not entry and entry not in chain_of(owner) and owner.kind != "person":
            entry.of, entry.relation = owner, "speaks_for"


def _body_in(role: str) -> re.Match[str] | None:
    """The body in the words of a role."""
    return _BODY_OF_SPOKESMAN.search(role) or _BODY_OF_HEAD.search(role)
