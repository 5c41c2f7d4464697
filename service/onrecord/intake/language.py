"""The language an article is written in, as a BCP 47 tag."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.errors import ArticleRefused

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]  # it ships no types

UNKNOWN = "und"
ENOUGH_LETTERS = 20
ENOUGH_CERTAINTY = 0.5
STRETCH = 1_200
"""Characters read to tell the language: more of them make the classifier no surer."""

_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(-[0-9a-wyz](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)


def is_language_tag(tag: str) -> bool:
    """Whether `tag` has the shape of a BCP 47 tag (`en`, `pt-BR`, `zh-Hant-TW`)."""
    return len(tag) <= 35 and _TAG.fullmatch(tag) is not None


def tell_language(text: str, declared: str | None = None) -> str:
    """The declared tag if there is one, else the language the text reads like, else `und`.

    Raises ArticleRefused (`article-language`) when the declared tag is no BCP 47 tag.
    """
    if declared is not None and declared.strip():
        tag = declared.strip()
        if not is_language_tag(tag):
            raise ArticleRefused(
                "article-language",
                "The article's language is not a language tag.",
                remedy='Send a BCP 47 tag such as "en" or "pt-BR", or leave the language out.',
                pointer="/article/language",
            )
        return tag
    stretch = text[:STRETCH]
    if sum(map(str.isalpha, stretch)) < ENOUGH_LETTERS:
        return UNKNOWN
    language, certainty = guess(stretch)
    return language if certainty >= ENOUGH_CERTAINTY else UNKNOWN


def guess(text: str) -> tuple[str, float]:
    """The likeliest language of `text` and how sure the classifier is of it, from 0 to 1."""
    language, certainty = _identifier().classify(text)
    return (UNKNOWN if language == "zxx" else str(language)), float(certainty)


@cache
def _identifier() -> LanguageIdentifier:
    # Imported here: its tables take more than a second to load, and a declared language needs none.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
