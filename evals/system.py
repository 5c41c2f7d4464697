"""What is scored: OnRecord itself or a baseline, each a way from a seed's article to labels."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from evals.recording import RECORDINGS, Live, ModelCard, RecordedModel, Recording
from onrecord.bootstrap import ConfiguredModel, open_program
from onrecord.embedded.known_model import EMBEDDED_MODEL
from onrecord.model.price import cost_of
from onrecord.plans.prompts import prompt_version
from onrecord.plans.stepwise import prefixes
from onrecord.reader import Reader

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from evals.gold import Gold
    from evals.seeds import Seed
    from onrecord.bootstrap import FetchListener
    from onrecord.brief import Brief
    from onrecord.config import Config
    from onrecord.progress import Listener


@dataclass(frozen=True, slots=True)
class Reading:
    """What a system made of one article and what it took. `asked` are the questions put to a live model now."""

    made: Brief | Gold
    calls: int
    tokens_in: int
    tokens_out: int
    cost: float | None
    seconds: float
    asked: int


class System(Protocol):
    """Reads articles for the harness."""

    @property
    def name(self) -> str:
        """How it is called in the table and in file names."""
        ...

    @property
    def model(self) -> str:
        """The model's name, or `none`."""
        ...

    @property
    def digest(self) -> str | None:
        """SHA-256 of the model's file where it is known."""
        ...

    @property
    def version(self) -> str:
        """The version of its prompts."""
        ...

    async def read(self, seed: Seed, epoch: int, listen: Listener) -> Reading:
        """The labels it makes of a seed's article."""
        ...


def card_of(config: Config) -> ModelCard:
    """The configured model, as far as it is known before it runs."""
    if config.llm_url is None:
        return ModelCard(
            EMBEDDED_MODEL.name,
            EMBEDDED_MODEL.sha256,
            slots=len(prefixes()),
            concurrency=1,
            cost=lambda tally: cost_of(
                EMBEDDED_MODEL.name, tally.tokens_in, tally.tokens_out, tally.tokens_cached, embedded=True
            ),
        )
    name = config.llm_model or ""
    return ModelCard(
        name,
        None,
        slots=0,
        concurrency=config.llm_concurrency,
        cost=lambda tally: cost_of(
            name, tally.tokens_in, tally.tokens_out, tally.tokens_cached, embedded=False
        ),
    )


@dataclass(slots=True)
class OnRecord:
    """The whole pipeline on the configured model, its answers recorded.

    `fresh` asks everything again and records it anew; `prune` drops recorded answers that nothing needed.
    """

    card: ModelCard
    live: Live | None
    recordings: Path = RECORDINGS
    plan: str = "auto"
    fresh: bool = False
    prune: bool = False

    name: str = "onrecord"

    @property
    def model(self) -> str:
        """The model's name."""
        return self.card.name

    @property
    def digest(self) -> str | None:
        """SHA-256 of the model's file where it is known."""
        return self.card.digest

    @property
    def version(self) -> str:
        """The version of the prompts."""
        return prompt_version()

    def file(self, seed: Seed, epoch: int) -> Path:
        """Where the answers for a seed lie."""
        again = f".{epoch}" if epoch else ""
        return self.recordings / self.card.folder / f"{seed.name}{again}.jsonl"

    async def read(self, seed: Seed, epoch: int, listen: Listener) -> Reading:
        """The brief of a seed's article.

        Raises:
            OnRecordError: as the reader's.
            NotRecorded: an answer is missing and there is no live model.
        """
        file = self.file(seed, epoch)
        recording = Recording.open(file.with_suffix(".fresh") if self.fresh else file)
        model = RecordedModel(self.card, self.live, recording)
        started = time.monotonic()
        brief = await Reader(model, plan=self.plan).read(
            seed.article, brief_id=f"seed-{seed.number}-{epoch}", listen=listen
        )
        own = time.monotonic() - started - model.live_seconds
        if self.fresh and recording.file.exists():
            recording.file.replace(file)  # only now: a run that breaks off loses no old answer and no new one
            recording.file = file
        if self.prune:
            recording.prune()
        took = brief.provenance
        return Reading(
            brief,
            calls=took.calls,
            tokens_in=took.tokens_in,
            tokens_out=took.tokens_out,
            cost=took.cost.amount,
            seconds=round(model.seconds + own, 2),
            asked=model.asked,
        )


@contextlib.asynccontextmanager
async def live_model(config: Config, on_fetch: FetchListener | None, listen: Listener) -> AsyncIterator[Live]:
    """Gives the live model to whoever asks first; nothing is fetched or started before that."""
    async with contextlib.AsyncExitStack() as stack:
        started: list[ConfiguredModel] = []

        async def live() -> ConfiguredModel:
            if not started:
                bare = config.model_copy(update={"answers": False})
                program = await stack.enter_async_context(open_program(bare, on_fetch=on_fetch))
                started.append(program.model)
                await program.model.get_ready(listen)
            return started[0]

        yield live
