"""Answers: which position a denial answers (`about`).

Words that repeat what they deny point at it (`denied having moved howitzers`). Words that only refer to it
(`denied it`, `dismissed the reports`, `any such lunch`) mean the account that stands last before them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.claims import content_words
from onrecord.grounding.entry import chain_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.items import PositionItem

REACH = 8
"""Sentences back within which a denial finds what it answers."""

ALIKE = 0.5
"""Share of the shorter side's words that a denial and what it denies have in common."""

OWN = 0.25
"""The same, for what others have just told of the denier: little else is left that he could deny."""

JUST = 2
"""Sentences after an account within which a denial of its actor's means that account."""

_STEM = 6
_TAKES_UP = re.compile(
    r"(?:on \w+day\s)?(?:that\s)?(?:he|she|it|they|his|her|their|its|any|having|ever|making|saying|"
    r"(?:the|this|that)\s(?:\w+\s)?(?:claim|phrase|remark|offer|account|report|conversation|meeting|talks|message|letter|deal)s?)\b",
    re.IGNORECASE,
)
_CALLS = frozenset(
    {"called", "calls", "call", "described", "describes", "dismissed", "calling", "describing"}
)
_NEGATED = re.compile(
    r"(?:that\s)?(?:there\s(?:is|are|was|were|has been|have been|had been|will be)\s(?:no|nothing|never)\b|no\ssuch\b|"
    r"nothing\s(?:of\sthe\skind|like\sthat)|no\s\w+\s(?:was|were|had|has|have)\b|(?:it|he|she|they|we)\s(?:had|has|have)\s"
    r"[“\"‘]?(?:no|never)\b|(?:it|he|she|they|we)\snever\b)",
    re.IGNORECASE,
)


def link_answers(items: Sequence[PositionItem], lexicon: Lexicon) -> None:
    """Set `about` of every denial to the position that it answers; None where none stands near enough."""
    for item in items:
        if item.act == "denies":
            item.about = _answered(item, items, lexicon)
        elif item.act == "says" and item.setting == "public" and _says_no(item, lexicon):
            item.about = _told_of(item, items)
            item.act = "denies" if item.about is not None else item.act


def _answered(denial: PositionItem, items: Sequence[PositionItem], lexicon: Lexicon) -> PositionItem | None:
    words = " ".join(span.text for span in denial.content)
    near = [other for other in items if other is not denial and 0 <= _back(denial, other) <= REACH]
    repeated = [(likeness(words, _words(other)), -_away(denial, other), other) for other in near]
    best = max(repeated, key=lambda entry: entry[:2], default=None)
    if best is not None and best[0] >= ALIKE and len(words.split()) > 2 and _may_answer(denial, best[2]):
        return best[2]
    before = [other for other in near if other.order < denial.order]
    own = [
        (alike, other.order, other)
        for alike, _, other in repeated
        if other in before and _same_root(denial, other) and told_by_others(other)
    ]
    closest = max(own, key=lambda entry: entry[:2], default=None)
    if closest is not None and closest[0] >= OWN and _back(denial, closest[2]) <= REACH // 2:
        return closest[2]
    if lexicon.list("answers", "reports").first(words):
        accounts = [other for other in before if _same_root(denial, other) and told_by_others(other)]
        return max(accounts, key=lambda other: other.order, default=None)
    candidates = [other for other in before if _may_answer(denial, other)]
    if lexicon.list("answers", "charges").first(words):
        # `denied any role`: an accusation is meant, also over what others say in between.
        accused = [other for other in candidates if other.act == "accuses" and not _same_root(denial, other)]
        return max(accused, key=lambda other: other.order, default=None)
    if lexicon.list("answers", "referring").first(words) or words.strip(" .") in lexicon.list(
        "answers", "pronouns"
    ):
        last = max(candidates, key=lambda other: other.order, default=None)
        return last if last is not None and _back(denial, last) <= REACH // 2 else None
    # Right after what others told of the denier little else can be meant: `denied that he had used the phrase`.
    if not _TAKES_UP.match(words):
        return None
    just_told = [other for _, _, other in own if _back(denial, other) <= JUST]
    return max(just_told, key=lambda other: other.order, default=None)


def _says_no(item: PositionItem, lexicon: Lexicon) -> bool:
    """Whether a statement denies without a verb that does: `there is no channel`, `called the account “a tale”`."""
    words = _words(item)
    if item.cue is not None and item.cue.text.lower() in _CALLS:
        opening = " ".join(words.split()[:6])
        return lexicon.list("answers", "reports").first(opening) is not None
    return _NEGATED.match(words.strip("“”\"‘’' ")) is not None


def _told_of(item: PositionItem, items: Sequence[PositionItem]) -> PositionItem | None:
    """What others told of the speaker before, on the same matter or as the last of it."""
    told = [
        other
        for other in items
        if other.order < item.order
        and _same_root(item, other)
        and told_by_others(other)
        and _back(item, other) <= REACH
    ]
    return max(told, key=lambda other: (likeness(_words(item), _words(other)), other.order), default=None)


def _may_answer(denial: PositionItem, other: PositionItem) -> bool:
    """What others say, or what others tell of the denier; nobody denies what he says in public himself."""
    if _same_root(denial, other):
        return told_by_others(other)
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


def _same_root(first: PositionItem, second: PositionItem) -> bool:
    return chain_of(first.actor)[-1] is chain_of(second.actor)[-1]


def _back(denial: PositionItem, other: PositionItem) -> int:
    """Sentences from the end of the other back from the denial; negative where it only follows."""
    return denial.evidence[-1].sentence - other.evidence[-1].sentence


def _away(denial: PositionItem, other: PositionItem) -> int:
    return abs(denial.order[0] - other.order[0])
