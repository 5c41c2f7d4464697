"""The changes that an editor can make to a brief, one a correction.

Changes of a field are told apart by the kind of their item and the field (`p3` and `setting`), all
others by `op`, and additions by `kind`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag, TypeAdapter

from onrecord.brief import (
    Act,
    ActorId,
    ActorKind,
    AssetId,
    AssetKind,
    AssetStatus,
    Basis,
    Certainty,
    Disclosure,
    ItemId,
    Name,
    Part,
    PositionId,
    QuestionId,
    Reason,
    Setting,
    Text,
)
from onrecord.corrections.selection import GivenActor, SelectedOperator, SelectedSource, Selection

MOST = 20
"""Sources of one item, or positions on one side."""

SelectedSources = Annotated[list[SelectedSource], Field(max_length=MOST)]
Side = Annotated[list[PositionId], Field(min_length=1, max_length=MOST)]


class ChangeOfPosition(Part):
    """A field of a position gets another value."""

    op: Literal["change"]
    item: PositionId


class ChangeSetting(ChangeOfPosition):
    """Where it was said or done."""

    field: Literal["setting"]
    value: Setting


class ChangeDisclosure(ChangeOfPosition):
    """How it came out."""

    field: Literal["disclosed_by"]
    value: Disclosure


class ChangeAct(ChangeOfPosition):
    """What was done by saying it."""

    field: Literal["act"]
    value: Act


class ChangeCertainty(ChangeOfPosition):
    """How sure it is."""

    field: Literal["certainty"]
    value: Certainty


class ChangeClaim(ChangeOfPosition):
    """The editor's own sentence."""

    field: Literal["claim"]
    value: Text


class ChangeActor(ChangeOfPosition):
    """Who holds it."""

    field: Literal["actor"]
    value: GivenActor


class ChangeSources(ChangeOfPosition):
    """Who is cited: all of them, in order."""

    field: Literal["sources"]
    value: SelectedSources


class ChangeContent(ChangeOfPosition):
    """The words attributed: all of them, in order."""

    field: Literal["content"]
    value: Annotated[list[Selection], Field(min_length=1, max_length=MOST)]


class ChangeAbout(ChangeOfPosition):
    """The position that it answers or denies; null for none."""

    field: Literal["about"]
    value: PositionId | None


class ChangeOfAsset(Part):
    """A field of a military asset gets another value."""

    op: Literal["change"]
    item: AssetId


class ChangeQuantity(ChangeOfAsset):
    """How many: the words, whose numbers are read; null where the article does not say."""

    field: Literal["quantity"]
    value: Selection | None


class ChangeOperator(ChangeOfAsset):
    """Whose it is: the words; null where the article does not say."""

    field: Literal["operator"]
    value: SelectedOperator | None


class ChangeLocation(ChangeOfAsset):
    """Where it is: the words; null where the article does not say."""

    field: Literal["location"]
    value: Selection | None


class ChangeStatus(ChangeOfAsset):
    """What is happening with it."""

    field: Literal["status"]
    value: AssetStatus


class ChangeAssetCertainty(ChangeOfAsset):
    """How sure it is."""

    field: Literal["certainty"]
    value: Certainty


class ChangeDesignation(ChangeOfAsset):
    """What it is called: the words."""

    field: Literal["designation"]
    value: Selection


class ChangeAssetKind(ChangeOfAsset):
    """What kind of asset it is."""

    field: Literal["kind"]
    value: AssetKind


class ChangeOfQuestion(Part):
    """A field of an open question gets another value."""

    op: Literal["change"]
    item: QuestionId


class ChangeQuestion(ChangeOfQuestion):
    """The editor's own words for it."""

    field: Literal["question"]
    value: Text


class ChangeReason(ChangeOfQuestion):
    """Why it is open."""

    field: Literal["reason"]
    value: Reason


class ChangeOfActor(Part):
    """A field of an actor gets another value."""

    op: Literal["change"]
    item: ActorId


class ChangeName(ChangeOfActor):
    """The editor's name for it; the name before becomes an alias."""

    field: Literal["name"]
    value: Name


class ChangeActorKind(ChangeOfActor):
    """What kind of actor it is."""

    field: Literal["kind"]
    value: ActorKind


