"""`make evals-selftest`: plants an error of each kind and sees the harness turn red.

Works from the recordings of the configured model; nothing is asked. A planted error counts as seen when a
score falls below its floor or the comparison with the clean run says `worse`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, get_args

from evals.comparison import compare
from evals.floors import below
from evals.recording import ModelCard, RecordedAsks, RecordedModel, Recording
from evals.results import Results, score_run
from evals.run import run_seeds
from onrecord.model.question import Answer, Usage
from onrecord.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evals.run import Run
    from evals.seeds import Seed
    from evals.system import OnRecord, Reading
    from onrecord.model.question import AnswerT, Question
    from onrecord.progress import Listener


@dataclass(frozen=True, slots=True)
class Planted:
    """One planted error: what it is, and what turned red (nothing, if the harness is blind to it)."""

    name: str
    red: list[str]


async def plant_all(system: OnRecord, seeds: Sequence[Seed], say: Callable[[str], None]) -> list[Planted]:
    """Run the clean system, then each error; the clean run must not be red itself."""
    clean = await run_seeds(system, seeds)
    named = {seed.name: seed for seed in seeds}
    good = score_run(clean, named)
    found = [Planted("nothing planted", below(good) or [])]
    say("the clean run is scored")
    wrong = {name: _mislabelled(seed) for name, seed in named.items()}
    found.append(Planted("wrong labels: every setting turned", _red(score_run(clean, wrong), good)))
    for name, planted in (
        ("a broken prompt: every question reads otherwise", _BrokenPrompt(system)),
        ("a model that returns nothing", _Silent(system)),
    ):
        run = await run_seeds(planted, seeds)
        found.append(Planted(name, _red(score_run(run, named), good)))
        say(name)
    found.append(
        Planted("a model that calls everything public", _red(score_run(_public(clean), named), good))
    )
    return found


def _red(spoiled: Results, good: Results) -> list[str]:
    """Floors broken and metrics that got worse."""
    red = list(below(spoiled) or [])
    red += [
        f"{one.words}: {one.value:+.2f}"
        for one in compare(spoiled, good).differences
        if one.verdict == "worse"
    ]
    failed = [case.case.seed for case in spoiled.cases if case.case.failure]
    return [*red, *([f"{len(failed)} articles failed and are named"] if failed else [])]


def _mislabelled(seed: Seed) -> Seed:
    turned = {"public": "private", "private": "public", "unclear": "public"}
    positions = [p.model_copy(update={"setting": turned[p.setting]}) for p in seed.gold.positions]
    return replace(seed, gold=seed.gold.model_copy(update={"positions": positions}))


def _public(run: Run) -> Run:
    cases = []
    for case in run.cases:
        brief = case.brief
        if brief is not None:
            positions = [p.model_copy(update={"setting": "public"}) for p in brief.positions]
            brief = brief.model_copy(update={"positions": positions, "divergences": []})
        cases.append(case.model_copy(update={"brief": brief}))
    return run.model_copy(update={"cases": cases})


class _Spoiled:
    """OnRecord with another model behind it."""

    name = "onrecord"

    def __init__(self, system: OnRecord) -> None:
        self.system = system
        self.model = system.model
        self.digest = system.digest
        self.version = system.version

    async def read(self, seed: Seed, epoch: int, listen: Listener) -> Reading:
        """The brief that the spoiled model makes."""
        from evals.system import Reading

        recording = Recording.open(self.system.file(seed, epoch))
        reader = Reader(self.spoil(self.system.card, recording), plan=self.system.plan)
        brief = await reader.read(seed.article, brief_id=f"selftest-{seed.number}", listen=listen)
        return Reading(brief, calls=0, tokens_in=0, tokens_out=0, cost=None, seconds=0.0, asked=0)

    def spoil(self, card: ModelCard, recording: Recording) -> RecordedModel:
        """The model to read with."""
        raise NotImplementedError


class _BrokenPrompt(_Spoiled):
    """A changed prompt finds no recorded answers: the articles fail instead of scoring with stale ones."""

    def spoil(self, card: ModelCard, recording: Recording) -> RecordedModel:
        class Asks(RecordedAsks):
            async def ask(self, question: Question[AnswerT]) -> Answer[AnswerT]:
                spoiled = [{**message, "content": message["content"] + " ."} for message in question.messages]
                return await super().ask(replace(question, messages=tuple(spoiled)))  # type: ignore[arg-type]

        class Model(RecordedModel):
            def for_brief(self, brief_id: str, *, fresh: bool = False) -> RecordedAsks:
                return Asks(self, brief_id)

        return Model(card, None, recording)


class _Silent(_Spoiled):
    """A model whose every answer fits its schema and says nothing."""

    def spoil(self, card: ModelCard, recording: Recording) -> RecordedModel:
        class Asks(RecordedAsks):
            async def ask(self, question: Question[AnswerT]) -> Answer[AnswerT]:
                return Answer(question.answer.model_validate(_empty(question.answer)), Usage())

        class Model(RecordedModel):
            def for_brief(self, brief_id: str, *, fresh: bool = False) -> RecordedAsks:
                return Asks(self, brief_id)

        return Model(card, None, recording)


def _empty(model: Any) -> dict[str, Any]:  # noqa: ANN401 -- any answer model
    """The emptiest value that a stepwise answer allows: no text, the last of a closed list."""
    return {name: (get_args(field.annotation) or ("",))[-1] for name, field in model.model_fields.items()}
