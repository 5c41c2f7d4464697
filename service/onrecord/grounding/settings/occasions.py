"""Occasions: words that sound private and tell of another time, of a reporter on the line, or of letters laid open.

`After the closed session, Saar said …`, `said by phone to Cadena SER`, `in a letter to the Security Council`.
"""

from __future__ import annotations

import re

_WORDS = r"(?:(?!(?:that|que|qui|and|but|y|et|pero|mais)\b|(?:أن|إن)\s)[\w’'\-.]+\s){0,7}"
_BEFORE_OR_AFTER = re.compile(
    rf"(?<!\w)(?:after|following|before|ahead\sof|emerging\sfrom|on\sleaving|on\sthe\seve\sof|"
    rf"tras|después\sde|antes\sde|al\stérmino\sde|al\sfinal(?:izar)?|a\sla\ssalida\sde|al\ssalir\sde|concluid[ao]s?|terminad[ao]s?|"
    rf"après|avant|à\sl['’]issue|au\ssortir|à\sla\ssortie|au\slendemain|au\sterme|"
    rf"بعد|عقب|قبيل|قبل|إثر|فور\sانتهاء)\s(?:d['’])?{_WORDS}(?:d['’]|l['’])?$",
    re.IGNORECASE,
)
_PRESS = (
    r"(?:reporters?|journalists?|Reuters|AP|AFP|EFE|BBC|CNN|NPR|RFI|DPA|newspaper|agency|broadcaster|station|channel|Associated\sPress|"
    r"[\w’'-]+\s(?:Times|Post|News|TV|Radio|Journal|Telegraph|Guardian|Independent)|"
    r"emisora|cadena|agencia|diario|periódico|periodistas?|medio|canal|radio|televisión|"
    r"agence|quotidien|chaîne|journal|journalistes?|rédaction|(?:ال)?(?:قناة|وكالة|صحيفة|إذاعة|صحافيين|صحفيين|تلفزيون|شبكة|رويترز|الجزيرة|العربية))(?!\w)"
)
_TO_PRESS = (
    r"(?:(?:\bto|\bwith|\ba|\bal|\bcon|\bà|\bau|\baux|\bavec|\bde|\bdu|مع|إلى)\s|(?<!\w)ل(?:ل)?|\btold\s)"
    r"(?:the\s|la\s|el\s|le\s|l['’]|este\s|esta\s|ce\s|cette\s|ses\s)?(?:[\w-]+\s){0,2}?" + _PRESS
)
_WIRE = re.compile(
    r"(?:\w+[\s-])*(?:phone|telephone|call|messages?|texts?|text|WhatsApp|Signal|Telegram)|phoned|texted|"
    r"por\steléfono|telefónicamente|(?:una?\s)?(?:llamada|conversación|entrevista)\stelefónica|(?:par|au)\stéléphone|"
    r"(?:entretien|appel|conversation|échange)\stéléphonique|mensajes?(?:\sde\stexto)?|sms|textos?|هاتفيا|هاتفياً|عبر\sالهاتف|واتساب|"
    r"(?:في\s|خلال\s)?(?:ال)?(?:اتصال|مكالمة|محادثة)(?:ا|اً)?(?:\s(?:ال)?هاتفي(?:ة|ا|اً)?)?|(?:رسالة|رسائل)\sنصية",
    re.IGNORECASE,
)
"""A call or a message, which may be one to a reporter."""
_WITH_PRESS = re.compile(
    rf"\s(?:(?:message|text|sent|enviado|enviada|envoyé|adressé|call|conversation|interview|telefónica|téléphonique|هاتفي|هاتفية|نصية)\s){{0,2}}{_TO_PRESS}"
)
_PRESS_BEFORE = re.compile(rf"{_TO_PRESS}\s(?:\w+\s){{0,4}}$")
_REACHED = re.compile(
    r"(?<!\w)(?:joint|contacté|interrogé|sollicité|interviewé|consultad|contactad|localizad|entrevistad|preguntad|reached|contacted|"
    r"interviewed|questioned|speaking|اتصلت\sبه|تواصلت\sمعه)(?:\w{0,3})\s(?:[^,;«“\"]{0,40}\s)?(?:by\s|over\s|on\sthe\s)?$",
    re.IGNORECASE,
)
_LAID_OPEN = re.compile(
    r"(?:(?<=\sto)|\sto)\s(?:the\s)?(?:(?:U\.?N\.?|United\sNations)(?:\s|[’']s?\s|$|,)|Security\sCouncil|General\sAssembly|"
    r"(?:U\.?N\.?\s)?Secretary-General|International\s(?:Court|Criminal))"
)
_MEANT_FOR_FEW = re.compile(
    r"\b(?:confidential|private|secret|leaked|classified|internal|restricted)", re.IGNORECASE
)


