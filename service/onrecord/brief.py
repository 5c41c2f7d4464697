"""The brief, version 1: what is published. Every span quotes the article at exact offsets.

Lists are flat and refer to each other by id. `schemas/brief.v1.json` is generated from here.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

ActorKind = Literal["state", "institution", "group", "person"]
Setting = Literal["public", "private", "unclear"]
Disclosure = Literal["self", "counterpart", "named", "unnamed", "document"]
Act = Literal["says", "accuses", "denies", "demands", "offers", "threatens", "refuses", "commits", "does"]
Certainty = Literal["stated", "reported", "alleged", "hypothetical"]
SourceType = Literal[
    "named_person", "named_organisation", "unnamed_person", "unnamed_group", "document", "outlet", "none"
]
Relation = Literal["same", "part_of", "speaks_for"]
Basis = Literal["contrast", "denial", "model"]
AssetKind = Literal["ship", "aircraft", "vehicle", "weapon", "force", "facility"]
AssetStatus = Literal["present", "deployed", "ordered", "promised", "used", "lost", "threatened", "unknown"]
Reason = Literal["withheld", "declined", "unconfirmed", "disputed", "undecided", "unknown"]
ItemKind = Literal["actor", "position", "divergence", "asset", "question", "summary"]
RejectionReason = Literal[
    "ungrounded",  # its words do not stand where they may stand
    "no_actor",  # nobody in the article holds it
    "no_speaker",  # a quote that no cue or label ties to a speaker
    "not_attributed",  # the writer's own words, nobody's position
    "no_evidence",  # no sentence of the article shows it
    "no_cue",  # nothing in its sentence announces an item of this kind
    "not_governed",  # the number, negation or hedge belongs to something else
    "no_private_cue",  # called private without a word that says so
    "not_military",  # no military asset in this sense
    "not_open",  # the article does not leave it open
    "unsupported",  # the sentence says more or other than its items
    "duplicate",  # the same item stands already
    "no_difference",  # the two positions do not diverge
]

Name = Annotated[str, Field(min_length=1, max_length=300)]
Text = Annotated[str, Field(min_length=1, max_length=2_000)]
ActorId = Annotated[str, Field(pattern=r"^a[1-9]\d*$")]
PositionId = Annotated[str, Field(pattern=r"^p[1-9]\d*$")]
DivergenceId = Annotated[str, Field(pattern=r"^d[1-9]\d*$")]
AssetId = Annotated[str, Field(pattern=r"^m[1-9]\d*$")]
QuestionId = Annotated[str, Field(pattern=r"^q[1-9]\d*$")]
ItemId = Annotated[str, Field(pattern=r"^[apdmq][1-9]\d*$")]


class Part(BaseModel):
    """Common to all parts of a brief: frozen, and unknown properties are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, ser_json_inf_nan="null")


class Span(Part):
    """A stretch of the article: `article.text[start:end] == text`, in Unicode code points."""

    start: int = Field(ge=0)
    end: int = Field(ge=1, description="Exclusive.")
    text: str = Field(min_length=1)
    sentence: int = Field(ge=1, description="The sentence that holds `start`, counted from 1.")


Spans = list[Span]


class BriefArticle(Part):
    """The article as it was read: the text that offsets refer to, and where its sentences lie."""

    id: str = Field(max_length=500)
    title: str | None = Field(max_length=1_000)
    url: str | None = Field(max_length=4_000)
    language: str = Field(max_length=35, description="BCP 47 tag; `und` where it could not be told.")
    published_at: datetime | None
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="Of `text` in UTF-8.")
    text: str
    sentences: list[tuple[int, int]] = Field(description="`[start, end]` of each sentence, in order.")


class SummarySentence(Part):
    """One sentence of the summary, with the items it rests on."""

    text: Text
    items: list[ItemId]
    evidence: Spans


class Actor(Part):
    """A state, institution, group or person that holds a position or operates an asset."""

    id: ActorId
    name: Name
    kind: ActorKind
    role: str | None = Field(max_length=300, description="In the article's words.")
    role_span: Span | None
    named: bool = Field(description="False for actors the article does not name.")
    aliases: list[Name] = Field(description="Other words the article uses for it.")
    part_of: ActorId | None
    speaks_for: ActorId | None
    mentions: Spans


class Source(Part):
    """Who is cited: the article's words, the kind of source, and how many there are."""

    text: Name
    span: Span
    type: SourceType
    count: int | None = Field(ge=1, description="Null where the article gives no number.")


