"""Briefings: whose stance people without a name tell of, and whether they brief for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.attribution.sourcing import known_from
from onrecord.grounding.claims.claims import overlap
from onrecord.grounding.text.naming import capitalised

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.actors.actors import Actors
    from onrecord.grounding.attribution.frame import Frame
    from onrecord.grounding.attribution.sourcing import Sourcing
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.locating import Locator

_SPOKESMAN = re.compile(r"\b(?:spokes(?:man|woman|person)|press secretary)\b", re.IGNORECASE)
_THEIR_SPOKESMAN = re.compile(
    r"(?P<whose>his|her|its|their)\s(?:[\w-]+\s){0,2}?(?:spokes(?:man|woman|person)|press\s(?:secretary|office|service))\b",
    re.IGNORECASE,
)
_THEIR_PEOPLE = re.compile(
    r"(?P<whose>his|her|its|their)\s(?:(?:own|senior|top|closest)\s)?(?:officials|diplomats|aides|advis[eo]rs|officers|ministers|"
    r"negotiators|generals|commanders|lieutenants|allies)",
    re.IGNORECASE,
)
_ADVERB = 12
"""Characters behind a verb within which an adverb is the verb's."""
_SPOKESMAN_OF = re.compile(
    r"(?:an?|the|another)\s(?:(?P<kind>[a-z]+(?:\s[a-z]+)?)\sspokes(?:man|woman|person)|"
    r"spokes(?:man|woman|person)\s(?:for|of)\s(?P<body>the\s[a-z]+(?:\s[a-z]+){0,2}))",
    re.IGNORECASE,
)
_WHOSE = {"his": "he", "her": "she", "its": "it", "their": "they"}
_WHO = {"him": "he", "her": "she", "them": "they"}
_OFFICIALS = re.compile(
    r"\s+(?:(?:senior|top|government|defen[cs]e|military|security|intelligence|diplomatic|"
    r"foreign ministry|administration|army|navy)\s+)*"
    r"(?:officials?|diplomats?|aides?|advis[eo]rs?|officers?|negotiators?|envoys?|sources?|spokes\w+|commanders?|ministers|lawmakers?)\b"
)
_SAME_ONES = re.compile(
    r"^(?:the (?:same )?(?:\w+ )?(?:officials?|diplomats?|aides?|advisers?|officers?|sources?|people)|"
    r"(?:one|two|another|both|some|all) of (?:them|the (?:\w+ )?(?:officials|diplomats|aides|officers|sources))|"
    r"another(?: official)?|both|"
    r"(?:a|the) (?:second|third|other) (?:official|diplomat|aide|officer|source))$",
    re.IGNORECASE,
)
_TELLS = frozenset(
    [*"said says say told added confirmed reported disclosed revealed acknowledged".split(), "according to"]
)
_ONLOOKERS = re.compile(
    r"\b(?:analysts?|experts?|observers?|critics?|researchers?|residents?|strategists?)\b", re.IGNORECASE
)
_OF_A_GOVERNMENT = re.compile(
    r"\b(?:government|cabinet|administration|ministry|defen[cs]e|military|army|navy|security) "
    r"(?:officials?|sources?|officers?|ministers)\b",
    re.IGNORECASE,
)
_OPENING_STATE = re.compile(
    r"((?:[A-ZÀ-Þ][\w.’'-]+\s?){1,3}?)\s(?:is|are|was|will|would|has|have|had|plans|wants|intends|may|might|could|does|did|should)\b"
)
_WILL = re.compile(
    r"(?:[Tt]he\s)?((?:[A-ZÀ-Þ][\w.’'-]+\s?){1,3}?)(?:\s(?:administration|government|leadership|military|army|navy))?\s"
    r"(?:(?:is|are|was|were)\s(?:now\s|still\s|also\s|\w+ly\s)?(?:considering|preparing|planning|ready|willing|"
    r"determined|reluctant|opposed|seeking|weighing|mulling|pushing|open|prepared|convinced|leaning|inclined|unwilling|eager|keen|"
    r"frustrated|angry|furious|alarmed|worried|concerned|wary|s[ck]eptical|pessimistic|optimistic|exploring|hoping|insisting|demanding|refusing|"
    r"pressing|urging|adamant|anxious|desperate)|has\sgrown|would|will|won['’]t|"
    r"wants?|wanted|plans?|planned|intends?|intended|hopes?|hoped|suspects?|suspected|fears?|feared|expects?|expected|(?:do(?:es)?|did)\snot\s(?:want|intend|trust|expect|plan)|ha(?:s|d)\sno\s(?:intention|plans))\b"
)
_OWN_SIDE = re.compile(
    r"\b(?:[Ww]e|[Oo]ur|us|[Tt]he (?:administration|government|cabinet|ministry|president|minister|prime minister|"
    r"department|country|military|army|bloc|alliance|agency|company|party|group|movement))\b"
)
_PRIVATELY = re.compile(r"\b(?:privately|in private|behind closed doors|off the record)\b", re.IGNORECASE)
_CLOSE_TO = re.compile(
    r"\b(?i:close\sto|all(?:y|ies)\s(?:of|to)|friends?\sof|aides?\s(?:of|to)|advis[eo]rs?\s(?:of|to)|confidants?\sof|around|"
    r"associates?\sof|lawyers?\s(?:of|for)|spokes\w+\s(?:of|for))\s(?P<who>(?:[Tt]he\s(?:(?:prime|foreign|defen[cs]e|interior|finance|chief|vice)\s)?\w+|(?:him|her|them)\b|(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?"
    r"[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,3}))"
)
_OF_THEM = re.compile(
    r"(?:that\s)?(?:he|she|they|it|the\s(?:president|prime minister|minister|leader|general|party|group))\b",
    re.IGNORECASE,
)


