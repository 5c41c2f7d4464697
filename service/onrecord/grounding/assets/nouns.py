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
    r"russes?|(?:ثقيل|حربي|مقاتل|قتالي|بحري|مسي|مسيّر|مسير|هجومي|عسكري|مدرع)ت(?:ان|ين)|ثقيلة|خفيفة|عسكري|عسكرية|حربية|حربي|مقاتلة|قتالية|باليستية|بالستية|بحرية|جوية|مدرعة|مسيرة|مسيّرة|نووية|نووي|هجومية|مفخخة|بحري|جوي"
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
    r"[\w\u064b-\u0652]{2,}ت(?:ان|ين|ا|ي)|(?:زورق|قارب|صاروخ|مدفع|جندي|عنصر|لواء|فوج|سرب|معسكر|رادار|لغم|طراد)(?:ان|ين)"
)
_DUAL_END = re.compile(r"(?P<base>\w{2,}?)(?P<feminine>ت)?(?:ان|ين)")
_SINGLE = re.compile(r"[\w\u064b-\u0652]{3,}ة|زورق|قارب")
_NOT_ONE = re.compile(r"(?<!\w)(?:أي|اي|كل|بعض|غير|دون|بدون|بلا|نصف)\s$")
_HEAD = re.compile(r"[\w\u064b-\u0652]+")
_ATTACHED = re.compile(r"[وف]?[بل]?")
_GOVERNED = re.compile(r"[وف]?(?:لل|[بك]ال)")
_OWNED = re.compile(r"\s(?:(?:ال)?تابع\w*\sل|ل(?=[\u0621-\u064a]{4}))")
_SIGNS = re.compile(r"[\u064b-\u0652\u0640]")
_MARKED_NAME = re.compile(rf"\s[«“\"‘'](?:{_CAPITAL}|\d|[\u0621-\u064a])[^»”\"’',.]{{1,30}}[»”\"’']")
"""`la fragata «Cantabria»`, `طائرات «إف-16»`: a ship's or a model's name in quotation marks."""
_BRAND = re.compile(r"\s(?:باتريوت|هيمارس|ثاد|ميغ|سوخوي|رافال|ميراج|إف-?\d+|إس-?\d+|تي-?\d+)(?![\w-])")
_BEFORE = re.compile(
    r"(?:viej[oa]s?|nuev[oa]s?|antigu[oa]s?|grandes?|pequeñ[oa]s?|modern[oa]s?|segund[oa]|tercer[oa]?|otr[oa]s?|últim[oa]s?|"
    r"vieux|vieil|vieilles?|nouveaux?|nouvel(?:le)?s?|anciens?|anciennes?|grands?|grandes?|gros|petits?|petites?|second|seconde|deuxième|troisième|autres?|"
    r"derniers?|dernières?)\s$"
)
"""What may stand between a number and its noun: `dos | nuevas | fragatas`, `un | viejo | submarino`."""
_POSTED = re.compile(
    r",?\s(?:con sede|con base|destacad[oa]|desplegad[oa]|acantonad[oa]|estacionad[oa]|basad[oa]|acuartelad[oa]|basée?|stationnée?|cantonnée?|déployée?)s?"  # noqa: E501 -- a list of words, or the pattern of one
)
_THE = re.compile(r"(?:[Ll][ao]s?|[Ee]l|[Ll]es?)\s$|[Ll]['’]$")
_NUMBER_OF = re.compile(
    r"(?:\b(?:número|cifra|cantidad)\sde\s(?:sus?\s|l[oa]s\s)?|\bnombre\s(?:de\s(?:ses\s|leurs\s)?|des\s|d['’])|(?<!\w)عدد\s)$"
)
_MEN = re.compile(r"hommes(?:\s(?!armés|militaires)\w+)?|instruct(?:eurs|ores)")
_SENT = re.compile(
    r"\b(?:déplo[yi]|envo[yi]|dépêch|mobilis|milita|soldat|soldad|bataillon|batall|brigad|régiment|regimiento|contingent|garnison|"
    r"troup|tropas|des?pl[ei]|envi[aóo]|destac)[\wà-ÿ]*[^.;:,]{0,40}$",
    re.IGNORECASE,
)
"""What makes men before the noun a force: a verb that sends them, or a unit."""
_FORCE_BEHIND = re.compile(
    r"\s(?:(?:ont|sont|seront|étaient|été|han|sido|fueron|están)\s){0,2}"
    r"(?:en renfort|en armes|déployés|dépêchés|mobilisés|stationnés|desplegados|destacados|"
    r"(?:de l['’]|de la|des|du)\s?(?:\d\w*\s)?(?:armée|garde|légion|forces|régiment|bataillon))\b"
)
_NO_FORCE = re.compile(
    r"\s(?:(?:et|ou|y|o)\s(?:de\s)?(?:femmes|enfants|mujeres|niños)|(?:de\s|d['’])(?!l[a'’]|combat|tir|tiro|élite)[a-zà-ÿ]|"
    r"en prison|à l['’]hôpital|au chômage)"
)
_FEWEST_MEN = 50
"""Below so many, `hommes` are any men."""
_MODEL = re.compile(r"\sمن\s(?:طراز|نوع|فئة)\s(?:[«“\"][^»”\"]{2,30}[»”\"]|[\w-]+(?:\s?-?\d+)?)")
_TELLING = re.compile(
    r"ال(?:تابع|متمركز|منتشر|موجود|متواجد|مرابط|مشارك|لاتي|تي|ذي|ذين|يوم|أحد|اثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت)\w*"
)
"""What stands behind a noun with the article and tells of it instead of naming it: `المسيّرات | التابعة للقيادة`."""
_AIR_BASE = re.compile(r"(?:\s[\u0621-\u064a]+){1,2}?\s(?:الجوية|البحرية|العسكرية)(?!\w)")
_CAMP = re.compile(r"\s(?!ال|تدريب|في\s|من\s|على\s|إلى\s|قرب\s)[\u0621-\u064a]{3,}(?!\w)")
_RANK = re.compile(r"[وف]?ب?(?:ال|لل)(?:لواء|عسكري)")
_ORDINAL = re.compile(r"\s(?:ال(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|حادي)|\d)")


