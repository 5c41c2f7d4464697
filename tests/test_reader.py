"""The reader, end to end: a fake provider behind the real client, an article in, a brief out."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

import pytest

from fakes import FakeProvider, answer, failure, truncated
from onrecord.bootstrap import ConfiguredModel
from onrecord.errors import ModelTrouble
from onrecord.intake import make_article
from onrecord.model.answers import MemoryAnswers
from onrecord.model.client import ModelClient
from onrecord.model.endpoint import FixedEndpoint
from onrecord.options import Options
from onrecord.plans.prompts import load_prompts, prompt_version
from onrecord.reader import Reader

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from onrecord.article import Article
    from onrecord.brief import Brief
    from onrecord.progress import Progress

TEXT = (
    "Sudan privately offered to withdraw its troops from the border, two diplomats said. "
    "The harbour was quiet in the morning. The streets were quiet too. "
    "Sudan said its troops at the border would stay. "
    "The militia demanded a truce in Bor. "
    "Kenya sent two frigates to Lamu. "
    "It is not known who ordered the attack."
)
WHOLE: dict[str, Any] = {
    "actors": [{"name": "Sudan", "kind": "state"}],
    "positions": [
        {
            "actor": "Sudan",
            "cue": "offered",
            "sentences": [1],
            "sources": ["two diplomats"],
            "setting": "private",
        },
        {"actor": "Sudan", "cue": "said", "sentences": [4], "setting": "public"},
        {"actor": "France", "cue": "said", "sentences": [4]},
    ],
    "assets": [{"designation": "frigates", "quantity": "two", "operator": "Kenya", "sentences": [6]}],
    "questions": [{"question": "Who ordered the attack?", "sentences": [7]}],
}
STEPS: dict[str, Any] = {
    "speaker": lambda shown: {
        "who": "The militia" if "demanded" in shown.rsplit("Word", 1)[1] else "",
        "by": "",
    },
    "asset": {"mil": "yes", "of": "Kenya", "at": "Lamu"},
    "question": {"q": "", "by": ""},
    "belongs": {"of": "none"},
    "divergence": {"differ": "yes"},
    "brief": WHOLE,
    "summary": {"sentences": ["Sudan said its troops at the border would stay."]},
}


class Desk:
    """A reader over a scripted provider; `read` gives a brief and keeps what it heard on the way."""

    def __init__(self, **answers: Any) -> None:
        self.answers = STEPS | answers
        self.topics: list[str] = []
        self.heard: list[Progress] = []
        self.provider = FakeProvider(self._reply)
        self.store = MemoryAnswers()
        self.client = self._client(self.provider)
        self.reader = Reader(ConfiguredModel(self.client))

    def _client(self, provider: FakeProvider) -> ModelClient:
        return ModelClient(
            FixedEndpoint(provider.endpoint),
            answers=self.store,
            transport=provider.transport,
            call_timeout=5.0,
        )

    def _reply(self, body: dict[str, Any]) -> Any:
        system, shown = body["messages"][0]["content"], body["messages"][-1]["content"]
        topic = next(
            prompt.topic
            for plan in ("stepwise", "whole")
            for prompt in load_prompts(plan).values()
            if prompt.system in system
        )
        self.topics.append(topic)
        given = self.answers[topic]
        given = given(shown) if callable(given) else given
        return given if hasattr(given, "status") else answer(given)

    async def read(
        self, article: Article | None = None, brief_id: str = "brief-0001", **options: Any
    ) -> Brief:
        """The brief of the article, or of the one above."""
        return await self.reader.read(
            article or make_article(text=TEXT, title="Troops"),
            Options(**options),
            brief_id=brief_id,
            listen=self.heard.append,
        )


@pytest.fixture
async def desk() -> AsyncIterator[Callable[..., Desk]]:
    """Makes desks, and closes their clients after the test."""
    made: list[Desk] = []

    def one(**answers: Any) -> Desk:
        made.append(Desk(**answers))
        return made[-1]

    yield one
    for each in made:
        await each.client.aclose()


@pytest.mark.parametrize("plan", ["whole", "stepwise"])
async def test_an_article_in_gives_a_grounded_brief_out(desk, plan):
    """Both plans find the same: two positions of Sudan, the frigates, the question."""
    brief = await desk().read(plan=plan)
    sudan = [(item.claim, item.setting) for item in brief.positions if item.actor_id == "a1"]
    assert sudan == [
        (
            "Sudan privately offered to withdraw its troops from the border, according to two diplomats.",
            "private",
        ),
        ("Sudan said its troops at the border would stay.", "public"),
    ]
    counted = [(item.designation, item.quantity.value) for item in brief.military_assets if item.quantity]
    assert counted == [("frigates", 2)]
    assert [item.question for item in brief.unresolved_questions] == ["Who ordered the attack?"]
    for position in brief.positions:
        for span in (*position.content, *position.evidence):
            assert brief.article.text[span.start : span.end] == span.text


async def test_what_does_not_survive_is_in_the_account(desk):
    """France is in the draft and not in the article."""
    brief = await desk().read(plan="whole", second_look=False)
    assert [entry.item["actor"] for entry in brief.account.rejected if entry.reason == "ungrounded"] == [
        "France"
    ]


@pytest.mark.parametrize(("plan", "first"), [("whole", "brief"), ("stepwise", "speaker")])
async def test_the_plan_is_the_caller_s_choice_before_the_model_s(desk, plan, first):
    """The options win over the table of models."""
    made = desk()
    brief = await made.read(plan=plan)
    assert brief.provenance.plan == plan
    assert first in made.topics


@pytest.mark.parametrize("plan", ["whole", "stepwise"])
async def test_the_same_article_again_asks_nothing(desk, plan):
    """All answers come from the store, and the brief is the same but for its provenance."""
    made = desk()
    first = await made.read(plan=plan)
    asked = len(made.provider.requests)
    second = await made.read(plan=plan, brief_id="brief-0002")
    assert len(made.provider.requests) == asked == first.provenance.calls
    assert (second.provenance.calls, second.provenance.answers_reused) == (0, asked)
    assert second.positions == first.positions
    assert second.account == first.account


async def test_progress_tells_the_stages_in_order(desk):
    """Model, reading, grounding, second look, divergences, summary, done; each counts up to its total."""
    made = desk()
    await made.read(plan="whole")
    order = ["model", "reading", "grounding", "second look", "divergences", "summary", "done"]
    stages = [step.stage for step in made.heard]
    assert stages == sorted(stages, key=order.index)
    assert set(stages) == set(order)
    assert all(step.done <= step.total or step.total == 0 for step in made.heard)


async def test_steps_that_the_caller_leaves_out_are_left_out(desk):
    """No summary and no second look save their calls."""
    made = desk()
    brief = await made.read(plan="whole", summary=False, second_look=False)
    assert brief.summary == []
    assert {"second look", "summary"}.isdisjoint({step.stage for step in made.heard})
    assert made.topics.count("brief") == 1


async def test_sentences_with_a_cue_that_no_item_covers_are_read_once_more(desk):
    """They alone; what is found there joins the brief, and what is not is listed."""
    militia = {"positions": [{"actor": "The militia", "cue": "demanded", "sentences": [5]}]}

    def brief(shown: str) -> dict[str, Any]:
        return WHOLE if "[1] " in shown else militia

    made = desk(brief=brief)
    found = await made.read(plan="whole")
    again = [
        body["messages"][-1]["content"]
        for body in made.provider.requests
        if "before this section" in str(body)
    ]
    assert len(again) >= 1
    assert re.findall(r"\[(\d+)\] ", again[0].rsplit("numbered:", 1)[1]) == ["5"]
    assert "demanded a truce in Bor" in " ".join(item.claim for item in found.positions)
    without = await desk().read(plan="whole", second_look=False)
    assert [entry.span.text for entry in without.account.uncovered] == [
        "The militia demanded a truce in Bor."
    ]


@pytest.mark.parametrize(("word", "found"), [("yes", ["model"]), ("no", [])])
async def test_a_divergence_that_rules_cannot_tell_is_one_question_to_the_model(desk, word, found):
    """Its basis says so; it is asked of a model that reads whole articles."""
    made = desk(divergence={"differ": word})
    brief = await made.read(plan="whole")
    assert made.topics.count("divergence") == 1
    assert [item.basis for item in brief.divergences] == found
    for item in brief.divergences:
        assert (item.public, item.private, item.relation) == (["p2"], ["p1"], "same")


async def test_a_small_model_is_not_asked_whether_two_claims_disagree(desk):
    """Its word is not worth a question: what rules cannot tell stays untold."""
    made = desk()
    brief = await made.read(plan="stepwise")
    assert "divergence" not in made.topics
    assert brief.divergences == []


async def test_a_summary_that_its_items_support_is_kept_and_another_is_not(desk):
    """The refused one is in the account; the article's own sentences stand instead."""
    kept = await desk().read(plan="whole")
    assert [sentence.text for sentence in kept.summary] == ["Sudan said its troops at the border would stay."]
    refused = await desk(summary={"sentences": ["Sudan lost 40 ships."]}).read(plan="whole")
    assert refused.summary[0].text.startswith("Sudan privately offered")
    assert ("summary", "unsupported") in [(entry.kind, entry.reason) for entry in refused.account.rejected]


