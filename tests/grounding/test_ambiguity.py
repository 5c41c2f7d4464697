"""Words that stand in equally good places are reported, and the first of them is taken."""

from __future__ import annotations

from grounding.building import grounding_of
from onrecord.draft import Draft, DraftPosition

TEXT = "Kenya said the port is shut and the port is shut until Monday, a navy officer added on the quay."


def test_words_in_two_equal_places_are_reported_with_both():
    """Where no verb tells which is meant, an editor is told of both places."""
    text = "Kenya stepped up pressure on the port and on the road to the port before the talks in Bor."
    grounding = grounding_of(text)
    draft = DraftPosition(actor="Kenya", cue="stepped up", sentences=[1], content=["the port"])
    grounding.ground(Draft(positions=[draft]))
    (note,) = grounding.ledger.pending
    assert note.field == "content"
    assert [span.start for span in note.spans] == [text.index("the port"), text.rindex("the port")]
    assert note.owner is grounding.positions.items[0]


def test_the_place_nearest_to_the_cue_is_no_ambiguity():
    """Where one place is nearer to the item's other evidence, it is taken and nothing is reported."""
    grounding = grounding_of(TEXT)
    draft = DraftPosition(actor="Kenya", cue="said", sentences=[1], content=["the port is shut"])
    grounding.ground(Draft(positions=[draft]))
    assert [item.content[0].start for item in grounding.positions.items] == [TEXT.index("the port")]
    assert not grounding.ledger.pending
