"""Who harms and who is harmed, in Spanish, French and Arabic: whoever does harm to another is not lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.cues.lexicon import Cue

_OBJECT = {
    "es": re.compile(
        r"\s(?:a\s|al\s)?(?:el|la|los|las|un|una|unos|unas|su|sus|otr[oa]s?|vari[oa]s|algun[oa]s|al menos|más de|hasta|"
        r"cerca de|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|\d+|decenas|cientos|posiciones|objetivos)\b"
    ),
    "fr": re.compile(
        r"\s(?:(?:le|la|les|un|une|des|du|de la|son|sa|ses|leurs?|d['’]autres|plusieurs|quelques|au moins|plus de|"
        r"près de|jusqu['’]à|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+)\b|l['’])"
    ),
    "ar": re.compile(
        r"\s(?:\d+|ثلاث|أربع|خمس|ست|سبع|ثماني|تسع|عشر|عشرات|عدة|عددا|نحو|ما|أكثر|طائرة|طائرات|طائرتين|مسيرة|مسيرات|مسيرتين|"
        r"صاروخ|صواريخ|زورق|زوارق|دبابة|دبابات|آلية|آليات|موقع|مواقع|أهداف|هدفا|منزل|منازل|مبنى|مستودع|مخازن|مقر)\w*"
    ),
}
_PASSIVE = {
    "es": re.compile(
        r"\b(?:fue|fueron|ha sido|han sido|era|eran|sido|ser|quedó|quedaron|resultó|resultaron|está|están|"
        r"estaba|estaban)\s(?:\w+mente\s)?$"
    ),
    "fr": re.compile(r"\b(?:est|sont|été|fut|furent|être|était|étaient|serait|seraient)\s(?:\w+ment\s)?$"),
    "ar": re.compile(r"(?:تم|يتم|جرى)\s$"),
}
_BY_ITSELF = re.compile(
    r"(?:perd|pierd|hund|estrell|coul|sombr|écras|mur|mor|per[ei]c|pér|خسر|فقد|غرق|تحطم|احترق|تضرر|سقط)\w*|s['’]\w+|se\s\w+",
    re.IGNORECASE,
)
"""Verbs whose subject is what is lost, or loses."""
FALLS = re.compile(r"[وف]?سق(?:ط\w*|وط)")
"""What falls is lost, but for shells and missiles."""


def harms_another(text: str, cue: Cue, language: str) -> bool:
    """`La frégate a abattu trois drones`: whether an active verb of harm has its object right behind it."""
    if language not in _OBJECT or _BY_ITSELF.fullmatch(cue.text):
        return False
    passive = _PASSIVE[language].search(text, max(0, cue.start - 40), cue.start)
    return passive is None and _OBJECT[language].match(text, cue.end) is not None


def strikes_first(text: str, cue: Cue, start: int, end: int, language: str) -> bool:
    """`أسقطت | الدفاعات الجوية | ثلاث مسيّرات`: whether an asset right behind a verb of harm is its subject."""
    if language != "ar" or text[cue.end : start].strip():
        return False
    return _BY_ITSELF.fullmatch(cue.text) is None and _OBJECT["ar"].match(text, end) is not None
