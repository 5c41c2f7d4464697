"""Numbers as newsrooms write them in Spanish, French and Arabic.

Digits are grouped by a full stop or a space there (`3.200`, `14 000`) and the comma opens the fraction.
"""

from __future__ import annotations

import re

from onrecord.grounding.numbers.quantities import LONGEST, Reading

_WORDS: dict[str, dict[str, int]] = {
    "es": {
        "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16,
        "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veinticinco": 25, "treinta": 30,
        "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100,
        "doscientos": 200, "trescientos": 300, "quinientos": 500, "mil": 1000, "una docena de": 12,
        "media docena de": 6, "un centenar de": 100, "un par de": 2, "ambos": 2, "ambas": 2, "dos docenas de": 24,
    },
    "fr": {
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "dix-sept": 17,
        "dix-huit": 18, "dix-neuf": 19, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
        "cent": 100, "mille": 1000, "une dizaine de": 10, "une douzaine de": 12, "une vingtaine de": 20,
        "une trentaine de": 30, "une quarantaine de": 40, "une cinquantaine de": 50, "une centaine de": 100,
        "un millier de": 1000, "les deux": 2, "deux douzaines de": 24,
    },
    "ar": {
        "ثلاثة": 3, "ثلاث": 3, "أربعة": 4, "أربع": 4, "اربعة": 4, "اربع": 4, "خمسة": 5, "خمس": 5, "ستة": 6, "ست": 6,
        "سبعة": 7, "سبع": 7, "ثمانية": 8, "ثماني": 8, "ثمان": 8, "تسعة": 9, "تسع": 9, "عشرة": 10, "عشر": 10,
        "عشرين": 20, "عشرون": 20, "ثلاثين": 30, "ثلاثون": 30, "أربعين": 40, "أربعون": 40, "خمسين": 50, "خمسون": 50,
        "ستين": 60, "سبعين": 70, "ثمانين": 80, "تسعين": 90, "مئة": 100, "مائة": 100, "مئتي": 200, "مئتين": 200,
        "ألف": 1000, "ألفي": 2000, "ألفين": 2000, "اثنان": 2, "اثنين": 2, "اثنتين": 2,
    },
}  # fmt: skip
_APPROXIMATE = frozenset(
    "una docena de,un centenar de,una dizaine de,une dizaine de,une douzaine de,une vingtaine de,une trentaine de,"
    "une quarantaine de,une cinquantaine de,une centaine de,un millier de".split(",")
)
_SCALES = {
    "es": {"mil": 1_000, "millón de": 1_000_000, "millones de": 1_000_000, "millones": 1_000_000},
    "fr": {"mille": 1_000, "million de": 1_000_000, "millions de": 1_000_000, "millions": 1_000_000},
    "ar": {"ألف": 1_000, "آلاف": 1_000, "الف": 1_000, "مليون": 1_000_000, "ملايين": 1_000_000},
}
_VAGUE = {
    "es": [
        "decenas de miles de",
        "cientos de miles de",
        "decenas de",
        "cientos de",
        "centenares de",
        "miles de",
        "docenas de",
        "varias decenas de",
        "varios centenares de",
    ],
    "fr": [
        "des dizaines de milliers de",
        "des centaines de milliers de",
        "plusieurs dizaines de",
        "plusieurs centaines de",
        "plusieurs milliers de",
        "des dizaines de",
        "des centaines de",
        "des milliers de",
    ],
    "ar": [
        "عشرات الآلاف من",
        "مئات الآلاف من",
        "عشرات",
        "مئات",
        "آلاف",
        "العشرات من",
        "المئات من",
        "الآلاف من",
    ],
}
_FLOORS = {
    "dizaines": 20, "decenas": 20, "docenas": 24, "عشرات": 20, "centaines": 200, "cientos": 200, "centenares": 200,
    "مئات": 200, "milliers": 2_000, "miles": 2_000, "آلاف": 2_000,
}  # fmt: skip
_LOW = {
    "es": "al menos|por lo menos|como mínimo|más de|no menos de|cuando menos",
    "fr": "au moins|plus d['’]|plus de|pas moins de|au minimum",
    "ar": "ما لا يقل عن|على الأقل|أكثر من|اكثر من|نحو أكثر من|ما يزيد على|ما يزيد عن|لا يقل عن",
}
_HIGH = {
    "es": "hasta|como máximo|a lo sumo|menos de|casi|no más de",
    "fr": "jusqu['’]à|au plus|moins de|près de|presque|pas plus de",
    "ar": "ما يصل إلى|حتى|أقل من|اقل من|ما لا يزيد على|ما يقارب|ما لا يتجاوز",
}
_ABOUT = {
    "es": "unos|unas|cerca de|alrededor de|aproximadamente|en torno a|casi unos|los|las|otros|otras|estos|estas|sus",
    "fr": "environ|quelque|autour de|à peu près|une? total de|les|des|ces|ses|leurs|autres",
    "ar": "نحو|حوالي|حوالى|قرابة|زهاء|تقريبا",
}
_BETWEEN = {"es": ("entre", "y"), "fr": ("entre", "et"), "ar": ("بين|ما بين", "و")}
_DIGITS = r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+|\d+(?:,\d+)?"


