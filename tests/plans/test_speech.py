"""Speech without marks: labels, and statements that a line announces."""

from grounding.building import grounding_of
from onrecord.draft import Draft
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
