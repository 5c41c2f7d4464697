"""What the tests of grounding share: an article of a few sentences, its grounding, and its brief."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from onrecord.brief import Cost, Provenance
from onrecord.cues.lexicon import load_lexicon
from onrecord.cues.states import demonyms, state_names
from onrecord.draft import Draft, DraftAsset, DraftPosition, DraftQuestion
from onrecord.grounding.assembly import assemble
from onrecord.grounding.grounding import Grounding
from onrecord.intake import make_article

if TYPE_CHECKING:
    from onrecord.brief import Brief
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.items import DivergenceItem

PADDING = "\n\nThe weather over the harbour of Oslo stayed mild all through the week."

PROVENANCE = Provenance(
    model="none",
    model_digest=None,
    plan="whole",
    prompt_version="v1",
    onrecord_version="0",
    calls=0,
    attempts=0,
    tokens_in=0,
    tokens_out=0,
    tokens_cached=0,
    cost=Cost(amount=None, currency=None, why_unknown="nothing was asked"),
    seconds=0,
    answers_reused=0,
)


def grounding_of(text: str, language: str = "en", **more: Any) -> Grounding:
    """The grounding of an article of these sentences; a last one without any cue makes it long enough."""
    article = make_article(text=text + PADDING, language=language, **more)
    return Grounding(article, load_lexicon(language), states=state_names(), adjectives=demonyms())


def resolved(text: str, *asked: tuple[str, int]) -> list[Entry | None]:
    """The entries of words asked about in order, each with the number of its sentence."""
    grounding = grounding_of(text)
    recent: list[Any] = []
    for words, number in asked:
        recent.append(grounding.actors.resolve(words, number, recent=recent))
    return recent


def ground(
    grounding: Grounding,
    *items: DraftPosition | DraftAsset | DraftQuestion,
) -> Grounding:
    """The same grounding, after a draft of these items."""
    grounding.ground(
        Draft(
            positions=[item for item in items if isinstance(item, DraftPosition)],
            assets=[item for item in items if isinstance(item, DraftAsset)],
            questions=[item for item in items if isinstance(item, DraftQuestion)],
        )
    )
    return grounding


def read(text: str, language: str = "en") -> list[Any]:
    """The positions of an article whose verbs all have their own subjects for actors, without any model."""
    grounding = grounding_of(text, language)
    drafts = [
        DraftPosition(
            actor=grounding.article.text[slice(*frame.subject)],
            cue=frame.cue.text,
            sentences=[frame.sentence],
            anchor=frame.cue.start,
        )
        for sentence in grounding.article.sentences
        for frame in grounding.frames.frames(sentence.number)
        if frame.subject
    ]
    return ground(grounding, *drafts).positions.items


def brief_of(
    grounding: Grounding,
    divergences: list[DivergenceItem] | None = None,
    summary: list[tuple[str, list[Any]]] | None = None,
) -> Brief:
    """The brief of what was grounded."""
    return assemble(
        grounding,
        divergences or [],
        summary or [],
        brief_id="0000-brief-of-tests",
        created_at=datetime(2026, 1, 5, tzinfo=UTC),
        provenance=PROVENANCE,
    )


def reasons(grounding: Grounding) -> list[str]:
    """Why draft items were rejected, in order."""
    return [entry.reason for entry in grounding.ledger.rejected]
