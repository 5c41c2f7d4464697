"""The register of an article's actors: which words are one actor's, and one entry for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.states import local_names
from onrecord.grounding.actors.introductions import is_honorific
from onrecord.grounding.actors.standing_bodies import UNITS, same_armed_forces
from onrecord.grounding.text.entry import Entry
from onrecord.grounding.text.naming import (
    NAME,
    bare_name,
    full_name,
    initials,
    initials_abroad,
    name_key,
    short_forms,
    short_forms_abroad,
    without_possessive,
)

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.grounding.actors.kinds import ActorKinds
    from onrecord.grounding.actors.roster import Introduction, Roster
    from onrecord.grounding.actors.state_words import StateWords
    from onrecord.grounding.actors.words import ActorWords
    from onrecord.grounding.text.locating import Locator

_NAMED_FIGHTERS = re.compile(
    r"^((?:[A-ZÀ-Þ][\w’'-]*|al-\w+)(?:\s[A-ZÀ-Þ][\w’'-]*)*)\s(?:rebels|fighters|militants|militia|gunmen|insurgents|guerrillas|militiamen)$"
)
_LOOSE = re.compile(
    r"^(?:(?:small|main|opposition|ruling|paramilitary|rebel|rival|state-run|state-owned|far-right|far-left|left-wing|"
    r"right-wing|cent(?:re|er)-left|cent(?:re|er)-right|conservative|liberal|islamist|militant|armed|powerful|local|"
    r"regional|leading|biggest|largest|London-based|US-based|influential|newly formed)\s)+(?=[A-ZÀ-Þ])"
)
_APPOSED = re.compile(
    rf"(?:[A-ZÀ-Þ][\w.-]*(?:\s[A-ZÀ-Þ][\w.-]*){{0,2}}(?:['’]s?)?\s)?(?:[a-z][\w-]*\s){{0,4}}"
    r"(?:agency|bloc|group|charity|watchdog|company|firm|union|party|militia|movement|organisation|organization|operator|"
    r"airline|carrier|maker|giant|network|lender|refiner|coalition|alliance|newspaper|daily|insurer|contractor|shipyard)\s"
    rf"(?P<name>{NAME}(?:\s(?:of\s(?:the\s)?|for\s)?{NAME}){{0,5}})"
)
"""`Britain's maritime security agency UKMTO`: a body by what it is, and by its name."""
_KIND_BEHIND = re.compile(
    rf"(?P<name>(?:al-|el-)?{NAME}(?:\s{NAME}){{0,3}})\s(?:(?:[a-z]+|[A-Z][a-z]+-[a-z]+)\s){{0,2}}"
    r"(?:gang|cartel|militia|movement|coalition|group|syndicate|organisation|organization)"
)
"""`the Viv Ansanm gang coalition`: a body by its name, and behind it what it is; a faction is a part of one."""
_STRETCH = re.compile(
    r"\b(?:Sea|Gulf|Ocean|Bay|River|Valley|Coast|Islands?|Strait|Delta|Desert|Basin|Lake|Peninsula|East|West|North|South)$"
)
"""`the Black Sea group`: where a body is, which is no name of it."""
_BACKED = re.compile(
    r"(?:[A-ZÀ-Þ][\w.-]*['’]s?\s)?(?:(?:[A-Z][\w.]*-(?:backed|led|aligned|allied|linked|supported|trained)|\w+-backed)\s)(?=[A-ZÀ-Þ])"
)
"""`Yemen's Iran-backed` before the name of a group."""
_OWNED = re.compile(r"[^’']{2,40}[’']s?\s")
_OWNED_PERSON = re.compile(rf"(?P<whose>{NAME}(?:\s{NAME})?)['’]s?\s(?P<name>{NAME}\s{NAME}(?:\s{NAME})?)")


class Register:
    """Keeps the entries and merges names into them.

    Args:
        locator: finds words in the article.
        words: the language's words for actors.
        states: the states that the article names.
        roster: the people that it introduces.
        kinds: decides what a new actor is.
        language: the article's, which its states are named in.
    """

    def __init__(
        self,
        locator: Locator,
        words: ActorWords,
        states: StateWords,
        roster: Roster,
        kinds: ActorKinds,
        *,
        language: str,
    ) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._words = words
        self._states = states
        self._roster = roster
        self._kinds = kinds
        self._english = language == "en"
        self._arabic = language == "ar"
        self._local = local_names(language)
        self._short_for = self._other_names() if self._english else short_forms_abroad(self._text)
        self.entries: list[Entry] = []

    def merge(self, name: Span, role: Span | None) -> Entry:
        """The entry of whom a place names, made if new; the place is one of its mentions."""
        words = self._canonical(name)
        words = self._short_for.get(bare_name(words), words)
        words = self._short_for.get(words.upper(), words) if self._english else words  # `Ecowas`
        introduction = self._roster.introduction(words)
        canonical = self._full_form(words, name, introduction)
        key = name_key(canonical)
        for entry in self.entries:
            if self._same(entry, key, canonical):
                entry.mention(name)
                entry.role = entry.role or role
                if len(canonical) > len(entry.name) and entry.kind == "person" and canonical in name.text:
                    entry.name = canonical
                return entry
        kind, named = self._kinds.kind(name, role, canonical)
        entry = Entry(name=canonical, kind=kind, named=named, role=role, first=name.start)
        if introduction and kind == "person":
            full = self._locator.span(introduction.name.start, introduction.name.end)
            entry.mention(full)
            entry.first = min(entry.first, full.start)
            if entry.role is None or is_honorific(entry.role.text):
                entry.role = self._locator.span(introduction.role.start, introduction.role.end)
        entry.mention(name)
        self.entries.append(entry)
        return entry

    @property
    def explained(self) -> dict[str, str]:
        """The names that the article explains, by the letters or other name for them."""
        return self._short_for

    def explains(self, words: str) -> bool:
        """Whether words are a name that the article gives with the letters for it, with or without whose it is."""
        bare = bare_name(words)
        owned = _OWNED.match(bare)
        return self._english and any(
            name in self._short_for.values() for name in (bare, bare[owned.end() :] if owned else "")
        )

    def _other_names(self) -> dict[str, str]:
        """What the article explains as another name, of persons without their titles."""
        found: dict[str, str] = {}
        for short, long in short_forms(self._text).items():
            title = self._words.opening_title(long)
            found[short] = long[title.end() :] if title and " " in long[title.end() :] else long
        return found

    def _full_form(self, words: str, name: Span, introduction: Introduction | None) -> str:
        """The full name that words stand for: the one that the article introduces, else the only one it has."""
        full = self._text[introduction.name.start : introduction.name.end] if introduction else ""
        if " " not in full and not self._states.is_name(words) and not self._words.is_group(words):
            whole = full_name(self._text, words, before=name.start, english=self._english)
            if whole is None and self._english and " " not in words:
                whole = self._roster.bearer(words, before=name.start)
            if whole is not None:
                words = self._text[slice(*whole)]
                title = self._words.opening_title(words) if self._english else None
                words = words[title.end() :] if title and " " in words[title.end() :] else words
        introduced_elsewhere = introduction is not None and introduction.name.start != name.start
        if introduced_elsewhere and (len(full) > len(words) or (words.isupper() and not full.isupper())):
            return full
        return words

    def _canonical(self, name: Span) -> str:
        bare = _LOOSE.sub("", bare_name(name.text))
        if self._arabic and bare.startswith("لل"):
            return f"ال{bare[2:]}"  # `للجيش السوداني`: the article behind a `ل`
        if self._english and (apposed := _APPOSED.fullmatch(bare)) is not None:
            return apposed["name"]
        bare = _BACKED.sub("", bare) if self._english else bare
        owned = _OWNED_PERSON.fullmatch(bare)
        if (
            owned
            and (self._states.state_of(owned["whose"]) or self._english)
            and not self._is_body_name(bare)
        ):
            return owned["name"]  # `Latvia's Ilze Vanaga`
        fighters = _NAMED_FIGHTERS.match(bare)
        if fighters and not self._states.state_of(fighters.group(1)):
            bare = fighters.group(1)  # `M23 rebels` are the M23
        if (
            self._english
            and (whole := _OWNED.match(bare))
            and bare[whole.end() :] in self._short_for.values()
        ):
            bare = bare[whole.end() :]  # `the U.S. military's Central Command (CENTCOM)`
        kind = _KIND_BEHIND.fullmatch(bare) if self._english else None
        if kind and self._is_name_of_body(kind["name"]):
            bare = kind["name"]
        if not self._states.is_name(bare) and self._states.is_name(f"{bare}."):
            return f"{bare}."
        return bare if bare else name.text

    def _is_name_of_body(self, words: str) -> bool:
        """Whether words before the noun for a group are its name, not whose it is or what an office calls it."""
        return (
            self._states.state_of(words) is None
            and not any(self._states.state_of(word) for word in words.split())
            and not self._roster.is_person(words)
            and not self._words.has_title(words)
            and not words.endswith(("'s", "’s"))
            and not _STRETCH.search(words)
            and (" " in words or words.isupper() or self._words.group.fullmatch(words) is not None)
        )

    def _is_body_name(self, words: str) -> bool:
        return self._words.has_body(words) or words.split()[-1].lower() in UNITS

    def _same(self, entry: Entry, key: str, words: str) -> bool:
        mine = name_key(entry.name)
        if key == mine or any(name_key(bare_name(span.text)) == key for span in entry.mentions.values()):
            return True
        if self._english and entry.kind != "person" and same_armed_forces(words, entry.name):
            return True
        state = self._states.by_name(words)
        if state and self._states.state_of(entry.name) == state:
            return True
        if entry.kind == "person" and entry.role is None and self._words.is_title(key.split()[-1]):
            return mine.endswith(" " + key) or key.endswith(" " + mine)  # `the minister` of that ministry
        if not self._english and entry.kind == "institution" and self._is_short_for(key, mine):
            return True
        if entry.kind == "person" and " " in entry.name:
            last = name_key(entry.name.split()[-1])
            rivals = [
                other
                for other in self.entries
                if other.kind == "person" and name_key(other.name.split()[-1]) == last
            ]
            if self._states.is_name(words) and not self._roster.is_person(words):
                return False  # `Canada` is no short form of Environment Canada
            surnames = (last, last.removeprefix("al-").removeprefix("el-"))  # `Obaidi` of `Faris al-Obaidi`
            return (key in surnames and len(rivals) == 1) or (key.endswith(" " + last) and mine.endswith(key))
        if entry.kind == "institution" and self._lacks_state(words, entry.name):
            return True
        if words.isupper() and len(words) > 1 and " " in entry.name:
            return self._initials(entry.name) == words
        return entry.name.isupper() and " " in words and self._initials(words) == entry.name

    def _initials(self, words: str) -> str:
        """The letters that stand for a name; `UE` for `Union européenne`, where only the first word has a capital."""
        return initials(words) if self._english else initials_abroad(words)

    def _lacks_state(self, words: str, name: str) -> bool:
        """`the State Department` is the US State Department where the article has no other state's."""
        short, long = sorted((bare_name(words), bare_name(name)), key=len)
        key = name_key(short)
        if " " not in short or not name_key(long).endswith(f" {key}"):
            return False
        if self._states.state_of(without_possessive(long[: -len(short)].strip())) is None:
            return False
        rivals = {name_key(entry.name) for entry in self.entries if name_key(entry.name).endswith(f" {key}")}
        return len(rivals | {name_key(long)}) == 1

    def _is_short_for(self, key: str, mine: str) -> bool:
        """`la Armada` is the Armada colombiana where the article names no other."""
        rivals = [
            entry
            for entry in self.entries
            if entry.kind == "institution" and name_key(entry.name).split()[0] == mine.split()[0]
        ]
        return " " not in key and mine.startswith(key + " ") and len(rivals) == 1

    def state_entry(self, state: str) -> Entry | None:
        """The entry of a state, where the article has one."""
        return next(
            (e for e in self.entries if e.kind == "state" and self._states.by_name(e.name) == state), None
        )

    def is_state(self, word: str) -> bool:
        """Whether a word names a state, by name, capital or demonym."""
        return self._states.state_of(word) is not None

    def note_state(self, state: str, span: Span) -> Entry:
        """The entry of a state that a place's words stand for, made if new: `Israeli`, `the Russians`."""
        entry = self.state_entry(state)
        if entry is None:
            entry = Entry(name=self._local.get(state, state), kind="state", first=span.start)
            self.entries.append(entry)
        entry.mention(span)
        return entry
