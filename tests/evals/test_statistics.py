"""Tests of evals.statistics and evals.comparison."""

from __future__ import annotations

import numpy as np
from evals_seed import make_seed, without

from evals.columns import BY_NAME, COLUMNS
from evals.scoring import CaseScore, Scorer
from evals.statistics import differences, score_all, table_of

SEED = make_seed()


def case(hit: int, made: int, gold: int) -> CaseScore:
    """An article with so many positions."""
    score = CaseScore()
    score.found("positions", hit, made, gold)
    return score


def test_scores_are_of_sums_and_not_means_of_articles() -> None:
    """A long article counts for what it holds."""
    scored = score_all(table_of([case(1, 1, 1), case(0, 9, 9)]))["positions.f1"]
    assert scored.value == 0.1
    assert (scored.n, scored.articles) == (10, 2)


def test_the_interval_holds_the_score_and_narrows_with_more_articles() -> None:
    """More seeds, less doubt."""
    few = score_all(table_of([case(1, 2, 2), case(2, 2, 2)] * 3))["positions.f1"]
    many = score_all(table_of([case(1, 2, 2), case(2, 2, 2)] * 30))["positions.f1"]
    for scored in (few, many):
        assert scored.low is not None
        assert scored.high is not None
        assert scored.low <= (scored.value or 0) <= scored.high
    assert (many.high or 0) - (many.low or 0) < (few.high or 0) - (few.low or 0)


def test_scoring_twice_gives_the_same_interval() -> None:
    """Resampling is seeded: a table is a fact, not a throw of dice."""
    table = table_of([case(1, 2, 2), case(2, 2, 3), case(0, 1, 1)])
    assert score_all(table) == score_all(table)


def test_one_article_has_no_interval_and_nothing_to_score_has_no_score() -> None:
    """What cannot be known is not made up."""
    scored = score_all(table_of([case(0, 0, 0)]))["positions.f1"]
    assert (scored.value, scored.low, scored.high) == (None, None, None)


def test_a_run_does_not_differ_from_itself_and_a_spoiled_one_is_worse() -> None:
    """The paired difference is 0 for the same run and below 0 where every article lost."""
    good = table_of([Scorer(SEED.gold, SEED.gold).run() for _ in range(8)])
    less = without(without(SEED.gold, "divergences", "d1"), "positions", "p1")
    bad = table_of([Scorer(SEED.gold, less).run() for _ in range(8)])
    assert differences(BY_NAME["positions.f1"], good, good) == (0, 0, 0)
    value, _, high = differences(BY_NAME["positions.f1"], bad, good)
    assert value is not None
    assert value < 0
    assert high is not None
    assert high < 0


def test_every_metric_names_a_column_for_its_n() -> None:
    """N is printed for each."""
    assert {metric.n for metric in BY_NAME.values()} <= set(COLUMNS)
    assert np.isfinite(table_of([Scorer(SEED.gold, SEED.gold).run()])).all()
