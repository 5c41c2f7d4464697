"""Corrections one after the other, some withdrawn: nothing crashes, nothing is lost, ids stay."""

from __future__ import annotations

from cuba import cuba_brief

from corrections.desk_of_editors import delete, item, numbered, set_to, words
from onrecord.corrections import replayed

BRIEF = cuba_brief()
NEW = {
    "op": "add",
    "kind": "question",
    "span": words(BRIEF, "declined to give details"),
    "question": "What was said?",
    "reason": "declined",
}
HELD = {
    "op": "add",
    "kind": "position",
    "span": words(BRIEF, "it had not moved any forces"),
    "actor": words(BRIEF, "Cuba's defense ministry"),
    "setting": "public",
    "claim": "Cuba's defense ministry said it had not moved any forces.",
}


def test_a_withdrawn_correction_is_not_applied():
    """As if it had never been."""
    made = numbered(BRIEF, set_to("p1", "setting", "public"), withdrawn=(1,))
    assert replayed(BRIEF, made).brief is BRIEF


def test_ids_of_later_items_stay_when_an_earlier_one_is_withdrawn():
    """The number that it had is never given again."""
    both = replayed(BRIEF, numbered(BRIEF, NEW, NEW | {"question": "Why?"}))
    assert both.added == {1: ["q4"], 2: ["q5"]}
    later = replayed(BRIEF, numbered(BRIEF, NEW, NEW | {"question": "Why?"}, withdrawn=(1,)))
    assert later.added == {2: ["q5"]}
    assert item(later.brief, "q4") is None
    assert item(later.brief, "q5").question == "Why?"


def test_a_correction_of_an_item_that_was_not_added_is_told():
    """With its number and the reason, and the rest is applied."""
    changes = (HELD, set_to("p10", "act", "denies"), set_to("p3", "act", "says"))
    whole = replayed(BRIEF, numbered(BRIEF, *changes))
    assert (whole.not_applied, item(whole.brief, "p10").act) == ((), "denies")
    assert whole.added[1] == ["p10", "a8"]
    left = replayed(BRIEF, numbered(BRIEF, *changes, withdrawn=(1,)))
    assert [(each.number, each.why.slug) for each in left.not_applied] == [(2, "correction-item-gone")]
    assert item(left.brief, "p3").act == "says"
    assert item(left.brief, "a8") is None


def test_a_new_actor_is_made_by_the_next_who_needs_it():
    """Where the correction that made it first is withdrawn."""
    again = HELD | {"span": words(BRIEF, "had not moved any forces")}
    both = replayed(BRIEF, numbered(BRIEF, HELD, again))
    assert item(both.brief, "p11").actor_id == "a8"
    later = replayed(BRIEF, numbered(BRIEF, HELD, again, withdrawn=(1,)))
    assert item(later.brief, "p11").actor_id == "a9"
    assert item(later.brief, "a9").name == "Cuba's defense ministry"


def test_what_was_deleted_comes_back_when_the_deletion_is_withdrawn():
    """With all that referred to it."""
    made = numbered(BRIEF, delete("p1"), delete("a4"), withdrawn=(1, 2))
    assert replayed(BRIEF, made).brief == BRIEF


def test_a_change_of_a_deleted_item_is_told_and_the_deletion_stands():
    """Nobody loses what they wrote: it applies again once the deletion is withdrawn."""
    changes = (delete("p3"), set_to("p3", "act", "says"))
    (missed,) = replayed(BRIEF, numbered(BRIEF, *changes)).not_applied
    assert missed.number == 2
    assert item(replayed(BRIEF, numbered(BRIEF, *changes, withdrawn=(1,))).brief, "p3").act == "says"
