"""Quote selectors: the words of a span with what stands on both sides, found again in another rendering.

Their shape is the TextQuoteSelector of the W3C Web Annotation Data Model. Two renderings are compared by the
named list of harmless differences (`folding`). `component/src/selectors.js` finds the same in a web page.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.brief import Part, Span
from onrecord.grounding.text.folding import HAN, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.brief import Brief
    from onrecord.grounding.text.folded import Folded

_CONTEXT_WORDS = (6, 12, 24, 48)
"""Words of context on each side: the first that tells the place from all others is taken."""

_CONTEXT = 400
"""Characters of context on each side, at most."""

_ENOUGH = 5
"""Words that must agree, those quoted among them: `US` in a menu is no find."""

_WORD = re.compile(rf"[{HAN}]|(?:(?![{HAN}])[^\W_])+")
_INSIDE = re.compile(
    rf"(?<=[^\W_])(?<![{HAN}])(?=[^\W_])(?![{HAN}])|(?<=[0-9][.,:/-])(?=[0-9])|(?<=[0-9])(?=[.,:/-][0-9])"
)


@dataclass(frozen=True, slots=True)
class QuoteSelector:
    """Words and what stands immediately before and behind them.

    `ambiguous` where no context of the length allowed tells them from another place of their own article;
    they are then not found there.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    ambiguous: bool = False

    def as_json(self) -> dict[str, str]:
        """The selector in the W3C's vocabulary."""
        return {
            "type": "TextQuoteSelector",
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
        }


@dataclass(frozen=True, slots=True)
class Quoted:
    """One span of a brief's item with its selector. `field` is the way to it: `evidence.0`, `quantity.span`."""

    item: str
    field: str
    span: Span
    selector: QuoteSelector


@dataclass(frozen=True, slots=True)
class _Sought:
    """A selector folded in one piece: the quoted words are `text[low:high]`."""

    text: str
    low: int
    high: int

    @property
    def context(self) -> int:
        """Words of context in all."""
        return _words(self.text[: self.low]) + _words(self.text[self.high :])

    @property
    def needed(self) -> int:
        """Words of context that must agree."""
        return max(0, min(_ENOUGH - _words(self.text[self.low : self.high]), self.context))

    def agreed(self, there: str, at: int) -> int:
        """Whole words of context that are the same around the quoted words at `at` of another text."""
        stop = at + self.high - self.low
        before, behind = self.text[: self.low], self.text[self.high :]
        same = _same(before[::-1], there[max(0, at - len(before)) : at][::-1])
        words = _words(before[len(before) - same :])
        if 0 < same < len(before) and (_inside(self.text, self.low - same) or _inside(there, at - same)):
            words -= 1
        same = _same(behind, there[stop : stop + len(behind)])
        words += _words(behind[:same])
        if 0 < same < len(behind) and (_inside(self.text, self.high + same) or _inside(there, stop + same)):
            words -= 1
        return words


class Quotable:
    """A text to quote from and to find quotes in. Folded once; a look-up is linear in the text's length."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _folded(self) -> Folded:
        return fold(self.text)

    def selector(self, start: int, end: int) -> QuoteSelector:
        """The selector of a span, offsets in code points.

        A letter cut from its accent is taken whole; white space and hidden characters at the ends are left
        out. ValueError where nothing is left, or the offsets do not lie in the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError("The span does not lie in the text. Pass offsets in code points, start first.")
        low, high = _stretch(self._folded, start, end)
        if low == high:
            raise ValueError("The span holds only white space or hidden characters. Choose one with words.")
        place = self._folded.origin(low, high)
        for words in _CONTEXT_WORDS:
            selector = self._with_context(low, high, words)
            if self.find(selector) == place:
                return selector
        return replace(selector, ambiguous=True)

    def find(self, selector: QuoteSelector) -> tuple[int, int] | None:
        """Start and end of the selector's words in this text, in code points.

        Of several places the one with most words of context the same. None where the words do not stand, where
        two places are equally good, or where too little agrees to know them again.
        """
        sought = _sought(selector)
        most, best, places = sought.context, -1, [0]
        for at in self._places(sought):
            agreed = sought.agreed(self._folded.text, at)
            if agreed > best:
                best, places = agreed, []
            if agreed == best:
                places.append(at)
            if agreed == most and len(places) > 1:
                return None
        if best < sought.needed or len(places) != 1:
            return None
        return self._folded.origin(places[0], places[0] + sought.high - sought.low)

    def _places(self, sought: _Sought) -> Iterator[int]:
        """Where the quoted words stand, whole characters all, their first and last word whole or cut as quoted."""
        words, text = sought.text[sought.low : sought.high], self._folded.text
        edges = _edges(sought.text, sought.low, sought.high)
        at = text.find(words) if words else -1
        while at >= 0:
            stop = at + len(words)
            if self._on_bounds(at, stop) and _edges(text, at, stop) == edges:
                yield at
            at = text.find(words, at + 1)

    def _on_bounds(self, at: int, stop: int) -> bool:
        return self._folded.is_whole(at) and self._folded.is_whole(stop)

    def _with_context(self, low: int, high: int, words: int) -> QuoteSelector:
        folded = self._folded
        start, end = folded.origin(low, high)
        first, last = _words_before(folded.text, low, words), _words_behind(folded.text, high, words)
        return QuoteSelector(
            exact=self.text[start:end],
            prefix=self.text[folded.origin(first, first + 1)[0] : start],
            suffix=self.text[end : folded.origin(last - 1, last)[1]],
        )