_SPREAD = re.compile(
    r"\s(?:messages?\s|notes?\s)?(?:that\s|which\s|que\s|qui\s)?(?:was\s|were\s|has\sbeen\s|had\sbeen\s|fue\s|a\sété\s)?(?:later\s|widely\s|then\s)?"
    r"(?:posted|circulat\w+|broadcast|aired|uploaded|shared\s(?:on|online|by)|carried\sby|publicado|difundido|publié|diffusé|relayé|بثت|بث|نشر)\w{0,2}(?!\w)",
    re.IGNORECASE,
)
_SPREADS = re.compile(r"message|note|whatsapp|recording|letter|mensaje|رسالة|carta|lettre", re.IGNORECASE)
_TO_ALL = re.compile(
    r"(?:\s?(?:sent|addressed|delivered)?\s?(?:to|with|con|avec|de|a|à|مع|إلى)?\s?(?:the\s|local\s|los\s|las\s|les\s|des\s|d['’]|unos\s|varios\s)*)(?<=[\s’'])"
    r"(?:residents|civilians|inhabitants|students|veterans|workers|farmers|businessmen|business\sleaders|"
    r"empresarios|vecinos|estudiantes|militantes|simpatizantes|periodistas|agricultores|étudiants|habitants|chefs\sd['’]entreprise|militants|"
    r"journalistes|maires|agriculteurs|طلاب|الطلاب|رجال\sأعمال|رجال\sالأعمال|صحافيين|صحفيين|مواطنين|إعلاميين)(?!\w)",
    re.IGNORECASE,
)
_GALA = re.compile(
    r"\s(?:(?:hosted|given|organi[sz]ed|held)\sby|of)\s(?:the\s)?(?:[\w’'-]+\s){0,4}?(?:Club|Association|Chamber|Society|Forum|Institute|Foundation|"
    r"League|Union|Correspondents)\b"
)
_MEAL = re.compile(r"dinner|lunch|breakfast|supper|banquet|reception|meal", re.IGNORECASE)
_MANY = re.compile(
    r"(?:told|telling)\s.*(?:colleagues|ministers|lawmakers|senators|generals|diplomats|ambassadors|allies|members|donors)",
    re.IGNORECASE,
)
_HALL = re.compile(
    r"\s(?:\w+\s)?(?:at|during)\s(?:an?\s|the\s|its\s|his\s|her\s|their\s)?(?:[\w’'-]+\s){0,2}?"
    r"(?:congress|convention|conference|rally|ceremony|parade|United\sNations|U\.?N\.?(?=\s)|General\sAssembly|commemoration|funeral|inauguration)",
    re.IGNORECASE,
)
"""Where many are told something openly."""


def of_another_time(text: str, start: int, at: int) -> bool:
    """Whether what begins at `at` is what something came after or before: `after | a closed session`."""
    return _BEFORE_OR_AFTER.search(text, max(start, at - 90), at) is not None


def to_a_reporter(text: str, first: int, last: int, end: int) -> bool:
    """Whether a call or a message is one to the press: `joint | par téléphone`, `in a phone call | with Reuters`."""
    if text[first:last].endswith((" to", " with")):
        last = text.rindex(" ", first, last)
    if _WIRE.fullmatch(text[first:last]) is None:
        return False
    return (
        _PRESS_BEFORE.search(text, max(0, first - 70), first) is not None
        or _WITH_PRESS.match(text, last, min(end, last + 60)) is not None
        or _REACHED.search(text, max(0, first - 70), first) is not None
    )


def laid_open(text: str, first: int, last: int, end: int) -> bool:
    """Whether a letter is for a body that gives its members' letters to everybody, and nothing calls it closed."""
    return (
        _LAID_OPEN.match(text, last, min(end, last + 40)) is not None
        and _MEANT_FOR_FEW.search(text, first, last) is None
    )


def to_all(text: str, first: int, last: int, end: int) -> bool:
    """Whether words were spread or said to many: `a voice message | posted online`, `told ministers | at a rally`."""
    words = text[first:last]
    if _TO_ALL.match(text, last, min(end, last + 50)):
        return True
    if _MEAL.search(words) and _GALA.match(text, last, min(end, last + 70)):
        return True
    if _MANY.fullmatch(words) and _HALL.match(text, last, min(end, last + 60)):
        return True
    return (
        _SPREADS.search(words) is not None
        and _MEANT_FOR_FEW.search(words) is None
        and _SPREAD.match(text, last, min(end, last + 60)) is not None
    )
