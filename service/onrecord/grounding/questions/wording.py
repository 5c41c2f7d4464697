"""Wording: an open question made of the article's own words, where no clause of the sentence asks it. English only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.grounding.questions.openings import Opening

_ABOUT = re.compile(
    r"\b(?:comment(?:s|ed)?|discuss|drawn|pressed|elaborate|speculate|speak|answer(?: questions)?)\s*$|"
    r"\b(?:details?|information|comment|word|silent)\s*$",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\s+(?:(?:further|publicly|questions)\s+)?(?:on|about|of|over|regarding|concerning)\s+(?=\w)"
)
_DISCUSS = re.compile(r"\bdiscuss\s*$", re.IGNORECASE)
_ABOUT_FIRST = re.compile(r"^(?:about|on|over)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:The|A|An|His|Her|Its|Their|Both|Two|Three|Terms|Details)\b")
_CONFIRMS = re.compile(
    r"\b(?:verify|confirm|corroborate|authenticate|independently)$|\b(?:has|have|had) not (?:confirmed|verified)$"
)
_VERB = re.compile(
    r"\s(?:could|can|cannot|has|have|had|is|are|was|were|remains?|remained)\b|^(?:could|can)\b"
)
_THAT = re.compile(r"(?:that|this|it|whether|we|i)\b", re.IGNORECASE)
_NOUN = re.compile(
    r"(?:(?:The|the|Its|its|His|his|Her|her|Their|their|A|a)\s\w+|Terms|Details)\s(?:of|for|behind)\s"
)
_PASSIVE = re.compile(
    r"(?:known|clear|unclear|unknown|uncertain|disclosed|released|revealed|published|specified|public)$"
)
_NONE_OF = re.compile(r"^(?:neither(?: of)?|none of|no)\s+", re.IGNORECASE)


def worded(opening: Opening, text: str, holder: str) -> str:
    """The question, or nothing where no pattern fits.

    Args:
        opening: the opening; its offsets refer to `text`.
        text: the article.
        holder: who keeps the answer back, empty where nobody is shown.
    """
    if opening.reason == "unconfirmed" and _CONFIRMS.search(text[opening.cue.start : opening.cue.end]):
        return _confirmed(text[opening.cue.end : opening.end].strip())
    if opening.reason == "unconfirmed":
        return _confirmed(_VERB.split(text[opening.start : opening.cue.end], maxsplit=1)[0].strip())
    if named := _named(opening, text):
        return named
    who = "" if not holder or holder.lower() in ("i", "we", "he", "she", "it", "they") else holder
    who = _ARTICLE.sub(lambda article: article.group().lower(), who)
    matter = _matter(opening, text)
    if not matter:
        return ""
    return f"What does {who} say about {matter}" if who else f"What is said about {matter}"


def _confirmed(subject: str) -> str:
    """`Neither toll could be verified` asks whether the tolls can be confirmed."""
    if not 1 < len(subject.split()) <= 12 or _THAT.match(subject):
        return ""
    subject = _NONE_OF.sub("any of " if subject.lower().startswith("none of") else "either ", subject)
    return f"Whether {subject[0].lower() if not subject[1:2].isupper() else subject[0]}{subject[1:]} can be confirmed"


def _named(opening: Opening, text: str) -> str:
    """`The cause of the fire was not known` asks what the cause is."""
    stretch = text[opening.start : opening.cue.end]
    verb = _VERB.search(stretch)
    subject = stretch[: verb.start()].strip() if verb else ""
    if opening.reason not in ("unknown", "withheld") or not _NOUN.match(subject) or len(subject.split()) > 12:
        return ""
    if not _PASSIVE.search(text[opening.cue.start : opening.cue.end]):
        return ""
    plural = verb is not None and verb.group().strip() in ("are", "were", "have", "remain")
    return (
        f"What {'are' if plural else 'is'} {_ARTICLE.sub(lambda article: article.group().lower(), subject)}"
    )


def _matter(opening: Opening, text: str) -> str:
    if opening.matter is not None:
        return _ABOUT_FIRST.sub("", text[slice(*opening.matter)])
    cue, rest = text[opening.cue.start : opening.cue.end], text[opening.cue.end : opening.end]
    # `declined to give | details of the call`
    details = re.match(r"\s+(?:any |further |more )*(?:details?|information)\b", rest)
    if details:
        cue, rest = "details", rest[details.end() :]
    if not _ABOUT.search(cue):
        return ""
    if link := _ON.match(rest):
        return rest[link.end() :]
    return rest.strip() if _DISCUSS.search(cue) and len(rest.split()) > 1 else ""
