"""The list of states: complete, well formed, and no name that belongs to two."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from importlib import resources
from typing import Any

import pytest

from onrecord.cues.states import state_bodies, state_names

KEYS = {"name", "aliases", "demonyms", "capital", "metonyms", "es", "fr", "ar"}

STATES: list[dict[str, Any]] = tomllib.loads(
    (resources.files("onrecord.cues") / "states" / "countries.toml").read_text(encoding="utf-8")
)["state"]

# Names that usage shares, and the state they are given: the one the news means when it says no more.
RESOLVED = {
    "Congo": "Democratic Republic of the Congo",
    "Congolese": "Democratic Republic of the Congo",
    "Congo-Brazzaville": "Republic of the Congo",
    "Dominican": "Dominican Republic",
    "Georgia": "Georgia",
    "Guinea": "Guinea",
    "Guinean": "Guinea",
    "Islamic Republic": "Iran",
    "Macedonia": "North Macedonia",
    "Nigerian": "Nigeria",
    "Nigerien": "Niger",
    "Republic of China": "Taiwan",
    "Republic of Korea": "South Korea",
    "Sudanese": "Sudan",
}

NOBODYS = ("Korea", "Korean", "Timor", "Gaza", "West Bank", "Crimea", "Hong Kong", "Male")


def words_of(state: dict[str, Any], *keys: str) -> list[str]:
    """List the words under some keys of a state."""
    return [words for key in keys for words in ([state[key]] if isinstance(state[key], str) else state[key])]


def owners(*keys: str) -> dict[str, set[str]]:
    """Each word under some keys, in lower case, with the states that have it."""
    owned: dict[str, set[str]] = defaultdict(set)
    for state in STATES:
        for words in words_of(state, *keys):
            owned[words.casefold()].add(state["name"])
    return owned


def test_there_are_the_members_of_the_united_nations_and_four_more() -> None:
    """193 members, with Kosovo, Palestine, Taiwan and the Vatican."""
    names = {state["name"] for state in STATES}
    assert len(names) == len(STATES) == 193 + 4
    assert {"Kosovo", "Palestine", "Taiwan", "Vatican City"} <= names


def test_every_state_has_the_same_keys_and_no_empty_or_repeated_words() -> None:
    """A reader of the list needs no defaults."""
    for state in STATES:
        assert set(state) - {"bodies"} == KEYS, state["name"]
        assert all(state[key] for key in ("capital", "es", "fr", "ar")), state["name"]
        for key in KEYS - {"name", "capital"}:
            assert all(words and words == words.strip() for words in state[key]), (state["name"], key)
            assert len({words.casefold() for words in state[key]}) == len(state[key]), (state["name"], key)


@pytest.mark.parametrize(
    "keys", [("name", "aliases", "demonyms", "capital", "metonyms"), ("es",), ("fr",), ("ar",)]
)
def test_no_words_name_two_states(keys: tuple[str, ...]) -> None:
    """In one language a name, alias, demonym, capital or metonym leads to one state."""
    shared = {words: sorted(states) for words, states in owners(*keys).items() if len(states) > 1}
    assert not shared


def test_no_words_name_two_states_across_languages() -> None:
    """A name that two languages share means the same state in both."""
    shared = {words: sorted(states) for words, states in owners(*KEYS).items() if len(states) > 1}
    assert not shared


@pytest.mark.parametrize(("words", "state"), RESOLVED.items())
def test_a_name_that_usage_shares_is_given_one_state(words: str, state: str) -> None:
    """The choice is made once, here."""
    assert owners("name", "aliases", "demonyms")[words.casefold()] == {state}


@pytest.mark.parametrize("words", NOBODYS)
def test_a_name_that_fits_several_or_no_state_is_nobodys(words: str) -> None:
    """A wrong state is worse than none."""
    assert words.casefold() not in owners(*KEYS)


def test_a_body_belongs_to_one_state_and_is_no_name_of_it() -> None:
    """The Pentagon is an institution of the United States, and not another word for it."""
    bodies = [(words, state["name"]) for state in STATES for words in state.get("bodies", ())]
    assert len(dict(bodies)) == len(bodies)
    assert state_bodies() == dict(bodies)
    assert not set(state_bodies()) & set(state_names())