OfPosition: TypeAlias = (
    ChangeSetting
    | ChangeDisclosure
    | ChangeAct
    | ChangeCertainty
    | ChangeClaim
    | ChangeActor
    | ChangeSources
    | ChangeContent
    | ChangeAbout
)
OfAsset: TypeAlias = (
    ChangeQuantity
    | ChangeOperator
    | ChangeLocation
    | ChangeStatus
    | ChangeAssetCertainty
    | ChangeDesignation
    | ChangeAssetKind
)
OfActor: TypeAlias = ChangeName | ChangeActorKind


class Delete(Part):
    """An item goes. With an actor go its positions; with a side of a divergence the divergence."""

    op: Literal["delete"]
    item: ItemId


class AddPosition(Part):
    """A position whose content is the selected words. What is null is read from these and the sources."""

    op: Literal["add"]
    kind: Literal["position"]
    span: Selection
    actor: GivenActor
    setting: Setting
    claim: Text
    act: Act = "says"
    disclosed_by: Disclosure | None = None
    certainty: Certainty | None = None
    sources: SelectedSources = Field(default_factory=list)
    about: PositionId | None = None


class AddAsset(Part):
    """A military asset whose designation is the selected words; its kind is read from them where null."""

    op: Literal["add"]
    kind: Literal["asset"]
    span: Selection
    asset_kind: AssetKind | None = None
    quantity: Selection | None = None
    operator: SelectedOperator | None = None
    location: Selection | None = None
    status: AssetStatus = "unknown"
    certainty: Certainty = "stated"
    sources: SelectedSources = Field(default_factory=list)


class AddQuestion(Part):
    """An open question that the selected words show."""

    op: Literal["add"]
    kind: Literal["question"]
    span: Selection
    question: Text
    reason: Reason
    withheld_by: Selection | None = None


class AddDivergence(Part):
    """Public and private positions that do not agree.

    `basis` null: `contrast` where words are selected that draw it, `denial` where a public position denies.
    """

    op: Literal["add"]
    kind: Literal["divergence"]
    public: Side
    private: Side
    span: Selection | None = None
    basis: Basis | None = None


def tag_of(given: Any) -> str:  # noqa: ANN401 -- whatever was sent
    """What tells one kind of change from another: `change:p.setting`, `delete:`, `add:asset`."""

    def said(name: str) -> str:
        found = given.get(name) if isinstance(given, dict) else getattr(given, name, None)
        return found if isinstance(found, str) else ""

    op = said("op")
    if op == "change":
        return f"change:{said('item')[:1]}.{said('field')}"
    return f"{op}:{said('kind')}" if op == "add" else f"{op}:"


Change: TypeAlias = Annotated[
    Annotated[ChangeSetting, Tag("change:p.setting")]
    | Annotated[ChangeDisclosure, Tag("change:p.disclosed_by")]
    | Annotated[ChangeAct, Tag("change:p.act")]
    | Annotated[ChangeCertainty, Tag("change:p.certainty")]
    | Annotated[ChangeClaim, Tag("change:p.claim")]
    | Annotated[ChangeActor, Tag("change:p.actor")]
    | Annotated[ChangeSources, Tag("change:p.sources")]
    | Annotated[ChangeContent, Tag("change:p.content")]
    | Annotated[ChangeAbout, Tag("change:p.about")]
    | Annotated[ChangeQuantity, Tag("change:m.quantity")]
    | Annotated[ChangeOperator, Tag("change:m.operator")]
    | Annotated[ChangeLocation, Tag("change:m.location")]
    | Annotated[ChangeStatus, Tag("change:m.status")]
    | Annotated[ChangeAssetCertainty, Tag("change:m.certainty")]
    | Annotated[ChangeDesignation, Tag("change:m.designation")]
    | Annotated[ChangeAssetKind, Tag("change:m.kind")]
    | Annotated[ChangeQuestion, Tag("change:q.question")]
    | Annotated[ChangeReason, Tag("change:q.reason")]
    | Annotated[ChangeName, Tag("change:a.name")]
    | Annotated[ChangeActorKind, Tag("change:a.kind")]
    | Annotated[Delete, Tag("delete:")]
    | Annotated[AddPosition, Tag("add:position")]
    | Annotated[AddAsset, Tag("add:asset")]
    | Annotated[AddQuestion, Tag("add:question")]
    | Annotated[AddDivergence, Tag("add:divergence")],
    Discriminator(tag_of),
]
CHANGE: TypeAdapter[Change] = TypeAdapter(Change)
