"""Speakers behind their verb, and subjects that another clause stands behind."""

from __future__ import annotations

import pytest

from grounding.building import grounding_of

READ = [
    (
        "The jets were moved to Crete overnight, said Rear Adm. Neal Forsberg, a Pentagon spokesman.",
        ("Rear Adm. Neal Forsberg", "The jets were moved to Crete overnight"),
    ),
    (
        "Some blame lies closer to home, says Taras Kuzmych, an air defence analyst at the Centre for War in Kyiv.",
        ("Taras Kuzmych", "Some blame lies closer to home"),
    ),
    (
        "Ships based at Aviano, Italy, were moved to the island, said Neal Forsberg.",
        ("Neal Forsberg", "Ships based at Aviano, Italy, were moved to the island"),
    ),
    (
        "The blast destroyed the depot near the port, said local official Abdul Karim.",
        ("local official Abdul Karim", "The blast destroyed the depot near the port"),
    ),
    ("The minister, speaking in Nairobi, said Anna Kask would go.", ("The minister", "Anna Kask would go")),
    (
        "The minister, a veteran of the war, said Anna Kask, the mediator, would go.",
        ("The minister", "Anna Kask, the mediator, would go"),
    ),
    (
        "Its foreign ministry has confined itself to calling on both sides to wait.",
        ("Its foreign ministry", "both sides to wait"),
    ),
    (
        "Marisol Abren has spent much of the autumn insisting that nothing was agreed.",
        ("Marisol Abren", "nothing was agreed"),
    ),
    (
        "The Democrats, led by the minister, Anna Kask, favour the levy.",
        ("The Democrats", "the levy"),
    ),
    (
        "They were assured by Undersecretary Efren Lual, whom they knew, that there was no paper.",
        ("Undersecretary Efren Lual", "there was no paper"),
    ),
    (
        "As we have repeatedly made clear, the United States supports the right of return.",
        ("the United States", "the right of return"),
    ),
    (
        "Pressed on the report, she did not reply, saying that all was in order.",
        ("she", "all was in order"),
    ),
]


@pytest.mark.parametrize(("text", "read"), READ, ids=[read[0] for _, read in READ])
def test_a_verb_is_given_to_its_own_subject(text, read):
    """A name behind the verb speaks where only a description follows it; other clauses lend no subject."""
    (frame,) = grounding_of(text).frames.frames(1)
    assert frame.subject is not None
    first, last = frame.content[0]
    assert (text[slice(*frame.subject)], text[first:last]) == read


def test_a_relative_clause_belongs_to_the_name_that_is_described():
    """`said Neal Forsberg, a spokesman, who called …`: Forsberg called it that."""
    text = "The jets were moved overnight, said Neal Forsberg, a Pentagon spokesman, who called the step defensive."
    called = next(f for f in grounding_of(text).frames.frames(1) if f.cue.text == "called")
    assert called.subject is not None
    assert text[slice(*called.subject)] == "Neal Forsberg"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The intruders, he went on, had spent four months inside.", "had spent four months inside"),
        ("“We stay,” Odera went on.", "We stay"),
    ],
)
def test_who_goes_on_speaks(text, words):
    """`he went on` cites; a war that goes on does not."""
    (frame,) = grounding_of(text).frames.frames(1)
    assert text[slice(*frame.content[-1])] == words
    assert grounding_of("The war went on, and on Friday she went on strike.").frames.frames(1) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Her reply, sent the same evening, was that she would go.", "she would go"),
        ("Elected on a pledge to end the war, he met the king.", "to end the war"),
        ("Odera campaigned in May on a promise to leave the bloc.", "to leave the bloc"),
        (
            "The sitting heard an assurance from the finance minister, Abel Mzimba, that all would be paid.",
            "all would be paid",
        ),
        (
            "Nitzan Peled, the army’s man, whose assessment was that three would not survive, spoke last.",
            "three would not survive",
        ),
        ("His insistence that the port stay open angered Kenya.", "the port stay open"),
    ],
)
def test_a_noun_tells_of_an_act(text, words):
    """A pledge on which somebody was elected, a reply set apart, an assurance from somebody."""
    frames = grounding_of(text).frames.frames(1)
    assert words in [text[slice(*frame.content[0])] for frame in frames if frame.content]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Kenya condemned the step as "piracy" and said it would respond.', 'the step as "piracy"'),
        (
            'Odera rejected the account as "a story," and phone lines to the town were down.',
            'the account as "a story',
        ),
        ("Mali claimed 17 dead, and neither figure could be checked.", "17 dead"),
        ("Odera refused to sign the paper, although one minister had hoped for it.", "to sign the paper"),
    ],
)
def test_words_end_where_the_writer_goes_on(text, words):
    """What something is called belongs to the words; a clause of the writer's own does not."""
    first, last = grounding_of(text).frames.frames(1)[0].content[0]
    assert text[first:last].rstrip('",”') == words.rstrip('"')
