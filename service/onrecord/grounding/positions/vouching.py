"""Vouching: a sentence that does nothing but name who tells of what its neighbours tell.

`He told them the port was lost. Two people in the room confirmed the exchange.`, `That account comes from an aide.`:
the people behind the private words told just before. `Three people close to the general tell it differently. They
described a dinner at which he warned …`: the people behind what comes after. For English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.attribution.sourcing import disclosure, head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.article import Article
    from onrecord.brief import Source, Span
    from onrecord.grounding.attribution.frame import Frame
    from onrecord.grounding.attribution.sourcing import Sourcing
    from onrecord.grounding.settings.settings import Settings
    from onrecord.grounding.text.items import PositionItem
    from onrecord.grounding.text.locating import Locator

AHEAD = 3
"""Sentences within which the people who tell of private words are named after them."""

_WHO = r"(?P<who>[^,;:“”\"]{3,120}?)"
_ENDS = r"(?=[.,]|\s(?:and|but)\s(?:who\s)?|$)"
_WHAT = (
    r"(?:accounts?|versions?|recollections?|descriptions?|exchanges?|remarks?|words|comments?|conversations?|quotes?|lines?|messages?|"
    r"discussions?|scene|episode|incident|substance|gist|call|meeting|dinner|lunch|session|outburst|reply|answer|warning|assurance|offer|"
    r"threat|promise|statements?|talk|details|contents|sequence|letter|memo|note|cable)"
)
_IT = (
    rf"(?:(?:his|her|their|the|this|that|these|those|both|such)\s(?:[\w’'-]+\s){{0,2}}?{_WHAT}|"
    r"it|what\s(?:was|he|she|they)\s(?:had\s)?said)\b"
)
_HOW = r"(?:independently|separately|both|all|each|also|later|since|themselves)"
_HEDGE = r"(?:,\s(?:at\s(?:least|any\srate)|in\sany\scase|anyway|however),)?"
_OF_THEM = (
    rf"(?:[Tt]hat|[Tt]his|[Ss]uch|[Ss]o){_HEDGE}\s(?:is|was)\s(?:at\sleast\s)?(?:the\s(?:\w+\s)?(?:recollection|account|version|memory|"
    rf"telling|gist\sof\swhat)\s(?:of\s|given\sby\s)?|(?:what|how)\s){_WHO}"
)
_BEFORE = (
    re.compile(
        rf"(?:But\s|And\s)?(?:[Tt]hat|[Tt]his|[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s(?:\w+\s)?{_WHAT}(?:\sof\s[^,;:.“”\"]{{3,60}}?)?\s(?:(?:comes?|came|is|was)\sfrom|"
        r"(?:is|was)\s(?:that\sof|(?:largely\s|partly\s)?(?:based|drawn)\s(?:on|from)(?:\s(?:the\s(?:accounts?|recollections?)\sof|interviews\swith|"
        r"conversations\swith))?)|(?:relies|draws|rests)\son(?:\s(?:the\s(?:accounts?|recollections?|word)\sof|interviews\swith))?)\s"
        rf"{_WHO}{_ENDS}"
    ),
    re.compile(
        rf"(?:But\s|And\s)?(?:(?:[Pp]assages|[Pp]arts|[Ee]xcerpts|[Dd]etails|[Aa]\scopy|[Cc]opies)\sof\s)?(?:[Tt]hat|[Tt]his|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Bb]oth)\s"
        rf"(?:\w+\s)?{_WHAT}(?:\sof\s[^,;:.“”\"]{{3,60}}?)?\s(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:{_HOW}\s)?(?:confirmed|described|recounted|related|relayed|"
        r"recalled|retold|corroborated|provided|passed\son|disclosed|read|shown|played|reported|overheard|witnessed)"
        rf"(?:\s(?:out\s)?(?:to|for)\s[^,;:.“”\"]{{2,40}}?)?(?:\s{_HOW})?\sby\s{_WHO}{_ENDS}"
    ),
    re.compile(
        rf"{_OF_THEM}(?:\s(?:took\shome|took\saway|remember(?:ed)?|recall(?:ed)?|heard|tells?\sit|told|put\sit|understood|described?|"
        r"say|says|said|saw(?:\sit)?|related|recounted)\b|(?=[.]))"
    ),
    re.compile(
        rf"(?:So{_HEDGE}\s(?:say|says|said)|(?:So|Thus)\sthe\s(?:account|version|recollection)\sof)\s{_WHO}{_ENDS}"
    ),
    re.compile(
        rf"{_WHO}(?:,\s[^,;:“”\"]{{3,120}},)?\s(?:{_HOW}\s)?(?:(?:confirm|corroborat|recount|relat|relay|describ|recall|remember)(?:e?d|s|es)?|"
        rf"confirms|heard|overheard|witnessed|vouched\sfor|vouch\sfor|retold)\s{_IT}"
    ),
    re.compile(
        rf"{_WHO}\s(?:{_HOW}\s)?confirmed\s(?:that\s)?(?:it|they|the\s\w+)\s(?:was|were)\s(?:his|hers|theirs|genuine|authentic|real|accurate)\b"
    ),
)
_ADDED = re.compile(rf"[,”\"]\s(?:added|continued|went\son)\s{_WHO}{_ENDS}")
_ON = re.compile(
    rf"According\sto\s{_WHO},\s(?:he|she|they|the\s[\w-]+|[A-ZÀ-Þ][\w’'-]*)\s(?:went\son\sto|also|then|further|added)\b"
)
_ANOTHER = re.compile(
    r"(?:an?\s(?:second|third|fourth|further)|another|one\sother|two\sothers)\b", re.IGNORECASE
)

_TELL = (
    r"(?:tells?|told|gives?|gave|describes?|described|recalls?|recalled|remembers?|remembered|paints?|painted|recounts?|recounted|"
    r"offers?|offered|saw|sees?|heard|has|have|had|related?)"
)
_OPENS = (
    re.compile(
        rf"(?:But\s|Yet\s|And\s)?{_WHO}\s{_TELL}\s(?:it\sdifferently|it\sotherwise|(?:an?|another|the)\s(?:[\w-]+\s){{0,3}}?(?:story|tale|account|version|picture|"
        r"recollection|memory|scene|sequence\sof\sevents|evening|meeting|exchange)\b|(?:one|otherwise|differently)\b|of\s(?:an?|another)\s)"
    ),
    re.compile(
        rf"[^.;“”\"]{{0,120}}?,?\s[Ii]f\s{_WHO}\s(?:(?:is|are)\s(?:right|to\sbe\sbelieved|correct)|(?:has|have)\sit\sright)\b"
    ),
)
_TAKEN_UP = re.compile(
    r"(?:But\s|And\s)?(?:They|Both|All\s(?:two|three|four|five)|The\s(?:two|three|four|five)|He|She)\s(?:\w+ly\s|both\s|all\s)?"
    r"(?:describes?|described|recalls?|recalled|remembers?|remembered|tell|told|spoke|speak|recount|recounted|heard|say|said|related)\b"
    r"|(?:[^.;“”\"]{0,160}?,\s(?:they|both)\s(?:say|said|added|recalled|recounted|told\s[^,;.]{2,30}|recall|insist|insisted),)"
    r"|[^.;“”\"]{0,160}?\b[Ii]n\stheir\s(?:telling|account|version|recollection|words)\b"
    r"|[^.;“”\"]{0,160}?\b[Bb]y\stheir\s(?:account|telling|recollection|lights)\b"
)
_WAS_THERE = re.compile(
    r"\b(?:present|there|attend\w+|took\spart|in\sthe\sroom|(?:at|around)\s(?:the|his|her)\stable|on\sthe\s(?:call|line)|companions?|participants?|"
    r"guests?|witness\w*|overheard|listened|briefed\son|familiar\swith|knowledge\sof)\b"
)
"""Those who were there tell of what was not said to be heard by all."""
_HIDDEN = frozenset({"unnamed_person", "unnamed_group", "document"})
_NAMELESS = re.compile(
    r"(?:But\s|And\s|Like\sthe\sothers,\s)?(?P<who>They|He|She|Both|All(?:\s(?:two|three|four|five|of\sthem))?|(?:The|Those|These|Both|All)\s[^,.;:“”\"]{2,90}?)"
    r"(?:,\s[^,;:“”\"]{3,80},)?\s(?:all\s|both\s|each\s|also\s)?(?:spoke|speaks?|asked|requested|insisted|demanded|declined|refused|wished|wanted|preferred|"
    r"agreed|sought|did|was|were|gave|would)\b"
)
"""`The officials spoke on condition of anonymity because …`: a sentence that tells why those before it have no name."""
_PRONOUNS = frozenset({"they", "he", "she", "both", "the two", "the three", "the four"})


class Vouching:
    """Finds the people without a name whom the sentences around an act name as those who tell of it."""

    def __init__(self, article: Article, settings: Settings, sourcing: Sourcing, locator: Locator) -> None:
        self._article = article
        self._text = article.text
        self._settings = settings
        self._sourcing = sourcing
        self._locator = locator
        self._english = article.language.startswith("en")

    def complete(self, item: PositionItem, frame: Frame | None, *, own: bool) -> None:
        """Cite for a private act those whom the sentences around it name.

        `own`: nobody but the actor is cited where the act is told.
        """
        number = item.evidence[-1].sentence
        if frame is None or not self._english:
            return
        if (own and not frame.cited and not frame.under) or self._only_taken_up(item):
            who = self.before(item.evidence[-1].sentence)
            if who is None and own:
                who = self.after(number)
                if who is not None and item.setting != "private" and not _WAS_THERE.search(who.text):
                    who = None
            if who is not None:
                self._cite(item, [self._sourcing.source(who, person=False)])
                if item.setting == "public":
                    item.setting = "private"
            return
        if item.setting == "private" and all(source.type in _HIDDEN for source in item.sources):
            who = self.after(number)
            if who is not None and (_ANOTHER.match(who.text) or item.sources[0].type == "document"):
                self._cite(item, [*item.sources, self._sourcing.source(who, person=False)])

    def _only_taken_up(self, item: PositionItem) -> bool:
        """Whether all that is cited is a pronoun: `They described …`."""
        return all(source.text.strip().lower() in _PRONOUNS for source in item.sources)

    def _cite(self, item: PositionItem, sources: list[Source]) -> None:
        item.sources = sources
        item.disclosed_by = disclosure([one.type for one in sources], own=False, counterpart=False)
        item.certainty = "reported" if item.certainty == "stated" else item.certainty

    def reason_after(self, sources: list[Source], number: int) -> Span | None:
        """Why the people cited have no name, where a sentence just after does nothing but say it."""
        hidden = [source for source in sources if source.type in ("unnamed_person", "unnamed_group")]
        if not hidden or not self._english:
            return None
        for here in self._article.sentences[number : number + AHEAD]:
            if here.kind != "text":
                return None
            nameless = _NAMELESS.match(self._text, here.start, here.end)
            reason = self._sourcing.anonymity_reason(here.start, here.end) if nameless else None
            if (
                nameless
                and reason
                and self._are_they(nameless["who"], hidden, next_one=here.number == number + 1)
            ):
                return reason
        return None

    def _are_they(self, words: str, sources: list[Source], *, next_one: bool) -> bool:
        """Whether words at the head of a sentence take up these sources: `they`, `the officials`."""
        several = len(sources) > 1 or sources[0].type == "unnamed_group"
        if words in ("He", "She"):
            return next_one and not several
        if re.fullmatch(r"They|Both|All(?:\s(?:two|three|four|five|of\sthem))?", words):
            return next_one and several
        nouns = {
            head_of(source.text).split()[-1].lower().removesuffix("s")
            for source in sources
            if head_of(source.text)
        }
        named = {word.lower().removesuffix("s") for word in re.findall(r"\w+", head_of(words))}
        return bool(nouns & named)

    def after(self, number: int) -> Span | None:
        """The people whom a sentence just after one names as those who tell of it."""
        if not self._english:
            return None
        sentences = self._article.sentences
        paragraph = sentences[number - 1].paragraph
        for at in range(number + 1, min(len(sentences), number + AHEAD) + 1):
            here = sentences[at - 1]
            if here.kind != "text" or here.paragraph != paragraph:
                return None
            for match in self._vouchers(here.start, here.end, next_one=at == number + 1):
                if self._sourcing.is_unnamed(match["who"]):
                    return self._locator.span(*match.span("who"))
            if self._settings.cues("public", here.start, here.end):
                return None
        return None

    def before(self, number: int) -> Span | None:
        """The people whom the sentence just before one brought in, where this one takes them up."""
        if not self._english or number < 2:
            return None
        first, here = self._article.sentences[number - 2 : number]
        if first.paragraph != here.paragraph or first.kind != "text":
            return None
        if not _TAKEN_UP.match(self._text, here.start, here.end):
            return None
        for pattern in _OPENS:
            match = pattern.match(self._text, first.start, first.end)
            if match and self._sourcing.is_unnamed(match["who"]):
                return self._locator.span(*match.span("who"))
        return None

    def _vouchers(self, start: int, end: int, *, next_one: bool) -> Iterator[re.Match[str]]:
        for pattern in _BEFORE:
            if match := pattern.match(self._text, start, end):
                yield match
        if next_one:
            if match := _ADDED.search(self._text, start, end):
                yield match
            if match := _ON.match(self._text, start, end):
                yield match
