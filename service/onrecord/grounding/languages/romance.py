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
    MOVED,
    PARTICIPLE,
    VERBAL,
)
from onrecord.grounding.languages.romance_hanging import RomanceHanging
from onrecord.grounding.languages.romance_subjects import CALLED
from onrecord.grounding.text.quotations import inside

_LED_SOURCE = re.compile(r"(?<=du|de|es)\s(?P<who>[a-zà-ÿ][^,;:«“\"().]{2,80})")
"""`au dire du | gouverneur Kaly`: the article is part of the cue."""
_AS = re.compile(
    r"(?:(?<!\w)(?:según|conforme|como|tal y como)\s(?:(?:lo|le|les|nos|me)\s)?(?:(?:ha|han|había|habían)\s)?|"
    r"(?<!\w)(?:comme|ainsi\sque)\s(?:l['’])(?:a|ont|avait|avaient)?\s?(?:\w+ment\s)?)$",
    re.IGNORECASE,
)
"""What makes a verb of saying one that only cites: `según | relatan`, `comme l'a | confirmé`."""
_RELATIVE_NOUN = re.compile(r",\s(?:un[ao]?s?\s|el\s|l[oa]s?\s|une\s|des\s|les?\s|l['’])?[\wà-ÿ-]+\s$")
"""`cuarenta muertos, | cifra | que …`: a noun of its own before a relative, which is no `que` of the verb's."""
_STANCE = re.compile(
    r"(?:a su (?:juicio|entender|parecer|modo de ver)|en su opinión|desde su punto de vista|en cualquier caso|en todo caso|de momento|por ahora|"  # noqa: E501 -- a list of words, or the pattern of one
    r"à (?:ses|leurs) yeux|à son avis|selon (?:lui|elle|eux|elles)|pour (?:lui|elle|eux|elles)|en tout cas|pour l['’]instant|à ce stade),",  # noqa: E501 -- a list of words, or the pattern of one
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"\s(?:porque|ya que|puesto que|dado que|por temor a|al no|por no|car|parce qu[e'’]|faute de|de peur de|en raison de|n['’]étant pas)[^,;.]{3,110},"  # noqa: E501 -- a list of words, or the pattern of one
)
_TOLD_PAST = re.compile(
    r"(?<=\s)(?:\w+(?:ó|aron|ieron|eron)|(?:ha|han|había|habían|a|ont|avait|avaient|aurait|auraient)\s\w+)(?=[\s,])"
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

    def _tense(self, cue: Cue) -> str:
        first = cue.text.lower().split()[0]
        if PARTICIPLE[self._language].fullmatch(first) and first not in DOUBTFUL:
            return "past"
        return (
            "past"
            if re.search(r"(?:ó|aron|ieron|ijeron|uvo|ijo|uso|a|èrent)$", first)
            and first.endswith(("ó", "ron", "vo", "jo", "so", "èrent"))
            else "present"
        )

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

    def _why_nameless(self, start: int, end: int) -> list[Offsets]:
        """`…, que pidió el anonimato porque las dos partes han pactado silencio, cuenta …`: up to the comma."""
        found = []
        for cue in self._anonymity.find(self._text, start, end):
            why = _BECAUSE.match(self._text, cue.end, end)
            if why is not None:
                told = next(
                    (c for c in self._says.find(self._text, *why.span()) if self._tense(c) == "past"), None
                )
                found.append((cue.start, told.start if told else why.end()))
        return found

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

    def _as_told(self, cue: Cue, start: int, end: int) -> Clause | None:
        """`Según relatan dos personas, …`, `…, comme l'a confirmé un diplomate`: who tells of what stands around it."""
        lead = _AS.search(self._text, start, cue.start)
        teller = self._subject_after(cue.end, end, near=True) if lead else None
        if lead is None or teller is None:
            return None
        stop = re.compile(r"[,;:.]").search(self._text, teller[1], end)
        limit = stop.start() if stop else end
        teller = teller[0], teller[0] + len(self._text[teller[0] : limit].rstrip())
        around: tuple[Offsets, ...] = ()
        if len(self._text[start : lead.start()].split()) > 1:
            around = ((start, lead.start()),)
        if len(self._text[limit:end]) > 12:
            around = (*around, (limit, end))
        return Clause(cue, teller, around, sourcing=True)

    def _of_the_first(self, opening: int, verb: int) -> Offsets | None:
        """`Son armateur, Delmar, a invoqué une panne et | promis …`: whose the first verb is, with its auxiliary."""
        first = re.compile(
            rf"(?<=\s)(?:{self._syntax.words('auxiliaries')})\s[a-zà-ÿ]+", re.IGNORECASE
        ).search(self._text, opening, verb)
        if first is None:
            return None
        return self._across_comma(opening, first.start()) or self._subject_before(opening, first.start())

    def _doer_within(self, cue: Cue, opening: int, verb: int, teller: Clause) -> Offsets | None:
        """`cuentan que | el ministro | dejó la sala y ordenó …`: of whom they tell, whatever he did before."""
        if (
            opening <= teller.cue.end
            or not self._opens_clause(teller.cue.end)
            or self._tense(teller.cue) == "past"
        ):
            return None
        if self._tense(cue) != "past":
            return None
        did = _TOLD_PAST.search(self._text, opening, verb)
        phrase = self._noun_phrase_at(opening, did.start() if did else verb) if did else None
        return phrase if phrase is not None and self._is_a_party(self._text[slice(*phrase)]) else None

    def _is_a_party(self, words: str) -> bool:
        """Whether words begin with an office or a body, or are a name."""
        bare = re.sub(r"^(?:el|la|los|las|le|les)\s|^l['’]", "", words)
        return (
            re.match(CAPITAL, bare) is not None
            or re.search(rf",\s{FULL_NAME}$", words) is not None
            or self._titles.first(bare, 0, 30) is not None
            or any(body.first(bare, 0, 30) is not None for body in self._bodies)
        )

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

    def _goes_on_telling(self, cue: Cue, found: list[Clause]) -> Clause | None:
        """`dijo que el Gobierno rechaza el pacto y añadió que …`: who said goes on, not whom it was said of."""
        last = found[-1]
        if cue.name != "says" or last.cue.name == "says" or not self._opens_clause(cue.end):
            return None
        return next(
            (
                outer
                for outer in reversed(found[:-1])
                if outer.cue.name == "says"
                and any(a <= last.cue.start < b for a, b in outer.content)
                and self._tense(outer.cue) == self._tense(cue)
            ),
            None,
        )

    def _opens_clause(self, at: int) -> bool:
        """Whether `que` follows a verb at once."""
        gap = len(self._text[at:]) - len(self._text[at:].lstrip())
        return self._complementizer.match(self._text, at + gap) is not None

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

    def _past_apposition(self, at: int, end: int) -> int:
        """Past a relative clause after a cited source: `selon un diplomate présent à table, dont Radio X …`."""
        rest = re.compile(
            rf",\s(?:{self._syntax.words('relatives')})(?:\s|(?<=['’])).*", re.IGNORECASE | re.DOTALL
        )
        match = rest.match(self._text, at, end)
        if match is None:
            return at
        comma = self._text.find(",", at + 2, end)
        return comma if comma > 0 else end

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

    def _rest(self, start: int, end: int) -> tuple[Offsets, ...]:
        """After `«…», dijo X` only more speech in marks belongs to the content."""
        pieces = [
            (q.start, q.end) for q in self._quoted if start <= q.start and q.end <= end and q.form == "marks"
        ]
        following = next(
            (
                c
                for c in self._lexicon.find("acts", self._text, start, end)
                if not inside(self._quoted, c.start, c.end)
            ),
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
            (
                m
                for m in self._complementizer.finditer(text, start, limit)
                if not inside(self._quoted, m.start(), m.end())
            ),
            None,
        )
        mark = re.compile(r":\s*[«“\"]|[«“\"]").search(text, start, limit)
        if (
            opener
            and (mark is None or opener.start() < mark.start() + 1)
            and self._leads_to(cue, start, opener.start())
        ):
            return ((opener.end(), limit),)
        if mark and mark.group().startswith(":"):
            return ((mark.end() - 1, end),)
        first = start + len(text[start:limit]) - len(text[start:limit].lstrip(" ,\u00a0\u202f"))
        while scene := self._time.match(text, first, limit) or self._adverb.match(text, first, limit):
            first = scene.end() + len(text[scene.end() : limit]) - len(text[scene.end() : limit].lstrip(" ,"))
        first = self._past_scene(cue, first, limit)
        return tuple(self._without_scene(first, limit)) if first < limit else ()

    def _past_scene(self, cue: Cue, start: int, end: int) -> int:
        """Past whom and where it was promised or offered: `en tête-à-tête à l'émissaire, fin octobre, | de rester`."""
        for phrases in self._settings:
            cue_at = phrases.first(self._text, start, end)
            if cue_at and cue_at.start == start:
                start = (
                    cue_at.end
                    + len(self._text[cue_at.end : end])
                    - len(self._text[cue_at.end : end].lstrip(" ,"))
                )
        if cue.name not in MOVED or not self._preposition.match(self._text, start, end):
            return start
        infinitive = re.compile(r"(?<![\w'’])(?:(?:de|d['’]|à)\s?)?(?P<verb>[a-zà-ÿ]{3,})(?!\w)")
        for match in infinitive.finditer(self._text, start, min(end, start + 130)):
            if inside(self._quoted, match.start(), match.end()):
                break
            verb = INFINITIVE[self._language].fullmatch(match.group("verb"))
            led = match.group() != match.group("verb")
            if verb and match.start() > start and (led or self._language == "es"):
                return match.start()
        return start

    def _leads_to(self, cue: Cue, start: int, opener: int) -> bool:
        """Whether a `que` is the verb's own: nothing stands between but whom, where and when."""
        gap = self._text[start:opener]
        if _RELATIVE_NOUN.search(gap):
            return False
        if cue.name in ("accuses", "demands", "offers", "refuses", "commits", "does", "denies"):
            return len(gap.split()) <= 2 and not self._joins.search(gap)
        return (len(gap) <= 140 and not re.search(r",\s*$", gap[-2:])) or gap.strip() == ""

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
