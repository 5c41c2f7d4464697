"""Scores one article: what a brief found of the gold labels, what it made up, and where it went wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from evals.columns import COLUMNS
from evals.matching import Match, assign, characters, dice, folded, same_actor, same_asset, share
from onrecord.brief import Actor, Divergence, MilitaryAsset, Position, UnresolvedQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.labels import Labels
    from onrecord.brief import Quantity, Source, Span

ErrorKind = Literal[
    "missed", "spurious", "wrong_span", "wrong_actor", "wrong_setting", "wrong_source", "wrong_quantity"
]
_Item = Actor | Position | Divergence | MilitaryAsset | UnresolvedQuestion

NEAR = 0.15
"""An unmatched pair from this likeness on is one item with a wrong span, not a miss and an invention."""


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that is wrong: where, what was expected, what was made of it."""

    kind: ErrorKind
    field: str
    passage: Span
    expected: str
    made: str


@dataclass(slots=True)
class CaseScore:
    """The counts of one article (one number for each of `COLUMNS`), its errors, and which items were matched."""

    counts: dict[str, float] = field(default_factory=lambda: dict.fromkeys(COLUMNS, 0.0))
    errors: list[Error] = field(default_factory=list)
    matched: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def found(self, name: str, hit: int, made: int, gold: int) -> None:
        """Add to a field's hits, predictions and gold items."""
        for part, number in (("hit", hit), ("made", made), ("gold", gold)):
            self.counts[f"{name}.{part}"] += number

    def judge(self, name: str, right: bool) -> bool:
        """Count one matched item's field as right or wrong."""
        self.counts[f"{name}.right"] += right
        self.counts[f"{name}.n"] += 1
        return right


