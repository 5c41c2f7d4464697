"""How a claim opens that is the article's whole sentence: nobody has to look up whom it is about."""

import pytest

from grounding.building import ground, grounding_of
from onrecord.draft import DraftPosition


def claims(text, actor, cue, number, language="en"):
    """The claims of an article for one cue."""
    grounding = grounding_of(text, language)
    ground(grounding, DraftPosition(actor=actor, cue=cue, sentences=[number]))
    return [item.claim for item in grounding.positions.items]


@pytest.mark.parametrize(
    ("text", "actor", "cue", "claim"),
    [
        (
            "The Karen League said on Telegram that its men would leave Loikaw. It promised to leave the mill as it "
            "had found it.",
            "The Karen League",
            "promised",
            "The Karen League promised to leave the mill as it had found it.",
        ),
        (
            "Defence Secretary Roland Pike took that as an order. A memorandum that he signed on Monday instructed the "
            "navy to be ready.",
            "Roland Pike",
            "instructed",
            "A memorandum that Roland Pike signed on Monday instructed the navy to be ready.",
        ),
        (
            "Minister Lena Orr was in the room. Two of the three recall her naming the spring of 2028.",
            "Lena Orr",
            "naming",
            "Two of the three recall Lena Orr naming the spring of 2028.",
        ),
        (
            "The party lost the vote. Its leader, Lena Orr, denies this and says that she would hold a referendum.",
            "Lena Orr",
            "denies",
            "Lena Orr denies this and says that she would hold a referendum.",
        ),
        (
            "Envoys met in Beirut. France has offered forty engineers, and its foreign ministry on Tuesday urged both "
            "sides to stop.",
            "foreign ministry",
            "urged",
            "France's foreign ministry urged both sides to stop.",
        ),
        (
            "The Missing Families Forum said it was appalled. “They starved,” it said, demanding an audience.",
            "Missing Families Forum",
            "demanding",
            "The Missing Families Forum demanded an audience.",
        ),
    ],
    ids=[
        "it",
        "he in a clause of its own",
        "her before a participle",
        "its leader",
        "its ministry",
        "an article of its own",
    ],
)
def test_a_sentence_that_is_a_claim_says_whom_it_is_about(text, actor, cue, claim):
    """A pronoun or a possessive at its head gives way to a name, where only one can be meant."""
    assert claims(text, actor, cue, 2) == [claim]


@pytest.mark.parametrize(
    ("text", "actor", "cue", "claim"),
    [
        (
            "By the numbers: Norway fired about 170 drones, said Lena Orr, an army spokeswoman, and most were stopped.",
            "Lena Orr",
            "said",
            "Lena Orr said: Norway fired about 170 drones.",
        ),
        (
            "And, a second strike hit the depot itself, Lena Orr added.",
            "Lena Orr",
            "added",
            "A second strike hit the depot itself, Lena Orr added.",
        ),
        (
            "Yet a secret timetable that Norway agreed with Oslo's allies provided for a later notice.",
            "Norway",
            "agreed",
            "A secret timetable that Norway agreed with Oslo's allies provided for a later notice.",
        ),
        (
            "• But for the rain, Lena Orr said with a smile, to Oslo.",
            "Lena Orr",
            "said",
            "But for the rain, Lena Orr said with a smile, to Oslo.",
        ),
    ],
    ids=["a label", "and", "yet", "a bullet, and a but that is none"],
)
def test_a_claim_has_no_label_and_hangs_on_no_sentence_before(text, actor, cue, claim):
    """Labels, bullets and connectives belong to the article's run, not to what somebody says."""
    assert claims(text, actor, cue, 1) == [claim]


@pytest.mark.parametrize(
    ("language", "text", "actor", "cue", "claim"),
    [
        (
            "es",
            "El general Ramiro Alt negó que sus tropas dispararan. Advirtió, además, de que la Armada responderá.",
            "Ramiro Alt",
            "Advirtió",
            "Ramiro Alt advirtió, además, de que la Armada responderá.",
        ),
        (
            "fr",
            "Le président Etienne Vauc recevait des députés. « Ce n'est plus un char, c'est une rente », leur a-t-il "
            "glissé.",
            "Etienne Vauc",
            "glissé",
            "« Ce n'est plus un char, c'est une rente », leur a glissé Etienne Vauc.",
        ),
        (
            "fr",
            "Le ministre Romaric Adj était à Parakou. Il y aurait soutenu, devant un dîner, que le pont était ouvert.",
            "Romaric Adj",
            "soutenu",
            "Romaric Adj y aurait soutenu, devant un dîner, que le pont était ouvert.",
        ),
        (
            "fr",
            "Bakou attend. L’Iran, qui a dépêché une brigade à Djolfa, s’oppose à tout corridor dans le sud.",
            "Iran",
            "s’oppose",
            "L’Iran s’oppose à tout corridor dans le sud.",
        ),
        (
            "ar",
            "قال وزير الدفاع، عبد السلام الزروق، إن ما جرى خرق للاتفاق. وتوعّد بأن طرابلس سترد إذا تكرر القصف.",
            "عبد السلام الزروق",
            "وتوعّد",
            "وتوعّد عبد السلام الزروق بأن طرابلس سترد إذا تكرر القصف.",
        ),
        (
            "es",
            "El puerto sigue cerrado. La guerrilla difundió un comunicado en el que no habla del puerto.",
            "La guerrilla",
            "comunicado",
            "La guerrilla difundió un comunicado en el que no habla del puerto.",
        ),
    ],
    ids=[
        "a verb alone",
        "a pronoun behind its verb",
        "a pronoun before it",
        "a relative clause that is over",
        "an Arabic verb alone",
        "nothing in English where no verb is known",
    ],
)
def test_a_sentence_in_another_language_says_whom_it_is_about(language, text, actor, cue, claim):
    """The name stands where the language has it: before a Spanish verb, behind an Arabic or a turned French one."""
    assert claims(text, actor, cue, 2, language) == [claim]
