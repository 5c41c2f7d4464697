"""Subjects of Arabic verbs, before the verb or behind it: where there are no capitals, the words after tell the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.states import state_names
from onrecord.grounding.languages.arabic_grammar import PREFIXED, STOP, TOKEN, bare
from onrecord.grounding.languages.arabic_people import ArabicPeople

if TYPE_CHECKING:
    from onrecord.grounding.languages.clauses import Offsets


_NAMED_BODY = re.compile(r"منظمة|شبكة|جمعية|رابطة|مؤسسة|مرصد")
"""Nouns of bodies whose name follows without the article: `منظمة | أطباء بلا حدود`."""
_IN_IT = re.compile(r"(?:في|ب|خلال|عبر|من|إلي|علي)(?:ه|ها|هما|هم)")
"""`بيانا أكدت فيه`: what the relative clause of a paper or a talk takes up."""


class ArabicSubjects(ArabicPeople):
    """Finds the words a verb belongs to."""

    def _subject_before(self, start: int, verb: int, *, inner: bool) -> Offsets | None:
        """`لكن دبلوماسيين … ذكرا أن`: a nominal sentence's subject stands before its verb."""
        text = self._text
        told = self._introduced_before(start, verb)
        if told is not None:
            return told
        across = self._across_commas(start, verb)
        if across is not None:
            return across
        described = None if inner else self._described_before(start, verb)
        if described is not None:
            return described
        marks = [m.end() for m in STOP.finditer(text, start, verb)]
        openers = [m.end() for m in self._contrast.finditer(text, start, verb)]
        openers += [m.end() for m in self._opener.finditer(text, start, verb) if text[m.start()] == "ف"]
        first = max([start, *marks, *openers])
        while lead := self._lead.match(
            text, first + len(text[first:verb]) - len(text[first:verb].lstrip()), verb
        ):
            first = lead.end()
        first += len(text[first:verb]) - len(text[first:verb].lstrip())
        if opener := self._opener.match(text, first, verb):
            first = opener.end() + len(text[opener.end() : verb]) - len(text[opener.end() : verb].lstrip())
        last = first + len(text[first:verb].rstrip())
        last = self._without_particles(first, last)
        words = text[first:last].split()
        if not words or last - first > 160:
            return None
        head = bare(words[0])
        if (
            self._syntax.holds("prepositions", head)
            or self._syntax.holds("times", head)
            or head in self._forms
        ):
            return None
        if any(
            bare(w) in self._forms and not bare(w).startswith("ال") for w in words[1:] if len(bare(w)) > 3
        ):
            return None
        known = self._known_at(first, last) is not None or self._states(head)
        if inner and not marks and not openers and not PREFIXED.match(head):
            return first, last  # a noun always follows `أن`
        return (
            (first, last) if known or self._titled(words) or self._unnamed.first(text, first, last) else None
        )

    def _across_commas(self, start: int, verb: int) -> Offsets | None:
        """`لكن ثلاثة مسؤولين، طلبوا عدم الكشف عن هوياتهم، أفادوا`: people, and what is told of them between commas."""
        if not self._text[start:verb].rstrip().endswith(("،", ",")):
            return None
        comma = re.compile(r"[،,]").search(self._text, start, verb)
        first = start
        while comma and (lead := self._lead.match(self._text, first, comma.start())):
            first = lead.end()
        if comma is None or self._text[comma.end() : verb].strip(" ،,") == "":
            return None
        words = [bare(word) for word in self._text[first : comma.start()].split()]
        if not words or any(word in self._forms for word in words if len(word) > 3):
            return None
        told = self._anonymity.first(self._text, comma.end(), verb)
        relative = re.compile(rf"\s*(?:{self._syntax.words('relatives')})\s").match(
            self._text, comma.end(), verb
        )
        close = told is not None or relative is not None
        return (first, comma.start()) if close and self._is_party(first, comma.start(), joined=True) else None

    def _described_before(self, start: int, verb: int) -> Offsets | None:
        """`بيد أن دبلوماسياً حضر العشاء، روى أن`: people without a name, described at length up to a comma."""
        text = self._text
        last = start + len(text[start:verb].rstrip())
        if text[last - 1 : last] not in ("،", ","):
            return None
        first = start
        while lead := self._lead.match(text, first, verb):
            first = lead.end()
        if (
            last - 1 - first > 160
            or STOP.search(text, first, last - 1)
            or not self._is_unnamed_head(first, last)
        ):
            return None
        cue = self._unnamed.first(text, first, last)
        return (first, last - 1) if cue is not None and cue.start == first else None

    def _introduced_before(self, start: int, verb: int) -> Offsets | None:
        """`أما المبعوث الأممي، لارس هولمبرغ، فكرر`: office and name, with commas alone before the verb."""
        for one in reversed(self.people):
            low, high = min(one.role[0], one.name[0]), max(one.role[1], one.name[1])
            if start <= low and high <= verb:
                lead, gap = self._text[start:low].split(), self._text[high:verb].strip('»"” ')
                opens = (
                    not lead or lead[-1][-1:] in "،,؛:»" or self._lead.fullmatch(lead[-1] + " ") is not None
                )
                opens = opens or self._opener.fullmatch(lead[-1]) is not None or lead[-1] in ("و", "ف")
                particles = rf"[،,]?\s*(?:{self._syntax.words('negations')}|قد|سوف|كان|كانت)?"
                if opens and re.fullmatch(particles, gap):
                    return (low, one.name[1]) if one.role[0] < one.name[0] else one.name
        return None

    def _without_particles(self, first: int, last: int) -> int:
        words = self._text[first:last]
        match = re.search(rf"(?:^|\s)(?:{self._syntax.words('negations')}|قد|سوف|كان|كانت)$", words)
        return first + match.start() if match else last

    def _subject_after(self, start: int, end: int, opener: re.Match[str] | None) -> Offsets | None:
        text = self._text
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        lead = TOKEN.match(text, first, end)
        if lead is not None and _IN_IT.fullmatch(bare(lead.group())):
            first = lead.end() + 1  # `في وقت أفاد فيه | مصدر حكومي بأن …`
        person = self.introduced_at(first)
        if person is not None and person.role[0] < person.name[0] <= end:
            return first, person.name[1]
        if (named := self.known_name_at(first, end)) is not None:
            return first, named
        stop = STOP.search(text, first, end)
        last = min(stop.start() if stop else end, opener.start() if opener else end)
        last = first + len(text[first:last].rstrip())
        if last <= first:
            return None
        head = TOKEN.match(text, first, last)
        word = bare(head.group()) if head else ""
        if (
            self._syntax.holds("prepositions", word)
            or self._syntax.holds("times", word)
            or self._syntax.holds("objects", word)
            or _IN_IT.fullmatch(word)
            or self._opener.match(text, first, end)
            or (PREFIXED.match(word) and not self._known_at(first, last) and not self._states(word))
        ):
            return None
        known = self._known_at(first, last)
        limit = self._phrase_end(first, last, known)
        if head is not None and self._two_states(head.end(), limit) and self._states(word):
            return first, head.end()  # `أبلغت واشنطن | الدوحة`: who tells, and whom
        while limit > first and self._syntax.holds("prepositions", bare(text[first:limit].split()[-1])):
            limit = first + len(text[first:limit].rsplit(None, 1)[0]) if " " in text[first:limit] else first
        while joined := re.compile(r"\sو(?P<state>[\u0621-\u064a]{3,})(?!\w)").match(text, limit, last):
            if known is None or not self._states(joined["state"]):
                break
            limit = joined.end()  # `اعتبرت باريس ولندن أن …`
        return (first, limit) if limit > first else None

    def _two_states(self, first: int, last: int) -> bool:
        """Whether nothing but the name or capital of another state stands behind a state's."""
        second = re.compile(r"\s(?P<name>[\w\u064b-\u0652]+)").fullmatch(self._text, first, last)
        return second is not None and bare(second["name"]) in state_names()

    def _phrase_end(self, first: int, last: int, known: int | None) -> int:
        """Where a subject ends: before a time, a setting, a preposition that no name follows, or its object."""
        text = self._text
        titled = self._titled(text[first:last].split())
        unnamed = known is None and self._is_unnamed_head(first, last)
        paper = self._papers.first(text, first, last)
        head = TOKEN.match(text, first, last)
        known = last if head is not None and _NAMED_BODY.fullmatch(bare(head.group())) else known
        if paper is not None and paper.start == first:
            return last  # `مسودة رسالة سرية أعدتها البعثة`: what a paper's words say of it is its own
        limit = first
        name = 0
        for at, match in enumerate(TOKEN.finditer(text, first, last)):
            word = bare(match.group())
            if at > 0:
                if self._syntax.holds("times", word) or self._syntax.holds("objects", word):
                    break
                if self._opens_setting(match.start(), last):
                    break
                if not unnamed and self._opens_another(word, text[first : match.start()]):
                    break
                preposition = self._syntax.holds("prepositions", word) or bool(
                    PREFIXED.match(word)
                    and not self._states(word)
                    and not word.startswith("لل")
                    and word not in ("باسم", "بإسم", "لدى")
                    and not self._syntax.holds("role_words", word)
                )
                if (
                    preposition
                    and not unnamed
                    and not (titled and not name and self._name_follows(match.end(), last))
                ):
                    break
                if (
                    known is not None
                    and match.start() >= known
                    and not titled
                    and not unnamed
                    and not self._continues(word)
                ):
                    break
                if (
                    self._states(word)
                    and not word.startswith("ال")
                    and (name or (known is not None and match.start() >= known and not titled))
                ):
                    break
                if (
                    titled
                    and name >= 1
                    and (word.startswith("ال") and not self._part_of_name(text[first : match.start()]))
                ):
                    break
                if titled and self._is_name_word(word):
                    name += 1
                    if name > 4:
                        break
            limit = match.end()
        return limit

    def _is_whole_subject(self, first: int, last: int) -> bool:
        """Whether a stretch is a body, a state, or somebody in office, with nothing else beside."""
        if last - first < 3 or last - first > 120:
            return False
        if self._known_at(first, last) == last or self.known_name_at(first, last) == last:
            return True
        person = self.introduced_at(first)
        if person is not None and person.name[1] == last:
            return True
        words = [bare(match.group()) for match in TOKEN.finditer(self._text, first, last)]
        noun = words[0].removesuffix("ا")
        if words[0].endswith("ا") and len(words) <= 3 and any(noun in phrases for phrases in self._bodies):
            return True  # `أن وفدا حكوميا التقى …`
        return self.is_office_noun(words[0]) and all(self._goes_on(word) for word in words[1:])

    def _is_party(self, first: int, last: int, *, joined: bool) -> bool:
        """Whether words can be who acts; of a verb joined to another only words that surely are."""
        head = TOKEN.match(self._text, first, last)
        word = bare(head.group()) if head else ""
        if self._syntax.holds("things", word.removeprefix("ال")):
            return False
        if not joined:
            return True
        return (
            self._known_at(first, last) is not None
            or self._states(word)
            or self._titled([word])
            or self.is_office_noun(word)
            or self._is_unnamed_head(first, last)
            or self.known_name_at(first, last) is not None
            or (word.startswith("ال") and word.endswith(("ون", "يون")))
            or self._text[first - 1 : first] in '«"'
        )

    def split_title(self, words: str) -> int | None:
        """Where a person's name begins in a titled phrase; None without a title or a name."""
        for one in self.people:
            name = self._text[slice(*one.name)]
            if words.endswith(name) and len(words) > len(name) and one.role[0] < one.name[0]:
                return len(words) - len(name)
        if not self._titled(words.split()):
            return None
        tokens = list(TOKEN.finditer(words))
        for at, match in enumerate(tokens[1:], start=1):
            if match.group() == "باسم" and at > 2:
                return match.start()  # a given name: `المتحدث باسم الحكومة باسم العوادي`
            if self._is_name_word(bare(match.group())) and len(tokens) - at <= 5:
                return match.start()
        return None
