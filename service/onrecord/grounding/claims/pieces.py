"""The pieces that a claim is put together from: the verb, the stretches of a speech, a sentence behind its dateline."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.grounding.text.naming import DATELINE

if TYPE_CHECKING:
    from collections.abc import Set

    from onrecord.brief import Span

_IRREGULAR = {"say": "said", "tell": "told", "stress": "stressed", "hold": "held"}
_COMMA_INSIDE = re.compile(r",[”\"’»']")
_PREDICATE = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did)\b"
)
_TURNS = re.compile(
    r"^[\s“\"‘']*(?:(?:But|Yet|Nor|Not|Only|If|Unless|Except|Until|Though|Although|However|Still|Or|Now|And\s(?:yet|if|only))\b|"
    r"(?:[\w’']+\s){1,2}(?:[\w’']+\s)?(?:not|none|never|nothing|nobody)\b[\w\s]{0,12}[.!]|(?:[\w]+\s){1,2}\w+n[’']t[.!])"
)
"""How a sentence opens that limits or takes back the one before it: `But only if …`, `We will not.`"""

_VERSION = re.compile(
    r"In\s(?:the\s)?[A-Z][^,“”\"]{1,40}?['’]s?\s(?:own\s)?(?:version|account|telling|retelling|readout|recollection)"
    r"(?:\sof\s[^,“”\"]{2,40})?,\s"
)
_SMALL_HERE = re.compile(r"^(?:The|An?|Its|His|Her|Their)\b")

_TURN_BY = 2
"""Sentences behind the first among which one that turns it belongs to it."""

_HEAD = 2
"""Sentences before which a dateline stands: the headline may be one."""


def past_form(verb: str, verbs: Set[str]) -> str:
    """The verb as a sentence of its own has it: `dismissed` for the article's `, dismissing`."""
    first, _, rest = verb.partition(" ")
    if not first.lower().endswith("ing"):
        return verb
    stem = first.lower().removesuffix("ing")
    forms = (f"{stem}ed", f"{stem}d", f"{stem}e", f"{stem[:-1]}ied")
    past = _IRREGULAR.get(stem) or next((form for form in forms if form in verbs), None)
    return f"{past} {rest}".strip() if past else verb


def joined(text: str, content: list[Span]) -> str:
    """The pieces after the first, with the comma or the stop that an attribution in the middle took the place of."""
    rest = ""
    for before, span in pairwise(content):
        between = text[before.end : span.start]
        joint = ", " if _COMMA_INSIDE.match(between) and not _PREDICATE.match(span.text) else " "
        joint = between if between in ("", "-") else joint
        if before.sentence != span.sentence:
            stopped = before.text.rstrip().endswith((".", "?", "!"))
            joint = " … " if span.sentence > before.sentence + 1 else " " if stopped else ". "
        rest += joint + span.text.strip(" ,")
    return rest


def with_its_turn(content: list[Span], spoken: list[Span]) -> list[Span]:
    """Spoken words up to the last sentence near them that limits or takes back what they say.

    Args:
        content: the words of one sentence of the speech.
        spoken: those of the sentences behind it.
    """
    last = content[-1].sentence
    near = [span for span in spoken if last < span.sentence <= last + _TURN_BY]
    turned = max((n for n, span in enumerate(near, start=1) if _TURNS.match(span.text)), default=0)
    return [*content, *near[:turned]]


def without_dateline(words: str, sentence: int) -> str:
    """Words of the sentence with this number, without `HAVANA, Nov 27 - ` before them."""
    dateline = DATELINE.match(words) if sentence <= _HEAD else None
    return words[dateline.end() :] if dateline else words


def closed_inside(words: str) -> str:
    """Quoted words with the mark that closes a quotation inside of them: `He told us: 'Nobody will touch you`."""
    opened = len(re.findall(r"(?<!\w)'(?=\w)", words)) - len(re.findall(r"(?<=[\w.,!?])'(?!\w)", words))
    return f"{words}'" if opened == 1 else words


def in_whose_version(claim: str, sentence: str) -> str:
    """A claim behind the words with which its sentence says whose account it is: `In Moscow's version, …`."""
    version = _VERSION.match(sentence)
    if version is None or version.group() in claim:
        return claim
    return version.group() + _SMALL_HERE.sub(lambda small: small.group().lower(), claim)
