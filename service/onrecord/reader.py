"""The way through: article → draft → grounding → second look → divergences → summary → brief."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from onrecord import __version__
from onrecord.brief import Basis, Brief, Cost, Provenance
from onrecord.cues.lexicon import load_lexicon
from onrecord.cues.states import demonyms, state_names
from onrecord.draft import Draft
from onrecord.grounding.assembly import assemble
from onrecord.grounding.divergences.answers import link_answers
from onrecord.grounding.divergences.divergences import Pair, merged, pairs
from onrecord.grounding.grounding import Grounding
from onrecord.grounding.summaries import checked, lead, notes
from onrecord.grounding.text.entry import chain_of
from onrecord.intake.text import hidden_characters
from onrecord.model.asking import Asks
from onrecord.options import Options
from onrecord.plans.choice import choose_plan
from onrecord.plans.prompts import prompt_version
from onrecord.plans.stepwise import Stepwise
from onrecord.plans.whole import Whole
from onrecord.progress import Listener, Progress, unheard

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.article import Article
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.items import DivergenceItem
    from onrecord.model.tally import Tally

QUESTIONS_ON_PAIRS = 4
Plan = Whole | Stepwise


class AsksForBrief(Asks, Protocol):
    """A model bound to one brief, which counts what the brief took."""

    @property
    def tally(self) -> Tally:
        """The counts so far."""
        ...


class Model(Protocol):
    """What a reader needs of a model."""

    def for_brief(self, brief_id: str, *, fresh: bool = False) -> AsksForBrief:
        """The same model, its answers kept for this brief and counted in a tally of its own.

        `fresh`: what it answered to other briefs is not used.
        """
        ...

    async def get_ready(self, listen: Listener = unheard) -> None:
        """Connect, so that name, digest and slots are known, and warm what can be warmed."""
        ...

    def cost(self, tally: Tally) -> Cost:
        """What the counted calls cost, or why that is not known."""
        ...


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads articles with one model.

    Args:
        model: whom to ask.
        plan: `auto`, `whole` or `stepwise`; the caller's options win over it.
        cues: a folder whose cue lists add to the packaged ones.
    """

    model: Model
    plan: str = "auto"
    cues: Path | None = None

    async def read(
        self, article: Article, options: Options | None = None, *, brief_id: str, listen: Listener = unheard
    ) -> Brief:
        """The brief of an article.

        Raises:
            ModelTrouble: the model could not be asked, or answered nothing that can be used.
        """
        options = options or Options()
        started = time.monotonic()
        listen(Progress("model"))
        await self.model.get_ready(listen)
        asks = self.model.for_brief(brief_id, fresh=options.fresh)
        grounding = Grounding(
            article, load_lexicon(article.language, self.cues), states=state_names(), adjectives=demonyms()
        )
        grounding.flag_hidden(hidden_characters(article.text))
        name = choose_plan(asks.name, options.plan, self.plan)
        plan: Plan = Whole(grounding, asks, listen) if name == "whole" else Stepwise(grounding, asks, listen)
        draft = await plan.draft()
        listen(Progress("grounding"))
        grounding.ground(draft)
        if options.second_look and grounding.uncovered():
            grounding.ground(await plan.second_look(), again=True)
        await self._relate(grounding, plan)
        divergences = await self._divergences(grounding, plan, listen)
        summary = []
        if options.summary:
            listen(Progress("summary"))
            written = notes(grounding)
            items = [item for _, item in written]
            sentences = await plan.summary([text for text, _ in written]) if len(written) > 1 else []
            summary = checked(grounding, sentences, items) if sentences else lead(grounding, items)
        tally = asks.tally
        provenance = Provenance(
            model=asks.name,
            model_digest=asks.digest,
            plan=plan.name,
            prompt_version=prompt_version(),
            onrecord_version=__version__,
            calls=tally.calls,
            attempts=tally.attempts,
            tokens_in=tally.tokens_in,
            tokens_out=tally.tokens_out,
            tokens_cached=tally.tokens_cached,
            cost=self.model.cost(tally),
            seconds=round(time.monotonic() - started, 2),
            answers_reused=tally.answers_reused,
        )
        brief = assemble(
            grounding,
            divergences,
            summary,
            brief_id=brief_id,
            created_at=datetime.now(UTC),
            provenance=provenance,
        )
        listen(Progress("done"))
        return brief

    async def _relate(self, grounding: Grounding, plan: Plan) -> None:
        """Whom actors belong to: their own words first, then the model for people in office."""
        entries = [item.actor for item in grounding.positions.items]
        entries += [item.operator for item in grounding.assets.items if item.operator]
        unowned: list[Entry] = []
        seen: set[int] = set()
        waiting = deque(entries)
        while waiting:
            actor = waiting.popleft()
            if id(actor) in seen or actor.of is not None or actor.kind == "state":
                continue
            seen.add(id(actor))
            body = (
                grounding.actors.body_of(actor)
                if actor.kind == "person"
                else grounding.actors.whose_office(actor)
            )
            if body is not None and actor not in chain_of(body):
                actor.of, actor.relation = body, "speaks_for"
                # A body that holds nothing itself still leads to its state, or its spokesman stands alone.
                waiting.append(body)
                continue
            state = grounding.actors.owner_of(actor)
            owner = grounding.actors.state(state) if state else grounding.actors.seat_of_body(actor)
            if owner is not None and actor not in chain_of(owner):
                actor.of = owner
                actor.relation = "speaks_for" if actor.kind == "person" else "part_of"
            elif state is None and actor.kind == "person" and actor.role is not None:
                home = grounding.actors.home_of(actor, grounding.states_beside(actor))
                if home is not None and actor not in chain_of(home):
                    actor.of, actor.relation = home, "speaks_for"
                else:
                    unowned.append(actor)
        if unowned:
            grounding.ground(Draft(actors=await plan.belongs(unowned)))

    async def _divergences(self, grounding: Grounding, plan: Plan, listen: Listener) -> list[DivergenceItem]:
        # Whose spokesman denies is known only now that actors are related.
        link_answers(grounding.positions.items, grounding.lexicon)
        found = pairs(grounding.positions.items, grounding.locator, grounding.lexicon, grounding.quoted)
        kept: list[tuple[Pair, Basis]] = [(pair, pair.basis) for pair in found if pair.basis]
        open_pairs = [pair for pair in found if pair.basis is None] if plan.compares else []
        asked = sorted(open_pairs, key=_distance)[:QUESTIONS_ON_PAIRS]
        listen(Progress("divergences", 0, len(asked)))
        for done, pair in enumerate(asked, start=1):
            if await plan.differ(pair.public, pair.private):
                kept.append((pair, "model"))
            listen(Progress("divergences", done, len(asked)))
        return merged(kept)


def _distance(pair: Pair) -> int:
    return abs(pair.public.evidence[0].sentence - pair.private.evidence[0].sentence)
