"""Numbers that count nothing: of a day, a year, an hour, an article, a model, a distance or a share.

`In 2024 troops were sent`, `On March 12 troops entered`, `Resolution 1701 troops`, `two weeks later tanks came`,
`155 mm`, `one in four tanks`; and the number of a whole of which only an unnumbered part is told (`most of the 40
tanks`).
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_CALIBRE = re.compile(
    r"\s?-?(?:mm|cm|millimet(?:er|re)s?|calib(?:re|er)s?|km|kms|kg|kilos?|kilograms?|%|per ?cent|percentage points?)\b"
    r"|%"
)
_MEASURE = re.compile(
    r"\s(?:(?:more|consecutive|straight|nautical|square|metric|long)\s)?(?:seconds?|minutes?|hours?|days?|nights?|weeks?"
    r"|months?|years?|decades?|times|a\.?m\b|p\.?m\b|o['’]clock|GMT|local time|miles?|kilomet(?:er|re)s|met(?:er|re)s"
    r"|feet|foot|yards|knots|tonnes|tons|pounds|degrees|dollars|euros|roubles|rubles|hryvnias|shekels|yuan|yen|rupees"
    rf"|{_MONTH})(?!\w)"
)
_UNIT = re.compile(
    r"\s(?:[A-Z]\w+\s){0,2}(?:Squadron|Brigade|Battalion|Regiment|Wing|Division|Commando|Corps|Flotilla|Battery)\b"
)
"""`816 Squadron`: its name."""
_DATED = re.compile(
    rf"(?:\b(?:[Oo]n|[Ss]ince|[Uu]ntil|[Bb]y|[Bb]efore|[Aa]fter|[Ff]rom|[Tt]o|[Oo]f)\s|^|[\s(—–-]\s?){_MONTH}\s$"
)
_COUNTED_IN_MONTH = re.compile(
    rf"\b(?:[Ii]n|[Ll]ast|[Tt]his|[Ee]arly|[Ll]ate|[Nn]ext|[Dd]uring)\s{_MONTH}\s$"
)
_YEARED = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|before|after|during|for|early|late|mid|around|throughout|to|and|spring|summer|"
    rf"autumn|fall|winter|{_MONTH})[\s-]|,\s){{1,2}}$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = re.compile(r"0\d{3}|[01]\d[0-5]\d(?=\s(?:hours|local|GMT))")
_NAMED = re.compile(
    r"\b(?:Articles?|Resolutions?|Chapters?|Sections?|Paragraphs?|Annex|Appendix|Clause|Rule|Title|Protocol|Routes?|Highway|"
    r"Road|Runway|Room|Building|Gate|Hangar|Pier|Berth|Channel|Pages?|Phase|Stage|Level|Tier|Day|Week|Sector|Area|Zone|"
    r"Point|Hill|Base|Camp|Post|Checkpoint|Group|Team|Unit|Force|Brigade|Battalion|Division|Regiment|Squadron|Company|"
    r"Platoon|Army|Corps|Wing|Fleet|Battery|Directorate|Department|Bureau|Operation|Exercise|Plan|Lot|Type|Mk|Mark|Block|"
    r"Model|Project|Batch|Flight|Class|Flanker|Boeing|Airbus|Agni|Article|No\.?|Number|Nr\.?|№|Channel|G|COVID|Radio|"
    r"Kanali|Television|TV|News|Figure|Table|Question|Part|Act)[\s-]$"
)
_OF_WHOLE = re.compile(
    r"(?:(?:\b(?:some|most|none|half|several|few|many|handful|rest|remainder|any|each|either|first|second|last|latest|oldest"
    r"|newest|best|majority|minority|bulk|thirds?|quarters?|fifths?|tenths?|percent|per cent|portion|share|lot|much"
    r"|all but(?:\s\w+){1,2})|%)\s+of\s+(?:(?:the|its|his|her|their|our|those|these|some)\s+)?(?:[\w.-]+['’]s?\s+)?"
    r"|\bhalf\s+(?:the|its|his|her|their|our|those|these|[\w.-]+['’]s?)\s+)"
    r"(?:(?:total|estimated|original|remaining|other|about|roughly|some|planned|promised)\s+)*$",
    re.IGNORECASE,
)
_RATIO = re.compile(r"\s+(?:in|out of|in every|out of every)\s+(?:every\s+)?$", re.IGNORECASE)
_TIMES = re.compile(r"\b(?:twice|thrice|times|half)\s+$", re.IGNORECASE)
_BEFORE = 60


def is_calibre(text: str, end: int) -> bool:
    """Whether a number that ends here measures a barrel, a distance or a share and counts nothing."""
    return _CALIBRE.match(text, end) is not None


def counts_nothing(text: str, start: int, end: int) -> bool:
    """Whether the number from `start` to `end` is a date's, a name's or a measure's and counts no things."""
    before = text[max(0, start - _BEFORE) : start]
    words = text[start:end]
    if is_calibre(text, end) or _MEASURE.match(text, end) or _UNIT.match(text, end) or _TIMES.search(before):
        return True
    if not words.isdigit():
        return words.lower() == "one" and re.search(r"\b[Dd]ay\s$", before) is not None
    if _TIME.fullmatch(words) or _NAMED.search(before):
        return True
    if _YEAR.fullmatch(words) and _YEARED.search(before):
        return True
    return (
        len(words) <= len("31")
        and _DATED.search(before) is not None
        and _COUNTED_IN_MONTH.search(before) is None
    )


def is_of_whole(text: str, start: int) -> bool:
    """Whether a number is that of a whole of which a part without a number is told: `most of the 40 tanks`."""
    return _OF_WHOLE.search(text, max(0, start - _BEFORE), start) is not None


def is_ratio(between: str) -> bool:
    """Whether what stands between two numbers makes a share of them: `one in four`, `two out of every three`."""
    return _RATIO.fullmatch(between) is not None
