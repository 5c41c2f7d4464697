"""Offices and names in Spanish, French and Arabic: where a person's name begins in the words of a subject."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from onrecord.grounding.languages.romance_grammar import FULL_NAME, VERBAL, apposed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.brief import Span
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.languages.arabic import Arabic

Offsets = tuple[int, int]

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_DETERMINER = re.compile(
    r"^(?:(?:el|la|los|las|un|una|unos|unas|su|sus|le|les|une|des|ce|cette|ces|son|sa|ses|leur|leurs|du|au)\s+|l['’]|d['’])",
    re.IGNORECASE,
)
_ONE_NAME = rf"{_CAPITAL}[\w’'-]+(?:-{_CAPITAL}\w+)*"
_TRAILING = re.compile(
    rf"(?:{_ONE_NAME}|{_CAPITAL}\.)(?:\s(?:(?:de|del|de la|du|la|le|al|el|bin|ben|von|van|da|dos|y)\s)?(?:d['’]|al-|el-)?"  # noqa: E501 -- a list of words, or the pattern of one
    rf"(?:{_ONE_NAME}|{_CAPITAL}\.))*$"
)
_OF = re.compile(r"(?:de|del|de\sla|du|des|de\sl['’]|d['’])\s?(?=[A-ZÀ-Þ])")
_GENERAL = re.compile(
    r"(?:génér|gener|nation|nacion|fédér|feder|spéci|especi|municip|provinci|region|région)(?:al|ale|ales|aux|a|es)?|"
    r"(?:adjunt|interin|ejecutiv)[oa]|adjointe?|permanente?|intérimaire|exécutif|exécutive|déléguée?|de|la|le|del|du|des"
)
_NO_ADJECTIVE = re.compile(
    r"a|à|en|con|avec|y|et|e|ou|o|que|qui|por|par|sobre|sur|contra|contre|ante|sin|sans|tras|ha|est|es|fue|se|lo|no|ne"
)
_TAKEN_UP = re.compile(
    r"(?:(?:el|la)\s)?(?:ministr[oa]|mandatari[oa]|dirigente|funcionari[oa]|jefa? de la diplomacia)|"
    r"(?:le\s|la\s|l['’])?(?:ministre|dirigeante?|responsable|cheffe? de la diplomatie|cheffe? de l['’]État)|(?:الوزير|الوزيرة|المسؤول)",  # noqa: E501 -- a list of words, or the pattern of one
    re.IGNORECASE,
)
_MINISTRY = re.compile(
    r"(?:vice|ex-?)?(?:ministr|secretari(?!\w*\sgeneral)|secrét(?!\w*\sgénéral)|commissaire|comisari)",
    re.IGNORECASE,
)
_NAME_BEHIND = re.compile(
    rf",\s(?:(?:el|la|le)\s|l['’])?(?:[a-zà-ÿ]+\s){{0,3}}(?P<name>{FULL_NAME})(?=[,.;]|$)"
)
_ARABIC_OFFICE = re.compile(
    r"(?:و|ف)?(?:ال)?(?:وزير|وزيرة|رئيس|رئيسة|متحدث|متحدثة|ناطق|ناطقة|سفير|سفيرة|مبعوث|مبعوثة|قائد|أمين|أمينة|مدير|مديرة|"
    r"نائب|نائبة|مستشار|مستشارة|مندوب|مندوبة|زعيم|حاكم)(?!\w)"
)
_ARABIC_NAME = re.compile(
    r"(?:\s[«\"“][^»\"”]{2,40}[»\"”])?،\s(?:(?:اللواء|العميد|العقيد|الفريق|الجنرال|المقدم|الرائد|الدكتور|الدكتورة|الشيخ|السيد|السيدة)"
    r"(?:\s(?:الركن|أول))?\s)?(?P<name>[\u0621-\u064a]+(?:\s[\u0621-\u064a]+){1,3})(?=،)"
)
_LIMIT = 200


def forms(entries: Iterable[str]) -> list[str]:
    """Every wording of cue entries, the longest first."""
    found = {
        " ".join(words)
        for entry in entries
        for words in product(*(word.split("|") for word in entry.split()))
    }
    return sorted(found, key=len, reverse=True)


class Naming:
    """Splits subjects of one language into office and name."""

    def __init__(self, lexicon: Lexicon, states: Mapping[str, str], reader: Arabic | None) -> None:
        self._states = states
        self._reader = reader
        self._language = lexicon.language
        self._verbs = lexicon.verbs
        self._institutions = lexicon.list("grammar", "institutions")
        self._groups = lexicon.list("grammar", "groups")
        titles = forms(lexicon.words.get("grammar", {}).get("titles", ()))
        listed = "|".join(map(re.escape, titles)) or r"(?!)"
        self._title = re.compile(rf"(?:(?:ex|vice)[- ])?(?:{listed})(?![\w-])", re.IGNORECASE)
        named = rf"(?P<name>{FULL_NAME}),\s(?P<role>(?:(?:el|la|le|su|son|sa|una?|une)\s|l['’])?"
        self._role_behind = re.compile(
            rf"(?<![\w’'-]){named}(?:ancien(?:ne)?\s|antigu[oa]\s|nuev[oa]\s|nouve(?:au|lle)\s)?(?:ex-?|vice-?)?(?i:{listed})(?!\w)"
            r"[^,.;:«»“”\"()]{0,80})(?=[,.;:]|$)"
        )
        self._apposed = apposed(lexicon.words.get("grammar", {}).get("titles", ()))
        self._office = re.compile(
            rf"(?<![\w-])(?P<role>(?:ex-?|vice-?)?(?i:{listed})(?![\w-])[^,.;:«»“”\"()]{{0,90}}?)(?=,\s)"
        )
        self._titled_name = re.compile(
            rf"(?<![\w'’-])(?P<role>(?:{listed})(?:\s[a-zà-ÿ-]+){{0,2}}(?:\s(?:de|del|de la|du|des|de l['’]|d['’]|aux?|para)\s?[\w’'-]+(?:\s[a-zà-ÿ]+)?(?:\s{_CAPITAL}[\w-]+)?){{0,2}}?)"  # noqa: E501 -- a list of words, or the pattern of one
            rf"(?:\s|,\s(?:l[ea]\s)?)(?P<name>{FULL_NAME})",
        )

    @property
    def is_arabic(self) -> bool:
        """Whether the language has no capitals."""
        return self._language == "ar"

    def without_determiner(self, words: str) -> int:
        """How many characters a determiner before a name takes; none where it is part of the name (`La Haya`)."""
        bare = words.strip()
        if self._language == "ar" or bare in self._states:
            return 0
        match = _DETERMINER.match(words)
        return match.end() if match else 0

    def split(self, words: str) -> tuple[Offsets | None, Offsets]:
        """The office and the name in a subject's words, as offsets in them."""
        whole = (0, len(words))
        if self._reader is not None:
            at = self._reader.split_title(words)
            if at is None:
                return None, whole
            return (0, len(self._without_rank(words[:at]))), (at, len(words))
        first = self.without_determiner(words)
        title = self._title.match(words, first)
        name = _TRAILING.search(words, first)
        comma = re.search(r",\s", words)
        held = (
            title.end() + len(words[title.end() :]) - len(words[title.end() :].lstrip(" ,")) if title else 0
        )
        if comma is not None:
            if " " in words[first : comma.start()] and _TRAILING.fullmatch(words[first : comma.start()]):
                return None, (first, comma.start())  # `Carolina Vega, investigadora del Instituto Rio Apa`
            role, named = self.split(words[: comma.start()])
            if role is not None and " " in words[slice(*named)]:
                return role, named  # `L'opposant Succès Ngarta, président du parti …`
        if title is not None and re.match(_CAPITAL, words[held:]) and _TRAILING.fullmatch(words[held:]):
            return (first, title.end()), (held, len(words))  # `Mme Abrantes`, `el presidente Petro`
        if name is None or name.start() <= first:
            if comma and title is None and name is None:
                return None, (first, comma.start())
            if comma and name is not None and re.match(_ONE_NAME, words[first:]):
                return None, (first, comma.start())  # `Faustin Yakété, ministre …`
            return None, (first, len(words))
        start = name.start()
        if title is not None and title.end() > start:
            start = title.end() + len(words[title.end() :]) - len(words[title.end() :].lstrip(" ,"))
            if _OF.match(words, start):
                return None, (first, len(words))  # `ministro de Defensa | de Perú`: the office's, no name
        run = words[start:].split()
        while len(run) > 1 and (run[0] in self._states or run[0].lower() in self._states):
            start += len(run[0]) + 1  # `la Portugaise Leonor Abrantes`
            run = run[1:]
        lead = words[first:start].rstrip(" ,")
        set_apart = re.search(
            r",\s(?:(?:(?:la|le|el)\s|l['’])?(?:[a-zà-ÿ][\w-]*\s|d['’][a-zà-ÿ]+\s){0,5})?"
            r"(?:[A-ZÀ-Þ][\w-]+\s)?$",
            words[:start],
        )
        after_comma = set_apart is not None
        if set_apart is not None and len(run) > 1:
            return (first, first + len(words[first : set_apart.start()].rstrip(" ,"))), (start, len(words))
        if start >= len(words):
            return None, (first, len(words))
        if title is not None and not self._is_complement(words, start):
            return (first, first + len(lead)), (start, len(words))
        described = len(run) > 1 and lead.islower() and not self._is_complement(words, start)
        if (after_comma or described) and len(run) > 1:
            return (first, first + len(lead)), (start, len(words))
        return None, (first, comma.start() if comma else len(words))

    def _without_rank(self, office: str) -> str:
        """`وزير الدفاع، اللواء` → `وزير الدفاع`: what stands between an office and its comma and the name is a rank."""
        return office.split("،")[0].rstrip(' «"') if "،" in office else office.rstrip(" ،")

    def _is_complement(self, words: str, start: int) -> bool:
        """`ministre de l'Intérieur`, `portavoz de Petro`: the capital belongs to the office."""
        return (
            re.search(r"(?:\s(?:de|del|du|des|de la|de los|para|pour)\s|\bd['’]|de l['’])$", words[:start])
            is not None
        )

    def is_office(self, words: str) -> bool:
        """Whether words are an office and no name: `la ministra`, `le porte-parole du gouvernement`."""
        first = self.without_determiner(words)
        return self._title.match(words, first) is not None

    def office_of(self, words: str) -> str:
        """The office alone: `ministre` of `le ministre`."""
        first = self.without_determiner(words)
        match = self._title.match(words, first)
        return match.group() if match else words[first:]

    def name_behind(self, text: str, span: Span) -> Offsets | None:
        """The name that an office's words are set beside: `el ministro de Defensa, general Ramiro Altuve,`."""
        first = self.without_determiner(span.text)
        if self._language == "ar":
            match = _ARABIC_NAME.match(text, span.end) if self._office_in_arabic(span.text) else None
        else:
            match = _NAME_BEHIND.match(text, span.end) if self._title.match(span.text, first) else None
        if match is None or self._institutions.first(match["name"]):
            return None
        return match.span("name")

    def _office_in_arabic(self, words: str) -> bool:
        return _ARABIC_OFFICE.match(words) is not None

    def is_generic(self, words: str) -> bool:
        """`la ministra`, `el mandatario`, `الوزير`: an office that takes up whoever was named last."""
        return _TAKEN_UP.fullmatch(words.strip()) is not None

    def roster(self, text: str) -> list[tuple[Offsets, Offsets]]:
        """Full names with an office before them: where name and office stand."""
        if self._reader is not None:
            return [(one.name, one.role) for one in self._reader.people]
        found: list[tuple[Offsets, Offsets]] = []
        found += [
            (match.span("name"), match.span("role"))
            for match in list(self._titled_name.finditer(text))[:_LIMIT]
            if self._describes(match.group("role"), text[match.end("role")])
        ]
        for match in list(self._office.finditer(text))[:_LIMIT]:
            beside = self._apposed.match(text, match.end())
            run = re.search(rf"{_ONE_NAME}\s{_ONE_NAME}$", match["role"])
            if beside and (run is None or self._is_complement(match["role"], run.start())):
                found.append((beside.span("name"), match.span("role")))
        found += [
            (match.span("name"), match.span("role"))
            for match in list(self._role_behind.finditer(text))[:_LIMIT]
        ]
        stripped = {(self._name_alone(text, *name), role) for name, role in found}
        return sorted((name, role) for name, role in stripped if name is not None)

    def _name_alone(self, text: str, start: int, end: int) -> Offsets | None:
        """A person's name without a demonym before it (`le Kényan Daniel Otieno`); None for what names no person."""
        end = start + len(text[start:end].rstrip("."))
        if self._is_complement(text[:start], start):
            return None  # `portavoz de la Armada de Chile`
        lead = re.match(r"[LD]['’]|(?:El|La|Los|Las|Le|Les|Un|Una|Une)\s", text[start:end])
        if lead is not None:
            return None  # `Le Monde, la ministre …`, `L'opposant Succès Ngarta`
        first = text[start:end].split()[0]
        if (first in self._states or first.lower() in self._states) and text[start:end].count(" ") > 0:
            start += len(first) + 1
        named = text[start:end]
        body = self._institutions.first(named) or self._groups.first(named) or named in self._states
        return None if body or " " not in named else (start, end)

    def _describes(self, role: str, mark: str) -> bool:
        """Whether the words between an office and a name describe the office: adjectives, no verb."""
        title = self._title.match(role)
        rest = role[title.end() :].split() if title else []
        free = [w for w in rest if w.islower()]
        if mark == "," or not free or re.match(r"(?:de|del|du|des|aux?|para|d['’])", rest[0]):
            return True
        return all(
            word in self._states
            or _GENERAL.fullmatch(word)
            or (
                word not in self._verbs
                and not VERBAL[self._language].fullmatch(word)
                and not _NO_ADJECTIVE.fullmatch(word)
            )
            for word in free
        )

    def body_of(self, role: str) -> Offsets | None:
        """The body that an office names: `Minusca` of `cheffe de la Minusca`; none in `ministro de Defensa`."""
        if self._reader is not None:
            if re.match(r"(?:ال)?(?:وزير|وزيرة|نائب وزير|وكيل)\s", role):
                return None  # `وزير الخارجية`: a field, no body
            match = re.search(r"^(?:ال)?\S+\s(?:باسم\s|بإسم\s)?(?P<body>\S.*)$", role)
            body = match.group("body") if match else ""
            known = any(
                cue.start == 0 or body[: cue.start] == "ال"
                for phrases in (self._institutions, self._groups)
                for cue in phrases.find(body)
            )
            if not known or match is None or self._title.fullmatch(role):
                return None
            at = match.start("body")
            stop = re.search(r"\s(?:في|لدى|من|على|ل)\s", role[at:])
            return at, at + stop.start() if stop else len(role)
        if _MINISTRY.match(role):
            return None  # `ministro de la Presidencia`: a field, no body
        title = self._title.match(role)
        match = re.compile(
            r"\s(?:del|de la|de los|de las|de|du|des|de l['’]|d['’])\s?(?P<body>[^,;]+)$"
        ).search(role, title.end() if title else 0)
        if match is None or not (
            re.match(_CAPITAL, match.group("body")) or self._institutions.first(match.group("body"))
        ):
            return None
        return match.span("body")
