"""The actors of one article: one entry for all the words that stand for the same actor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.actors.governments import Governments
from onrecord.grounding.actors.kinds import ActorKinds
from onrecord.grounding.actors.namesakes import Namesakes
from onrecord.grounding.actors.owners import Owners
from onrecord.grounding.actors.pronouns import Pronouns
from onrecord.grounding.actors.references import References
from onrecord.grounding.actors.register import Register
from onrecord.grounding.actors.roster import Roster
from onrecord.grounding.actors.state_words import StateWords
from onrecord.grounding.actors.voice import Voice
from onrecord.grounding.actors.words import ActorWords
from onrecord.grounding.attribution.people import People
from onrecord.grounding.text.locating import Locator, nearest
from onrecord.grounding.text.naming import full_names, name_key, without_possessive

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.brief import Span
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.attribution.callings import Callings
    from onrecord.grounding.attribution.offices import Naming
    from onrecord.grounding.attribution.sourcing import Sourcing
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.quotations import Quotation

_PEOPLE = re.compile(r"[Tt]he\s(?:(?P<whose>[A-ZÀ-Þ]\w+)s|(?P<nation>[A-ZÀ-Þ]\w+(?:[cs]h|ese|ss)))")
_GOVERNMENT = re.compile(
    r"(?:[Tt]he\s+)?(?P<whose>[A-ZÀ-Þ][\w.-]+(?:\s[A-ZÀ-Þ][\w-]+){0,2}?)(?:['’]s?)?\s+"
    r"(?:government|authorities|leadership|side|administration)"
)
# A model writes `U. S. Army` for the article's `U.S. Army`.
_INITIALS = re.compile(r"(?<=\b[A-Z]\.)\s(?=[A-Z]\.)")
_OFFICE_OF = re.compile(
    r"(?:[Tt]he\s)?(?P<who>[^’']+)[’']s?\s(?:office|bureau|camp|team|press service|spokes\w+)"
)
_HIS_OFFICE = re.compile(r"(?P<whose>his|her)\s(?:press\s|private\s)?(?:office|press service)", re.IGNORECASE)
"""`his office said`: its word is his."""
_LEADERSHIP = re.compile(r"(?P<whose>.+?)['’]s? (?:leadership|leaders|command|high command|side)")
_FIGURES_OF = re.compile(
    r"(?:(?:the|its|official|new|latest|preliminary|internal|monthly|annual|quarterly|weekly)\s)*"
    r"(?:figures|statistics|numbers|records|estimates?|projections|tall(?:y|ies)|(?:[a-z]+\s)?data|counts?)\s"
    r"(?:(?:compiled|released|published|issued|provided|given|collected|kept|gathered)\s)?(?:by|from)\s(?P<whose>\S.*)",
    re.IGNORECASE,
)
"""`figures from the finance ministry` are the ministry's word."""
_BARE_BODIES = frozenset(
    "board government committee company group agency council commission bank firm body office department".split()
)
_OPENING_WORDS = 4
_OPENING_LENGTH = 80


