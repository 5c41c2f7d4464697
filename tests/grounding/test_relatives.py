"""Tests of onrecord.grounding.attribution.relatives: what relative clauses attribute."""

from __future__ import annotations

import pytest

from grounding.building import grounding_of


def frames_of(text: str) -> list[tuple[str, str, str, list[str]]]:
    """Cue, act, subject and content of each frame of a sentence."""
    grounding = grounding_of(text)
    words = grounding.article.text
    return [
        (
            frame.cue.text,
            frame.act,
            words[slice(*frame.subject)] if frame.subject else "",
            [words[slice(*piece)] for piece in frame.content],
        )
        for sentence in grounding.article.sentences
        for frame in grounding.frames.frames(sentence.number)
    ]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        (
            "Kenya accused Sudan of having moved howitzers up to the river, which Sudan denied.",
            ("denied", "denies", "Sudan", ["moved howitzers up to the river"]),
        ),
        (
            "Norvik Trade, which has always denied that it acts for the state, has ten weeks to appeal.",
            ("denied", "denies", "Norvik Trade", ["it acts for the state"]),
        ),
        (
            'The army said it had killed 350 fighters, a claim the rebels dismissed as "arithmetic".',
            ("dismissed", "denies", "the rebels", ["arithmetic"]),
        ),
        (
            "The engine failed in heavy seas, according to Carla Ruiz, who dismissed reports of a collision.",
            ("dismissed", "denies", "Carla Ruiz", ["reports of a collision"]),
        ),
    ],
)
def test_a_relative_clause_attributes_to_what_it_takes_up(
    text: str, frame: tuple[str, str, str, list[str]]
) -> None:
    """Who denies stands before the comma or after `which`; what is denied is the clause around it."""
    assert frame in frames_of(text)


def test_the_main_clause_ends_where_the_relative_clause_begins() -> None:
    """What Sudan denied is no part of what Kenya said."""
    frames = frames_of("Kenya accused Sudan of shelling the river port, which Sudan denied.")
    assert ("accused", "accuses", "Kenya", ["Sudan of shelling the river port"]) in frames


def test_a_relative_clause_without_attribution_is_no_frame() -> None:
    """`who asked not to be named` describes a source."""
    frames = frames_of("An officer, who asked not to be named, said the bridge at Bor was lost.")
    assert [cue for cue, *_ in frames] == ["said"]
