"""Settings: public, private or unclear, by cues that govern the act."""

import pytest

from grounding.building import grounding_of
from onrecord.grounding.settings.settings import Settings


def told(text, content=(), **more):
    """The setting of an act told of in the first sentence."""
    grounding = grounding_of(text)
    settings = Settings(grounding.article.text, grounding.lexicon, grounding.quoted)
    stated = {"proposed": None, "unnamed": False, "own": True, "carried": None} | more
    found = settings.tell([grounding.locator.window(1, 1)], content, **stated)
    return found.setting, found.conflict


@pytest.mark.parametrize(
    "text",
    [
        "In private, Kenya offered to leave.",
        "Kenya offered behind closed doors to leave.",
        "Kenya secretly offered to leave.",
        "Kenya offered in a phone call to leave.",
        "Kenya told aides that it would leave.",
    ],
)
def test_a_cue_for_a_private_venue_makes_it_private(text):
    """Words for closed doors, calls and secrecy show a private setting."""
    assert told(text) == ("private", False)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya told reporters that it would leave.",
        "Kenya said in a statement that it would leave.",
        "Kenya said at a news conference that it would leave.",
    ],
)
def test_a_cue_for_a_public_venue_makes_it_public(text):
    """Words for the open show a public setting."""
    assert told(text) == ("public", False)


def test_an_actor_s_own_words_without_a_cue_are_public():
    """What is said under a name is said openly."""
    assert told("Kenya said that it would leave.") == ("public", False)


def test_sources_said_alone_tells_nothing_of_the_setting():
    """An unnamed source does not make an act private."""
    assert told("Kenya offered to leave, sources said.", unnamed=True, own=False) == ("unclear", False)


def test_a_model_that_says_private_without_a_cue_is_not_followed():
    """Only the article's words make a setting private; the disagreement is marked."""
    assert told("Kenya said that it would leave.", proposed="private") == ("unclear", True)
    assert told("Kenya offered to leave.", proposed="private", unnamed=True, own=False) == ("unclear", True)


def test_a_model_may_settle_as_public_what_no_cue_tells():
    """Public needs no cue."""
    assert told("Kenya offered to leave.", proposed="public", unnamed=True, own=False) == ("public", False)


def test_a_model_that_is_unsure_does_not_unsettle_a_cue():
    """`unclear` is no contradiction."""
    assert told("In private, Kenya offered to leave.", proposed="unclear") == ("private", False)


def test_cues_of_both_kinds_are_a_conflict():
    """Where the words speak for both, it is unclear and noted."""
    assert told("In private and in public, Kenya offered to leave.") == ("unclear", True)


def test_a_cue_inside_quotation_marks_says_nothing_of_the_setting():
    """What a speaker calls secret was not said in secret for that."""
    assert told("“This secret deal is dead,” Haddad said.") == ("public", False)


def test_a_cue_in_the_words_attributed_says_nothing_of_the_setting():
    """The secret talks that a minister speaks of openly do not make his words private."""
    text = "Haddad said that secret talks had failed."
    content = [(text.index("that"), len(text))]
    assert told(text, content) == ("public", False)


@pytest.mark.parametrize("words", ["private sector", "private companies", "private citizens"])
def test_an_idiom_is_no_private_venue(words):
    """`the private sector` has no doors to close."""
    assert told(f"Kenya said that {words} would leave.") == ("public", False)


def test_an_event_taken_up_lends_its_private_setting():
    """`the sources added` goes on with what was said before."""
    assert told("They did not offer to stay.", unnamed=True, own=False, carried="private") == (
        "private",
        False,
    )
