"""An old sentence and the new one side by side: what was taken out and what was put in is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.grounding.text.rewording import differences
from onrecord.render.characters import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.grounding.text.rewording import Piece

NARROWEST = 60
"""Columns of a terminal from which two sentences fit beside each other."""

OUT, IN = ("[-", "-]", "red"), ("{+", "+}", "green")
"""The marks of words that went and came, as `git diff --word-diff` has them: they are seen without colour too."""


def side_by_side(was: str, now: str, numbers: tuple[int, int], width: int) -> RenderableType:
    """A sentence and its edited form under their numbers; one below the other where the terminal is narrow."""
    before, after = differences(was, now)
    heads = (f"WAS, sentence {numbers[0]}", f"NOW, sentence {numbers[1]}")
    sides = (_marked(before, OUT), _marked(after, IN))
    if width < NARROWEST:
        return Group(
            *(part for head, side in zip(heads, sides, strict=True) for part in (Text(head, "bold"), side))
        )
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, expand=True, show_edge=False)
    for head in heads:
        table.add_column(Text(head, "bold"), ratio=1, overflow="fold")
    table.add_row(*sides)
    return table


def _marked(pieces: Iterable[Piece], marks: tuple[str, str, str]) -> Text:
    opens, closes, style = marks
    text = Text(overflow="fold")
    for piece in pieces:
        words = in_one_line(piece.text)
        if piece.changed:
            text.append(f"{opens}{words}{closes}", style)
        else:
            # What stands between is kept, with its spaces.
            before = " " if piece.text[:1].isspace() else ""
            after = " " if piece.text[-1:].isspace() and words else ""
            text.append(f"{before}{words}{after}")
    return text
