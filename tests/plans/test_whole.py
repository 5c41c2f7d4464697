"""The plan for capable models: one call a section, all fields."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grounding.building import grounding_of
from onrecord.article import Article, Sentence
from onrecord.plans.sections import CONTEXT, sections
from onrecord.plans.whole import Whole
from onrecord.progress import unheard
from plans.asking import FakeAsks


def long_article(paragraphs):
    """Paragraphs of about 600 characters each."""
    one = "Kenya said on Monday that it would leave the port of Lamu before the autumn came round again. "
    return "\n\n".join((one * 6).strip() for _ in range(paragraphs))


def numbers_in(shown):
    """The sentence numbers that a question shows."""
    return [int(number) for number in re.findall(r"\[(\d+)\] ", shown)]


async def test_a_short_article_is_one_call_with_every_sentence_numbered():
    """Nothing stands before it."""
    asks = FakeAsks()
    await Whole(grounding_of("Kenya left Lamu. Uganda stayed."), asks, unheard).draft()
    (shown,) = asks.shown
    assert shown.startswith("Article, sentences numbered:\n[1] Kenya left Lamu. [2] Uganda stayed. [3] ")


async def test_a_long_article_is_read_in_sections_at_once_and_merged_in_order():
    """Each sentence is asked about once, sections run concurrently, drafts come in order."""

    def first_sentence(shown):
        return {"positions": [{"actor": "Kenya", "sentences": numbers_in(shown)[:1]}]}

    asks = FakeAsks(brief=first_sentence, concurrency=3)
    grounding = grounding_of(long_article(60))
    draft = await Whole(grounding, asks, unheard).draft()
    asked = [
        number for shown in sorted(asks.shown, key=lambda s: numbers_in(s)[0]) for number in numbers_in(shown)
    ]
    assert asked == [sentence.number for sentence in grounding.article.sentences]
    assert len(asks.asked) > 3
    assert asks.peak == 3
    cited = [item.sentences[0] for item in draft.positions]
    assert cited == sorted(cited)
    assert len(cited) == len(asks.asked)


async def test_a_later_section_shows_what_stands_before_it():
    """For context only, without numbers."""
    asks = FakeAsks(concurrency=1)
    grounding = grounding_of(long_article(40))
    await Whole(grounding, asks, unheard).draft()
    assert asks.shown[1].startswith("What stands before this section, for context only:\nKenya said")


async def test_more_items_than_one_draft_may_hold_are_merged():
    """The caps of a draft are per answer, not per article."""
    many = [{"actor": f"Actor {n}", "sentences": [1]} for n in range(400)]
    asks = FakeAsks(brief={"positions": many})
    draft = await Whole(grounding_of(long_article(40)), asks, unheard).draft()
    assert len(draft.positions) == 400 * len(asks.asked)


async def test_anchors_that_a_model_fills_in_are_ignored():
    """Only a plan says where a cue stands."""
    asks = FakeAsks(
        brief={
            "positions": [{"actor": "Kenya", "anchor": 3}],
            "assets": [{"designation": "ships", "anchor": 3}],
            "questions": [{"question": "Who?", "anchor": 3}],
        }
    )
    draft = await Whole(grounding_of("Kenya left Lamu."), asks, unheard).draft()
    assert {item.anchor for item in (*draft.positions, *draft.assets, *draft.questions)} == {None}


async def test_second_look_reads_the_uncovered_sentences_alone():
    """One small section for each."""
    asks = FakeAsks()
    plan = Whole(
        grounding_of("It rained. Kenya denied the report. A cat slept. Uganda sent two frigates."),
        asks,
        unheard,
    )
    await plan.second_look()
    assert sorted(numbers_in(shown) for shown in asks.shown) == [[2], [4]]


async def test_progress_counts_the_sections():
    """From nought to all."""
    heard = []
    await Whole(grounding_of(long_article(40)), FakeAsks(), heard.append).draft()
    assert [step.done for step in heard] == list(range(heard[0].total + 1))


async def test_the_summary_is_written_from_notes_alone():
    """One question, whose answer is its sentences."""
    asks = FakeAsks(summary={"sentences": ["Kenya left."]})
    written = await Whole(grounding_of("Kenya left Lamu."), asks, unheard).summary(["Kenya left", "{notes}"])
    assert written == ["Kenya left."]
    assert asks.shown == ["Notes:\n- Kenya left\n- {notes}"]


@pytest.mark.parametrize("text", ["{sentences} {before}", "{{ 7*7 }} {% if x %}", r"\1 \g<0> \\ \n"])
async def test_text_that_looks_like_a_template_reaches_the_model_as_it_is(text):
    """The article is never run as a template."""
    asks = FakeAsks()
    await Whole(grounding_of(f"The militia said {text} was the code of the day."), asks, unheard).draft()
    assert f"The militia said {text} was the code of the day." in asks.shown[0]


@given(
    st.lists(st.tuples(st.integers(1, 1_200), st.booleans()), min_size=1, max_size=60),
    st.integers(500, 9_000),
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_sections_are_whole_sentences_that_follow_each_other(lengths, characters):
    """Every sentence is in one section; a section is within its size unless it is one sentence."""
    found, at, paragraph = [], 0, 1
    for number, (length, breaks) in enumerate(lengths, start=1):
        paragraph += breaks
        found.append(Sentence(number, at, at + length, paragraph))
        at += length + 1
    article = Article("x" * at, tuple(found), "a", "en")
    parts = sections(article, characters)
    assert [n for part in parts for n in range(part.first, part.last + 1)] == [s.number for s in found]
    for part in parts:
        size = found[part.last - 1].end - found[part.first - 1].start
        assert (
            part.first == part.last
            or size <= characters + found[part.last - 1].end - found[part.last - 1].start
        )
        assert part.before == max(1, part.first - CONTEXT)