class Numerals:
    """Reads the quantities of one language."""

    def __init__(self, language: str) -> None:
        self._words = _WORDS[language]
        self._scales = _SCALES[language]
        words = "|".join(sorted(map(re.escape, self._words), key=len, reverse=True))
        scales = "|".join(sorted(map(re.escape, self._scales), key=len, reverse=True))
        number = rf"(?:(?:{_DIGITS})(?:\s+(?:{scales}))?|(?:{words})(?:\s+(?:{scales}))?)"
        first, second = _BETWEEN[language]
        second = rf"\s+{second}\s*" if language == "ar" else rf"\s+(?:{second}|à|a)\s+"
        vague = "|".join(sorted(map(re.escape, _VAGUE[language]), key=len, reverse=True))
        lead = "(?P<lead>[وف]?(?:[بل]ـ?)?)" if language == "ar" else "(?P<lead>)"
        self._pattern = re.compile(
            rf"(?<![\w$€£/:.,-]){lead}(?:(?:{first})\s+(?P<from>{number}){second}(?P<to>{number})"
            rf"|(?:(?:(?P<low>{_LOW[language]})|(?P<high>{_HIGH[language]})|(?P<about>{_ABOUT[language]}))\s*)?(?P<number>{number})"
            rf"|(?:(?P<vague_low>{_LOW[language]})\s+)?(?P<vague>{vague}))(?![\w%’']|[.,:/]\d|-\d)",
            re.IGNORECASE,
        )
        self._scale = re.compile(
            rf"(?P<digits>{_DIGITS}|(?:{words}))(?:\s+(?P<scale>{scales}))?", re.IGNORECASE
        )

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Reading]:
        """Every quantity in a stretch, in order."""
        matches = self._pattern.finditer(text, start, len(text) if end is None else end)
        return [reading for match in matches if (reading := self._reading(match)) is not None]

    def number_of(self, words: str) -> int | float | None:
        """The value of one number, or None."""
        match = self._scale.fullmatch(words.strip())
        if match is None:
            return None
        digits = match.group("digits").lower()
        value: float
        if digits in self._words:
            value = self._words[digits]
        elif len(digits) > LONGEST:
            return None
        else:
            value = float(re.sub(r"[.\u00a0\u202f ](?=\d{3})", "", digits).replace(",", "."))
        scale = match.group("scale")
        if scale:
            value *= self._scales[scale.lower()]
        return int(value) if value == int(value) else value

    def _reading(self, match: re.Match[str]) -> Reading | None:
        start, end = match.span()
        start += len(match.group("lead"))
        if match.group("vague"):
            floor = next((v for w, v in _FLOORS.items() if w in match.group("vague").lower()), 2)
            return Reading(start, end, None, floor, None)
        if match.group("from"):
            first, last = self.number_of(match.group("from")), self.number_of(match.group("to"))
            if first is None or last is None or first > last:
                return None
            return Reading(start, end, None, first, last)
        value = self.number_of(match.group("number"))
        if value is None:
            return None
        if match.group("low"):
            return Reading(start, end, value, value, None)
        if match.group("high"):
            return Reading(start, end, value, None, value)
        if match.group("number").lower() in _APPROXIMATE:
            return Reading(start, end, value, None, None)
        if match.group("about"):
            about = match.group("about").lower()
            if about in _DETERMINERS:  # `los tres barcos`: an article before a number leaves it exact
                return Reading(match.start("number"), end, value, value, value)
            return Reading(start, end, value, None, None)
        return Reading(start, end, value, value, value)


_DETERMINERS = frozenset("los las otros otras estos estas sus les des ces ses leurs autres".split())
