"""What the benches measure on: quotes that stand in their article or do not, and hard cases of sentence cutting."""

import pytest

from evals.bench_grounding import Outcome, ours, power
from evals.bench_sentences import score
from evals.hard_cases import LANGUAGES, hard_cases
from evals.quotes import LONGEST, QUOTES, SHORTEST, searches, text_of


@pytest.fixture(scope="module")
def drawn():
    """The searches of the bench."""
    return searches()


def test_copied_quotes_stand_in_their_article_and_invented_ones_do_not(drawn):
    """Of 40 quotes each, of 20 to 60 words when they are copied."""
    for search in drawn:
        assert len(search.quotes) == QUOTES
        for quote in search.quotes:
            assert (quote.words in search.text) is quote.stands is search.stand
            if quote.stands:
                assert SHORTEST <= len(quote.words.split()) <= LONGEST


def test_the_same_quotes_are_drawn_each_time(drawn):
    """Two runs of the bench can be compared."""
    assert drawn == searches()


def test_a_longer_article_than_the_seeds_says_them_again():
    """Articles of any length can be had."""
    assert len(text_of(100_000).split()) == 100_000


def test_copied_quotes_are_found_right_and_invented_ones_are_not_found(drawn):
    """The bench's own bars for our side, without its clock."""
    for search in drawn:
        outcome = Outcome.of(search, 0.0, ours(search.text, search.quotes))
        assert (outcome.right, outcome.invented) == ((QUOTES, 0) if search.stand else (0, 0))


def test_time_that_grows_with_the_square_has_power_two():
    """And time that grows with the length has power one."""
    assert power({10: 1.0, 20: 4.0, 40: 16.0}) == pytest.approx(2)
    assert power({10: 1.0, 20: 2.0, 40: 4.0}) == pytest.approx(1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_twenty_hard_cases_of_more_than_one_sentence(language):
    """Enough that one which comes out otherwise is no accident."""
    cases = hard_cases(language)
    assert len(cases) >= 20
    assert len({case.text for case in cases}) == len(cases)
    for case in cases:
        assert case.starts
        assert all(not case.text[start].isspace() for start in case.starts)


def test_a_boundary_too_many_costs_precision_and_one_too_few_recall():
    """Both cost the case."""
    first, second = hard_cases("en")[:2]
    scored = score([first, second], [first.starts | {1}, frozenset()])
    assert (scored.right, scored.found, scored.wanted, scored.whole) == (1, 2, 2, 0)
    assert (scored.precision, scored.recall) == (0.5, 0.5)
