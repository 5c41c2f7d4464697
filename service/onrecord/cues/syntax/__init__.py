"""Function words by which rules read the word order of Spanish, French and Arabic, from `<language>.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from onrecord.cues.lexicon import phrase_pattern


class Syntax:
    """The function words of one language, by list."""

    def __init__(self, lists: dict[str, list[str]]) -> None:
        self._lists = lists
        self._compiled = {name: self._pattern(entries) for name, entries in lists.items()}

    def _pattern(self, entries: list[str]) -> re.Pattern[str]:
        listed = sorted((phrase_pattern(entry) for entry in entries), key=len, reverse=True)
        return re.compile(
            rf"(?<![\w\u064b-\u0652])(?:{'|'.join(listed)})(?![\w\u064b-\u0652])", re.IGNORECASE
        )

    def pattern(self, name: str) -> re.Pattern[str]:
        """The words of a list, whole words in any letter case."""
        return self._compiled[name]

    def words(self, name: str) -> str:
        """The words of a list as a group for a larger pattern, the longest first."""
        listed = sorted((phrase_pattern(entry) for entry in self._lists[name]), key=len, reverse=True)
        return f"(?:{'|'.join(listed)})"

    def holds(self, name: str, word: str) -> bool:
        """Whether a word or phrase stands in a list."""
        return self._compiled[name].fullmatch(word.strip()) is not None


@lru_cache(maxsize=8)
def load_syntax(language: str) -> Syntax | None:
    """The function words of a language (BCP 47); None for English, which has rules of its own, and for others."""
    base = language.split("-")[0].lower()
    file = resources.files("onrecord.cues.syntax") / f"{base}.toml"
    return Syntax(tomllib.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None
