"""The brief as an editor reads it: public beside private, with who says so. Shared by all renderings.

Pure shaping. Every string that comes from the article or the model leaves here as it is; each
rendering escapes for its own medium.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render import wording
from onrecord.render.views import (
    AccountView,
    ActorView,
    AssetView,
    BriefView,
    DivergenceView,
    Link,
    Passage,
    PositionView,
    QuestionView,
    RejectedView,
    RemarkView,
    SourceView,
    SummaryView,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.brief import (
        Actor,
        Brief,
        Divergence,
        MilitaryAsset,
        Position,
        Provenance,
        Rejected,
        Setting,
        Source,
        Span,
        UnresolvedQuestion,
    )

NOTHING_FOUND = "Nothing was found in this article: no position, no military asset, no unresolved question."
NO_PROOF = (
    "That is not proof that there is nothing. Read the article itself; "
    "the account below lists what was left out."
)


def view_of(brief: Brief) -> BriefView:
    """Shape `brief` for reading."""
    names = {actor.id: actor.name for actor in brief.actors}
    shaped = _Positions(brief, names)
    roots = _roots(brief.actors)
    actors = [
        _actor(
            actor,
            names,
            shaped.of(actor.id),
            [
                position
                for other in brief.actors
                if other.id != actor.id and roots[other.id] == roots[actor.id]
                for position in shaped.of(other.id)
            ],
        )
        for actor in brief.actors
    ]
    strays = [p for p in brief.positions if p.actor_id not in names]
    if strays:
        actors.append(_stray(shaped.each(strays)))
    assets = {asset.id: asset.designation for asset in brief.military_assets}
    links = _links(brief, names)
    return BriefView(
        headline=headline(brief),
        byline=_byline(brief),
        url=web_address(brief.article.url),
        language=brief.article.language,
        summary=[
            SummaryView(
                id=f"s{number}",
                text=sentence.text,
                items=[links.get(item, Link(id=item, text=item)) for item in sentence.items],
                evidence=_passages(sentence.evidence),
            )
            for number, sentence in enumerate(brief.summary, start=1)
        ],
        divergences=[_divergence(divergence, shaped) for divergence in brief.divergences],
        actors=[actor for actor in actors if actor.has_positions],
        bystanders=[actor for actor in actors if not actor.has_positions],
        assets=[_asset(asset, assets) for asset in brief.military_assets],
        questions=[_question(question) for question in brief.unresolved_questions],
        account=_account(brief),
        provenance=provenance_line(brief.provenance),
    )


def headline(brief: Brief) -> str:
    """Return the article's title, else its first line, cut to 200 characters."""
    if brief.article.title and brief.article.title.strip():
        return brief.article.title
    first = next((line.strip() for line in brief.article.text.split("\n") if line.strip()), "")
    return (first[:199] + "…" if len(first) > 200 else first) or "Untitled article"


def web_address(url: str | None) -> str | None:
    """`url` where it is safe to follow: http and https only."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def provenance_line(provenance: Provenance) -> str:
    """Say what made the brief and what it took, in one line."""
    cost = provenance.cost
    spent = (
        f"{cost.amount:.4f} {cost.currency or ''}".strip()
        if cost.amount is not None
        else f"cost unknown ({cost.why_unknown})"
        if cost.why_unknown
        else "cost unknown"
    )
    reused = f", {provenance.answers_reused:,} reused" if provenance.answers_reused else ""
    cached = f", {provenance.tokens_cached:,} of them cached" if provenance.tokens_cached else ""
    return " · ".join(
        [
            f"Read by {provenance.model}",
            f"{provenance.plan} plan, prompts {provenance.prompt_version}",
            wording.counted(provenance.calls, "call") + reused,
            f"{provenance.tokens_in:,} tokens in{cached}, {provenance.tokens_out:,} out",
            f"{provenance.seconds:.1f} s",
            spent,
            f"OnRecord {provenance.onrecord_version}",
        ]
    )


class _Positions:
    """Positions of a brief, shaped once, by id and by actor."""

    def __init__(self, brief: Brief, names: Mapping[str, str]) -> None:
        self._names = names
        self._about = {position.id: position for position in brief.positions}
        self._divergences: dict[str, list[str]] = {}
        for divergence in brief.divergences:
            for position_id in (*divergence.public, *divergence.private):
                self._divergences.setdefault(position_id, []).append(divergence.id)
        self._views = {position.id: self._shape(position) for position in brief.positions}
        self._by_actor: dict[str, list[PositionView]] = {}
        for position in brief.positions:
            self._by_actor.setdefault(position.actor_id, []).append(self._views[position.id])

    def of(self, actor_id: str) -> list[PositionView]:
        return self._by_actor.get(actor_id, [])

    def each(self, positions: Iterable[Position]) -> list[PositionView]:
        return [self._views[position.id] for position in positions]

    def named(self, ids: Iterable[str]) -> list[PositionView]:
        return [self._views[position_id] for position_id in ids if position_id in self._views]

    def _shape(self, position: Position) -> PositionView:
        claim, replaced = claim_of(position)
        about = self._about.get(position.about or "")
        return PositionView(
            id=position.id,
            holder=self._names.get(position.actor_id, position.actor_id),
            setting=position.setting,
            setting_words=wording.SETTING[position.setting],
            act=wording.ACT[position.act],
            claim=claim,
            in_articles_words=replaced,
            certainty=wording.CERTAINTY[position.certainty],
            condition=position.condition.text if position.condition else None,
            when=_when(position),
            about=Link(id=about.id, text=_claim_in_line(*claim_of(about))) if about else None,
            about_words="Denies" if position.act == "denies" else "Answers",
            sources=_sources(position.sources),
            relays=_sources(position.relayed_by),
            anonymity=position.anonymity_reason.text if position.anonymity_reason else None,
            disclosure=wording.disclosure(position),
            cue=position.cue.text if position.cue else None,
            quotes=_passages(position.quotes),
            evidence=_passages(position.evidence),
            unverified=[_spoken(name) for name in position.unverified if name != "claim"],
            divergences=self._divergences.get(position.id, []),
        )


def claim_of(position: Position) -> tuple[str, bool]:
    """Return the claim, or the article's words (and True) where rules could not check the claim."""
    if "claim" not in position.unverified:
        return position.claim, False
    spans = position.evidence or position.content or position.quotes
    return " … ".join(span.text for span in spans) or "The article's words could not be shown.", True


