"""Rewriting of an English sentence that leaves what it says: each kind yields the sentence in other words or order.

Written on the sentence's letters, by somebody's eye and not by the program's: none of its code is used here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SMALL = frozenset(
    "The A An Its His Her They He She It Two Three Four Five Six Seven Eight Nine On In At After During Since By Some "
    "More Envoys".split()
)
NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
TENS = {
    "20": "twenty",
    "30": "thirty",
    "40": "forty",
    "50": "fifty",
    "60": "sixty",
    "80": "eighty",
    "90": "ninety",
}
SPEAKER = r"(?:(?:The|A|An|Its|His|Her|Two|Three|Some) )?(?:[A-Za-z][\w'’.-]*(?: |, (?=[A-Z]))){0,6}?[\w'’-]+"
SAID_THAT = re.compile(rf"^(?P<who>{SPEAKER}) said (?:that )?(?P<what>[^\"“”:]{{20,}})\.$")
SAID_BEHIND = re.compile(
    r"^(?P<what>[^\"“”:;]{20,}), (?P<who>(?:the|a|an|two|three|one) [^,\"“”]{3,50}) said\.$"
)
FIRST = re.compile(
    r"^(?P<when>(?:On|In|At|After|During|Since|By) (?:[\w'’]+ ){0,4}[\w'’]+), (?P<rest>[^,;:\"“”]{15,})\.$"
)
LAST = re.compile(
    r"^(?P<rest>[^,;:\"“”]{15,}) "
    r"(?P<when>on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in (?:January|February|March|April|May|"
    r"June|July|August|September|October|November|December))\.$"
)
CLAUSES = re.compile(
    r"\b(?:that|who|which|whether|if|because|while|when|said|says|told|after|before|until|to|and|but|as)\b"
)
ASIDE = re.compile(r", (?:who|which|whose) [^,\"“”;]+,(?= )(?! (?:and|but|or)\b)")
APPOSED = re.compile(
    r"(?<=[a-z]), (?:a|an|the) [^,\"“”;]{3,60},(?= (?:said|told|accused|called|put|has|have|had|will|was|is)\b)"
)
VERBS = (
    "accused criticised criticized blamed rammed summoned rejected overpowered attacked condemned praised urged warned "
    "welcomed".split()
)
NAME = r"(?:[Tt]he )?(?:[A-Z][\w'’-]*|[a-z]+ (?=[A-Z]))(?: [A-Z][\w'’-]*)*"
PASSIVE = re.compile(
    rf"^(?P<whom>(?:The |Its )?[\w'’ -]{{3,50}}?) (?:was|were) (?P<verb>{'|'.join(VERBS)}) by "
    rf"(?P<who>{NAME}|the [a-z]+)(?P<rest>| (?:of|for|on|near|within|to|in)\b[^,;\"“”]*)(?P<end>[.,].*|)$"
)
ACTIVE = re.compile(
    rf"^(?P<who>{NAME}) (?P<verb>{'|'.join(VERBS)}) (?P<whom>{NAME}|the [a-z]+)"
    rf"(?P<rest>| (?:of|for|on|near|to) [^,;\"“”]*)(?P<end>[.,].*)$"
)


def attribution_behind(sentence: str) -> Iterator[str]:
    """`X said that Y` → `Y, X said`."""
    if (found := SAID_THAT.match(sentence)) and not re.search(r", (?:and|but|though)\b", found["what"]):
        yield f"{_large(found['what'])}, {_small(found['who'])} said."


def attribution_first(sentence: str) -> Iterator[str]:
    """`Y, X said` → `X said that Y`."""
    if found := SAID_BEHIND.match(sentence):
        yield f"{_large(found['who'])} said that {_small(found['what'])}."


def adverbial_last(sentence: str) -> Iterator[str]:
    """`On Monday, X left` → `X left on Monday`, in a sentence of one clause."""
    found = FIRST.match(sentence)
    if found and not CLAUSES.search(found["rest"]) and not CLAUSES.search(found["when"].split(" ", 1)[1]):
        yield f"{_large(found['rest'])} {_small(found['when'])}."


def adverbial_first(sentence: str) -> Iterator[str]:
    """`X left on Monday` → `On Monday, X left`."""
    if (found := LAST.match(sentence)) and not CLAUSES.search(found["rest"]):
        yield f"{_large(found['when'])}, {_small(found['rest'])}."


def clause_dropped(sentence: str) -> Iterator[str]:
    """A relative clause between commas left out."""
    for found in ASIDE.finditer(sentence):
        yield sentence[: found.start()] + sentence[found.end() :]


def apposition_dropped(sentence: str) -> Iterator[str]:
    """An apposition before the verb left out."""
    for found in APPOSED.finditer(sentence):
        yield sentence[: found.start()] + sentence[found.end() :]


def numbers_in_digits(sentence: str) -> Iterator[str]:
    """`six` → `6`, and `40` → `forty`."""
    for value, word in enumerate(NUMBERS, start=2):
        for found in re.finditer(
            rf"(?<![\w-]){word}(?![\w-])(?! (?:million|billion|thousand|hundred|dozen))", sentence
        ):
            yield f"{sentence[: found.start()]}{value}{sentence[found.end() :]}"
    for digits, word in TENS.items():
        for found in re.finditer(
            rf"(?<![\w.,:$€£-]){digits}(?![\w%-]|[.,]\d| (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))",
            sentence,
        ):
            if not re.search(
                r"(?:January|February|March|April|May|June|July|August|Sept?\.?|Oct\.?|Nov\.?|Dec\.?|\w+ber) $",
                sentence[: found.start()],
            ):
                yield sentence[: found.start()] + word + sentence[found.end() :]


def voice(sentence: str) -> Iterator[str]:
    """`A was accused by B of C` → `B accused A of C`, and the other way."""
    if found := PASSIVE.match(sentence):
        yield f"{_large(found['who'])} {found['verb']} {_small(found['whom'])}{found['rest']}{found['end']}"
    elif found := ACTIVE.match(sentence):
        be = "were" if found["whom"].endswith("s") and found["whom"][0].islower() else "was"
        yield f"{_large(found['whom'])} {be} {found['verb']} by {_small(found['who'])}{found['rest']}{found['end']}"


REWRITERS: dict[str, Callable[[str], Iterator[str]]] = {
    "attribution behind": attribution_behind,
    "attribution first": attribution_first,
    "adverbial last": adverbial_last,
    "adverbial first": adverbial_first,
    "clause dropped": clause_dropped,
    "apposition dropped": apposition_dropped,
    "number in digits or words": numbers_in_digits,
    "voice": voice,
}


def _large(words: str) -> str:
    return words[0].upper() + words[1:]


def _small(words: str) -> str:
    """With a small letter where the first word is none that keeps its capital."""
    first = words.split(" ", 1)[0]
    return words[0].lower() + words[1:] if first in SMALL else words
