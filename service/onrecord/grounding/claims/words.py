"""The words of a claim and of its evidence as they are compared: what is one number, one date, one name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.grounding.claims.figures import Figure, figures
from onrecord.grounding.text.folding import is_han, plain, without_accents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.cues.claims import ClaimWords

Kind = Literal["word", "name", "number", "date", "mark", "stop"]

_APOSTROPHE = "['’ʼ`´]"
_TOKEN = re.compile(
    rf"(?:[A-Za-zÀ-ÿ]\.){{2,}}|(?!\d)[^\W_]+(?:{_APOSTROPHE}(?!\d)[^\W_]+)*(?:[-‑–]?\d[\w-]*)?(?:[-‑](?!\d)\w+)*|\d[\w:]*|"
    r"\.{3}|[^\w\s]"
)
_HAN_PART = re.compile(r"[A-Za-z]+(?:-?\d+)?[A-Za-z]?|\d+|[^-]")
_STOP = re.compile(r"[.!?。！？؟]+[\"”’'»)\]]*(?=\s|$)|[。！？]|\n")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Brig|Col|Capt|Lt|Maj|Sgt|Spc|Sen|Rep|Gov|St|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Sr|Sra|Dra)|"
    r"\b[A-ZÀ-Þ](?:\.[A-ZÀ-Þ])*)\.$"
)
_OPENS = frozenset("\"“„«‘'(:[—–-")
_CONTRACTED = {
    "won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not"),
    "it's": ("it", "is"), "that's": ("that", "is"), "there's": ("there", "is"), "he's": ("he", "is"),
    "she's": ("she", "is"), "what's": ("what", "is"), "who's": ("who", "is"), "let's": ("let", "us"),
    "i'm": ("i", "am"),
}  # fmt: skip
_ENDINGS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'s": "'s", "'d": "'d"}
_PHRASES = re.compile(r"\b(?:no one|no-one|per cent|a few|a little)\b", re.IGNORECASE)
_AS_ONE = {
    "no one": "nobody",
    "no-one": "nobody",
    "per cent": "percent",
    "a few": "a few",
    "a little": "a little",
}
_ACRONYM = 3
"""Letters up to which capitals make another word: `US`."""

_NEAR = 12
"""Characters beside a word that say whether it opens a sentence or is a month."""

_NAME_ANYWAY = re.compile(r"(?:al|el|ul|an|as|ar)-[A-Z]|\d+[A-Z]")
"""`el-Tayeb` and `2A4` are names without a capital at the beginning."""

_MONTH_MAY = re.compile(
    r"(?:\d|\b(?:in|of|since|until|by|last|next|this|early|late|mid|from|to|and)[\s-])\s?$"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number, date, name or mark. `key` is what it is compared by; `bound` that of a number.

    `start` and `end` are offsets in the text that was read.
    """

    text: str
    key: str
    kind: Kind
    start: int
    end: int
    bound: str = ""

    @property
    def solid(self) -> bool:
        """Whether it says anything: no mark and no stop."""
        return self.kind not in ("mark", "stop")

    @property
    def spoken(self) -> str:
        """What it is looked up by among the words of the language: `first` for the number 1."""
        return self.text.lower() if self.kind == "number" else self.key

    def same(self, other: Word) -> bool:
        """Whether two words say the same."""
        return self.key == other.key and self.bound == other.bound


def key_of(text: str) -> str:
    """A word as it is compared: folded, without accents, in small letters; an acronym keeps its capitals."""
    bare = without_accents(plain(text)).replace("‑", "-")
    letters = bare.replace(".", "")
    if len(letters) > 1 and letters.isupper() and letters.isalpha() and len(letters) <= 5:
        return letters
    return bare.lower()


