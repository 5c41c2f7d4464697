"""Accounts: who tells of another's words where no verb of saying stands with them.

`…, in the words of a person at the table, and …`, `…, as one who was there recalls`, `…, screenshots of the exchange
show`, `Going by the recollection of a participant, …`: an act beside such words is told by these people or papers, and
the words are no part of what was said. For English.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.cues.lexicon import Cue
from onrecord.grounding.attribution.frame import Frame
from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.grounding.attribution.attributed import Attributed
    from onrecord.grounding.attribution.frame import Offsets
    from onrecord.grounding.attribution.sourcing import Sourcing

_ACCOUNT = (
    r"(?:words|recollections?|telling|account|version|memory|retelling|description|reckoning|summary|notes)"
)
_BY_WHOM = re.compile(
    rf"(?:,\s)?\b(?:(?:[Ii]n|[Bb]y|[Oo]n|[Gg]oing\sby|[Tt]o\sgo\sby|[Jj]udging\sby|[Ff]rom)\s(?:the|an?)\s{_ACCOUNT}\s(?:of|by|from)|"
    r"[Aa]s\s(?:recalled|recounted|retold|told|related|described|remembered|summari[sz]ed|relayed|reported)\sby|"
    r"(?<=,\s)[Pp]er|(?<=^)[Pp]er)\s(?P<who>[^,;:“”\"]{3,90}?)(?=[,;:]|[.]?$|\s(?:who|and)\s)"
)
_AS_TOLD = re.compile(
    r",\s(?P<as>as\s)?(?P<who>[^,;:“”\"]{3,90}?)\s(?P<verb>(?:later\s)?(?:recalls?|recalled|remembers|remembered|tells?\sit|told\sit|"
    r"puts?\sit|let\s(?:it\s)?slip|let\sdrop|goes\son|went\son|shows?|showed|reveals?|revealed|recounts?|recounted|"
    r"relates?|related|confided|volunteered|attests?|attested|reads?|tells?\s(?:us|me)|told\s(?:us|me)))(?=,|;|[.]?$)"
)
_IN_ONE_S = re.compile(
    r"(?:^|(?<=[.,;:”\"]\s))(?:[Ii]n|[Bb]y)\s(?P<who>(?:[Tt]he\s)?(?:[A-ZÀ-Þ][\w’'-]*\s){0,3}[A-ZÀ-Þ][\w-]*)[’']s?\s"
    r"(?:version|telling|account|recollection|retelling)(?:\sof\s[^,;:“”\"]{3,40})?,\s"
)
"""`In the Kremlin's version, the Georgian raised no conditions`: one side tells what the other said."""
_HEARD = re.compile(
    r"(?P<who>(?:[\w’'-]+\s){1,8}?)(?:recalls?|recalled|remembers?|remembered|heard|overheard|described)\s"
    r"(?P<subject>him|her|them|(?:the\s)?(?:Mr\.?\s|Ms\.?\s|Mrs\.?\s)?[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,3}|the\s[a-z]+(?:\s[a-z]+)?)\s"
    r"(?P<verb>(?:saying|telling|calling|asking|warning|putting|naming|threatening|offering|insisting|promising|arguing|pleading|"
    r"shouting|complaining|demanding|vowing|refusing|admitting|describing|dismissing|urging|boasting|joking|muttering))\b"
)
"""`One of them recalled her putting the odds at one in three`."""


class Accounts:
    """Finds whose account each act of an article's sentences is by."""

    def __init__(
        self, text: str, sourcing: Sourcing, quoted: tuple[Quotation, ...], attributed: Attributed
    ) -> None:
        self._text = text
        self._sourcing = sourcing
        self._quoted = quoted
        self._attributed = attributed

    def told(self, frames: list[Frame], number: int, start: int, end: int) -> list[Frame]:
        """The frames of a sentence, those that people without a name or papers tell of put under these."""
        heard = _HEARD.match(self._text, start, end)
        if heard and self._sourcing.is_unnamed(heard["who"].strip()):
            words = self._attributed.after(heard.end("verb"), end)
            cue = Cue("says", *heard.span("verb"), heard["verb"])
            who = heard.start("who"), heard.start("who") + len(heard["who"].rstrip())
            told = Frame(number, cue, "says", heard.span("subject"), (words,) if words else (), under=who)
            return [told, *(frame for frame in frames if frame.cue.start > heard.end() and frame.tail)]
        for whole, who in self._in(start, end):
            frames = [
                self._under(frame, whole, who)
                for frame in frames
                if not whole[0] <= frame.cue.start < whole[1]
            ]
        return frames

    def _in(self, start: int, end: int) -> Iterator[tuple[Offsets, Offsets]]:
        """Stretches that name an account, with the words for whom it is by."""
        for pattern in (_BY_WHOM, _AS_TOLD):
            for match in pattern.finditer(self._text, start, end):
                who = self._text[slice(*match.span("who"))]
                paper = self._sourcing.is_document(who)
                if inside(self._quoted, *match.span()) or not (paper or self._sourcing.is_unnamed(who)):
                    continue
                yield match.span(), match.span("who")
        one = _IN_ONE_S.match(self._text, start, end)
        if one and not inside(self._quoted, *one.span()):
            yield one.span(), one.span("who")

    def _under(self, frame: Frame, whole: Offsets, who: Offsets) -> Frame:
        """A frame with the account above it, and without its words."""
        if frame.under or frame.cited in ("unnamed", "document") or frame.subject is None or frame.tail:
            return frame
        if frame.subject == who or frame.cue.text.lower() == "according to":
            return frame
        content: list[Offsets | None] = []
        for first, last in frame.content:
            if last <= whole[0] or whole[1] <= first:
                content.append((first, last))
                continue
            if first < whole[0]:
                content.append(self._attributed.trim(first, whole[0]))
            if whole[1] < last and self._resumes(whole[1], last):
                content.append(self._attributed.trim(whole[1], last))
        return replace(frame, content=tuple(piece for piece in content if piece), under=who)

    def _resumes(self, start: int, end: int) -> bool:
        """Whether what was said goes on behind an account set into it: not with an act joined by `and`."""
        return not re.match(r"[,;]?\s(?:and|but)\s|[\s,;.]*$", self._text[start:end])
