"""Tests of evals.matching."""

from __future__ import annotations

from evals_seed import changed, make_seed
from hypothesis import given
from hypothesis import strategies as st

from evals.matching import assign, characters, dice, folded, same_actor, same_asset, share
from onrecord.brief import Span

offsets = st.frozensets(st.integers(0, 60), max_size=30)


@given(offsets, offsets)
def test_dice_is_symmetric_and_between_0_and_1(one: frozenset[int], other: frozenset[int]) -> None:
    """Whichever is gold, the likeness is the same."""
    assert 0 <= dice(one, other) == dice(other, one) <= 1


@given(offsets.filter(bool))
def test_a_passage_is_wholly_like_itself(one: frozenset[int]) -> None:
    """The same characters give 1, by Dice and by share."""
    assert dice(one, one) == share(one, one) == 1


@given(st.lists(st.integers(0, 9), max_size=6), st.lists(st.integers(0, 9), max_size=6))
def test_every_item_is_matched_at_most_once(gold: list[int], made: list[int]) -> None:
    """Two predictions of one thing make one hit and one invention."""
    matches = assign(gold, made, lambda a, b: float(a == b))
    assert len({m.gold for m in matches}) == len({m.made for m in matches}) == len(matches)
    assert len(matches) == sum(min(gold.count(n), made.count(n)) for n in set(gold))


def test_the_assignment_is_the_best_of_all_and_not_the_greedy_one() -> None:
    """The best pair alone may cost two good ones."""
    likeness = {(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8, (1, 1): 0.0}
    matches = assign([0, 1], [0, 1], lambda a, b: likeness[a, b])
    assert {(m.gold, m.made) for m in matches} == {(0, 1), (1, 0)}


def test_pairs_below_the_threshold_are_no_matches() -> None:
    """Something in common is not the same thing."""
    assert assign([0], [0], lambda a, b: 0.49) == []


def test_marks_and_spaces_do_not_count_as_characters() -> None:
    """A quotation mark more or less changes no likeness."""
    assert characters([Span(start=10, end=17, text='"we go"', sentence=1)]) == frozenset({11, 12, 14, 15})


def test_names_are_alike_whatever_their_case_accents_article_and_possessive() -> None:
    """Spelling is not identity."""
    assert folded("The Côte d’Ivoire’s") == folded("cote d ivoire")
    assert folded("U.S.") == folded("US")


def test_an_actor_is_found_by_an_alias_but_a_person_is_no_ministry() -> None:
    """A surname stands for its person, never for a body that bears it."""
    gold = make_seed().gold.actors[0]
    assert same_actor(gold, gold.model_copy(update={"name": "Kask", "aliases": []})) > 0
    assert same_actor(gold, gold.model_copy(update={"kind": "institution"})) == 0


def test_an_asset_elsewhere_in_the_article_is_less_alike_than_at_its_place() -> None:
    """The same words twice are told apart by where they stand."""
    seed = make_seed()
    asset = seed.gold.military_assets[1]
    moved = changed(
        seed.gold, "military_assets", "m2", span=asset.span.model_copy(update={"start": 0, "end": 8})
    ).military_assets[1]
    assert 0.5 <= same_asset(asset, moved) < same_asset(asset, asset)
