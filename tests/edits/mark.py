"""Harmless changes of signs: quotation marks, apostrophes, dashes, spaces, and signs that nobody sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.edits.words import WITHOUT_SPACES

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

OPENING, CLOSING = "«„「『", "»”」』"
QUOTE = re.compile(r"«[ \u00a0\u202f]?|[ \u00a0\u202f]?»|[“”„\"「」『』]")
STYLES = ("“”", '""', "«»", "„“", "‘’", "””")
STYLES_WITHOUT_SPACES = ("「」", '""', "『』", "‘’", "«»")
APOSTROPHE = re.compile(r"(?<=[^\W\d])['’](?=[^\W\d])")
DASH = re.compile(r"(?<=[ \u00a0])[-–—](?=[ \u00a0])")
HYPHEN = re.compile(r"(?<=[^\W\d])-(?=\w)")
LONG_DASH = re.compile("——")
SPACE = re.compile(r"(?<!\d) (?!\d)|(?<=\d) (?=[^\W\d])|(?<=[^\W\d]) (?=\d)")
SPACES = ("  ", "\u00a0", "\u2009", "\u202f", "\n", " \n", "\t", "\u2003")
BETWEEN_SIGNS = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
BESIDE_FIGURES = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])")
UNSEEN = "\u200b\u2060\ufeff"
UNSEEN_IN_ARABIC = "\u200b\u200e\u200f\u2060\ufeff"


def quotation_marks(text: str, language: str, chance: random.Random) -> str:
    """Every quotation mark in another style."""
    styles = STYLES_WITHOUT_SPACES if language in WITHOUT_SPACES else STYLES
    opening, closing = chance.choice(styles)
    return QUOTE.sub(lambda found: opening if _opens(found, language) else closing, text)


def _opens(found: re.Match[str], language: str) -> bool:
    """Whether a quotation begins with this mark."""
    mark = found[0].strip()
    if mark in OPENING or mark in CLOSING:
        return mark in OPENING
    if language in WITHOUT_SPACES:
        return mark == "“"
    return found.start() == 0 or found.string[found.start() - 1] in " \u00a0\n([–—-ـب"


def apostrophes(text: str, language: str, chance: random.Random) -> str:
    """Straight or curly."""
    return APOSTROPHE.sub(chance.choice("'’ʼ"), text)


def dashes(text: str, language: str, chance: random.Random) -> str:
    """A dash between spaces longer or shorter, and hyphens that do not break a line."""
    hyphen = chance.choice("\u2011\u2010")
    text = LONG_DASH.sub(chance.choice(["—", "――", "--"]), text)
    return HYPHEN.sub(hyphen, DASH.sub(lambda found: chance.choice("-–—".replace(found[0], "")), text))


def spaces(text: str, language: str, chance: random.Random) -> str:
    """One to three spaces wider, narrower or a line's end; in Chinese, a line broken or a space beside figures."""
    if language in WITHOUT_SPACES:
        pattern, new = chance.choice([(BETWEEN_SIGNS, "\n"), (BESIDE_FIGURES, " ")])
        return _somewhere(pattern, text, chance, new)
    return _somewhere(SPACE, text, chance, SPACES)


def unseen_signs(text: str, language: str, chance: random.Random) -> str:
    """One to three signs of no width; in Arabic only beside spaces, where they join or part no letters."""
    signs = UNSEEN_IN_ARABIC if language == "ar" else UNSEEN
    pattern = re.compile(r"(?<=\s)" if language == "ar" else r"(?<=.)(?=.)")
    return _somewhere(pattern, text, chance, signs)


def _somewhere(pattern: re.Pattern[str], text: str, chance: random.Random, signs: Sequence[str]) -> str:
    """The pattern as one of these signs, in one to three of its places."""
    found = list(pattern.finditer(text))
    for place in sorted(
        chance.sample(found, min(chance.randint(1, 3), len(found))), key=_start, reverse=True
    ):
        text = text[: place.start()] + chance.choice(signs) + text[place.end() :]
    return text


def _start(found: re.Match[str]) -> int:
    """Where it was found."""
    return found.start()


def end_mark(text: str, language: str, chance: random.Random) -> str:
    """Another mark at the end than the article's."""
    return text + chance.choice({"zh": "，；.", "ar": "،؛,"}.get(language, ",;."))