class When(Part):
    """When it was said or done: the article's words, and the day where it can be told."""

    text: Name
    span: Span
    date: date | None


class Position(Part):
    """What an actor says, demands, offers, denies or does, and how it came to be known."""

    id: PositionId
    actor_id: ActorId
    setting: Setting = Field(description="Where it was said or done.")
    disclosed_by: Disclosure = Field(description="How it came out.")
    act: Act
    claim: Text = Field(description="One sentence. Where `unverified` names it, print the evidence instead.")
    certainty: Certainty
    condition: Span | None
    about: PositionId | None = Field(description="The position it answers or denies.")
    when: When | None
    sources: list[Source]
    cue: Span | None
    relayed_by: list[Source]
    anonymity_reason: Span | None
    content: Spans = Field(description="The words attributed.")
    quotes: Spans = Field(description="Words inside quotation marks.")
    evidence: Spans = Field(description="The sentences that carry it.")
    unverified: list[str] = Field(description="Fields that rules could not check.")


class Divergence(Part):
    """A public and a private position that do not agree."""

    id: DivergenceId
    public: list[PositionId]
    private: list[PositionId]
    relation: Relation
    basis: Basis
    span: Span | None


class Quantity(Part):
    """How many: the words used, and the number or bounds they give. "Hundreds" has no value."""

    value: int | float | None
    minimum: int | float | None
    maximum: int | float | None
    text: Name
    span: Span


class Operator(Part):
    """Whose asset it is."""

    name: Name
    actor_id: ActorId | None
    span: Span


class Location(Part):
    """Where the asset is, goes or was."""

    name: Name
    span: Span


class MilitaryAsset(Part):
    """A platform, weapon, unit, force or facility."""

    id: AssetId
    designation: Name
    span: Span
    kind: AssetKind
    quantity: Quantity | None
    operator: Operator | None
    location: Location | None
    status: AssetStatus
    certainty: Certainty
    sources: list[Source]
    part_of: AssetId | None
    evidence: Spans
    unverified: list[str]


class UnresolvedQuestion(Part):
    """A who, what, whether, when or how many that the article leaves open."""

    id: QuestionId
    question: Text
    reason: Reason
    withheld_by: Name | None
    evidence: Spans


class Rejected(Part):
    """A draft item that did not survive, and why."""

    kind: ItemKind
    item: dict[str, JsonValue]
    reason: RejectionReason
    detail: str = Field(max_length=1_000)


class Uncovered(Part):
    """A sentence with a cue that no item covers."""

    span: Span
    field: Literal["positions", "military_assets", "unresolved_questions"]
    cues: list[str]


class Ambiguous(Part):
    """Words that stand in several equally good places; the first was taken."""

    item: ItemId
    field: str
    text: str
    places: Spans


class Flagged(Part):
    """A sentence an editor should look at: one that addresses the model, a conflict of setting."""

    span: Span
    reason: Literal["addresses_the_model", "setting_conflict", "hidden_characters"]
    item: ItemId | None


class Account(Part):
    """What was refused or missed. Nothing is dropped without a line here."""

    rejected: list[Rejected]
    uncovered: list[Uncovered]
    ambiguous: list[Ambiguous]
    flagged: list[Flagged]


class Cost(Part):
    """What the calls cost at the provider's list price, or why that is not known."""

    amount: float | None
    currency: str | None
    why_unknown: str | None


class Provenance(Part):
    """What made this brief and what it took."""

    model: str
    model_digest: str | None
    plan: Literal["whole", "stepwise"]
    prompt_version: str
    onrecord_version: str
    calls: int = Field(ge=0)
    attempts: int = Field(ge=0)
    tokens_in: int = Field(ge=0)
    tokens_out: int = Field(ge=0)
    tokens_cached: int = Field(ge=0)
    cost: Cost
    seconds: float = Field(ge=0)
    answers_reused: int = Field(ge=0)


class Brief(Part):
    """What OnRecord publishes about one article."""

    schema_version: Literal["1"] = "1"
    id: str = Field(pattern=r"^[0-9a-z-]{8,64}$")
    created_at: datetime
    article: BriefArticle
    summary: list[SummarySentence] = Field(max_length=4)
    actors: list[Actor]
    positions: list[Position]
    divergences: list[Divergence]
    military_assets: list[MilitaryAsset]
    unresolved_questions: list[UnresolvedQuestion]
    account: Account
    provenance: Provenance
