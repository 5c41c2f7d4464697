"""Outlets: which words name a paper, an agency or a broadcaster, and which outlets passed something on.

By a list of names, by how such names are made (`the Fars news agency`, `Al Mayadeen television`, `The Coast Tribune`,
`Channel 12`), and by the noun alone: `the newspaper`, `state television`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.attribution.frame import Offsets

_PAPER_ABROAD = re.compile(
    r"(?:(?:[Ee]l|[Ll]a|[Ll]e|[Uu]na?|[Uu]ne|[Ll]es)\s|[Ll]['’])?(?:diario|periódico|semanario|revista|cadena|canal|emisora|portal|agencia|"
    r"quotidien|journal|hebdomadaire|magazine|chaîne|agence|radio|télévision|site)"
    r"(?:\s(?:de\s(?:noticias|presse|télévision|televisión|información|radio)|d['’]information|estatal|oficial|pública?|privad[ao]|nacional|local|"
    r"publique|nationale|officielle?|privée|semi-officielle|semioficial|[a-zà-ÿ]+(?:ense|és|esa|ano|ana|ais|aise|ien|ienne|í|aelí|quí)))*"
    r"\s(?:[A-ZÀ-Þ0-9][\w’'.-]*)(?:\s(?:de\s|du\s|del\s|des\s)?[A-ZÀ-Þ0-9][\w’'.-]*){0,3}"
    r"|(?:صحيفة|جريدة|مجلة|موقع|وكالة|قناة|شبكة|إذاعة)\s[«\"“]\S+|(?:صحيفة|جريدة|مجلة|موقع)\s\S+"
    r"|التلفزيون\s(?:الرسمي|الحكومي)"
    r"|(?:وكالة|قناة|شبكة|إذاعة)\s(?!السويس|بنما|خلفية|سرية|اتصال|تواصل|حوار|دبلوماسية|مباشرة|ال(?:طاقة|استخبارات|مخابرات|فضاء|لاجئين))\S+(?:\s(?:للأنباء|الإخبارية|الفضائية|\S+ية))?"
)
_KIND = (
    r"(?:newspaper|daily|weekly|broadcaster|news\sagency|press\sagency|newswire|wire\sservice|news\sservice|news\s(?:web\s?site|site|channel|outlet|portal|"
    r"network|station|magazine)|magazine|tabloid|television(?:\s(?:channel|station|network))?|TV(?:\s(?:channel|station|network))?|radio(?:\sstation)?|"
    r"web\s?site|(?:News|Press)\sAgency)"
)
_SORT = (
    r"(?:(?:[\w-]+-(?:run|owned|backed|language|based|linked|affiliated|funded)|official|semi-official|state|public|private|local|national|independent|"
    r"daily|weekly|online|satellite|pan-Arab|opposition|popular|news|liberal|conservative|left-wing|right-wing|army|military)\s)"
)
_NAME = r"[A-ZÀ-Þ][\w’'.-]*(?:\s(?:al-|of\s|de\s|the\s)?[A-ZÀ-Þ0-9][\w’'.-]*){0,3}"
_MADE = re.compile(
    rf"(?:[Tt]he\s|[Aa]n?\s)?(?:[A-ZÀ-Þ][\w’'.-]*(?:['’]s)?\s)?{_SORT}{{0,3}}(?:{_KIND}\s{_NAME}|{_NAME}(?:['’]s)?\s{_SORT}{{0,2}}{_KIND})"
)
"""`The state news agency SANA`, `Israel's Kan broadcaster`, `the Fars news agency`, `Israeli public radio`."""
_TITLE = re.compile(
    r"(?:[Tt]he\s)?(?:(?:[A-ZÀ-Þ][\w’'.&-]*\s){1,4}(?:Times|Post|Herald|Tribune|Telegraph|Journal|Express|Independent|Chronicle|Gazette|Courier|"
    r"Dispatch|Globe|Mail|Examiner|Inquirer|Broadcasting(?:\sCorporation)?|News(?:\s(?:Network|Agency|Service))?|Press\sAgency|Television|TV|Radio)"
    r"|(?:Times|Voice|Press\sTrust)\sof\s[A-ZÀ-Þ]\w+(?:\s[A-Z]\w+)?|Radio\s[A-ZÀ-Þ]\w+(?:\s[A-ZÀ-Þ]\w+){0,2}|Channel\s\d{1,2})(?:\s(?:news|television|TV|newspaper))?"
)
_NOUN = re.compile(
    rf"(?:(?:the|this|that|its|an?|another|one|several|some|other)\s)?(?:[A-ZÀ-Þ][\w-]+(?:['’]s)?\s)?"
    rf"(?:(?:{_SORT}){{1,3}}(?:media(?:\soutlets?)?|press|television|TV|radio|broadcasters?|news\sagenc(?:y|ies)|newspapers?|channels?)|"
    rf"(?:{_SORT}){{0,2}}(?:newspapers?|broadcaster|tabloid|news\s(?:agency|channel|site|website|outlet|service|network|organi[sz]ation|portal)|newswire|wire\sservice)|"
    r"(?:media|press)\s(?:reports?|outlets?)|(?!Social)[A-ZÀ-Þ][\w.-]+\s(?:media|press))"
)
"""`The newspaper`, `state television`, `Iranian state media`, `the official news agency`."""
_BACK = re.compile(
    r"(?:the|this)\s(?P<noun>paper|agency|network|channel|station|outlet|website|site|magazine|radio|daily|weekly)",
    re.IGNORECASE,
)
"""What takes up an outlet that the article named just before."""
_REACH = 700
_CAPITALS = re.compile(
    r"(?:[Tt]he\s)?[A-ZÀ-Þ][\w’'.-]*(?:\s(?:of\s|the\s)?[A-ZÀ-Þ0-9][\w’'-]*){0,3}(?:\s(?:news\sagency|newspaper|television|radio))?"
)
_NOTHING = re.compile(r"(?!)")
_OTHER_THAN = {
    "paper": re.compile(r"\b(?:papers?|drafts?|documents?|memos?|proposals?|texts?|ballots?)\b"),
    "agency": re.compile(
        r"\b(?!News|Press|Anadolu)[A-Z]\w+\sAgency\b|\b(?:IAEA|UNRWA|UNHCR|CIA|agencies)\b|\b(?!news|press)\w+\sagency\b"
    ),
    "network": re.compile(r"\bnetworks?\b"),
    "channel": re.compile(r"\bchannels?\b"),
    "station": re.compile(r"\bstations?\b"),
    "site": re.compile(r"\bsites?\b"),
}
"""What else the noun can take up, where the article has it."""
_OF_A_BODY = re.compile(
    r"\b(?:Ministry|Office|Department|Army|Navy|Force|Command|Government|Council|Commission|Embassy|Palace|House|Party|Presidency)\b"
    r".*\b(?:web\s?site|site)$"
)
_LEAD = re.compile(
    r"^(?:[Tt]he\s+|(?:el|la|le|l['’]|los|les)\s*(?:diario|periódico|agencia|cadena|revista|semanario|journal|quotidien|"
    r"agence|chaîne|hebdomadaire|magazine)(?:\sde\snoticias|\sde\spresse)?\s+)"
)
_PASSED_BY = (
    r"(?:(?:[Tt]he\s)?(?:(?:state|official|semi-official|public|local|private|national|army|[a-z]+-(?:run|owned))\s){0,2}"
    r"(?:(?:(?:news|press)\sagency|newspaper|broadcaster|television|radio|daily|website)\s)?"
    r"[A-Z][\w.&'’-]*(?:\s(?:[A-Z0-9][\w.&'’-]*|de|of|du|der|state|public|official|national)){0,6}"
    r"(?:\s(?:news\sagency|newspaper|news\s(?:site|website|channel|service)|television|radio|broadcaster|magazine|daily|website))?"
    r"|(?:[Tt]he\s)?(?:[A-Z][\w-]+\s)?(?:state|local|official|public)\s(?:media|television|TV|radio|news\sagency))"
)
_RELAY = re.compile(
    rf"(?P<before>{_PASSED_BY})(?:,\s(?:citing|quoting|which\s(?:cited|quoted))\s[^,;“”\"]{{3,90}},)?\s(?:earlier\s|first\s|also\s|has\s|had\s|"
    r"later\s|previously\s)*(?:reported|reports|reporting|quoted|quotes|cited|said\sit\shad)\b"
    rf"|(?:^|[.,]\s)(?:[Cc]iting|[Qq]uoting)\s[^,;“”\"]{{3,90}},\s(?P<cites>{_PASSED_BY})\s(?:also\s|earlier\s)?(?:said|says|reported|reports|wrote)\b"
    rf"|\b(?:according\sto|reported\sby|told|cited\sby|quoted\sby|seen\sby|obtained\sby|reported\sin|carried\sby)\s(?P<after>{_PASSED_BY})"
)


class Outlets:
    """Tells the outlets of one article from others, with one language's cue lists."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._english = lexicon.language == "en"
        self._arabic = lexicon.language == "ar"
        self._names = lexicon.list("sources", "outlet")

    def is_outlet(self, words: str, at: int | None = None) -> bool:
        """Whether a phrase names a news outlet; `at`, where it stands, lets `the paper` take up one named before."""
        words = words.strip()
        if not self._english and (_PAPER_ABROAD.match(words) or words in self._names):
            return True
        if self._english and (
            (_MADE.fullmatch(words) and not _OF_A_BODY.search(words))
            or _TITLE.fullmatch(words)
            or _NOUN.fullmatch(words)
            or (at is not None and self._takes_up(words, at))
        ):
            return True
        return self._is_listed(_LEAD.sub("", words))

    def _is_listed(self, bare: str) -> bool:
        """Whether a name of the list ends the words, with its capital letter."""
        cues = [
            cue
            for cue in self._names.find(bare)
            if not cue.text[:1].islower() or cue.text.endswith("media") or " " in cue.text
        ]
        return (
            bool(cues)
            and cues[-1].end == len(bare)
            and (
                0 in (cues[-1].start, cues[0].start if self._arabic else -1)
                or all(word[0].isupper() or word in ("of", "de", "le", "la") for word in bare.split())
            )
        )

    def _takes_up(self, words: str, at: int) -> bool:
        """Whether `the paper` or `the network` is the outlet named just before, and nothing else can be meant."""
        back = _BACK.fullmatch(words)
        if back is None:
            return False
        before = self._text[max(0, at - _REACH) : at]
        if _OTHER_THAN.get(back["noun"].lower(), _NOTHING).search(before):
            return False
        return any(self.is_outlet(match.group()) for match in _CAPITALS.finditer(before))

    def relays(self, start: int, end: int) -> Iterator[Offsets]:
        """Where outlets stand within the offsets that passed something on: `Reuters reported`, `according to CBS`."""
        for match in _RELAY.finditer(self._text, start, end):
            group = next(name for name in ("before", "cites", "after") if match[name])
            if self.is_outlet(match[group]):
                yield match.span(group)
