"""The plan for small models: one question a cue, and none without."""

import pytest

from grounding.building import grounding_of
from onrecord.errors import ModelTrouble
from onrecord.plans.prompts import load_prompts
from onrecord.plans.stepwise import Stepwise
from onrecord.progress import unheard
from plans.asking import UNUSABLE, FakeAsks

TEXT = (
    "Two officials said the army had left Bor. The militia denied the report on Monday. "
    "Kenya sent two frigates to Lamu and eight helicopters to Bor. "
    "The guerrillas demanded a truce. No date was set for the vote."
)


def stepwise(text, asks, listen=unheard):
    """The plan over an article."""
    return Stepwise(grounding_of(text), asks, listen)


async def test_without_a_cue_nothing_is_asked():
    """An article of weather and stones costs no call."""
    asks = FakeAsks()
    draft = await stepwise("A quiet street lay under old trees. A cat slept.", asks).draft()
    assert asks.asked == []
    assert (draft.positions, draft.assets, draft.questions, draft.actors) == ([], [], [], [])


async def test_questions_are_grouped_by_topic_and_keep_the_article_s_order():
    """Every speaker first, then every asset, then every open question, each from left to right."""
    asks = FakeAsks(concurrency=1)
    draft = await stepwise(TEXT, asks).draft()
    order = ["speaker", "asset", "question"]
    assert asks.topics == sorted(asks.topics, key=order.index)
    assert set(asks.topics) == set(order)
    for items in (draft.positions, draft.assets, draft.questions):
        anchors = [item.anchor for item in items]
        assert anchors == sorted(anchors)


async def test_what_a_label_gives_stands_among_what_verbs_tell():
    """In the order of the text, so that a sentence can be read in the setting of those before it."""
    text = (
        "Kenya refused to leave Lamu.\n\nPrime Minister Lena Orr: “We stay here.”\n\nKenya rejected the plan."
    )
    draft = await stepwise(text, FakeAsks()).draft()
    assert [position.sentences for position in draft.positions] == [[1], [2], [3]]


async def test_each_question_shows_the_one_sentence_and_the_one_cue():
    """A small model sees no more than it needs."""
    asks = FakeAsks()
    await stepwise(TEXT, asks).draft()
    phrases = [shown.rsplit("Phrase: ", 1)[1] for shown in asks.shown if "\nPhrase: " in shown]
    assert phrases == ["eight helicopters"]  # frigates are military without asking
    lines = [shown.rsplit("Sentence: ", 1)[1] for shown in asks.shown]
    assert all("guerrillas" not in line for line in lines if "frigates" in line)


async def test_each_topic_asks_in_its_own_slot_with_the_same_prefix():
    """So that the server's cached prefix is used again."""
    asks = FakeAsks(slots=5)
    await stepwise(TEXT, asks).draft()
    prompts = load_prompts("stepwise")
    for question in asks.asked:
        assert question.slot == prompts[question.topic].slot
        assert question.messages[:-1] == prompts[question.topic].prefix


async def test_a_model_without_slots_is_asked_without_one():
    """Other endpoints know no slots."""
    asks = FakeAsks()
    await stepwise(TEXT, asks).draft()
    assert {question.slot for question in asks.asked} == {None}


@pytest.mark.parametrize("concurrency", [1, 3])
async def test_several_questions_are_under_way_at_once_as_the_model_takes_them(concurrency):
    """As many as its concurrency, where there are so many."""
    asks = FakeAsks(concurrency=concurrency)
    await stepwise(TEXT + " The militia demanded food. The sailors demanded pay.", asks).draft()
    assert asks.peak == concurrency


async def test_a_name_that_the_article_introduces_is_read_without_the_model():
    """Kenya as the subject of `said` needs no question."""
    asks = FakeAsks()
    draft = await stepwise("Kenya said that it would leave Lamu on Friday.", asks).draft()
    assert asks.asked == []
    assert [(item.actor, item.cue) for item in draft.positions] == [("Kenya", "said")]


async def test_the_model_s_answer_fills_actor_and_source():
    """Who does it, and who tells of it."""
    asks = FakeAsks(speaker={"who": "the army", "by": "Two officials"})
    draft = await stepwise("Two officials said the army had refused to leave Bor.", asks).draft()
    assert [(item.actor, item.sources) for item in draft.positions] == [("the army", ["Two officials"])]


