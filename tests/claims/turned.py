"""Claims of which one change turned the meaning: the edits of quotes as whole claims, and changes of claims alone."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tests.claims.acts import FILE, told_the_other_way_round
from tests.claims.claim import Claim, without_repeats
from tests.claims.evidence import evidence_of, names_of
from tests.claims.rewriting import REWRITERS
from tests.edits.article import own_articles
from tests.edits.chance import chance
from tests.edits.folding import stands_in
from tests.edits.meaning import meaning_edits
from tests.edits.passage import sentences
from tests.edits.replacement import replaced
from tests.edits.words import changes_in, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.edits.edit import Edit

NUMBERS = frozenset({"number word", "digit", "designation"})
NAMES = frozenset({"names exchanged", "another name", "surname exchanged", "who did what to whom"})
IN_ENGLISH = frozenset({"unit or magnitude", "date or weekday", "ordinal", "bound"})
AT_MOST = 30  # of a kind
CONDITION = re.compile(r",? (?:if|unless|provided that|as long as|so long as) [^,;.\"“”]+(?=[.,])")
UNDER = re.compile(
    r"\b(?:denied|denies|doubts?|doubted|(?:dismissed|rejected) (?:reports|claims|suggestions)|whether|if) "
    r"(?:that )?(?P<what>(?:the|its|his|her|it|he|she|they|any|[A-Z])[^,;.\"“”]{20,})(?=[.,;])"
)


def turned_claims() -> list[Claim]:
    """All of them, by language and kind; every second one has the sentences beside it as evidence too."""
    edits = meaning_edits(shared=())
    claims = [_claim(edit, beside=number % 2) for number, edit in enumerate(edits)]
    return without_repeats([*claims, *_rewritten(edits), *_of_claims_alone(), *told_the_other_way_round()])


def touches_numbers_or_names(claim: Claim) -> bool:
    """Whether the change is one of a number or a name; of units, dates, ordinals and bounds too in English."""
    kind = claim.kind.split(", and ")[0]
    return kind in NUMBERS | NAMES or (claim.language == "en" and kind in IN_ENGLISH)


def _claim(edit: Edit, *, beside: int) -> Claim:
    names = names_of(edit.language, edit.article)
    return Claim(edit.language, edit.kind, edit.edited, evidence_of(edit, beside=beside), names)


def _rewritten(edits: list[Edit]) -> Iterator[Claim]:
    """An edited sentence rewritten by means that change nothing: it stays turned."""
    for edit in edits:
        evidence = " ".join(evidence_of(edit).split())
        if edit.language != "en" or len(edit.original) < len(evidence):
            continue
        for kind, rewrite in REWRITERS.items():
            for text in rewrite(" ".join(edit.edited.split())):
                if text not in rewrite(evidence):
                    yield Claim(
                        "en", f"{edit.kind}, and {kind}", text, evidence, names_of("en", edit.article)
                    )


def _of_claims_alone() -> Iterator[Claim]:
    """What only a claim can do: drop a condition or what it stands under, or change words that no quote would."""
    found: dict[str, list[Claim]] = {}
    for article in own_articles("en"):
        names = names_of("en", article.text)
        for passage in sentences(article):
            evidence = passage.text
            for match in CONDITION.finditer(evidence):
                text = evidence[: match.start()] + evidence[match.end() :]
                found.setdefault("condition dropped", []).append(
                    Claim("en", "condition dropped", text, evidence, names)
                )
            for match in UNDER.finditer(evidence):
                text = f"{match['what'][0].upper()}{match['what'][1:]}."
                found.setdefault("taken out of a denial", []).append(
                    Claim("en", "taken out of a denial", text, evidence, names)
                )
            for kind, changes in _own_changes().items():
                fate = chance("turned", kind)
                for whole, text in replaced(passage, changes, fate):
                    spoiled = words("en").spoiled.search(text)
                    if whole is passage and not spoiled and not stands_in(text, article.text):
                        found.setdefault(kind, []).append(Claim("en", kind, text, evidence, names))
    for kind, claims in found.items():
        yield from chance("turned", kind).sample(claims, min(AT_MOST, len(claims)))


@cache
def _own_changes() -> dict:
    return changes_in(FILE, "en")
