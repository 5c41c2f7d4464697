"""The plan for capable models: one call a section, all fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, Field

from onrecord.draft import Draft, DraftActor
from onrecord.model.question import Question
from onrecord.plans.prompts import load_prompts
from onrecord.plans.sections import Section, sections
from onrecord.plans.stepwise import Stepwise
from onrecord.plans.together import together
from onrecord.progress import Listener, Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.grounding.grounding import Grounding
    from onrecord.grounding.text.entry import Entry
    from onrecord.grounding.text.items import PositionItem
    from onrecord.model.asking import Asks


class SummaryAnswer(BaseModel):
    """One to four sentences."""

    sentences: list[str] = Field(max_length=4)


@dataclass(slots=True)
class Whole:
    """Asks one model for everything in each section, the sections concurrently."""

    grounding: Grounding
    asks: Asks
    listen: Listener

    name: Literal["whole"] = "whole"
    compares: bool = True
    """Whether its model's word on two claims is worth a question."""

    async def draft(self) -> Draft:
        """Read the whole article, section by section."""
        return await self._read(sections(self.grounding.article), "reading")

    async def second_look(self) -> Draft:
        """Read the uncovered sentences once more, they alone."""
        numbers = sorted({entry.span.sentence for entry in self.grounding.uncovered()})
        return await self._read([Section(n, n, max(1, n - 2)) for n in numbers[:40]], "second look")

    async def belongs(self, entries: Sequence[Entry]) -> list[DraftActor]:
        """The draft has named owners already."""
        return []

    async def differ(self, public: PositionItem, private: PositionItem) -> bool:
        """Whether a public and a private claim disagree, by the model's word."""
        return await self._stepwise().differ(public, private)

    async def summary(self, notes: Sequence[str]) -> list[str]:
        """One or two sentences from notes on the grounded items."""
        prompt = load_prompts("whole")["summary"]
        shown = "\n".join(f"- {note}" for note in notes)
        question = Question("summary", prompt.messages(notes=shown), SummaryAnswer, prompt.max_tokens)
        return (await self.asks.ask(question)).value.sentences

    def _stepwise(self) -> Stepwise:
        return Stepwise(self.grounding, self.asks, self.listen)

    async def _read(self, parts: Sequence[Section], stage: Literal["reading", "second look"]) -> Draft:
        done = 0
        self.listen(Progress(stage, 0, len(parts)))

        async def one(part: Section) -> Draft:
            nonlocal done
            draft = await self._section(part)
            done += 1
            self.listen(Progress(stage, done, len(parts)))
            return draft

        drafts = await together([one(part) for part in parts])
        return Draft.model_construct(
            actors=[actor for draft in drafts for actor in draft.actors],
            positions=[position for draft in drafts for position in draft.positions],
            assets=[asset for draft in drafts for asset in draft.assets],
            questions=[question for draft in drafts for question in draft.questions],
        )

    async def _section(self, part: Section) -> Draft:
        prompt = load_prompts("whole")["brief"]
        article = self.grounding.article
        numbered = " ".join(f"[{n}] {article.words_of(n)}" for n in range(part.first, part.last + 1))
        before = " ".join(article.words_of(n) for n in range(part.before, part.first))
        question = Question(
            topic="brief",
            messages=prompt.messages(sentences=numbered, before=before),
            answer=Draft,
            max_tokens=prompt.max_tokens,
        )
        return without_anchors((await self.asks.ask(question)).value)


def without_anchors(draft: Draft) -> Draft:
    """Anchors are a plan's own: one that a model filled in is not trusted."""
    bare = {"anchor": None}
    return draft.model_copy(
        update={
            "positions": [item.model_copy(update=bare | {"spoken": False}) for item in draft.positions],
            "assets": [item.model_copy(update=bare) for item in draft.assets],
            "questions": [item.model_copy(update=bare) for item in draft.questions],
        }
    )
