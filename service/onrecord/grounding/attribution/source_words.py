"""Phrases for unnamed sources in Spanish, French and Arabic: the noun stands first, what describes it follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.languages.arabic import Arabic
from onrecord.grounding.numbers.numerals import Numerals

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.attribution.callings import Callings
    from onrecord.grounding.languages.clauses import ClauseReader

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_LEADING = {
    "es": re.compile(
        r"^(?:(?:un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|varios|varias|algunos|algunas|otro|otra|otros|otras|"
        r"los|las|el|la|estos|estas|este|esta|ese|esa|esos|esas|de|muchos|ambos|ambas|numerosos|mismas|mismos|misma|mismo|alto|alta|"
        r"altos|altas|antiguo|antiguos|ex|veterano|propias|propios|ninguna?|diversas|diversos|sus|distintas|distintos)\s+)*",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"^(?:(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|certains|certaines|quelques|autre|autres|les|le|la|ce|"
        r"cette|ces|des|de|haut|haute|hauts|hautes|ancien|ancienne|anciens|très|même|mêmes|nombreux|divers|diverses|différentes|ses)\s+"
        r"|l['’]|d['’])*",
        re.IGNORECASE,
    ),
    "ar": re.compile(
        r"^(?:(?:ثلاثة|ثلاث|أربعة|أربع|خمسة|خمس|ستة|ست|سبعة|ثمانية|تسعة|عشرة|أحد|احد|إحدى|عدد من|عدة|بعض|كبار|كبير|من|هؤلاء|هذا|هذه|العديد من)\s+)*"  # noqa: E501 -- a list of words, or the pattern of one
    ),
}  # fmt: skip
_BODIES = re.compile(
    r"(?:(?<=[Ee]l )[Ee]jecutivo|autoridad(?:es)?|autorités?|سلطات|السلطات|جهات|سكان)\b", re.IGNORECASE
)
_SPOKESMAN = {
    "es": re.compile(r"^(?:un|una|el|la|otro|otra)?\s*(?:portavoz|vocer[oa])\s+(?:militar\s)?(?:del|de la|de los|de las|de)\s+(?P<body>.+)$", re.IGNORECASE),  # noqa: E501 -- a list of words, or the pattern of one
    "fr": re.compile(r"^(?:une?\s|l[ea]\s|l['’])?(?:autre\s)?porte-parole\s+(?:du|de la|de l['’]|des|de|d['’])\s*(?P<body>.+)$", re.IGNORECASE),  # noqa: E501 -- a list of words, or the pattern of one
    "ar": re.compile(r"^(?:ال)?(?:متحدث|متحدثة|ناطق|ناطقة)\s+(?:باسم|بإسم)\s+(?P<body>.+)$"),
}  # fmt: skip
_OWNER = {
    "es": re.compile(r"\s(?:del|de la|de los|de las)\s(?P<body>[^,;]+)"),
    "fr": re.compile(r"\s(?:du|de la|des|de l['’])\s?(?P<body>[^,;]+)"),
    "ar": re.compile(r"\s(?:في|ب)\s?(?P<body>(?:وزارة|حكومة|جيش|الخارجية|الجيش|الحكومة|البيت|إدارة)[^،,]*)"),
}
_ONE_OF_THEM = re.compile(
    r"(?:(?:un[oa]|dos|tres|cuatro|otr[oa]|varios|algunos) de (?:ellos|ellas|(?:los|las|sus) (?!mayores|principales|grandes|más)[a-zà-ÿ]+)|"  # noqa: E501 -- a list of words, or the pattern of one
    r"(?:l['’]une?|deux|trois|plusieurs|un autre) (?:des|de ses|de leurs) (?!plus|principa|grand)[a-zà-ÿ]+|(?:أحد|إحدى|اثنان من|اثنين من|ثلاثة من) ال\w+|(?:l['’]une?|deux|un autre) d['’](?:entre )?(?:eux|elles)|(?:أحدهم|أحدهما|احدهم))(?!\w)",  # noqa: E501 -- a list of words, or the pattern of one
    re.IGNORECASE,
)
_PLURAL = {
    "es": re.compile(r"s$"),
    "fr": re.compile(r"[sx]$"),
    "ar": re.compile(
        r"(?:ون|ين|ان|ات)$|^(?:ال)?(?:مصادر|خبراء|نواب|قادة|ضباط|شهود|أشخاص|اشخاص|حلفاء|وسطاء|وزراء|نشطاء|أعضاء|أوساط|جنود)"
    ),
}
_TOLD = re.compile(r"(?:ó|aron|ieron|ijeron)$")
_VOWELS = re.compile(r"[\u064b-\u0652\u0640]")
_DUAL = re.compile(r"(?:\u064e\u0651?|\u0651\u064e)ين\b|(?:ان)$|^(?:ال)?(?:مصدرين|شخصين|مسؤولَين)$")


class SourceWords:
    """Reads source phrases of one of these languages."""

    def __init__(self, lexicon: Lexicon, reader: ClauseReader, callings: Callings | None = None) -> None:
        self._reader = reader
        self._callings = callings
        self._language = lexicon.language
        self._unnamed = lexicon.list("sources", "unnamed")
        self._document = lexicon.list("sources", "document")
        self._says = lexicon.list("acts", "says")
        self._titles = lexicon.list("grammar", "titles")
        self._numerals = Numerals(self._language)

    def _head(self, words: str) -> int:
        lead = _LEADING[self._language].match(words)
        return lead.end() if lead else 0

    def is_unnamed(self, words: str) -> bool:
        """Whether a phrase stands for people without a name: its noun is a cue and no name follows it."""
        words = words.strip()
        at = self._head(words)
        if _BODIES.match(words, at) or self.spokesman_of(words):
            return False
        cue = self._unnamed.first(words)
        if cue is None or _ONE_OF_THEM.match(words):
            return _ONE_OF_THEM.match(words) is not None
        if not cue.start <= at < cue.end:
            return False
        if self._callings is not None and self._callings.takes_up(words) is not None:
            return False  # `el diplomático`: somebody whom the article has named
        definite = re.match(r"(?:el|la|le|l['’]|su|son|sa|notre|nuestro)\s*", words[:at], re.IGNORECASE) or (
            self._language == "ar"
            and (cue.text.startswith("ال") or re.match(r"\s(?:ال|لل|«)", words[cue.end :]))
        )
        if definite and not at_number(words[:at]) and cue.text.split()[0] in self._titles:
            return False  # `la ministra`, `le porte-parole`: somebody the article knows
        if isinstance(self._reader, Arabic):
            return self._reader.split_title(words) is None
        return not self._named(words[cue.end :])

    def _named(self, rest: str) -> bool:
        """A name right after the noun, or after its adjectives or a comma."""
        return (
            re.match(
                rf"(?:\s[a-zà-ÿ-]+){{0,3}},?\s{_CAPITAL}[\w’'-]+(?:\s(?:de |del |la )?{_CAPITAL}[\w’'-]+)+",
                rest,
            )
            is not None
            and re.match(r"\s(?:de|del|du|des|d['’]|de la|de l['’])\b", rest) is None
        )

    def is_document(self, words: str) -> bool:
        """Whether a phrase names a paper."""
        cue = self._document.first(words)
        return cue is not None and cue.start <= self._head(words.strip())

    def is_plural(self, words: str) -> bool:
        """Whether it stands for several."""
        count = self.count(words)
        if count is not None:
            return count > 1
        cue = self._unnamed.first(words)
        noun = _VOWELS.sub("", cue.text) if cue else words.strip()
        return _PLURAL[self._language].search(noun) is not None

    def count(self, words: str) -> int | None:
        """How many sources the words give; None for a plural without a number."""
        words = words.strip()
        if re.match(
            r"(?:un[oa]? de (?:los|las|ellos|ellas|sus|estos|estas)|l['’]une? (?:des|d['’]eux|d['’]elles|d['’]entre)|أحدهم|أحدهما|أحد|إحدى)(?:\s|$)",  # noqa: E501 -- a list of words, or the pattern of one
            words,
            re.IGNORECASE,
        ):
            return 1
        if self._language == "ar" and re.search(r"\s(?:اثنين|اثنان|اثنتين|اثنتان)(?!\w)", words):
            return 2
        at = self._head(words)
        lead = words[:at]
        readings = [r for r in self._numerals.find(lead) if r.value is not None]
        if readings and readings[0].value is not None:
            return int(readings[0].value)
        cue = self._unnamed.first(words)
        if cue is None:
            value = self._numerals.number_of(words.split()[0]) if words else None
            return int(value) if value else None
        noun = cue.text.split()[-1] if self._language != "ar" else cue.text.split()[0]
        if self._language == "ar":
            stretch = words[cue.start : cue.end + 3]
            if _DUAL.search(stretch.split()[0]) or re.match(
                r"(?:و?ال)?(?:مصدر|شخص)ين", _VOWELS.sub("", noun)
            ):
                return 2
            return None if _PLURAL["ar"].search(_VOWELS.sub("", noun)) else 1
        return (
            None
            if _PLURAL[self._language].search(noun)
            or re.search(r"(?:des|les|los|las|plusieurs|varios|varias)\s", lead, re.IGNORECASE)
            else 1
        )

    def reason_end(self, text: str, start: int, end: int) -> int:
        """Where a reason ends that the main verb follows: `porque no pueden hablar con la prensa | dijeron`."""
        verb = next((c for c in self._says.find(text, start, end) if _TOLD.search(c.text)), None)
        return start + len(text[start : verb.start].rstrip()) if verb else end

    def spokesman_of(self, words: str) -> str | None:
        """The body that an unnamed spokesman speaks for: `un portavoz del ministerio` is the ministry."""
        match = _SPOKESMAN[self._language].match(words.strip())
        if match is None or (
            isinstance(self._reader, Arabic) and self._reader.split_title(words) is not None
        ):
            return None
        if re.search(
            rf",\s{_CAPITAL}|(?<!\bde)(?<!\bdel)(?<!\bdu)(?<!\bdes)\s{_CAPITAL}[\w-]+\s{_CAPITAL}[\w-]+$",
            match.group("body"),
        ):
            return None  # a name follows
        return match.group("body").strip()

    def owner_of(self, words: str) -> str | None:
        """The body named inside an unnamed source's words: `un haut responsable du département d'État`."""
        match = _OWNER[self._language].search(words)
        return match.group("body").strip() if match else None


def at_number(lead: str) -> bool:
    """Whether the words before a source noun count it."""
    return (
        re.search(r"\b(?:un|una|une|dos|deux|tres|trois|otro|autre|alto|haut)\b", lead, re.IGNORECASE)
        is not None
    )
