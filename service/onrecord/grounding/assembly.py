"""From grounded items to a brief: ordered by first evidence, numbered, every reference an id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.brief import (
    Account,
    Actor,
    Brief,
    BriefArticle,
    Divergence,
    Location,
    MilitaryAsset,
    Operator,
    Position,
    Provenance,
    SummarySentence,
    UnresolvedQuestion,
)
from onrecord.grounding.claims.tellers import introducing, with_tellers
from onrecord.grounding.text.items import AssetItem, DivergenceItem, PositionItem, QuestionItem

if TYPE_CHECKING:
    from datetime import datetime

    from onrecord.article import Article
    from onrecord.brief import Span
    from onrecord.grounding.grounding import Grounding
    from onrecord.grounding.text.entry import Entry

Item = PositionItem | AssetItem | QuestionItem


@dataclass(slots=True)
class Ids:
    """The ids of one brief, by item."""

    of: dict[int, str] = field(default_factory=dict)

    def give(self, letter: str, items: list[object]) -> None:
        """Number items in the order given, from 1."""
        for number, item in enumerate(items, start=1):
            self.of[id(item)] = f"{letter}{number}"

    def __getitem__(self, item: object) -> str:
        return self.of[id(item)]

    def get(self, item: object | None) -> str | None:
        """The id of an item, or None."""
        return None if item is None else self.of.get(id(item))


def assemble(
    grounding: Grounding,
    divergences: list[DivergenceItem],
    summary: list[tuple[str, list[Item]]],
    *,
    brief_id: str,
    created_at: datetime,
    provenance: Provenance,
) -> Brief:
    """The brief of one article. Actors are those that hold a position, operate an asset or own one that does."""
    positions = sorted(grounding.positions.items, key=lambda item: item.order)
    assets = sorted(grounding.assets.items, key=lambda item: item.designation.start)
    questions = sorted(grounding.questions.items, key=lambda item: item.evidence[0].start)
    actors = _needed(positions, assets)
    ids = Ids()
    for letter, items in (
        ("a", actors),
        ("p", positions),
        ("d", divergences),
        ("m", assets),
        ("q", questions),
    ):
        ids.give(letter, list(items))
    ambiguous = grounding.ledger.resolve(ids.of)
    return Brief(
        id=brief_id,
        created_at=created_at,
        article=_article(grounding.article),
        summary=[_summary(text, items, ids) for text, items in summary],
        actors=[_actor(entry, ids) for entry in actors],
        positions=[_position(item, ids, grounding) for item in positions],
        divergences=[_divergence(item, ids) for item in divergences],
        military_assets=[_asset(item, ids) for item in assets],
        unresolved_questions=[_question(item, ids) for item in questions],
        account=Account(
            rejected=grounding.ledger.rejected,
            uncovered=grounding.uncovered(),
            ambiguous=ambiguous,
            flagged=sorted(grounding.ledger.flagged, key=lambda flag: flag.span.start),
        ),
        provenance=provenance,
    )


def _needed(positions: list[PositionItem], assets: list[AssetItem]) -> list[Entry]:
    kept: list[Entry] = []
    for entry in [*(p.actor for p in positions), *(a.operator for a in assets if a.operator)]:
        here: Entry | None = entry
        while here is not None and here not in kept:
            kept.append(here)
            here = here.of
    return sorted(kept, key=lambda entry: min((start for start, _ in entry.mentions), default=entry.first))


def _article(article: Article) -> BriefArticle:
    return BriefArticle(
        id=article.id,
        title=article.title[:1_000] if article.title else None,
        url=article.url if article.url and len(article.url) <= 4_000 else None,
        language=article.language,
        published_at=article.published_at,
        sha256=article.sha256,
        text=article.text,
        sentences=[(sentence.start, sentence.end) for sentence in article.sentences],
    )


def _actor(entry: Entry, ids: Ids) -> Actor:
    owner = ids.get(entry.of)
    return Actor(
        id=ids[entry],
        name=entry.name[:300],
        kind=entry.kind,
        role=entry.role.text[:300] if entry.role else None,
        role_span=entry.role,
        named=entry.named,
        aliases=[alias[:300] for alias in entry.aliases()],
        part_of=owner if entry.relation != "speaks_for" else None,
        speaks_for=owner if entry.relation == "speaks_for" else None,
        mentions=sorted(entry.mentions.values(), key=lambda span: span.start),
    )


def _evidence(item: PositionItem, grounding: Grounding) -> list[Span]:
    """The sentences that carry a position, with those that say who tells of it, and who `he` is.

    `The people` and `the minister` may stand in a sentence before: a reader sees these sentences alone.
    """
    numbers = {span.sentence for span in item.evidence}
    telling = {source.span.sentence for source in item.sources} - numbers
    telling |= introducing(item) - numbers
    named = [grounding.locator.sentence_span(number) for number in telling]
    return sorted([*item.evidence, *named], key=lambda span: span.start)


def _position(item: PositionItem, ids: Ids, grounding: Grounding) -> Position:
    return Position(
        id=ids[item],
        actor_id=ids[item.actor],
        setting=item.setting,
        disclosed_by=item.disclosed_by,
        act=item.act,
        claim=with_tellers(item, grounding.article.language, grounding.article.text),
        certainty=item.certainty,
        condition=item.condition,
        about=ids.get(item.about),
        when=item.when,
        sources=item.sources,
        cue=item.cue,
        relayed_by=item.relayed_by,
        anonymity_reason=item.anonymity_reason,
        content=item.content,
        quotes=item.quotes,
        evidence=_evidence(item, grounding),
        unverified=item.unverified,
    )


def _divergence(item: DivergenceItem, ids: Ids) -> Divergence:
    return Divergence(
        id=ids[item],
        public=[ids[p] for p in item.public],
        private=[ids[p] for p in item.private],
        relation=item.relation,
        basis=item.basis,
        span=item.span,
    )


def _asset(item: AssetItem, ids: Ids) -> MilitaryAsset:
    operator = None
    if item.operator is not None and item.operator_span is not None:
        operator = Operator(
            name=item.operator_span.text[:300], actor_id=ids.get(item.operator), span=item.operator_span
        )
    return MilitaryAsset(
        id=ids[item],
        designation=item.designation.text[:300],
        span=item.designation,
        kind=item.kind,
        quantity=item.quantity,
        operator=operator,
        location=Location(name=item.location.text[:300], span=item.location) if item.location else None,
        status=item.status,
        certainty=item.certainty,
        sources=item.sources,
        part_of=ids.get(item.part_of),
        evidence=item.evidence,
        unverified=item.unverified,
    )


def _question(item: QuestionItem, ids: Ids) -> UnresolvedQuestion:
    return UnresolvedQuestion(
        id=ids[item],
        question=item.question,
        reason=item.reason,
        withheld_by=item.withheld_by,
        evidence=item.evidence,
    )


def _summary(text: str, items: list[Item], ids: Ids) -> SummarySentence:
    spans = {(span.start, span.end): span for item in items for span in item.evidence}
    return SummarySentence(
        text=text,
        items=[ids[item] for item in items if ids.get(item)],
        evidence=[spans[key] for key in sorted(spans)],
    )
