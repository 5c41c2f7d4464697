"""Answers: which position a denial, a refusal or a reply answers (`about`).

Each position told before it is weighed by the signs that tie the two: a denial of what others told of the one who
denies, the words of both, who is named, the kind of thing that the answer speaks of (`dismissed the offer`), and how
near it stands. The heaviest is answered; where none weighs enough, nothing is.

The weights are those of a conditional logit (McFadden 1974) whose choices are the positions before and none at all,
fitted on the dev seeds; they were chosen by leaving articles out.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from onrecord.grounding.divergences.saying import FITTING, Saying, saying_of, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.text.items import PositionItem

REACH = 20
"""Sentences back within which an answer finds what it answers."""

ENOUGH = 0.5
"""Probability, beside those of the other positions and of none, from which a position is answered."""

WEIGHTS: Mapping[str, float] = {
    "any": -4.5,
    "denies": 2.1,
    "fits": 2.0,
    "denies what was told": 1.9,
    "first told": 1.6,
    "replies": 1.5,
    "refers near": 1.4,
    "at hand": 1.2,
    "other offers": 1.2,
    "other accuses": 1.2,
    "judges": 1.2,
    "replies at once": 1.1,
    "refers": 1.1,
    "denies a charge": 1.0,
    "one talk": 0.9,
    "alike much": 0.9,
    "named by other": 0.9,
    "other private": 0.9,
    "denies alike much": 0.9,
    "last of others": 0.7,
    "refuses what is asked": 0.7,
    "answers openly": 0.6,
    "alike somewhat": 0.6,
    "does what is asked": 0.6,
    "turns": 0.5,
    "asked": 0.5,
    "told again since": 0.5,
    "other does": 0.4,
    "negates what was told": 0.4,
    "judges what fits": 0.4,
    "one source": 0.2,
    "answer refuses": 0.1,
    "other demands": 0.1,
    "other says": 0.0,
    "answer accuses": -0.1,
    "answer threatens": -0.2,
    "answer commits": -0.2,
    "denies alike somewhat": -0.2,
    "does not fit": -0.3,
    "denies others' matter": -0.3,
    "answer private": -0.3,
    "other refuses": -0.4,
    "other threatens": -0.5,
    "far": -0.5,
    "answer demands": -0.5,
    "answer offers": -0.6,
    "told of answerer": -0.6,
    "settings differ": -0.7,
    "other commits": -0.8,
    "answer does": -1.0,
    "other denies": -1.2,
    "farther": -1.3,
    "farthest": -1.7,
    "after": -1.8,
}


def link_answers(items: Sequence[PositionItem], lexicon: Lexicon) -> None:
    """Set `about` of every answer to the position that it answers; None where none weighs enough."""
    sayings = [saying_of(item, place, lexicon) for place, item in enumerate(items)]
    for answer in sayings:
        answered = _answered(answer, sayings)
        answer.item.about = answered.item if answered else None
        if answered and answered.told and _says_no_to(answer, answered):
            answer.item.act = (
                "denies"  # `the lease was not under review`, after others told that it would end
            )


def _says_no_to(answer: Saying, told: Saying) -> bool:
    if answer.item.setting != "public" or answer.item.act not in ("says", "refuses"):
        return False
    return answer.denies or (answer.item.act == "says" and answer.negates and told.root is answer.root)


def candidates(answer: Saying, sayings: Sequence[Saying]) -> list[Saying]:
    """What an answer may answer: what stands before it or in its sentence, and is not its speaker's own open word."""
    return [
        other
        for other in sayings
        if other is not answer
        and answer.first - other.last <= REACH
        and (other.place < answer.place or other.first <= answer.first)
        and (other.root is not answer.root or _on_itself(answer, other))
    ]


def _on_itself(answer: Saying, other: Saying) -> bool:
    """Whether it may be a word on what others told of its own speaker: a new demand or promise is none."""
    told = other.told or other.item.setting == "private"
    return told and answer.item.act in ("denies", "says", "refuses", "accuses")