def _claim_in_line(claim: str, in_articles_words: bool) -> str:
    return f"“{claim}”" if in_articles_words else claim


def _when(position: Position) -> str | None:
    if position.when is None:
        return None
    day = position.when.date
    return position.when.text if day is None else f"{position.when.text} ({day.isoformat()})"


def _roots(actors: Sequence[Actor]) -> dict[str, str]:
    """Find the id of the actor that each one is part of or speaks for, followed up to the top."""
    above = {actor.id: actor.speaks_for or actor.part_of for actor in actors}
    roots = {}
    for actor in actors:
        root, seen = actor.id, {actor.id}
        while (higher := above.get(root)) in above and higher is not None and higher not in seen:
            root = higher
            seen.add(root)
        roots[actor.id] = root
    return roots


def _actor(
    actor: Actor,
    names: Mapping[str, str],
    positions: Sequence[PositionView],
    related: Sequence[PositionView],
) -> ActorView:
    description = [wording.ACTOR_KIND[actor.kind]]
    if actor.role:
        description.append(actor.role)
    if not actor.named:
        description.append("not named in the article")
    relations = []
    if actor.part_of:
        relations.append(f"part of {names.get(actor.part_of, actor.part_of)}")
    if actor.speaks_for:
        relations.append(f"speaks for {names.get(actor.speaks_for, actor.speaks_for)}")
    return ActorView(
        id=actor.id,
        name=actor.name,
        description=", ".join(description),
        aliases=actor.aliases,
        relations=relations,
        related_public=_across("private", positions, related),
        related_private=_across("public", positions, related),
        **_by_setting(positions),
    )


def _across(held: Setting, positions: Sequence[PositionView], related: Sequence[PositionView]) -> list[Link]:
    """What related actors hold in the other setting: to set against what this one holds; none of its own side."""
    if not any(position.setting == held for position in positions):
        return []
    return [_pointer(position) for position in related if position.setting not in (held, "unclear")]


def _pointer(position: PositionView) -> Link:
    claim = _claim_in_line(position.claim, position.in_articles_words)
    return Link(id=position.id, text=f"{position.holder} {position.act}: {claim}")


def _stray(positions: Sequence[PositionView]) -> ActorView:
    return ActorView(
        id="a0",
        name="No actor given",
        description="these positions refer to no actor",
        aliases=[],
        relations=[],
        related_public=[],
        related_private=[],
        **_by_setting(positions),
    )


def _by_setting(positions: Sequence[PositionView]) -> dict[Setting, list[PositionView]]:
    settings: tuple[Setting, ...] = ("public", "private", "unclear")
    return {setting: [p for p in positions if p.setting == setting] for setting in settings}


def _divergence(divergence: Divergence, positions: _Positions) -> DivergenceView:
    return DivergenceView(
        id=divergence.id,
        public=positions.named(divergence.public),
        private=positions.named(divergence.private),
        relation=wording.RELATION[divergence.relation],
        basis=wording.BASIS[divergence.basis],
        by_model=divergence.basis == "model",
        words=_passage(divergence.span) if divergence.span else None,
    )


