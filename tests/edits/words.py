"""A language's words for making edits, read from `words/<language>.toml`.

A change of words is one line:

    "before > after"            the left becomes the right
    "in private <> in public"   either becomes the other
    "- reportedly"              the word is dropped

Words are found whole, and with a capital where a sentence begins with them. Chinese has no spaces, so there the
characters are found wherever they stand.

    seeds           seeds in the language, by number
    abbreviations   after these a full stop ends no sentence
    case_matters    words which mean something else with another case
    left_out        what a quote may leave out behind an ellipsis without saying anything else
    joiners         names with only these between them stand side by side: exchanging them changes nothing
    symmetric       where a sentence has one of these, nor does exchanging names in it
    spoiled         patterns of edits that came out wrong: a doubled negation, or one in an open question; they are
                    looked for in the edited words and in what stands before them in the sentence
    tails           inventions that go on after a sentence
    continuations   inventions that go on after half a sentence
    names           actors, each with all that it is called, and strangers whom no article knows
    meaning         changes of words that change the meaning, by kind
    harmless        changes of words that do not
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ru", "ar", "zh")
WITHOUT_SPACES = frozenset({"zh"})
BEGINNING = r'(?:\A|(?<=["“„«])|(?<=«\s))'  # of a sentence, or of what somebody says in it
FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Change:
    """Words that become other words; `old` matches them whole, and with a capital too if they are listed small."""

    listed: str
    old: re.Pattern[str]
    new: str

    @property
    def is_small(self) -> bool:
        """Whether they are listed without a capital."""
        return self.listed[0].islower()

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth looking for them."""
        return self.listed[1:] in text


@dataclass(frozen=True, slots=True)
class Names:
    """Actors of one sort: each group is one actor's names, the fullest first."""

    groups: tuple[tuple[str, ...], ...]
    strangers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """All that one language's file holds."""

    language: str
    seeds: tuple[str, ...]
    abbreviations: frozenset[str]
    case_matters: frozenset[str]
    left_out: tuple[str, ...]
    joiners: frozenset[str]
    symmetric: re.Pattern[str]
    spoiled: re.Pattern[str]
    tails: tuple[str, ...]
    continuations: tuple[str, ...]
    names: tuple[Names, ...]
    meaning: dict[str, tuple[Change, ...]]
    harmless: dict[str, tuple[Change, ...]]


@cache
def words(language: str) -> Words:
    """The words of one language."""
    held = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    return Words(
        language=language,
        seeds=tuple(held["seeds"]),
        abbreviations=frozenset(held["abbreviations"]),
        case_matters=frozenset(held["case_matters"]),
        left_out=tuple(held["left_out"]),
        joiners=frozenset(held["joiners"]),
        symmetric=one_of(held["symmetric"], language),
        spoiled=re.compile("|".join(held["spoiled"]), re.IGNORECASE),
        tails=tuple(held["tails"]),
        continuations=tuple(held["continuations"]),
        names=tuple(_names(each) for each in held["names"]),
        meaning=_changes(held["meaning"], language),
        harmless=_changes(held["harmless"], language),
    )


def changes_in(file: Path, language: str) -> dict[str, tuple[Change, ...]]:
    """The changes of another file's `[meaning]`, by kind."""
    return _changes(tomllib.loads(file.read_text("utf-8"))["meaning"], language)


def one_of(listed: list[str], language: str) -> re.Pattern[str]:
    """Any of the words, whole, the longest first."""
    parts = [_whole(word, language) for word in sorted(listed, key=len, reverse=True)]
    return re.compile("|".join(parts), re.IGNORECASE)


def _whole(word: str, language: str) -> str:
    """The word where no letter touches it; in Chinese, wherever it stands."""
    found = re.escape(word)
    if language in WITHOUT_SPACES:
        return found
    before = r"(?<!\w)" if word[0].isalnum() else ""
    return before + found + (r"(?!\w)" if word[-1].isalnum() else "")


def _names(held: dict[str, Any]) -> Names:
    """One sort of actors."""
    return Names(tuple(tuple(group) for group in held["groups"]), tuple(held["strangers"]))


def _changes(held: dict[str, list[str]], language: str) -> dict[str, tuple[Change, ...]]:
    """The changes of each kind."""
    return {
        kind: tuple(change for line in lines for change in _read(line, language))
        for kind, lines in held.items()
    }


def _read(line: str, language: str) -> list[Change]:
    """One line of a word list."""
    if line.startswith("- "):
        dropped = line.removeprefix("- ")
        return [_change(dropped if language in WITHOUT_SPACES else f"{dropped} ", "", language)]
    if " <> " in line:
        left, right = line.split(" <> ")
        return [_change(left, right, language), _change(right, left, language)]
    old, new = line.split(" > ")
    return [_change(old, new, language)]


def _change(old: str, new: str, language: str) -> Change:
    """The old words, as they are listed or with a capital where a sentence begins."""
    capital = old[0].upper() + old[1:]
    either = _whole(old, language)
    if capital != old:
        either = rf"{either}|{BEGINNING}{_whole(capital, language)}"
    return Change(old, re.compile(either), new)
