"""Parts of an item from the words that an editor selected: whose it is, where, and the sentences that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.brief import Location, Operator
from onrecord.corrections.naming import actor_at
from onrecord.corrections.refusal import answers_itself
from onrecord.corrections.revision import there

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.brief import Span
    from onrecord.corrections.passages import Passages
    from onrecord.corrections.revision import Revision
    from onrecord.corrections.selection import SelectedOperator, Selection


def operator_at(
    selected: SelectedOperator | None, revision: Revision, passages: Passages, new_id: str, pointer: str
) -> Operator | None:
    """Whose an asset is; an actor that the brief does not have yet is added. Raises CorrectionRefused."""
    if selected is None:
        return None
    span = passages.name(selected, pointer)
    if selected.actor_id is not None:
        actor = there(revision.actors, selected.actor_id, f"{pointer}/actor_id")
    else:
        actor = actor_at(span, None, revision, passages, new_id)
    return Operator(name=span.text, actor_id=actor.id, span=span)


def location_at(selected: Selection | None, passages: Passages, pointer: str) -> Location | None:
    """Where an asset is. Raises CorrectionRefused."""
    if selected is None:
        return None
    span = passages.name(selected, pointer)
    return Location(name=span.text, span=span)


def answered(name: str | None, by: str, revision: Revision, pointer: str) -> str | None:
    """The position that another answers. Raises CorrectionRefused where it is gone, or the same."""
    if name is None:
        return None
    found = there(revision.positions, name, pointer)
    if found.id == by:
        raise answers_itself(pointer)
    return found.id


def evidence_with(evidence: list[Span], words: Iterable[Span], passages: Passages) -> list[Span]:
    """The evidence with the sentences of these words where it does not hold them yet, in order."""
    new = [
        sentence
        for sentence in passages.sentences(words)
        if not any(span.start <= sentence.start and sentence.end <= span.end for span in evidence)
    ]
    return sorted([*evidence, *new], key=lambda span: span.start) if new else evidence