async def test_a_body_that_only_its_spokesman_brings_in_is_tied_to_its_state(desk):
    """The White House's spokesman and the president speak for one state: their words can be set side by side."""
    d = desk(speaker=lambda shown: {"who": "", "by": ""})
    text = (
        "US President Juma Odera told aides behind closed doors that he would sign, two officials said. "
        "White House spokesman Ali Sabri said the United States would not sign anything this year. "
        "The weather over the harbour of Oslo stayed mild all through the week."
    )
    brief = await d.read(make_article(text=text, title="Troops"), plan="stepwise")
    actors = {actor.name: actor for actor in brief.actors}
    state = next(actor.id for actor in brief.actors if actor.kind == "state")
    assert actors["Ali Sabri"].speaks_for == actors["White House"].id
    assert actors["White House"].part_of == state


async def test_provenance_says_what_made_the_brief_and_what_it_took(desk):
    """Calls, attempts and tokens are those of the provider."""
    made = desk()
    brief = await made.read(plan="whole")
    took, calls = brief.provenance, len(made.provider.requests)
    assert (took.model, took.plan, took.prompt_version) == ("test-model", "whole", prompt_version())
    assert (took.calls, took.attempts, took.answers_reused) == (calls, calls, 0)
    assert (took.tokens_in, took.tokens_out) == (100 * calls, 10 * calls)
    assert took.seconds >= 0
    assert took.cost.amount is None
    assert took.cost.why_unknown


