"""Taken up: the people without a name whom `they` stands for, set in between a subject and its verb.

`Three of those at the table remember it. Rokicki, they said, told the others …`. For English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.grounding.attribution.frame import Offsets
    from onrecord.grounding.attribution.sourcing import Sourcing

_WHO = (
    r"(?P<who>(?!(?:if|as|when|while|although|though|because|since|who|which|that|and|but|with|after|before|sa(?:id|y)|added|told)\b)"
    r"(?:[A-Z0-9][\w’'-]*|[a-z][\w’'-]*)(?:\s[\w’'-]+){0,14}?)"
)
_TELLING = (
    r"(?:said|say|told|tell|recalled?|remember(?:ed)?|described?|recounted?|related?|added?|confirm(?:ed)?|gave|give|"
    r"insist(?:ed)?|disclosed?|revealed?|heard|spoke|speak|caution(?:ed)?|warn(?:ed)?|argued?|claim(?:ed)?|stress(?:ed)?|noted?|suggest(?:ed)?|"
    r"predict(?:ed)?|estimated?|report(?:ed)?|acknowledged?|conceded?|admit(?:ted)?|explain(?:ed)?)"
)
_SUBJECT = re.compile(
    rf"(?:But\s|And\s|Yet\s)?{_WHO}(?:,\s(?:who|all|both)\s[^.;“”\"]{{3,120}}?,)?\s{_TELLING}\b"
)
_TAIL = re.compile(rf"[,”\"]\s{_WHO}\s{_TELLING}(?:,\s[^.;“”\"]{{3,120}})?[.]?$")
_ACCORDING = re.compile(rf"\baccording\sto\s{_WHO}(?=[,.]|$)", re.IGNORECASE)
_SAID_BY = re.compile(rf"[,”\"]\s{_TELLING}\s{_WHO}(?=[,.]|$)")
_THEY = frozenset({"they", "both"})


def they_are(words: str) -> bool:
    """Whether words only take up several people from before."""
    return words.strip().lower() in _THEY


def tellers_before(article: Article, sourcing: Sourcing, number: int) -> Offsets | None:
    """The several people without a name who tell of the sentence just before, in its paragraph."""
    if number < 2 or not article.language.startswith("en"):
        return None
    before, here = article.sentences[number - 2 : number]
    if before.kind != "text" or before.paragraph != here.paragraph:
        return None
    found = [
        _SUBJECT.match(article.text, before.start, before.end),
        *(p.search(article.text, before.start, before.end) for p in (_TAIL, _ACCORDING, _SAID_BY)),
    ]
    for match in found:
        if match is None or not sourcing.is_unnamed(match["who"]):
            continue
        if sourcing.type_of(match["who"], person=False) == "unnamed_group":
            return match.span("who")
    return None
