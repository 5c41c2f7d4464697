"""Subjects: the words a verb belongs to, before it or, where it is inverted, after it."""

from __future__ import annotations

import re

from onrecord.grounding.attribution.raising import past_hearsay

Offsets = tuple[int, int]

_NAME_OR_OFFICE = re.compile(
    r"(?:[Tt]he )?[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,4}|[Tt]he [a-z]+(?: [a-z]+)?|"
    r"(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal)(?: [\w’'-]+){1,4}"
)
_ENVOYS_OF = re.compile(
    r"(?:[\w’'-]+\s){0,3}?[\w-]*(?i:envoys|officials|representatives|diplomats|negotiators|delegations?|emissaries|"
    r"leaders|delegates|ministers|officers|commanders|generals)\s(?:of|from)\s(?:the\s)?[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+){0,3}"
)
"""`Envoys of Kenya` and Uganda."""
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: (?:al-|el-|de |von |van |bin )?[A-ZÀ-Þ][\w’'.-]*)+")
_DESCRIBES_TOO = re.compile(
    r"(?:[\w-]+\s){0,4}?(?:current|serving|sitting|active|senior|military|civilian|diplomatic|political|regional|local|federal|foreign|domestic)",
    re.IGNORECASE,
)
"""`More than a dozen current` and former officials."""
_SAME_AUXILIARY = re.compile(
    r"\s(?P<first>will|would|had|could|may|might|can|must|should|has|have)\s(?:not\s)?[^,;:“”\"]{3,120}?,?\s(?:and|but)\s(?:\w+ly\s)?(?P=first)\s(?:not\s)?$"
)
_TOLD = re.compile(
    r"\b(?:said|says|say|added|insisted|claimed|argued|maintained|confirmed|suggested|disclosed|revealed|told\s(?:[^\s,;:“”\"]+\s){1,4}?that)\s(?:that\s)?"
)
_CONJUNCTIONS = frozenset({"and", "but", "or", "yet", "so", "then", "who", "which", "that"})

_EVENT = re.compile(
    r"^(?:Following|After|Before|During|Speaking (?:after|at|in|before))\s[^,]{3,50}?\s(the [A-Z].*)$"
)

PARENTHESIS = re.compile(
    r"^\s*(?:who|which|speaking|asked|citing|when asked|whose|and|whom|a|an|the|in|on|at|"
    r"also|himself|herself|both|commander|\w+ing)\b",
    re.IGNORECASE,
)
_AUXILIARIES = re.compile(
    r"(?:^|\s+)(?:has|have|had|was|were|is|are|be|been|did|does|do|will|would|could|can|may|might|must|should|not|never|yet|also|both|continues?|continued|"
    r"earlier|later|then|now|first|again|remains?|remained|himself|herself|itself|themselves|"
    r"previously|already|repeatedly|only|still|since|today|yesterday|on \w+day|\w+day|"
    r"in (?:private|public)|(?-i:[a-z]+ly)|"
    r"who|which|to|reporters|didn['’]t|hasn['’]t|wouldn['’]t|won['’]t|doesn['’]t)$",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r",(?!\d{3})|[;“”\"«»()]|:(?!\d\d(?!\d))|\s[—–-]{1,2}\s|(?<=\s)(?:and|(?<!\ball\s)but|(?<!\bat\s)(?<!\bin\s)(?<!\bon\s)(?<!\bof\s)(?<!after\s)(?<!before\s)(?<!during\s)that|while|as|because|whether|if|when|where|after|before|although|though|even)\s",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:and|but|also|on|in|at|by|earlier|later|meanwhile|however|separately|still|"
    r"yet|then|for his part|for her part|"
    r"for its part|the same day)\b[^,]{0,40},\s*|(?:and|but|while|as|even as|then|yet|when|after|"
    r"before|although|though|because|once)\s+)",
    re.IGNORECASE,
)
_FROM_WHERE = re.compile(
    r"^(?:[Ii]n|[Aa]t|[Ff]rom)\s[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?\s(?=the\s|an?\s)"
)


_PRONOUN_OPENS = re.compile(r"(?:he|she|they|it|we|I)\s(?!and\b|or\b|who\b)", re.IGNORECASE)
_PLACE_OR_TIME = re.compile(
    r"^(?i:at|in|on|during|after|before|by|from|since|under|over|inside|outside|(?:a\sfew|several|two|three)\s"
    r"(?:lines|hours|days|weeks|months|years|minutes|moments|paragraphs|pages)|moments|hours|minutes|days|weeks|months|later|"
    r"then|there|only)\s(?:(?=(?:he|she|they|it)(?:\s|$))|(?:[\w’':.-]+\s){1,6}?"
    r"(?=(?:the|an|his|her|its|their)\s|(?:he|she|they|it)(?:\s|$)|(?<=[a-z]\s)(?:[A-ZÀ-Þ][\w.’'-]+\s?)+$))"
)
_JOINED_VERB = re.compile(r"\s(?:and|but)(?:\s(?:also|then|later|[a-z]+ly|has|have|had))*\s*$")
_TWO_NAMES = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?\sand\s(?:the\s)?[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?"
)
_LISTED_NAMES = re.compile(r"(?:(?:[Tt]he\s)?[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?,\s)+$")
_ENDS_IN_NAME = re.compile(
    r"(?<=[a-z]\s)[A-ZÀ-Þ][\w’'-]+(?:\s(?:al-|el-|de\s|von\s|van\s|bin\s)?[A-ZÀ-Þ][\w’'.-]*){1,3}$"
)
_DESCRIBES = re.compile(r"(?:the|an?|his|her|its|their|one|[A-ZÀ-Þ][\w-]+['’]s)\s[\w’'-]+", re.IGNORECASE)


_INDEFINITE = re.compile(
    r"An?\s(?:[\w’'-]+\s){1,5}?(?=(?:in|at|on|of|from|with|who|close|familiar|near|for)\s)"
)
_ROLE = (
    r"(?:of|for|the|and|foreign|prime|defen[cs]e|interior|finance|energy|deputy|acting|former|national|security|chief|"
    r"spokes\w+|minister|ministry|president|secretary|commander|director|leader|ambassador|envoy|judge|analyst|official|"
    r"lawmaker|general|chancellor|premier|head|senator|advis[eo]r|governor|mayor|chair\w*|officer|king|prince|activist)"
)
_CAPITALS = r"[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*)*"
_NAMED = re.compile(
    rf"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s)?(?:{_ROLE}\s){{0,4}}{_CAPITALS}(?:\s(?:{_ROLE}\s){{1,5}}{_CAPITALS})*"
)
_BODY = re.compile(
    r"(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:[a-z][\w’'-]*\s){0,2}?[a-z][\w’'-]*(?=\s[a-z]+(?:ed|s)\s)"
)
_INTRODUCED = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[A-ZÀ-Þ][\w-]+['’]s)\s[\w’' -]{3,60}?,\s"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s(?:al-|el-|de\s|von\s|van\s|bin\s)?[A-ZÀ-Þ][\w’'-]+){1,3})(?=,)"
)
_ADVERBS = re.compile(
    r"(?:\s(?:still|also|now|already|later|then|again|never|once|only|often|currently|reportedly|nevertheless|nonetheless)){1,4}$"
)
"""`The group still` holds forty men and wants …."""
_DETERMINERS = frozenset("the a an this that these those its his her their but and in on at for as".split())
_PRONOUN = re.compile(r"(?:he|she|they|it)(?=\s)", re.IGNORECASE)
_SET_APART = re.compile(
    r"(?:At|In|On|Over|With|Without|After|Before|During|Outside|Inside|From|By|Since|Under|Amid|Despite|Speaking|Asked|Pressed|Questioned|"
    r"Challenged|Confronted|Approached|Reached|Contacted|Replying|Responding|Answering|Addressing|Briefing|Writing|"
    r"Two|Three|Four|Days|Hours|Weeks|Minutes|Later|Earlier|Meanwhile|Separately|Still|Yet)\b[^,;:“”\"]{0,90},\s"
)


