"""What an editor reads of a brief, part by part: strings and lists, ready for any rendering to escape and set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.render import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.brief import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the article, and the number of the sentence it starts in."""

    text: str
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """Who says so: the article's words, and what kind of source that is."""

    text: str
    kind: str
    unnamed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A reference to another item: its id and a few words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionView:
    """One position. `in_articles_words` where the claim could not be checked and was replaced."""

    id: str
    holder: str
    setting: Setting
    setting_words: str
    act: str
    claim: str
    in_articles_words: bool
    certainty: str
    condition: str | None
    when: str | None
    about: Link | None
    about_words: str
    sources: list[SourceView]
    relays: list[SourceView]
    anonymity: str | None
    disclosure: str
    cue: str | None
    quotes: list[Passage]
    evidence: list[Passage]
    unverified: list[str]
    divergences: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView:
    """One actor with its positions by setting.

    `related_public` and `related_private` point at what actors with the same root hold in the other setting (part
    of it, speaking for it): shown beside its own, never merged with them.
    """

    id: str
    name: str
    description: str
    aliases: list[str]
    relations: list[str]
    public: list[PositionView]
    private: list[PositionView]
    unclear: list[PositionView]
    related_public: list[Link]
    related_private: list[Link]

    @property
    def has_positions(self) -> bool:
        """Whether the actor holds any position at all."""
        return bool(self.public or self.private or self.unclear)


@dataclass(frozen=True, slots=True, kw_only=True)
class DivergenceView:
    """Positions that do not agree, and what says so."""

    id: str
    public: list[PositionView]
    private: list[PositionView]
    relation: str
    basis: str
    by_model: bool
    words: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetView:
    """One military asset as a row of the table."""

    id: str
    designation: str
    kind: str
    quantity: str
    number: str
    operator: str
    place: str
    status: str
    certainty: str
    sources: list[SourceView]
    part_of: Link | None
    evidence: list[Passage]
    unverified: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """What is not known, and why."""

    id: str
    question: str
    reason: str
    withheld_by: str | None
    evidence: list[Passage]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryView:
    """One sentence of the summary with the items it rests on."""

    id: str
    text: str
    items: list[Link]
    evidence: list[Passage]


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedView:
    """A draft item that was refused: never part of the brief."""

    kind: str
    words: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkView:
    """A passage the account points at, and why."""

    id: str
    words: str
    passages: list[Passage]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """What was refused, missed or is to be looked at."""

    rejected: list[RejectedView]
    uncovered: list[RemarkView]
    ambiguous: list[RemarkView]
    flagged: list[RemarkView]

    @property
    def counts(self) -> str:
        """One line: `2 rejected, 1 uncovered, 1 ambiguous, 1 flagged`."""
        return (
            f"{len(self.rejected)} rejected, {counted_sentences(self.uncovered)} uncovered, "
            f"{len(self.ambiguous)} ambiguous, {len(self.flagged)} flagged"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefView:
    """A whole brief, shaped for reading."""

    headline: str
    byline: list[str]
    url: str | None
    language: str
    summary: list[SummaryView]
    divergences: list[DivergenceView]
    actors: list[ActorView]
    bystanders: list[ActorView]
    assets: list[AssetView]
    questions: list[QuestionView]
    account: AccountView
    provenance: str

    @property
    def empty(self) -> bool:
        """Whether nothing at all was found."""
        return not (any(a.has_positions for a in self.actors) or self.assets or self.questions)


def counted_sentences(remarks: Sequence[RemarkView]) -> str:
    """How many sentences: `1 sentence`, `3 sentences`."""
    return wording.counted(len(remarks), "sentence")