class Scorer:
    """Compares the labels `made` with `gold`; `made` is None where the article failed."""

    def __init__(self, gold: Labels, made: Labels | None) -> None:
        self.gold = gold
        self.made = made
        self.score = CaseScore()
        self._actors: dict[str, str] = {}

    def run(self) -> CaseScore:
        """The score."""
        if self.made is None:
            self._nothing()
            return self.score
        self._match_actors(self.made)
        self._match_positions(self.made)
        self._match_unnamed(self.made)
        self._match_assets(self.made)
        self._match_questions(self.made)
        self._match_divergences(self.made)
        self._spurious(self.made)
        account = getattr(self.made, "account", None)
        if account is not None:
            self.score.counts["rejected"] = len(account.rejected)
            self.score.counts["uncovered"] = len(account.uncovered)
        return self.score

    def _nothing(self) -> None:
        gold, score = self.gold, self.score
        private = [p for p in gold.positions if p.setting == "private"]
        for name, items in (
            ("actors", gold.actors),
            ("positions", gold.positions),
            ("usable", gold.positions),
            ("private", private),
            ("assets", gold.military_assets),
            ("questions", gold.unresolved_questions),
            ("divergences", gold.divergences),
            ("unnamed", unnamed_sources(gold)),
            ("answers", [p for p in gold.positions if p.about]),
        ):
            score.found(name, 0, 0, len(items))
        for position in gold.positions:
            score.counts[f"setting.{position.setting}.missed"] += 1

    # -- actors

    def _match_actors(self, made: Labels) -> None:
        matches = assign(self.gold.actors, made.actors, same_actor)
        self._actors = {self.gold.actors[m.gold].id: made.actors[m.made].id for m in matches}
        self.score.found("actors", len(matches), len(made.actors), len(self.gold.actors))
        self._pairs("actors", matches, self.gold.actors, made.actors)
        for match in matches:
            wanted, given = self.gold.actors[match.gold], made.actors[match.made]
            self.score.judge("belongs", self._same_root(wanted, given, made))
        for at, actor in enumerate(self.gold.actors):
            if at not in {m.gold for m in matches}:
                self._error("missed", "actors", actor.mentions[0], actor.name, "")
        for at, actor in enumerate(made.actors):
            if at not in {m.made for m in matches} and actor.mentions:
                self._error("spurious", "actors", actor.mentions[0], "", actor.name)

    def _same_root(self, wanted: Actor, given: Actor, made: Labels) -> bool:
        """Whether both lead to one state or body by `part_of` and `speaks_for`, or neither leads anywhere."""
        root, other = _root(wanted, self.gold), _root(given, made)
        if root is wanted or other is given:
            return root is wanted and other is given
        return self._actors.get(root.id) == other.id or same_actor(root, other) > 0

    # -- positions

    def _match_positions(self, made: Labels) -> None:
        gold_characters = [characters(p.content) for p in self.gold.positions]
        made_characters = [characters(p.content) for p in made.positions]
        numbers, others = range(len(self.gold.positions)), range(len(made.positions))
        likeness = {(g, m): dice(gold_characters[g], made_characters[m]) for g in numbers for m in others}
        matches = assign(
            numbers,
            others,
            lambda g, m: likeness[g, m],
            favour=lambda g, m: self._alike(self.gold.positions[g], made.positions[m]),
        )
        self._pairs("positions", matches, self.gold.positions, made.positions)
        usable = private = 0
        for match in matches:
            wanted, given = self.gold.positions[match.gold], made.positions[match.made]
            usable += self._judge_position(wanted, given, made)
            private += wanted.setting == given.setting == "private"
            self.score.counts[f"setting.{wanted.setting}.{given.setting}"] += 1
        self.score.found("positions", len(matches), len(made.positions), len(self.gold.positions))
        self.score.found("usable", usable, len(made.positions), len(self.gold.positions))
        self.score.found("private", private, _private(made.positions), _private(self.gold.positions))
        same = dict(self.score.matched["positions"])
        abouts = {p.id: p.about for p in made.positions if p.about}
        wanted_abouts = [p for p in self.gold.positions if p.about]
        answered = [
            p for p in wanted_abouts if p.id in same and abouts.get(same[p.id], "") == same.get(p.about or "")
        ]
        self.score.found("answers", len(answered), len(abouts), len(wanted_abouts))
        left = [at for at in numbers if at not in {m.gold for m in matches}]
        over = [at for at in others if at not in {m.made for m in matches}]
        near = assign(left, over, lambda g, m: likeness[g, m], enough=NEAR)
        for match in near:
            wanted, given = self.gold.positions[left[match.gold]], made.positions[over[match.made]]
            self._error("wrong_span", "positions", _whole(wanted.content), _words(wanted), _words(given))
        for at in left:
            position = self.gold.positions[at]
            self.score.counts[f"setting.{position.setting}.missed"] += 1
            if at not in {left[m.gold] for m in near}:
                self._error("missed", "positions", _whole(position.content), _words(position), "")
        for at in over:
            position = made.positions[at]
            self.score.counts[f"setting.spurious.{position.setting}"] += 1
            if at not in {over[m.made] for m in near} and (position.content or position.evidence):
                place = _whole(position.content or position.evidence)
                self._error("spurious", "positions", place, "", _words(position))

    def _alike(self, wanted: Position, given: Position) -> float:
        same = self._actors.get(wanted.actor_id) == given.actor_id
        return (same + (wanted.act == given.act) + (wanted.setting == given.setting)) / 3

    def _judge_position(self, wanted: Position, given: Position, made: Labels) -> bool:
        score, place = self.score, _whole(wanted.content)
        names = {a.id: a.name for a in self.gold.actors}
        others = {a.id: a.name for a in made.actors}
        actor = score.judge("actor", self._actors.get(wanted.actor_id) == given.actor_id)
        if not actor:
            self._error(
                "wrong_actor", "positions", place, names[wanted.actor_id], others.get(given.actor_id, "")
            )
        setting = score.judge("setting", wanted.setting == given.setting)
        if not setting:
            self._error("wrong_setting", "positions", place, wanted.setting, given.setting)
        source = score.judge("source", same_sources(wanted, given))
        if not source:
            self._error("wrong_source", "positions", place, _cited(wanted.sources), _cited(given.sources))
        score.judge("act", wanted.act == given.act)
        score.judge("certainty", wanted.certainty == given.certainty)
        score.judge("disclosed_by", wanted.disclosed_by == given.disclosed_by)
        for one in filter(_is_unnamed, wanted.sources):
            for other in filter(_is_unnamed, given.sources):
                if _same_place(one.span, other.span):
                    score.judge("count", one.count == other.count)
        return actor and setting and source

    # -- sources

    def _match_unnamed(self, made: Labels) -> None:
        gold, given = unnamed_sources(self.gold), unnamed_sources(made)
        matches = assign(gold, given, lambda a, b: dice(characters([a.span]), characters([b.span])))
        self.score.found("unnamed", len(matches), len(given), len(gold))

    # -- assets

    def _match_assets(self, made: Labels) -> None:
        gold, given = self.gold.military_assets, made.military_assets
        matches = assign(
            gold, given, same_asset, favour=lambda a, b: float(same_quantity(a.quantity, b.quantity))
        )
        self.score.found("assets", len(matches), len(given), len(gold))
        self._pairs("assets", matches, gold, given)
        for match in matches:
            self._judge_asset(gold[match.gold], given[match.made], made)
        for at, asset in enumerate(gold):
            if at not in {m.gold for m in matches}:
                self._error("missed", "assets", asset.span, _asset(asset), "")
        for at, asset in enumerate(given):
            if at not in {m.made for m in matches}:
                self._error("spurious", "assets", asset.span, "", _asset(asset))

    def _judge_asset(self, wanted: MilitaryAsset, given: MilitaryAsset, made: Labels) -> None:
        score = self.score
        if not score.judge("quantity", same_quantity(wanted.quantity, given.quantity)):
            self._error("wrong_quantity", "assets", wanted.span, _asset(wanted), _asset(given))
        score.judge("operator", self._same_operator(wanted, given, made))
        one, other = wanted.location, given.location
        score.judge(
            "location",
            one is other is None
            or (one is not None and other is not None and _same_name(one.name, other.name)),
        )
        score.judge("status", wanted.status == given.status)
        score.judge("kind", wanted.kind == given.kind)

    def _same_operator(self, wanted: MilitaryAsset, given: MilitaryAsset, made: Labels) -> bool:
        one, other = wanted.operator, given.operator
        if one is None or other is None:
            return one is other
        if one.actor_id is not None and self._actors.get(one.actor_id) == other.actor_id:
            return True
        return _same_name(one.name, other.name)

    # -- questions, divergences

    def _match_questions(self, made: Labels) -> None:
        gold, given = self.gold.unresolved_questions, made.unresolved_questions
        matches = assign(
            gold,
            given,
            lambda a, b: share(characters(a.evidence), characters(b.evidence)),
            favour=lambda a, b: dice(characters(a.evidence), characters(b.evidence)),
        )
        self.score.found("questions", len(matches), len(given), len(gold))
        self._pairs("questions", matches, gold, given)
        for match in matches:
            self.score.judge("reason", gold[match.gold].reason == given[match.made].reason)
        for at, question in enumerate(gold):
            if at not in {m.gold for m in matches}:
                self._error("missed", "questions", _whole(question.evidence), question.question, "")
        for at, question in enumerate(given):
            if at not in {m.made for m in matches}:
                self._error("spurious", "questions", _whole(question.evidence), "", question.question)

    def _match_divergences(self, made: Labels) -> None:
        same = dict(self.score.matched["positions"])

        def likeness(one: object, other: object) -> float:
            wanted, given = gold[int(str(one))], made.divergences[int(str(other))]
            both = ((wanted.public, given.public), (wanted.private, given.private))
            return float(all({same.get(p) for p in a} & set(b) for a, b in both))

        gold = self.gold.divergences
        matches = assign(range(len(gold)), range(len(made.divergences)), likeness)
        self.score.found("divergences", len(matches), len(made.divergences), len(gold))
        claims = {p.id: p for p in self.gold.positions}
        others = {p.id: p for p in made.positions}
        for at, divergence in enumerate(gold):
            if at not in {m.gold for m in matches}:
                position = claims[divergence.private[0]]
                self._error("missed", "divergences", _whole(position.content), _words(position), "")
        for at, divergence in enumerate(made.divergences):
            if at not in {m.made for m in matches}:
                position = others[divergence.private[0]]
                self._error(
                    "spurious",
                    "divergences",
                    _whole(position.content or position.evidence),
                    "",
                    _words(position),
                )

    def _spurious(self, made: Labels) -> None:
        for name, gold, given in (
            ("positions", len(self.gold.positions), len(made.positions)),
            ("private", _private(self.gold.positions), _private(made.positions)),
            ("assets", len(self.gold.military_assets), len(made.military_assets)),
            ("questions", len(self.gold.unresolved_questions), len(made.unresolved_questions)),
            ("divergences", len(self.gold.divergences), len(made.divergences)),
        ):
            if gold == 0:
                self.score.counts[f"none.{name}.articles"] += 1
                self.score.counts[f"none.{name}.items"] += given

    def _pairs(self, name: str, matches: list[Match], gold: Sequence[_Item], made: Sequence[_Item]) -> None:
        self.score.matched[name] = [(gold[m.gold].id, made[m.made].id) for m in matches]

    def _error(self, kind: ErrorKind, name: str, passage: Span, expected: str, made: str) -> None:
        self.score.errors.append(Error(kind, name, passage, expected, made))


