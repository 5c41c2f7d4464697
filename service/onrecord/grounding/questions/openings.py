"""Openings: the words of an article that leave a question open, and the question that they ask.

An opening is a cue with its clause: `would not say | how many soldiers were wounded`, `Whether the talks go
on | is unknown`, `Asked about the letter, she | declined to comment`. Some cues (`is considering`, `disagree`)
leave something open only where the question stands beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from onrecord.cues.lexicon import Cue
from onrecord.grounding.attribution.subjects import subject_before
from onrecord.grounding.text.quotations import Quotation, inside

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.brief import Reason
    from onrecord.cues.lexicon import Lexicon

Offsets = tuple[int, int]

GAP = 8
"""Words between a cue and the question that it opens (`refused to say before the exchange begins | which …`)."""

_STOP = re.compile(r";|\s[—–-]{1,2}\s|[:؛](?=\s)|[”»\"](?=\s|$)|\s\((?=\w)")
_TAIL = re.compile(r",\s(?:[^,;“\"]{2,70}\s)?(?:said|says|added|told)\b[^,;“\"]{0,80}\.?$|,\saccording to\b")
_EDGES = " \t\n.,;:؛،-—–"
_LINK = re.compile(
    r"(?:[\s,،]+(?:is|are|was|were|an?|be|been|being|remains?|remained|has|have|had|still|already|also|yet|not|however|"
    r"therefore|\w+ly|I|he|she|they|we|it|est|sont|reste|restent|es|está|sigue|siguen))+[\s,،]*$"
)
_BEFORE_IT = re.compile(r"(?:^|[;:,،—–-]\s|[,\s](?:and|but|yet|et|mais|y|pero)\s|[“\"«]|[.]\s)(?:\w+ly\s)?$")
_NAMELESS = re.compile(r"\b(?:name|named|identify|identified|elaborat(?:e|ed|ing|ion))$", re.IGNORECASE)
_LEFT_OPEN = re.compile(r"\s(?:or|and)[\s,]*$")
_AGAIN = re.compile(
    r"(?:(?:twice|again|repeatedly|directly|specifically|later|by\s\w+|on\s\w+day)[\s,]+)+", re.IGNORECASE
)
_AND_ASKED = re.compile(
    r",?\s(?:or|and|nor)\s(?:by\s|for\s|to\s|from\s|with\s|on\s|in\s)?(?P<word>whether|how|why|when|where|who|whom|what|which|whose)\s(?=(?:[\w’'-]+\s+){2})"
)
_ANSWERED = re.compile(
    r",?\s(?:and|but|then|before)\s(?:\w+ly\s|then\s)?(?:said|saying|replied|answered|told|joked|quipped|insisted)\b"
)
_SPEAKER = re.compile(r"\b(?:I|we|my|our)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opening:
    """Words that leave a question open.

    `start` and `end` are the words that show it, `asked` the question as the article words it, `matter`
    what somebody was asked about without a question word.
    """

    cue: Cue
    reason: Reason
    start: int
    end: int
    asked: Offsets | None = None
    matter: Offsets | None = None


class Openings:
    """Reads openings with one language's cue lists."""

    def __init__(self, article: Article, lexicon: Lexicon, quoted: tuple[Quotation, ...]) -> None:
        self._article = article
        self._text = article.text
        self._lexicon = lexicon
        self._quoted = quoted
        self._read: dict[int, list[Opening]] = {}
        self._relatives = lexicon.list("open_words", "relatives")
        self._between = lexicon.list("open_words", "between")
        self._breaks = lexicon.list("open_words", "breaks")
        self._asked = lexicon.list("open_words", "asked")
        self._closed = lexicon.list("open_words", "closed")

    def in_sentence(self, number: int) -> list[Opening]:
        """The openings of a sentence in order, one for each stretch; the writer's own questions have none."""
        if number not in self._read:
            self._read[number] = self._of(number)
        return self._read[number]

    def _of(self, number: int) -> list[Opening]:
        sentence = self._article.sentences[number - 1]
        start, end = sentence.start, sentence.end
        if self._text[end - 1] in "?؟":
            return []
        found: list[Opening] = []
        for section in ("open", "open_if_asked", "refusals"):
            for cue in self._lexicon.find(section, self._text, start, end):
                if not self._stands(section, cue, start, end):
                    continue
                opening = self._opening(cue, start, end)
                if section == "open_if_asked" and not (opening.asked or opening.matter):
                    continue
                if _ANSWERED.match(self._text, cue.end, end) and section == "open_if_asked":
                    continue  # `Pressed on it, he smiled and said it was for the accountants`
                if all(opening.end <= o.start or o.end <= opening.start for o in found):
                    found += self._each_asked(opening)
        return sorted(found, key=lambda opening: opening.start)

    def _each_asked(self, opening: Opening) -> list[Opening]:
        """`unclear who would pay or how it would be guarded`: two questions, the second from its own word on."""
        if opening.asked is None or self._lexicon.language != "en" or opening.asked[0] < opening.cue.end:
            return [opening]
        joined = _AND_ASKED.search(self._text, *opening.asked)
        if joined is None or opening.end != opening.asked[1]:
            return [opening]
        first = replace(opening, end=joined.start(), asked=(opening.asked[0], joined.start()))
        word = Cue(opening.cue.name, *joined.span("word"), joined["word"])
        rest = (joined.start("word"), opening.asked[1])
        return [first, *self._each_asked(Opening(word, opening.reason, *rest, rest))]

    def _stands(self, section: str, cue: Cue, start: int, end: int) -> bool:
        """Whether the cue is the article's own; a speaker's doubt leaves nothing open, his refusal does."""
        held = inside(self._quoted, cue.start, cue.end)
        if (section == "refusals") != (held is not None):
            return False
        if held and cue.start != self._refusal_in(held):
            return False
        if _NAMELESS.search(cue.text) and re.match(r"\s*(?:[.,;:)”\"]|$)", self._text[cue.end : end]):
            return False  # `an officer whom it did not name`, `he did not elaborate`: nobody can say what was asked
        near = (max(start, cue.start - 60), min(end, cue.end + 60))
        return not any(
            closed.start < cue.end and cue.start < closed.end
            for closed in self._closed.find(self._text, *near)
        )

    def _refusal_in(self, held: Quotation) -> int | None:
        """Where a speaker refuses first; `I won't answer that. I neither confirm nor deny it.` is one refusal."""
        for cue in self._lexicon.find("refusals", self._text, held.start, held.end):
            if cue.start == held.start or _SPEAKER.search(
                self._text, max(held.start, cue.start - 40), cue.end
            ):
                return cue.start
        return None

    def _opening(self, cue: Cue, start: int, end: int) -> Opening:
        reason = cast("Reason", cue.name)
        first, last = self._clause(cue, start, end)
        if after := self._after(cue, last if last > cue.end else end, end):
            return Opening(cue, reason, self._subject(cue, first), after[1], after)
        if reason in ("withheld", "declined") and (put := self._put(cue, start)):
            asked, matter = put
            if reason == "withheld":
                reason = "declined"  # asked, and no answer
            whole = any(word.start == matter[0] for word in self._questions(*matter))
            shown = min(asked, first), max(cue.end, last)
            return Opening(cue, reason, *shown, matter if whole else None, None if whole else matter)
        if before := self._before(cue, start):
            return Opening(cue, reason, before[0], max(cue.end, before[1]), before)
        return Opening(cue, reason, self._subject(cue, first), last)

    def _subject(self, cue: Cue, first: int) -> int:
        """Where the words that show it begin: at the verb's subject, if it stands close before the cue."""
        if self._lexicon.language != "en":
            return first
        subject = subject_before(self._text, first, cue.start)
        return subject[0] if subject and cue.start - subject[1] < 25 else cue.start

    def _clause(self, cue: Cue, start: int, end: int) -> Offsets:
        """The clause that holds the cue."""
        first, last = start, end
        stops = [match.span() for match in _STOP.finditer(self._text, start, end)]
        for words in (self._breaks, self._relatives):
            stops += [(word.start, word.end) for word in words.find(self._text, start, end)]
        for begin, finish in stops:
            if finish <= cue.start:
                first = max(first, finish)
            elif begin >= cue.end:
                last = min(last, begin)
        tail = _TAIL.search(self._text, cue.end, last)
        return self._trimmed(first, tail.start() if tail else last)

    def _trimmed(self, first: int, last: int) -> Offsets:
        words = self._text[first:last]
        return first + len(words) - len(words.lstrip(_EDGES)), last - len(words) + len(words.rstrip(_EDGES))

    def _after(self, cue: Cue, last: int, end: int) -> Offsets | None:
        """The question that follows the cue: `would not say on Monday | whether …`."""
        for word in self._questions(cue.end, end):
            gap = self._text[cue.end : word.start]
            if (
                _STOP.search(gap)
                or len(gap.split()) > GAP
                or self._asked.first(self._text, word.start, word.end + 20)
            ):
                return None
            if gap.strip(" ,،") and not self._between_them(cue.end, word.start):
                return None
            if gap.rstrip().endswith((",", "،")) and word.text in self._relatives:
                return None
            finish = self._clause_end(word, end)
            return (word.start, finish) if len(self._text[word.start : finish].split()) > 1 else None
        return None

    def _questions(self, start: int, end: int) -> list[Cue]:
        """The words that may begin a question, left to right."""
        kinds = (self._lexicon.list("open_words", name) for name in ("interrogatives", "relatives"))
        return sorted(
            (word for kind in kinds for word in kind.find(self._text, start, end)), key=lambda w: w.start
        )

    def _between_them(self, start: int, end: int) -> bool:
        """Whether what stands between cue and question is a time, a place or a listener, no noun of its own."""
        first = self._between.first(self._text, start, end)
        return first is not None and not self._text[start : first.start].strip(" ,،")

    def _clause_end(self, word: Cue, end: int) -> int:
        last = end
        if stop := _STOP.search(self._text, word.end, end):
            last = stop.start()
        if tail := _TAIL.search(self._text, word.end, last):
            last = tail.start()
        ends = [
            *self._breaks.find(self._text, word.end, last),
            *self._relatives.find(self._text, word.end, last),
        ]
        for cue in sorted(ends, key=lambda end: end.start):
            if self._text[cue.start - 1 : cue.start] in ",،" or self._text[: cue.start].rstrip().endswith(
                (",", "،")
            ):
                last = cue.start
                break
        if left := _LEFT_OPEN.search(self._text, word.end, last):
            last = left.start()
        return self._trimmed(word.start, last)[1]

    def _before(self, cue: Cue, start: int) -> Offsets | None:
        """The question that the cue closes: `Whether the talks go on | is unknown`."""
        for word in self._questions(start, cue.start):
            if not _BEFORE_IT.search(self._text[start : word.start]):
                continue
            if word.text in self._relatives and self._text[: word.start].rstrip().endswith((",", "،")):
                continue
            words = self._text[word.start : cue.start]
            comma = max(words.rfind(","), words.rfind("،"))
            if comma > 0 and len(words[comma:].split()) <= 6 and len(words[:comma].split()) > 2:
                words = words[:comma]
            elif link := _LINK.search(words):
                words = words[: link.start()]
            elif (
                not self._text[cue.start : cue.end]
                .lower()
                .startswith(("is ", "are ", "was ", "were ", "remain", "has ", "have ", "had "))
            ):
                return None
            if len(words.split()) > 2:
                return word.start, word.start + len(words.rstrip(_EDGES))
        return None

    def _put(self, cue: Cue, start: int) -> tuple[int, Offsets] | None:
        """What somebody was asked: `Asked | whether he would go |, he declined to answer`, and where it begins."""
        asked = self._asked.first(self._text, start, cue.start)
        if asked is not None:
            comma = self._text.find(",", asked.end, cue.start)
            matter = self._trimmed(asked.end, comma) if comma > 0 else None
        else:
            # `declined to comment when asked about the letter`
            asked = self._asked.first(self._text, cue.end, cue.end + 30)
            if asked is None:
                return None
            finish = self._clause_end(
                asked, self._article.sentences[self._article.sentence_at(cue.start) - 1].end
            )
            matter = self._trimmed(asked.end, finish)
        if matter is None or matter[1] - matter[0] < 3:
            return None
        again = _AGAIN.match(self._text, *matter)
        return asked.start, (again.end() if again else matter[0], matter[1])
