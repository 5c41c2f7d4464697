"""Asset cues that name no asset: they modify another noun, are part of a name, or are verbs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.numbers.quantities import FIRST_WORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.cues.lexicon import Cue

PEOPLE = re.compile(
    r"\b(?:soldiers?|troops?|fighters?|men|women|members?|personnel|militants?|gunmen|officers|conscripts?|recruits?"
    r"|servicemen|airmen|commandos?|marines?|paratroopers?|rangers?|guards?|guardsmen|reservists?|units?|elements)$",
    re.IGNORECASE,
)
SUBJECT_BEFORE = re.compile(
    r"(?:^|\s)(?:(?P<sure>who|which|to|they|we|he|she|it|i|you|will|would|can|could|may|might|must|should|cannot|"
    r"not|and to)|(?P<noun>[\w-]+)\s+that)\s+$",
    re.IGNORECASE,
)
_SHIPS_IT = re.compile(r"\s(?:its|their|the|his|her|all|any)\b")
_IN_A_NAME = re.compile(r"(?:^|\s)(?!The\s)[A-ZÀ-Þ][\w.’'-]+\s$")
_SUFFIX = re.compile(r"-[A-Za-z\d]\w{0,6}\s")
_NOUN_NEAR = 30
_HYPHENED = re.compile(rf"(?:\d|\b(?:{FIRST_WORD}))[-‑]$", re.IGNORECASE)
_CODED = re.compile(r"\s(?:[A-Z]?\d[A-Z]{0,2}\d{0,2}|[1-9]000[A-Z]?\d?)s?\s(?=[a-z])")
_MODIFIED = frozenset(
    "attack attacks base buildup capability captain chief commander control crew crewmember crews "
    "deal debris deployment deployments exercise fire industry levels maker minister movement "
    "movements network networks numbers official officials owner parts pilot power presence program programme safety "
    "sale sales station strength strike strikes systems test tests threat traffic wreckage".split()
)
_AGENT = re.compile(
    r"(?:officers?|commanders?|makers?|manufacturers?|drivers?|operators?|pilots?|gunners?|crews?|crewm[ae]n|ministers?|"
    r"ministry|chiefs?|spokes\w+|secretary|secretaries|officials?|instructors?|veterans?|builders?|experts?|attach[eé]s?|"
    r"producers?|workers?|doctors?|families|wives|technology|industry|defen[cs]es?)$"
)
_ALSO_VERBS = frozenset("shell bomb mine rocket mortar arm tank gun torpedo shells bombs guns tanks".split())
_COMPANIES = frozenset("munitions missiles weapons arms guns radars explosives".split())


class AssetModifiers:
    """Tells the cues of one article that only modify; `listed` gives the cues of listed nouns in a stretch."""

    def __init__(self, text: str, listed: Callable[[int, int], tuple[Cue, ...]]) -> None:
        self._text = text
        self._listed = listed

    def is_modifier(self, cue: Cue, start: int, end: int) -> bool:
        """`missile program`, `tank commander`, `to shell a town`: the cue names no asset, but modifies or acts."""
        text = self._text
        before = text[max(start, cue.start - 24) : cue.start]
        if cue.text.lower() in _ALSO_VERBS and SUBJECT_BEFORE.search(before):
            return True
        if re.match(r"[-‑][a-z]", text[cue.end : cue.end + 2]) and cue.text.islower():
            return True  # `mine-resistant vehicles`
        if cue.text.lower() == "ship" and _SHIPS_IT.match(text, cue.end):
            return True  # `that Iran ship its uranium`
        people = cue.text.endswith(("s", "men")) and PEOPLE.search(cue.text) is not None
        if (
            cue.name == "force"
            and cue.text[:1].isupper()
            and not people
            and _IN_A_NAME.search(text, start, cue.start)
        ):
            return True  # `Pacific Air Forces`, `Multinational Joint Task Force`: whose assets are, no asset
        suffix = _SUFFIX.match(text, cue.end)
        if suffix and any(0 <= c.start - suffix.end() < 24 for c in self._listed(start, end)):
            return True  # `Iskander-M ballistic missiles`: the last noun is the asset
        if (
            cue.name == "weapon"
            and cue.text[:1].isupper()
            and not cue.text.isupper()
            and re.search(r"[A-ZÀ-Þ][\w’'-]+\s$", before)
            and cue.text.lower() in _COMPANIES
        ):
            return True  # `Hanbit Munitions` is who makes them
        coded = _CODED.match(text, cue.end, end) if cue.text[:1].isupper() else None
        if coded and any(0 <= c.start - coded.end() < _NOUN_NEAR for c in self._listed(start, end)):
            return True  # `Leopard 2A6 tanks`: the last noun is the asset
        if text[cue.start - 1 : cue.start] in ("-", "‑") and _HYPHENED.search(before):
            return True  # `a 12-ship flotilla`
        following = re.match(r"[ ]([a-z][\w-]+)", text[cue.end : end])
        word = following.group(1) if following else ""
        if word and any(c.start == cue.end + 1 for c in self._listed(start, end)):
            return True  # `rocket launchers`: the asset is what the last noun says
        if word and _AGENT.fullmatch(word):
            return True
        if not word or (cue.text.lower().endswith("s") and cue.name != "facility"):
            return bool(re.match(r"['’]", text[cue.end : cue.end + 1])) and cue.name == "force"
        return word in _MODIFIED
