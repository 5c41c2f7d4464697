"""Whom an actor belongs to: the state, body or office that its own words name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.states import state_bodies
from onrecord.grounding.entry import chain_of
from onrecord.grounding.naming import bare_name, name_key, without_lead

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.grounding.actor_words import ActorWords
    from onrecord.grounding.entry import Entry
    from onrecord.grounding.locating import Locator
    from onrecord.grounding.offices import Naming
    from onrecord.grounding.register import Register
    from onrecord.grounding.roster import Roster
    from onrecord.grounding.state_words import StateWords

_BODY_OF_SPOKESMAN = re.compile(
    r"(?:^|\b(?:an?|the|its|chief|senior|deputy)\s)*(?P<body>[\w.&’'-]+(?:\s[\w.&’'-]+){0,4}?)\s+"
    r"(?:chief\s)?(?i:spokes(?:man|woman|person)|press secretary)(?:\s[A-Z][\w.]*){0,2}$"
)
_BODY_OF_HEAD = re.compile(
    r"\b(?:spokes(?:man|woman|person)|head|chief|director|leader|president|chair(?:man|woman|person)?|"
    r"secretary[- ]general|commander|chief executive|founder)\s(?:for|of)\s(?P<body>(?:the\s)?[^,;]{3,70})$"
)
_BESIDE_NAME = re.compile(r",\s(?:(?:an?|the|its)\s)?(?P<role>[^,.;“”\"]{3,70})(?=[,.;]|$)")
_OF_BODY = re.compile(
    r"\sof\s(?:the\s)?(?P<body>[A-ZÀ-Þ][\w’'-]*(?:\s[\w’'-]+){0,4}?)(?=,|\.|\s(?:said|told|who|says|added|has|had)\b)"
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
_OF_STATE = re.compile(
    r"(?:\w+ )?(?:ministry|army|navy|military|air force|government|presidency|armed forces)", re.IGNORECASE
)
_TITLE_LENGTH = 60
"""Characters in which a state's words and a title may stand."""
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

    def owner_of(self, entry: Entry) -> str | None:
        """The state that the actor's own words name it of: `Cuba's defense ministry`, `Malaysia's foreign minister`."""
        if entry.role is not None and _OWN_VOICE.search(entry.role.text):
            return None
        named = state_bodies().get(bare_name(entry.name))
        if named and self._states.mention(named, 0) is not None:
            return named
        spans = [*entry.mentions.values(), *([entry.role] if entry.role else [])]
        for span in sorted(spans, key=lambda span: span.start):
            owner = self._capitalised_state(span, entry) or self._uncapitalised_state(span, entry)
            if owner is not None:
                return owner
        return None

    def _capitalised_state(self, span: Span, entry: Entry) -> str | None:
        for state, at in self._states.states_at(span.start, span.end):
            if _ABROAD.search(self._text, span.start, at):
                return None  # an ambassador in Moscow is not Moscow's
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
                roles += [beside["role"]] if beside else []
        return roles

    def _body_behind(self, entry: Entry) -> str | None:
        """`Lt Col Eirik Solvang of the Norwegian air force`: the body behind the name of somebody with a rank."""
        if self._naming is not None or entry.kind != "person" or entry.role is None:
            return None
        for _, end in sorted(entry.mentions):
            behind = _OF_BODY.match(self._text, end)
            if behind and self._words.has_body(behind["body"]):
                return behind["body"]
        return None

    def body_named(self, entry: Entry) -> str | None:
        """The words for a body in a person's role: `a State Department spokesman`, `head of the Red Crescent`."""
        match = next((found for words in self._roles_of(entry) if (found := _body_in(words))), None)
        if match is None:
            return self._body_behind(entry)
        bare = without_lead(match["body"].strip())
        if not (self._words.has_body(bare) or bare[:1].isupper()):
            return None
        if (
            bare.lower() in _NO_BODY
            or self._words.office.fullmatch(bare)
            or self._words.is_title(bare.lower())
            or self._roster.is_person(bare)
        ):
            return None
        return f"the {bare}" if bare.islower() else bare

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
        if entry.kind != "institution" or not _OF_STATE.fullmatch(bare_name(entry.name)):
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
