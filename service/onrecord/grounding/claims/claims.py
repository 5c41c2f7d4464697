"""Claims: written from the article's words, or checked against them.

`docs/CLAIMS.md` says what is checked, and what is not. In English a claim is held against its evidence word by word;
in other languages only its numbers and names are, and anything but the article's own words stays unverified.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from onrecord.cues.claims import load_claim_words
from onrecord.grounding.claims.abroad import verdict_abroad
from onrecord.grounding.claims.names import KnownNames
from onrecord.grounding.claims.objections import Objections
from onrecord.grounding.claims.omissions import Omission
from onrecord.grounding.claims.support import Support, sentences
from onrecord.grounding.claims.words import WordReader
from onrecord.grounding.text.folding import as_seen, plain, without_accents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.claims.words import Word

Why = Literal[
    "",
    "number", "unit", "date", "name", "role", "negation", "hedge", "modality", "setting", "opposite", "time", "degree",
    "direction",
    "words", "order", "attribution", "quotation", "language", "length",
]  # fmt: skip
"""Why a claim is not supported; what each means is in `MEANINGS`."""

MEANINGS: dict[Why, str] = {
    "number": "a number is not the article's",
    "unit": "a unit is not the article's",
    "date": "a day, a month or a time is not the article's",
    "name": "a name is not the article's",
    "role": "a name or noun stands in another's place",
    "negation": "a negation differs",
    "hedge": "a hedge or a condition is missing",
    "modality": "may, will, must or has is exchanged",
    "setting": "private is public, or the unnamed are named",
    "opposite": "a word says the opposite",
    "time": "before and after are exchanged",
    "degree": "more and less are exchanged",
    "direction": "the direction is another",
    "words": "its words are not the article's",
    "order": "its words are the article's, but in another order, or something is left out that may matter",
    "attribution": "it states what the article has somebody say",
    "quotation": "words stand in quotation marks that the article does not quote",
    "length": "it or its evidence is too long for rules to compare",
    "language": "in this language only the article's own words are supported",
}

LONGEST = 100_000
"""Words of the claim times words of its evidence that are compared: a claim of 100 words with 1,000."""

LONGEST_SENTENCE = 400
"""Words and marks of a sentence that is compared; LONGEST_PAIR: of one times those of the other."""

LONGEST_PAIR = 20_000

_TOKEN = re.compile(r"[\w'-]+")
_PLAIN_WORDS = frozenset(
    "the a an of to in on at by for with from and or but that which who whom whose this these those it "
    "its he she they him her them his their is are was were be been being has have had do does did will "
    "would can could may might must should not no nor as if whether about into over under than then there "
    "said says said say told tell also".split()
)
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{3,}?)[”\"»]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`supported`: the article says it; `unverified`: rules cannot tell; `refused`: it says something else."""

    outcome: Literal["supported", "unverified", "refused"]
    why: Why = ""

    @property
    def meaning(self) -> str:
        """Why in words, or nothing for a supported claim."""
        return MEANINGS.get(self.why, "")


def check_claim(
    claim: str, evidence: str, known_names: str, lexicon: Lexicon, *, attributed: bool = True
) -> Verdict:
    """Whether the evidence supports a claim, as far as rules can tell.

    Args:
        claim: one or more sentences.
        evidence: the article's sentences that should say it.
        known_names: names that the claim may use for a pronoun: one actor a line, its names divided by commas.
        lexicon: the cue lists of the article's language.
        attributed: whether the reader sees beside the claim who holds it; else it must say so itself.
    """
    claim, evidence, known_names = as_seen(claim), as_seen(evidence), as_seen(known_names)
    lists = load_claim_words(lexicon.language)
    reader = WordReader(lists, lexicon.language, (claim, evidence))
    mine, its = reader.read(claim), reader.read(evidence)
    if _too_long(mine, its):
        return Verdict("unverified", "length")
    known = KnownNames(known_names, reader)
    if not any(word.solid for word in mine):
        return Verdict("unverified", "words")
    if not lists.full:
        found = _abroad(verdict_abroad(mine, its, known, lists))
        return found if found.outcome != "supported" else _quoted(claim, evidence)
    verbs = lexicon.verbs - lists["function"]  # `in contact with` is a cue, and `in` no verb
    objection = Objections(lists, verbs, known).to(claim, mine, evidence, its)
    if objection:
        return Verdict("refused", _named(objection))
    left_out = Support(lists, verbs, known).of(mine, its)
    if left_out is Omission.TELLING:
        there = {word.key for word in its} | known.keys | lists["articles"] | {"that"}
        own = all(word.key in there for word in mine if word.solid)
        return Verdict("unverified", "order" if own else "words")
    if left_out is Omission.ATTRIBUTION and not attributed:
        return Verdict("unverified", "attribution")
    return _quoted(claim, evidence)


def check_names_and_numbers(question: str, evidence: str, lexicon: Lexicon) -> Verdict:
    """Whether a question asks of nothing but the evidence's names and numbers; the rest of it may turn it round."""
    question, evidence = as_seen(question), as_seen(evidence)
    lists = load_claim_words(lexicon.language)
    reader = WordReader(lists, lexicon.language, (question, evidence))
    mine, its = reader.read(question), reader.read(evidence)
    if _too_long(mine, its):
        return Verdict("unverified", "length")
    known = KnownNames("", reader)
    objection = Objections(lists, lexicon.verbs, known).to_names_and_numbers(mine, its)
    return Verdict("refused", _named(objection)) if objection else Verdict("unverified", "words")


def _too_long(mine: Sequence[Word], its: Sequence[Word]) -> bool:
    claim, evidence = (max((len(s) for s in sentences(words)), default=0) for words in (mine, its))
    return (
        len(mine) * len(its) > LONGEST
        or max(claim, evidence) > LONGEST_SENTENCE
        or claim * evidence > LONGEST_PAIR
    )


def _abroad(objection: str) -> Verdict:
    if not objection:
        return Verdict("supported")
    why = _named(objection)
    return Verdict("unverified" if why == "language" else "refused", why)


def _named(objection: str) -> Why:
    return next(why for why in get_args(Why) if why == objection)


def _quoted(claim: str, evidence: str) -> Verdict:
    return Verdict("supported") if _quotes(claim, evidence) else Verdict("unverified", "quotation")


def _quotes(claim: str, evidence: str) -> bool:
    """Whether the article quotes what the claim has in quotation marks."""
    quoted = " ".join(plain(match.group(1)).lower() for match in _QUOTED.finditer(evidence))
    opened = plain(evidence[evidence.rfind("“") :]).lower() if "“" in evidence else ""
    return all(
        plain(match.group(1)).lower().strip(" ,.") in f"{quoted} {opened}"
        for match in _QUOTED.finditer(claim)
    )


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
    ended = text[-1] in ".!?…。؟" or text.rstrip('”"»’')[-1:] in tuple(".!?")
    return text if ended else f"{text}."
