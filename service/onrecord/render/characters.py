"""Hidden characters: controls, escapes and invisible marks of direction, shown instead of obeyed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALWAYS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f"
)
_MARKS_OF_DIRECTION = "\u061c\u200e\u200f"
_HIDDEN = re.compile(f"[{_ALWAYS}]")
_HIDDEN_LEFT_TO_RIGHT = re.compile(f"[{_ALWAYS}{_MARKS_OF_DIRECTION}]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_SPACES = re.compile(r"[ \t\n\x0b\x0c\r\x85\u2028\u2029]+")


def reads_right_to_left(text: str) -> bool:
    """Whether `text` holds letters of a right-to-left script, where marks of direction are at home."""
    return _RIGHT_TO_LEFT.search(text) is not None


def pieces(text: str, *, right_to_left: bool) -> Iterator[tuple[str, bool]]:
    """Cut `text` into `(stretch, hidden)`: each hidden character alone, the rest as it stands."""
    pattern = _HIDDEN if right_to_left else _HIDDEN_LEFT_TO_RIGHT
    end = 0
    for found in pattern.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found.group(), True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def name_of(character: str) -> str:
    """Name a hidden character: `U+202E`."""
    return f"U+{ord(character):04X}"


def in_one_line(text: str) -> str:
    """`text` with every run of breaks and spaces as one space, and hidden characters spelt out."""
    folded = _SPACES.sub(" ", text).strip()
    right_to_left = reads_right_to_left(folded)
    return "".join(
        f"⟨{name_of(stretch)}⟩" if hidden else stretch
        for stretch, hidden in pieces(folded, right_to_left=right_to_left)
    )
