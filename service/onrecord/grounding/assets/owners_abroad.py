"""Whose an asset is in Spanish, French and Arabic: its adjective, what follows it, and who has or sends it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cues.states import capitals
from onrecord.grounding.languages.romance_grammar import CAPITAL

if TYPE_CHECKING:
    from onrecord.brief import Span
    from onrecord.cues.lexicon import Lexicon
    from onrecord.grounding.actors.actors import Actors
    from onrecord.grounding.assets.candidate import Candidate
    from onrecord.grounding.text.locating import Locator

_WORD = r"[\w’'-]+"
_FULLER = {
    "es": re.compile(
        rf"(?:\s(?:de\s(?:la\s|los\s|las\s)?|del\s)(?:{CAPITAL}{_WORD}|defensa|tierra)(?:\s(?:de\s(?:la\s)?|del\s)?{CAPITAL}{_WORD})*)?(?:\s[a-zà-ÿ]+)?"
    ),
    "fr": re.compile(
        rf"(?:\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])(?:{CAPITAL}{_WORD}|terre|défense|l['’]air)(?:\s(?:de\s|du\s)?{CAPITAL}{_WORD})*)?(?:\s[a-zà-ÿ]+)?"
    ),
    "ar": re.compile(r"(?:\s(?:ال|لل)?[\u0621-\u064a]+){0,3}"),
}
_UNARMED = re.compile(
    r"(?:parlam|congreso|congrès|senad|sénat|tribunal|corte\b|cour\b|banc|banque|universi|partid|parti\b|comisi|commission|hospital|hôpital|"
    r"empresa|compañía|entreprise|société|agen|consejo|conseil|embajad|ambassade|oficina|bureau|instituto|institut|manifestant|civil|"
    r"diplom|analist|analyst|legislador|député|élu|vecin|habitant|residente|familia|famill|migrant|periodis|journalis|"
    r"برلمان|محكمة|مجلس|بنك|جامعة|مستشفى|وكالة|سفارة|لجنة|نواب|مدني|سكان|أهالي|عائلات|محلل|دبلوماسي|وسطاء|لاجئ|نازح)",
    re.IGNORECASE,
)
_OBLIQUE = {
    "es": re.compile(
        r"\b(?:contra|a|al|con|por|ante|hacia|sobre|desde|en|para|entre|de|del|tras)\s(?:el\s|la\s|los\s|las\s)?$",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:\b(?:contre|à|au|aux|avec|par|devant|vers|sur|dans|en|pour|entre|de|du|des|après|chez)\s(?:la\s|le\s|les\s|l['’])?|\b(?:d|à\sl|de\sl)['’])$",
        re.IGNORECASE,
    ),
    "ar": re.compile(
        r"(?:(?<!\w)(?:ضد|على|إلى|من|في|مع|عن|أمام|لدى|بين|نحو|باتجاه)\s|(?<!\w)[وف]?[بل](?:ال)?)$"
    ),
}
_OF = {
    "es": re.compile(r"\s(?:de\s(?:la\s|los\s|las\s)?|del\s)"),
    "fr": re.compile(r"\s(?:de\sla\s|de\sl['’]|du\s|des\s|de\s|d['’])"),
    "ar": re.compile(
        r"\s(?:(?:ال)?(?:تابع|موال|خاض)\w*\s)(?:ل(?:ـ\s?)?(?=ل|\w|«))|\s(?=لل)|\sل(?=[\u0621-\u064a])"
    ),
}
_WHICH = {
    "es": re.compile(r"\sque\s(?:(?:ha|han|había|habían|no|ya|aún|todavía)\s)?"),
    "fr": re.compile(r"\squ(?:e\s|['’])"),
    "ar": re.compile(
        r"\s(?:التي|الذي|الذين)\s[\u0621-\u064a]+\s(?:عليها\s|عليه\s)?|\s(?:نشرتها|نشرها|أرسلتها|أرسلها|أطلقتها|أطلقها|أطلقوها|أطلقته|أطلقه|شغلتها|تملكها|يملكها|تديرها|يديرها|تستخدمها)\s"
    ),
}
_HARM = re.compile(
    r"(?:\b(?:destru(?!ctor)|derrib|abat|détru|captur|hund|coul|mat[aóe]|tu[ée]|atac|attaqu|bombarde|intercept|neutrali|elimin|élimin|golpe|frapp|touch|"
    r"apres|incaut|saisi|denunci|dénonc)\w*|fuego contra|(?:دمر|أسقط|إسقاط|استهدف|قصف|هاجم|اعترض|قتل|أغرق|استولى|صادر|تدمير|استهداف)\w*)",  # noqa: E501 -- a list of words, or the pattern of one
    re.IGNORECASE,
)
_HAVING = {
    "es": re.compile(
        r"\b(?:tiene|tienen|tenía|tenían|posee|poseen|mant(?:iene|ienen|enía|enían)|cuenta|cuentan|dispon\w+|dispuso|envi\w+|despl\w+|mov(?:ió|ilizó|ilizaron|iliza)\w*|traslad\w+|"
        r"perd\w+|pierde\w*|compr\w+|encarg\w+|recib\w+|adquir\w+|us[aóa]\w*|utiliz\w+|lanz\w+|dispar\w+|oper[aó]\w*|ced\w+|don\w+|suministr\w+|entreg\w+|vend\w+|retir\w+|"
        r"guard\w+|envío|despliegue|concentr\w+|reforz\w+|participa\w*|patrull\w+|aport\w+|facilit\w+|prometi\w+|ofrec\w+)\b"
    ),
    "fr": re.compile(
        r"\b(?:possèd\w+|dispos\w+|déten\w+|détient|maint\w+|compt\w+|conserv\w+|gard\w+|envo\w+|déploy\w+|déploi\w+|dépêch\w+|mobilis\w+|transfér\w+|perd\w+|achet\w+|"
        r"command\w+|reç\w+|acqu\w+|utilis\w+|emplo\w+|lanc\w+|tir[éea]\w*|opèr\w+|céd\w+|fourn\w+|livr\w+|vend\w+|retir\w+|concentr\w+|renforc\w+|stationn\w+|patrouill\w+|"
        r"envoi|prom\w+|offr\w+|offert|prêt\w+|lou\w+|a|ont|avait)\b"
    ),
    "ar": re.compile(
        r"(?<!\w)[وف]?(?:س)?(?:نشر|نشرت|ينشر|تنشر|أرسل|أرسلت|ترسل|يرسل|دفع|دفعت|يدفع|تدفع|حرك|حركت|عزز|عززت|يملك|تملك|يمتلك|تمتلك|لديها|لديه|خسر|خسرت|فقد|فقدت|اشترى|اشترت|"
        r"تسلم|تسلمت|استخدم|استخدمت|يستخدم|تستخدم|أطلق|أطلقت|تطلق|سلم|سلمت|قدم|قدمت|حشد|حشدت|سحب|سحبت|يسحب|تسحب|يضم|تضم|طلبت|تشغل|عرض|عرضت|تعرض|وعد|وعدت|تعهد|تعهدت|اقترح|اقترحت|سير|سيرت|أقر|أقرت)(?!\w)"
    ),
}  # fmt: skip
_POSSESSIVE = {
    "es": re.compile(r"\bsus?\s(?:propi[oa]s?\s|nuev[oa]s\s)?$", re.IGNORECASE),
    "fr": re.compile(r"\b(?:son|sa|ses|leurs?)\s(?:propres?\s|nouve\w+\s)?$", re.IGNORECASE),
    "ar": re.compile(r"(?!)"),
}
_BY = {
    "es": re.compile(r"[^,;.]{0,50}?\spor\s(?:el\s|la\s|los\s|las\s)?"),
    "fr": re.compile(r"[^,;.]{0,50}?\spar\s(?:le\s|la\s|les\s|l['’])?"),
    "ar": re.compile(r"[^،؛.]{0,50}?\sمن\s(?:قبل|جانب)\s"),
}
_SOURCE = {
    "es": re.compile(r"(?:Según|De acuerdo con)\s(?:el\s|la\s|los\s|las\s)?"),
    "fr": re.compile(r"(?:Selon|D['’]après)\s(?:la\s|le\s|les\s|l['’])?"),
    "ar": re.compile(r"(?:و?بحسب|و?وفقاً?\sل|و?وفق)\s?"),
}
_KNOWN_ASSET = {
    "es": re.compile(r"\b(?:el|la|los|las)\s$"),
    "fr": re.compile(r"(?:\b(?:le|la|les)\s|l['’])$"),
    "ar": re.compile(r"(?!)"),
}
_ARMED = re.compile(
    r"(?:armad|ejército|marina|fuerza|guardia|armée|marine|force|garde|état-major|(?:ال)?(?:جيش|بحرية|قوات|حرس))",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?<!\w)(?!(?:نحو|حوالي|قرابة|زهاء|أكثر|اكثر|أقل|ما|لا|يقل|يزيد|عن|على|من|بين|إلى|في|عددا|عدد|عشرات|مئات|آلاف|ألف|مزيدا|المزيد|تعزيزات|ب?(?:خسارة|فقدان|إرسال|نشر|سحب|شراء|تسليم))\s)"
    r"(?![وب]?(?:ثلاث|أربع|خمس|ست|سبع|ثمان|تسع|عشر|مئة|ألف))[\u0621-\u064a]{4,}\s"
)
"""A word between an Arabic verb and its asset that is neither a number nor a preposition: the verb's own subject."""
_RIGHT_BEFORE = re.compile(r"[»\"]?[،,]?\s?(?:قد|كان|كانت|و)?\s?")
_DESCRIBED = re.compile(
    r"(?:\s(?!(?:de|del|que|en|con|por|para|sobre|y|o|a|al|du|des|qui|et|ou|dans|sur|avec|pour|par|ont|a|est|sont|fue|fueron|ha|han)\s)"
    r"[a-zà-ÿ-]+(?=\s[a-zà-ÿ]))?(?:\s[\w-]+)?"
)
"""What may stand behind a noun up to the adjective of a state: `lanchas | artilladas | venezolanas`."""
_APART = {
    "es": re.compile(
        r",?\s(?:pertenecientes?|adscrit[oa]s?|integrad[oa]s?)\s(?:a|en)\s|,\s(?:de\s|del\s|perteneciente\sa\s)"
    ),
    "fr": re.compile(r",?\s(?:appartenant|rattachée?s?)\s(?:à\s|au\s|aux\s)|,\s(?:de\s|du\s)"),
    "ar": re.compile(r"(?!)"),
}
"""What links forces set apart from what they have: `el destructor Almirante Coy, de la Armada argentina, …`."""
_UNITS = re.compile(
    rf"(?:la\s|el\s|l['’])?(?P<unit>(?:(?:{CAPITAL}{_WORD}|\d+\.?ª?e?)\s)?(?:Brigada|Batallón|Regimiento|División|Ejército|"
    rf"Armada|Fuerza Aérea|Marina|Guardia Costera|"
    rf"[Bb]rigade|[Bb]ataillon|[Rr]égiment|[Dd]ivision|armée|[Mm]arine)(?:\s(?:de\s(?:la\s)?|del\s|du\s)?{_WORD})?)"
)
_ITS = re.compile(r"[\u0621-\u064a]{3,}ات(?:ه|ها|هم)\s")
"""`أعلن الجيش أن | دفاعاته | الجوية`: whose, written on to the noun."""
_NEAR = 140


