"""States as the news names them, from `countries.toml`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

_LANGUAGES = ("es", "fr", "ar")


@lru_cache(maxsize=1)
def _states() -> tuple[dict[str, Any], ...]:
    text = (resources.files("onrecord.cues.states") / "countries.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["state"])


def _abroad(state: dict[str, Any]) -> list[str]:
    return [words for language in _LANGUAGES for words in state.get(language, [])]


@lru_cache(maxsize=1)
def state_names() -> dict[str, str]:
    """Every name, alias, capital and metonym of a state (as written) → the state's name."""
    names: dict[str, str] = {}
    for state in _states():
        for words in (
            state["name"],
            *state["aliases"],
            state["capital"],
            *state["metonyms"],
            *_abroad(state),
        ):
            names.setdefault(words, state["name"])
    return names


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Every demonym and adjective (as written) → the state's name."""
    return {words: state["name"] for state in _states() for words in (*state["demonyms"], *_abroad(state))}


@lru_cache(maxsize=4)
def capitals(language: str) -> frozenset[str]:
    """The capitals of all states as a language names them (`es`, `fr`), and by their English names.

    In the list of a language they stand behind the demonyms.
    """
    found = {one["capital"] for one in _states()}
    for state in _states():
        words = state.get(language, [])
        last = max((at for at, word in enumerate(words) if word[:1].islower()), default=len(words))
        found.update(words[last + 1 :])
    return frozenset(found)


@lru_cache(maxsize=1)
def state_bodies() -> dict[str, str]:
    """Institutions whose name is one state's in the news (`Pentagon`) → the state's name."""
    return {words: state["name"] for state in _states() for words in state.get("bodies", ())}


@lru_cache(maxsize=8)
def local_names(language: str) -> dict[str, str]:
    """The state's name in English → its name in another language, where the list has it (`Spain`: `España`)."""
    base = language.split("-")[0].lower()
    return {state["name"]: state[base][0] for state in _states() if state.get(base)}


@lru_cache(maxsize=256)
def own_names(state: str) -> frozenset[str]:
    """The names of a state itself in all languages, by its name in English; no demonyms among those with capitals.

    In Arabic, which has none, the first two of its words: the name with and without the article or the hamza.
    """
    found = next((one for one in _states() if one["name"] == state), None)
    if found is None:
        return frozenset()
    abroad = [
        words for language in _LANGUAGES[:2] for words in found.get(language, []) if words[:1].isupper()
    ]
    return frozenset([state, *found["aliases"], found["capital"], *abroad, *found.get("ar", [])[:2]])
