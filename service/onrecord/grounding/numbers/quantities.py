"""Numbers as newsrooms write them, and which noun they govern.

`eight`, `two dozen`, `some 3,000`, `at least 40`, `between 40 and 50`, `a pair of`, `hundreds of`, `1.5 million`.
A plural with no number has no quantity; `hundreds` has words and bounds but no value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    w: (i + 2) * 10
    for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_GROUPS = {"dozen": 12, "pair": 2, "couple": 2, "score": 20, "trio": 3, "quartet": 4, "half-dozen": 6}
_FRACTIONS = {
    "half a": 0.5,
    "a half": 0.5,
    "a quarter of a": 0.25,
    "a quarter": 0.25,
    "three quarters of a": 0.75,
    "three-quarters of a": 0.75,
}
_VAGUE = {
    "tens": (20, None),
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2_000, None),
    "tens of thousands": (20_000, None),
    "hundreds of thousands": (200_000, None),
    "millions": (2_000_000, None),
}

DIGITS = r"\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
FIRST_WORD = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
# What may follow what: `twenty two` and `two hundred and six` are one number, `four two`-seat jets are two.
_ONES = "|".join(word for word, value in _UNITS.items() if 0 < value < 10)
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-]+(?:{_ONES})\b)?|(?:{FIRST_WORD}))\b"
_HUNDREDS = rf"{_SMALL}(?:[\s-]+hundred\b(?:(?:\s+and)?\s+{_SMALL})?)?"
_WORD_NUMBER = (
    rf"{_HUNDREDS}(?:[\s-]+(?:thousand|million|billion)\b"
    rf"(?:(?:\s+and)?\s+{_HUNDREDS}(?:[\s-]+(?:thousand|million)\b)?){{0,2}})?"
)
_PART_OF_SCALE = (
    r"(?:half a|a half|a quarter of a|a quarter|three[- ]quarters of a)[\s-](?:million|billion|thousand)\b"
)
_NUMBER = (
    rf"(?:{_PART_OF_SCALE}|(?:{DIGITS})(?:\s+(?:hundred|thousand|million|billion|dozen))?"
    rf"|(?:{_SMALL}|an?)\s(?:and\s)?a\shalf\s(?:thousand|million|billion)\b|a\s(?:million|thousand|billion)\sand\sa\shalf\b"
    rf"|(?:{_WORD_NUMBER})(?:\s+dozen)?|"
    rf"half a dozen|half-a-dozen|a half[- ]dozen|a dozen|a (?:pair|couple|trio|quartet)(?: of)?|a hundred|a thousand|"
    rf"a million)"
)
FEW = r"(?:an?\s)?(?:few|several|many|couple(?:\sof)?)\s(?P<of_few>dozen|score|hundred|thousand|million)s?"
VAGUE_WORDS = "|".join(sorted(_VAGUE, key=len, reverse=True))
OVER = r"more than|over|upwards? of"
UNDER = r"fewer than|less than|under"
NEARLY = r"almost|nearly"
LOW = (
    rf"at (?:the very )?least|(?:no|not) fewer than|(?:no|not) less than|as few as|a minimum of"
    rf"|(?:in )?excess of|exceeding|{OVER}"
)
HIGH = (
    rf"at (?:the )?most|up to|as many as|as much as|(?:no|not) more than|a maximum of|{UNDER}|{NEARLY}"
    rf"|just short of|just shy of"
)
ABOUT = (
    r"about|around|some|roughly|approximately|an estimated|estimated|close to|closer to|circa|perhaps"
    r"|possibly|probably|maybe"
)
_OR = r"(?:,\s*|\s+)(?:or|maybe|perhaps|possibly|or maybe|or perhaps)\s+"

PATTERN = re.compile(
    rf"(?<![\w$€£/:.,-])(?:"
    rf"(?:between\s+(?P<from>{_NUMBER})\s+and\s+(?P<to>{_NUMBER}))"
    rf"|(?:(?:from\s+)?(?P<from2>{_NUMBER})(?:\s+to\s+|{_OR}|(?<=\d)\s*[-–]\s*(?=\d))(?P<to2>{_NUMBER}))"
    rf"|(?:(?P<few_low>{LOW})\s+|(?P<few_high>{HIGH})\s+|(?P<few_about>{ABOUT})\s+)?(?P<few>{FEW})(?:\s+of)?"
    rf"|(?:(?:(?P<low>{LOW})|(?P<high>{HIGH})|(?P<about>{ABOUT}))\s+)?(?:(?:a total of|"
    rf"another|additional)\s+)?(?P<number>{_NUMBER})(?P<tail>-odd|-plus|\+|\sor\s(?:so|more|fewer|less))?"
    rf"|(?:(?P<vague_low>{LOW})\s+|(?P<vague_about>{ABOUT})\s+)?(?P<vague>{VAGUE_WORDS})(?:\s+of)?"
    rf")(?![\w%]|[.,:/]\d|-\d)",
    re.IGNORECASE,
)


_MOVED_OVER = re.compile(
    r"\b(?:hand|handed|hands|handing|turn(?:ed|s|ing)?|took|taken?|taking|flew|signed)\s$", re.IGNORECASE
)
SMALL = 10
"""Below this number `over` is read as a word of place."""

LONGEST = 20
"""Characters of the longest number that is read: what is longer counts nothing on earth."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a stretch says about how many. All None but the offsets: words without a number."""

    start: int
    end: int
    value: int | float | None
    minimum: int | float | None
    maximum: int | float | None


