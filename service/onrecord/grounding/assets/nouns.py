"""Asset phrases in Spanish, French and Arabic, where what describes a noun stands behind it.

`dos lanchas rápidas`, `quatre hélicoptères de combat`, `مدافع ثقيلة`. A bare army or base with nothing to
know about it is nothing to ask about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.numbers.numerals import Numerals
from onrecord.grounding.numbers.quantities import Reading

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Cue, Lexicon

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_ADJECTIVES = (
    r"militar(?:es)?|nava(?:l|les)|aére[oa]s?|oceánic[oa]s?|rápid[oa]s?|nuclear(?:es)?|pesad[oa]s?|liger[oa]s?|blindad[oa]s?|"
    r"anti\w+|balístic[oa]s?|táctic[oa]s?|estratégic[oa]s?|anfibi[oa]s?|armad[oa]s?|furtiv[oa]s?|no tripulad[oa]s?|espaciales|"  # noqa: E501 -- a list of words, or the pattern of one
    r"costeras?|costeros?|fronteriz[oa]s?|regulares|terrestres?|marin[oa]s?|logístic[oa]s?|hipersónic[oa]s?|"
    r"militaires?|navale?s?|navaux|aérien(?:ne)?s?|rapides?|nucléaires?|lourde?s?|lég(?:er|ère)s?|blindée?s?|balistiques?|"
    r"tactiques?|stratégiques?|amphibies?|armée?s?|furti(?:f|ve)s?|côti(?:er|ère)s?|terrestres|hypersoniques?|logistiques?|"
    r"russes?|ثقيلة|خفيفة|عسكري|عسكرية|حربية|حربي|مقاتلة|قتالية|باليستية|بالستية|بحرية|جوية|مدرعة|مسيرة|مسيّرة|نووية|نووي|هجومية|مفخخة|بحري|جوي"
)
_USES = (
    r"combate|guerra|reconocimiento|transporte|ataque|patrulla|patrullaje|asalto|largo alcance|medio alcance|corto alcance|crucero|"  # noqa: E501 -- a list of words, or the pattern of one
    r"desembarco|aprovisionamiento|infantería|artillería|defensa aérea|vigilancia|campaña|élite|marina|mar|"
    r"combat|guerre|chasse|transport|reconnaissance|attaque|assaut|artillerie|croisière|longue portée|moyenne portée|"
    r"courte portée|patrouille|ravitaillement|débarquement|infanterie|défense aérienne|surveillance|campagne|élite"
)
_TAIL = re.compile(rf"\s(?:de|d['’]|du|de la|para|à|a)\s?(?:{_USES})(?![\w-])", re.IGNORECASE)
_NAMED_TAIL = re.compile(
    rf"\s(?:de la|de l['’]|del|des|du|de|d['’])\s?{_CAPITAL}[\w-]+(?:\s{_CAPITAL}[\w-]+)*"
)
_ADJECTIVE = re.compile(rf"\s(?:{_ADJECTIVES})(?![\w-])", re.IGNORECASE)
_WORD = re.compile(r"\s([\w-]+)")
_ARMY = re.compile(
    r"(?:ejército|armada|fuerza aérea|fuerzas armadas|fuerzas de seguridad|armée|armées|forces armées|forces de sécurité|"  # noqa: E501 -- a list of words, or the pattern of one
    r"état-major|(?:ال)?جيش|القوات المسلحة|القوات|قوات الأمن)",
    re.IGNORECASE,
)
_DUAL = re.compile(
    r"(?!و?ب?ال)(?:\S+ت(?:ان|ين|ا|ي)|(?:صاروخ|جندي|زورق|قارب|مدفع|لواء|موقع|معسكر|قاذف|رادار)(?:ان|ين))(?:\s|$)"
)
_WITH = re.compile(r"[وف]?ب(?!ارج|طاري|ندق|اخر)")
_ONE = re.compile(r"(?<!\w)(?:una?|une)\s+$", re.IGNORECASE)


class AssetNouns:
    """Reads the asset phrases of one of these languages."""

    def __init__(self, lexicon: Lexicon, states: frozenset[str]) -> None:
        self._states = states
        self._groups = lexicon.list("grammar", "groups")
        self._numerals = Numerals(lexicon.language)
        self._arabic = lexicon.language == "ar"

    def phrase_end(self, text: str, start: int, at: int, end: int, cue: Cue) -> int:
        """Where the designation ends: past adjectives, a use (`de combate`), and the name of a base or force."""
        while True:
            word = _WORD.match(text, at, end)
            step = _ADJECTIVE.match(text, at, end) or _TAIL.match(text, at, end)
            if step is None and word and self._is_state(word.group(1)):
                step = word
            if (
                step is None
                and word
                and self._arabic
                and text[start : start + 2] == "ال"
                and word.group(1).startswith("ال")
            ):
                step = word
            if step is None and cue.name in ("facility", "force"):
                step = _NAMED_TAIL.match(text, at, end)
            if step is None:
                return at
            at = step.end()

    def _is_state(self, word: str) -> bool:
        if self._arabic:
            return word in self._states or word.removeprefix("ال") in self._states
        return word.islower() and word in self._states

    def number_before(self, text: str, first: int, floor: int) -> Reading | None:
        """The number that stands right before the noun."""
        readings = self._numerals.find(text, max(floor, first - 60), first)
        if (
            readings
            and not re.sub(r"^(?:\s*(?:de|d['’]|من))?\s*", "", text[readings[-1].end : first]).strip()
        ):
            return readings[-1]
        return None

    def dual(self, cue: Cue) -> Reading | None:
        """`فرقاطتين`: two, by the ending of the noun itself."""
        if not self._arabic or _DUAL.match(cue.text) is None:
            return None
        clitic = _WITH.match(cue.text)
        first = clitic.end() if clitic else 0
        return Reading(cue.start + first, cue.start + len(cue.text.split()[0]), 2, 2, 2)

    def worth(self, text: str, first: int, last: int, cue: Cue, reading: Reading | None) -> bool:
        """Whether there is anything to know: a number, or more than a bare noun; never an army as a speaker."""
        words = text[first:last]
        if reading is not None:
            return True
        bare = words.split()
        if _ARMY.match(words) or any(c.start <= 2 for c in self._groups.find(words)):
            return False
        return len(bare) > 1 or (
            cue.name in ("ship", "aircraft", "vehicle", "weapon")
            and not self._arabic
            and cue.text[:1].isupper()
        )