def _bare(word: str) -> str:
    return _SIGNS.sub("", word)


class AssetNouns:
    """Reads the asset phrases of one of these languages."""

    def __init__(self, lexicon: Lexicon, states: frozenset[str]) -> None:
        self._states = states
        self._groups = lexicon.list("grammar", "groups")
        self._numerals = Numerals(lexicon.language)
        self._arabic = lexicon.language == "ar"
        self._sure = lexicon.list("asset_nouns", "sure")
        self._heads = {
            _bare(form)
            for entries in lexicon.words.get("assets", {}).values()
            for entry in entries
            for form in entry.split()[0].split("|")
        }

    def phrase_end(self, text: str, start: int, at: int, end: int, cue: Cue) -> int:
        """Where the designation ends: past adjectives, a use (`de combate`), and the name of a base or force."""
        while True:
            word = _WORD.match(text, at, end)
            step = _ADJECTIVE.match(text, at, end) or _TAIL.match(text, at, end)
            if step is None and word and self._is_state(word.group(1)):
                step = word
            if step is None and word and self._arabic and self._describes(text, start, word.group(1)):
                step = word
            if step is None and self._arabic:
                step = (
                    _MODEL.match(text, at, end)
                    or _BRAND.match(text, at, end)
                    or self._site(text, start, at, end, cue)
                )
            if step is None and at == cue.end:
                step = self._marked(text, at, end, cue)
            if step is None and cue.name in ("facility", "force") and not cue.text.startswith("colonne"):
                step = _NAMED_TAIL.match(text, at, end)
            if step is None:
                return at
            at = step.end()

    def _marked(self, text: str, at: int, end: int, cue: Cue) -> re.Match[str] | None:
        """A ship's name in quotation marks, or a model with its figures."""
        name = _MARKED_NAME.match(text, at, end)
        if name is None or cue.name not in ("ship", "aircraft", "weapon"):
            return None
        return name if cue.name == "ship" or re.search(r"\d", name.group()) else None

    def _site(self, text: str, start: int, at: int, end: int, cue: Cue) -> re.Match[str] | None:
        """`قاعدة الوطية الجوية`, `معسكر زليكان`: the name right behind the noun of a site."""
        if cue.name != "facility" or at != cue.end or text.startswith("ال", start):
            return None
        return _AIR_BASE.match(text, at, end) or (
            _CAMP.match(text, at, end) if cue.text.endswith(("معسكر", "ثكنة")) else None
        )

    def _describes(self, text: str, start: int, word: str) -> bool:
        """Whether a word with the article belongs to a noun with it: `المقاتلات الروسية`, not `المسيّرات التابعة`."""
        return text.startswith("ال", start) and word.startswith("ال") and _TELLING.fullmatch(word) is None

    def head_start(self, text: str, first: int, end: int) -> int:
        """Where a head noun begins, behind the `و`, `ب` or `ل` written on to it: `و|غواصة`, `ب|طائرتين`."""
        word = _HEAD.match(text, first, end) if self._arabic else None
        if word is None or _bare(word.group()) in self._heads:
            return first
        for length in (1, 2):
            if _bare(word.group()[length:]) in self._heads and _ATTACHED.fullmatch(word.group()[:length]):
                return first + length
        return first

    def _owns(self, text: str, first: int, cue: Cue) -> bool:
        return first > cue.start and text[first - 1] == "ل"

    def counted_by_form(self, text: str, first: int, end: int, cue: Cue) -> Reading | None:
        """The number that an Arabic noun's own form tells: `فرقاطتين` is two, `غواصة` one."""
        head = _HEAD.match(text, first, end) if self._arabic else None
        if head is None or head.group().startswith(("ال", "لل")):
            return None
        if _DUAL.fullmatch(head.group()):
            return Reading(head.start(), head.end(), 2, 2, 2)
        single = cue.name in ("ship", "aircraft", "vehicle") and _SINGLE.fullmatch(head.group())
        if single and not _NOT_ONE.search(text, max(0, first - 8), first):
            return Reading(head.start(), head.end(), 1, 1, 1)
        return None

    def _is_state(self, word: str) -> bool:
        if self._arabic:
            dual = _DUAL_END.fullmatch(word)
            one = dual["base"] + ("ة" if dual["feminine"] else "") if dual else word
            return any(form in self._states for form in (word, word.removeprefix("ال"), one))
        return word.islower() and word in self._states

    def number_before(self, text: str, first: int, floor: int) -> Reading | None:
        """The number that stands right before the noun."""
        adjective = None if self._arabic else _BEFORE.search(text, max(floor, first - 14), first)
        first = adjective.start() if adjective else first
        readings = self._numerals.find(text, max(floor, first - 60), first)
        if (
            readings
            and not re.sub(r"^(?:\s*(?:de|d['’]|من))?\s*", "", text[readings[-1].end : first]).strip()
        ):
            return readings[-1]
        return None

    def describes(self, text: str, start: int, noun: int) -> bool:
        """Whether nothing but an adjective stands between a number and its noun: `dos | nuevas | fragatas`."""
        return _BEFORE.fullmatch(text[start:noun].lstrip()) is not None

    def number_behind(self, text: str, first: int, last: int, end: int) -> Reading | None:
        """`elevó el número de patrulleras a seis`, `رفعت عدد الزوارق إلى ستة`: what their number was brought to."""
        if _NUMBER_OF.search(text, max(0, first - 24), first) is None:
            return None
        stop = re.compile(r"[,،;؛.:]").search(text, last, end)
        limit = stop.start() if stop else end
        to = re.compile(r"\s(?:a|à|إلى|الى)\s").finditer(text, last, limit)
        for match in to:
            readings = self._numerals.find(text, match.end(), min(limit, match.end() + 30))
            if readings and readings[0].start == match.end():
                return readings[0]
        return None

    def _are_a_force(self, text: str, first: int, last: int) -> bool:
        """`a envoyé 400 hommes`, `40 instructeurs déployés`: men whom military words beside them tell of."""
        if _NO_FORCE.match(text, last):
            return False
        return bool(_SENT.search(text, max(0, first - 70), first) or _FORCE_BEHIND.match(text, last))

    def worth(self, text: str, first: int, last: int, cue: Cue, reading: Reading | None) -> bool:
        """Whether there is anything to know: a number, or more than a bare noun; never an army as a speaker."""
        words = text[first:last]
        if self._arabic and _RANK.fullmatch(cue.text.split()[0]):
            return _ORDINAL.match(text, cue.end) is not None  # `اللواء المتقاعد` is a person
        if _MEN.fullmatch(words):
            least = _FEWEST_MEN if words.startswith("hommes") else 1
            many = reading is not None and (reading.value or reading.minimum or 0) >= least
            return many and self._are_a_force(text, first, last)
        if reading is not None and (reading.value != 1 or reading.end <= first):
            return True
        if cue.name in ("ship", "aircraft") and _MARKED_NAME.search(words):
            return True
        if cue.name == "force" and _POSTED.match(text, last) and _THE.search(text, max(0, first - 4), first):
            return True
        if self._arabic and (_GOVERNED.match(cue.text) or (reading is None and self._owns(text, first, cue))):
            return False  # `مسيرات للجيش`, `لسلاح الجو`, `بالطائرات المسيّرة`: whose, or by what means
        if self._arabic and cue.name == "facility" and last > cue.end:
            return True
        if self._arabic and text[first:last] in self._sure and (reading or _OWNED.match(text, last)):
            return True
        bare = words.split()
        if _ARMY.match(words) or any(c.start <= 2 for c in self._groups.find(words)):
            return False
        return len(bare) > 1 or (
            cue.name in ("ship", "aircraft", "vehicle", "weapon")
            and not self._arabic
            and cue.text[:1].isupper()
        )
