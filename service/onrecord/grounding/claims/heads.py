"""How a sentence opens that is printed alone: without a label, a bullet or a connective, and with a name for `its`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.grounding.text.entry import Entry

_BULLET = re.compile(r"^[•▪●‣·*–—-]\s+")
_LABEL = re.compile(r"^(?=[^:]*[a-z])[A-Z][\w’']*(?:\s[\w’']+){1,4}:\s+(?=[A-ZÀ-Þ“\"])")
_CONNECTIVE = re.compile(
    r"^(?:(?:And|But|Yet)(?:,\s|\s(?!(?:for|another|again|so|nor|when|if|as|while|after|before|to|even|not)\b))|"
    r"(?:Still|However|Meanwhile|Also|Nevertheless|Nonetheless|Moreover|Separately|Then),\s)(?=[\w“\"‘])"
)
_SPEAKER = re.compile(r"^(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+\s?){1,5}:\s+")
_OWN = re.compile(r"^(?:Its|His|Her|Their|Sus?|Son|Sa|Ses|Leurs?)\s[^\W\d][^,.;:()“”\"«»]{1,60},\s")
_DESCRIBED = re.compile(
    r",\s(?:who|whose|whom|which|an?|the|qui|dont|quien|que|aged?|\d|[\w’-]+(?:ed|ing)\b|(?:un|une|el|la|le)\s)"
)


def without_label(words: str, actor: Entry, verbs: frozenset[str]) -> str:
    """Words without `By the numbers: ` or a bullet before them; a label has no verb by which somebody acts.

    Args:
        words: a sentence, or the beginning of one.
        actor: whose name is no label.
        verbs: the forms of every verb by which somebody acts.
    """
    words = _BULLET.sub("", words)
    label = _LABEL.match(words)
    if label is None or actor.named_in(label.group()):
        return words
    said = label.group().lower().rstrip(": ").split()
    if any(word in verbs and not word.endswith("ing") for word in said):
        return words  # `Lena Orr said: We …`
    return words[label.end() :]


def labelled(words: str, actor: Entry) -> str:
    """What stands behind a label that names the speaker (`MINISTER ORR: `), or nothing where none does."""
    label = _SPEAKER.match(words) or _LABEL.match(words)
    if label is None or actor.kind != "person":
        return ""
    known = actor.named_in(label.group()) or actor.name.split()[-1].upper() in label.group()
    return words[label.end() :] if known else ""


def without_connective(words: str) -> str:
    """A sentence without the word that ties it to the one before: `Yet a timetable provided for it.`."""
    connective = _CONNECTIVE.match(words)
    if connective is None:
        return words
    rest = words[connective.end() :]
    return rest[:1].upper() + rest[1:]


def introduced(words: str, actor: Entry) -> str:
    """A sentence that tells by a pronoun whose the actor is, from the name on: `Its leader, Lena Orr, has …`."""
    if not _OWN.match(words):
        return words
    names = {span.text for span in actor.mentions.values() if span.text[:1].isupper()}
    for name in sorted(names, key=len, reverse=True):
        own = re.match(
            rf"{_OWN.pattern}(?P<name>(?:[A-ZÀ-Þ][\w.’'-]*\s){{0,3}}{re.escape(name)})(?!\w)", words
        )
        if own:
            behind = words[own.end() :]
            return own.group("name") + (behind if _DESCRIBED.match(behind) else behind.removeprefix(","))
    return words