def _root(actor: Actor, labels: Labels) -> Actor:
    """The actor at the end of `part_of` and `speaks_for`; a loop ends where it began."""
    by_id = {one.id: one for one in labels.actors}
    chain = [actor]
    while (above := chain[-1].part_of or chain[-1].speaks_for) and by_id[above] not in chain:
        chain.append(by_id[above])
    return chain[-1]


def unnamed_sources(labels: Labels) -> list[Source]:
    """The unnamed sources that positions and assets cite, each place once."""
    places: dict[int, Source] = {}
    cited = [item.sources for item in labels.positions] + [item.sources for item in labels.military_assets]
    for source in filter(_is_unnamed, (source for sources in cited for source in sources)):
        places.setdefault(source.span.start, source)
    return [places[start] for start in sorted(places)]


def same_sources(wanted: Position, given: Position) -> bool:
    """Whether both cite the same: the same unnamed sources with their count, or nobody but the actor itself."""
    hidden, shown = (list(filter(_is_unnamed, p.sources)) for p in (wanted, given))
    if hidden or shown:
        pairs = assign(hidden, shown, lambda a, b: float(_same_place(a.span, b.span)))
        counted = all(hidden[m.gold].count in (None, shown[m.made].count) for m in pairs)
        return len(pairs) == len(hidden) == len(shown) and counted
    if _own(wanted) or _own(given):
        return _own(wanted) and _own(given)
    return any(
        _same_place(a.span, b.span) or _same_name(a.text, b.text)
        for a in wanted.sources
        for b in given.sources
    )


