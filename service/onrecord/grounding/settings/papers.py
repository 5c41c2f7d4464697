"""Papers: letters, memos, cables that an article cites, whose they are and whether they were meant for few.

Whose a paper is stands in its description (`the ministry's memo`, `a cable from the envoy, Luc Morel`), in what is said
of it (`a letter in which she offered …`, `Kroll wrote a letter`), or where it was told of before (`the letter says`).
For English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.grounding.attribution.subjects import leading_subject, subject_before
from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.article import Article
    from onrecord.grounding.attribution.frame import Frame, Offsets

REACH = 6
"""Sentences within which `the letter` is the one told of before."""
OPENING = 60
"""Characters from a sentence's beginning within which a paper is what the sentence is about."""
BESIDE = 90
"""Characters behind a paper within which words say that it was leaked."""

_NOUN = (
    r"(?:letters?|memos?|memorandum|cables?|e-?mails?|messages?|notes?|paper|signal|order|draft|assessment|report|document|"
    r"dossier|recording|transcript|minutes|telegram|dispatch|correspondence|reply|guidance|instructions|plan)"
)
_LEAD = (
    r"(?:(?:an?|the|one(?:\sof\s(?:the|his|her|its|their))?|another|this|that|his|her|its|their|"
    r"(?:[A-ZÀ-Þ][\w-]{0,40}\s){0,4}[\w-]{1,40}[’']s?|leaked|confidential|internal)\s|"
    r"(?=(?:minutes|correspondence|notes|letters|cables|memos|e-?mails|messages)\b))"
)
_MODIFIER = (
    r"(?:(?!(?:that|which|who|and|or|in|on|at|by|of|to|for|the|an?|his|her|its|their|said|says|told|is|was|has|had|with|"
    r"from)\b)[\w’'-]+\s)"
)
_PAPER = re.compile(
    rf"\b(?P<lead>{_LEAD})(?P<mods>{_MODIFIER}{{0,5}}?)(?P<noun>(?:voice\s)?{_NOUN})\b(?!\s{_NOUN})",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:[Ii]n\s)?(?P<noun>another|the other)"
    r"(?=,\s|\s(?:sent|dated|from|to|of|in|which|also|says|said|is|was|has|had|\w+ed|\w+s)\b)"
)
_PRIVATE = re.compile(
    r"\b(?:internal|confidential|leaked|secret|classified|restricted|sensitive|private|unpublished|intercepted|"
    r"(?:seen|obtained|reviewed|read|sighted|viewed|shared with|shown|passed|played)\b(?=\s(?:by|to|with))|copy|copies|"
    r"not\smeant|never\smeant)\b",
    re.IGNORECASE,
)
_AMONG_THEMSELVES = re.compile(
    r"(?:memos?|memorandum|cables?|messages?|voice\s\w+|telegram|dispatch|minutes|recording)$", re.IGNORECASE
)
"""Papers that stay inside a house or between two people; a letter may be for everybody to read."""
_OPEN = re.compile(
    r"\b(?:open|public|published|joint|protest|official|annual|video|new year|congratulatory|press|news)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\s?,?\s?(?:(?:that|which)\s(?:was|were|had\sbeen)\s)?(?:(?:dated|of)\s(?:(?!\b(?:seen|obtained|reviewed|read|viewed)\b)[^,]){2,24}?,?\s)?"
    r"(?:(?:written|drawn\sup|drafted|signed|sent|prepared|circulated|penned|issued|recorded|dictated|composed)\b"
    r"[^,;“”\"]{0,40}?\s(?:by|at)|from|by)\s(?!hand\b|phone\b|e-?mail\b|post\b|which\b|whom\b|inside\b|within\b)"
)
_ON_WHICH = re.compile(
    r"[^;“”\"]{0,80}?,?\s(?:in\swhich|where)\s(?P<who>[^,;“”\"]{2,60}?(?:,\s[A-ZÀ-Þ][^,;]{3,40},)?)\s"
    r"(?:[a-z]+ed|[a-z]+s|told|said|wrote|put|had|has|would|can)\b"
)
_IN_WHICH_IT = re.compile(
    r"(?:[^,;“”\"]{0,80}?,\s(?:(?:which\swas\s)?(?:seen|obtained|reviewed|dated|read|viewed|sent|shared)\b[^,;“”\"]{2,60},\s)?|"
    r"[^,;“”\"]{0,60}?\s(?:seen|obtained|reviewed|viewed)\sby\s[^,;“”\"]{2,40},\s)"
)
_OWNED = re.compile(r"[’']s?\s(?:[\w-]+\s){0,4}$")
_SENT_IT = re.compile(
    r"\s?,?\s(?:that|which)\s(?P<who>[^,;“”\"]{2,50}?)\s(?:had\s|has\s)?(?:sent|wrote|written|signed|drafted|dictated|"
    r"addressed|circulated|passed)\b"
)
_WRITES = re.compile(
    r"\s(?:wrote|written|writes|sent|sends|penned|addressed|drafted|submitted|circulated|handed|dictated|texted|delivered)"
    r"(?:\s(?!that\b)[\w’'-]+){0,4}?\s$"
)
_NAMED_BEHIND = re.compile(
    r"[^,;:“”\"]{2,60},\s(?:[A-ZÀ-Þ]\w{1,4}\.\s){0,2}(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'.-]+){1,3})(?=,|\s[a-z])"
)
_ARM = re.compile(
    r"\b(?:defen[cs]e\s|foreign\s|interior\s|finance\s|energy\s|justice\s)?(?:navy|army|police|ministry|government|cabinet|palace|"
    r"embassy|military|treasury|presidency|party|air\sforce|coast\sguard|central\sbank)\s$"
)
_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]+\s)+$")
_FULL_NAME = re.compile(r"(?:[a-z-]+\s){0,4}[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+)+(?=\s[a-z])")
_DESCRIPTION = re.compile(r"[^,;:“”\"]{2,70}")
_OTHERS = ("another", "the other")
_NOBODY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day|The|An?|One|"
    r"Western|Eastern|European|African|Asian|Arab|Allied|Nordic|Baltic|Gulf)\b"
)
"""A capital that names no author: a month, a part of the world."""
_CUT = re.compile(
    r"\s(?:to|for|about|on|in|that|which|who|dated|last|this|saying|telling|of\swhich|was|were|is|are|has|had|says|said|"
    r"shows)\b"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One mention of a paper: where it stands, whose it is (words of the article, where they show it).

    `private`: meant for few; `leaked`: the article says that it was not meant to be seen.
    """

    start: int
    end: int
    sentence: int
    whose: Offsets | None
    private: bool
    leaked: bool


class Papers:
    """Finds the papers of one article."""

    def __init__(self, article: Article, quoted: tuple[Quotation, ...]) -> None:
        self._article = article
        self._text = article.text
        self._quoted = quoted
        self._found: list[Paper] | None = None

    def at(self, start: int, end: int) -> Paper | None:
        """The paper that a stretch of the article names."""
        return next((paper for paper in self._papers() if start <= paper.start and paper.end <= end), None)

    def of(self, frame: Frame) -> Paper | None:
        """The paper that a verb has for its subject: by its noun, or by `it` after a sentence that opens with one."""
        if frame.subject is None:
            return None
        first, last = frame.subject
        if self._text[first:last].lower() == "it":
            return self._before(frame.sentence)
        paper = self.at(first, last)
        return paper if paper is not None and (frame.cited == "document" or paper.start == first) else None

    def within(self, start: int, end: int) -> Paper | None:
        """The leaked paper that words stand in: `In a confidential letter to Lima, she assured …`, `In another, …`."""
        return next(
            (
                paper
                for paper in self._papers()
                if start <= paper.start < end
                and paper.private
                and (
                    (paper.leaked and self._text[start : paper.start].lower().endswith("in "))
                    or " in which " in self._text[paper.end : end]
                )
            ),
            None,
        )

    def _before(self, number: int) -> Paper | None:
        """The paper that the sentence before opens with: what `it` stands for in the next."""
        if number < 2:
            return None
        opening = self._article.sentences[number - 2].start + OPENING
        return next((p for p in self._papers() if p.sentence == number - 1 and p.start < opening), None)

    def _papers(self) -> list[Paper]:
        if self._found is None:
            self._found = []
            for sentence in self._article.sentences:
                if sentence.kind == "text":
                    for paper in self._in(sentence.number, sentence.start, sentence.end, self._found):
                        self._found.append(paper)
        return self._found

    def _in(self, number: int, start: int, end: int, earlier: list[Paper]) -> Iterator[Paper]:
        """The papers of a sentence in their order; those yielded before are among the earlier ones."""
        found = [*_PAPER.finditer(self._text, start, end), *_ALONE.finditer(self._text, start, end)]
        for match in sorted(found, key=lambda each: each.start("noun")):
            if inside(self._quoted, match.start(), match.end()):
                continue
            noun = match["noun"].lower()
            named = match.re is _PAPER
            whose = self._whose(match, start, end) if named else None
            beside = self._text[match.start() : min(end, match.end() + BESIDE)]
            leaked = _PRIVATE.search(beside) is not None
            sent = whose is not None and noun == "note" and _SENT_IT.match(self._text, match.end(), end)
            private = not _OPEN.search(match.group()) and bool(
                leaked or sent or _AMONG_THEMSELVES.search(noun)
            )
            before = self._taken_up(noun, number, earlier) if whose is None else None
            if before is not None and not _OPEN.search(match.group()):
                whose, private, leaked = before.whose, private or before.private, leaked or before.leaked
            first = match.start() if named else match.start("noun")
            yield Paper(first, match.end(), number, whose, private, leaked)

    def _taken_up(self, noun: str, number: int, earlier: list[Paper]) -> Paper | None:
        """The paper told of before that the same noun, or `another`, takes up."""
        other = noun in _OTHERS
        for paper in reversed(earlier):
            if number - paper.sentence > REACH:
                return None
            same = self._text[paper.start : paper.end].lower().rstrip("s").endswith(noun.rstrip("s"))
            known = paper.whose is not None or paper.leaked
            if known and (same or other or noun.startswith("message")):
                return paper
        return None

    def _whose(self, match: re.Match[str], start: int, end: int) -> Offsets | None:
        """The words for whose a paper is: its owner, who wrote or sent it, or the body in its description."""
        owner = _OWNED.search(self._text, match.start(), match.start("noun"))
        if owner:
            return match.start(), owner.start()
        by = _BY.match(self._text, match.end(), end)
        if by:
            return self._author(by.end(), end)
        for pattern in (_SENT_IT, _ON_WHICH):
            told = pattern.match(self._text, match.end(), end)
            if told:
                return told.span("who")
        writes = _WRITES.search(self._text, start, match.start())
        if writes:
            return subject_before(self._text, start, writes.start())
        if match["lead"].strip().lower() in ("his", "her", "its", "their"):
            return match.start("lead"), match.start("lead") + len(match["lead"].strip())
        return self._body(match) or self._who_says_in_it(match, start, end)

    def _who_says_in_it(self, match: re.Match[str], start: int, end: int) -> Offsets | None:
        """`In a letter dated 3 March and seen by us, the general, Omar Bakri, asked …`: the letter is his."""
        if self._text[start : match.start()].lower() != "in ":
            return None
        lead = _IN_WHICH_IT.match(self._text, match.end(), end)
        if lead is None:
            return None
        named = _NAMED_BEHIND.match(self._text, lead.end(), end)
        return named.span("name") if named else leading_subject(self._text, lead.end(), end)

    def _author(self, start: int, end: int) -> Offsets | None:
        """Who follows `by` or `from`: the name behind a description, else the description itself."""
        named = _NAMED_BEHIND.match(self._text, start, end)
        if named:
            return named.span("name")
        who = _DESCRIPTION.match(self._text, start, end)
        if who is None or _NOBODY.match(who.group()):
            return None
        name = _FULL_NAME.match(self._text, *who.span())
        if name:
            return who.start(), name.end()
        cut = _CUT.search(self._text, *who.span())
        return who.start(), cut.start() if cut else who.end()

    def _body(self, match: re.Match[str]) -> Offsets | None:
        """The body named right before the noun: `a leaked Treasury memo`, `an internal navy order`."""
        body = _CAPITALS.search(match["mods"]) or _ARM.search(match["mods"])
        if body is None or _NOBODY.match(body.group()):
            return None
        first = match.start("mods") + body.start()
        return first, first + len(body.group().rstrip())
