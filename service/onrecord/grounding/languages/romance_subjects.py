"""Subjects of Spanish and French verbs: before the verb, across a parenthesis, or behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.languages.romance_grammar import (
    ABBREVIATION,
    ARTICLE_NOUN,
    AT_PLACE,
    CAPITAL,
    FULL_NAME,
    GERUND,
    PARTICIPLE,
    RomanceGrammar,
)

if TYPE_CHECKING:
    from onrecord.grounding.languages.clauses import Clause, Offsets


_SCENE = re.compile(
    r"(?:en|à|a|de|dans)\s.*(?<!\spar)(?<!\ssur)(?<!\sde)(?<!\sdu)(?<!\savec)(?<!\scon)", re.IGNORECASE
)
"""`En público`, `à huis clos`: a setting that is whole by itself."""


_SEAT = re.compile(
    r"(?:^|[.;,]\s|\b(?:y|pero|aunque)\s)(?:Desde|desde|En|en)\s(?:el\s|la\s|los\s|las\s)?(?P<body>[^,;«“\".]{3,50})$"
)


_SOME = re.compile(r"Des\s[a-zà-ÿ]")
"""`Des rebelles`: an article where it opens a sentence, and a preposition elsewhere."""


_AT = re.compile(r"A\s(?:la\s|l['’])?[A-ZÀ-Þa-z]")
"""`A Bakou`, `A la tribune`: a capital that many houses write without its accent."""


_NAMED_PLACE = re.compile(
    r"\b(?:aeropuerto|hospital|calle|avenida|plaza|base|estadio|puerto|hotel|universidad|colegio|palacio|teatro|centro|cuartel|academia|"
    r"aéroport|hôpital|rue|place|stade|port|hôtel|université|palais|théâtre|centre|caserne|académie|lycée)$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{1,2}(?:er)?\s(?:de\s)?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b",
    re.IGNORECASE,
)


_PAPER_CLAUSE = re.compile(
    r"(?<!\w)(?:una?|su|otro|otra|une?|son|sa)\s(?:[\w-]+\s){0,2}?"
    r"(?:cable|telegrama|despacho|carta|misiva|nota|comunicado|declaración|mensaje|vídeo|video|informe|escrito|memorando|correo|documento|"
    r"télégramme|câble|dépêche|lettre|missive|note|communiqué|déclaration|message|vidéo|rapport|courrier|mémo|document)"
    r"(?:\s[^.;:«“\"]{1,60}?)?,?\s(?:en\s(?:el|la)\s(?:que|cual)|dans\s(?:lequel|laquelle)|où)(?:\s[^.;:,«“\"]{0,20})?$",
    re.IGNORECASE,
)


CALLED = re.compile(r",\s(?:dite?|alias|surnommée?|apodad[oa]|conocid[oa]\scomo)\s[«“\"][^»”\"]{1,40}[»”\"]")
_NO_PARTY = re.compile(r"(?:toute?|aucune?|quelque|cualquier|ningun[oa]|ningún|todo|toda)\s", re.IGNORECASE)
"""What opens words that nobody is: `a nié | toute implication`."""
_SENT = re.compile(r"(?<![\w’'])(?P<verb>[a-zà-ÿ]{3,})(?:\s(?:a|al|à|aux?)\s[^,;.]{2,40})?\s$")


class RomanceSubjects(RomanceGrammar):
    """Finds the words a verb belongs to."""

    def _verb_start(self, start: int, cue: int) -> int:
        """Where the verb begins with its auxiliaries, clitics and adverbs."""
        at = cue
        while match := self._run.search(self._text, start, at):
            if match.start() >= at:
                break
            at = match.start()
        return at

    def _subject_before(self, start: int, end: int) -> Offsets | None:
        text = self._text
        if text[start:end].rstrip().endswith(")") and (bracket := text.rfind("(", start, end)) > start:
            end = bracket  # `el Partido Popular (PP) saluda`
        words = text[start:end]
        if self._language == "es" and (seat := self._speaking_seat(words)):
            return start + seat.start("body"), start + seat.end("body")
        if self._language == "fr" and (place := AT_PLACE.search(words.rstrip())):
            name = "body" if place["body"] else "as_for"
            return start + place.start(name), start + place.end(name)
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

    def _speaking_seat(self, words: str) -> re.Match[str] | None:
        """`Desde la Presidencia | insisten`, `En la Moncloa | sostienen`: a body by where its people speak."""
        seat = _SEAT.search(words.rstrip())
        if seat is None:
            return None
        body = self._bodies[0].first(seat["body"])
        return seat if body is not None and body.start == 0 else None

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
        if (called := CALLED.search(stretch)) is not None:
            hard = [at for at in hard if at > called.end()]  # `Joël Kambale, dit « le Vieux », a nié`
        first = start + (hard[-1] if hard else 0)
        commas = [m.start() for m in re.compile(r",(?!\d)").finditer(text, first, start + len(stretch))]
        for left, right in zip([first, *(c + 1 for c in commas)], commas, strict=False):
            phrase = self._as_phrase(left, right, contrast=True)
            if phrase is None:
                continue
            if len(commas) == 1:
                return None  # `X, dijo …`: one comma closes speech or an adverbial, no parenthesis
            named = self._named.match(text, phrase[1], verb)
            return (phrase[0], named.end("name")) if named else phrase
        return None

    def _is_apposed(self, subject: Offsets, verb: int) -> bool:
        """Whether a subject and what stands beside it fill the words before a verb: no speech stands there."""
        text = self._text
        beside = re.compile(r"\s*,.*,\s*", re.DOTALL).fullmatch(text, subject[1], verb)
        closed = text[subject[1] : verb].strip() in (",", "")
        words = text[slice(*subject)]
        party = (
            self._bare_plural(words)
            or self._titles.first(words, 0, 40) is not None
            or re.fullmatch(FULL_NAME, words) is not None
            or any(body.first(words, 0, 40) is not None for body in self._bodies)
        )
        return party and (closed or beside is not None)

    def _as_phrase(self, start: int, end: int, *, contrast: bool = False) -> Offsets | None:
        """A stretch as a subject: without conjunctions and times before it; None where a preposition leads it."""
        text = self._text
        first = start + len(text[start:end]) - len(text[start:end].lstrip(" \n\u00a0\u202f"))
        lead = re.compile(rf"(?:{self._syntax.words('conjunctions')})(?:\s+|(?<=['’]))", re.IGNORECASE).match(
            text, first, end
        )
        if lead:
            first = lead.end()
        time = self._time.match(text, first, end)
        if time and text[time.end() : end].strip():
            first = time.end() + len(text[time.end() : end]) - len(text[time.end() : end].lstrip())
        for phrases in self._settings:
            scene = phrases.first(text, max(0, first - 3), end)
            if (
                scene
                and scene.start <= first < scene.end
                and _SCENE.fullmatch(scene.text)
                and text[scene.end : end].strip(" ,")
            ):
                first = scene.end + len(text[scene.end : end]) - len(text[scene.end : end].lstrip(" ,"))
        last = first + len(text[first:end].rstrip(" \n,"))
        if (self._language == "fr" and _AT.match(text, first, last)) or _DATE.match(text, first, last):
            return None
        plural = _SOME.match(text, first, last) if self._language == "fr" else None
        if last <= first or (plural is None and self._not_subject.match(text, first, last)):
            return None
        if self._syntax.pattern("sourcing").match(text, first, last):
            return None  # `según reveló el diario …`
        opening = text[first:last].split()[0].lower()
        if re.match(r"\S+\s[a-zà-ÿ]", text[first:last]) and (
            PARTICIPLE[self._language].fullmatch(opening) or GERUND[self._language].fullmatch(opening)
        ):
            return None  # `Interrogé par l'AFP, le ministre …`
        if not self._noun_phrase.match(text, first, last) and not self._bare_plural(text[first:last]):
            return None
        relative = (
            re.compile(r"\s(?:qui|dont)\s").search(text, first, last) if self._language == "fr" else None
        )
        if relative is not None:
            last = relative.start()  # `le consortium chinois | qui exploite l'oléoduc`
        if contrast and self._complementizer.search(text, first, last):
            return None
        return (first, last) if last - first <= 160 else None

    def _bare_plural(self, words: str) -> bool:
        cue = self._lexicon.list("sources", "unnamed").first(words)
        return cue is not None and cue.start == 0

    def _antecedent(self, start: int, verb: int) -> Offsets | None:
        """`…, le ministre Dupont, qui a accusé …`: a named phrase right before the relative pronoun."""
        cut = start + len(self._without_time(self._text[start:verb].rstrip()))
        relative = self._relative.search(self._text, start, cut) or self._relative.search(
            self._text, start, verb
        )
        if relative is None:
            return None
        lead = self._text[start : relative.start() + 1].rstrip()
        if not lead.endswith(","):
            return None
        last = start + len(lead) - 1
        bounds = [m.end() for m in self._boundary.finditer(self._text, start, last)]
        phrase = self._as_phrase(bounds[-1] if bounds else start, last)
        words = self._text[slice(*phrase)] if phrase else ""
        known = re.search(rf"\s{CAPITAL}|^{CAPITAL}\w+$", words) or any(
            body.first(words) for body in self._bodies
        )
        return phrase if known else None

    def _of_a_paper(self, start: int, verb: int, found: list[Clause]) -> Offsets | None:
        """`El embajador envió un cable en el que | aconsejaba …`: who wrote, sent or put out the paper."""
        paper = _PAPER_CLAUSE.search(self._text, start, verb)
        sent = _SENT.search(self._text[start : paper.start()]) if paper is not None else None
        if sent is None:
            return None
        at = start + sent.start("verb")
        told = next((clause for clause in found if clause.cue.start == at), None)
        if told is not None:
            return told.subject
        first = self._verb_start(start, at)
        return self._across_comma(start, first) or self._subject_before(start, first)

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
                if self._complementizer.match(text, prep.end(), end):
                    return None  # `advirtió de que …`
                following = self._noun_phrase_at(prep.end(), end)
                simple = re.compile(
                    rf"(?:{self._syntax.words('determiners')})?(?:\s+|(?<=['’]))?[\w'’-]+(?:\s(?:{self._syntax.words('within')})(?:\s|(?<=['’]))?[\w'’-]+)*",
                    re.IGNORECASE,
                ).match(text, prep.end(), end)
                stop = simple.end() if simple else (following[1] if following else end)
                adjectives = re.compile(r"(?:\s(?!(?:que|qu|dont|et|y|e|ou|o)\b)[a-zà-ÿ]+(?=\s|,))?").match(
                    text, stop, end
                )
                last = adjectives.end() if adjectives else stop
                if self._preposition.match(text, stop + 1, end):
                    last = stop  # `antes de partir | hacia Cusco`
                if _NAMED_PLACE.search(text, prep.end(), last) and (
                    name := re.compile(rf"\s{FULL_NAME}").match(text, last, end)
                ):
                    last = stop = name.end()  # `en el aeropuerto Silvio Pettirossi`
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
        name = re.compile(rf"(?:(?:El|La|Los|Las|Le|Les)\s)?(?P<first>{CAPITAL}[\w’'-]*)").match(
            text, start, end
        )
        proper = (
            name is not None
            and not any(body.first(name.group("first")) for body in self._bodies)
            and re.match(CAPITAL, text[start:])
        )
        while at < end:
            if abbreviation := ABBREVIATION.match(text, at, end):
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
                if text[at] in ',;:«»“”"()' or re.compile(r"\.(?:\s|$)|\s?[—–]").match(text, at, end):
                    break
                rest = text[at - 1 : at]
                if rest.isspace() or rest in "'’":
                    if self._complementizer.match(text, at, end) or self._relative_at(at, end):
                        break
                    if self._time.match(text, at, end):
                        break
                    joined = re.compile(rf"(?:{self._syntax.words('joins')})\s", re.IGNORECASE).match(
                        text, at, end
                    )
                    if joined and not re.match(CAPITAL, text[joined.end() :]):
                        break
                    if (
                        not joined
                        and self._preposition.match(text, at, end)
                        and not self._within.match(text, at, end)
                        and not self._names_on(at, end)
                        and not self._posted(start, at, end)
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
        if _NO_PARTY.match(text, start, last):
            return None
        named = self._named.match(text, last, end)
        if (
            named
            and ARTICLE_NOUN.match(text[start : start + 1].lower())
            and not self._ends_in_name(text[start:last])
        ):
            last = named.start("name") + len(named.group("name").rstrip("."))
        return start, last

    def _ends_in_name(self, words: str) -> bool:
        """Whether a phrase has its person's name already; a body's or a country's is none (`de la Armada de Chile`)."""
        name = re.search(rf"{FULL_NAME}$", words)
        return (
            name is not None
            and re.search(r"(?:\b(?:de|del|du|des|de la|de los|de las)\s|['’])$", words[: name.start()])
            is None
        )

    def _without_time(self, before: str) -> str:
        """`…, que la semana pasada | se comprometió`: a time between a relative and its verb is no subject."""
        last = self._time_last.search(before)
        cut = before[: last.start()].rstrip() if last else before
        return cut if self._relative.search(cut) else before

    def _relative_at(self, at: int, end: int) -> bool:
        return (
            re.compile(rf"(?:{self._syntax.words('relatives')})(?:\s|(?<=['’]))", re.IGNORECASE).match(
                self._text, at, end
            )
            is not None
        )

    def _posted(self, start: int, at: int, end: int) -> bool:
        """`ambassadeur en Arménie`, `enviado para Siria`, `représentant auprès de l'ONU`: within an office."""
        office = self._titles.first(self._text, start, at)
        if office is None or len(self._text[start : office.start].split()) > 1:
            return False
        match = re.compile(
            r"(?:en|à|au|aux|auprès\sd(?:e\sla\s|e\sl['’]|u\s|es\s|e\s|['’])|pour|chez|para|ante|chargée?\sd(?:e\sla\s|e\sl['’]|u\s|es\s|e\s))"
            r"\s?(?:la\s|le\s|les\s|el\s|los\s|l['’])?"
        ).match(self._text, at, end)
        if match is not None and re.match(CAPITAL, self._text[match.end() :]):
            return True
        comma = re.compile(r"[^,.;:«»“”\"()]{2,45}(?=,)").match(self._text, at, end)
        return comma is not None and self._named.match(self._text, comma.end(), end) is not None

    def _names_on(self, at: int, end: int) -> bool:
        """`ministre de l'Union pour le Maroc`: a capital right after a preposition inside a title stays."""
        match = re.compile(r"(?:para la|para el|pour la|pour le|à la|aux|a la)\s").match(self._text, at, end)
        return match is not None and re.match(CAPITAL, self._text[match.end() :]) is not None
