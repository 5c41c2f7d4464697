"""The words by which a private scene or paper goes on in Spanish, French and Arabic: answers, `y`, `en él`, `فيها`."""

from __future__ import annotations

import re

REPLIES_ABROAD = re.compile(
    r"(?:contest|respond|replic|repuso|repus|objet|rebat|matiz)(?:ó|aron|ieron|ió|aba|ían?|ado|ido)?|repuso|"
    r"(?:répond|rétorqu|répliqu|object|acquiesc)(?:u|it|irent|é|a|èrent|ait|aient)|"
    r"(?:[وف])?(?:رد|أجاب|اجاب)(?:ت|وا|ه|ها|هم)?",
    re.IGNORECASE,
)
"""Verbs of answering in the past, whole; Arabic without its vowel signs."""
SIGNS = re.compile("[\u064b-\u0652\u0640]")
THERE_ABROAD = re.compile(
    r"(?<!\w)(?<!s['’])y\s(?:a|ont|avait|avaient|aurait|auraient)\s(?:\w+\s)?$|(?<!\w)(?<!s['’])y\s$|"
    r"(?<!\w)(?:en|durante)\s(?:él|ella|ellos|ellas|el\s(?:texto|escrito)|la\s(?:carta|misiva))\s(?:\w+\s){0,2}?$|"
    r"(?<!\w)(?:dans|lors\sde)\s(?:celle-ci|celui-ci)\s(?:\w+\s){0,2}?$"
)
"""What stands before a verb whose act is in the paper, or was at the talk, just told of."""
THERE_BEHIND = re.compile(r"\s(?:en\s(?:él|ella|ellos|ellas)|فيه|فيها|فيهما|خلاله|خلالها|خلالهما)(?!\w)")
"""The same right behind the verb: `propone en él`, `طالب فيها`."""
IN_A_PAPER = re.compile(
    r"(?<!\w)(?:cable|correo|carta|misiva|nota|mensaje|memorando|memorándum|escrito|telegrama|informe)s?\s(?:[^.;:«“\"]{0,60}\s)?en\s(?:el|la|los|las)\s"
    r"(?:que|cual(?:es)?)\s[^.;:«“\"]{0,40}$|"
    r"(?<!\w)(?:télégramme|lettre|note|courrier|courriel|message|mémo|câble|missive)s?\s(?:[^.;:«“\"]{0,60}\s)?(?:dans\s(?:laquelle|lequel|lesquelles)|où)\s"
    r"[^.;:«“\"]{0,40}$|"
    r"(?<!\w)(?:ال)?(?:رسالة|مذكرة|برقية|ملاحظات|خطاب|رسائل)\s[^.؛:«“\"]{0,70}$",
    re.IGNORECASE,
)
"""A paper to somebody in whose clause the verb stands: `un cable en el que advertía`."""
OF_A_VIEW = re.compile(r"(?:voi|voy|cr[oé]i|ve|ven|veía|consent|parven|renonc)", re.IGNORECASE)
"""Verbs whose `y` or `en él` is what they are about."""
IN_A_LETTER = re.compile(
    r"(?<!\w)(?P<paper>(?:una?|su|sus|dos|tres|varios|varias|otro|otra)\s(?:[\w-]+\s){0,2}?(?P<cable>cables?|telegramas?|despachos?|(?=carta|misiva|correo|nota))"
    r"(?:(?<=\s)(?:cartas?|misivas?|correos?|notas?))?)(?P<to>\s[^.;:«“\"]{0,60}?)?\sen\s(?:el|la|los|las)\s(?:que|cual(?:es)?)\s[^.;:«“\"]{0,40}$|"
    r"(?<!\w)(?P<paper_fr>(?:une?|son|sa|ses|des|deux|trois|plusieurs)\s(?:[\w-]+\s){0,2}?(?P<cable_fr>télégrammes?|câbles?|dépêches?|(?=lettre|courrier|missive|note))"
    r"(?:(?<=\s)(?:lettres?|courriers?|missives?|notes?))?)(?P<to_fr>\s[^.;:«“\"]{0,60}?)?\s(?:dans\s(?:laquelle|lequel|lesquels|lesquelles)|où)\s[^.;:«“\"]{0,40}$",
    re.IGNORECASE,
)
"""A cable or a letter in whose clause the verb stands, with what is said of it between the two."""
OPEN_LETTER = re.compile(
    r"abiert[oa]|públic[oa]|prensa|nación|ciudadan|ouverte?|publiqu|publié|presse|nation\b|verbal",
    re.IGNORECASE,
)
