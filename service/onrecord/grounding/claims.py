"""Claims: written from the article's words, or checked against them.

Checked: numbers, names and negations of a claim must stand in its evidence. Not checked: who did what to
whom, tense and degree; a claim in other words than the article's is marked unverified for that reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.grounding.folding import plain, without_accents
from onrecord.grounding.quantities import quantities

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Lexicon

_TOKEN = re.compile(r"[\w'-]+")
_NAME_TOKEN = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w-]+")
_PLAIN_WORDS = frozenset(
    "the a an of to in on at by for with from and or but that which who whom whose this these those it "
    "its he she they him her them his their is are was were be been being has have had do does did will "
    "would can could may might must should not no nor as if whether about into over under than then there "
    "said says say told tell also".split()
)
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|denied|denies|deny|refused|declined|rejected)\b|n't\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`supported`: the claim's words are the article's; `unverified`: rules cannot tell; `refused` with why."""

    outcome: Literal["supported", "unverified", "refused"]
    why: str = ""


def content_words(text: str) -> list[str]:
    """Words that carry meaning, folded and in lower case."""
    folded = without_accents(plain(text)).lower()
    return [
        t.strip("'-") for t in _TOKEN.findall(folded) if t.strip("'-") and t.strip("'-") not in _PLAIN_WORDS
    ]


def overlap(first: str, second: str) -> float:
    """Share of the shorter text's content words that stand in the other (0 to 1)."""
    mine, its = set(content_words(first)), set(content_words(second))
    return len(mine & its) / max(1, min(len(mine), len(its)))


def check_claim(claim: str, evidence: str, known_names: str, lexicon: Lexicon) -> Verdict:
    """Whether the evidence supports a claim, as far as rules can tell. `known_names`: the article's names."""
    shown = plain(evidence)
    numbers = {(q.value, q.minimum, q.maximum) for q in quantities(shown)}
    values = {value for triple in numbers for value in triple if value is not None}
    for reading in quantities(plain(claim)):
        wanted = [v for v in (reading.value, reading.minimum, reading.maximum) if v is not None]
        if wanted and not all(value in values or value == 1 for value in wanted):
            return Verdict("refused", "a number is not the article's")
    folded = without_accents(shown).lower() + " " + without_accents(plain(known_names)).lower()
    for index, match in enumerate(_NAME_TOKEN.finditer(plain(claim))):
        word = without_accents(match.group()).lower().removesuffix("'s")
        if index == 0 and match.start() == 0:
            continue
        if word not in folded:
            return Verdict("refused", "a name is not the article's")
    if bool(_NEGATIVE.search(plain(claim))) != bool(_NEGATIVE.search(shown)):
        return Verdict(
            "refused" if _NEGATIVE.search(shown) and not _NEGATIVE.search(plain(claim)) else "unverified",
            "a negation differs",
        )
    for name in ("alleged", "reported"):
        hedges = lexicon.list("hedges", name)
        if (
            hedges.first(shown)
            and not hedges.first(plain(claim))
            and lexicon.list("hedges", name).first(shown)
        ):
            return Verdict("unverified", "a hedge is missing")
    words = content_words(claim)
    there = set(content_words(evidence)) | set(content_words(known_names))
    missing = [word for word in words if word not in there]
    return Verdict("unverified", "words are not the article's") if missing else Verdict("supported")


def sentence_case(text: str) -> str:
    """One sentence: a capital first letter, one space between words, a full stop."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:")
    if not text:
        return text
    text = text[0].upper() + text[1:]
    if text.count('"') % 2:
        text = text.rstrip(".") + '"'
    if text.count("“") > text.count("”"):
        text = text.rstrip(".") + "”"
    return text if text[-1] in ".!?…。؟" or (text[-1] in '”"»’' and text[-2:-1] in ".!?") else f"{text}."
