"""The named list of harmless differences, as a folding of text that remembers where it came from.

Two strings that fold to the same characters differ at most in these, and in nothing else:

- quote marks: curly, straight, low, angled, corner; single for double; the apostrophe among them
- dashes: hyphen, non-breaking hyphen, en and em dash, minus; a doubled hyphen; spaces around them
- spaces: any run of white space, line breaks among them, is one space
- ligatures and full-width forms: `ﬁ` is `fi`, `Ａ` is `A`; the Arabic presentation forms
- soft hyphens, zero-width characters and direction marks: left out
- decomposed letters: `e` with a combining acute is `é`
- the ellipsis character: three full stops
- spaces inside angled quotation marks (`« mot »`), and white space between two Chinese or Japanese characters
- Arabic: vowel signs and tatweel are left out; the forms of alif, of ya and of the bearers of hamza are one
- digits of other scripts, and the full stop and commas of Chinese

Letter case and the accents of names are compared by `locating`, which knows when they tell words apart.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

QUOTE_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』〝〞＂＇`´′″ʼ")
_DASHES = frozenset("-‐‑‒–—―−﹘﹣－")
_HYPHENS = str.maketrans("‐‑﹣－", "----")
_DROPPED = frozenset(
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u0640"
)


_ARABIC = str.maketrans("أإآٱىیئؤک", "اااايييوك")
_PLAIN = re.compile(r"(?:[A-Za-z0-9.,;:!?()\[\]/%$&+*=@#]|(?<=[A-Za-z0-9.,;:!?)\]]) (?=[A-Za-z0-9(\[$]))+")
"""What folds to itself: letters, digits and marks of ASCII, and single spaces between them. Taken at one go."""

_OPENS, _CLOSES = frozenset("«‹"), frozenset("»›")
_STOPS = {"。": ".", "、": ",", "，": ",", "；": ";", "：": ":"}


def is_han(char: str) -> bool:
    """Whether a character is of a script written without spaces between words."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def _dropped(char: str) -> bool:
    return (
        char in _DROPPED or "\u064b" <= char <= "\u0655" or char == "\u0670" or "\ufe00" <= char <= "\ufe0f"
    )


def _is_form(char: str) -> bool:
    """Whether a character is a ligature or a form of others: `ﬁ`, `Ａ`."""
    return (
        "\ufb00" <= char <= "\ufb06"
        or "\uff01" <= char <= "\uff5e"
        or "\ufb50" <= char <= "\ufdff"
        or "\ufe70" <= char <= "\ufefc"
    )


def _expand(cluster: str) -> str:
    """What one letter with its combining marks folds to."""
    char = cluster[0]
    if char in QUOTE_MARKS:
        return "'"
    if char in _DASHES:
        return "-"
    if char == "…":
        return "..."
    if char.isspace():
        return " "
    if char in _STOPS:
        return _STOPS[char]
    if char.isdigit() and not char.isascii():
        return str(unicodedata.digit(char)) if unicodedata.decimal(char, None) is not None else char
    if _is_form(char):
        return unicodedata.normalize("NFKC", cluster).translate(_ARABIC)
    return unicodedata.normalize("NFC", cluster).translate(_ARABIC)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; character `i` of `text` came from `[starts[i], ends[i])` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of a non-empty folded stretch."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold a text. Linear in its length."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place, size = 0, len(text)
    while place < size:
        run = _PLAIN.match(text, place)
        if run is not None:
            stop = run.end()
            if stop < size and unicodedata.combining(text[stop]):
                stop -= 1  # the last letter has a mark of its own
            chars.extend(text[place:stop])
            starts.extend(range(place, stop))
            ends.extend(range(place + 1, stop + 1))
            if stop > place:
                place = stop
                continue
        stop = place + 1
        if _dropped(text[place]):
            place = stop
            continue
        while stop < size and unicodedata.combining(text[stop]) and not _dropped(text[stop]):
            stop += 1
        mark = text[place]
        if mark in _CLOSES and chars and chars[-1] == " " and not text[stop : stop + 1].isalnum():
            chars.pop(), starts.pop(), ends.pop()  # `mot »`
        for char in _expand(text[place:stop]):
            if char == " " and _within(text, place, stop):
                continue
            if chars and char == chars[-1] and char in " -":
                ends[-1] = stop  # a run of spaces, or a dash typed as two hyphens
                continue
            if char == " " and chars and chars[-1] == "-":
                continue  # spaces around a dash are a matter of house style
            if char == "-" and chars and chars[-1] == " ":
                chars.pop(), starts.pop(), ends.pop()
            chars.append(char)
            starts.append(place)
            ends.append(stop)
        place = stop
    return Folded("".join(chars), tuple(starts), tuple(ends))


def _within(text: str, place: int, stop: int) -> bool:
    """Whether white space stands inside an opened angled mark, or between characters of a script without spaces."""
    before = place - 1
    while before >= 0 and (text[before].isspace() or _dropped(text[before])):
        before -= 1
    if before < 0:
        return False
    if text[before] in _OPENS:
        return before == 0 or not text[before - 1].isalnum()
    after = stop
    while after < len(text) and (text[after].isspace() or _dropped(text[after])):
        after += 1
    if after == len(text) or not (is_han(text[before]) or is_han(text[after])):
        return False
    return all(is_han(char) or char in _STOPS or char.isalnum() for char in (text[before], text[after]))


def plain(text: str) -> str:
    """The folded text alone, trimmed."""
    return fold(text).text.strip()


def as_seen(text: str) -> str:
    """The text without what no reader sees, its letters composed, apart and of one width, every hyphen one."""
    seen = "".join(
        unicodedata.normalize("NFKC", char) if _is_form(char) else char
        for char in text.translate(_HYPHENS)
        if not _dropped(char)
    )
    return unicodedata.normalize("NFC", seen)


def without_accents(text: str) -> str:
    """Letters without their marks, one character for one (`Ñáñez` → `Nanez`)."""
    return "".join(unicodedata.normalize("NFD", char)[0] for char in text)