def names_spokesman(words: str) -> bool:
    """Whether words for a source call it a spokesman: it speaks as the body."""
    return _SPOKESMAN.search(words) is not None


class Briefings:
    """Finds the actors behind unnamed sources of one article.

    `recent`: the actors of the positions so far, last one last; whoever keeps the list goes on with it.
    """

    def __init__(
        self, locator: Locator, lexicon: Lexicon, sourcing: Sourcing, actors: Actors, recent: list[Entry]
    ) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._lexicon = lexicon
        self._sourcing = sourcing
        self._actors = actors
        self._recent = recent
        self._briefed: tuple[int, Entry] | None = None

    def owner_of(self, words: str, frame: Frame | None, number: int) -> Entry | None:
        """Whose stance an unnamed source tells of; None where it is nobody's that the article names."""
        if self._sourcing.abroad is not None:
            return self._told_of_by(frame, words, number)
        owner = (
            self._whose_officer(words, number)
            or self._whose_people(words, frame, number)
            or self._speaks_for(words, number)
            or self._spokesman_of(words, number)
        )
        if owner is not None and not self._on_its_own(owner, words, frame):
            owner = None  # what officials tell of others, or of events, is no stance of their state
        briefs = owner is not None
        owner = owner or self._close_to(words, frame, number)
        if owner is None:
            owner, briefs = self._briefs_for(words, frame, number)
        if owner is not None and briefs:
            self._briefed = (number, owner)
        return owner

    def passed_on(self, frame: Frame | None, number: int) -> Entry | None:
        """Whose stance an outlet passes on: who opens its words; in English, whose will they tell of."""
        if self._sourcing.abroad is not None:
            return self._told_of_by(frame, "", number)
        opening = _WILL.match(self._text, *frame.content[0]) if frame and frame.content else None
        if opening is None or not self._actors.is_known_name(self._locator.span(*opening.span(1))):
            return None
        return self._actors.resolve(opening.group(1), number, recent=self._recent)

    def are_for(self, entry: Entry, number: int) -> bool:
        """Whether the last ones who briefed did so for this actor, in this sentence."""
        return self._briefed == (number, entry)

    def _whose_officer(self, words: str, number: int) -> Entry | None:
        """`His spokeswoman said`, `its press office said`: whom the pronoun takes up."""
        officer = _THEIR_SPOKESMAN.match(words.strip())
        if officer is None:
            return None
        return self._actors.resolve(_WHOSE[officer["whose"].lower()], number, recent=self._recent)

    def _whose_people(self, words: str, frame: Frame | None, number: int) -> Entry | None:
        """`In private, its officials say …`: what a side will not say openly."""
        people = _THEIR_PEOPLE.fullmatch(words.strip())
        if people is None or frame is None:
            return None
        start = self._locator.window(frame.sentence, frame.sentence)[0]
        if not _PRIVATELY.search(self._text, start, frame.cue.end + _ADVERB):
            return None
        return self._actors.resolve(_WHOSE[people["whose"].lower()], number, recent=self._recent)

    def _speaks_for(self, words: str, number: int) -> Entry | None:
        """The state or body named inside an unnamed source's own words: `a senior State Department official`."""
        words = words[: known_from(words)]  # what they know of is not whom they speak for
        for name, end in capitalised(words):
            if self._sourcing.is_unnamed(name) or not self._actors.is_body(name):
                continue
            if self._actors.is_adjective(name) and not _OFFICIALS.match(words, end):
                continue  # `Palestinian health officials` are not the state
            entry = self._actors.body(name, number)
            if entry:
                return entry
        return None

    def _spokesman_of(self, words: str, number: int) -> Entry | None:
        """`A mission spokesman`, `a spokesman for the group`: the body that the article is on."""
        spokesman = _SPOKESMAN_OF.fullmatch(words.strip())
        if spokesman is None:
            return None
        body = spokesman["body"] or f"the {spokesman['kind']}"
        entry = self._actors.resolve(body, number, recent=self._recent)
        kind = body.split()[-1].lower()
        return entry if entry and any(kind in n.lower() for n in (entry.name, *entry.aliases())) else None

    def _on_its_own(self, owner: Entry, words: str, frame: Frame | None) -> bool:
        """Whether an official speaks of what his own side wants, does or denies."""
        if frame is None or frame.act != "says" or names_spokesman(words) or self._lexicon.language != "en":
            return True
        said = " ".join(self._text[a:b] for a, b in frame.content)
        if frame.under:
            return True  # others tell of what these officials said: they are a side, not a source
        start = self._locator.window(frame.sentence, frame.sentence)[0]
        if _PRIVATELY.search(self._text, start, frame.cue.end + _ADVERB):
            return True  # `privately, ministry officials concede …`: what a body will not say openly
        if _OWN_SIDE.search(said):
            return True
        return any(self._actors.names_state(self._locator.span(a, b), owner) for a, b in frame.content) or (
            overlap(owner.name, said) >= 1.0
        )

    def _close_to(self, words: str, frame: Frame | None, number: int) -> Entry | None:
        """Whose will people around somebody tell of: `People close to Mr. Han say he wants …`."""
        circle = _CLOSE_TO.search(words)
        if circle is None or frame is None or not frame.content:
            return None
        opening = self._text[frame.content[0][0] : frame.content[0][1]]
        who = _WHO.get(circle["who"].lower(), circle["who"])
        entry = self._actors.resolve(who, number, recent=self._recent)
        if entry is None:
            return None
        names = (entry.name, *entry.aliases())
        told = _OF_THEM.match(opening) or any(opening.startswith(name) for name in names)
        return entry if told else None

    def _briefs_for(self, words: str, frame: Frame | None, number: int) -> tuple[Entry | None, bool]:
        """Whose stance unnamed people tell of, where their own words name no body; and whether they brief for it.

        `Greece is sending ships, senior government officials said`: the state that their words begin with.
        `the officials said`, `one of them said`: whom they spoke for in the sentences before.
        `Officials said Germany was considering a protest`: whose will it is; they do not brief for it.
        """
        if _SAME_ONES.match(words) and self._briefed and 0 < number - self._briefed[0] <= 3:
            return self._briefed[1], True
        if frame is None or not frame.content:
            return None, False
        briefs = _OF_A_GOVERNMENT.search(words) is not None
        tells = frame.cue.text.lower() in _TELLS and not _ONLOOKERS.search(words)
        pattern = _OPENING_STATE if briefs else _WILL if tells and frame.cited == "unnamed" else None
        opening = pattern.match(self._text, *frame.content[0]) if pattern else None
        if opening is None or not self._actors.is_known_name(self._locator.span(*opening.span(1))):
            return None, False
        return self._actors.resolve(opening.group(1), number, recent=self._recent), briefs

    def _told_of_by(self, frame: Frame | None, words: str, number: int) -> Entry | None:
        """Whose stance an unnamed source gives: who opens its words, else its own body that refuses or demands."""
        if frame is None or self._sourcing.abroad is None:
            return None
        for start, end in frame.content[:1]:
            opening = self._actors.opens(start, end)
            if opening is not None:
                return self._actors.resolve(opening.text, number, recent=self._recent)
        body = self._sourcing.abroad.owner_of(words)
        if body is None or frame.act == "says":
            return None
        return self._actors.resolve(body, number, recent=self._recent)
