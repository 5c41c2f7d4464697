"""A folded text that remembers where it came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple


class Folded(NamedTuple):
    """A folded text, and where it came from, piece by piece.

    Piece `p` begins at character `ats[p]` of `text` and at offset `starts[p]` of the original. Where `ends[p]`
    is 0 the two run on character for character; else the piece is one character, from `[starts[p], ends[p])`.
    """

    text: str
    ats: list[int]
    starts: list[int]
    ends: list[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of a non-empty folded stretch."""
        first, last = bisect_right(self.ats, start) - 1, bisect_right(self.ats, end - 1) - 1
        begin = self.starts[first] + (0 if self.ends[first] else start - self.ats[first])
        return begin, self.ends[last] or self.starts[last] + end - self.ats[last]

    def before(self, offset: int) -> int:
        """How many folded characters begin before an offset of the original."""
        piece = bisect_left(self.starts, offset) - 1
        return self._reached(piece, offset) if piece >= 0 else 0

    def until(self, offset: int) -> int:
        """How many folded characters have ended at an offset of the original."""
        piece = bisect_right(self.starts, offset) - 1
        if piece >= 0 and self.ends[piece] > offset:
            return self.ats[bisect_left(self.starts, self.starts[piece])]
        return self._reached(piece, offset) if piece >= 0 else 0

    def _reached(self, piece: int, offset: int) -> int:
        following = self.ats[piece + 1] if piece + 1 < len(self.ats) else len(self.text)
        return (
            following if self.ends[piece] else min(following, self.ats[piece] + offset - self.starts[piece])
        )

    def is_whole(self, at: int) -> bool:
        """Whether `at` parts no character of the original, which may fold to several: `ﬁ`."""
        return not 0 < at < len(self.text) or self.origin(at - 1, at)[0] != self.origin(at, at + 1)[0]
