"""Words that turn a statement: what an ellipsis may not leave out, nor brackets put in. In nine languages alike.

Negations, words that make a statement depend or doubtful, and words that say it was denied. A word of one language
that is harmless in another only costs a quotation that nobody needed to shorten there.
"""

from __future__ import annotations

import re

_NEGATIONS = (
    "not no never nor neither none nobody nothing nowhere cannot without hardly scarcely "
    "nunca jamás sin ni nadie nada ningún ninguno ninguna tampoco apenas "
    "ne n pas jamais sans aucun aucune nul nulle rien personne guère "
    "nicht kein keine keinen keiner keinem keines nie niemals weder noch ohne niemand nichts kaum "
    "não nenhum nenhuma ninguém sem nem tampouco "
    "non mai né senza nessuno nessuna nessun niente nulla "
    "не нет ни никогда без никто ничего нельзя никакой едва вряд "
    "لا لم لن ليس ليست ليسوا غير دون بدون ما كلا نفى نفت"
)
_DOUBTS = (
    "allegedly reportedly supposedly purportedly if unless would could might may denied denies deny refused rejected "
    "presuntamente supuestamente si negó niegan prétendument si nie refuse angeblich wenn falls "
    "alegadamente supostamente se presumibilmente якобы если отрицает отрицал إذا لو يزعم"
)
_WORDS = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(set((_NEGATIONS + ' ' + _DOUBTS).split()), key=len, reverse=True))})(?!\w)|n['’]t\b|"
    r"(?<!\w)n['’](?=\w|$|\])|[不没沒未無无非别別勿莫]",
    re.IGNORECASE,
)


def turns(words: str) -> bool:
    """Whether words hold one that turns what stands around them."""
    return _WORDS.search(words) is not None
