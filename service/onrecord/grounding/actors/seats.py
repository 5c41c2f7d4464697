"""Where an English article seats an actor: whose `its ambassador` is, and of which capital a ministry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.actors.belonging import speaks_for_nobody
from onrecord.grounding.text.naming import DATELINE, NAME, bare_name

if TYPE_CHECKING:
    from onrecord.grounding.actors.register import Register
    from onrecord.grounding.actors.state_words import StateWords
    from onrecord.grounding.actors.words import ActorWords
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.locating import Locator

OF_STATE = re.compile(
    r"(?:\w+ )?(?:ministry|army|navy|military|air force|government|presidency|armed forces)", re.IGNORECASE
)
_OWN = re.compile(r"(?:[Ii]ts|[Tt]heir)\s")
_CAPITALISED = re.compile(rf"{NAME}(?:\s{NAME}){{0,3}}")
_DESCRIBED_BODY = re.compile(rf"{NAME}(?:\s{NAME}){{0,3}}\s[a-z]+")
_IN_PLACE = re.compile(rf"{OF_STATE.pattern}\sin\s(?P<place>{NAME}(?:\s{NAME}){{0,2}})", re.IGNORECASE)
_BEHIND_PLACE = re.compile(rf"\sin\s(?P<place>{NAME}(?:\s{NAME}){{0,2}})(?=[\s,.])")
_BEFORE_PLACE = re.compile(
    rf"(?:[“\"][^”\"]*[”\"],?\s)?(?:But\s|And\s)?[Ii]n\s(?P<place>{NAME}(?:\s{NAME}){{0,2}}),\s(?:(?:[Tt]he|its)\s)?"
)


class Seats:
    """Reads the seats of one article's actors.

    Args:
        locator: finds words in the article.
        words: the language's words for actors.
        states: the states that the article names.
        register: the entries of its actors.
    """

    def __init__(self, locator: Locator, words: ActorWords, states: StateWords, register: Register) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._words = words
        self._states = states
        self._register = register

    def topic_of(self, entry: Entry) -> Entry | str | None:
        """Whose `its ambassador` or `its leader` is: the body or state that opens the sentence or the one before.

        One without an entry is given by the article's words.
        """
        if entry.role is None or not _OWN.match(entry.role.text):
            return None
        if speaks_for_nobody(entry.role.text):
            return None
        number = self._locator.article.sentence_at(entry.role.start)
        for start, end in (
            (self._locator.window(number, number)[0], entry.role.start),
            self._locator.window(number - 1, number - 1) if number > 1 else (0, 0),
        ):
            opener = self._opener(start, end, entry)
            if opener is not None:
                return opener
        return None

    def _opener(self, start: int, end: int, besides: Entry) -> Entry | str | None:
        """The body or state that the words of a stretch open with."""
        dateline = DATELINE.match(self._text, start, end)
        first = dateline.end() if dateline else start
        lead = re.compile(r"(?:(?:But|And|In|Yet|Still|Meanwhile),?\s)?(?:the\s|The\s)?").match(
            self._text, first, end
        )
        first = lead.end() if lead else first
        for one in self._register.entries:
            if one is not besides and one.kind != "person" and one.named:
                for at, until in one.mentions:
                    if at <= first < until and until <= end:
                        return one
        opened = _DESCRIBED_BODY.match(self._text, first, end)
        if opened is None or not self._words.is_institution(opened.group()):
            opened = _CAPITALISED.match(self._text, first, end)
        if opened is None or re.match(r"['’]", self._text[opened.end() :]):
            return None
        words = opened.group()
        return (
            words if self._states.state_of(words) or words.isupper() or self._words.has_body(words) else None
        )

    def _its_owner(self, start: int, entry: Entry) -> str | None:
        """`China wants … Its Foreign Ministry said`: the state that the sentence before opened with."""
        number = self._locator.article.sentence_at(start)
        own = self._locator.window(number, number)[0]
        if number == 1 or not self._text.startswith("Its ", own) or start > own + len("Its "):
            return None
        opener = self._opener(*self._locator.window(number - 1, number - 1), entry)
        return self._states.state_of(opener if isinstance(opener, str) else opener.name) if opener else None

    def place_of(self, entry: Entry) -> str | None:
        """`the foreign ministry in Vienna`, `In Vienna, the foreign ministry`: the state of the capital."""
        placed = _IN_PLACE.fullmatch(bare_name(entry.name))
        if placed is not None:
            return self._states.by_name(placed["place"])
        if not OF_STATE.fullmatch(bare_name(entry.name)):
            return None
        for start, end in sorted(entry.mentions):
            own = self._its_owner(start, entry)
            if own is not None:
                return own
            behind = _BEHIND_PLACE.match(self._text, end)
            number = self._locator.article.sentence_at(start)
            before = _BEFORE_PLACE.fullmatch(self._text[self._locator.window(number, number)[0] : start])
            found = behind or before
            state = self._states.by_name(found["place"]) if found else None
            if state is not None:
                return state
        return None
