"""Unsaid: what somebody did not say, deny or threaten, and what only says that nothing will be said.

`has not denied that …`, `did not disclose the size or say when …`, `nor would he say …`, `said it did not comment on
…`, `had nothing to add`: none of these is a position. For English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Cue
    from onrecord.grounding.attribution.frame import Frame

_ATTITUDE = re.compile(
    r"(?:believ|think|thought|expect|see|saw|consider|regard|support|favou?r|prefer|hope|fear|doubt|view|envisage|foresee|"
    r"share|want|seek|sought|recogni[sz]|accept|trust|rule|wish|rate|deem|care|endors|back|welcom)",
    re.IGNORECASE,
)
"""Verbs that tell what somebody holds; not to hold it is a position too."""
_NEVER_STAND = frozenset({"denies", "threatens", "accuses"})
_OVER = re.compile(
    r"(?:\b(?:did|does|do|would|will|could|can|has|have|had|was|were|is|are)\s(?:not|never)|n['’]t|\bcannot|"
    r"\b(?:declin|refus)\w+\sto|\bwithout)\s[^;:“”\"]{2,90}?,?\s(?:or|nor|and)\s(?:\w+ly\s|even\s|to\s)?$"
)
_NOR = re.compile(
    r"\b(?:nor|neither)\s(?:did|does|do|would|will|could|can|has|have|had|is|are|was|were)\s[^,;:“”\"]{1,60}$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:^|[.;,:]\s|\s(?:and|but|while|that)\s)(?:(?:[Bb]ut|[Bb]y|[Oo]n|[Aa]t|[Ii]n)\s(?:\w+\s){0,2}?)?"
    r"(?i:nobody|no\sone|no\s(?:group|side|party|official|minister)|none|neither)\b[^,;:“”\"]{0,60}$"
)
_BASE = re.compile(r"(?!.*(?:ed|ing|s)$)[a-z]+$", re.IGNORECASE)
_WHO = (
    r"(?:(?:it|he|she|they|we|I)|(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:(?!but\b|and\b|or\b)[\w’'-]+\s){0,3}?(?!but\b|and\b|or\b)[\w’'-]+|"
    r"[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,3})"
)
_NOT = (
    r"(?:(?:did|does|do|would|will|could|can)\s(?:not|never)|cannot|(?:did|does|do|would|wo|could|ca)n['’]t)"
)
_CONFIDENCES = (
    r"(?:leaks?|leaked|internal|private|confidential|operational|intelligence|details?|matters|personnel|security|"
    r"conversations?|diplomatic|individual|specific|particular|pending|ongoing|such|any|media|press|rumou?rs?|"
    r"speculation|reports?|it|them|that|this|those)\b"
)
_RETICENT = re.compile(
    rf"(?:that\s)?{_WHO}\s(?:"
    rf"{_NOT}\s(?:[a-z]+ly\s|ever\s|wish\sto\s|want\sto\s)?(?:comment|speculate|elaborate|(?:discuss|disclose|address|go\sinto|get\sinto)\s"
    rf"(?:the\s|its\s|his\s|her\s|their\s|any\s)?(?:\w+\s)?{_CONFIDENCES})"
    r"|(?:did|does|do|would|will|could|can)\s(?:not|never)\s(?:[a-z]+ly\s)?(?:say|disclose|reveal|specify|identify|name|give|provide|release)\s"
    r"(?:(?:the|any|its|their|his|her|further|more|out)\s){0,2}(?:[\w’'-]+\s)?(?:names?|details?|figures?|numbers?|information|reasons?|identit\w+|"
    r"how|who|what|when|where|why|whether|which)\b"
    r"|(?:had|has|have|would\shave|was|were)\s(?:nothing\s(?:\w+\s)?to\s(?:add|say|report|announce)|no\s(?:\w+\s)?(?:comment|information|details)\b|"
    r"not\s(?:in\sa\sposition|able|authori[sz]ed|prepared|going)\sto\s(?:comment|speculate|discuss|say)|unable\sto\s(?:comment|say|confirm))"
    r")"
)
_NOTHING = re.compile(
    r"(?:that\s)?(?:(?:only|simply|just)\s)?(?:nothing|neither|little|no\smore(?!\sthan)|not\sa\sword|as\smuch)\b(?!\s(?:\w+\s)?(?:was|were|is|are|had|has|have|would|"
    r"will|could|can|of\sthe\s(?:kind|sort)))",
    re.IGNORECASE,
)


def is_unspoken(text: str, start: int, cue: Cue) -> bool:
    """Whether a negation set before another verb, or a subject that is nobody, reaches the cue's verb as well.

    `did not disclose the size or | say | when it might move`, `nor would he | say |`, `nobody there could | say |`.
    """
    before = text[start : cue.start]
    if _NOR.search(before) or (cue.name in ("says", "denies") and _NOBODY.search(before)):
        return True
    return _BASE.match(cue.text.split()[0]) is not None and _OVER.search(before) is not None


def is_unsaid(text: str, frame: Frame) -> bool:
    """Whether a frame tells of nothing said: a negated denial, threat or word, or a refusal to talk."""
    if frame.negated:
        attitude = _ATTITUDE.match(frame.cue.text) is not None
        if frame.act in _NEVER_STAND and frame.cue.name == frame.act:
            return True
        if frame.cue.name in ("says", "demands") and frame.act == frame.cue.name and not attitude:
            return True
    if frame.cue.name != "says" or not frame.content or frame.inverted:
        return False
    first, last = frame.content[0]
    return first >= frame.cue.end and (
        _RETICENT.match(text, first, last) is not None or _NOTHING.match(text, first, last) is not None
    )
