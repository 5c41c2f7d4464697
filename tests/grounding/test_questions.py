"""Open questions: only what the article itself leaves open."""

import pytest

from grounding.building import ground, grounding_of, reasons
from onrecord.draft import DraftQuestion

WOUNDED = "The ministry would not say how many soldiers had been wounded."


def grounded(text, *drafts):
    """The grounding of drafts of an article."""
    return ground(grounding_of(text), *drafts)


def question(words, sentence=1, **more):
    """A draft of a question."""
    return DraftQuestion(question=words, sentences=[sentence], **more)


def test_a_question_in_the_article_s_words_is_kept():
    """With the reason of its cue, who withholds it, and the words that show it."""
    (item,) = grounded(
        WOUNDED, question("How many soldiers had been wounded?", withheld_by="The ministry")
    ).questions.items
    assert (item.question, item.reason, item.withheld_by) == (
        "How many soldiers had been wounded?",
        "withheld",
        "The ministry",
    )
    assert [span.text for span in item.evidence] == [WOUNDED.rstrip(".")]


@pytest.mark.parametrize(
    "words",
    [
        "How many of the 40 soldiers had been wounded?",
        "Why did France buy bread?",
        "When will elections come?",
    ],
)
def test_a_question_with_other_numbers_names_or_words_gives_way_to_the_article_s(words):
    """The article's own clause stands instead, and the refusal is noted."""
    grounding = grounded(WOUNDED, question(words))
    assert [item.question for item in grounding.questions.items] == ["How many soldiers had been wounded?"]
    assert reasons(grounding) == ["unsupported"]


def test_a_question_that_is_none_gives_way_to_the_article_s_words():
    """A line without a question word is worded anew."""
    (item,) = grounded(WOUNDED, question("Soldiers wounded")).questions.items
    assert item.question == "How many soldiers had been wounded?"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Kenya left on Monday. Who would believe it?", 2),
        ("Kenya left on Monday. Uganda stayed.", 1),
        ("An aide who declined to be named said so on Monday.", 1),
        ("“It is unclear,” Haddad told reporters.", 1),
        (WOUNDED, 99),
        (WOUNDED, -1),
    ],
)
def test_what_the_article_does_not_leave_open_is_rejected(text, sentence):
    """Rhetorical questions, anonymity, a speaker's own doubt and plain sentences leave nothing open."""
    grounding = grounded(text, question("Who left?", sentence))
    assert grounding.questions.items == []
    assert reasons(grounding) == ["not_open"]


def test_the_same_question_twice_is_kept_once():
    """The second is in the account as a duplicate."""
    draft = question("How many soldiers had been wounded?")
    grounding = grounded(WOUNDED, draft, draft)
    assert len(grounding.questions.items) == 1
    assert reasons(grounding) == ["duplicate"]


@pytest.mark.parametrize(
    ("text", "reason", "words"),
    [
        ("It is not known who ordered the attack.", "unknown", "Who ordered the attack?"),
        ("Kenya would not disclose who the envoys were.", "withheld", "Who the envoys were?"),
        ("The armies gave conflicting accounts of who fired first.", "disputed", "Who fired first?"),
        ("Kenya has not decided whether to stay.", "undecided", "Whether to stay?"),
        ("It could not be independently verified who fired first.", "unconfirmed", "Who fired first?"),
    ],
)
def test_a_cue_gives_the_reason_and_its_clause_the_question(text, reason, words):
    """Without a question of the model's the article words it itself."""
    (item,) = grounded(text, question("")).questions.items
    assert (item.reason, item.question) == (reason, words)


@pytest.mark.parametrize(
    ("text", "reason", "words", "shown"),
    [
        (
            "Whether the talks will go on is unknown.",
            "unknown",
            "Whether the talks will go on?",
            "Whether the talks will go on is unknown",
        ),
        (
            "Kenya signed, but Sudan refused to say before the vote which towns it held.",
            "withheld",
            "Which towns it held?",
            "Sudan refused to say before the vote which towns it held",
        ),
        (
            "Asked whether he would go, Haddad declined to answer.",
            "declined",
            "Whether he would go?",
            "Asked whether he would go, Haddad declined to answer",
        ),
        (
            "The minister would not be drawn on who had paid, the report said.",
            "withheld",
            "Who had paid?",
            "The minister would not be drawn on who had paid",
        ),
        (
            "Parliament is weighing whether to extend the mission.",
            "undecided",
            "Whether to extend the mission?",
            "Parliament is weighing whether to extend the mission",
        ),
        ("On le voit. On ignore qui a tiré.", "unknown", "Qui a tiré?", "On ignore qui a tiré"),
    ],
)
def test_the_evidence_is_the_cue_with_its_clause(text, reason, words, shown):
    """The question stands after the cue, before it, or in what somebody was asked; the rest shows nothing."""
    language = "fr" if text.startswith("On") else "en"
    drafts = [question("", number) for number in (1, 2)]
    found = ground(grounding_of(text, language), *drafts).questions.items
    assert [(q.reason, q.question, q.evidence[0].text) for q in found] == [(reason, words, shown)]


