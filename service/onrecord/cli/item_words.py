"""The items of a brief in a line each, and the words that tell of their fields and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.characters import in_one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.brief import Brief

_SHORT = 100
"""Characters of an item's words that are printed."""

_NAMED = {
    "span": "words",
    "role_span": "role",
    "mentions": "mention",
    "sources": "source",
    "relayed_by": "relay",
    "anonymity_reason": "reason for no name",
    "content": "words attributed",
    "quotes": "quote",
    "quantity": "number",
    "location": "place",
}
_SETTING = {"public": "in public", "private": "in private", "unclear": "setting unclear"}


def words_of(brief: Brief) -> dict[str, str]:
    """Each item in a line; an unverified claim gives way to the article's words."""
    words = {actor.id: f"actor: {actor.name}" for actor in brief.actors}
    for position in brief.positions:
        told = (
            position.evidence[0].text
            if "claim" in position.unverified and position.evidence
            else position.claim
        )
        words[position.id] = f"{position.act}, {_SETTING[position.setting]}: {shortened(told)}"
    for asset in brief.military_assets:
        number = f"{asset.quantity.text} " if asset.quantity else ""
        words[asset.id] = f"military asset: {number}{asset.designation}"
    for question in brief.unresolved_questions:
        words[question.id] = f"open question: {shortened(question.question)}"
    for divergence in brief.divergences:
        words[divergence.id] = (
            f"divergence: {joined(divergence.public)} in public, {joined(divergence.private)} in private"
        )
    for place, sentence in enumerate(brief.summary, start=1):
        words[f"s{place}"] = f"sentence {place} of the summary: {shortened(sentence.text)}"
    return words


def name_of(field: str) -> str:
    """A field by its path, as an editor calls it: `sources.0.span` is a source."""
    first = field.split(".")[0]
    return _NAMED.get(first, first.replace("_", " "))


def shortened(words: str) -> str:
    """Words in one line, the rest left out where they are many."""
    words = in_one_line(words)
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 2].rsplit(' ', 1)[0]} …"


def joined(words: Sequence[str]) -> str:
    """`p1`, `p1 and p2`, `p1, p2 and p3`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def numbers_of(numbers: Sequence[int]) -> str:
    """`Sentence 4`, `Sentences 4, 5 and 9`."""
    noun = "Sentence" if len(numbers) == 1 else "Sentences"
    return f"{noun} {joined([str(number) for number in numbers])}"
