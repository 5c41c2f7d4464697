"""Words that take up an actor without the name: `the navy`, `the company`, `the minister`, `the Georgian leader`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.actors.bodies_abroad import BodiesAbroad
from onrecord.grounding.actors.descriptions import Descriptions
from onrecord.grounding.actors.standing_bodies import UNITS, described, nouns_like
from onrecord.grounding.text.locating import Place
from onrecord.grounding.text.naming import (
    FULL_NAME,
    NAME,
    described_as_body,
    name_key,
    without_lead,
    without_possessive,
)

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.grounding.actors.register import Register
    from onrecord.grounding.actors.roster import Roster
    from onrecord.grounding.actors.state_words import StateWords
    from onrecord.grounding.actors.words import ActorWords
    from onrecord.grounding.attribution.callings import Callings, Known
    from onrecord.grounding.attribution.offices import Naming
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.locating import Locator

_ANY_BODY = frozenset(
    "company firm agency union party movement organisation organization bloc alliance bank operator carrier charity "
    "watchdog group body association".split()
)
_FIGHTERS = frozenset("guerrillas rebels insurgents militants militia gunmen fighters jihadists".split())
_ARMED_GROUP = re.compile(
    r"\b(?:Liberation|Resistance|Independence|Insurgent|Guerrilla|Jihad|Islamic State|Brigades|Taliban|Hamas|Hezbollah|"
    r"H(?:o|)uthis?|Boko Haram|Shabaab|Polisario|M23|JNIM|FARC|ELN|PKK)\b"
)
_COMPANIES = frozenset(("company", "firm", "bank", "operator", "carrier"))
_PUBLIC = re.compile(
    r"\b(?:ministry|government|army|navy|military|forces?|court|parliament|council|commission|department|police|party|"
    r"union|nations|office)\b",
    re.IGNORECASE,
)
_OF_STATE = re.compile(
    r"\b(?:ministry|government|army|navy|military|air force|armed forces|defen[cs]e forces?|court|parliament|police|"
    r"coast ?guard|kremlin|pentagon|white house|department|senate|embassy|cabinet|presidency)\b",
    re.IGNORECASE,
)
"""What no group, movement or union is: `the group` is not the army of which the sentence before spoke."""
_FORCES = re.compile(
    r"\b(?:ministry|government|army|navy|military|air force|armed forces|parliament|embassy)\b", re.IGNORECASE
)
_CAN_BE_OF_STATE = frozenset("agency organisation organization body".split())
_SPEAKS_FOR = re.compile(r"(?P<of>(?:[\w-]+\s){1,3})spokes(?:man|woman|person)")
"""`the coast guard spokesperson`, whom the article introduces as `a spokesman for the China Coast Guard`."""
_SEVERAL_WORDS = re.compile(
    r"[Tt]he\s(?P<noun>armed forces|coast ?guard|air force|central bank|foreign office|security council|embassy|"
    r"(?:foreign|defen[cs]e|interior|health|finance) ministry|(?:supreme|constitutional) court|"
    r"(?:election|electoral) commission|border guards?|national guard)"
)
"""Bodies that many states have, by their common name."""
_OPENING = frozenset("The A An But And In Its His Her Their What How Why Who Where When Inside".split())
_DESCRIPTION = re.compile(r"(?:[Tt]he|[A-ZÀ-Þ]\w+['’]s)\s+[\w-]+(?:['’]s)?(?:\s[\w-]+){0,3}$")
_RULER = re.compile(r"\b(?:president|prime minister|premier|leader|chancellor|king|emir)\b", re.IGNORECASE)
_CALLED_RULER = frozenset("leader president premier chancellor ruler".split())
_RULED_STATE_BEFORE = 30
"""Characters before an introduction in which the ruler's state may stand."""
_ARTICLE = re.compile(
    r"(?<!\w)(?:(?:el|la|le|este|esta|dich[oa]|ce|cet|cette|del|al|du|au)\s+|l['’])$", re.IGNORECASE
)
_RANKS = {
    "general": r"gen(?:eral|\.)?",
    "colonel": r"col(?:onel|\.)?",
    "admiral": r"adm(?:iral|\.)?",
    "captain": r"capt(?:ain|\.)?",
    "lieutenant": r"lt|lieutenant",
    "sergeant": r"sgt\.?|sergeant",
    "brigadier": r"brig(?:adier|\.)?(?:\s(?:gen(?:eral|\.)?))?",
    "senator": r"sen(?:ator|\.)?",
    "governor": r"gov(?:ernor|\.)?",
    "commander": r"cmdr\.?|cdr|commander",
    "major": r"maj(?:or|\.)?",
    "commodore": r"commodore",
}
"""What may stand before a name for what `the general` takes up."""
_ALSO_CALLED = {"pontiff": "pope", "premier": "prime minister", "tsar": "president"}
"""Offices that desks call by another word when they take them up."""
_RANK_BEFORE = 24
_OF = re.compile(
    rf"(?P<who>(?:[Rr]etired\s)?{NAME}(?:\s{NAME}){{0,5}})(?P<tail>\s(?:of|from|at)\s(?:the\s)?(?P<body>\S.*))"
)
_BASED = re.compile(
    r"(?:[Tt]he\s)?(?:[a-z-]+\s){0,2}(?:opposition|junta|generals|rulers|authorities|leadership|leaders|rebels|government)"
    r"(?P<tail>\s(?:in|of)\s(?P<where>[A-ZÀ-Þ]\S*(?:\s[A-ZÀ-Þ]\S*)?))$"
)
"""`the opposition in Warsaw`: a body by its noun, and where it sits."""
_LED = re.compile(rf"(?:[Tt]he\s)?{NAME}(?:\s{NAME})*(?P<tail>\sof\s(?P<whom>{NAME}(?:\s{NAME}){{1,3}}))")
"""`the New Centre of Pieter Maas`: a party, and who leads it."""
_SAYING = re.compile(r"\sas\s(?:saying|telling|calling|describing)\b")
_BODY_REACH = 3
"""Sentences that `the company` reaches back for a name described as one."""


