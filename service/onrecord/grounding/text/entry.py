"""One actor of an article while the brief is being put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.grounding.text.naming import bare_name

if TYPE_CHECKING:
    from onrecord.brief import ActorKind, Span


@dataclass(slots=True)
class Entry:
    """One actor while the brief is being put together."""

    name: str
    kind: ActorKind
    named: bool = True
    role: Span | None = None
    mentions: dict[tuple[int, int], Span] = field(default_factory=dict)
    of: Entry | None = None
    relation: str = ""
    first: int = 0

    def mention(self, span: Span) -> None:
        """Note a place that names this actor."""
        self.mentions[span.start, span.end] = span

    def aliases(self) -> list[str]:
        """Other words the article uses for it, in order."""
        seen = {bare_name(self.name).lower()}
        words: list[str] = []
        for span in sorted(self.mentions.values(), key=lambda span: span.start):
            text = span.text
            if bare_name(text).lower() not in seen:
                seen.add(bare_name(text).lower())
                words.append(text)
        return words

    def named_in(self, words: str) -> bool:
        """Whether words name this actor by a name of its own; of a person the last name is enough."""
        names = {bare_name(name) for name in (self.name, *self.aliases())}
        names |= {name.split()[-1] for name in names if self.kind == "person" and name}
        return any(
            re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) for name in names if name[:1].isupper()
        )


def chain_of(entry: Entry) -> list[Entry]:
    """An actor and all whom it belongs to, in order."""
    chain = [entry]
    while chain[-1].of is not None and chain[-1].of not in chain:
        chain.append(chain[-1].of)
    return chain
