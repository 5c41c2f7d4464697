"""The one normalised form of a text, and the characters in it that a reader cannot see."""

from __future__ import annotations

import re
import unicodedata

MARKS_IN_A_ROW = 30
"""Combining marks kept on one letter: the limit of Unicode's Stream-Safe Text Format (UAX #15)."""

_NEWLINE = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_TRAILING = re.compile(r"(?<![^\S\n])[^\S\n]+$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{3,}")

_NEVER_SEEN = "\u180e\u200b\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f\U000e0100-\U000e01ef"
_JOINERS = "\u200c-\u200f"
_HIDDEN = re.compile(f"[{_NEVER_SEEN}{_JOINERS}]+")
_REGION_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f")


def normalise(text: str) -> str:
    """The text that every offset refers to: NFC, one kind of line break, no control characters.

    Trailing spaces of lines, blank space around the text and more than one blank line in a row go.
    Zero-width, soft-hyphen and bidi characters stay: the text must remain the article's. Lone
    surrogates become U+FFFD. Normalising twice changes nothing.
    """
    text = _without_surrogates(text)
    text = _CONTROL.sub("", _NEWLINE.sub("\n", text).replace("\t", " "))
    text = _with_few_marks(unicodedata.normalize("NFC", _with_few_marks(text)))
    text = _BLANK_LINES.sub("\n\n", _TRAILING.sub("", text))
    text = text.strip()
    while text.startswith("\ufeff"):
        text = text[1:].lstrip()
    return text


def hidden_characters(text: str) -> list[tuple[int, int]]:
    """Stretches `(start, end)` that no reader sees: zero-width, bidi-override and tag characters.

    A single joiner or direction mark is ordinary typography (Persian, Hindi, emoji, mixed scripts) and
    is not listed; neither are the tags inside a regional flag.
    """
    flags = {match.start() + 1 for match in _REGION_FLAG.finditer(text)}
    return [
        (match.start(), match.end())
        for match in _HIDDEN.finditer(text)
        if match.start() not in flags and not (len(match[0]) == 1 and "\u200c" <= match[0] <= "\u200f")
    ]


def _without_surrogates(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # A high and a low one side by side are one character; what is left alone becomes U+FFFD.
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _with_few_marks(text: str) -> str:
    """Without the marks beyond the limit: ordering a long run of them takes quadratic time."""
    if text.isascii():
        return text
    kept: list[str] = []
    start = run = 0
    for offset, character in enumerate(text):
        if not unicodedata.combining(character):
            run = 0
            continue
        run += 1
        if run > MARKS_IN_A_ROW:
            kept.append(text[start:offset])
            start = offset + 1
    return "".join(kept) + text[start:] if kept else text