class References:
    """Finds whom descriptions take up in one article.

    Args:
        locator: finds words in the article.
        words: the language's words for actors.
        states: the states that the article names.
        roster: the people that it introduces.
        register: the entries of its actors.
        naming: splits office and name, in the languages that put an office before the name; None in English.
        callings: finds whom words for an office or a calling take up, in those languages.
    """

    def __init__(
        self,
        locator: Locator,
        words: ActorWords,
        states: StateWords,
        roster: Roster,
        register: Register,
        naming: Naming | None,
        callings: Callings | None,
    ) -> None:
        self._locator = locator
        self._article = locator.article
        self._words = words
        self._states = states
        self._roster = roster
        self._register = register
        self._naming = naming
        self._callings = callings
        self._descriptions = Descriptions(locator, states, roster, register)
        self._bodies_abroad = BodiesAbroad.of(locator, words, register) if naming is not None else None

    def body_taken_up(self, words: str, sentence: int) -> Span | None:
        """`the navy`: where the article names the last navy before, `the Hellenic navy`."""
        if self._bodies_abroad is not None:
            return self._bodies_abroad.taken_up(words, sentence)
        several = _SEVERAL_WORDS.fullmatch(words.strip())
        if several is not None and (last := self._last_of(several["noun"], words, sentence)) is not None:
            return last
        match = re.fullmatch(r"(?:the|The)\s+(\w+)|(?:Police|Prosecutors)", words.strip())
        if match is None:
            return self._descriptions.body(words, sentence)
        noun = (match.group(1) or match.group()).lower()
        if not self._words.is_group(noun) and noun not in _ANY_BODY | UNITS:
            return self._descriptions.body(words, sentence)
        own = self._locator.window(sentence, sentence)
        here = self._article.text.find(words.strip(), *own)
        limit = here if here >= 0 else own[0]
        known = [
            (start, span)
            for entry in self._register.entries
            if entry.kind in ("institution", "group")
            and (
                name_key(entry.name).endswith(tuple(f" {one}" for one in nouns_like(noun)))
                or (noun in _ANY_BODY and entry.named and _may_be(noun, entry.name))
            )
            for (start, _), span in entry.mentions.items()
            if start < limit
        ]
        if self._naming is None:
            described_before = described(self._article.text, noun, limit)
            known += [(start, self._locator.span(start, end)) for start, end in described_before]
        if known:
            found = max(known, key=lambda pair: pair[0])[1]
            return self._whole_mention(found)
        if noun in _FIGHTERS:
            return self._only_fighters(limit) or self._descriptions.body(words, sentence)
        named = next((span for one in nouns_like(noun) if (span := self._named_with(one, limit))), None)
        named = named or (self._described_as_body(limit) if noun in _ANY_BODY else None)
        return named or self._descriptions.body(words, sentence)

    def _last_of(self, noun: str, words: str, sentence: int) -> Span | None:
        """`the coast guard`: the last place before that names a body which ends in the noun or opens with it."""
        own = self._locator.window(sentence, sentence)
        here = self._article.text.find(words.strip(), *own)
        limit = here if here >= 0 else own[0]
        key = noun.lower().replace("defense", "defence")
        known = [
            span
            for entry in self._register.entries
            if entry.kind in ("institution", "group")
            and (name := name_key(entry.name).replace("defense", "defence")) != key
            and (name.endswith(f" {key}") or name.startswith(f"{key} of "))
            for span in entry.mentions.values()
            if span.start < limit
        ]
        return max(known, key=lambda span: span.start, default=None)

    def _only_fighters(self, limit: int) -> Span | None:
        """`the guerrillas`: the last mention of the only armed group that the article has named so far."""
        groups = [
            entry
            for entry in self._register.entries
            if entry.kind in ("institution", "group") and entry.named and _ARMED_GROUP.search(entry.name)
        ]
        before = [pair for entry in groups for pair in entry.mentions.items() if pair[0][0] < limit]
        return max(before, key=lambda pair: pair[0])[1] if len(groups) == 1 and before else None

    def _whole_mention(self, span: Span) -> Span:
        """The words of an actor that a place lies within: `the agency` of `the maritime agency UKMTO`."""
        mentions = [one for entry in self._register.entries for one in entry.mentions.values()]
        return next((one for one in mentions if one.start <= span.start and span.end <= one.end), span)

    def _named_with(self, noun: str, limit: int) -> Span | None:
        """The last name before a place that ends in a noun or opens with it: `Hellenic navy`, `Bank of Kenya`."""
        lower, upper = re.escape(noun), re.escape(noun.capitalize())
        pattern = re.compile(
            rf"(?:(?:The|A|An|But|And|In|Its|His|Her|Their|This|What|How|Why|Who|Where|When|Inside)\s)?"
            rf"(?:{NAME}['’]s\s(?={NAME}\s{NAME}))?(?P<name>{NAME}(?:['’]s)?(?:\s{NAME}){{0,3}}\s"
            rf"(?:{lower}|{upper})|{upper}\sof\s(?:the\s)?{NAME}(?:\s{NAME}){{0,2}})\b"
        )
        named = [
            found
            for found in pattern.finditer(self._article.text[:limit])
            if found["name"].split()[0] not in _OPENING
        ]
        return self._locator.span(*named[-1].span("name")) if named else None

    def _described_as_body(self, limit: int) -> Span | None:
        """`the company`: the last name before that the article calls a body."""
        number = self._article.sentence_at(max(0, limit - 1))
        start, _ = self._locator.window(number - _BODY_REACH, number)
        names = [
            match
            for match in re.finditer(rf"(?<!\w){FULL_NAME}", self._article.text[:limit])
            if match.start() >= start and described_as_body(self._article.text, match.group())
        ]
        return self._locator.span(*names[-1].span()) if names else None

    def tail_of(self, words: str) -> int | None:
        """Where words go on behind a person's name: ` of the Fire Brigades Union`; ` as saying`."""
        if (saying := _SAYING.search(words)) is not None:
            return saying.start()
        if (based := _BASED.match(words)) is not None and self._states.state_of(based["where"]):
            return based.start("tail")
        led = _LED.fullmatch(words)
        if led and self._roster.is_person(led["whom"]) and not self._words.opening_title(words):
            return led.start("tail")
        of = _OF.match(words)
        if of is None:
            return None
        title = self._words.opening_title(of["who"])
        who = of["who"][title.end() :] if title else of["who"]
        if title is None and (
            self._words.has_body(who)
            or any(self._states.state_of(word) for word in (words, who, *who.split()))
            or self._words.has_title(who)
        ):
            return None
        behind = of["body"]
        named = (
            self._words.has_body(behind)
            or behind.split()[-1].lower() in UNITS
            or self._states.state_of(behind) is not None
        )
        several = " " in who or title is not None
        return of.start("tail") if several and named else None

    def person_described(self, name: Span, recent: list[Entry]) -> Entry | None:
        """`the press secretary`, `la ministra`: the last person whose role has these words."""
        if self._naming is not None:
            known = self._taken_up(name)
            if known is not None:
                role = self._locator.span(*known.role)
                return self._register.merge(self._locator.span(*known.name), role)
            return self._in_office(name, recent, self._naming)
        described = self._descriptions.person(name, recent)
        if described is not None:
            return self._person_at(described) if isinstance(described, Place) else described
        if not _DESCRIPTION.match(name.text):
            return None
        ruler = self._ruler(name)
        if ruler is not None:
            return ruler
        wanted = re.sub(r"^\w+['’]s\s+", "", without_lead(name.text)).lower().replace("vice-", "vice ")
        wanted = _ALSO_CALLED.get(wanted, wanted)
        if not self._is_office(wanted):
            return None
        if (ranked := self._ranked(wanted, name, recent)) is not None:
            return ranked
        for entry in reversed(recent):
            if entry.kind == "person" and entry.role and wanted in entry.role.text.lower():
                return entry
        return self._introduced_as(wanted, name)

    def _ranked(self, wanted: str, name: Span, recent: list[Entry]) -> Entry | None:
        """`the admiral`: the last person whose name the article gives with that rank before it, `Adm. Teague`."""
        rank = _RANKS.get(wanted.split()[-1])
        if rank is None:
            return None
        before = re.compile(rf"(?i:{rank})\s$")
        text = self._article.text
        for entry in reversed(recent):
            if entry.kind == "person" and any(
                before.search(text[max(0, start - _RANK_BEFORE) : start]) for start, _ in entry.mentions
            ):
                return entry
        ranks = re.compile(rf"\b(?i:{rank})\s(?P<name>{FULL_NAME})")
        named = [found for found in ranks.finditer(text, 0, name.start) if " " in found["name"]]
        return self._person_at(Place(*named[-1].span("name"), True)) if named else None

    def _is_office(self, wanted: str) -> bool:
        last = wanted.split()[-1]
        held = [match.end() for match in self._words.holder.finditer(wanted)]
        return self._words.is_title(wanted) or self._words.is_title(last) or len(wanted) in held

    def _introduced_as(self, wanted: str, name: Span) -> Entry | None:
        """The person nearest to the words whom the article introduces with such a role."""
        held = {
            place.start: (place, self._article.text[role.start : role.end])
            for place, role in self._roster.introductions
        }
        same = [place for place, role in held.values() if wanted in role.lower()]
        if not same and (speaks := _SPEAKS_FOR.fullmatch(wanted)) is not None:
            of = {word for word in speaks["of"].split() if word not in ("government", "chief")}
            same = [
                place
                for place, role in held.values()
                if "spokes" in role.lower() and of <= set(re.findall(r"[\w-]+", role.lower()))
            ]
            same = same if len({self._article.text[at.start : at.end] for at in same}) == 1 else []
        if not same:
            # `the strategic affairs minister` is `the minister, Eitan Barzel`, if there is no other minister.
            same = [place for place, role in held.values() if _fits(wanted, role)]
            same = same if len(same) == 1 else []
        return self._person_at(min(same, key=lambda at: abs(at.start - name.start))) if same else None

    def _ruler(self, name: Span) -> Entry | None:
        """`the Georgian leader`: the only president, premier or leader whom the article introduces with that state."""
        words = without_lead(name.text).split()
        state = self._states.state_of(without_possessive(words[0])) if len(words) == 2 else None
        if state is None or words[1].lower() not in _CALLED_RULER:
            return None
        found: dict[int, Place] = {}
        for place, role in self._roster.introductions:
            if not _RULER.search(self._article.text[role.start : role.end]):
                continue
            low = min(place.start, role.start) - _RULED_STATE_BEFORE
            if state in self._states.states_in(max(0, low), max(place.end, role.end)):
                found[place.start] = place
        return self._person_at(next(iter(found.values()))) if len(found) == 1 else None

    def _person_at(self, place: Place) -> Entry:
        return self._register.merge(self._locator.span(place.start, place.end), None)

    def _taken_up(self, name: Span) -> Known | None:
        """Whom `el mandatario` or `الوزير` takes up, by name."""
        if self._callings is None:
            return None
        article = _ARTICLE.search(self._article.text, max(0, name.start - 12), name.start)
        return self._callings.takes_up(f"{article.group() if article else ''}{name.text}", name.start)

    def _in_office(self, name: Span, recent: list[Entry], naming: Naming) -> Entry | None:
        """`la ministra`, `الوزير`: the last person whose role has that office."""
        words = name.text
        if not naming.is_office(words):
            return None
        office = naming.office_of(words).lower().removeprefix("ال")
        people = [e for e in (*recent, *self._register.entries) if e.kind == "person" and e.role]
        held = next(
            (
                e
                for e in reversed(people)
                if e.role and office in e.role.text.lower() and self._alike(e.role, name)
            ),
            None,
        )
        last = recent[-1] if recent else None
        if held or last is None or last.role is None or not naming.is_generic(words):
            return held
        near = self._locator.window(name.sentence - 1, name.sentence)
        close = any(near[0] <= start < near[1] for start, _ in last.mentions)
        return last if close and self._alike(last.role, name) else None

    def _alike(self, role: Span, name: Span) -> bool:
        """Whether an office and words that take it up are not a woman's and a man's."""
        if self._callings is None:
            return True
        genders = {self._callings.gender_of(span.start, span.end) for span in (role, name)}
        return not genders >= {"f", "m"}


def _may_be(noun: str, name: str) -> bool:
    """Whether `the company` can mean a name: no ministry, army or party is one."""
    barred = _PUBLIC if noun in _COMPANIES else _OF_STATE if noun not in _CAN_BE_OF_STATE else _FORCES
    return name[:1].isupper() and barred.search(name) is None


def _fits(wanted: str, role: str) -> bool:
    """Whether two descriptions of an office can mean one: the same noun, and no word that tells them apart."""
    one, other = (
        [
            word
            for word in re.findall(r"[\w-]+", without_lead(words).lower().replace("vice-", "vice "))
            if word not in ("s", "the")
        ]
        for words in (wanted, role.split(" and ")[0])
    )
    return bool(one and other) and one[-1] == other[-1] and (set(one) <= set(other) or set(other) <= set(one))
