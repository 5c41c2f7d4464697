"""Clauses of Arabic sentences: the verb leads, its subject follows, and `أن` opens what it governs.

There are no capitals: where a subject ends is told by the words after it (`أن`, a time, a place, an object's
preposition) and by the bodies, states and titles that begin it.
"""

from __future__ import annotations

import re

from onrecord.cues.lexicon import Cue
from onrecord.grounding.languages.arabic_grammar import STOP, TOKEN, bare
from onrecord.grounding.languages.arabic_subjects import ArabicSubjects
from onrecord.grounding.languages.clauses import Clause, Offsets
from onrecord.grounding.text.quotations import inside

_CIRCUMSTANCE = re.compile(r"^(?:مؤ|م)\w{2,6}(?:ا|اً|ة|ين)$")
_OUTLET = re.compile(r"(?:عليها|عليه|لـ|ل|إلى|صحيفة|قناة|وكالة|منصة|موقع|شبكة|جريدة|مجلة)\s?[«“\"]?$")
_HANDED_ON = re.compile(
    r"\sعن(?:(?P<pronoun>هم|ها|ه)\s(?P<teller>[^،؛.«»]{0,60}?)|\s(?P<who>[^؛.«»]{3,90}?)[،,]?)\s?(?:قوله|قولها|قولهم|تأكيده|تأكيدها|قولهما)(?!\w)"
)
_PARTICIPLE = re.compile(r"^\wا\w{2}ا$")
"""`نافياً`, `قائلاً`, `واصفاً`."""
_TAKES_UP = re.compile(
    r"[،,]\s(?:و?هو\s(?:ما|أمر)|و?هي\s(?:اتهامات|مزاعم|تهم)|الأمر\sالذي|الاتهام\sالذي|(?:الاتهامات|المزاعم)\sالتي|اتهامات|مزاعم)\s"
    r"(?:لطالما\s|سبق\sأن\s)?(?P<verb>(?:[تي]?نف(?:ت|ى|ا|ي)(?:ه|ها)?|[تي]?رفض(?:ت)?(?:ه|ها)|كذبت?(?:ه|ها)))(?=\s)\s"
)
_URGES = re.compile(r"[وف]?(?:حث|حثت|ناشد|ناشدت|يحث|تحث)")
_SENT_BY = re.compile(
    r"(?:رسالة|مذكرة|برقية|خطاب|كتاب|وثيقة)\s[^،؛.«»]{0,40}?(?:بعثت?\sبها?ه?|وجهت?ها|وجهت?ه|أرسلت?ها|أرسلت?ه|رفعت?ها|رفعت?ه|كتبت?ها)\s"
)
THERE = re.compile(r"\s(?:فيه|فيها|فيهما|خلاله|خلالها)(?!\w)")
_PRESENT = re.compile(r"^(?:س?[يتن])\w+$")


