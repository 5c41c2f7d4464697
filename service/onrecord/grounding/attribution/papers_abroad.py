"""Papers in Spanish, French and Arabic: whose one is by its own words, and whether it was put out for everybody.

`un comunicado de la Presidencia`, `une note préparée par l'état-major`, `بيان للجيش`, `مسودة أعدتها البعثة`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MADE_ES = r"(?:emitid|publicad|difundid|divulgad|elaborad|redactad|preparad|enviad|remitid|escrit|firmad|suscrit)[oa]s?"  # noqa: E501 -- a list of words, or the pattern of one
_MADE_FR = r"(?:émise?|publiée?|diffusée?|établie?|élaborée?|rédigée?|préparée?|envoyée?|adressée?|écrite?|signée?|transmise?)s?"  # noqa: E501 -- a list of words, or the pattern of one
_MADE_AR = r"(?:أعد|كتب|وجه|أصدر|أرسل|صاغ|نشر|بعث|وقع)ت?(?:ها|ه)|بعثت?\sبها?ه?|صادر(?:ة)?\sعن|صدرت?\sعن|موجهة?\sمن|من\sإعداد"  # noqa: E501 -- a list of words, or the pattern of one
_WHOSE = {
    "es": re.compile(
        rf"\b(?:{_MADE_ES}\s(?:[^,;]{{1,30}}?\s)?por|de|del)\s(?:(?:el|la|los|las)\s)?(?P<who>[^,;:«“\"()]{{2,80}})"
    ),
    "fr": re.compile(
        rf"\b(?:(?:{_MADE_FR}\s(?:[^,;]{{1,30}}?\s)?par|de|du|des|d['’])\s?)(?:(?:les|la|le)\s|l['’])?(?P<who>[^,;:«“\"()]{{2,80}})"
    ),
    "ar": re.compile(
        rf"(?:(?<!\w)(?:{_MADE_AR})\s|(?<!\w)(?:من|عن)\s|(?<!\w)ل(?=(?:لل?|[\u0621-\u064a]{{4}}))|^\w+\s)(?P<who>[^،؛:«»,]{{2,80}})"
    ),
}
_CUT = {
    "es": re.compile(
        r"\s(?:que|a la que|al que|a cuyo|sobre|con|para|en|fechad\w+|dirigid\w+|enviad\w+|publicad\w+|difundid\w+|emitid\w+|"  # noqa: E501 -- a list of words, or the pattern of one
        r"consultad\w+|obtenid\w+|vist[oa]s?|filtrad\w+|divulgad\w+)\b"
    ),
    "fr": re.compile(
        r"\s(?:que|qui|dont|sur|pour|avec|datée?|adressée?|envoyée?|publiée?|diffusée?|transmise?|consultée?|obtenue?|vue?|lue?|"
        r"révélée?|à|au)\b"
    ),
    "ar": re.compile(r"\s(?:في|على|عن|إلى|حول|بشأن|اطلع\w*|حصل\w*|نشر\w*|أمس|التي|الذي|مؤرخ\w*|يوم)(?!\w)"),
}
_PAPER_AR = re.compile(r"(?:ال)?(?:رسالة|مذكرة|برقية|تقرير|وثيقة|خطاب|قرار|صحفي|صدر|نشر|رسمي|مشترك)")
_PUBLISHED = re.compile(
    r"(?:(?:un|el|su|este|otro)\s)?(?:(?:breve|último|propio)\s)?(?:comunicado|boletín|tuit)\b|(?:(?:una|la|su|esta)\s)?(?:nota de prensa|declaración)\b|"  # noqa: E501 -- a list of words, or the pattern of one
    r"(?:(?:los|unos)\s)?(?:datos|balances?)\b|(?:(?:las)\s)?(?:cifras|estimaciones)\b|"
    r"(?:(?:un|le|son|ce)\s)?(?:bref\s)?(?:communiqué|bilan|tweet)\b|(?:(?:une|la|sa|cette)\s)?déclaration\b|(?:(?:les|des)\s)?(?:chiffres|données|estimations)\b|"
    r"(?:ال)?(?:بيان|بيانات|تصريح|تصريحات|أرقام|ارقام|إحصاءات|احصاءات|إحصائيات|احصائيات|تقديرات|حصيلة)(?!\w)",
    re.IGNORECASE,
)
_KEPT_BACK = re.compile(
    r"\b(?:intern[eoa]s?|confiden[ct]\w*|filtrad[oa]s?|fuit\w*|secret[oa]?s?|secr[eè]tes?|reservad[oa]s?)\b|"
    r"(?<!\w)(?:(?:ال)?(?:سري|مسرب)ة?|(?:ال)?داخلي|داخلية|ال\w+\sالداخلية)(?!\w)",
    re.IGNORECASE,
)
"""`الداخلية` alone is a ministry's; behind a paper with the article (`المذكرة الداخلية`) it is kept back."""


def is_published(words: str) -> bool:
    """Whether words for a paper name what a body says to everybody: a communiqué, its figures."""
    return _PUBLISHED.match(words.strip()) is not None and _KEPT_BACK.search(words) is None


def makers(words: str, language: str) -> Iterator[str]:
    """The words in a paper's description that may name whose it is, nearest first."""
    pattern, cut = _WHOSE[language], _CUT[language]
    at = 0
    while match := pattern.search(words, at):
        who = cut.split(match["who"], maxsplit=1)[0].strip()
        who = re.sub(r"^لل", "ال", who)
        if who.startswith("ل") and language == "ar":
            yield who[1:]  # `بيان | لوزارة الدفاع`
        if who and not _PAPER_AR.match(who):
            yield who
        at = match.start("who")
