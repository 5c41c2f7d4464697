"""Tests of evals.scoring: each kind of error is seen, named and counted."""

from __future__ import annotations

import pytest
from evals_seed import changed, make_seed, without

from evals.columns import BY_NAME
from evals.scoring import CaseScore, Scorer, same_quantity
from evals.statistics import table_of, value_of
from onrecord.brief import Quantity, Source, Span

SEED = make_seed()
GOLD = SEED.gold


def score(made: object) -> CaseScore:
    """Some labels against the article's gold."""
    return Scorer(GOLD, made).run()  # type: ignore[arg-type]


def value(case: CaseScore, name: str) -> float | None:
    """One metric of one article."""
    return value_of(BY_NAME[name], table_of([case]))


def test_gold_against_itself_is_right_in_everything() -> None:
    """Nothing is lost in the scoring itself."""
    case = score(GOLD)
    assert case.errors == []
    assert {value(case, name) for name in BY_NAME if name != "setting.always_public"} == {1.0}


def test_an_article_that_failed_scores_nothing_on_everything_it_should_have_found() -> None:
    """A failure costs what the article holds."""
    case = score(None)
    assert value(case, "positions.f1") == value(case, "assets.f1") == value(case, "unnamed.f1") == 0
    assert case.counts["positions.gold"] == 2


def test_an_answer_counts_where_it_is_set_by_what_it_answers() -> None:
    """Set by nothing it is missed; two positions that answer each other are two answers, one of them right."""
    assert value(score(changed(GOLD, "positions", "p2", about=None)), "answers.recall") == 0
    crossed = changed(GOLD, "positions", "p1", about="p2")
    assert value(score(crossed), "answers.recall") == 1
    assert value(score(crossed), "answers.precision") == 0.5


def test_whom_an_actor_belongs_to_is_scored_at_the_end_of_the_chain() -> None:
    """Kask is of Estonia; an entry that says nothing of it has half of the two actors right."""
    assert value(score(GOLD), "belongs.right") == 1
    assert value(score(changed(GOLD, "actors", "a1", speaks_for=None)), "belongs.right") == 0.5
    assert value(score(changed(GOLD, "actors", "a1", speaks_for=None, part_of="a2")), "belongs.right") == 1


@pytest.mark.parametrize(
    ("spoiled", "kind", "field"),
    [
        (without(without(GOLD, "divergences", "d1"), "positions", "p2"), "missed", "positions"),
        (without(GOLD, "military_assets", "m1"), "missed", "assets"),
        (without(GOLD, "unresolved_questions", "q1"), "missed", "questions"),
        (without(GOLD, "divergences", "d1"), "missed", "divergences"),
        (changed(GOLD, "positions", "p1", setting="public"), "wrong_setting", "positions"),
        (changed(GOLD, "positions", "p1", actor_id="a2"), "wrong_actor", "positions"),
        (changed(GOLD, "positions", "p1", sources=[]), "wrong_source", "positions"),
        (changed(GOLD, "military_assets", "m2", quantity=None), "wrong_quantity", "assets"),
    ],
)  # fmt: skip
def test_an_error_of_each_kind_is_named(spoiled: object, kind: str, field: str) -> None:
    """What is spoiled shows up under its own name, with its passage."""
    errors = score(spoiled).errors
    assert (kind, field) in {(error.kind, error.field) for error in errors}
    for error in errors:
        assert SEED.article.text[error.passage.start : error.passage.end] == error.passage.text


def test_what_is_not_in_gold_is_spurious() -> None:
    """Scored the other way round, a missing item is an invented one."""
    case = Scorer(without(GOLD, "military_assets", "m1", "m2"), GOLD).run()
    assert [error.kind for error in case.errors] == ["spurious", "spurious"]
    assert case.counts["none.assets.items"] == 2


def test_a_position_with_too_little_of_its_content_has_a_wrong_span() -> None:
    """It is one thing found badly, not one missed and one invented."""
    whole = GOLD.positions[0].content[0]
    short = Span(start=whole.start, end=whole.start + 7, text=whole.text[:7], sentence=whole.sentence)
    case = score(changed(GOLD, "positions", "p1", content=[short]))
    assert [error.kind for error in case.errors if error.field == "positions"] == ["wrong_span"]
    assert value(case, "positions.f1") == 0.5


@pytest.mark.parametrize(
    "update",
    [
        {"setting": "unclear"},
        {"actor_id": "a2"},
        {"sources": []},
        {
            "sources": [
                source.model_copy(update={"count": 3}) for source in GOLD.positions[0].sources
            ]
        },
    ],
)  # fmt: skip
def test_a_position_is_usable_only_if_actor_setting_source_and_content_are_right(
    update: dict[str, object],
) -> None:
    """Found is not enough to print from."""
    case = score(changed(GOLD, "positions", "p1", **update))
    assert value(case, "positions.f1") == 1
    assert value(case, "usable.f1") == 0.5


def test_calling_everything_public_scores_no_better_than_always_public() -> None:
    """The score of the setting stands beside the one that needs no reading."""
    case = score(changed(GOLD, "positions", "p1", setting="public"))
    assert value(case, "setting.macro_f1") == value(case, "setting.always_public")
    assert value(case, "private.f1") == 0


def test_an_actor_cited_for_its_own_words_is_the_same_as_nobody_cited() -> None:
    """Who speaks for himself needs no other source."""
    case = score(changed(GOLD, "positions", "p2", sources=[]))
    assert value(case, "source.right") == 1


def test_an_unnamed_source_elsewhere_is_another_source() -> None:
    """Four sources of one sentence are not the source of another."""
    wrong = Source(text="the batteries", span=GOLD.positions[1].content[0], type="unnamed_group", count=2)
    assert value(score(changed(GOLD, "positions", "p1", sources=[wrong])), "unnamed.f1") == 0


def quantity(text: str, **numbers: float | None) -> Quantity:
    """A quantity by its numbers."""
    given = {"value": None, "minimum": None, "maximum": None} | numbers
    return Quantity(text=text, span=Span(start=0, end=1, text="x", sentence=1), **given)  # type: ignore[arg-type]


def test_at_least_three_is_not_three_but_eight_is_eight_with_or_without_bounds() -> None:
    """A bound that says no more than the value is no difference; one that says more is."""
    assert same_quantity(quantity("eight", value=8), quantity("8", value=8, minimum=8, maximum=8))
    assert not same_quantity(quantity("at least three", value=3, minimum=3), quantity("three", value=3))
    assert same_quantity(quantity("dozens"), quantity("dozens", minimum=24))
    assert not same_quantity(quantity("some", minimum=40, maximum=50), None)