class WordReader:
    """Reads texts of one language into words, with what the two texts tell of each other's names.

    Args:
        lists: the words of the language.
        together: every text that is compared, for what they write small is no name.
    """

    def __init__(self, lists: ClaimWords, language: str, together: Iterable[str]) -> None:
        self._lists = lists
        self._language = language
        self._numbers = {key_of(form): value for form, value in lists.numbers.items()}
        self._small: set[str] = set()
        for text in together:
            self._small |= {key_of(m.group()) for m in _TOKEN.finditer(text) if m.group()[0].islower()}

    def read(self, text: str) -> list[Word]:
        """The words of a text in order, with its marks and the stops between its sentences."""
        words: list[Word] = []
        at = 0
        for figure in figures(text, self._language, self._numbers):
            words += self._plain(text, at, figure.start)
            words += self._figure(text, figure)
            at = figure.end
        return words + self._plain(text, at, len(text))

    def _figure(self, text: str, figure: Figure) -> list[Word]:
        shown = text[figure.start : figure.end]
        read = [Word(shown, figure.key, "number", figure.start, figure.end, figure.bound)]
        if figure.unit:
            unit = self._lists.groups.get(figure.unit, figure.unit)
            read.append(Word(figure.unit, unit, "word", figure.end, figure.end))
        return read

    def _plain(self, text: str, start: int, end: int) -> list[Word]:
        words: list[Word] = []
        stops = {m.start(): m.end() for m in _STOP.finditer(text, start, end) if not _abbreviated(text, m)}
        as_one = {m.start(): m for m in _PHRASES.finditer(text, start, end)}
        at = start
        while match := _TOKEN.search(text, at, end):
            at = match.end()
            if match.start() in stops and match.group() != "...":
                words.append(Word(match.group(), ".", "stop", match.start(), stops[match.start()]))
                at = stops[match.start()]
                continue
            if phrase := as_one.get(match.start()):
                key = _AS_ONE[phrase.group().lower()]
                words.append(Word(phrase.group(), key, "word", phrase.start(), phrase.end()))
                at = phrase.end()
                continue
            words += self._token(text, match)
        return words

    def _token(self, text: str, match: re.Match[str]) -> list[Word]:
        shown, start, end = match.group(), match.start(), match.end()
        if not shown[0].isalnum():
            inside = shown in "-‑" and text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
            return [] if inside else [Word(shown, shown, "mark", start, end)]  # `a three-week truce`
        if any(is_han(char) for char in shown):
            return [self._within_han(part, start) for part in _HAN_PART.finditer(shown)]
        straight = re.sub(_APOSTROPHE, "'", shown)
        low = straight.lower()
        if self._language == "en":
            if low in _CONTRACTED:
                return [Word(shown, key, "word", start, end) for key in _CONTRACTED[low]]
            for ending, key in _ENDINGS.items():
                if low.endswith(ending) and len(low) > len(ending):
                    cut = end - len(ending)
                    first = self._single(text, shown[: -len(ending)], start, cut)
                    return [first, Word(shown[-len(ending) :], key, "word", cut, end)]
        return [self._single(text, shown, start, end)]

    def _within_han(self, part: re.Match[str], start: int) -> Word:
        """A character, or letters and figures between characters (`米-17`, `T-72`)."""
        shown = part.group()
        if shown.isdecimal():
            return Word(shown, f"#{int(shown)}", "number", start + part.start(), start + part.end())
        kind: Kind = "name" if shown[0].isascii() and shown[0].isupper() else "word"
        return Word(shown, key_of(shown), kind, start + part.start(), start + part.end())

    def _single(self, text: str, shown: str, start: int, end: int) -> Word:
        key = key_of(shown)
        if len(key) > _ACRONYM and key.isupper() and key.lower() in self._small:
            key = key.lower()  # `he came AFTER dark`
        group = self._lists.groups.get(key)
        if group is not None and group in self._lists["weekdays"] | self._lists["months"]:
            is_date = shown[0].isupper() and (key != "may" or _is_month(text, start, end))
            if is_date:
                return Word(shown, group, "date", start, end)
        elif group is not None:
            key = group
        return Word(shown, key, "name" if self._is_name(text, shown, key, start) else "word", start, end)

    def _is_name(self, text: str, shown: str, key: str, start: int) -> bool:
        if _NAME_ANYWAY.match(shown):
            return True
        if not shown[0].isupper() or key in ("i", "o") or (len(shown) == 1 and not shown.isalpha()):
            return False
        before = text[max(0, start - _NEAR) : start].rstrip()
        opens = not before or before[-1] in _OPENS or (_STOP.search(before[-3:] + " ") is not None)
        if not opens and not (len(shown) > _ACRONYM and key in self._small and shown.isupper()):
            return True
        return key not in self._lists["function"] | self._lists["common"] and key not in self._small


def _is_month(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - _NEAR) : start], text[end : end + 2]
    return _MONTH_MAY.search(before) is not None or re.match(r"\s\d", after) is not None


def _abbreviated(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop ends an abbreviation, and no sentence."""
    if text[stop.start()] != "." or stop.end() - stop.start() > 1:
        return False
    if _ABBREVIATED.search(text[max(0, stop.start() - 8) : stop.start() + 1]):
        return True
    after = text[stop.end() : stop.end() + _NEAR].lstrip()
    return bool(after) and after[0].islower()
