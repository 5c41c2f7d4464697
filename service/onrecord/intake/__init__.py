"""Article intake: bytes, HTML or text in; one normalised text with numbered sentences out."""

from onrecord.intake.article import make_article, read_article, read_article_file
from onrecord.intake.decoding import decode
from onrecord.intake.language import tell_language
from onrecord.intake.markup import read_markup
from onrecord.intake.sentences import cut
from onrecord.intake.text import hidden_characters, normalise

__all__ = [
    "cut",
    "decode",
    "hidden_characters",
    "make_article",
    "normalise",
    "read_article",
    "read_article_file",
    "read_markup",
    "tell_language",
]
