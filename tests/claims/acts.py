"""Sentences that say who did what to whom, in either voice, and with the two in each other's places."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import product
from pathlib import Path

from tests.claims.claim import Claim

ADVERBIAL = ("on", "in", "at", "near", "after", "last", "within")
FILE = Path(__file__).parent / "words" / "en.toml"


def told_in_the_other_voice() -> list[Claim]:
    """True: active for passive and passive for active."""
    return [
        Claim("en", "voice", mine, its, "")
        for active, passive, *_ in _sentences()
        for mine, its in ((active, passive), (passive, active))
    ]


def told_in_another_order() -> list[Claim]:
    """True: when and where it was, and who says so, before or behind."""
    found = []
    for line in _lines():
        who, past, _, whom, rest = line.split(" | ")
        behind = _active(who, past, whom, rest)
        first = f"{_sentence(rest)}, {who} {past} {whom}."
        said = f"Two aides to the king said that {who} {past} {whom} {rest}."
        told = f"{behind[:-1]}, two aides to the king said."
        pairs = [("attribution", said, told), ("attribution", told, said)]
        if rest.split()[0] in ADVERBIAL:
            pairs += [("adverbial", behind, first), ("adverbial", first, behind)]
        found += [Claim("en", kind, mine, its, "") for kind, mine, its in pairs]
    return found


def told_the_other_way_round() -> list[Claim]:
    """Turned: the one acts who is acted upon, whichever voice either text is in."""
    return [
        Claim("en", "who did what to whom", mine, its, "")
        for active, passive, turned_active, turned_passive in _sentences()
        for mine, its in product((turned_active, turned_passive), (active, passive))
    ]


@cache
def _sentences() -> tuple[tuple[str, str, str, str], ...]:
    """Active, passive, and the same two with the parts exchanged."""
    found = []
    for line in _lines():
        who, past, participle, whom, rest = line.split(" | ")
        found.append(
            (
                _active(who, past, whom, rest),
                _passive(whom, participle, who, rest),
                _active(whom, past, who, rest),
                _passive(who, participle, whom, rest),
            )
        )
    return tuple(found)


@cache
def _lines() -> tuple[str, ...]:
    return tuple(tomllib.loads(FILE.read_text("utf-8"))["acts"]["told"])


def _active(who: str, past: str, whom: str, rest: str) -> str:
    return _sentence(f"{who} {past} {whom} {rest}.")


def _passive(whom: str, participle: str, who: str, rest: str) -> str:
    many = whom.split()[0] in ("two", "three") or (whom.startswith("the ") and whom.endswith("s"))
    return _sentence(f"{whom} {'were' if many else 'was'} {participle} by {who} {rest}.")


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]