class Arabic(ArabicSubjects):
    """Reads the clauses of one article in Arabic."""

    def set_apart(self) -> re.Pattern[str]:
        """`؛`, `لكن`, `غير أن`."""
        return self._contrast

    def is_pronoun(self, words: str) -> bool:
        """`هو`, `هي`."""
        return self._syntax.holds("pronouns", words)

    def coordinate(self, outer: Clause, inner: Clause) -> bool:
        """A participle after a comma (`متهماً …`), or a verb joined by `و` after one, goes on beside the first verb."""
        if inner.hangs is not None:
            return not outer.cited
        gap = self._text[outer.cue.end : self.begin(inner)].rstrip()
        if gap.endswith(("،", ",", "»", "”", '"')) or gap.rstrip("و ").endswith(("،", ",")):
            return True
        return self._contrast.search(gap + " ") is not None and not inner.shared

    def begin(self, clause: Clause) -> int:
        """Where a clause begins: its subject or its verb."""
        if clause.hangs is not None:
            return clause.hangs
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
        if (denied := self._denied_behind(start, end, found)) is not None:
            found.append(denied)
        return sorted(found, key=lambda clause: clause.cue.start)

    def _denied_behind(self, start: int, end: int, found: list[Clause]) -> Clause | None:
        """`…، وهو ما نفته طهران`, `…، الأمر الذي تنفيه الحكومة`: who denies what the clause before tells."""
        takes_up = _TAKES_UP.search(self._text, start, end)
        if takes_up is None or not found or not found[-1].content or inside(self._quoted, *takes_up.span()):
            return None
        who = self._subject_after(takes_up.end(), end, None)
        first = found[-1].content[0][0]
        if who is None or first >= takes_up.start() or not self._is_party(*who, joined=True):
            return None
        cue = Cue("denies", *takes_up.span("verb"), takes_up["verb"])
        return Clause(cue, who, ((first, takes_up.start()),), hangs=takes_up.start())

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
        before = [bare(word) for word in TOKEN.findall(text[max(start, cue.start - 40) : cue.start])]
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
        if opener and self._is_whole_subject(opener.end() + 1, len(text[: cue.start].rstrip())):
            return True  # `أن حزب الله وافق`, `أن رئيس الوزراء عرض`: who is known, right before the verb
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
        if (
            _CIRCUMSTANCE.match(form)
            or _PARTICIPLE.match(form)
            or (form.endswith("ا") and form.startswith("م"))
        ):
            content = self._governed(cue.end, end, cue)
            return Clause(cue, last, content, negated=negated, shared=True) if last else None
        if form.lstrip("وف").startswith(("نقل", "تنقل", "ينقل")) and (
            handed := self._handed_on(cue, end, last)
        ):
            return handed
        if form.startswith(("نقل", "ونقل")) and cue.text.endswith("عن"):
            told = self._subject_after(cue.end, end, opener)
            return Clause(cue, told, self._governed(told[1], end, cue)) if told else None
        if before is not None:
            return Clause(cue, before, self._governed(cue.end, end, cue), negated=negated)
        subject = self._subject_after(cue.end, end, opener)
        if subject is not None and not self._is_party(*subject, joined=bool(found) and self._is_joined(cue)):
            subject = None  # `ووصف الاتهام بأنه …`: what the verb is about
        if subject is not None and found and self._is_whom(form, subject, last):
            return Clause(cue, last, self._governed(subject[1], end, cue), negated=negated, shared=True)
        if subject is None:
            writer = self._writer(start, cue.start) if last is None else None
            if writer is not None:
                return Clause(cue, writer, self._governed(cue.end, end, cue), negated=negated)
            doer = self._doer_within(cue, opening, start, found)
            if doer is not None:
                return Clause(cue, doer, self._governed(cue.end, end, cue), negated=negated)
            return Clause(cue, last, self._governed(cue.end, end, cue), negated=negated, shared=True)
        return Clause(cue, subject, self._governed(subject[1], end, cue), negated=negated, inverted=False)

    def _is_whom(self, form: str, subject: Offsets, last: Offsets | None) -> bool:
        """`كتب أن …، وحث | المجلس | على`: whom somebody urges who has just said something else."""
        follows = TOKEN.match(self._text, min(subject[1] + 1, len(self._text)))
        return (
            last is not None
            and _URGES.fullmatch(form) is not None
            and follows is not None
            and bare(follows.group()) in ("على", "إلى", "الى")
        )

    def _writer(self, start: int, verb: int) -> Offsets | None:
        """`في رسالة بعث بها الوسيط …، كتب أن`: who sent the paper in which somebody writes."""
        sent = next(reversed(list(_SENT_BY.finditer(self._text, start, verb))), None)
        return self._subject_after(sent.end(), verb, None) if sent else None

    def _doer_within(self, cue: Cue, opening: int, start: int, found: list[Clause]) -> Offsets | None:
        """`قال إن | جمعة | سلّم ملاحظات يطالب فيها`: of whom people without a name tell."""
        if not found or opening <= start or THERE.match(self._text, cue.end) is None:
            return None
        first = opening + len(self._text[opening:]) - len(self._text[opening:].lstrip())
        name = self.known_name_at(first, cue.start)
        return (first, name) if name is not None else None

    def _is_joined(self, cue: Cue) -> bool:
        """Whether `و` or `ف` joins a verb to the one before."""
        first = bare(cue.text.split()[0])
        return (first[:1] in "وف" and first not in self._forms) or self._text[: cue.start].endswith(
            ("و", "ف")
        )

    def _sourced(self, cue: Cue, start: int, end: int) -> Clause | None:
        text = self._text
        stop = STOP.search(text, cue.end, end)
        opener = self._opener_of(cue.end, end)
        if opener and text[opener.start()] == "ف" and (stop is None or opener.start() < stop.start()):
            stop = opener  # `بحسب المصدر نفسه فإن أنقرة …`
        first = cue.end + len(text[cue.end : end]) - len(text[cue.end : end].lstrip())
        if cue.text.endswith("ما") or text[first : first + 3] == "ما ":
            return self._as_told(cue, start, first if cue.text.endswith("ما") else first + 3, end)
        if text[first : first + 1] == "ل" and cue.text.startswith("وفق"):
            first += 1
        last = stop.start() if stop else end
        if last - first < 3 or last - first > 160:
            return None
        if re.match(r"(?:رواي|قول|تعبير)\w*(?:هم|ها|ه|هما)(?!\w)", text[first:last]):
            return None  # `وفق روايتهم`: who was cited before
        lead = text[start : cue.start].strip(" ،,")
        around = ((start, cue.start),) if len(lead.split()) > 1 else ()
        if stop and stop.group() in "،," and not around:
            around = ((stop.end(), end),)
        return Clause(cue, (first, last), around, sourcing=True)

    def _handed_on(self, cue: Cue, end: int, last: Offsets | None) -> Clause | None:
        """`نقلت رويترز عن مسؤول قوله إن …`, `نقل عنه اثنان منهم قوله إن …`: whose words, and who hands them on."""
        match = _HANDED_ON.search(self._text, cue.start, end)
        opener = self._opener_of(match.end(), end) if match else None
        if match is None or opener is None:
            return None
        content = ((opener.end(), end),)
        if match["pronoun"]:
            teller = match.span("teller") if match["teller"].strip() else None
            return Clause(cue, last, content, shared=True, under=teller)
        return Clause(cue, match.span("who"), content)

    def _as_told(self, cue: Cue, start: int, first: int, end: int) -> Clause | None:
        """`…، وفق ما قال مصدران حكوميان`, `…، على ما أعلن الجيش`: who tells of what stands before."""
        verb = TOKEN.match(self._text, first, end)
        if verb is None or bare(verb.group()) not in self._forms:
            return None
        teller = self._subject_after(verb.end(), end, None)
        named = re.compile(r"\s?«[^»]{2,40}»").match(self._text, teller[1], end) if teller else None
        if teller is not None and named is not None:
            teller = teller[0], named.end()  # `وكالة «تسنيم»`
        lead = self._text[start : cue.start].strip(" ،,")
        if teller is None or len(lead.split()) < 2:
            return None
        return Clause(cue, teller, ((start, cue.start),), sourcing=True)

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

    # -- content

    def _governed(self, start: int, end: int, cue: Cue) -> tuple[Offsets, ...]:
        text = self._text
        limit = end
        for match in self._contrast.finditer(text, start, end):
            if not inside(self._quoted, match.start(), match.end()) and match.start() > start + 6:
                limit = match.start()
                break
        opener = self._opener_of(start, limit)
        quoted = next(
            (
                q
                for q in self._quoted
                if start <= q.start < limit and not _OUTLET.search(text, start, q.start)
            ),
            None,
        )
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
