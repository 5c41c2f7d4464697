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
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from onrecord.grounding.text.folded import Folded

if TYPE_CHECKING:
    from collections.abc import Mapping

QUOTE_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』〝〞＂＇`´′″ʼ")
_DASHES = frozenset("-‐‑‒–—―−﹘﹣－")
_HYPHENS = str.maketrans("‐‑﹣－", "----")
_DROPPED = frozenset(
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u0640"
)


_ARABIC = str.maketrans("أإآٱىیئؤک", "اااايييوك")
_OPENS, _CLOSES = frozenset("«‹"), frozenset("»›")
_STOPS = {"。": ".", "、": ",", "，": ",", "；": ";", "：": ":"}

# Signs that fold one for one, wherever they stand. Spaces, dashes and angled marks look at their neighbours.
_EXCHANGED = (
    dict.fromkeys(sorted(QUOTE_MARKS - _OPENS - _CLOSES), "'")
    | {chr(letter): chr(folded) for letter, folded in _ARABIC.items()}
    | _STOPS
)
_LETTERS = "!-,.-~¡-ª¬®-º¼-ʯΈ-ϿЀ-҂Ҋ-ԯא-ת،؛؟ء-ؿف-يٮٯٱ-ۓ‘-‟′″€「-』가-힣" + "".join(map(re.escape, _STOPS))
_UNLIKE = re.compile(rf"[^{_LETTERS} ]")
"""What may fold to something else than itself. Between such signs a text is taken at one go, with its single spaces."""

_UNSPACED = re.compile(rf"[{_LETTERS}ぁ-ゖァ-ヺー㐀-䶿一-鿿]+")
"""Beside Chinese and Japanese characters a space may be dropped: they are taken at one go without spaces."""

_SPACES = re.compile(r"\s+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_FEW = 32


HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""The characters of scripts written without spaces between words, to stand in a class of a pattern."""

_IS_HAN = re.compile(f"[{HAN}]")


def is_han(char: str) -> bool:
    """Whether a character is of a script written without spaces between words."""
    return _IS_HAN.match(char) is not None


def _dropped(char: str) -> bool:
    return (
        char in _DROPPED or "\u064b" <= char <= "\u0655" or char == "\u0670" or "\ufe00" <= char <= "\ufe0f"
    )


def _unseen(char: str) -> bool:
    return char.isspace() or _dropped(char)


def _expand(cluster: str) -> str:
    """What one letter with its combining marks folds to."""
    char = cluster[0]
    if char in QUOTE_MARKS:
        return "'"
    if char in _DASHES:
        return "-"
    if char == "…":
        return "..."
    if char in _STOPS:
        return _STOPS[char]
    if char.isdigit() and not char.isascii():
        return str(unicodedata.digit(char)) if unicodedata.decimal(char, None) is not None else char
    form: Literal["NFC", "NFKC"] = "NFKC" if _is_presentation_form(char) else "NFC"
    letters = (letter for letter in unicodedata.normalize(form, cluster) if not _dropped(letter))
    return "".join("'" if letter in QUOTE_MARKS else letter for letter in letters).strip().translate(_ARABIC)


def _is_presentation_form(char: str) -> bool:
    return (
        "\ufb00" <= char <= "\ufb06"
        or "\uff01" <= char <= "\uff5e"
        or "\ufb50" <= char <= "\ufdff"
        or "\ufe70" <= char <= "\ufefc"
    )


class _Pieces:
    """A folded text that is being put together."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.ats: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.size = 0
        self.seen = -1
        """Where the original's last character stood that readers see, and is no space."""
        self.next_seen = 0
        """Where the next one stands, or an offset that was passed."""

    def add(self, part: str, start: int, end: int) -> None:
        """Characters that came from `start` on one for one (`end` is 0), or one that came from `[start, end)`."""
        self.parts.append(part)
        self.ats.append(self.size)
        self.starts.append(start)
        self.ends.append(end)
        self.size += len(part)

    def ends_in(self, char: str) -> bool:
        """Whether the last piece is this space or dash; within a longer piece neither is the last."""
        return bool(self.parts) and self.parts[-1] == char

    def drop_last(self) -> None:
        """Take the last piece back, which is one character."""
        for pieces in (self.parts, self.ats, self.starts, self.ends):
            pieces.pop()
        self.size -= 1

    def seen_from(self, text: str, offset: int) -> int:
        """Where the first character from `offset` on stands that is seen; offsets are asked for in their order."""
        self.next_seen = max(self.next_seen, offset)
        while self.next_seen < len(text) and _unseen(text[self.next_seen]):
            self.next_seen += 1
        return self.next_seen

    def folded(self) -> Folded:
        """All of it."""
        return Folded("".join(self.parts), self.ats, self.starts, self.ends)


def fold(text: str) -> Folded:
    """Fold a text. Linear in its length."""
    exchanged = _exchanged(text)
    pieces = _Pieces()
    place, size, gap = 0, len(text), -1
    while place < size:
        if gap < place:
            gap = text.find("  ", place)
            gap = size if gap < 0 else gap
        stop = _alike(text, place, gap)
        if stop > place:
            pieces.add(exchanged[place:stop], place, 0)
            pieces.seen = stop - 1
            place = stop
        else:
            place = _fold_one(text, place, pieces)
    return pieces.folded()


def _fold_one(text: str, place: int, pieces: _Pieces) -> int:
    """Fold the letter at `place` with its marks, or a run of spaces; gives where the next one begins."""
    mark = text[place]
    if mark.isspace():
        stop = _spaces_end(text, place)
    elif _dropped(mark):
        return place + 1
    else:
        stop = place + 1
    while stop < len(text) and unicodedata.combining(text[stop]) and not _dropped(text[stop]):
        stop += 1
    if mark in _CLOSES and pieces.ends_in(" ") and not _next_shown(text, stop).isalnum():
        pieces.drop_last()  # `mot »`
    for char in " " if mark.isspace() else _expand(text[place:stop]):
        if char == " " and mark.isspace() and _within(text, pieces.seen, pieces.seen_from(text, stop)):
            continue
        if char in " -" and pieces.ends_in(char):
            pieces.ends[-1] = stop  # a run of spaces, or a dash typed as two hyphens
            continue
        if char == " " and pieces.ends_in("-"):
            continue  # spaces around a dash are a matter of house style
        if char == "-" and pieces.ends_in(" "):
            pieces.drop_last()
        pieces.add(char, place, stop)
    if not _unseen(text[stop - 1]):
        pieces.seen = stop - 1
    return stop


def _next_shown(text: str, place: int) -> str:
    """The first character from `place` on that is not left out of the folded text; none at the end."""
    while place < len(text) and _dropped(text[place]):
        place += 1
    return text[place : place + 1]


def _alike(text: str, place: int, gap: int) -> int:
    """Where the stretch from `place` on ends that folds one for one; `gap` is where two spaces stand next."""
    if text[place] == " ":
        return place
    unlike = _UNLIKE.search(text, place, gap)
    stop = unlike.start() if unlike else gap
    if stop == place:
        unspaced = _UNSPACED.match(text, place, gap)
        stop = unspaced.end() if unspaced else place
    if place < stop < len(text) and unicodedata.combining(text[stop]):
        stop -= 1  # the last letter has a mark of its own
    return stop - 1 if stop > place and text[stop - 1] == " " else stop


def _spaces_end(text: str, place: int) -> int:
    """Where a run of spaces ends; its first where the last has a combining mark of its own."""
    run = _SPACES.match(text, place)
    stop = run.end() if run else place + 1
    return place + 1 if stop < len(text) and unicodedata.combining(text[stop]) else stop


def _exchanged(text: str) -> str:
    """The text with the signs put for others that fold one for one."""
    if text.isascii():
        return text.replace('"', "'").replace("`", "'")
    return _replaced(text, _EXCHANGED)


