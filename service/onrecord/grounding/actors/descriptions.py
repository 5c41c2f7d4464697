"""Whom an English article means by a description with more words than a noun: `the Lisbon-based bloc`, `the UN chief`.

Desks vary: who has spoken is taken up by what is known of him. A description is somebody's only where nobody else near
can be meant; else it stands for itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.actors.standing_bodies import BLOCS
from onrecord.grounding.text.locating import Place
from onrecord.grounding.text.naming import FULL_NAME, NAME, bare_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.brief import Span
    from onrecord.grounding.actors.register import Register
    from onrecord.grounding.actors.roster import Roster
    from onrecord.grounding.actors.state_words import StateWords
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.locating import Locator

_BODY = re.compile(
    r"[Tt]he\s(?P<said>(?:(?!(?:former|then|other|same|new|whole|first|second|two|three)\s)[\w.’'-]+\s){0,4})(?P<noun>[a-z]+)"
)
_ARMED = frozenset("group movement militia faction insurgents rebels guerrillas militants fighters".split())
_MEN = frozenset("insurgents rebels guerrillas militants fighters".split())
_COMPANY = frozenset(
    "company firm shipbuilder carmaker airline lender manufacturer maker insurer refiner miner contractor developer "
    "startup yard shipyard retailer supplier exporter giant conglomerate".split()
)
_MAKES = re.compile(r"[a-z]{3,}(?:maker|builder|producer)")
"""`the planemaker`: what a company makes is its noun."""
_MANY = frozenset("bloc alliance grouping".split())
_WATCHES = frozenset(
    "watchdog regulator monitor agency charity organisation organization body commission".split()
)
_STATE_ARM = re.compile(
    r"\b(?:ministry|government|navy|military|air force|court|parliament|council|commission|department|police|cabinet|"
    r"palace|presidency|embassy|office|house|kremlin|pentagon|nations|union|nato|command|coast ?guard|treasury|"
    r"senate|congress|administration|authorit\w+|staff)\b",
    re.IGNORECASE,
)
_FIGHTS = re.compile(
    r"\b(?:army|front|forces?|movement|brigades?|militia|guard|resistance|fighters|rebels|jihad|state|alliance|league|coalition|"
    r"group|faction|hamas|hezbollah|h(?:o|u)uthis?|taliban|shabaab|haram|polisario|isis|isil|al-qaeda)\b",
    re.IGNORECASE,
)
_ARMS = re.compile(
    r"\b(?:rebel|armed|militant|guerrilla|insurgent|jihadist|islamist|extremist|terrorist|paramilitary|separatist)\b",
    re.IGNORECASE,
)
_SEATED = re.compile(r"[A-ZÀ-Þ][\w.-]*-(?:based|led|run|backed|aligned|headquartered|registered)")
_LETTERS = re.compile(r"[A-Z\d-]{2,8}$")
_MAKER = (
    r"(?i:company|firm|shipbuilder|carmaker|airline|lender|manufacturer|maker|insurer|refiner|miner|contractor|developer|"
    r"startup|retailer|supplier|exporter|giant|major|group|operator|shipyard|producer)"
)
_OPENS = re.compile(
    rf"(?:(?:The|(?:{NAME}\s)?(?:[A-Za-z][\w-]*\s){{0,2}}?{_MAKER})\s)?(?P<name>{NAME}(?:\s(?:{NAME}|&|and(?=\s[A-Z]))){{0,4}})\s"
    r"(?:has|have|had|will|would|is|was|plans|expects|reported|won|lost|signed|said)\b"
)
_OF_MANY = re.compile(
    r"\b(?:union|community|alliance|association|league|organi[sz]ation|council|nato|eu|asean|ecowas|opec|brics)\b|^[A-Z]{2,8}\+?$",
    re.IGNORECASE,
)
_HEADS = r"(?:chief|head|boss|leader)"
_HEADING = re.compile(
    r"\b(?:chief|head|boss|leader|secretary[- ]general|director|president|chair\w*|commander|commissioner|minister|"
    r"governor|high representative|premier|ruler)\b",
    re.IGNORECASE,
)
_CHIEF_OF = re.compile(rf"[Tt]he\s(?P<whose>(?:[\w.’'-]+\s){{1,4}}){_HEADS}")
_AGED = re.compile(r"[Tt]he\s(?P<age>\d\d)-year-old(?:\s[\w’' -]+)?")
_ONCE = re.compile(
    r"[Tt]he\s(?:\w+\s){0,2}?(?:former|ex-|retired|veteran|outgoing|ousted|jailed|deposed|exiled|embattled|detained)(?:\s[\w’'-]+){1,5}"
)
"""What somebody was, or what became of him: nobody's office, so that another may not be meant by it."""
_REACH = 2
"""Sentences back in which whoever is described was named."""


