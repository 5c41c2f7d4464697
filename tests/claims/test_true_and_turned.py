"""Claims made from the development seeds: what is turned is never supported, and what is true is seldom refused.

The claims come from `tests/edits` and from the generators beside this file. `pytest -s` prints the shares.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.claims.true import labelled_claims, true_claims
from tests.claims.turned import touches_numbers_or_names, turned_claims
from tests.edits.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.grounding.claims.claims import Verdict
    from tests.claims.claim import Claim

Judged = tuple["Claim", "Verdict"]

SUPPORTED_THOUGH_TURNED: dict[str, str] = {}
"""The text of a turned claim that is supported → why that is right after all. There is none."""

REFUSED_OF_NUMBERS_AND_NAMES = 0.95
REFUSED_THOUGH_TRUE = 0.03
REFUSED_OF_LABELLED = 0.05
SUPPORTED_OF_TRUE = 0.9
ENGLISH_TURNED, TURNED_ABROAD = 500, 50
EACH = pytest.mark.parametrize("language", LANGUAGES)


@cache
def _judged(family: str) -> tuple[Judged, ...]:
    claims = true_claims() if family == "true" else turned_claims()
    return tuple((claim, claim.verdict()) for claim in claims)


@pytest.fixture(scope="module")
def true() -> tuple[Judged, ...]:
    """True claims with their verdicts; the shares are printed once."""
    _print("true", _judged("true"))
    return _judged("true")


@pytest.fixture(scope="module")
def turned() -> tuple[Judged, ...]:
    """Turned claims with their verdicts; the shares are printed once."""
    _print("turned", _judged("turned"))
    return _judged("turned")


@EACH
def test_there_are_enough_turned_claims_in_every_language(language, turned):
    """500 in English and 50 in each other: one that slips through is no accident."""
    least = ENGLISH_TURNED if language == "en" else TURNED_ABROAD
    assert sum(claim.language == language for claim, _ in turned) >= least


def test_no_kind_of_turned_claim_rests_on_one_example(turned):
    """A kind that a generator makes is seen more than twice."""
    kinds = Counter(claim.kind for claim, _ in turned if ", and " not in claim.kind)
    assert [kind for kind, count in kinds.items() if count < 3] == []


@EACH
def test_no_turned_claim_is_supported(language, turned):
    """A number, a name, a role, a negation, a hedge, a direction, an opposite: none passes for looking alike."""
    passed = [
        (claim.kind, claim.text, claim.evidence)
        for claim, verdict in turned
        if claim.language == language
        and verdict.outcome == "supported"
        and claim.text not in SUPPORTED_THOUGH_TURNED
    ]
    assert passed == []


def test_a_turned_number_or_name_is_refused(turned):
    """In 95 of 100 a rule objects; the rest is unverified."""
    assert _share(turned, "refused") >= REFUSED_OF_NUMBERS_AND_NAMES


@EACH
def test_a_turned_number_or_name_is_refused_in_every_language(language, turned):
    """No language rests on another's, not even those that know no capitals."""
    mine = [(claim, verdict) for claim, verdict in turned if claim.language == language]
    assert _share(mine, "refused") >= REFUSED_OF_NUMBERS_AND_NAMES


@EACH
def test_a_true_claim_is_seldom_refused(language, true):
    """It may be unverified; a rule that objects to it is wrong."""
    verdicts = [verdict for claim, verdict in true if claim.language == language]
    refused = sum(verdict.outcome == "refused" for verdict in verdicts)
    assert refused <= REFUSED_THOUGH_TRUE * len(verdicts)


@EACH
def test_most_true_claims_made_by_mechanical_means_are_supported(language, true):
    """A check that supports nothing would pass every other test."""
    verdicts = [verdict for claim, verdict in true if claim.language == language]
    supported = sum(verdict.outcome == "supported" for verdict in verdicts)
    assert supported >= SUPPORTED_OF_TRUE * len(verdicts)


def test_rules_seldom_object_to_what_labellers_wrote_in_their_own_words():
    """But for names from elsewhere in the article, which the evidence does not have, in 5 of 100 at most."""
    judged = tuple((claim, claim.verdict()) for claim in labelled_claims())
    _print("labelled", judged)
    objected = [verdict for _, verdict in judged if verdict.outcome == "refused" and verdict.why != "name"]
    assert len(judged) > 500
    assert len(objected) <= REFUSED_OF_LABELLED * len(judged)


def test_every_objection_and_every_doubt_has_its_claims(turned):
    """Each name that a verdict gives is seen, but for those that no change of words brings about."""
    seen = {verdict.why for _, verdict in turned}
    of_rules = (
        "number unit date name role negation hedge modality setting opposite time degree direction".split()
    )
    assert {*of_rules, "words", "order", "language"} <= seen


def _share(judged: Iterable[Judged], outcome: str) -> float:
    verdicts = [verdict for claim, verdict in judged if touches_numbers_or_names(claim)]
    return sum(verdict.outcome == outcome for verdict in verdicts) / len(verdicts)


def _print(family: str, judged: tuple[Judged, ...]) -> None:
    """The shares by kind and by language."""
    for heading, key in (
        ("kind", lambda claim: claim.kind.split(", and ")[0]),
        ("language", lambda c: c.language),
    ):
        rows: dict[str, Counter[str]] = {}
        for claim, verdict in judged:
            rows.setdefault(key(claim), Counter())[verdict.outcome] += 1
        print(f"\n{family} claims by {heading:<12} {'n':>5} supported unverified refused")  # noqa: T201 -- for -s
        for name, counts in rows.items():
            n = counts.total()
            shares = "".join(f"{counts[each] / n:10.2f}" for each in ("supported", "unverified", "refused"))
            print(f"{name:<32} {n:>5}{shares}")  # noqa: T201 -- for -s
