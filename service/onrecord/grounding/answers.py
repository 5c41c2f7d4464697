"""Answers: which position a denial, a refusal or a reply answers (`about`).

Each position told before it is weighed: whether it has the answer's words, names the one who answers, is of the
kind that the answer speaks of (`dismissed the offer`), and how near it stands. The heaviest is answered; where
none weighs enough, nothing is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.claims import content_words
from onrecord.grounding.entry import chain_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.brief import Act
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.items import PositionItem

REACH = 8
"""Sentences back within which an answer finds what it answers."""

FAR = 14
"""The same for a charge against the one who answers: others speak in between."""

ENOUGH = 2.0
"""Weight from which a position counts as answered by a denial."""

REPLIED = 2.5
"""The same for a reply that denies nothing (`countered`, `shot back`)."""

ALIKE = 0.25
"""Share of the shorter side's words from which likeness weighs."""

_STEM = 5
_CALLS = frozenset(
    {"called", "calls", "call", "described", "describes", "dismissed", "calling", "describing"}
)
_NEGATED = re.compile(
    r"(?:that\s)?(?:there\s(?:is|are|was|were|has been|have been|had been|will be)\s(?:no|nothing|never)\b|no\ssuch\b|"
    r"nothing\s(?:of\sthe\skind|like\sthat)|no\s\w+\s(?:was|were|had|has|have)\b|(?:it|he|she|they|we)\s(?:had|has|have)\s"
    r"[“\"‘]?(?:no|never)\b|(?:it|he|she|they|we)\snever\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:on \w+day\s)?(?:that|he|she|it|they|his|her|their|its|any|ever|having|making|saying)\b",
    re.IGNORECASE,
)
_FITTING: Mapping[str, frozenset[Act]] = {
    "charges": frozenset({"accuses"}),
    "offers": frozenset({"offers", "demands", "commits"}),
    "demands": frozenset({"demands", "threatens"}),
    "threats": frozenset({"threatens"}),
}
"""Cue lists of what an answer speaks of, with the acts that are that."""

_OPENING = 8
"""Words within which an answer says what it speaks of (`rejected the offer`)."""


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
_EARLY = 12
"""Words within which a negation makes a statement a denial of what was told of the speaker."""


def link_answers(items: Sequence[PositionItem], lexicon: Lexicon) -> None:
    """Set `about` of every answer to the position that it answers; None where none weighs enough."""
    for item in items:
        says_no = item.act == "says" and item.setting == "public" and _says_no(item, lexicon)
        negates = item.act == "says" and item.setting == "public" and _negates(item)
        if negates and not says_no and _told_before(item, items):
            says_no = True  # `the lease was not under review`, after others told that it would end
        if not (item.act == "denies" or says_no or _replies(item, lexicon) or _judges(item, lexicon)):
            continue
        item.about = _answered(item, items, lexicon, denies=item.act == "denies" or says_no)
        if says_no and item.about is not None:
            item.act = "denies"


def _answered(
    answer: PositionItem, items: Sequence[PositionItem], lexicon: Lexicon, *, denies: bool
) -> PositionItem | None:
    enough = REPLIED if _replies(answer, lexicon) else ENOUGH
    weighed = [
        (weight, other.order, other)
        for other in items
        if other is not answer
        and 0 <= _back(answer, other) <= FAR
        and _may_answer(answer, other)
        and (weight := _weight(answer, other, lexicon, denies=denies)) >= enough
    ]
    return max(weighed, key=lambda entry: entry[:2])[2] if weighed else None


