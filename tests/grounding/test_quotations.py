"""Quotations: words in the marks of any house, and the article's other forms of speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grounding.building import grounding_of
from grounding.examples import examples
from onrecord.article import Article, Sentence
from onrecord.grounding.text.quotations import inside, is_name, quotations

HOUSES = [
    ("curly", "“We will stay here,” he said.", ["We will stay here,"]),
    ("straight", '"We will stay here," he said.', ["We will stay here,"]),
    ("single curly", "‘We will stay here,’ he said.", ["We will stay here,"]),
    ("single straight", "'We will stay here,' he said.", ["We will stay here,"]),
    ("angled", "«We will stay here», he said.", ["We will stay here"]),
    ("angled with spaces", "« We will stay here », he said.", [" We will stay here "]),
    ("corner", "「We will stay here」 he said.", ["We will stay here"]),
    ("low", "„We will stay here“, he said.", ["We will stay here"]),
    ("closing marks on both sides", "”We will stay here”, he said.", ["We will stay here"]),
    ("two of them", '"We stay," he said, "and we fight."', ["We stay,", "and we fight."]),
    ("nested", "“He told me ‘never again’ at dawn,” she said.", ["He told me ‘never again’ at dawn,"]),
    ("nested double", '‘He told me "never again" at dawn,’ she said.', None),
    ("apostrophes", "The leaders' plan isn't Cuba's, nor the envoys' either.", []),
    ("a year's apostrophe", "The '90s were better than the '80s for the navy.", []),
    ("inches", 'A 5" gun and a 16" gun stood there.', []),
    (
        "part of a sentence",
        'He called it an "exaggerated and aggressive" threat.',
        ["exaggerated and aggressive"],
    ),
    ("a name", 'They listed the "Cartel de los Soles" as a group.', ["Cartel de los Soles"]),
]


def quoted(text):
    """The words of every quotation of an article of this text."""
    article = Article(text, (Sentence(1, 0, len(text), 1),), "a", "en")
    return [text[q.start : q.end] for q in quotations(article)]


@pytest.mark.parametrize(
    ("text", "words"),
    [row[1:] for row in HOUSES if row[2] is not None],
    ids=[r[0] for r in HOUSES if r[2] is not None],
)
def test_the_words_in_the_marks_of_any_house_are_found(text, words):
    """The quotation is what stands between the marks, without them; apostrophes are no marks."""
    assert quoted(text) == words


def test_a_mark_left_open_runs_to_the_end_of_its_paragraph():
    """Houses leave a quotation open at the end of each paragraph but the last."""
    text = "“We will stay.\n\n“We will fight,” he said.\n\nHe left."
    assert quoted(text) == ["We will stay.", "We will fight,"]


def test_a_straight_mark_left_open_does_not_swallow_the_article():
    """What a typing error opens ends with its line."""
    text = 'He called it "a war.\nNobody agreed with him.\n\nThe rest follows.'
    assert quoted(text) == ["a war."]


def test_a_label_makes_the_paragraph_its_speaker_s_words():
    """`MR KIRBY:` and `Q:` set out speech without marks."""
    text = "QUESTION: Did the army fire?\n\nMR KIRBY: We did not fire, not once."
    article = Article(text, (Sentence(1, 0, len(text), 1),), "a", "en")
    found = quotations(article)
    assert [q.form for q in found] == ["label", "label"]
    assert [text[slice(*q.speaker)] for q in found] == ["QUESTION", "MR KIRBY"]
    assert text[found[1].start : found[1].end] == "We did not fire, not once."


@pytest.mark.parametrize("rubric", ["VEHICLES", "AT SEA", "THE GANGS", "WHAT IS NEXT"])
def test_a_rubric_in_capitals_makes_no_speech_of_its_paragraph(rubric):
    """`VEHICLES: …` in a list of what there is stands once and names nobody; its sentences are the writer's."""
    assert quoted(f"The mission has grown.\n\n{rubric}: Kenya said it would send forty trucks.") == []


def test_a_label_that_stands_once_is_a_speaker_where_the_article_names_him():
    """`BAWA: …` in an interview with the minister Comfort Bawa."""
    assert quoted("We met the minister, Comfort Bawa, at home.\n\nBAWA: We will stay.") == ["We will stay."]


@pytest.mark.parametrize("text", ["Washington: a city of talks.", "He said: go home.", "At 10:30 they left."])
def test_a_colon_in_a_sentence_is_no_label(text):
    """Labels are in capitals, or are Q and A."""
    assert quoted(text) == []


@pytest.mark.parametrize(
    "words", ["Cartel de los Soles", "Q-West", "Islamic State", "Charlie", "Air Force One"]
)
def test_a_name_set_in_marks_is_known_as_a_name(words):
    """Names and terms in marks are not speech."""
    assert is_name(words)


@pytest.mark.parametrize("words", ["psychological warfare", "We stay", "", "talks to a lot of people", "40"])
def test_spoken_words_are_no_name(words):
    """Words with small letters are not a name."""
    assert not is_name(words)


def test_inside_tells_the_quotation_that_holds_all_of_a_stretch():
    """A stretch that only overlaps a quotation is not inside it."""
    grounding = grounding_of("“We will stay here,” the minister said on Monday in Oslo.")
    quotation = grounding.quoted[0]
    assert inside(grounding.quoted, quotation.start, quotation.end) == quotation
    assert inside(grounding.quoted, quotation.start, quotation.end + 3) is None


@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "'",
                "‘",
                "’",
                "«",
                "»",
                "„",
                "「",
                "」",
                "a",
                "we stay ",
                " ",
                ". ",
                "\n",
                "\n\n",
                "Q: ",
                "MR LEE: ",
                "🚢",
            ]
        ),
        max_size=40,
    )
)
@examples(250)
def test_random_marks_give_quotations_in_order_that_never_overlap(pieces):
    """Whatever the marks, quotations are non-empty, inside the text and outermost only."""
    text = "".join(pieces) or "x"
    last = 0
    for quotation in quotations(Article(text, (Sentence(1, 0, len(text), 1),), "a", "en")):
        assert last <= quotation.start < quotation.end <= len(text)
        last = quotation.end


@pytest.mark.parametrize("piece", ['"', "'", "“", "a' ", "«", "Q: "])
def test_reading_marks_takes_time_in_proportion_to_length(piece):
    """A hostile paragraph of 20,000 characters is read in a moment."""
    import time

    text = piece * (20_000 // len(piece))
    started = time.monotonic()
    quoted(text)
    assert time.monotonic() - started < 2
