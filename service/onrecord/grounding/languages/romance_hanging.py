"""Spanish and French acts that hang on another clause: `algo que Rabat niega`, `telefoneó a su par para pedirle`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.lexicon import Cue
from onrecord.grounding.languages.clauses import Clause
from onrecord.grounding.languages.romance_subjects import RomanceSubjects
from onrecord.grounding.text.quotations import inside

if TYPE_CHECKING:
    from onrecord.grounding.languages.clauses import Offsets

_TAKES_UP = re.compile(
    r",\s(?P<what>(?:un[ao]s?\s|un\s|el\s|l[oa]s?\s|une\s|des\s|les?\s|l['’]|cette\s|ces\s|cet?\s)(?:[\wà-ÿ-]+\s){0,2}?[\wà-ÿ-]+|algo|lo|ce|extremo|"
    r"(?:acusaci|afirmaci|informaci|imputaci|versi)o?ón(?:es)?|(?:acusa|afirma|informa|imputa|ver)ciones|versiones|cifras?|cargos?|señalamientos?|hechos?|datos?|"
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


class RomanceHanging(RomanceSubjects):
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

    def _governed(self, start: int, end: int, cue: Cue) -> tuple[Offsets, ...]:
        """What a verb governs."""
        raise NotImplementedError
