"""Each article of a run: its scores, its errors, and its text as the gold and as the brief mark it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.report.passages import Passage, Segment, Target, cut
from evals.report.wording import kind_words
from evals.scoring import same_quantity, same_sources
from onrecord.render.wording import SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from evals.labels import Labels
    from evals.report.passages import Fate, Kind
    from evals.results import Results, ScoredCase
    from evals.scoring import Error
    from onrecord.brief import MilitaryAsset, Position, Source, Span

JUDGED = ("usable", "assets", "questions")
"""What an article is ranked by: positions that could be printed, assets, questions."""


@dataclass(frozen=True, slots=True)
class ErrorView:
    """An error with the name that its place in the article answers to."""

    error: Error
    name: str
    words: str
    place: str

    @property
    def of(self) -> str:
        """The passage whose field is wrong; empty where what was expected or made is the passage itself."""
        field_alone = self.error.kind in ("wrong_actor", "wrong_setting", "wrong_source")
        return self.error.passage.text if field_alone else ""


@dataclass(frozen=True, slots=True)
class Found:
    """How many items of a field were right, made, and there to be found."""

    field: str
    hit: int
    made: int
    gold: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One reading of one article. `share` is F1 over all items of `JUDGED`."""

    name: str
    seed: str
    headline: str
    epoch: int
    about: str
    failure: str | None
    share: float
    found: list[Found]
    gold: list[Segment]
    brief: list[Segment] | None
    errors: list[ErrorView]

    @property
    def number(self) -> str:
        """The number that begins the seed's name."""
        return self.seed.split("-")[0]

    @property
    def slug(self) -> str:
        """The rest of the seed's name."""
        return self.seed.partition("-")[2] or self.seed


def articles_of(results: Results) -> list[ArticleView]:
    """The articles, failures first, then the worst first."""
    views = [_article(f"c{number}", case) for number, case in enumerate(results.cases, start=1)]
    return sorted(views, key=lambda view: (view.failure is None, view.share, -len(view.errors), view.seed))


def _article(name: str, case: ScoredCase) -> ArticleView:
    seed, score, made = case.seed, case.score, case.case.made
    found = [
        Found(field, *(int(score.counts[f"{field}.{part}"]) for part in ("hit", "made", "gold")))
        for field in JUDGED
    ]
    hits, items = sum(one.hit for one in found), sum(one.made + one.gold for one in found)
    errors = [
        ErrorView(error, f"{name}e{number}", kind_words(error), _column(error))
        for number, error in enumerate(score.errors, start=1)
    ]
    text = seed.article.text
    pairs = _Pairs(seed.gold, made, score.matched)
    return ArticleView(
        name=name,
        seed=seed.name,
        headline=seed.article.title or text.strip().split("\n")[0],
        epoch=case.case.epoch,
        about=_about(case),
        failure=case.case.failure,
        share=0.0 if made is None else 2 * hits / items if items else 1.0,
        found=found,
        gold=cut(text, list(pairs.gold_passages()), _targets(errors, "gold")),
        brief=cut(text, list(pairs.made_passages(made)), _targets(errors, "brief"))
        if made is not None
        else None,
        errors=errors,
    )


def _about(case: ScoredCase) -> str:
    notes = case.seed.notes
    parts = [case.case.part, notes.kind.replace("_", " "), f"language {case.case.language}"]
    if notes.hard:
        parts.append(f"hard in it: {', '.join(notes.hard)}")
    return "; ".join(parts)


def _column(error: Error) -> str:
    return "brief" if error.kind == "spurious" else "gold"


def _targets(errors: Sequence[ErrorView], column: str) -> list[Target]:
    return [
        Target(name=one.name, start=one.error.passage.start, end=one.error.passage.end)
        for one in errors
        if one.place == column
    ]


