"""Hard cases of sentence cutting, in ten languages: abbreviations, ordinals, quotations, datelines, lists.

A line of `hard_sentences/<language>.txt` is a case. Sentences are parted by `|` (a space in the text, or nothing
in scripts that set none), `¶` (a blank line) or `↵` (a line break).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "hard_sentences"
LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ru", "ar", "zh", "ja")
_UNSPACED = ("zh", "ja")


@dataclass(frozen=True, slots=True)
class HardCase:
    """A text and the offsets at which its sentences start, but for the first."""

    language: str
    text: str
    starts: frozenset[int]


def hard_cases(language: str) -> list[HardCase]:
    """The cases of a language, in the order of their file."""
    lines = (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return [_case(language, line) for line in lines if line]


def _case(language: str, line: str) -> HardCase:
    joints = {"|": "" if language in _UNSPACED else " ", "¶": "\n\n", "↵": "\n"}
    text, starts = "", []
    for char in line:
        text += joints.get(char, char)
        if char in joints:
            starts.append(len(text))
    return HardCase(language, text, frozenset(starts))
