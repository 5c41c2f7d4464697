"""Meetings: talks, visits and calls that are told of as such, and which of them were kept secret.

An openly announced meeting is nobody's position, what was said there may be; a secret contact is a step of its own.
For English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.grounding.attribution.frame import Frame

_MEETS = re.compile(
    r"(?:met|meets?|meeting|holds?|held|holding|in\s(?:talks|contact|touch)|negotiat|talk(?:ed|ing)|spoke|fl(?:ew|ies|y)|travel|went|visit|"
    r"slipped|made|paid|pay|secretly|quietly|discreetly)",
    re.IGNORECASE,
)
_DISCUSSED = re.compile(
    r"(?:that\s)?(?:[\w.’'-]+\s){1,8}?(?:had\s|have\s|also\s)?"
    r"(?:discussed|talked\sabout|exchanged\sviews|reviewed|touched\son|conferred|focus(?:s)?ed\son)\b",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"\b(?:secret(?:ly)?|in\ssecret|secrecy|quietly|privately|in\sprivate|behind\sclosed\sdoors|closed-door|back[\s-]?channels?|undisclosed|"
    r"unannounced|unpublici[sz]ed|covert(?:ly)?|clandestine(?:ly)?|discreet(?:ly)?|indirect|under\sa\sfalse\sname|unmarked|hush-hush|"
    r"(?:not|never)\s(?:been\s)?(?:announced|disclosed|made\spublic|reported|acknowledged|publici[sz]ed)|"
    r"(?:neither|none|nobody|no\sone)\b[^.;]{0,60}\b(?:announced|disclosed|acknowledged|reported|publici[sz]ed)|no\scommuniqu[eé]|"
    r"without\s(?:a\sword|announcement|telling|informing)|away\sfrom\s(?:the\s)?cameras|kept\s(?:it|them|from)\s(?:secret|quiet))\b",
    re.IGNORECASE,
)


class Meetings:
    """Tells open meetings from secret ones in one article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._text = article.text

    def is_open(self, frame: Frame) -> bool:
        """Whether a verb only tells that sides met or spoke, and nothing says that it was kept from the public."""
        return self._is_meeting(frame) and not self._is_kept(frame)

    def is_topic(self, frame: Frame) -> bool:
        """Whether a paper or an unnamed source only says what was spoken of: `the release said the two discussed …`."""
        return (
            frame.cited in ("document", "unnamed")
            and bool(frame.content)
            and _DISCUSSED.match(self._text, *frame.content[0]) is not None
            and not self._is_kept(frame)
        )

    def is_secret(self, frame: Frame) -> bool:
        """Whether a verb tells of a meeting or a journey that was kept from the public."""
        return self._is_meeting(frame) and self._is_kept(frame)

    def _is_meeting(self, frame: Frame) -> bool:
        return frame.act == "does" and _MEETS.match(frame.cue.text) is not None

    def _is_kept(self, frame: Frame) -> bool:
        """Whether it is called secret in its sentence, or said to be unannounced in the next one."""
        sentences = self._article.sentences
        here = sentences[frame.sentence - 1]
        if _SECRET.search(self._text, here.start, here.end):
            return True
        if frame.sentence >= len(sentences) or sentences[frame.sentence].paragraph != here.paragraph:
            return False
        after = sentences[frame.sentence]
        found = _SECRET.search(self._text, after.start, after.end)
        return (
            found is not None
            and re.match(r"(?:not|never|neither|none|nobody|no\s)", found.group(), re.I) is not None
        )
