"""Who is cited: named or not, how many, passed on by whom, and why without a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.brief import Disclosure, Source, SourceType, Span
from onrecord.grounding.attribution.outlets import Outlets
from onrecord.grounding.attribution.source_words import SourceWords
from onrecord.grounding.numbers.quantities import quantities

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.attribution.callings import Callings
    from onrecord.grounding.languages.clauses import ClauseReader
    from onrecord.grounding.text.locating import Locator

_PROPER = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w'’-]*[a-zà-ÿ][\w'’-]*")
_ONE = re.compile(r"^(?:an?|one|another|the|this|that|someone|somebody)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:people|men|women|\w{3,}s(?<!witness))$", re.IGNORECASE)
_HEAD_END = re.compile(
    r"\s+(?:familiar|briefed|aware|privy|knowledgeable|acquainted|authori[sz]ed|based|stationed|posted|with|close(?=\s(?:to|by)\b)|in|on|of|from|who|"
    r"which|that|speaking|involved|present|at|for|near|to|within|inside|there|here|seen|obtained|reviewed|published|dated|sent|by|"
    r"\w+(?:ed|en|wn)(?=\s(?:by|to|with)\s))\b|,",
    re.IGNORECASE,
)

_PRIVATE_PAPER = re.compile(
    r"\b(?:letters?|memos?|memorandum|cables?|e-?mails?|minutes|messages?|recordings?|audio files?|"
    r"(?:audio)?tapes?|telegrams?|"
    r"(?:internal|confidential|leaked|secret|classified|draft|unpublished)\s(?:[\w-]+\s){0,4}?"
    r"(?:paper|report|document|note|draft|order|assessment|plan|briefing)s?)\b",
    re.IGNORECASE,
)
_OPEN_PAPER = re.compile(r"\b(?:open|public|published|joint|protest|official)\b", re.IGNORECASE)
_PRIVATE_PAPER_ABROAD = re.compile(
    r"\b(?:cartas?|misivas?|memorand\w+|memorándum|cables?|correos?|actas?|mensajes?|grabaci\w+|audios?|telegramas?|lettres?|missives?|notes?|"
    r"mémos?|mémorandums?|télégrammes?|câbles?|courriels?|courriers?|messages?|procès-verba\w+|enregistrements?|"
    r"(?:informe|documento|nota|borrador|rapport|document|projet|plan)s?\s(?:[\w-]+\s){0,3}?(?:intern|confidenc|confidenti|secret|secr[eè]t|reservad|"
    r"filtrad|clasificad|classifi|fuit)\w*)|(?:رسالة|رسائل|مذكرة|برقية|محضر|تسجيل|وثيقة سرية|وثيقة داخلية|وثيقة مسربة|تقرير سري|تقرير داخلي)",  # noqa: E501 -- a list of words, or the pattern of one
    re.IGNORECASE,
)
_OPEN_PAPER_ABROAD = re.compile(
    r"\b(?:abierta|pública|público|oficial|verbal|ouverte|publique|officiel\w*|verbale|commun|conjunt\w+)\b|(?:مفتوحة|علنية|رسمية|احتجاج)",
    re.IGNORECASE,
)


def head_of(words: str) -> str:
    """The noun phrase before its first modifier clause: `two people familiar with …` → `two people`."""
    words = _A_HANDFUL_OF.sub("", words.strip())
    some = _SOME_OF.match(words.strip())
    bare = words.strip()[some.end() :] if some else _ONE_OF.sub("", words.strip())
    return _HEAD_END.split(bare.strip(), maxsplit=1)[0].strip()


_KNOW_OF = re.compile(
    r"\s(?:familiar\swith|with\s(?:\w+\s)?knowledge\sof|briefed\s(?:on|about|by)|involved\sin|aware\sof|privy\sto|who)\b",
    re.IGNORECASE,
)


def known_from(words: str) -> int:
    """Where words for a source begin to tell what it knows of: `two people | familiar with the talks in Rome`."""
    about = _KNOW_OF.search(words)
    return about.start() if about else len(words)


class Sourcing:
    """Reads source phrases of one article with one language's cue lists."""

    def __init__(
        self,
        locator: Locator,
        lexicon: Lexicon,
        reader: ClauseReader | None = None,
        callings: Callings | None = None,
    ) -> None:
        self._locator = locator
        self._lexicon = lexicon
        self._unnamed = lexicon.list("sources", "unnamed")
        self._document = lexicon.list("sources", "document")
        self._outlets = Outlets(locator.article.text, lexicon)
        self._readout = lexicon.list("events", "readout")
        self._spokesmen: frozenset[str] | None = None
        self.abroad = SourceWords(lexicon, reader, callings) if reader else None
        self._titles = frozenset(t.lower() for t in lexicon.words.get("grammar", {}).get("titles", ()))

    def is_unnamed(self, words: str) -> bool:
        """Whether a phrase stands for people without a name: its head noun is a cue and no name follows."""
        if self.abroad is not None:
            return self.abroad.is_unnamed(words)
        if self._is_spokesman_named(words) or self._is_officer_named(words) or _THE_AGED.match(words):
            return False
        if _ONE_OF_THEM.match(words) or _CIRCLE.match(words) or _ONE_OF_THE_MEN.match(words):
            return True
        if _SOMEONE.match(words) or _A_MINISTER.match(words) or self._are_counted(words):
            return True
        if _THEIR_OFFICER.match(words):
            return False  # `its chief negotiator` is somebody in an office
        if _SOME_WHO.match(words) or _A_PARTISAN.fullmatch(words.strip()):
            return True
        head = head_of(words)
        cues = list(self._unnamed.find(head))
        if bool(cues) and cues[-1].end >= len(head.rstrip(" ,")) and not self._person_name(head):
            return True
        somebody = _SOMEBODY.fullmatch(head)
        return somebody is not None and not _NO_PERSON.search(somebody["noun"])

    def _is_spokesman_named(self, words: str) -> bool:
        """Whether `the spokeswoman` is somebody by name: the article introduces one, and cites none without a name."""
        definite = _THE_SPOKESMAN.fullmatch(words.strip())
        if definite is None:
            return False
        if self._spokesmen is None:
            self._spokesmen = self._spokesmen_named()
        who = definite["who"].lower()
        return bool(self._spokesmen) and ("person" in (who, *self._spokesmen) or who in self._spokesmen)

    def _is_officer_named(self, words: str) -> bool:
        """Whether `the envoy` is somebody by name: the article introduces one, and speaks of none without a name."""
        definite = _THE_ENVOY.fullmatch(words.strip())
        if definite is None:
            return False
        article, named = self._locator.article, False
        text = article.text
        for match in re.finditer(rf"\b{re.escape(definite['who'])}\b", text, re.IGNORECASE):
            before = article.sentences[article.sentence_at(match.start()) - 1].start
            if _NAME_BEHIND.match(text, match.end()) or _NAME_AHEAD.search(text, before, match.start()):
                named = True
            elif not _THE.search(text, before, match.start()):
                return False
        return named

    def _spokesmen_named(self) -> frozenset[str]:
        """By which word the article calls the spokesmen that it names; none where it cites one without a name."""
        text = self._locator.article.text
        named: set[str] = set()
        for match in _OFFICER.finditer(text):
            if _NAME_BEHIND.match(text, match.end()) or _NAME_AHEAD.search(
                text, max(0, match.start() - _NAME_NEAR), match.start()
            ):
                named.add(match["who"].lower())
            elif not _DEFINITE.search(text, max(0, match.start() - _NAME_NEAR), match.start()):
                return frozenset()
        return frozenset(named)

    def _are_counted(self, words: str) -> bool:
        """Whether `the four` are the four people without a name whom the article has told of."""
        counted = _THE_SO_MANY.fullmatch(words.strip())
        if counted is None:
            return False
        text = self._locator.article.text
        first = re.compile(rf"\b{counted['number']}\s(?:[\w’'-]+\s){{0,3}}?(?=[a-z])", re.IGNORECASE)
        return any(
            cue.start == match.end() or cue.start < match.end()
            for match in first.finditer(text)
            for cue in self._unnamed.find(text, match.start(), match.end() + 20)
        )

    def _person_name(self, head: str) -> bool:
        """Two capitalised words at the end of the head are a name (`analyst Joan Reyes`), not a source noun."""
        return bool(
            re.search(r"(?:[A-ZÀ-Þ][\w.'’-]+\s+)+[A-ZÀ-Þ][\w'’-]+$", head)
        ) and not self._unnamed.first(head.split()[-1])

    def is_outlet(self, words: str, at: int | None = None) -> bool:
        """Whether a phrase names a news outlet; `at` is where it stands."""
        return self._outlets.is_outlet(words, at)

    def is_document(self, words: str) -> bool:
        """Whether a phrase names a paper rather than people."""
        if self.abroad is not None:
            return self.abroad.is_document(words)
        heads = head_of(words), _HEAD_END.split(words.strip(), maxsplit=1)[0]  # `screenshots of the exchange`
        return any(cue.end == len(head) for head in heads for cue in self._document.find(head))

    def is_private_paper(self, words: str) -> bool:
        """Whether a paper was meant for few: a letter, a memo, minutes, a recording, unless it is called open."""
        if self.abroad is not None:
            return _PRIVATE_PAPER_ABROAD.search(words) is not None and not _OPEN_PAPER_ABROAD.search(words)
        return _PRIVATE_PAPER.search(head_of(words)) is not None and not _OPEN_PAPER.search(words)

    def is_readout(self, words: str) -> bool:
        """Whether a paper is one side's own account of a meeting."""
        return self._readout.first(words) is not None

    def type_of(self, words: str, *, person: bool, at: int | None = None) -> SourceType:
        """The source type of a phrase; `person` tells named people from named organisations."""
        if self.is_outlet(words, at):
            return "outlet"
        named = person and words.split()[-1][:1].isupper()
        if _SPOKESMAN.search(head_of(words)) and not named and not self._is_spokesman_named(words):
            return "named_organisation"  # a spokesman without a name speaks as the body
        if _ONE_OF_THEM.match(words) or _CIRCLE.match(words):
            return "unnamed_person" if self.count(words) == 1 else "unnamed_group"
        if self.is_unnamed(words):
            count = self.count(words)
            several = count > 1 if count is not None else self._is_plural(words)
            return "unnamed_group" if several else "unnamed_person"
        if self.is_document(words):
            return "document"
        return "named_person" if person else "named_organisation"

    def _is_plural(self, words: str) -> bool:
        if self.abroad is not None:
            return self.abroad.is_plural(words)
        if re.match(r"(?:those|others|several)\b", words, re.IGNORECASE) or _A_HANDFUL_OF.match(words):
            return True
        return _PLURAL.search(head_of(words)) is not None and not _ONE_OF.match(words)

    def count(self, words: str) -> int | None:
        """How many sources the words give, or None where they give no number."""
        if self.abroad is not None:
            return self.abroad.count(words)
        if _ONE_OF_THEM.match(words) and (counted := quantities(words.split()[0])):
            value = counted[0].value
            return int(value) if value is not None else None
        if _ONE_OF.match(words):
            return 1
        some = _SOME_OF.match(words.strip())
        head = some["number"] if some else _NUMBER_TEN.sub("", head_of(words))
        readings = quantities(head)
        if readings:
            value = readings[0].value
            return int(value) if value is not None and value >= 1 and value == int(value) else None
        if re.match(r"(?:both)\b", head, re.IGNORECASE):
            return 2
        if so_many := _THE_SO_MANY.fullmatch(words.strip()):
            value = quantities(so_many["number"])[0].value
            return int(value) if value is not None else None
        if not self._is_plural(words) and (_ONE.match(head) or _PROPER.match(head)):
            return 1
        return None

    def source(self, span: Span, *, person: bool) -> Source:
        """A source of a brief from the span that names it."""
        kind = self.type_of(span.text, person=person, at=span.start)
        counted = kind in ("unnamed_person", "unnamed_group")
        return Source(
            text=span.text[:300], span=span, type=kind, count=self.count(span.text) if counted else None
        )

    def anonymity_reason(self, start: int, end: int) -> Span | None:
        """The article's words for why a source is not named, within the offsets."""
        text = self._locator.article.text
        cue = self._lexicon.list("sources", "anonymity").first(text, start, end)
        if cue is None:
            return None
        if cue.text.lower().startswith(("not a", "who w", "not p")):
            stop = _clause_end(text, cue.end, end)
            return self._locator.span(cue.start, stop)
        links = self._lexicon.list("sources", "reason_links")
        link = links.first(text, cue.end, min(end, cue.end + 60))
        if link is None or text[cue.end : link.start].strip(" ,") not in ("", "so"):
            return None
        stop = _clause_end(text, link.end, end)
        if self.abroad is not None:
            stop = self.abroad.reason_end(text, link.end, stop)
        return self._locator.span(link.start, stop) if stop > link.end else None

    def relays(self, start: int, end: int, taken: tuple[int, int] | None) -> list[Source]:
        """Outlets that passed it on: `Reuters reported`, `according to ABC News`, within the offsets."""
        found: list[Source] = []
        for first, last in self._outlets.relays(start, end):
            if not (taken and taken[0] <= first < taken[1]):
                span = self._locator.span(first, last)
                found.append(Source(text=span.text[:300], span=span, type="outlet", count=None))
        return found