def _asset(asset: MilitaryAsset, designations: Mapping[str, str]) -> AssetView:
    part_of = asset.part_of
    return AssetView(
        id=asset.id,
        designation=asset.designation,
        kind=wording.ASSET_KIND[asset.kind],
        quantity=asset.quantity.text if asset.quantity else "—",
        number=wording.bounds(asset.quantity),
        operator=asset.operator.name if asset.operator else "not stated",
        place=asset.location.name if asset.location else "not stated",
        status=wording.STATUS[asset.status],
        certainty=wording.CERTAINTY[asset.certainty],
        sources=_sources(asset.sources),
        part_of=Link(id=part_of, text=designations.get(part_of, part_of)) if part_of else None,
        evidence=_passages(asset.evidence),
        unverified=[_spoken(name) for name in asset.unverified],
    )


def _question(question: UnresolvedQuestion) -> QuestionView:
    return QuestionView(
        id=question.id,
        question=question.question,
        reason=wording.REASON[question.reason],
        withheld_by=question.withheld_by,
        evidence=_passages(question.evidence),
    )


def _account(brief: Brief) -> AccountView:
    account = brief.account
    return AccountView(
        rejected=[
            RejectedView(
                kind=wording.ITEM_KIND[rejected.kind],
                words=_words_of(rejected),
                reason=wording.REJECTION[rejected.reason],
                detail=rejected.detail,
            )
            for rejected in account.rejected
        ],
        uncovered=[
            RemarkView(
                id=f"u{number}",
                words=f"cue for {wording.FIELD[uncovered.field]}: {', '.join(uncovered.cues)}",
                passages=[_passage(uncovered.span)],
            )
            for number, uncovered in enumerate(account.uncovered, start=1)
        ],
        ambiguous=[
            RemarkView(
                id=f"g{number}",
                words=f"{ambiguous.item}, {_spoken(ambiguous.field)}: “{ambiguous.text}” stands in "
                f"{wording.counted(len(ambiguous.places), 'place')}; the first was taken",
                passages=_passages(ambiguous.places),
            )
            for number, ambiguous in enumerate(account.ambiguous, start=1)
        ],
        flagged=[
            RemarkView(
                id=f"f{number}",
                words=wording.FLAG[flagged.reason] + (f" ({flagged.item})" if flagged.item else ""),
                passages=[_passage(flagged.span)],
            )
            for number, flagged in enumerate(account.flagged, start=1)
        ],
    )


_TELLING = ("claim", "question", "text", "designation", "name", "quote")


def _words_of(rejected: Rejected) -> str:
    for key in _TELLING:
        words = rejected.item.get(key)
        if isinstance(words, str) and words.strip():
            return words
    told = [f"{key}: {value}" for key, value in rejected.item.items() if isinstance(value, str | int | float)]
    return ", ".join(told) or "an item without words"


def _links(brief: Brief, names: Mapping[str, str]) -> dict[str, Link]:
    texts: dict[str, str] = dict(names)
    for position in brief.positions:
        texts[position.id] = f"{names.get(position.actor_id, position.actor_id)}, {position.setting}"
    for asset in brief.military_assets:
        texts[asset.id] = asset.designation
    for question in brief.unresolved_questions:
        texts[question.id] = wording.REASON[question.reason]
    for divergence in brief.divergences:
        texts[divergence.id] = "divergence"
    return {item: Link(id=item, text=text) for item, text in texts.items()}


def _byline(brief: Brief) -> list[str]:
    article = brief.article
    byline = []
    if article.published_at:
        byline.append(f"Published {article.published_at:%-d %B %Y, %H:%M %Z}")
    byline.append(
        f"{wording.counted(len(article.text.split()), 'word')}, "
        + wording.counted(len(article.sentences), "sentence")
    )
    if article.language != "und":
        byline.append(f"language {article.language}")
    byline.append(f"brief {brief.id} of {brief.created_at:%-d %B %Y, %H:%M %Z}")
    return byline


def _sources(sources: Iterable[Source]) -> list[SourceView]:
    return [
        SourceView(text=source.text, kind=wording.source_kind(source), unnamed=wording.is_unnamed(source))
        for source in sources
    ]


def _passage(span: Span) -> Passage:
    return Passage(text=span.text, sentence=span.sentence)


def _passages(spans: Iterable[Span]) -> list[Passage]:
    return [_passage(span) for span in spans]


def _spoken(field: str) -> str:
    parts = (str(int(part) + 1) if part.isascii() and part.isdigit() else part for part in field.split("."))
    return " ".join(parts).replace("_", " ")
