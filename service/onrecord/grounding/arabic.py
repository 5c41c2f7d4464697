"""Clauses of Arabic sentences: the verb leads, its subject follows, and `أن` opens what it governs.

There are no capitals: where a subject ends is told by the words after it (`أن`, a time, a place, an object's
preposition) and by the bodies, states and titles that begin it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.states import demonyms, state_names
from onrecord.grounding.clauses import Clause, Offsets
from onrecord.grounding.quotations import Quotation, inside

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Cue, Lexicon
    from onrecord.cues.syntax import Syntax

_VOWELS = re.compile(r"[\u064b-\u0652\u0640]")
_TOKEN = re.compile(r"[\w\u064b-\u0652\u0640]+|[^\w\s]")
_STOP = re.compile(r"[،,؛;:.«»“”\"()؟!—–]|\s-\s")
_PREFIXED = re.compile(r"^(?:ب|ل|ك|بال|لل|كال)(?=\w{3,})")
_CIRCUMSTANCE = re.compile(r"^(?:مؤ|م)\w{2,6}(?:ا|اً|ة|ين)$")
_PRESENT = re.compile(r"^(?:س?[يتن])\w+$")


def bare(word: str) -> str:
    """A word without vowel signs."""
    return _VOWELS.sub("", word)


class Arabic:
    """Reads the clauses of one article in Arabic."""

    def __init__(self, text: str, lexicon: Lexicon, syntax: Syntax, quoted: tuple[Quotation, ...]) -> None:
        self._text = text
        self._lexicon = lexicon
        self._syntax = syntax
        self._quoted = quoted
        self._forms = lexicon.verbs
        self._not_acts = lexicon.list("modifiers", "not_acts")
        self._silence = [lexicon.list("open", name) for name in ("declined", "withheld", "unconfirmed")]
        self._anonymity = lexicon.list("sources", "anonymity")
        self._bodies = [lexicon.list("grammar", name) for name in ("institutions", "groups")]
        self._titles = lexicon.list("grammar", "titles")
        self._unnamed = lexicon.list("sources", "unnamed")
        self._private = lexicon.list("settings", "private")
        self._settings = [lexicon.list("settings", name) for name in ("private", "public")]
        self._opener = syntax.pattern("complementizers")
        self._contrast = re.compile(rf"؛|;|[،,]?\s(?:{syntax.words('contrasts')})\s")
        self._lead = re.compile(rf"(?:{syntax.words('conjunctions')})\s+")

    def set_apart(self) -> re.Pattern[str]:
        """`؛`, `لكن`, `غير أن`."""
        return self._contrast

    def is_pronoun(self, words: str) -> bool:
        """`هو`, `هي`."""
        return self._syntax.holds("pronouns", words)

    def coordinate(self, outer: Clause, inner: Clause) -> bool:
        """A participle after a comma (`متهماً …`), or a verb joined by `و` after one, goes on beside the first verb."""
        gap = self._text[outer.cue.end : self.begin(inner)].rstrip()
        if gap.endswith(("،", ",", "»", "”", '"')) or gap.rstrip("و ").endswith(("،", ",")):
            return True
        return self._contrast.search(gap + " ") is not None and not inner.shared

    def begin(self, clause: Clause) -> int:
        """Where a clause begins: its subject or its verb."""
        if clause.subject and clause.subject[0] < clause.cue.start and not clause.shared:
            return clause.subject[0]
        return clause.cue.start

    def read(self, start: int, end: int) -> list[Clause]:
        """The clauses of a sentence."""
        cues = [c for c in self._lexicon.find("acts", self._text, start, end) if self._is_verb(c, start, end)]
        found: list[Clause] = []
        for cue in cues:
            clause = self._clause(cue, start, end, found)
            if clause is not None:
                found.append(clause)
        return found

    # -- which cues are verbs

    def _is_verb(self, cue: Cue, start: int, end: int) -> bool:
        text = self._text
        if inside(self._quoted, cue.start, cue.end):
            return False
        near = max(start, cue.start - 40), min(end, cue.end + 60)
        if any(
            c.start < cue.end and cue.start < c.end
            for phrases in (*self._silence, self._anonymity, self._not_acts)
            for c in phrases.find(text, *near)
        ):
            return False
        first = bare(cue.text.split()[0])
        if first not in self._forms and first[:1] in "وف" and first[1:] in self._forms:
            first = first[1:]
        if first not in self._forms:
            return False  # with the article or a preposition it is a noun: `الرد`, `بعرض`
        if self._is_sourcing(cue):
            return True
        before = [bare(word) for word in _TOKEN.findall(text[max(start, cue.start - 40) : cue.start])]
        previous = before[-1] if before else ""
        if self._syntax.holds("prepositions", previous) or self._syntax.holds("passives", previous):
            return False
        if self._syntax.holds("relatives", previous):
            return False
        if first.endswith(("ت", "وا", "ا", "ة", "ين")) and len(first) > 3:
            return True
        if _PRESENT.match(first) and len(first) > 3:
            return True
        if previous in ("", "،", ",", "؛", ".", "»", "-", ":") or self._syntax.holds(
            "conjunctions", previous
        ):
            return True
        if cue.text[:1] in "وف" and bare(cue.text.split()[0]) != first:
            return True
        opener = next(reversed(list(self._opener.finditer(text, start, cue.start))), None)
        if opener and self._known_at(opener.end() + 1, cue.start) == len(text[: cue.start].rstrip()):
            return True  # `أن حزب الله وافق`: a body known by name right before its verb
        return self._opener.match(text, min(end, cue.end + 1), end) is not None or self._governs_near(
            cue, end
        )

    def _governs_near(self, cue: Cue, end: int) -> bool:
        opener = self._opener.search(self._text, cue.end, min(end, cue.end + 110))
        return opener is not None and not re.search(r"[،,؛.]", self._text[cue.end : opener.start()])

    def _is_sourcing(self, cue: Cue) -> bool:
        words = bare(cue.text).split()
        return any(
            self._syntax.holds("sourcing", word)
            for word in (" ".join(words), words[0], words[0].lstrip("وف"))
        ) or bare(cue.text).startswith(("وفقا", "بحسب", "وبحسب"))

    # -- one clause

    def _clause(self, cue: Cue, start: int, end: int, found: list[Clause]) -> Clause | None:
        text = self._text
        last = found[-1].subject if found else None
        if self._is_sourcing(cue):
            return self._sourced(cue, start, end)
        negated = (
            re.search(rf"(?:^|\s|و)(?:{self._syntax.words('negations')})\s+$", text[start : cue.start])
            is not None
        )
        opening = self._opening(start, cue.start, found)
        before = self._subject_before(opening, cue.start, inner=opening > start)
        opener = self._opener_of(cue.end, end)
        form = bare(cue.text.split()[0])
        if _CIRCUMSTANCE.match(form) or (form.endswith("ا") and form.startswith("م")):
            content = self._governed(cue.end, end, cue)
            return Clause(cue, last, content, negated=negated, shared=True) if last else None
        if form.startswith(("نقل", "ونقل")) and cue.text.endswith("عن"):
            told = self._subject_after(cue.end, end, opener)
            return Clause(cue, told, self._governed(told[1], end, cue)) if told else None
        if before is not None:
            return Clause(cue, before, self._governed(cue.end, end, cue), negated=negated)
        subject = self._subject_after(cue.end, end, opener)
        if subject is None:
            return Clause(cue, last, self._governed(cue.end, end, cue), negated=negated, shared=True)
        return Clause(cue, subject, self._governed(subject[1], end, cue), negated=negated, inverted=False)

    def _sourced(self, cue: Cue, start: int, end: int) -> Clause | None:
        text = self._text
        stop = _STOP.search(text, cue.end, end)
        first = cue.end + len(text[cue.end : end]) - len(text[cue.end : end].lstrip())
        if text[first : first + 2] in ("ما", "لم"):
            return None
        if text[first : first + 1] == "ل" and cue.text.startswith("وفق"):
            first += 1
        last = stop.start() if stop else end
        if last - first < 3 or last - first > 160:
            return None
        lead = text[start : cue.start].strip(" ،,")
        around = ((start, cue.start),) if len(lead.split()) > 1 else ()
        if stop and stop.group() in "،," and not around:
            around = ((stop.end(), end),)
        return Clause(cue, (first, last), around, sourcing=True)

    def _opening(self, start: int, verb: int, found: list[Clause]) -> int:
        inner = [a for clause in found for a, b in clause.content if a <= verb <= b and a > clause.cue.start]
        return max([start, *inner])

    def _opener_of(self, start: int, end: int) -> re.Match[str] | None:
        return next(
            (
                m
                for m in self._opener.finditer(self._text, start, end)
                if not inside(self._quoted, m.start(), m.end())
            ),
            None,
        )

    def _subject_before(self, start: int, verb: int, *, inner: bool) -> Offsets | None:
        """`لكن دبلوماسيين … ذكرا أن`: a nominal sentence's subject stands before its verb."""
        text = self._text
        marks = [m.end() for m in _STOP.finditer(text, start, verb)]
        openers = [m.end() for m in self._contrast.finditer(text, start, verb)]
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
        if inner and not marks and not openers and not _PREFIXED.match(head):
            return first, last  # a noun always follows `أن`
        return (
            (first, last) if known or self._titled(words) or self._unnamed.first(text, first, last) else None
        )

    def _without_particles(self, first: int, last: int) -> int:
        words = self._text[first:last]
        match = re.search(rf"(?:^|\s)(?:{self._syntax.words('negations')}|قد|سوف|كان|كانت)$", words)
        return first + match.start() if match else last

    def _subject_after(self, start: int, end: int, opener: re.Match[str] | None) -> Offsets | None:
        text = self._text
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        stop = _STOP.search(text, first, end)
        last = min(stop.start() if stop else end, opener.start() if opener else end)
        last = first + len(text[first:last].rstrip())
        if last <= first:
            return None
        head = _TOKEN.match(text, first, last)
        word = bare(head.group()) if head else ""
        if (
            self._syntax.holds("prepositions", word)
            or self._syntax.holds("times", word)
            or self._syntax.holds("objects", word)
            or self._opener.match(text, first, end)
            or (_PREFIXED.match(word) and not self._known_at(first, last) and not self._states(word))
        ):
            return None
        known = self._known_at(first, last)
        limit = self._phrase_end(first, last, known)
        while limit > first and self._syntax.holds("prepositions", bare(text[first:limit].split()[-1])):
            limit = first + len(text[first:limit].rsplit(None, 1)[0]) if " " in text[first:limit] else first
        return (first, limit) if limit > first else None

    def _phrase_end(self, first: int, last: int, known: int | None) -> int:
        """Where a subject ends: before a time, a setting, a preposition that no name follows, or its object."""
        text = self._text
        titled = self._titled(text[first:last].split())
        unnamed = self._is_unnamed_head(first, last)
        limit = first
        name = 0
        for at, match in enumerate(_TOKEN.finditer(text, first, last)):
            word = bare(match.group())
            if at > 0:
                if self._syntax.holds("times", word) or self._syntax.holds("objects", word):
                    break
                if self._opens_setting(match.start(), last):
                    break
                preposition = self._syntax.holds("prepositions", word) or bool(
                    _PREFIXED.match(word)
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

    def _part_of_name(self, words: str) -> bool:
        """After `عبد`, `أبو`, `بن` or one first name a word with the article goes on with the name."""
        last = bare(words.split()[-1])
        return last in ("عبد", "أبو", "ابو", "أبي", "بن", "ابن", "آل", "ولد") or self._is_name_word(last)

    def _continues(self, word: str) -> bool:
        return self._states(word) or (
            self._syntax.holds("role_words", word) and not self._syntax.holds("prepositions", word)
        )

    def _opens_setting(self, at: int, end: int) -> bool:
        return any(
            (cue := phrases.first(self._text, at, end)) is not None and cue.start == at
            for phrases in self._settings
        ) and not self._titles_at(at, end)

    def _titles_at(self, at: int, end: int) -> bool:
        cue = self._titles.first(self._text, at, end)
        return cue is not None and cue.start == at

    def _name_follows(self, at: int, last: int) -> bool:
        return any(self._is_name_word(bare(m.group())) for m in _TOKEN.finditer(self._text, at, last))

    def _is_name_word(self, word: str) -> bool:
        return (
            len(word) > 1
            and not word.startswith("ال")
            and not word.startswith("لل")
            and not self._syntax.holds("role_words", word)
            and not self._syntax.holds("prepositions", word)
            and not self._states(word)
            and word not in self._titles
            and not any(word in phrases for phrases in self._bodies)
            and not _PREFIXED.match(word)
            and not word.endswith(("ها", "هم", "ته"))
        )

    def split_title(self, words: str) -> int | None:
        """Where a person's name begins in a titled phrase; None without a title or a name."""
        if not self._titled(words.split()):
            return None
        tokens = list(_TOKEN.finditer(words))
        for at, match in enumerate(tokens[1:], start=1):
            if match.group() == "باسم" and at > 2:
                return match.start()  # a given name: `المتحدث باسم الحكومة باسم العوادي`
            if self._is_name_word(bare(match.group())) and len(tokens) - at <= 5:
                return match.start()
        return None

    def _titled(self, words: list[str]) -> bool:
        head = bare(words[0]) if words else ""
        return head in self._titles or (
            self._syntax.holds("role_words", head)
            and head in ("وسيط", "كبير", "كبيرة", "قائد", "زعيم", "مدير", "مساعد", "حاكم", "عضو")
        )

    def _is_unnamed_head(self, first: int, last: int) -> bool:
        cue = self._unnamed.first(self._text, first, last)
        return (
            cue is not None
            and self._text[first : cue.start].count(" ") <= 1
            and not self._titles_at(first, last)
        )

    def _known_at(self, first: int, last: int) -> int | None:
        """Where a body, group or state that opens a stretch ends, with the adjectives that follow it."""
        text = self._text
        ends = [
            cue.end
            for phrases in self._bodies
            for cue in phrases.find(text, first, last)
            if cue.start == first
        ]
        head = _TOKEN.match(text, first, last)
        if head and self._states(bare(head.group())):
            ends.append(head.end())
        if not ends:
            return None
        limit = max(ends)
        if head and limit == head.end() and self._states(bare(head.group())):
            return limit
        for match in _TOKEN.finditer(text, limit, last):
            word = bare(match.group())
            if not (self._states(word) or word.startswith("ال") or self._syntax.holds("role_words", word)):
                break
            if self._syntax.holds("prepositions", word):
                break
            limit = match.end()
            if self._states(word):
                break
        return limit

    def _states(self, word: str) -> bool:
        word = bare(word)
        return any(
            form in table
            for table in (state_names(), demonyms())
            for form in (word, word.removeprefix("ال"), word.removeprefix("و"), word.removeprefix("لل"))
            if len(form) > 2
        )

    # -- content

    def _governed(self, start: int, end: int, cue: Cue) -> tuple[Offsets, ...]:
        text = self._text
        limit = end
        for match in self._contrast.finditer(text, start, end):
            if not inside(self._quoted, match.start(), match.end()) and match.start() > start + 6:
                limit = match.start()
                break
        opener = self._opener_of(start, limit)
        quoted = next((q for q in self._quoted if start <= q.start < limit), None)
        if (
            opener
            and (quoted is None or opener.start() < quoted.start)
            and self._leads_to(cue, start, opener.start())
        ):
            return ((opener.end(), limit),)
        if quoted and re.search(r":\s*$", text[start : quoted.start - 1]):
            return ((quoted.start, limit),)
        first = start + len(text[start:limit]) - len(text[start:limit].lstrip(" ،,"))
        while scene := self._scene(first, limit):
            first = scene + len(text[scene:limit]) - len(text[scene:limit].lstrip(" ،,"))
        return ((first, limit),) if first < limit else ()

    def _scene(self, at: int, end: int) -> int | None:
        """Where a time or a setting that stands right after the verb ends."""
        time = self._syntax.pattern("times").match(self._text, at, end)
        if time:
            return time.end()
        within = re.compile(r"(?:في|خلال|عبر|أثناء)\s+").match(self._text, at, end)
        places = (at, within.end() if within else at)
        cues = [
            c for phrases in self._settings for c in phrases.find(self._text, at, end) if c.start in places
        ]
        return max((c.end for c in cues), default=None)

    def _leads_to(self, cue: Cue, start: int, opener: int) -> bool:
        """Whether an `أن` is the verb's own: only of what is said may a comma come between."""
        return opener - start <= 140 and (cue.name == "says" or "،" not in self._text[start:opener])