def number_of(words: str) -> int | float | None:
    """The value of one number in digits or English words, or None."""
    words = words.lower().replace(" ", " ").strip().removesuffix(" of")
    if words in ("half a dozen", "a half-dozen", "a half dozen"):
        return 6
    if words == "half-a-dozen":
        return 6
    if (whole := _with_fraction(words)) is not None:
        return whole
    words = re.sub(r"^an? ", "one ", words)
    digits = re.match(rf"({DIGITS})\s*(\w+)?$", words)
    if digits and len(digits.group(1)) > LONGEST:
        return None
    if digits:
        base = float(digits.group(1).replace(",", "").replace(" ", ""))
        scale = {**_SCALES, "dozen": 12}.get(digits.group(2) or "", 1)
        value = base * scale
        return int(value) if value == int(value) else value
    total = current = 0
    for word in re.split(r"[\s-]+", words):
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0
        elif word in _GROUPS:
            current = max(current, 1) * _GROUPS[word]
        elif word != "and":
            return None
    return total + current


def _with_fraction(words: str) -> int | None:
    """`half a million`, `a quarter-million`, `two and a half million`, `a million and a half`."""
    scale = next((value for word, value in _SCALES.items() if re.search(rf"\b{word}\b", words)), None)
    if scale is None:
        return None
    lead = re.split(rf"[\s-](?=(?:{'|'.join(_SCALES)})\b)", words)[0]
    if lead in _FRACTIONS:
        return int(_FRACTIONS[lead] * scale)
    if lead.endswith(" and a half"):
        return int((number_of(lead.removesuffix(" and a half")) or 0) * scale + scale / 2)
    if words.endswith(" and a half"):
        return int(scale + scale / 2)
    return None


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Reading]:
    """Every quantity in a stretch, in order."""
    end = len(text) if end is None else end
    found: list[Reading] = []
    while match := PATTERN.search(text, start, end):
        reading = _reading(match)
        start = match.end()
        if reading is not None:
            found.append(reading)
        elif match.group("from2"):
            # `in 2024, perhaps 40 tanks`: two numbers that make no range are read one by one.
            first = (
                _reading(alone)
                if (alone := PATTERN.search(text, match.start(), match.end("from2")))
                else None
            )
            found += [first] if first else []
            start = match.end("from2")
    return found


def _scaled(low: str, high: str) -> str:
    """`six` of `between six and nine million` is six million: the scale stands once, for both."""
    scale = high.split()[-1].lower()
    if len(high.split()) > 1 and scale in _SCALES and low.split()[-1].lower() not in _SCALES:
        return f"{low} {scale}"
    return low


def _reading(match: re.Match[str]) -> Reading | None:
    start, end = match.span()
    if end - start > 100:
        return None
    low, high = match.group("from") or match.group("from2"), match.group("to") or match.group("to2")
    if low and high:
        first, last = number_of(_scaled(low, high)), number_of(high)
        if first is None or last is None or first > last:
            return None
        return Reading(start, end, None, first, last)
    if match.group("few"):
        scale = {**_SCALES, "dozen": 12, "score": 20}[match.group("of_few").lower()]
        if "couple" in match.group("few").lower():
            return Reading(start, end, 2 * scale, None, None)
        return Reading(start, end, None, 2 * scale, None)
    if match.group("vague"):
        minimum, maximum = _VAGUE[match.group("vague").lower()]
        return Reading(start, end, None, minimum, maximum)
    value = number_of(match.group("number"))
    if value is None:
        return None
    moved = _MOVED_OVER.search(match.string, max(0, start - 12), start)
    if match.group("low") == "over" and (value < SMALL or moved):
        # `turned over one of the shells`, `handed over 12 guns`: a word of place, not a bound
        return Reading(match.start("number"), end, value, value, value)
    if match.group("low"):
        return Reading(start, end, value, value, None)
    if match.group("high"):
        return Reading(start, end, value, None, value)
    tail = (match.group("tail") or "").split()
    if tail and tail[-1] in ("more", "-plus", "+"):
        return Reading(start, end, value, value, None)
    if tail and tail[-1] in ("fewer", "less"):
        return Reading(start, end, value, None, value)
    if match.group("about") or tail:
        return Reading(start, end, value, None, None)
    return Reading(start, end, value, value, value)