def _replaced(text: str, signs: Mapping[str, str]) -> str:
    for sign, other in signs.items():
        text = text.replace(sign, other)
    return text


def _within(text: str, before: int, after: int) -> bool:
    """Whether the white space between two characters stands in an opened angled mark, or in a script without spaces."""
    if before < 0:
        return False
    if text[before] in _OPENS:
        return before == 0 or not text[before - 1].isalnum()
    if after == len(text) or not (is_han(text[before]) or is_han(text[after])):
        return False
    return all(is_han(char) or char in _STOPS or char.isalnum() for char in (text[before], text[after]))


def plain(text: str) -> str:
    """The folded text alone, trimmed."""
    return fold(text).text.strip()


def as_seen(text: str) -> str:
    """The text without what no reader sees, its letters composed, apart and of one width, every hyphen one."""
    seen = "".join(
        unicodedata.normalize("NFKC", char) if _is_presentation_form(char) else char
        for char in text.translate(_HYPHENS)
        if not _dropped(char)
    )
    return unicodedata.normalize("NFC", seen)


def without_accents(text: str) -> str:
    """Letters without their marks, one character for one (`Ñáñez` → `Nanez`)."""
    if text.isascii():
        return text
    letters = set("".join(_BEYOND_ASCII.findall(text)))
    bare = {letter: plain for letter in letters if (plain := _without_accent(letter)) != letter}
    if len(bare) <= _FEW:
        return _replaced(text, bare)
    return text.translate({ord(letter): plain for letter, plain in bare.items()})


@lru_cache(maxsize=4_096)
def _without_accent(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def loose(text: str) -> str:
    """Small letters without their marks, one character for one (`ÑÁÑEZ` → `nanez`)."""
    return without_accents(text).replace("Σ", "σ").lower()  # at a word's end Σ alone would become ς