_DESCRIBED_AT_LENGTH = re.compile(
    r"(?P<who>(?:(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Aa]n?)\s)?(?:[\w.’'-]+\s){0,6}[\w.’'-]+),\s(?:who|whose|which)\s.{60,}"
    r",[”\"]?\s(?:has\s|have\s|had\s|also\s|[a-z]+ly\s)*$",
    re.DOTALL,
)


def leading_subject(text: str, start: int, end: int) -> Offsets | None:
    """The subject that opens a clause, whatever its verb: a pronoun, a name with its office, `the mission`.

    For a verb that stands apart from its subject: `China respects the vote and hopes …`, `…, telling reporters that …`.
    """
    start = past_hearsay(text, start, end)
    where = _PLACE_OR_TIME.match(text[start:end])
    if where:
        start += where.end()
    else:
        clause = text[start:end]
        apart = _LEADING.match(clause) or _SET_APART.match(clause)
        start += apart.end() if apart else 0
    introduced = _INTRODUCED.match(text, start, end)
    if introduced:
        return introduced.span("name")
    for pattern in (_PRONOUN, _NAMED, _BODY):
        match = pattern.match(text, start, end)
        words = match.group().rstrip(" .,") if match else ""
        words = _ADVERBS.sub("", words)
        if words and words.lower() not in _DETERMINERS and not words.endswith("ing"):
            return start, start + len(words)
    return None


