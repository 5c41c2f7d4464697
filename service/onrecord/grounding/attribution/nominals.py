"""Acts told by a noun: `Varga made a private plea for a truce`, `Odera's view is that …`, `a warning from Kenya`.

The noun stands for the verb (a plea for pleading), and whose it is stands beside it: the subject of a verb that says
little (`made`, `gave`), a possessive, or the name behind `by` or `from`. For English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.lexicon import Cue
from onrecord.grounding.attribution.frame import Frame
from onrecord.grounding.attribution.subjects import leading_subject, subject_before
from onrecord.grounding.attribution.verbs import PASSIVE
from onrecord.grounding.text.naming import NAME
from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.attribution.attributed import Attributed
    from onrecord.grounding.attribution.frame import Offsets
    from onrecord.grounding.attribution.sourcing import Sourcing

_BROUGHT = r"(?:received|got|won|obtained|secured|heard|conveyed|carried|relayed)"
_PART = rf"(?!(?:that|which|who|to|of|for|and|or|no|not|in|on|at|by|from|with|{_BROUGHT})\b)[\w’'-]+\s"
_WHOSE = (
    rf"(?:(?P<name>(?:the\s)?(?:{NAME}\s){{0,3}}{NAME}|the\s[a-z]+)[’']s?|"
    r"(?P<pronoun>[Hh]is|[Hh]er|[Ii]ts|[Tt]heir))"
)
_MANNER = (
    r"(?:\s(?:in\s(?:private|public|the\smeeting|the\sroom|the\scall|the\stalks)|to\s(?!\w+ing)(?:[\w’'-]+\s){0,3}?[\w’'-]+|"
    r"(?:on|last|this)\s\w+))?"
)
_INSET = r"(?P<inset>,\s(?:[^,;:“”\"]{3,90}),)?"
"""Words set in between a noun and its verb: `Her reply, one of them recalled, was that …`."""
_TELLS = re.compile(
    r",\s(?:(?:in|by|on)\sthe\s(?:words|recollection|telling|account|version|memory|retelling)\sof\s|per\s|according\sto\s|"
    r"as\s(?:recalled|told|related|recounted|described)\sby\s)?(?P<who>[^,]{2,80}?)"
    r"(?P<verb>\s(?:later\s)?(?:said|says|say|recalled|recalls?|added|adds?|recounted|recounts?|related|relates?|told\s(?:us|me|reporters|[A-Z]\w+)|"
    r"remembered|remembers?|reported|confided|confirmed))?(?=,|$)"
)


class Nominals:
    """Reads the acts that nouns tell of in one article's sentences."""

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        quoted: tuple[Quotation, ...],
        attributed: Attributed,
        sourcing: Sourcing,
    ) -> None:
        self._text = text
        self._sourcing = sourcing
        self._quoted = quoted
        self._attributed = attributed
        self._acts = {
            noun: act for act, nouns in lexicon.words.get("nouns", {}).items() for noun in _forms(nouns)
        }
        noun = "|".join(sorted((re.escape(word) for word in self._acts), key=len, reverse=True)) or r"(?!)"
        verbs = "|".join(lexicon.words.get("grammar", {}).get("light_verbs", ())) or r"(?!)"
        self._made = re.compile(
            rf"\b(?P<cue>(?:{verbs})\s(?:(?:an?|the|his|her|its|their|another|repeated|several|new)\s)?(?:{_PART}){{0,3}}?"
            rf"(?P<noun>{noun}))(?:\sto\s(?:(?!that\b)[\w’'-]+\s){{0,4}}?[\w’'-]+)??\s(?P<link>that\s|to\s(?=[a-z])|for\s|of\s)"
        )
        self._from = re.compile(
            rf"\b(?P<cue>(?:[Aa]n?|[Tt]he|private|repeated|several|new|more|{_BROUGHT})\s"
            rf"(?:{_PART}){{0,3}}?(?P<noun>{noun}))\s(?:by|from)\s"
            rf"(?:(?:the|its|his|her|an?)\s[a-z][\w’' -]{{2,50}}?,\s(?={NAME}[^,]{{0,40}},))?"
            rf"(?P<name>(?:the\s)?(?:{NAME}\s){{0,3}}{NAME}|the\s[a-z]+)(?:,(?:\s[^,;:“”\"]{{3,60}},)?)?\s(?P<link>that\s|to\s(?=[a-z])|for\s)"
        )
        self._is = re.compile(
            rf"\b{_WHOSE}\s(?P<cue>(?:{_PART}){{0,2}}?(?P<noun>{noun})){_MANNER}(?:,\s(?P<aside>[^;:“”\"]{{3,90}}?),)?\s"
            r"(?:is|was|has\sbeen|had\sbeen|remains|remained)\s(?:[a-z]+\s)?"
            r"(?P<link>that\s|(?=[“\"])|to\s(?:[\w’'-]+\s){0,8}?(?:say|tell|remind|warn|insist|assure|inform|add)\s(?:[\w’'-]+\s){0,3}?that\s)"
        )
        self._whose_any = re.compile(
            rf",\swhose\s(?P<cue>(?:{_PART}){{0,2}}?(?P<noun>{noun})){_MANNER}\s(?:is|was|has\sbeen|had\sbeen)\s(?P<link>that\s)"
        )
        self._whose = re.compile(
            rf"(?P<name>(?:{NAME}\s){{0,3}}{NAME})(?:,\s[^,;:“”\"]{{3,60}})?,\swhose\s(?P<cue>(?:{_PART}){{0,2}}?(?P<noun>{noun})){_INSET}\s"
            r"(?:is|was|has\sbeen|had\sbeen)\s(?P<link>that\s)"
        )
        self._with = re.compile(
            rf"\bwith\s(?:an?|the)\s(?P<cue>(?:{_PART}){{0,2}}?(?P<noun>{noun}))(?:\sto\s(?:(?!that\b)[\w’'-]+\s){{0,4}}?[\w’'-]+)??\s"
            r"(?P<link>that\s|to\s(?=[a-z]))"
        )
        self._had = re.compile(
            rf"\b(?:has|had)\s(?P<cue>(?:one|an?|just\sone|only\sone|two)\s(?:{_PART}){{0,2}}?(?P<noun>{noun})){_MANNER}(?P<link>:\s)"
        )
        self._opens = re.compile(
            rf"(?:But\s|And\s)?{_WHOSE}\s(?P<cue>(?:{_PART}){{0,2}}?(?P<noun>{noun})){_MANNER}\s(?P<link>that\s|to\s(?=[a-z]))"
        )
        self._on = re.compile(
            rf"\b(?:came\sto\s(?:office|power)|[Ee]lected|won|campaigned|ran|swept\s[a-z]+|took\soffice|returned\sto\s(?:office|power))\b"
            rf"[^,;:“”\"]{{0,40}}?\son\s(?P<cue>(?:an?|his|her|its|the)\s(?:{_PART}){{0,2}}?(?P<noun>{noun}))\s(?P<link>that\s|to\s(?=[a-z]))"
        )
        self._blunt = re.compile(
            rf"\b{_WHOSE}\s(?P<cue>(?:{_PART}){{0,2}}?(?P<noun>{noun})){_MANNER}(?P<inset>,\s[^,;:“”\"]{{3,90}}|)(?:\s(?:is|was|has\sbeen)\s(?:\w+\s)?[\w-]+)?(?P<link>:\s)"
        )

    def read(self, number: int, start: int, end: int) -> list[Frame]:
        """The frames of a sentence whose acts are nouns, in the order of their places."""
        found: list[Frame] = []
        for frame in self._read(number, start, end):
            if not inside(self._quoted, frame.cue.start, frame.cue.end) and not any(
                other.cue.start < frame.cue.end and frame.cue.start < other.cue.end for other in found
            ):
                found.append(frame)
        return sorted(found, key=lambda frame: frame.cue.start)

    def _read(self, number: int, start: int, end: int) -> Iterator[Frame]:
        for pattern in (self._made, self._had):
            for match in pattern.finditer(self._text, start, end):
                if PASSIVE.search(self._text, start, match.start()) or self._is_infinitive(match, start):
                    continue
                subject = subject_before(self._text, start, match.start())
                if subject and (verb := _SAID.search(self._text, *subject)):
                    subject = subject_before(self._text, verb.end(), match.start())
                if subject is not None:
                    yield from self._frame(number, match, subject, end)
        for pattern in (self._is, self._blunt):
            for match in pattern.finditer(self._text, start, end):
                owner = "name" if match["name"] else "pronoun"
                yield from self._frame(number, match, match.span(owner), end, self._teller(match))
        for match in self._with.finditer(self._text, start, end):
            said = list(_SAID.finditer(self._text, start, match.start()))
            leading = leading_subject(self._text, said[-1].end() if said else start, match.start())
            if leading is not None:
                yield from self._frame(number, match, leading, end)
        named = list(self._whose.finditer(self._text, start, end))
        for match in named:
            comma = self._text.find(", ", match.end(), end)
            stop = comma if comma > 0 else end
            yield from self._frame(number, match, match.span("name"), stop, self._told_by(match))
        for match in self._whose_any.finditer(self._text, start, end):
            subject = subject_before(self._text, start, match.start() + 1)
            comma = self._text.find(", ", match.end(), end)
            if subject is not None and not any(match.end() == other.end() for other in named):
                yield from self._frame(number, match, subject, comma if comma > 0 else end)
        for match in self._on.finditer(self._text, start, end):
            comma = self._text.find(", ", match.end(), end)
            stop = comma if comma > 0 else end
            opens = not self._text[start : match.start()].strip()
            subject = (
                leading_subject(self._text, stop + 2, end)
                if opens
                else subject_before(self._text, start, match.start())
            )
            if subject is not None:
                yield from self._frame(number, match, subject, stop)
        opening = self._opens.match(self._text, start, end)
        if opening:
            yield from self._frame(
                number, opening, opening.span("name" if opening["name"] else "pronoun"), end
            )
        for match in self._from.finditer(self._text, start, end):
            yield from self._frame(number, match, match.span("name"), end)

    def _is_infinitive(self, match: re.Match[str], start: int) -> bool:
        return self._text[start : match.start()].endswith("to ") and not match["cue"].startswith(
            ("made", "gave", "issued")
        )

    def _told_by(self, match: re.Match[str]) -> Offsets | None:
        """The people without a name who tell of it between the noun and its verb."""
        told = _TELLS.fullmatch(match["inset"].rstrip(",")) if match["inset"] else None
        if told is None:
            return None
        first = match.start("inset")
        who = first + told.start("who"), first + told.end("who")
        return who if self._sourcing.is_unnamed(self._text[slice(*who)]) else None

    def _frame(
        self,
        number: int,
        match: re.Match[str],
        subject: Offsets,
        end: int,
        under: Offsets | None = None,
    ) -> Iterator[Frame]:
        first = match.end("link")
        if match["link"].startswith("to ") and not match["link"].endswith("that "):
            first = match.start("link")
        words = self._attributed.trim(first, self._until(match, first, end))
        if words is None:
            return
        act = self._acts[match["noun"].lower()]
        cue = Cue(act, *match.span("cue"), match["cue"])
        yield Frame(number, cue, act, subject, (words,), under=under)

    def _teller(self, match: re.Match[str]) -> Offsets | None:
        """Who is cited between the noun and its verb: `Her reply, one of them recalled, was that …`."""
        if match.groupdict().get("inset"):
            return self._told_by(match)
        if not match.groupdict().get("aside"):
            return None
        told = _ASIDE.fullmatch(self._text, *match.span("aside"))
        who = told.span("before" if told["before"] else "after") if told else None
        words = self._text[slice(*who)] if who else ""
        return who if _SOME.fullmatch(words) or self._sourcing.is_unnamed(words) else None

    def _until(self, match: re.Match[str], first: int, end: int) -> int:
        """Where the words end: before the verb that a noun at the sentence's beginning has, else with the sentence."""
        before = self._text[max(0, match.start() - 2) : match.start()].strip()
        if match.re not in (self._from, self._opens) or (before and before not in '."”'):
            return end
        verbs = list(_ITS_VERB.finditer(self._text, first, end))
        if not verbs:
            return end
        return verbs[-1 if match["link"].startswith("that") else 0].start()


_SOME = re.compile(
    r"one|another|a\s(?:second|third|fourth)|two|three|several|some|both|others", re.IGNORECASE
)
_ASIDE = re.compile(
    r"(?P<before>.+?)\s(?:said|says|say|recalled|recalls|recall|recounted|remembered|remembers|added|told\s\w+|claimed|reported)"
    r"|(?:according\sto|(?:in|by)\sthe\s(?:words|recollection|telling|account|memory|version)\sof|per|as\stold\sby)\s(?P<after>.+)"
)
_SAID = re.compile(r"\b(?:said|says|say|told|added|confirmed)\s(?:that\s)?")
_ITS_VERB = re.compile(
    r"\s(?:(?:has|have|had)\s\w+|was|were|did|drew|went|came|met\swith|left|prompted|angered|alarmed|surprised)\b"
)


def _forms(nouns: object) -> list[str]:
    return [form for noun in nouns for form in str(noun).split("|")] if isinstance(nouns, list) else []
