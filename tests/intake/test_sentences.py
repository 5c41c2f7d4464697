"""Cutting a text into sentences with exact offsets."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake import cut, normalise

HARD_CASES = [
    ("en", "Gerald R. Ford sailed on Nov. 25.| It came back."),
    (
        "en",
        "Lt. Gen. Ana Ruiz saw Maj. Gen. A. Holm at 5 p.m. Friday.| The U.S. Navy said no.| Gov. Lee agreed.",
    ),
    ("en", "Sen. J. D. Marsh Jr. said so.| He waited ...| Perhaps it was over."),
    ("en", '"No!" she said.| "We have weapons." he said.| “It was a phone call.”| Then he left.'),
    ("en", "“Is it over?” Gen. Mark Lee asked.| “Is it over?”| The room was silent."),
    ("en", '"We are ready.| They are not," he said.'),
    ("en", "They came at 3 a.m.| The talks ended in the U.S.| Officials left.| See No. 5."),
    ("en", "The chief wrote on X.| Varga said so.| Malcolm X. Orr did not."),
    ("es", "Lo escribió en X.| Varga calló."),
    ("en", "(It was late.)| He went.| 300 men stayed near St. Petersburg, Va.| That was all."),
    ("en", "The minister promised deals with Albania [...] Already there are four."),
    ("en", "“We know.”[1]| The end.[2][3]| He left."),
    ("en", "1. The army left.| 2. The navy stayed."),
    ("en", "He thanked them on X.| Larsen did not reply to J. X. Roe."),
    ("en", "Sixty nations joined the campaign in Syria  |“We go on,” the colonel said."),
    ("en", "“We are proud of them,” said. Col. Dan Lowe, the commander.| He left."),
    ("fr", "M. Dupont a vu le gén. Martin.| « Non. »| « Non ! » a-t-il dit.| C'est tout."),
    ("es", "El Sr. Pérez y la Dra. Ruiz llegaron a EE. UU. el lunes.| Dijo que no."),
    ("de", "Am 3. Mai kam Dr. Meier mit der 2. Panzerdivision.| »Nein.«| »Wir bleiben.«"),
    ("ja", "「部隊はいない。」と述べた。|次に話した。"),
    ("zh", "“我们没有军队。”他说。|部长离开了。"),
    ("ko", '"부대는 없다."고 말했다.| 그는 떠났다.'),
    ("ru", "Президент В. В. Орлов сказал.| «Нет!» — сказал он.| Он ушёл в 2014 г. в Омск."),
    ("ar", "هل وصلت القوات؟| نعم وصلت.| انتهى."),
    ("hi", "सेना आई।| वह गया।"),
    ("el", "Ήρθε ο στρατός;| Ναι ήρθε."),
    ("und", "The minister left.| Nobody knows why."),
    ("en", "See Figs. 3 and 4.| They say nothing."),
    ("fr", "L'art. 5 ne le dit pas.| L’O.T.A.N. et l'O.N.U. se taisent."),
    ("it", "L'art. 5 non lo dice.| L'on. Galli tace nel sec. XIX."),
    ("de", "Das Schiff der Fa. Krug ist max. 30 kn schnell.| Es liegt hier."),
    ("pt", "No séc. XIX era diferente.| Hoje é proibido."),
    ("ru", "Им. Кирова завод закрыт.| Переговоры от 5 янв., по ст. 5, провалились.| Даты нет."),
    ("ar", "هل هي الحرب؟!| التقى د. سامي أ. د. ليلى.| انظر ص. 17 منه."),
    ("zh", "「不！」她喊道。|他在U.S. Navy服役。"),
    ("ja", "彼はU.S. Navyに勤務した。|彼女は去った。"),
]


def cut_words(text, language="en"):
    """Give the words of each sentence."""
    return [text[sentence.start : sentence.end] for sentence in cut(text, language)]


@pytest.mark.parametrize(("language", "marked"), HARD_CASES)
def test_a_full_stop_ends_a_sentence_only_where_it_should(language, marked):
    """Abbreviations, initials, ordinals and quotations do not end a sentence; other stops do."""
    assert cut_words(marked.replace("|", ""), language) == [part.strip() for part in marked.split("|")]


@given(
    st.text(
        st.one_of(
            st.sampled_from('Aab1 .\n\t!?…。؟।"“”»«()[]—-,;:\u200b\u3000\u00a0'), st.characters(codec="utf-8")
        ),
        max_size=200,
    ),
    st.sampled_from(["en", "de", "fr", "ja", "ru", "und", "xx"]),
)
@settings(max_examples=300, deadline=None)
def test_every_character_belongs_to_exactly_one_sentence(raw, language):
    """Spans never overlap, never start or end in white space, and cover all that is not."""
    text = normalise(raw)
    covered = 0
    paragraph = 1
    for number, sentence in enumerate(cut(text, language), start=1):
        assert sentence.number == number
        assert sentence.start >= covered
        assert not text[covered : sentence.start].strip()
        words = text[sentence.start : sentence.end]
        assert words
        assert words == words.strip()
        assert sentence.paragraph - paragraph in (0, 1)
        covered, paragraph = sentence.end, sentence.paragraph
    assert not text[covered:].strip()


@pytest.mark.parametrize("piece", ["word ", "word, ", "x", "A. ", '" ', "the U.S. "])
def test_no_sentence_is_longer_than_a_model_can_read(piece):
    """Without a stop a sentence is cut at commas or spaces, at last anywhere."""
    text = (piece * 100_000)[:100_000].strip()
    sentences = cut(text, "en")
    assert max(sentence.end - sentence.start for sentence in sentences) <= 1_200
    assert len(sentences) > 50


@pytest.mark.parametrize("piece", ["He said no. ", "A. ", "! ", "「。", '" ', "word  Word"])
def test_cutting_takes_time_in_proportion_to_length(piece):
    """A hostile line of 200,000 characters is cut in seconds, not minutes."""
    started = time.monotonic()
    cut(piece * (200_000 // len(piece)), "en")
    assert time.monotonic() - started < 10


def test_hard_wrapped_copy_is_joined_into_paragraphs():
    """Line breaks of wire copy are soft; a blank line is not."""
    text = (
        "GENEVA (Wire) - The foreign ministers of four countries met on Monday\n"
        "behind closed doors and agreed that Lt. Gen. Ana Ruiz would lead the\n"
        "new mission, two diplomats said. The ministers declined to speak to\n"
        "reporters.\n\n"
        "A spokesman said the mission would leave on Friday with two frigates\n"
        "and a tanker."
    )
    sentences = cut(text, "en")
    assert [sentence.paragraph for sentence in sentences] == [1, 1, 2]
    assert text[sentences[0].start : sentences[0].end].endswith("two diplomats said.")


def test_lines_that_are_paragraphs_stay_apart():
    """One sentence a line is no hard-wrapped copy, however alike the lines are in length."""
    text = (
        "The minister spoke to the press in Geneva on Monday afternoon.\n"
        "The ambassador refused to comment on the talks in the evening.\n"
        "The general left the city by helicopter before the night fell."
    )
    assert [sentence.paragraph for sentence in cut(text, "en")] == [1, 2, 3]


def test_titles_and_captions_are_sentences_of_their_own():
    """A headline, a picture's caption and a heading are told from running text."""
    text = (
        "Two frigates leave Karlshaven\n\n"
        "The minister (left) and the admiral (right) on Monday. Photo: Navy.\n\n"
        "The navy sent two frigates north.\nWhat comes next\nNobody knows."
    )
    kinds = [sentence.kind for sentence in cut(text, "en")]
    assert kinds == ["title", "caption", "caption", "text", "title", "text"]


@pytest.mark.parametrize(
    "line",
    [
        "The minister said:",
        "QUESTION: Did you discuss it?",
        "- two frigates",
        "“We stay, and so do they",
        "and then",
    ],
)
def test_lines_that_only_look_short_are_no_titles(line):
    """Introductions, labels, list items and open quotations are running text."""
    text = f"The navy left.\n\n{line}\n\nThe army stayed."
    assert [sentence.kind for sentence in cut(text, "en")] == ["text", "text", "text"]


def test_what_markup_calls_a_caption_is_one():
    """Known captions and titles are not left to guessing."""
    text = "The ship left.\n\nThe ship at sea.\n\nThe end came."
    kinds = [s.kind for s in cut(text, "en", titles=["The end came."], captions=["The ship at sea."])]
    assert kinds == ["text", "caption", "title"]