class Descriptions:
    """Finds whom descriptions take up in one English article.

    Args:
        locator: finds words in the article.
        states: the states that the article names.
        roster: the people that it introduces.
        register: the entries of its actors.
    """

    def __init__(self, locator: Locator, states: StateWords, roster: Roster, register: Register) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._states = states
        self._roster = roster
        self._register = register

    def body(self, words: str, sentence: int) -> Span | None:
        """`the Vienna-based watchdog`: where the only body near that can be meant was named last."""
        described = _BODY.fullmatch(words.strip())
        if described is None:
            return None
        noun, said = described["noun"], described["said"].strip()
        if not said and noun not in _MANY | _WATCHES | _MEN and not _is_company(noun):
            return None
        if noun in _MANY and (known := self._known_bloc(noun, sentence)):
            return known
        here = self._text.find(words.strip(), self._locator.window(sentence, sentence)[0])
        low, high = self._locator.window(sentence - _REACH, sentence)
        limit = here if here >= 0 else high
        if said and (same := self._of_that_noun(noun, said, limit)) is not None:
            return same
        if noun not in _ARMED | _MANY | _WATCHES and not _is_company(noun):
            return None
        before = [
            (name, span)
            for name, span in self._bodies()
            if span.start < limit and self._may_be(noun, said, name)
        ]
        near = {name: span for name, span in before if low <= span.start}
        if not near and (noun in _MEN or _ARMS.search(said)):
            near = dict(before)  # `the rebel group`, where the article has but one
        if not near and _is_company(noun) and (opening := self._company_opening(low, limit)):
            return opening
        sure = [name for name in near if noun in _ARMED and _FIGHTS.search(name)]
        near = {name: near[name] for name in sure} if len(sure) == 1 else near
        return next(iter(near.values())) if len(near) == 1 else None

    def _of_that_noun(self, noun: str, said: str, limit: int) -> Span | None:
        """`the Ukrainian ministry`, `the Bahrain-based fleet`: the only body before that ends in the noun and fits."""
        state = self._states.state_of(said)
        if state is None and not _SEATED.fullmatch(said):
            return None
        found: dict[str, Span] = {}
        for name, span in self._bodies():
            named = {one for word in name.split() if (one := self._states.state_of(bare_name(word)))}
            fits = state in named if state is not None else True
            if span.start < limit and fits and name.lower().endswith((noun, f"{noun}s")):
                found[name] = span
        return next(iter(found.values())) if len(found) == 1 else None

    def _company_opening(self, low: int, limit: int) -> Span | None:
        """`Hansjord Verft has won …, the shipyard said`: the name that opens a sentence and is no person's."""
        for sentence in reversed(self._locator.article.sentences):
            if not low <= sentence.start < limit:
                continue
            match = _OPENS.match(self._text, sentence.start, limit)
            name = match["name"] if match else ""
            if name and not self._roster.is_person(name) and self._states.state_of(name) is None:
                return (
                    self._locator.span(*match.span("name"))
                    if match and self._may_be("company", "", name)
                    else None
                )
        return None

    def _known_bloc(self, noun: str, sentence: int) -> Span | None:
        """`the alliance` is NATO, `the bloc` the union: the only one that the article has named so far."""
        limit = self._locator.window(sentence, sentence)[0]
        found: dict[str, Span] = {}
        for name, pattern in BLOCS[noun].items():
            match = re.search(rf"(?<![\w-])(?:{pattern})(?![\w-])", self._text[:limit])
            if match:
                found[name] = self._locator.span(*match.span())
        return next(iter(found.values())) if len(found) == 1 else None

    def _bodies(self) -> Iterator[tuple[str, Span]]:
        """The bodies named so far, and those whose names the article explains, with the places that name them."""
        for entry in self._register.entries:
            if entry.kind in ("institution", "group") and entry.named and entry.name[:1].isupper():
                for span in sorted(entry.mentions.values(), key=lambda each: each.start):
                    yield entry.name, span
        for long in self._register.explained.values():
            if not self._roster.is_person(long) and (at := self._text.find(long)) >= 0:
                yield bare_name(long), self._locator.span(at, at + len(long))

    def _may_be(self, noun: str, said: str, name: str) -> bool:
        """Whether a noun and what is said with it can mean a body of this name."""
        states = {state for word in said.split() if (state := self._states.state_of(word))}
        own = {state for word in name.split() if (state := self._states.state_of(bare_name(word)))}
        if own and states and not own & states:
            return False  # `the Lebanese group` is not of Iraq
        if noun in _MANY:
            return _OF_MANY.search(name) is not None
        if noun in _ARMED:
            arms = noun != "group" or _ARMS.search(said)
            of_state = own and re.search(r"(?:army|forces?|guards?|troops)$", name, re.IGNORECASE)
            return (
                not of_state
                and not _STATE_ARM.search(name)
                and (not arms or _FIGHTS.search(name) is not None or _LETTERS.match(name) is not None)
            )
        if _is_company(noun):
            return _STATE_ARM.search(name) is None and not _FIGHTS.search(name)
        return not re.search(
            r"\b(?:ministry|army|navy|government|parliament|military|court|party)\b", name, re.IGNORECASE
        )

    def person(self, name: Span, recent: list[Entry]) -> Place | Entry | None:
        """`the UN chief`, `the 71-year-old`, `the former minister`: who was named with it, or alone near it."""
        headed = _CHIEF_OF.fullmatch(name.text)
        if headed is not None:
            return self._head_of(headed["whose"].split())
        aged = _AGED.fullmatch(name.text)
        if aged is not None:
            return self._of_age(aged["age"]) or self._alone_near(name, recent)
        return self._alone_near(name, recent) if _ONCE.fullmatch(name.text) else None

    def _head_of(self, whose: list[str]) -> Place | None:
        """Who is introduced as the head of a body: `the junta boss` for `the junta leader, General Sow`."""
        wanted = [word.removesuffix("'s").removesuffix("’s") for word in whose]
        found: dict[str, Place] = {}
        for place, role in self._roster.introductions:
            words = self._text[role.start : role.end]
            if _HEADING.search(words) and all(
                re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", words, re.IGNORECASE) for word in wanted
            ):
                found[self._text[place.start : place.end]] = place
        return next(iter(found.values())) if len(found) == 1 else None

    def _of_age(self, age: str) -> Place | None:
        """Whose age an article gives: `Petros Lambrakis, 71,`, `Lambrakis (71)`, `71-year-old Lambrakis`."""
        aged = re.compile(
            rf"(?P<name>{FULL_NAME})(?:,\s{age}(?=[,.])|\s\({age}\))|\b{age}-year-old\s(?P<behind>{FULL_NAME})"
        )
        found: dict[str, Place] = {}
        for match in aged.finditer(self._text):
            group = "name" if match["name"] else "behind"
            found.setdefault(match[group].split()[-1], Place(*match.span(group), True))
        return next(iter(found.values())) if len(found) == 1 else None

    def _alone_near(self, name: Span, recent: list[Entry]) -> Entry | None:
        """The only person who spoke in the sentences just before; none where another was named there too."""
        low, _ = self._locator.window(name.sentence - _REACH, name.sentence)
        people = {
            entry.name: entry
            for entry in recent
            if entry.kind == "person"
            and entry.named
            and any(low <= start < name.start for start, _ in entry.mentions)
        }
        introduced = {
            self._text[place.start : place.end]
            for place, _ in self._roster.introductions
            if low <= place.start < name.start
        }
        only = next(iter(people.values())) if len(people) == 1 else None
        others = {one for one in introduced if only is None or one.split()[-1] != only.name.split()[-1]}
        return only if only is not None and not others else None


def _is_company(noun: str) -> bool:
    return noun in _COMPANY or _MAKES.fullmatch(noun) is not None
