"""From a draft to labels: words become spans, names become actors."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from evals.baselines.counting import count_of
from evals.baselines.placing import Placing
from evals.gold import Gold, Labelled
from evals.matching import folded
from onrecord.brief import (
    Actor,
    Location,
    MilitaryAsset,
    Operator,
    Position,
    Quantity,
    Source,
    Span,
    UnresolvedQuestion,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.baselines.drafts import (
        Draft,
        DraftActor,
        DraftAsset,
        DraftPosition,
        DraftQuestion,
        DraftSource,
        Words,
    )
    from onrecord.article import Article
    from onrecord.brief import ActorKind, SourceType

_NAME = 300
_TEXT = 2_000
GUIDE = 1
"""Edition of the labelling guide that the baselines' instructions follow."""


def assemble(draft: Draft, article: Article, by: str) -> Gold:
    """The labels that a draft amounts to.

    An actor that neither holds a position nor operates an asset is left out: the schema knows no such actors,
    and a model asked for parties lists everybody. Nothing else is dropped, placed or not.
    """
    return _Assembly(draft.actors, article).labels(draft, by)


class _Party:
    """An actor in the making: one name, the other names it was given."""

    def __init__(self, number: int, name: str, kind: ActorKind, role: str | None) -> None:
        self.id = f"a{number}"
        self.name = name
        self.kind = kind
        self.role = role
        self.others: list[str] = []
        self.active = False

    def is_called(self, name: str) -> bool:
        """Whether this is one of its names."""
        return folded(name) in (folded(known) for known in (self.name, *self.others))

    def is_called_in_short(self, name: str) -> bool:
        """Whether this is the one word that begins or ends its name: a surname, mostly."""
        words, own = folded(name).split(), folded(self.name).split()
        return len(words) == 1 and words[0] in (own[:1] + own[-1:])


class _Assembly:
    def __init__(self, actors: Sequence[DraftActor], article: Article) -> None:
        self._article = article
        self._placing = Placing(article)
        self._parties: list[_Party] = []
        for actor in sorted(actors, key=lambda actor: -len(actor.name.split())):
            if folded(actor.name):
                self._party(actor.name, actor.kind, actor.role)

    def labels(self, draft: Draft, by: str) -> Gold:
        positions = [self._position(at, item) for at, item in enumerate(draft.positions, 1)]
        assets = [self._asset(at, item) for at, item in enumerate(draft.assets, 1)]
        return Gold(
            seed=None,
            labelled=Labelled(by=by, on=date.today(), guide=GUIDE),
            article_sha256=self._article.sha256,
            actors=[self._actor(party) for party in self._parties if party.active],
            positions=positions,
            divergences=[],
            military_assets=assets,
            unresolved_questions=[self._question(at, item) for at, item in enumerate(draft.questions, 1)],
        )

    def _party(self, name: str, kind: ActorKind | None = None, role: str | None = None) -> _Party:
        """The party of this name, a new one where there is none."""
        name = name.strip()[:_NAME]
        same = [party for party in self._parties if kind in (None, party.kind)]
        named = [party for party in same if party.is_called(name)]
        named += [party for party in same if party.is_called_in_short(name)]
        if named:
            if not named[0].is_called(name):
                named[0].others.append(name)
            return named[0]
        party = _Party(len(self._parties) + 1, name or "nobody", kind or "institution", role)
        self._parties.append(party)
        return party

    def _active(self, name: str) -> _Party:
        party = self._party(name)
        party.active = True
        return party

    def _actor(self, party: _Party) -> Actor:
        mentions: list[Span] = []
        for name in (party.name, *party.others):
            mentions += [span for span in self._placing.everywhere(name) if span not in mentions]
        role = (
            self._placing.place(party.role, mentions[0].start if mentions else None) if party.role else None
        )
        return Actor(
            id=party.id,
            name=party.name,
            kind=party.kind,
            role=party.role[:_NAME] if party.role and role and role.found else None,
            role_span=role.span if role and role.found else None,
            named=True,
            aliases=party.others,
            part_of=None,
            speaks_for=None,
            mentions=mentions or [self._placing.place("").span],
        )

    def _position(self, number: int, item: DraftPosition) -> Position:
        content = [self._span(words) for words in item.content] or [self._placing.place("").span]
        party = self._active(item.actor)
        sources = [self._source(source, party, content[0].start) for source in item.sources]
        hidden = any(source.type in ("unnamed_person", "unnamed_group") for source in sources)
        return Position(
            id=f"p{number}",
            actor_id=party.id,
            setting=item.setting,
            disclosed_by="unnamed" if hidden else "self",
            act=item.act,
            claim=(item.claim or f"{party.name}: {content[0].text}")[:_TEXT],
            certainty=item.certainty,
            condition=None,
            about=None,
            when=None,
            sources=sources,
            cue=None,
            relayed_by=[],
            anonymity_reason=None,
            content=content,
            quotes=[],
            evidence=self._placing.sentences(content),
            unverified=[],
        )

    def _source(self, source: DraftSource, party: _Party, near: int) -> Source:
        span = self._span(source.words, near)
        kind: SourceType = "named_person" if party.kind == "person" else "named_organisation"
        if source.unnamed:
            kind = "unnamed_person" if source.count == 1 else "unnamed_group"
        words = source.words if isinstance(source.words, str) else span.text
        count = source.count if source.count and source.count > 0 else None
        return Source(text=words.strip()[:_NAME] or span.text[:_NAME], span=span, type=kind, count=count)

    def _asset(self, number: int, item: DraftAsset) -> MilitaryAsset:
        span = self._span(item.designation)
        return MilitaryAsset(
            id=f"m{number}",
            designation=(item.designation if isinstance(item.designation, str) else span.text)[:_NAME]
            or "asset",
            span=span,
            kind=item.kind,
            quantity=self._quantity(item, span.start),
            operator=self._operator(item.operator, span.start) if item.operator else None,
            location=self._location(item.location, span.start) if item.location else None,
            status=item.status,
            certainty=item.certainty,
            sources=[],
            part_of=None,
            evidence=self._placing.sentences([span]),
            unverified=[],
        )

    def _quantity(self, item: DraftAsset, near: int) -> Quantity | None:
        if not item.quantity:
            return None
        span = self._span(item.quantity, near)
        words = item.quantity if isinstance(item.quantity, str) else span.text
        count = count_of(words, item.value)
        return Quantity(
            value=count.value, minimum=count.minimum, maximum=count.maximum, text=words[:_NAME], span=span
        )

    def _operator(self, name: str, near: int) -> Operator:
        party = self._active(name)
        return Operator(name=party.name, actor_id=party.id, span=self._span(name, near))

    def _location(self, name: str, near: int) -> Location:
        return Location(name=name[:_NAME], span=self._span(name, near))

    def _question(self, number: int, item: DraftQuestion) -> UnresolvedQuestion:
        return UnresolvedQuestion(
            id=f"q{number}",
            question=item.question[:_TEXT] or "?",
            reason=item.reason,
            withheld_by=item.withheld_by[:_NAME] if item.withheld_by else None,
            evidence=[self._span(item.evidence)],
        )

    def _span(self, words: Words, near: int | None = None) -> Span:
        if isinstance(words, tuple):
            return self._placing.span(*words)
        return self._placing.place(words, near).span
