"""What is left of a text when nothing is looked at but its letters and digits."""

from __future__ import annotations

import unicodedata
from functools import cache

ALIKE = str.maketrans({"ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": "", "ʼ": ""})


@cache
def folded(text: str) -> str:
    """Without case, accents, punctuation, white space and forms of letters: harmless changes leave it the same."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(_digit(sign) for sign in apart.translate(ALIKE) if sign.isalnum())


def stands_in(quote: str, text: str) -> bool:
    """Whether the quote stands in the text, up to harmless changes."""
    return folded(quote) in folded(text)


def stands_once_in(quote: str, text: str) -> bool:
    """Whether it stands there in one place only."""
    return folded(text).count(folded(quote)) == 1


def _digit(sign: str) -> str:
    """A digit of any script as one of ours; any other sign as it is."""
    return str(unicodedata.digit(sign)) if sign.isdigit() else sign
