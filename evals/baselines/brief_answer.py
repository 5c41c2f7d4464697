"""The whole brief as one answer: the response model of the plain call."""

from __future__ import annotations

from pydantic import BaseModel, Field

from evals.baselines.drafts import Draft, DraftActor, DraftAsset, DraftPosition, DraftQuestion, DraftSource
from onrecord.brief import Act, ActorKind, AssetKind, AssetStatus, Certainty, Reason, Setting

# The lists are bounded so that a full answer fits the tokens it is given: a small model that goes round in
# circles is stopped by the schema instead of losing the article.


class AnswerActor(BaseModel):
    """A party that says something or operates a military asset."""

    name: str = Field(description="Fullest name in the article, without title")
    kind: ActorKind
    role: str | None = Field(description="Office or description, in the article's words")


class AnswerSource(BaseModel):
    """Who is cited for a position."""

    words: str = Field(description="The source as the article describes it, copied")
    unnamed: bool = Field(description="True for sources whose name the article hides")
    count: int | None = Field(description="How many unnamed sources, if the article gives a number")


class AnswerPosition(BaseModel):
    """What one actor says, demands, denies, offers or does."""

    actor: str = Field(description="Name of the actor that holds it, as in `actors`")
    setting: Setting
    act: Act
    claim: str = Field(description="One complete sentence")
    words: str = Field(description="The quote or the words attributed to the actor, copied from the article")
    sources: list[AnswerSource] = Field(max_length=2)
    certainty: Certainty


class AnswerAsset(BaseModel):
    """A military platform, weapon, unit, force or facility."""

    designation: str = Field(description="The noun with what describes it, without the number")
    kind: AssetKind
    quantity: str | None = Field(description="The words that say how many, copied: 'at least three'")
    value: float | None = Field(description="The number they give")
    operator: str | None = Field(description="Whose it is")
    location: str | None
    status: AssetStatus


class AnswerQuestion(BaseModel):
    """What the article itself says is not known."""

    question: str
    reason: Reason
    words: str = Field(description="The words that show it, copied from the article")
    withheld_by: str | None = Field(description="Who keeps it back")


class BriefAnswer(BaseModel):
    """A brief of a news article."""

    actors: list[AnswerActor] = Field(max_length=8)
    positions: list[AnswerPosition] = Field(max_length=10)
    military_assets: list[AnswerAsset] = Field(max_length=6)
    unresolved_questions: list[AnswerQuestion] = Field(max_length=4)

    def draft(self) -> Draft:
        """What it says, its words not yet placed."""
        return Draft(
            [DraftActor(actor.name, actor.kind, actor.role) for actor in self.actors],
            [_position(position) for position in self.positions],
            [_asset(asset) for asset in self.military_assets],
            [
                DraftQuestion(question.question, question.words, question.reason, question.withheld_by)
                for question in self.unresolved_questions
            ],
        )


def _position(given: AnswerPosition) -> DraftPosition:
    return DraftPosition(
        given.actor,
        [given.words],
        given.act,
        given.setting,
        given.certainty,
        given.claim,
        [DraftSource(source.words, source.unnamed, source.count) for source in given.sources],
    )


def _asset(given: AnswerAsset) -> DraftAsset:
    value = int(given.value) if given.value is not None and given.value.is_integer() else given.value
    return DraftAsset(
        given.designation, given.kind, given.quantity, value, given.operator, given.location, given.status
    )