_THEIR_OFFICER = re.compile(
    r"^(?:its|his|her|their|the|[A-ZÀ-Þ][\w’']+['’]s)\s+(?:chief|lead|top|main|special|permanent)\s+"
    r"(?:\w+\s)?(?:negotiator|mediator|envoy|diplomat|adviser|advisor|commander|lawyer|delegate|representative)\b"
)
_ONE_OF_THE_MEN = re.compile(
    r"^(?:one|another|two|three|several|some) of (?:the|his|her|their|its) (?:[a-z-]+ ){0,2}?"
    r"(?:senators|ministers|generals|governors|leaders|presidents|mayors|deputies|commissioners|bankers|donors|visitors|hosts|"
    r"partners|captains|colonels|legislators|congressmen|candidates|principals)(?:,.*)?$",
    re.IGNORECASE,
)
_CIRCLE = re.compile(
    r"^(?:(?:some|several|two|three|four|many|senior|close|an?|one)\s)*(?:all(?:y|ies)|friends?|supporters|associates?|confidants?|"
    r"aides?|advis[eo]rs?|people|sources?|members)\s(?:of|to|around|close\sto|near)\s",
    re.IGNORECASE,
)
_THE_SO_MANY = re.compile(
    r"(?:the|all|those)\s(?P<number>two|three|four|five|six|seven|eight|nine|ten)", re.IGNORECASE
)
_ONE_OF_THEM = re.compile(
    r"^(?:(?:one|another|both|two|three|some|all) of (?:them|these|those|the (?:two|three|four|five|six))|"
    r"another|one|two|three|several|the (?:three|four|five|six)|"
    r"some|(?:a|the) (?:second|third|fourth|other)|others)"
    r"(?:,.*)?$",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"(?:an?|one|another|two|three|four|five|six|several|some|at least \w+)\s(?:(?!of\b)[\w’'-]+\s){0,4}?"
    r"(?P<noun>[a-z-]*(?:er|or|ist|ian|[mw][ae]n|ee|ant|ent|crat|peer|relative|boss|clerk|spy|deputy|monk|nurse)|"
    r"[a-z-]*(?:er|or|ist|ian|ee|ant|ent|crat|peer|relative|clerk|monk|nurse)s|bosses|deputies|spies)",
    re.IGNORECASE,
)
"""Somebody of whom only the trade is told, by the ending of the noun: `a firefighter`, `two retired bankers`."""
_NO_PERSON = re.compile(
    r"(?:ment|paper|letter|order|matter|number|power|quarter|charter|river|tower|water|chapter|offer|answer|cent(?:re|er)|"
    r"disaster|summer|winter|cover|tender|murder|transfer|cruiser|destroyer|bomber|carrier|tanker|trawler|freighter|"
    r"launcher|poster|folder|sector|factor|mirror|motor|reactor|corridor|harbou?r|labou?r|event|percent|continent|incident|"
    r"accident|content|patent|plant|grant|restaurant|warrant|committee|fee|degree|tree|decree|guarantee|channel|barrier|"
    r"pier|spokes\w+|broadcaster|publisher|manufacturer|retailer|lender|insurer|maker|supplier|exporter|operator|"
    r"regulator|server|computer|printer|cluster|register|minister|banner|container|bunker|helicopter)s?$"
    r"|^(?:corner|border|fighter|cutter|supporter|error|meteor|tenor|favou?r|talent|referee|refugee|soldier|explorer|"
    r"other|further)s?$",
    re.IGNORECASE,
)
_SOMEONE = re.compile(
    r"^(?:someone|somebody|one|another)\s(?:\w+\s)?(?:who|with|close|familiar|briefed|in|at|present|involved|near)\b",
    re.IGNORECASE,
)
_A_HANDFUL_OF = re.compile(
    r"^an?\s(?:handful|couple|number|majority|group|pair)\sof\s(?:(?:the|his|her|its|their)\s)?",
    re.IGNORECASE,
)
_A_MINISTER = re.compile(
    r"^(?:one|another|an?\s(?:second|third|fourth|senior|junior|cabinet|former|serving|veteran)|an?(?=\s[\w-]+\swho\b)|an?(?=\s\w+$))\s"
    r"(?:(?:cabinet|government|senior|junior|serving|former|deputy)\s){0,2}(?:minister|undersecretary|secretary|governor|senator)\b"
    r"(?!\s(?:of|for)\b)(?!,?\s(?-i:[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
"""Somebody in an office, and which of them is not told: `one minister`, `an undersecretary who took notes`."""
_A_PARTISAN = re.compile(
    r"(?:an?|one|another|two|three|several|some)\s(?:senior|leading|prominent|veteran|former)\s(?:[A-ZÀ-Þ][a-z]+)"
)
"""Somebody of whom only the camp is told: `another senior Tory`."""
_NUMBER_TEN = re.compile(r"\bNo\.?\s\d+")
_SOME_WHO = re.compile(
    r"^(?:(?:at least )?(?:one|two|three|four|five|six|seven|eight|nine|ten|some|several|many|most|all|both|half)"
    r" of (?:those|these)\s\w+|(?:those|several|others|(?:one|two|three|four|five) others)\s(?:\w+\s)?"
    r"(?:who|present|in|at|on|with|close|familiar|briefed|involved|there|around|near)\b|"
    r"(?:at least )?(?:one|two|three|four|five|six) "
    r"(?:who (?:attended|heard|took part|sat in|were|was)|(?:familiar|briefed|present)\b))",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"^(?:one|a third|another|a second) of\b", re.IGNORECASE)
_SOME_OF = re.compile(
    r"^(?:(?:at least )?(?P<number>(?i:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"dozens|scores|hundreds|several|some|many|most|all|half|both|few|none|any|another|others)) "
    r"of (?=(?:the|his|her|its|their|these|those|our)\b|[A-ZÀ-Þ]))"
    r"(?:(?:the|his|her|its|their|these|those|our)\s+)?(?:same\s+)?(?:[A-ZÀ-Þ]\w+['’]s\s+)?",
)
_SPOKESMAN = re.compile(
    r"\b(?:spokes(?:man|woman|person)|press (?:secretary|office|service))\b", re.IGNORECASE
)
_THE_AGED = re.compile(r"[Tt]he\s\d\d-year-old\b")
"""`the 44-year-old lawyer` is somebody whom the article has named."""
_THE_SPOKESMAN = re.compile(
    r"the\s(?:(?!former\b)[\w’'-]+\s){0,3}?spokes(?P<who>man|woman|person)", re.IGNORECASE
)
_THE_ENVOY = re.compile(
    r"the\s(?P<who>envoy|ambassador|negotiator|mediator|adviser|advisor|lawyer|delegate)", re.IGNORECASE
)
_THE = re.compile(r"\b[Tt]he\s(?:[A-Z]\.[A-Z]\.\s)?(?:(?!an?\s)[\w’'-]+\s){0,3}$")
_FULL = r"[A-ZÀ-Þ][\w’'-]+(?:\s(?:(?:al|el|bin|de|van|von)[\s-])?[A-ZÀ-Þ][\w’'-]*)+"
_OFFICER = re.compile(r"\bspokes(?P<who>man|woman|person)\b", re.IGNORECASE)
_NAME_BEHIND = re.compile(rf"(?:\s(?:for|of|on)\s[^,.;:“”\"]{{3,60}})?,?\s(?:[A-Z][\w.]*\s){{0,3}}{_FULL}")
_NAME_AHEAD = re.compile(
    rf"{_FULL},\s(?:\d\d,\s)?(?:(?:an?|the|its|his|her|their)\s)?(?:(?!(?:said|says|told|and)\b)[\w.’'-]+\s){{0,6}}$"
)
_DEFINITE = re.compile(r"\b[Tt]he\s(?:[\w.’'-]+\s){0,3}$")
_NAME_NEAR = 90
"""Characters before a word for an officer within which the name stands that it describes."""


def _clause_end(text: str, start: int, end: int) -> int:
    """Where the clause that starts here ends: a comma, semicolon, dash, full stop or a speech verb."""
    match = re.compile(r",|;|\s[—–-]\s|[.!?](?=\s|$)|\bsaid\b|\bconfirmed\b|\bdescribed\b").search(
        text, start, end
    )
    stop = match.start() if match else end
    return start + len(text[start:stop].rstrip())


def disclosure(source_types: list[SourceType], *, own: bool, counterpart: bool) -> Disclosure:
    """How it came out, from who is cited. `own`: the actor or its spokesperson tells of it."""
    if own:
        return "self"
    if counterpart:
        return "counterpart"
    if any(kind in ("unnamed_person", "unnamed_group") for kind in source_types):
        return "unnamed"
    if any(kind == "document" for kind in source_types):
        return "document"
    if any(kind in ("named_person", "named_organisation") for kind in source_types):
        return "named"
    return "unnamed" if "outlet" in source_types else "self"
