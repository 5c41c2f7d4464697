"""Rivals: which public position a private one is set against, and in which words the article does it."""

import pytest

from grounding.building import ground, grounding_of
from onrecord.draft import DraftPosition
from onrecord.grounding.divergences.divergences import merged, pairs

PUBLIC = "Foreign Minister Ali Sabri told reporters on Monday that the army would never leave the border."


def pairs_of(text, *cues, language="en", actor="Ali Sabri"):
    """The pairs that rules see between positions of one actor, one for each cue in its sentence."""
    drafts = [DraftPosition(actor=actor, cue=cue, sentences=[at]) for cue, at in cues]
    grounding = ground(grounding_of(text, language), *drafts)
    assert len(grounding.positions.items) == len(cues)
    return pairs(grounding.positions.items, grounding.locator, grounding.lexicon, grounding.quoted)


@pytest.mark.parametrize(
    ("private", "span"),
    [
        (
            "That was not how Ali Sabri sounded when he offered a withdrawal in a closed meeting, two aides said.",
            "That was not how",
        ),
        ("Away from the cameras, Ali Sabri offered to withdraw it, two aides said.", "Away from the cameras"),
        ("Hours earlier Ali Sabri had privately offered to withdraw it, two aides said.", "privately"),
        (
            "At a private dinner the same evening Ali Sabri offered to withdraw it, two aides said.",
            "the same evening",
        ),
        (
            "Behind closed doors, however, Ali Sabri offered to withdraw it, two aides said.",
            "Behind closed doors",
        ),
        (
            "Yet Ali Sabri offered in a confidential letter to withdraw it by the spring, two aides said.",
            "Yet",
        ),
    ],
)
def test_what_is_told_of_a_closed_room_stands_against_the_public_line_before_it(private, span):
    """In whatever words a journalist sets the two side by side; those words are shown."""
    (pair,) = pairs_of(f"{PUBLIC} {private}", ("told", 1), ("offered", 2))
    assert (pair.basis, pair.span.text) == ("contrast", span)


@pytest.mark.parametrize(
    ("language", "actor", "text", "cues"),
    [
        (
            "es",
            "Hernán Quiroga",
            "El canciller Hernán Quiroga dijo a la prensa que el paso fronterizo no se abrirá nunca. "
            "A puerta cerrada, sin embargo, Hernán Quiroga ofreció abrir el paso en enero, según dos asesores.",
            (("dijo", 1), ("ofreció", 2)),
        ),
        (
            "fr",
            "Hélène Castaing",
            "La ministre Hélène Castaing a déclaré à la télévision que la France ne renoncerait jamais au projet. "
            "En privé, pourtant, Hélène Castaing a proposé de renoncer au projet, selon deux conseillers.",
            (("déclaré", 1), ("proposé", 2)),
        ),
    ],
)
def test_other_languages_set_private_against_public_in_words_of_their_own(language, actor, text, cues):
    """`A puerta cerrada, sin embargo`, `En privé, pourtant`."""
    (pair,) = pairs_of(text, *cues, language=language, actor=actor)
    assert pair.basis == "contrast"


def test_what_somebody_tells_himself_of_his_private_words_is_not_hidden():
    """He said it to a colleague and says so: nothing to set against his public line."""
    text = f"{PUBLIC} Ali Sabri said he had offered in a private meeting to withdraw it."
    assert all(pair.private.disclosed_by != "self" for pair in pairs_of(text, ("told", 1), ("offered", 2)))


def test_without_a_word_of_contrast_it_takes_more_to_tell_a_divergence():
    """What stands in between is two things told of one actor, unless the article sets them apart."""
    said = "Foreign Minister Ali Sabri told reporters that the army would guard the road."
    offered = "Ali Sabri offered in a closed meeting not to send it, two aides said."
    assert pairs_of(f"{said} {offered}", ("told", 1), ("offered", 2)) == []
    (pair,) = pairs_of(f"{said} Yet {offered}", ("told", 1), ("offered", 2))
    assert pair.basis == "contrast"


def test_a_likely_pair_without_a_word_of_contrast_is_asked_about_where_both_speak_of_one_matter():
    """What is too little to tell is enough to ask."""
    said = (
        "Foreign Minister Ali Sabri told reporters that the army would guard the mountain road until spring."
    )
    offered = "Ali Sabri offered in a closed meeting not to guard the mountain road, two aides said."
    (pair,) = pairs_of(f"{said} {offered}", ("told", 1), ("offered", 2))
    assert pair.basis is None


def test_a_public_word_far_off_on_another_matter_is_no_rival():
    """Twenty sentences lie between, and nothing sets the two against each other."""
    between = "The weather was mild. " * 20
    text = (
        f"Foreign Minister Ali Sabri praised the harvest at a rally. {between}"
        "In a closed meeting Ali Sabri asked for more rain, two aides said."
    )
    assert pairs_of(text, ("praised", 1), ("asked", 22)) == []


def test_two_private_words_against_one_public_line_are_one_divergence():
    """An editor sees the public line once, with all that was said behind it."""
    text = (
        f"{PUBLIC} Yet in private Ali Sabri offered to withdraw it, two aides said. "
        "In the same closed meeting Ali Sabri offered to withdraw the guns as well, the aides said."
    )
    found = [pair for pair in pairs_of(text, ("told", 1), ("offered", 2), ("offered", 3)) if pair.basis]
    (item,) = merged([(pair, pair.basis) for pair in found])
    assert (len(item.public), len(item.private)) == (1, 2)
