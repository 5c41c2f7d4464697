"""The words attributed: what a verb governs, without whom it was told, where it was said and what only explains it.

Rules read word order alone, for English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from onrecord.grounding.attribution.frame import Offsets
    from onrecord.grounding.attribution.sourcing import Sourcing

_MARKS = " \u00a0\u202f\n،؛,;:“”\"«»'‘’-–—."
_TOLD_WHOM = re.compile(
    r"\s+(?:(?:in|on|at|during|for|after|before|to|late|early|privately|publicly|separately|last)\b[^,“\":;]{0,60}?\s|"
    r"(?:the\s)?[A-ZÀ-Þ]\w[^,“\":;]{0,40}?\s|(?:his|her|its|their|the|an?|some|several|both|hundreds\sof|thousands\sof)\s[^,“\":;]{0,60}?\s|(?:him|her|them|aides|mediators|allies|colleagues|diplomats|ministers|donors)\s)that\s"
)
_SAID_WHERE = re.compile(
    r"\s+(?:today\s|yesterday\s|on\s\w+\s)?(?:at|in|during|outside|inside|from)\s(?:the|an?|his|her|its|their)\s[^,“\":;]{2,60}?"
    r"(?:,\s+(?=(?:the|an?|it|he|she|they|its|his|her)\s|[A-ZÀ-Þ])|\s+that\s+)"
)
_SAID_BY_WIRE = re.compile(
    r"\s+(?:by\s(?:tele)?phone|by\s(?:e-?mail|video\slink|text\smessage)|via\s\w+|on\s(?:Twitter|X|Facebook|Telegram))"
    r"(?:\s(?:from|on)\s[^,“\"]{2,30}?)?\s+that\s"
)
_ASIDE_THAT = re.compile(r",\s(?!(?:and|but|who|which|while)\b)[^,;:“”\"]{3,60},\sthat\s")
_JOINED_ACT = re.compile(
    r"\b(?:and|but)\s(?:(?:has|have|had)\s)?(?:\w+ly\s)?(?:also\s)?(?:\w+ed|said|told|urged)\b"
)
_TELLING = re.compile(r"\b(?:told|warned|informed|assured|reminded|notified|advised)$")
_AT_WHICH = re.compile(
    r"\s+(?:in|on|at|during|for|after|before|to|late|early|privately|publicly|separately|last)\b",
    re.IGNORECASE,
)
_TO_SOMEBODY = re.compile(
    r"\b(?:t[eo]ll?(?:s|d|ing)?|warn(?:s|ed|ing)?|inform(?:s|ed|ing)?|(?:re)?assur(?:e|es|ed|ing)|remind(?:s|ed|ing)?|"
    r"notif(?:y|ies|ied)|advis(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|ask(?:s|ed|ing)?|accus\w+|assert\w+|persuad\w+|"
    r"convinc\w+|briefed|messaged|texted|alerted|cautioned|instructed|ordered|urged)$",
    re.IGNORECASE,
)
_TOLD_SOMEBODY = re.compile(
    r"\s(?!(?:that|to|of)\s)(?:(?!that\b|to\b(?!\s(?:him|her|them|the|his|their))|who\b|which\b|and\s(?:\w+ed|said)\b)[^\s,“\":;.]+\s){2,16}?that\s"
    r"(?=(?:the|an?|his|her|its|their|it|he|she|they|there|no|any|this|these|all|both|some|every|if|in|on|by|at|under|unless|"
    r"one|two|three|even|only|any|with|without|after|until|for|[A-ZÀ-Þ“\"‘\d][\w’'.-]*)\b)"
)
_TOLD_AT_LENGTH = re.compile(
    r"\s+(?:the|his|her|their|its|[A-ZÀ-Þ])[^“\":;,.]{1,70}(?:,\s(?:which|who)\s[^“\":;.]{1,80}?,)\sthat\s"
)
_TOLD_NAME = re.compile(
    r"\s+((?:the\s)?[A-ZÀ-Þ][\w.&’'-]*(?:\s[A-ZÀ-Þ][\w.&’'-]*){0,4}?)[:,]?\s+(?=[a-z“\"])"
)
_SUBORDINATOR = re.compile(
    r"^(?:,|:)?\s*(?:(?:reporters|journalists|lawmakers|parliament|a (?:news|press) conference|"
    r"on (?:the )?condition of anonymity|on \w+day|"
    r"(?:late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|"
    r"in an? (?:\w+ ){0,2}(?:statement|post|tweet|news briefing|communiqu[eé]|press release)|that)\b(?!['’])[\s,:]*)+",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r",\s(?:citing|most recently|prompting|sparking|drawing|a (?:move|decision|ruling|step|claim|charge|figure|number|"
    r"setback|rebuke|sharp|stinging)|the (?:first|latest|second|clearest) (?:time|sign|such|in))\b|"
    r",\s(?:an?\s|the\s)?(?:figures?|claims?|numbers?|tolls?|accounts?|reports?|assertions?|statements?)\s"
    r"(?:that|which)\s(?:could|can|cannot|was|were|has|have|is|are)\b|"
    r",[”\"’]?\s(?:and|but|though|although|while)\s(?:neither|none|nothing|nobody|no\s(?:one|independent|outside|evidence|proof)|"
    r"(?:there\s(?:is|was|has\sbeen)|offered|gave|provided|produced)\s(?:no|little)\b|(?:the|that|this|those|these|its|his|her|their|both)\s"
    r"(?:claims?|figures?|numbers?|tolls?|accounts?|reports?|assertions?|statements?|versions?)\s(?:could|can|cannot|was|were|has|have|"
    r"is|are|did|do|does)\b)|"
    r",\s(?:an?|the)\s(?:figures?|claims?|numbers?|tolls?|accusations?|allegations?|assertions?|version|charges?)\s(?:the|its|his|her|their|[A-ZÀ-Þ][\w’'-]+)\s"
    r"[^,;:“”\"]{3,60}$|"
    r",\swithout\s(?:saying|giving|elaborating|naming|specifying|providing|offering|explaining)\b"
)
_COORDINATE = re.compile(
    r",[”\"’]?\s(?:and|but|while|whereas|although|though)\s(?=(?:[A-ZÀ-Þ]|the |its |his |her |their |an? |it |they |"
    r"he |she |one |two |"
    r"three |some |several |others |many |most |few |no |neither |nobody |none |there |that |this |these |those |"
    r"(?:[\w’'-]+\s){1,6}?(?:was|were|has|have|had|is|are|will|would)\s))"
)
_OCCASION = re.compile(
    r",\s(?:(?:a|an|two|three|several|some)\s)?(?:(?:minutes?|hours?|days?|weeks?|months?|years?)\s)?"
    r"(?:after|before|following|amid|in response to|in retaliation for)\s"
)
_HANGS_ON = re.compile(
    r"[“\"]?(?:Even\s|Just\s|Shortly\s|Hours\s|Days\s|Weeks\s|Months\s|(?:\w+\s){1,2}(?:hours|days|weeks|months|years)\s)?"
    r"(?:[Ww]hen|[Ww]hile|[Aa]s|[Aa]fter|[Bb]efore|[Aa]lthough|[Tt]hough|[Oo]nce|[Ss]ince|[Bb]ecause)\s"
)
_MAIN_CLAUSE = re.compile(r",[”\"]?\s(?=(?:he|she|it|they|the|an?|his|her|its|their)\s|[A-ZÀ-Þ])")
_OFFICE_BEFORE = re.compile(r"[,”\"]\s(?:his|her|its|their|the|a|an)\s[a-z][a-z -]{2,40},\s*$")


class Attributed:
    """Finds the words that verbs govern in one article."""

    def __init__(self, text: str, sourcing: Sourcing, quoted: tuple[Quotation, ...]) -> None:
        self._text = text
        self._sourcing = sourcing
        self._quoted = quoted

    def after(self, start: int, end: int) -> Offsets | None:
        """The words after a verb that it governs; what the article adds about them is its own."""
        first, last = self.past_subordinator(start, end)
        judged = _JUDGED.search(self._text, first, last)
        return self.trim(first, judged.start() if judged else last)

    def past_subordinator(self, start: int, end: int) -> Offsets:
        """Past what stands between a verb and the words it governs: whom it was told, where, and `that`."""
        if aside := _ASIDE_THAT.match(self._text, start, end):
            return aside.end(), end  # `was told, with great politeness, that …`
        told = next(
            (m for p in (_TOLD_WHOM, _SAID_WHERE, _SAID_BY_WIRE) if (m := p.match(self._text, start, end))),
            None,
        )
        if (
            told
            and told.re is _TOLD_WHOM
            and not _AT_WHICH.match(told.group())
            and not _TO_SOMEBODY.search(self._text, max(0, start - 14), start)
        ):
            told = None  # `said the ministry suspected that …`: another's verb
        if told and _JOINED_ACT.search(told.group()):
            told = None  # `accused Paris of arming rebels and warned that`: another verb's `that`
        if told is None and _TELLING.search(self._text, max(0, start - 12), start):
            told = _TOLD_SOMEBODY.match(self._text, start, end)
        if told is None and _TELLING.search(self._text, max(0, start - 12), start):
            told = _TOLD_AT_LENGTH.match(self._text, start, end)
        if told:
            return told.end(), end
        outlet = _TOLD_NAME.match(self._text, start, end)
        if outlet and self._text[:start].endswith("told") and self._sourcing.is_outlet(outlet.group(1)):
            return outlet.end(), end
        match = _SUBORDINATOR.match(self._text[start:end].lstrip())
        offset = len(self._text[start:end]) - len(self._text[start:end].lstrip())
        return (start + offset + (match.end() if match else 0)), end

    def of_act(self, piece: Offsets) -> Offsets | None:
        """The words after a verb of acting, without a clause of somebody else's and without when it was done."""
        limits = [at for at in (self._new_subject(piece), self._occasion(piece)) if at]
        return self.trim(piece[0], min(limits)) if limits else piece

    def of_clause(self, right: Offsets, start: int, subject: int) -> Offsets | None:
        """What a clause says that hangs on another: `When Odera warned that the port was lost, | she laughed`."""
        if _HANGS_ON.fullmatch(self._text, start, subject) is None:
            return right
        for comma in _MAIN_CLAUSE.finditer(self._text, *right):
            if not inside(self._quoted, *comma.span()):
                return self.trim(right[0], comma.start())
        return right

    def _new_subject(self, piece: Offsets) -> int | None:
        """Where a coordinate clause with a subject of its own begins: `to mediate, and the minister agreed`."""
        for match in _COORDINATE.finditer(self._text, *piece):
            if inside(self._quoted, match.start(), match.end()) is None:
                return match.start()
        return None

    def _occasion(self, piece: Offsets) -> int | None:
        """Where words begin that only say when an act was done: `recalled its envoy, after a call`."""
        for match in _OCCASION.finditer(self._text, *piece):
            if inside(self._quoted, match.start(), match.end()) is None:
                return match.start()
        return None

    def holds_quotation(self, piece: Offsets) -> bool:
        """Whether a whole quotation stands in a stretch."""
        return any(q.start >= piece[0] - 1 and q.end <= piece[1] + 1 for q in self._quoted)

    def is_speech(self, after: int, right: Offsets) -> bool:
        """After `"…," he said` only more speech belongs to the content, not `in a statement`."""
        return self.holds_quotation(right) or self._text[after : right[0]].strip(" ,:").lower() == "that"

    def office_starts(self, limit: int) -> int:
        """Where an office begins that stands before its holder's name: `…, his spokesman, Marc Delorme, said`."""
        described = _OFFICE_BEFORE.search(self._text, max(0, limit - 60), limit)
        named = self._text[limit : limit + 1].isupper()  # not `…, the share was nearer to a tenth, she said`
        return described.start() if described and named else limit

    def trim(self, start: int, end: int) -> Offsets | None:
        """A stretch without the marks and spaces round it; a mark whose partner is inside stays."""
        text, limit = self._text, end
        stretch = text[start:end]
        first = start + len(stretch) - len(stretch.lstrip(_MARKS))
        last = start + len(stretch.rstrip(_MARKS))
        inner = text[first:last]
        if inner.count('"') % 2 or inner.count("“") > inner.count("”") or inner.count("«") > inner.count("»"):
            closing = re.compile(r"[\u00a0\u202f ]?[.,!?]?[\"”»]").match(text, last, limit)
            if closing:
                last = closing.end()
            elif text[first - 1 : first] in ('"', "“", "«") and first > start:
                first -= 1
        elif (inner.count("”") > inner.count("“") or inner.count("»") > inner.count("«")) and first > start:
            first -= 1
        return (first, last) if last - first >= 2 and re.search(r"\w", self._text[first:last]) else None