def selector_of(text: str, start: int, end: int) -> QuoteSelector:
    """The selector of `text[start:end]`; see `Quotable.selector`. Of many spans of one text, make a `Quotable`."""
    return Quotable(text).selector(start, end)


def find(selector: QuoteSelector, text: str) -> tuple[int, int] | None:
    """Start and end of the selector's words in `text`, or None; see `Quotable.find`."""
    return Quotable(text).find(selector)


def selectors_of(brief: Brief) -> list[Quoted]:
    """A selector for each span of each item, in order; the summary's sentences are `s1`, `s2` and so on."""
    article = Quotable(brief.article.text)
    made: dict[tuple[int, int], QuoteSelector] = {}
    items: list[tuple[str, Part]] = [(f"s{at}", each) for at, each in enumerate(brief.summary, start=1)]
    items += [(each.id, each) for each in brief.actors]
    items += [(each.id, each) for each in brief.positions]
    items += [(each.id, each) for each in brief.divergences]
    items += [(each.id, each) for each in brief.military_assets]
    items += [(each.id, each) for each in brief.unresolved_questions]
    quoted: list[Quoted] = []
    for item, part in items:
        for field, span in _spans(part):
            place = (span.start, span.end)
            if place not in made:
                made[place] = article.selector(*place)
            quoted.append(Quoted(item, field, span, made[place]))
    return quoted


def _spans(part: object, way: tuple[str, ...] = ()) -> Iterator[tuple[str, Span]]:
    """Every span within a part, with the way to it."""
    if isinstance(part, Span):
        yield ".".join(way), part
    elif isinstance(part, Part):
        for name, value in part:
            yield from _spans(value, (*way, name))
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from _spans(value, (*way, str(number)))


def _sought(selector: QuoteSelector) -> _Sought:
    """Folded together, as what a character folds to can depend on its neighbours."""
    folded = fold(selector.prefix + selector.exact + selector.suffix)
    start = len(selector.prefix)
    return _Sought(folded.text, *_stretch(folded, start, start + len(selector.exact)))


def _stretch(folded: Folded, start: int, end: int) -> tuple[int, int]:
    """The folded characters that `start` to `end` of the original touches, but for spaces at the ends."""
    low, high = folded.until(start), folded.before(end)
    while low < high and folded.text[low] == " ":
        low += 1
    while low < high and folded.text[high - 1] == " ":
        high -= 1
    return low, max(low, high)


def _same(one: str, other: str) -> int:
    """How many characters are the same from the first on."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _inside(text: str, at: int) -> bool:
    """Whether a word, a number or a letter with its marks runs on over the place before `text[at]`."""
    if not 0 < at < len(text):
        return False
    return _INSIDE.match(text, at) is not None or unicodedata.category(text[at])[0] == "M"


def _edges(text: str, low: int, high: int) -> tuple[str, str]:
    """The character that a cut word or number goes on with, on either side; empty where none is cut."""
    return (
        text[low - 1] if _inside(text, low) else "",
        text[high] if _inside(text, high) else "",
    )


def _words_before(text: str, low: int, words: int) -> int:
    """Where the last `words` words before `low` begin; at the text's start where there are fewer."""
    far = max(0, low - _CONTEXT)
    begins = [word.start() for word in _WORD.finditer(text, far, low)]
    if len(begins) > words:
        return begins[-words]
    if far == 0:
        return 0
    return begins[1] if len(begins) > 1 else far


def _words_behind(text: str, high: int, words: int) -> int:
    """Where the first `words` words behind `high` end; at the text's end where there are fewer."""
    far = min(len(text), high + _CONTEXT)
    ends = [word.end() for word in _WORD.finditer(text, high, far)]
    if len(ends) > words:
        return ends[words - 1]
    if far == len(text):
        return far
    return ends[-2] if len(ends) > 1 else far
