"""Private talk in Spanish, French and Arabic: who was told, who was there, and which of two settings a verb has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.settings.scene_words_abroad import (
    IN_A_LETTER,
    IN_A_PAPER,
    OPEN_LETTER,
    THERE_BEHIND,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.cues.lexicon import Cue
    from onrecord.grounding.attribution.frame import Frame, Offsets

_PERSON = {
    "es": r"(?:(?:homólog|enviad|emisari|mediador|embajador|ministr|president|canciller|secretari|jef|líder|asesor|aliad|colaborador|"  # noqa: E501 -- a list of words, or the pattern of one
    r"colega|diplomátic|negociador|interlocutor|visitante|comandante|general|mandatari|dirigente|legislador|diputad|senador|socio|"
    r"funcionari|representante|delegad|par|responsable|rey|papa|primer)\w*|[A-ZÀ-Þ][\w’'-]+)",
    "fr": r"(?:(?:homologue|envoyé|émissaire|médiateur|médiatrice|ambassadeur|ambassadrice|ministre|président|chancelier|secrétaire|chef|"  # noqa: E501 -- a list of words, or the pattern of one
    r"dirigeant|conseiller|proche|allié|collaborateur|collègue|diplomate|négociateur|interlocuteur|visiteur|commandant|général|député|"
    r"sénateur|partenaire|responsable|représentant|convive|élu|roi|pape|premier)\w*|[A-ZÀ-Þ][\w’'-]+)",
    "ar": r"(?:ال)?(?:نظير|مبعوث|وسيط|سفير|وزير|رئيس|مستشار|مساعد|حلفاء|زملاء|دبلوماسي|مفاوض|زوار|زائر|قائد|قادة|نواب|مسؤول|ممثل|وفد|محاور|ملك|أمير|مقرب|وسطاء|نائب)\w*",  # noqa: E501 -- a list of words, or the pattern of one
}  # fmt: skip
_TOLD = {
    "es": re.compile(
        rf"(?:[,\s]|\s(?:en|durante|el|este|la)\s[\w ]{{2,40}}?)*?\s(?:a|al)\s(?:(?:la|los|las|el|su|sus|un|una|unos|varios|varias|dos|tres|algunos)\s)*"  # noqa: E501 -- a list of words, or the pattern of one
        rf"(?:[a-zà-ÿ]+\s)?{_PERSON['es']}"
    ),
    "fr": re.compile(
        rf"(?:[,\s]|\s(?:en|lors|mardi|lundi|mercredi|jeudi|vendredi)\s[\w ’']{{2,40}}?)*?\s(?:à|au|aux|devant)\s(?:(?:la|les|son|sa|ses|leur|leurs|un|une|des|deux|trois|plusieurs|certains)\s|l['’])*"  # noqa: E501 -- a list of words, or the pattern of one
        rf"(?:[a-zà-ÿ]+\s)?{_PERSON['fr']}"
    ),
    "ar": re.compile(rf"\s(?:ل|إلى\s)?{_PERSON['ar']}"),
}
_CLITIC = {
    "es": re.compile(r"(?<!\w)(?:le|les|se lo)\s(?:ha|han|había|habían|habría|habrían)?\s?$", re.IGNORECASE),
    "fr": re.compile(
        r"(?<!\w)(?:lui|leur)\s(?:a|ont|avait|avaient|aurait|auraient)?(?:-t-(?:il|elle))?\s?$", re.IGNORECASE
    ),
    "ar": re.compile(r"(?!)"),
}
_PLACE = {
    "es": re.compile(
        r"\b(?:[Ee]n|[Dd]urante|[Tt]ras|[Aa]nte)\s(?:el|la|un|una|su|los|las|otra|otro)\s(?:[\w-]+\s){0,2}?(?:consejo de ministros|gabinete|cena|almuerzo|"  # noqa: E501 -- a list of words, or the pattern of one
        r"comida|desayuno|despacho|reunión|encuentro|conversación|llamada|audiencia|visita|sobremesa|cóctel|recepción|deliberaci\w+)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:en conseil des ministres|en cabinet|en réunion|(?:[Ll]ors|au cours|pendant|à l['’]occasion)\s(?:d['’]une?\s|du\s|de\s(?:la|leur|son|cette|cet|ce)\s|de\sl['’]|des\s)"  # noqa: E501 -- a list of words, or the pattern of one
        r"(?:[\w-]+\s){0,2}?(?:dîner|déjeuner|petit-déjeuner|réunion|entretien|rencontre|conversation|appel|visite|audience|tête-à-tête|séance|réception|échange|conseil)\w*)\b",
        re.IGNORECASE,
    ),
    "ar": re.compile(
        r"(?<!\w)(?:خلال|في|أثناء|على)\s(?:ال)?(?:عشاء|غداء|مأدبة|لقاء|لقائه|لقائها|اجتماع|جلسة|مكالمة|اتصال|زيارة|محادثة|مشاورات|مجلس الوزراء|مجلس خاص)"  # noqa: E501 -- a list of words, or the pattern of one
    ),
}
_AUDIENCE = re.compile(
    r"\b(?:prensa|periodistas?|reporteros?|agencia|diario|periódico|cadena|medios|televisión|radio|parlamento|congreso|senado|cámara|"
    r"presse|journalistes?|agence|quotidien|chaîne|médias|télévision|parlement|assemblée|sénat|députés|AFP|EFE|AP|Reuters|Monde|País|"
    r"RFI|BBC|CNN|nación|nation|comisión|commission|pueblo|peuple|ciudadanos|tribunal|juez|juge)\b|"
    r"(?:صحافي|صحفي|صحيفة|وكالة|قناة|تلفزيون|إذاعة|برلمان|مجلس النواب|رويترز|برس|الجزيرة|العربية|الإعلام|موقع)"
)
_WAS_THERE = re.compile(
    r"\b(?:presentes?|asistentes?|que (?:asisti|particip|presenci|estuv)\w+|participantes?|testigos? de la (?:conversación|reunión)|"  # noqa: E501 -- a list of words, or the pattern of one
    r"conocedor\w* de la (?:conversación|llamada|reunión)|al (?:tanto|corriente) de la (?:conversación|llamada|reunión)|"  # noqa: E501 -- a list of words, or the pattern of one
    r"informad\w* (?:de|sobre) la (?:conversación|llamada|reunión))\b|"
    r"\b(?:présente?s?|ayant (?:assisté|participé|pris part)|qui (?:y |ont |a |y a |y ont )?(?:assist|particip|étai)\w+|participant\w*|"  # noqa: E501 -- a list of words, or the pattern of one
    r"convives?|au (?:fait|courant) de (?:la conversation|l['’]entretien|l['’]appel|la réunion|l['’]échange))\b|"
    r"(?:حضر(?:وا|ا|ت|وه|وها|ها|ه)?|شارك(?:وا|ا|ت)?|حاضر(?:ون|ين)?|مشارك(?:ون|ين)?|اطلع(?:وا|ا)? على)(?!\w)"
)
_SPOKESMAN = re.compile(r"(?:portavo|vocer|porte-parole|متحدث|ناطق)", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"(?:En público|Públicamente|Oficialmente|Ayer|Hoy|Horas|Días|Semanas|Más tarde|Después|Antes|Desde|Luego|El (?:lunes|martes|"  # noqa: E501 -- a list of words, or the pattern of one
    r"miércoles|jueves|viernes|sábado|domingo)|Este (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|Un (?:día|mes)|Al día|La víspera|Preguntad|Consultad|Por su parte|En cambio|"  # noqa: E501 -- a list of words, or the pattern of one
    r"En public|Publiquement|Officiellement|Hier|Aujourd|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Quelques|Deux|Trois|Plus tard|"  # noqa: E501 -- a list of words, or the pattern of one
    r"Le lendemain|La veille|Depuis|Interrogé|De son côté|Pour sa part|En revanche|"
    r"و?(?:علنا|علناً|لاحقا|لاحقاً|من جانبه|من جانبها|من جهته|في المقابل|بعد|قبل|الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|أمس|اليوم)(?!\w))"  # noqa: E501 -- a list of words, or the pattern of one
)
"""What opens a sentence that leaves for another place or time."""
_PROPER = re.compile(r"(?<!\w)(?:que|qu['’]|أن|إن|ان|بأن|أنه|أنها|إنه|إنها|بأنه|بأنها)(?!\w)|[«“\":]")
_PAPER = {
    "es": re.compile(
        r"\b[Ee]n\s(?P<paper>(?:una?|el|la|su)\s(?:[\w-]+\s){0,3}?(?:carta|misiva|nota|memorando|memorándum|cable|correo|informe|mensaje|"
        r"documento|acta|grabación|telegrama)\b(?:\s[^,;«“\"]{1,80}?(?=,|;|\s(?:a la|al)\sque\s|\sque\s))?)"
    ),
    "fr": re.compile(
        r"\b[Dd]ans\s(?P<paper>(?:une?|le|la|son|sa|cette|ce)\s(?:[\w-]+\s){0,3}?(?:lettre|note|courrier|courriel|mémo|télégramme|câble|message|"
        r"rapport|document|missive|compte rendu)\b(?:\s[^,;«“\"]{1,80}?(?=,|;|\set\s(?:que|dont)\s|\s(?:que|dont)\s))?)"
    ),
    "ar": re.compile(
        r"(?<!\w)[وف]?(?:في|ضمن)\s(?P<paper>(?:رسالة|مذكرة|برقية|وثيقة|تقرير|محضر|خطاب)(?:\s[^،؛«»:]{1,90}?(?=،|؛|\s(?:إن|أن|بأن)\s))?)"
    ),
}
_LEAKED = {
    "es": re.compile(
        r"confidencial|intern[oa]|reservad[oa]|secret[oa]|filtrad[oa]|clasificad[oa]|privad[oa]|\bque\s(?:ha |han |pudo |tuvo |tuvieron )*"  # noqa: E501 -- a list of words, or the pattern of one
        r"(?:tenido |tener )?acceso|(?:obtenid|vist|consultad|revisad)[oa]s?\spor|(?:ha|pudo)\s(?:podido\s)?(?:ver|consultar|leer)"  # noqa: E501 -- a list of words, or the pattern of one
    ),
    "fr": re.compile(
        r"confidentiel|interne|secr[eè]t|manuscrite?|fuité|classifié|privée?\b|(?:consulté|obtenu|vu|révélé)e?s?\spar|pu\s(?:lire|consulter|voir)|"
        r"\bcopie\b|a\seu\saccès"
    ),
    "ar": re.compile(r"سري|سرية|داخلي|داخلية|مسرب|اطلع(?:ت)?\sعلي|حصل(?:ت)?\sعلي|خاصة|غير\sمنشور"),
}
_LED = re.compile(
    r"(?:\b(?:en|durante|por|mediante|lors d['’]une?|au cours d['’]une?|dans|par|à|au)|(?<!\w)(?:في|خلال|أثناء|عبر|على هامش))\s(?:un\s|una\s|la\s|el\s|une\s)?$"  # noqa: E501 -- a list of words, or the pattern of one
)
_LEADS = re.compile(
    r"(?:en|durante|por|mediante|lors|au\scours|dans|par|à)\s|(?:في|خلال|أثناء|عبر|على هامش)\s", re.IGNORECASE
)
_SCENE_LEAD = 110
"""Characters of a verb's words within which a place or an occasion may still stand before what is said."""
_BEHIND_COMMA = 160


