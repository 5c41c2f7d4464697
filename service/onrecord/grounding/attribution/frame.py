"""One attribution frame: a cue verb with its subject and the words it governs (source + cue + content).

Attribution as source, cue and content follows PARC 3.0 (Pareti 2016).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Cue
    from onrecord.grounding.languages.clauses import Cited

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue and its surroundings. Offsets are the article's; `cited` marks a source's own verb."""

    sentence: int
    cue: Cue
    act: str
    subject: Offsets | None
    content: tuple[Offsets, ...]
    cited: Cited = ""
    under: Offsets | None = None
    negated: bool = False
    inverted: bool = False
    tail: bool = False
    announces: bool = False

    @property
    def key(self) -> tuple[int, int]:
        """Where the cue stands."""
        return self.cue.start, self.cue.end
