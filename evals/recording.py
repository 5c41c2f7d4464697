"""Recordings: every answer that a model gave on the seeds, under the hash of all that its question was made of.

One file a seed and model, one line an answer. A changed prompt changes the hash of its own questions and of
no others, so that only those are asked again; a run that was broken off goes on where it was.
"""

from __future__ import annotations

import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from onrecord.bootstrap import ConfiguredModel
from onrecord.errors import ModelTrouble
from onrecord.model.question import Answer, AnswerT, Question, Usage
from onrecord.model.tally import Tally
from onrecord.progress import Listener, unheard

if TYPE_CHECKING:
    from onrecord.brief import Cost

RECORDINGS = Path(__file__).parent / "recordings"


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What is known of a model before it is asked: enough to find its recordings."""

    name: str
    digest: str | None
    slots: int
    concurrency: int
    cost: Callable[[Tally], Cost]

    @property
    def folder(self) -> str:
        """A folder name for its recordings."""
        name = "".join(c if c.isalnum() or c in ".-_" else "-" for c in self.name)
        return f"{name}-{self.digest[:12]}" if self.digest else name


@dataclass(slots=True)
class Recorded:
    """One answer: its text as JSON, or the slug of the trouble it ended with; and what it took."""

    key: str
    topic: str
    text: str | None
    trouble: str | None
    seconds: float
    usage: dict[str, int]


@dataclass(slots=True)
class Recording:
    """The answers of one seed and epoch. `used` are the keys that this run needed."""

    file: Path
    lines: dict[str, Recorded] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    @classmethod
    def open(cls, file: Path) -> Recording:
        """Read what is there; a last line that was cut off by a kill is left out."""
        recording = cls(file)
        if file.exists():
            for line in file.read_text(encoding="utf-8").splitlines():
                try:
                    answer = Recorded(**json.loads(line))
                except (ValueError, TypeError):
                    continue  # the process was killed while it wrote: the question is asked again
                recording.lines[answer.key] = answer
        return recording

    def keep(self, answer: Recorded) -> None:
        """Add an answer to the file at once, so that a kill loses none."""
        self.lines[answer.key] = answer
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a", encoding="utf-8") as file:
            file.write(_line(answer))

    def prune(self) -> int:
        """Drop the answers that this run did not need; gives how many they were."""
        kept = [self.lines[key] for key in sorted(self.used & set(self.lines))]
        dropped = len(self.lines) - len(kept)
        if kept or self.file.exists():
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.write_text("".join(map(_line, kept)), encoding="utf-8")
        return dropped


def _line(answer: Recorded) -> str:
    return json.dumps(asdict(answer), ensure_ascii=False, sort_keys=True) + "\n"


Live = Callable[[], Awaitable[ConfiguredModel]]


class RecordedModel:
    """A model that answers from recordings and asks the live one only for what is not there.

    Args:
        card: the model's name, digest and slots.
        live: gives the live model, started on the first miss; None refuses to ask.
        recording: the file of the article under way.
    """

    def __init__(self, card: ModelCard, live: Live | None, recording: Recording) -> None:
        self.card = card
        self.live = live
        self.recording = recording
        self.asked = 0
        self.reused = 0
        self.seconds = 0.0
        self.live_seconds = 0.0

    def for_brief(self, brief_id: str, *, fresh: bool = False) -> RecordedAsks:
        """The model for one article."""
        return RecordedAsks(self, brief_id)

    async def get_ready(self, listen: Listener = unheard) -> None:
        """Nothing: the live model is started when a question is not recorded."""

    def cost(self, tally: Tally) -> Cost:
        """What the counted calls cost, recorded ones as when they were made."""
        return self.card.cost(tally)


class NotRecorded(Exception):
    """A question is not recorded, and asking was not allowed."""


class RecordedAsks:
    """The model as one article asks it. The tally counts recorded answers as the calls they once were."""

    def __init__(self, model: RecordedModel, brief_id: str) -> None:
        self.tally = Tally()
        self._model = model
        self._brief_id = brief_id

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.card.name

    @property
    def digest(self) -> str | None:
        """SHA-256 of the model's file where it is known."""
        return self._model.card.digest

    @property
    def slots(self) -> int:
        """Pinned prompt caches of an embedded server; 0 elsewhere."""
        return self._model.card.slots

    @property
    def concurrency(self) -> int:
        """Questions under way at one time."""
        return self._model.card.concurrency

    async def ask(self, question: Question[AnswerT]) -> Answer[AnswerT]:
        """The recorded answer, or the live model's, which is then recorded.

        Raises:
            ModelTrouble: as the model's own, recorded ones too.
            NotRecorded: it would have to be asked and there is no live model.
        """
        recording = self._model.recording
        key = question.key(self.name, self.digest)
        recording.used.add(key)
        kept = recording.lines.get(key)
        value = _value(question, kept)
        if kept is None or (value is None and kept.trouble is None):
            kept = await self._ask(question, key)
            value = _value(question, kept)
            self._model.asked += 1
            self._model.live_seconds += kept.seconds
        else:
            self._model.reused += 1
        self._model.seconds += kept.seconds
        usage = Usage(**kept.usage)
        self.tally.count_call(usage)
        if value is None:
            raise ModelTrouble(
                kept.trouble or "model-answer-unusable",
                "The recorded answer could not be used.",
                remedy="Ask again with FRESH=1.",
            )
        return Answer(value, usage)

    async def _ask(self, question: Question[Any], key: str) -> Recorded:
        if self._model.live is None:
            raise NotRecorded(f"a question of the topic {question.topic}")
        live = await self._model.live()
        asks = live.for_brief(self._brief_id)
        started = time.monotonic()
        text = slug = None
        try:
            text = (await asks.ask(question)).value.model_dump_json(by_alias=True)
        except ModelTrouble as trouble:
            if not trouble.slug.startswith("model-answer"):
                raise  # the endpoint's trouble is not the model's answer
            slug = trouble.slug
        tally = asks.tally
        usage = {
            name: getattr(tally, name) for name in ("attempts", "tokens_in", "tokens_out", "tokens_cached")
        }
        answer = Recorded(key, question.topic, text, slug, round(time.monotonic() - started, 3), usage)
        self._model.recording.keep(answer)
        return answer


def _value(question: Question[AnswerT], kept: Recorded | None) -> AnswerT | None:
    if kept is None or kept.text is None:
        return None
    try:
        return question.answer.model_validate_json(kept.text)
    except ValidationError:
        return None
