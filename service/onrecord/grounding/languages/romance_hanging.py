"""Spanish and French acts that hang on another clause: `algo que Rabat niega`, `telefoneó a su par para pedirle`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.lexicon import Cue
from onrecord.grounding.languages.clauses import Clause
from onrecord.grounding.languages.romance_governing import RomanceGoverning
from onrecord.grounding.languages.romance_grammar import CAPITAL, FULL_NAME
from onrecord.grounding.text.quotations import inside

if TYPE_CHECKING:
    from onrecord.grounding.languages.clauses import Offsets

_TAKES_UP = re.compile(
    r",\s(?P<what>(?:un[ao]s?\s|un\s|el\s|l[oa]s?\s|une\s|des\s|les?\s|l['’]|cette\s|ces\s|cet?\s)(?:[\wà-ÿ-]+\s){0,2}?[\wà-ÿ-]+|algo|lo|ce|extremo|"
    r"(?:acusaci|afirmaci|informaci|imputaci|versi)(?:ón|ones)|cifras?|cargos?|señalamientos?|hechos?|datos?|"
    r"hipótesis|rumores|accusations|allégations|affirmations|informations)\s(?:que\s|qu['’])$",
    re.IGNORECASE,
)
"""The noun or `algo`, `ce` that takes up what was just told, and the relative behind it."""
_PRONOUN = re.compile(r"algo|lo|ce|extremo|esto|chose", re.IGNORECASE)
_CHARGE = re.compile(r"(?:\bde\s|\bd['’])(?=\w+(?:ar|er|ir|re|oir)\b)")
"""`acusa a Rabat | de haber derribado un dron`: what somebody is accused of, and denies."""
_ANSWERS = frozenset({"denies", "refuses", "accuses"})
_MEETS = {
    "es": re.compile(
        r"\b(?:telefone|llam|escrib|contact|visit|convoc|mand|envi|acud|viaj|recib)(?:ó|aron|ió|ieron|a|an|e|en)\b|"
        r"\bse\s(?:reuni|entrevist|cit|vio|comunic|desplaz|traslad)\w*\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:a|ont|avait|avaient|aurait)\s(?:\w+ment\s)?(?:téléphoné|appelé|écrit|contacté|joint|convoqué|reçu|rencontré|envoyé|dépêché|vu)\b|"
        r"\bs['’](?:est|était)\s(?:rendue?|déplacée?|entretenue?)\b",
        re.IGNORECASE,
    ),
}
_PURPOSE = {
    "es": re.compile(r"\bpara\s(?P<verb>[a-zà-ÿ]{2,}(?:ar|er|ir))(?:les?|l[oa]s?|se|nos)?(?=\s)"),
    "fr": re.compile(
        r"\b(?:pour|afin\sde)\s(?:lui\s|leur\s|l['’]|l[ae]s?\s)?(?P<verb>[a-zà-ÿ]{3,}(?:er|ir|re))(?=\s)"
    ),
}
_SPOKEN = ("demands", "offers", "threatens", "accuses", "says", "commits")
_AS = re.compile(
    r"(?:(?<!\w)(?:según|conforme|como|tal y como)\s(?:(?:lo|le|les|nos|me)\s)?(?:(?:ha|han|había|habían)\s)?|"
    r"(?<!\w)(?:comme|ainsi\sque)\s(?:l['’])(?:a|ont|avait|avaient)?\s?(?:\w+ment\s)?)$",
    re.IGNORECASE,
)
"""What makes a verb of saying one that only cites: `según | relatan`, `comme l'a | confirmé`."""
_BECAUSE = re.compile(
    r"\s(?:porque|ya que|puesto que|dado que|por temor a|al no|por no|car|parce qu[e'’]|faute de|de peur de|en raison de|n['’]étant pas)[^,;.]{3,110},"  # noqa: E501 -- a list of words, or the pattern of one
)
_TOLD_PAST = re.compile(
    r"(?<=\s)(?:\w+(?:ó|aron|ieron|eron)|(?:ha|han|había|habían|a|ont|avait|avaient|aurait|auraient)\s\w+)(?=[\s,])"
)


class RomanceHanging(RomanceGoverning):
    """Reads the acts that another clause carries."""

    def _denied_behind(self, cue: Cue, start: int, found: list[Clause]) -> Clause | None:
        """`…, algo que | Rabat | niega`: who denies what the clause before tells."""
        if cue.name not in _ANSWERS or inside(self._quoted, cue.start, cue.end):
            return None
        verb = self._verb_start(start, cue.start)
        relatives = list(re.compile(r"\b(?:que\s|qu['’])").finditer(self._text, start, verb))
        for relative in reversed(relatives):
            takes_up = _TAKES_UP.search(self._text, start, relative.end())
            subject = self._as_phrase(relative.end(), verb) if takes_up else None
            if takes_up is None or subject is None or subject[0] != relative.end():
                continue
            if any(takes_up.start() < clause.cue.start < relative.end() for clause in found):
                continue
            denied = takes_up.span("what")
            teller = found[-1] if found else None
            if _PRONOUN.fullmatch(takes_up["what"]) and teller is not None and teller.content:
                first = teller.content[0][0]
                charge = _CHARGE.search(self._text, first, takes_up.start())
                first = charge.start() if charge and teller.cue.name == "accuses" else first
                denied = (first, takes_up.start()) if first < takes_up.start() else denied
            return Clause(cue, subject, (denied,), hangs=takes_up.start())
        return None

    def _purposes(self, start: int, end: int, found: list[Clause]) -> list[Clause]:
        """`telefoneó a su par para pedirle que …`: what somebody calls, writes or travels to say."""
        told: list[Clause] = []
        for match in _PURPOSE[self._language].finditer(self._text, start, end):
            act = next((name for name in _SPOKEN if match["verb"] in self._lexicon.list("acts", name)), None)
            meets = list(_MEETS[self._language].finditer(self._text, start, match.start()))
            if act is None or not meets or inside(self._quoted, *match.span()):
                continue
            between = self._text[meets[-1].end() : match.start()]
            if len(between) > 120 or re.search(r"[;:]|\b(?:que|qui|y|et|mais|pero)\b", between):
                continue
            subject = self._who_meets(start, meets[-1].start(), found)
            if subject is not None:
                cue = Cue(
                    act, match.start("verb"), match.end(), self._text[match.start("verb") : match.end()]
                )
                told.append(Clause(cue, subject, self._governed(match.end(), end, cue), hangs=match.start()))
        return told

    def _who_meets(self, start: int, verb: int, found: list[Clause]) -> Offsets | None:
        told = next((clause for clause in found if clause.cue.start == verb), None)
        if told is not None:
            return told.subject
        first = self._verb_start(start, verb)
        opening = self._opening(start, first, found)
        return self._across_comma(opening, first) or self._subject_before(opening, first)

    def _opening(self, start: int, verb: int, found: list[Clause]) -> int:
        """Where the clause of a verb begins: the sentence, or the words another verb governs."""
        inner = [a for clause in found for a, b in clause.content if a <= verb <= b and a > clause.cue.start]
        return max([start, *inner])

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