@pytest.mark.parametrize(
    "text",
    [
        "The embassy did not respond to a request for comment.",
        "Haddad did not elaborate.",
        "Sudan claims the disputed islands.",
        "Haddad did not say that he would go.",
        "An officer whom it did not name said so.",
        "The parliament is considering a bill on milk.",
        "Sudan refused to discuss a truce unless Kenya left.",
        "The union will not answer the new tariffs with its own.",
        "Kenya, which has so far said nothing in public, left.",
        "The outcome was unknown to him when he left office.",
    ],
)
def test_what_only_sounds_open_is_no_question(text):
    """Silence, a disputed place, a name kept back for a source, and plans leave nothing open."""
    assert grounding_of(text).questions.cues(1) == []


def test_a_speaker_who_refuses_leaves_it_open():
    """`I will not discuss it` in quotation marks is a refusal; two of them in one breath are one."""
    text = "“I am not going to answer that. I will not discuss it,” Haddad told reporters."
    questions = grounding_of(text).questions
    assert [cue.name for number in (1, 2) for cue in questions.cues(number)] == ["declined"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The two sources confirmed the talks but would not disclose who led them.", "The two sources"),
        ("Both candidates backed the law without saying what they think it means.", "Both candidates"),
        ("Carvalho said he did not discuss when he had paid.", "he"),
        ("The list has not been made public.", ""),
        ("It is not clear who won.", ""),
    ],
)
def test_who_keeps_it_back_is_the_subject_of_the_cue(text, holder):
    """Also over a conjunction; a passive and an open fact have none."""
    questions = grounding_of(text).questions
    (cue,) = questions.cues(1)
    assert questions.holder(1, cue.start) == holder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army declined to comment on troop movements.", "What does the army say about troop movements?"),
        ("Neither toll could be independently verified.", "Whether either toll can be confirmed?"),
        ("The cause of the fire was not immediately known.", "What is the cause of the fire?"),
        ("Terms of the deal were not disclosed.", "What are terms of the deal?"),
        ("Reuters could not verify the video.", "Whether the video can be confirmed?"),
        ("None of the figures could be verified.", "Whether any of the figures can be confirmed?"),
        ("Asked about the call, Haddad declined to give details.", "What does Haddad say about the call?"),
        (
            "The Kremlin declined to give details of the call.",
            "What does the Kremlin say about the call?",
        ),
        (
            "The Kremlin declined to release a transcript.",
            "What stays open in the words “The Kremlin declined to release a transcript”?",
        ),
    ],
)
def test_a_refusal_without_a_clause_is_worded_from_its_object(text, words):
    """What was asked stands after `on` or `of`; where it stands nowhere, the words themselves are shown."""
    (item,) = grounded(text, question("")).questions.items
    assert item.question == words


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        (
            "It was unclear who would pay for the ship or how the fuel would be guarded.",
            ["unknown", "unknown"],
        ),
        ("Neither would disclose what had been said there.", ["withheld"]),
        ("His office would disclose neither his whereabouts nor his plans.", ["withheld"]),
        ("Odera would not give a reason, nor would he say how many of the tanks are fit.", ["withheld"]),
        ("Who silenced the radio is a matter of dispute.", ["disputed"]),
        ("Each side accused the other of firing first.", ["disputed"]),
        ("Nor do the figures match.", ["disputed"]),
        ("The two accounts of the course could not be reconciled.", ["disputed"]),
        ("Neither version has been independently confirmed.", ["unconfirmed"]),
        ("It could not be determined whether the president had been told.", ["unconfirmed"]),
        ("No new date has been given.", ["withheld"]),
        ("The Pentagon had nothing to add.", ["declined"]),
        ("Its cost is still being assessed.", ["undecided"]),
        ("Nor is it clear whether the orders were extended.", ["unknown"]),
        ("Nobody in Washington seems to know if the king will come.", ["unknown"]),
        ("Pressed on the footnote, he smiled and said it was for the accountants.", []),
    ],
)
def test_papers_leave_a_question_open_in_many_wordings(text, reasons):
    """Two questions joined by `or` are two; a smile with an answer is none."""
    questions = grounding_of(text).questions
    assert [cue.name for cue in questions.cues(1)] == reasons
