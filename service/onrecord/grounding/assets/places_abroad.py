"""Where an asset is, in Spanish, French and Arabic: the place named nearest to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.languages.romance_grammar import CAPITAL

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.grounding.actors.actors import Actors
    from onrecord.grounding.assets.candidate import Candidate
    from onrecord.grounding.text.locating import Locator

Offsets = tuple[int, int]

_NAME = rf"{CAPITAL}[\w’'-]*(?:\s(?:(?:de|del|de la|du|des|d['’])\s?)?{CAPITAL}[\w’'-]*){{0,4}}"
_LETTERS = r"[\u0621-\u064a\u064b-\u0652]+"
_KINDS = (
    r"(?:ال)?(?:ميناء|مدينة|بحر|خليج|حدود|قاعدة|مطار|محافظة|جزيرة|سواحل|ساحل|مضيق|منطقة|بلدة|قرية|ولاية|إقليم|معسكر|مياه|خور|ريف|ضواحي|"
    r"مشارف|محيط|أطراف|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|وسط|أجواء|سماء|جبل|جبال|وادي|جبهة|عاصمة|قطاع)"
)
_PLACE = {
    "es": re.compile(
        r"\b(?:[Ee]n|[Aa]l?|"
        r"[Hh]acia|[Ff]rente a|[Cc]erca de|[Ss]obre|[Dd]esde|[Jj]unto a|[Rr]umbo a|[Aa] lo largo de)"
        r"\s?(?:el\s|la\s|los\s|las\s)?(?<=\s)"
        r"(?:(?:norte|sur|este|oeste|noreste|noroeste|sureste|suroeste|interior|centro)\sde(?:l\s|\sla\s|\s))?"
        rf"(?P<place>(?:(?:isla|río|mar|base|localidad|ciudad|provincia|departamento|puerto|aeropuerto|fronteras?|costas?|aguas|este|oeste"
        rf"|norte|sur|estrecho)\s(?:(?:de|del|con|entre|frente a)\s)?(?:la\s|el\s|los\s|las\s)?)?{_NAME})"
    ),
    "fr": re.compile(
        r"\b(?:[Àà]|[Aa]ux?|[Ee]n|[Dd]ans|[Pp]rès de|[Pp]rès d['’]|[Vv]ers|[Ss]ur|[Dd]evant|[Aa]u large de"
        r"|[Jj]usqu['’]à|[Aa]utour de|[Ll]e long de|[Aa]u[- ]dessus de)"
        r"\s?(?:le\s|la\s|les\s|l['’]|sa\s|son\s|ses\s)?(?<=[\s’'])"
        r"(?:(?:(?:extrême[ -])?(?:nord|sud|est|ouest|centre)(?:-(?:est|ouest))?)"
        r"\s(?:du\s|de\sla\s|de\sl['’]|des\s|de\s|d['’]))?"
        rf"(?P<place>(?:(?:île|fleuve|mer|base|aéroport|aérodrome|province|région|ville|port|frontière|route|camp|détroit|côtes?)"
        rf"\s(?:(?:de\s|d['’]|du\s|avec\s|entre\s)?(?:la\s|le\s|l['’])?))?{_NAME}"
        r"|frontière\s[a-zà-ÿ-]+|(?:mer|golfe)\s[a-zà-ÿ-]+)"
    ),
    "ar": re.compile(
        r"(?<!\w)و?(?P<lead>في|إلى|الى|باتجاه|نحو|قرب|قبالة|فوق|داخل|على|من|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي)\s"
        rf"(?P<place>{_KINDS}(?:\s{_LETTERS}){{1,2}}|{_LETTERS})"
    ),
}  # fmt: skip
_BOUND = re.compile(
    rf"\b(?:quitté|quitte|quittent|parti[es]*|part|partent|appareillé|appareille|départ)\b[^,;.]{{0,40}}?\spour\s(?:le\s|la\s|l['’]|les\s)?(?P<place>{_NAME}(?:\s(?:orientale?|occidentale?|du\s\w+))?)"
)
_OWN = re.compile(rf"\s(?:de la|de l['’]|del|des|du|de|d['’])\s?(?:la\s|El\s)?(?P<place>{_NAME})$")
_OWN_ARABIC = re.compile(rf"^(?:ال)?(?:قاعدة|معسكر|مطار|ميناء|ثكنة)\s(?P<place>{_LETTERS})")
_NO_NAME = re.compile(
    r"(?:يوم|أمس|اليوم|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|بيان|وقت|هجوم|الهجوم|إطار|حين|ظل|عملية|معارك|اشتباكات|"
    r"تصريح|مؤتمر|حديث|انتظار|محاولة|غارة|غارات|قصف|شهر|عام|الساعة|غضون|المقابل|ليلة|صباح|مساء|رد|خطوة|حال|أي|كل|هذا|هذه|ما|معرض|"
    r"مكالمة|اجتماع|الماضي|المقبل|أجل|دون|قبل|بعد|خلال|جانب|طراز|نوع|أن|أنه|أنها|الأقل|الأرجح|متن|رأس|عدة|عدد|نحو|بين|مصادر|دول|"
    r"الجانب|الطرفين|القوات|الجيش|قوات|جيش|الدفاع|الحكومة|حكومة|صفقة|حمولة|تركيبة|التي|الذي|الدول|استعداد|تنفيذ|شن|نقل|إرسال|نشر)$"
)
_STOPS = re.compile(
    r"(?:يوم|أمس|اليوم|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|فجر|مساء|صباح|ليل|بحسب|وفق|وفقاً|وفقا|التي|الذي|حيث|بعد|"
    r"قبل|منذ|خلال|على|إلى|في|من|أن|كان|كانت|مع|عن|لكن|برفقة|بعدما|عقب|إثر|نقلا|نقلاً|قال|قالت|أعلن|أعلنت|ضمن|بهدف|بينما|فيما|حتى|لم|لن|لا)$"
)
_ANY_NAME = frozenset({"قرب", "قبالة", "فوق", "باتجاه", "شمال", "جنوب", "شرق", "غرب"})
_WITHIN = re.compile(r"[,،]?\s(?:en|à|au|aux|dans|في)\s(?:la\s|el\s|le\s|l['’])?")
_CLOSE = 12
"""Characters between an Arabic asset and `في` or `إلى` within which the next word is taken for a place."""
_NEAR = 110
"""Characters within which a place before or behind an asset is its own."""


class AssetPlacesAbroad:
    """Reads places of the assets of one Spanish, French or Arabic article."""

    def __init__(self, language: str, locator: Locator, actors: Actors) -> None:
        self._language = language
        self._locator = locator
        self._text = locator.article.text
        self._actors = actors

    def place_of(self, candidate: Candidate) -> Span | None:
        """The place named nearest to an asset, its own name and what is behind it first; None where there is none."""
        start, end = self._locator.window(candidate.sentence, candidate.sentence)
        own = self._in_its_name(candidate)
        if own is not None:
            return self._locator.span(*own)
        if self._language == "fr" and (bound := _BOUND.search(self._text, candidate.end, end)):
            return self._locator.span(*bound.span("place"))
        behind = self._places(candidate.end, min(end, candidate.end + _NEAR), candidate)
        ahead = self._places(max(start, candidate.anchor - _NEAR), candidate.anchor, candidate)
        found = [*behind, *reversed(ahead)]
        return self._locator.span(*found[0]) if found else None

    def _in_its_name(self, candidate: Candidate) -> Offsets | None:
        """`la base de Gumri`: a facility is where its name says."""
        if candidate.kind != "facility":
            return None
        pattern = _OWN_ARABIC if self._language == "ar" else _OWN
        words = self._text[candidate.start : candidate.end]
        match = pattern.search(words)
        if match is None or _NO_NAME.match(match["place"]) or self._actors.state_named(match["place"]):
            return None
        return candidate.start + match.start("place"), candidate.start + match.end("place")

    def _places(self, start: int, end: int, candidate: Candidate) -> list[Offsets]:
        found: list[Offsets] = []
        for match in _PLACE[self._language].finditer(self._text, start, end):
            words = match["place"]
            if found and _WITHIN.fullmatch(self._text, found[-1][1], match.start("place")):
                continue  # `a Pacaraima, en la frontera con Venezuela`: where the place is
            if self._language == "ar":
                place = self._arabic(match, candidate)
                if place is not None:
                    found.append(place)
            elif not self._actors.is_person(words) and not self._actors.is_institution(words):
                found.append(match.span("place"))
        return found

    def _arabic(self, match: re.Match[str], candidate: Candidate) -> Offsets | None:
        """A noun for a place with its name, a state, or a bare name right behind the asset."""
        words = match["place"].split()
        first, lead = words[0], match["lead"]
        at = match.start("place")
        if self._actors.is_person(match["place"]) or _NO_NAME.match(first):
            return None
        if re.fullmatch(_KINDS, first):
            last = at + len(first)
            for word in words[1:]:
                if _STOPS.match(word):
                    break
                more = self._text[last:].startswith(" " + word)
                if not more or (last > at + len(first) and not word.startswith("ال")):
                    break
                last += 1 + len(word)
            return (at, last) if last > at + len(first) else None
        if self._actors.state_named(first) and lead not in ("من", "على"):
            return at, at + len(first)
        close = 0 <= match.start() - candidate.end <= _CLOSE and lead in ("في", "إلى")
        if _STOPS.match(first) or not (lead in _ANY_NAME or close):
            return None
        return at, at + len(first)
