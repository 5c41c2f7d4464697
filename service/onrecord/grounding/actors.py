"""The actors of one article: one entry for all the words that stand for the same actor."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.cues.lexicon import Lexicon, phrase_pattern
from onrecord.cues.states import state_bodies
from onrecord.grounding.arabic import Arabic
from onrecord.grounding.entry import Entry, chain_of
from onrecord.grounding.locating import Locator, Place, nearest
from onrecord.grounding.naming import (
    DATELINE,
    FULL_NAME,
    NAME,
    PARTICLES,
    bare_name,
    described_as_body,
    full_name,
    full_names,
    initials,
    name_key,
    short_forms,
    stands_after_the,
    without_lead,
    without_possessive,
)
from onrecord.grounding.offices import Naming, forms
from onrecord.grounding.people import People, Person
from onrecord.grounding.sourcing import Sourcing, head_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.article import Article
    from onrecord.brief import ActorKind, Span
    from onrecord.grounding.clauses import ClauseReader
    from onrecord.grounding.quotations import Quotation

_STATE_WORDS = re.compile(rf"{NAME}(?:\s(?:of\s)?{NAME}){{0,5}}|U\.[SKN]\.(?:[A-Z]\.)?")
_PEOPLE = re.compile(r"[Tt]he\s(?P<whose>[A-ZÀ-Þ]\w+)s")
_ANY_BODY = frozenset(
    "company firm agency union party movement organisation organization bloc alliance bank operator carrier charity "
    "watchdog group body association".split()
)
_NAMED_FIGHTERS = re.compile(
    r"^((?:[A-ZÀ-Þ][\w’'-]*|al-\w+)(?:\s[A-ZÀ-Þ][\w’'-]*)*)\s(?:rebels|fighters|militants|militia|gunmen|insurgents)$"
)
_GOVERNMENT = re.compile(
    r"(?:[Tt]he\s+)?(?P<whose>[A-ZÀ-Þ][\w.-]+(?:\s[A-ZÀ-Þ][\w-]+){0,2}?)(?:['’]s?)?\s+"
    r"(?:government|authorities|leadership|side|administration)"
)
_LEADERSHIP = re.compile(r"(?P<whose>.+?)['’]s? (?:leadership|leaders|command|high command|side)")
_LOOSE = re.compile(
    r"^(?:(?:small|main|opposition|ruling|paramilitary|rebel|rival|state-run|state-owned|far-right|far-left|left-wing|"
    r"right-wing|cent(?:re|er)-left|cent(?:re|er)-right|conservative|liberal|islamist|militant|armed|powerful|local|"
    r"regional|leading|biggest|largest|london-based|us-based|influential|newly formed)\s)+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_BODY_OF_SPOKESMAN = re.compile(
    r"(?:^|\b(?:an?|the|its|chief|senior|deputy)\s)*(?P<body>[\w.&’'-]+(?:\s[\w.&’'-]+){0,4}?)\s+"
    r"(?:chief\s)?(?i:spokes(?:man|woman|person)|press secretary)$"
)
_BODY_OF_HEAD = re.compile(
    r"\b(?:spokes(?:man|woman|person)|head|chief|director|leader|president|chair(?:man|woman|person)?|"
    r"secretary[- ]general|commander|chief executive|founder)\s(?:for|of)\s(?P<body>(?:the\s)?[^,;]{3,70})$"
)
_MINISTER = re.compile(r"\b(?<!prime )minister\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:ambassador|envoy|former|ex-|opposition|shadow|secretary[- ]general)\b", re.IGNORECASE
)
_OFFICIALS_OF = re.compile(
    r"\S+\s(?:(?:senior|top|government|defen[cs]e|military|security|ministry|foreign)\s){0,3}"
    r"(?:officials?|diplomats?|aides?|ministers?|lawmakers?|officers?|spokes\w+)\b",
    re.IGNORECASE,
)
_OWNED_PERSON = re.compile(rf"(?P<whose>{NAME})['’]s\s(?P<name>{NAME}\s{NAME}(?:\s{NAME})?)")
_NO_BODY = frozenset("a an the his her its their our chief senior deputy".split())
_STAFF = re.compile(
    r"\s*(?:Staff|Assembly|Command|Secretariat|Council|Headquarters|Prosecutor|Directorate)\b"
)
_ABROAD = re.compile(r"\b(?:to|in|on|for|with|at|against|near)\s(?:the\s)?$")
_RULER = re.compile(r"\b(?:president|prime minister|premier|leader|chancellor|king|emir)\b", re.IGNORECASE)
_ELEMENTS = re.compile(
    r"^(?:elements?|figures?|members?|people|officials?|parts?|factions?|circles?|leaders?)\b", re.IGNORECASE
)


class Actors:
    """Finds, names and merges actors. Nothing is inferred beyond the article but that a capital is its state."""

    def __init__(
        self,
        locator: Locator,
        lexicon: Lexicon,
        sourcing: Sourcing,
        *,
        states: Mapping[str, str],
        adjectives: Mapping[str, str],
        reader: ClauseReader | None = None,
        quoted: tuple[Quotation, ...] = (),
    ) -> None:
        self._locator = locator
        self._article: Article = locator.article
        self._sourcing = sourcing
        self._states = states
        self._adjectives = adjectives
        grammar = lexicon.words.get("grammar", {})
        self._pronouns = frozenset(forms(grammar.get("pronouns", ())))
        self._person_pronouns = frozenset(forms(grammar.get("person_pronouns", ())))
        titles = forms(grammar.get("titles", ()))
        self._naming = (
            Naming(lexicon, states, reader if isinstance(reader, Arabic) else None) if reader else None
        )
        self._titles = [title.lower() for title in titles]
        title = f"(?i:{'|'.join(map(re.escape, titles))})"
        self._title_start = (
            re.compile(rf"^((?:[\w.’'-]+\s+){{0,3}}?{title}(?:\s{title})*)\s+(?={NAME})") if titles else None
        )
        prefix = r"(?:و?(?:لل|[بل]?(?:ال)?))?" if lexicon.language == "ar" else ""
        self._institution = _word_set(grammar.get("institutions", ()), prefix)
        self._group = _word_set(grammar.get("groups", ()), prefix)
        self._office = _word_set(lexicon.words.get("roles", {}).get("offices", ()))
        self.entries: list[Entry] = []
        self._roster = self._read_roster(titles)
        self._held: dict[int, list[Entry]] = {}
        self._short_for = {} if reader else short_forms(locator.article.text)
        self._cast = None if reader else People(locator.article, quoted, self._persons())

    def _read_roster(self, titles: list[str]) -> dict[str, tuple[Place, Place | None]]:
        """Full names with a title before or a role after them: who is a person, and which role they have."""
        text = self._article.text
        found: dict[str, tuple[Place, Place | None]] = {}
        if not titles:
            return found
        names = "|".join(re.escape(title) for title in titles)
        before = re.compile(
            rf"\b((?:(?:[A-Z][\w.’'-]*|former|acting|deputy|then)\s){{0,3}}(?i:{names})(?:\s(?i:{names}))*),?[\s\u200e\u200f]+({FULL_NAME})"
        )
        after = re.compile(
            rf"({NAME}(?:\s{NAME}){{1,5}}),\s((?:(?:an?|the|its|his|her|[A-Z]\w+['’]s)\s)?(?:[^,.;“\"\n]|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bMrs)\.|(?<=\bU)\.|(?<=\.S)\.){{2,70}}?)(?=,|\.\s|\.$|;)"
        )
        for match in before.finditer(text):
            self._enroll(found, match.span(2), match.span(1))
        for name, role in self._naming.roster(text) if self._naming else ():
            self._enroll(found, name, role)
        for match in after.finditer(text):
            words = match.group(2).lower()
            if any(
                re.search(rf"\b{re.escape(title)}\b", words) for title in self._titles
            ) and not self._speaks(words):
                lead = self._title_start.match(match.group(1)) if self._title_start else None
                start = match.start(1) + (lead.end() if lead else 0)
                if " " in text[start : match.end(1)].strip():
                    self._enroll(found, (start, match.end(1)), match.span(2))
        return found

    def _persons(self) -> list[tuple[tuple[int, int], str]]:
        """Places of full names that are persons', with the role beside them where there is one."""
        text = self._article.text
        found = [
            ((place.start, place.end), text[role.start : role.end] if role else "")
            for place, role in self._roster.values()
        ]
        for start, end in full_names(text):
            words = text[start:end]
            if (
                self._institution.search(words)
                or self._group.search(words)
                or self._state_of(words)
                or any(self._state_of(word) for word in words.split())
                or text[:start].endswith(("the ", "The "))
                or self._sourcing.is_outlet(words)
                or described_as_body(text, words)
                or words.isupper()
            ):
                continue
            lead = self._title_start.match(words) if self._title_start else None
            found.append(((start + (lead.end() if lead else 0), end), ""))
        full = {text[slice(*place)].split()[-1] for place, _ in found if " " in text[slice(*place)]}
        return [
            ((start, end), role)
            for (start, end), role in found
            if " " in text[start:end] or (role and text[start:end] not in full)
        ]

    def hold(self, entry: Entry, sentence: int) -> None:
        """Note who holds a position in a sentence: whom a pronoun after it most likely means."""
        self._held.setdefault(sentence, []).append(entry)

    def _spoke(self, sentence: int) -> list[Person]:
        if self._cast is None:
            return []
        found = []
        for entry in self._held.get(sentence, ()):
            if entry.kind != "person":
                continue
            person = next((p for p in map(self._cast.at, entry.mentions) if p), None)
            if person is not None:
                found.append(person)
        return found

    def _meant(self, pronoun: str, sentence: int, *, replies: bool) -> Entry | None:
        """Whom `he` or `she` means."""
        if self._cast is None:
            return None
        if pronoun.lower() == "it":
            return self._body_meant(sentence)
        person = self._cast.taken_up(pronoun, sentence, spoke=self._spoke, replies=replies)
        return self._merge(self._locator.span(*person.name), None) if person else None

    def _body_meant(self, sentence: int) -> Entry | None:
        """Whom `it` means: the last body or state that held a position, in this sentence or the two before."""
        for number in range(sentence, max(0, sentence - 3), -1):
            bodies = [entry for entry in self._held.get(number, ()) if entry.kind != "person"]
            if bodies:
                return bodies[-1]
        return None

    def _speaks(self, words: str) -> bool:
        return bool(re.search(r"\b(?:said|told|says|added)\b", words))

    def _enroll(
        self, roster: dict[str, tuple[Place, Place | None]], name: tuple[int, int], role: tuple[int, int]
    ) -> None:
        words = without_possessive(self._article.text[name[0] : name[1]])
        if self._institution.search(words) or self._article.text[: name[0]].endswith(("the ", "The ")):
            return  # `the Growers League, whose president …` is no person
        lead = self._title_start.match(words) if self._title_start else None
        start = name[0] + (lead.end() if lead else 0)
        words = words[lead.end() :] if lead else words
        name = (start, start + len(words))
        last = words.split()[-1]
        for part in (
            words,
            last,
            *([last.split("-", 1)[1]] if last.lower().startswith(("al-", "el-")) else []),
        ):
            roster.setdefault(name_key(part), (Place(*name, True), Place(*role, True)))

    def is_pronoun(self, words: str) -> bool:
        """Whether the words are a pronoun of the language."""
        return words.strip().lower() in self._pronouns

    def is_known_name(self, span: Span) -> bool:
        """Whether a subject is a state, or a person the article introduces, by name and nothing more."""
        _, name = self.split_title(span)
        bare = bare_name(name.text)
        return (
            bool(bare)
            and (bare in self._states or name_key(bare) in self._roster)
            and not self._sourcing.is_unnamed(span.text)
        )

    def is_body(self, words: str) -> bool:
        """Whether a name is a state's, an adjective's of one, or an institution's."""
        return words in self._states or words in self._adjectives or bool(self._institution.search(words))

    def body(self, words: str, sentence: int) -> Entry | None:
        """The actor that an adjective or a name stands for: `Israeli` officials speak for Israel."""
        state = self._adjectives.get(words)
        if state is None or words in self._states:
            return self.resolve(words, sentence, recent=[])
        span = self.find(words, sentence)
        if span is None:
            return None
        entry = self.state_entry(state)
        if entry is None:
            entry = Entry(name=state, kind="state", first=span.start)
            self.entries.append(entry)
        entry.mention(span)
        return entry

    def is_person(self, words: str) -> bool:
        """Whether a name is one that the article introduces with a title or a role."""
        return name_key(words) in self._roster

    def is_institution(self, words: str) -> bool:
        """Whether a name ends in the word for a body: `Peace Institute`, `Rapid Support Forces`."""
        found = [*self._institution.finditer(words), *self._group.finditer(words)]
        return any(match.end() == len(words) for match in found)

    def is_force(self, words: str) -> bool:
        """Whether words can stand for who has an asset: a state by whatever name, a body or a group, no person."""
        bare = bare_name(words)
        if self._state_of(bare) or self._state_of(words):
            return True
        if self.is_person(bare) or self._sourcing.is_unnamed(words):
            return False
        return self.is_institution(bare) or (bare.isalpha() and bare.isupper() and 1 < len(bare) < 6)

    def _people(self, adjective: str, words: str, sentence: int) -> Entry | None:
        """`the Russians` of diplomacy are their state."""
        span = self.find(words, sentence)
        state = self._adjectives[adjective]
        entry = self.state_entry(state)
        if span is None:
            return entry
        if entry is None:
            entry = Entry(name=state, kind="state", first=span.start)
            self.entries.append(entry)
        entry.mention(span)
        return entry

    def is_adjective(self, words: str) -> bool:
        """Whether words are a state's adjective and not its name."""
        return words in self._adjectives and words not in self._states

    def is_group(self, words: str) -> bool:
        """Whether words mean a body or group in general (`the group`, `the army`)."""
        bare = bare_name(words).lower()
        return bool(self._group.fullmatch(bare) or self._institution.fullmatch(bare))

    def names_state(self, span: Span, entry: Entry) -> bool:
        """Whether words name the state of an entry, in whatever form: `a US official` and Washington."""
        return self._state_of(entry.name) in self.states_in(span.start, span.end)

    def leading_group(self, words: str) -> str | None:
        """The group that a person's description begins with: `Hamas` of `Hamas political chief …`."""
        match = re.match(rf"(?:al-|el-)?{NAME}", words)
        return (
            match.group()
            if match and match.end() < len(words) and self._group.fullmatch(match.group())
            else None
        )

    def _state_of(self, words: str) -> str | None:
        return next(
            (
                table[form]
                for table in (self._states, self._adjectives)
                for form in (words, f"{words}.")
                if form in table
            ),
            None,
        )

    def state_words(self, words: str, start: int, end: int) -> Span | None:
        """Where a stretch names the same state in other words: `Iraqi` for Iraq."""
        state = self._state_of(words)
        for match in _STATE_WORDS.finditer(self._article.text, start, end) if state else ():
            for token in re.finditer(r"\S+", match.group()):
                clean = without_possessive(token.group())
                if self._state_of(clean) == state:
                    at = match.start() + token.start()
                    return self._locator.span(at, at + len(clean))
        return None

    def may_operate(self, words: str) -> bool:
        """Whether words can stand for who has an asset: a name, or a body or group in general words."""
        return any(char.isupper() for char in words) or bool(
            self._institution.search(words) or self._group.search(words)
        )

    def leading_body(self, start: int, end: int) -> Span | None:
        """The state or group whose name opens a stretch: `Iraqi` of `Iraqi security forces`."""
        words = self._article.text[start:end]
        match = re.match(rf"(?:al-|el-)?(?:U\.[SKN]\.|{NAME})", words)
        if match is None or match.end() == len(words):
            return None
        if self._state_of(match.group()) or self._group.fullmatch(match.group()):
            return self._locator.span(start, start + match.end())
        return None

    def find(self, words: str, sentence: int) -> Span | None:
        """Where the words for an actor stand: near the sentence, else anywhere."""
        article = self._article
        start, end = self._locator.window(sentence - 2, sentence)
        own = self._locator.window(sentence, sentence)
        bare = without_possessive(words.strip(" ,“”\"'’"))
        for low, high in ((own[0], own[1]), (start, end), (0, len(article.text))):
            best, _ = nearest(self._locator.places(bare, low, high), [own])
            if best:
                return self._locator.span(best.start, best.end)
        return None

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
        start = span.start + (lead if self._title_start and self._title_start.match(span.text[lead:]) else 0)
        words = self._article.text[start : span.end]
        match = self._title_start.match(words) if self._title_start else None
        if match and not self.is_institution(words) and not _STAFF.match(words, match.end()):
            return self._locator.span(start, start + match.end(1)), self._locator.span(
                start + match.end(), span.end
            )
        return None, span

    def resolve(
        self, words: str, sentence: int, *, recent: list[Entry], replies: bool = False
    ) -> Entry | None:
        """The actor that the words stand for, made if new; None when they are not in the article.

        `replies`: their verb answers somebody, so that a pronoun is not whoever spoke last.
        """
        if self.is_pronoun(words):
            return (
                self._introduced(words, sentence)
                or self._meant(words.strip(), sentence, replies=replies)
                or self._antecedent(words, recent)
            )
        if self.is_adjective(words):
            return self.body(words, sentence)
        led = _LEADERSHIP.fullmatch(words.strip())
        if led and not self._state_of(led["whose"]):
            return self.resolve(led["whose"], sentence, recent=recent)
        governed = _GOVERNMENT.fullmatch(words.strip())
        if governed and self._state_of(governed["whose"]):
            return self.body(governed["whose"], sentence)  # a government speaks as its state
        if words.strip().lower() in ("the government", "government") and (home := self._home(sentence)):
            return self.state(home)
        if (
            self._naming is not None
            and (whose := self._naming.governs(words.strip()))
            and self._state_of(whose)
        ):
            return self.body(whose, sentence)
        people = _PEOPLE.fullmatch(words.strip())
        if people and self.is_adjective(people["whose"]):
            return self._people(people["whose"], words, sentence)
        span = self._taken_up(words, sentence) or self.find(words, sentence)
        if span is None:
            return None
        span = span if self._naming else self._without_tail(span)
        role, name = self.split_title(span)
        if (
            role is None
            and self._naming is not None
            and (named := self._naming.name_behind(self._article.text, span))
        ):
            role, name = span, self._locator.span(*named)
        if role is None:
            described = self._described(name, recent)
            if described:
                described.mention(span)
                return described
        entry = self._merge(name, role)
        if self._naming is not None and role is not None and entry.of is None:
            self._tie_to_body(entry, role, sentence)
        return entry

    def _home(self, sentence: int) -> str | None:
        """Whose `the government` is: the state of the officials cited beside it, the dateline's, or the most named."""
        if self._naming is not None:
            return None
        text, (start, end) = self._article.text, self._locator.window(sentence, sentence)
        for state, at in self._states_at(start, end):
            if _OFFICIALS_OF.match(text, at):
                return state
        if (dateline := self.dateline_state()) is not None:
            return dateline
        counted = Counter(state for state, _ in self._states_at(0, len(text))).most_common(2)
        clear = counted and (len(counted) == 1 or counted[0][1] > 1.5 * counted[1][1])
        return counted[0][0] if clear else None

    def is_introduced(self, words: str, sentence: int) -> bool:
        """Whether a name is set behind the words for an office, in the languages that put it there."""
        span = self.find(words, sentence) if self._naming is not None else None
        return (
            span is not None
            and self._naming is not None
            and self._naming.name_behind(self._article.text, span) is not None
        )

    def _introduced(self, words: str, sentence: int) -> Entry | None:
        """`la cheffe de la mission, Leonor Abrantes, … elle`: whom the sentence introduces by office and name."""
        if self._naming is None or words.strip().lower() not in self._person_pronouns:
            return None
        start, end = self._locator.window(sentence, sentence)
        inside = [place for place, role in self._roster.values() if role and start <= place.start < end]
        if not inside:
            return None
        last = max(inside, key=lambda place: place.start)
        held = next((role for place, role in self._roster.values() if place == last), None)
        role = self._locator.span(held.start, held.end) if held else None
        entry = self._merge(self._locator.span(last.start, last.end), role)
        if role is not None and entry.of is None:
            self._tie_to_body(entry, role, sentence)
        return entry

    def _tie_to_body(self, entry: Entry, role: Span, sentence: int) -> None:
        """Whom an office belongs to, where its words name the body."""
        body = self._naming.body_of(role.text) if self._naming else None
        if body is None:
            return
        owner = self._merge(self._locator.span(role.start + body[0], role.start + body[1]), None)
        if owner is not entry and entry not in chain_of(owner) and owner.kind != "person":
            entry.of, entry.relation = owner, "speaks_for"

    def _taken_up(self, words: str, sentence: int) -> Span | None:
        """`the navy`: the last navy that the article has named before, `the Hellenic navy`."""
        match = re.fullmatch(r"(?:the|The)\s+(\w+)", words.strip())
        if match is None or not (self.is_group(match.group(1)) or match.group(1).lower() in _ANY_BODY):
            return None
        own = self._locator.window(sentence, sentence)
        here = self._article.text.find(words.strip(), *own)
        limit = here if here >= 0 else own[0]
        noun = match.group(1).lower()
        known = [
            (start, span)
            for entry in self.entries
            if entry.kind in ("institution", "group")
            and (name_key(entry.name).endswith(f" {noun}") or (noun in _ANY_BODY and entry.named))
            for (start, _), span in entry.mentions.items()
            if start < limit
        ]
        if known:
            return max(known, key=lambda pair: pair[0])[1]
        opening = {"The", "A", "An", "But", "And", "In", "Its", "His", "Her", "Their"}
        named = [
            found
            for found in re.finditer(
                rf"(?:(?:The|A|An|But|And|In|Its|His|Her|Their|This)\s)?(?P<name>{NAME}(?:['’]s)?(?:\s{NAME}){{0,3}}\s"
                rf"(?:{re.escape(noun)}|{re.escape(noun.capitalize())})|{re.escape(noun.capitalize())}\sof\s(?:the\s)?{NAME}"
                rf"(?:\s{NAME}){{0,2}})\b",
                self._article.text[:limit],
            )
            if found["name"].split()[0] not in opening
        ]
        if named:
            return self._locator.span(*named[-1].span("name"))
        return self._described_before(limit) if noun in _ANY_BODY else None

    def _described_before(self, limit: int) -> Span | None:
        """`the company`: the last name before that the article calls a body."""
        start = self._locator.window(self._article.sentence_at(max(0, limit - 1)) - 3, 1_000_000)[0]
        names = [
            match
            for match in re.finditer(rf"(?<!\w){FULL_NAME}", self._article.text[:limit])
            if match.start() >= start and described_as_body(self._article.text, match.group())
        ]
        return self._locator.span(*names[-1].span()) if names else None

    def _without_tail(self, span: Span) -> Span:
        """`Maj. Gen. Gary Volesky, commander, …` → up to the comma."""
        cut = min((at for at in (span.text.find(","), span.text.find(" (")) if at > 0), default=-1)
        return self._locator.span(span.start, span.start + cut) if cut > 2 else span

    def _antecedent(self, words: str, recent: list[Entry]) -> Entry | None:
        lower = words.strip().lower()
        if lower in self._person_pronouns:
            return next((entry for entry in reversed(recent) if entry.kind == "person"), None)
        if lower in ("they", "them", "their", "we"):
            return next(
                (entry for entry in reversed(recent) if entry.kind != "person"),
                recent[-1] if recent else None,
            )
        if lower == "it":
            return next((entry for entry in reversed(recent) if entry.kind != "person"), None)
        return recent[-1] if recent else None

    def _described(self, name: Span, recent: list[Entry]) -> Entry | None:
        """`the press secretary`, `the minister`: the last person whose role has these words."""
        if self._naming is not None:
            return self._described_abroad(name.text, self._article.sentence_at(name.start), recent)
        if not re.match(r"(?:[Tt]he|[A-ZÀ-Þ]\w+['’]s)\s+[\w-]+(?:\s[\w-]+){0,3}$", name.text):
            return None
        ruler = self._ruler(name)
        if ruler is not None:
            return ruler
        wanted = re.sub(r"^\w+['’]s\s+", "", without_lead(name.text)).lower()
        if wanted not in self._titles and wanted.split()[-1] not in self._titles:
            return None
        for entry in reversed(recent):
            if entry.kind == "person" and entry.role and wanted in entry.role.text.lower():
                return entry
        held = {
            place.start: (place, self._article.text[role.start : role.end])
            for place, role in self._roster.values()
            if role
        }
        same = [place for place, role in held.values() if wanted in role.lower()]
        if not same:
            # `the strategic affairs minister` is `the minister, Eitan Barzel`, if there is no other minister.
            same = [place for place, role in held.values() if _fits(wanted, role)]
            same = same if len(same) == 1 else []
        if same:
            place = min(same, key=lambda at: abs(at.start - name.start))
            return self._merge(self._locator.span(place.start, place.end), None)
        return None

    def _ruler(self, name: Span) -> Entry | None:
        """`the Georgian leader`: the only president, premier or leader whom the article introduces with that state."""
        words = without_lead(name.text).split()
        state = self._state_of(without_possessive(words[0])) if len(words) == 2 else None
        if state is None or words[1].lower() not in ("leader", "president", "premier", "chancellor", "ruler"):
            return None
        found: dict[int, Place] = {}
        for place, role in self._roster.values():
            if role is None or not _RULER.search(self._article.text[role.start : role.end]):
                continue
            low, high = min(place.start, role.start) - 30, max(place.end, role.end)
            if state in self.states_in(max(0, low), high):
                found[place.start] = place
        if len(found) != 1:
            return None
        place = next(iter(found.values()))
        return self._merge(self._locator.span(place.start, place.end), None)

    def opens(self, start: int, end: int) -> Span | None:
        """The state, or the person or body known by name, whose words open a stretch in these languages."""
        if self._naming is None:
            return None
        first = start + self._naming.without_determiner(self._article.text[start:end])
        words = list(re.finditer(r"[\w’'-]+", self._article.text[first : min(end, first + 80)]))
        for count in range(min(4, len(words)), 0, -1):
            last = first + words[count - 1].end()
            phrase = self._article.text[first:last]
            known = (
                self._state_of(phrase)
                or self._state_of(phrase.removeprefix("ال"))
                or name_key(phrase) in self._roster
            )
            if known or any(name_key(e.name) == name_key(phrase) for e in self.entries):
                return self._locator.span(first, last)
        return None

    def _described_abroad(self, words: str, sentence: int, recent: list[Entry]) -> Entry | None:
        """`la ministra`, `الوزير`: the last person whose role has that office."""
        if self._naming is None or not self._naming.is_office(words):
            return None
        office = self._naming.office_of(words).lower().removeprefix("ال")
        people = [e for e in (*recent, *self.entries) if e.kind == "person" and e.role]
        held = next((e for e in reversed(people) if e.role and office in e.role.text.lower()), None)
        last = recent[-1] if recent else None
        if held or last is None or last.role is None or not self._naming.is_generic(words):
            return held
        near = self._locator.window(sentence - 1, sentence)
        return last if any(near[0] <= start < near[1] for start, _ in last.mentions) else None

    def _merge(self, name: Span, role: Span | None) -> Entry:
        canonical = self._canonical(name)
        canonical = self._short_for.get(bare_name(canonical), canonical)
        key = name_key(canonical)
        person = self._roster.get(key)
        alone = person is None or " " not in self._article.text[person[0].start : person[0].end]
        if alone and canonical not in self._states and not self.is_group(canonical):
            whole = full_name(self._article.text, canonical, before=name.start)
            if whole is not None:
                canonical = self._article.text[slice(*whole)]
                key = name_key(canonical)
        if person and person[0].start != name.start:
            full = self._locator.span(person[0].start, person[0].end)
            if len(full.text) > len(canonical) or (canonical.isupper() and not full.text.isupper()):
                canonical, key = full.text, name_key(full.text)
        for entry in self.entries:
            if self._same(entry, key, canonical):
                entry.mention(name)
                entry.role = entry.role or role
                if len(canonical) > len(entry.name) and entry.kind == "person" and canonical in name.text:
                    entry.name = canonical
                return entry
        kind, named = self._kind(name, role, canonical)
        entry = Entry(name=canonical, kind=kind, named=named, role=role, first=name.start)
        if person and kind == "person":
            full = self._locator.span(person[0].start, person[0].end)
            entry.mention(full)
            entry.first = min(entry.first, full.start)
            if entry.role is None and person[1]:
                entry.role = self._locator.span(person[1].start, person[1].end)
        entry.mention(name)
        self.entries.append(entry)
        return entry

    def _canonical(self, name: Span) -> str:
        bare = _LOOSE.sub("", bare_name(name.text))
        owned = _OWNED_PERSON.fullmatch(bare)
        if owned and self._state_of(owned["whose"]) and not self._institution.search(bare):
            return owned["name"]  # `Latvia's Ilze Vanaga`
        fighters = _NAMED_FIGHTERS.match(bare)
        if fighters and not self._state_of(fighters.group(1)):
            bare = fighters.group(1)  # `M23 rebels` are the M23
        if bare not in self._states and f"{bare}." in self._states:
            return f"{bare}."
        return bare if bare else name.text

    def _same(self, entry: Entry, key: str, words: str) -> bool:
        mine = name_key(entry.name)
        if key == mine or any(name_key(bare_name(span.text)) == key for span in entry.mentions.values()):
            return True
        state = self._states.get(words)
        if state and self._state_of(entry.name) == state:
            return True
        if entry.kind == "person" and entry.role is None and key.split()[-1] in self._titles:
            return mine.endswith(" " + key) or key.endswith(" " + mine)  # `the minister` of that ministry
        if self._naming is not None and entry.kind == "institution" and self._is_short_for(entry, key, mine):
            return True
        if entry.kind == "person" and " " in entry.name:
            last = name_key(entry.name.split()[-1])
            rivals = [
                other
                for other in self.entries
                if other.kind == "person" and name_key(other.name.split()[-1]) == last
            ]
            return (key == last and len(rivals) == 1) or (key.endswith(" " + last) and mine.endswith(key))
        if words.isupper() and len(words) > 1 and " " in entry.name:
            return initials(entry.name) == words
        return entry.name.isupper() and " " in words and initials(words) == entry.name

    def _is_short_for(self, entry: Entry, key: str, mine: str) -> bool:
        """`la Armada` is the Armada colombiana where the article names no other."""
        rivals = [
            e
            for e in self.entries
            if e.kind == "institution" and name_key(e.name).split()[0] == mine.split()[0]
        ]
        return " " not in key and mine.startswith(key + " ") and len(rivals) == 1

    def _kind(self, name: Span, role: Span | None, words: str) -> tuple[ActorKind, bool]:
        head = head_of(words)
        if words in self._states or f"{words}." in self._states:
            return "state", True
        if role is None and described_as_body(self._article.text, words):
            return ("group" if self._group.search(words) else "institution"), True
        if role is not None or name_key(words) in self._roster:
            return "person", True
        if _ELEMENTS.match(words):
            return "group", False
        if self._sourcing.is_unnamed(name.text):
            plural = bool(re.search(r"(?:s|people|men|women)$", head))
            return ("group" if plural else "person"), False
        if self._naming is not None and self._naming.is_office(words):
            return "person", False
        if re.search(r"\w", head) and head.split()[-1].lower() in self._titles:
            return "person", bool(role)  # an office and no name: `Poland's defence minister`
        if self._institution.search(head) or self._institution.search(words):
            return "institution", True
        if stands_after_the(self._article.text, words) and len(words.split()) > 1:
            return ("group" if self._group.search(words) else "institution"), True
        if self._group.search(words):
            return "group", any(char.isupper() for char in words) or self._is_arabic_name(words)
        if re.fullmatch(rf"{NAME}(?:\s(?:{PARTICLES}\s|al-)?{NAME}){{1,3}}", words) and not words.isupper():
            return "person", True
        if re.fullmatch(NAME, words) and not words.isupper():
            return "person", True  # a surname alone; groups that go by one word are in the cue lists
        named = any(token[:1].isupper() for token in words.split()) or self._is_arabic_name(words)
        return ("institution" if words.isupper() else "group"), named

    def _is_arabic_name(self, words: str) -> bool:
        """Arabic has no capitals: several words with the article are a name (`برنامج الأغذية العالمي`)."""
        return len(re.findall(r"(?:^|\s)ال\w+", words)) > 0 and " " in words

    def owner_of(self, entry: Entry) -> str | None:
        """The state that the actor's own words name it of: `Cuba's defense ministry`, `Malaysia's foreign minister`."""
        named = state_bodies().get(bare_name(entry.name))
        if named and self._naming is None and self.mention_of_state(named, 0) is not None:
            return named
        spans = [*entry.mentions.values(), *([entry.role] if entry.role else [])]
        for span in sorted(spans, key=lambda span: span.start):
            for state, at in self._states_at(span.start, span.end):
                if _ABROAD.search(self._article.text, span.start, at):
                    break  # an ambassador in Moscow is not Moscow's
                if name_key(state) != name_key(entry.name) and self._states.get(entry.name) != state:
                    return state
            for token in span.text.split() if self._naming else ():
                named = self._state_of(token) or self._state_of(token.removeprefix("ال"))
                if named and entry.kind != "state" and self._state_of(entry.name) != named:
                    return named
        return None

    def body_of(self, entry: Entry) -> Entry | None:
        """The body that a person's role names: `a State Department spokesman`, `head of the Red Crescent`."""
        role = entry.role.text.strip() if entry.role else ""
        match = _BODY_OF_SPOKESMAN.search(role) or _BODY_OF_HEAD.search(role)
        if match is None or entry.role is None:
            return None
        words = match["body"].strip()
        bare = without_lead(words)
        if not (self._institution.search(bare) or self._group.search(bare) or bare[:1].isupper()):
            return None
        if (
            bare.lower() in _NO_BODY
            or self._office.fullmatch(bare)
            or bare.lower() in self._titles
            or name_key(bare) in self._roster
        ):
            return None
        named = f"the {bare}" if bare.islower() else bare
        found = self.resolve(named, entry.role.sentence, recent=[])
        return found if found is not None and found is not entry and found.kind != "person" else None

    def home_of(self, entry: Entry, near: list[str]) -> Entry | None:
        """The state whose minister a person is, where the office names none.

        `HAVANA - … Foreign Minister …`: a desk leaves the country out where the dateline has it. Only for
        ministers (presidents are often those of other states), and only where the dateline's state and no
        other stands beside the person; `near` are the states that do.
        """
        state = self.dateline_state()
        if state is None or entry.role is None or near != [state] or not _MINISTER.search(entry.role.text):
            return None
        if _ELSEWHERE.search(entry.role.text):
            return None
        return self.state(state)

    def in_office(self, entry: Entry) -> bool:
        """Whether a person's role is an office of a state: president, minister, ambassador; a rank is none."""
        return entry.role is not None and self._office.search(entry.role.text) is not None

    def states_in(self, start: int, end: int) -> list[str]:
        """The states named in a stretch, by name, capital or demonym, in order."""
        return list(dict.fromkeys(state for state, _ in self._states_at(start, end)))

    def _states_at(self, start: int, end: int) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for match in _STATE_WORDS.finditer(self._article.text, start, end):
            words = match.group()
            for candidate in _readings(words):
                state = self._state_of(candidate)
                if state:
                    found.append((state, match.start()))
                    break
        return found

    def dateline_state(self) -> str | None:
        """The state of a dateline's place, where the place is a capital or a state: `HAVANA, Nov 27 - …`."""
        first = next((s for s in self._article.sentences if s.kind == "text"), None)
        dateline = DATELINE.match(self._article.text, first.start, first.end) if first else None
        if dateline is None:
            return None
        words = self._article.text[dateline.start() : dateline.end()].title()
        return next(
            (
                self._states[place]
                for place in re.findall(r"[^\W\d_]+(?: [^\W\d_]+)?", words)
                if place in self._states
            ),
            None,
        )

    def mention_of_state(self, state: str, before: int) -> Span | None:
        """The last words for a state before a place, else its first ones; None where the article never names it."""
        places = [at for named, at in self._states_at(0, len(self._article.text)) if named == state]
        if not places:
            return None
        at = max((p for p in places if p < before), default=places[0])
        found = _STATE_WORDS.match(self._article.text, at)
        words = found.group() if found else ""
        word = next((c for c in _readings(words) if self._state_of(c) == state), None)
        start = self._article.text.find(word, at) if word else -1
        return self._locator.span(start, start + len(word)) if word and start >= 0 else None

    def words_for(self, state: str) -> str:
        """The article's first words for a state."""
        for match in _STATE_WORDS.finditer(self._article.text):
            for candidate in _readings(match.group()):
                if self._state_of(candidate) == state:
                    return candidate
        return state

    def state(self, state: str) -> Entry | None:
        """The entry of a state, made from the article's first words for it where there is none yet."""
        words = self.words_for(state)
        return self.state_entry(state) or self.body(words, 1)

    def state_entry(self, state: str) -> Entry | None:
        """The entry of a state, where the article has one."""
        return next(
            (e for e in self.entries if e.kind == "state" and self._states.get(e.name) == state), None
        )


def _readings(words: str) -> list[str]:
    """The names that a run of capitalised words may hold, the longest first (`South Korea` of its ministry's)."""
    tokens = words.split()
    runs = [
        " ".join(tokens[first : first + length])
        for length in range(len(tokens), 0, -1)
        for first in range(len(tokens) - length + 1)
    ]
    return [without_possessive(run) for run in runs]


def _fits(wanted: str, role: str) -> bool:
    """Whether two descriptions of an office can mean one: the same noun, and no word that tells them apart."""
    one, other = (
        [word for word in re.findall(r"[\w-]+", without_lead(words).lower()) if word not in ("s", "the")]
        for words in (wanted, role.split(" and ")[0])
    )
    return bool(one and other) and one[-1] == other[-1] and (set(one) <= set(other) or set(other) <= set(one))


def _word_set(entries: object, prefix: str = "") -> re.Pattern[str]:
    listed = [phrase_pattern(entry) for entry in entries] if isinstance(entries, (list, tuple)) else []
    body = "|".join(sorted(listed, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?<!\w){prefix}(?:{body})(?!\w)", re.IGNORECASE)