class VenuesAbroad:
    """Reads who was told and who was there in one article."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language

    def told_to_few(self, frame: Frame, end: int) -> bool:
        """Whether a verb's addressee is no audience: `dijo al enviado que …`, `leur a-t-il glissé`."""
        behind = frame.subject is not None and frame.cue.end <= frame.subject[0] <= frame.cue.end + 3
        first = frame.subject[1] if frame.subject is not None and behind else frame.cue.end
        limit = min(end, first + 90)
        proper = _PROPER.search(self._text, first, limit)
        told = _TOLD[self._language].match(self._text, first, proper.start() if proper else limit)
        if told is not None and not _AUDIENCE.search(self._text, first, min(end, told.end() + 25)):
            return True
        return (
            _CLITIC[self._language].search(self._text, max(0, frame.cue.start - 24), frame.cue.start)
            is not None
        )

    def in_a_paper(self, frame: Frame, start: int) -> bool:
        """Whether a verb stands in the clause of a paper between few: `mandó un cable en el que advertía …`."""
        if IN_A_PAPER.search(self._text, start, frame.cue.start) is None:
            return False
        arabic = self._language == "ar"
        return not arabic or THERE_BEHIND.match(self._text, frame.cue.end) is not None

    def letter(self, frame: Frame, start: int) -> Offsets | None:
        """The cable, or the letter to one person, in whose clause a verb stands: `un cable en el que …`."""
        match = None if self._language == "ar" else IN_A_LETTER.search(self._text, start, frame.cue.start)
        if match is None:
            return None
        spanish = self._language == "es"
        paper, cable, to = ("paper", "cable", "to") if spanish else ("paper_fr", "cable_fr", "to_fr")
        if OPEN_LETTER.search(self._text, match.start(), frame.cue.start):
            return None
        addressed = self._text[max(start, match.start() - 60) : match.start()] + (match[to] or "")
        person = re.search(
            rf"\s(?:a|al|à|au)\s(?:(?:la|su|son|sa)\s|l['’])?{_PERSON[self._language]}",
            f" {addressed}",
            re.IGNORECASE,
        )
        known = (
            person is not None
            and re.search(r"\b(?:ONU|Naciones|Nations|Consejo|Conseil)\b", addressed) is None
        )
        return match.span(paper) if match[cable] or known else None

    def was_there(self, source: str) -> bool:
        """Whether a source's words say that he was at the talk: `dos asistentes a la cena`, `مصدران حضرا الجلسة`."""
        return _WAS_THERE.search(source) is not None

    def place(self, windows: Iterable[Offsets]) -> bool:
        """Whether a talk among few is where it was said: what unnamed people tell of a dinner or a cabinet meeting."""
        return any(_PLACE[self._language].search(self._text, *window) is not None for window in windows)

    def said_proper(self, start: int, end: int) -> int:
        """Where what is said begins behind the words for whom, where and when."""
        proper = _PROPER.search(self._text, start, min(end, start + _SCENE_LEAD))
        return proper.start() if proper else start

    def led(self, at: int) -> bool:
        """Whether a preposition leads what begins here: `خلال | اجتماع مغلق`."""
        return (
            _LED.search(self._text, max(0, at - 14), at) is not None
            or _LEADS.match(self._text, at) is not None
        )

    def nearest(self, frame: Frame, private: Iterable[Cue], public: Iterable[Cue]) -> Cue | None:
        """Of two settings the one beside the verb; the audience of those who tell of it is not the act's."""
        found = [
            *((self._distance(frame, cue), cue) for cue in private),
            *(
                (self._distance(frame, cue), cue)
                for cue in public
                if not _SPOKESMAN.search(cue.text) and not self._of_the_telling(frame, cue)
            ),
        ]
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def _of_the_telling(self, frame: Frame, cue: Cue) -> bool:
        """Whether a setting is that of those who tell of the act: `dijeron a la prensa que el ministro había …`."""
        if frame.under is None:
            return False
        first = min(frame.cue.start, frame.subject[0]) if frame.subject else frame.cue.start
        if frame.under[0] < first:
            return frame.under[0] <= cue.start < first
        return cue.start >= frame.under[0] - 30

    def _distance(self, frame: Frame, cue: Cue) -> int:
        low, high = (frame.cue.end, cue.start) if cue.start >= frame.cue.end else (cue.end, frame.cue.start)
        apart = (
            re.search(r"[,،;؛]", self._text[low:high]) is not None if cue.start < frame.cue.start else False
        )
        return max(0, high - low) + (_BEHIND_COMMA if apart else 0)

    def paper(self, frame: Frame, start: int, end: int) -> Offsets | None:
        """The paper in which an act stands, where words beside it say that it was not meant for all."""
        if (letter := self.letter(frame, start)) is not None:
            return letter
        for match in _PAPER[self._language].finditer(self._text, start, end):
            last = frame.content[0][0] if frame.content and match.end() <= frame.content[0][0] else end
            if match.start() < frame.cue.start or match.start() < last:
                stop = min(end, max(match.end() + 90, match.end()))
                if _LEAKED[self._language].search(self._text, match.start(), stop):
                    return match.span("paper")
        return None
