"""`python -m tests.edits [language [kind]]`: how many edits there are, or those of a language to look at."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from tests.edits.harmless import harmless_edits
from tests.edits.meaning import meaning_edits
from tests.edits.words import LANGUAGES

if TYPE_CHECKING:
    from tests.edits.edit import Edit


def main(asked: list[str]) -> None:
    """Print the counts, or the edits that were asked for."""
    for family, edits in (("meaning changed", meaning_edits()), ("harmless", harmless_edits())):
        lines = _samples(edits, asked) if asked else _counts(edits)
        sys.stdout.write("\n".join([f"{family}: {len(edits)}", *lines, "", ""]))


def _counts(edits: list[Edit]) -> list[str]:
    """A line for each kind, a column for each language."""
    counts = Counter((edit.kind, edit.language) for edit in edits)
    kinds = list(dict.fromkeys(edit.kind for edit in edits))
    head = "".join(f"{language:>5}" for language in LANGUAGES)
    rows = [(kind, [counts[kind, language] for language in LANGUAGES]) for kind in kinds]
    rows.append(("all", [sum(edit.language == language for edit in edits) for language in LANGUAGES]))
    return [f"{'':28}{head}", *(f"{kind:28}{''.join(f'{count:5}' for count in row)}" for kind, row in rows)]


def _samples(edits: list[Edit], asked: list[str]) -> list[str]:
    """The edits of one language, or of one of its kinds."""
    wanted = [edit for edit in edits if [edit.language, edit.kind][: len(asked)] == asked]
    return [f"{edit.kind}\n  - {edit.original!r}\n  + {edit.edited!r}" for edit in wanted]


if __name__ == "__main__":
    main(sys.argv[1:])
