"""The body that English words beside a person's name tie the person to: `who leads the New Bridge party`."""

from __future__ import annotations

import re

from onrecord.grounding.text.naming import NAME

_UNTIL = (
    r"(?=$|[,.;:–—()]|\s(?:said|told|says|tells|who|whom|which|that|added|has|had|was|is|were|will|would|on|in|at|"
    r"during|until|since|from|with|to|after|before|around|and)\b)"
)
_NO_INNER = r"(?!(?:on|in|at|who|said|told|during|until|since|from|with|to|after|before|around)\b)"
_BODY = (
    r"(?P<body>(?:(?:the|an?)\s)?(?!(?:the|an?|his|her|its)\b)"
    rf"[\w.&’'-]+(?:\s{_NO_INNER}[\w.&’'-]+){{0,6}}?){_UNTIL}"
)
_HEADS = (
    r"(?:spokes(?:man|woman|person)|head|chief(?:\s(?:executive|negotiator|of\sstaff))?|director(?:[\s-]general)?|leader|"
    r"president|chair(?:man|woman|person)?|(?:general\s)?secretary(?:[\s-]general)?|treasurer|commander|commandant|founder|"
    r"co-leader|representative|commissioner|envoy|ambassador|minister|coordinator|negotiator|adviser|advisor|whip|"
    r"delegate)"
)
_NOUN = (
    r"(?:association|ministry|party|army|navy|police|union|federation|office|agency|council|committee|bank|"
    r"government)\b"
)
"""What an owner has that is itself the body: `the fishermen's association chairman`."""
_CLAUSES = (
    re.compile(
        r"\bwho\s(?:also\s|now\s)?(?:leads|heads|chairs|commands|runs|directs|represents|(?:speaks|negotiates)\s"
        rf"(?:(?:on|about)\s[^,.;]{{3,40}}?\s)?for)\s{_BODY}"
    ),
    re.compile(rf"\b(?i:{_HEADS})\s(?:of|for|at)\s{_BODY}"),
    re.compile(
        rf"^(?:[Tt]he\s)?(?P<body>(?:[\w&-]+\s|[A-Z]\.[A-Z]\.\s){{0,4}}?[\w.&-]+)['’]s?\s(?:(?!{_NOUN})[\w.-]+\s){{0,4}}?"
        rf"(?i:{_HEADS}|general|boss|second-in-command|point\s(?:man|person))\b"
    ),
    re.compile(
        rf"^(?:(?:[Tt]he|[Aa]n?|[Ii]ts)\s)?(?P<body>(?:(?!(?:The|An?|Its|Opposition)\s){NAME}\s)+(?:[\w.’'-]+\s){{0,3}}?)(?:(?:deputy|general|political|"
        rf"managing|executive|chief|senior|parliamentary)\s)*{_HEADS}\b"
    ),
)
_BEHIND = re.compile(rf"\sof\s{_BODY}")
_NO_MEMBER = re.compile(
    r"\b(?:former|ex-\w+|retired|analyst|researcher|professor|fellow|economist|lecturer|specialist|historian|expert|teaches|"
    r"studies|member|candidate|nominee|contender|hopeful)\b",
    re.IGNORECASE,
)
_OF_SCHOLARS = re.compile(
    r"\b(?:institute|university|college|school|cent(?:re|er)|think[ -]tank|observatory|council\son)\b",
    re.IGNORECASE,
)


def speaks_for_nobody(role: str) -> bool:
    """Whether a description is of somebody who speaks for no body: a former minister, an analyst."""
    return _NO_MEMBER.search(role) is not None


def bodies_in(role: str) -> list[str]:
    """The words for a body in a person's role or in the clause behind the name, the likeliest first."""
    if speaks_for_nobody(role):
        return []
    found = [match["body"].strip() for pattern in _CLAUSES for match in pattern.finditer(role)]
    return [whose(body) for body in found if not _OF_SCHOLARS.search(body)]


def body_behind(text: str, end: int) -> str | None:
    """`Calum Baird of the Fire Brigades Union`: the words for a body right behind a name."""
    found = _BEHIND.match(text, end)
    return None if found is None or _OF_SCHOLARS.search(found["body"]) else whose(found["body"].strip())


def whose(body: str) -> str:
    """`the Revolutionary Guards' aerospace force` is the Guards'."""
    return re.split(r"(?<=\w)['’]s?\s(?=(?:[a-z]+\s)?(?:military|force|wing|arm)$)", body, maxsplit=1)[0]