def subject_before(text: str, start: int, end: int) -> Offsets | None:
    """The subject that stands before a verb."""
    joined = _SAME_AUXILIARY.search(text, start, end)
    told = list(_TOLD.finditer(text, start, joined.start())) if joined else []
    if (
        joined and told
    ):  # `Officials said Odera will fly home and will reject the plan`: one subject, inside what is said
        end, start = joined.start(), told[-1].end()
    found = _subject_before(text, start, end)
    if found is None:
        # A clause about the subject may be longer than a parenthesis and end in a quotation.
        described = _DESCRIBED_AT_LENGTH.match(text, start, end)
        found = described.span("who") if described else None
    if found is None and (joined := _JOINED_VERB.search(text, start, end)):
        found = leading_subject(text, start, joined.start())  # `The ministry declined to comment but said …`
        if found and re.fullmatch(r"An?\s\w+", text[slice(*found)]):
            whole = _INDEFINITE.match(
                text, found[0], joined.start()
            )  # `A Western …`: an adjective is no subject
            found = (whole.start(), whole.end() - 1) if whole else None
    return _narrowed(text, *found) if found else None


def _narrowed(text: str, first: int, end: int) -> Offsets:
    """Without what only says where or when, and without the verbs between a pronoun and a verb joined by `and`."""
    lead = _PLACE_OR_TIME.match(text[first:end])
    if lead:
        first += lead.end()
    opening = _PRONOUN_OPENS.match(text, first, end)
    if opening:
        return first, first + len(opening.group().rstrip())
    listed = _LISTED_NAMES.search(text[:first]) if _TWO_NAMES.fullmatch(text[first:end].strip()) else None
    if listed:
        return listed.start(), end  # `Britain, France and Germany`
    joined = _JOINED_VERB.search(text, first, end)
    if joined:
        return leading_subject(text, first, joined.start()) or (first, end)
    return first, end


