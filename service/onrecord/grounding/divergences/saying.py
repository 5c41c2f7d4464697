"""Sayings: positions as they are compared with each other: their words, what these point at, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.grounding.claims.claims import content_words
from onrecord.grounding.text.entry import chain_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.brief import Act
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.items import PositionItem

FITTING: Mapping[str, frozenset[Act]] = {
    "charges": frozenset({"accuses"}),
    "offers": frozenset({"offers", "demands", "commits"}),
    "demands": frozenset({"demands", "threatens"}),
    "threats": frozenset({"threatens"}),
}
"""Cue lists of what an answer speaks of (`rejected the offer`), with the acts that are that."""

_STEM = 5
_OPENING = 8
"""Words within which an answer says what it speaks of."""

_EARLY = 12
"""Words within which a negation makes a statement a denial of what was told of the speaker."""

_KEPT = 4
"""Words within which a denial says what is kept from somebody."""

_CALLS = frozenset(
    {"called", "calls", "call", "described", "describes", "dismissed", "calling", "describing"}
)
_NEGATED = re.compile(
    r"(?:that\s)?(?:there\s(?:is|are|was|were|has been|have been|had been|will be)\s(?:no|nothing|never)\b|no\ssuch\b|"
    r"nothing\s(?:of\sthe\skind|like\sthat)|no\s\w+\s(?:was|were|had|has|have)\b|(?:it|he|she|they|we)\s(?:had|has|have)\s"
    r"[“\"‘]?(?:no|never)\b|(?:it|he|she|they|we)\snever\b)",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:wrong|false|untrue|inaccurate|incorrect|baseless|unfounded|groundless|fictions?|fictitious|fabricat\w+|invented|"
    r"nonsense|absurd|ridiculous|fake|lies?|a tale|fantas\w+|invention|misleading|mistaken|pure speculation)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\b(?:no|not|never|nothing|none|neither|nobody)\b|n['’]t\b)"
    r"(?!\s(?:discuss|comment|say|confirm|speculate|know|add|elaborate|be drawn)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """A position as an answer or as what is answered.

    `first` and `last` are the numbers of its first and last sentence, `fits` the lists of `FITTING` that its opening
    names, `sources` where its unnamed sources stand.
    """

    item: PositionItem
    place: int
    words: str
    stems: frozenset[str]
    chain: tuple[Entry, ...]
    root: Entry
    first: int
    last: int
    told: bool
    denies: bool
    negates: bool
    replies: bool
    judges: bool
    refers: bool
    asked: bool
    turns: bool
    fits: tuple[str, ...]
    sources: frozenset[int]

    def names(self, other: Saying) -> bool:
        """Whether its words name the other's actor, or whom that belongs to."""
        return any(entry.named_in(self.words) for entry in other.chain)


def saying_of(item: PositionItem, place: int, lexicon: Lexicon) -> Saying:
    """What the words of a position, the `place`th of its article, say of others."""
    words = words_of(item)
    chain = chain_of(item.actor)
    opening, early = _opening(words, _OPENING), _opening(words, _EARLY)
    numbers = [span.sentence for span in (*item.content, *([item.cue] if item.cue else item.evidence[:1]))]
    says_no = item.act in ("says", "refuses") and item.setting == "public" and _says_no(item, words, lexicon)
    return Saying(
        item=item,
        place=place,
        words=words,
        stems=stems_of(words),
        chain=tuple(chain),
        root=chain[-1],
        first=min(numbers),
        last=max(numbers),
        told=told_by_others(item),
        denies=(item.act == "denies" and not keeps_back(item, lexicon)) or says_no,
        negates=_negates(early, lexicon),
        replies=item.cue is not None and lexicon.list("answers", "replies").first(item.cue.text) is not None,
        judges=item.act == "says" and _calls(item) and any(_speaks_of(opening, lexicon)),
        refers=_refers(words, lexicon),
        asked=_stands("answers", "asked", item, lexicon),
        turns=_stands("contrast", "turns", item, lexicon),
        fits=tuple(_speaks_of(opening, lexicon)),
        sources=frozenset(
            source.span.start
            for source in item.sources
            if source.type.startswith("unnamed") or source.type == "document"
        ),
    )


def words_of(item: PositionItem) -> str:
    """The words attributed."""
    return " ".join(span.text for span in item.content)


def stems_of(text: str) -> frozenset[str]:
    """The beginnings of its content words (`offer`, `offered`)."""
    return frozenset(word[:_STEM] for word in content_words(text))


def likeness(first: str, second: str) -> float:
    """Share of the shorter side's words that both have, by the beginnings of words."""
    return share(stems_of(first), stems_of(second))


def share(first: frozenset[str], second: frozenset[str]) -> float:
    """Share of the smaller set that both have (0 to 1)."""
    return len(first & second) / max(1, min(len(first), len(second)))


def told_by_others(item: PositionItem) -> bool:
    """Whether it came out through somebody else: an unnamed source, a paper, another party."""
    return item.setting != "public" and item.disclosed_by != "self"


def keeps_back(item: PositionItem, lexicon: Lexicon) -> bool:
    """`denied a visa to the singer`: not a word on what another said."""
    return item.act == "denies" and (
        lexicon.list("answers", "kept_back").first(_opening(words_of(item), _KEPT)) is not None
    )


def _opening(words: str, count: int) -> str:
    return " ".join(words.split()[:count])


def _calls(item: PositionItem) -> bool:
    """`called the offer “a door”`, `described the charge as absurd`: a word on what another said."""
    return item.cue is not None and item.cue.text.lower() in _CALLS


def _speaks_of(opening: str, lexicon: Lexicon) -> list[str]:
    return [name for name in FITTING if lexicon.list("answers", name).first(opening)]


def _refers(words: str, lexicon: Lexicon) -> bool:
    """`denied it`, `any such offer`: words that only point at what was told before."""
    pointing = lexicon.list("answers", "pronouns")
    return lexicon.list("answers", "referring").first(words) is not None or words.strip(" .") in pointing


def _negates(early: str, lexicon: Lexicon) -> bool:
    if lexicon.language == "en":
        return _NOT.search(early) is not None
    return lexicon.list("modifiers", "negation").first(early) is not None


def _says_no(item: PositionItem, words: str, lexicon: Lexicon) -> bool:
    """Whether a statement denies without a verb that does: `there is no channel`, `called the account “a tale”`."""
    reports = lexicon.list("answers", "reports")
    if _calls(item):
        return reports.first(_opening(words, 6)) is not None
    early = _opening(words, _EARLY)
    wrong = reports.first(early) is not None and _WRONG.search(early) is not None
    return _NEGATED.match(words.strip("“”\"‘’' ")) is not None or wrong


def _stands(section: str, name: str, item: PositionItem, lexicon: Lexicon) -> bool:
    """Whether a cue stands in the position's first sentence, outside the words attributed."""
    sentence = item.evidence[0]
    held = [(span.start - sentence.start, span.end - sentence.start) for span in item.content]
    return any(
        not any(start <= cue.start < end for start, end in held)
        for cue in lexicon.list(section, name).find(sentence.text)
    )
