"""The brief of an edited text, as far as it can be had without reading: the items that stand, their spans moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.brief import Account, Brief, BriefArticle, Part, Rejected, Span
from onrecord.grounding.attribution.hedging import day_of
from onrecord.grounding.carrying.fates import Fates
from onrecord.grounding.carrying.standing_mentions import name_stands, standing_mentions
from onrecord.grounding.text.folding import plain
from onrecord.grounding.text.spans import respanned

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pydantic import JsonValue

    from onrecord.article import Article
    from onrecord.brief import Actor, Ambiguous, Flagged, MilitaryAsset, Position
    from onrecord.grounding.carrying.carried import CarriedItem
    from onrecord.grounding.grounding import Grounding
    from onrecord.grounding.text.alignment import Alignment

PartT = TypeVar("PartT", bound=Part)


def carried_brief(
    brief: Brief,
    article: Article,
    items: Sequence[CarriedItem],
    alignment: Alignment,
    grounding: Grounding | None = None,
) -> Brief:
    """The brief of the new text: id, provenance and item ids stay those of the reading that it comes from.

    Args:
        brief: the brief of the old text.
        article: the new text.
        items: what became of each item.
        alignment: of both texts.
        grounding: of the new text, for its cues and flags; nothing is grounded in it.
    """
    return _CarriedBrief(brief, article, items, alignment).made(grounding)


class _CarriedBrief:
    """One brief being carried over."""

    def __init__(
        self, brief: Brief, article: Article, items: Sequence[CarriedItem], alignment: Alignment
    ) -> None:
        self._brief = brief
        self._article = article
        self._items = items
        self._alignment = alignment
        self._fates = Fates(alignment)
        self._kept = {item.id for item in items if item.carried}
        self._lost = {item.id: set(item.fields) for item in items}
        self._telling = _telling(brief)
        self._published = article.published_at or brief.article.published_at

    def made(self, grounding: Grounding | None) -> Brief:
        """The brief, checked against its own schema."""
        brief, kept = self._brief, self._kept
        made = brief.model_copy(
            update={
                "article": self._told(),
                "actors": [self._actor(actor) for actor in brief.actors if actor.id in kept],
                "positions": [self._position(each) for each in brief.positions if each.id in kept],
                "military_assets": [self._asset(each) for each in brief.military_assets if each.id in kept],
                "unresolved_questions": [
                    self._at(each) for each in brief.unresolved_questions if each.id in kept
                ],
                "divergences": [self._at(each) for each in brief.divergences if each.id in kept],
                "summary": [
                    self._at(each) for n, each in enumerate(brief.summary, start=1) if f"s{n}" in kept
                ],
            }
        )
        return Brief.model_validate(
            made.model_copy(update={"account": self._account(made, grounding)}).model_dump()
        )

    def _told(self) -> BriefArticle:
        article, before = self._article, self._brief.article
        return BriefArticle(
            id=article.id,
            title=(article.title or before.title or "")[:1_000] or None,
            url=article.url if article.url and len(article.url) <= 4_000 else before.url,
            language=article.language,
            published_at=self._published,
            sha256=article.sha256,
            text=article.text,
            sentences=[(sentence.start, sentence.end) for sentence in article.sentences],
        )

    def _at(self, part: PartT) -> PartT:
        return respanned(part, self._moved)

    def _moved(self, span: Span) -> Span:
        now = self._fates.moved(span)
        if now is None:
            raise ValueError("an item that does not stand was carried over")
        return now

    def _reference(self, name: str | None) -> str | None:
        return name if name in self._kept else None

    def _actor(self, actor: Actor) -> Actor:
        """With the mentions that stand, the name that they bear, and its role if that is still told."""
        mentions = sorted(standing_mentions(actor, self._alignment, self._fates), key=lambda span: span.start)
        longest = max((span.text for span in mentions), key=len, default=actor.name)
        name = actor.name if name_stands(actor, mentions) else longest[:300]
        changed: dict[str, Any] = {
            "name": name,
            "aliases": _aliases(actor, name, mentions),
            "mentions": mentions,
            "part_of": self._reference(actor.part_of),
            "speaks_for": self._reference(actor.speaks_for),
        }
        if actor.role_span is not None:
            role = self._fates.moved(actor.role_span)
            changed["role_span"] = role
            if role is None:
                changed["role"] = None
                if actor.kind == "person":  # whom a person speaks for is told by the office
                    changed |= {"part_of": None, "speaks_for": None}
            elif actor.role == actor.role_span.text[:300]:
                changed["role"] = role.text[:300]
        return actor.model_copy(update=changed)

    def _position(self, position: Position) -> Position:
        moved = self._at(position)
        changed: dict[str, Any] = {"about": self._reference(position.about)}
        if moved.when is not None and _day(self._published) != _day(self._brief.article.published_at):
            told = day_of(moved.when.text, self._published)
            changed["when"] = moved.when.model_copy(update={"date": told})
        return moved.model_copy(update=changed)

    def _asset(self, asset: MilitaryAsset) -> MilitaryAsset:
        moved = self._at(asset)
        changed: dict[str, Any] = {"part_of": self._reference(asset.part_of)}
        if moved.operator is not None:
            owner = self._reference(moved.operator.actor_id)
            changed["operator"] = moved.operator.model_copy(update={"actor_id": owner})
        return moved.model_copy(update=changed)

    def _account(self, made: Brief, grounding: Grounding | None) -> Account:
        before = self._brief.account
        flagged = [self._at(flag) for flag in before.flagged if self._is_left(flag)]
        uncovered = [self._at(each) for each in before.uncovered if self._fates.moved(each.span)]
        if grounding is not None:
            evidence = [span for position in made.positions for span in position.evidence]
            evidence += [span for asset in made.military_assets for span in asset.evidence]
            evidence += [span for question in made.unresolved_questions for span in question.evidence]
            covered = {span.sentence for span in evidence}
            uncovered = [each for each in grounding.uncovered() if each.span.sentence not in covered]
            told = {(flag.reason, flag.span.start) for flag in flagged}
            flagged += [
                flag for flag in grounding.ledger.flagged if (flag.reason, flag.span.start) not in told
            ]
        return Account(
            rejected=[*self._rejected(), *(self._dropped(item) for item in self._items if not item.carried)],
            uncovered=sorted(uncovered, key=lambda each: each.span.start),
            ambiguous=[left for each in before.ambiguous if (left := self._ambiguous(each)) is not None],
            flagged=sorted(flagged, key=lambda flag: flag.span.start),
        )

    def _is_left(self, flag: Flagged) -> bool:
        return self._fates.moved(flag.span) is not None and (flag.item is None or flag.item in self._kept)

    def _ambiguous(self, note: Ambiguous) -> Ambiguous | None:
        """What still stands in several places."""
        places = [now for span in note.places if (now := self._fates.moved(span)) is not None]
        if note.item not in self._kept or len(places) < 2:
            return None
        text = places[0].text if note.text == note.places[0].text else note.text
        return note.model_copy(update={"text": text, "places": places})

    def _rejected(self) -> list[Rejected]:
        """What was rejected before, under the new numbers of its sentences, unless these are all gone."""
        found: list[Rejected] = []
        for entry in self._brief.account.rejected:
            cited = entry.item.get("sentences")
            if not isinstance(cited, list) or not cited:
                found.append(entry)
                continue
            now = [self._alignment.now(number) for number in cited if isinstance(number, int)]
            left: list[JsonValue] = [number for number in now if number is not None]
            if left:
                found.append(entry.model_copy(update={"item": entry.item | {"sentences": left}}))
        return found

    def _dropped(self, item: CarriedItem) -> Rejected:
        told = (
            f"It was in the brief of an earlier version, as {item.id}. In this version it is {item.state}"
            + (f", with {', '.join(item.falls_with)}" if item.falls_with else "")
            + (f": {', '.join(item.fields)}" if item.fields else "")
            + "."
        )
        return Rejected(
            kind=item.kind, item=self._telling[item.id], reason="no_evidence", detail=told[:1_000]
        )


def _telling(brief: Brief) -> dict[str, dict[str, JsonValue]]:
    """Each item by its id, in the words that tell it; no span of the old text."""
    words: dict[str, dict[str, JsonValue]] = {a.id: {"name": a.name} for a in brief.actors}
    words |= {p.id: {"claim": p.claim} for p in brief.positions}
    words |= {m.id: {"designation": m.designation} for m in brief.military_assets}
    words |= {q.id: {"question": q.question} for q in brief.unresolved_questions}
    words |= {d.id: {"public": [*d.public], "private": [*d.private]} for d in brief.divergences}
    words |= {f"s{n}": {"text": s.text} for n, s in enumerate(brief.summary, start=1)}
    return {name: {"id": name, **told} for name, told in words.items()}


def _aliases(actor: Actor, name: str, mentions: Sequence[Span]) -> list[str]:
    """The aliases that the new text still has, as it writes them; one that no mention bore stays."""
    before = {plain(span.text) for span in actor.mentions}
    now = {plain(span.text): span.text for span in mentions}
    found = [
        now.get(plain(alias), alias)[:300]
        for alias in actor.aliases
        if plain(alias) in now or plain(alias) not in before
    ]
    return [alias for alias in found if alias != name]


def _day(moment: datetime | None) -> object:
    return moment.date() if moment else None
