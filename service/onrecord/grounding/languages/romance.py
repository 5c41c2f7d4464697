"""Clauses of Spanish and French: subjects before or after the verb, and the words that a verb governs.

Both languages put the subject before its verb (`El ministro negó que …`, `Minsk a dénoncé …`) or behind it
(`«…», dijo Pérez`, `…, a lancé mercredi, à la télévision, le ministre`); Spanish often leaves it out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.lexicon import Cue
from onrecord.grounding.languages.clauses import Clause
from onrecord.grounding.languages.romance_grammar import (
    ASKED_BY,
    ASKED_OF,
    CAPITAL,
    DATELINE,
    DOUBTFUL,
    FULL_NAME,
    GERUND,
    INFINITIVE,
    PARTICIPLE,
    VERBAL,
)
from onrecord.grounding.languages.romance_hanging import RomanceHanging
from onrecord.grounding.languages.romance_subjects import CALLED
from onrecord.grounding.text.quotations import inside

_LED_SOURCE = re.compile(r"(?<=du|de|es)\s(?P<who>[a-zà-ÿ][^,;:«“\"().]{2,80})")
"""`au dire du | gouverneur Kaly`: the article is part of the cue."""
_STANCE = re.compile(
    r"(?:a su (?:juicio|entender|parecer|modo de ver)|en su opinión|desde su punto de vista|en cualquier caso|en todo caso|de momento|por ahora|"  # noqa: E501 -- a list of words, or the pattern of one
    r"à (?:ses|leurs) yeux|à son avis|selon (?:lui|elle|eux|elles)|pour (?:lui|elle|eux|elles)|en tout cas|pour l['’]instant|à ce stade),",  # noqa: E501 -- a list of words, or the pattern of one
    re.IGNORECASE,
)
_HOUSE = re.compile(rf",\s(?P<name>{CAPITAL}[\w-]+(?:\s{CAPITAL}[\w-]+)?)(?=,\s|\.\s|\.$|$)")
_ENVOY = re.compile(r"[\wà-ÿ]+(?=\s(?:son|sa|leur|su|al?|l['’])\s?(?:la\s)?(?:ambassad|embajad))")
_HIS_VIEW = re.compile(
    r"(?P<cue>A\s(?P<who>su)\s(?:juicio|entender|parecer|modo\sde\sver)|En\s(?P<whose>su)\sopinión),\s(?![^,]{0,60}\b(?:añad|agreg|apunt|explic|sostuv|dijo))"
)
_VIEW = re.compile(r"(?:Pour|Para)\s")

if TYPE_CHECKING:
    from onrecord.grounding.languages.clauses import Offsets


class Romance(RomanceHanging):
    """Reads the clauses of one article in Spanish or French."""

    def set_apart(self) -> re.Pattern[str]:
        """`; `, `, pero`, `tandis que`."""
        return self._contrast

    def is_pronoun(self, words: str) -> bool:
        """`él`, `ellos`, `il`, `celle-ci`."""
        return self._syntax.holds("pronouns", words)

    def begin(self, clause: Clause) -> int:
        """Where a clause begins: its subject or verb, and the `y` or `et` before."""
        if clause.hangs is not None:
            return clause.hangs
        at = self._verb_start(max(0, clause.cue.start - 60), clause.cue.start)
        if clause.subject and clause.subject[0] < clause.cue.start and not clause.shared:
            at = clause.subject[0]
        joined = self._joined.search(self._text, max(0, at - 12), at)
        return joined.start() if joined else at

    def coordinate(self, outer: Clause, inner: Clause) -> bool:
        """`acusó a X y adelantó que …`: joined, of one tense, or after a comma with a subject of its own."""
        if inner.hangs is not None:
            return not outer.cited
        gap = self._text[outer.cue.end : self._verb_start(outer.cue.end, inner.cue.start)]
        if inner.subject and not inner.shared and inner.subject[0] > outer.cue.end:
            lead = self._text[outer.cue.end : min(inner.subject[0], inner.cue.start)]
            return (
                re.search(
                    rf"[,;»”\"]\s+(?:{self._syntax.words('joins')}|{self._syntax.words('contrasts')})?\s*$",
                    lead,
                )
                is not None
                and not self._complementizer.search(lead[-8:])
                and not inner.inverted
            )
        if GERUND[self._language].fullmatch(inner.cue.text.lower().split()[0]):
            return True
        if not self._joined.search(gap):
            return False
        governed = any(
            self._complementizer.match(self._text, a - 5, a)
            or self._text[a - 4 : a].strip().lower() in ("que", "qu'", "qu’")
            for a, _ in outer.content
        )
        return not governed or self._tense(outer.cue) == self._tense(inner.cue)

    def read(self, start: int, end: int) -> list[Clause]:
        """The clauses of a sentence."""
        dateline = DATELINE.match(self._text, start, end)
        start = dateline.end() if dateline else start
        nameless = self._why_nameless(start, end)
        cues = [
            self._verb_alone(cue)
            for cue in self._lexicon.find("acts", self._text, start, end)
            if self._is_verb(cue, start, end) and not any(a <= cue.start < b for a, b in nameless)
        ]
        found: list[Clause] = []
        if (view := self._in_the_view_of(start, end)) is not None:
            found.append(view)
        for at, cue in enumerate(cues):
            following = cues[at + 1].start if at + 1 < len(cues) else end
            clause = self._denied_behind(cue, start, found) or self._clause(cue, start, end, following, found)
            if clause is not None:
                found.append(clause)
        return sorted([*found, *self._purposes(start, end, found)], key=lambda clause: clause.cue.start)

    def _verb_alone(self, cue: Cue) -> Cue:
        """`rappelé | son ambassadeur`: whom a step is about belongs to the words attributed."""
        envoy = _ENVOY.match(cue.text)
        return Cue(cue.name, cue.start, cue.start + envoy.end(), envoy.group()) if envoy else cue

    def _in_the_view_of(self, start: int, end: int) -> Clause | None:
        """`Pour le porte-parole du Kremlin, « … »`, `Para el analista Ramón Gil, …`: whose view a sentence gives."""
        stance = _HIS_VIEW.match(self._text, start, end)
        if stance is not None:
            cue = Cue("says", *stance.span("cue"), stance["cue"])
            return Clause(
                cue,
                (stance.span("who") if stance["who"] else stance.span("whose")),
                ((stance.end(), end),),
                sourcing=True,
            )
        opening = _VIEW.match(self._text, start, end)
        subject = self._noun_phrase_at(opening.end(), end) if opening else None
        if opening is None or subject is None or self._text[subject[1] : subject[1] + 1] != ",":
            return None
        words = self._text[slice(*subject)]
        person = self._syntax.holds("pronouns", words) or re.fullmatch(FULL_NAME, words)
        office = self._titles.first(words, 0, 40)
        if not (person or (office is not None and office.start < 6 and re.search(FULL_NAME + "$", words))):
            return None
        cue = Cue("says", start, opening.end() - 1, self._text[start : opening.end() - 1])
        return Clause(cue, subject, ((subject[1] + 1, end),), sourcing=True)

    def _is_verb(self, cue: Cue, start: int, end: int) -> bool:
        text, lower = self._text, cue.text.lower()
        if inside(self._quoted, cue.start, cue.end) or CALLED.match(text, cue.start - 2, end):
            return False
        if self._is_sourcing(cue):
            return not any(
                c.start <= cue.start < c.end
                for c in self._not_acts.find(text, cue.start, min(end, cue.end + 40))
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
            return (
                False  # `no quiso decir`, `pidieron el anonimato`: silence is an open question, or a reason
            )
        if text[cue.start].isupper() and text[start : cue.start].strip(' «“"—–-') and not cue.text.isupper():
            return False
        if ASKED_OF.match(text, cue.end, end) or ASKED_BY.search(text, start, cue.start):
            return True  # `affirme-t-elle`, `a-t-il ajouté`
        if text[cue.end : cue.end + 1] in ("-", "’", "'") and text[cue.end + 1 : cue.end + 2].isalpha():
            return False
        words = lower.split()
        first = words[0]
        before = text[start : cue.start]
        if INFINITIVE[self._language].fullmatch(first) and first not in ("adelantar",):
            return False
        if GERUND[self._language].fullmatch(first):
            return re.search(r"(?:,|\ben)\s*$", before) is not None and bool(re.search(r"\w", before[:-3]))
        if cue.name == "refuses" and self._says.first(text, cue.end, min(end, cue.end + 30)):
            said = self._says.first(text, cue.end, min(end, cue.end + 30))
            if (
                said
                and not text[cue.end : said.start].strip()
                and INFINITIVE[self._language].fullmatch(said.text)
            ):
                return False  # `n'a pas voulu communiquer`: who will not say leaves a question open
        if len(words) > 1:
            return True
        if PARTICIPLE[self._language].fullmatch(first) and not (
            first in DOUBTFUL and not self._auxiliary.search(before) and not self._passive.search(before)
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
                and VERBAL[self._language].fullmatch(first) is not None
            )
        return True

    def _clitic_before(self, before: str) -> re.Match[str] | None:
        return self._run.search(before)

    def _has_auxiliary(self, before: str) -> bool:
        return (
            re.search(rf"(?<!\w)(?:{self._syntax.words('auxiliaries')})\s", before, re.IGNORECASE) is not None
        )

    def _is_sourcing(self, cue: Cue) -> bool:
        return self._syntax.holds("sourcing", cue.text)

    def _clause(self, cue: Cue, start: int, end: int, following: int, found: list[Clause]) -> Clause | None:
        if self._is_sourcing(cue):
            return self._sourced(cue, start, end)
        text = self._text
        if (told := self._as_told(cue, start, end)) is not None:
            return told
        pronoun = ASKED_OF.match(text, cue.end, end) or ASKED_BY.search(text, start, cue.start)
        if pronoun:
            who = pronoun.span("who")
            first = min(cue.start, pronoun.start())
            lead = self._lead(start, first, found) if text[start:first].strip() else ()
            return Clause(cue, who, (*lead, *self._rest(cue.end, end)), inverted=True)
        verb = self._verb_start(start, cue.start)
        before = text[start:verb].rstrip()
        negated = bool(
            re.search(
                rf"(?<![\w'’])(?:{self._syntax.words('negations')})", text[verb : cue.start], re.IGNORECASE
            )
        )
        opening = self._opening(start, verb, found)
        before = self._without_time(before)
        if self._relative.search(before) and opening != verb:
            subject = self._antecedent(start, verb)
            if subject is None and (writer := self._of_a_paper(start, verb, found)) is not None:
                return Clause(cue, writer, self._governed(cue.end, end, cue), negated=negated, shared=True)
            if subject is None:
                return None
            comma = re.compile(r",(?!\d)").search(text, cue.end, end)
            return Clause(
                cue, subject, self._governed(cue.end, comma.start() if comma else end, cue), negated=negated
            )
        if before.endswith(("»", "”", '"', ",", "?", "!", "—", "–")) or not before:
            subject = None if not before else self._across_comma(opening, verb)
            after = self._subject_after(cue.end, end)
            if subject is not None and (
                after is None or cue.name != "says" or self._is_apposed(subject, verb)
            ):
                return Clause(cue, subject, self._governed(cue.end, end, cue), negated=negated)
            if after is not None:
                lead = self._lead(start, verb, found) if before and not self._is_stance(before) else ()
                rest = self._rest(after[1], end) if lead else self._governed(after[1], end, cue)
                return Clause(cue, after, (*lead, *rest), negated=negated, inverted=True)
            if before:
                subject = self._across_comma(opening, verb)
            last = found[-1].subject if found else None
            goes_on = (
                bool(found) and GERUND[self._language].fullmatch(cue.text.lower().split()[0]) is not None
            )
            if self._speech_before(start, verb) and not goes_on:
                lead = self._lead(start, verb, found)
                return Clause(
                    cue, last, (*lead, *self._rest(cue.end, end)), negated=negated, inverted=True, shared=True
                )
            return Clause(
                cue,
                subject or last,
                self._governed(cue.end, end, cue),
                negated=negated,
                shared=subject is None,
            )
        if self._joined.search(before) and found:
            teller = self._goes_on_telling(cue, found) or found[-1]
            doer = self._doer_within(cue, opening, verb, teller)
            if doer is not None:
                return Clause(cue, doer, self._governed(cue.end, end, cue), negated=negated)
            return Clause(
                cue, teller.subject, self._governed(cue.end, end, cue), negated=negated, shared=True
            )
        subject = self._subject_before(opening, verb)
        if subject is None and self._joined.search(before):
            subject = self._of_the_first(opening, verb)
        if subject is None and found and self._contrasted.search(before):
            return Clause(
                cue, found[-1].subject, self._governed(cue.end, end, cue), negated=negated, shared=True
            )
        if cue.name == "does" and subject is not None and self._is_done_to(subject, verb, cue.start):
            return None
        if subject is None:
            subject = self._subject_after(cue.end, end, near=True)
            if subject is not None:
                return Clause(
                    cue, subject, self._governed(subject[1], end, cue), negated=negated, inverted=True
                )
        return Clause(cue, subject, self._governed(cue.end, end, cue), negated=negated)

    def _is_done_to(self, subject: Offsets, verb: int, cue: int) -> bool:
        """`el muro no se levantará`: a thing that something is done to, by nobody named."""
        words = self._text[slice(*subject)]
        return (
            self._language == "es"
            and re.search(r"\bse\s$", self._text[verb:cue]) is not None
            and words == words.lower()
            and not any(body.first(words) for body in self._bodies)
            and self._titles.first(words) is None
        )

    def _sourced(self, cue: Cue, start: int, end: int) -> Clause | None:
        """`Según X, …`, `…, d'après X`."""
        first = cue.end + (1 if self._text[cue.end : cue.end + 1] == " " else 0)
        subject = self._noun_phrase_at(first, end)
        if subject is None and (led := _LED_SOURCE.match(self._text, cue.end, end)):
            subject = led.span("who")
        if subject is None:
            return None
        stop = re.compile(r"[,;:«“\"()]|\.(?=\s|$)|\s[—–]\s").search(self._text, subject[1], end)
        if (stop or cue.start > start + 12) and not self._joined_at(cue.start, start):
            # What describes a source goes on to the comma: `un diplomate présent à table`.
            limit = stop.start() if stop else end
            subject = max(
                subject,
                (subject[0], subject[0] + len(self._text[subject[0] : limit].rstrip(" .\u00a0\u202f"))),
            )
        if named := self._named.match(self._text, subject[1], end):
            subject = subject[0], named.start("name") + len(named.group("name").rstrip("."))
        elif (house := _HOUSE.match(self._text, subject[1], end)) and self._text[slice(*subject)].islower():
            subject = house.span("name")  # `selon l'exploitant du réseau, | Noordkabel`
        lead = self._text[start : cue.start].strip(" ,—–-(")
        around: tuple[Offsets, ...] = ()
        if len(lead.split()) > 1:
            first = start
            if (
                not re.search(r"[,»”\")—–-]\s*$", self._text[start : cue.start].rstrip("\u00a0\u202f ") + " ")
                or "»" in lead[-2:]
            ):
                # `una decisión «firme» según X`, `donde según X hay …`: no comma, so only its own phrase is told
                bounds = [
                    m.end()
                    for m in self._boundary.finditer(self._text, start, cue.start)
                    if not inside(self._quoted, m.start(), m.end()) and self._text[m.start()] == ","
                ]
                first = bounds[-1] if bounds else start
            if not self._joined_at(cue.start, start):
                around = ((first, cue.start),)
        last = self._past_apposition(subject[1], end)
        stop = re.compile(r"\S").search(self._text, last, end)
        if ((stop and stop.group() in ",)") or not around) and len(self._text[last:end]) > 12:
            around = (*around, (last, end))
        return Clause(cue, subject, around, sourcing=True)

    def _joined_at(self, at: int, start: int) -> bool:
        """Whether a conjunction stands right before: `donde según X hay …` tells what follows."""
        return (
            re.search(
                rf"(?<![\w'’])(?:{self._syntax.words('conjunctions')})\s*$",
                self._text[start:at],
                re.IGNORECASE,
            )
            is not None
        )

    def _speech_before(self, start: int, verb: int) -> bool:
        """Whether speech stands before a verb: marks, or a clause with its comma."""
        before = self._text[start:verb].rstrip()
        if before.endswith(("»", "”", '"')) or re.search(r"[»”\"]\s*,$", before):
            return True
        return (
            before.endswith((",", "?", "!")) and len(before.split()) >= 5 and not self._is_adverbial(before)
        )

    def _is_stance(self, before: str) -> bool:
        """`A su entender, | añadió la senadora, …`: a few words of no speech before a verb set in between."""
        return _STANCE.fullmatch(before.strip()) is not None

    def _is_adverbial(self, words: str) -> bool:
        return self._not_subject.match(words) is not None and words.count(",") <= 1

    def _lead(self, start: int, verb: int, found: list[Clause]) -> tuple[Offsets, ...]:
        first = start
        for clause in found:
            if not clause.sourcing and not any(a <= verb <= b for a, b in clause.content):
                first = max(first, clause.cue.end)
        return ((first, verb),)
