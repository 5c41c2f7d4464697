"""New items from what an editor selected and gave. What was left open is read from the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.brief import Divergence, MilitaryAsset, Position, UnresolvedQuestion
from onrecord.corrections.belonging import relation_between
from onrecord.corrections.naming import actor_meant
from onrecord.corrections.placing import answered, evidence_with, location_at, operator_at
from onrecord.corrections.refusal import basis_missing, no_divergence
from onrecord.corrections.revision import there
from onrecord.grounding.attribution.sourcing import disclosure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.brief import Actor, Basis, Certainty, Disclosure, Relation, Source
    from onrecord.corrections.change import AddAsset, AddDivergence, AddPosition, AddQuestion
    from onrecord.corrections.passages import Passages
    from onrecord.corrections.revision import Revision
    from onrecord.corrections.selection import SelectedSource

_SECOND_HAND = frozenset({"unnamed_person", "unnamed_group", "document", "outlet"})


def add_position(change: AddPosition, revision: Revision, passages: Passages, ids: dict[str, str]) -> None:
    """Add a position. Raises CorrectionRefused."""
    content = passages.content(change.span, "/span")
    actor = actor_meant(change.actor, revision, passages, ids.get("a", ""), "/actor")
    sources = _sources(change.sources, revision, passages)
    evidence = passages.sentences([content])
    disclosed = change.disclosed_by or _disclosed_by(sources, actor)
    revision.positions[ids["p"]] = Position(
        id=ids["p"],
        actor_id=actor.id,
        setting=change.setting,
        disclosed_by=disclosed,
        act=change.act,
        claim=change.claim,
        certainty=change.certainty or _certainty(sources),
        condition=None,
        about=answered(change.about, ids["p"], revision, "/about"),
        when=None,
        sources=sources,
        cue=passages.cue(content),
        relayed_by=[],
        anonymity_reason=None,
        content=[content],
        quotes=passages.quotes(content),
        evidence=evidence_with(evidence, [source.span for source in sources], passages),
        unverified=[],
    )
    revision.note(ids["p"], "claim")


def add_asset(change: AddAsset, revision: Revision, passages: Passages, ids: dict[str, str]) -> None:
    """Add a military asset. Raises CorrectionRefused."""
    span = passages.name(change.span, "/span")
    kind = change.asset_kind or passages.asset_kind(span, "/asset_kind")
    quantity = passages.quantity(change.quantity, "/quantity") if change.quantity else None
    operator = operator_at(change.operator, revision, passages, ids.get("a", ""), "/operator")
    location = location_at(change.location, passages, "/location")
    sources = _sources(change.sources, revision, passages)
    told = [part.span for part in (quantity, operator, location, *sources) if part is not None]
    revision.assets[ids["m"]] = MilitaryAsset(
        id=ids["m"],
        designation=span.text,
        span=span,
        kind=kind,
        quantity=quantity,
        operator=operator,
        location=location,
        status=change.status,
        certainty=change.certainty,
        sources=sources,
        part_of=None,
        evidence=evidence_with(passages.sentences([span]), told, passages),
        unverified=[],
    )


def add_question(change: AddQuestion, revision: Revision, passages: Passages, ids: dict[str, str]) -> None:
    """Add an open question. Raises CorrectionRefused."""
    span = passages.span(change.span, "/span")
    holder = passages.name(change.withheld_by, "/withheld_by") if change.withheld_by else None
    revision.questions[ids["q"]] = UnresolvedQuestion(
        id=ids["q"],
        question=change.question,
        reason=change.reason,
        withheld_by=holder.text if holder else None,
        evidence=[span],
    )


def add_divergence(
    change: AddDivergence, revision: Revision, passages: Passages, ids: dict[str, str]
) -> None:
    """Add a divergence. Raises CorrectionRefused where its sides are not public and private ones of one actor."""
    public = [there(revision.positions, name, f"/public/{at}") for at, name in enumerate(change.public)]
    private = [there(revision.positions, name, f"/private/{at}") for at, name in enumerate(change.private)]
    for side, setting in ((public, "public"), (private, "private")):
        for at, position in enumerate(side):
            if position.setting != setting:
                raise no_divergence(f"{position.id} is not {setting}", f"/{setting}/{at}")
    relations: list[Relation] = []
    for name, side, others in (("public", public, private), ("private", private, public)):
        for at, position in enumerate(side):
            found = [relation_between(position.actor_id, each.actor_id, revision.actors) for each in others]
            if not any(found):
                why = f"the actor of {position.id} does not belong with any of the other side"
                raise no_divergence(why, f"/{name}/{at}")
            relations += [relation for relation in found if relation]
    span = passages.span(change.span, "/span") if change.span else None
    denied: Basis | None = "denial" if any(p.act == "denies" for p in public) else None
    basis = change.basis or ("contrast" if span else denied)
    if basis is None:
        raise basis_missing("/basis")
    revision.divergences[ids["d"]] = Divergence(
        id=ids["d"],
        public=list(dict.fromkeys(change.public)),
        private=list(dict.fromkeys(change.private)),
        relation=relations[0],
        basis=basis,
        span=span,
    )


def _sources(given: Sequence[SelectedSource], revision: Revision, passages: Passages) -> list[Source]:
    return [
        passages.source(each, revision.actors.values(), f"/sources/{at}") for at, each in enumerate(given)
    ]


def _disclosed_by(sources: list[Source], actor: Actor) -> Disclosure:
    own = any(
        source.span.start < mention.end and mention.start < source.span.end
        for source in sources
        for mention in actor.mentions
    )
    return disclosure([source.type for source in sources], own=own, counterpart=False)


def _certainty(sources: list[Source]) -> Certainty:
    return "reported" if any(source.type in _SECOND_HAND for source in sources) else "stated"
