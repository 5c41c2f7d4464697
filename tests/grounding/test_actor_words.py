"""The words for actors in general, by the cue lists of a language."""

import pytest

from onrecord.cues.lexicon import load_lexicon
from onrecord.grounding.actors.words import ActorWords


@pytest.mark.parametrize(
    ("language", "pronoun", "group"),
    [("en", "She", "the army"), ("es", "ella", "ejército"), ("ar", "هي", "الجيش")],
)
def test_pronouns_and_groups_are_the_words_of_the_language(language, pronoun, group):
    """A general noun counts with its determiner, a pronoun in any case."""
    words = ActorWords(load_lexicon(language))
    assert words.is_pronoun(pronoun)
    assert words.is_group(group)
    assert not words.is_group("Varga")


def test_a_title_opens_a_name_only_before_a_capital():
    """`Foreign Minister Lena Varga` has one; `minister of trade` is an office."""
    words = ActorWords(load_lexicon("en"))
    title = words.opening_title("Foreign Minister Lena Varga")
    assert title is not None
    assert title.group(1) == "Foreign Minister"
    assert words.opening_title("minister of trade") is None


def test_a_body_ends_in_its_noun():
    """`Rapid Support Forces` is a body; a description may begin with a group."""
    words = ActorWords(load_lexicon("en"))
    assert words.is_institution("Rapid Support Forces")
    assert not words.is_institution("Lena Varga")
    assert words.leading_group("Hamas political chief Omar Haddad") == "Hamas"