def _subject_before(text: str, start: int, end: int) -> Offsets | None:
    closed = False  # whether a comma closes an apposition before the verb
    while True:
        stretch = text[start:end].rstrip()
        end = start + len(stretch)
        dashed = _DASHED.search(text, start, end)
        if dashed:
            end = dashed.start()  # `The alliance — made up of three armies — said`
            continue
        bracketed = _BRACKETED_NAME.search(text, start, end) or _BRACKETED.search(text, start, end)
        if bracketed:
            end = bracketed.start()  # `The Joint Chiefs of Staff (JCS) said`
            continue
        if stretch.endswith(","):
            opener = text.rfind(",", start, end - 1)
            inner = text[opener + 1 : end - 1] if opener >= start else ""
            if opener < start or not (PARENTHESIS.match(inner) or len(inner.split()) <= 14):
                return None
            if _FULL_NAME.fullmatch(inner.strip()) and not text[start:opener].rstrip().endswith(","):
                begin = opener + 1 + len(inner) - len(inner.lstrip())
                return begin, begin + len(inner.strip())
            named = _ENDS_IN_NAME.search(inner)
            before = text[start:opener].rsplit(", ", 1)[-1].strip()
            by_another = re.search(
                r"\b(?:which|whom|whose|by)\b", inner
            )  # `, a copy of which was seen by The Day,`
            if (
                named
                and not by_another
                and named.start() > 0
                and _DESCRIBES.match(before)
                and not before.endswith(",")
                and not inner[: named.start()].endswith((" of ", " for "))  # `the Alliance of Free Farmers`
            ):
                # `The mediator, the former judge Grace Wambugu, urged`: the name, not its description.
                return opener + 1 + named.start(), opener + 1 + named.end()
            end, closed = opener, True
            continue
        match = _AUXILIARIES.search(stretch)
        if not match:
            break
        end = start + match.start()
    if not stretch or stretch[-1] in '“”"«»:;—–':
        return None
    boundaries = [match.end() for match in _BOUNDARY.finditer(text, start, end)]
    first = boundaries[-1] if boundaries else start
    if boundaries and text[start:first].endswith("and "):
        # `The secretary and Abadi agreed`: two names joined are one subject.
        earlier_end = boundaries[-2] if len(boundaries) > 1 else start
        one = text[earlier_end : first - 4].strip()
        if _NAME_OR_OFFICE.fullmatch(one) or _ENVOYS_OF.fullmatch(one) or _DESCRIBES_TOO.fullmatch(one):
            first = earlier_end
    words = text[first:end]
    lead = _LEADING.match(words)
    if lead:
        first += lead.end()
    where = _FROM_WHERE.match(text[first:end])
    if where:
        first += where.end()  # `in Kyiv the president's office said`
    event = _EVENT.match(text[first:end])
    if event:
        first += event.start(1)
    first += len(text[first:end]) - len(text[first:end].lstrip(" \u00a0\u202f\n’'"))
    if boundaries and first > start and _is_appositive(text, first, end, closed=closed):
        earlier = _subject_before(
            text, start, boundaries[-1] - 1 if text[boundaries[-1] - 1] == "," else first
        )
        return earlier or (first, end)
    found = text[first:end].strip().lower()
    return (first, end) if re.search(r"\w", found) and found not in _CONJUNCTIONS else None


def _is_appositive(text: str, first: int, end: int, *, closed: bool) -> bool:
    """Whether words stand in apposition to the name before them: `Ana Cole, a crew chief in the wing, …`."""
    words = text[first:end]
    name_before = closed and re.search(r"(?:^|\s)[A-ZÀ-Þ][\w.’'-]+,\s*$", text[:first]) is not None
    if name_before and re.match(r"(?:an?|the|its|his|her|their)\s+(?:[A-ZÀ-Þ]\w+\s+)?[a-z]", words):
        return True
    return (
        bool(PARENTHESIS.match(words))
        and text[first - 2 : first].strip() == ","
        and words.split()[0].lower() in ("who", "which", "whose")
    )


