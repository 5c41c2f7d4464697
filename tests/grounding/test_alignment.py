"""Which sentences stand in another text: by their words, and where these are repeated, by what is round them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.grounding.text.alignment import Alignment, align
from onrecord.grounding.text.version import Version

A, B, C, D = (
    "The port is shut.",
    "Two frigates lie off Lamu.",
    "Kenya denies it.",
    "Nobody knows who gave the order.",
)
R = "The ministry would not comment."


def version(sentences: list[str]) -> Version:
    """A text of these sentences, one behind the other."""
    spans, at = [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return Version(" ".join(sentences), spans)


def aligned(old: list[str], new: list[str]) -> Alignment:
    """The alignment of two texts by their sentences."""
    return align(version(old), version(new))


def where(alignment: Alignment) -> list[int | None]:
    """The new number of each old sentence."""
    return [alignment.now(number) for number in range(1, len(alignment.old.sentences) + 1)]


def test_sentences_are_found_wherever_they_were_moved_to():
    """Order is no condition; those that left it are the fewest that explain the new order."""
    moved = aligned([A, B, C, D], [D, A, B, C])
    assert where(moved) == [2, 3, 4, 1]
    assert moved.reordered() == {4}


def test_what_stands_between_new_sentences_is_found():
    """And what is new is unread."""
    found = aligned([A, B], ["All quiet.", A, "More is known now.", B])
    assert (where(found), found.unread()) == ([2, 4], [1, 3])


def test_a_sentence_that_is_gone_stands_nowhere():
    """It is not taken for what stands in its place."""
    found = aligned([A, B, C], [A, "Rain is due in Oslo on Sunday night.", C])
    assert (where(found), found.edited) == ([1, None, 3], {})


def test_an_edited_sentence_is_known_by_its_likeness():
    """In its place, and elsewhere where more of its words are left; one for one."""
    found = aligned([A, B, C, D], ["Nobody knows who gave an order.", A, "Three frigates lie off Lamu.", C])
    assert (where(found), found.edited) == ([2, None, 4, None], {2: 3, 4: 1})


@pytest.mark.parametrize(
    ("old", "new", "now"),
    [
        ([A, R, B, R, C], [A, R, B, R, C], [1, 2, 3, 4, 5]),
        ([A, R, B, R, C], [B, R, C, A, R], [4, 5, 1, 2, 3]),
        ([A, R, B], [R, A, R, B], [2, 3, 4]),
        ([A, R, B, R, C], [A, D, R, D, B, C], [1, 3, 5, None, 6]),
        ([A, R, B, C], [A, "Ships left.", R, "Men left.", B, R, C], [1, 3, 5, 7]),
        ([A, R, B, R, C], [A, R, R, C], [1, 2, None, 3, 4]),
    ],
    ids=[
        "as before",
        "moved",
        "repeated in front",
        "between the same two",
        "between, and once more behind",
        "side by side",
    ],
)
def test_a_repeated_sentence_is_told_by_those_round_it(old, new, now):
    """Next to the same sentence as before, or alone of its kind between the same two."""
    assert where(aligned(old, new)) == now


def test_what_now_stands_twice_is_not_chosen_where_nothing_tells():
    """Both places are given."""
    found = aligned([A, R, B], [R, "Ships left.", B, A, "Men left.", R])
    assert where(found) == [4, None, 3]
    assert found.places == {2: (1, 6)}
    assert found.repeats.keys() == {1, 6}


def test_neighbours_that_disagree_tell_nothing():
    """One copy follows what it followed, the other is followed by what followed it."""
    assert aligned([A, R, B], [A, R, D, R, B]).places == {2: (2, 4)}


def test_of_two_old_sentences_one_is_left_and_neither_is_chosen():
    """Nothing tells which of them was cut."""
    found = aligned([A, R, B, R, C], [D, "Ships left.", R, "Men left."])
    assert found.places == {2: (3,), 4: (3,)}


def test_a_passage_that_is_cut_into_other_sentences_stands():
    """A line's end, or another release's rules, make other sentences of the same words."""
    found = aligned([A, "Kenya denies", "it.", D], [A, "Kenya", "denies it.", D])
    assert found.stands([1, 2, 3, 4])
    assert found.passages[2].place(*found.old.sentences[1]) == (18, 30)
    assert found.unread() == []


def test_the_same_words_with_a_word_more_are_no_passage():
    """Neither before nor behind."""
    assert where(aligned([C], ["Kenya never denies it."])) == [None]
    assert where(aligned([C, A], ["Kenya denies it. The port is shut again."])) == [None, None]


def test_sentences_stand_together_only_one_behind_the_other():
    """What is put in between parts them; so does another order."""
    assert aligned([A, B, C], [D, A, B, C]).stands([1, 2, 3])
    assert not aligned([A, B, C], [A, D, B, C]).stands([1, 2])
    assert not aligned([A, B], [B, A]).stands([1, 2])


WORDS = st.lists(st.sampled_from([A, B, C, D, R]), min_size=1, max_size=12)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(WORDS)
def test_a_text_stands_in_itself(sentences):
    """Sentence by sentence, however often each is repeated."""
    assert where(aligned(sentences, sentences)) == list(range(1, len(sentences) + 1))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(WORDS, WORDS)
def test_what_is_matched_has_the_same_words_and_is_matched_once(old, new):
    """Of any two texts; and where a sentence has one place in both texts, it is matched."""
    found = aligned(old, new)
    now = [number for number in where(found) if number is not None]
    assert len(now) == len(set(now))
    for number, at in enumerate(where(found), start=1):
        assert at is None or old[number - 1] == new[at - 1]
        if old.count(old[number - 1]) == new.count(old[number - 1]) == 1:
            assert at is not None