class AssetOwnersAbroad:
    """Reads owners of the assets of one article in Spanish, French or Arabic."""

    def __init__(self, lexicon: Lexicon, locator: Locator, actors: Actors) -> None:
        self._language = lexicon.language
        self._locator = locator
        self._text = locator.article.text
        self._actors = actors
        self._bodies = [lexicon.list("grammar", name) for name in ("institutions", "groups")]

    def owner_of(self, candidate: Candidate) -> Span | None:
        """The words for whoever has an asset, or None where no rule can say."""
        start, end = self._locator.window(candidate.sentence, candidate.sentence)
        return (
            self._adjective(candidate, end)
            or self._within(candidate)
            or self._behind(_OF[self._language], candidate, end)
            or self._behind(_WHICH[self._language], candidate, end)
            or self._set_apart(candidate, end)
            or self._possessed(candidate, start)
            or self._subject(candidate, start)
            or self._of_the_source(candidate, start)
            or (
                None
                if self._is_harmed(start, candidate)
                else self._behind(_BY[self._language], candidate, end)
            )
        )

    def _adjective(self, candidate: Candidate, end: int) -> Span | None:
        """`lanchas venezolanas`, `soldats maliens`, `مدرعة تركية`: an adjective of the phrase or right behind it."""
        following = _DESCRIBED.match(self._text, candidate.end, end)
        last = following.end() if following else candidate.end
        for token in re.finditer(r"[\w-]+", self._text[candidate.start : last]):
            word = token.group()
            adjective = word.islower() or self._language == "ar"
            if (
                adjective
                and self._actors.state_named(word)
                and not self._is_place(candidate.start + token.start())
            ):
                return self._locator.span(candidate.start + token.start(), candidate.start + token.end())
        return None

    def _set_apart(self, candidate: Candidate, end: int) -> Span | None:
        """Forces behind a comma or a participle; nobody else, since places stand there too."""
        link = _APART[self._language].match(self._text, candidate.end, end)
        unit = _UNITS.match(self._text, link.end(), end) if link is not None else None
        return self._locator.span(*unit.span("unit")) if unit is not None else None

    def _within(self, candidate: Candidate) -> Span | None:
        """`combattants de l'UPC`: whose they are, among the asset's own words."""
        for link in _OF[self._language].finditer(self._text, candidate.start, candidate.end):
            parties = self._parties(link.end(), candidate.end)
            if parties and parties[0].start <= link.end() + 3 and not self._is_town(candidate, parties[0]):
                return parties[0]
        return None

    def _is_town(self, candidate: Candidate, party: Span) -> bool:
        """`base de Niamey`: a capital behind a site's noun is where it is, not whose."""
        if candidate.kind != "facility" or self._language == "ar":
            return False
        return party.text in capitals(self._language)

    def _of_the_source(self, candidate: Candidate, start: int) -> Span | None:
        """`Según la Armada, la patrullera …`: forces tell of an asset as known: it is their own."""
        source = _SOURCE[self._language].match(self._text, start, candidate.anchor)
        known = _KNOWN_ASSET[self._language].search(self._text, start, candidate.anchor) is not None
        if source is None or not (
            known or (self._language == "ar" and self._text.startswith("ال", candidate.start))
        ):
            return None
        found = self._parties(source.end(), candidate.anchor)
        return found[0] if found and _ARMED.match(found[0].text) else None

    def _is_place(self, at: int) -> bool:
        return _OBLIQUE[self._language].search(self._text, max(0, at - 12), at) is not None

    def _behind(self, link: re.Pattern[str], candidate: Candidate, end: int) -> Span | None:
        """A party right behind the words that link it to the asset."""
        match = link.match(self._text, candidate.end, end)
        if match is None:
            return None
        if self._language == "ar":
            return self._attached(candidate, match, end)
        first = match.end()
        article = re.compile(r"(?:el|la|los|las|le|les)\s|l['’]").match(self._text, first, end)
        first = article.end() if article else first
        return next((p for p in self._parties(first, min(end, first + 60)) if p.start <= first + 3), None)

    def _attached(self, candidate: Candidate, match: re.Match[str], end: int) -> Span | None:
        """The party that an Arabic link leads to, behind the `ل` written on to it: `تابعتان ل|سلاح الجو`, `للجيش`."""
        text, first = self._text, match.end()
        if text[first - 1] == "ل" and not match.group().isspace():
            first -= 1
        if re.compile(r"ل(?:ها|هم|ه)(?!\w)").match(text, first, end):
            return self._antecedent(candidate.sentence, self._start(candidate), candidate.anchor)
        party = next(iter(self._parties(first, min(end, first + 60))), None)
        if party is None and text[first] == "ل":
            state = re.compile(_WORD).match(text, first + 1, end)
            known = state is not None and self._actors.state_named(state.group())
            return self._locator.span(*state.span()) if state is not None and known else None
        if party is None or party.start > first + 3:
            return None
        if self._led_by_letter(party) and not party.text.startswith("لل"):
            return self._locator.span(party.start + 1, party.end)
        return party

    def _led_by_letter(self, party: Span) -> bool:
        """Whether a `ل` written on to it leads an Arabic party: `لوزارة الدفاع`, `للجيش`; not `لجنة`."""
        inner = party.text[1:]
        return party.text.startswith("لل") or (
            party.text.startswith("ل")
            and any((cue := phrases.first(inner)) and cue.start == 0 for phrases in self._bodies)
        )

    def _possessed(self, candidate: Candidate, start: int) -> Span | None:
        if self._language == "ar" and _ITS.match(self._text, candidate.start, candidate.end):
            return self._antecedent(candidate.sentence, start, candidate.anchor)
        if _POSSESSIVE[self._language].search(self._text, start, candidate.anchor) is None:
            return None
        return self._antecedent(candidate.sentence, start, candidate.anchor)

    def _start(self, candidate: Candidate) -> int:
        return self._locator.window(candidate.sentence, candidate.sentence)[0]

    def _is_harmed(self, start: int, candidate: Candidate) -> bool:
        return _HARM.search(self._text, max(start, candidate.anchor - 70), candidate.anchor) is not None

    def _subject(self, candidate: Candidate, start: int) -> Span | None:
        """Who has, sends, buys or loses it: the party before the verb, in Arabic behind it."""
        floor = max(start, candidate.anchor - _NEAR)
        verbs = list(_HAVING[self._language].finditer(self._text, floor, candidate.anchor))
        if not verbs or _HARM.search(self._text, verbs[-1].start(), candidate.anchor):
            return None
        verb = verbs[-1]
        if self._language == "ar":
            after = self._free(self._parties(verb.end(), candidate.anchor))
            if after:
                return after[0]
            if _OTHER.search(self._text, verb.end(), candidate.anchor):
                return None  # `حشد خصومهم ما بين 90 و120 مركبة`: somebody who is no party by these words
            before = self._free(self._parties(start, verb.start()))
            if before and not _RIGHT_BEFORE.fullmatch(self._text, before[-1].end, verb.start()):
                before = []
            return before[-1] if before else self._antecedent(candidate.sentence, start, verb.start())
        before = self._free(self._parties(start, verb.start()))
        if before:
            return before[-1]
        return self._antecedent(candidate.sentence, start, verb.start())

    def _antecedent(self, number: int, start: int, at: int) -> Span | None:
        """The last party before a place in its sentence, else the first of the sentence before in the paragraph."""
        own = self._free(self._parties(start, at))
        if own:
            return own[-1]
        sentences = self._locator.article.sentences
        if number < 2 or sentences[number - 2].paragraph != sentences[number - 1].paragraph:
            return None
        return next(iter(self._free(self._parties(*self._locator.window(number - 1, number - 1)))), None)

    def _free(self, parties: list[Span]) -> list[Span]:
        """Those that no preposition leads: `contra Ucrania` has nothing."""
        return [
            p
            for p in parties
            if not _OBLIQUE[self._language].search(self._text, max(0, p.start - 14), p.start)
            and not (self._language == "ar" and self._led_by_letter(p))
        ]

    def _parties(self, start: int, end: int) -> list[Span]:
        """The states, bodies and groups that a stretch names, in order, and the states of people in office."""
        found: dict[int, int] = {}
        for phrases in self._bodies:
            for cue in phrases.find(self._text, start, end):
                if _UNARMED.match(cue.text.removeprefix("ال")):
                    continue
                fuller = _FULLER[self._language].match(self._text, cue.end, end)
                found[cue.start] = max(
                    found.get(cue.start, 0), self._until(cue.end, fuller.end() if fuller else cue.end)
                )
        for token in re.finditer(
            rf"(?=((?:N['’]Djamena|[\w-]+)(?:\s{CAPITAL}[\w-]+)?))(?<![\w-])", self._text[start:end]
        ):
            at = start + token.start()
            if any(a <= at < b for a, b in found.items()):
                continue
            for words in (token.group(1), token.group(1).split()[0]):
                named = self._actors.state_named(words) is not None and (
                    self._language == "ar" or words[:1].isupper() or self._of_an_office(start, at)
                )
                if named or (words.isupper() and 1 < len(words) < 7 and words.isalpha()):
                    found[at] = at + len(words)
                    break
        return [self._locator.span(a, b) for a, b in sorted(found.items())]

    def _until(self, low: int, high: int) -> int:
        """The end of a body's name: with the words behind it only as far as they name a state or have a capital."""
        last = low
        for token in re.finditer(_WORD, self._text[low:high]):
            word = token.group()
            if (
                word[:1].isupper()
                or self._actors.state_named(word)
                or word in ("tierra", "terre", "defensa", "défense")
                or (self._language == "ar" and word.startswith("ال"))
            ):
                last = low + token.end()
            elif self._language == "ar":
                break
        return last

    def _of_an_office(self, start: int, at: int) -> bool:
        """`la ministra | española`: an adjective right behind an office, whose holder speaks for the state."""
        before = re.search(r"([\w’'-]+)\s$", self._text[start:at])
        return before is not None and self._actors.is_office(before.group(1))