def _answered(answer: Saying, sayings: Sequence[Saying]) -> Saying | None:
    weighed = [
        (sum(WEIGHTS[name] for name in signs(answer, other, sayings)), other)
        for other in candidates(answer, sayings)
    ]
    if not weighed:
        return None
    weight, heaviest = max(weighed, key=lambda entry: (entry[0], entry[1].place))
    among = 1.0 + sum(math.exp(one) for one, _ in weighed)
    return heaviest if math.exp(weight) / among >= ENOUGH else None


def signs(answer: Saying, other: Saying, sayings: Sequence[Saying]) -> Iterable[str]:
    """The names of the signs that stand between an answer and what it may answer; each has its weight."""
    yield "any"
    yield from _of_answer(answer)
    yield f"other {other.item.act}"
    yield from _distance(answer, other)
    yield from _of_both(answer, other)
    same = other.root is answer.root
    between = sayings[other.place + 1 : answer.place]
    if same and other.told:
        yield from _of_account(answer, other, sayings)
        if any(one.told and one.root is other.root for one in between):
            yield "told again since"
    if not same and all(one.root is answer.root for one in between):
        yield "last of others"


def _of_answer(answer: Saying) -> Iterable[str]:
    if answer.denies:
        yield "denies"
    if answer.item.act not in ("denies", "says"):
        yield f"answer {answer.item.act}"
    if answer.replies:
        yield "replies"
    if answer.judges:
        yield "judges"
    if answer.refers:
        yield "refers"
    if answer.asked:
        yield "asked"
    if answer.item.setting == "private":
        yield "answer private"


def _distance(answer: Saying, other: Saying) -> Iterable[str]:
    back = answer.first - (other.last if other.place < answer.place else other.first)
    if back <= 1:
        yield "at hand"
        if answer.replies and answer.place - other.place == 1:
            yield "replies at once"
    elif back > 3:
        yield "far" if back <= 7 else "farther" if back <= 14 else "farthest"
    if answer.refers and back <= 2:
        yield "refers near"
    if other.place > answer.place:
        yield "after"


def _of_both(answer: Saying, other: Saying) -> Iterable[str]:
    same = other.root is answer.root
    settings = (answer.item.setting, other.item.setting)
    if other.item.setting == "private":
        yield "other private"
    if settings[0] != settings[1]:
        yield "settings differ"
    if not same:
        if settings == ("private", "private") and answer.first - other.last <= 1:
            yield "one talk"
        if answer.sources & other.sources:
            yield "one source"
        if other.names(answer):
            yield "named by other"
        if answer.turns:
            yield "turns"
        if answer.denies and other.told:
            yield "denies others' matter"
        if answer.denies and other.item.act == "accuses":
            yield "denies a charge"
        if other.item.act in ("demands", "offers") and answer.item.act == "refuses":
            yield "refuses what is asked"
        if other.item.act == "demands" and answer.item.act in ("commits", "offers", "does"):
            yield "does what is asked"
    shared = share(answer.stems, other.stems)
    if len(answer.words.split()) > 2 and shared >= 0.15:
        grade = "somewhat" if shared < 0.3 else "much"
        yield f"alike {grade}"
        if answer.denies:
            yield f"denies alike {grade}"
    if any(other.item.act in FITTING[name] for name in answer.fits):
        yield "fits"
        if answer.judges:
            yield "judges what fits"
    elif answer.fits:
        yield "does not fit"


def _of_account(answer: Saying, other: Saying, sayings: Sequence[Saying]) -> Iterable[str]:
    """What others told of the one who answers."""
    yield "told of answerer"
    if answer.denies:
        yield "denies what was told"
    elif answer.negates and answer.item.setting == "public":
        yield "negates what was told"
    if answer.item.setting == "public":
        yield "answers openly"
    if next(one for one in sayings if one.told and one.root is other.root) is other:
        yield "first told"