class Actors:
    """Finds, names and merges actors. Nothing is inferred beyond the article but that a capital is its state.

    Args:
        locator: finds words in the article.
        lexicon: the cue lists of its language.
        sourcing: reads its source phrases.
        states: names, aliases and capitals of states → the state's name.
        adjectives: demonyms → the state's name.
        naming: splits office and name, in the languages that put an office before the name; None in English.
        callings: finds whom words for an office or a calling take up, in those languages.
        quoted: the article's quotations.
    """

    def __init__(
        self,
        locator: Locator,
        lexicon: Lexicon,
        sourcing: Sourcing,
        *,
        states: Mapping[str, str],
        adjectives: Mapping[str, str],
        naming: Naming | None = None,
        callings: Callings | None = None,
        quoted: tuple[Quotation, ...] = (),
    ) -> None:
        self._locator = locator
        self._article = locator.article
        self._naming = naming
        words = self._words = ActorWords(lexicon)
        self._governments: Governments | None = None
        named = self._states = StateWords(locator, states, adjectives)
        if naming is not None:
            self._governments = Governments(locator.article.text, lexicon.language, named.state_of)
        roster = self._roster = Roster(locator, words, named, sourcing, naming)
        self._kinds = ActorKinds(locator, words, named, roster, sourcing, naming)
        register = self._register = Register(
            locator, words, named, roster, self._kinds, language=lexicon.language
        )
        self._owners = Owners(locator, words, named, roster, register, naming)
        self._references = References(locator, words, named, roster, register, naming, callings)
        people = People(locator.article, quoted, roster.persons()) if naming is None else None
        names = [place for place, _ in roster.persons()] if naming is None else []
        self._namesakes = Namesakes(
            locator.article.text, [*names, *full_names(locator.article.text)] if names else []
        )
        self._voice = Voice(locator.article, named, quoted) if naming is None else None
        self._pronouns = Pronouns(locator, words, roster, register, self._owners, people, callings)

    @property
    def entries(self) -> list[Entry]:
        """The actors found so far, in the order in which they were."""
        return self._register.entries

    def resolve(
        self,
        words: str,
        sentence: int,
        *,
        recent: list[Entry],
        replies: bool = False,
        told: tuple[int, int] | None = None,
    ) -> Entry | None:
        """The actor that the words stand for, made if new; None when they are not in the article.

        `replies`: their verb answers somebody, so that a pronoun is not whoever spoke last. `told`: where the verb's
        addressee stands, whom a pronoun that is its subject does not mean.
        """
        if self._voice is not None and words.strip().lower() == "we" and (own := self._voice.state_words()):
            return self.body(own, sentence)
        if self.is_pronoun(words):
            return self._pronouns.antecedent(words, sentence, recent, replies=replies, told=told)
        if self._naming is None and (office := _HIS_OFFICE.fullmatch(words.strip())) is not None:
            pronoun = "he" if office["whose"].lower() == "his" else "she"
            return self._pronouns.antecedent(pronoun, sentence, recent, replies=replies, told=told)
        if self.is_adjective(words):
            return self.body(words, sentence)
        bare = words = _INITIALS.sub("", words.strip())
        led = _LEADERSHIP.fullmatch(bare)
        if led and not self._states.state_of(led["whose"]):
            return self.resolve(led["whose"], sentence, recent=recent)
        if self._naming is not None:
            bare = words = re.sub(r"\s\([^)]*\)?$", "", words)
        if self._governments is not None:
            state = self._governments.state(bare)
            if state is None and self._governments.is_plain(bare):
                state = self._governments.home(
                    self._locator.window(sentence, sentence), dateline=self._states.dateline()
                )
            if state is not None and (span := self._find(words, sentence)) is not None:
                return self._register.note_state(state, span)
        figures = _FIGURES_OF.fullmatch(bare) if self._naming is None else None
        if figures is not None:
            return self.resolve(figures["whose"], sentence, recent=recent)
        whose = self._governed(bare)
        if whose is not None:
            return self.body(whose, sentence)  # a government speaks as its state
        if bare.lower() in ("the government", "government") and (home := self._home(sentence)):
            return self.state(home)
        people = _PEOPLE.fullmatch(bare)
        for adjective in (people["whose"], people["nation"]) if people else ():
            if adjective and self.is_adjective(adjective):
                return self._people(adjective, words, sentence)
        span = self._references.body_taken_up(words, sentence) or self._find(words, sentence)
        return self._named_at(span, sentence, recent) if span is not None else None

    def _governed(self, words: str) -> str | None:
        """The words for the state whose government is meant: `the Kenyan authorities`."""
        governed = _GOVERNMENT.fullmatch(words)
        if governed and self._states.state_of(governed["whose"]):
            return governed["whose"]
        return None

    def _home(self, sentence: int) -> str | None:
        return self._states.home(sentence) if self._naming is None else None

    def _named_at(self, span: Span, sentence: int, recent: list[Entry]) -> Entry:
        """The actor that a place names or describes."""
        span = span if self._naming else self._without_tail(span)
        role, name = self.split_title(span)
        if role is None and (behind := self._name_behind(span)) is not None:
            role, name = span, behind
        if role is None:
            described = self._references.person_described(name, recent)
            if described:
                described.mention(span)
                return described
        namesake = self._namesakes.meant(role.text, name.text) if role is not None else None
        entry = self._register.merge(self._locator.span(*namesake) if namesake else name, role)
        if namesake is not None:
            entry.mention(name)
        if role is not None:
            self._owners.tie_to_body(entry, role)
        return entry

    def _name_behind(self, span: Span) -> Span | None:
        """The name set behind the words for an office, in the languages that put it there."""
        named = self._naming.name_behind(self._article.text, span) if self._naming is not None else None
        return self._locator.span(*named) if named else None

    def _without_tail(self, span: Span) -> Span:
        """`Maj. Gen. Gary Volesky, commander, …` and `Calum Baird of the Fire Brigades Union` → the name."""
        cut = min((at for at in (span.text.find(","), span.text.find(" (")) if at > 0), default=-1)
        tail = self._references.tail_of(span.text)
        cut = tail if tail is not None and (cut < 0 or tail < cut) else cut
        return self._locator.span(span.start, span.start + cut) if cut > 2 else span

    def _find(self, words: str, sentence: int) -> Span | None:
        """Where the words for an actor stand: near the sentence, else anywhere."""
        near = self._locator.window(sentence - 2, sentence)
        own = self._locator.window(sentence, sentence)
        bare = without_possessive(words.strip(" ,“”\"'’"))
        for low, high in (own, near, (0, len(self._article.text))):
            best, _ = nearest(self._locator.places(bare, low, high), [own])
            if best:
                return self._locator.span(best.start, best.end)
        if self._naming is not None and self._naming.is_arabic:
            if bare.startswith("ال"):  # `مسيرات للجيش`
                joined, _ = nearest(self._locator.places(f"لل{bare[2:]}", *own), [own])
                if joined:
                    return self._locator.span(joined.start, joined.end)
            for letter in "ول":  # `باريس ولندن`, `تابعة لسلاح الجو`
                joined, _ = nearest(self._locator.places(f"{letter}{bare}", *own), [own])
                if joined:
                    return self._locator.span(joined.start + 1, joined.end)
        return None

    def body(self, words: str, sentence: int) -> Entry | None:
        """The actor that an adjective or a name stands for: `Israeli` officials speak for Israel."""
        state = self._states.by_adjective(words)
        if self._naming is not None and (words.islower() or self._naming.is_arabic):
            bare = words.removeprefix("ال")
            state = state or self._states.by_adjective(bare)
            if state is not None and not self._states.is_own_name(words, state):
                span = self._find(words, sentence)
                return self._register.note_state(state, span) if span is not None else None
        if state is None or self._states.is_name(words):
            return self.resolve(words, sentence, recent=[])
        span = self._find(words, sentence)
        return self._register.note_state(state, span) if span is not None else None

    def _people(self, adjective: str, words: str, sentence: int) -> Entry | None:
        """`the Russians` of diplomacy are their state."""
        state = self._states.by_adjective(adjective)
        span = self._find(words, sentence)
        if state is None:
            return None
        return self._register.state_entry(state) if span is None else self._register.note_state(state, span)

    def state(self, state: str) -> Entry | None:
        """The entry of a state, made from the article's first words for it where there is none yet."""
        return self._register.state_entry(state) or self.body(self.words_for(state), 1)

    def hold(self, entry: Entry, sentence: int) -> None:
        """Note who holds a position in a sentence: whom a pronoun after it most likely means."""
        self._pronouns.hold(entry, sentence)

    def is_introduced(self, words: str, sentence: int) -> bool:
        """Whether a name is set behind the words for an office, in the languages that put it there."""
        span = self._find(words, sentence) if self._naming is not None else None
        return span is not None and self._name_behind(span) is not None

    def opens(self, start: int, end: int) -> Span | None:
        """The state, or the person or body known by name, whose words open a stretch in these languages."""
        if self._naming is None:
            return None
        first = start + self._naming.without_determiner(self._article.text[start:end])
        stretch = self._article.text[first : min(end, first + _OPENING_LENGTH)]
        words = list(re.finditer(r"[\w’'-]+", stretch))
        for count in range(min(_OPENING_WORDS, len(words)), 0, -1):
            last = first + words[count - 1].end()
            if self._is_known(self._article.text[first:last]):
                return self._locator.span(first, last)
        return None

    def _is_known(self, words: str) -> bool:
        return (
            self._states.state_of(words) is not None
            or self._states.state_of(words.removeprefix("ال")) is not None
            or self.is_person(words)
            or any(name_key(entry.name) == name_key(words) for entry in self.entries)
        )

    def split_title(self, span: Span) -> tuple[Span | None, Span]:
        """`Foreign Minister Lena Varga` → the role and the name."""
        return self._roster.split_title(span)

    def is_person(self, words: str) -> bool:
        """Whether a name is one that the article introduces with a title or a role."""
        return self._roster.is_person(words)

    def names_person(self, span: Span) -> bool:
        """Whether words name a person: with a title, or by a name or surname that the article introduces."""
        words = without_possessive(span.text).split()
        return self.split_title(span)[0] is not None or any(
            self.is_person(name) for name in (span.text, words[-1])
        )

    def is_pronoun(self, words: str) -> bool:
        """Whether the words are a pronoun of the language."""
        return self._words.is_pronoun(words)

    def is_institution(self, words: str) -> bool:
        """Whether a name ends in the word for a body: `Peace Institute`, `Rapid Support Forces`."""
        return self._words.is_institution(words)

    def is_group(self, words: str) -> bool:
        """Whether words mean a body or group in general (`the group`, `the army`)."""
        return self._words.is_group(words)

    def leading_group(self, words: str) -> str | None:
        """The group that a person's description begins with: `Hamas` of `Hamas political chief …`."""
        return self._words.leading_group(words)

    def state_named(self, word: str) -> str | None:
        """The state that a word names by name, capital or demonym, behind an Arabic article too."""
        state = self._states.state_of(word)
        return state or (self._states.state_of(word.removeprefix("ال")) if word.startswith("ال") else None)

    def is_office(self, words: str) -> bool:
        """Whether words are those of an office, in languages other than English."""
        return self._naming is not None and self._naming.is_office(words)

    def names_a_party(self, words: str) -> bool:
        """Whether words are the name of a state, a body, or somebody introduced, in languages other than English."""
        if self._naming is None or self._naming.is_office(words):
            return False
        bare = words[self._naming.without_determiner(words) :]
        return self._is_known(bare) or self._words.is_group(bare) or self._words.is_institution(bare)

    def opens_body(self, words: str) -> bool:
        """Whether words begin with a body's noun or name, in languages other than English: `état-major togolais`."""
        if self._naming is None or self._naming.is_office(words):
            return False
        return self._words.opens_body(words.removeprefix("ال")) or self.names_a_party(words)

    def is_known_name(self, span: Span) -> bool:
        """Whether a subject is a state, or whom the article introduces or explains, by name and nothing more."""
        return self._kinds.is_known_name(span) or self._register.explains(span.text)

    def is_body(self, words: str) -> bool:
        """Whether a name is a state's, an adjective's of one, or an institution's."""
        return self._kinds.is_body(words)

    def is_force(self, words: str) -> bool:
        """Whether words can stand for who has an asset: a state by whatever name, a body or a group, no person."""
        return self._kinds.is_force(words)

    def may_operate(self, words: str) -> bool:
        """Whether words can stand for who has an asset: a name, or a body or group in general words."""
        return self._kinds.may_operate(words)

    def leading_body(self, start: int, end: int) -> Span | None:
        """The state or group whose name opens a stretch: `Iraqi` of `Iraqi security forces`."""
        return self._kinds.leading_body(start, end)

    def is_adjective(self, words: str) -> bool:
        """Whether words are a state's adjective and not its name."""
        return self._states.is_adjective(words)

    def names_state(self, span: Span, entry: Entry) -> bool:
        """Whether words name the state of an entry, in whatever form: `a US official` and Washington."""
        return self._states.state_of(entry.name) in self.states_in(span.start, span.end)

    def states_in(self, start: int, end: int) -> list[str]:
        """The states named in a stretch, by name, capital or demonym, in order."""
        return self._states.states_in(start, end)

    def state_words(self, words: str, start: int, end: int) -> Span | None:
        """Where a stretch names the same state in other words: `Iraqi` for Iraq."""
        return self._states.other_words(words, start, end)

    def mention_of_state(self, state: str, before: int) -> Span | None:
        """The last words for a state before a place, else its first ones; None where the article never names it."""
        return self._states.mention(state, before)

    def words_for(self, state: str) -> str:
        """The article's first words for a state."""
        return self._states.first_words(state)

    def owner_of(self, entry: Entry) -> str | None:
        """The state that the actor's own words name it of: `Cuba's defense ministry`, `Malaysia's foreign minister`."""
        return self._owners.owner_of(entry)

    def body_of(self, entry: Entry) -> Entry | None:
        """The body that a person's role names: `a State Department spokesman`, `head of the Red Crescent`."""
        named = self._owners.body_named(entry)
        if named is None:
            topic = self._owners.topic_of(entry)
            if isinstance(topic, str):
                return self.resolve(topic, self._article.sentence_at(entry.first), recent=[])
            return topic
        number = entry.role.sentence if entry.role else self._article.sentence_at(entry.first)
        found = self.resolve(named, number, recent=[])
        if found is not None and " " not in named and found.name.endswith(f" {named}"):
            return None  # `Gibraltar's chief minister` is not of RAF Gibraltar
        if found is not None and found.name in _BARE_BODIES:
            return None  # `the board's president` of nobody knows which board
        return found if found is not None and found is not entry and found.kind != "person" else None

    def home_of(self, entry: Entry, near: list[str]) -> Entry | None:
        """The state whose minister a person is by the dateline; `near` are the states beside the person."""
        state = self._owners.home_of(entry, near)
        return self.state(state) if state is not None else None

    def seat_of(self, entry: Entry, named: str) -> str | None:
        """The state that a model names for a person in office, where the article is on that state there."""
        return self._owners.seat_of(entry, named)

    def whose_office(self, entry: Entry) -> Entry | None:
        """The person whose office or camp an actor is: `Omarov's office` speaks for Omarov."""
        named = _OFFICE_OF.fullmatch(entry.name)
        if named is None:
            return None
        return next(
            (one for one in self.entries if one.kind == "person" and one.named_in(named["who"])), None
        )

    def seat_of_body(self, entry: Entry) -> Entry | None:
        """The state whose ministry or army a body without a country is, where the article is on one state there."""
        state = self._owners.seat_of_body(entry)
        return self.state(state) if state is not None else None

    def in_office(self, entry: Entry) -> bool:
        """Whether a person's role is an office of a state: president, minister, ambassador; a rank is none."""
        return self._owners.in_office(entry)
