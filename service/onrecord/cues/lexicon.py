"""Cue lists of one language, compiled: where do which cues stand in a stretch of text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

Lists = Mapping[str, Sequence[str]]

_APOSTROPHES = "['’ʼ‘]"
_HYPHENS = "[-‐‑–]"
# Arabic is written with some of its vowel signs or none (`رحبت`, `رحّبت`).
_SIGNS = "[\u064b-\u0652\u0640]*"
_ARABIC = re.compile("([\u0621-\u064a])(?![\u064b-\u0652])")
_ARTICLE = f"ا{_SIGNS}ل{_SIGNS}"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue where it stands: its list (`denies`, `private`, `ship` …) and offsets in the text searched."""

    name: str
    start: int
    end: int
    text: str


def _word(word: str) -> str:
    escaped = _ARABIC.sub(rf"\1{_SIGNS}", re.escape(word))
    if word.startswith("ال"):
        escaped = f"(?:ال|لل){escaped.removeprefix(_ARTICLE)}"  # `للدعم السريع`: the article behind a `ل`
    return escaped.replace("'", _APOSTROPHES).replace(r"\-", _HYPHENS)


def phrase_pattern(entry: str) -> str:
    """The regular expression of one entry: `a|b` are forms of a word, `*` is up to three words."""
    parts: list[str] = []
    for word in entry.split():
        if word == "*":
            parts.append(r"(?:\S+\s+){0,3}?")
        else:
            forms = "|".join(_word(form) for form in sorted(word.split("|"), key=len, reverse=True))
            parts.append(f"(?:{forms})" + r"\s+")
    return "".join(parts).removesuffix(r"\s+")


class PhraseList:
    """The entries of one list, found longest first, as whole words, in any letter case."""

    def __init__(self, name: str, entries: Iterable[str], *, prefix: str = "") -> None:
        self.name = name
        patterns = sorted((phrase_pattern(entry) for entry in entries), key=len, reverse=True)
        body = "|".join(patterns) if patterns else r"(?!)"
        self._pattern = re.compile(rf"(?<!\w){prefix}(?:{body})(?![\w\u064b-\u0652])", re.IGNORECASE)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Cue]:
        """Every place, left to right, without overlaps."""
        for match in self._pattern.finditer(text, start, len(text) if end is None else end):
            yield Cue(self.name, match.start(), match.end(), match.group())

    def first(self, text: str, start: int = 0, end: int | None = None) -> Cue | None:
        """The leftmost place, or None."""
        return next(self.find(text, start, end), None)

    def __contains__(self, text: str) -> bool:
        return self._pattern.fullmatch(text.strip()) is not None


class Lexicon:
    """All cue lists of one language. Sections and lists are those of the TOML file."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self.language: str = tables["language"]
        prefix = tables.get("prefix", "")
        self._sections: dict[str, dict[str, PhraseList]] = {
            section: {name: PhraseList(name, entries, prefix=prefix) for name, entries in lists.items()}
            for section, lists in tables.items()
            if isinstance(lists, Mapping)
        }
        self.words: dict[str, dict[str, list[str]]] = {
            section: {name: list(entries) for name, entries in lists.items()}
            for section, lists in tables.items()
            if isinstance(lists, Mapping)
        }

    def list(self, section: str, name: str) -> PhraseList:
        """One list; an empty one where the language has none."""
        return self._sections.get(section, {}).get(name) or PhraseList(name, ())

    def find(self, section: str, text: str, start: int = 0, end: int | None = None) -> tuple[Cue, ...]:
        """All cues of a section in order; of overlapping ones the longest, then the first list's."""
        found = [
            (cue.start - cue.end, order, cue)
            for order, phrases in enumerate(self._sections.get(section, {}).values())
            for cue in phrases.find(text, start, end)
        ]
        kept: list[Cue] = []
        for _, _, cue in sorted(found, key=lambda entry: entry[:2]):
            if all(cue.end <= other.start or cue.start >= other.end for other in kept):
                kept.append(cue)
        return tuple(sorted(kept, key=lambda cue: cue.start))

    def any(self, section: str, text: str) -> bool:
        """Whether any list of the section stands in the text."""
        return any(phrases.first(text) for phrases in self._sections.get(section, {}).values())

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Every single word form of the act cues, in lower case."""
        return frozenset(
            form.lower()
            for entries in self.words.get("acts", {}).values()
            for entry in entries
            for form in entry.split()[0].split("|")
        )


def _tables(language: str, extra: Path | None) -> dict[str, Any]:
    folder = resources.files("onrecord.cues")
    base = language.split("-")[0].lower()
    packaged = folder / f"{base}.toml"
    tables: dict[str, Any] = (
        tomllib.loads(packaged.read_text(encoding="utf-8")) if packaged.is_file() else {"language": base}
    )
    if extra is not None and (own := extra / f"{base}.toml").is_file():
        for section, lists in tomllib.loads(own.read_text(encoding="utf-8")).items():
            if isinstance(lists, dict):
                for name, entries in lists.items():
                    tables.setdefault(section, {}).setdefault(name, []).extend(entries)
    return tables


@lru_cache(maxsize=32)
def load_lexicon(language: str, extra: Path | None = None) -> Lexicon:
    """The cue lists of a language (BCP 47); `extra` is a folder whose files add to the packaged ones.

    A language without a file has empty lists: nothing is cued, and the brief's account says so.
    """
    return Lexicon(_tables(language, extra))


def languages() -> tuple[str, ...]:
    """The languages that have packaged cue lists."""
    folder = resources.files("onrecord.cues")
    return tuple(
        sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))
    )
