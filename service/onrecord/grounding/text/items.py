"""Items between draft and brief: grounded, not yet ordered and numbered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.brief import (
        Act,
        AssetKind,
        AssetStatus,
        Basis,
        Certainty,
        Disclosure,
        Quantity,
        Reason,
        Relation,
        Setting,
        Source,
        Span,
        When,
    )
    from onrecord.grounding.text.entry import Entry


@dataclass(slots=True, eq=False)
class PositionItem:
    """A position whose every span stands in the article."""

    actor: Entry
    setting: Setting
    disclosed_by: Disclosure
    act: Act
    claim: str
    certainty: Certainty
    sources: list[Source]
    cue: Span | None
    content: list[Span]
    quotes: list[Span]
    evidence: list[Span]
    condition: Span | None = None
    when: When | None = None
    relayed_by: list[Source] = field(default_factory=list)
    anonymity_reason: Span | None = None
    about: PositionItem | None = None
    unverified: list[str] = field(default_factory=list)

    @property
    def order(self) -> tuple[int, int]:
        """Where its evidence begins, then its cue."""
        return self.evidence[0].start, self.cue.start if self.cue else self.evidence[0].start


@dataclass(slots=True, eq=False)
class AssetItem:
    """A military asset whose every span stands in the article."""

    designation: Span
    kind: AssetKind
    status: AssetStatus
    certainty: Certainty
    evidence: list[Span]
    quantity: Quantity | None = None
    operator: Entry | None = None
    operator_span: Span | None = None
    location: Span | None = None
    sources: list[Source] = field(default_factory=list)
    part_of: AssetItem | None = None
    unverified: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class QuestionItem:
    """An open question with the words that leave it open."""

    question: str
    reason: Reason
    withheld_by: str | None
    evidence: list[Span]


@dataclass(slots=True, eq=False)
class DivergenceItem:
    """A public and a private position that do not agree."""

    public: list[PositionItem]
    private: list[PositionItem]
    relation: Relation
    basis: Basis
    span: Span | None