def same_quantity(wanted: Quantity | None, given: Quantity | None) -> bool:
    """The same number and the same bounds; a bound that equals the value says nothing more than the value."""
    return _numbers(wanted) == _numbers(given)


def _numbers(quantity: Quantity | None) -> tuple[float | None, float | None, float | None] | None:
    if quantity is None:
        return None
    value, low, high = quantity.value, quantity.minimum, quantity.maximum
    if value is None and (low is None or high is None):
        return None, None, None  # "dozens" gives no number, whatever bound one sets
    if value is not None and low == high == value:
        return value, None, None
    return value, low, high


def _own(position: Position) -> bool:
    return not position.sources or position.disclosed_by == "self"


def _is_unnamed(source: Source) -> bool:
    return source.type in ("unnamed_person", "unnamed_group")


def _same_place(one: Span, other: Span) -> bool:
    return share(characters([one]), characters([other])) >= 0.5


def _same_name(one: str, other: str) -> bool:
    a, b = set(folded(one).split()), set(folded(other).split())
    return bool(a & b) and (a <= b or b <= a or 2 * len(a & b) >= len(a | b))


def _private(positions: Sequence[Position]) -> int:
    return sum(position.setting == "private" for position in positions)


def _whole(spans: Sequence[Span]) -> Span:
    return spans[0]


def _words(position: Position) -> str:
    return f"{position.setting}, {position.act}: " + " … ".join(span.text for span in position.content)


def _cited(sources: Sequence[Source]) -> str:
    return (
        "; ".join(f"{source.text} ({source.type}, {source.count or '-'})" for source in sources) or "nobody"
    )


def _asset(asset: MilitaryAsset) -> str:
    return f"{asset.quantity.text if asset.quantity else '-'} | {asset.designation}"