def _weight(answer: PositionItem, other: PositionItem, lexicon: Lexicon, *, denies: bool) -> float:
    """How much speaks for a position to be what is answered. Weights were set on the seeds' dev part."""
    words, back = _words(answer), _back(answer, other)
    opening = " ".join(words.split()[:_OPENING])
    named = _names(other, answer)
    fits = any(
        other.act in acts and lexicon.list("answers", name).first(opening) for name, acts in _FITTING.items()
    )
    if back > REACH and not (other.act == "accuses" and (named or fits)):
        return 0.0
    alike = likeness(words, _words(other)) if len(words.split()) > 2 else 0.0
    reported = told_by_others(other) and lexicon.list("answers", "reports").first(opening) is not None
    pointed = _refers(words, lexicon)
    weight = -0.25 * back
    weight += 4.0 * alike if alike >= ALIKE else 0.0
    weight += (3.0 if other.act == "accuses" else 1.5) if named else 0.0
    weight += 1.5 if _names(answer, other) else 0.0
    weight += 2.0 if fits else 0.0
    weight += 1.5 if reported else 0.0
    weight += 1.0 if pointed else 0.0
    weight += 1.0 if denies or _judges(answer, lexicon) else 0.0
    if denies and _same_root(answer, other):
        # What others told of the denier is the first thing denied; not by `denied a visa to the singer`.
        told = reported or pointed or fits or alike >= ALIKE or answer.act != "denies" or _CLAUSE.match(words)
        weight += 2.5 if told else 0.0
    weight += 1.5 if _replies(answer, lexicon) else 0.0
    weight += 1.0 if back <= 1 else 0.0
    weight -= 0.0 if other.order < answer.order else 2.0
    return weight


def _negates(item: PositionItem) -> bool:
    return _NOT.search(" ".join(_words(item).split()[:_EARLY])) is not None


def _told_before(item: PositionItem, items: Sequence[PositionItem]) -> bool:
    """Whether others told of a private word or act of the speaker's just before, on a matter of the same words."""
    return any(
        other.setting == "private"
        and told_by_others(other)
        and other.order < item.order
        and _back(item, other) <= REACH // 2
        and _same_root(item, other)
        for other in items
    )


def _refers(words: str, lexicon: Lexicon) -> bool:
    """`denied it`, `any such offer`: words that only point at what was told before."""
    pointing = lexicon.list("answers", "pronouns")
    return lexicon.list("answers", "referring").first(words) is not None or words.strip(" .") in pointing


def _replies(item: PositionItem, lexicon: Lexicon) -> bool:
    return item.cue is not None and lexicon.list("answers", "replies").first(item.cue.text) is not None


def _says_no(item: PositionItem, lexicon: Lexicon) -> bool:
    """Whether a statement denies without a verb that does: `there is no channel`, `called the account “a tale”`."""
    words = _words(item)
    if item.cue is not None and item.cue.text.lower() in _CALLS:
        opening = " ".join(words.split()[:6])
        return lexicon.list("answers", "reports").first(opening) is not None
    opening = " ".join(words.split()[:_EARLY])
    reports = lexicon.list("answers", "reports").first(opening) is not None
    return _NEGATED.match(words.strip("“”\"‘’' ")) is not None or (
        reports and _WRONG.search(opening) is not None
    )


def _judges(item: PositionItem, lexicon: Lexicon) -> bool:
    """`called the offer “a door”`, `described the charge as absurd`: a word on what another said."""
    if item.act != "says" or item.cue is None or item.cue.text.lower() not in _CALLS:
        return False
    opening = " ".join(_words(item).split()[:6])
    return any(lexicon.list("answers", name).first(opening) for name in _FITTING)


def _may_answer(answer: PositionItem, other: PositionItem) -> bool:
    """What others say, or what others tell of the one who answers; nobody denies what he says in public himself."""
    if _same_root(answer, other):
        return told_by_others(other) or other.setting == "private"
    return other.act != "denies"


def told_by_others(item: PositionItem) -> bool:
    """Whether it came out through somebody else: an unnamed source, a paper, another party."""
    return item.setting != "public" and item.disclosed_by != "self"


def likeness(first: str, second: str) -> float:
    """Share of the shorter side's words that both have, by the beginnings of words (`offer`, `offered`)."""
    mine, its = ({word[:_STEM] for word in content_words(text)} for text in (first, second))
    return len(mine & its) / max(1, min(len(mine), len(its)))


def _words(item: PositionItem) -> str:
    return " ".join(span.text for span in item.content)


def _names(speaking: PositionItem, spoken_of: PositionItem) -> bool:
    """Whether the words of one position name the actor of another, or whom it belongs to."""
    words = _words(speaking)
    return any(entry.named_in(words) for entry in chain_of(spoken_of.actor))


def _same_root(first: PositionItem, second: PositionItem) -> bool:
    return chain_of(first.actor)[-1] is chain_of(second.actor)[-1]


def _back(answer: PositionItem, other: PositionItem) -> int:
    """Sentences from the end of the other back from the answer; negative where it only follows."""
    return answer.evidence[-1].sentence - other.evidence[-1].sentence
