"""One claim about an article: what it says, the evidence that it is held against, and the names it may use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.cues.lexicon import load_lexicon
from onrecord.grounding.claims.claims import check_claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.grounding.claims.claims import Verdict


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of one kind, made from the article's words by one change."""

    language: str
    kind: str
    text: str
    evidence: str
    names: str  # one actor a line, its names divided by commas

    def verdict(self) -> Verdict:
        """What the program says of it."""
        return check_claim(self.text, self.evidence, self.names, load_lexicon(self.language))


def without_repeats(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in their order, each wording of the same evidence only once."""
    return list({(claim.text, claim.evidence): claim for claim in reversed(list(claims))}.values())[::-1]