async def test_an_article_of_20_000_words_is_read_in_sections(desk):
    """Many sections, merged into one brief, in seconds."""
    names = ["Kenya", "Sudan", "Uganda", "Norway", "Chile", "Peru", "Japan", "Egypt"]
    lines = [
        f"{names[n % 8]} said on Monday that it would send {n + 2} trucks of bread and clean water to the port."
        + (" The harbour stayed quiet through the long and rainy night." * 4)
        for n in range(340)
    ]
    article = make_article(text="\n\n".join(lines))
    assert 19_000 < len(article.text.split()) < 25_000

    def first_of_section(shown: str) -> dict[str, Any]:
        spoken = re.findall(r"\[(\d+)\] (\w+) said on", shown)
        return {
            "positions": [
                {"actor": name, "cue": "said", "sentences": [int(number)]} for number, name in spoken
            ],
        }

    made = desk(brief=first_of_section)
    started = time.monotonic()
    brief = await made.read(article, plan="whole", second_look=False)
    assert time.monotonic() - started < 10
    assert made.topics.count("brief") > 10
    assert made.provider.peak <= 4
    assert len(brief.positions) == 340
    assert sorted(actor.name for actor in brief.actors) == sorted(names)


@pytest.mark.parametrize(
    ("reply", "slug"),
    [
        (failure(401), "model-key-refused"),
        (failure(404), "model-unknown"),
        (truncated(), "model-answer-truncated"),
    ],
)
async def test_model_trouble_is_the_reader_s_trouble_and_quotes_no_article(desk, reply, slug):
    """The caller learns what is wrong and what to do, and nothing of the text, in the chain neither."""
    made = desk(summary=reply)
    with pytest.raises(ModelTrouble) as met:
        await made.read(plan="whole")
    assert met.value.slug == slug
    error: BaseException | None = met.value
    while error is not None:
        assert "frigates" not in str(error)
        assert "Sudan" not in str(error)
        error = error.__cause__ or error.__context__


async def test_an_article_with_nothing_to_find_costs_a_small_model_no_call(desk):
    """An honest, empty brief."""
    made = desk()
    article = make_article(text="A quiet street lay under old trees. A cat slept in the window all day.")
    brief = await made.read(article, plan="stepwise")
    assert made.provider.requests == []
    assert (brief.positions, brief.military_assets, brief.summary) == ([], [], [])
    assert brief.provenance.calls == 0


def troubles_in(error: BaseException) -> list[BaseException]:
    """The error and everything in its chain and groups."""
    found: list[BaseException] = [error]
    for other in (error.__cause__, error.__context__, *getattr(error, "exceptions", ())):
        if other is not None:
            found += troubles_in(other)
    return found


@pytest.mark.parametrize("plan", ["whole", "stepwise"])
@pytest.mark.parametrize(
    ("reply", "slug"), [(failure(401), "model-key-refused"), (failure(404), "model-unknown")]
)
async def test_trouble_while_reading_is_raised_as_it_is(desk, plan, reply, slug):
    """The caller learns what is wrong and what to do, and nothing of the text."""
    made = desk(**dict.fromkeys(STEPS, reply))
    with pytest.raises(ModelTrouble) as met:
        await made.read(plan=plan)
    assert met.value.slug == slug
    for error in troubles_in(met.value):
        assert "frigates" not in str(error)
        assert "Sudan" not in str(error)


async def test_answers_that_never_come_to_an_end_are_trouble(desk):
    """A model that cannot answer whole gives no brief."""
    made = desk(brief=truncated())
    with pytest.raises(ModelTrouble) as met:
        await made.read(plan="whole")
    assert met.value.slug.startswith("model-answer")
