"""Tests of evals.recording and evals.system: asked once, never twice, and nothing lost by a kill."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from evals_seed import make_seed
from pydantic import BaseModel

from evals.recording import ModelCard, NotRecorded, Recorded, RecordedModel, Recording
from evals.system import OnRecord
from onrecord.brief import Cost
from onrecord.errors import ModelTrouble
from onrecord.model.question import Answer, Question, Usage
from onrecord.model.tally import Tally

if TYPE_CHECKING:
    from pathlib import Path

FREE = Cost(amount=0.0, currency="USD", why_unknown=None)
CARD = ModelCard("tiny", "d" * 64, slots=1, concurrency=1, cost=lambda tally: FREE)


class Who(BaseModel):
    """An answer."""

    who: str


def question(words: str = "Who spoke?") -> Question[Who]:
    """A question of one message."""
    return Question("speaker", ({"role": "user", "content": words},), Who, max_tokens=9)


class Live:
    """A model that counts how often it is asked and answers, or fails, always alike."""

    def __init__(self, trouble: str | None = None) -> None:
        self.asked = 0
        self.tally = Tally()
        self.trouble = trouble

    def for_brief(self, brief_id: str, *, fresh: bool = False) -> Live:
        """Itself."""
        return self

    async def ask(self, asked: Question[Who]) -> Answer[Who]:
        """The answer."""
        self.asked += 1
        if self.trouble:
            raise ModelTrouble(self.trouble, "It failed.", remedy="Try again.")
        return Answer(Who(who="Kask"), Usage(attempts=1, tokens_in=5))


def model(file: Path, live: Live | None) -> RecordedModel:
    """A recorded model over a file."""

    async def start() -> Live:
        assert live is not None
        return live

    return RecordedModel(CARD, start if live else None, Recording.open(file))  # type: ignore[arg-type]


async def test_a_question_is_asked_once_and_then_answered_from_the_file(tmp_path: Path) -> None:
    """Scoring again asks nothing."""
    live = Live()
    for _ in range(2):
        answer = await model(tmp_path / "a.jsonl", live).for_brief("x").ask(question())
        assert answer.value.who == "Kask"
    assert live.asked == 1


async def test_a_changed_question_is_asked_and_the_others_are_not(tmp_path: Path) -> None:
    """The hash is of all that a question is made of."""
    live = Live()
    await model(tmp_path / "a.jsonl", live).for_brief("x").ask(question())
    again = model(tmp_path / "a.jsonl", live)
    await again.for_brief("x").ask(question())
    await again.for_brief("x").ask(question("Who wrote?"))
    assert (live.asked, again.asked, again.reused) == (2, 1, 1)


async def test_a_line_that_a_kill_cut_off_is_asked_again_and_the_rest_stands(tmp_path: Path) -> None:
    """Nothing is lost but the line under way."""
    file = tmp_path / "a.jsonl"
    await model(file, Live()).for_brief("x").ask(question())
    file.write_text(file.read_text(encoding="utf-8") + '{"key": "abc", "tex', encoding="utf-8")
    assert len(Recording.open(file).lines) == 1


async def test_without_a_live_model_a_missing_answer_is_an_error_and_no_guess(tmp_path: Path) -> None:
    """A run from recordings alone says so."""
    with pytest.raises(NotRecorded):
        await model(tmp_path / "a.jsonl", None).for_brief("x").ask(question())


async def test_an_answer_that_could_not_be_used_is_recorded_as_such(tmp_path: Path) -> None:
    """The same question would fail the same way: it is not asked again."""
    live = Live("model-answer-unusable")
    for _ in range(2):
        with pytest.raises(ModelTrouble):
            await model(tmp_path / "a.jsonl", live).for_brief("x").ask(question())
    assert live.asked == 1


async def test_trouble_of_the_endpoint_is_not_recorded(tmp_path: Path) -> None:
    """A provider that was down says nothing of the model."""
    live = Live("model-unreachable")
    with pytest.raises(ModelTrouble):
        await model(tmp_path / "a.jsonl", live).for_brief("x").ask(question())
    assert not (tmp_path / "a.jsonl").exists()


def test_pruning_keeps_what_the_run_needed(tmp_path: Path) -> None:
    """Old prompts' answers go, in a file that is sorted and so gives quiet diffs."""
    recording = Recording(tmp_path / "a.jsonl")
    for key in ("b", "a", "c"):
        recording.keep(Recorded(key, "speaker", "{}", None, 1.0, {}))
    recording.used = {"a", "b"}
    assert recording.prune() == 1
    assert list(Recording.open(tmp_path / "a.jsonl").lines) == ["a", "b"]


async def test_seconds_of_live_answers_are_told_from_recorded_ones(tmp_path: Path) -> None:
    """What this run waited for is no part of what the recorded answers once took."""
    file = tmp_path / "a.jsonl"
    await model(file, Live()).for_brief("x").ask(question())
    again = model(file, None)
    await again.for_brief("x").ask(question())
    assert again.live_seconds == 0.0
    assert again.seconds == Recording.open(file).lines[question().key(CARD.name, CARD.digest)].seconds


async def test_asking_afresh_loses_no_recorded_answer_when_the_endpoint_fails(tmp_path: Path) -> None:
    """Old answers are replaced only when the new ones are all there."""

    async def down() -> Live:
        return Live("model-unreachable")

    seed = make_seed()
    system = OnRecord(CARD, down, recordings=tmp_path, plan="stepwise", fresh=True)  # type: ignore[arg-type]
    file = system.file(seed, 0)
    Recording(file).keep(Recorded("a", "speaker", "{}", None, 1.0, {}))
    with pytest.raises(ModelTrouble):
        await system.read(seed, 0, lambda progress: None)
    assert list(Recording.open(file).lines) == ["a"]