_DASHED = re.compile(r"(?<=[\w’'.)])\s?(?P<dash>[—–]|--)\s?(?:(?!(?P=dash))[^“”\":;]){3,160}(?P=dash)$")
"""What dashes set behind a name and before its verb."""
_BRACKETED = re.compile(r"\s\((?:the\s)?(?:[A-ZÀ-Þ][\w.&/’'-]*|\d\d)(?:\s[A-ZÀ-Þ][\w.&/’'-]*){0,4}\)$")
"""What stands in brackets behind a name and before its verb: letters for it, a party, an age."""
_BRACKETED_NAME = re.compile(
    r"(?<=\w)\s\([A-ZÀ-Þ][\w.-]*\)\s(?:[a-z-]+\s){0,2}"
    r"(?:agency|group|party|movement|organi[sz]ation|militia|coalition|alliance|charity|union|network|watchdog|bloc|faction)$"
)
"""`Trade Operations (UKMTO) agency`: letters for a name, and behind them what it is."""

_OPENS_NOUN = re.compile(r"(?!(?:which|what|how|whether|whom|who)\b)\w")
"""What stands behind `according to` is a subject, whatever it opens with, unless it is a question."""
_HOLDER = (
    r"(?:spokes\w+|minister|president|secretary|commander|director|leader|ambassador|envoy|judge|analyst|general|"
    r"chancellor|premier|head|senator|advis[eo]r|governor|mayor|chair\w*|chief|negotiator|prosecutor|lawmaker|boss)"
)
_OPENS_SPEAKER = re.compile(
    rf"(?:[A-ZÀ-Þ]|(?:[a-z][\w’'-]*\s){{0,3}}?{_HOLDER}\s(?=[A-ZÀ-Þ])|"
    r"(?:the|an?|one|two|three|four|five|six|some|several|many|both|his|her|its|their|those|another|someone|somebody)\s|"
    r"(?:people|those|sources|officials|diplomats|aides|advis[eo]rs|witnesses)\b|"
    r"(?:[a-z][a-z-]+\s){1,4}[A-ZÀ-Þ][\w.’'-]+(?:\s(?:al-|el-|bin\s|de\s|von\s|van\s)?[A-ZÀ-Þ][\w.’'-]+)+$)"
)

_NAMED_BEHIND = re.compile(
    r",\s(?P<name>(?:(?:[A-Z][a-z]{1,4}\.?|[A-Z][a-z]+)\s){0,2}[A-ZÀ-Þ][\w’'-]+(?:\s(?:al-|el-|de\s|von\s|van\s|bin\s)?[A-ZÀ-Þ][\w’'-]+){1,3})"
    r"(?=[,.]|$)"
)


def subject_after(text: str, start: int, end: int, *, whole: bool = False) -> Offsets | None:
    """The subject that follows an inverted verb (`said Russell`), up to the next boundary."""
    stop = re.compile(
        r"[,;:“\"«]|\.\s|\.$|\s[—–]\s|\s(?:on|in|at|after|during|when|as|that|who|told|said|over|amid|because)\s"
        if not whole
        else r"[,;:“\"«]|\.\s|\.$|\s[—–]\s"
    )
    stretch = text[start:end]
    lead = re.match(r"[\s.]*", stretch)
    first = start + (lead.end() if lead else 0)
    cut = next((m for m in stop.finditer(text, first, end) if not _abbreviation(text, m)), None)
    last = cut.start() if cut else end
    named = (
        _NAMED_BEHIND.match(text, last, end)
        if cut and re.match(r"(?:the|an?|his|her|its|their|[A-ZÀ-Þ][\w-]+['’]s)\s", text[first:last])
        else None
    )
    if named:
        return named.span("name")  # `said the ministry's spokesman, Maj Gen Valery Kostomarov`
    words = text[first:last].rstrip(" .")
    if not words or not (_OPENS_NOUN if whole else _OPENS_SPEAKER).match(text[first:last].rstrip()):
        return None
    return first, first + len(words)


def _abbreviation(text: str, match: re.Match[str]) -> bool:
    """A full stop after a short capitalised word or a single letter ends no clause (`Spc. Walsh`, `J. Lee`)."""
    if not match.group().startswith("."):
        return False
    word = re.search(r"([\w’']+)$", text[max(0, match.start() - 12) : match.start()])
    return word is not None and (
        len(word.group(1)) <= 2 or (word.group(1)[0].isupper() and len(word.group(1)) <= 4)
    )