async def test_what_the_model_calls_civil_is_rejected_with_its_reason():
    """Nothing is dropped silently."""
    plan = stepwise("Kenya sent two vessels to Lamu.", FakeAsks(asset={"mil": "no", "of": "", "at": ""}))
    draft = await plan.draft()
    assert draft.assets == []
    assert [(entry.kind, entry.reason) for entry in plan.grounding.ledger.rejected] == [
        ("asset", "not_military")
    ]


async def test_a_cue_leaves_it_open_whatever_the_model_finds():
    """An empty question is worded from the article later; small models miss what the cue has told."""
    asks = FakeAsks()
    draft = await stepwise("No date was set for the vote.", asks).draft()
    assert asks.topics == ["question"]
    assert [item.question for item in draft.questions] == [""]


async def test_in_other_languages_no_question_is_put_in_english_words():
    """The sentence's own words stand instead."""
    asks = FakeAsks()
    plan = Stepwise(
        grounding_of("El ministerio no quiso pronunciarse sobre ese encuentro.", "es"), asks, unheard
    )
    draft = await plan.draft()
    assert "question" not in asks.topics
    assert [item.question for item in draft.questions] == [""]


async def test_a_question_that_the_sentence_words_itself_is_not_asked():
    """`would not say how many …` is its own question."""
    asks = FakeAsks()
    draft = await stepwise("It is not known who ordered the attack.", asks).draft()
    assert "question" not in asks.topics
    assert [item.question for item in draft.questions] == ["who ordered the attack"]


async def test_an_answer_that_cannot_be_used_is_counted_and_the_rest_stands():
    """One bad answer of many ends nothing."""
    asks = FakeAsks(
        asset=lambda shown: (
            UNUSABLE if "helicopters" in shown.rsplit("Phrase", 1)[1] else {"mil": "yes", "of": "", "at": ""}
        )
    )
    plan = stepwise(TEXT, asks)
    draft = await plan.draft()
    assert plan.failed == 1
    assert [item.designation for item in draft.assets] == ["frigates"]


async def test_a_model_that_mostly_answers_nothing_usable_is_trouble():
    """A brief made of failures would be no brief."""
    asks = FakeAsks(concurrency=1, **dict.fromkeys(("speaker", "asset", "question"), UNUSABLE))
    with pytest.raises((ModelTrouble, BaseExceptionGroup)):
        await stepwise(TEXT, asks).draft()


async def test_progress_counts_every_question_of_the_reading():
    """From nought to all, one at a time."""
    heard = []
    await stepwise(TEXT, FakeAsks(), heard.append).draft()
    assert [step.done for step in heard] == list(range(heard[0].total + 1))
    assert {step.stage for step in heard} == {"reading"}
    assert {step.total for step in heard} == {heard[0].total}


async def test_text_that_looks_like_a_template_reaches_the_model_as_it_is():
    """Braces, template marks and backslashes stay."""
    asks = FakeAsks()
    await stepwise(r"The militia said {sentence} {{ 7*7 }} {% if %} \1 was the code.", asks).draft()
    assert r"The militia said {sentence} {{ 7*7 }} {% if %} \1 was the code." in asks.shown[0]
    assert "49" not in asks.shown[0]


async def test_second_look_asks_only_about_sentences_that_no_item_covers():
    """And shows more of what stands before."""
    asks = FakeAsks(speaker={"who": "The militia", "by": ""})
    plan = stepwise("It rained. The militia denied the report. The guerrillas demanded a truce.", asks)
    draft = await plan.draft()
    plan.grounding.ground(draft.model_copy(update={"positions": draft.positions[:1]}))
    asks.asked.clear()
    again = await plan.second_look()
    assert asks.topics == ["speaker"]
    assert "It rained. The militia denied the report." in asks.shown[0]
    assert [item.cue for item in again.positions] == ["demanded"]


async def test_a_small_model_writes_no_summary():
    """The article's own sentences stand instead."""
    asks = FakeAsks()
    assert await stepwise(TEXT, asks).summary(["a note", "another"]) == []
    assert asks.asked == []


@pytest.mark.parametrize(("answer", "differ"), [("yes", True), ("no", False), (UNUSABLE, False)])
async def test_two_claims_are_compared_by_one_question(answer, differ):
    """Yes or no; what cannot be used is no."""
    asks = FakeAsks(divergence=answer if answer is UNUSABLE else {"differ": answer})
    plan = stepwise("Kenya said it would leave. Kenya denied the report.", asks)
    plan.grounding.ground(await plan.draft())
    first, second = plan.grounding.positions.items
    assert await plan.differ(first, second) is differ
    assert asks.topics == ["divergence"]
    assert first.claim in asks.shown[0]
