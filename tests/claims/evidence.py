"""Where a claim is held: the sentence that it was made from, alone or with its neighbours, and the article's names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.edits.article import own_articles
from tests.edits.passage import sentences
from tests.edits.words import words

if TYPE_CHECKING:
    from tests.edits.article import Article
    from tests.edits.edit import Edit


def evidence_of(edit: Edit, *, beside: int = 0) -> str:
    """The sentences that an edit's original stands in, with so many on either side."""
    parts = sentences(_article(edit.language, edit.article))
    at = [n for n, part in enumerate(parts) if part.start < edit.end and edit.start < part.end]
    return " ".join(part.text for part in parts[max(0, at[0] - beside) : at[-1] + 1 + beside])


@cache
def names_of(language: str, text: str) -> str:
    """The actors that an article names, one a line."""
    groups = [group for names in words(language).names for group in names.groups]
    lines = [", ".join(name for name in group if name in text) for group in groups]
    return "\n".join(line for line in lines if line)


@cache
def _article(language: str, text: str) -> Article:
    return next(article for article in own_articles(language) if article.text == text)
