"""Raw answers kept: one file a system, model and seed, under the hash of all that the request was made of."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from evals.recording import NotRecorded
from onrecord.errors import ModelTrouble
from onrecord.model.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from evals.gold import Gold
    from evals.recording import Live, ModelCard
    from evals.seeds import Seed
    from evals.system import Reading
    from onrecord.bootstrap import ConfiguredModel


@dataclass(frozen=True, slots=True)
class Raw:
    """A system's last answer as JSON, or the slug of the trouble it ended with; and what it took."""

    key: str
    text: str | None
    trouble: str | None
    calls: int
    tokens_in: int
    tokens_out: int
    seconds: float


def key_of(*made_of: object) -> str:
    """SHA-256 of all that a request is made of."""
    return hashlib.sha256(json.dumps(made_of, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class RecordedAnswers:
    """A system's recordings on one model. `fresh` asks again whatever is recorded."""

    system: str
    card: ModelCard
    live: Live | None
    folder: Path
    fresh: bool = False

    def file(self, seed: Seed, epoch: int) -> Path:
        """Where the answer for a seed lies."""
        again = f".{epoch}" if epoch else ""
        return self.folder / f"{self.system}-{self.card.folder}" / f"{seed.name}{again}.json"

    async def answer(
        self, seed: Seed, epoch: int, key: str, ask: Callable[[ConfiguredModel, str], Awaitable[Raw]]
    ) -> tuple[Raw, int]:
        """The recorded answer with this key, or the live model's, which is then recorded; and how many were asked.

        Raises:
            NotRecorded: it would have to be asked and there is no live model.
        """
        file = self.file(seed, epoch)
        kept = None if self.fresh else _read(file)
        if kept is not None and kept.key == key:
            return kept, 0
        if self.live is None:
            raise NotRecorded(f"the answer of {self.system}")
        raw = await ask(await self.live(), key)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(asdict(raw), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return raw, 1


def usable(raw: Raw) -> str:
    """The answer's text.

    Raises:
        ModelTrouble: there was none that could be used.
    """
    if raw.text is None:
        raise ModelTrouble(
            raw.trouble or "model-answer-unusable",
            "The model's answer could not be used.",
            remedy="Ask again with FRESH=1.",
        )
    return raw.text


def reading_of(made: Gold, raw: Raw, asked: int, card: ModelCard) -> Reading:
    """The labels with what they took, recorded answers as when they were made."""
    from evals.system import Reading

    tally = Tally(calls=raw.calls, attempts=raw.calls, tokens_in=raw.tokens_in, tokens_out=raw.tokens_out)
    return Reading(
        made,
        calls=raw.calls,
        tokens_in=raw.tokens_in,
        tokens_out=raw.tokens_out,
        cost=card.cost(tally).amount,
        seconds=raw.seconds,
        asked=asked,
    )


def _read(file: Path) -> Raw | None:
    try:
        return Raw(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None  # none, or one that was cut off by a kill: it is asked again
