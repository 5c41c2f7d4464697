"""Who gives the account of a position, as its claim names them: `according to two aides`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.brief import Source
    from onrecord.grounding.text.items import PositionItem

LONGEST_CLAIM = 2_000
"""Characters that the schema allows a claim."""

_BY = {"en": "according to", "es": "según", "fr": "selon", "ar": "بحسب"}
_AS_SAID = "على ما قال"
_NOMINATIVE = re.compile(r"(?:\w{3}ان|\w{2}ون)[\u064b-\u0652]*$")
"""A dual or plural that is a subject: `بحسب` wants another ending."""

_TITLE_LAST = re.compile(r"\b(?:Ms|Mrs?|Dr|Gen|Lt|Col|Maj|Sen|Rep|Gov|Adm|Capt)\.?$")
_NAME_NEXT = re.compile(r"\.?\s[A-Z][\w’'-]+")
_TELLERS = frozenset({"unnamed_person", "unnamed_group", "document"})
_IN = re.compile(r"^(?:[Ii]n|[Ee]n|[Dd]ans)\s")
_WHEN = re.compile(
    r"^(?:(?:An?|One|Two|Three|Several|The)\s)?(?:day|night|week|month|year)s?\s(?:earlier|later|before)\s",
    re.IGNORECASE,
)
_UPPER_FIRST = re.compile(
    r"^(?:A|An|The|One|Two|Three|Four|Five|Six|Several|Some|Both|Another|Other|People|Officials|Diplomats|Sources|"
    r"Un[ao]?|Dos|Tres|Cuatro|Cinco|Seis|Vari[ao]s|Algun[ao]s|Otr[ao]s?|El|Los|Las|La|Su|Fuentes|Funcionarios|Diplomáticos|"
    r"Une|Deux|Trois|Quatre|Cinq|Plusieurs|Certains|Le|Les|Des|L(?=['’])|D(?=['’]))(?![\w-])"
)
_STOP_IN_MARKS = re.compile(r"[.,]([”\"’])$")
_ADDRESSED = re.compile(
    r"\b(?:called (?:up)?on|appealed to|told|asked|urged|warned|assured|informed|thanked|praised|"
    r"blamed|accused)\s(?:the\s)?$"
)
_ENOUGH = 15
"""Characters by which a condition is found in a claim that has a name for its pronoun."""

_WHEN_ASKED = re.compile(r"(?:^|[.,“”\"]\s)(?:When|when|If|if|While|while|As|as)\s(?:the\s|an?\s)?$")
_OF_ITS_OWN = re.compile(r"\b(?:memorandum|memo|letter|cable|document|email|ever since)\b")
_ACT_ALONE = re.compile(r"[a-z]+ing")
_CALLED = re.compile(r",?\s(?:called|named)\s")


def with_tellers(item: PositionItem, language: str, text: str) -> str:
    """The claim with its condition, and with who gives the account where that is not the actor.

    Args:
        item: the position; its claim is printed alone.
        language: of the article (BCP 47).
        text: the article's.
    """
    claim = item.claim
    condition = item.condition.text.strip(" ,") if item.condition else ""
    if condition and condition.lower()[:_ENOUGH] not in claim.lower():
        claim = f"{_unstopped(claim)}, {condition}."
    by = _BY.get(language.split("-")[0])
    tellers = [
        _WHEN.sub("", _named_whole(source, text)) for source in item.sources if _tells(source, item, text)
    ]
    if by is None or not tellers:
        return claim[:LONGEST_CLAIM]
    told = " and ".join(
        _UPPER_FIRST.sub(lambda first: first.group().lower(), _IN.sub("", teller)) for teller in tellers
    )
    if told.lower() not in claim.lower():
        comma = "،" if by == _BY["ar"] else ","
        by = _AS_SAID if by == _BY["ar"] and _NOMINATIVE.search(told.split()[0]) else by
        claim = f"{_unstopped(claim)}{comma} {by} {told}."
    return claim if len(claim) <= LONGEST_CLAIM else item.claim


def introducing(item: PositionItem) -> set[int]:
    """The sentence before that names the actor, where none that carries the position does; else nothing."""
    actor = item.actor
    shown = {span.sentence for span in item.evidence}
    named = [
        span for span in actor.mentions.values() if span.text[:1].isupper() or not actor.name[:1].isupper()
    ]
    if any(span.sentence in shown for span in named):
        return set()
    before = [span.sentence for span in named if span.sentence < min(shown)]
    return {max(before)} if before else set()


def _named_whole(source: Source, text: str) -> str:
    """The words of a source with the name behind a title that they end with: `a person close to Ms.` of `Ms. Orr`."""
    if not _TITLE_LAST.search(source.text):
        return source.text
    name = _NAME_NEXT.match(text, source.span.end)
    return f"{source.text}{name.group()}" if name else source.text


def _unstopped(claim: str) -> str:
    """A claim to which words are added: without its full stop, and without a comma in closing marks."""
    return _STOP_IN_MARKS.sub(r"\1", claim.rstrip(". "))


def _tells(source: Source, item: PositionItem, text: str) -> bool:
    """Whether a source tells of what the actor did: unnamed people, a paper, or somebody else by name."""
    start = source.span.start
    carried = source.span.sentence not in {span.sentence for span in item.evidence}
    if (
        _ACT_ALONE.fullmatch(source.text)
        or _describes(source, item, text)
        or _WHEN_ASKED.search(text, max(0, start - 12), start)
    ):
        return False
    if carried and any(_OF_ITS_OWN.search(span.text) for span in item.evidence):
        return False  # `a memorandum that he signed on Monday`: it is not of the dinner that they told of
    if source.type in _TELLERS:
        return True
    own = any(start < source.span.end and source.span.start < end for start, end in item.actor.mentions)
    addressed = _ADDRESSED.search(text, max(0, source.span.start - 30), source.span.start) is not None
    return (
        source.type.startswith("named")
        and not own
        and not addressed
        and item.disclosed_by in ("named", "counterpart")
    )


def _describes(source: Source, item: PositionItem, text: str) -> bool:
    """Whether the words of a source only say who the actor is: `Lena Orr, a former official who …, predicted`."""
    start, end = source.span.start, source.span.end
    if source.type == "document":
        return False
    for first, last in item.actor.mentions:
        if end <= first and _CALLED.fullmatch(text, end, first):
            return True
        cue = item.cue.start if item.cue else -1
        if text[last:start] == ", " and end < cue and "," in text[end:cue] and "." not in text[end:cue]:
            return True
    return False
