"""Speech without marks: labels, and statements that a line announces."""

from grounding.building import grounding_of
from onrecord.draft import Draft, DraftPosition
from onrecord.plans.speech import speech_blocks


def blocks(text):
    """Speaker, sentence numbers and words of each block."""
    return [(block.speaker, block.sentences, block.words) for block in speech_blocks(grounding_of(text))]


def test_a_labelled_answer_is_a_block_of_its_speaker():
    """`MR KIRBY:` speaks until his paragraph ends; the reporter's question is nobody's position."""
    text = (
        "QUESTION: Did the army fire on the market that morning?\n\n"
        "MR KIRBY: We did not fire on anybody. We were not even there that day.\n\n"
        "It rained in Bor."
    )
    found = blocks(text)
    assert [speaker for speaker, _, _ in found] == ["MR KIRBY"]
    assert found[0][2] == ("We did not fire on anybody.", "We were not even there that day.")


def test_paragraphs_after_an_announcing_line_are_its_speaker_s():
    """Until the narrative names the speaker again."""
    text = (
        "Foreign Minister Lena Varga said:\n\n"
        "We will not sign anything under fire. We have said so before.\n\n"
        "Our troops stay where they are now.\n\n"
        "Varga left the room without another word."
    )
    found = [words for _, _, words in blocks(text)]
    assert found == [
        ("We will not sign anything under fire.", "We have said so before."),
        ("Our troops stay where they are now.",),
    ]


def test_quoted_words_after_an_announcing_line_are_left_to_their_marks():
    """What stands in marks is read as a quotation."""
    assert blocks("Lena Varga said:\n\n“We will not sign anything under fire.”\n\nShe left.") == []


def test_a_titled_name_before_marked_words_is_a_label():
    """`Prime Minister Lena Orr: “…”` has a speaker and no verb; a rubric before marked words has none."""
    found = blocks(
        "Prime Minister Lena Orr: “We stay here.”\n\nRead More: “How the port was lost to the sea”\n\nIt rained."
    )
    assert [(speaker, words) for speaker, _, words in found] == [
        ("Prime Minister Lena Orr", ("We stay here.”",))
    ]


def test_a_label_in_the_midst_of_a_closed_meeting_is_private():
    """What stands between words that a cabinet heard was said there, and not to everybody."""
    text = (
        "General Oren Baruch told the ministers at a closed cabinet meeting that he had no men for the ridge.\n\n"
        "Prime Minister Dov Laskin: “None of this goes outside.”\n\nThe rain went on."
    )
    grounding = grounding_of(text)
    (block,) = speech_blocks(grounding)
    baruch = DraftPosition(actor="General Oren Baruch", cue="told", sentences=[1])
    grounding.ground(Draft(positions=[baruch, block.draft()]))
    assert [(item.actor.name, item.setting) for item in grounding.positions.items] == [
        ("Oren Baruch", "private"),
        ("Dov Laskin", "private"),
    ]


def test_a_block_is_a_draft_of_its_speaker_s_words():
    """Its content is the block's sentences, cited by number."""
    text = "MR KIRBY: We did not fire on anybody in Bor that day.\n\nIt rained in Bor."
    (block,) = speech_blocks(grounding_of(text))
    draft = block.draft()
    assert (draft.actor, draft.sentences) == ("MR KIRBY", list(block.sentences))
    assert draft.content == ["We did not fire on anybody in Bor that day."]


def test_a_turn_ends_where_the_next_label_begins():
    """The question after an answer is no word of the one who answered."""
    grounding = grounding_of(
        "The minister took questions.\n\nMS ORR: The channel will be dug in May. We are glad of that.\n\n"
        "QUESTION: The other side put out a line an hour ago.\n\nMS ORR: Then one of us has a bad telephone today."
    )
    for block in speech_blocks(grounding):
        grounding.ground(Draft(positions=[block.draft()]))
    words = [" ".join(span.text for span in item.content) for item in grounding.positions.items]
    assert len(words) == 2
    assert not any("QUESTION" in said or "put out a line" in said for said in words)
