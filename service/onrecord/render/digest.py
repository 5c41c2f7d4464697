"""What lists and an actor's page need of a brief: its counts, its pace, and who holds what when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.render import view, wording

if TYPE_CHECKING:
    from datetime import date

    from onrecord.brief import Actor, Brief, Position, Setting

Dated = Literal["said", "published", "read"]
"""What a position's day is: when it was said or done, else when the article was published, else read here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One position of an actor. `sources` are the article's words for who says so."""

    brief_id: str
    item: str
    holder: str
    setting: Setting
    act: str
    claim: str
    in_articles_words: bool
    certainty: str
    sources: str
    disclosure: str
    day: date
    dated: Dated
    when: str | None
    against: tuple[str, ...]
    """Positions of the same brief that it diverges from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorDigest:
    """An actor of one brief. `aliases` are those that name it: words such as `the ministry` do not."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    positions: tuple[Held, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One brief in short. `seconds_a_word` is None where the model had been asked before."""

    brief_id: str
    headline: str
    words: int
    seconds_a_word: float | None
    positions: int
    assets: int
    questions: int
    divergences: int
    actors: tuple[ActorDigest, ...]

    @property
    def counts(self) -> str:
        """`5 positions, 2 divergences, 3 assets, 1 question`; what is not there is left out."""
        counted = [
            wording.counted(self.positions, "position") if self.positions else "",
            wording.counted(self.divergences, "divergence") if self.divergences else "",
            wording.counted(self.assets, "asset") if self.assets else "",
            wording.counted(self.questions, "question") if self.questions else "",
        ]
        return ", ".join(filter(None, counted)) or "nothing found"


def digest_of(brief: Brief) -> Digest:
    """Return `brief` in short."""
    words = len(brief.article.text.split())
    made = brief.provenance
    by_actor: dict[str, list[Held]] = {}
    against = _against(brief)
    names = {actor.id: actor.name for actor in brief.actors}
    for position in brief.positions:
        held = _held(brief, position, names, against.get(position.id, ()))
        by_actor.setdefault(position.actor_id, []).append(held)
    return Digest(
        brief_id=brief.id,
        headline=view.headline(brief),
        words=words,
        seconds_a_word=made.seconds / words if words and made.calls and not made.answers_reused else None,
        positions=len(brief.positions),
        assets=len(brief.military_assets),
        questions=len(brief.unresolved_questions),
        divergences=len(brief.divergences),
        actors=tuple(_actor(actor, by_actor.get(actor.id, [])) for actor in brief.actors if actor.named),
    )


def _actor(actor: Actor, positions: list[Held]) -> ActorDigest:
    return ActorDigest(
        name=actor.name,
        kind=wording.ACTOR_KIND[actor.kind],
        aliases=tuple(alias for alias in actor.aliases if _names_somebody(alias)),
        positions=tuple(positions),
    )


def _names_somebody(alias: str) -> bool:
    """Whether these words name one actor anywhere: `Lavrov` does, `the minister`, `he` and `they` do not.

    Where a script has capitals, a name has one; a script without them cannot tell, and its words pass.
    """
    letters = [letter for letter in alias if letter.isalpha()]
    cased = [letter for letter in letters if letter.lower() != letter.upper()]
    if not letters or not cased:
        return bool(letters)
    told = [word for word in alias.split() if word.lower() not in _ARTICLES | _PRONOUNS]
    return any(word[:1].isupper() for word in told)


_ARTICLES = frozenset("the a an el la los las le les der die das".split())
_PRONOUNS = frozenset(
    "he she it they him her them his their we us i you él ella ellos il elle ils er sie".split()
)


def _held(brief: Brief, position: Position, names: dict[str, str], against: tuple[str, ...]) -> Held:
    claim, replaced = view.claim_of(position)
    said = position.when.date if position.when else None
    published = brief.article.published_at
    day, dated = (
        (said, "said")
        if said
        else (published.date(), "published")
        if published
        else (brief.created_at.date(), "read")
    )
    return Held(
        brief_id=brief.id,
        item=position.id,
        holder=names.get(position.actor_id, position.actor_id),
        setting=position.setting,
        act=wording.ACT[position.act],
        claim=claim,
        in_articles_words=replaced,
        certainty=wording.CERTAINTY[position.certainty],
        sources="; ".join(f"{source.text} ({wording.source_kind(source)})" for source in position.sources),
        disclosure=wording.disclosure(position),
        day=day,
        dated="said" if dated == "said" else "published" if dated == "published" else "read",
        when=position.when.text if position.when else None,
        against=against,
    )


def _against(brief: Brief) -> dict[str, tuple[str, ...]]:
    pairs: dict[str, list[str]] = {}
    for divergence in brief.divergences:
        for mine, theirs in (
            (divergence.public, divergence.private),
            (divergence.private, divergence.public),
        ):
            for position_id in mine:
                pairs.setdefault(position_id, []).extend(theirs)
    return {position_id: tuple(dict.fromkeys(others)) for position_id, others in pairs.items()}
