"""Papers: whose they are, whether they were meant for few, and what they say."""

import pytest

from grounding.building import ground, grounding_of, read
from onrecord.draft import DraftPosition
from onrecord.grounding.settings.papers import Papers


def papers_of(text):
    """For each paper its words, the words for whose it is, and whether it was meant for few."""
    grounding = grounding_of(text)
    words = grounding.article.text
    found = Papers(grounding.article, grounding.quoted)
    named = (found.at(at, len(words)) for at in range(len(words)))
    unique = {paper.start: paper for paper in named if paper is not None}
    return [(words[p.start : p.end], p.whose and words[slice(*p.whose)], p.private) for p in unique.values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harbour ministry's memo was short.",
            ("The harbour ministry's memo", "The harbour ministry", True),
        ),
        (
            "A cable from the envoy in Bor, Lena Orr, was short.",
            ("A cable", "Lena Orr", True),
        ),
        ("A paper drawn up by the Harbour Board was seen by us.", ("A paper", "the Harbour Board", True)),
        ("An internal navy order was short.", ("An internal navy order", "navy", True)),
        ("A leaked Treasury report was short.", ("A leaked Treasury report", "Treasury", True)),
        ("A letter in which Lena Orr resigned was leaked by aides.", ("A letter", "Lena Orr", True)),
        ("An open letter signed by Lena Orr was short.", ("An open letter", "Lena Orr", False)),
        ("A March report was short.", ("A March report", None, False)),
        ("A letter from Lena Orr was short.", ("A letter", "Lena Orr", False)),
    ],
)
def test_a_paper_s_description_tells_whose_it_is_and_for_whom(text, expected):
    """An owner, an author behind `by` or `from`, a body before the noun; a letter may be for everybody."""
    assert papers_of(text)[0] == expected


def test_the_paper_of_a_sentence_before_lends_its_author():
    """`the letter` is the one that she wrote."""
    text = "Lena Orr wrote a confidential letter to the board. The letter asked for time."
    assert papers_of(text)[1] == ("The letter", "Lena Orr", True)


def positions_of(text, *drafts):
    """Actor, setting, disclosure and the source's type of each position."""
    items = ground(grounding_of(text), *drafts).positions.items
    return [(i.actor.name, i.setting, i.disclosed_by, i.sources[0].type) for i in items]


def test_what_a_paper_says_is_its_author_s_position():
    """The paper is the source; its author holds what it says, in the next sentence too."""
    text = (
        "A confidential cable from Lena Orr warned that the port would fall. "
        "It advised Bor to bring its people home."
    )
    assert (
        positions_of(
            text,
            DraftPosition(actor="A confidential cable from Lena Orr", cue="warned", sentences=[1]),
            DraftPosition(actor="It", cue="advised", sentences=[2]),
        )
        == [("Lena Orr", "private", "document", "document")] * 2
    )


def test_a_paper_whose_author_nobody_tells_holds_nothing():
    """It is a source, not an actor."""
    text = "An unsigned paper said that the port would fall."
    assert positions_of(text, DraftPosition(actor="An unsigned paper", cue="said", sentences=[1])) == []


def test_what_stands_in_a_letter_is_told_by_the_letter():
    """`a letter in which she offered …` is an act of its own, whoever asks for the letter."""
    text = "The council demanded that Lena Orr publish a secret letter in which she offered Bor the airfield."
    assert ("Lena Orr", "private", "document", "document") in positions_of(
        text,
        DraftPosition(actor="The council", cue="demanded", sentences=[1]),
        DraftPosition(actor="Lena Orr", cue="offered", sentences=[1]),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Emails seen by Bor Radio show that Lena Orr urged the board to wait.",
        "Lena Orr urged the board to wait, a cable from Bor shows.",
    ],
)
def test_what_papers_show_is_told_by_them(text):
    """`show` cites a paper, and nobody else."""
    assert positions_of(text, DraftPosition(actor="Lena Orr", cue="urged", sentences=[1])) == [
        ("Lena Orr", "private", "document", "document")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The document was found in a street.",
        "The poll shows that Lena Orr leads.",
        "Lena Orr found the document.",
    ],
)
def test_a_paper_that_is_found_says_nothing(text):
    """A passive, and a subject that is no paper, cite nothing."""
    grounding = grounding_of(text)
    assert [frame.cue.text for frame in grounding.frames.frames(1)] == []


def test_an_order_of_the_navy_without_a_word_for_papers_is_a_document_all_the_same():
    """`an internal navy signal` tells who gives it and is cited as a paper."""
    text = "An internal navy signal, a copy of which was seen by us, orders them to stay in port."
    draft = DraftPosition(
        actor="An internal navy signal", cue="orders", sentences=[1], content=["them to stay in port"]
    )
    ((name, setting, disclosed_by, kind),) = positions_of(text, draft)
    assert (name, setting, disclosed_by, kind) == ("navy", "private", "document", "document")


@pytest.mark.parametrize(
    "behind",
    [
        "in a message to the leaders of her coalition, a copy of which was obtained by this newspaper.",
        "in a memo to her deputies seen by Reuters.",
        "in a WhatsApp message to her allies that was published by Channel 13.",
    ],
)
def test_a_paper_named_behind_its_words_is_their_source(behind):
    """`wrote on Wednesday` says when; the message says where, and who has seen it."""
    (item,) = read(f'"We cannot go on," Foreign Minister Ana Roe wrote on Wednesday {behind}')
    assert (item.actor.name, item.setting, item.disclosed_by) == ("Ana Roe", "private", "document")
    assert [source.type for source in item.sources] == ["document"]


def test_whoever_speaks_in_a_letter_is_its_author_later_on():
    """`In a letter seen by X, Orr asked … The letter said …`: Orr's word, never that of X, who saw it."""
    text = (
        "In a letter dated 3 March and seen by Reuters, Kenya's army chief, Gen. Omar Haddad, asked the board to wait. "
        "The letter said the port would fall."
    )
    found = positions_of(
        text,
        DraftPosition(actor="Omar Haddad", cue="asked", sentences=[1]),
        DraftPosition(actor="The letter", cue="said", sentences=[2]),
    )
    assert found == [("Omar Haddad", "private", "document", "document")] * 2
