"""Clauses of Spanish and French: subjects before or after the verb, and the words that a verb governs.

Both languages put the subject before its verb (`El ministro negó que …`, `Minsk a dénoncé …`) or behind it
(`«…», dijo Pérez`, `…, a lancé mercredi, à la télévision, le ministre`); Spanish often leaves it out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.clauses import Clause, Offsets
from onrecord.grounding.quotations import Quotation, inside

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Cue, Lexicon
    from onrecord.cues.syntax import Syntax

_TOKEN = re.compile(r"\w+['’](?=\w)|[\w-]+|[^\w\s]")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
FULL_NAME = (
    rf"{_CAPITAL}[\w’'-]+(?:\s(?:(?:de|del|de la|de los|d['’]|du|la|le|al|el|bin|ben|von|van|da|dos|y)\s)?"
    rf"(?:d['’]|al-|el-)?{_CAPITAL}(?:[\w’'-]+|\.)){{1,4}}"
)
_NAMED = re.compile(rf",\s+(?P<name>{FULL_NAME})(?=\s*(?:[,.;:»)”\"]|$))")
_ARTICLE_NOUN = re.compile(r"[a-zà-ÿ]")
_INFINITIVE = {
    "es": re.compile(r"\w{2,}(?:ar|er|ir)(?:se|lo|la|les?|los|las)?$"),
    "fr": re.compile(
        r"\w+(?:er|ir|oir|[aeo]ndre|aindre|ettre|aître|oire|clure|aire|crire|dire|suivre|rompre|duire)$"
    ),
}
_PARTICIPLE = {
    "es": re.compile(r"\w+(?:[aií]d[oa]s?|dicho|escrit[oa]s?|descrit[oa]s?|puest[oa]s?|suscrit[oa]s?|previst[oa]s?)$"),
    "fr": re.compile(
        r"\w+(?:ée?s?|(?:dém|aver|garan|consen|poursuiv|renchér|réag|réjou|brand)i(?:e|s|es)?|ten[u]e?s?|[pd]u|onnu|clu|offert|"
        r"ordu|endu|ondu|venu|aincu|souffert|admise?s?|promise?s?|commise?s?|mise?s?|prise?s?|dite?s?|dits)$"
    ),
}
_DOUBTFUL = frozenset("dit écrit décrit interdit prédit souscrit craint promis convient réfléchi unit".split()) - {
    "promis"
}
_GERUND = {"es": re.compile(r"\w+(?:[aá]ndo|iendo|yendo)(?:se|lo|les?)?$"), "fr": re.compile(r"\w+ant$")}
_VERBAL = {
    "es": re.compile(r"\w+(?:ó|aron|ieron|eron|ió|aba|aban|ían?|ará|arán|erá|erán|irá|irán|uvo|ijo|uso|uvieron|ijeron|usieron)$"),
    "fr": re.compile(r"\w+(?:ait|aient|èrent|era|ira|eront|iront|irent|int)$"),
}
_DATELINE = re.compile(
    rf"(?:{_CAPITAL}[A-ZÀ-Þ .'’/-]{{2,40}}(?:,\s[^-–—\n]{{0,40}})?\s*(?:\([^)]{{1,40}}\)\s*)?\.?)?[-–—]{{1,2}}\s"
)
_ABBREVIATION = re.compile(r"(?:MM?|Mme|Mlle|Mgr|Dr|Dra|Me|Sra?|D|gral?|Gral|Gén)\.\s")
_MOVED = frozenset({"commits", "offers", "demands", "threatens", "refuses"})
_AT_PLACE = re.compile(
    r"(?:^|[.;]\s)(?:Au|À la|A la|À l['’]|A l['’]|Aux|Chez les|Du côté de la|Du côté du|Du côté de l['’])\s*"
    r"(?P<body>[^,;«]{3,50}),\s(?:l['’])?on$"
)


class Romance:
    """Reads the clauses of one article in Spanish or French."""

    def __init__(
        self, text: str, lexicon: Lexicon, syntax: Syntax, quoted: tuple[Quotation, ...]
    ) -> None:
        self._text = text
        self._lexicon = lexicon
        self._syntax = syntax
        self._quoted = quoted
        self._language = lexicon.language
        self._not_acts = lexicon.list("modifiers", "not_acts")
        self._silence = [lexicon.list("open", name) for name in ("declined", "withheld", "unconfirmed")]
        self._anonymity = lexicon.list("sources", "anonymity")
        self._says = lexicon.list("acts", "says")
        self._private = lexicon.list("settings", "private")
        self._settings = [lexicon.list("settings", name) for name in ("private", "public")]
        self._bodies = [lexicon.list("grammar", name) for name in ("institutions", "groups")]
        join = syntax.words("joins")
        self._run = re.compile(
            rf"(?:^|\s|(?<=['’]))(?:{syntax.words('clitics')}|{syntax.words('auxiliaries')}|[a-zà-ÿ]+ment[e]?)\s*$",
            re.IGNORECASE,
        )
        self._boundary = re.compile(
            rf",(?!\d)|[;:«»“”\"()]|\s[—–-]+\s|(?<![\w'’])(?:{syntax.words('conjunctions')})(?:\s|(?<=['’]))",
            re.IGNORECASE,
        )
        self._complementizer = re.compile(
            rf"(?<![\w'’])(?:{syntax.words('complementizers')})(?:\s+|(?<=['’]))", re.IGNORECASE
        )
        self._noun_phrase = re.compile(
            rf"(?:(?:{syntax.words('determiners')})(?:\s|(?<=['’]))|(?:{syntax.words('pronouns')})(?!\w)|{_CAPITAL}|\d|"
            rf"(?:dos|tres|cuatro|cinco|seis|deux|trois|quatre|cinq|six|fuentes|funcionarios|responsables|gente|quienes)\s)"
        )
        self._not_subject = re.compile(
            rf"(?:{syntax.words('prepositions')})(?:\s|(?<=['’]))|(?:{syntax.words('times')})(?!\w)|"
            rf"(?:{syntax.words('relatives')})(?:\s|(?<=['’]))",
            re.IGNORECASE,
        )
        self._preposition = re.compile(rf"(?:{syntax.words('prepositions')})(?:\s+|(?<=['’]))", re.IGNORECASE)
        self._within = re.compile(rf"(?:{syntax.words('within')})(?:\s+|(?<=['’]))", re.IGNORECASE)
        self._time = re.compile(rf"(?:{syntax.words('times')})(?!\w)", re.IGNORECASE)
        self._adverb = re.compile(rf"(?:{syntax.words('adverbs')})(?!\w)", re.IGNORECASE)
        self._relative = re.compile(rf"(?:^|[\s,])(?:{syntax.words('relatives')})\s*$", re.IGNORECASE)
        self._joined = re.compile(rf"(?:^|[\s,»”\"])(?:{join})\s*$", re.IGNORECASE)
        self._contrast = re.compile(
            rf";|,?\s(?:{syntax.words('contrasts')})(?:\s|(?<=['’]))", re.IGNORECASE
        )
        self._passive = re.compile(
            rf"(?<!\w)(?<!s['’])(?:{syntax.words('passives')})\s+(?:[a-zà-ÿ]+\s+)?$", re.IGNORECASE
        )
        self._auxiliary = re.compile(
            rf"(?<!\w)(?:{syntax.words('auxiliaries')})\s+(?:(?:{syntax.words('clitics')}|[a-zà-ÿ]+ment[e]?|été|sido)\s+){{0,3}}$",
            re.IGNORECASE,
        )
        self._determined = re.compile(
            rf"(?<![\w'’])(?:{syntax.words('determiners')}|(?:{syntax.words('prepositions')}))\s*$", re.IGNORECASE
        )

    def set_apart(self) -> re.Pattern[str]:
        """`; `, `, pero`, `tandis que`."""
        return self._contrast

    def is_pronoun(self, words: str) -> bool:
        """`él`, `ellos`, `il`, `celle-ci`."""
        return self._syntax.holds("pronouns", words)

    def begin(self, clause: Clause) -> int:
        """Where a clause begins: its subject or verb, and the `y` or `et` before."""
        at = self._verb_start(max(0, clause.cue.start - 60), clause.cue.start)
        if clause.subject and clause.subject[0] < clause.cue.start and not clause.shared:
            at = clause.subject[0]
        joined = self._joined.search(self._text, max(0, at - 12), at)
        return joined.start() if joined else at

    def coordinate(self, outer: Clause, inner: Clause) -> bool:
        """`acusó a X y adelantó que …`: joined, of one tense, or after a comma with a subject of its own."""
        gap = self._text[outer.cue.end : self._verb_start(outer.cue.end, inner.cue.start)]
        if inner.subject and not inner.shared and inner.subject[0] > outer.cue.end:
            lead = self._text[outer.cue.end : min(inner.subject[0], inner.cue.start)]
            return re.search(rf"[,;»”\"]\s+(?:{self._syntax.words('joins')}|{self._syntax.words('contrasts')})?\s*$", lead) is not None and not self._complementizer.search(lead[-8:]) and not inner.inverted
        if _GERUND[self._language].fullmatch(inner.cue.text.lower().split()[0]):
            return True
        if not self._joined.search(gap):
            return False
        governed = any(self._complementizer.match(self._text, a - 5, a) or self._text[a - 4 : a].strip().lower() in ("que", "qu'", "qu’") for a, _ in outer.content)
        return not governed or self._tense(outer.cue) == self._tense(inner.cue)

    def _tense(self, cue: Cue) -> str:
        first = cue.text.lower().split()[0]
        if _PARTICIPLE[self._language].fullmatch(first) and first not in _DOUBTFUL:
            return "past"
        return "past" if re.search(r"(?:ó|aron|ieron|ijeron|uvo|ijo|uso|a|èrent)$", first) and first.endswith(("ó", "ron", "vo", "jo", "so", "èrent")) else "present"

    def read(self, start: int, end: int) -> list[Clause]:
        """The clauses of a sentence."""
        dateline = _DATELINE.match(self._text, start, end)
        start = dateline.end() if dateline else start
        cues = [
            cue for cue in self._lexicon.find("acts", self._text, start, end) if self._is_verb(cue, start, end)
        ]
        found: list[Clause] = []
        for at, cue in enumerate(cues):
            following = cues[at + 1].start if at + 1 < len(cues) else end
            clause = self._clause(cue, start, end, following, found)
            if clause is not None:
                found.append(clause)
        return found

    # -- which cues are verbs

    def _is_verb(self, cue: Cue, start: int, end: int) -> bool:
        text, lower = self._text, cue.text.lower()
        if inside(self._quoted, cue.start, cue.end):
            return False
        if self._is_sourcing(cue):
            return not any(
                c.start <= cue.start < c.end for c in self._not_acts.find(text, cue.start, min(end, cue.end + 40))
            )
        near = max(start, cue.start - 40), min(end, cue.end + 40)
        if any(c.start <= cue.start < c.end for c in self._not_acts.find(text, *near)):
            return False
        wide = max(start, cue.start - 40), min(end, cue.end + 80)
        if any(
            c.start < cue.end and cue.start < c.end
            for phrases in (*self._silence, self._anonymity)
            for c in phrases.find(text, *wide)
        ):
            return False  # `no quiso decir`, `pidieron el anonimato`: silence is an open question, or a reason
        if text[cue.start].isupper() and text[start : cue.start].strip(" «“\"—–-") and not cue.text.isupper():
            return False
        if text[cue.end : cue.end + 1] in ("-", "’", "'") and text[cue.end + 1 : cue.end + 2].isalpha():
            return False
        words = lower.split()
        first = words[0]
        before = text[start : cue.start]
        if _INFINITIVE[self._language].fullmatch(first) and first not in ("adelantar",):
            return False
        if _GERUND[self._language].fullmatch(first):
            return re.search(r"(?:,|\ben)\s*$", before) is not None and bool(re.search(r"\w", before[:-3]))
        if cue.name == "refuses" and self._says.first(text, cue.end, min(end, cue.end + 30)):
            said = self._says.first(text, cue.end, min(end, cue.end + 30))
            if said and not text[cue.end : said.start].strip() and _INFINITIVE[self._language].fullmatch(said.text):
                return False  # `n'a pas voulu communiquer`: who will not say leaves a question open
        if len(words) > 1:
            return True
        if _PARTICIPLE[self._language].fullmatch(first) and not (
            first in _DOUBTFUL and not self._auxiliary.search(before) and not self._passive.search(before)
        ):
            if self._auxiliary.search(before):
                return True
            if self._passive.search(before):
                return False
            return self._joined.search(before) is not None and self._has_auxiliary(before)
        bare = before
        while match := self._clitic_before(bare):
            bare = bare[: match.start()]
            if match.group().strip().lower() in ("le", "la", "les", "l'", "l’", "lo", "los", "las"):
                break
        if re.search(r"(?:^|\s)(?:no|se|ne|n['’]|s['’])\s*$", before, re.IGNORECASE):
            return True
        if self._determined.search(before):
            return (
                re.search(r"(?<![\w'’])(?:l[aeo]s?|l['’]|en)\s*$", before, re.IGNORECASE) is not None
                and _VERBAL[self._language].fullmatch(first) is not None
            )
        return True

    def _clitic_before(self, before: str) -> re.Match[str] | None:
        return self._run.search(before)

    def _has_auxiliary(self, before: str) -> bool:
        return re.search(rf"(?<!\w)(?:{self._syntax.words('auxiliaries')})\s", before, re.IGNORECASE) is not None

    def _is_sourcing(self, cue: Cue) -> bool:
        return self._syntax.holds("sourcing", cue.text)

    # -- one clause

    def _clause(self, cue: Cue, start: int, end: int, following: int, found: list[Clause]) -> Clause | None:
        if self._is_sourcing(cue):
            return self._sourced(cue, start, end)
        text = self._text
        verb = self._verb_start(start, cue.start)
        before = text[start:verb].rstrip()
        negated = bool(
            re.search(rf"(?<![\w'’])(?:{self._syntax.words('negations')})", text[verb : cue.start], re.IGNORECASE)
        )
        opening = self._opening(start, verb, found)
        if self._relative.search(before) and opening != verb:
            subject = self._antecedent(start, verb)
            if subject is None:
                return None
            comma = re.compile(r",(?!\d)").search(text, cue.end, end)
            return Clause(
                cue, subject, self._governed(cue.end, comma.start() if comma else end, cue), negated=negated
            )
        if before.endswith(("»", "”", '"', ",", "?", "!", "—", "–")) or not before:
            subject = None if not before else self._across_comma(opening, verb)
            after = self._subject_after(cue.end, end)
            if subject is not None and (after is None or cue.name != "says"):
                return Clause(cue, subject, self._governed(cue.end, end, cue), negated=negated)
            if after is not None:
                lead = self._lead(start, verb, found) if before else ()
                rest = self._rest(after[1], end) if lead else self._governed(after[1], end, cue)
                return Clause(cue, after, (*lead, *rest), negated=negated, inverted=True)
            if before:
                subject = self._across_comma(opening, verb)
            last = found[-1].subject if found else None
            if self._speech_before(start, verb):
                lead = self._lead(start, verb, found)
                return Clause(
                    cue, last, (*lead, *self._rest(cue.end, end)), negated=negated, inverted=True, shared=True
                )
            return Clause(cue, subject or last, self._governed(cue.end, end, cue), negated=negated, shared=subject is None)
        if self._joined.search(before) and found:
            return Clause(cue, found[-1].subject, self._governed(cue.end, end, cue), negated=negated, shared=True)
        subject = self._subject_before(opening, verb)
        if subject is None:
            subject = self._subject_after(cue.end, end, near=True)
            if subject is not None:
                return Clause(cue, subject, self._governed(subject[1], end, cue), negated=negated, inverted=True)
        return Clause(cue, subject, self._governed(cue.end, end, cue), negated=negated)

    def _sourced(self, cue: Cue, start: int, end: int) -> Clause | None:
        """`Según X, …`, `…, d'après X`."""
        first = cue.end + (1 if self._text[cue.end : cue.end + 1] == " " else 0)
        subject = self._noun_phrase_at(first, end)
        if subject is None:
            return None
        stop = re.compile(r"[,;:«“\"()]|\.(?=\s|$)|\s[—–]\s").search(self._text, subject[1], end)
        if (stop or cue.start > start + 12) and not self._joined_at(cue.start, start):
            # What describes a source goes on to the comma: `un diplomate présent à table`.
            named = stop.start() if stop else end
            subject = max(subject, (subject[0], subject[0] + len(self._text[subject[0] : named].rstrip(" .\u00a0\u202f"))))
        if named := _NAMED.match(self._text, subject[1], end):
            subject = subject[0], named.start("name") + len(named.group("name").rstrip("."))
        lead = self._text[start : cue.start].strip(" ,—–-(")
        around: tuple[Offsets, ...] = ()
        if len(lead.split()) > 1:
            first = start
            if not re.search(r"[,»”\")—–-]\s*$", self._text[start : cue.start].rstrip("\u00a0\u202f ") + " ") or "»" in lead[-2:]:
                # `una decisión «firme» según X`, `donde según X hay …`: no comma, so only its own phrase is told
                bounds = [m.end() for m in self._boundary.finditer(self._text, start, cue.start) if not inside(self._quoted, m.start(), m.end()) and self._text[m.start()] == ","]
                first = bounds[-1] if bounds else start
            if not self._joined_at(cue.start, start):
                around = ((first, cue.start),)
        last = self._past_apposition(subject[1], end)
        stop = re.compile(r"\S").search(self._text, last, end)
        if (stop and stop.group() in ",)" or not around) and len(self._text[last:end]) > 12:
            around = (*around, (last, end))
        return Clause(cue, subject, around, sourcing=True)

    def _joined_at(self, at: int, start: int) -> bool:
        """Whether a conjunction stands right before: `donde según X hay …` tells what follows."""
        return re.search(rf"(?<![\w'’])(?:{self._syntax.words('conjunctions')})\s*$", self._text[start:at], re.IGNORECASE) is not None

    def _past_apposition(self, at: int, end: int) -> int:
        """Past a relative clause after a cited source: `selon un diplomate présent à table, dont Radio X …`."""
        rest = re.compile(rf",\s(?:{self._syntax.words('relatives')})(?:\s|(?<=['’])).*", re.IGNORECASE | re.DOTALL)
        match = rest.match(self._text, at, end)
        if match is None:
            return at
        comma = self._text.find(",", at + 2, end)
        return comma if comma > 0 else end

    def _verb_start(self, start: int, cue: int) -> int:
        """Where the verb begins with its auxiliaries, clitics and adverbs."""
        at = cue
        while match := self._run.search(self._text, start, at):
            if match.start() >= at:
                break
            at = match.start()
        return at

    def _opening(self, start: int, verb: int, found: list[Clause]) -> int:
        """Where the clause of a verb begins: the sentence, or the words another verb governs."""
        inner = [a for clause in found for a, b in clause.content if a <= verb <= b and a > clause.cue.start]
        return max([start, *inner])

    def _subject_before(self, start: int, end: int) -> Offsets | None:
        text = self._text
        words = text[start:end]
        if self._language == "fr" and (place := _AT_PLACE.search(words.rstrip())):
            first = start + place.start("body")
            return first, first + len(place.group("body"))
        bounds = [m.end() for m in self._boundary.finditer(text, start, end)]
        first = bounds[-1] if bounds else start
        subject = self._as_phrase(first, end)
        if subject is None:
            return self._before_relative(start, end)
        before = text[start:first]
        joined = self._joined.search(before)
        if joined and len(bounds) >= 1:
            left = self._as_phrase(bounds[-2] if len(bounds) > 1 else start, start + joined.start())
            if left and len(text[slice(*left)].split()) <= 5:
                return left[0], subject[1]
        return subject

    def _before_relative(self, start: int, end: int) -> Offsets | None:
        """`dos funcionarios que pidieron no ser identificados porque … dijeron`: the phrase before the relative."""
        text = self._text
        hard = [m.end() for m in re.compile(r",(?!\d)|[;:«»“”\"()]").finditer(text, start, end)]
        first = hard[-1] if hard else start
        relative = re.compile(
            rf"\s(?:{self._syntax.words('relatives')})(?:\s|(?<=['’]))", re.IGNORECASE
        ).search(text, first, end)
        return self._as_phrase(first, relative.start()) if relative else None

    def _across_comma(self, start: int, verb: int) -> Offsets | None:
        """`Los funcionarios, que pidieron el anonimato, relataron …`: the first phrase that can be a subject."""
        text = self._text
        stretch = text[start:verb].rstrip()
        if not stretch.endswith(","):
            return None
        hard = [m.end() for m in re.finditer(r"[;:»”\"]\s", stretch)]
        first = start + (hard[-1] if hard else 0)
        commas = [m.start() for m in re.compile(r",(?!\d)").finditer(text, first, start + len(stretch))]
        for left, right in zip([first, *(c + 1 for c in commas)], commas, strict=False):
            phrase = self._as_phrase(left, right, contrast=True)
            if phrase is None:
                continue
            if len(commas) == 1:
                return None  # `X, dijo …`: one comma closes speech or an adverbial, no parenthesis
            named = _NAMED.match(text, phrase[1], verb)
            return (phrase[0], named.end("name")) if named else phrase
        return None

    def _as_phrase(self, start: int, end: int, *, contrast: bool = False) -> Offsets | None:
        """A stretch as a subject: without conjunctions and times before it; None where a preposition leads it."""
        text = self._text
        first = start + len(text[start:end]) - len(text[start:end].lstrip(" \n\u00a0\u202f"))
        lead = re.compile(
            rf"(?:{self._syntax.words('conjunctions')})(?:\s+|(?<=['’]))", re.IGNORECASE
        ).match(text, first, end)
        if lead:
            first = lead.end()
        time = self._time.match(text, first, end)
        if time and text[time.end() : end].strip():
            first = time.end() + len(text[time.end() : end]) - len(text[time.end() : end].lstrip())
        last = first + len(text[first:end].rstrip(" \n,"))
        if last <= first or self._not_subject.match(text, first, last):
            return None
        opening = text[first:last].split()[0].lower()
        if " " in text[first:last] and (
            _PARTICIPLE[self._language].fullmatch(opening) or _GERUND[self._language].fullmatch(opening)
        ):
            return None  # `Interrogé par l'AFP, le ministre …`
        if not self._noun_phrase.match(text, first, last) and not self._bare_plural(text[first:last]):
            return None
        if contrast and self._complementizer.search(text, first, last):
            return None
        return (first, last) if last - first <= 160 else None

    def _bare_plural(self, words: str) -> bool:
        cue = self._lexicon.list("sources", "unnamed").first(words)
        return cue is not None and cue.start == 0

    def _antecedent(self, start: int, verb: int) -> Offsets | None:
        """`…, le ministre Dupont, qui a accusé …`: a named phrase right before the relative pronoun."""
        relative = self._relative.search(self._text, start, verb)
        if relative is None:
            return None
        lead = self._text[start : relative.start() + 1].rstrip()
        if not lead.endswith(","):
            return None
        last = start + len(lead) - 1
        bounds = [m.end() for m in self._boundary.finditer(self._text, start, last)]
        phrase = self._as_phrase(bounds[-1] if bounds else start, last)
        words = self._text[slice(*phrase)] if phrase else ""
        known = re.search(rf"\s{_CAPITAL}|^{_CAPITAL}\w+$", words) or any(body.first(words) for body in self._bodies)
        return phrase if known else None

    # -- subjects after the verb

    def _subject_after(self, start: int, end: int, *, near: bool = False) -> Offsets | None:
        """The subject behind an inverted verb, past times and places: `a lancé mercredi, à la télévision, X`."""
        at, text = start, self._text
        while at < end:
            gap = re.compile(r"[\s,\u00a0\u202f]*").match(text, at, end)
            at = gap.end() if gap else at
            if near and "," in text[start:at]:
                return None
            if text[at : at + 1] in '«“"':
                return None
            if time := self._time.match(text, at, end):
                at = time.end()
                continue
            if self._complementizer.match(text, at, end):
                return None
            if prep := self._preposition.match(text, at, end):
                following = self._noun_phrase_at(prep.end(), end)
                simple = re.compile(
                    rf"(?:{self._syntax.words('determiners')})?(?:\s+|(?<=['’]))?[\w'’-]+(?:\s(?:{self._syntax.words('within')})(?:\s|(?<=['’]))?[\w'’-]+)*",
                    re.IGNORECASE,
                ).match(text, prep.end(), end)
                stop = simple.end() if simple else (following[1] if following else end)
                adjectives = re.compile(r"(?:\s[a-zà-ÿ]+(?=\s|,))?").match(text, stop, end)
                last = adjectives.end() if adjectives else stop
                word = text[stop:last].strip()
                at = stop if not word or self._noun_phrase.match(word + " x") else last
                continue
            return self._noun_phrase_at(at, end)
        return None

    def _noun_phrase_at(self, start: int, end: int) -> Offsets | None:
        """The noun phrase that begins at an offset, up to the next preposition but `de`, comma or clause."""
        text = self._text
        if not self._noun_phrase.match(text, start, end) and not self._bare_plural(text[start : start + 40]):
            return None
        at = start
        name = re.compile(rf"(?:(?:El|La|Los|Las|Le|Les)\s)?(?P<first>{_CAPITAL}[\w’'-]*)").match(text, start, end)
        proper = name is not None and not any(
            body.first(name.group("first")) for body in self._bodies
        ) and re.match(_CAPITAL, text[start:])
        while at < end:
            if abbreviation := _ABBREVIATION.match(text, at, end):
                at = abbreviation.end()
                continue
            if at > start:
                if (
                    proper
                    and name is not None
                    and at >= name.end()
                    and re.match(r"[a-zà-ÿ]", text[at:])
                    and text[at - 1].isspace()
                    and not self._within.match(text, at, end)
                    and not re.match(r"(?:y|e|et|la|el|los|al|bin|von|van|da|dos)\s[A-ZÀ-Þ]", text[at:])
                ):
                    break  # a name ends before a word with a small letter: `Salcedo ofreció`
                if text[at] in ",;:«»“”\"()" or re.compile(r"\.(?:\s|$)|\s?[—–]").match(text, at, end):
                    break
                rest = text[at - 1 : at]
                if rest.isspace() or rest in "'’":
                    if self._complementizer.match(text, at, end) or self._relative_at(at, end):
                        break
                    if self._time.match(text, at, end):
                        break
                    joined = re.compile(rf"(?:{self._syntax.words('joins')})\s", re.IGNORECASE).match(text, at, end)
                    if joined and not re.match(_CAPITAL, text[joined.end() :]):
                        break
                    if (
                        not joined
                        and self._preposition.match(text, at, end)
                        and not self._within.match(text, at, end)
                        and not self._names_on(at, end)
                    ):
                        break
            step = re.compile(r"\w+['’]?|\.(?=\w|\s[a-z])|\S").match(text, at, end)
            at = step.end() if step else at + 1
            blank = re.compile(r"[ \u00a0\u202f]*").match(text, at, end)
            if blank and blank.end() > at:
                at = blank.end()
        last = start + len(text[start:at].rstrip(" .,\n\u00a0\u202f"))
        if last <= start:
            return None
        named = _NAMED.match(text, last, end)
        if named and _ARTICLE_NOUN.match(text[start : start + 1].lower()) and not re.search(
            rf"{FULL_NAME}$", text[start:last]
        ):
            last = named.start("name") + len(named.group("name").rstrip("."))
        return start, last

    def _relative_at(self, at: int, end: int) -> bool:
        return (
            re.compile(rf"(?:{self._syntax.words('relatives')})(?:\s|(?<=['’]))", re.IGNORECASE).match(
                self._text, at, end
            )
            is not None
        )

    def _names_on(self, at: int, end: int) -> bool:
        """`ministre de l'Union pour le Maroc`: a capital right after a preposition inside a title stays."""
        match = re.compile(r"(?:para la|para el|pour la|pour le|à la|aux|a la)\s").match(self._text, at, end)
        return match is not None and re.match(_CAPITAL, self._text[match.end() :]) is not None

    # -- content

    def _speech_before(self, start: int, verb: int) -> bool:
        """Whether speech stands before a verb: marks, or a clause with its comma."""
        before = self._text[start:verb].rstrip()
        if before.endswith(("»", "”", '"')) or re.search(r"[»”\"]\s*,$", before):
            return True
        return before.endswith((",", "?", "!")) and len(before.split()) >= 5 and not self._is_adverbial(before)

    def _is_adverbial(self, words: str) -> bool:
        return self._not_subject.match(words) is not None and words.count(",") <= 1

    def _lead(self, start: int, verb: int, found: list[Clause]) -> tuple[Offsets, ...]:
        first = start
        for clause in found:
            if not clause.sourcing and not any(a <= verb <= b for a, b in clause.content):
                first = max(first, clause.cue.end)
        return ((first, verb),)

    def _rest(self, start: int, end: int) -> tuple[Offsets, ...]:
        """After `«…», dijo X` only more speech in marks belongs to the content."""
        pieces = [
            (q.start, q.end) for q in self._quoted if start <= q.start and q.end <= end and q.form == "marks"
        ]
        following = next(
            (c for c in self._lexicon.find("acts", self._text, start, end) if not inside(self._quoted, c.start, c.end)),
            None,
        )
        return tuple(piece for piece in pieces if following is None or piece[0] < following.start)

    def _governed(self, start: int, end: int, cue: Cue) -> tuple[Offsets, ...]:
        """What a verb governs: after `que`, after a colon, or all that follows without what sets the scene."""
        text = self._text
        limit = end
        for match in self._contrast.finditer(text, start, end):
            if not inside(self._quoted, match.start(), match.end()) and match.start() > start + 8:
                limit = match.start()
                break
        for phrases in self._silence:
            for silence in phrases.find(text, start, limit):
                lead = self._text[start : self._verb_start(start, silence.start)]
                if self._joined.search(lead) and not inside(self._quoted, silence.start, silence.end):
                    limit = start + len(self._joined.sub("", lead))
                    break
        opener = next(
            (m for m in self._complementizer.finditer(text, start, limit) if not inside(self._quoted, m.start(), m.end())),
            None,
        )
        mark = re.compile(r":\s*[«“\"]|[«“\"]").search(text, start, limit)
        if opener and (mark is None or opener.start() < mark.start() + 1) and self._leads_to(cue, start, opener.start()):
            return ((opener.end(), limit),)
        if mark and mark.group().startswith(":"):
            return ((mark.end() - 1, end),)
        first = start + len(text[start:limit]) - len(text[start:limit].lstrip(" ,\u00a0\u202f"))
        while time := self._time.match(text, first, limit) or self._adverb.match(text, first, limit):
            first = time.end() + len(text[time.end() : limit]) - len(text[time.end() : limit].lstrip(" ,"))
        first = self._past_scene(cue, first, limit)
        return tuple(self._without_scene(first, limit)) if first < limit else ()

    def _past_scene(self, cue: Cue, start: int, end: int) -> int:
        """Past whom and where it was promised or offered: `en tête-à-tête à l'émissaire, fin octobre, | de rester`."""
        for phrases in self._settings:
            cue_at = phrases.first(self._text, start, end)
            if cue_at and cue_at.start == start:
                start = cue_at.end + len(self._text[cue_at.end : end]) - len(self._text[cue_at.end : end].lstrip(" ,"))
        if cue.name not in _MOVED or not self._preposition.match(self._text, start, end):
            return start
        infinitive = re.compile(r"(?<![\w'’])(?:(?:de|d['’]|à)\s?)?(?P<verb>[a-zà-ÿ]{3,})(?!\w)")
        for match in infinitive.finditer(self._text, start, min(end, start + 130)):
            if inside(self._quoted, match.start(), match.end()):
                break
            verb = _INFINITIVE[self._language].fullmatch(match.group("verb"))
            led = match.group() != match.group("verb")
            if verb and match.start() > start and (led or self._language == "es"):
                return match.start()
        return start

    def _leads_to(self, cue: Cue, start: int, opener: int) -> bool:
        """Whether a `que` is the verb's own: nothing stands between but whom, where and when."""
        gap = self._text[start:opener]
        if cue.name in ("accuses", "demands", "offers", "refuses", "commits", "does", "denies"):
            return len(gap.split()) <= 2
        return len(gap) <= 140 and not re.search(r",\s*$", gap[-2:]) or gap.strip() == ""

    def _without_scene(self, start: int, end: int) -> list[Offsets]:
        """`reprochó a la Armada, en una reunión a puerta cerrada, no haber …`: the occasion is no content."""
        pieces: list[Offsets] = []
        first = start
        for match in re.compile(r",(?!\d)([^,«»“”]{4,90}),").finditer(self._text, start, end):
            lead = match.group(1).strip()
            if self._preposition.match(lead) and self._private.first(lead):
                pieces.append((first, match.start()))
                first = match.end()
        return [*pieces, (first, end)]
