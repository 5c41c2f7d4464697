"""Which module reads the clauses of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cues.syntax import load_syntax
from onrecord.grounding.languages.arabic import Arabic
from onrecord.grounding.languages.romance import Romance

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.languages.clauses import ClauseReader
    from onrecord.grounding.text.quotations import Quotation


def clause_reader(text: str, lexicon: Lexicon, quoted: tuple[Quotation, ...]) -> ClauseReader | None:
    """The reader of an article's language; None for English and for languages without rules."""
    syntax = load_syntax(lexicon.language)
    if syntax is None:
        return None
    return (Arabic if lexicon.language == "ar" else Romance)(text, lexicon, syntax, quoted)
