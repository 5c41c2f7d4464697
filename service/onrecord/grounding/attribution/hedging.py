"""How sure the article is of an item: hedges that govern it, conditions, and when it happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.brief import Certainty, Span, When
from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from datetime import date, datetime

    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.text.locating import Locator

_CONDITION = re.compile(
    r"\b(?:only if|even if|if|unless|provided that|as long as|in exchange for|in return for|"
    r"on condition that|on the condition that)\s+(?!anonym)\S",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|"
    r"\.)?|Sept(?:ember|\.)?|Sep\.|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN = re.compile(
    rf"\b(?:(?:on |late on |early on )?(?:{_DAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:,\s*\d{{4}})?|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+\d{{4}})?)\b"
    rf"|(?:on |late on |early on |last |this )?{_DAY}(?:\s+(?:night|evening|morning|afternoon))?\b|"
    rf"\b(?:yesterday|today|tonight|last week|this week|last month|this month|last year|"
    rf"earlier this week|earlier this month)\b)",
)
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{2,40}(?:,\s[^-–—\n]{0,40})?\s*(?:\([^)]{1,40}\)\s*)?[-–—]{1,2}\s"
)
_DATE_WORDS = re.compile(rf"{_MONTH}\s+\d|\d\s+{_MONTH}|\d(?:st|nd|rd|th)\s+{_MONTH}")


class Hedging:
    """Reads hedges, conditions and dates with one language's cue lists."""

    def __init__(self, locator: Locator, lexicon: Lexicon, quoted: tuple[Quotation, ...]) -> None:
        self._locator = locator
        self._text = locator.article.text
        self._lexicon = lexicon
        self._quoted = quoted

    def certainty(self, start: int, end: int, *, reported: bool) -> Certainty:
        """`alleged` where a hedge says so, `hypothetical` where the act is only possible, else by its source."""
        if self._outside_marks("alleged", start, end):
            return "alleged"
        if reported or self._outside_marks("reported", start, end):
            return "reported"
        return "stated"

    def _outside_marks(self, name: str, start: int, end: int) -> bool:
        found = self._lexicon.list("hedges", name).find(self._text, start, end)
        return any(not inside(self._quoted, cue.start, cue.end) for cue in found)

    def condition(self, start: int, end: int) -> Span | None:
        """The condition that the words attributed carry (`if sanctions were lifted`)."""
        match = _CONDITION.search(self._text, start, end)
        if match is None:
            return None
        stop = re.compile(r"[.;”\"]|,\s*(?:but|and (?:he|she|they|it) )").search(self._text, match.end(), end)
        last = stop.start() if stop else end
        return self._locator.span(
            match.start(), match.start() + len(self._text[match.start() : last].rstrip(" ,"))
        )

    def when(self, start: int, end: int, published: datetime | None) -> When | None:
        """When it was said or done; a date only where the words and the day of publication give one."""
        dateline = _DATELINE.match(self._text, start, end)
        for match in _WHEN.finditer(self._text, dateline.end() if dateline else start, end):
            words = match.group()
            if inside(self._quoted, match.start(), match.end()) or len(words) > 60:
                continue
            return When(
                text=words, span=self._locator.span(match.start(), match.end()), date=day_of(words, published)
            )
        return None


def day_of(words: str, published: datetime | None) -> date | None:
    """The day that words name; None where they and the day of publication do not give one."""
    complete = re.search(r"\d{4}", words)
    if published is None and not complete:
        return None
    if not (
        _DATE_WORDS.search(words)
        or re.search(_DAY, words)
        or words.lower() in ("today", "yesterday", "tonight")
    ):
        return None
    import dateparser  # slow to import, and most articles are read without a date

    base = published.replace(tzinfo=None) if published else None
    settings = {"PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
    if base:
        settings["RELATIVE_BASE"] = base
    bare = re.sub(
        r"^(?:late on|early on|on|last|this)\s+|\s+(?:night|evening|morning|afternoon)$",
        "",
        words,
        flags=re.IGNORECASE,
    )
    if bare.lower() == "tonight":
        bare = "today"
    if base and re.fullmatch(_DAY, bare) and bare == base.strftime("%A"):
        return base.date()
    try:
        found = dateparser.parse(bare, languages=["en"], settings=settings)
    except OverflowError:  # a day before the calendar begins
        return None
    return found.date() if found else None
