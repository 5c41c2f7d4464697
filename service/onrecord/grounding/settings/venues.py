"""Venues: what the build of a sentence tells of where words fell, beyond the cues that are listed.

A place of talk is a phrase whose head is a talk or a paper between few (`in a series of calls`, `at the end of the
session`), unless something in the phrase opens it to everybody. Words are told to somebody where the verb of telling
has an addressee that is no audience. A source was there where its description puts it into the talk. For English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.grounding.attribution.frame import Offsets

_TALKS = (
    r"(?:meetings?|sessions?|calls?|conversations?|talks|discussions?|deliberations|negotiations|consultations?|exchanges|"
    r"chats?|huddles?|dinners?|lunch(?:eon)?(?:es|s)?|breakfasts?|suppers?|banquets?|retreats?|encounters?|tête-à-têtes?)"
)
_PAPERS = (
    r"(?:letters?|memos?|memorand(?:um|a)|cables?|e-?mails?|telegrams?|dispatch(?:es)?|messages?|notes?|"
    r"correspondence)"
)
_PUBLIC = (
    r"(?:public|publicly|open|press|news|televised|broadcast|live|video|radio|plenary|parliament\w*|town|campaign|"
    r"annual|general|assembly|congress\w*|senate|security\scouncil|committee|court|rally|published|official|online)"
)
_LINK = (
    r"(?:and|or|but|that|which|who|to|for|as|it|he|she|they|said|told|is|was|were|are|has|had|have|not|no|"
    r"of|in|on|at|with|by|from|because|after|before|about|between|than|over|during|under|if|when|while)"
)
_WORD = rf"(?:(?!{_LINK}\b|{_PUBLIC}\b)[\w’'-]+\s)"
_WITHIN = r"(?:(?:the\s)?(?:start|end|beginning|close|outset|course|middle|margins|sidelines)\sof\s|an?\s\w+\sof\s)?"
_PLACE = re.compile(
    rf"\b(?:in|at|during|over|on|throughout|from|near|towards?)\s{_WITHIN}{_WORD}{{0,5}}?"
    rf"(?:{_TALKS}|(?<!\bon\s)(?<!\bon\sa\s){_PAPERS})\b(?P<rest>(?:\s[\w’'.-]+){{0,6}})",
    re.IGNORECASE,
)
_TALK = re.compile(
    rf"\b(?:an?|the|their|his|her|its|this|that|one|another|first|second|third|[\w-]{{1,40}}[’']s)\s{_WORD}{{0,3}}?"
    rf"(?:meeting|session|call|conversation|talks|discussions?|consultations|exchange|huddle|dinner|lunch|breakfast|supper|"
    rf"encounter|get-together)\b(?!\s(?:for|to|with\sreporters|table|room))",
    re.IGNORECASE,
)
_OPENED = re.compile(
    rf"\s(?:for|to|on)\s(?:calm|restraint|action|help|peace|arms|the\sworld)\b|\s(?:sign|cent(?:re|er)s?|rooms?)\b|"
    rf"\s(?:\w+\s){{0,2}}?(?:of|with|to|for|by)\s(?:the\s|an?\s|[\w’'-]+\s){{0,4}}?"
    rf"(?:{_PUBLIC}|parliament|nation|public|readers|voters|reporters|journalists|investors|analysts|supporters|"
    rf"followers|people|activists|farmers|workers|students|faithful|shareholders)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\b(?:closed|private|secret|confidential|classified|leaked|internal)\b", re.IGNORECASE)
_TO_EVERYBODY = re.compile(
    r"(?:(?<=\sto)|(?<=\sfor)|(?<=\swith)|\s(?:to|with|for))\s(?:the\s|his\s|her\s|its\s|their\s|all\s)?(?:[\w-]+\s){0,2}?"
    r"(?:nation|public|country|shareholders|investors|clients|customers|readers|subscribers|voters|supporters|followers|fans|"
    r"reporters|journalists|analysts|editors?|parliament|congress|lawmakers|citizens|congregation|faithful|believers)\b",
    re.IGNORECASE,
)
_CLOSED_EVENT = re.compile(
    r"\b(?:at|in|during)\s(?:an?|the|his|her|its|their|[\w-]{1,40}[’']s)\s(?:[\w-]+\s){0,2}?"
    r"(?:closed|closed-door|private|secret|off-the-record|classified|confidential|invitation-only)\s(?:[\w-]+\s){0,2}?"
    r"(?:summit|event|briefing|hearing|gathering|reception|fundraiser|forum|retreat|conference|ceremony|audience)\b",
    re.IGNORECASE,
)
_THROUGH = re.compile(
    r"\b(?:through|via)\s(?:(?!the\b)[\w’'-]+\s|the\s){0,4}?"
    r"(?:mediators?|intermediar(?:y|ies)|go-betweens?|envoys?|channels?|embass(?:y|ies)|emissar(?:y|ies)|diplomats?)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?:told|tells?|telling|informed|notified|promised|assured|warned|asked|urged|reminded|pressed|advised|offered|"
    r"begged|implored|cautioned|messaged|texted|e-?mailed|phoned|rang|cabled|briefed|admonished|beseeched|"
    r"urging|warning|assuring|informing|notifying|reassured|lectured|berated|scolded|upbraided|rebuked)",
    re.IGNORECASE,
)
_TELLS_TO = re.compile(
    r"(?:said|complained|confided|conveyed|signal+ed|proposed|hinted|relayed|suggested|admitted|conceded|vented|grumbled|"
    r"snapped|shouted|yelled|whispered|muttered|apologi[sz]ed|remarked|wrote|replied|explained|"
    r"acknowledged|made (?:it )?clear|lamented|expressed|indicated|voiced|aired|communicated|outlined|laid out|"
    r"described|floated|raised|repeated|stressed|shared|broached)",
    re.IGNORECASE,
)
_ORDERS = re.compile(r"(?:ordered|instructed|directed|commanded)", re.IGNORECASE)
_HIS_MEN = re.compile(
    r"\s(?:his|her|their|its)\s(?:[\w-]+\s){0,3}?(?:aides?|advis[eo]rs?|staff|team|ministers?|officials|diplomats?|negotiators?|envoys?|"
    r"generals?|commanders?|deput(?:y|ies)|subordinates|lieutenants|cabinet|spokes\w+|lawyers?)\b",
    re.IGNORECASE,
)
"""Who stands so near that an order to them is given in a room: an army is ordered openly."""
_SENT = re.compile(
    r"\b(?:sent|passed|relayed|conveyed|delivered|carried|transmitted|forwarded)\s(?:an?|the|its|his|her|their)\s"
    r"(?!(?:public|open|video|televised|joint|official|clear|strong|stark|blunt|powerful|tough|firm|unmistakable)\b)"
    r"(?:[\w-]+\s){0,2}?(?:message|reply|response|answer|offer|proposal|warning)"
    r"(?=\s(?:to|from|through|via)\b)(?![^.;]{0,60}\s(?:by\s\w+ing|with\s(?:its|his|her|their)\s))",
    re.IGNORECASE,
)
_LETS_KNOW = re.compile(
    r"(?:let(?:s|ting)?|g[ia]v(?:es?|en|ing))\s(?P<whom>(?!it\sbe\b)[^,;:“”\"]{2,60}?)\s(?:know|to\sunderstand)\b",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"\s(?:that|to|not|in|on|at|over|during|last|this|it|he|she|they|what|how|by|before|after|via|through|of|about|for|"
    r"as|whether|why|late|early|two|three|several|days?|weeks?|\w+day|no|was|were|would|will|had)\b|[,:;“\"‘]"
)
_NOBODY = re.compile(
    r"\s*(?:(?:that|to|on|in|at|it|there|he|she|they|we|his\sgovernment)\b|[,:;.“\"‘])", re.IGNORECASE
)
_AUDIENCE = re.compile(
    r"\b(?:reporters?|journalists?|correspondents?|interviewers?|press|media|newspapers?|magazines?|broadcasters?|channels?|"
    r"stations?|websites?|outlets?|agency|agencies|news|television|tv|radio|parliament|congress|senate|house|commons|assembly|"
    r"knesset|duma|bundestag|council|court|judges?|jury|tribunal|committee|commission|inquiry|lawmakers|legislators|mps|"
    r"senators|deputies|voters|supporters|followers|crowds?|audiences?|rally|rallies|nation|country|public|world|viewers|"
    r"listeners|readers|residents|citizens|people|students|graduates|cadets|troops|conference|forum|summit|delegates|"
    r"investors|shareholders|employees|workers|congregation|mourners|protesters|worshippers|police|prosecutors|investigators|"
    r"(?-i:me|us|this))\b",
    re.IGNORECASE,
)
_OUTLET_NAME = re.compile(
    r"\b(?:News|TV|Times|Post|Journal|Reuters|Interfax|Bloomberg|Today|Magazine|Tribune|Herald|Telegraph|Guardian|Axios|"
    r"Politico|Gazette|Chronicle|Courier|Observer|Standard|Mirror|CNN|BBC|Hill|Atlantic|Economist|Spiegel|Monde|AP|AFP)\b"
)
_EVENT = (
    r"(?:meetings?|sessions?|calls?|conversations?|discussions?|deliberations|exchanges?|dinners?|lunch(?:es)?|breakfasts?|"
    r"encounters?|gatherings?|debates?|messages?|contacts|talks|negotiations|remarks|visit|evening|note|letter)"
)
_WAS_THERE = re.compile(
    rf"\b(?:at|in)\s(?:the|that|their|those)\s(?:[\w’'-]+\s){{0,2}}?{_EVENT}\b|"
    r"\b(?:in\sthe\sroom|(?:at|around|round)\s(?:the|his|her|that|their)\stable|on\sthe\s(?:call|line)|in\sattendance|privy\sto|"
    r"who\s(?:\w+\s){0,2}?(?:attended|sat\sin|took\spart|participated|heard|listened|witnessed|stayed|overheard)|"
    r"(?:was|were)\s(?:present|there|in\sthe|at\sthe|on\sthe)|present\b(?!-)|participants?|attendees?|guests?|(?:table|dinner|lunch|travelling)\scompanions?)\b|"
    rf"\b(?:briefed|informed|filled\sin)\s(?:on|about)\s(?:the|an?|their|his|her|that|its|those|what)\s(?:[\w’'-]+\s){{0,3}}?(?:{_EVENT}|was\ssaid)\b|"
    rf"\b(?:familiar\swith|knowledge\sof|aware\sof|involved\sin)\s(?:the|their|his|her|that|its|those|what|contents\sof\sthe)\s"
    rf"(?:[\w’'-]+\s){{0,3}}?(?:{_EVENT}|was\ssaid)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"(?:the|one of the|another of the|two of the|both|that|those)\s(?:[\w-]+\s){0,2}?"
    r"(?P<noun>officials?|diplomats?|aides?|advis[eo]rs?|sources?|people|person|ministers?|envoys?|lawmakers?|attendees?|mediators?)",
    re.IGNORECASE,
)
_SO_MANY = re.compile(
    r"(?:(?:one|two|three|another|all)\sof\s)?(?:the|all|those)\s(?P<number>two|three|four|five|six|seven|eight|nine|ten)",
    re.IGNORECASE,
)
_THOUGHT = re.compile(
    r"(?:believe|hope|fear|expect|think|thought|want|consider|regard|see|saw|worr|suspect|plan|intend|prefer|seek|sought|"
    r"weigh|prepar|view|doubt|reckon|ready|willing|open to)",
    re.IGNORECASE,
)


def to_everybody(text: str, cue_end: int, end: int) -> bool:
    """Whether a letter, a message or a call is for an audience: `in a letter to shareholders`."""
    return _TO_EVERYBODY.match(text, cue_end, end) is not None


class Venues:
    """Reads places of talk, addressees and those who were there in one article."""

    def __init__(self, text: str, quoted: tuple[Quotation, ...]) -> None:
        self._text = text
        self._quoted = quoted

    def place(self, windows: Iterable[Offsets], content: Iterable[Offsets]) -> Offsets | None:
        """Where words name a talk or a paper between few, outside quotation marks and the words attributed."""
        content = list(content)
        for start, end in windows:
            for pattern in (_PLACE, _THROUGH, _CLOSED_EVENT):
                for match in pattern.finditer(self._text, start, end):
                    first, last = match.span()
                    if pattern is _PLACE:
                        last = match.start("rest")
                        opened = _OPENED.match(self._text, last, end)
                        if opened and not _CLOSED.search(match.group()):
                            continue
                    if inside(self._quoted, first, last) or any(a < last and first < b for a, b in content):
                        continue
                    return first, last
        return None

    def message(self, start: int, end: int) -> bool:
        """Whether a message was passed from one side to another: `sent a reply to Washington through Oman`."""
        return any(
            not inside(self._quoted, *match.span()) and not to_everybody(self._text, match.end(), end)
            for match in _SENT.finditer(self._text, start, end)
        )

    def talk(self, start: int, end: int) -> bool:
        """Whether a talk between few is named as such: `Monday's session of the war cabinet`, `their third call`."""
        for match in _TALK.finditer(self._text, start, end):
            opened = _OPENED.match(self._text, match.end(), end)
            if not inside(self._quoted, match.start(), match.end()) and (
                opened is None or _CLOSED.search(match.group())
            ):
                return True
        return False

    def told_to(self, cue: Offsets, end: int) -> Offsets | None:
        """Whom a verb of telling has for its addressee, if that is no audience: `told the envoys that …`."""
        verb = self._text[slice(*cue)]
        start = cue[1]
        if let := _LETS_KNOW.match(self._text, cue[0], end):
            whom = let["whom"]
            return None if _AUDIENCE.search(whom) or _OUTLET_NAME.search(whom) else let.span("whom")
        if _ORDERS.fullmatch(verb):
            men = _HIS_MEN.match(self._text, start, end)
            return (start + 1, men.end()) if men else None
        if _TELLS_TO.fullmatch(verb):
            to = re.compile(r"(?:\s[\w’'-]+){0,2}?\s(?:to|at|with)(?=\s)").match(self._text, start, end)
            if to is None or re.match(r"\s(?:be|have|do|make|take|the\spoint)\b", self._text[to.end() :]):
                return None
            start = to.end()
        elif not _TELLS.fullmatch(verb) or _NOBODY.match(self._text, start):
            return None
        stop = _THAT.search(self._text, start + 1, min(end, start + 90))
        whom = self._text[start : stop.start() if stop else min(end, start + 90)]
        words = whom.split()
        if not 0 < len(words) <= 8 or _AUDIENCE.search(whom) or _OUTLET_NAME.search(whom):
            return None
        if re.fullmatch(r"[A-Z]{2,6}", whom.strip(" .")) and whom.strip(" .") not in _BODIES:
            return None  # `told TVP`: a broadcaster, as a rule
        named = words[0][:1].isupper() or words[0].lower() in _DETERMINED or words[-1].endswith("s")
        return (start + 1, start + len(whom.rstrip())) if named else None

    def was_there(self, words: str) -> bool:
        """Whether a source's description puts it into a talk: `two people in the room`."""
        return _WAS_THERE.search(words) is not None

    def described_there(self, words: str, before: Offsets) -> bool:
        """Whether `the official`, `one of the aides` was put into a talk where the sentences before describe them."""
        again = _AGAIN.fullmatch(words)
        if again is None:
            return self._so_many_there(words, before)
        noun = re.escape(again["noun"].rstrip("s"))
        first = re.compile(
            rf"\b(?:an?|one|two|three|four|five|several|some)\s(?:[\w-]+\s){{0,3}}{noun}s?\s[^,.;“”\"]+",
            re.IGNORECASE,
        )
        return any(self.was_there(match.group()) for match in first.finditer(self._text, *before))

    def _so_many_there(self, words: str, before: Offsets) -> bool:
        """Whether `the four` are four people who were put into a talk: `four people briefed on the gathering`."""
        counted = _SO_MANY.fullmatch(words)
        if counted is None:
            return False
        first = re.compile(rf"\b{counted['number']}\s[a-z][^.;“”\"]+", re.IGNORECASE)
        return any(self.was_there(match.group()) for match in first.finditer(self._text, *before))

    def is_thought(self, verb: str) -> bool:
        """Whether a verb tells what somebody thinks or wants, said to nobody."""
        return _THOUGHT.match(verb) is not None


_BODIES = frozenset("NATO EU UN US UK IAEA IMF WTO WHO OPEC".split())
_DETERMINED = frozenset(
    "the those his her their its a an him them my our two three four several some both one fellow senior".split()
)