class _Pairs:
    """Passages of both sides. A matched item bears the gold item's id on both, so that the eye can pair them."""

    def __init__(
        self, gold: Labels, made: Labels | None, matched: Mapping[str, Sequence[tuple[str, str]]]
    ) -> None:
        self.gold = gold
        self.found = {one for pairs in matched.values() for one, _ in pairs}
        self.gold_of = {other: one for pairs in matched.values() for one, other in pairs}
        self.actor_of = dict(matched.get("actors", []))
        self.positions = {position.id: position for position in gold.positions}
        self.assets = {asset.id: asset for asset in gold.military_assets}
        self.names = _names(gold)
        self.made_names = _names(made) if made is not None else {}

    def gold_passages(self) -> Iterator[Passage]:
        """What a careful reader finds."""
        yield from self._passages(
            self.gold,
            self.names,
            fates={one: "matched" if one in self.found else "missed" for one in _ids(self.gold)},
            shown={},
            wrong={},
        )

    def made_passages(self, made: Labels) -> Iterator[Passage]:
        """What the brief has, with what is wrong in it said at the item."""
        wrong = {position.id: self._wrong_in(position) for position in made.positions}
        wrong |= {asset.id: self._wrong_in_asset(asset) for asset in made.military_assets}
        yield from self._passages(
            made,
            self.made_names,
            fates={one: "matched" if one in self.gold_of else "spurious" for one in _ids(made)},
            shown={one: self.gold_of.get(one, "") for one in _ids(made)},
            wrong=wrong,
        )

    def _wrong_in(self, given: Position) -> str:
        wanted = self.positions.get(self.gold_of.get(given.id, ""))
        if wanted is None:
            return ""
        checks = (
            ("actor", self.actor_of.get(wanted.actor_id) == given.actor_id),
            ("setting", wanted.setting == given.setting),
            ("source", same_sources(wanted, given)),
        )
        return ", ".join(words for words, right in checks if not right)

    def _wrong_in_asset(self, given: MilitaryAsset) -> str:
        wanted = self.assets.get(self.gold_of.get(given.id, ""))
        return "" if wanted is None or same_quantity(wanted.quantity, given.quantity) else "quantity"

    def _passages(
        self,
        labels: Labels,
        names: Mapping[str, str],
        *,
        fates: Mapping[str, Fate],
        shown: Mapping[str, str],
        wrong: Mapping[str, str],
    ) -> Iterator[Passage]:
        for kind, item, spans, told, sources in _items(labels, names):
            known = shown.get(item, item)
            label = SIGN[kind] + (known or "+")
            faults = wrong.get(item, "")
            words = f"{known or item}: {told}" + (f"\nwrong: {faults}" if faults else "")
            pair = known or f"+{item}"
            for start, end in joined(spans):
                yield Passage(
                    item=pair,
                    kind=kind,
                    fate=fates[item],
                    start=start,
                    end=end,
                    label=f"{label} ≠ {faults}" if faults else label,
                    told=words,
                    wrong=bool(faults),
                )
            for source in sources:
                yield Passage(
                    item=pair,
                    kind="source",
                    fate="matched",
                    start=source.span.start,
                    end=source.span.end,
                    told=f"source of {known or item}: {source.type.replace('_', ' ')}"
                    + (f", {source.count}" if source.count else ""),
                )


def _items(
    labels: Labels, names: Mapping[str, str]
) -> Iterator[tuple[Kind, str, Sequence[Span], str, Sequence[Source]]]:
    for position in labels.positions:
        told = f"{names.get(position.actor_id, 'nobody')} {position.act}, {position.setting}"
        spans = position.content or position.evidence
        yield position.setting, position.id, spans, told, position.sources
    for asset in labels.military_assets:
        quantity = asset.quantity
        told = f"{quantity.text} | {asset.designation}" if quantity else asset.designation
        yield "asset", asset.id, [asset.span, *([quantity.span] if quantity else [])], told, asset.sources
    for question in labels.unresolved_questions:
        yield "question", question.id, question.evidence, f"{question.question} ({question.reason})", ()


def joined(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Start and end of spans in order, those made one that overlap or have a single character between them."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _ids(labels: Labels) -> list[str]:
    positions, assets = labels.positions, labels.military_assets
    return [
        *(position.id for position in positions),
        *(asset.id for asset in assets),
        *(question.id for question in labels.unresolved_questions),
    ]


def _names(labels: Labels) -> dict[str, str]:
    return {actor.id: actor.name for actor in labels.actors}
